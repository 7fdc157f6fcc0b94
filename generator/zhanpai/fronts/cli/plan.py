"""`zhanpai plan`: every address that will be built, and what it is made from."""

from __future__ import annotations

import json as jsonlib
from dataclasses import asdict, dataclass
from pathlib import Path

from zhanpai.fronts.cli import screen
from zhanpai.kit.clock import read_today
from zhanpai.pipeline import prepare
from zhanpai.site.page import Output, Page, PublishedPicture
from zhanpai.site.share_images import ShareImage


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One address of the site, for listing."""

    url: str
    kind: str
    template: str
    title: str
    sources: tuple[str, ...]

    @classmethod
    def of(cls, item: Page | Output | PublishedPicture | ShareImage) -> PlanRow:
        """The line for one page or file."""
        match item:
            case Page():
                return cls(item.url, "page", item.template, item.title, item.sources)
            case PublishedPicture():
                return cls(item.url, "picture", "", "", (item.source,))
            case Output() | ShareImage():
                return cls(item.url, "file", "", "", ())


def plan(root: Path, json: bool) -> None:
    """List everything of the site; the count goes beside it, so that a pipe gets addresses alone."""
    prepared = prepare(root, read_today())
    planned = [PlanRow.of(item) for item in (*prepared.pages, *prepared.outputs)]
    if json:
        screen.say(jsonlib.dumps([asdict(p) for p in planned], ensure_ascii=False, indent=1))
        return
    widths = [max(len(getattr(p, name)) for p in planned) for name in ("url", "template")]
    for p in planned:
        columns = (p.url.ljust(widths[0]), p.template.ljust(widths[1]), " ".join(p.sources))
        screen.say("  ".join(columns).rstrip())
    screen.warn(f"共 {len(prepared.pages)} 个网页、{len(prepared.outputs)} 个其他文件。")
