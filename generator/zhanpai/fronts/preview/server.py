"""A small web server for one person at one machine."""

from __future__ import annotations

import contextlib
import errno
import gc
import socket
import sys
import threading
import traceback
from collections.abc import Callable
from http import HTTPStatus
from http.client import HTTP_PORT
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from zhanpai.domain import urls
from zhanpai.fronts.preview import notes
from zhanpai.fronts.preview.gallery import GALLERY, gallery
from zhanpai.fronts.preview.live import Edition, Live
from zhanpai.fronts.preview.watch import watching
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.problem import Problem

HEARTBEAT = 15.0
"""Seconds after which an idle browser is written to, so as to notice that it has gone."""

PATIENCE = 20.0
"""Seconds in which a request must have been said to its end, and a browser have taken what it is sent."""

ROOM = 64
"""Connections at a time; a browser has seven."""

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

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


def serve(root: Path, host: str, port: int, report: Callable[[str], None]) -> None:
    """Show the project in `root` at http://host:port/ until Ctrl-C; a save is on the screen at once.

    Raises Problem if the port is taken.
    """
    live = Live(root, report)
    with open_server(live, host, port) as server:
        try:
            _run(server, root, report)
        except KeyboardInterrupt:
            report("预览已停止。")


def _run(server: PreviewServer, root: Path, report: Callable[[str], None]) -> None:
    report("正在读取内容……")
    live = server.live
    live.renew()
    # What has been read stays; the collector need not look at a city each time a page makes some garbage.
    gc.freeze()
    with watching(root, live.renew):
        report(f"预览地址：{address(server)}  （按 Ctrl-C 停止）")
        server.serve_forever()


class PreviewServer(ThreadingHTTPServer):
    """The server; its threads end with the program."""

    daemon_threads = True
    # On Windows a reused address lets two programs listen at one port, and either may answer.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, live: Live, host: str, port: int) -> None:
        self.live = live
        self._room = threading.BoundedSemaphore(ROOM)
        super().__init__((host, port), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own, or hang up where too many are waiting already."""
        if self._room.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer as the server does, and make room for another connection."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that hung up: a trace of the program's is no message for who writes."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def open_server(live: Live, host: str, port: int) -> PreviewServer:
    """Listen at this port; Problem says in Chinese that somebody else has it, or that it may not be had."""
    try:
        return PreviewServer(live, host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"端口 {port} 已经被别的程序占用（也许另一个预览还开着）。"
            raise Problem(message, f"关掉那个程序，或者换一个端口，例如 --port {port + 1}。") from error
        if error.errno in (errno.EACCES, errno.EADDRNOTAVAIL):
            fix = "用 127.0.0.1 和 1024 以上的端口，例如 --port 8000。"
            raise Problem(f"不能在 {host} 的端口 {port} 上预览（{error.strerror}）。", fix) from error
        raise


def address(server: PreviewServer) -> str:
    """Where the browser goes, with a slash at its end."""
    host, port = server.server_address[:2]
    return f"http://{host!s}:{port}/"


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"
    server_version = "zhanpai"
    # Of one reading or writing; a request as a whole is watched by the alarm, as one byte a time would go on for ever.
    timeout = PATIENCE

    def handle_one_request(self) -> None:
        """Read a request and answer it; who does not say it in time is hung up on."""
        self.alarm = threading.Timer(self.timeout, self._hang_up)
        self.alarm.daemon = True
        self.alarm.start()
        try:
            super().handle_one_request()
        finally:
            self.alarm.cancel()

    def _hang_up(self) -> None:
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def do_GET(self) -> None:
        """Send a page or a file, or the stream of events."""
        self.alarm.cancel()
        try:
            if not self._is_for_us():
                self._send(HTTPStatus.MISDIRECTED_REQUEST, ".txt", "这个地址不是预览的地址。".encode())
            elif self.path.split("?")[0] == notes.EVENTS:
                self._events()
            else:
                self._answer()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # The browser has gone on to another page.

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the person writes and does not read logs."""

    def _is_for_us(self) -> bool:
        """A foreign page may have its own name lead to 127.0.0.1 and read along (DNS rebinding).

        One header with one of our names and our port, letter by letter: what a parser makes of `evil@127.0.0.1` is no
        matter.  Who listens on every address is asked for by the one that the browser has reached.
        """
        port, reached = self.server.server_address[1], self.connection.getsockname()[0]
        names = (*LOOPBACK, str(self.server.server_address[0]), f"[{reached}]" if ":" in reached else reached)
        said = [host.lower() for host in self.headers.get_all("Host", [])]
        known = {f"{name}:{port}" for name in names} | (set(names) if port == HTTP_PORT else set())
        return len(said) == 1 and said[0] in known and self.path.startswith("/")

    def _answer(self) -> None:
        live, url = self.server.live, unquote(urlsplit(self.path).path)
        if url == notes.SCRIPT:
            return self._send(HTTPStatus.OK, ".js", notes.SCRIPT_TEXT.encode())
        if live.edition is None:
            return self._send(HTTPStatus.SERVICE_UNAVAILABLE, ".html", notes.failure(live, "内容有错误", ""))
        try:
            return self._answer_from_plan(url)
        except Exception as error:
            # A page that cannot be drawn: our fault or an unchecked state; the next save may mend it.
            why = str(error) if isinstance(error, ContentError) else traceback.format_exc()
            text = notes.failure(live, "这一页画不出来", why)
            return self._send(HTTPStatus.INTERNAL_SERVER_ERROR, ".html", text)

    def _answer_from_plan(self, url: str) -> None:
        live = self.server.live
        edition = live.edition
        assert edition
        url = self._below_base(url).removesuffix("index.html")
        if url.startswith(GALLERY):
            return self._answer_from_gallery(url, edition)
        content = live.content(edition, url)
        if content is not None:
            return self._send(HTTPStatus.OK, PurePosixPath(url).suffix or ".html", content)
        if not url.endswith("/") and edition.planned.find(url + "/"):
            return self._redirect(url + "/")
        content = live.content(edition, urls.NOT_FOUND) or notes.failure(live, "找不到网页", url)
        return self._send(HTTPStatus.NOT_FOUND, ".html", content)

    def _answer_from_gallery(self, url: str, edition: Edition) -> None:
        text = gallery(edition.look.theme, edition.look.renderer).get(url)
        if text is None:
            content = notes.failure(self.server.live, "找不到组件", url)
            return self._send(HTTPStatus.NOT_FOUND, ".html", content)
        return self._send(HTTPStatus.OK, PurePosixPath(url).suffix or ".html", text.encode())

    def _below_base(self, url: str) -> str:
        """The error page links as if the site stood in its folder on the real host."""
        edition = self.server.live.edition
        assert edition
        base = urlsplit(edition.prepared.site.register.site.permalink("/")).path
        return "/" + url.removeprefix(base) if base != "/" else url

    def _send(self, status: HTTPStatus, suffix: str, content: bytes) -> None:
        if suffix == ".html":
            content = notes.annotate(content, self.server.live)
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _redirect(self, url: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", url)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _events(self) -> None:
        """Tell the browser, once, that what it shows is no longer what there is."""
        live = self.server.live
        seen = parse_qs(urlsplit(self.path).query).get("seen", [""])[0]
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        while not live.wait(seen, HEARTBEAT):
            self.wfile.write(b": still here\n\n")
            self.wfile.flush()
        self.wfile.write(f"event: reload\ndata: {live.version}\n\n".encode())
        self.wfile.flush()
