"""A real nginx, set up with what docs/handbook/fuwuqi.md gives to be copied, and with nothing else."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.office.audit.nginx import _await, free_port
from tests.shipped import ROOT
from tests.tools import need

DOCS = (ROOT / "docs/handbook/fuwuqi.md").read_text("utf-8")
AT_ROOT, IN_FOLDER = re.findall(r"```nginx\n(.*?)```", DOCS, re.DOTALL)
MAPS, SERVER = re.fullmatch(r"(.*?)(server \{.*)", AT_ROOT, re.DOTALL).groups()  # type: ignore[union-attr]

FOLDER = "/llz/"
"""The folder of the second block."""


@contextmanager
def hosted(site: Path, work: Path, *, in_folder: bool = False) -> Iterator[str]:
    """Serve `site` on loopback, at the root of a host or in FOLDER of a portal's; gives its address, `/` at its end.

    The portal has a page of its own, a header of its own, and a rule that would take our scripts if it could.
    """
    program, port = need("nginx"), free_port()
    work.mkdir(parents=True, exist_ok=True)
    listen = f"listen 127.0.0.1:{port};"
    if in_folder:
        (work / "portal").mkdir()
        (work / "portal/index.html").write_text("portal")
        own = f"root {work}/portal; add_header X-Portal yes; location ~ \\.js$ {{ return 410; }}"
        block = f"server {{ {listen} {own}\n{IN_FOLDER}}}"
    else:
        block = SERVER.replace("listen 80;", listen)
    block = block.replace("/srv/zhanpai/site", str(site))
    block = block.replace("include mime.types;", "include /etc/nginx/mime.types;")
    (work / "nginx.conf").write_text(
        f"user root; daemon off; master_process off; pid {work}/pid; error_log {work}/error.log;\n"
        f"events {{}}\nhttp {{ access_log off;\n{MAPS}\n{block}\n}}\n",
        "utf-8",
    )
    process = subprocess.Popen([program, "-c", work / "nginx.conf", "-p", work], stderr=subprocess.PIPE)
    try:
        _await(process, port)
        yield f"http://127.0.0.1:{port}{FOLDER if in_folder else '/'}"
    finally:
        process.terminate()
        process.communicate(timeout=10)
