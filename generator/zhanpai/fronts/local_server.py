"""A web server for one person at one machine: which port, who may ask, how long anybody is waited for.

Uvicorn speaks HTTP; here stands what it leaves open.  A foreign page may have its own name lead to 127.0.0.1 and read
along (DNS rebinding), and whoever opens lines and says nothing must not keep others out (slow loris).
"""

from __future__ import annotations

import asyncio
import errno
import socket
from http.client import HTTP_PORT

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

from zhanpai.fronts.content_types import settle_content_types
from zhanpai.kit.problem import Problem

PATIENCE = 20.0
"""Seconds in which a request must have been said to its end, and in which a browser takes some of what it is sent."""

ROOM = 64
"""Connections at a time; a browser has seven."""

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at this port, 0 for any; browsers wait there until a server is run on it.

    Raises Problem, in Chinese, if somebody else has the port or it may not be had.
    """
    try:
        # Not on Windows, but elsewhere, a port is free at once when the one who had it has ended.
        return socket.create_server((host, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"端口 {port} 已经被别的程序占用（也许另一个预览还开着）。"
            raise Problem(message, f"关掉那个程序，或者换一个端口，例如 --port {port + 1}。") from error
        if error.errno in (errno.EACCES, errno.EADDRNOTAVAIL):
            fix = "用 127.0.0.1 和 1024 以上的端口，例如 --port 8000。"
            raise Problem(f"不能在 {host} 的端口 {port} 上预览（{error.strerror}）。", fix) from error
        raise


def address(line: socket.socket) -> str:
    """Where the browser goes to reach what listens there, with a slash at its end."""
    host, port = line.getsockname()[:2]
    return f"http://{host}:{port}/"


def make_server(app: ASGIApp, line: socket.socket, *, is_guarded: bool = False) -> Server:
    """A server of `app`, asked for by our own names only; `run([line])` serves until Ctrl-C or `should_exit`.

    `is_guarded`: `app` itself knows by which names it is asked for.

    Ctrl-C is raised again as KeyboardInterrupt once the last answer is cut off.  Nothing is logged: who writes reads no
    logs, and what fails must be said on the page.
    """
    settle_content_types()
    return Server(
        Config(
            app if is_guarded else OwnNames(app, line.getsockname()[0]),
            http=_Connection,
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=0,  # Pages that wait for a save would be waited for for ever.
        )
    )


class OwnNames:
    """Lets through to `app` what asks for us by name, and refuses the rest with 421.

    One header with one of our names and our port, letter by letter: what a parser makes of `evil@127.0.0.1` is no
    matter.  Who listens on every address is asked for by the one that the browser has reached.
    """

    def __init__(self, app: ASGIApp, host: str) -> None:
        self._app, self._host = app, host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        refused = PlainTextResponse("这个地址不是这里的地址。", 421)
        await (self._app if self._is_for_us(scope) else refused)(scope, receive, send)

    def _is_for_us(self, scope: Scope) -> bool:
        reached, port = scope["server"]
        names = {*LOOPBACK, self._host, f"[{reached}]" if ":" in reached else reached}
        known = {f"{name}:{port}" for name in names} | (names if port == HTTP_PORT else set())
        said = [value.decode("latin-1").lower() for key, value in scope["headers"] if key == b"host"]
        return len(said) == 1 and said[0] in known and scope["path"].startswith("/")


class _Connection(H11Protocol):
    """Uvicorn's, which hangs up on whoever keeps it waiting, and at once where too many are waiting already."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Give the browser its time for the first request."""
        super().connection_made(transport)
        self._asked = self._read = self.loop.call_later(PATIENCE, self._hang_up)
        if len(self.connections) > ROOM:
            transport.close()

    def on_response_complete(self) -> None:
        """Give it as much for the next one."""
        self._asked.cancel()
        self._asked = self.loop.call_later(PATIENCE, self._hang_up)
        super().on_response_complete()

    def pause_writing(self) -> None:
        """More was said than the browser takes; if it takes nothing, hang up."""
        super().pause_writing()
        self._read = self.loop.call_later(PATIENCE, self.transport.abort)

    def resume_writing(self) -> None:
        """It reads on."""
        self._read.cancel()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nobody any more."""
        self._asked.cancel()
        self._read.cancel()
        super().connection_lost(exc)

    def _hang_up(self) -> None:
        is_answered = self.cycle is not None and not self.cycle.response_complete and not self.cycle.more_body
        if not is_answered:
            self.transport.abort()
