"""Plain data in, a record of the model out, or findings in Chinese; pydantic's English stops here."""

from zhanpai.content.records.record_rules import RULES
from zhanpai.content.records.validation import read_record

__all__ = ["RULES", "read_record"]
