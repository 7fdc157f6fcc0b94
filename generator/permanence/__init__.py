"""Permanence: what was ever printed stays valid.  The ledger, what it says, and which plates are out of date.

Pure: `generator.load` reads the ledger, `generator.recorder` appends to it.
"""

from generator.permanence.entries import deputy_entry, one_line, station_entry
from generator.permanence.ledger import PATH, append, latest, parse
from generator.permanence.reprints import Reprint, reprints, station_text, text_now
from generator.permanence.rules import RULES

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
