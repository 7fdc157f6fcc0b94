"""One careful GET: redirects are walked one by one, a slow answer ends at its deadline, an odd one is no crash."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from dataclasses import dataclass, replace
from enum import Enum
from importlib.metadata import version
from urllib.parse import quote, urljoin, urlsplit

# Not the package's own __version__: the package is the interface that stands above all rooms.
USER_AGENT = f"zhanpai-audit/{version('zhanpai')}"
MAX_HOPS = 5
MAX_BODY = 512 * 1024
"""A page has 10–60 KB; all that tells which page it is stands at its beginning."""
PAUSE = 0.5
"""Seconds before the second try."""

_REDIRECTS = (301, 302, 303, 307, 308)
_PASSING = (429, 500, 502, 503, 504)


class Trouble(Enum):
    """What kept an answer from coming."""

    NO_NAME = "域名解析不了"
    REFUSED = "连不上服务器"
    TIMEOUT = "超时，没有等到回答"
    CERTIFICATE = "证书有问题"
    BROKEN = "回答到一半断了，或者不是网页服务"
    LOOP = "跳转绕成了一圈"
    TOO_MANY_HOPS = f"跳转超过 {MAX_HOPS} 次"
    BAD_REDIRECT = "跳转到一个打不开的地址"


_FINAL = (Trouble.CERTIFICATE, Trouble.LOOP, Trouble.TOO_MANY_HOPS, Trouble.BAD_REDIRECT)
"""What would be no better at a second try."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `chain` is every address that was asked, the first is the printed one."""

    chain: tuple[str, ...]
    status: int = 0
    body: str = ""
    trouble: Trouble | None = None
    detail: str = ""

    @property
    def url(self) -> str:
        """Where it ended."""
        return self.chain[-1]

    @property
    def may_pass(self) -> bool:
        """Whether it is worth a second try."""
        return self.status in _PASSING or (self.trouble is not None and self.trouble not in _FINAL)


class Pace:
    """Lets `rate` requests a second through, whoever asks."""

    def __init__(self, rate: float) -> None:
        self._step = 1 / rate
        self._next = 0.0
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Return when the next request may go out."""
        with self._lock:
            now = time.monotonic()
            slot = max(now, self._next)
            self._next = slot + self._step
        time.sleep(max(0.0, slot - now))


@dataclass(frozen=True)
class Web:
    """How to ask: how fast, how patiently, and whose certificates to trust."""

    pace: Pace
    timeout: float
    context: ssl.SSLContext

    def get(self, url: str) -> Answer:
        """Ask for `url`; what may have been a passing trouble is asked for once more."""
        answer = self._walk(url)
        if answer.may_pass:
            time.sleep(PAUSE)
            answer = self._walk(url)
        return answer

    def _walk(self, url: str) -> Answer:
        chain: tuple[str, ...] = ()
        while True:
            if url in chain:
                return Answer((*chain, url), trouble=Trouble.LOOP)
            chain = (*chain, url)
            if len(chain) > MAX_HOPS + 1:
                return Answer(chain, trouble=Trouble.TOO_MANY_HOPS)
            answer, target = self._ask(url)
            if answer.trouble or answer.status not in _REDIRECTS:
                return replace(answer, chain=chain)
            url = _absolute(url, target)
            if not url:
                return Answer(chain, answer.status, trouble=Trouble.BAD_REDIRECT, detail=target)

    def _ask(self, url: str) -> tuple[Answer, str]:
        """One request: the answer, and where it sends us, if anywhere."""
        self.pace.wait()
        deadline = time.monotonic() + self.timeout
        parts = urlsplit(url)
        connection = self.connection(url)
        try:
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            headers = {"User-Agent": USER_AGENT, "Accept": "text/html,*/*;q=0.5", "Connection": "close"}
            connection.request("GET", path, headers=headers)
            # Held on to, because the answer to “Connection: close” takes it away from the connection.
            sock = connection.sock
            response = connection.getresponse()
            if response.status in _REDIRECTS:
                return Answer((url,), response.status), response.getheader("Location") or ""
            body = _read(response, sock, deadline)
            return Answer((url,), response.status, body.decode("utf-8", "replace")), ""
        except (OSError, http.client.HTTPException, UnicodeError) as error:
            trouble, detail = explain(error)
            return Answer((url,), trouble=trouble, detail=detail), ""
        finally:
            connection.close()

    def connection(self, url: str) -> http.client.HTTPConnection:
        """A connection to the host of `url`, not yet open."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.scheme == "https":
            return http.client.HTTPSConnection(host, parts.port, timeout=self.timeout, context=self.context)
        return http.client.HTTPConnection(host, parts.port, timeout=self.timeout)


def _read(response: http.client.HTTPResponse, sock: socket.socket, deadline: float) -> bytes:
    """The beginning of the body; a server that drips is a slow one."""
    parts: list[bytes] = []
    size = 0
    while size < MAX_BODY:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        sock.settimeout(left)
        part = response.read1(min(65536, MAX_BODY - size))
        if not part:
            if response.length:
                raise http.client.IncompleteRead(b"")
            break
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _absolute(url: str, target: str) -> str:
    """Where a redirect from `url` leads, or "" if no browser of a phone would go there."""
    try:
        joined = urljoin(url, quote(target, safe="/:?#[]@!$&'()*+,;=%-._~"))
        parts = urlsplit(joined)
        is_right = target and parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1)
    except ValueError:
        return ""
    return joined.partition("#")[0] if is_right else ""


# X509_V_ERR_…, https://docs.openssl.org/3.0/man3/X509_STORE_CTX_get_error/
_CERTIFICATE = {
    9: "证书还没有生效（也可能是服务器或这台电脑的日期不对）",
    10: "证书已经过期",
    18: "证书是自己签的，手机不认",
    19: "签发证书的机构手机不认",
    20: "证书链不完整，或者签发机构手机不认",
    21: "证书链不完整，或者签发机构手机不认",
    62: "证书不是这个域名的",
    64: "证书不是这个地址的",
}


def explain(error: Exception) -> tuple[Trouble, str]:
    """What an exception of the network means."""
    match error:
        case ssl.SSLCertVerificationError():
            return Trouble.CERTIFICATE, _CERTIFICATE.get(error.verify_code, "证书通不过检验")
        case ssl.SSLError():
            return Trouble.CERTIFICATE, "加密连接建立不起来"
        case socket.gaierror() | UnicodeError():
            return Trouble.NO_NAME, ""
        case TimeoutError():
            return Trouble.TIMEOUT, ""
        case http.client.HTTPException() | ConnectionResetError() | BrokenPipeError():
            return Trouble.BROKEN, ""
    return Trouble.REFUSED, ""
