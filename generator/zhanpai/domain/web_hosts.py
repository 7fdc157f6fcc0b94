"""Which addresses residents can open from anywhere, and which may stand on a plate for ten years.

A host is read as browsers read it (https://url.spec.whatwg.org/#host-parsing): one that ends in a number is an IPv4 address,
however it is written: 3232235777, 0xc0.0250.1 and 192.168.1.1 are one.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

_AT_HOME = frozenset(
    {
        "localhost",
        "local",
        "localdomain",
        "internal",
        "intranet",
        "private",
        "lan",
        "home",
        "corp",
        "onion",
        "arpa",
        "domain",
    }
)
"""Ends of names that no name server on the internet answers for (RFC 6761, 6762, 8375, ICANN's list of collisions)."""
_LABEL = re.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)
_PATH = re.compile("(/[A-Za-z0-9._~-]+)*/?")
_FILE = re.compile(r"/[^/]+\.(s?html?|php|aspx?|jsp|do|action)/?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AddressFault:
    """Why an address is no good: said of the field, what to do, and what is right where that is certain."""

    message: str
    fix: str
    right: str = ""


def fault_of_link(url: str) -> AddressFault | None:
    """Why a link cannot be opened from where residents are, None if nothing is known against it."""
    parts = _split(url)
    if parts is None:
        return AddressFault("不是一个完整的网址", "写完整的网址，例如 https://www.changsha.gov.cn/。")
    if "@" in parts.netloc:
        right = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        return AddressFault("里面写了用户名或密码，会原样公布出去", f"写成 {right}。", right)
    if reason := fault_of_host(parts.hostname or ""):
        return AddressFault(reason, "写居民用手机也打得开的网址；没有的删掉。")
    return None


def fault_of_host(host: str) -> str:
    """Why nobody outside can open what is at `host`, or ""."""
    try:
        # Full-width digits and letters are narrow ones to a browser, and Chinese names have a name in ASCII (RFC 3490).
        name = (host if host.isascii() else host.encode("idna").decode()).removesuffix(".").lower()
    except UnicodeError:
        return "域名不对"
    if address := ip_address(name):
        if _is_public(address):
            return ""
        return "是内部网络或者这台电脑自己的地址，别处打不开"
    labels = name.split(".")
    if labels[-1] in _AT_HOME:
        return "是内部网络或者这台电脑自己的地址，别处打不开"
    if len(labels) == 1:
        return "域名不完整，只有一个词"
    if labels[-1].isdigit() or not all(map(_LABEL.fullmatch, labels)) or len(name) > 253:
        return "域名不对"
    return ""


def fault_of_base(base: str) -> AddressFault | None:
    """Why `base` cannot be the beginning of every address that is printed, None if it can."""
    parts = _split(base)
    if parts is None:
        return AddressFault("不是一个完整的网址", "写完整的网址，例如 https://llz.changsha.gov.cn。")
    if fault := fault_of_former_base(base):
        # What follows of the rest is told in one: the repair must pass.
        right = _tidied(fault.right) if fault.right else ""
        return (
            AddressFault(fault.message, f"写成 {right}。", right)
            if right
            else AddressFault(fault.message, fault.fix)
        )
    right = _tidied(base)
    host = (parts.hostname or "").removesuffix(".")
    if ip_address(host):
        return AddressFault(
            "是一串数字的地址（IP），换了服务器就作废", "写域名，例如 https://llz.changsha.gov.cn。"
        )
    if parts.scheme != "https":
        return AddressFault(
            "不是 https 开头，路上会被人改，有的手机会拦", f"写成 {right}；服务器要先办好证书。", right
        )
    if _port(parts) is not None:
        return AddressFault(
            "写了端口，很多手机和单位的网络打不开", f"写成 {right}；网站要开在默认的端口上。", right
        )
    typed = base.partition("://")[0] + parts.netloc
    if typed != typed.lower():
        return AddressFault("有大写字母，二维码里的和印的字会不一样", f"写成 {right}。", right)
    return None


def fault_of_former_base(base: str) -> AddressFault | None:
    """Why `base` can never have been the beginning of an address that residents opened.

    It may have been one without https, with a port or of numbers: that cannot be helped any more.
    """
    parts = _split(base)
    if parts is None or "@" in parts.netloc:
        return fault_of_link(base)
    if reason := fault_of_host(parts.hostname or ""):
        return AddressFault(reason, "写全网都打得开的域名，例如 https://llz.changsha.gov.cn。")
    right = _without_rest(base)
    if "?" in base or "#" in base:
        return AddressFault("有问号或者井号，后面接不上站号", f"写成 {right}。", right)
    if _FILE.search(parts.path):
        return AddressFault("写到了一个文件，后面接不上站号", f"写成 {right}。", right)
    if "//" in parts.path or re.search(r"/\.{1,2}(/|$)", parts.path):
        return AddressFault("多了斜杠或者点", f"写成 {right}。", right)
    if (parts.hostname or "").endswith("."):
        return AddressFault("域名后面多了一个点", f"写成 {right}。", right)
    if not _PATH.fullmatch(parts.path):
        return AddressFault(
            "文件夹的名字里有不能印的字",
            "文件夹只用字母、数字和连字符，例如 https://www.changsha.gov.cn/llz。",
        )
    return None


def ip_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address of numbers that `host` is, in any of the ways of writing one; None if it is a name."""
    if ":" in host:
        try:
            return ipaddress.IPv6Address(host.strip("[]").partition("%")[0])
        except ValueError:
            return None
    parts = host.removesuffix(".").split(".")
    if (
        not (re.fullmatch("[0-9]+", parts[-1]) or re.fullmatch("0[xX][0-9a-fA-F]*", parts[-1]))
        or len(parts) > 4
    ):
        return None
    try:
        *first, last = [_number(part) for part in parts]
    except ValueError:
        return None
    if any(number > 255 for number in first) or last >= 256 ** (4 - len(first)):
        return None
    return ipaddress.IPv4Address(sum(number << (8 * (3 - i)) for i, number in enumerate(first)) + last)


def _number(part: str) -> int:
    if part[:2].lower() == "0x":
        return int(part[2:] or "0", 16)
    return int(part, 8) if len(part) > 1 and part[0] == "0" else int(part)


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address) and (inner := address.ipv4_mapped or address.sixtofour):
        return _is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _port(parts)
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.hostname else None


def _port(parts: SplitResult) -> int | None:
    return parts.port


def _without_rest(base: str) -> str:
    """`base` without what is behind its folder: a question, a place, a file, doubled slashes, a dot behind the host."""
    parts = urlsplit(base)
    host, colon, port = parts.netloc.partition(":")
    names = [name for name in _FILE.sub("", parts.path).split("/") if name not in ("", ".", "..")]
    return "/".join([f"{parts.scheme}://{host.removesuffix('.')}{colon}{port}", *names])


def _tidied(base: str) -> str:
    """`base` as it may be printed, if only its way of writing is wrong."""
    parts = urlsplit(_without_rest(base))
    return parts._replace(scheme="https", netloc=(parts.hostname or "").lower()).geturl()
