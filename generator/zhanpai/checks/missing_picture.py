"""L301 找不到图片

图片文件和资料要放在同一个文件夹里，文件名一个字母都不能差，大小写也要一样。

错：
    photos: [{file: 0001-1.JPG, alt: 接待室}]（文件夹里是 0001-1.jpg）
对：
    photos: [{file: 0001-1.jpg, alt: 接待室}]
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import PurePosixPath

from zhanpai.domain import pictures
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Pictures that the content asks for and that are not there."""
    for want in pictures.wanted(site):
        folder, name = str(PurePosixPath(want.path).parent), PurePosixPath(want.path).name
        # Of a picture that lies elsewhere L305 speaks, and of one that is no file S202.
        is_elsewhere = folder != str(PurePosixPath(want.source).parent)
        if want.path in site.pictures or want.path in site.unread or is_elsewhere:
            continue
        there = [PurePosixPath(p).name for p in site.pictures if str(PurePosixPath(p).parent) == folder]
        near = _nearest(name, there)
        fix = f"是不是想写 {near}？" if near else f"把图片放进 {folder}/，或改正文件名。"
        # Small letters for large ones are no other name, where they lead to one file; any other letter may be.
        alike = [other for other in there if other.casefold() == name.casefold()]
        new = alike[0] if len(alike) == 1 else None
        yield want.at(RULE, f"找不到图片“{name}”。", fix, new=new)


def _nearest(name: str, there: list[str]) -> str:
    """The picture that is most likely meant, or "": that both end in .jpg makes no two names alike."""
    for other in there:
        if other.casefold() == name.casefold():
            return other
    stems = {PurePosixPath(other).stem: other for other in there}
    near = difflib.get_close_matches(PurePosixPath(name).stem, stems, 1)
    return stems[near[0]] if near else ""
