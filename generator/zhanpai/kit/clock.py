"""The one place that reads the clock; only fronts call it."""

from __future__ import annotations

import datetime as dt
import os
import time
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")


def read_today() -> dt.date:
    """Today in China, or the day of SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), CHINA).date()
    return dt.datetime.now(CHINA).date()


def read_seconds() -> float:
    """Seconds since 1970 as other machines count them, for what they judge by: certificates."""
    return time.time()
