"""Rows of a table that are no records, and why: totals, notes, headers printed again, headings between the records."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_TOTAL = re.compile(
    r"(?:本页|全站|全区|全县|全市|本站|本街道)?(?:合计|小计|总计|共计|累计|总数)|共[0-9]+[人名位个条件站]"
)
_NOTE = re.compile(
    r"(?:备注|注|说明|填表说明|填报说明|填写说明|注意|注意事项|提示|要求|填写要求|温馨提示)[0-9一二三]?(?:[:：.、]|$)|[※*★]"
)
_SIGNED = re.compile(
    r"(?:填表人?|填报人?|制表人?|审核人?|复核人?|负责人|主要负责人|经办人|联系人|联系电话|联系方式|单位负责人|填报单位|填表单位|报送单位|"
    r"填表日期|填报日期|填报时间|制表日期|报送日期|单位\(盖章\)|\(盖章\)|盖章|签字|签名|日期|时间|单位)[^:：]{0,12}[:：]"
)
_EXAMPLE = re.compile(r"(?:例|示例|样例|填写示例|填写样例|举例|例如|例子|范例)[:：]?")
_PAGE = re.compile(r"-?\s*(?:第?\s*[0-9]+\s*页.*|-\s*[0-9]+\s*-)")
_SENTENCE = re.compile(r"[。；;]|[0-9一二三四五六七八九十]+[、.．)）]\s*\D{6,}|请|应当|不得|必须")
_LONG = 24
_NUMBER = 4
"""Characters of the number of a line: 12, 十二."""


def skipped(row: Sequence[str], header: Sequence[str], above: Sequence[str], running: Sequence[int]) -> str:
    """Why the row is no record, in Chinese; "" if it may be one.

    `header` is the table's own, cell by cell, `above` the words over it, `running` the columns that only count lines.
    """
    cells = [(place, cell) for place, cell in enumerate(row) if cell]
    words = list(dict.fromkeys(cell for _, cell in cells))
    first = unicodedata.normalize("NFKC", "".join(words[0].split()))
    if sum(cell == header[place] for place, cell in cells) * 3 >= len(cells) * 2 and len(words) > 1:
        return "又印了一遍表头"
    if all(cell in above for cell in words) and any(len(cell) > 5 for cell in words):
        return "又印了一遍标题"
    if _TOTAL.match(first) or any(_TOTAL.fullmatch("".join(cell.split())) for cell in words[:3]):
        return "合计行"
    if _EXAMPLE.fullmatch(first):
        return "填写示例"
    if _SIGNED.match(first) or (_NOTE.match(first) and len(words) <= 2):
        return "填表说明或者签名"
    # A heading over the rows of one station stands in the first column, which counts them.
    if all(place in running and len(cell) <= _NUMBER for place, cell in cells):
        return "只有序号"
    if len(words) == 1 and _PAGE.fullmatch(first):
        return "页码"
    if len(words) == 1 and (len(first) > _LONG or _SENTENCE.search(first)):
        return "说明文字"
    return ""
