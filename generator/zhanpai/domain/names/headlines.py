"""The one station that a headline or the title of a paper speaks of: 沙坪街道檀木岭村代表联络站开展接待活动.

Nothing is guessed from it either.  The name is found as in a running text; around it must stand what headlines say,
and nothing of another place, kind or name, nor that the station is not, is no more or is yet to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from zhanpai.domain.model.station import Station
from zhanpai.domain.names.in_text import mentions

if TYPE_CHECKING:
    from zhanpai.domain.names.station_names import StationNames

_BEFORE_NAME = re.compile(
    "(?:同意|批准|正式|决定)?(?:设立|成立|建立|建成|增设|启用)|关于(?:同意)?|走进|走访|来到|调研|考察|视察|督导|指导|检查|参观|探访|慰问|祝贺|聚焦|印发|转发"
)
"""Behind these a name begins, which a text alone does not tell: 关于同意设立永和镇菊香村…."""
_SAID = re.compile(
    "开展|举行|举办|组织|召开|活动|接待|走访|调研|考察|视察|督导|参观|揭牌|挂牌|启用|成立|设立|批复|通知|函|报告|请示|意见|方案|总结|计划|名单|"
    "民[生意情声心]|家门口|身边|群众|选民|居民|村民|市民|百姓|会议|培训|学习|座谈|宣讲|宣传|履职|建设|工作|服务|作用|推动|助力|解决|实事|亮相|"
    "[里内]话|家常|谈|议事|协商|监督|议案|建议|倾听|心声|关于|走进|来到|聚焦"
)
"""One of these is in every headline; a person's name behind a station's says none."""
_COMMON = re.compile(
    "市民|村民|居民|乡亲|乡村振兴|乡村|乡音|乡情|辖区|农村|城市|市场|区域|一站式|面对面|不断|不忘|不负|不停|无障碍|"
    "^(?:省|市|区|县|镇|乡|街道)(?=人大代表)|[与和同跟](?=群众|选民|居民|村民|市民|百姓|大家)|[我全本](?:省|市|区|县|镇|乡|街道|社区|村)"
)
"""Words with a unit or a joining sign in them that name nobody."""
_OTHER = re.compile(
    "[省市县镇乡村区州国街路站点室坊、;或和与及跟暨不未无没非拟筹撤拆迁原除停另]|之家|联络|联系|并入|改建|党[支总委]|合并|更名|改[名为]|取消|暂|临时|等[地多站]|代表团|[0-9]{4}(?!年)"
)
"""What of the rest may be another place, another kind, or take back what is said."""
_KINDS = re.compile("联系(?:群众|选民)|(?:工作|活动|接待|服务)(?=总?[站室坊点])|揭牌仪式$")
"""Words of kinds that a headline would say something with: 联系群众工作站."""
_LONGEST = 60


def headline_station(names: StationNames, text: str, forms: Iterable[str]) -> Station | None:
    """The one station that `text`, or it as one word (`forms`), is a headline about; None if it is not surely one."""
    if not _SAID.search(_KINDS.sub("", text)):
        return None
    for form in (text, *forms):
        for line in (form, _BEFORE_NAME.sub(r"\g<0> ", form)):
            if len(line) > _LONGEST:
                return None
            if found := list(mentions(names, line)):
                one = found[0]
                if len(found) > 1 or one.answer.station is None:
                    return None
                around = (line[: one.start], line[one.end :])
                return one.answer.station if _is_headline(names, around) else None
    return None


def _is_headline(names: StationNames, around: tuple[str, str]) -> bool:
    """Whether what stands before and behind a name is of a headline, and says nothing else."""
    if not any(_SAID.search(words) for words in around):
        return False
    rest = [_COMMON.sub("", words) for words in around]
    return not any(_OTHER.search(words) or names.gazetteer.speaks_of(words) for words in rest)
