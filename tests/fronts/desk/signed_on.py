"""Desks on a server behind a real nginx with passwords and TLS, set up with what docs/handbook/denglu.md gives to be copied."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.fronts.cli.zhanpai import environment
from tests.office.audit.nginx import _await
from tests.shipped import ROOT
from tests.tools import need

PAGE = (ROOT / "docs/handbook/denglu.md").read_text("utf-8")
(NGINX,) = re.findall(r"```nginx\n(.*?)```", PAGE, re.DOTALL)
SECRET = "0123456789abcdef" * 4
PEOPLE = {"zhangshili": "mima-1", "lishili": "mima-2", "wushili": "mima-3"}
"""Login → password; the last has no desk."""


@dataclass(frozen=True)
class Office:
    """A server with two desks on one project."""

    ports: tuple[int, int, int]
    """Outside: of the desk, the finished site, the previews."""
    inside: dict[str, int]
    """The first of each person's ports inside."""

    @property
    def at(self) -> str:
        return f"https://localhost:{self.ports[0]}"

    def browser(self, login: str, **headers: str) -> httpx.Client:
        """Somebody who has signed on."""
        return httpx.Client(
            base_url=self.at,
            auth=(login, PEOPLE[login]),
            headers=headers,
            verify=False,
            trust_env=False,
            timeout=60,
        )


def free_three(many: int) -> list[int]:
    """The first of three ports in a row, so often, all of them free now."""
    found: list[int] = []
    port = 20000 + os.getpid() % 1000 * 9  # Workers of one run and runs of several people begin elsewhere.
    while len(found) < many:
        try:
            with ExitStack() as stack:
                for n in range(3):
                    probe = stack.enter_context(socket.socket())
                    probe.bind(("127.0.0.1", port + n))
        except OSError:
            port += 1
            continue
        found.append(port)
        port += 3
    return found


@contextmanager
def office(root: Path, work: Path) -> Iterator[Office]:
    """Two people's desks on the project in `root`."""
    outside, first, second = free_three(3)
    inside = {"zhangshili": first, "lishili": second}
    (work / "secret").write_text(f"{SECRET}\n", "utf-8")
    with ExitStack() as stack:
        for login, port in inside.items():
            stack.enter_context(desk_of(login, port, root, work, f"https://localhost:{outside}"))
        stack.enter_context(proxy(work, outside, inside))
        yield Office((outside, outside + 1, outside + 2), inside)


@contextmanager
def desk_of(login: str, port: int, root: Path, work: Path, behind: str) -> Iterator[None]:
    command = [
        sys.executable,
        "-m",
        "zhanpai",
        "desk",
        "--root",
        str(root),
        "--behind",
        behind,
        "--login",
        login,
    ]
    command += ["--secret", str(work / "secret"), "--listen", f"127.0.0.1:{port}"]
    env = environment(HOME=str(work / login), XDG_CONFIG_HOME=str(work / login), PYTHONUNBUFFERED="1")
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout
    try:
        said = process.stdout.readline()
        assert said == f"{login} 的工作台在：{behind}\n", said + process.stdout.read()
        yield
    finally:
        process.terminate()
        process.communicate(timeout=60)


@contextmanager
def proxy(work: Path, outside: int, inside: dict[str, int]) -> Iterator[None]:
    """The documented configuration, with this machine's ports and files in the place of the example's."""
    openssl = need("openssl")
    new = [
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-subj",
        "/CN=localhost",
    ]
    made = ["-keyout", str(work / "gzt.key"), "-out", str(work / "gzt.pem"), "-days", "2"]
    subprocess.run([openssl, *new, *made], check=True, capture_output=True)
    lines = "".join(f"{login}:{{PLAIN}}{password}\n" for login, password in PEOPLE.items())
    (work / "zhanpai.users").write_text(lines, "utf-8")
    (work / "zhanpai-secret.conf").write_text(f'proxy_set_header X-Zhanpai-Secret "{SECRET}";\n', "utf-8")
    block = NGINX.replace("/etc/nginx/", f"{work}/").replace("gzt.example.gov.cn", "localhost")
    for n in range(3):
        block = re.sub(rf"\b{8443 + n}\b", str(outside + n), block)
        block = block.replace(f"listen {outside + n} ssl", f"listen 127.0.0.1:{outside + n} ssl")
        block = re.sub(rf"\b{8700 + n}\b", str(inside["zhangshili"] + n), block)
        block = re.sub(rf"\b{8710 + n}\b", str(inside["lishili"] + n), block)
    temporary = "".join(
        f"{name}_temp_path {work}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (work / "nginx.conf").write_text(
        f"user root; daemon off; master_process off; pid {work}/pid; error_log {work}/error.log;\n"
        f"events {{}}\nhttp {{ access_log off; {temporary}\n{block}\n}}\n",
        "utf-8",
    )
    process = subprocess.Popen([need("nginx"), "-c", work / "nginx.conf", "-p", work], stderr=subprocess.PIPE)
    try:
        _await(process, outside)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=10)


def looked_at(browser: httpx.Client, path: str, words: str) -> str:
    """The page, once these words are on it."""
    for _ in range(1800):
        page = browser.get(path).text
        if words in page:
            return page
        time.sleep(0.1)
    raise AssertionError(page)
