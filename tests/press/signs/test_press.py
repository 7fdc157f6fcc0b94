"""What keeps signs from being printed, and that nothing is written then."""

import hashlib
import re
from collections import Counter

import pytest

from tests.fronts.cli.zhanpai import in_a_process
from tests.make import TODAY
from tests.press.signs.conftest import LONG, make_project
from tests.refused import CUT_OFF, ENVIRONMENT, FULL_DISK, READ_ONLY, need_refusals
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.problem import Problem
from zhanpai.pipeline import prepare
from zhanpai.press.making import file_maker
from zhanpai.press.making.press_run import press_signs

KINDS = ("doorplate",)


def press(root, out=None, kinds=KINDS, **options):
    prepared = prepare(root, TODAY)
    stations = [s for s in prepared.site.stations if s.exists]
    return press_signs(prepared, out or root / "signs", kinds, stations, **options)


def refused(root, **options) -> list[str]:
    with pytest.raises(ContentError) as caught:
        press(root, **options)
    assert not (root / "signs").exists()
    return [str(d) for d in caught.value.diagnostics]


def test_two_runs_give_the_same_bytes(tmp_path):
    root = make_project(tmp_path / "p")
    first = press(root)
    again = press(root, root / "again")
    assert [r.checksum for r in first.released] == [r.checksum for r in again.released]
    assert (root / "signs/print.zip").read_bytes() == (root / "again/print.zip").read_bytes()


@pytest.mark.slow
def test_several_processes_give_the_same_bytes_as_one(tmp_path):
    root = make_project(tmp_path / "p")
    kinds = ("doorplate", "wayfinding", "room_plate", "index_line")
    one = press(root, kinds=kinds)
    # In a process of its own: where typst has run already, no process is forked any more.
    done = in_a_process("signs", "--jobs", "2", "--kind", ",".join(kinds), "--out", "two", at=root)
    assert done.status == 0, done.shown
    for released in one.released:
        raw = (root / "two" / released.file.path).read_bytes()
        assert hashlib.sha256(raw).hexdigest() == released.checksum, released.file.path


def test_a_name_that_cannot_be_read_from_afar_is_an_error_that_names_the_station(tmp_path):
    root = make_project(tmp_path / "p", {"signage.yaml": "kinds: {doorplate: {width: 420, height: 300}}\n"})
    (first, *_) = [t for t in refused(root) if LONG in t]
    assert "stations.yaml:" in first and "P601" in first
    assert "至少要 40 毫米" in first
    assert 'id: "0008"' in first


@pytest.mark.slow
def test_elderly_readers_need_twice_the_height(tmp_path):
    text = "kinds: {doorplate: {width: 420, height: 300, elderly: 否}}\n"
    assert press(make_project(tmp_path / "p", {"signage.yaml": text})).signs == 7


def test_a_code_with_small_modules_is_an_error(tmp_path):
    root = make_project(tmp_path / "p", {"signage.yaml": "kinds:\n  doorplate:\n    code: 45\n"})
    (text,) = refused(root)
    assert text.startswith("signage.yaml:3:11: 错误 P603 门牌的二维码太小：一个小方块只有 1.10 毫米")
    assert "50 以上" in text


def test_a_character_that_no_font_has_names_person_and_character(tmp_path):
    text = 'deputies:\n  - {id: "100900", name: 张\U00032323, mandates: [{level: district, term: 第六届}]}\n'
    root = make_project(tmp_path / "p", {"content/stations/liuyang/0008.yaml": text})
    (said,) = refused(root, kinds=("desk_card",))
    assert said.startswith("content/stations/liuyang/0008.yaml:2:26: 错误 P602 代表姓名“张")
    assert "（U+32323），字体里没有" in said


def test_a_font_that_is_not_there_is_named(tmp_path):
    root = make_project(tmp_path / "p", {"signage.yaml": "fonts: [方正小标宋, Noto Sans CJK SC]\n"})
    (text,) = refused(root)
    assert "signage.yaml:1:9: 错误 P606 找不到字体“方正小标宋”" in text


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\xff\xfe", "<svg><text>站</text></svg>".encode()])
def test_a_logo_that_is_no_svg_is_refused(tmp_path, content):
    root = make_project(tmp_path / "p", {"theme/logo/logo.svg": content})
    (text,) = refused(root)
    assert "theme/logo/logo.svg" in text and "P605" in text


def test_a_misspelt_key_of_the_citys_own_file_stands_on_its_line(tmp_path):
    root = make_project(tmp_path / "p", {"signage.yaml": "kinds:\n  doorplate:\n    widht: 700\n"})
    (text,) = refused(root)
    assert text.startswith("signage.yaml:3:5: 错误 D102 不认识的字段“widht”。")
    assert "是不是想写 width（宽）" in text


def test_a_house_of_an_unknown_station_is_an_error(tmp_path):
    root = make_project(tmp_path / "p", {"signage.yaml": 'stations:\n  "9999": {floor: 3楼}\n'})
    (text,) = refused(root)
    assert "signage.yaml:2:" in text and "P604" in text


def test_ways_of_a_station_take_the_place_of_the_usual_arrows(tmp_path):
    text = 'stations:\n  "0002": {ways: [{arrow: up, floor: 3楼, distance: 50}]}\n'
    root = make_project(tmp_path / "p", {"signage.yaml": text})
    pressed = press(root, kinds=("wayfinding",))
    (sign,) = [s for r in pressed.released for s in r.file.signs if s.subject == "0002" and not r.file.parts]
    assert sign.data["arrow"] == "up"
    assert sign.data["note"] == ["3楼", "前方 50 米"]


def test_a_code_that_reads_otherwise_keeps_everything_back(tmp_path, monkeypatch):
    monkeypatch.setattr(file_maker.inspect, "read_codes", lambda picture: Counter(["https://evil.example/"]))
    texts = refused(make_project(tmp_path / "p"))
    assert all("P701" in text for text in texts)
    assert "扫出来是“https://evil.example/”，应当是“https://llz.example.gov.cn/s/0001/”" in "".join(texts)


def test_a_part_of_a_district_makes_no_file_of_the_district(tmp_path):
    root = make_project(tmp_path / "p")
    press(root, whole_districts=False, kinds=("doorplate", "stickers"))
    assert not list((root / "signs").glob("yuelu/yuelu-*"))


def test_proofs_alone_write_nothing_that_could_be_printed(tmp_path):
    root = make_project(tmp_path / "p")
    press(root, proofs_only=True)
    assert {p.suffix for p in (root / "signs").rglob("*") if p.is_file()} == {".png", ".html"}


def test_what_lies_in_the_folder_already_stays(tmp_path):
    root = make_project(tmp_path / "p", {"signs/note.txt": "不要动"})
    press(root)
    assert (root / "signs/note.txt").read_text("utf-8") == "不要动"
    assert not list((root / "signs").glob(".zhanpai-staging-*"))


@pytest.mark.parametrize("place", [".", "content/signs", "theme"])
def test_signs_never_lie_among_the_content(tmp_path, place):
    root = make_project(tmp_path / "p")
    with pytest.raises(Problem, match="不能"):
        press(root, root / place)


def test_an_obstacle_in_the_folder_keeps_everything_back(tmp_path):
    root = make_project(tmp_path / "p")
    (root / "signs").mkdir()
    (root / "signs/yuelu").write_text("一个文件", "utf-8")
    with pytest.raises(Problem, match="什么都没有写"):
        press(root)
    assert [p.name for p in (root / "signs").iterdir() if p.is_file()] == ["yuelu"]


@pytest.mark.slow
def test_what_is_refused_before_release_keeps_everything_back(tmp_path):
    class Refused(Exception):
        pass

    def refuse(plan):
        raise Refused

    root = make_project(tmp_path / "p")
    with pytest.raises(Refused):
        press(root, before_release=refuse)
    assert not (root / "signs").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("fault", "words"), [(FULL_DISK, "磁盘满了"), (CUT_OFF, "文件太大")], ids=["full", "cut off"]
)
def test_a_full_disk_gets_one_sentence_and_no_half_file(tmp_path, fault, words):
    need_refusals()
    root = make_project(tmp_path / "p")
    done = in_a_process("signs", "--kind", "doorplate", "--jobs", "1", at=root, code=fault, **ENVIRONMENT)
    assert done.status == 2, done.shown
    assert re.search(f"{words}.*什么都没有写", done.err), done.shown
    assert not (root / "signs").exists()


@pytest.mark.slow
def test_a_read_only_disk_gets_one_sentence(tmp_path):
    need_refusals()
    root = make_project(tmp_path / "p")
    done = in_a_process("signs", "--kind", "doorplate", "--jobs", "1", at=root, code=READ_ONLY, **ENVIRONMENT)
    assert done.status == 2, done.shown
    assert "只读" in done.err
