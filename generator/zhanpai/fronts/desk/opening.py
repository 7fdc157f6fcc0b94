"""Open the desk: find the one that stands, or set one up; serve it until Ctrl-C or until the person closes it.

Where there is no project yet it opens with the pages that begin one (`beginning/`), and goes on as the desk of that project.
"""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn import Server

from zhanpai.content.new_folder import can_begin, has_project, refuse_used, sweep
from zhanpai.fronts.desk.beginning.begin_routes import BeginningPages
from zhanpai.fronts.desk.door import AGAIN, Door
from zhanpai.fronts.desk.history.git_commits import GitCommits, find_git
from zhanpai.fronts.desk.history.save_record import Save
from zhanpai.fronts.desk.own_files import OwnFiles, own_files
from zhanpai.fronts.desk.preview_port import SCRIPT, PreviewPort
from zhanpai.fronts.desk.rendering import DeskRenderer
from zhanpai.fronts.desk.routes import Pages
from zhanpai.fronts.desk.sign_on import PORTS, Gate, SignOn
from zhanpai.fronts.desk.state import Desk
from zhanpai.fronts.local_server import address, listen, make_server
from zhanpai.fronts.watch import watching
from zhanpai.kit.disk.lock import claimed
from zhanpai.kit.problem import Problem, explain
from zhanpai.publish.project_places import SITE

HOST = "127.0.0.1"
SECONDS = 5
"""How long the desk that stands is waited for."""


@dataclass(frozen=True, slots=True)
class DeskPlace:
    """Where the desk listens; port 0 is any three that are free."""

    host: str = HOST
    port: int = 0
    sign_on: SignOn | None = None
    """The office's sign-on in front of it."""

    def listen(self) -> Iterator[socket.socket]:
        """The lines of the desk, the finished site and the previews; Problem if somebody else has one."""
        return (listen(self.host, self.port and self.port + n) for n in range(PORTS))


def open_desk(
    root: Path,
    report: Callable[[str], None],
    show: Callable[[str], None],
    *,
    with_git: bool = False,
    place: DeskPlace = DeskPlace(),
) -> None:
    """Open the desk of the project in `root`, or of the one that is to begin there, and stay until it is closed.

    `show` is called with the address to open.

    `with_git`: each save becomes a commit; where there is no repository `report` hears so, and the desk works on without.
    If one stands already, it is that one which is shown, and nothing else happens.  Raises Problem if no place can be had
    for what the desk remembers, if the one that stands does not answer, or if `root` holds something and no project.
    """
    try:
        own = own_files(root)
        with claimed(own.lock) as is_ours:
            if is_ours:
                if not has_project(root):
                    sweep(root)
                    refuse_used(root)
                _stay(root, own, report, show, _commits(root, report) if with_git else None, place)
                return
    except OSError as error:
        raise explain(error) from error
    report("这个网站的工作台已经开着，打开的是同一个。")
    show(place.sign_on.origins[0] if place.sign_on else _ask_again(own))


def _commits(root: Path, report: Callable[[str], None]) -> Callable[[Save], str] | None:
    found = find_git(root)
    if isinstance(found, GitCommits):
        return found.commit
    report(found)
    return None


def _stay(
    root: Path,
    own: OwnFiles,
    report: Callable[[str], None],
    show: Callable[[str], None],
    commit: Callable[[Save], str] | None,
    place: DeskPlace,
) -> None:
    with ExitStack() as stack:
        line, site_line, preview_line = (stack.enter_context(one) for one in place.listen())
        if place.sign_on and not own.has_name():
            own.write_name(place.sign_on.login)
        desk, door, server = set_up(root, own, line, site_line, commit, preview_line, place.sign_on)
        stack.callback(desk.close)
        own.write_whereabouts(line.getsockname()[1], door.knock)

        def go_on() -> None:
            """There is a project: whoever changes it is noticed from now on."""
            stack.enter_context(watching(root, desk.note_save))
            desk.begin("look")
            desk.resident.start()
            threading.Thread(target=desk.saves.folder.tidy, name="tidy", daemon=True).start()

        try:
            if desk.is_begun:
                go_on()
            else:
                desk.after_begun.append(go_on)
            show(place.sign_on.origins[0] if place.sign_on else address(line).rstrip("/") + door.new_key())
            server.run([line, site_line, preview_line])
        except KeyboardInterrupt:
            pass
        report("工作台已经关了。")


def set_up(
    root: Path,
    own: OwnFiles,
    line: socket.socket,
    site_line: socket.socket,
    commit: Callable[[Save], str] | None = None,
    preview_line: socket.socket | None = None,
    sign_on: SignOn | None = None,
) -> tuple[Desk, Door, Server]:
    """A desk at `line`, with the finished site at `site_line` and looks ahead at `preview_line`, if that is given.

    Each port is an origin of its own, so that no script of a page sees the desk.  `commit` makes a save a commit, and says
    why not (`history/git_commits.py`).  `sign_on`: what stands in front, and under which addresses browsers come.
    """
    lines = [line, site_line, *([preview_line] if preview_line else [])]
    inside = [address(one).rstrip("/") for one in lines]
    at, site_at, *rest = sign_on.origins if sign_on else inside
    preview_at = f"{rest[0]}/" if preview_line else ""
    desk = Desk(root, own, f"{site_at}/", commit, preview_at)
    desk.is_begun = not can_begin(root)
    renderer = DeskRenderer(root, sign_on.login if sign_on else "")
    port, site_port = line.getsockname()[1], site_line.getsockname()[1]

    def close() -> None:
        server.should_exit = True

    pages = Pages(desk, renderer, close)
    first = BeginningPages(desk, renderer, pages, f"{site_at}/")
    desk.after_begun.append(first.go_on)
    rooms = either(desk, pages.app(), first.app())
    frames = preview_at.rstrip("/") or "'none'"
    door = Door(rooms, port, renderer.refusal, frames, at if sign_on else "")
    ports: dict[int, ASGIApp] = {site_port: either(desk, _finished(root), first.sample_site())}
    if preview_line:
        ports[preview_line.getsockname()[1]] = PreviewPort(
            desk.looks, at, renderer.words, renderer.own_file(SCRIPT)
        )

    async def by_port(scope: Scope, receive: Receive, send: Send) -> None:
        await ports.get(scope["server"][1], door)(scope, receive, send)

    if sign_on:
        outside = {one.getsockname()[1]: origin for one, origin in zip(lines, sign_on.origins, strict=True)}
        server = make_server(Gate(by_port, sign_on, outside), line, is_guarded=True)
    else:
        server = make_server(by_port, line)
    return desk, door, server


def either(desk: Desk, begun: ASGIApp, before: ASGIApp) -> ASGIApp:
    """`begun` as soon as the desk has a project, and until then `before`."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        await (begun if desk.is_begun else before)(scope, receive, send)

    return answer


def _finished(root: Path) -> ASGIApp:
    """The site as it was built, as a host would show it; what is asked for while there is none is told so."""
    files = StaticFiles(directory=root / SITE, html=True, check_dir=False)

    async def nothing(request: Request, error: Exception) -> Response:
        return PlainTextResponse("没有这个网页，或者还没有生成网站。", 404)

    # Of a folder that is not there StaticFiles says so with a RuntimeError.
    return Starlette(routes=[Mount("/", files)], exception_handlers={404: nothing, RuntimeError: nothing})


def _ask_again(own: OwnFiles) -> str:
    """An address that opens the desk that stands."""
    problem = Problem("工作台好像开着，但是没有回答。", "等几秒再运行一次；还不行，就重新启动电脑。")
    whereabouts = own.read_whereabouts()
    if whereabouts is None:
        raise problem
    port, knock = whereabouts
    connection = http.client.HTTPConnection(HOST, port, timeout=SECONDS)
    try:
        connection.request("POST", AGAIN, headers={"X-Zhanpai-Knock": knock, "Content-Length": "0"})
        answer = connection.getresponse()
        path = answer.read(200).decode("ascii", "replace")
    except (OSError, http.client.HTTPException) as error:
        raise problem from error
    finally:
        connection.close()
    if answer.status != 200 or not path.startswith("/"):
        raise problem
    return f"http://{HOST}:{port}{path}"
