"""What facts must meet to be listed."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection


class Conditions:
    """Conditions that a fact must meet, all of them; what is empty or None is no condition.

    The words of one condition are a union. A topic is called by its id or by its label in either
    language, a place by its id, a name, or as it is spelt in letters: 长沙市, Changsha. For the
    amounts see `amount_filter.within`.
    """

    __slots__ = (
        "kinds", "least", "maybe", "measures", "most", "paragraphs", "places", "sources",
        "statuses", "topics",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913 -- each is a condition of its own
        self,
        *,
        topics: Collection[str] = (),
        kinds: Collection[str] = (),
        places: Collection[str] = (),
        measures: Collection[str] = (),
        statuses: Collection[str] = (),
        sources: Collection[str] = (),
        paragraphs: Collection[int] = (),
        least: str | None = None,
        most: str | None = None,
        maybe: bool = False,
    ) -> None:
        """Take every condition."""
        self.topics = topics
        self.kinds = kinds
        self.places = places
        self.measures = measures
        self.statuses = statuses
        self.sources = sources
        self.paragraphs = paragraphs
        self.least = least
        self.most = most
        self.maybe = maybe

    @property
    def are_of_figures(self) -> bool:
        """Tell whether it matters what the figures measure, and how sure they are."""
        return bool(self.measures or self.statuses)

    @property
    def are_of_locators(self) -> bool:
        """Tell whether it matters where in which source something stands."""
        return bool(self.sources or self.paragraphs)

    @property
    def are_of_amounts(self) -> bool:
        """Tell whether it matters how much the figures come to."""
        return self.least is not None or self.most is not None or self.maybe
