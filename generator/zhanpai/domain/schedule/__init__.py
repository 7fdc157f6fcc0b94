"""When a station receives residents: from the phrase that staff type to the dates residents read.

`phrases` reads 每月第2个周三 into a `Pattern`; `patterns` knows the dates that a pattern names;
`workdays` knows which days China works; `days` puts both together; `times` reads 9:00-11:30.
Everything here is a function of its arguments: no disk, no clock, no printing.
"""

from zhanpai.domain.schedule.days import OnHoliday, ReceptionDay, TakenDay, days_taken, reception_days
from zhanpai.domain.schedule.patterns import Pattern
from zhanpai.domain.schedule.pauses import Pause, pause_on
from zhanpai.domain.schedule.phrase_error import PhraseError
from zhanpai.domain.schedule.phrases import parse_phrase
from zhanpai.domain.schedule.times import TimeSpan, format_times, parse_times
from zhanpai.domain.schedule.workdays import LAST_NOTICED_YEAR

__all__ = [
    "LAST_NOTICED_YEAR",
    "OnHoliday",
    "Pattern",
    "Pause",
    "PhraseError",
    "ReceptionDay",
    "TakenDay",
    "TimeSpan",
    "days_taken",
    "format_times",
    "parse_phrase",
    "parse_times",
    "pause_on",
    "reception_days",
]
