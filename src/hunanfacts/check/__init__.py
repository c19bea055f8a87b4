"""A draft against the facts: the figures in prose, which facts they are about, and verdicts."""
