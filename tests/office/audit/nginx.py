"""A real nginx on loopback: plain and encrypted hosts over one built site, with faults planted where a test wants them."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.tools import need


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Host:
    """One running server block."""

    port: int
    scheme: str
    log: Path

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    def asked(self) -> list[tuple[str, int, str]]:
        """Every request so far: address, status, who asked."""
        time.sleep(0.1)
        lines = self.log.read_text("utf-8").splitlines() if self.log.exists() else []
        return [(path, int(status), agent) for path, status, agent in (line.split("\t") for line in lines)]


@contextmanager
def serving(
    folder: Path, site: Path, planted: str = "", certificate: tuple[Path, Path] | None = None
) -> Iterator[Host]:
    """Serve `site` until the end of the block; `planted` is configuration that comes first."""
    program, port = need("nginx"), free_port()
    folder.mkdir(parents=True, exist_ok=True)
    host = Host(port, "https" if certificate else "http", folder / "access.log")
    tls = f"ssl_certificate {certificate[0]}; ssl_certificate_key {certificate[1]};" if certificate else ""
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # As root, nginx would give its workers to nobody, who may not look into a test's folder.
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"""{user} daemon off; master_process off; worker_processes 1; pid {folder}/pid;
error_log {folder}/error.log warn;
events {{ worker_connections 128; }}
http {{
  types {{ text/html html; }} default_type application/octet-stream; charset utf-8; {temporary}
  log_format lines "$request_uri\\t$status\\t$http_user_agent"; access_log {host.log} lines;
  server {{
    listen 127.0.0.1:{port}{" ssl" if certificate else ""}; server_name 127.0.0.1 localhost; {tls}
    absolute_redirect off; root {site}; index index.html; error_page 404 /404.html;
    {planted}
  }}
}}
""",
        "utf-8",
    )
    process = subprocess.Popen([program, "-c", folder / "nginx.conf", "-p", folder], stderr=subprocess.PIPE)
    try:
        _await(process, port)
        yield host
    finally:
        process.terminate()
        process.communicate(timeout=10)


def _await(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(200):
        if process.poll() is not None:
            raise AssertionError(process.communicate()[1].decode())
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")


class Authority:
    """A certificate authority of our own, whose certificates end when a test wants them to."""

    def __init__(self, folder: Path) -> None:
        self._program = need("openssl")
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.pem = folder / "ca.pem"
        self._openssl(
            *["req", "-x509", "-days", "30", "-subj", "/CN=test"], *self._key("ca"), "-out", self.pem
        )
        (folder / "names").write_text("subjectAltName=IP:127.0.0.1,DNS:localhost\n", "utf-8")
        (folder / "elsewhere").write_text("subjectAltName=DNS:www.example.gov.cn\n", "utf-8")

    def certificate(self, days: int, names: str = "names") -> tuple[Path, Path]:
        """A certificate that ends `days` from now, and its key."""
        stem = f"{names}{days}"
        request, pem = self.folder / f"{stem}.csr", self.folder / f"{stem}.pem"
        self._openssl("req", "-subj", "/CN=localhost", *self._key(stem), "-out", request)
        signer = ("-CA", self.pem, "-CAkey", self.folder / "ca.key", "-extfile", self.folder / names)
        self._openssl("x509", "-req", "-in", request, "-days", str(days), *signer, "-out", pem)
        return pem, self.folder / f"{stem}.key"

    def _key(self, stem: str) -> tuple[str | Path, ...]:
        new = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout"
        return (*new.split(), self.folder / f"{stem}.key")

    def _openssl(self, *args: str | Path) -> None:
        subprocess.run([self._program, *args], check=True, capture_output=True)
