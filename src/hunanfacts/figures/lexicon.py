"""The words of amounts, by language: what a scanner may meet in and around a number.

Each table gives a kind of token its words. A longer word always wins over a shorter one that it
begins with, so a word that only looks like one of these (元素, 自来水) stands in `PLAIN`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.model.vocabulary import Bound

    Meaning = object
    Entry = tuple[str, str, Meaning]
    """A word, the kind of token that it is, and what it means."""

# ---- Script and width ----------------------------------------------------------------------------

_ALIKE = {
    "萬億兩幾餘負點個噸圓圆雙對歲倆條項隻種輛戶畝間張頭門場處達約過內將數"
    "從來開號時鐘這裡為於無變與壹貳贰貮参叁參叄弍弎肆伍陸陆柒捌玖拾佰仟○倍筆顆幅":
    "万亿两几余负点个吨元元双对岁俩条项只种辆户亩间张头门场处达约过内将数"
    "从来开号时钟这里为于无变与一二二二三三三三二三四五六六七八九十百千〇倍笔颗幅",
    "\uf973\uf978\uf9d1\uf9d3\uf96b": "十两六六三",  # compatibility ideographs
    "\u2212\uff0d\uff0b\uffe5\uff5e\u301c\u223c\u2010\u2011": "--+¥~~~--",
    "\u00a0\u2002\u2003\u2005\u2007\u2009\u200a\u202f\u3000": " " * 9,
}  # fmt: skip
"""Traditional and formal characters, signs and spaces, each with the one it is read as."""
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) != "，"}
"""A full-width comma stays what it is: it parts numbers, but for those in full-width digits."""
READ_AS = {
    **_WIDE,
    **{ord(one): as_ for ones, others in _ALIKE.items() for one, as_ in zip(ones, others,
    strict=True)},
}  # fmt: skip
"""For `str.translate`; every character is read as one, so that places in a text stay."""

# ---- Numbers -------------------------------------------------------------------------------------

CHINESE_DIGITS = {**{char: value for value, char in enumerate("〇一二三四五六七八九")},
                  "零": 0, "两": 2, "俩": 2, "仨": 3}  # fmt: skip
PLACES = {"十": 10, "百": 100, "千": 1000}
TENS = {"廿": 20, "卅": 30}
CHINESE_SCALES = {
    "万": 10**4,
    "亿": 10**8,
    "万万": 10**8,
    "万亿": 10**12,
    "兆": 0,
    "亿万": 1,
    "亿亿": 1,
}
"""兆 is 10⁶ or 10¹², which only a 亿 behind it settles; 亿万 is no number."""
SCALE_NAMES = {10**4: "万", 10**8: "亿", 10**12: "万亿"}

_ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
""".split()
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ENGLISH_NUMBERS = {
    **{word: value for value, word in enumerate(_ONES)},
    **{word: 10 * tens for tens, word in enumerate(_TENS, 2)},
    "nought": 0, "naught": 0, "nil": 0, "fourty": 40,
}  # fmt: skip
_ORDINALS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
""".split()
ENGLISH_ORDINALS = {
    **{word: place for place, word in enumerate(_ORDINALS, 1)},
    **{f"{word[:-1]}ieth": 10 * tens for tens, word in enumerate(_TENS, 2)},
    "nineth": 9, "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9,
    "trillionth": 10**12,
}  # fmt: skip
FRACTIONS = frozenset(f"{word}s" for word in (*ENGLISH_ORDINALS, "quarter") if word != "second")
"""Words that stand below the line of a fraction."""
ENGLISH_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ABBREVIATED = {
    "k": "thousand", "K": "thousand", "mn": "million", "mln": "million", "mil": "million",
    "mio": "million", "M": "million", "bn": "billion", "bln": "billion", "b": "billion",
    "B": "billion", "tn": "trillion", "tln": "trillion", "trn": "trillion", "w": "万",
    "Bn": "billion", "Mn": "million", "BN": "billion", "MN": "million",
}  # fmt: skip
"""Signs of a scale behind a number."""
OF_MONEY = {"m": "million", "MM": "million", "mm": "million", "t": "trillion", "T": "trillion"}
"""Signs that are a scale beside a currency, and units of their own elsewhere."""
VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6", "⅘": "0.8",
          "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875",
          "⅓": "", "⅔": "", "⅙": "", "⅚": "", "⅐": "", "⅑": ""}  # fmt: skip
"""Fractions of one sign; those without a last digit have no exact decimal."""

# ---- Bounds --------------------------------------------------------------------------------------

BEFORE: dict[Bound, str] = {
    "over": """
        超过 超出 超逾 超 逾 突破 越过 多于 大于 高于 不止 不只 何止 远超 >
        over|more than|above|exceeding|exceed|exceeds|exceeded|beyond|greater than|larger than
        |higher than|bigger than|upwards of|upward of|in excess of|north of|topped|topping|tops
        |surpassed|surpassing|surpasses|surpass|older than|longer than
    """,
    "at-least": """
        至少 最少 起码 最低 不下 不下于 大于等于 大于或等于 高于或等于 ≥ >= ⩾ ≧
        at least|a minimum of|minimum of|minimum|not below|greater than or equal to
        |equal to or greater than|equal to or more than|more than or equal to|starting at
    """,
    "under": """
        不足 不到 不满 未满 未到 没到 不及 未及 少于 低于 小于 <
        under|less than|fewer than|below|lower than|smaller than|short of|shy of|younger than
        |shorter than|south of
    """,
    "at-most": """
        至多 最多 顶多 最高 小于等于 小于或等于 低于或等于 ≤ <= ⩽ ≦
        at most|up to|a maximum of|maximum of|maximum|max|within
        |less than or equal to|equal to or less than|fewer than or equal to|at the most
    """,
    "nearly": """
        接近 将近 近 临近 逼近 直逼 几近 几乎 快要
        nearly|almost|close to|approaching|approached|nearing|neared|near|just shy of|just short of
        |nudging|nigh on|close on|verging on
    """,
    "about": """
        大约 大概 大致 约 约合 约莫 差不多 ≈ ~ ≒
        about|around|approximately|approx|roughly|some|circa|ca|c|in the region of
        |on the order of|in the neighbourhood of|in the neighborhood of|or so
    """,
    "exact": """
        达到 达 共计 共 合计 总计 累计 高达 多达 等于 整整 恰好 正好 = 刚好
        exactly|precisely|as much as|as many as|a total of|totalling|totaling|reached|reaching
        |reaches|reach|equal to
    """,
}
"""Words before a number, by what they say of it; those in English are parted by strokes."""
_MIRRORED: dict[Bound, Bound] = {
    "over": "under", "at-least": "at-most", "under": "over", "at-most": "at-least",
}  # fmt: skip
_FALLING: dict[Bound, Bound] = {"under": "over", "at-most": "at-least"}
OF_SIZE: dict[str, dict[Bound, Bound]] = {
    **dict.fromkeys("""
        高于 低于 above below 高于或等于 低于或等于 或更低 或更高
    """.split(), _MIRRORED),
    **dict.fromkeys(("lower than", "higher than", "not below", "or below", "or lower", "or above",
                     "or higher", "and below", "and above"), _MIRRORED),
    **dict.fromkeys("""
        大于 小于 > < >= <= ≥ ≤ ⩾ ⩽ ≧ ≦ 大于等于 小于等于 大于或等于 小于或等于
    """.split(), _FALLING),
    **dict.fromkeys(("greater than", "less than", "greater than or equal to",
                     "less than or equal to", "or greater"), _FALLING),
}  # fmt: skip
"""Words that compare numbers with their signs, where the others speak of the size that is printed;
each with what it says of the size of a number below zero. Below -5 is more than 5 below zero, and
above it is less; what is greater than -5 may be a rise as well, and has no bound of its own."""
TOPPING: dict[str, Bound] = {
    "上": "at-least",
    **dict.fromkeys(("过", "破", "跨过", "迈过", "跃过", "冲破", "跨越"), "over"),
    **dict.fromkeys(("passed", "passing", "past", "crossed", "crossing"), "over"),
    **dict.fromkeys(("passed the", "crossed the"), "over"),
}
"""Words that bound a number only where it is a bare 百, 千, 万 or 亿, or is large: 上百家, 破万亿,
passed 4 trillion."""
BEHIND: dict[Bound, str] = {
    "over": "有余 开外 挂零 出头 -odd",
    "at-least": """
        以上 及以上 或以上 含以上 之上 往上 起 及其以上 或更多 或更高 (含)以上 (含本数)以上
        or more|or above|or over|or higher|or greater|or older|and above|and over|and up|and more
        |and older|or better|plus
    """,
    "at-most": """
        以下 及以下 或以下 之下 以内 之内 或更少 或更低 及其以下 (含)以下
        or less|or fewer|or below|or under|or lower|or younger|and below|and under
        |and younger
    """,
    "about": "左右 上下 前后 光景 or so|or thereabouts|give or take|more or less",
}
NEGATIONS = """
    不 未 没 没有 没能 尚未 并未 未能 从未 未曾 不曾 不会 不能 不得 不可 不应 不宜 不再 均未 仍未
    还未 还没有 并不 非 都没有
    not|no|never|without|nor|cannot|does not|do not|did not|is not|was not|has not|have not
    |must not|should not|may not|will not|not yet|has not yet|have not yet|not quite|did not quite
    |yet to|has yet to|have yet to|had yet to|fails to|failed to|fail to
"""
TURNED: dict[Bound, Bound] = {
    "over": "at-most", "under": "at-least", "exact": "under", "at-least": "under",
    "at-most": "over",
}  # fmt: skip
"""What a negation makes of a bound; of one that is not here nothing is sure."""

# ---- Units and money -----------------------------------------------------------------------------

CURRENCIES = {
    "元": "人民币",
    "yuan": "rmb|cny|cn¥|¥",
    "US dollars": "us$|usd|$|usd$|u.s.$",
    "euros": "€|eur", "pounds sterling": "£|gbp", "yen": "jpy|jp¥", "HK dollars": "hk$|hkd",
    "Canadian dollars": "c$|ca$|can$", "Australian dollars": "a$|aud|au$",
    "New Taiwan dollars": "nt$|twd|ntd", "Singapore dollars": "s$|sgd",
    "Mexican pesos": "mxn|mxn$|mex$", "Swiss francs": "chf", "won": "₩|krw", "rupees": "₹|inr",
    "roubles": "₽|rub", "Swedish kronor": "sek", "Norwegian kroner": "nok", "Danish kroner": "dkk",
    "kip": "₭", "dong": "₫", "baht": "฿|thb", "shekels": "₪|ils", "reais": "r$|brl", "lira": "₺",
    "New Zealand dollars": "nz$|nzd", "zloty": "pln", "bitcoin": "₿|btc",
}  # fmt: skip
"""Currencies by the unit that they are told as: signs and codes that stand before or behind a
number."""
MONEY = {
    "yuan": "yuan|renminbi|yuan renminbi|renminbi yuan|chinese yuan|yuan rmb",
    "US dollars": "us dollar/s|u.s. dollar/s|american dollar/s|dollars us",
    "dollars": "dollar/s|bucks",
    "元": "元人民币",
    "euros": "euro/s",
    "pounds sterling": "pound/s sterling|quid",
}
"""Words for money behind a number."""
_SCALED_MONEY = "usd eur gbp aud cad sek nok dkk chf jpy cny rmb hkd sgd nzd inr"
SCALED_MONEY = {
    f"{sign}{code}": (name, code)
    for sign, name in (("m", "million"), ("k", "thousand"), ("b", "billion"), ("bn", "billion"))
    for code in _SCALED_MONEY.split()
}
"""A scale and a currency in one word, as MEUR."""
CHINESE_MONEY = """
    元 元钱 块 块钱 美元 美金 欧元 英镑 日元 日圆 港元 港币 韩元 卢布 卢比 泰铢 加元 澳元 新台币
    台币 瑞士法郎 法郎 新加坡元 新元 新西兰元 越南盾 比索 里拉 第纳尔 克朗 马克 美分 欧分 角 毛
    毛钱 分 分钱 两银子
"""
SMALL_MONEY = {
    **dict.fromkeys(("角", "毛", "毛钱"), "0.1"),
    **dict.fromkeys(("分", "分钱", "美分", "欧分", "cent", "cents", "pence"), "0.01"),
}
"""Coins, of the unit before them: 五元三毛, 3 dollars 50 cents."""

CHINESE_UNITS = """
    千米 公里 海里 英里 里 米 分米 厘米 公分 毫米 微米 纳米 英尺 英寸 尺 寸 丈 光年 平方千米
    平方公里 平方米 平方厘米 平方英里 平方英尺 平方 公顷 公亩 亩 英亩 顷 立方米 立方厘米 立方 升
    毫升 公升 加仑 桶 千克 公斤 市斤 斤 克 毫克 微克 克拉 吨 磅 盎司 担 千瓦 千瓦时 兆瓦 兆瓦时
    吉瓦 吉瓦时 瓦 瓦时 度电 度 伏 伏特 千伏 千伏安 安 安培 欧姆 马力 焦耳 千焦 卡 千卡 大卡
    卡路里 帕 千帕 兆帕 赫兹 千赫 千赫兹 兆赫 兆赫兹 吉赫 吉赫兹 分贝 牛顿 摄氏度 华氏度 字节
    千字节 兆字节 吉字节 太字节 比特 千比特 兆比特 个字节 位 字 年 月 个月 个多月 日 天 周 周年
    星期 个星期 小时 个小时 时 分钟 秒 秒钟 毫秒 微秒 世纪 个世纪 季度 个季度 旬 昼夜 夜 年度
    个月大 天大 岁 周岁 岁半 工作日 个工作日 课时 学时 年代 月份 号 个百分点 百分点 % ‰ 成 倍 番
    基点 个基点 点 人 人次 名 位 户 口 村 县 家 个 件 项 篇 条 大 届 所 座 艘 辆 台 架 架次 头 只
    支 部 种 批 批次 处 间 套 栋 棵 株 本 册 门 场 场次 起 宗 例 张 幅 颗 枚 道 列 趟 匹 对 类 次
    车次 航次 班次 双 份 款 笔 层 排 组 轮 级 页 章 步 段 节 堂 杯 瓶 箱 袋 包 盒 片 粒 根 把 封
    句 集 期 股 手 床 张床位 标准箱 个标准箱 吨公里 人公里 车道 强 幢 尾 羽 只羊 亿次
"""

ENGLISH_UNITS = """
    tonne/s|ton/s|metric ton/s|metric tonne/s|kilogram/s|kilogramme/s|kilo/s|gram/s|gramme/s
    |milligram/s|milligramme/s|microgram/s|microgrammes|pound/s|lb/s|ounce/s|oz|stone|jin|catty
    |catties|km|kilometre/s|kilometer/s|metre/s|meter/s|centimetre/s|centimeter/s|millimetre/s
    |millimeter/s|micrometre/s|micrometer/s|nanometre/s|nanometer/s|picometer/s|picometre/s|mile/s
    |nautical mile/s|foot|feet|ft|inch|inches|yard/s|light year/s|square kilometre/s
    |square kilometer/s|square metre/s|square meter/s|square mile/s|square foot|square feet
    |square inch|square inches|square yard/s|sq km|sq m|sq ft|hectare/s|acre/s|mu|cubic metre/s
    |cubic meter/s|cubic foot|cubic feet|cubic kilometre/s|cubic kilometer/s|litre/s|liter/s
    |millilitre/s|milliliter/s|gallon/s|pint/s|quart/s|barrel/s|cup/s|tablespoon/s|teaspoon/s|tbsp
    |tsp|bushel/s|watt/s|kilowatt/s|megawatt/s|gigawatt/s|terawatt/s|kilowatt hour/s
    |megawatt hour/s|gigawatt hour/s|terawatt hour/s|volt/s|amp/s|ampere/s|joule/s|calorie/s|kcal
    |hertz|megahertz|gigahertz|horsepower|decibel/s|bit/s|byte/s|kilobyte/s|megabyte/s|gigabyte/s
    |terabyte/s|kilobit/s|megabit/s|degree/s|degree/s celsius|degree/s fahrenheit|degree/s c
    |degree/s f|degree/s centigrade|celsius|fahrenheit|deg|deg celsius|deg fahrenheit|deg c|deg f
    |celcius|centigrate|centigrade|kelvin|rad|radian/s|turn/s|year/s|month/s|week/s|day/s|hour/s
    |minute/s|seconds|decade/s|century|centuries|night/s|hr/s|min/s|sec/s|year/s old|month/s old
    |week/s old|day/s old|years of age|months of age|weeks of age|days of age|millisecond/s
    |microsecond/s|nanosecond/s|yr/s|mile/s per hour|mile/s an hour|kilometre/s per hour
    |kilometer/s per hour|mph|kph|kmph|km per hour|knots|percent|per cent|percentage point/s
    |percents|percentage|pct|pp|basis point/s|bps|points|% points|people|person/s
    |inhabitants|household/s|visit/s|person-time/s|group/s|times|time|fold|cent/s|pence|penny
    |francs|franc|swiss franc/s|australian dollar/s|canadian dollar/s|hong kong dollar/s
    |singapore dollar/s|turkish lira|lira|lire|yen|won|rupee/s|rouble/s|ruble/s|finnish markka
    |markka|marks|deutsche mark/s|mark|krona|kronor|krone|kroner|peso/s|naira|jobs|copies|pages
    |words|items|pieces|units|cases|ships|vehicles|cars|aircraft|households|villages|counties
    |students|workers|employees|tourists|visitors|passengers|households|residents|farmers|teu/s
    |teus
"""
"""Units in English, parted by strokes; /s stands for a plural."""
SYMBOLS = frozenset("""
    CM KG KM kW MW GW TW W kWh MWh GWh TWh Wh kV V mV A mA mAh Ah kVA MVA Hz kHz MHz GHz THz
    km m cm mm nm
    pm dm km² m² cm² mm² km2 m2 cm2 km³ m³ cm³ m3 cm3 km3 ha g kg mg t Mt kt μg µg mcg ug ng lb
    lbs oz L l mL ml hl TB GB MB KB kB PB EB Mbps Gbps kbps bps Mb/s Gb/s bit byte dB °C °F ℃ ℉ °
    K Pa kPa MPa GPa hPa bar J kJ MJ GJ cal kcal N kN rpm mph kph kmph km/h km/hr m/s h min s ms
    μs ns fps dpi ppm ppb pH px MP m³/s TEU TEUs DWT dwt GPU CPU PFLOPS TFLOPS EFLOPS Pflops FLOPS
    mmHg mol lm lx rad deg ㎡ ㎏ ㎞ ㎝ ㎜ ㎎ ㎥ ㎢ ㏄
""".split())  # fmt: skip
"""Signs of units, in the letters that they are written with."""

ODD = {
    "discount": "折 对折",
    "range": "±",
    "dozens": "打 dozen|dozens|score|scores|gross|dz|dzs|doz|couple|pairs",
    "lakh": "lakh|lakhs|crore|crores",
    "vague": "来个 来岁 来万 来亿 来年 来人 来家 来项 来天 来次 来名 来位 来件 来种 来块 来斤 来米 "
    "hundreds|thousands|millions|billions|trillions|tens",
}
"""Words beside a number that change what it says in a way that is not read here."""
VAGUE_BEFORE = "several|few|a few|many|multiple|a couple of"

PLAIN = """
    元素 元旦 元宵 元件 元年 元月 元老 人民 人才 人口 人工 人均 人士 人类 人生 人物 人间 个体 个性
    个别 家庭 家电 家居 家长 家具 家乡 名单 名牌 名称 名义 位于 位置 位居 位列 条件 条例 条约 项目
    次要 次日 户外 户籍 户口 成本 成立 成功 成果 成员 成为 成交 成绩 成熟 成长 成都 成套 成品 成效
    成就 成分 成份 成人 成年 成型 成片 成群 成千上万 成百上千 年轻 年龄 年货 年均 年薪 年报 月球
    日本 日报 日常 日均 日前 天然 天津 天下 天气 天地 大学 大会 大型 大厦 大道 大桥 大队 大师 大力
    大幅 大批 大量 大家 大赛 大奖 位数 点击 点评 点亮 度假 级别 口岸 口径 村民 村镇 县域 县城 部门
    部分 部队 部长 部署 种植 种子 批准 批发 批评 处理 处于 处罚 间接 间隔 张家界 门槛 门户 门店
    场景 场地 场所 起诉 起步 起重 起点 起来 例如 例外 列车 列入 列为 道路 道德 类型 类似 支持 支付
    支柱 支撑 支出 座谈 所有 所以 所属 所得 所在 只有 只能 只要 只是 对外 对于 对象 对接 对比 对应
    对折 手机 手续 手段 期限 期货 期间 强化 强调 强劲 强国 强省 段落 节能 节目 节点 节日 层面 层次
    组织 组成 组建 组合 等级 股份 股票 股东 股权 集团 集群 集体 集中 集聚 集合 里程 里面 尺寸 安全
    安排 安装 克服 卡车 卡片 周边 周围 周期 周末 时间 时期 时代 秒杀 升级 升至 升高 桶装 份额 双方
    双边 包括 包装 包含 字母 步伐 根据 把握 封装 本科 本地 本土 号召 批量 首先 首席 首要 多样 多方
    多边 多媒体 多少 多么 余额 余热 几何 来自 来到 来源 来看 来说 一半 超级 超市 超标 超越 超额
    超声 过程 过去 过来 过渡 近期 近年 近日 近代 近来 近海 达标 达成 达人 达州 共同 共享 共和 共产
    共建 约定 约束 约翰 约会 打破 破产 破坏 破解 快速 快递 快乐 快车 最高人民 不同 不断 不仅 未来
    非洲 非常 非法 数据 数字 数量 数值 数额 数学 数控 数码 数目 零售 零部件 零件 零食 零星 半导体
    千家万户 千方百计 千变万化 千军万马 一带一路 两者 收十 三番五次 五花八门 四面八方 三三两两
    统一 唯一 单一 同一 专一 合一 归一 之一 逐一
    someone|anyone|no one|one another|everyone|once|twice|second-hand|at first|point of|out of
    |as of|point out|point to|one day|day one
"""
PARTICLES = "了 为 有 在 占 是 过了 的 a the an only just"
MONTHS = """
    january jan february feb march mar april apr may june jun july jul august aug september sep
    sept october oct november nov december dec
""".split()
DATE_UNITS = ("年", "月", "日", "号", "月份", "年代", "年底", "年初", "年末")
CLOCK = ("am", "pm", "o'clock", "oclock", "a.m", "p.m")
NUMBERED = """
version chapter section figure table page exit highway room floor route line volume
issue article appendix step part level grade class phase stage paragraph nr nrs number route bus
flight gate unit"""
"""Words before a number that is a name and counts nothing."""


def words(text: str) -> Iterator[str]:
    """Yield the words of a table: Chinese ones parted by spaces, English ones by strokes.

    >>> list(words("超过 逾 more than|over")), list(words("ton/s"))
    (['超过', '逾', 'more than', 'over'], ['ton', 'tons'])
    """
    for line in text.replace("\n", " ").split("|"):
        yield from _plurals(line.split())


def _plurals(parts: list[str]) -> Iterator[str]:
    while parts and not (parts[0].isascii() and parts[0][0].isalpha()):
        yield parts.pop(0)
    if parts:
        phrase = " ".join(parts)
        yield phrase.replace("/s", "")
        if "/s" in phrase:
            yield phrase.replace("/s", "s")
