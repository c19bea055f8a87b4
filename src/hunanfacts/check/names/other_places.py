"""Places of the world that a draft may be about instead: what it says of them is not checked.

A knowledge file lists the places that it is about. To tell that a sentence is about another, some
names have to be known: the provinces and cities of China and the countries that figures are most
often compared with, and what tells of all the nation. Names that end in 省, 市, 县 and the like are
known by that.
"""

from __future__ import annotations

import re

_CHINESE = """
北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东
广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 台湾 香港 澳门 石家庄 太原 呼和浩特
沈阳 大连 长春 哈尔滨 南京 苏州 无锡 杭州 宁波 温州 合肥 福州 厦门 南昌 济南 青岛 郑州 武汉 长沙
广州 深圳 珠海 佛山 东莞 南宁 海口 成都 贵阳 昆明 拉萨 西安 兰州 西宁 银川 乌鲁木齐 株洲 湘潭 衡阳
洛阳 宜昌 襄阳 赣州 九江 芜湖 潍坊 烟台 徐州 常州 南通 绍兴 嘉兴 台州 金华 泉州 唐山 包头 柳州 桂林
绵阳 遵义 义乌 昆山 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 长三角 珠三角 京津冀 粤港澳
大湾区 成渝
中部六省 中部地区 东部地区 西部地区 东北地区 美国 日本 韩国 朝鲜 越南 老挝 泰国 缅甸 柬埔寨
马来西亚 新加坡 印度尼西亚 印尼 菲律宾 印度 巴基斯坦 俄罗斯 德国 法国 英国 意大利 西班牙 荷兰 波兰
加拿大 墨西哥 巴西 阿根廷 澳大利亚 新西兰 南非 埃及 肯尼亚 尼日利亚 坦桑尼亚 埃塞俄比亚 欧盟 东盟
欧洲 非洲 亚洲 拉美 全球 世界 国家统计局 国家知识产权局 海关总署
"""
_ENGLISH = """
beijing;tianjin;hebei;shanxi;inner mongolia;liaoning;jilin;heilongjiang;shanghai;jiangsu;
zhejiang;anhui;fujian;jiangxi;shandong;henan;hubei;hunan;guangdong;guangxi;hainan;chongqing;
sichuan;guizhou;yunnan;tibet;shaanxi;gansu;qinghai;ningxia;xinjiang;taiwan;hong kong;macao;
nanjing;suzhou;wuxi;hangzhou;ningbo;hefei;xiamen;nanchang;jinan;qingdao;zhengzhou;wuhan;changsha;
guangzhou;shenzhen;dongguan;chengdu;guiyang;kunming;xi'an;zhuzhou;xiangtan;hengyang;shaoyang;
yueyang;changde;shijiazhuang;taiyuan;hohhot;shenyang;dalian;changchun;harbin;wenzhou;fuzhou;zhuhai;
foshan;nanning;haikou;lhasa;lanzhou;xining;yinchuan;urumqi;luoyang;yichang;wuhu;yantai;xuzhou;
changzhou;nantong;shaoxing;quanzhou;tangshan;baotou;liuzhou;guilin;zunyi;yiwu;zhangjiajie;yiyang;
chenzhou;yongzhou;huaihua;loudi;xiangxi;yangtze river delta;pearl river delta;united states;
america;japan;south korea;korea;vietnam;laos;thailand;myanmar;
cambodia;malaysia;singapore;indonesia;philippines;india;pakistan;russia;germany;france;britain;
united kingdom;italy;spain;netherlands;poland;canada;mexico;brazil;argentina;australia;
new zealand;south africa;egypt;kenya;nigeria;tanzania;ethiopia;european union;asean;europe;
africa;asia;world;national bureau of statistics;general administration of customs
"""
_ALSO_TOLD = "全球 世界 欧洲 非洲 亚洲 东盟 欧盟 world europe africa asia asean"
_ALSO = frozenset(_ALSO_TOLD.split())
"""Names that also stand within what something is called, as in 世界500强."""

CHINESE = frozenset(_CHINESE.split()) - _ALSO
ENGLISH = frozenset(_ENGLISH.replace("\n", "").split(";")) - _ALSO
NAMES = CHINESE | ENGLISH | _ALSO
ENDING = re.compile(
    r"贵[省市州县]|[\u4e00-\u9fff]{2}(?:自治区|自治州|[市州县](?![级长委政场域市县州]))"
)
"""What ends as the name of a place does."""
LAST = "省市州县区"
"""What such a name ends in."""
