"""What facts must meet to be listed."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hunanfacts.model.vocabulary import Kind


class Conditions:
    """Conditions that a fact must meet, all of them; None where there is no such condition.

    A topic is called by its id or by its label in either language, a place in Chinese or as it is
    spelt in letters, with or without what it is: 长沙市, Changsha. For the amounts see
    `amount_filter.within`.
    """

    __slots__ = ("kind", "least", "maybe", "most", "place", "topic")

    def __init__(  # noqa: PLR0913 -- each is a condition of its own
        self,
        *,
        topic: str | None = None,
        kind: Kind | None = None,
        place: str | None = None,
        least: str | None = None,
        most: str | None = None,
        maybe: bool = False,
    ) -> None:
        """Take every condition."""
        self.topic = topic
        self.kind = kind
        self.place = place
        self.least = least
        self.most = most
        self.maybe = maybe

    @property
    def is_of_amounts(self) -> bool:
        """Tell whether it matters how much the figures come to."""
        return self.least is not None or self.most is not None or self.maybe
