"""`content/permalinks.seal`: how many lines the ledger has and what its end is linked to, kept beside it.

Without it nobody would see that the last lines are gone, or the whole file.  A program writes it behind each line that
it adds; killed between the two, it leaves a seal that is behind, and that is no fault: what the seal counts is there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zhanpai.content.ledger import chain
from zhanpai.content.ledger.ledger_rules import LOST, SEAL
from zhanpai.content.ledger.permalinks import LOST_FIX, PATH
from zhanpai.kit.diagnostics import Finding

SEAL_PATH = "content/permalinks.seal"
MAX_BYTES = 4096

_RESTORE_BOTH = (
    f"从备份或版本库取回 {PATH} 和 {SEAL_PATH}，两个一起；实在找不回来，运行“zhanpai signs --reseal”。"
)
_HEAD = "# 永久网址登记册（permalinks.csv）的封条，程序自动写，不要改；备份时和登记册放在一起。"
_LINE = re.compile(r"\s*(rows|end)\s*[:：]\s*(\S*)\s*")


@dataclass(frozen=True, slots=True)
class Seal:
    """The ledger has at least this many `rows`, and the next line behind them is linked to `end`."""

    rows: int
    end: str

    def __str__(self) -> str:
        return f"{_HEAD}\nrows: {self.rows}\nend: {self.end}\n"

    def holds(self, cells: Sequence[str]) -> bool:
        """Whether a ledger of lines with these `cells` begins with what was sealed."""
        return self.rows <= len(cells) and chain.end_of(cells[: self.rows]) == self.end


def seal_of(cells: Sequence[str]) -> Seal:
    """The seal of a ledger of lines with these `cells`."""
    return Seal(len(cells), chain.end_of(cells))


def parse_seal(raw: bytes) -> Seal | Finding:
    """The seal in the bytes of its file, however an editor ended its lines; a finding for what is none."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    found = {m[1]: m[2] for line in text.splitlines() if (m := _LINE.fullmatch(line))}
    rows, end = found.get("rows", ""), found.get("end")
    if len(raw) > MAX_BYTES or not re.fullmatch("[0-9]{1,7}", rows) or end is None:
        message = "登记册的封条读不出来，不知道登记册里应当有几行。"
        return SEAL.at_line(SEAL_PATH, 1, 1, message, _RESTORE_BOTH)
    return Seal(int(rows), end)


def broken_seal(cells: Sequence[str] | None, seal: Seal | None) -> Finding | None:
    """What is missing of a ledger of lines with these `cells` (None: there is no file), if anything is.

    Its links are asked before: this is about what they cannot tell.
    """
    if seal is None:
        if cells is None or not any(map(chain.is_linked, cells)):
            return None
        return SEAL.at_line(SEAL_PATH, 1, 1, f"登记册的封条 {SEAL_PATH} 不见了。", _RESTORE_BOTH)
    if seal.holds(cells or ()):
        return None
    if cells is None:
        message = f"永久网址登记册不见了；封条上说它有 {seal.rows} 行。"
        return LOST.at_line(PATH, 1, 1, message, _RESTORE_BOTH)
    if len(cells) < seal.rows:
        message = f"登记册的最后少了 {seal.rows - len(cells)} 行：封条上说有 {seal.rows} 行，现在是 {len(cells)} 行。"
        return LOST.at_line(PATH, len(cells) + 1, 1, message, _RESTORE_BOTH)
    message = f"登记册的前 {seal.rows} 行和封条对不上，有的行被换过。"
    return LOST.at_line(PATH, seal.rows + 1, 1, message, LOST_FIX)
