"""A trend as a picture in SVG, drawn by matplotlib: bars on a line of time, bounds as open ends.

Texts stay texts, with the usual Chinese fonts of every system named one after the other: nothing
need be installed to draw it, and whoever looks at it sees it in a font of his own.
"""

from __future__ import annotations

import io
import itertools
import logging
import unicodedata
import warnings
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from hunanfacts.figures import bounds, units, writing
from hunanfacts.model import periods
from hunanfacts.model.errors import UsageError
from hunanfacts.model.records import Bilingual
from hunanfacts.text import clean
from hunanfacts.wording import names, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hunanfacts.model.records import Figure
    from hunanfacts.model.vocabulary import Language
    from hunanfacts.reckoning.trend import Trend

_FONTS = (
    "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei",
    "WenQuanYi Micro Hei", "SimHei", "DejaVu Sans", "sans-serif",
)  # fmt: skip
"""Those of Linux, macOS and Windows that have Chinese; the last but one is matplotlib's own."""
_SETTINGS: dict[Any, Any] = {
    "font.family": list(_FONTS),
    "svg.fonttype": "none",  # texts stay texts
    "text.parse_math": False,  # a $ is one
    "svg.hashsalt": "hunanfacts",  # the same picture is the same file
}

_WIDTH = 7.2
"""Inches, as all lengths here."""
_PANEL, _HEAD = 2.5, 0.85
"""The height of a trend's bars, and of what stands above them."""
_FOOT, _FOOT_ASLANT = 0.45, 0.85
"""That of the periods below, level and aslant."""
_LINE = 0.2
_SIDE = 0.06
"""Of the width, left free on either side."""
_CELLS = 92
"""Of a line below the picture; a Chinese character takes two."""
_MOST_LEVEL = 6
"""Figures whose texts are written level, and not aslant and smaller."""
_MOST_FIGURES = 120
"""Of a picture: ten years of months, whose bars can still be told apart."""
_MOST_CHARACTERS = 10_000
"""Of all its texts; matplotlib takes some 50 microseconds to measure one."""

_COLOUR, _LIGHT, _GREY = "#1f6f8b", "#bcd9e2", "#555555"
_BAR = 0.4
"""Of the least distance between two bars."""
_ARROW = 0.09
"""Of the height of the bars."""

_ARROWS = Bilingual(
    zh="箭头指向真值所在的一侧，浅色部分不能确定。",
    en="Arrows point to where the true values lie; what is pale is not certain.",
)
_CAUTION = Bilingual(zh="注意：{}", en="Caution: {}")


class Ends(NamedTuple):
    """What is drawn of a figure: how high its bar is, and where the true value may lie."""

    height: float
    solid: float
    """How much of the bar is certain."""
    goes_up: bool
    goes_down: bool
    is_closed: bool


def svg(trends: Sequence[Trend], sources: Sequence[str], language: Language) -> str:
    """Draw trends one below the other, with their sources and cautions.

    UsageError where there is too much to be seen in a picture, or matplotlib is missing.
    """
    texts = list(map(clean.visible, _texts(trends, sources, language)))
    _require_few(trends)
    _require_short([*texts, *_texts_of_bars(trends, language)])
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure as Canvas
    except ImportError as error:
        raise UsageError(
            zh="画图需要matplotlib，请先运行：pip install 'hunanfacts[svg]'",
            en="a picture needs matplotlib; run: pip install 'hunanfacts[svg]'",
        ) from error
    told = [line for text in texts for line in wrapped(text)]
    feet = [_FOOT if _is_level(trend) else _FOOT_ASLANT for trend in trends]
    height = (_HEAD + _PANEL) * len(trends) + sum(feet) + _LINE * (len(told) + 1)
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    with mpl.rc_context(_SETTINGS), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of fonts that this machine has not
        canvas = Canvas(figsize=(_WIDTH, height))
        bottom = height
        for trend, foot in zip(trends, feet, strict=True):
            bottom -= _HEAD + _PANEL
            axes = canvas.add_axes((_SIDE, bottom / height, 1 - 2 * _SIDE, _PANEL / height))
            _draw(axes, trend, language)
            bottom -= foot
        for number, line in enumerate(reversed(told), start=1):
            canvas.text(
                _SIDE, _LINE * (number - 0.4) / height, line, size=8.5, color=_GREY, va="baseline"
            )
        held = io.StringIO()
        canvas.savefig(held, format="svg", metadata={"Date": None, "Creator": None})
    return held.getvalue()


def _require_few(trends: Sequence[Trend]) -> None:
    count = sum(len(trend.figures) for trend in trends)
    if count > _MOST_FIGURES:
        raise UsageError(
            zh=f"一张图最多画{_MOST_FIGURES}个数值，这里有{count}个；请用--period少选一些，"
            "或去掉--svg",
            en=f"a picture shows {_MOST_FIGURES} figures at most, and these are {count:,};"
            " take fewer with --period, or leave out --svg",
        )


def _require_short(texts: Sequence[str]) -> None:
    count = sum(map(len, texts))
    if count > _MOST_CHARACTERS:
        raise UsageError(
            zh=f"一张图最多写{_MOST_CHARACTERS}字，这里的名称、数值、注意和来源共{count}字；"
            "请用--period少选一些，或去掉--svg",
            en=f"a picture has {_MOST_CHARACTERS:,} characters at most, and the names, figures,"
            f" cautions and sources of this one have {count:,};"
            " take fewer with --period, or leave out --svg",
        )


def _texts_of_bars(trends: Sequence[Trend], language: Language) -> Iterator[str]:
    """Yield what stands above bars and at their ends."""
    for trend in trends:
        yield trend.fact.label[language]
        yield _subtitle(trend, language)
        yield from (writing.of(figure, language) for figure in trend.figures)


def _texts(trends: Sequence[Trend], sources: Sequence[str], language: Language) -> Iterator[str]:
    """Yield what stands below: how to read it, cautions, and where it is from."""
    figures = [(trend, figure) for trend in trends for figure in trend.figures]
    if any(figure.bound != "exact" for _, figure in figures):
        yield _ARROWS[language]
    cautions = (phrases.cautions(trend.fact, figure) for trend, figure in figures)
    for caution in dict.fromkeys(caution[language] for caution in cautions if caution):
        yield _CAUTION[language].format(caution)
    has_several = len({figure.source.id for _, figure in figures}) > 1
    places = dict.fromkeys(
        phrases.where(figure.source, language, names_source=has_several)[0] for _, figure in figures
    )
    between = "；" if language == "zh" else "; "
    yield from sources[:-1]
    yield between.join(filter(None, [*sources[-1:], *places]))


def _draw(axes: Any, trend: Trend, language: Language) -> None:  # noqa: ANN401 -- of matplotlib
    """Draw the figures of a trend, each at the middle of its period."""
    unit = trend.figures[-1].unit
    shown = [ends(figure, unit) for figure in trend.figures]
    places = [_middle(figure.period or "") for figure in trend.figures]
    gaps = [after - before for before, after in itertools.pairwise(places)]
    width = _BAR * max(min(gaps), 1)
    heights = [0, *(end.height for end in shown)]
    top, low = max(heights), min(heights)
    size = (top - low) or 1
    is_level = _is_level(trend)
    for place, end, figure in zip(places, shown, trend.figures, strict=True):
        _bar(axes, place, width, end, size)
        above = end.height >= 0
        room = _ARROW * size * (1.35 if (end.goes_up if above else end.goes_down) else 0.3)
        axes.text(
            place,
            end.height + (room if above else -room),
            clean.visible(writing.of(figure, language)),
            ha="center",
            va="bottom" if above else "top",
            size=11 if is_level else 8,
            rotation=0 if is_level else 60,
            weight="bold",
        )
    axes.set_xlim(places[0] - 2 * width, places[-1] + 2 * width)
    axes.set_ylim(low - (0.3 * size if low < 0 else 0), top + 0.3 * size)
    axes.axhline(0, color=_GREY, linewidth=0.8)
    said = [clean.visible(phrases.period(figure, language)) for figure in trend.figures]
    aslant = {"rotation": 60, "ha": "right", "rotation_mode": "anchor"}
    axes.set_xticks(places, said, size=9.5 if is_level else 8, **({} if is_level else aslant))
    axes.set_yticks([])
    axes.tick_params(length=0, pad=6)
    axes.spines[:].set_visible(False)
    label = clean.visible(trend.fact.label[language])
    axes.set_title(label, loc="left", size=13, weight="bold", pad=24)
    told = clean.visible(_subtitle(trend, language))
    axes.text(0, 1.03, told, transform=axes.transAxes, size=9.5, color=_GREY)


def _is_level(trend: Trend) -> bool:
    return len(trend.figures) <= _MOST_LEVEL


def _subtitle(trend: Trend, language: Language) -> str:
    """Say where it is, what is measured, at which prices, and how sure all of it is."""
    fact, figure = trend.fact, trend.figures[0]
    told = [fact.place] if fact.place else []
    told += [] if figure.measure == "level" else [names.MEASURES[figure.measure]]
    told += [figure.of] if figure.of else []
    told += [names.PRICES[figure.prices]] if figure.prices else []
    told += [] if figure.status == "reported" else [names.STATUSES[figure.status]]
    return " · ".join(each[language] for each in told)


def _bar(axes: Any, place: float, width: float, end: Ends, size: float) -> None:  # noqa: ANN401
    """Draw what is certain in full, what is not lightly, and an arrow where the end is open."""
    axes.bar(place, end.height, width, color=_LIGHT, edgecolor="none")
    axes.bar(place, end.solid, width, color=_COLOUR, edgecolor="none")
    if end.is_closed:
        axes.hlines(end.height, place - width / 2, place + width / 2, color=_COLOUR, linewidth=2)
    for is_drawn, direction in ((end.goes_up, 1), (end.goes_down, -1)):
        if is_drawn:
            axes.annotate(
                "",
                xytext=(place, end.height),
                xy=(place, end.height + direction * _ARROW * size * 1.2),
                arrowprops={"arrowstyle": "-|>", "color": _COLOUR, "linewidth": 1.6},
            )


def ends(figure: Figure, unit: str) -> Ends:
    """Return how a figure is drawn, in a unit that all of its trend are drawn in."""

    def in_unit(end: Any) -> float:  # noqa: ANN401 -- a Decimal
        return float(units.convert(end, figure.unit, unit))

    if figure.range is not None:
        low, high = map(in_unit, figure.range)
        certain = low if low > 0 else min(0, high)
        return Ends(
            max(low, high, key=abs), certain, goes_up=False, goes_down=False, is_closed=True
        )
    value = in_unit(figure.value)
    span = bounds.interval(figure.value or Decimal(0), figure.bound or "exact")
    is_exact = figure.bound == "exact"
    goes_up = not is_exact and span.high is None
    goes_down = not is_exact and span.low is None
    grows = goes_up if value >= 0 else goes_down
    is_certain = is_exact or (grows and goes_up is not goes_down)
    return Ends(
        value,
        value if is_certain else 0,
        goes_up,
        goes_down,
        is_exact or figure.bound in {"at-least", "at-most"},
    )


def _middle(period: str) -> float:
    """Return the middle of a period, in days."""
    first, last = (date.fromisoformat(day).toordinal() for day in periods.span(period))
    return (first + last) / 2


def wrapped(text: str) -> Iterator[str]:
    """Yield a text in lines that fit below a picture, English broken at spaces."""
    line = ""
    for piece in _pieces(text):
        if line and _cells(line + piece.rstrip()) > _CELLS:
            yield line.rstrip()
            line = ""
        line += piece
    if line:
        yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """Yield what no line end may part: a word, or a character with the marks behind it."""
    piece = ""
    for char in text:
        is_new = piece and char not in _NOT_FIRST and (_is_wide(char) or _is_wide(piece[-1]))
        if is_new or piece.endswith(" "):
            yield piece
            piece = ""
        piece += char
    yield piece


_NOT_FIRST = "，。；：、）》”？！% "
"""What no line of Chinese begins with."""


def _cells(text: str) -> int:
    return sum(2 if _is_wide(char) else 1 for char in text)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
