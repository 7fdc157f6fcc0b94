"""A new opinion in a station's ledger: its number, and the lines that staff fill in while it is dealt with."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable

from zhanpai.content.scaffold.editor_line import editor_line
from zhanpai.domain.model.opinion import OpinionStatus
from zhanpai.kit.yaml.writing import quote

_NUMBERED = re.compile(r"(?P<before>.*?)(?P<year>20[0-9]{2})(?P<between>[^0-9]+)(?P<number>[0-9]+)")
_ID = re.compile(
    r"""^[\s#]*(?:- )?[{ ]*id: *["']?([^"'\s,}#][^"',}#\n]*?)["']?\s*(?:[,}#].*)?$""", re.MULTILINE
)


def next_opinion_id(station_id: str, ledger: str, known: Iterable[str], today: dt.date) -> str:
    """The number after the highest that this year has in the station's ledger, numbered as the ledger is.

    `ledger` is the text of the file: what stands in it as a remark was given out too.  `known` are ids that it holds.
    A ledger without numbers of this kind begins with 0001-2026-01.
    """
    used = list(dict.fromkeys([*known, *_ID.findall(ledger)]))
    read = [found for id in used if (found := _NUMBERED.fullmatch(id))]
    forms = Counter((found["before"], found["between"]) for found in read)
    before, between = forms.most_common(1)[0][0] if forms else (f"{station_id}-", "-")
    same = [found["number"] for found in read if (found["before"], found["between"]) == (before, between)]
    width = Counter(map(len, same)).most_common(1)[0][0] if same else 2
    this_year = [f for f in read if f["before"] == before and f["year"] == str(today.year)]
    number = max((int(found["number"]) for found in this_year), default=0) + 1
    while (id := f"{before}{today.year}{between}{number:0{width}}") in used:
        number += 1
    return id


def opinion_lines(id: str, topic: str, category: str, today: dt.date) -> list[str]:
    """The entry of an opinion that came in today, its first line beginning with ``- ``, with what to write later as remarks."""
    steps = "、".join(f"{status.value} {status.label}" for status in OpinionStatus)
    return [
        *received_lines(id, topic, category, today),
        f"  # 每办一步，在 history 末尾加一行，status 跟着改：{steps}",
        "  # 下面几行用得着的，去掉行首的“# ”再改：",
        "  # level: district",
        "  # handling_body: 承办单位",
        f"  # due: {today + dt.timedelta(60)}",
        "  # reply: 答复了什么",
        "  # result: 办成了什么",
        "  # satisfaction: 满意",
        "  # redirect: 不属受理范围的，请到哪里反映",
    ]


def received_lines(
    id: str, topic: str, category: str, on: dt.date, level: str = "", handling_body: str = ""
) -> list[str]:
    """The entry of an opinion that came in on a day, its first line beginning with ``- ``; "" is left out."""
    received = OpinionStatus.RECEIVED.value
    return [
        f"- id: {quote(id)}",
        f'  month: "{on:%Y-%m}"',
        f"  topic: {quote(topic)}",
        f"  category: {quote(category)}",
        *([f"  level: {quote(level)}"] if level else []),
        *([f"  handling_body: {quote(handling_body)}"] if handling_body else []),
        f"  status: {received}",
        "  history:",
        f"    - {{status: {received}, on: {on}}}",
    ]


def ledger_head(id: str, name: str) -> str:
    """The remarks that a new ledger of the station `id`, called `name`, begins with: what it is, what must not be in it."""
    return (
        f"{editor_line('opinions', f'content/opinions/_/{id}.yaml')}"
        f"# {name}（站号 {id}）的意见建议台账，一件事一条。写法见工作人员手册“意见台账”。\n"
        "# 这里写的全部公开。绝不能写：姓名、电话、身份证号、住址（楼栋房号）、车牌号、案件编号。\n"
    )
