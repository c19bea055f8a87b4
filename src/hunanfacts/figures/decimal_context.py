"""The context in which figures are reckoned with: exactly, as far as a value and its scales go."""

from decimal import Context

EXACTLY = Context(prec=100)
"""A value has up to 40 digits and its scales some 20 more; the usual 28 digits would round it."""
