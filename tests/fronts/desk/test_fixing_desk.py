"""Findings are mended at a button: seen first, then written as seen or not at all; what was broken off goes on or back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk, looked, noted, opened, seen
from tests.make import TODAY, write_project
from zhanpai.content import edit_journal
from zhanpai.content.edit_journal import FileChange, Unfinished
from zhanpai.content.load import load
from zhanpai.content.repairs import FileFix, Fixes, Undone
from zhanpai.fronts.desk import state
from zhanpai.fronts.desk.line_changes import LineChange, line_changes
from zhanpai.fronts.desk.looked import Noted
from zhanpai.fronts.desk.looked import noted as note
from zhanpai.fronts.desk.proposal import LeftAlone, Proposal, read_proposal
from zhanpai.fronts.desk.proposing import proposal_of
from zhanpai.fronts.desk.rooms.proposed import proposed_page
from zhanpai.fronts.fixing import fix_of, fixes_of, is_offered
from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.pipeline import examine

STATION = "content/stations/yuelu/0003.yaml"
DIRTY = """\
address：岳麓区示范大道100号&nbsp;青年中心
phone: 0731-00000003转8001
last_verified：2025年12月5日
"""
OTHER = "content/stations/yuelu/0001.yaml"
OTHER_DIRTY = "address: 岳麓区示范路1号\nlast_verified: 2025年12月5日\n"
"""Three lines with slips that only one thing can be meant by, and more in the first that come to light by and by."""


@pytest.fixture(scope="module")
def dirty(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[Noted, ...], Proposal]:
    """What is found in the project, and what would be mended, as it comes out of the process that finds it."""
    root = write_project(tmp_path_factory.mktemp("dirty"), {STATION: DIRTY, OTHER: OTHER_DIRTY})
    return all_noted(root), read_proposal(proposal_of(fixes_of(root, TODAY)).plain())


@pytest.fixture(scope="module")
def open_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("fixing")
    with pytest.MonkeyPatch.context() as patch, opened(write_project(folder / "project"), folder) as desk:
        # Nobody watches the files of this desk.
        patch.setattr(state, "SETTLES", 0)
        yield desk


@pytest.fixture
def desk(open_desk: OpenDesk, dirty: tuple[tuple[Noted, ...], Proposal]) -> OpenDesk:
    """A desk that has seen two files with slips, and has found out what would mend them."""
    (open_desk.desk.root / ".zhanpai-unfinished").unlink(missing_ok=True)
    write_project(open_desk.desk.root, {STATION: DIRTY, OTHER: OTHER_DIRTY})
    seen(open_desk, looked(dirty[0]))
    open_desk.desk.proposal, open_desk.desk.told = dirty[1], None
    return open_desk


@pytest.fixture
def begun(desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """The errands that were asked for; none is run, as each takes a process of its own."""
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(desk.desk, "begin", lambda *what: asked.append(what))
    return asked


def all_noted(root: Path) -> tuple[Noted, ...]:
    return tuple(note(one, can_fix=is_offered(one)) for one in examine(load(root, TODAY)))


def shown(desk: OpenDesk, fixes: Fixes) -> None:
    """Let these fixes wait for an answer, as they come out of the process that found them."""
    desk.desk.proposal = read_proposal(proposal_of(fixes).plain())


def words(page: str) -> str:
    """What a person reads of a page."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page.split("<main", 1)[1])).split())


def accept(clerk: httpx.Client) -> str:
    mark = re.search(r'name="mark" value="(\w+)"', clerk.get("/check/fix").text)
    assert mark
    answer = clerk.post("/check/fix/accept", data={"mark": mark[1]})
    assert (answer.url.path, [one.status_code for one in answer.history]) == ("/check", [303])
    return words(answer.text)


def test_a_finding_has_a_button_where_it_is_sure_and_none_where_a_person_must_say(
    desk: OpenDesk, begun: list[tuple[object, ...]]
) -> None:
    guess = noted(line=7)
    sure = tuple(one for one in desk.desk.glance.looked.found if one.can_fix)
    seen(desk, looked((*sure, guess)))
    with desk.clerk() as clerk:
        page = clerk.get("/check").text
        assert page.count(">改好它<") == len(sure) > 1 and f"其中 {len(sure)} 处不用问人就能改好" in page
        one = sure[0]
        fields = {"path": one.path, "line": str(one.line), "column": str(one.column), "code": one.code}
        clerk.post("/check/fix", data=fields, follow_redirects=False)
        assert begun == [("fix", {"place": (one.path, one.line, one.column, one.code)})]
        clerk.post("/check/fix", data={"only": one.code}, follow_redirects=False)
        clerk.post("/check/fix", data={"only": ""}, follow_redirects=False)
        assert begun[1:] == [("fix", {"codes": [one.code]}), ("fix", {"codes": []})]
        begun.clear()
        for wrong in (
            {"path": guess.path, "line": "7", "column": "3", "code": guess.code},
            {**fields, "path": "../x"},
        ):
            assert "这一处已经和检查的时候不一样了" in clerk.post("/check/fix", data=wrong).text
        assert begun == []


def test_what_would_change_is_told_line_by_line_and_nothing_is_written(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        page = clerk.get("/check/fix").text
    told = words(page)
    assert "现在还没有写。" in told and STATION in told
    assert (
        "第 2 行" in told
        and "原来 phone: 0731-00000003 转 8001" in told
        and "改成 phone: 0731-00000003 - 8001" in told
    )
    assert "照这样改" in told and "不改" in told and "<del>转</del>" in page and "<ins>-</ins>" in page
    assert (desk.desk.root / STATION).read_text("utf-8") == DIRTY


def test_a_yes_writes_what_was_shown_tells_it_and_looks_again(
    desk: OpenDesk, begun: list[tuple[object, ...]]
) -> None:
    meant = {path: after for path, _, after in desk.desk.proposal.files}
    with desk.clerk() as clerk:
        told = accept(clerk)
        assert re.search(r"改好了 2 个文件里的 \d+ 处，正在重新检查。", told)
        assert meant == {path: (desk.desk.root / path).read_bytes() for path in (STATION, OTHER)}
        assert begun == [("look",)]
        # A second click, or a page that was left open, writes nothing.
        answer = clerk.post("/check/fix/accept", data={"mark": "x"})
        assert "已经换了或者写过了。什么都没有写。" in answer.text
        assert clerk.get("/check/fix").url.path == "/check"


def test_a_yes_to_another_proposal_than_the_one_that_waits_writes_nothing(desk: OpenDesk) -> None:
    old = desk.desk.proposal
    desk.desk.proposal = Proposal(old.mended, old.changes, (), old.files[:1])
    with desk.clerk() as clerk:
        assert "什么都没有写" in clerk.post("/check/fix/accept", data={"mark": old.mark}).text
    assert (desk.desk.root / STATION).read_text("utf-8") == DIRTY


def test_a_no_writes_nothing(desk: OpenDesk, begun: list[tuple[object, ...]]) -> None:
    with desk.clerk() as clerk:
        assert "什么都没有写" in clerk.post("/check/fix/refuse").text
        assert clerk.get("/check/fix").url.path == "/check"
    assert (desk.desk.root / STATION).read_text("utf-8") == DIRTY and begun == []


@pytest.mark.parametrize("theirs", [DIRTY + "# 同事刚写的\n", None])
def test_a_file_that_was_saved_or_taken_away_meanwhile_is_left_so_and_nothing_else_is_written(
    desk: OpenDesk, begun: list[tuple[object, ...]], theirs: str | None
) -> None:
    root = desk.desk.root
    assert len(desk.desk.proposal.files) == 2
    with desk.clerk() as clerk:
        (root / STATION).write_text(theirs, "utf-8") if theirs else (root / STATION).unlink()
        told = accept(clerk)
    assert "没有写：文件刚才被改过" in told and STATION in told and "什么都没有写" in told
    assert (root / OTHER).read_text("utf-8") == OTHER_DIRTY and begun == [("look",)]
    assert (root / STATION).read_text("utf-8") == theirs if theirs else not (root / STATION).exists()


def test_what_was_tried_and_put_back_is_told_with_why(desk: OpenDesk) -> None:
    first, second = (Diagnostic(STATION, n, 1, "D204", f"第 {n} 句。", "改。") for n in (1, 2))
    shown(desk, Fixes((), (Undone(first, second),), (first,)))
    with desk.clerk() as clerk:
        told = words(clerk.get("/check/fix").text)
    assert f"改了又会有： {' '.join(second.message.split())}" in told and first.message in told
    assert "照这样改" not in told


def test_words_of_files_are_shown_as_text(desk: OpenDesk) -> None:
    evil = "<script>alert(1)</script>"
    shown(
        desk,
        Fixes((FileFix(f"content/{evil}", f"a: {evil}".encode(), f"a: {evil}\u202e".encode(), ()),), (), ()),
    )
    with desk.clerk() as clerk:
        page = clerk.get("/check/fix").text.split("<main")[1]
    assert evil not in page and "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "\u202e" not in page


def test_one_finding_is_mended_and_its_neighbours_are_left(desk: OpenDesk) -> None:
    root = desk.desk.root
    (root / STATION).write_text(
        "address: 示范大道100号\nphone: 0731-00000003转8001\nlast_verified: 2025年12月5日\n", "utf-8"
    )
    one = next(one for one in examine(load(root, TODAY)) if one.line == 3 and is_offered(one))
    (file,) = fix_of(root, TODAY, (one.path, one.line, one.column, one.code)).files
    assert (
        file.after.decode()
        == "address: 示范大道100号\nphone: 0731-00000003转8001\nlast_verified: 2025-12-05\n"
    )
    assert fix_of(root, TODAY, (one.path, one.line + 9, one.column, one.code)).files == ()


def test_lines_are_paired_and_marked_where_they_differ() -> None:
    before = "\ufeff地址：示范大道100号&nbsp;青年\r\nb: 二  \r\nc\r\nd\r\ne".encode()
    after = "\ufeff地址: 示范大道100号 青年\r\nb: 二\r\nd\r\nf\te\r\ng".encode()
    assert line_changes(before, after) == [
        LineChange(
            1,
            ((("·地址", False), ("：", True), ("示范大道100号", False), ("&nbsp;", True), ("青年", False)),),
            ((("·地址", False), (":␣", True), ("示范大道100号", False), ("␣", True), ("青年", False)),),
        ),
        LineChange(2, ((("b: 二", False), ("␣␣", True)),), ((("b: 二", False),),)),
        LineChange(3, ((("c", True),),), ()),
        LineChange(5, ((("e", True),),), ((("f·e", True),), (("g", True),))),
    ]


def test_many_changes_are_on_several_pages_and_what_is_left_alone_on_the_last(desk: OpenDesk) -> None:
    some = desk.desk.proposal
    left = (LeftAlone(STATION, 1, "一句话。", "另一句。"),)
    many = Proposal(301, some.changes[:1] * 301, left, some.files)
    pages = [proposed_page(many, {}, n) for n in (0, 4, 99)]
    assert [p.left_alone for p in pages] == [(), left, left]
    assert [p.number for p in pages] == [1, 4, 4] and [len(p.files[0].changes) for p in pages] == [100, 1, 1]


@pytest.mark.parametrize("path", ["/check/fix", "/check/fix/accept", "/check/fix/refuse", "/unfinished"])
def test_only_forms_of_the_desk_change_anything(desk: OpenDesk, path: str) -> None:
    mark = {"mark": desk.desk.proposal.mark}
    with desk.clerk() as clerk:
        assert clerk.post(path, data=mark, headers={"Origin": "https://evil.example"}).status_code == 403
        assert desk.stranger().post(path, data=mark, headers={"Origin": desk.at}).status_code == 403
    assert (desk.desk.root / STATION).read_text("utf-8") == DIRTY and desk.desk.proposal is not None


def break_off(root: Path) -> tuple[str, str]:
    """A change of two files that was ended after the first."""
    paths = (STATION, OTHER)
    before = [(root / path).read_bytes() for path in paths]
    files = tuple(FileChange(path, raw, raw + b"# new\n") for path, raw in zip(paths, before, strict=True))
    edit_journal.keep(root, Unfinished("自动改正", files))
    (root / STATION).write_bytes(files[0].after)
    return paths


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("how", "words_told", "ends"), [("finish", "写完了", True), ("undo", "退回原样了", False)]
)
def test_what_was_broken_off_goes_on_or_back_at_a_button_in_every_room(
    desk: OpenDesk, begun: list[tuple[object, ...]], how: str, words_told: str, ends: bool
) -> None:
    root = desk.desk.root
    paths = break_off(root)
    with desk.clerk() as clerk:
        for room in ("/", "/check", "/site"):
            assert "接着写完" in words(clerk.get(room).text) and "退回原样" in clerk.get(room).text
        assert "写到一半断了" in accept(clerk)
        told = words(clerk.post("/unfinished", data={"how": how}).text)
        assert f"“自动改正”{words_told}" in told and "上次的改动写到一半断了" not in told
    assert [(root / path).read_bytes().endswith(b"# new\n") for path in paths] == [ends, ends]
    assert begun[-1] == ("look",)


def test_who_has_saved_since_is_asked_about_and_keeps_what_was_saved(
    desk: OpenDesk, begun: list[tuple[object, ...]]
) -> None:
    root = desk.desk.root
    first, second = break_off(root)
    (root / first).write_text("address: 同事后来写的\n", "utf-8")
    with desk.clerk() as clerk:
        page = clerk.post("/unfinished", data={"how": "finish"}).text
        assert "有 1 个文件又被改过" in words(page) and 'name="keep" value="yes"' in page
        assert not (root / second).read_bytes().endswith(b"# new\n")
        assert (
            f"{first} 后来又被改过，没有动"
            in clerk.post("/unfinished", data={"how": "finish", "keep": "yes"}).text
        )
    assert (root / first).read_text("utf-8") == "address: 同事后来写的\n"
    assert (root / second).read_bytes().endswith(b"# new\n")


def test_a_damaged_journal_says_what_to_do_and_offers_no_button(desk: OpenDesk) -> None:
    (desk.desk.root / ".zhanpai-unfinished").write_text("坏了", "utf-8")
    with desk.clerk() as clerk:
        page = clerk.get("/check").text
    assert "看不出来了" in page and "接着写完" not in page


@pytest.mark.slow
def test_from_the_button_to_the_next_look_with_the_processes_that_do_it(desk: OpenDesk) -> None:
    root = desk.desk.root
    one = next(one for one in desk.desk.glance.looked.found if one.path == OTHER and one.can_fix)
    with desk.clerk() as clerk:
        fields = {name: str(getattr(one, name)) for name in ("path", "line", "column", "code")}
        page = clerk.post("/check/fix", data=fields)
        assert page.url.path == "/check/fix" and "还没有写" in page.text
        desk.end("fix")
        assert "改好了 1 个文件里的 1 处，正在重新检查。" in accept(clerk)
        assert desk.desk.running("look")
        desk.desk.workshop.stop("look")
    assert (root / OTHER).read_text("utf-8") == OTHER_DIRTY.replace("2025年12月5日", "2025-12-05")
    assert (root / STATION).read_text("utf-8") == DIRTY
