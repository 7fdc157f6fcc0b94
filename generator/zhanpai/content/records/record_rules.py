"""The D rules: what can be wrong with one record.  Their texts are for staff, so they are in Chinese."""

from __future__ import annotations

from zhanpai.kit.diagnostics import Rule

MISSING = Rule.parse("""D101 缺少必填的字段

    这一项不填，网页上就缺一块，居民看不到该看到的内容。

    错：
        - {id: "100023", mandates: [{level: city, term: 第十六届}]}
    对：
        - {id: "100023", name: 张示例, mandates: [{level: city, term: 第十六届}]}
    """)

UNKNOWN = Rule.parse("""D102 不认识的字段

    字段名打错一个字母，这一行就不会出现在网页上，而且没有人会发现。

    错：
        adress: 岳麓区示范路1号
    对：
        address: 岳麓区示范路1号
    """)

CHOICE = Rule.parse("""D103 写了不能选的内容

    这一项只能从固定的几个词里选。同一件事用两种写法，居民按类别就找不全。

    错：
        status: 关了
    对：
        status: closed
    """)

SHAPE = Rule.parse("""D104 列表、文字、分项放错了形式

    该写列表的地方写了一段文字，或者该写文字的地方写成了列表。

    错：
        focus: 养老、教育
    对：
        focus: [养老, 教育]
    """)

EMPTY_OR_LONG = Rule.parse("""D105 内容是空的，或者太长

    空的一项会在网页上留下空白；太长的一行在手机上要翻好几屏。

    错：
        address: ""
    对：
        address: 岳麓区示范路1号
    """)

INVALID = Rule.parse("""D106 内容不对

    这一项的内容不合要求。

    错：
        这一项写成了别的东西
    对：
        对照字段说明填写
    """)

STATION_ID = Rule.parse("""D201 站号不是四位数字

    站号印在门牌上，也是网址，全市统一编四位，永不改变、永不重用。要加引号，不然开头的 0 会丢。

    错：
        stations: ["12"]
    对：
        stations: ["0012"]
    """)

DEPUTY_ID = Rule.parse("""D202 代表编号不是六位数字

    代表编号是代表页面的网址，六位数字，永不改变。

    错：
        id: "D023"
    对：
        id: "100023"
    """)

DATE = Rule.parse("""D203 日期不对

    写错的日期会让居民白跑一趟。日期一律写“年-月-日”，而且那一天必须真的存在。

    错：
        on: 2026-02-30
    对：
        on: 2026-02-28
    """)

PHONE = Rule.parse("""D206 电话不像一个电话号码

    居民点一下就能拨打，所以这里只能写一个号码，不写说明文字。

    错：
        phone: 八八八八零零零一
    对：
        phone: 0731-88880001
    """)

WEB_URL = Rule.parse("""D208 网址打不开

    网址要从 http:// 或 https:// 写起，中间没有空格和中文。

    错：
        url: www.example.gov.cn
    对：
        url: https://www.example.gov.cn/
    """)

MONTH = Rule.parse("""D209 月份不对

    只知道哪个月时写“年-月”。

    错：
        until: 2027年初
    对：
        until: 2027-01
    """)

NUMBER = Rule.parse("""D210 数字不对

    这里只能写数字，而且要在合理的范围里。经度、纬度写反了，导航会把居民带到别的地方去。

    错：
        location: {lon: 28.20, lat: 112.95}
    对：
        location: {lon: 112.95, lat: 28.20}
    """)

PICTURE_NAME = Rule.parse("""D211 图片文件名不合要求

    图片和资料放在同一个文件夹里，这里只写文件名。中文、空格、括号都行：网页上另有网址。手机的 HEIC 照片要先转成 JPG。

    错：
        photo: 张示例 照片.heic
    对：
        photo: 张示例 照片.jpg
    """)

SLUG = Rule.parse("""D212 网址简写不合要求

    网址里只用小写字母、数字和连字符，居民才能照着抄、照着念。

    错：
        slug: 岳麓
    对：
        slug: yuelu
    """)

DIVISION_CODE = Rule.parse("""D213 区划代码不对

    区县六位，街道（乡镇）九位，以国家统计局公布的为准。

    错：
        code: "43010"
    对：
        code: "430104"
    """)

PERSON_NAME = Rule.parse("""D219 姓名的写法不统一

    同一个人的姓名处处要一样，新闻里提到他才连得到他的网页，居民才搜得到。两个字的姓名中间不加空格；
    少数民族、外国人姓名里的间隔号一律用“·”（GB/T 15834），不用“•”“．”“-”，也不写成“点”。

    错：
        name: 阿依•古丽
    对：
        name: 阿依·古丽
    """)

READING = Rule.parse("""D220 读音不对

    居民打拼音也能找到站和代表。程序读错的地名、姓名，在 stations.yaml 的 readings 里写明：一个字一个音节，不写声调也行。

    错：
        readings: {洪洞: 洪铜}
    对：
        readings: {洪洞: hong tong}
    """)

TYPED_NAME = Rule.parse("""N101 站名是手写的

    一个站只有一个名字，由名册（stations.yaml）里的区县、街道、社区自动拼成。手写一次，就多一个可能写错的名字。

    错：
        - {id: "0002", kind: community, district: 岳麓区, township: 望月湖街道, community: 湖东社区, name: 湖东联络站}
    对：
        - {id: "0002", kind: community, district: 岳麓区, township: 望月湖街道, community: 湖东社区}
    """)

RULES = (
    MISSING,
    UNKNOWN,
    CHOICE,
    SHAPE,
    EMPTY_OR_LONG,
    INVALID,
    STATION_ID,
    DEPUTY_ID,
    DATE,
    PHONE,
    WEB_URL,
    MONTH,
    NUMBER,
    PICTURE_NAME,
    SLUG,
    DIVISION_CODE,
    PERSON_NAME,
    READING,
    TYPED_NAME,
)

BY_CODE = {rule.code: rule for rule in RULES}

ON_KEY = (UNKNOWN, TYPED_NAME)
"""Rules whose finding points at the key: the value may be right."""
