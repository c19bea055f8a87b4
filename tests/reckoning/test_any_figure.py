"""Whatever a valid file may say of figures, every reckoning answers or says why it cannot."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, get_args

import making
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hunanfacts.model.errors import HunanfactsError
from hunanfacts.model.records import Bilingual
from hunanfacts.model.vocabulary import Bound, Measure, Prices, Status
from hunanfacts.reckoning import audit, trend
from hunanfacts.render import audited, reckoned
from hunanfacts.render.quantities import Manner
from hunanfacts.wording import document

if TYPE_CHECKING:
    from hunanfacts.model.records import Figure

PERIODS = (
    None, "2012", "2021", "2021-05", "2021-05-01", "2021-Q1", "2021-H1", "2016/2020",
    "2022-01/2022-07", "../2022", "2012-11/..", "0001", "9999",
)  # fmt: skip
UNITS = ("亿元", "元", "万亿美元", "%", "倍", "百分点", "万吨", "个", "名", "℃", "亩", "元/吨", "x")


MORE: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries({
    "unit": st.sampled_from(UNITS),
    "status": st.sampled_from(get_args(Status)),
    "prices": st.sampled_from([None, *get_args(Prices)]),
    "variant": st.sampled_from([None, "a", "b"]),
    "among": st.none() | st.integers(1, 100),
    "of": st.sampled_from([None, making.WHOLE]),
    "measure": st.sampled_from(get_args(Measure)),
    "period": st.sampled_from(PERIODS),
    "base": st.sampled_from(PERIODS),
    "source": st.sampled_from([making.SOURCE, making.OTHER_SOURCE]),
    "as_written": st.sampled_from(["", "多", "余"]),
})  # fmt: skip
VALUES = st.sampled_from(["0", "-1", "1", "1.50", "100", "-0.001"]) | making.values.map(str)


def ranging(value: str, more: dict[str, Any]) -> Figure:
    low, high = sorted([value, "3"], key=float)
    return making.ranging(low, high, **more)


FIGURES = (
    st.builds(ranging, VALUES, MORE)
    | MORE.map(lambda more: making.without_number(**more))
    | st.builds(
        lambda value, bound, reads, more: making.figure(value, bound=bound, reads=reads, **more),
        VALUES,
        st.sampled_from(get_args(Bound)),
        st.sampled_from([None, Bilingual(zh="若干", en="some")]),
        MORE,
    )
)
"""Figures of anything that the loader lets pass, alone or beside anything else."""


@given(told=st.lists(FIGURES, max_size=4), others=st.lists(FIGURES, max_size=2))
@example(
    told=[making.figure("3", measure="share", base=base) for base in (None, "2012")], others=[]
)
@settings(max_examples=400)
def test_every_reckoning_answers_or_says_why_not(told: list[Figure], others: list[Figure]) -> None:
    fact = making.fact(*told, parts=("b",), has_all_parts=True)
    part = making.fact(*others, key="b")
    for unit in (None, "元", "%"):
        manner = Manner(unit, names_source=True)
        with suppress(HunanfactsError):
            list(reckoned.unit_rows(fact, unit))
        with suppress(HunanfactsError):
            for each in trend.trends(fact):
                list(reckoned.change_rows(each, manner))
        with suppress(HunanfactsError):
            for finding in audit.audit([fact, part]):
                audited.finding_row(finding, manner)
    for figure in told:
        document.of_figure(figure, fact)
