"""Names of stations as people type them, read without guessing."""

from zhanpai.domain.names.answer import NameAnswer, NameResult
from zhanpai.domain.names.in_text import NameMention, mentions
from zhanpai.domain.names.station_names import StationNames

__all__ = ["NameAnswer", "NameMention", "NameResult", "StationNames", "mentions"]
