"""The event loop: builds the data, every scalar as typed, and collects what is wrong on the way.

One pass, no recursion.  A clean file pays for a few comparisons per scalar; everything slower is
asked only about scalars that look suspect.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from zhanpai.kit.diagnostics import Diagnostic, Keys, Rule
from zhanpai.kit.yaml import events as ev
from zhanpai.kit.yaml import leniencies, scalars
from zhanpai.kit.yaml.characters import INVISIBLE
from zhanpai.kit.yaml.comments import CommentFinder
from zhanpai.kit.yaml.document_frame import Frame
from zhanpai.kit.yaml.limits import MAX_DEPTH, MAX_NODES, MAX_PROBLEMS, MAX_VALUE
from zhanpai.kit.yaml.positions import Span, read_spans
from zhanpai.kit.yaml.rules import structure, values
from zhanpai.kit.yaml.source import Source, quote

_USUAL_KEY = re.compile(r"[a-z_]+|[\u4e00-\u9fff]{1,20}").fullmatch
_SUSPECT = re.compile(r"[\s：:，、｛]").search


@dataclass
class Reading:
    """What one pass over the text found out."""

    data: Any = None
    problems: list[Diagnostic] = field(default_factory=list)
    stopped: ev.Stopped | None = None
    in_flow: bool = False
    last: Any = None
    """The last scalar event before the end."""


class _EndReading(Exception):
    """Going on would only cost time."""


class Reader:
    """Reads one text once."""

    def __init__(self, text: str, source: Source) -> None:
        self.text = text
        self.source = source
        self.lines = text.split("\n")
        self.reading = Reading()
        self.stack: list[Frame] = []
        self.comments = CommentFinder(self.lines) if "#" in text else None
        self.documents = 0
        self.nodes = 0
        # An escape can bring in what the text itself does not show.
        self.has_escapes = "\\" in text
        self.has_invisible = INVISIBLE.search(text) is not None
        self.has_question = "?" in text

    def read(self) -> Reading:
        """Every event up to the end, or up to where libyaml or a limit stops."""
        try:
            self._loop()
        except ev.Stopped as stopped:
            self.reading.stopped = stopped
            self.reading.in_flow = bool(self.stack) and self.stack[-1].flow
        except _EndReading:
            return self.reading
        if self.comments:
            to_end = self.reading.stopped is None
            self.reading.problems += self.comments.problems(self.source, read_to_end=to_end)
        return self.reading

    def _loop(self) -> None:
        for event in ev.events(self.text):
            kind = type(event)
            if kind is ev.ScalarEvent:
                self._scalar(event)
            elif kind is ev.MappingStartEvent:
                self._open(event, {})
            elif kind is ev.SequenceStartEvent:
                self._open(event, [])
            elif kind is ev.MappingEndEvent or kind is ev.SequenceEndEvent:
                self._close(event)
            elif kind is ev.DocumentStartEvent:
                self._document(event)
            elif kind is ev.AliasEvent:
                self._refuse(
                    structure.REFERENCE,
                    event,
                    "这里用 * 引用了别处的内容。",
                    "把内容直接写出来；文字本身以 * 开头的，加上英文引号。",
                )
                self._attach(None, event)

    def _scalar(self, event: Any) -> None:
        value: str = event.value
        if event.anchor is not None or event.tag is not None:
            self._properties(event)
        self.reading.last = event
        if self.comments:
            start, end = event.start_mark, event.end_mark
            self.comments.pass_scalar((start.line, start.column), (end.line, end.column))
        if len(value) > MAX_VALUE:
            self._too_long(event)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.key is None and type(frame.values) is dict:
            self._key(event, frame, value)
            return
        if event.style == "":
            if value == "":
                self._attach(None, event)
                return
            # A whole file that is one text is judged as a whole, when its end is known.
            if frame is not None and (frame.key_line != event.start_mark.line or _SUSPECT(value)):
                self._plain(event, frame)
            if frame is not None and frame.flow and (value == "-" or self.has_question):
                self._keep(leniencies.check_flow_scalar(event, self.source))
        else:
            self._quoted_or_block(event, frame.outer if frame else -1)
        self._attach(INVISIBLE.sub("", value) if self.has_invisible else value, event)

    def _key(self, event: Any, frame: Frame, key: str) -> None:
        if self.has_question or not _USUAL_KEY(key):
            lost = frame.flow and event.style == "" and leniencies.check_flow_scalar(event, self.source)
            self._keep(lost or scalars.check_key(event, self.source))
        if key in frame.values:
            self._duplicate(event, key)
        frame.key = key
        frame.key_line = event.start_mark.line

    def _quoted_or_block(self, event: Any, outer: int) -> None:
        if event.style in "|>":
            self.reading.problems += leniencies.check_block_text(event, self.source, outer)
            return
        first, last = event.start_mark.line + 1, event.end_mark.line + 1
        if last > first:
            leniencies.stop_at_swallowed(event, self.source, outer)
            self.reading.problems += leniencies.check_continued(
                self.source, first, last, outer, in_quotes=True
            )
        if self.has_escapes and event.style == '"':
            self._keep(scalars.check_escaped(event, self.source))

    def _plain(self, event: Any, frame: Frame) -> None:
        self.reading.problems += scalars.check_plain(
            event,
            self.source,
            in_list=type(frame.values) is list,
            in_flow=frame.flow,
            own_line=frame.key_line != event.start_mark.line,
        )

    def _open(self, event: Any, container: dict[str, Any] | list[Any]) -> None:
        if event.anchor is not None or event.tag is not None:
            self._properties(event)
        if len(self.stack) >= MAX_DEPTH:
            self._refuse(
                structure.TOO_DEEP,
                event,
                f"层级太深，超过了 {MAX_DEPTH} 层。",
                "检查缩进和括号，把多出来的层级去掉。",
            )
            raise _EndReading
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.key is None and type(frame.values) is dict:
            self._refuse(
                structure.COMPLEX_KEY,
                event,
                "冒号前面是括号或列表，不是一个项名。",
                "在冒号前面写一个项名；如果是内容，给它加上英文引号。",
            )
        flow, mark = bool(event.flow_style), event.start_mark
        outer = (frame.outer if frame else -1) if flow else mark.column
        self.stack.append(Frame(container, flow, mark.line + 1, outer))

    def _close(self, event: Any) -> None:
        closed = self.stack.pop()
        last = event.end_mark.line + 1
        if closed.flow and last > closed.line:
            self.reading.problems += leniencies.check_continued(
                self.source, closed.line, last, closed.outer, in_quotes=False
            )
        self._attach(closed.values, event)

    def _attach(self, value: Any, event: Any) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._refuse(
                structure.TOO_MANY,
                event,
                f"内容太多，超过了 {MAX_NODES // 10000} 万项。",
                "检查是不是误粘贴了别的数据。",
            )
            raise _EndReading
        if not self.stack:
            self.reading.data = value
            return
        frame = self.stack[-1]
        if type(frame.values) is list:
            frame.values.append(value)
        elif frame.key is None:
            # A bracket where a key belongs, already reported: it needs some name for its value.
            frame.key = f"\0{self.nodes}"
        else:
            frame.values[frame.key] = value  # type: ignore[call-overload]
            frame.key = None

    def _document(self, event: Any) -> None:
        self.documents += 1
        if event.version or event.tags:
            line = next(n for n, text in enumerate(self.lines) if text.startswith("%")) + 1
            typed = self.source.line(line)
            problem = self.source.diagnostic(
                structure.DIRECTIVE,
                line,
                1,
                f"不能有以 % 开头的指令行{quote(typed)}。",
                "删掉这一行。",
                width=len(typed),
                meant="",
                is_guess=not typed.startswith(("%YAML", "%TAG")),
            )
            self.reading.problems.append(problem)
        if self.documents > 1:
            self._refuse(
                structure.SECOND_DOCUMENT,
                event,
                "从这一行起是第二份资料，一个文件只能有一份。",
                "删掉多余的 --- 一行；是另一个站的内容就另存成一个文件。",
                width=3,
            )
            raise _EndReading

    def _properties(self, event: Any) -> None:
        typed = self.lines[event.start_mark.line][event.start_mark.column :].split(" ")[0].rstrip(",]}")
        if event.anchor is not None:
            self._refuse(
                structure.REFERENCE,
                event,
                f"这里有以 & 开头的{quote(typed)}，它会被当成记号丢掉。",
                "删掉它；文字本身以 & 开头的，给整段内容加上英文引号。",
                width=len(typed),
            )
        else:
            self._refuse(
                structure.TAG,
                event,
                f"这里有以 ! 开头的{quote(typed)}，它会被当成标记丢掉。",
                "删掉它；文字本身以 ! 开头的，给整段内容加上英文引号。",
                width=len(typed),
            )

    def _duplicate(self, event: Any, key: str) -> None:
        first = self._first_line(key)
        second = event.start_mark.line + 1
        where = f"第 {first} 行和第 {second} 行" if first != second else f"都在第 {second} 行"
        self._refuse(
            structure.DUPLICATE_KEY,
            event,
            f"{quote(key)}写了两遍（{where}），只会留下一个。",
            "留下正确的一处，删掉另一处。",
            width=len(key),
        )

    @cached_property
    def _spans(self) -> dict[Keys, Span]:
        """Only a file with a key typed twice pays for this second look."""
        return read_spans(self.text)

    def _first_line(self, key: str) -> int:
        path = tuple(frame.key if type(frame.values) is dict else len(frame.values) for frame in self.stack)
        span = self._spans.get((*path[:-1], key))  # type: ignore[arg-type]
        return span.key.line if span and span.key else 0

    def _too_long(self, event: Any) -> None:
        message = f"这一项有 {len(event.value)} 个字，最多 {MAX_VALUE} 个字。"
        self._refuse(values.TOO_LONG, event, message, "检查是不是误粘贴了别的文件；长文章请写成一篇动态。")

    def _refuse(self, rule: Rule, event: Any, message: str, fix: str, width: int = 1) -> None:
        mark = event.start_mark
        self._keep(self.source.diagnostic(rule, mark.line + 1, mark.column + 1, message, fix, width=width))

    def _keep(self, problem: Diagnostic | None) -> None:
        if problem is not None:
            self.reading.problems.append(problem)
        if len(self.reading.problems) > MAX_PROBLEMS:
            raise _EndReading
