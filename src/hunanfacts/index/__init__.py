"""The compiled form of a knowledge: what is stored, how it is built, which file it is of."""
