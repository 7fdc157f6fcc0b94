"""L306 正文里有不会显示的代码

为了安全，网页只保留段落、标题、列表、表格、链接和图片。从别处粘贴来的代码会被去掉，内容可能跟着丢。

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
from zhanpai.kit.markdown import MAX_BRACKETS

RULE = Rule.parse(__doc__)

_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])[^<>\n]*>?")
_KEPT = {"br", "sub", "sup", "del", "p", "strong", "em", "hr"}


def check(site: Site) -> Iterator[Finding]:
    """HTML in Markdown that the sanitiser takes out, and so many brackets that reading never ends."""
    for text in texts.news_and_prose(site):
        if not text.line:
            continue
        lost = next((m for m in _TAG.finditer(text.words) if m[1].lower() not in _KEPT), None)
        if lost:
            message = f"这里的“{clip(lost[0].rstrip())}”是网页代码，不会显示。"
            yield text.at(RULE, lost.start(), message, "删掉代码，只留文字。", len(lost[0].rstrip()))
        if text.words.count("[") + text.words.count("<") > MAX_BRACKETS:
            message = f"正文里有 {MAX_BRACKETS} 个以上的方括号或尖括号，不像一篇文章。"
            yield text.at(RULE, 0, message, "删掉粘贴错的内容；确实很长的文章，分成几篇。")
