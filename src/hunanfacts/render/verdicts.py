"""What the verdicts and the diagnoses of a check are called, and what each of them means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.model.records import Bilingual

if TYPE_CHECKING:
    from hunanfacts.check.records import Diagnosis, Verdict

NAMES: dict[Verdict, Bilingual] = {
    "contradicted": Bilingual(zh="不符", en="contradicted"),
    "wrong-period": Bilingual(zh="时期不符", en="of the wrong period"),
    "too-precise": Bilingual(zh="过于确切", en="too precise"),
    "compatible": Bilingual(zh="不能证实", en="compatible"),
    "weaker": Bilingual(zh="可以更确切", en="weaker"),
    "supported": Bilingual(zh="有依据", en="supported"),
    "unknown": Bilingual(zh="没有资料", en="unknown"),
    "unreadable": Bilingual(zh="读不准", en="unreadable"),
}
"""In the order in which they are counted: what has to be mended first."""

MEANINGS: dict[Verdict, Bilingual] = {
    "contradicted": Bilingual(
        zh="如果出处是对的，稿件里的数就不可能对。请按出处改正，或另找出处。",
        en="It cannot be so if the source is right. Mend it after the source, or name another.",
    ),
    "wrong-period": Bilingual(
        zh="出处有这个数，但说的是另一个时期。请改时期，或换成该时期的数。",
        en="The source has this number for another period. Mend the period or the number.",
    ),
    "too-precise": Bilingual(
        zh="出处没有说得这么确切，稿件漏了“超过”“约”一类的界限。请补上。",
        en='The source is not exact: the draft leaves out its "over" or "about". Put it back.',
    ),
    "compatible": Bilingual(
        zh="稿件比出处确切，出处既不能证实，也不能否定。请另找出处。",
        en="It is sharper than the source, which cannot confirm it. Name another source.",
    ),
    "weaker": Bilingual(
        zh="按出处是对的，但出处说得更确切。",
        en="It is true by the source, which says clearly more.",
    ),
    "supported": Bilingual(
        zh="出处是这样说的；这不等于事实就是如此。",
        en="The source says so, which is not that it is so.",
    ),
    "unknown": Bilingual(
        zh="知识文件里没有与这个数有关的事实。",
        en="No fact of the knowledge is about this number.",
    ),
    "unreadable": Bilingual(
        zh="这个数读不准，没有核对。",
        en="This number cannot be read for sure, and was not checked.",
    ),
}

DIAGNOSES: dict[Diagnosis, Bilingual] = {
    "slip": Bilingual(
        zh="差了整数倍的数量级：单位或小数点可能错了。",
        en="It is off by a power of ten: a scale or a point is probably wrong.",
    ),
    "percent-for-points": Bilingual(
        zh="把百分点写成了百分之几，或者相反。",
        en="Per cent stand for percentage points, or the other way round.",
    ),
    "other-fact": Bilingual(zh="这是另一个指标的数。", en="It is the number of something else."),
    "applied-for-granted": Bilingual(
        zh="申请量与授权量弄混了。",
        en="What was applied for stands for what was granted, or the other way round.",
    ),
    "target-as-result": Bilingual(
        zh="出处里是目标，稿件写成了结果。",
        en="The source has it as a target, the draft as a result.",
    ),
    "forecast-as-result": Bilingual(
        zh="出处里是预测，稿件写成了结果。",
        en="The source has it as a forecast, the draft as a result.",
    ),
    "multiple-as-growth": Bilingual(
        zh="“是几倍”写成了“增长几倍”，或者相反。",
        en="So many times as much stands for so many times more, or the other way round.",
    ),
    "total-for-new": Bilingual(
        zh="总数与新增数弄混了。", en="All that there are stand for what was added, or the reverse."
    ),
    "bound-dropped": Bilingual(
        zh="漏了出处里限定这个数的词。", en="A word of the source that bounds it is left out."
    ),
    "bound-turned": Bilingual(
        zh="界限说反了：“超过”与“不足”。", en='Its bound is turned round: "over" for "under".'
    ),
    "other-unit": Bilingual(zh="单位与出处不同。", en="Its unit is not that of the source."),
    "rounded-too-far": Bilingual(
        zh="取整取得太远，或取错了方向。", en="It is rounded too far, or the wrong way."
    ),
}
