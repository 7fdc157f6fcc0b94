"""Words set large: where their lines end, and how large they can be.

A line ends where a reader would pause: behind a clause, before a word that joins; not within a word, a name or a number,
and never so that one character is left over.  The search is the kit's; what the words of this trade are stands here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from zhanpai.kit import fitting
from zhanpai.kit.fitting import CLAUSE, LEADING, WIDEST, Lines

AIRY = 1.5
"""From line to line of what is read in sentences, in sizes."""

_WORD = re.compile(
    "人大代表|省市区|市区|人大|联络站|联系点|代表|居民|村民|群众|社区|街道|电梯|小区|学校|医院|政府|部门|建议|意见|接待|走访|视察|调研|监督|"
    "检查|座谈|宣讲|学习|培训|组织|开展|解决|问题|项目|工程|改造|建设|养老|托育|停车|物业|民宿|老人|孩子|老旧|安全|服务|"
    "[0-9零一二两三四五六七八九十百千万]+(?:人次|[人条件个户次项名位家所])|人次|"
    "辖区|共计|主题|现场|深入|热线|平台|网上|设计|师傅|卫生|食堂|道路|路灯|广场|公园|河道|环境|垃圾|噪声|就业|企业|青年|乡村|"
    "组织|开展|第一|第二|时间|地点|方案|进展|整改|抽查|台账|反映|诉求|难题|好事|身边|家门口|面对面|群众|急难愁盼|"
    "活动|工作|公示|答复|办理|满意|条例|草案|征求|征询|立法|法律|法规|民生|实事|票决|选民|述职|评议|履职|主任|书记|市民|"
    "三级|第一|第二|时间|地点|方案|进展|整改|抽查|台账|问效|反映|诉求|难题|实事|好事|身边|家门口|面对面|心里|满意度"
)


def ems(text: str) -> float:
    """The width of `text`, in sizes, as wide as it can be; a mark at its end stands half outside."""
    return fitting.ems(text, WIDEST)


def fit(
    text: str,
    width: float,
    sizes: Sequence[float],
    height: float,
    *,
    names: Collection[str] = (),
    context: str = "",
    leading: float = LEADING,
) -> Lines | None:
    """`text` in the largest of `sizes` (from large to small) that reads well in a box; None if it fits in none.

    A somewhat smaller size wins where its lines end better.  `names` are never broken; `context` is a text on the same
    matter: what stands together in it, too, is probably one word.
    """
    text = text.strip()
    if not text:
        return Lines((), sizes[0])
    costs = fitting.costs_of(text, _WORD, names, context)
    return fitting.fit_text(text, costs, width, sizes, height, leading)


def parts(whole: Sequence[str], width: float, sizes: Sequence[float], most: int) -> Lines:
    """A name in at most `most` lines that end between its parts, as large as `width` allows."""
    costs: dict[int, float] = {}
    end = 0
    for part in whole:
        end += len(part)
        costs[end] = CLAUSE
    # What the place is (人大代表联络站) is a line by itself if there are two.
    costs[len("".join(whole[:-1]))] = -1.0
    text = "".join(whole)
    for size in sizes:
        if found := fitting.break_text(text, costs, width / size, most):
            return Lines(found[0], size)
    return fit(text, width, [sizes[-1]], 1e6) or Lines((text,), sizes[-1])
