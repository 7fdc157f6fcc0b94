"""`--only`: which pages are drawn anew, and how the rest comes from the site that stands already."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.kit.disk.files import make_folder
from zhanpai.kit.disk.system import second_name
from zhanpai.kit.problem import Problem
from zhanpai.publish.project_places import MARKER
from zhanpai.publish.write import Item, file_of
from zhanpai.site.page import Page, PublishedPicture

Concerns = Callable[[Page], bool]


def concerning(site: Site, ids: frozenset[str]) -> Concerns:
    """Whether a page is about one of these stations or made from one of their files; Problem for an unknown 站号."""
    unknown = sorted(ids - site.station_by_id.keys())
    if unknown:
        raise Problem(f"名册里没有站号 {'、'.join(unknown)}。", "看看 stations.yaml 里的站号，四位数字。")
    stations = [site.station_by_id[id] for id in ids]
    own = {urls.station(s) for s in stations}
    sources = {p for s in stations for p in (s.path, s.opinions_path) if p}
    return lambda page: page.url in own or not sources.isdisjoint(page.sources)


def carry_over(items: Sequence[Item], concerns: Concerns, out: Path, stage: Path) -> list[Item]:
    """Link into `stage` what the site at `out` has and no change concerns; return what is to be written.

    Problem if no whole site stands at `out`.

    Links, not copies: 15,000 in half a second, and nobody writes into a published file.  What is no
    longer planned stays behind, except assets, which pages that are carried over may still ask for.
    """
    if not (out / MARKER).is_file():
        raise Problem(f"{out} 里还没有完整的网站，不能只生成一部分。", "去掉 --only，先生成整个网站。")
    todo: list[Item] = []
    for item in items:
        is_kept = isinstance(item, PublishedPicture) or (isinstance(item, Page) and not concerns(item))
        if not (is_kept and _link(out, stage, file_of(item.url))):
            todo.append(item)
    planned = {file_of(item.url) for item in items}
    for asset in (out / "assets").rglob("*"):
        path = asset.relative_to(out).as_posix()
        if asset.is_file() and path not in planned:
            _link(out, stage, path)
    return todo


def _link(out: Path, stage: Path, path: str) -> bool:
    """Make `path` in `stage` the same file as in `out`; False if `out` does not have it."""
    old, new = out / path, stage / path
    make_folder(new.parent)
    try:
        second_name(old, new)
    except FileNotFoundError:
        return False
    except FileExistsError:
        if not new.samefile(old):
            new.unlink()
            second_name(old, new)
    except OSError:
        # No disk for cards and sticks (FAT, exFAT) knows two names of a file.
        shutil.copyfile(old, new)
    return True
