"""V404 文中有居民的姓名或住址

公开的是事，不是人。“3栋2单元501王女士”一公开，左邻右舍都知道是谁反映的，以后没有人敢再来。
台账、动态、轮值主题、图片说明里都查；代表、站长、联络员和编辑的名字，联络站自己的地址，不算。拿不准的只作提醒。

错：
    topic: 3栋2单元501室王女士反映楼道堆物
对：
    topic: 居民反映楼道堆物
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from zhanpai.domain import texts
from zhanpai.domain.model.site import Site
from zhanpai.domain.public_people import holds_on, public_names, public_places, waiver_of
from zhanpai.kit import privacy
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__)

_BY_RIGHT = frozenset(
    (
        *(
            "name",
            "id",
            "code",
            "slug",
            "url",
            "file",
            "photo",
            "qr",
            "email",
            "permalink_base",
            "constituency",
        ),
        *(
            "address",
            "place",
            "source",
            "author",
            "editor",
            "cover",
            "mandates",
            "districts",
            "stations",
            "city",
            "news",
        ),
    )
)
"""Fields that hold a name, a code or a station's own address by right."""


def check(site: Site) -> Iterator[Finding]:
    """Residents' dwellings and names in every text, replies included: they leak back in the answer."""
    names, places = public_names(site), public_places(site)
    names = site.remembered.same("public names", names)
    clean: set[str] = set()
    for text, trace in texts.in_pieces(site, RULE.code, partial(_traces, clean, names), names):
        if not _is_public(text, trace, places):
            yield from _in_text(site, text, trace)


def _traces(
    clean: set[str], names: frozenset[str], piece: texts.TextPiece
) -> Iterator[tuple[texts.Text, privacy.Trace]]:
    """The people in a piece; `clean` are words that were looked at before and have none."""
    for text in piece.texts(_BY_RIGHT):
        if text.words not in clean:
            found = [(text, trace) for trace in privacy.find_people(text.words, names)]
            if not found:
                clean.add(text.words)
            yield from found


def in_text(site: Site, text: texts.Text, names: frozenset[str], places: frozenset[str]) -> Iterator[Finding]:
    """The same of one text, which need not be saved yet; `names` and `places` are those that the site itself makes public."""
    for trace in privacy.find_people(text.words, names):
        if not _is_public(text, trace, places):
            yield from _in_text(site, text, trace)


def _is_public(text: texts.Text, trace: privacy.Trace, places: frozenset[str]) -> bool:
    """Whether the dwelling that was found is part of a station's own address."""
    return trace.kind == privacy.DWELLING and any(trace.typed in place for place in places)


def _in_text(site: Site, text: texts.Text, trace: privacy.Trace) -> Iterator[Finding]:
    waiver = waiver_of(site, trace)
    if holds_on(waiver, site.today):
        return
    late = f"登记的例外到 {waiver.until} 为止，已经过期。" if waiver else ""
    entry = f"本人同意公开的，在 content/waivers.yaml 里用代号 {trace.fingerprint} 登记。"
    if trace.is_sure:
        message = f"这里有居民的{trace.kind}（{trace.masked}），不能公开。{late}"
        fix = f"只写事情和大致位置，例如“居民反映小区楼道堆物”。{entry}"
        yield text.at(RULE, trace.start, message, fix, trace.width)
    else:
        message = f"这里像是有居民的{trace.kind}（{trace.masked}）。{late}"
        found = text.at(RULE, trace.start, message, f"是居民的就改成“居民”。{entry}", trace.width)
        yield replace(found, severity=Severity.WARNING)
