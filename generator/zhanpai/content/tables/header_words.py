"""Headers as people type them → the column that is meant: signs, notes in brackets and line ends taken away, never likeness."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from zhanpai.content.tables.kinds import TableColumn, TableKind, table_kind
from zhanpai.kit.yaml.characters import INVISIBLE

_SIGNS = re.compile(r"[\s*#★※☆:,。.“”\"'【】\[\]]")
_BRACKET = re.compile(r"\(([^()]*)\)")
_JOINTS = re.compile("[、/及和与]")
"""Between the parts of a header: 单位、职务, 单位及职务, 单位/职务."""
_NOTE = re.compile(
    r"必填项?|选填项?|非?必填.*|可不填|可空|不填|不用填|勿改|如有|若有|没有.*|有则填.*|全称|简称|规范.*|格式.*|例.*|如.*|示例.*|下拉.*|单选|多选"
    r"|文本.*|公历|阳历|(?:精确)?到[年月日].*|按.*填.*|[xXyYmMdD年月日/.\-\d]+|.{0,3}[0-9一二三四五六七八九十]+位.*|座机|手机|公开.*|供公开.*|年龄.*"
)
"""What stands in brackets behind a header and only says how to fill it in."""
RUNNING = frozenset(("序号", "序", "no", "行号", "顺序", "顺序号", "项次", "№"))
"""Headers of the number of a line, which is nothing of ours."""
_OTHER_PERSON = re.compile(
    "联络员|联络人|联系人|站长|负责人|专干|管理员|家庭|配偶|秘书|填报|经办|选民|群众|来访"
)
"""Whom the columns below such a header speak of is not the person of the row."""
_FIRST = frozenset(("起", "始", "自", "开始", "起始", "起始时间", "开始时间", "从"))
_LAST = frozenset(("止", "至", "到", "终", "结束", "截止", "终止", "结束时间", "截止时间", "届满"))
_KEPT = 8192
"""Headers that are remembered: the rows of a table are asked too whether they begin another."""
_WHO = frozenset(("姓名", "名字"))


@lru_cache(maxsize=_KEPT)
def plain_header(typed: str) -> str:
    """In one width and without blanks, line ends and signs; brackets stay."""
    text = unicodedata.normalize("NFKC", INVISIBLE.sub("", typed))
    return _SIGNS.sub("", text.replace("〔", "(").replace("〕", ")")).lower()


@lru_cache(maxsize=_KEPT)
def _forms(typed: str) -> tuple[str, ...]:
    plain = plain_header(typed)
    bare = plain.replace("(", "").replace(")", "")
    noted = [m[1] for m in _BRACKET.finditer(plain)]
    if noted and all(_NOTE.fullmatch(note) for note in noted):
        bare = _BRACKET.sub("", plain)
    return plain, bare, _JOINTS.sub("", bare)


@cache
def _columns_of(word: str) -> Mapping[str, TableColumn]:
    """The columns of the table of that word by their headers in plain form."""
    kind = table_kind(word)
    found: dict[str, TableColumn] = {}
    for words in (lambda column: (column.title,), lambda column: column.synonyms):
        for column in kind.columns if kind else ():
            for word in words(column):
                plain = plain_header(word)
                found.setdefault(plain, column)
                bare = plain.replace("(", "").replace(")", "")
                found.setdefault(bare, column)
                found.setdefault(_JOINTS.sub("", bare), column)
    return found


def column_of(kind: TableKind, typed: str) -> TableColumn | None:
    """The column of `kind` that is headed `typed`; None if none surely is."""
    # By its word: to tell one kind from another by all its columns takes longer than all the rest.
    known = _columns_of(kind.word)
    return next((known[form] for form in _forms(typed) if form in known), None)


def column_below(kind: TableKind, group: str, typed: str) -> TableColumn | None:
    """The column headed `typed` below the header `group` that stands over several: 任期, and below it 起 and 止."""
    if not typed or typed == group:
        return column_of(kind, group)
    below, above = column_of(kind, typed), column_of(kind, group)
    plain = plain_header(typed)
    if plain in _FIRST:
        return None
    if above and (plain in _LAST or (plain in _WHO and above.sort == "name")):
        return above
    if _OTHER_PERSON.search(group):
        return column_of(kind, group + typed)
    return column_of(kind, group + typed) or below or above


def is_running(typed: str) -> bool:
    """Whether a column of that header only counts the lines: 序号, No."""
    return plain_header(typed) in RUNNING
