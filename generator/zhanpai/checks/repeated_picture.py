"""S240 图集里的图片重复

同一张照片在一篇文章里出现两次，读者会以为看漏了一张。改了名字的同一张照片也算。

错：
    gallery: [{file: dianti-1.jpg, alt: 听意见}, {file: dianti-1.jpg, alt: 看图纸}]
对：
    gallery: [{file: dianti-1.jpg, alt: 听意见}, {file: dianti-2.jpg, alt: 看图纸}]
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import pictures
from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)


def check(site: Site) -> Iterator[Finding]:
    """Pictures of a gallery that stand in it, or in the text, already; a cover may come again."""
    for item in site.news:
        if item.front.gallery:
            yield from _of(site, item)


def _of(site: Site, item: NewsItem) -> Iterator[Finding]:
    seen = {
        _pixels(site, item, named.name): f"正文里已经有“{named.name}”" for named in item.document.pictures
    }
    for i, photo in enumerate(item.front.gallery):
        pixels = _pixels(site, item, photo.file)
        if pixels in seen:
            message = f"图片“{photo.file}”重复了：{seen[pixels]}。"
            yield RULE.at(item.path, ("gallery", i, "file"), message, "换一张照片，或者删掉这一张。")
        seen.setdefault(pixels, f"图集第 {i + 1} 张“{photo.file}”是同一张")


def _pixels(site: Site, item: NewsItem, name: str) -> str:
    """What tells pictures apart: their bytes, or of one that is missing its path."""
    path = pictures.beside(item.path, name)
    return site.pictures[path].checksum if path in site.pictures else path
