"""Sentences that only look as if somebody were in them: places, sums, permits, offices, groups, staff.

Nothing in them may be refused.  Made from a seed, without knowledge of how people are looked for.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator

from benchmarks.privacy.residents import MATTERS

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马胡郭何高林罗郑"
MONEY = (
    "总投资{}元",
    "合同金额{}元",
    "预算资金{}元，其中区级一半",
    "累计拨付{}元",
    "用电量{}千瓦时",
    "全年产值{}万元",
)
NUMBERED = (
    *(
        "施工许可证编号{}",
        "建筑工程施工许可证：{}",
        "合同编号：{}",
        "订单号{}",
        "项目编号 {}",
        "招标编号：{}",
        "运单号{}已签收",
    ),
    *(
        "批准文号{}",
        "设备序列号{}",
        "产品条码{}",
        "不动产权证号{}",
        "统一社会信用代码{}",
        "工单编号：{}",
        "备案号{}",
    ),
)
PLACES = (
    "{}先生路",
    "{}女士街",
    "{}家湾公交站",
    "{}府井社区",
    "{}家坪路",
    "{}公祠广场",
    "{}大姐小吃店",
    "{}师傅修车铺",
    "{}阿姨理发店",
    "{}奶奶包子铺",
)
GROUPS = (
    *(
        "关女士卫生间的改造",
        "关于女士卫生间",
        "出租车师傅夜间停车难",
        "宿管阿姨",
        "保洁阿姨",
        "女士优先",
        "全体女士",
        "成年女士",
        "老年大爷队",
    ),
    *(
        "居民高度评价这项工作",
        "居民方便了",
        "群众满意度明显提高",
        "业主委员会",
        "居民常年反映",
        "群众普遍反映",
        "村民连续三年提出",
    ),
    *(
        "业主大会表决通过",
        "居民代表会议",
        "住户时常反映",
        "群众安全感",
        "选民登记",
        "居民应当知道",
        "市民和游客说",
        "村民自治",
        "业主单位",
    ),
    *(
        "老干部反映",
        "小区居民反映",
        "小学生说",
        "老旧小区",
        "小微企业反映",
        "小朋友们说",
        "老人们说",
        "小商户反映",
        "大家表示",
        "老师说",
    ),
    *(
        "居民于某日来站",
        "群众向某单位反映",
        "某小区",
        "有某些居民",
        "24小时反映渠道",
        "金融机构反映",
        "高校反映",
        "安全员反映",
        "马路边反映",
    ),
)
STAFF = ("{}代表", "{}站长", "{}主任", "{}书记", "{}医生", "{}律师", "{}校长", "{}经理", "{}局长", "{}所长")
BUILDINGS = (
    *(
        "3栋2单元加装电梯",
        "2栋1200平方米",
        "12栋30户居民",
        "3号楼5号电梯",
        "5栋2026年改造",
        "6栋东侧",
        "三栋至五栋之间",
        "1栋101盏路灯",
    ),
    *(
        "3栋和5栋之间的通道",
        "A座大厅",
        "8栋旁边",
        "2单元门禁",
        "4号楼12层",
        "9栋300米外",
        "7栋一楼架空层",
        "三单元门口",
        "10栋24小时保安",
    ),
)
OFFICES = (
    *(
        "请到社区508室登记",
        "政务大厅3号窗口",
        "岳麓区望月湖街道示范路12号一楼",
        "街道办事处三楼会议室",
        "示范路88号",
        "区政务中心二楼",
    ),
    *(
        "社区服务中心203室",
        "在党群服务中心一楼大厅",
        "地址：银杉路31号",
        "办公楼4楼405会议室",
        "图书馆2楼阅览室",
        "人大代表联络站201室",
    ),
)
LINES = (
    *(
        "0731-88880001",
        "073188880001",
        "0731 8888 0001",
        "400-800-8820",
        "4008008820",
        "12345",
        "12345热线",
        "(0731)88880001",
        "95598",
        "12315",
    ),
    *("0731-88880001转8001", "010-12345678", "88880001", "021-63212345", "96777"),
)
STANDARDS = (
    "GB 11643-1999",
    "GB/T 2260—2007",
    "长政发〔2026〕138号",
    "湘教通〔2026〕13号",
    "DB43/T 1380-2018",
    "GB50016-2014（2018年版）",
    "ISBN 978-7-5086-1380-0",
    "湘ICP备13800138号",
)
LISTS = (
    "13栋、15栋、17栋、18栋、19栋",
    "第13、14、15、16、17、18次会议",
    "1 3 5 7 9 11 13 15",
    "2026-03-14 15:16:17",
    "9:00—11:30，14:30—17:00",
    "2021、2022、2023、2024年",
    "1.3米、8.5米、13.8米",
    "13,800,138,000元",
    "3-2-1的比分",
    "2026-03-14至2026-04-15",
    "1949—2019",
)
TAILS = (
    "。",
    "，已经办好。",
    "，代表们到场察看。",
    f"，{MATTERS[0]}已经清理。",
    "，下周公示。",
    "，欢迎来站。",
)


def look_alikes(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """`count` pairs of a kind and an innocent sentence, the same ones for the same `seed`."""
    dice = random.Random(seed)
    for index in range(count):
        kind, make = KINDS[index % len(KINDS)]
        yield kind, f"{make(dice)}{dice.choice(TAILS)}"


def _numbered(dice: random.Random) -> str:
    day = dt.date(2018, 1, 1) + dt.timedelta(days=dice.randint(0, 3_000))
    number = dice.choice(
        (
            f"430104{day:%Y%m%d}{dice.randint(1, 9999):04}",
            f"1{dice.randint(3, 9)}{dice.randint(0, 999_999_999):09}",
            f"{day:%Y%m%d}{dice.randint(0, 9_999_999_999):010}",
            f"HT-{day:%Y}-{dice.randint(1, 9999):04}",
            f"91430100MA4L{dice.randint(1000, 9999)}XG",
            f"69{dice.randint(0, 99_999_999_999):011}",
        )
    )
    return dice.choice(NUMBERED).format(number)


def _sum(dice: random.Random) -> str:
    return dice.choice(MONEY).format(f"1{dice.randint(3, 9)}{dice.randint(0, 999_999_999):09}")


def _of(*choices: tuple[str, ...]) -> Callable[[random.Random], str]:
    return lambda dice: dice.choice(dice.choice(choices)).replace("{}", dice.choice(SURNAMES))


def _staff(dice: random.Random) -> str:
    who = dice.choice(STAFF).format(dice.choice(SURNAMES))
    return f"{dice.choice(('', '接待', '由', '请'))}{who}{dice.choice(('说', '答复了这件事', '现场办公', '主持会议'))}"


KINDS: tuple[tuple[str, Callable[[random.Random], str]], ...] = (
    ("sum", _sum),
    ("number of a paper", _numbered),
    ("place named like a person", _of(PLACES)),
    ("words that begin like a name", _of(GROUPS)),
    ("staff", _staff),
    ("building", _of(BUILDINGS)),
    ("office", _of(OFFICES)),
    ("office telephone", _of(LINES)),
    ("standard", _of(STANDARDS)),
    ("list", _of(LISTS)),
)
"""What is made in turn: the name of the kind, and what makes the words."""
