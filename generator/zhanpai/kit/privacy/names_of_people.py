"""Names of residents in running text: who says, complains, lives or is visited, by the words around the name.

A name alone is nobody's: there must be a word before it (居民, 反映人：, 家住……的) or behind it (女士, 反映) that
makes a resident of it.  Staff are 王代表, 李站长, 张主任, and those whose names the caller knows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from zhanpai.kit.privacy.around_names import (
    LABELS,
    NAME_BEGINS_BEHIND,
    NO_GIVEN_NAMES,
    NO_NAME_BEHIND,
    NO_NAME_ENDS,
    NOT_FAMILIAR,
    PLACE_ENDS,
    POSTS,
    SAYS,
    SHOP,
    SURELY_SAYS,
    TITLES,
    WHO,
)
from zhanpai.kit.privacy.surnames import BEGIN_WORDS, COMPOUND, SINGLE, SURNAME, WORDS_TOO
from zhanpai.kit.privacy.trace import Certainty, Trace, as_plain, placed

NAME = "姓名"

_HAN = "\u4e00-\u9fff"
_AFTER = rf"(?:{SAYS}|等|一家|家[里中的门属]|家[^{_HAN}]|的|在|和|与|及|[^{_HAN}·]|$)"
_AFTER_HOME = rf"(?:{_AFTER}|[提想来去有没也就今每最正常是为把被请])"
_AFTER_SOMEBODY = rf"(?=反映|来|说|称|提|建议|等|一家|家|的|[^{_HAN}]|$)"
_FULL = rf"{SURNAME}[{_HAN}]{{1,2}}?"
_SOMEBODY = rf"{SURNAME}(?:某某?[甲乙丙丁]?|[X×]{{2,3}})"
_WITH_DOT = rf"[{_HAN}]{{2,6}}(?:·[{_HAN}]{{1,7}}?){{1,3}}"
"""阿依古丽·买买提: any characters, as only the dot says that it is a name."""
_WHO_AND_NAME = re.compile(
    rf"(?:{WHO})(?:代表)?[:： “\"（(]?(?P<name>{_SOMEBODY}{_AFTER_SOMEBODY}"
    rf"|{SURNAME}[{_HAN}]{{0,2}}?(?:{TITLES})(?![{_HAN}]{{0,3}}[店馆铺摊])"
    rf"|[老小阿][{SINGLE}](?=(?:{_AFTER}))|{_WITH_DOT}?(?=(?:{_AFTER}))|{_FULL}(?={_AFTER}))"
)
_LABELLED = re.compile(
    rf"(?:{LABELS})(?:姓名)?(?:\s*[:：]\s*|\s+|[是为])(?P<name>{SURNAME}[{_HAN}]{{1,2}}|{_WITH_DOT})(?![{_HAN}·])"
)
_LIVES = re.compile(
    rf"(?:家住|住在|居住在|现住|租住在|(?<![{_HAN}])家在|[民户我他她]家在|住址)[^的，。；！？,;!?\n]{{2,30}}?的(?:{WHO})?"
    rf"(?P<name>{_FULL}(?={_AFTER_HOME})|{_WITH_DOT}?(?={_AFTER_HOME}))"
)
_NEXT = re.compile(rf"[、和与及](?P<name>{_FULL})(?={_AFTER})")
_TITLED = re.compile(TITLES)
_NO_PERSON_BEHIND = re.compile(rf"{SHOP}|(?![称说家的来在])[{_HAN}]?(?:{PLACE_ENDS})")
_FAMILIAR = re.compile(rf"[老小][{SINGLE}](?={SURELY_SAYS})")
_SOMEBODY_SAID = re.compile(f"{_SOMEBODY}{_AFTER_SOMEBODY}")
_CROSSED = re.compile("[X×]{2}")
_WHOLE_TITLED = re.compile(
    rf"(?P<name>{SURNAME}[{_HAN}]{{1,2}}?)(?:女士|大爷|大妈|奶奶|爷爷|阿姨|大姐|婆婆|娭毑)"
)
_SPEAKS = re.compile(SURELY_SAYS)
_IN_A_ROW = re.compile(rf"{SURELY_SAYS}|等人|、{SURNAME}[{_HAN}]{{1,2}}(?:等|、)")
_DOTTED_SAID = re.compile(rf"(?<![{_HAN}·]){_WITH_DOT}?(?=反映|来[站信访电]|投诉)")
_STRONG = re.compile("反映|来[站信访电]|上门反映|投诉")
_LIKE_NAME = re.compile(rf"(?![向全应连时于方高关安满常成乐和])[{SINGLE}][{_HAN}]{{2}}")
_ANY = re.compile(
    rf"某|[X×]{{2}}|{TITLES}|{WHO}|住|家在|反映|来[站信访电]|投诉|[老小阿][{SINGLE}]|人[:： ]|姓名"
)


def find_names(text: str, known: Collection[str] = ()) -> Iterator[Trace]:
    """Names of residents in `text`, each once, in its order; those in `known` are nobody's secret."""
    if not _ANY.search(text):
        return
    signs, offsets = as_plain(text)
    taken: list[tuple[int, int]] = []
    for trace in sorted(_all(signs), key=lambda t: (not t.is_sure, t.start, -t.width)):
        start, end = trace.start, trace.start + trace.width
        if any(a < end and start < b for a, b in taken) or _is_known(trace.typed, known):
            continue
        taken.append((start, end))
        yield placed(trace, offsets) if offsets else trace


def _is_known(typed: str, known: Collection[str]) -> bool:
    return typed in known or (typed[:3] in known) or (typed[:2] in known and len(typed) <= 4)


def _all(text: str) -> Iterator[Trace]:
    for pattern in (_WHO_AND_NAME, _LABELLED, _LIVES):
        # Cheaper than the pattern, and most texts tell nothing of homes.
        if pattern is _LIVES and "住" not in text and "家在" not in text:
            continue
        for match in pattern.finditer(text):
            if _may_be_name(match["name"]) and (certainty := _certainty(pattern, match, text)):
                yield _named(match.start("name"), match.end("name"), text, certainty)
                yield from _others(text, match.end("name"))
    yield from _titled(text)
    for match in _SOMEBODY_SAID.finditer(text) if "某" in text or _CROSSED.search(text) else ():
        if _begins_here(text, match.start()):
            yield _named(match.start(), match.end(), text)
    for match in _DOTTED_SAID.finditer(text) if "·" in text else ():
        yield _named(match.start(), match.end(), text)
    for match in _FAMILIAR.finditer(text):
        if match[0] not in NOT_FAMILIAR and _begins_here(text, match.start()):
            yield _named(match.start(), match.end(), text)
    yield from _whole_and_titled(text)
    yield from _bare(text)


def _certainty(pattern: re.Pattern[str], match: re.Match[str], text: str) -> Certainty | None:
    """How sure a name behind 居民 is: 群众储备、群众管治安 are none, unless they say something."""
    name = match["name"]
    is_plain = pattern is _WHO_AND_NAME and name[0] in WORDS_TOO and name[1] not in "某X×" and "·" not in name
    if not is_plain or _TITLED.search(name) or _IN_A_ROW.match(text, match.end()):
        return Certainty.SURE
    return Certainty.DOUBTFUL if len(name) > 2 else None


def _named(start: int, end: int, text: str, certainty: Certainty = Certainty.SURE) -> Trace:
    return Trace(NAME, text[start:end], start, end - start, certainty)


def _others(text: str, end: int) -> Iterator[Trace]:
    """The names behind the first of a list."""
    while (match := _NEXT.match(text, end)) and _may_be_name(match["name"]):
        yield _named(match.start("name"), match.end("name"), text)
        end = match.end("name")


def _titled(text: str) -> Iterator[Trace]:
    """A surname before a title: 王女士, 欧阳大爷; not the part of a longer word, nor the name of a road or a shop."""
    for match in _TITLED.finditer(text):
        for width in (2, 1):
            start = match.start() - width
            surname = text[start : match.start()] if start >= 0 else ""
            if (surname in COMPOUND if width == 2 else surname and surname in SINGLE) and _begins_here(
                text, start
            ):
                if (
                    not _NO_PERSON_BEHIND.match(text, match.end())
                    and text[start : match.end()] not in NOT_FAMILIAR
                ):
                    yield _named(start, match.end(), text)
                break


def _whole_and_titled(text: str) -> Iterator[Trace]:
    """A whole name before a title: somebody of public life may be meant, unless they speak up."""
    for match in _WHOLE_TITLED.finditer(text) if _TITLED.search(text) else ():
        if _begins_here(text, match.start()) and _may_be_name(match["name"]):
            speaks = _SPEAKS.match(text, match.end()) is not None
            yield _named(match.start(), match.end(), text, Certainty.SURE if speaks else Certainty.DOUBTFUL)


def _bare(text: str) -> Iterator[Trace]:
    """A whole name that opens a sentence and complains: doubtful, as nothing says that it is a person."""
    for match in _STRONG.finditer(text):
        start = match.start() - 3
        if start >= 0 and (name := _LIKE_NAME.match(text, start)):
            is_free = start == 0 or not re.match(f"[{_HAN}·]", text[start - 1])
            if (
                is_free
                and _may_be_name(name[0])
                and name[0][-1] not in NO_NAME_ENDS
                and name[0][1:] not in POSTS
            ):
                yield _named(start, match.start(), text, Certainty.DOUBTFUL)


def _begins_here(text: str, start: int) -> bool:
    """Whether a name may begin at `start`: not within a word."""
    before = text[max(0, start - 4) : start]
    if not before or not re.match(f"[{_HAN}·]", before[-1]):
        return True
    return before.endswith(NAME_BEGINS_BEHIND) and not before.endswith(NO_NAME_BEHIND)


def _may_be_name(name: str) -> bool:
    if name[1:2] == "某":
        return name[2:] in ("", *"某甲乙丙丁")
    return name[:2] not in BEGIN_WORDS and (len(name) < 3 or name[1:3] not in NO_GIVEN_NAMES)
