"""网站: what came of the last build, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zhanpai.fronts.desk.looked import Looked, Noted
from zhanpai.fronts.desk.rooms.findings import FoundInFile, by_file
from zhanpai.fronts.desk.work import WorkOutcome


@dataclass(frozen=True)
class WebsitePage:
    """`address` is where the finished site can be looked at, "" if none was built; `megabytes` of the packed one."""

    address: str
    built: Mapping[str, object] | None
    refused: tuple[FoundInFile, ...]
    refused_count: int
    is_changed: bool
    """Whether something was saved since the site was built."""
    megabytes: str
    is_demo: bool
    """Whether everything in it is made up, as far as somebody has looked."""


def website_page(
    address: str, build: WorkOutcome, pack: WorkOutcome, looked: Looked | None, *, is_changed: bool
) -> WebsitePage:
    """The room as it stands after the last build and the last packing, each an empty outcome if there was none.

    `looked` is what was seen of the content, if somebody has looked.
    """
    size = pack.result["bytes"] / 2**20 if pack.result else 0
    return WebsitePage(
        address,
        build.result,
        tuple(by_file((Noted(**one) for one in build.refused), looked.names if looked else {})),
        build.count,
        is_changed,
        f"{size:.1f}" if pack.result else "",
        bool(looked and looked.is_demo),
    )
