"""Write docs/handbook/zhengwen.md, the page 怎样写正文, from the pairs that the tests hold the reader of Markdown to.

.venv/bin/python tools/handbook_page.py
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
PAIRS = ROOT / "tests" / "fixtures" / "markdown" / "typed_and_shown.yaml"
PAGE = ROOT / "docs" / "handbook" / "zhengwen.md"

HEAD = """\
# 怎样写正文

<!-- tools/handbook_page.py（make handbook）按 tests/fixtures/markdown/typed_and_shown.yaml 写的，要改就改那里。 -->

正文就像平常写文章一样写：一段一段，不用学什么记号。下面是常见的写法，左边是您写的，右边是网页上的样子。列表、动态的摘要、搜索、公众号、
短文字、海报用的都是同样的意思。

程序拿不准的，`zhanpai check` 会说在第几行、怎么改：有一段会丢的是错误（L307），记号会照样登出来的是提醒（L308），图片说明是文件名的是提醒
（L309）。
"""


def page() -> str:
    """The whole page, as it must stand in docs/handbook/zhengwen.md."""
    pairs = [pair for pair in yaml.safe_load(PAIRS.read_text("utf-8")) if "handbook" in pair]
    return HEAD + "".join(f"\n{_pair(number, pair)}" for number, pair in enumerate(pairs, 1))


def _pair(number: int, pair: dict[str, str]) -> str:
    # In one line: a blank line would end the table for whatever reads the page.
    typed = escape(pair["typed"].rstrip("\n"), quote=False).replace("\n", "<br>").replace("](", "]&#40;")
    return (
        f"## {number}. {pair['handbook']}\n\n{pair['why']}\n\n"
        f"<table>\n<tr><th>您写的</th><th>网页上的</th></tr>\n"
        f"<tr><td>\n<pre>{typed}</pre>\n</td><td>\n\n{_plain(pair['shown'])}\n\n</td></tr>\n</table>\n"
    )


def _plain(shown: str) -> str:
    """HTML as a page about it can hold it: the picture lies nowhere, and headings would be the page's own."""
    shown = re.sub(
        "<figure><img[^>]*><figcaption>(.*?)</figcaption></figure>",
        r"<p>（图片）<br><small>\1</small></p>",
        shown,
    )
    shown = re.sub("<a [^>]*>(.*?)</a>", r"<u>\1</u>", shown)
    for tag in ("h2", "h3", "h4"):
        shown = shown.replace(f"<{tag}>", "<p><b>").replace(f"</{tag}>", "</b></p>")
    return shown.strip()


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
