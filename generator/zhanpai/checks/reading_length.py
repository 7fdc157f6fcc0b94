"""N113 读音和字数对不上

读音一个字一个音节，居民打拼音才找得到。

错：
    readings: {洪洞: hongtong}
对：
    readings: {洪洞: hong tong}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule
from zhanpai.kit.pinyin import parse_reading

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Readings of the register that have more or fewer syllables than their word has characters."""
    for word, typed in site.register.readings.items():
        syllables = parse_reading(typed) or ()
        if len(syllables) != len(word):
            message = f"“{word}”有 {len(word)} 个字，读音“{typed}”有 {len(syllables)} 个音节。"
            fix = "一个字写一个音节，中间用空格，例如“hong tong”。"
            yield RULE.at("stations.yaml", ("readings", word), message, fix)
