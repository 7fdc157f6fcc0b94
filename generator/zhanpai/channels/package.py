"""What lies in the folder of an item or a digest, beside pictures and posters: names, the page to look at, the texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhanpai.channels import accepted
from zhanpai.channels.post_texts import ShareText
from zhanpai.channels.wechat import WechatArticle

FRAGMENT, PREVIEW, TEXTS, PICTURES = "wechat.html", "preview.html", "texts.txt", "pictures"

TITLES = {
    "poster.png": "竖版海报（1080×1920）",
    "square.png": "方形海报（1080×1080）",
    "board-a4.pdf": "公告栏 A4",
    "board-a3.pdf": "公告栏 A3",
    "digest.pdf": "一周履职 A3（打印）",
    "digest.png": "一周履职长图",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file made by others, to be linked."""

    name: str

    @property
    def title(self) -> str:
        """What it is."""
        return TITLES.get(self.name, self.name)

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown small."""
        return self.name.endswith((".png", ".jpg"))


def preview_context(
    title: str,
    line: str,
    article: WechatArticle | None,
    cover: str,
    texts: Sequence[ShareText],
    files: Iterable[str],
    colours: object,
    is_demo: bool,
) -> dict[str, object]:
    """What the template ``share/preview.html`` is given: the parts of one package, in the order in which they are used."""
    return {
        "title": title,
        "line": line,
        "article": article,
        "cover": cover,
        "limits": {"title": accepted.TITLE, "summary": accepted.SUMMARY, "author": accepted.AUTHOR},
        "texts": texts,
        "files": [File(name) for name in files],
        "colours": colours,
        "is_demo": is_demo,
    }


def as_text(title: str, texts: Iterable[ShareText], is_demo: bool) -> bytes:
    """Every text under its name, for Notepad: with the mark by which older ones know UTF-8, and their line ends."""
    lines = [title, *(["演示数据，请勿发布。"] if is_demo else [])]
    for text in texts:
        lines += ["", f"==== {text.name}（{text.count}／{text.most} 字）", text.words]
    return ("\n".join(lines) + "\n").replace("\n", "\r\n").encode("utf-8-sig")
