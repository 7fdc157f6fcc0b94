"""Plain data in, a record of the model out, or findings in Chinese; pydantic's English stops here."""

from zhanpai.content.records.reader import read_record
from zhanpai.content.records.record_rules import RULES

__all__ = ["RULES", "read_record"]
