"""What the closed lists of words are called in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.model.records import Bilingual

if TYPE_CHECKING:
    from hunanfacts.model.vocabulary import Kind, Measure, Prices, Status

KINDS: dict[Kind, Bilingual] = {
    "indicator": Bilingual(zh="指标", en="indicator"),
    "event": Bilingual(zh="事件", en="event"),
    "designation": Bilingual(zh="称号", en="designation"),
    "organisation": Bilingual(zh="机构", en="organisation"),
    "person": Bilingual(zh="人物", en="person"),
    "project": Bilingual(zh="项目", en="project"),
    "product": Bilingual(zh="产品", en="product"),
    "place": Bilingual(zh="地点", en="place"),
    "route": Bilingual(zh="线路", en="route"),
    "policy": Bilingual(zh="政策", en="policy"),
    "description": Bilingual(zh="描述", en="description"),
}
MEASURES: dict[Measure, Bilingual] = {
    "level": Bilingual(zh="数量", en="level"),
    "share": Bilingual(zh="占比", en="share"),
    "multiple": Bilingual(zh="倍数", en="multiple"),
    "growth": Bilingual(zh="增长", en="growth"),
    "annual-growth": Bilingual(zh="年均增长", en="yearly growth"),
    "change": Bilingual(zh="变动", en="change"),
    "rank": Bilingual(zh="名次", en="rank"),
    "ordinal": Bilingual(zh="次序", en="order"),
}
STATUSES: dict[Status, Bilingual] = {
    "reported": Bilingual(zh="公布数", en="reported"),
    "preliminary": Bilingual(zh="初步数", en="preliminary"),
    "estimate": Bilingual(zh="估计", en="estimate"),
    "forecast": Bilingual(zh="预测", en="forecast"),
    "target": Bilingual(zh="目标", en="target"),
}
LANGUAGES: dict[str, Bilingual] = {
    "zh": Bilingual(zh="中文", en="Chinese"),
    "en": Bilingual(zh="英文", en="English"),
}
PRICES: dict[Prices, Bilingual] = {
    "current": Bilingual(zh="现价", en="current prices"),
    "constant": Bilingual(zh="不变价", en="constant prices"),
}
