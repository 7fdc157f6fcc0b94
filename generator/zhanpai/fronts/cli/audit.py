"""`zhanpai audit [URL]`: does every code that was printed still open the right page?"""

from __future__ import annotations

import json as jsonlib
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from rich.cells import cell_len

from zhanpai.content import filing
from zhanpai.content.load import ContentReader
from zhanpai.domain.model.site import Site
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.main import CONTENT_ERRORS, OK
from zhanpai.fronts.cli.progress import ProgressView
from zhanpai.kit.clock import read_today
from zhanpai.kit.diagnostics import ContentError, Severity
from zhanpai.kit.problem import Problem
from zhanpai.office.audit import AuditOutcome, HostOutcome, Result, Sort, audit, targets
from zhanpai.office.audit.targets import own_hosts

MANY = 40
"""Faults after which a person wants the sorts, not the list."""


def check_live(
    root: Path, url: str | None, everything: bool, json: bool, jobs: int, rate: int, timeout: float
) -> int:
    """Ask for every printed address, at the host of `url` or where it was printed for; say what is wrong.

    `everything`: those never printed too.  `jobs` at a time, `rate` a second, `timeout` in seconds.  The status is 1
    if an address is dead or opens another page.  Raises Problem if there is none to ask for.
    """
    base = _base(url)
    site = _site(root)
    wanted = targets(site, base, everything=everything)
    if not wanted:
        fix = "要查名册里的全部站点和代表，加上 --all。"
        raise Problem("还没有登记过印出去的牌子，也没有发布过，没有可查的。", fix)
    with nullcontext() if json else ProgressView() as view:

        def tell(done: int, total: int) -> None:
            if view:
                view.show("逐个打开永久网址", done, total)

        hosts = own_hosts(site, base)
        outcome = audit(wanted, hosts, jobs=jobs, rate=rate, timeout=timeout, on_progress=tell)
    screen.say(_as_json(outcome) if json else "\n".join(_lines(outcome)))
    return CONTENT_ERRORS if outcome.has_dead else OK


def _base(url: str | None) -> str:
    if url is None:
        return ""
    if not re.fullmatch(r"https?://[A-Za-z0-9.\-]+(:[0-9]{1,5})?(/[^\s<>\"'\\?#]*)?", url):
        raise Problem(f"“{url}”不是一个网站的网址。", "从 https:// 写起，例如 https://llz.example.gov.cn。")
    return url


def _site(root: Path) -> Site:
    """The content, faulty or not: the live site is to be looked at even while somebody is editing."""
    loaded = ContentReader(root).load(read_today())
    if loaded.site is None:
        raise ContentError(loaded.problems)
    of_ledger = [p for p in loaded.problems if p.path == filing.PERMALINKS and p.severity.is_error]
    if filing.PERMALINKS in loaded.site.unread or (of_ledger and not loaded.site.printed):
        raise ContentError(of_ledger)
    return loaded.site


def _lines(outcome: AuditOutcome) -> Iterator[str]:
    faulty = [(result, fault) for result in outcome.results for fault in result.faults]
    faulty.sort(key=lambda pair: list(Sort).index(pair[1].sort))
    rows = [
        (fault.sort.severity.value, result.target.id, fault.sort.label, fault.message, result.target.url)
        for result, fault in faulty
    ]
    widths = [max(cell_len(row[i]) for row in rows) for i in range(4)] if rows else []
    for row in rows[:MANY]:
        cells = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=False))
        yield "  ".join((*cells, row[4]))
    if len(rows) > MANY:
        yield f"……还有 {len(rows) - MANY} 处没有列出来，用 --json 看全部。"
        for (sort, message), number in Counter((f.sort, f.message) for _, f in faulty).most_common(10):
            yield f"{number:>6} 处 {sort.label}：{message}"
    for host in outcome.hosts:
        yield from _host_lines(host)
    yield _summary(outcome)


def _host_lines(host: HostOutcome) -> Iterator[str]:
    if host.trouble:
        yield f"{Severity.ERROR}  {host.base}  {host.detail or host.trouble.value}，没有再逐个去问。"
    elif host.is_plain:
        yield f"{Severity.WARNING}  {host.base}  没有用 https，路上会被人改；有的手机会拦。"
    elif host.ends_soon:
        yield f"{Severity.WARNING}  {host.base}  证书还有 {host.days_left} 天到期，现在就办续期。"
    else:
        yield f"{host.base} 的证书还有 {host.days_left} 天到期。"


def _summary(outcome: AuditOutcome) -> str:
    bad = sum(result.is_dead for result in outcome.results)
    warned = sum(bool(result.faults) and not result.is_dead for result in outcome.results)
    total = len(outcome.results)
    if not bad and not warned:
        return f"查了 {total} 个永久网址，全部打得开，而且都是自己的网页。"
    return (
        f"查了 {total} 个永久网址：{total - bad - warned} 个正常，{bad} 个打不开或者开错，{warned} 个有提醒。"
    )


def _as_json(outcome: AuditOutcome) -> str:
    hosts = [
        {
            "base": host.base,
            "problem": (host.detail or host.trouble.value) if host.trouble else "",
            "plain_http": host.is_plain,
            "certificate_days_left": host.days_left,
            "certificate_ends_soon": host.ends_soon,
        }
        for host in outcome.hosts
    ]
    data = {
        "checked": len(outcome.results),
        "dead": sum(result.is_dead for result in outcome.results),
        "hosts": hosts,
        "results": [_row(result) for result in outcome.results],
    }
    return jsonlib.dumps(data, ensure_ascii=False, indent=1)


def _row(result: Result) -> dict[str, object]:
    target = result.target
    return {
        "kind": target.kind.value,
        "id": target.id,
        "name": target.name,
        "url": target.url,
        "chain": list(result.answer.chain),
        "status": result.answer.status or None,
        "faults": [
            {"sort": f.sort.value, "severity": f.sort.severity.value, "message": f.message}
            for f in result.faults
        ],
    }
