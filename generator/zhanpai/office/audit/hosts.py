"""One look at each host before it is asked for pages: is it there, and how long is its certificate good?"""

from __future__ import annotations

import ssl
import time
from dataclasses import dataclass

from zhanpai.office.audit.web import PAUSE, Trouble, Web, explain

SOON = 30
"""Days before a certificate ends at which it is time to see to it."""


@dataclass(frozen=True, slots=True)
class HostOutcome:
    """A host: what is in the way, or how many days its certificate lasts (None over plain http)."""

    base: str
    trouble: Trouble | None = None
    detail: str = ""
    days_left: int | None = None

    @property
    def is_plain(self) -> bool:
        """Whether what passes can be read and changed on the way."""
        return self.base.startswith("http://")

    @property
    def ends_soon(self) -> bool:
        """Whether the certificate must be renewed now."""
        return self.days_left is not None and self.days_left < SOON


def look_at(web: Web, base: str, *, now: float) -> HostOutcome:
    """Connect to the host of `base`, twice if need be."""
    outcome = _connect(web, base, now)
    if outcome.trouble and outcome.trouble is not Trouble.CERTIFICATE:
        time.sleep(PAUSE)
        outcome = _connect(web, base, now)
    return outcome


def _connect(web: Web, base: str, now: float) -> HostOutcome:
    connection = web.connection(base)
    try:
        connection.connect()
        if not isinstance(connection.sock, ssl.SSLSocket):
            return HostOutcome(base)
        certificate = connection.sock.getpeercert() or {}
        ends = ssl.cert_time_to_seconds(str(certificate["notAfter"]))
        return HostOutcome(base, days_left=int((ends - now) // 86400))
    except (OSError, UnicodeError) as error:
        return HostOutcome(base, *explain(error))
    finally:
        connection.close()
