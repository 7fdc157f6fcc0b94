"""The preview as a web application: pages of the plan, the gallery, and word of every save."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from http import HTTPStatus
from pathlib import Path, PurePosixPath

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route, Router, request_response
from starlette.types import ASGIApp

from zhanpai.fronts.crash import explain_crash
from zhanpai.fronts.local_server import address, listen, make_server
from zhanpai.fronts.preview import notes
from zhanpai.fronts.preview.edition import Edition, below_base
from zhanpai.fronts.preview.gallery import GALLERY, gallery
from zhanpai.fronts.preview.live import Live
from zhanpai.fronts.watch import watching
from zhanpai.kit.diagnostics import ContentError

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}


HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def serve(root: Path, host: str, port: int, report: Callable[[str], None]) -> None:
    """Show the project in `root` at http://host:port/ until Ctrl-C; a save is on the screen at once.

    Raises Problem if the port is taken.
    """
    live = Live(root, report)
    with listen(host, port) as line:
        try:
            report("正在读取内容……")
            live.renew()
            # What has been read stays; the collector need not look at a city each time a page makes some garbage.
            gc.freeze()
            with watching(root, live.renew):
                report(f"预览地址：{address(line)}  （按 Ctrl-C 停止）")
                make_server(make_app(live), line).run([line])
        except KeyboardInterrupt:
            report("预览已停止。")


def make_app(live: Live) -> ASGIApp:
    """The application that shows what `live` holds."""

    def page(request: Request) -> Response:
        return _answer(live, request.scope["path"])

    def script(request: Request) -> Response:
        return _send(live, HTTPStatus.OK, ".js", notes.SCRIPT_TEXT.encode())

    def events(request: Request) -> Response:
        told = _tell(live, request.query_params.get("seen", ""))
        return StreamingResponse(told, headers=HEADERS, media_type="text/event-stream")

    routes = [Route(notes.EVENTS, events), Route(notes.SCRIPT, script)]
    return Router(routes, redirect_slashes=False, default=request_response(page))


async def _tell(live: Live, seen: str) -> AsyncIterator[str]:
    """Tell the browser, once, that what it shows is no longer what there is."""
    loop, bell = asyncio.get_running_loop(), asyncio.Event()
    with live.heard_by(lambda: loop.call_soon_threadsafe(bell.set)):
        while live.version == seen:
            bell.clear()
            await bell.wait()
    yield f"event: reload\ndata: {live.version}\n\n"


def _answer(live: Live, url: str) -> Response:
    if live.edition is None:
        return _send(live, HTTPStatus.SERVICE_UNAVAILABLE, ".html", notes.failure("内容有错误", ""))
    try:
        return _answer_from_plan(live, live.edition, url)
    except Exception as error:
        # A page that cannot be drawn: our fault or an unchecked state; the next save may mend it.
        why = str(error) if isinstance(error, ContentError) else explain_crash(error, ["serve", url])
        text = notes.failure("这一页画不出来", why)
        return _send(live, HTTPStatus.INTERNAL_SERVER_ERROR, ".html", text)


def _answer_from_plan(live: Live, edition: Edition, url: str) -> Response:
    within = below_base(edition, url).removesuffix("index.html")
    if within.startswith(GALLERY):
        return _answer_from_gallery(live, edition, within)
    found = live.editions.find(edition, url)
    if found.moved_to:
        return RedirectResponse(found.moved_to, found.status)
    content = notes.failure("找不到网页", url) if found.content is None else found.content
    return _send(live, found.status, found.suffix, content)


def _answer_from_gallery(live: Live, edition: Edition, url: str) -> Response:
    text = gallery(edition.look.theme, edition.look.renderer).get(url)
    if text is None:
        return _send(live, HTTPStatus.NOT_FOUND, ".html", notes.failure("找不到组件", url))
    return _send(live, HTTPStatus.OK, PurePosixPath(url).suffix or ".html", text.encode())


def _send(live: Live, status: HTTPStatus, suffix: str, content: bytes) -> Response:
    if suffix == ".html":
        content = notes.annotate(content, live)
    return Response(content, status, HEADERS, TYPES.get(suffix, "application/octet-stream"))
