"""The errands that make something: the site, and the site in one file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from zhanpai.publish.packing import pack_site
from zhanpai.publish.project_places import SITE


def build(root: Path, say: Callable[..., None]) -> dict[str, Any]:
    """Build the site into the project's own folder for it; raises what `prepare` and `build_site` raise.

    Stopped when the new site stands there already, it says so instead of being stopped.
    """
    # Here, as packing needs none of it.
    from zhanpai.kit.clock import read_today
    from zhanpai.pipeline import prepare
    from zhanpai.press.making.share_images import draw_images
    from zhanpai.publish.site import build_site

    say(phase="读取与检查")
    prepared = prepare(root, read_today())
    before = _site_folder(root)
    try:
        built = build_site(
            prepared,
            root / SITE,
            draw_images=draw_images,
            processes=os.cpu_count() or 1,
            on_progress=lambda p: say(phase=p.phase, done=p.done, total=p.total),
        )
    except KeyboardInterrupt:
        # The new site stood in its place already, and only the tidying up was left.
        if _site_folder(root) in (None, before):
            raise
        return {"pages": len(prepared.pages), "is_late": True, "day": f"{read_today()}"}
    without = built.without_search
    return {"pages": built.pages, "files": built.files, "without_search": without, "day": f"{read_today()}"}


def _site_folder(root: Path) -> int | None:
    """Which folder the site is, of those that the disk knows by number; None if there is none."""
    try:
        return (root / SITE).stat().st_ino
    except OSError:
        return None


def pack(root: Path, say: Callable[..., None]) -> dict[str, Any]:
    """Pack the site that was built into one file; raises what `pack_site` raises."""
    path = pack_site(root, lambda done, total: say(phase="打包", done=done, total=total))
    return {"path": str(path), "bytes": path.stat().st_size}
