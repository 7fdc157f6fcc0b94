"""`zhanpai signs` as staff run it."""

import csv
import re

import pytest

from tests.fronts.cli.zhanpai import ENGLISH, in_a_process, snapshot, zhanpai


def test_plates_of_two_stations_are_made_and_written_down(city):
    done = zhanpai("signs", "--kind", "s1", "--only", "0001,0002", at=city)
    assert done.status == 0, done.shown
    assert "2 块，扫过 2 个二维码都对" in done.out
    assert len(list((city / "signs").glob("*/*-s1-doorplate.pdf"))) == 2
    rows = list(csv.DictReader((city / "content/permalinks.csv").open(encoding="utf-8-sig")))
    assert {(row["id"], row["what"]) for row in rows if row["what"] == "s1"} == {
        ("0001", "s1"),
        ("0002", "s1"),
    }


def test_a_proof_is_not_written_down(city):
    done = zhanpai("signs", "--kind", "s1", "--only", "0001", "--proof", at=city)
    assert done.status == 0, done.shown
    assert not (city / "content/permalinks.csv").exists()
    assert not (city / "signs/print.zip").exists()


def test_unknown_kind_station_and_district_are_refused_in_chinese(city):
    for arguments, said in (
        (("--kind", "s99"), "没有“s99”这种标识"),
        (("--only", "9999"), "名册里没有站号“9999”"),
        (("--district", "月球区"), "名册里没有区县“月球区”"),
    ):
        done = zhanpai("signs", *arguments, at=city)
        assert done.status == 2
        assert said in done.err
        assert not ENGLISH.search(done.shown)
        assert not (city / "signs").exists()


def test_nothing_to_reprint_says_so(city):
    assert "没有要重印的牌子" in zhanpai("signs", "--reprint", at=city).out


AS_ANYBODY = """
import ctypes, os
if os.geteuid() == 0:
    # Root without CAP_DAC_OVERRIDE: it must ask for permission like anybody else.
    libc, head, sets = ctypes.CDLL(None), (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert libc.capget(head, sets) == 0
    sets[0] &= ~2
    assert libc.capset(head, sets) == 0
"""
SMALL_FILES = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))"
KILLED = "import zhanpai.press.making.file_maker as f, os\nf.FileMaker.make = lambda *a: os._exit(9)"

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
RASTER = SVG + '<image href="data:image/png;base64,iVBORw0KGgo=" width="64" height="64"/></svg>'
LOGO = "theme/logo/logo.svg:1:"


def refusal(city, *arguments, status, code=""):
    """Run the command, which must leave everything as it was and say one thing in Chinese."""
    before = snapshot(city)
    command = ("signs", "--kind", "s1", *arguments)
    done = in_a_process(*command, at=city, code=code) if code else zhanpai(*command, at=city)
    assert done.status == status, done.shown
    assert snapshot(city) == before
    assert not list(city.rglob(".zhanpai-staging-*"))
    assert not ENGLISH.search(done.shown.replace("Noto Sans CJK SC", ""))
    assert "Traceback" not in done.shown
    return done.shown


def told(shown: str, code: str) -> str:
    """The only message of a refusal that has a code."""
    (message,) = [line for line in shown.splitlines() if " 错误 " in line]
    assert code in message
    return message


@pytest.mark.slow
def test_a_folder_nobody_may_write_in_gets_one_sentence(city):
    locked = city / "locked"
    locked.mkdir(mode=0o555)
    shown = refusal(city, "--out", "locked/signs", status=2, code=AS_ANYBODY)
    assert f"没有权限读写（{locked / 'signs'}）。什么都没有写。" in shown
    assert list(locked.iterdir()) == []


def test_a_folder_below_a_file_gets_one_sentence(city):
    shown = refusal(city, "--out", "stations.yaml/signs", status=2)
    assert f"{city / 'stations.yaml'} 是一个文件，不是文件夹。" in shown


def test_a_file_in_place_of_the_folder_gets_one_sentence(city):
    assert "stations.yaml 是一个文件，不是文件夹。" in refusal(city, "--out", "stations.yaml", status=2)


@pytest.mark.slow
def test_a_system_that_takes_no_more_bytes_gets_one_sentence(city):
    assert "文件太大，系统不让写" in refusal(city, "--only", "0001", status=2, code=SMALL_FILES)
    assert "什么都没有写" in refusal(city, "--jobs", "2", status=2, code=SMALL_FILES)


@pytest.mark.slow
def test_a_killed_worker_is_no_bug_of_ours(city):
    shown = refusal(city, "--jobs", "2", status=2, code=KILLED)
    assert "一个工作进程被系统结束了" in shown and "什么都没有写" in shown and "--jobs 1" in shown


def test_a_font_that_is_not_there_is_named(city):
    (city / "signage.yaml").write_text("fonts: [方正小标宋, Noto Sans CJK SC]\n", "utf-8")
    assert "signage.yaml:1:9:" in told(refusal(city, status=1), "P606 找不到字体“方正小标宋”")


def test_a_file_that_is_no_font_does_not_count_as_one(city):
    (city / "fonts").mkdir()
    (city / "fonts/kaiti.ttf").write_bytes(b"\x00\x01\x00\x00 not a font")
    (city / "signage.yaml").write_text("font_folder: fonts\nfonts: [方正楷体]\n", "utf-8")
    told(refusal(city, status=1), "P606 找不到字体“方正楷体”")


def test_a_character_that_no_font_has_is_named_with_its_person(city):
    path = next(
        p for p in sorted(city.glob("content/stations/*/*.yaml")) if "deputies:" in p.read_text("utf-8")
    )
    text = path.read_text("utf-8")
    name = re.search(r"deputies:.*?name: (\S+?)[,}\n]", text, re.DOTALL)[1]
    path.write_text(text.replace(name, "张\U00020001"), "utf-8")
    before = snapshot(city)
    done = zhanpai("signs", "--kind", "s10", at=city)
    assert done.status == 1
    assert snapshot(city) == before
    assert "代表姓名“张\U00020001”里的“\U00020001”（U+20001），字体里没有。" in told(done.shown, "P602")


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("logo", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "1: 错误 P605 标志不是 SVG 文件。"),
        (RASTER.encode(), "61: 错误 P609 标志里有“image”，不能放到网上。"),
        (f'{SVG}<path d="M0 0h9v9z"'.encode(), "1: 错误 P605 标志不是 SVG 文件，或者没有存完整。"),
        (b"<html><body/></html>", "1: 错误 P605 标志不是 SVG 文件。"),
        (b"", "1: 错误 P605 标志不是 SVG 文件，或者没有存完整。"),
    ],
    ids=["png", "picture in it", "cut short", "web page", "empty"],
)
def test_a_logo_that_cannot_be_drawn_is_named(city, logo, said):
    (city / "theme/logo").mkdir(parents=True)
    (city / "theme/logo/logo.svg").write_bytes(logo)
    assert told(refusal(city, status=1), said.split()[2]).startswith(LOGO + said)


def test_a_logo_in_the_code_above_22_per_cent_is_refused(city):
    (city / "signage.yaml").write_text("code_logo: 0.25\n", "utf-8")
    shown = refusal(city, status=1)
    message = told(shown, "D210")
    assert message.startswith("signage.yaml:1:12:") and "“二维码中的标志”写成“0.25”，超出范围" in message
    assert "写 0 到 0.22 之间的数" in shown


def test_what_signs_makes_is_no_content_to_keep_under_version_control(starter):
    assert "/signs/" in (starter / ".gitignore").read_text("utf-8").splitlines()
