"""What the closed lists of words are called in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.model.records import Bilingual

if TYPE_CHECKING:
    from hunanfacts.model.vocabulary import Kind, Measure, Prices, SourceType, Status

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
SOURCE_TYPES: dict[SourceType, Bilingual] = {
    "article": Bilingual(zh="文章", en="article"),
    "article-journal": Bilingual(zh="期刊文章", en="journal article"),
    "article-magazine": Bilingual(zh="杂志文章", en="magazine article"),
    "article-newspaper": Bilingual(zh="报纸文章", en="newspaper article"),
    "bill": Bilingual(zh="法案", en="bill"),
    "book": Bilingual(zh="图书", en="book"),
    "broadcast": Bilingual(zh="广播电视节目", en="broadcast"),
    "chapter": Bilingual(zh="书中章节", en="chapter"),
    "dataset": Bilingual(zh="数据集", en="dataset"),
    "document": Bilingual(zh="文件", en="document"),
    "entry": Bilingual(zh="条目", en="entry"),
    "entry-dictionary": Bilingual(zh="词典条目", en="dictionary entry"),
    "entry-encyclopedia": Bilingual(zh="百科条目", en="encyclopedia entry"),
    "event": Bilingual(zh="活动", en="event"),
    "interview": Bilingual(zh="访谈", en="interview"),
    "legislation": Bilingual(zh="法律", en="legislation"),
    "manuscript": Bilingual(zh="手稿", en="manuscript"),
    "map": Bilingual(zh="地图", en="map"),
    "paper-conference": Bilingual(zh="会议论文", en="conference paper"),
    "periodical": Bilingual(zh="连续出版物", en="periodical"),
    "personal_communication": Bilingual(zh="私人通信", en="personal communication"),
    "post": Bilingual(zh="帖子", en="post"),
    "post-weblog": Bilingual(zh="博客文章", en="blog post"),
    "regulation": Bilingual(zh="法规", en="regulation"),
    "report": Bilingual(zh="报告", en="report"),
    "review": Bilingual(zh="评论", en="review"),
    "song": Bilingual(zh="歌曲", en="song"),
    "speech": Bilingual(zh="讲话", en="speech"),
    "standard": Bilingual(zh="标准", en="standard"),
    "thesis": Bilingual(zh="学位论文", en="thesis"),
    "webpage": Bilingual(zh="网页", en="web page"),
}
LANGUAGES: dict[str, Bilingual] = {
    "zh": Bilingual(zh="中文", en="Chinese"),
    "en": Bilingual(zh="英文", en="English"),
}
PRICES: dict[Prices, Bilingual] = {
    "current": Bilingual(zh="现价", en="current prices"),
    "constant": Bilingual(zh="不变价", en="constant prices"),
}
