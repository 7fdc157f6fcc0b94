"""The port that shows pages of the site as they would be: another origin than the desk's, for its frames alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from zhanpai.fronts.crash import explain_crash
from zhanpai.fronts.desk.looks_ahead import LooksAhead, NoSuchLookError, StillPreparingError
from zhanpai.kit.problem import Problem

POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors {desk}"
)
"""What the site promises to live with on a strict host, and that the desk alone may have it in a frame."""

WORDS = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors {desk}"
"""A page of ours that has something to say, and nothing else in it."""

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    # The address is what keeps others out: it is told to nobody whom a page links to.
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}
SCRIPT = "kept_scroll.js"
HTML = "text/html"
FROM_ROOT = re.compile(rb'(\s(?:href|src|action|data-[a-z-]+)=")/(?!/)')
"""The page for what is missing cannot know how deep it will stand, and links from the root of the host."""

DrawWords = Callable[[str, str], str]
"""A page in words, of its title and of what to do."""


class PreviewPort:
    """Answers below ``/<token>/<number of the look>/``, and nowhere else."""

    def __init__(self, looks: LooksAhead, desk: str, draw: DrawWords, script: bytes) -> None:
        """`desk` is the origin that may frame the pages; `script` goes into each of them."""
        self._looks, self._draw, self._script = looks, draw, script
        self._policy, self._words_policy = (text.format(desk=desk) for text in (POLICY, WORDS))
        self._app = Starlette(
            routes=[
                Route(f"/{{token}}/{SCRIPT}", self.script),
                Route("/{token}/{number}/{rest:path}", self.page),
            ],
            exception_handlers={HTTPException: self._lost, Exception: self._fault},
        )
        self._app.router.redirect_slashes = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in (*HEADERS.items(), ("Content-Security-Policy", self._policy)):
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, marked)

    def script(self, request: Request) -> Response:
        """What keeps the place where somebody reads; HTTPException 404 for a stranger."""
        self._greet(request)
        return Response(self._script, media_type="text/javascript")

    def page(self, request: Request) -> Response:
        """A page, picture or file of the site in one look; HTTPException 404 for a stranger."""
        token = self._greet(request)
        number, url = request.path_params["number"], "/" + request.path_params["rest"]
        below = f"/{token}/{number}"
        try:
            shown = self._looks.page(number, url)
        except NoSuchLookError:
            return self._words(404, "这是以前的样子，已经不留着了", "回到工作台的表格，改一个字，就有新的。")
        except StillPreparingError as problem:
            return self._words(503, "还在准备预览", problem.fix)
        except Problem as problem:
            return self._words(503, problem.message, problem.fix)
        if shown.status == HTTPStatus.FOUND:
            return RedirectResponse(below + shown.content.decode("ascii"), HTTPStatus.FOUND)
        if shown.status == HTTPStatus.UNPROCESSABLE_ENTITY:
            return self._words(shown.status, "这一页现在还看不到", shown.content.decode())
        if shown.status == HTTPStatus.NOT_FOUND and not shown.type.startswith(HTML):
            return self._words(shown.status, "没有这个网页", "网站上没有这个地址。")
        content = shown.content
        if shown.type.startswith(HTML):
            if shown.status == HTTPStatus.NOT_FOUND:
                content = FROM_ROOT.sub(rb"\g<1>" + below.encode() + b"/", content)
            content = _with_script(content, f"/{token}/{SCRIPT}")
        return Response(content, shown.status, media_type=shown.type)

    def _greet(self, request: Request) -> str:
        token = str(request.path_params["token"])
        if not self._looks.is_ours(token):
            raise HTTPException(404)
        return token

    def _lost(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        return self._words(status, "没有这个网页", "预览从工作台的表格里看。")

    def _fault(self, request: Request, error: Exception) -> Response:
        """Our own fault.  The address is not told: whoever reads the report could look in."""
        return self._words(500, "程序出了错", explain_crash(error, ["desk", "preview"]))

    def _words(self, status: int, title: str, text: str) -> Response:
        headers = {"Content-Security-Policy": self._words_policy}
        return HTMLResponse(self._draw(title, text), status, headers)


def _with_script(html: bytes, url: str) -> bytes:
    return html.replace(b"</head>", f'<script src="{url}" defer></script>\n</head>'.encode(), 1)
