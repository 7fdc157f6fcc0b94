"""L302 图片不能用

损坏的、太大的、改了扩展名的图片，在网页上只会是一个空白框。

错：
    把 .heic 照片直接改名成 .jpg
对：
    用手机或电脑把照片另存为 JPG
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import pictures
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)

_FIX = "用看图软件打开，另存为 JPG，长边不超过 4000 像素。"


def check(site: Site) -> Iterator[Finding]:
    """Pictures that the content asks for and that cannot be shown."""
    told: set[str] = set()
    for want in pictures.wanted(site):
        picture = site.pictures.get(want.path)
        if picture and picture.problem and want.path not in told:
            told.add(want.path)
            message = f"图片“{want.path.rsplit('/', 1)[-1]}”不能用：{picture.problem}。"
            # A strip of 4000 pixels could not be read.
            fix = "用看图软件裁成几张，一张接一张地放。" if "太长" in picture.problem else _FIX
            yield want.at(RULE, message, fix)
