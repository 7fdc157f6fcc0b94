"""Ask for all targets at once, but politely, and gather what was found."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from zhanpai.kit.clock import read_seconds
from zhanpai.office.audit.hosts import HostOutcome, look_at
from zhanpai.office.audit.targets import Target
from zhanpai.office.audit.verdict import AuditFault, judge
from zhanpai.office.audit.web import Answer, Pace, Web

JOBS = 8
RATE = 20.0
"""Requests a second: a phone's page load makes as many."""


@dataclass(frozen=True, slots=True)
class Result:
    """One address and what is wrong with it."""

    target: Target
    answer: Answer
    faults: tuple[AuditFault, ...]

    @property
    def is_dead(self) -> bool:
        """Whether whoever scans the code is turned away, or led astray."""
        return any(fault.sort.severity.is_error for fault in self.faults)


@dataclass(frozen=True, slots=True)
class AuditOutcome:
    """Everything found, in the order of the targets."""

    results: tuple[Result, ...]
    hosts: tuple[HostOutcome, ...]

    @property
    def has_dead(self) -> bool:
        """Whether a printed code is of no use."""
        return any(result.is_dead for result in self.results)


def audit(
    targets: Sequence[Target],
    own_hosts: frozenset[str],
    *,
    jobs: int = JOBS,
    rate: float = RATE,
    timeout: float = 10.0,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> AuditOutcome:
    """Ask for every target; `on_progress` hears how many of how many are done."""
    web = Web(Pace(rate), timeout, ssl.create_default_context())
    bases = dict.fromkeys(target.base for target in targets)
    hosts = {base: look_at(web, base, now=read_seconds()) for base in bases}
    results: dict[Target, Result] = {}
    on_progress(0, len(targets))
    pool = ThreadPoolExecutor(jobs, "audit")
    try:
        futures = {pool.submit(_examine, web, t, hosts[t.base], own_hosts): t for t in targets}
        for future in as_completed(futures):
            results[futures[future]] = future.result()
            on_progress(len(results), len(targets))
    finally:
        # Ctrl-C ends it after the answers that are under way, not after all.
        pool.shutdown(cancel_futures=True)
    return AuditOutcome(tuple(results[target] for target in targets), tuple(hosts.values()))


def _examine(web: Web, target: Target, host: HostOutcome, own_hosts: frozenset[str]) -> Result:
    # A host that is not there is not asked nine hundred times.
    absent = Answer((target.url,), trouble=host.trouble, detail=host.detail) if host.trouble else None
    answer = absent or web.get(target.url)
    return Result(target, answer, judge(target, answer, own_hosts))
