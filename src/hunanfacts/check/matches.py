"""A number of a draft with the figure that it may be about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hunanfacts.check.comparing import Judgement
    from hunanfacts.check.subjects import Subject
    from hunanfacts.model.records import Figure


class Match(NamedTuple):
    """A figure that a number may be about, and what comes of holding them together."""

    subject: Subject
    figure: Figure
    judgement: Judgement
    is_sure: bool
    """The figure is named right there, and nothing makes it something else."""
    is_then: bool | None
    """Whether it is claimed for the period of the figure; None where that is open."""
    is_carried: bool = False
    """The figure is named in another clause, in part at least."""
    is_difference: bool = False
    """The number is what the figure differs by from another of its fact."""
