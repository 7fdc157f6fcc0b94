"""The city's own texts, against those that the signs have: a misspelt key would change nothing, in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zhanpai.content.records.record_rules import UNKNOWN
from zhanpai.kit.diagnostics import Finding, clip
from zhanpai.kit.nearest import nearest
from zhanpai.press.signs.spec import FILE


def check_texts(shipped: Mapping[str, object], own: object) -> Iterator[Finding]:
    """Tell of each text of the city's own file that no sign says."""
    for kind, ours in _below(own, "kinds").items():
        known = list(_below(_below(shipped, "kinds").get(kind), "texts"))
        for key in _below(ours, "texts"):
            if key not in known:
                guess = nearest(key, known)
                listed = f"这里可以写：{'、'.join(known)}。" if known else "这种牌子没有可以改的文字。"
                fix = f"是不是想写 {guess}？" if guess else f"删掉这一项；{listed}"
                message = f"不认识的字段“{clip(key)}”。"
                yield UNKNOWN.at(FILE, ("kinds", kind, "texts", key), message, fix, on_key=True)


def _below(data: object, key: str) -> Mapping[str, object]:
    below = data.get(key) if isinstance(data, Mapping) else None
    return below if isinstance(below, Mapping) else {}
