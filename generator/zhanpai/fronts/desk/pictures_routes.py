"""The addresses of the room 图片: a picture handed in, looked at and cut, put in its place; and those that are there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from zhanpai.content.edits import ChangedMeanwhileError, read_file
from zhanpai.content.several_edits import LARGEST
from zhanpai.content.taking_in import MAX_BYTES
from zhanpai.fronts.desk.cutting_form import SIDES, read_cutting, typed_of
from zhanpai.fronts.desk.history.saves import Change
from zhanpai.fronts.desk.looked_pictures import LookedPictures, PictureHome, SeenPicture
from zhanpai.fronts.desk.pending_pictures import NUMBERS, Cutting, PendingPicture, PendingPictures
from zhanpai.fronts.desk.picture_edits import proper_words
from zhanpai.fronts.desk.picture_views import PictureViews
from zhanpai.fronts.desk.placing_pictures import PicturePlacer, Placed
from zhanpai.fronts.desk.rooms.pictures import (
    FILTERS,
    card,
    find_home,
    find_picture,
    pictures_page,
    places,
    shapes_for,
)
from zhanpai.fronts.desk.state import Desk, Upshot
from zhanpai.kit.problem import Problem

ROOM = "/pictures"
TAKE = f"{ROOM}/take"
"""The one address that takes files."""
FIELDS = 120
SCRIPT = "x-zhanpai-script"
"""A header of requests that our own script sends: it is answered in JSON."""

DrawPage: TypeAlias = Callable[..., Response]
Form: TypeAlias = Mapping[str, str]
GONE = Upshot("这张图片已经不在等着了", "放好了，或者等得太久。再放一次。", "warn")


class PicturePages:
    """Everything that is done with pictures, each a method that answers one request."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        self._desk, self._draw = desk, draw
        self._pending, self._views = PendingPictures(), PictureViews(desk.root)
        self._placer = PicturePlacer(desk.root, self._save, desk.own.read_name)

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here: ``(path, endpoint, HTTP verb)``."""
        return [
            (ROOM, self.room, "GET"),
            (f"{ROOM}/view", self.view, "GET"),
            (TAKE, self.choose, "GET"),
            (TAKE, self.take, "POST"),
            (f"{ROOM}/cut/{{id}}", self.cut, "GET"),
            (f"{ROOM}/cut/{{id}}", self.put, "POST"),
            (f"{ROOM}/cut/{{id}}/drop", self.drop, "POST"),
            (f"{ROOM}/cut/{{id}}/whole", self.whole, "GET"),
            (f"{ROOM}/cut/{{id}}/result", self.result, "GET"),
            (f"{ROOM}/one", self.one, "GET"),
            (f"{ROOM}/again", self.again, "POST"),
            (f"{ROOM}/words", self.say, "POST"),
            (f"{ROOM}/remove", self.remove, "POST"),
        ]

    def room(self, request: Request) -> Response:
        """图片, one page of it; `words` find stations, `only` is a fault."""
        glance, asked = self._desk.glance, request.query_params
        kept = self._desk.own.read_stations()
        number = asked.get("page", "")
        at = int(number) if number.isascii() and number.isdecimal() and len(number) < 5 else 1
        page = (
            pictures_page(glance.looked, kept, asked.get("words", ""), asked.get("only", ""), at)
            if glance
            else None
        )
        look, told = self._desk.workshop.now("look"), self._desk.told
        if not self._desk.running("look"):
            self._desk.told = None
        return self._draw("pictures.html", ROOM, page=page, filters=FILTERS, told=told, look=look)

    async def view(self, request: Request) -> Response:
        """A small copy of one of the project's pictures; HTTPException 404 for every path that the look did not list."""
        seen = self._seen(request.query_params.get("path", ""))
        made = await run_in_threadpool(self._views.view, seen.path)
        if made is None:
            raise HTTPException(404)
        return Response(made, media_type="image/jpeg")

    def choose(self, request: Request) -> Response:
        """The form that takes a file; `to` is the place it is for, `replaces` the picture it comes in place of."""
        asked = request.query_params
        home = self._home(asked.get("to", ""))
        old = find_picture(self._looked, asked.get("replaces", ""))
        return self._draw(
            "picture_take.html", ROOM, home=home, old=old, most=MAX_BYTES // 2**20, problem=None
        )

    async def take(self, request: Request) -> Response:
        """Take a file in and show it; what is none is refused in words, and nothing of it is kept."""
        async with request.form(max_fields=FIELDS, max_files=1) as form:
            file, to, replaces = form.get("file"), str(form.get("to", "")), str(form.get("replaces", ""))
            raw = await file.read(MAX_BYTES + 1) if isinstance(file, UploadFile) else b""
        home, old = self._home(to), find_picture(self._looked, replaces)
        try:
            one = await run_in_threadpool(
                self._pending.add, raw, home.key if home else "", old.path if old else ""
            )
        except Problem as problem:
            if _is_script(request):
                return JSONResponse({"problem": [problem.message, problem.fix]}, 422)
            page = self._draw(
                "picture_take.html", ROOM, home=home, old=old, most=MAX_BYTES // 2**20, problem=problem
            )
            page.status_code = 422
            return page
        url = f"{ROOM}/cut/{one.id}"
        return JSONResponse({"url": url}) if _is_script(request) else RedirectResponse(url, 303)

    def cut(self, request: Request) -> Response:
        """看一看、裁一裁: the picture upright, and what is to become of it."""
        one = self._pending.find(request.path_params["id"])
        if one is None:
            self._desk.told = GONE
            return RedirectResponse(ROOM, 303)
        return self._cutting(one, request, None)

    def whole(self, request: Request) -> Response:
        """A copy of what was handed in, as nothing but pixels."""
        one = self._asked(request)
        return Response(one.view.content, media_type=_type(one.view.ending))

    async def result(self, request: Request) -> Response:
        """A copy of what comes of it as it was last looked at."""
        one = self._asked(request)
        done = await run_in_threadpool(one.finished, one.cutting, 900)
        return Response(done.content, media_type=_type(done.ending))

    async def put(self, request: Request) -> Response:
        """Show what comes of it (`do` is look), or put it into the project."""
        one = self._asked(request)
        form = await _fields(request)
        words, to = form.get("words", ""), form.get("to", one.home)
        home = self._home(to)
        only_file = form.get("only_file") == "yes"
        self._pending.note(one.id, words=words, home=home.key if home else one.home)
        try:
            cutting = read_cutting(form)
            self._pending.note(one.id, cutting=cutting, is_settled=True)
            if form.get("do") == "look":
                return RedirectResponse(f"{ROOM}/cut/{one.id}#result", 303)
            placed = await run_in_threadpool(self._write, one, cutting, home, words, only_file)
        except Problem as problem:
            if _is_script(request):
                return JSONResponse({"problem": [problem.message, problem.fix]}, 422)
            page = self._cutting(self._pending.find(one.id) or one, request, problem, form)
            page.status_code = 409 if isinstance(problem, ChangedMeanwhileError) else 422
            return page
        self._pending.drop(one.id)
        if _is_script(request):
            return JSONResponse({"name": placed.name, "alt": placed.alt, "path": placed.path})
        where = home.words if home and not one.replaces else "原来的地方"
        self._desk.told = Upshot("图片放好了", f"放在{where}，文件叫 {placed.name}。正在重新检查。")
        return RedirectResponse(ROOM, 303)

    def drop(self, request: Request) -> Response:
        """Forget what was handed in; nothing of it was ever written."""
        self._pending.drop(request.path_params["id"])
        self._desk.told = Upshot("没有放进来", "您选的图片没有存在项目里。", "info")
        return RedirectResponse(ROOM, 303)

    def one(self, request: Request) -> Response:
        """One picture of the project: what it shows, where, and what can be done with it."""
        seen = self._seen(request.query_params.get("path", ""))
        return self._draw("picture_one.html", ROOM, card=card(seen), problem=None)

    async def again(self, request: Request) -> Response:
        """Cut a picture of the project again, or hide somebody in it: it waits like one that was handed in."""
        seen = self._seen((await _fields(request)).get("path", ""))
        raw = await run_in_threadpool(read_file, self._desk.root, seen.path, LARGEST)
        one = await run_in_threadpool(self._pending.add, raw, "", seen.path)
        return RedirectResponse(f"{ROOM}/cut/{one.id}", 303)

    async def say(self, request: Request) -> Response:
        """Write what a picture shows, at each of its places."""
        form = await _fields(request)
        seen = self._seen(form.get("path", ""))
        said = [
            (use, form.get(f"words-{number}", use.alt))
            for number, use in enumerate(seen.uses, 1)
            if use.home.asks_words
        ]
        done = Upshot("改好了", "图里有什么已经改了，正在重新检查。")
        return await self._deed(lambda: self._placer.say(said), done, seen)

    async def remove(self, request: Request) -> Response:
        """Take a picture away with all that names it."""
        seen = self._seen((await _fields(request)).get("path", ""))
        done = Upshot("删掉了", f"图片 {seen.name} 和写着它的地方都删掉了，正在重新检查。")
        return await self._deed(lambda: self._placer.remove(seen), done, seen)

    async def _deed(self, deed: Callable[[], object], done: Upshot, seen: SeenPicture) -> Response:
        try:
            await run_in_threadpool(deed)
        except Problem as problem:
            page = self._draw("picture_one.html", ROOM, card=card(seen), problem=problem)
            page.status_code = 409
            return page
        self._desk.told = done
        return RedirectResponse(ROOM, 303)

    def _write(
        self, one: PendingPicture, cutting: Cutting, home: PictureHome | None, words: str, only_file: bool
    ) -> Placed:
        looked = self._looked.pictures if self._looked else LookedPictures()
        old = find_picture(self._looked, one.replaces)
        if old is None and home is None:
            raise Problem("没有选放在哪里。", "在“放在哪里”里选一处。")
        if home and not old and home.asks_words:
            proper_words(words)
        done = one.finished(cutting)
        if old or home is None:
            assert old
            return self._placer.replace(done, old)
        return self._placer.put(done, home, words, looked, only_file=only_file and home.kind == "body")

    def _save(self, change: Change) -> None:
        """Problem if the project would then have an error that it has not now: the picture goes on waiting."""
        trial = self._desk.resident.try_({path: after for path, _, after in change.files})
        if trial.errors:
            raise Problem(f"没有存：{trial.errors[0].message}", trial.errors[0].fix)
        self._desk.save(change)

    def _cutting(
        self, one: PendingPicture, request: Request, problem: Problem | None, form: Form | None = None
    ) -> Response:
        looked = self._looked
        home, old = find_home(looked, one.home), find_picture(looked, one.replaces)
        search = request.query_params.get("words", "")
        choice = places(looked, self._desk.own.read_stations(), search) if looked else ()
        use = old.uses[0].home if old and old.uses else home
        return self._draw(
            "picture_cut.html",
            ROOM,
            one=one,
            home=home,
            old=old,
            places=choice if home is None or home in choice else (home, *choice),
            shapes=shapes_for(use),
            typed={**typed_of(one.cutting), **(form or {})},
            sides=SIDES,
            box_numbers=range(1, NUMBERS + 1),
            problem=problem,
        )

    @property
    def _looked(self) -> Any:
        return self._desk.glance.looked if self._desk.glance else None

    def _home(self, key: str) -> PictureHome | None:
        return find_home(self._looked, key)

    def _seen(self, path: str) -> SeenPicture:
        seen = find_picture(self._looked, path)
        if seen is None:
            raise HTTPException(404)
        return seen

    def _asked(self, request: Request) -> PendingPicture:
        one = self._pending.find(request.path_params["id"])
        if one is None:
            raise HTTPException(404)
        return one


async def _fields(request: Request) -> dict[str, str]:
    """The texts of a form; a file among them is none."""
    async with request.form(max_fields=FIELDS, max_files=0) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


def _is_script(request: Request) -> bool:
    return request.headers.get(SCRIPT) == "1"


def _type(ending: str) -> str:
    return "image/png" if ending == "png" else "image/jpeg"
