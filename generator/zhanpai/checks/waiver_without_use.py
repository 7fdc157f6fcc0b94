"""V405 登记的例外对不上任何内容

content/waivers.yaml 里的代号在现在的资料里找不到。多半是那句话已经删了、改了，或者代号抄错了。
用不着的例外留着，以后同样的号码再出现就没有人提醒。

错：
    - {hash: 1a2b3c4d, reason: 已删去的文章, who: 王示例, until: 2026-12-31}
对：
    删掉这一行
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import texts
from zhanpai.domain.model.site import Site
from zhanpai.kit import privacy
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)


def check(site: Site) -> Iterator[Finding]:
    """Waivers that match nothing, told at their entry in the file; silent where a file could not be read."""
    if not site.waivers or site.unread:
        return
    found = {
        trace.fingerprint
        for text in (*texts.everything(site), *texts.file_names(site))
        for trace in (*privacy.find_numbers(text.words), *privacy.find_people(text.words))
    }
    for index, waiver in enumerate(site.waivers):
        if waiver.hash not in found:
            message = f"代号 {waiver.hash} 在资料里对不上任何号码、姓名或住址。"
            yield RULE.at(
                "content/waivers.yaml", (index, "hash"), message, "抄错了就改正；用不着了就删掉这一行。"
            )
