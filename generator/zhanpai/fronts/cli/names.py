"""`zhanpai names`: typed names of stations → the register's names and numbers, with the reason, or a refusal."""

from __future__ import annotations

import json as json_text
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from zhanpai.domain.names import NameAnswer, NameMention, NameResult, mentions
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.main import CONTENT_ERRORS, OK
from zhanpai.fronts.typed_names import TypedName, column_of, lines_of, numbered_mentions, station_names
from zhanpai.kit import workbook
from zhanpai.kit.clock import read_today
from zhanpai.kit.problem import Problem

WORDS = {
    NameResult.EXACT: "一字不差",
    NameResult.FORMER: "曾用名",
    NameResult.NORMALISED: "写法不同",
    NameResult.CORRECTED: "改了一个字",
    NameResult.AMBIGUOUS: "可能不止一个",
    NameResult.UNKNOWN: "名册里没有",
    NameResult.NOT_STATION: "不是联络站",
}
"""Each result as a clerk reads it in the count at the end."""

_TABLES = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods")


def names(root: Path, file: str, text: bool, column: str, json: bool) -> int:
    """Read the names in `file`, or on the standard input for "-"; the status is 1 if one is not decided.

    Raises Problem for a file that cannot be read or has no column of names, and ContentError for a register that cannot
    be used.
    """
    raw = sys.stdin.buffer.read(workbook.MAX_BYTES + 1) if file == "-" else _read(Path(file))
    known = station_names(root, read_today())
    if text:
        running = workbook.decode_text(raw)
        return _show_mentions(running, list(mentions(known, running)), json=json)
    is_table = workbook.is_workbook(raw) or bool(column) or file.lower().endswith(_TABLES)
    typed = column_of(workbook.read_sheets(raw), column) if is_table else lines_of(workbook.decode_text(raw))
    return _show(typed, [known.read(name.typed) for name in typed], json=json)


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise Problem(f"没有这个文件：{path}。", "核对文件名；从别的程序接着读，就写 - 。")
    with path.open("rb") as opened:
        return opened.read(workbook.MAX_BYTES + 1)


def _show(typed: Sequence[TypedName], answers: Sequence[NameAnswer], *, json: bool) -> int:
    read = [(name, answer) for name, answer in zip(typed, answers, strict=True) if name.typed.strip() or json]
    if json:
        _say_json([answer.as_dict() for _, answer in read])
    else:
        for name, answer in read:
            if answer.station:
                screen.say(f"{name.place}　{name.typed.strip()} → {_named(answer)}　{answer.because}")
        _say_refused([(name.place, answer) for name, answer in read if not answer.station])
        screen.say(_summary([answer for _, answer in read]))
    return OK if all(answer.station for name, answer in read if name.typed.strip()) else CONTENT_ERRORS


def _show_mentions(text: str, found: Sequence[NameMention], *, json: bool) -> int:
    if json:
        _say_json([mention.as_dict() for mention in found])
    else:
        numbers = numbered_mentions(text, [mention.start for mention in found])
        placed = [(f"第 {number} 行", mention.answer) for number, mention in zip(numbers, found, strict=True)]
        for place, answer in placed:
            if answer.station:
                screen.say(f"{place}　{answer.input} → {_named(answer)}　{answer.because}")
        _say_refused([(place, answer) for place, answer in placed if not answer.station])
        screen.say(_summary([answer for _, answer in placed]))
    return OK if all(mention.answer.station for mention in found) else CONTENT_ERRORS


def _say_json(answers: list[dict[str, object]]) -> None:
    screen.say(json_text.dumps(answers, ensure_ascii=False, indent=2))


def _named(answer: NameAnswer) -> str:
    return f"{answer.station.name}（{answer.station.id}）" if answer.station else ""


def _say_refused(refused: Sequence[tuple[str, NameAnswer]]) -> None:
    if refused:
        screen.say(f"\n没有认出的 {len(refused)} 个，要人来定：")
    for place, answer in refused:
        screen.say(f"{place}　{answer.input.strip()}　{answer.because}")


def _summary(answers: Sequence[NameAnswer]) -> str:
    if not answers:
        return "没有找到站名。"
    counted = Counter(answer.result for answer in answers)
    parts = "、".join(f"{WORDS[result]} {counted[result]}" for result in NameResult if counted[result])
    decided = sum(answer.station is not None for answer in answers)
    return f"共 {len(answers)} 个站名，认出 {decided} 个：{parts}。"
