"""Permanence: what was ever printed stays valid.  The ledger, what it says, and which plates are out of date.

Pure: `zhanpai.load` reads the ledger, `zhanpai.recorder` appends to it.
"""

from zhanpai.permanence.entries import deputy_entry, one_line, station_entry
from zhanpai.permanence.ledger import PATH, append, latest, parse
from zhanpai.permanence.reprints import Reprint, reprints, station_text, text_now
from zhanpai.permanence.rules import RULES

__all__ = [
    "PATH",
    "RULES",
    "Reprint",
    "append",
    "deputy_entry",
    "latest",
    "one_line",
    "parse",
    "reprints",
    "station_entry",
    "station_text",
    "text_now",
]
