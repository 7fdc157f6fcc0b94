"""Hours of reception: 9:00-11:30 and what people type for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from zhanpai.domain.schedule.phrase_error import PhraseError, quote

_EXAMPLES = "写成“9:00-11:30”；上下午都接待时写成“9:00-12:00, 14:30-17:00”。"

_DASH = re.compile(r"\s*(?:[-~–—―−]+|至|到)\s*")
_BETWEEN_SPANS = re.compile(r"[\s,、;和]+")
_HALF_DAY_SPACE = re.compile(r"(?<=上午|下午)\s+")
_CLOCK = re.compile(r"(上午|下午)?(\d{1,2})(?::(\d{2})|[点时](?:(\d{1,2})分?|(半))?)")
_BARE_HOURS = re.compile(r"(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True, slots=True, order=True)
class TimeSpan:
    """From `start` to `end` on one day, Beijing time; `end` is later than `start`."""

    start: time
    end: time

    def __str__(self) -> str:
        return f"{_format_clock(self.start)}-{_format_clock(self.end)}"


def _format_clock(at: time) -> str:
    """9:00, hours without a leading zero, minutes with one."""
    return f"{at.hour}:{at.minute:02}"


def parse_times(text: str) -> tuple[TimeSpan, ...]:
    """Read one or more spans, and put them in the order of the day.

    Full-width digits, colons and dashes, 至, 9点半, 下午2:30 are read too: each has one meaning only.
    Raises `PhraseError` for what is no time of day, ends before it starts, or overlaps.
    """
    typed = quote(text)
    if not typed:
        raise PhraseError("接待时间是空的。", _EXAMPLES)
    spans = tuple(sorted(_parse_span(words, typed) for words in _split(text)))
    for earlier, later in pairwise(spans):
        if later.start < earlier.end:
            whole = TimeSpan(earlier.start, max(earlier.end, later.end))
            reason = f"{earlier}和{later}有重叠"
            raise PhraseError(f"接待时间写成“{typed}”，{reason}。", f"合成一段“{whole}”，或把两段分开。")
    return spans


def format_times(spans: Iterable[TimeSpan]) -> str:
    """9:00-12:00, 14:30-17:00: the form that staff type and residents read."""
    return ", ".join(map(str, spans))


def _split(text: str) -> Iterator[str]:
    """The spans as typed, each in half-width characters and with a plain hyphen."""
    words = _DASH.sub("-", unicodedata.normalize("NFKC", text))
    return filter(None, _BETWEEN_SPANS.split(_HALF_DAY_SPACE.sub("", words)))


def _parse_span(words: str, typed: str) -> TimeSpan:
    """Read 9:00-11:30; 下午 before the start holds for the end as well."""
    start_words, dash, end_words = words.partition("-")
    if start_words.startswith("下午") and end_words[:1].isdigit():
        end_words = "下午" + end_words
    start, end = _parse_clock(start_words, typed), _parse_clock(end_words, typed)
    if not (dash and start and end):
        raise PhraseError(f"接待时间写成“{typed}”，看不懂“{words}”。", _suggest(words))
    if end <= start:
        raise PhraseError(
            f"接待时间写成“{typed}”，结束时间{_format_clock(end)}不晚于开始时间{_format_clock(start)}。",
            _suggest_order(start, end),
        )
    return TimeSpan(start, end)


def _parse_clock(words: str, typed: str) -> time | None:
    """Read 9:00, 9点半 or 下午2:30; None when it has another form."""
    match = _CLOCK.fullmatch(words)
    if not match:
        return None
    half_day, hour_digits, *minute_digits, half_hour = match.groups()
    hour, minute = int(hour_digits), 30 if half_hour else int(next(filter(None, minute_digits), "0"))
    if half_day == "下午" and hour < 12:
        hour += 12
    if hour > 23 or minute > 59 or (half_day == "上午" and hour > 12):
        raise PhraseError(f"接待时间写成“{typed}”，一天里没有{words}这个时间。", _EXAMPLES)
    return time(hour, minute)


def _suggest(words: str) -> str:
    """What to write instead of a span that cannot be read; hours alone are most likely full hours."""
    if (hours := _BARE_HOURS.fullmatch(words)) and int(hours[1]) < int(hours[2]) < 24:
        return f"写成“{hours[1]}:00-{hours[2]}:00”。"
    return _EXAMPLES


EVENING = 20
"""Nobody receives residents as late as this hour: a time that would end then was meant otherwise."""


def _suggest_order(start: time, end: time) -> str:
    """What to write instead of a span that ends too early: 5:00 is most likely 17:00."""
    if end < start and start.hour < end.hour + 12 < EVENING:
        return f"下午的时间按24小时写，写成“{TimeSpan(start, end.replace(hour=end.hour + 12))}”。"
    if end < start:
        return f"写成“{TimeSpan(end, start)}”，或改正结束时间。"
    return _EXAMPLES
