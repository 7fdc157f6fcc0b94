"""What the desk has to press and to fill in, read from its templates: for documents that tell staff what to press.

A template is a program: a label may have cases in it ("生成网站" or "重新生成") and values that differ each time ("全部站（12 个）").
So a label is a pattern: its cases are alternatives, and a value is whatever a person sees there.  A label that is nothing
but a value (the name of a station) is none that a document could name, and is left out.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import jinja2
from jinja2 import nodes

from tests.shipped import ROOT
from zhanpai.domain.model.base import Record
from zhanpai.domain.model.news import Correction, NewsFront
from zhanpai.domain.model.opinion import Opinion, OpinionStatus
from zhanpai.domain.model.project import Milestone, Project
from zhanpai.domain.model.register import City, District, Register, SiteInfo, StationRow
from zhanpai.domain.model.station import Deputy, StationFile
from zhanpai.domain.model.waiver import Waiver
from zhanpai.fronts.desk.forms.form_fields import FormField, form_fields
from zhanpai.fronts.desk.register.section_form import SECTIONS, KindWords
from zhanpai.fronts.desk.rooms import ROOMS
from zhanpai.fronts.desk.rooms.opinion_list import STATES
from zhanpai.kit.yaml import parse

TEMPLATES = ROOT / "generator/zhanpai/fronts/desk/templates"
FORMS: tuple[type[Record], ...] = (
    *(StationFile, Deputy, NewsFront, Correction, Opinion, Project, Milestone, Waiver),
    *(Register, SiteInfo, City, KindWords, District, StationRow),
)
"""The records for which the desk has a form: a field of it is called as the record says."""

OPEN, OR, CLOSE, VALUE = "\ue000", "\ue001", "\ue002", "\ue003"
"""In flattened text: a choice begins, another case, a choice ends, a value that differs."""

SPOKEN: dict[str, tuple[str, int | str]] = {
    "action": ("button", 1),
    "empty_state": ("a", 3),
    "choosing": ("label", 3),
    "text_area": ("label", "label"),
}
"""The macros that make something to press or to fill in: what it is, and which of their words stands on it."""


@dataclass(frozen=True)
class Words:
    """Patterns of the labels: of what is pressed, of what is filled in or ticked, and of what is there to choose."""

    pressed: frozenset[str]
    asked: frozenset[str]
    offered: frozenset[str] = frozenset()

    def can_be_pressed(self, words: str) -> bool:
        """Whether a button, a link, a fold or a room is called so."""
        return any(re.fullmatch(one, words) for one in self.pressed)

    def is_asked(self, words: str) -> bool:
        """Whether a field or a box to tick is called so."""
        return any(re.fullmatch(one, words) for one in self.asked)

    def is_offered(self, words: str) -> bool:
        """Whether this stands in a list from which something is chosen."""
        return any(re.fullmatch(one, words) for one in self.offered)


def flat(node: nodes.Node) -> Iterator[str]:
    """The text that a template may show, its choices between the marks."""
    match node:
        case nodes.TemplateData(data=data):
            yield data
        case nodes.Const(value=value):
            yield str(value)
        case nodes.CondExpr(expr1=one, expr2=other):
            yield from (OPEN, *flat(one), OR, *(flat(other) if other else ()), CLOSE)
        case nodes.Concat(nodes=parts):
            yield from of_all(parts)
        case nodes.If(body=body, elif_=others, else_=rest):
            yield OPEN
            yield from of_all(body)
            for other in others:
                yield OR
                yield from of_all(other.body)
            yield from (OR, *of_all(rest), CLOSE)
        case nodes.Call() as call if spoken := _spoken(call):
            yield from (f"<{spoken[0]}>", *flat(spoken[1]), f"</{spoken[0]}>")
        case nodes.Expr():
            yield VALUE
        case nodes.Output(nodes=parts):
            yield from of_all(parts)
        case nodes.For() | nodes.Macro() | nodes.Block() | nodes.CallBlock() | nodes.Template():
            yield from of_all(node.body)


def of_all(found: Iterable[nodes.Node]) -> Iterator[str]:
    """The text of several nodes in turn."""
    for node in found:
        yield from flat(node)


def _spoken(call: nodes.Call) -> tuple[str, nodes.Expr] | None:
    named = call.node.attr if isinstance(call.node, nodes.Getattr) else getattr(call.node, "name", "")
    tag, at = SPOKEN.get(named, ("", -1))
    words = {**dict(enumerate(call.args)), **{one.key: one.value for one in call.kwargs}}
    return (tag, words[at]) if at in words else None


NOBODYS = ("", "某某", "某某 某某", "某某 某某某 某", "某某：某某某 某")
"""What only a label without words of its own could be."""


def patterns_of(label: str) -> Iterator[str]:
    """The patterns of a label of flattened HTML: none if it has no words of its own, or is no whole label.

    A number or a name in brackets at its end may be left out, as who tells of it does: “全部站” is “全部站（12 个）”.
    """
    seen = re.sub(r'<span class="(?:zp-hidden|zd-needed|zd-number|zd-example)">.*?</span>', "", label)
    seen = re.sub(r"\s+", " ", re.sub(r"<[^<>]*>", "", seen)).strip()
    marks = {OPEN: "(?:", OR: "|", CLOSE: ")", VALUE: ".{1,40}"}
    for text in {seen, re.sub(f"（[^（）]*{VALUE}[^（）]*）$", "", seen)}:
        pattern = "".join(marks.get(letter) or re.escape(letter) for letter in text)
        try:
            if not any(re.fullmatch(pattern, words) for words in NOBODYS):
                yield pattern
        except re.error:  # A choice begins or ends outside: the label is only a part of one.
            continue


def between(texts: Iterable[str], *tags: str) -> set[str]:
    """The patterns of what stands within each element of these names."""
    found = (
        one
        for text in texts
        for tag in tags
        for one in re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", text, re.S)
    )
    return {pattern for one in found for pattern in patterns_of(one)}


def words_of(
    texts: Iterable[str], named: Iterable[str] = (), titles: Iterable[str] = (), offered: Iterable[str] = ()
) -> Words:
    """The labels in these templates, and those that are named, titled and offered by the program."""
    environment = jinja2.Environment()
    flattened = ["".join(flat(environment.parse(text))) for text in texts]
    return Words(
        frozenset({*map(re.escape, named), *between(flattened, "button", "a", "summary")}),
        frozenset({*map(re.escape, titles), *between(flattened, "label", "legend")}),
        frozenset({*map(re.escape, offered), *between(flattened, "option")}),
    )


def titles_of(fields: tuple[FormField, ...], *, is_several: bool = False) -> Iterator[str]:
    """The titles of fields and of those inside them; with `is_several` only of those that hold more than one value."""
    for field in fields:
        if field.title and not (is_several and field.is_single):
            yield field.title
        yield from titles_of((*field.parts, *((field.item,) if field.item else ())), is_several=is_several)


def words_of_python() -> Iterator[str]:
    """The strings of the desk and of the model, whole: what a list offers is one of them if it is in no template."""
    for folder in ("fronts/desk", "domain", "office/tables"):
        for path in (ROOT / "generator/zhanpai" / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
                    yield node.value


def said_by_scripts() -> list[str]:
    """What the desk's scripts write on the buttons that they make."""
    scripts = "\n".join(p.read_text("utf-8") for p in sorted(TEMPLATES.glob("*.js")))
    return re.findall(r'\["\w+", "([\u4e00-\u9fff]+)"', scripts)


FROM_TEMPLATES = ("接着写完", "退回原样")
"""Words that a template gives to a button by going over them."""

FROM_PYTHON = ("看看站名", "退回", "不退了，恢复", "就这样改", "旧域名会一直跳转，就这样换")
"""What the program itself says on a button: beside a form, after a save, before what cannot be taken lightly."""


@cache
def desk_words() -> Words:
    """The words of the desk that is shipped."""
    texts = [path.read_text("utf-8") for path in sorted(TEMPLATES.glob("*.html"))]
    forms = [form_fields(model) for model in FORMS]
    # What has several values is a fold with its title on it, or a fieldset; and a button adds one more.
    several = [title for form in forms for title in titles_of(form, is_several=True)]
    named = [
        *(room.word for room in ROOMS),
        *(title for title, *_ in SECTIONS.values()),
        *(*(status.label for status in OpinionStatus), *STATES.values()),
        *(*said_by_scripts(), *FROM_TEMPLATES, *FROM_PYTHON),
        *(*several, *(f"＋ 加一项：{title}" for title in several)),
    ]
    signs = parse((ROOT / "theme/signage/signage.yaml").read_bytes(), "signage.yaml").data["kinds"]
    boxes = [kind["title"] for kind in signs.values()]
    titles = [*boxes, *(title for form in forms for title in titles_of(form))]
    return words_of(texts, named, titles, words_of_python())
