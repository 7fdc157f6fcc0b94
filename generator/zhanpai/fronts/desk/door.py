"""The door of the desk: who may come in, what may be asked from where, and what every answer says of itself.

Another program on the computer, a page of another site in the same browser, or whoever read the address over a shoulder:
none of them may read or do anything.  So the address that is opened carries a key that opens once; what it is exchanged
for is a cookie that no script reads and no other site sends.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from typing import TypeAlias

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ENTRANCE, AGAIN = "/enter", "/again"
PUBLIC = "/assets/"
"""Below here lies what came with the program: the page that refuses somebody is drawn with it too."""

LARGEST = 1_000_000
"""Bytes of a form."""
UPLOADS = {
    "/pictures/take": 42 * 2**20,
    "/begin/stations": 22 * 2**20,
    "/begin/look": 4 * 2**20,
    "/tables/take": 34 * 2**20,
    "/handin/take": 402 * 2**20,
    "/handin/receipt": 202 * 2**20,
}
"""The addresses that take a file, and how many bytes of a form each: the file goes to a temporary place on its way in."""
SMALLER = {
    "/pictures/take": "用看图软件缩小到长边 4000 像素，再放进来。",
    "/begin/stations": "只留下社区（村）名单那一张表，另存以后再放进来。",
    "/tables/take": "把要用的那一页另存成一个小一些的文件，再上传。",
    "/handin/take": "几份交稿分几次上传；一份就这么大的，请交的人先把图片缩小。",
    "/handin/receipt": "看看选的是不是 回执.zip。",
    "/begin/look": "标志要 SVG 格式，一般不到 100 KB。太大的里面多半放了照片，请做标志的单位给一份只有图形的。",
}
"""What to do about a file that is too large."""

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: browsers would then send `Origin: null` with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
SAFE = ("GET", "HEAD")

Refuse: TypeAlias = Callable[[str, str], str]
"""The page that refuses somebody, of its title and of what to do."""


class Door:
    """Lets in the browser that was opened with a key, and says no to everybody else."""

    def __init__(
        self, app: ASGIApp, port: int, refuse: Refuse, frames: str = "'none'", outside: str = ""
    ) -> None:
        """`frames` is the origin that pages of the desk may show in a frame.

        `outside`: the origin of the desk behind an office's sign-on (`sign_on.py`), which has asked who is there.
        """
        self._headers = {**HEADERS, "Content-Security-Policy": f"{POLICY}; frame-src {frames}"}
        self._app, self._refuse, self._outside = app, refuse, outside
        self._cookie = f"zhanpai-desk-{port}"
        self._session = secrets.token_urlsafe(32)
        self._keys: set[str] = set()
        self.knock = secrets.token_urlsafe(32)
        """Who sends this to AGAIN is one of our own programs, started a second time, and gets a key."""

    def new_key(self) -> str:
        """The path to open, with a key in it that opens once."""
        key = secrets.token_urlsafe(32)
        self._keys.add(key)
        return f"{ENTRANCE}?key={key}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    # A page that is no room says itself what it may.
                    headers.setdefault(name, value)
            await send(message)

        request = Request(scope)
        answer: ASGIApp | Response = self._turned_away(request) or self._greeted(request) or self._app
        await answer(scope, receive, marked)

    def _turned_away(self, request: Request) -> Response | None:
        """Whatever was begun on a page that is not ours; and forms that are too long, or do not say how long they are."""
        if is_foreign(request.headers, request.method, self._outside):
            return self._no(403, "这个请求不是从工作台的网页发来的，没有理它。", "回到工作台的网页再做一次。")
        if request.method in SAFE:
            return None
        length = request.headers.get("content-length", "")
        if not (length.isascii() and length.isdecimal()) or len(length) > 9:
            return self._no(411, "这个表单没有说自己有多长，没有理它。", "回到工作台的网页再做一次。")
        most = UPLOADS.get(request.url.path, LARGEST)
        if int(length) > most:
            if most > LARGEST:
                words = f"这个文件超过 {most // 2**20 - 2} MB，太大了，没有收下。"
                return self._no(413, words, SMALLER[request.url.path])
            return self._no(413, "这次填的内容太多，没有收下。", "分几次保存。")
        return None

    def _greeted(self, request: Request) -> Response | None:
        path = request.url.path
        if self._outside:
            return None
        if path == ENTRANCE:
            return self._enter(request.query_params.get("key", ""))
        if path == AGAIN and _is_same(request.headers.get("x-zhanpai-knock", ""), self.knock):
            return PlainTextResponse(self.new_key())
        if path.startswith(PUBLIC) or _is_same(request.cookies.get(self._cookie, ""), self._session):
            return None
        fix = "在这台电脑上再双击一次“站牌”（或者运行 zhanpai desk），浏览器会自己打开。"
        return self._no(403, "工作台只给打开它的那个浏览器看。", fix)

    def _enter(self, key: str) -> Response:
        if not any(_is_same(key, one) for one in self._keys):
            fix = "再双击一次“站牌”（或者运行 zhanpai desk），它会打开新的网址。"
            return self._no(403, "这个网址已经用过了，或者不完整。", fix)
        self._keys.discard(key)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._cookie, self._session, httponly=True, samesite="strict")
        return answer

    def _no(self, status: int, title: str, fix: str) -> Response:
        return Response(self._refuse(title, fix), status, media_type="text/html")


def is_foreign(headers: Headers, method: str, origin: str = "") -> bool:
    """Whether a request was begun on a page of another site or port, or, where it changes something, does not say where.

    `origin` is our own, if it is not that of the name we are asked for.

    `Origin` is sent with every form, `Sec-Fetch-Site` with everything (Fetch Metadata, W3C); a page on another port of this
    computer is another's.
    """
    site, origins = headers.get("sec-fetch-site"), headers.getlist("origin")
    if site not in (None, "none", "same-origin"):
        return True
    if origins:
        return origins != [origin or f"http://{headers.get('host', '')}"]
    return method not in SAFE and site != "same-origin" and "x-zhanpai-knock" not in headers


def _is_same(typed: str, known: str) -> bool:
    return hmac.compare_digest(typed.encode(), known.encode())
