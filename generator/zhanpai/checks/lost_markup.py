"""L306 正文里有不会显示的代码

为了安全，网页只保留段落、标题、列表、表格、链接和图片。从别处粘贴来的代码不起作用，会像文字一样登出来。

错：
    <script>…</script>、<iframe …>、<font color=red>
对：
    只写文字，用 Markdown 排版
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhanpai.domain import texts
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, clip
from zhanpai.kit.markdown import TAGS

RULE = Rule.parse(__doc__)

_ELEMENTS = (
    "a abbr address area article aside audio base bdi bdo big blockquote body button canvas caption center cite code"
    " col colgroup data datalist dd details dfn dialog dir div dl dt embed fieldset figcaption figure font footer form"
    " frame frameset h1 h2 h3 h4 h5 h6 head header hgroup html iframe img input ins kbd label legend li link main map"
    " mark marquee math menu meta meter nav nobr noscript object ol optgroup option output param picture pre progress q"
    " rp rt ruby samp script section select small source span strike style summary svg table tbody td template textarea"
    " tfoot th thead time title tr track tt u ul var video wbr"
)
"""Elements of HTML (WHATWG, with those that Word and old editors write), less those that are kept: <APP> is a word."""
_TAG = re.compile(
    rf"(?<!\\)</?(?:(?:{'|'.join(_ELEMENTS.split())}|[a-z]+:[a-z]+)(?=[\s/>])|(?:{'|'.join(TAGS)})\s+[a-z-]+=)"
    r"[^<>\n]*>?",
    re.IGNORECASE,
)


def check(site: Site) -> Iterator[Finding]:
    """HTML in Markdown that is shown as text."""
    for text in texts.news_and_prose(site):
        if text.line:
            yield from in_text(text)


def in_text(text: texts.Text) -> Iterator[Finding]:
    """The same of one text, which need not be saved yet."""
    if lost := _TAG.search(text.words):
        code = lost[0].rstrip()
        message = f"这里的“{clip(code)}”是网页代码，不起作用，会像文字一样登出来。"
        yield text.at(RULE, lost.start(), message, "删掉代码，只留文字。", len(code))
