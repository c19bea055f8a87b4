"""What is said of a number of a draft, in Chinese and in English."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from hunanfacts.check.records import Finding
from hunanfacts.figures import writing
from hunanfacts.model.records import Bilingual
from hunanfacts.wording import phrases

if TYPE_CHECKING:
    from hunanfacts.check.claims.claims import Claim, Text
    from hunanfacts.check.names.mentions import Subject
    from hunanfacts.check.records import Diagnosis, Verdict
    from hunanfacts.check.verdicts.comparing import Judgement
    from hunanfacts.check.verdicts.match import Match
    from hunanfacts.model.records import Fact, Figure
    from hunanfacts.model.vocabulary import Language

_VERDICTS: dict[Verdict, tuple[str, str]] = {
    "supported": ("来源这样说", "the source says so"),
    "weaker": ("来源说得更具体", "the source says more"),
    "too-precise": ("来源没有这么确切", "the source is not that exact"),
    "compatible": (
        "比来源更具体，来源不能证实",
        "sharper than the source, which cannot confirm it",
    ),
    "contradicted": ("与来源不符", "not what the source says"),
    "wrong-period": ("来源说的是另一个时间", "the source says it of another time"),
    "unknown": ("资料里没有", "nothing here says anything of it"),
    "unreadable": ("读不出是什么数", "a number that cannot be read for sure"),
}
_DIAGNOSES: dict[Diagnosis, tuple[str, str]] = {
    "slip": ("差了数量级", "it is so many times as much"),
    "percent-for-points": ("百分比与百分点混用", "per cent and percentage points are mixed up"),
    "other-fact": ("这是另一个指标的数", "this is the number of something else"),
    "applied-for-granted": ("申请与授权混用", "filed and granted are mixed up"),
    "target-as-result": ("这是目标，不是结果", "it is a target, not a result"),
    "forecast-as-result": ("这是预计，不是结果", "it is a forecast, not a result"),
    "multiple-as-growth": (
        "是几倍不等于增长几倍",
        "so many times as much is not so many times more",
    ),
    "total-for-new": ("这是新增数，不是总数", "it counts what was added, not all"),
    "bound-dropped": ("漏了界限的说法", "a word that bounds it was left out"),
    "bound-turned": ("界限说反了", "its bound was turned round"),
    "other-unit": ("单位不同", "the unit is another"),
    "rounded-too-far": ("取整过头", "it is rounded too far"),
}


def silent(claim: Claim) -> Verdict:
    """Return the verdict on a number of which nothing is known."""
    return "unreadable" if claim.amount.kind == "unreadable" else "unknown"


def finding(text: Text, claim: Claim, match: Match | None) -> Finding:
    """Return what is found of a number, in the place where the draft has it."""
    start = text.origin(claim.span.start)
    end = text.origin(claim.span.end - 1) + 1
    last = max(claim.sentence.end, claim.span.end) - 1  # "c. 5" has a full stop
    sentence, lead = _sentence(text, claim.sentence.start, last)
    place = text.passage.place(start)
    written = text.passage.text[start:end]
    if match is None:
        verdict = silent(claim)
        return Finding(
            place=place,
            offset=start,
            text=written,
            verdict=verdict,
            sentence=sentence,
            start=start - lead,
            message=_of_verdict(verdict),
        )
    subject, figure, judgement = match.subject, match.figure, match.judgement
    return Finding(
        place=place,
        offset=start,
        text=written,
        verdict=judgement.verdict,
        sentence=sentence,
        start=start - lead,
        message=_message(subject, figure, judgement),
        diagnosis=judgement.diagnosis,
        factor=judgement.factor,
        key=subject.fact.key,
        figure=figure.id,
        source=figure.source,
        caution=phrases.cautions(subject.fact, figure),
    )


@lru_cache(maxsize=4)
def _sentence(text: Text, start: int, last: int) -> tuple[str, int]:
    """Return a sentence as the draft has it, one text for all its numbers, and where it begins."""
    begin = text.origin(start)
    whole = text.passage.text[begin : text.origin(last) + 1]
    return whole.strip(), begin + len(whole) - len(whole.lstrip())


@cache
def _of_verdict(verdict: Verdict) -> Bilingual:
    zh, en = _VERDICTS[verdict]
    return Bilingual(zh=zh, en=en)


def _message(subject: Subject, figure: Figure, judgement: Judgement) -> Bilingual:
    zh, en = _VERDICTS[judgement.verdict]
    if judgement.diagnosis:
        zh_more, en_more = _DIAGNOSES[judgement.diagnosis]
        zh, en = f"{zh}（{zh_more}{_factor(judgement)}）", f"{en} ({en_more}{_factor(judgement)})"
    told = _told(subject, figure.id)
    return Bilingual(zh=f"{zh}：{told['zh']}", en=f"{en}: {told['en']}")


def _factor(judgement: Judgement) -> str:
    return f" ×{judgement.factor:f}" if judgement.factor is not None else ""


@lru_cache(maxsize=4096)
def _told(subject: Subject, figure_id: str) -> Bilingual:
    """Tell a figure with its name, its period and where it stands."""
    fact = subject.fact
    figure = next(each for each in fact.figures if each.id == figure_id)
    return Bilingual(zh=_told_in("zh", fact, figure), en=_told_in("en", fact, figure))


def _told_in(language: Language, fact: Fact, figure: Figure) -> str:
    period = phrases.period(figure, language)
    where, _ = phrases.where(figure.source, language, names_source=False)
    said = f"{fact.label[language]}{'：' if language == 'zh' else ': '}{_phrase(figure, language)}"
    told = [part for part in (period, where) if part]
    if not told:
        return said
    return f"{said}（{'，'.join(told)}）" if language == "zh" else f"{said} ({', '.join(told)})"


def _phrase(figure: Figure, language: Language) -> str:
    return phrases.phrase(figure, language) or writing.of(figure, language)
