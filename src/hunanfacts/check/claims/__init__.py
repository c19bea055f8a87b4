"""The figures that a draft claims, and the facts that each of them may be about."""
