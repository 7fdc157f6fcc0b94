"""A save can be taken back, the last or any, and what others have changed since is never lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.fronts.desk.history.test_saves import tree
from tests.make import write_project
from zhanpai.content.versions.typed_values import read_values
from zhanpai.fronts.desk.history.save_record import Save, saved_files
from zhanpai.fronts.desk.history.saves import Change, Saves
from zhanpai.fronts.desk.history.undoing import changes_said, plan_undo
from zhanpai.kit.clock import CHINA
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml.splice import add_item, remove, set_value

STATION = "content/stations/yuelu/0001.yaml"
NEWS = "content/news/2026/2026-03-01-dianti.md"
PICTURE = "content/stations/yuelu/0001 大门 照片.jpg"
AT = dt.datetime(2026, 3, 4, 9, 5, 7, tzinfo=CHINA)
TYPED = """\
# 望月湖
address: 示范路1号   # 门口
phone: "0731-1"
rota:
  - {on: 2026-03-11, deputies: ["100001"]}   # 第一次
  - {on: 2026-03-18, deputies: ["100001"]}
"""
ARTICLE = "---\ntitle: 电梯装好了\ndate: 2026-03-01\n---\n\n第一段。\r\n\r\n第二段。\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path / "联络站 资料", {STATION: TYPED, NEWS: ARTICLE})


@pytest.fixture
def saves(root: Path) -> Saves:
    return Saves(root, lambda: AT)


def edit(saves: Saves, path: str, old: str, new: str, what: str = "改站的资料") -> Save:
    """Save the file with `new` in the place of `old`, as a room of the desk does."""
    before = (saves.root / path).read_bytes()
    assert old.encode() in before
    return put(saves, what, (path, before, before.replace(old.encode(), new.encode(), 1)))


def put(saves: Saves, what: str, *files: tuple[str, bytes | None, bytes | None]) -> Save:
    save = saves.save(Change(what, "李样例", (), files))
    assert save
    return save


def text(root: Path, path: str = STATION) -> str:
    return (root / path).read_bytes().decode()


def test_the_last_save_is_taken_back_to_the_byte_and_that_again(root: Path, saves: Saves) -> None:
    before = tree(root)
    picture = b"\xff\xd8" * 9
    raw = (root / STATION).read_bytes()
    first = put(
        saves, "放一张照片", (PICTURE, None, picture), (STATION, raw, raw + b"last_verified: 2026-03-04\n")
    )
    after = tree(root)
    back = saves.undo(first.id, "张示例")
    assert back.save and back.save.details == (
        "图片 0001 大门 照片.jpg：去掉了",
        "站 0001 的资料，最近核对日期：去掉“2026-03-04”",
    )
    assert tree(root) == before
    assert back.save and back.save.takes_back == first.id
    assert (back.save.who, back.save.what) == ("张示例", "退回“放一张照片”")
    again = saves.undo(back.save.id, "张示例")
    assert (
        again.save
        and tree(root) == after
        and [one.what for one in saves.entries(9)]
        == [
            "退回“退回“放一张照片””",
            "退回“放一张照片”",
            "放一张照片",
        ]
    )


def test_a_file_that_was_taken_away_comes_back(root: Path, saves: Saves) -> None:
    before = tree(root)
    gone = put(saves, "删掉草稿", (NEWS, before[NEWS], None))
    assert NEWS not in tree(root)
    assert saves.undo(gone.id, "李样例").save and tree(root) == before


def test_an_older_save_is_taken_back_alone_and_every_later_byte_stays(root: Path, saves: Saves) -> None:
    first = edit(saves, STATION, '"0731-1"', '"0731-2"')
    edit(saves, STATION, "# 望月湖", "# 望月湖，改过注解")
    edit(saves, STATION, "示范路1号", "示范路2号")
    back = saves.undo(first.id, "李样例")
    assert back.save and back.save.details == ("电话：原来是“0731-2”，改成“0731-1”",)
    assert text(root) == TYPED.replace("# 望月湖", "# 望月湖，改过注解").replace("示范路1号", "示范路2号")


def test_items_are_taken_back_out_of_a_list_that_grew_and_shrank_since(root: Path, saves: Saves) -> None:
    added = edit(
        saves,
        STATION,
        "  - {on: 2026-03-18",
        '  - {on: 2026-03-15, deputies: ["100001"]}\n  - {on: 2026-03-18',
    )
    edit(saves, STATION, '  - {on: 2026-03-11, deputies: ["100001"]}   # 第一次\n', "")
    edit(
        saves,
        STATION,
        '{on: 2026-03-18, deputies: ["100001"]}',
        '{on: 2026-03-18, deputies: ["100001"], topic: 电梯}',
    )
    back = saves.undo(added.id, "李样例")
    assert back.save and back.save.details == ("轮值安排：去掉一项（2026-03-15 100001）",)
    assert text(root).partition("rota:\n")[2] == '  - {on: 2026-03-18, deputies: ["100001"], topic: 电梯}\n'


def test_what_was_changed_again_is_named_and_nothing_is_written_without_a_yes(
    root: Path, saves: Saves
) -> None:
    raw = (root / STATION).read_bytes()
    new = raw.replace(b'"0731-1"', b'"0731-2"').replace("示范路1号".encode(), "示范路2号".encode())
    both = put(saves, "改电话和地址", (STATION, raw, new))
    edit(saves, STATION, '"0731-2"', '"0731-9"')
    before = tree(root)
    told = saves.undo(both.id, "李样例")
    assert told.save is None and tree(root) == before
    assert told.undoing.words[0].back == ("地址：原来是“示范路2号”，改成“示范路1号”",)
    assert told.undoing.words[0].cannot == ("电话：后来又改成了“0731-9”",)
    done = saves.undo(both.id, "李样例", agreed=told.undoing.mark)
    assert done.save and text(root) == TYPED.replace('"0731-1"', '"0731-9"')


def test_a_yes_counts_for_what_was_shown_alone(root: Path, saves: Saves) -> None:
    first = edit(saves, STATION, '"0731-1"', '"0731-2"')
    mark = saves.plan_undo(first.id).mark
    edit(saves, STATION, "示范路1号", "示范路2号")
    before = tree(root)
    with pytest.raises(Problem, match="您看的时候又有人改过"):
        saves.undo(first.id, "李样例", agreed=mark)
    assert tree(root) == before


def test_a_text_that_was_written_on_since_is_not_put_back_but_its_front_matter_is(
    root: Path, saves: Saves
) -> None:
    raw = (root / NEWS).read_bytes()
    new = raw.replace("电梯装好了".encode(), "加装电梯".encode()).replace(
        "第一段".encode(), "头一段".encode()
    )
    first = put(saves, "改动态", (NEWS, raw, new))
    edit(saves, NEWS, "第二段", "末一段")
    told = saves.undo(first.id, "李样例").undoing
    assert told.words[0].cannot == ("正文：后来又改过",)
    assert saves.undo(first.id, "李样例", agreed=told.mark).save
    assert text(root, NEWS) == ARTICLE.replace("第一段", "头一段").replace("第二段", "末一段")


def test_a_text_comes_back_byte_for_byte_where_the_front_matter_alone_was_changed_since(
    root: Path, saves: Saves
) -> None:
    first = edit(saves, NEWS, "第一段", "头一段")
    edit(saves, NEWS, "电梯装好了", "加装电梯")
    assert saves.undo(first.id, "李样例").save
    assert text(root, NEWS) == ARTICLE.replace("电梯装好了", "加装电梯")


@pytest.mark.parametrize(
    ("before", "after", "now", "why"),
    [
        (b"1", b"2", b"3", "后来又换过"),
        (None, b"2", b"3", "是这一次新建的，后来又改过"),
        (b"1", b"2", None, "后来去掉了"),
        (b"1", None, b"3", "后来又有了同名的文件"),
    ],
)
def test_pictures_that_changed_again_are_left(
    root: Path, saves: Saves, before: bytes | None, after: bytes | None, now: bytes | None, why: str
) -> None:
    if before:
        (root / PICTURE).write_bytes(before)
    first = put(saves, "换照片", (PICTURE, before, after))
    put(saves, "又换照片", (PICTURE, after, now))
    here = tree(root)
    told = saves.undo(first.id, "李样例")
    assert told.save is None and told.undoing.words[0].cannot == (f"整个文件：{why}",)
    assert saves.undo(first.id, "李样例", agreed=told.undoing.mark).save is None
    assert tree(root) == here


def test_what_is_back_already_is_not_written_twice(root: Path, saves: Saves) -> None:
    first = edit(saves, STATION, '"0731-1"', '"0731-2"')
    assert saves.undo(first.id, "李样例").save
    here = tree(root)
    told = saves.undo(first.id, "李样例")
    assert told.save is None and told.undoing.is_whole and told.undoing.files == () and tree(root) == here


def test_a_file_that_can_no_longer_be_read_is_left(root: Path, saves: Saves) -> None:
    first = edit(saves, STATION, '"0731-1"', '"0731-2"')
    (root / STATION).write_text(TYPED + "phone: 又写了一遍\n", "utf-8")
    here = tree(root)
    told = saves.undo(first.id, "李样例")
    assert told.save is None and "先到“检查”里改好" in told.undoing.words[0].cannot[0] and tree(root) == here


def test_remarks_that_changed_alone_are_told_to_stay_where_the_file_changed_since(
    root: Path, saves: Saves
) -> None:
    first = edit(saves, STATION, "# 门口", "# 大门口")
    edit(saves, STATION, "示范路1号", "示范路2号")
    assert saves.undo(first.id, "李样例").undoing.words[0].cannot == (
        "整个文件：这一次只改了排版或者注解，后来又改过",
    )


def test_an_unknown_save_is_told(saves: Saves) -> None:
    for id in ("", "0000000009-01234567", "../../stations"):
        with pytest.raises(Problem, match="没有这一次"):
            saves.undo(id, "李样例")


LAID = """\
# 望月湖
address: 示范路1号   # 门口
phone: "0731-1"
hours: '周一至周五'
head: {name: 张示例, post: 站长}   # 站长
intro: |
  第一段。

  第二段。
features: [养老, 物业]
rota:
  # 第一次
  - {on: 2026-03-11, deputies: ["100001"]}
  - on: 2026-03-18
    deputies:
      - "100001"
    topic: 电梯
deputies:
  - id: "100001"
    name: 王示范
    focus: [养老服务]
"""


def some_edit(dice: Random, number: int, place: tuple[str | int, ...]) -> Callable[[bytes], bytes]:
    """Something another value is made of at this place, whatever stands elsewhere."""
    if place[-1:] == ("+",):
        keys, item = place[:-1], f"新的 {number}"
        return lambda raw: add_item(raw, STATION, keys, {"on": item} if keys == ("rota",) else item)
    if place[-1:] == ("-",):
        return lambda raw: remove(raw, STATION, place[:-1])
    text = dice.choice(["x: y", "第三段。\n\n# 不是注解\n", "2026-03-14", "是", "- a", f"新的 {number}"])
    return lambda raw: set_value(raw, STATION, place, text)


PLACES = (
    *(
        ("address",),
        ("phone",),
        ("hours", "-"),
        ("head", "post"),
        ("head", "name"),
        ("intro",),
        ("last_verified",),
    ),
    *(
        ("features", "+"),
        ("rota", "+"),
        ("rota", 0, "on"),
        ("rota", 1, "topic", "-"),
        ("deputies", 0, "name"),
    ),
    *(("deputies", 0, "focus", "+"), ("note",)),
)


@pytest.mark.breadth
@pytest.mark.parametrize("seed", range(60))
def test_any_save_of_many_goes_back_and_every_other_byte_stays(seed: int) -> None:
    dice = Random(seed)
    edits = [some_edit(dice, n, place) for n, place in enumerate(dice.sample(PLACES, dice.randrange(2, 9)))]
    states = [LAID.encode()]
    for step in edits:
        states.append(step(states[-1]))
    undone = dice.randrange(len(edits))
    others = LAID.encode()
    for step in edits[:undone] + edits[undone + 1 :]:
        others = step(others)
    contents = ((STATION, states[undone], states[undone + 1]),)
    save = Save("0000000001-00000000", AT, "李样例", "改", (), saved_files(contents))
    undoing = plan_undo(save, contents, lambda _: states[-1])
    assert undoing.is_whole, undoing.words
    values, expected = (read_values(STATION, raw) for raw in (undoing.files[0][2] or b"", others))
    assert values and expected and values.data == expected.data
    kept = set(others.splitlines()) & set(states[-1].splitlines())
    assert kept <= {*(undoing.files[0][2] or b"").splitlines()}


def test_what_a_save_did_is_said_of_every_kind_of_file() -> None:
    assert changes_said(NEWS, ARTICLE.encode(), ARTICLE.replace("第一段", "x").encode()) == ("正文改了",)
    assert changes_said(PICTURE, b"1", b"2") == ("图片 0001 大门 照片.jpg：换了一个",)
    assert changes_said(PICTURE, None, b"2") == ("图片 0001 大门 照片.jpg：新放上的",)
    assert changes_said(PICTURE, b"1", None) == ("图片 0001 大门 照片.jpg：去掉了",)
    assert changes_said(STATION, b"hours: x\n", b"# y\nhours: x\n") == ("站 0001 的资料：只改了排版或者注解",)
