"""Words set large: where their lines end, and how large they can be.

A line ends where a reader would pause: behind a clause, before a word that joins; not within a word, a name or a number,
and never so that one character is left over.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

LEADING, AIRY = 1.26, 1.5
"""From line to line, in sizes: of headlines, and of what is read in sentences."""

CLAUSE, JOINT, PLAIN, WORD, NEVER = 0.0, 2.5, 5.0, 14.0, 1000.0
"""What it costs to end a line: behind a clause; before or behind a joining word; elsewhere; within a word; where none may end."""

_STOPS = "：，。；！？、…　 ·"
_CLOSING = "，。、；：！？）》”’】」』…%％℃"
_OPENING = "（《“‘【「『"
_BEFORE = "在把被向为让请和与及从对给将就"
_BEHIND = "的了着过"
_NUMBER = re.compile(
    r"[0-9A-Za-z.:%+/~-]{2}|[0-9.%~零一二两三四五六七八九十百千万][^\s，。；：、！？]|[第约近共][0-9零一二两三四五六七八九十]"
)
_WORD = re.compile(
    "人大代表|省市区|市区|人大|联络站|联系点|代表|居民|村民|群众|社区|街道|电梯|小区|学校|医院|政府|部门|建议|意见|接待|走访|视察|调研|监督|"
    "检查|座谈|宣讲|学习|培训|组织|开展|解决|问题|项目|工程|改造|建设|养老|托育|停车|物业|民宿|老人|孩子|老旧|安全|服务|"
    "[0-9零一二两三四五六七八九十百千万]+(?:人次|[人条件个户次项名位家所])|人次|"
    "辖区|共计|主题|现场|深入|热线|平台|网上|设计|师傅|卫生|食堂|道路|路灯|广场|公园|河道|环境|垃圾|噪声|就业|企业|青年|乡村|"
    "组织|开展|第一|第二|时间|地点|方案|进展|整改|抽查|台账|反映|诉求|难题|好事|身边|家门口|面对面|群众|急难愁盼|"
    "活动|工作|公示|答复|办理|满意|条例|草案|征求|征询|立法|法律|法规|民生|实事|票决|选民|述职|评议|履职|主任|书记|市民|"
    "三级|第一|第二|时间|地点|方案|进展|整改|抽查|台账|问效|反映|诉求|难题|实事|好事|身边|家门口|面对面|心里|满意度"
)

_NARROW = {"W": 0.92, "M": 0.92, "m": 0.92, "w": 0.84, "@": 0.95}


@dataclass(frozen=True, slots=True)
class Lines:
    """Words in lines of one size; `cost` is how much the ends of its lines disturb the reader."""

    lines: tuple[str, ...]
    size: float
    cost: float = 0
    leading: float = LEADING

    @property
    def height(self) -> float:
        """From the top of the first line's letters to the bottom of the last one's."""
        return self.size * (1 + (len(self.lines) - 1) * self.leading) if self.lines else 0

    @property
    def data(self) -> dict[str, object]:
        """What the theme is given."""
        lines = [
            {"text": text, "size": self.size, "top": round(n * self.size * self.leading, 2)}
            for n, text in enumerate(self.lines)
        ]
        return {"lines": lines, "height": round(self.height, 2)}


def ems(text: str) -> float:
    """The width of `text`, in sizes, as wide as it can be; a mark at its end stands half outside."""
    width = sum(_em(ch) for ch in text)
    return width - 0.5 if text and text[-1] in _CLOSING and _em(text[-1]) == 1 else width


def _em(ch: str) -> float:
    if unicodedata.east_asian_width(ch) in "WFA":
        return 1.0
    return _NARROW.get(ch, 0.72 if ch.isupper() else 0.62)


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
    costs = _costs(text, names, context)
    best: tuple[float, Lines] | None = None
    for size in sizes:
        most = int((height / size - 1) / leading + 1.001)
        found = _broken(text, costs, width / size, most) if most > 0 else None
        if found is None:
            continue
        lines, cost = found
        small = 1 - size / sizes[0]
        score = cost + 14 * small + 60 * max(0.0, small - 0.38)
        if best is None or score < best[0]:
            best = score, Lines(lines, size, cost, leading)
    return best[1] if best else None


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
        if found := _broken(text, costs, width / size, most):
            return Lines(found[0], size)
    return fit(text, width, [sizes[-1]], 1e6) or Lines((text,), sizes[-1])


def _costs(text: str, names: Collection[str], context: str) -> dict[int, float]:
    """What it costs to end a line behind so many characters."""
    costs = {i: _cost(text, i, context) for i in range(1, len(text))}
    for found in _WORD.finditer(text):
        for i in range(found.start() + 1, found.end()):
            costs[i] = max(costs[i], WORD)
    for name in names:
        for found in re.finditer(re.escape(name), text) if name else ():
            for i in range(found.start() + 1, found.end()):
                costs[i] = NEVER
    return costs


def _cost(text: str, i: int, context: str) -> float:
    before, after = text[i - 1], text[i]
    if after in _CLOSING or after in "的了着过" or before in _OPENING or _NUMBER.fullmatch(before + after):
        return NEVER if after in _CLOSING or before in _OPENING else 2 * WORD
    if before in _STOPS:
        return CLAUSE if before != "、" else CLAUSE + 0.6
    if before in _CLOSING or after in _OPENING:
        return JOINT
    if before + after in context:
        return WORD
    return JOINT if before in _BEHIND or after in _BEFORE else PLAIN


def _broken(
    text: str, costs: Mapping[int, float], width: float, most: int
) -> tuple[tuple[str, ...], float] | None:
    """The least disturbing lines of at most `width` ems, not more than `most` of them."""
    # reached[i]: for each number of lines that end at i, the cost and where the last of them began.
    reached: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}] + [{} for _ in text]
    for end in range(1, len(text) + 1):
        own = costs.get(end, NEVER) if end < len(text) else 0.0
        if own >= NEVER:
            continue
        for start in range(end - 1, -1, -1):
            line = text[start:end].strip()
            wide = ems(line)
            if wide > width + 0.5 and ems(line.rstrip(_CLOSING)) > width:
                break
            if wide > width:
                continue
            spare = 2.0 * (1 - wide / width) ** 2
            short = 12.0 if len(line.strip(_CLOSING)) < 2 else 3.0 if wide < 3 and end == len(text) else 0.0
            for count, (cost, _) in reached[start].items():
                total = cost + own + spare + short + 0.3
                if count < most and total < reached[end].get(count + 1, (NEVER, 0))[0]:
                    reached[end][count + 1] = (total, start)
    if not reached[-1]:
        return None
    count, (cost, _) = min(reached[-1].items(), key=lambda found: found[1][0])
    lines: list[str] = []
    end = len(text)
    while count:
        start = reached[end][count][1]
        lines.insert(0, text[start:end].strip())
        end, count = start, count - 1
    return tuple(lines), cost
