"""Repairs are carried out at the very characters they name, and nothing else of the file changes."""

import pytest

from zhanpai.kit.diagnostics import Diagnostic, Repair
from zhanpai.kit.mending import mend


def finding(line, column, old, new, *, more=(), code="D203"):
    return Diagnostic("a.yaml", line, column, code, "。", "。", repair=Repair(column, old, new, more=more))


def test_line_ends_the_mark_and_all_other_lines_stay():
    raw = "\ufeffa: 甲\r\nb: 乙  # 注\rc: 丙\n\nd: 丁".encode()
    mended = mend(raw, [finding(2, 4, "乙", "己"), finding(5, 1, "d: 丁", "d: 戊")])
    assert mended.raw.decode() == "\ufeffa: 甲\r\nb: 己  # 注\rc: 丙\n\nd: 戊"
    assert mended.lines == {"b: 己  # 注", "d: 戊"}


def test_several_in_one_line_are_carried_out_from_behind():
    mended = mend(b"a: [1, 2]\n", [finding(1, 5, "1", "十一"), finding(1, 8, "2", "十二")])
    assert mended.raw.decode() == "a: [十一, 十二]\n"
    assert len(mended.done) == 2


def test_of_two_that_overlap_the_first_is_carried_out():
    one, other = finding(1, 4, "甲乙", "丙"), finding(1, 5, "乙", "丁")
    mended = mend("a: 甲乙\n".encode(), [other, one])
    assert (mended.raw.decode(), mended.done) == ("a: 丙\n", (one,))


def test_what_is_not_there_any_more_is_left():
    mended = mend("a: 甲\n".encode(), [finding(1, 4, "乙", "丙"), finding(9, 1, "x", "y")])
    assert (mended.raw.decode(), mended.done) == ("a: 甲\n", ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_that_is_to_go_goes_with_its_end(end):
    raw = f"a: 甲{end}%YAML 1.2{end}b: 乙{end}".encode()
    assert mend(raw, [finding(2, 1, "%YAML 1.2", "")]).raw.decode() == f"a: 甲{end}b: 乙{end}"


def test_lines_that_belong_together_are_mended_together_or_not_at_all():
    more = ((2, 1, "乙", "  乙"), (3, 1, "丙", "  丙"))
    assert (
        mend("甲\n乙\n丙\n".encode(), [finding(1, 1, "甲", "  甲", more=more)]).raw.decode()
        == "  甲\n  乙\n  丙\n"
    )
    assert (
        mend("甲\n乙\n丁\n".encode(), [finding(1, 1, "甲", "  甲", more=more)]).raw.decode() == "甲\n乙\n丁\n"
    )
