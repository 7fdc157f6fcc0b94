"""Characters and names that `pypinyin` misreads, or of which people know more readings than one."""

from __future__ import annotations

from collections.abc import Mapping

SURNAMES: Mapping[str, tuple[str, ...]] = {
    name: tuple(readings.split())
    for name, readings in {
        **{"单": "shan", "曾": "zeng", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha", "朴": "piao"},
        **{"盖": "ge gai", "缪": "miao", "卜": "bu", "翟": "zhai", "阚": "kan", "冼": "xian", "洗": "xian"},
        **{"宿": "su", "薄": "bo", "能": "nai", "都": "du", "乜": "nie", "员": "yun", "种": "chong"},
        **{"秘": "bi", "繁": "po", "召": "shao", "折": "she", "句": "gou", "尉": "wei", "么": "yao"},
        **{"祭": "zhai", "藏": "zang", "重": "chong", "佴": "nai", "逄": "pang", "柏": "bai", "车": "che"},
        **{"贠": "yun", "粘": "nian", "扎": "za", "六": "lu", "兒": "ni", "圈": "juan", "炅": "gui"},
        **{"郗": "xi chi", "郄": "qie xi", "适": "kuo", "冒": "mao mo", "那": "na nuo", "会": "gui hui"},
        **{"谭": "tan qin", "强": "qiang jiang", "俞": "yu shu", "行": "xing", "弹": "tan", "率": "shuai"},
        **{"番": "pan", "卒": "cu zu", "洞": "tong dong", "长": "zhang chang"},
        # Two families, or two parts of the country, write alike and speak differently.
        **{"覃": "qin tan", "乐": "yue le", "牟": "mou mu", "谌": "chen shen", "隗": "wei kui"},
        **{"莘": "shen xin", "郇": "xun huan", "蔚": "yu wei", "黑": "he hei", "费": "fei bi"},
        **{"尉迟": "yu chi", "万俟": "mo qi", "澹台": "tan tai", "单于": "chan yu", "长孙": "zhang sun"},
        **{"令狐": "ling hu", "亓官": "qi guan", "乐正": "yue zheng", "拓跋": "tuo ba"},
    }.items()
}
"""Surnames read otherwise than the same character elsewhere; those of two characters syllable by syllable.

After 《现代汉语词典》 (entries marked 姓) and lists of misread surnames, read at
https://51studygo.com/85542/.html , http://www.dzwwh.com/59344.html and https://m.jjdzc.com/mingzi/65.html .
"""

ALONE = frozenset({"尉迟", "万俟", "澹台", "令狐", "亓官", "拓跋"})
"""Surnames of two characters that nobody takes for one character and a given name."""

OF_NO_FAMILY = frozenset("六会行长番卒洞适率弹强")
"""Surnames of one character that before 家 in the name of a place mean something else: 六家子 was six houses."""

IN_GIVEN_NAMES: Mapping[str, str] = {
    **{"乐": "le yue", "行": "xing hang", "朝": "chao zhao", "长": "chang zhang", "重": "zhong chong"},
    **{"盛": "sheng cheng", "晟": "sheng cheng", "茜": "qian xi", "传": "chuan zhuan", "柏": "bai bo"},
    **{"泊": "bo po", "薄": "bo bao", "厦": "xia sha", "莘": "shen xin", "都": "du dou", "参": "shen can"},
    **{"藏": "cang zang", "会": "hui kuai", "强": "qiang jiang", "石": "shi dan", "叶": "ye xie"},
    **{"禅": "chan shan", "奇": "qi ji", "率": "shuai lv", "谷": "gu yu", "单": "dan shan", "解": "jie xie"},
    **{"曾": "zeng ceng", "亲": "qin qing", "娜": "na nuo", "佛": "fo fu", "伽": "jia qie ga", "艾": "ai yi"},
    **{"见": "jian xian", "降": "jiang xiang", "宿": "su xiu", "隽": "juan jun"},
}
"""Characters that only the bearer of a given name can read for certain."""

IN_PLACES: Mapping[str, str] = {
    # 长 is long in the names of places; only in 成长 and 校长 it grows, see _GROWING.
    **{"长": "chang", "都": "du", "朝": "chao zhao", "晟": "sheng cheng", "圫": "tuo yu", "咀": "zui ju"},
    **{"杉": "shan sha", "弄": "long nong", "厦": "xia sha", "柏": "bai bo", "浒": "hu xu"},
    **{"巷": "xiang hang", "六": "liu lu", "泊": "bo po", "峒": "dong tong"},
    **{"泷": "long shuang", "圩": "xu wei", "涌": "yong chong", "阿": "a e", "堡": "bao pu bu"},
}
"""Characters of places that need another reading, or a second one, than pypinyin gives.

Checked by hand against all 172 townships and 1,649 communities of Changsha: 枨冲 chengchong, 㮾梨 langli,
达浒 dahu, 沩山 weishan, 白箬铺 bairuopu, 圭塘 guitang and 柏加 baijia pypinyin reads rightly by itself.
朝阳街 is written as if it faced the sun (cháo); people also say zhāo.
"""

PLACES: Mapping[str, str] = {
    **{
        "洪洞": "hong tong",
        "单县": "shan xian",
        "单城": "shan cheng",
        "浚县": "xun xian",
        "长子县": "zhang zi xian",
    },
    **{
        "大城县": "dai cheng xian",
        "珲春": "hun chun",
        "瑷珲": "ai hun",
        "筠连": "jun lian",
        "什邡": "shi fang",
    },
    **{"什刹海": "shi cha hai", "繁峙": "fan shi", "会稽": "kuai ji", "闵行": "min hang", "太行": "tai hang"},
    **{"涡阳": "guo yang", "涡河": "guo he", "六安": "lu an", "六合": "lu he", "六枝": "liu zhi"},
    **{
        "六盘水": "liu pan shui",
        "乐陵": "lao ling",
        "乐亭": "lao ting",
        "乐清": "yue qing",
        "南乐": "nan le",
    },
    **{"民乐": "min le", "曾都": "zeng du", "大埔县": "da bu xian", "佛冈": "fo gang", "佛坪": "fo ping"},
    **{
        "荥经": "ying jing",
        "荥阳": "xing yang",
        "宕昌": "tan/dang chang",
        "东阿": "dong e",
        "阿胶": "e jiao",
    },
    **{
        "黄陂": "huang pi",
        "泊头": "bo tou",
        "梁山泊": "liang shan po",
        "吴堡": "wu bu",
        "红寺堡": "hong si pu/bu",
    },
    **{"瓦窑堡": "wa yao bu", "厦门": "xia men", "大厦": "da sha", "崆峒": "kong tong", "漯河": "luo he"},
    **{"马尾": "ma wei", "伽师": "jia shi", "蚌埠": "beng bu", "蚌山": "beng shan", "龙圩": "long xu"},
    **{"克什克腾": "ke shi ke teng", "康巴什": "kang ba shi", "乌什": "wu shi", "阿图什": "a tu shi"},
    **{
        "浪卡子": "lang ka zi",
        "桐柏": "tong bai",
        "称多": "chen duo",
        "祭城": "zha cheng",
        "栎阳": "yue yang",
    },
    **{"泺口": "luo kou", "泺源": "luo yuan", "浒墅关": "xu shu guan", "甪直": "lu zhi", "栟茶": "ben cha"},
    **{
        "硇洲": "nao zhou",
        "莘庄": "xin zhuang",
        "莘县": "shen xian",
        "重固": "chong gu",
        "大栅栏": "da shi lan",
    },
    **{"漷县": "huo xian", "解州": "xie/hai zhou", "筠门岭": "yun men ling"},
    **{"柏林": "bai/bo lin", "朝鲜": "chao xian", "番禺": "pan yu", "东莞": "dong guan"},
    **{"铅山": "yan shan", "枞阳": "zong yang", "尉犁": "yu li", "渑池": "mian chi", "郫都": "pi du"},
    **{"阆中": "lang zhong", "犍为": "qian wei", "秭归": "zi gui", "盱眙": "xu yi", "邗江": "han jiang"},
    **{"天台": "tian tai", "台州": "tai zhou", "牟平": "mu ping", "中牟": "zhong mu", "牟定": "mou ding"},
    **{"句容": "ju rong", "蔚县": "yu xian", "井陉": "jing xing", "获嘉": "huo jia", "武陟": "wu zhi"},
    **{"中甸": "zhong dian", "会理": "hui li", "会泽": "hui ze", "深圳": "shen zhen", "綦江": "qi jiang"},
}
"""Places that are read as no dictionary of words reads them, syllable by syllable; several readings of one by ``/``.

All 3,275 names of China's cities and counties (statistics office, 2023) were read through by hand against
《中国地名大辞典》 and what the places call themselves; what pypinyin misread stands here, and what it might yet.
"""
