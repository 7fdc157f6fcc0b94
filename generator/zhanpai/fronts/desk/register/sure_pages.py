"""Forms whose save is asked about once more, in sentences: what was typed is tried first, and nothing is written before a yes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from zhanpai.fronts.desk.forms.candidate import UnreadableError
from zhanpai.fronts.desk.forms.form_routes import FIELDS, DrawPage, FindPicks, FindSubject, FormPages
from zhanpai.fronts.desk.forms.subject import Subject
from zhanpai.fronts.desk.state import Desk
from zhanpai.kit.problem import Problem


@dataclass(frozen=True)
class Question:
    """What somebody is asked before it is written: `title`, what will be so in sentences, and the words of a yes."""

    title: str
    lines: tuple[str, ...]
    yes: str


Ask: TypeAlias = Callable[[Desk, Subject, Mapping[str, str]], "Question | None"]
"""What is to be asked of what is filled in; None for nothing."""


class SurePages(FormPages):
    """`ask` says what to ask before a save."""

    def __init__(
        self, desk: Desk, draw: DrawPage, base: str, find: FindSubject, picks: FindPicks, ask: Ask
    ) -> None:
        super().__init__(desk, draw, base, find, picks)
        self._ask = ask

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """Those of every form, and one for the yes."""
        return [*super().routes(), (f"{self._base}/sure", self.sure, "POST")]

    def _save(
        self, subject: Subject, filled: dict[str, str], seen: str, chosen: Mapping[int, str], theirs: str
    ) -> Response:
        # Who chooses between two versions has said yes before.
        is_asked = not theirs and self._is_sound(subject, filled, seen)
        question = self._ask(self._desk, subject, filled) if is_asked else None
        if question is None:
            return super()._save(subject, filled, seen, chosen, theirs)
        self._forms.keep(subject, filled, seen)
        return self._draw(
            "sure.html", subject.room, subject=subject, question=question, filled=filled, seen=seen
        )

    def _is_sound(self, subject: Subject, filled: dict[str, str], seen: str) -> bool:
        """Whether it would be written; if not, the form says why, and there is nothing to be sure of."""
        try:
            made = self._forms.try_out(subject, filled, seen)
        except (UnreadableError, Problem):
            return False
        if made.raw == self._forms.bytes_of(subject):
            return False
        return not any(one.is_error for one in self._desk.resident.try_({subject.path: made.raw}).new)

    async def sure(self, request: Request) -> Response:
        """The yes: what was asked about is saved, as any form is."""
        subject = self._subject(request)
        async with request.form(max_fields=FIELDS, max_files=0) as form:
            seen, filled = str(form.get("~seen", "")), self._filled(subject, form)
        return await run_in_threadpool(super()._save, subject, filled, seen, {}, "")
