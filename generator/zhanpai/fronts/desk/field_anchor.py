"""Where on the page of a form the field of one value is: a finding of `check` leads there."""

from __future__ import annotations

from zhanpai.kit.diagnostics import Keys


def anchor(keys: Keys) -> str:
    """The id of the field of the value at `keys`: ``f-rota.0.on``; of a whole record ``f-``."""
    return "f-" + ".".join(map(str, keys))
