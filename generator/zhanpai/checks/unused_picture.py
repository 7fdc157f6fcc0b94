"""L304 图片没有用到

没有用到的图片不会公开，只占地方；多半是忘了写进资料，或者文件名写错了。

错：
    文件夹里有 0001-2.jpg，0001.yaml 里没有写
对：
    photos: [{file: 0001-2.jpg, alt: 议事厅}]
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import pictures
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)


def check(site: Site) -> Iterator[Finding]:
    """A finding for each picture that nothing asks for."""
    if site.unread:
        return  # The file that asks for it may be one that cannot be read yet.
    wanted = {want.path for want in pictures.wanted(site)}
    # Where a picture is missing, the one that is not used is most likely the same under another name.
    missing_in = {path.rpartition("/")[0] for path in wanted - site.pictures.keys()}
    for path in sorted(site.pictures.keys() - wanted):
        if path.rpartition("/")[0] in missing_in:
            continue
        yield RULE.at(path, (), "这张图片没有用到，不会公开。", "写进同一文件夹的资料里；不用就删掉。")
