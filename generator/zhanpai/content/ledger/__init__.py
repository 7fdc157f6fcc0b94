"""Permanence: what was ever printed stays valid.  The ledger, what it says, and which plates are out of date.

Pure: `zhanpai.content.load` reads the ledger, `zhanpai.content.ledger.appending` appends to it.
"""

from zhanpai.content.ledger.ledger_line import RESTORE
from zhanpai.content.ledger.ledger_rules import RULES
from zhanpai.content.ledger.permalinks import PATH, append, go_on, latest, parse
from zhanpai.content.ledger.printings import deputy_printing, one_line, station_printing
from zhanpai.content.ledger.removals import Removal, collections, place_of_sign, takedowns
from zhanpai.content.ledger.reprints import Reprint, reprints, station_text, text_now
from zhanpai.content.ledger.seal import SEAL_PATH, Seal, broken_seal, parse_seal, seal_of
from zhanpai.content.ledger.voids import in_force, void

__all__ = [
    "PATH",
    "RESTORE",
    "RULES",
    "SEAL_PATH",
    "Removal",
    "Reprint",
    "Seal",
    "append",
    "broken_seal",
    "collections",
    "deputy_printing",
    "go_on",
    "in_force",
    "latest",
    "one_line",
    "parse",
    "parse_seal",
    "place_of_sign",
    "reprints",
    "seal_of",
    "station_printing",
    "station_text",
    "takedowns",
    "text_now",
    "void",
]
