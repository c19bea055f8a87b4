"""What a sentence says of its subject: 超过4万亿元, grew by 2.5%."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hunanfacts.figures import writing
from hunanfacts.model import periods
from hunanfacts.model.records import Bilingual
from hunanfacts.wording import phrases, time

if TYPE_CHECKING:
    from hunanfacts.model.records import Figure
    from hunanfacts.model.vocabulary import Language, Measure, Status

_CALLED: dict[Measure, Bilingual] = {
    "share": Bilingual(zh="率 比重 占比 比例", en="rate share proportion"),
    "growth": Bilingual(zh="增速 增长率 增幅 涨幅", en="growth"),
    "annual-growth": Bilingual(zh="增速 增长率 增幅 涨幅", en="growth"),
    "change": Bilingual(zh="变化 变动", en="change"),
    "rank": Bilingual(zh="名次 位次 排名", en="rank place"),
}
"""How a label says that it is called by a measure: GDP growth is 3%, but GDP grows by 3%."""

_VERBS = frozenset({"over", "under", "nearly"})
"""Bounds for which Chinese has a verb: 超过, 不足, 接近."""

_AT_CONSTANT_PRICES = Bilingual(zh="按不变价格计算", en=" at constant prices")
"""Only these are told: money is at the prices of its day, which a source seldom says."""
_EXPECTED: dict[Status, Bilingual] = {
    "target": Bilingual(zh="目标", en="target"),
    "forecast": Bilingual(zh="预计", en="forecast"),
    "estimate": Bilingual(zh="估计", en="estimate"),
}
_PRELIMINARY = Bilingual(zh="（初步数）", en=" (a preliminary figure)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a figure is to be told."""

    subject: str
    is_called_so: bool
    """Its subject is called by its measure, and so is no thing that grows or is a share."""
    is_of_growth: bool
    """A change is one of the subject's growth, not of the subject."""


def is_called(label: str, measure: Measure, language: Language) -> bool:
    """Tell whether a label is called by a measure: GDP增速, Renewable share of electricity."""
    words = _CALLED[measure][language].split() if measure in _CALLED else []
    if language == "zh":
        return label.endswith(tuple(words))
    return not set(words).isdisjoint(label.casefold().split())


# ---- Chinese -------------------------------------------------------------------------------------


def chinese(figure: Figure, manner: Manner) -> str:
    """Return the subject and what is said of it: 湖南经济总量超过4万亿元."""
    subject, said = manner.subject, _chinese(figure, manner)
    if figure.measure == "change" and manner.is_of_growth:
        subject += "增速"
    if figure.status == "target":
        target = "" if subject.endswith(_EXPECTED["target"]["zh"]) else "的目标"
        said = f"{target}{said if said.startswith('为') else f'是{said}'}"
    elif figure.status in _EXPECTED:
        said = _EXPECTED[figure.status]["zh"] + said
    elif figure.status == "preliminary":
        said += _PRELIMINARY["zh"]
    return f"{subject}{said}{f'（{figure.variant}）' if _needs_variant(figure) else ''}"


def _chinese(figure: Figure, manner: Manner) -> str:
    amount = writing.of(figure, "zh")
    match figure.measure:
        case "share" if not manner.is_called_so:
            return f"占{_of(figure, 'zh')}的{'比重' if _is_verb(figure) else ''}{amount}"
        case "multiple":
            return _linked(_multiple(figure), figure)
        case "growth" | "annual-growth" if not manner.is_called_so:
            return _at_prices(figure) + _grown(figure)
        case "change" if not manner.is_called_so:
            return phrases.measured(figure, "zh")
        case "rank" | "ordinal":
            verb = "居" if figure.measure == "rank" and not manner.is_called_so else "为"
            return verb + phrases.phrase(_ranked(figure, manner, "zh"), "zh")
        case "growth" | "annual-growth":
            return _at_prices(figure) + _against(figure) + _linked(amount, figure)
        case _:
            return _linked(amount, figure)


def _at_prices(figure: Figure) -> str:
    return _AT_CONSTANT_PRICES["zh"] if figure.prices == "constant" else ""


def _against(figure: Figure) -> str:
    """Say what a growth rate is against, unless that is the year before."""
    if figure.base is None or figure.measure != "growth" or _is_on_a_year_before(figure):
        return ""
    return f"与{time.base(figure.base, 'zh')}相比"


def _linked(amount: str, figure: Figure) -> str:
    return amount if _is_verb(figure) else f"为{amount}"


def _is_verb(figure: Figure) -> bool:
    """Tell whether an amount begins with a verb of its own."""
    return figure.bound in _VERBS and figure.reads is None


def _multiple(figure: Figure) -> str:
    """Say a multiple with its base inside the bound: 超过2012年的2倍."""
    said, base = writing.of(figure, "zh"), time.base(figure.base, "zh")
    exact = writing.of(replace(figure, bound="exact"), "zh") if figure.bound else said
    return said.replace(exact, f"{base}的{exact}") if base else said


def _grown(figure: Figure) -> str:
    """Say a growth, on the year before by the word for that: 同比增长2.5%."""
    said = phrases.measured(figure, "zh")
    if figure.measure != "growth" or not _is_on_a_year_before(figure):
        return said
    is_of_year = figure.period is not None and "-" not in figure.period
    return ("比上年" if is_of_year else "同比") + said


# ---- English -------------------------------------------------------------------------------------


def english(figure: Figure, manner: Manner) -> str:
    """Return the subject and what is said of it: China's GDP grew by 8.4% in 2021.

    Each verb is one that one thing and many have in common, since a label may be either.
    """
    subject = manner.subject
    when = time.when(figure.period, is_inferred=figure.period_inferred)
    variant = f" ({figure.variant})" if _needs_variant(figure) else ""
    if figure.status in _EXPECTED:
        expected = _EXPECTED[figure.status]["en"]
        named = subject if expected in subject.casefold() else f"{subject}: the {expected}"
        of = f" for {when.split(' ', 2)[2]}" if when.startswith((" in ", " on ")) else when
        return f"{named}{of} is {_noun(figure, manner)}{variant}"
    said = _english(figure, manner, when)
    return (
        f"{subject} {said}{_PRELIMINARY['en'] if figure.status == 'preliminary' else ''}{variant}"
    )


def _noun(figure: Figure, manner: Manner) -> str:
    """Say what is expected: growth of 6%, at least 75% of electricity generated."""
    amount = writing.of(figure, "en")
    match figure.measure:
        case "share":
            return f"{amount} of {_of(figure, 'en')}"
        case "growth" | "annual-growth" if not manner.is_called_so:
            return f"growth of {amount}{_yearly(figure)}{_prices(figure)}"
        case "level" | "growth" | "annual-growth":
            return amount + _prices(figure)
        case _:
            return phrases.phrase(_ranked(figure, manner, "en"), "en")


def _english(figure: Figure, manner: Manner, when: str) -> str:
    amount, is_called_so = writing.of(figure, "en"), manner.is_called_so
    match figure.measure:
        case "share":
            said = _stood(amount) if is_called_so else f"made up {amount}"
            return f"{said} of {_of(figure, 'en')}{when}"
        case "multiple":
            return f"came{when} to {amount} that of {time.base(figure.base, 'en')}"
        case "growth" | "annual-growth" if not is_called_so:
            return _changed(figure, when, ("grew", "fell", "changed"))
        case "change" if manner.is_of_growth and not is_called_so:
            return _faster(figure, when)
        case "change" if not is_called_so:
            return _changed(figure, when, ("rose", "fell", "changed"))
        case "rank" | "ordinal":
            verb = "was" if is_called_so else "ranked"
            return f"{verb} {phrases.phrase(_ranked(figure, manner, 'en'), 'en')}{when}"
        case _:
            on_base = "" if _is_on_a_year_before(figure) else _on_base(figure)
            return f"{_stood(amount)}{_prices(figure)}{when}{on_base}"


def _stood(amount: str) -> str:
    """Put a verb before an amount, but not "stood at" before "at least"."""
    return f"{'came to' if amount.startswith('at ') else 'stood at'} {amount}"


def _changed(figure: Figure, when: str, verbs: tuple[str, str, str]) -> str:
    """Say how far something went up, down, or either way where that is left open."""
    rises, falls = _directions(figure)
    verb = verbs[2] if rises and falls else verbs[0] if rises else verbs[1]
    amount = writing.of(figure if rises else phrases.turned(figure), "en")
    return f"{verb} by {amount}{_yearly(figure)}{_prices(figure)}{when}{_on_base(figure)}"


def _faster(figure: Figure, when: str) -> str:
    rises, _ = _directions(figure)
    amount = writing.of(figure if rises else phrases.turned(figure), "en")
    than = f" than in {time.base(figure.base, 'en')}" if figure.base else ""
    return f"grew {amount} {'faster' if rises else 'more slowly'}{when}{than}"


def _directions(figure: Figure) -> tuple[bool, bool]:
    ends = [figure.value] if figure.value is not None else list(figure.range or ())
    return any(end >= 0 for end in ends), any(end < 0 for end in ends)


def _yearly(figure: Figure) -> str:
    return " a year on average" if figure.measure == "annual-growth" else ""


def _prices(figure: Figure) -> str:
    is_told = figure.prices == "constant" and figure.measure != "level"
    return _AT_CONSTANT_PRICES["en"] if is_told else ""


def _on_base(figure: Figure) -> str:
    if figure.base is None or figure.measure == "annual-growth":
        return ""
    is_usual = _is_on_a_year_before(figure)
    return f" compared with {'a year earlier' if is_usual else time.base(figure.base, 'en')}"


# ---- Both ----------------------------------------------------------------------------------------


def _ranked(figure: Figure, manner: Manner, language: Language) -> Figure:
    """Leave out the status, which is told apart, and the field of a rank that the subject names."""
    field = figure.of
    if field is not None and field[language] in manner.subject:
        field = None
    return replace(figure, status="reported", of=field)


def _is_on_a_year_before(figure: Figure) -> bool:
    if figure.base is None or figure.period is None:
        return False
    ends = (figure.base.removeprefix("../"), figure.period.removeprefix("../"))
    return periods.years_between(*ends) == 1


def _of(figure: Figure, language: Language) -> str:
    return figure.of[language] if figure.of else ""


def _needs_variant(figure: Figure) -> bool:
    """Tell whether only its variant tells a figure from another: no base and no prices do."""
    return figure.variant is not None and figure.base is None and figure.prices is None
