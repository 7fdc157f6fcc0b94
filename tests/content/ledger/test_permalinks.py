"""The ledger as text: what is appended is read back, and every accident of a spreadsheet is named."""

import csv
import datetime as dt
import hashlib
import io

import pytest

from zhanpai.content import ledger
from zhanpai.content.load.permalinks import read_ledger
from zhanpai.domain.model.printed import Printed, PrintedKind

JANUARY, MARCH = dt.date(2026, 1, 5), dt.date(2026, 3, 4)
BASE = "https://llz.example.gov.cn"


def plate(
    id: str = "0002", what: str = "s1", on: dt.date = MARCH, text: str = "湖东社区人大代表联络站"
) -> Printed:
    return Printed(PrintedKind.STATION, id, what, on, BASE, text, "岳麓区/望月湖街道/湖东社区")


CARD = Printed(PrintedKind.DEPUTY, "100001", "s10", MARCH, BASE, "张示例", "张示例")


def codes(raw: bytes) -> list[str]:
    return [problem.code for problem in read_ledger(raw).problems]


def messages(raw: bytes) -> list[str]:
    return [problem.message for problem in read_ledger(raw).problems]


def test_a_new_ledger_is_these_very_bytes():
    text = ledger.append("", [plate()])
    cells = "station\x1f0002\x1fs1\x1f2026-03-04\x1fhttps://llz.example.gov.cn\x1f湖东社区人大代表联络站\x1f岳麓区/望月湖街道/湖东社区"
    checksum = "h" + hashlib.sha256(cells.encode()).hexdigest()[:16]
    assert text == (
        "id,kind,what,on,permalink_base,text,place,hash\n"
        "0002,station,s1,2026-03-04,https://llz.example.gov.cn,湖东社区人大代表联络站,岳麓区/望月湖街道/湖东社区,"
        f"{checksum}\n"
    )


def test_what_is_appended_is_read_back():
    printings = (plate(on=JANUARY), plate("0003", text='引号"和,逗号'), CARD)
    read = read_ledger(ledger.append("", printings).encode())
    assert read.printed == printings
    assert read.problems == ()
    assert [printing.line for printing in read.printed] == [2, 3, 4]


def test_any_reader_of_csv_understands_it():
    rows = list(csv.DictReader(io.StringIO(ledger.append("", [CARD]))))
    assert rows[0]["id"] == "100001"
    assert rows[0]["text"] == "张示例"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_appending_keeps_every_byte_that_was_there(end):
    before = ledger.append("", [plate(on=JANUARY)]).replace("\n", end)
    after = ledger.append(before, [CARD])
    assert after.startswith(before)
    assert after.count("\n") == after.count(end) == 3


def test_a_last_line_without_its_end_gets_one_first():
    before = ledger.append("", [plate()]).rstrip("\n")
    assert ledger.append(before, [CARD]) == ledger.append("", [plate(), CARD])


def test_line_ends_of_windows_are_no_fault_because_git_writes_them():
    assert codes(ledger.append("", [plate()]).replace("\n", "\r\n").encode()) == []


def test_byte_order_mark_is_only_a_hint_while_nothing_is_lost():
    read = read_ledger(b"\xef\xbb\xbf" + ledger.append("", [plate()]).encode())
    assert [(p.code, p.severity.is_error) for p in read.problems] == [("P503", False)]
    assert read.printed == (plate(),)


def test_ledger_saved_as_gbk_is_told_its_encoding():
    (message,) = messages(ledger.append("", [plate()]).encode("gb18030"))
    assert message == "文件不是 UTF-8 编码，像是 GBK（记事本里叫“ANSI”）。"


@pytest.mark.parametrize(
    ("wrong", "right", "code", "said"),
    [
        ("0002,", "2,", "P501", "站号写成“2”，开头的 0 不见了，多半是表格软件去掉的；应当是“0002”。"),
        ("0002,", "２,", "P501", "站号写成“２”，应当是 4 位数字。"),
        ("2026-03-04", "2026/3/4", "P501", "日期写成“2026/3/4”，多半是表格软件改了日期的写法。"),
        ("2026-03-04", "2026-02-30", "P501", "日期写成“2026-02-30”。"),
        (",station,", ",站点,", "P501", "kind 写成“站点”，应当是 station 或 deputy。"),
        (",s1,", ",S1,", "P501", "what 写成“S1”，应当是 published 或标牌的代号，例如 s1。"),
        (",s1,", ",s1,,", "P501", "这一行有 9 格，应当是 8 格。"),
        (",s1,", ',"s1,', "P501", "这一行的引号不成对。"),
        (",s1,", ",s2,", "P502", "这一行被改过，和当时登记的不一样。"),
        ("湖东社区人大", "湖中社区人大", "P502", "这一行被改过，和当时登记的不一样。"),
        ("0002,", "0003,", "P502", "这一行被改过，和当时登记的不一样。"),
        ("湖东社区,h", "湖东社区,", "P502", "这一行的校验码被改过，和当时登记的不一样。"),
    ],
)
def test_each_accident_has_its_own_words(wrong, right, code, said):
    text = ledger.append("", [plate()])
    head, line = text.split("\n", 1)
    assert wrong in line
    raw = f"{head}\n{line.replace(wrong, right, 1)}".encode()
    assert (codes(raw), messages(raw)) == ([code], [said])


def test_one_careless_save_is_told_once_with_how_many_lines_it_spoilt():
    text = ledger.append("", [plate(f"{n:04}") for n in range(1, 101)])
    raw = "\n".join(line.lstrip("0") for line in text.split("\n")).encode()
    (message,) = messages(raw)
    assert message.endswith("应当是“0001”。这样的一共有 100 行。")


def test_lines_that_are_whole_are_used_though_others_are_not():
    text = ledger.append("", [plate(), plate("0003")]).replace("0002,", "2,")
    assert [e.id for e in read_ledger(text.encode()).printed] == ["0003"]


def test_earlier_day_below_a_later_one_is_a_fault():
    text = ledger.append("", [plate(on=MARCH), plate("0003", on=JANUARY)])
    assert codes(text.encode()) == ["P504"]


@pytest.mark.parametrize("raw", [b"", b"\n", b"\xef\xbb\xbf"])
def test_emptied_ledger_is_a_fault_and_not_a_new_one(raw):
    assert codes(raw) == ["P501"]


def test_no_digest_looks_like_a_number_to_a_spreadsheet():
    for n in range(2000):
        checksum = plate(f"{n:04}").checksum
        assert checksum[0] == "h"
        assert len(checksum) == 17


def test_everything_that_is_wrong_with_a_line_is_told_at_once():
    text = ledger.append("", [plate(), plate("0003"), plate("0004")])
    head, first, second, third, _ = text.split("\n")
    first = first.replace("0002,", "2,").replace("2026-03-04", "2026/3/4")
    second = second.replace("0003,", "3,").replace("湖东社区人大", "湖中社区人大")
    third = third.replace(",station,", ",站点,").replace(",s1,", ",S1,").replace("2026-03-04", "去年")
    raw = "\n".join([head, first, second, third, ""]).encode()
    assert [(p.line, p.code) for p in read_ledger(raw).problems] == [
        (2, "P501"), (2, "P501"), (3, "P502"), (4, "P501"), (4, "P501"),
    ]  # fmt: skip
    assert read_ledger(raw).printed == ()


@pytest.mark.parametrize(
    ("sign", "code"), [("\x00", "Y005"), ("\u202e", "Y006"), ("\ue000", "Y008"), ("锟斤拷", "Y042")]
)
def test_a_sign_that_nobody_types_is_told_as_such_and_not_as_a_change(sign, code):
    text = ledger.append("", [plate(), plate("0003")])
    (problem,) = read_ledger(text.replace("湖东社区人大", f"湖东{sign}社区人大", 1).encode()).problems
    assert (problem.line, problem.code, problem.fix) == (2, code, ledger.RESTORE)
    assert [
        e.id for e in read_ledger(text.replace("湖东社区人大", f"湖东{sign}社区人大", 1).encode()).printed
    ] == ["0003"]
