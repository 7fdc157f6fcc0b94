"""Put links into HTML that `kit.markdown` has made: at the first place of each name, once for each target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from zhanpai.domain.names.text_edges import is_station
from zhanpai.domain.word_edges import is_person, occurrences

# As the sanitiser writes it: tags in small letters, attributes in double quotes, signs of text escaped.
_PIECE = re.compile(r'<(?P<end>/?)(?P<tag>[a-z0-9]+)(?: [a-z-]+="[^"]*")*>|[^<]+')
_HREF = re.compile(r'<a [^>]*?href="(?:https?://[^/"]*)?(/[sd]/[0-9]+/)')

_NO_LINKS_IN = frozenset({"a", "h2", "h3", "h4", "code", "pre", "figcaption", "th"})
_INLINE = frozenset({"a", "strong", "em", "del", "sub", "sup", "code"})
"""Tags that part no words."""


def place(html: str, names: Mapping[str, str]) -> str:
    """`html` with the first mention of each target of `names` made a link.

    `names` says where each word leads; words that lead nowhere ("") are passed over as a whole, so that
    nothing inside them is taken for a name.  Behind a link that somebody has made by hand to the same
    target there is none.
    """
    if not any(names.values()):
        return html
    return "".join(_pieces(html, dict(names)))


def _pieces(html: str, names: Mapping[str, str]) -> Iterator[str]:
    done = {""}
    closed, before = 0, ""
    for piece in _PIECE.finditer(html):
        tag = piece["tag"]
        if tag is None:
            yield piece[0] if closed else _link(before, piece[0], names, done)
            before = (before + piece[0])[-30:]
            continue
        done.update(_HREF.findall(piece[0]))
        if tag in _NO_LINKS_IN:
            closed += -1 if piece["end"] else 1
        if tag not in _INLINE:
            before = ""
        yield piece[0]


def _link(before: str, text: str, names: Mapping[str, str], done: set[str]) -> str:
    """`text`, which follows `before`, with links; their targets are added to `done`."""
    whole, out, position = before + text, [], len(before)
    for start, end in occurrences(whole, names, position):
        href = names[whole[start:end]]
        is_name = is_person if href.startswith("/d/") else is_station
        if href in done or not is_name(whole, start, end):
            continue
        done.add(href)
        out += [whole[position:start], f'<a href="{href}">{whole[start:end]}</a>']
        position = end
    return "".join([*out, whole[position:]])
