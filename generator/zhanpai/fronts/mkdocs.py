"""`mkdocs build` and `mkdocs serve`: the plugin that MkDocs finds under the name `zhanpai`."""

from __future__ import annotations

from zhanpai.press.making.share_images import draw_images
from zhanpai.publish.mkdocs_plugin import StampPlugin


class SitePlugin(StampPlugin):  # type: ignore[no-untyped-call]
    """The site as MkDocs is asked for it, its share images drawn by the press."""

    def __init__(self) -> None:
        super().__init__(draw_images)
