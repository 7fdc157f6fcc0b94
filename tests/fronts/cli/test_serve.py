"""`zhanpai serve`: it says where it is, answers there, and ends quietly."""

import re
import signal
import socket
import subprocess
import sys
import urllib.request

from tests.fronts.cli.zhanpai import HEED_CTRL_C, environment, zhanpai


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_preview_says_its_address_answers_and_stops_on_ctrl_c(city):
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", f"{HEED_CTRL_C}from zhanpai.__main__ import main\nmain()", "serve", "--port", str(port)],
        cwd=city, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    address = next(found[0] for line in process.stdout if (found := re.search(r"http://\S+/", line)))
    assert address == f"http://127.0.0.1:{port}/"
    with urllib.request.urlopen(f"{address}s/0001/") as answer:
        assert "人大代表联络总站" in answer.read().decode()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")


def test_port_in_use_is_a_usage_error(city):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = zhanpai("serve", "--port", str(port), at=city)
    assert done.status == 2
    assert done.err.startswith(f"端口 {port} 已经被别的程序占用")
