# ruff: noqa: E501, SIM905, SIM108
"""Make kg/data/lexicon/divisions.tsv from the npm package china-division (how: see kg/data/README.md).

Usage: python tools/make_divisions.py PACKAGE_FOLDER > kg/data/lexicon/divisions.tsv   (needs pypinyin)
"""

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

from pypinyin import lazy_pinyin

SOURCE = "GB/T 2260 (china-division 2.7.0)"
KINDS = {
    "特别行政区": "Special Administrative Region", "自治区": "Autonomous Region", "自治州": "Autonomous Prefecture",
    "自治县": "Autonomous County", "自治旗": "Autonomous Banner", "地区": "Prefecture", "林区": "Forestry District",
    "新区": "New Area", "矿区": "Mining District", "开发区": "Development Zone", "省": "Province", "市": "City",
    "县": "County", "区": "District", "旗": "Banner", "盟": "League",
}  # fmt: skip
PROVINCES = {
    "北京": "Beijing", "天津": "Tianjin", "河北": "Hebei", "山西": "Shanxi", "内蒙古": "Inner Mongolia", "辽宁": "Liaoning",
    "吉林": "Jilin", "黑龙江": "Heilongjiang", "上海": "Shanghai", "江苏": "Jiangsu", "浙江": "Zhejiang", "安徽": "Anhui",
    "福建": "Fujian", "江西": "Jiangxi", "山东": "Shandong", "河南": "Henan", "湖北": "Hubei", "湖南": "Hunan",
    "广东": "Guangdong", "广西": "Guangxi", "海南": "Hainan", "重庆": "Chongqing", "四川": "Sichuan", "贵州": "Guizhou",
    "云南": "Yunnan", "西藏": "Tibet", "陕西": "Shaanxi", "甘肃": "Gansu", "青海": "Qinghai", "宁夏": "Ningxia",
    "新疆": "Xinjiang", "香港": "Hong Kong", "澳门": "Macao", "台湾": "Taiwan",
    "哈尔滨": "Harbin", "齐齐哈尔": "Qiqihar", "呼和浩特": "Hohhot", "乌鲁木齐": "Urumqi", "拉萨": "Lhasa",
    "鄂尔多斯": "Ordos", "呼伦贝尔": "Hulunbuir", "喀什": "Kashgar", "吐鲁番": "Turpan", "日喀则": "Xigaze",
}  # fmt: skip
PEOPLES = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 "
    "仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各"
).split()
# Short names that are everyday words, directions or parts of other names: read as places only where the text gives reason.
WORDS = set(
    "商都 三河 和政 唐河 大田 通道 云龙 卫东 通山 连城 和县 城口 大方 资源 合作 比如 南部 解放 东方 仙桃 前进 港口 公安 友好 城中 平安 中方 安定 延长 光明 新兴 运河 万年 东风 光泽 南岸 城北 会同 工农 大名 富裕 清水 "
    "前锋 复兴 长子 清新 宏伟 平定 芙蓉 洞口 石门 三元 振兴 日照 大方 大通 建平 莲花 平和 名山 宁远 六合 全州 桃源 当阳 三门 大观 二七 台前 方城 石棉 "
    "丰满 永新 双桥 月湖 文峰 保康 高台 二道 无为 民权 小店 同心 平房 太白 定远 灯塔 大兴 天涯 海棠 来宾 回民 江岸 马尾 天水 常熟 黑水 安居 鼓楼 上党 "
    "崇仁 麒麟 海盐 新民 高密 新野 富民 镇远 清流 水城 紫金 宝应 老城 文成 爱民 上高 左权 孝义 文水 天台 开化 天心 正定 登封 天元 天柱 新会 方山 顺义 "
    "威远 五台 兴化 民乐 兴业 铜鼓 个旧 盐池 百色 三台 路南 石台 磐石 三水 康定 石鼓 小金 修水 集贤 双塔 政和 碑林 文山 市北 市南 万载 永年 周至 "
    "永定 大悟 天长 武义 双流 五常 乐业 莲池 八步 安化 大竹 牧野 集安 盐田 光山 未央 原平 轮台 会理 船山 巨野 城厢 民勤 府谷 交口 上思 建水 进贤 "
    "始兴 新化 金水 高要 商水 子长 双城 定兴 城固 建始 海珠 东光 保德 平远 大余 路北 博望 化州 钢城 平乐 增城 富源 竞秀 会泽 四会 思明 顺平 同德 交城 "
    "资兴 高明 秀峰 响水 正安 合水 会东 仓山 巧家 仙居 曲松 通渭 定结 团风 余干 双牌 普定 水富 铁西 和平 武功 平原 长安 江南 天门 江陵 中原 南海 共和 "
    "东湖 古城 南湖 河口 友谊 凤凰 商城 江山 太康 太平 甘泉 南岳 红旗 新建 山南 东海 兴国 龙门 新城 朝阳 太和 路桥 温泉 天山 西城 向阳 天河 永安 "
    "咸丰 故城 新河 东城 武陵 西湖 石狮 新华 德安 天桥 威信 安宁 西山 河西 牡丹 滨海 东坡 黄龙 海港 城西 龙亭 泰来 白云 沙河 大城 北流 西华 建华 文昌 "
    "白银 秦安 象山 河东 建安 永和 南山 通州 中阳 兴山 江城 花山 凤山 永福 长寿 石龙 江海 北湖 城东 银海 双湖 九龙 开平 龙井 上街 兴隆 德化 玉山 青州 "
    "玄武 松山 长乐 龙山 元宝 宝塔 和田 上城 南城 江州 宁海 青山 万安 北安 白玉 木兰 大关 卧龙 东安 西平 清河 七星 博爱 樊城 盐湖 锦江 同仁 钟楼 南开 "
    "盘龙 山城 蓬莱 永平 方正 弥勒 龙凤 东山 南关 蓝田 白杨 南沙 东平 镇海 灵山 湖滨 兴安 安达 凤翔 南宫 阳城 建宁 黑山 湖口 江口 福田 常山 临江 "
    "白河 新罗 惠民 安国 万山 新星 长兴 东兴 新安 高新 临港 三沙 两当 于都 从化 信都 利通 北塔 原州 大新 天等 市中 惠城 成华 新北 新和 新干 新抚 新荣 "
    "朝天 来安 柳北 柳南 泉山 港北 港南 滨城 点军 烈山 环翠 绿园 翠屏 船营 良庆 立山 站前 西固 西秀 通川 道外 道里 金凤 金林 金湾 铁东 铁锋 青秀 顺城 "
    "顺庆 高坪 高昌 高港 雨湖 相城 相山 裕安 郊区 城区 矿区 新市 东区 西区 北区 南区 中区 城关 宝山 金山 静安 长宁 平阴 东丽 东营 河北 下城 江东 江海 "
    "新乐 武强 平山 隆化 长治 阳明 安图 和龙 长白 宝清 平川 广河 临泽 平顺 文安 永清 永兴 双江 长江 丰台 中站 解放 山阳 龙安 北关 殷都 "
    "城阳 云城 云溪 卫滨 咸安 平桂 广信 惠安 长泰 永春 永康 东阳 南康 安远 龙南 全南 新丰 乐昌 连州 连山 中牟 新密 新郑 三原 "
    "富县 黄陵 镇安 商南 镇坪 汉阴 宁陕 华亭 泾川 静宁 安化 三江 港闸 崇川 大丰 建湖 东台 金湖 高淳 玉环 云和 遂昌 松阳 南浔 开发 同安 集美 翔安 "
    "长丰 肥东 巢湖 含山 和县 南陵 繁昌 望江 太湖 宿松 怀宁 潜山 岳西 蒙城 颍东 金寨 泗县 灵璧 东至 石台 广德 定南 信丰 "
    "宁都 瑞昌 永修 安义 建昌 朝天 旺苍 青川 东兴 隆昌 高县 长宁 兴文 屏山 大英 安岳 乐至 南江 平昌 通江".split()
)


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of dist/NAME.csv in the unpacked package."""
    with (folder / "dist" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def short(name: str) -> str:
    """Return the name without its kind, or "" where it has no usable short form."""
    for kind in KINDS:
        if name.endswith(kind) and len(name) > len(kind) + 1:
            stem = name[: -len(kind)]
            peoples = "|".join(sorted((p + "族" for p in PEOPLES), key=len, reverse=True))
            stem = re.sub(f"(?:{peoples}|蒙古(?=自治)|维吾尔|壮族|各族)+$", "", stem) if "自治" in kind else stem
            stem = re.sub("(?:蒙古|达斡尔|柯尔克孜|哈萨克)$", "", stem) if "自治" in kind and len(stem) > 4 else stem
            return stem if 2 <= len(stem) <= 5 else ""
    return ""


def english(name: str, stem: str) -> str:
    """Return a romanised name with its kind in English."""
    if stem in PROVINCES:
        base = PROVINCES[stem]
    else:
        base = "".join(lazy_pinyin(stem or name)).capitalize()
    kind = next((KINDS[k] for k in KINDS if name.endswith(k)), "")
    return f"{base} {kind}".strip() if name != stem else base


def main() -> None:
    """Write the table to standard output."""
    folder = Path(sys.argv[1])
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows(folder, "provinces"):
        found[row["name"]].append((row["code"] + "0000", "province"))
    for name, code in (("香港特别行政区", "810000"), ("澳门特别行政区", "820000"), ("台湾省", "710000")):
        found[name].append((code, "province"))
    for row in rows(folder, "cities"):
        if len(row["name"]) > 1 and "直辖" not in row["name"] and row["name"] != "市辖区":
            found[row["name"]].append((row["code"] + "00", "city"))
    for row in rows(folder, "areas"):
        if len(row["name"]) > 1 and row["name"] != "市辖区" and not (len(row["name"]) > 6 and row["name"][-1] == "区"):
            found[row["name"]].append((row["code"], "county"))
    shorts: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    print(
        "# Made by tools/make_divisions.py from npm china-division 2.7.0 (codes of the National Bureau of Statistics,"
    )
    print(
        "# state of 2023-06-30). Do not edit. kind: division = full name; division-short = short name; division-word ="
    )
    print("# short name that is also an everyday word. code: every GB/T 2260 code the words may stand for.")
    print("term\tkind\tenglish\tsource\tcode\tlevel\tfull")
    table = []
    for name, codes in found.items():
        stem = short(name)
        all_codes = " ".join(sorted(code for code, _ in codes))
        table.append(
            (name, "division-word" if name in WORDS else "division", english(name, stem), all_codes, codes[0][1], name)
        )
        if stem and stem not in found:
            shorts[stem] += [(code, level, name) for code, level in codes]
    for stem, places in shorts.items():
        rank = {"province": 0, "city": 1, "county": 2}
        places.sort(key=lambda p: (rank[p[1]], p[0]))
        level = places[0][1]
        kind = "division-word" if stem in WORDS and level != "province" else "division-short"
        codes = " ".join(code for code, _, _ in places)
        table.append((stem, kind, english(stem, stem), codes, level, " ".join(dict.fromkeys(p[2] for p in places))))
    for name, kind, text, codes, level, full in sorted(table):
        print(name, kind, text, SOURCE, codes, level, full, sep="\t")


if __name__ == "__main__":
    main()
