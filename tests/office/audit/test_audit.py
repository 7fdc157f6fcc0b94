"""`zhanpai audit` against a real nginx: the shipped site as it should be, and with every fault a live site may have."""

from __future__ import annotations

import json
import re
import shutil
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.fronts.cli.zhanpai import Done, in_a_process, zhanpai
from tests.office.audit.nginx import Authority, free_port, serving
from tests.shipped import EPOCH, ROOT, SHIPPED_TODAY
from zhanpai.content import ledger
from zhanpai.content.load import load
from zhanpai.office.audit import results as audit_run

Ask = Callable[..., tuple[int, dict[str, Any]]]
Run = Callable[..., Done]

PUBLISHED = 64
"""Lines of the shipped ledger: the stations with a page full."""


def sorts(row: dict[str, Any]) -> list[str]:
    return [fault["sort"] for fault in row["faults"]]


def said(row: dict[str, Any]) -> str:
    (fault,) = row["faults"]
    return str(fault["message"])


def test_a_sound_site_passes_with_one_request_for_each_printed_code(
    shipped: Path, tmp_path: Path, ask: Ask
) -> None:
    with serving(tmp_path / "nginx", shipped) as host:
        status, told = ask(host.url)
        asked = host.asked()
    assert (status, told["checked"], told["dead"], told["faulty"]) == (0, PUBLISHED, 0, {})
    assert len(asked) == PUBLISHED
    assert {agent for _, _, agent in asked} == {"zhanpai-audit/" + asked[0][2].rpartition("/")[2]}
    assert Counter(path for path, _, _ in asked).most_common(1)[0][1] == 1
    assert all(
        row["chain"] == [row["url"]] and row["url"].startswith(host.url + "/s/") for row in told["results"]
    )


@pytest.mark.slow
def test_every_station_and_deputy_is_asked_for_with_all(
    shipped: Path, tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The pace is the host's concern (test_pace_is_kept): 1,421 requests at 100 a second would be 14 idle seconds.
    unhurried = audit_run.Pace
    monkeypatch.setattr(audit_run, "Pace", lambda rate: unhurried(100 * rate))
    with serving(tmp_path / "nginx", shipped) as host:
        status, told = ask(host.url, "--all")
    assert (status, told["checked"], told["faulty"]) == (0, 901 + 520, {})


@pytest.mark.slow
def test_site_in_a_folder_of_another_portal_passes(shipped: Path, tmp_path: Path, ask: Ask) -> None:
    (tmp_path / "portal" / "rd").mkdir(parents=True)
    (tmp_path / "portal" / "rd" / "llz").symlink_to(shipped)
    with serving(tmp_path / "nginx", tmp_path / "portal") as host:
        status, told = ask(f"{host.url}/rd/llz/")
    assert (status, told["faulty"]) == (0, {})
    assert told["results"][0]["url"] == f"{host.url}/rd/llz/s/0001/"


@dataclass(frozen=True)
class Planted:
    """A fault: nginx's words for it with `$id` for the station's, and what is to be said of it.

    `asked` is how often the printed address itself is asked for.
    """

    words: str
    sort: str
    message: str
    asked: int = 1


FAULTS = {
    "missing": Planted("location = /s/$id/ { return 404; }", "dead", "404，没有这个网页"),
    "gone": Planted("location = /s/$id/ { return 410; }", "dead", "410，网页已经删除"),
    "failing": Planted("location = /s/$id/ { return 500; }", "dead", "500，服务器出错", asked=2),
    "other page": Planted(
        "location = /s/$id/ { try_files /s/0001/index.html =404; }",
        "wrong",
        "打开的是“长沙市人大代表联络总站”（/s/0001/）",
    ),
    "chain of three": Planted(
        """location = /s/$id/ { return 302 /1; } location = /1 { return 302 /2; }
        location = /2 { return 302 /3; } location = /3 { try_files /s/$id/index.html =404; }""",
        "redirect-chain",
        "跳转了 3 次才到，应当至多一次",
    ),
    "loop": Planted(
        "location = /s/$id/ { return 302 /loop; } location = /loop { return 302 /s/$id/; }",
        "dead",
        "跳转绕成了一圈",
    ),
    "endless": Planted(
        "location = /s/$id/ { return 302 /on/; } location /on/ { return 302 /on$request_uri; }",
        "dead",
        "跳转超过 5 次",
    ),
    "silent": Planted(
        "location = /s/$id/ { proxy_pass http://127.0.0.1:SILENT/; }", "dead", "超时，没有等到回答", asked=2
    ),
    "dripping": Planted(
        "location = /s/$id/ { limit_rate 1; try_files /s/$id/index.html =404; }",
        "dead",
        "超时，没有等到回答",
        asked=2,
    ),
    "hanging up": Planted(
        "location = /s/$id/ { return 444; }", "dead", "回答到一半断了，或者不是网页服务", asked=2
    ),
    "other host": Planted(
        """location = /s/$id/ { return 302 http://localhost:$server_port/kept; }
        location = /kept { try_files /s/$id/index.html =404; }""",
        "other-host",
        "跳到了别的网站 http://localhost:PORT/kept",
    ),
    "closed host": Planted(
        "location = /s/$id/ { return 302 http://127.0.0.1:CLOSED/; }", "dead", "连不上服务器", asked=2
    ),
    "app": Planted(
        'location = /s/$id/ { return 302 "weixin://dl/business"; }',
        "dead",
        "跳转到一个打不开的地址：weixin://dl/business",
    ),
    "nowhere": Planted('location = /s/$id/ { return 302 ""; }', "dead", "跳转到一个打不开的地址"),
    "blank": Planted(
        'location = /s/$id/ { default_type text/html; return 200 "<p>维护中</p>"; }',
        "wrong",
        "网页上没有标题，看不出是哪个站",
    ),
    "parked": Planted(
        'location = /s/$id/ { default_type text/html; return 200 "<h1>域名出售</h1>"; }',
        "wrong",
        "打开的是“域名出售”",
    ),
}
WARNINGS = {"other host", "chain of three"}


def published(city: Path) -> list[str]:
    """The ids of the ledger, in order, read without our reader."""
    lines = (city / "content/permalinks.csv").read_text("utf-8").splitlines()
    return [line.split(",")[0] for line in lines[1:]]


@pytest.fixture
def silent() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(64)
        yield server.getsockname()[1]


@pytest.mark.slow
def test_each_planted_fault_is_named_and_nothing_else(
    shipped: Path, city: Path, tmp_path: Path, ask: Ask, silent: int
) -> None:
    at = dict(zip(FAULTS, published(city)[1:], strict=False))
    ports = {"SILENT": str(silent), "CLOSED": str(free_port())}
    planted = "\n".join(fault.words.replace("$id", at[name]) for name, fault in FAULTS.items())
    planted = re.sub("|".join(ports), lambda found: ports[found[0]], planted)
    # One hop is what a host may need, from http to https or to the address with its slash at the end.
    one_hop = published(city)[-1]
    planted += f"location = /s/{one_hop}/ {{ return 301 /s/{one_hop}/index.html; }}"
    with serving(tmp_path / "nginx", shipped, planted) as host:
        status, told = ask(host.url, "--timeout", "1")
        asked = Counter(path for path, _, _ in host.asked())
    found = {
        name: [(f["sort"], f["message"]) for f in told["faulty"][id]["faults"]] for name, id in at.items()
    }
    assert found == {
        name: [(fault.sort, fault.message.replace("PORT", str(host.port)))] for name, fault in FAULTS.items()
    }
    assert set(told["faulty"]) == set(at.values())
    assert (status, told["dead"]) == (1, len(FAULTS) - len(WARNINGS))
    # The loop comes back to the printed address only on paper: what was asked once in a walk is not asked again.
    assert {name: asked[f"/s/{id}/"] for name, id in at.items()} == {n: f.asked for n, f in FAULTS.items()}


@pytest.mark.slow
def test_page_of_its_own_under_an_old_name_is_told_but_opens(shipped: Path, tmp_path: Path, ask: Ask) -> None:
    page = "<link rel=canonical href=https://llz.example.gov.cn/s/0001/><h1>长沙市代表之家</h1>"
    planted = f"location = /s/0001/ {{ default_type text/html; return 200 '{page}'; }}"
    with serving(tmp_path / "nginx", shipped, planted) as host:
        status, told = ask(host.url)
    assert status == 0
    assert sorts(told["faulty"]["0001"]) == ["old-name"]
    assert said(told["faulty"]["0001"]) == "网页上写的是“长沙市代表之家”，名册里是“长沙市人大代表联络总站”"


COUNTED = """import atexit, pathlib, sys
tries = []
sys.addaudithook(lambda event, args: event == 'socket.connect' and tries.append(args))
atexit.register(lambda: pathlib.Path({path!r}).write_text(str(len(tries))))"""
"""Python source: how often the process tried to connect is written to a file at its end."""


@pytest.mark.slow
def test_closed_port_is_tried_twice_and_not_once_for_every_code(city: Path, tmp_path: Path) -> None:
    tries = tmp_path / "tries"
    address = f"http://127.0.0.1:{free_port()}"
    code = COUNTED.format(path=str(tries))
    done = in_a_process("audit", address, "--json", at=city, code=code, SOURCE_DATE_EPOCH=EPOCH)
    told = json.loads(done.out)
    assert (done.status, told["dead"]) == (1, PUBLISHED)
    assert {said(row) for row in told["results"]} == {"连不上服务器"}
    assert tries.read_text() == "2"


@pytest.mark.slow
def test_unknown_host_is_dead(ask: Ask) -> None:
    status, told = ask("https://llz.example.invalid")
    assert (status, told["dead"]) == (1, PUBLISHED)
    assert told["hosts"][0]["problem"] == "域名解析不了"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("days", "names", "status", "problem", "left"),
    [
        (400, "names", 0, "", 399),
        (29, "names", 0, "", 28),
        (-1, "names", 1, "证书已经过期", None),
        (400, "elsewhere", 1, "证书不是这个域名的", None),
    ],
    ids=["good", "ends_soon", "expired", "of_another_host"],
)
def test_certificates_are_watched(
    days: int, names: str, status: int, problem: str, left: int | None,
    shipped: Path, tmp_path: Path, ask: Ask, authority: Authority,
) -> None:  # fmt: skip
    with serving(tmp_path / "nginx", shipped, certificate=authority.certificate(days, names)) as host:
        url = host.url if names == "names" else host.url.replace("127.0.0.1", "localhost")
        got, told = ask(url, SSL_CERT_FILE=str(authority.pem))
        asked = host.asked()
    (seen,) = told["hosts"]
    assert (got, seen["problem"], seen["certificate_days_left"]) == (status, problem, left)
    assert seen["certificate_ends_soon"] is (left is not None and left < 30)
    assert told["dead"] == (PUBLISHED if status else 0)
    assert len(asked) == (0 if status else PUBLISHED)


@pytest.mark.slow
def test_certificate_that_nobody_vouches_for_is_dead(
    shipped: Path, tmp_path: Path, ask: Ask, authority: Authority
) -> None:
    with serving(tmp_path / "nginx", shipped, certificate=authority.certificate(400)) as host:
        status, told = ask(host.url)
    assert status == 1
    assert told["hosts"][0]["problem"] in ("签发证书的机构手机不认", "证书链不完整，或者签发机构手机不认")


@pytest.mark.slow
def test_after_a_move_the_printed_addresses_of_the_old_host_are_asked_for(
    shipped: Path, city: Path, tmp_path: Path
) -> None:
    root = tmp_path / "changed"
    shutil.copytree(city, root)
    register = (city / "stations.yaml").read_text("utf-8")
    with serving(tmp_path / "new", shipped) as new:
        moved = f"location / {{ return 301 {new.url}$request_uri; }}"
        with serving(tmp_path / "old", shipped, moved) as old:
            site = load(city, SHIPPED_TODAY).site
            assert site
            printed = [replace(entry, permalink_base=old.url) for entry in site.printed]
            (root / "content/permalinks.csv").write_text(ledger.append("", printed), "utf-8")
            base = f"  permalink_base: {new.url}\n  former_permalink_bases: [{old.url}]\n"
            (root / "stations.yaml").write_text(re.sub("  permalink_base: .*\n", base, register), "utf-8")
            done = zhanpai("audit", "--json", "--rate", "100", at=root, SOURCE_DATE_EPOCH=EPOCH)
            asked = old.asked()
    told = json.loads(done.out)
    assert (done.status, told["checked"], len(asked)) == (0, PUBLISHED, PUBLISHED)
    assert [row["faults"] for row in told["results"]] == [[]] * PUBLISHED
    assert told["results"][0]["chain"] == [f"{old.url}/s/0001/", f"{new.url}/s/0001/"]


@pytest.mark.slow
def test_pace_is_kept(shipped: Path, city: Path, tmp_path: Path) -> None:
    began = time.monotonic()
    with serving(tmp_path / "nginx", shipped) as host:
        done = zhanpai("audit", host.url, "--rate", "20", at=city, SOURCE_DATE_EPOCH=EPOCH)
    assert done.status == 0
    assert time.monotonic() - began >= (PUBLISHED - 1) / 20


@pytest.mark.slow
def test_words_for_a_person(shipped: Path, tmp_path: Path, run: Run) -> None:
    planted = """location = /s/0001/ { return 404; }
    location = /s/0002/ { return 302 /a; } location = /a { return 302 /b; }
    location = /b { try_files /s/0002/index.html =404; }"""
    with serving(tmp_path / "nginx", shipped, planted) as host:
        done = run(host.url)
    assert done.status == 1
    assert done.out == (
        "逐个打开永久网址 …\n"
        f"错误  0001  打不开    404，没有这个网页              {host.url}/s/0001/\n"
        f"提醒  0002  连跳几次  跳转了 2 次才到，应当至多一次  {host.url}/s/0002/\n"
        f"提醒  {host.url}  没有用 https，路上会被人改；有的手机会拦。\n"
        "查了 64 个永久网址：62 个正常，1 个打不开或者开错，1 个有提醒。\n"
    )


def test_sound_site_in_words(shipped: Path, tmp_path: Path, run: Run, authority: Authority) -> None:
    with serving(tmp_path / "nginx", shipped, certificate=authority.certificate(400)) as host:
        done = run(host.url, SSL_CERT_FILE=str(authority.pem))
    assert done.status == 0
    assert done.lines[-2:] == [
        f"{host.url} 的证书还有 399 天到期。",
        "查了 64 个永久网址，全部打得开，而且都是自己的网页。",
    ]


@pytest.mark.slow
def test_a_thousand_faults_of_one_cause_are_told_by_their_cause(run: Run) -> None:
    done = run(f"http://127.0.0.1:{free_port()}")
    assert done.status == 1
    assert "……还有 24 处没有列出来，用 --json 看全部。" in done.lines
    assert "    64 处 打不开：连不上服务器" in done.lines


@pytest.mark.parametrize("url", ["llz.example.gov.cn", "ftp://x.cn", "https://x.cn/?a=1", "https://x y"])
def test_what_is_no_site_is_refused(url: str, run: Run) -> None:
    done = run(url)
    assert (done.status, done.out) == (2, "")
    assert done.err == f"“{url}”不是一个网站的网址。\n从 https:// 写起，例如 https://llz.example.gov.cn。\n"


def small_project(root: Path) -> Path:
    shutil.copytree(ROOT / "tests/fixtures/demo", root)
    return root


def test_nothing_printed_says_how_to_look_at_all(tmp_path: Path) -> None:
    root = small_project(tmp_path / "small")
    done = zhanpai("audit", "http://127.0.0.1:9", at=root)
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        "还没有登记过印出去的牌子，也没有发布过，没有可查的。\n要查名册里的全部站点和代表，加上 --all。\n"
    )


def test_damaged_ledger_is_told_and_nobody_is_asked(tmp_path: Path) -> None:
    root = small_project(tmp_path / "small")
    (root / "content/permalinks.csv").write_text("1,station\n", "utf-8")
    done = zhanpai("audit", "http://127.0.0.1:9", at=root)
    assert done.status == 1
    assert "P501" in done.err
    assert "404" not in done.shown


@pytest.mark.slow
def test_printed_station_that_the_register_has_lost_is_still_asked_for(
    shipped: Path, city: Path, tmp_path: Path
) -> None:
    """The plate hangs there whatever the register says."""
    root = tmp_path / "changed"
    shutil.copytree(city, root)
    text = (city / "stations.yaml").read_text("utf-8")
    (root / "stations.yaml").write_text(re.sub(r'(?m)^  - \{id: "0002".*\n', "", text), "utf-8")
    with serving(tmp_path / "nginx", shipped) as host:
        done = zhanpai("audit", host.url, "--json", "--rate", "100", at=root, SOURCE_DATE_EPOCH=EPOCH)
    assert json.loads(done.out)["checked"] == PUBLISHED
