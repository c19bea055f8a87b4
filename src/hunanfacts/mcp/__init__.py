"""The look-ups for agents, as tools of the Model Context Protocol; they only read."""
