"""From the phrase that staff type to a `Pattern`, or to a sentence that says what to type instead.

A phrase is tidied first, then offered to one reader for each kind of rule.  A rule must hold in every
month that it names: 每月31日 and 每月第5个周三 are refused, because residents would read 每月 and come in vain.
"""

from __future__ import annotations

import re
from functools import lru_cache

from zhanpai.domain.schedule.impossible import ImpossibleDay, in_order, read_weekday
from zhanpai.domain.schedule.monthly import read_monthly
from zhanpai.domain.schedule.patterns import ByAppointment, MarketDays, Pattern, Weekly, WorkingDays
from zhanpai.domain.schedule.phrase_error import PhraseError, quote
from zhanpai.domain.schedule.refusals import EXAMPLES, find_refusal
from zhanpai.domain.schedule.tidy import tidy_phrase
from zhanpai.kit.dates import format_weekday

_LONGEST = 60
"""Characters; the longest sensible phrase has about 30."""

_BY_APPOINTMENT = re.compile(r"(?:电话|网上|提前|随时|需|须)*预约(?:制|接待)?")
_EVERY_DAY = re.compile(r"每[天日]|天天")
_WORKING_DAYS = re.compile(r"(?:每|每周)?工作日")
_WEEKLY = re.compile(r"[每逢]?周(?P<weekdays>\d+(?:至周?\d)?(?:、周?\d+(?:至周?\d)?)*)")
_WEEKDAY_RANGE = re.compile(r"([1-7])至([1-7])")
_MARKET_DAYS = re.compile(
    r"(?:每月)?逢(?P<digits>\d+(?:、?逢?\d+)*)日?"
    r"(?:\(?(?:集市|集|赶集|逢集|场|赶场|逢场|圩|赶圩|墟|赶墟)[日天]?\)?)?"
)
_LUNAR = re.compile(r"[农阴]历")
_CALENDAR_NAME = re.compile(r"[农阴公阳新]历")
_WHAT_BELONGS_ELSEWHERE = re.compile(
    r"\(.*?\)|、?(?:如?遇|逢)?(?:法定)?节?假日.*|(?:上午|下午|中午|晚上|全天|\d+[:点时]).*"
    r"|(?:为|是)?(?:代表)?接待(?:日|选民|群众)?:?"
)


@lru_cache(maxsize=4096)
def parse_phrase(text: str) -> Pattern:
    """Read a reception rule; raises `PhraseError` for what names no day, or not one in every month."""
    if len(text) > _LONGEST:
        raise PhraseError(f"接待日写成“{quote(text)}”，太长了。", EXAMPLES)
    words = tidy_phrase(text)
    if not words:
        raise PhraseError("接待日是空的。", EXAMPLES)
    try:
        pattern = _read(words)
        likely = pattern or _guess(words)
    except ImpossibleDay as impossible:
        raise PhraseError(f"接待日写成“{quote(text)}”，{impossible.reason}。", impossible.fix) from None
    if pattern is None:
        refusal = find_refusal(words)
        fix = refusal.format_fix(words, likely.phrase if likely else "")
        raise PhraseError(f"接待日写成“{quote(text)}”，{refusal.reason}。", fix)
    return pattern


def _read(words: str) -> Pattern | None:
    """Offer a tidied phrase to each reader; None when it has no known form."""
    if _BY_APPOINTMENT.fullmatch(words):
        return ByAppointment()
    if _WORKING_DAYS.fullmatch(words):
        return WorkingDays()
    if _EVERY_DAY.fullmatch(words):
        return Weekly(tuple(range(7)))
    return _read_weekly(words) or _read_market_days(words) or read_monthly(words)


def _read_weekly(words: str) -> Pattern | None:
    """每周2、周4; 每周1至周5."""
    found = _WEEKLY.fullmatch(words)
    if not found:
        return None
    digits = _WEEKDAY_RANGE.sub(_spell_out_range, found["weekdays"].replace("周", ""))
    weekdays = [read_weekday(digit, "每") for digit in digits.split("、")]
    return in_order(weekdays, Weekly, format_weekday)


def _spell_out_range(found: re.Match[str]) -> str:
    """1至5 → 1、2、3、4、5; 6至1 → 6、7、1, past the end of the week."""
    first, last = int(found[1]) - 1, int(found[2]) - 1
    return "、".join(str((first + step) % 7 + 1) for step in range((last - first) % 7 + 1))


def _read_market_days(words: str) -> Pattern | None:
    """逢4、9; 农历逢4、9; 逢4逢9(集市日)."""
    found = _MARKET_DAYS.fullmatch(_CALENDAR_NAME.sub("", words, count=1))
    if not found:
        return None
    lunar = bool(_LUNAR.search(words))
    numbers = [int(digits) or 10 for digits in re.findall(r"\d+", found["digits"])]
    if too_large := [number for number in numbers if number > 10]:
        digits = {int(digit) or 10 for number in numbers for digit in str(number)}
        likely = MarketDays(tuple(sorted(digits)), lunar)
        raise ImpossibleDay(
            f"逢后面写日子的尾数，只有1到10，没有{too_large[0]}", f"写成“{likely.phrase}”这样的话。"
        )
    return in_order(numbers, lambda digits: MarketDays(digits, lunar), lambda digit: f"逢{digit}")


def _guess(words: str) -> Pattern | None:
    """What the phrase most likely means without what belongs elsewhere, or with the 每月 or 日 it lacks."""
    bare = _WHAT_BELONGS_ELSEWHERE.sub("", words).strip("、:,。.")
    return next(filter(None, map(_read, (bare, f"每月{bare}", f"{bare}日"))), None)
