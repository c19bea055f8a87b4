"""Make src/hunanfacts/text/chinese_tables.py: simplified characters, and readings in pinyin.

Run by hand, `python tools/make_tables.py`, with the extra `tables` installed: after a new release
of pypinyin or OpenCC, after a change below, and where tests/text/test_chinese.py says that it is
stale.
"""

from __future__ import annotations

import unicodedata
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import opencc
import tomli
from pypinyin import lazy_pinyin
from pypinyin.seg.mmseg import seg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "src" / "hunanfacts" / "text" / "chinese_tables.py"
FACTS = ROOT / "data" / "facts.toml"

CONVERSIONS = ("t2s", "hk2s", "tw2s", "jp2t")
"""OpenCC's, the first wins; the last turns what Japan simplified, as 増, into what China did."""

IDEOGRAPHS = (0x3400, 0xA000)
"""Those of the first plane, but for the compatibility forms, which folding replaces."""

USUAL = {
    "bo": "薄泊",
    "bu": "卜",
    "chan": "掺",
    "chang": "长",
    "chi": "匙",
    "du": "都",
    "fo": "佛",
    "jiao": "嚼",
    "kui": "傀",
    "le": "勒",
    "lei": "肋",
    "liao": "潦",
    "qie": "茄",
    "si": "伺似",
    "tun": "囤",
    "zha": "轧",
    "zhan": "辗",
    "zhuo": "琢",
    "zuo": "柞",
}
"""Characters of which pypinyin names another reading first than words usually have."""

COMMON = """
参 shen 人参 党参 海参 西洋参
藏 zang 西藏 藏族 藏区 藏语 藏文 藏药 藏医 藏羚羊 青藏 川藏 宝藏
差 chai 出差 差旅 差遣
长 chang 长江 长沙
长 zhang 增长 成长 生长 滋长 助长 省长 州长 市长 县长 区长 镇长 乡长 村长 部长 司长 厅长 局长 处长
长 zhang 科长 署长 校长 院长 所长 会长 社长 班长 队长 组长 团长 师长 军长 首长 议长 酋长 董事长
长 zhang 理事长 监事长 秘书长 检察长 审判长 副行长 行政长官 厂长 站长 台长 馆长 店长 船长 机长 河长
长 zhang 湖长 林长 田长 链长 家长 兄长 学长 年长 长辈 长者 长子 长女 长官 长老
朝 zhao 朝气 朝霞 朝夕 朝晖 今朝
重 chong 重复 重庆 重叠 重建 重新 重组 重构 重塑 重启 重返 重阳 重申 重现 重修 重逢 重演 重温 重生
重 chong 重置 重振 重整 双重 多重
重 zhong 重工 重点 重要 重大
畜 xu 畜牧 畜产 畜养
传 zhuan 传记 传略 自传 列传 水浒传
弹 tan 弹性 弹簧 弹力 弹奏 弹唱 弹劾 反弹 回弹
的 di 目的 标的 的确
都 dou 都是 都有 都能 都要 都在 都可 都不 全都
都 du 都市 首都 成都 之都 古都 故都 京都 都江堰
佛 fu 仿佛
给 ji 供给 给予 补给 自给 给养 给水 配给
还 huan 归还 偿还 返还 退还 交还 还款 还贷 还原 还本 还债 还清 还乡 还田 还林 还草 还湖 生还
行 hang 银行 行业 央行 支行 洋行 行情 行列 行家 行当 行规 行话 行距 排行 各行各业 副行长
会 hui 会展 会议
会 kuai 会计 财会 会稽
降 xiang 投降
角 jue 角色 角逐 主角 配角
劲 jing 强劲 劲旅 劲敌 刚劲 苍劲
觉 jiao 睡觉 午觉
卡 qia 卡脖子 关卡 卡壳
勒 lei 勒紧
乐 le 快乐
乐 yue 音乐 乐器 乐团 乐曲 乐队 乐章 乐谱 乐府 声乐 器乐 礼乐 交响乐
了 le 为了
了 liao 了解 了结 了不起 受不了
率 lv 效率 比率 利率 税率 汇率 概率 功率 频率 速率 费率
率 shuai 率先 率领 率队 率团 表率 统率
没 mo 淹没 沉没 埋没 没收 没落
模 mo 规模
模 mu 模样 模具 模板
泊 po 湖泊 梁山泊
切 qie 切削
茄 jia 雪茄
塞 se 堵塞 阻塞 闭塞
什 shi 什锦
省 xing 反省
数 shu 数据
说 shui 游说
宿 xiu 星宿
提 di 提防
调 tiao 调整 调节 调控 调解 调和 调味 调试 调剂 调价 调料 调理 调制 调频 调峰 调压 调速 调停 调优
调 tiao 协调 空调 失调 烹调 微调 上调 下调 风调雨顺
吓 he 恐吓
削 xiao 切削 刀削
校 jiao 校对 校正 校准 校验 校订 校核 校勘
校 xiao 学校 高校 院校
血 xue 血液
便 pian 便宜
曝 bao 曝光
着 zhe 随着 沿着 有着
着 zhao 着急 着火
着 zhuo 着力 着重 着眼 着手 着陆 着装 着色 着想 着落 沉着 执着 衣着 附着
仔 zi 仔细 仔猪
曾 zeng 曾国藩 曾国荃 曾纪泽 曾祖 曾孙
参 cen 参差
差 ci 参差
"""
"""A character, its reading, and words in which it has that. Where this is the usual one, the word
keeps a longer or a later word from being read wrongly: 首都在 is not 都在."""

ACROSS = {
    "人参与": "ren can yu",
    "人参加": "ren can jia",
    "人参观": "ren can guan",
    "人参保": "ren can bao",
    "人参赛": "ren can sai",
    "人参展": "ren can zhan",
    "海参与": "hai can yu",
    "海参加": "hai can jia",
    "海参展": "hai can zhan",
    "省长期": "sheng chang qi",
    "市长期": "shi chang qi",
    "市长远": "shi chang yuan",
    "市长效": "shi chang xiao",
    "县长期": "xian chang qi",
    "区长期": "qu chang qi",
    "厂长期": "chang chang qi",
    "市长度": "shi chang du",
    "区长度": "qu chang du",
    "河长度": "he chang du",
    "上调研": "shang diao yan",
    "上调查": "shang diao cha",
    "下调研": "xia diao yan",
    "下调查": "xia diao cha",
    "空调度": "kong diao du",
    "银行行长": "yin hang hang zhang",
}
"""Where a word of `COMMON` is only the end of one word and the beginning of the next."""

PLACES = {
    "长沙": "chang sha",
    "长江": "chang jiang",
    "长株潭": "chang zhu tan",
    "耒阳": "lei yang",
    "郴州": "chen zhou",
    "汨罗": "mi luo",
    "崀山": "lang shan",
    "芷江": "zhi jiang",
    "溆浦": "xu pu",
    "浏阳": "liu yang",
    "澧县": "li xian",
    "泸溪": "lu xi",
    "沅江": "yuan jiang",
    "岳阳": "yue yang",
    "会同": "hui tong",
    "重庆": "chong qing",
    "成都": "cheng du",
    "厦门": "xia men",
    "六安": "lu an",
    "蚌埠": "beng bu",
    "番禺": "pan yu",
    "铅山": "yan shan",
    "乐清": "yue qing",
    "单县": "shan xian",
    "东阿": "dong e",
    "柏林": "bo lin",
    "秘鲁": "bi lu",
}
"""Names of places; they win over everything."""

HEADER = '''"""What building an index needs of Chinese: simplified characters, and pinyin."""

# Made by tools/make_tables.py with {versions}; do not edit.
'''


def simplifications() -> dict[str, str]:
    """Return the simplified form of every single character that has one."""
    converters = [opencc.OpenCC(name) for name in CONVERSIONS]
    standard = set(gb2312())
    pairs: dict[str, str] = {}
    for char in map(chr, range(*IDEOGRAPHS)):
        forms = [converter.convert(char) for converter in converters]
        if char in standard and forms[0] == char:
            continue  # a simplified character already, which Taiwan uses for another: 么, 著
        changed = [form for form in forms if form != char and len(form) == 1 and form <= "\uffff"]
        if changed:
            pairs[char] = changed[0]
    for char, form in pairs.items():
        while form in pairs:  # 薴 to 苧, which is itself the traditional form of 苎
            form = pairs[form]  # noqa: PLW2901 -- followed to its end
        pairs[char] = form
    return pairs


def gb2312() -> Iterator[str]:
    """Yield the 6,763 characters of GB 2312, those that simplified Chinese is written with."""
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            char = bytes((row, cell)).decode("gb2312", "ignore")
            if char:
                yield char


def readings(texts: Iterable[str]) -> dict[str, str]:
    """Return the usual reading of each character of GB 2312 and of `texts`."""
    characters = {*gb2312(), *filter(_is_chinese, "".join(texts))}
    usual = {char: _pinyin(char)[0] for char in sorted(characters)}
    return usual | {char: syllable for syllable, chars in USUAL.items() for char in chars}


def phrases(texts: Iterable[str], usual: dict[str, str]) -> dict[str, str]:
    """Return the words in which a character has another reading than its usual one."""
    words = {**_found(texts, usual), **_common(usual), **ACROSS}
    for place, said in PLACES.items():
        for word in list(words):
            # 省长 and 长沙: 湖南省长沙市 is about the place.
            if word != place and word.endswith(place[0]):
                words[word + place[1:]] = " ".join((*words[word].split()[:-1], said))
    return dict(sorted({**words, **PLACES}.items()))


def fact_texts() -> list[str]:
    """Return the Chinese names of the shipped facts: labels, aliases, places, subjects, names."""
    document: dict[str, list[dict[str, Any]]] = tomli.loads(FACTS.read_text("utf-8"))
    facts = [
        text
        for fact in document["fact"]
        for text in (
            fact["label"]["zh"],
            *fact.get("aliases", ()),
            *fact.get("names", ()),
            fact.get("subject", {}).get("zh", ""),
        )
    ]
    places = [
        text
        for place in document["place"]
        for text in (place["name"]["zh"], *place.get("aliases", ()))
    ]
    return [*facts, *places]


def source() -> str:
    """Return the text of the module."""
    pairs = dict(sorted(simplifications().items()))
    texts = fact_texts()
    usual = readings(texts)
    said: dict[str, str] = {}
    for char, syllable in sorted(usual.items()):
        said[syllable] = said.get(syllable, "") + char
    return "\n".join(
        (
            HEADER.format(versions=versions()),
            *_string("TRADITIONAL", "".join(pairs)),
            "",
            *_string("SIMPLIFIED", "".join(pairs.values())),
            '"""Of each character of `TRADITIONAL`."""',
            "",
            *_dict("READINGS", dict(sorted(said.items()))),
            '"""Syllables, with v for ü, and the characters usually read so."""',
            "",
            *_dict("PHRASES", phrases(texts, usual)),
            '"""Words with a character that is not read as usual, or that part such words."""',
            "",
        )
    )


def versions() -> str:
    """Say what the tables are made with."""
    return f"pypinyin {version('pypinyin')} and OpenCC {version('opencc')}"


def _is_chinese(char: str) -> bool:
    return unicodedata.name(char, "").startswith("CJK UNIFIED IDEOGRAPH")


def _pinyin(text: str) -> list[str]:
    return list(lazy_pinyin(text, v_to_u=False))


def _common(usual: dict[str, str]) -> dict[str, str]:
    """Spell the words of `COMMON`, of which a line tells one character's reading."""
    spelt: dict[str, list[str]] = {}
    for line in COMMON.strip().splitlines():
        char, syllable, *words = line.split()
        for word in words:
            said = spelt.setdefault(word, [usual[each] for each in word])
            said[word.index(char)] = syllable
    return {word: " ".join(said) for word, said in spelt.items()}


def _found(texts: Iterable[str], usual: dict[str, str]) -> dict[str, str]:
    """Return the words of `texts` in which pypinyin reads a character not as usual."""
    found: dict[str, str] = {}
    for text in texts:
        for word in seg.cut("".join(char if char in usual else "\n" for char in text)):
            said = _pinyin(word)
            for at, char in enumerate(word):
                if len(said) == len(word) > 1 and said[at] != usual.get(char):
                    start, end = _useful(word, at, said)
                    found[word[start:end]] = " ".join(said[start:end])
    return found


def _useful(word: str, at: int, said: list[str]) -> tuple[int, int]:
    """Return what to keep of a word for the character at `at`: two that are read so alone, too."""
    if len(word) > len("卡脖子"):
        for start in (at - 1, at):
            if start >= 0 and _pinyin(word[start : start + 2]) == said[start : start + 2]:
                return start, start + 2
    return 0, len(word)


def _string(name: str, text: str) -> Iterator[str]:
    yield f"{name} = ("
    yield from (f'    "{text[at : at + 45]}"' for at in range(0, len(text), 45))
    yield ")"


def _dict(name: str, values: dict[str, str]) -> Iterator[str]:
    yield f"{name} = {{"
    yield from (f'    "{key}": "{value}",' for key, value in values.items())
    yield "}"


if __name__ == "__main__":
    TABLES.write_text(source(), "utf-8")
