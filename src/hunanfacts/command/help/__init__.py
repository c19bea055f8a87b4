"""Help in the language chosen: pages of commands and topics, with examples that are run."""
