"""Where the printing fonts lie, which families they are, and which characters each of them has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont, TTLibError

FILES = ("*.ttf", "*.otf", "*.ttc", "*.otc")


def printed_font() -> Path:
    """Noto Sans CJK as a file, all weights and regions in one; no page asks for it."""
    return Path(str(resources.files("manimgx_fonts_cjk") / "NotoSansCJK-VF.otf.ttc"))


def font_files(folders: Iterable[Path]) -> list[Path]:
    """The font files that lie in these folders, folder by folder, sorted by name."""
    return [path for folder in folders for pattern in FILES for path in sorted(folder.glob(pattern))]


def coverage(files: Iterable[Path], families: Iterable[str]) -> Mapping[str, frozenset[int]]:
    """The code points of each of `families` that some file holds; a family without a file is missing."""
    wanted = set(families)
    found: dict[str, frozenset[int]] = {}
    for path in files:
        for family, points in _faces(path, path.stat().st_mtime_ns, frozenset(wanted)):
            found[family] = found.get(family, frozenset()) | points
    return found


@lru_cache(maxsize=64)
def _faces(path: Path, _stamp: int, wanted: frozenset[str]) -> list[tuple[str, frozenset[int]]]:
    faces: list[TTFont]
    try:
        is_collection = path.suffix.lower() in (".ttc", ".otc")
        faces = TTCollection(path, lazy=True).fonts if is_collection else [TTFont(path, lazy=True)]
        named = [(face, _families(face)) for face in faces]
        return [
            (family, frozenset(face.getBestCmap() or {}))
            for face, names in named
            for family in names & wanted
        ]
    except (TTLibError, OSError, KeyError, ValueError):
        return []


def _families(face: TTFont) -> set[str]:
    """The family's names, Chinese ones too (1: family, 16: typographic family)."""
    return {str(record) for record in face["name"].names if record.nameID in (1, 16)}
