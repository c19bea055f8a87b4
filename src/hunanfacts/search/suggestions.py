"""Names that look like what was typed, for a query that nothing answers."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from hunanfacts.search import slips

if TYPE_CHECKING:
    from hunanfacts.index.store import Index

_MOST_NAMES_COMPARED = 5000
_LEAST_SUGGESTED = 3
"""Characters of a name from which on one slip still leaves something of it."""


def keys_of_names_like(index: Index, folded: str) -> list[str]:
    """Return the keys of facts with a name like a folded query, one slip away before the rest."""
    names: dict[str, str] = {}
    for name, key in index.names_near(folded, _MOST_NAMES_COMPARED):
        names.setdefault(name, key)
    near = [
        name for name in names if len(name) >= _LEAST_SUGGESTED and slips.is_one_slip(folded, name)
    ]
    near += difflib.get_close_matches(folded, names, n=20, cutoff=0.75)
    return [names[name] for name in near]
