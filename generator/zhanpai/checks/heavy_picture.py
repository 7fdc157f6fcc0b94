"""S241 图片文件太大

网页上用的是自动缩小的图片，原图再大也看不出来，只会让每次生成、备份都变慢。

错：
    dianti.jpg（相机原图，10 MB）
对：
    dianti.jpg（用看图软件缩到长边 4000 像素以内，2 MB）
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import pictures
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)

MAX_BYTES = 8 * 2**20


def check(site: Site) -> Iterator[Finding]:
    """Pictures that are asked for, can be shown, and are much larger than any page needs."""
    told: set[str] = set()
    for want in pictures.wanted(site):
        picture = site.pictures.get(want.path)
        if picture and not picture.problem and picture.size > MAX_BYTES and want.path not in told:
            told.add(want.path)
            name = want.path.rpartition("/")[2]
            message = f"图片“{name}”有 {picture.size / 2**20:.0f} MB，太大了。"
            yield want.at(
                RULE, message, f"用看图软件缩小，长边不超过 4000 像素，文件小于 {MAX_BYTES // 2**20} MB。"
            )
