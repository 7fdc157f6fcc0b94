"""Where output may lie: one rule for everything that writes into a folder which somebody names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zhanpai.kit.problem import Problem, explain

_FIX = "用 --out 指定一个单独的新文件夹，或者去掉 --out。"


@dataclass(frozen=True, slots=True)
class ProjectPlaces:
    """A project, and the names by which its places and those of others are known.

    `register`: the file at the root of every project.  `sources`: the folders of a project that are
    no place for output, even while they are empty or not there.  `site`: its folder that is published.
    `marker`: the file at the root of every folder that is published.
    """

    root: Path
    register: str
    sources: tuple[str, ...]
    site: str
    marker: str


def settle(out: Path, places: ProjectPlaces, mine: str | None = None) -> Path:
    """The real folder behind `out`, if output may lie there; otherwise Problem.  Nothing is written.

    Links are followed, so that a link stays and the folder it leads to is meant.  `mine` is the name of
    the file that says of a folder that its maker may make it anew; a folder that holds anything and no
    such file is then refused.  None: what lies there stays, and is nobody's business.
    """
    try:
        real = _real(out)
        _refuse_places(real, places, is_site=mine == places.marker)
        _refuse_contents(real, mine)
    except OSError as error:
        raise explain(error, out) from error
    return real


def _real(out: Path) -> Path:
    for path in (out, *out.parents):
        if path.is_symlink() and not path.exists():
            raise Problem(f"{path} 是一个断了的链接。", "删掉这个链接，或者先建好它指向的文件夹。")
    return out.resolve()


def _refuse_places(real: Path, places: ProjectPlaces, *, is_site: bool) -> None:
    if real == Path(real.anchor):
        raise Problem(f"{real} 是磁盘的根目录，不能拿来放生成的文件。", _FIX)
    if _is_same(real, Path.home().resolve()):
        raise Problem(f"{real} 是个人主目录，不能拿来放生成的文件。", _FIX)
    if _is_precious(real, places):
        raise Problem(f"{real} 放着网站的资料，不能拿来放生成的文件。", _FIX)
    if _is_public(real, places, is_site=is_site):
        raise Problem(f"{real} 在要公开的网站里，不能拿来放别的东西。", _FIX)


def _refuse_contents(real: Path, mine: str | None) -> None:
    there = next(path for path in (real, *real.parents) if path.exists())
    if not there.is_dir():
        raise Problem(f"{there} 是一个文件，不是文件夹。", _FIX)
    if mine is not None and there == real and any(real.iterdir()) and not (real / mine).is_file():
        raise Problem(f"{real} 里有别的东西，没有动它。", _FIX)


def _is_precious(real: Path, places: ProjectPlaces) -> bool:
    """Whether `real` is a project, is above ours, or lies among the sources of one."""
    root = places.root.resolve()
    if _is_within(root, real) or (real / places.register).is_file():
        return True
    projects = [root, *(path for path in real.parents if (path / places.register).is_file())]
    return any(_is_within(real, project / name) for project in projects for name in places.sources)


def _is_public(real: Path, places: ProjectPlaces, *, is_site: bool) -> bool:
    """Whether what lies in `real` would be published with a site; a site itself may take the place of one."""
    site = places.root.resolve() / places.site
    public = [
        path for path in (real, *real.parents) if _is_same(path, site) or (path / places.marker).is_file()
    ]
    return any(not (is_site and path == real) for path in public)


def _is_within(path: Path, folder: Path) -> bool:
    """Whether `path` is `folder` or lies in it, also where the disk does not tell upper from lower case."""
    return any(_is_same(one, folder) for one in (path, *path.parents))


def _is_same(one: Path, other: Path) -> bool:
    return one == other or (one.exists() and other.exists() and one.samefile(other))
