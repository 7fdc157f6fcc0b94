"""Permanence: what was ever printed stays valid.  The ledger, what it says, and which plates are out of date.

Pure: `zhanpai.content.load` reads the ledger, `zhanpai.content.ledger.appending` appends to it.
"""

from zhanpai.content.ledger.ledger_rules import RULES
from zhanpai.content.ledger.permalinks import PATH, RESTORE, append, latest, parse
from zhanpai.content.ledger.printings import deputy_printing, one_line, station_printing
from zhanpai.content.ledger.reprints import Reprint, reprints, station_text, text_now

__all__ = [
    "PATH",
    "RESTORE",
    "RULES",
    "Reprint",
    "append",
    "deputy_printing",
    "latest",
    "one_line",
    "parse",
    "reprints",
    "station_printing",
    "station_text",
    "text_now",
]
