"""Run in a network namespace of its own: a desk is opened by the file that an office clicks, and a site is built at it.

    first_hour.py BUNDLE PROJECT STARTER…      PROJECT is the folder that is dropped on it

Says what it saw, a line each; ends with 1 at the first thing that is not as it should be.
"""

from __future__ import annotations

import http.client
import re
import socket
import struct
import subprocess
import sys
import time
import urllib.parse
from fcntl import ioctl
from pathlib import Path

UP, SIOCGIFFLAGS, SIOCSIFFLAGS = 1, 0x8913, 0x8914
HANGS = 200
"""Seconds after which it gives up: no limit, only an end."""


def main(bundle: Path, project: Path, starter: list[str]) -> None:
    """No network but this computer's own; open, build, close."""
    raise_loopback()
    assert not reaches_out()
    print("no network", flush=True)
    with subprocess.Popen(
        [*starter, str(project)], cwd=bundle, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL
    ) as process:
        assert process.stdout
        for line in process.stdout:
            print("said:", line.decode("utf-8", "replace").rstrip(), flush=True)
            if found := re.search(rb"http://(127\.0\.0\.1:\d+)(/enter\S+)", line):
                clerk(found[1].decode(), found[2].decode(), project)
                break
        process.communicate(timeout=HANGS)
    print("closed", process.returncode, flush=True)


def clerk(host: str, entrance: str, project: Path) -> None:
    """Go in, build the site, close the desk."""
    cookie = ask(host, "GET", entrance)[1]["set-cookie"].partition(";")[0]
    wait_for(lambda: "今天要做的" in ask(host, "GET", "/", cookie)[0])
    print("desk answers", flush=True)
    ask(host, "POST", "/site/build", cookie)
    wait_for(lambda: (project / "site/index.html").is_file())
    wait_for(lambda: "网站做好了" in ask(host, "GET", "/site", cookie)[0])
    print("built", sum(1 for path in (project / "site").rglob("*.html")), flush=True)
    ask(host, "POST", "/close", cookie)


def ask(host: str, method: str, path: str, cookie: str = "") -> tuple[str, dict[str, str]]:
    """The page and what came with it, as a browser asks for it that was opened there."""
    line = http.client.HTTPConnection(host, timeout=HANGS)
    headers = {"Cookie": cookie, "Origin": f"http://{host}"} if cookie else {}
    if method == "POST":
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    line.request(method, path, body=urllib.parse.urlencode({}) if method == "POST" else None, headers=headers)
    answer = line.getresponse()
    assert answer.status in (200, 303), (method, path, answer.status)
    return answer.read().decode("utf-8"), {name.lower(): value for name, value in answer.getheaders()}


def wait_for(is_so) -> None:  # type: ignore[no-untyped-def]
    """Ask until it is so."""
    hangs_at = time.monotonic() + HANGS
    while not is_so():
        assert time.monotonic() < hangs_at
        time.sleep(0.5)


def raise_loopback() -> None:
    """A new network namespace has its loopback down."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_line:
        asked = struct.pack("16sh", b"lo", 0)
        flags = struct.unpack("16sh", ioctl(any_line, SIOCGIFFLAGS, asked))[1]
        ioctl(any_line, SIOCSIFFLAGS, struct.pack("16sh", b"lo", flags | UP))


def reaches_out() -> bool:
    """Whether there is a way to any other computer (the address is one of documentation, RFC 5737)."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        try:
            line.connect(("192.0.2.1", 9))
        except OSError:
            return False
        return True


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
