"""A desk on an office's server, behind the sign-on that the office has: who is let in, and under which addresses it is asked for.

The office's proxy asks people who they are.  With every request it hands on it says a secret, so that nobody comes past it,
and who signed on; a desk belongs to one person, as drafts, names and chosen stations do, and shows itself to nobody else.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from zhanpai.kit.problem import Problem, explain

SECRET_HEADER, LOGIN_HEADER = b"x-zhanpai-secret", b"x-zhanpai-login"
SHORTEST = 32
"""Characters of a secret."""
PORTS = 3
"""The desk, its previews and the finished site: an origin each, on ports that follow one another."""
LAST_PORT = 65535


@dataclass(frozen=True, slots=True)
class SignOn:
    """How the desk is reached through the office's proxy."""

    origins: tuple[str, str, str]
    """Of the desk, the finished site and the previews, as a browser outside sees them; without a slash at the end."""
    secret: str
    """What the proxy says, and nobody else knows."""
    login: str
    """Whose desk it is, as the proxy names people."""


def read_sign_on(behind: str, secret_file: Path | None, login: str) -> SignOn:
    """What was typed for it; Problem, with what to type, if something is missing or cannot be.

    `behind` is the desk's address outside, ``https://desk.example.cn`` or with a port; the site has the port after it,
    the previews the one after that.
    """
    parts = urlsplit(behind)
    is_plain = (
        parts.scheme in ("http", "https") and parts.path in ("", "/") and not parts.query + parts.fragment
    )
    port = _port(behind) or {"https": 443, "http": 80}.get(parts.scheme, 0)
    if not is_plain or not parts.hostname or "@" in parts.netloc or not 0 < port <= LAST_PORT - PORTS + 1:
        fix = "写成 https://gongzuotai.example.gov.cn:8443，只写到端口为止。"
        raise Problem(f"--behind 的“{behind}”不是工作台在外面的网址。", fix)
    if not re.fullmatch(r"[^\s\x00-\x1f\x7f]{1,200}", login):
        raise Problem(
            "没有写这个工作台是谁的。",
            "加上 --login 登录名，和单位的登录系统里一样，例如 --login zhangshili。",
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    first, second, third = (_origin(parts.scheme, host, port + n) for n in range(PORTS))
    return SignOn((first, second, third), _secret(secret_file), login)


def read_listen(typed: str) -> tuple[str, int]:
    """Address and first port of what was typed as ``127.0.0.1:8700``; Problem if it is none."""
    host, _, port = typed.rpartition(":")
    if not host or not re.fullmatch("[0-9]{1,5}", port) or not 0 < int(port) <= LAST_PORT - PORTS + 1:
        raise Problem(f"--listen 的“{typed}”不是地址和端口。", "写成 127.0.0.1:8700；端口最大 65533。")
    return host.strip("[]"), int(port)


def _port(url: str) -> int | None:
    try:
        return urlsplit(url).port
    except ValueError:
        return -1


def _origin(scheme: str, host: str, port: int) -> str:
    """As browsers write it: without the port that the scheme has anyway (RFC 6454)."""
    return f"{scheme}://{host}" + ("" if port == {"https": 443, "http": 80}[scheme] else f":{port}")


def _secret(file: Path | None) -> str:
    if file is None:
        raise Problem("没有写口令文件。", "加上 --secret 文件，文件里是一行口令，和代理服务器里写的一样。")
    try:
        secret = file.read_text("utf-8").strip()
    except OSError as error:
        raise explain(error) from error
    except UnicodeDecodeError:
        secret = ""
    if not re.fullmatch(rf"[!-~]{{{SHORTEST},}}", secret):
        fix = f"写一行不短于 {SHORTEST} 个字符的字母和数字，例如运行 openssl rand -hex 32 得到的。"
        raise Problem(f"“{file}”里的口令太短，或者有别的字符。", fix)
    return secret


class Gate:
    """Lets through to `app` what the proxy hands on for the person whose desk it is, asked for by the name it has outside."""

    def __init__(self, app: ASGIApp, sign_on: SignOn, origins: dict[int, str]) -> None:
        """`origins`: the origin outside of each port inside."""
        self._app, self._sign_on = app, sign_on
        self._hosts = {port: origin.partition("://")[2].lower() for port, origin in origins.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        await (self._refusal(scope) or self._app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        if not _is_same(_said(scope, SECRET_HEADER), self._sign_on.secret):
            return PlainTextResponse("这里要从单位的登录网址进来。", 403)
        if not _is_same(_said(scope, LOGIN_HEADER), self._sign_on.login):
            return PlainTextResponse("这是别人的工作台。请管服务器的同志看看登录名对到了哪一个工作台。", 403)
        if _said(scope, b"host").lower() != self._hosts[scope["server"][1]] or not scope["path"].startswith(
            "/"
        ):
            return PlainTextResponse("这个地址不是这里的地址。", 421)
        return None


def _said(scope: Scope, name: bytes) -> str:
    """The header that stands there once; "" if it does not, or twice: a proxy that adds to what a browser sent says nothing."""
    values = [value for key, value in scope["headers"] if key == name]
    return values[0].decode("utf-8", "replace") if len(values) == 1 else ""


def _is_same(said: str, known: str) -> bool:
    return hmac.compare_digest(said.encode(), known.encode())
