"""The addresses below 检查 that change files: what would be mended, yes or no; and a change that was broken off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhanpai.content.edits import ChangedMeanwhileError, read_file
from zhanpai.content.several_edits import SavedSinceError, resume
from zhanpai.content.versions.typed_values import read_values
from zhanpai.fronts.desk.field_anchor import field_address
from zhanpai.fronts.desk.history.saves import Change
from zhanpai.fronts.desk.looked import Noted
from zhanpai.fronts.desk.page_number import page_number
from zhanpai.fronts.desk.proposal import Proposal
from zhanpai.fronts.desk.rooms.proposed import proposed_page
from zhanpai.fronts.desk.state import Desk, Upshot
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml.keys_at import keys_at

CHECK, FIX, UNFINISHED = "/check", "/check/fix", "/unfinished"
NOTHING = "什么都没有写。"
MOVED = Upshot("没有改", "这一处已经和检查的时候不一样了。重新检查一遍，还在的话再点“改好它”。", "warn")

DrawPage: TypeAlias = Callable[..., Response]
"""A template, the room it belongs to, and what the template needs."""


class FixPages:
    """What mends findings at a button, each a method that answers one request."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        self._desk, self._draw = desk, draw

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here: ``(path, endpoint, HTTP verb)``, the same path once for GET and once for POST."""
        return [
            (FIX, self.proposed, "GET"),
            (FIX, self.propose, "POST"),
            (f"{FIX}/accept", self.accept, "POST"),
            (f"{FIX}/refuse", self.refuse, "POST"),
            (UNFINISHED, self.go_on, "POST"),
            (f"{CHECK}/field", self.field, "GET"),
        ]

    def field(self, request: Request) -> Response:
        """The form and the field in which a finding is put right; it must be among what was found."""
        asked = request.query_params
        place = tuple(asked.get(name, "") for name in ("path", "line", "column", "code"))
        places = {
            tuple(map(str, (one.path, one.line, one.column, one.code))): one for one in self._desk.found
        }
        if (one := places.get(place)) is None:
            self._desk.told = MOVED
            return RedirectResponse(CHECK, 303)
        address = _field_address(self._desk.root, one)
        if not address:
            text = "这一处没有表格可以填。照“怎么改”说的，用记事本打开这个文件改。"
            self._desk.told = Upshot("要打开文件改", text, "warn")
        return RedirectResponse(address or CHECK, 303)

    def proposed(self, request: Request) -> Response:
        """What would change; back to 检查 if nothing was asked for, or if it was answered."""
        desk = self._desk
        work, outcome, proposal = desk.running("fix"), desk.outcome("fix"), desk.proposal
        if not (work or proposal or outcome.problem or outcome.fault):
            return RedirectResponse(CHECK, 303)
        typed = request.query_params.get("page", "")
        number = page_number(typed)
        names = desk.glance.looked.names if desk.glance else {}
        page = proposed_page(proposal, names, number) if proposal and not work else None
        return self._draw("proposed.html", CHECK, page=page, work=work, outcome=outcome)

    async def propose(self, request: Request) -> Response:
        """Find out what would mend one finding, or all, or all of the rule `only`; nothing is written.

        The one finding must be among what was found: no path that is typed is ever read.
        """
        async with request.form(max_fields=10, max_files=0) as form:
            place = tuple(str(form.get(name, "")) for name in ("path", "line", "column", "code"))
            only = str(form.get("only", ""))
        desk = self._desk
        found = desk.found
        asked: dict[str, object] = {"codes": [only] if only in {one.code for one in found} else []}
        if any(place):
            places = ((one.path, one.line, one.column, one.code) for one in found if one.can_fix)
            known = next((one for one in places if tuple(map(str, one)) == place), None)
            if known is None:
                desk.told = MOVED
                return RedirectResponse(CHECK, 303)
            asked = {"place": known}
        if not desk.running("fix"):
            desk.proposal = desk.told = None
            desk.begin("fix", asked)
        return RedirectResponse(FIX, 303)

    async def accept(self, request: Request) -> Response:
        """Write what was shown, all of it or nothing, and look at the project anew."""
        async with request.form(max_fields=10, max_files=0) as form:
            mark = str(form.get("mark", ""))
        proposal = self._desk.proposal
        if proposal is None or proposal.mark != mark:
            self._desk.told = Upshot(
                "没有写", f"您刚才看的那一份已经换了或者写过了。{NOTHING}再点一次“改好它”。", "warn"
            )
            return RedirectResponse(CHECK, 303)
        # Before anything is waited for: a second click finds nothing to accept.
        self._forget()
        self._desk.told = await run_in_threadpool(self._write, proposal)
        return RedirectResponse(CHECK, 303)

    def _write(self, proposal: Proposal) -> Upshot:
        why = dict.fromkeys(words for one in proposal.changes for words in one.why)
        try:
            details = tuple(one.removesuffix("。") for one in why)
            change = Change("自动改正", self._desk.own.read_name(), details, proposal.files)
            saved = self._desk.save(change)
        except ChangedMeanwhileError as error:
            text = f"您看的时候，{error.path} 又被改过、移走或者删掉了。{NOTHING}别人改的还在。"
            return Upshot("没有写：文件刚才被改过", f"{text}正在重新检查，检查完再点一次“改好它”。", "warn")
        except Problem as problem:
            return Upshot("没有做成", f"{problem.message}{problem.fix}", "warn")
        return Upshot("改好了", _done(proposal) + self._desk.saves.not_committed, save=saved.save)

    def refuse(self, request: Request) -> Response:
        """The person does not want it: the proposal is thrown away, no file is touched, and 检查 says so."""
        self._forget()
        self._desk.told = Upshot("没有改", f"按您的意思，{NOTHING}", "info")
        return RedirectResponse(CHECK, 303)

    async def go_on(self, request: Request) -> Response:
        """Finish what was broken off, or take it back (`how` is finish or undo); `keep` leaves what was saved since."""
        async with request.form(max_fields=10, max_files=0) as form:
            how, keep = form.get("how"), form.get("keep") == "yes"
        if how in ("finish", "undo"):
            self._forget()
            self._desk.told = await run_in_threadpool(self._go_on, how == "undo", keep)
        return RedirectResponse(CHECK, 303)

    def _go_on(self, undo: bool, keep: bool) -> Upshot | None:
        with self._desk.writing():
            try:
                done = resume(self._desk.root, undo=undo, keep=keep)
            except SavedSinceError:
                return None  # The notice asks what is to become of those files.
            except Problem as problem:
                return Upshot("没有做成", f"{problem.message}{problem.fix}", "warn")
        if done is None:
            return Upshot("没有写到一半的改动", "已经有人接着写完或者退回了。")
        text = f"“{done.what}”{'退回原样了' if undo else '写完了'}，这次写了 {len(done.written)} 个文件。"
        if done.kept:
            text += f"{'、'.join(done.kept)} 后来又被改过，没有动：看看里面是不是该有的内容。"
        return Upshot("退回原样了" if undo else "写完了", text)

    def _forget(self) -> None:
        self._desk.proposal = None
        self._desk.workshop.forget("fix")


def _field_address(root: Path, one: Noted) -> str:
    """Where it is put right, "" if there is no form for it."""
    raw = read_file(root, one.path)
    keys = tuple(one.keys) if one.keys is not None else keys_at(raw, one.path, one.line, one.column)
    values = read_values(one.path, raw)
    return field_address(one.path, keys, values.data) if values else ""


def _done(proposal: Proposal) -> str:
    text = f"改好了 {len(proposal.files)} 个文件里的 {proposal.mended} 处，正在重新检查。"
    left = len(proposal.left_alone)
    return text + (f"还有 {left} 处试着改过又放回去了，要您自己看。" if left else "")
