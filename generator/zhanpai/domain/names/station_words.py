"""The words around a station's place, as data: what makes a name a station's, what may be left out, what it is not.

After names really seen on signs and in official news; longer words before shorter ones where one begins another.
"""

from __future__ import annotations

import re

HEAD = re.compile("(?:人大代表|人民代表大会代表|人民代表|人大|代表)+")
"""Whose station it is; either half is left out in a hurry, and a clerk's copy doubles it."""

RANKS = (
    re.compile("(?:各级|全国|的|之|[两二三四五]级)$"),
    re.compile("(?:全国|国家)?省?市?[县区]?[乡镇]?[两二三四五]级$"),
)
"""What stands between a place and 人大代表 and tells nothing of the place, first without and then with the levels named:
岳龙社区三级人大代表, 岳龙社区市区两级人大代表."""

BODY = (
    *(
        "密切联系",
        "联系群众",
        "联系选民",
        "服务群众",
        "接待选民",
        "接待群众",
        "选民接待",
        "为民服务",
        "代表小组",
    ),
    *(
        "联络",
        "联系",
        "服务",
        "工作",
        "活动",
        "接待",
        "选民",
        "群众",
        "履职",
        "议事",
        "小组",
        "中心",
        "规范化",
    ),
    *("标准化", "示范性", "示范", "精品", "特色", "基层", "固定"),
)
"""What may stand between 人大代表 and the last word of a kind, or be left out."""

TAIL = (
    "总站",
    "分站",
    "站点",
    "站室",
    "之家",
    "工作坊",
    "驿站",
    "阵地",
    "中心",
    "站",
    "点",
    "室",
    "家",
    "坊",
)
"""What a kind ends in, twice in a hurry: 联络站总站, 工作站站."""

TELLING = re.compile("联络|联系|选民")
"""Without 人大 and 代表 one of these must stand there: an 活动室 may be anybody's."""

UPPER = re.compile("(?<!站)总站|中心")
"""In the kind of a station of a township, a district or the city, of none below; 联络站总站 is 联络站 twice."""

FLAVOURS = {"流动": "流动", "网上": "网上", "线上": "网上", "云上": "网上", "在线": "网上"}
"""Words for a station of another sort at the same place, with the one that stands for all of them."""

AWAY = re.compile("驻([\u3400-\u9fff]{2,8}?)(?=联络|联系|工作|活动|代表|站)")
"""人大代表驻上海联络站: outside the city, and another station than that of whoever runs it."""

LEVEL_ONLY = re.compile(
    r"(?:本|各|全|省|市|州|县|区|乡|镇|街道|办事处|社区|村|组|级|居民?|片|站|点|[(),、/]|和|及|或)*"
)
"""A level and no place: 村(社区), 县(市、区), 村级."""

UNIT_IN_KIND = re.compile("街道|社区|村|镇|乡")
"""The unit of the place, moved behind 人大代表: 南岭村人大代表社区联络站."""

STARS = re.compile(
    r"(?:[一二三四五1-5]星级|[★☆⭐]{1,5}|[aA]{3,5}级|[1-5][aA]级|[省市区县]级?(?=示范))(?:示范)?"
)
"""A grade that somebody gave; it never is in the name."""

BEFORE_ONLY = re.compile(
    "^(?:示范性?|标准化|规范化|[一二三四五]星|明星|优秀|先进|最美|新建|关于|热烈祝贺|祝贺|喜报|走进)"
)
"""Said of a station before its name, if what follows is one."""

BRANDS = ("驿路有我", "淮海有约")
"""Brands seen without quotes; in quotes any is passed over that names no place."""

BEHIND = re.compile(
    "(?:的|正式|隆重|顺利|举行|举办|开展|启用|启动|成立|揭牌|揭幕|挂牌|授牌|亮相|仪式|投入使用|运行|建成|"
    "概况|简介|介绍|基本情况|情况|活动|纪实|简报|现场|照片|图片|视频|通知|公告|预告|安排|公示|公开|展示|风采|动态|新闻|"
    "公示牌|公示栏|展板|门牌|牌匾|标牌|铭牌|制度|职责|工作职责|工作制度|管理制度|接待日|接待制度|轮值表|值班表|台账|记录|"
    "站牌|牌子|总结|工作总结|计划|工作计划|汇报|工作汇报|一站[多两二三四五六七八九]点|docx?|xlsx?|pptx?|pdf|jpe?g|png|wps|信息|资料|档案|一览表|登记表|汇总表|通讯录|联系方式|地址|电话|导览|导航|二维码|主页|首页|专栏|[啦了]|[!。,;:])+$"
)
"""What is said behind a name and is no part of it: 概况, 揭牌仪式."""

KIND_SLIPS = {
    **{"连络": "联络", "联洛": "联络", "联落": "联络", "联路": "联络", "连系": "联系", "联糸": "联系"},
    **{"人太代表": "人大代表", "人大待表": "人大代表", "人大带表": "人大代表", "人代代表": "人大代表"},
    **{"人大代联": "人大代表联", "人大表联": "人大代表联", "人大代衷": "人大代表", "入大代表": "人大代表"},
    **{
        "联络占": "联络站",
        "联络战": "联络站",
        "联络沾": "联络站",
        "联络总占": "联络总站",
        "联络总战": "联络总站",
    },
    **{
        "工作占": "工作站",
        "工作战": "工作站",
        "联糸点": "联系点",
        "活动式": "活动室",
        "代表之加": "代表之家",
    },
}
"""Slips in the words of a kind, each with what is meant."""

NO_STATION = re.compile(
    "人大常委会|常务委员会|人大[^站室家点]{0,16}(?:工作委员会|工委)|代表工作委员会|代表工委|主席团|"
    "人大联络委|人大办公室|人大机关|人大工作室|人大办$|专门委员会|代表团|代表资格|"
    "(?:立法|预算|监督|司法|执法|审查|计划|国资|民生观察).{0,10}(?:联系点|联络站|联系站|联络点|基地)|"
    "政协|委员工作室|委员会客厅|委员联络|党代表|党员代表|职工代表|村民代表|居民代表|业主代表|学生代表|妇女代表|团代表|工会代表|"
    "(?:数字|智慧|云)联络站|调解|老娘舅|12345|12309|信访|法律援助|法律服务|退役军人|新时代文明|文明实践|志愿|党群服务(?!中心人大)|"
    "老干部|统战|侨联|工商联|商会联络|妇联|工会|共青团|关工委|警务|卫生服务|养老|助餐|便民服务|"
    "检察|纪检|监察|廉政|记者站|通讯站|气象|防疫|治安|儿童之家|妇女之家|职工之家|老年|青年之家"
)
"""Organs, platforms, brands and rooms of others: whatever place stands with them, they are no station."""

ABROAD = re.compile(
    "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|广东|广西|海南|四川|贵州|云南|"
    "陕西|甘肃|青海|宁夏|西藏|新疆|内蒙古|香港|澳门|台湾|株洲|湘潭|衡阳|邵阳|岳阳|常德|张家界|益阳|郴州|永州|怀化|娄底|湘西|"
    "武汉|广州|深圳|南京|杭州|成都|西安|郑州|合肥|南昌|贵阳|昆明|厦门|宁波|青岛|苏州"
)
"""Places far from one another that a name in quotes or brackets may speak of, and that no brand is made of."""

OFFICES = (
    (re.compile("街道(?:办事处|办公室|办(?!公)|人民政府|党工委|街道)|(?<!街道)办事处"), "街道"),
    (re.compile("(?<=[镇乡])(?:人民政府|政府|党委|机关)"), ""),
    (
        re.compile(
            "社区(?:居民委员会|居民?委会?|居委|党群服务中心|便民服务中心|服务中心|党总支|党支部|党委|社区)"
        ),
        "社区",
    ),
    (
        re.compile(
            "(?<=村)(?:村民委员会|民委员会|村?委会|村委|委员会|党群服务中心|便民服务中心|党总支|党支部|党委)"
        ),
        "",
    ),
    (re.compile("(?<!社区)(?:居民委员会|居委会|居委)"), "社区"),
)
"""Who sits at a place, for the place: 望月湖街道办事处, 湖东社区居委会.  As in `domain.place_names`, but within a chain."""

NOTES = re.compile(
    "^(?:原|曾用名|又名|简称|旧称|现|新址|地址|位于|设在|含|暂|筹|试点|示范|[一二三四五]星|[★☆]+|.{0,4}星级|电话|联系人|站长)|"
    "(?:楼|室|号|内|旁|层|米|筹|牵头|试点|示范|星级|星|年|月|日|搬迁|新|旧|公章|盖章|揭牌|挂牌|已并|撤销|在建|筹建|筹备中|停用|备注)$"
)
"""What stands in brackets and speaks of the station, not of where it is in the chain."""
