"""`zhanpai new opinion` writes down what somebody has said: a number that is free, nobody's name, every other byte kept."""

import datetime as dt
import re

import pytest

from tests.fronts.cli.test_ends import on_a_terminal
from tests.fronts.cli.zhanpai import snapshot, zhanpai
from tests.make import TODAY
from zhanpai.content.load import load
from zhanpai.content.scaffold.insertion import InsertionError, append_entry
from zhanpai.content.scaffold.opinion import next_opinion_id

LEDGER = "content/opinions/shili/0001.yaml"
MATTER = ("--station", "1", "--topic", "小区门口的路灯不亮", "--category", "市政设施")
ITEM = ["- id: b", "  topic: 乙"]


def test_the_first_opinion_makes_the_ledger_and_passes_check(starter):
    done = zhanpai("new", "opinion", *MATTER, at=starter)
    assert (
        done.lines[0]
        == f"已登记：编号 0001-2026-01，写在 {LEDGER} 里。把这个编号告诉反映的人，他凭编号查办理进度。"
    )
    assert zhanpai("check", "--strict", at=starter).status == 0
    (opinion,) = load(starter, TODAY).site.stations[0].opinions
    assert (opinion.id, opinion.topic, opinion.status.value, str(opinion.history[0].on)) == (
        *("0001-2026-01", "小区门口的路灯不亮"),
        *("received", "2026-03-04"),
    )
    text = (starter / LEDGER).read_text("utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../../../schema/opinions.json\n# 示例区示范街道人大代表联络总站（站号 0001）的意见建议台账"
    )


def test_the_next_ones_go_last_and_every_byte_before_them_stays(starter):
    for number in range(1, 4):
        before = (starter / LEDGER).read_bytes() if number > 1 else b""
        assert zhanpai("new", "opinion", *MATTER, at=starter).status == 0
        after = (starter / LEDGER).read_bytes()
        assert after.startswith(before) and f"0001-2026-{number:02}".encode() in after[len(before) :]
    assert zhanpai("check", "--strict", at=starter).status == 0


def test_every_line_that_it_offers_is_right_once_it_is_uncommented(starter):
    zhanpai("new", "opinion", *MATTER, at=starter)
    path = starter / LEDGER
    path.write_text(re.sub(r"^  # (?=[a-z_]+: )", "  ", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    loaded = load(starter, TODAY)
    (opinion,) = loaded.site.stations[0].opinions
    assert opinion.handling_body and opinion.due and opinion.reply and opinion.result and opinion.redirect
    assert [d.message for d in loaded.problems] == []


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--station", "0009"), "名册里没有站号“0009”。"),
        (("--station", "0001", "--category", "住房"), "缺少选项 --topic：事项，一句话，不写是谁反映的。"),
        (("--station", "0001", "--topic", "路灯不亮"), "缺少选项 --category：类别，例如 环境卫生、交通出行、住房。"),
        ((*MATTER[:3], "请回电13800138000", *MATTER[4:]), "这里有手机号（138******00），不能公开。"),
        ((*MATTER[:3], "长" * 400, *MATTER[4:]), "“事项”写了 400 个字，太长了。"),
    ],
)  # fmt: skip
def test_what_would_not_pass_check_is_refused_and_nothing_is_written(args, said, starter):
    before = snapshot(starter)
    done = zhanpai("new", "opinion", *args, at=starter)
    assert (done.status, done.err.splitlines()[0]) == (2, said)
    assert snapshot(starter) == before


@pytest.mark.parametrize("topic", ["居民张建国反映路灯不亮", "3栋2单元501室漏水"])
def test_who_said_it_and_where_they_live_is_refused(topic, starter):
    before = snapshot(starter)
    assert zhanpai("new", "opinion", *MATTER[:3], topic, *MATTER[4:], at=starter).status == 2
    assert snapshot(starter) == before


def test_a_station_that_is_shut_for_ever_takes_none_and_says_where_to_go(starter):
    register = starter / "stations.yaml"
    text = register.read_text("utf-8").rstrip("\n")
    register.write_text(
        text.replace(
            "township: 示范街道}", 'township: 示范街道, status: merged, into: "0002", since: 2026-01-05}'
        )
        + '\n  - {id: "0002", kind: community, district: 示例区, township: 示范街道, community: 湖东社区}\n',
        "utf-8",
    )
    done = zhanpai("new", "opinion", *MATTER, at=starter)
    assert (done.status, done.err.splitlines()) == (
        2,
        [
            "示例区示范街道人大代表联络总站已并入他站，不再登记新的意见。",
            "登记到示例区示范街道湖东社区人大代表联络站（站号 0002）。",
        ],
    )


def test_a_ledger_that_does_not_read_is_shown_and_left_alone(starter):
    path = starter / LEDGER
    path.parent.mkdir(parents=True)
    path.write_text("- id：1\n", "utf-8")
    done = zhanpai("new", "opinion", *MATTER, at=starter)
    assert done.status == 1 and f"{LEDGER}:1:" in done.err
    assert path.read_text("utf-8") == "- id：1\n"


def test_a_ledger_of_another_layout_is_left_to_the_person_with_the_lines_to_add(starter):
    path = starter / LEDGER
    path.parent.mkdir(parents=True)
    text = '[{id: "1", month: "2026-01", topic: 路灯, category: 市政, status: received}]\n'
    path.write_text(text, "utf-8")
    done = zhanpai("new", "opinion", *MATTER, at=starter)
    assert done.status == 2 and '- id: "0001-2026-01"\n' in done.err
    assert path.read_text("utf-8") == text


def test_a_person_at_a_terminal_is_asked_for_what_is_missing(starter):
    shown = on_a_terminal("new", "opinion", at=starter, typed="9\n0001\n路灯不亮\n市政设施\n")
    assert "名册里没有站号“9”。" in shown and "已登记：编号 0001-2026-01" in shown


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- id: a\n", "- id: a\n- id: b\n  topic: 乙\n"),
        ("  - id: a\n    topic: 甲\n", "  - id: a\n    topic: 甲\n  - id: b\n    topic: 乙\n"),
        ("- id: a\n  # 甲\n# 完\n", "- id: a\n  # 甲\n- id: b\n  topic: 乙\n# 完\n"),
        ("- {id: a}", "- {id: a}\n- id: b\n  topic: 乙\n"),
        ("- id: a\r\n\r\n", "- id: a\r\n- id: b\r\n  topic: 乙\r\n\r\n"),
        ("\ufeff- id: a\n", "\ufeff- id: a\n- id: b\n  topic: 乙\n"),
        (
            "- id: a\n  reply: |\n    一\n\n    二\n\n",
            "- id: a\n  reply: |\n    一\n\n    二\n- id: b\n  topic: 乙\n\n",
        ),
        ("-\n  id: a\n", "-\n  id: a\n- id: b\n  topic: 乙\n"),
        ("# 还没有\n", "# 还没有\n- id: b\n  topic: 乙\n"),
        ("", "- id: b\n  topic: 乙\n"),
        ("# 头\n[]  # 空\n# 尾\n", "# 头\n- id: b\n  topic: 乙\n# 尾\n"),
    ],
)
def test_an_entry_goes_to_the_end_of_its_file_and_nothing_else_changes(before, after):
    assert append_entry(before.encode(), "x.yaml", ITEM).decode() == after


@pytest.mark.parametrize("before", ["[{id: a}]\n", "id: a\n", "- id：a\n"])
def test_a_file_of_another_layout_is_refused(before):
    with pytest.raises(InsertionError):
        append_entry(before.encode(), "x.yaml", ITEM)


@pytest.mark.parametrize(
    ("ledger", "known", "id"),
    [
        ("", [], "0219-2026-01"),
        ("", ["0219-2026-05", "0219-2026-04", "0219-2025-31"], "0219-2026-06"),
        ("", ["2026-002", "2026-001", "2025-009"], "2026-003"),
        ("", ["2025-009"], "2026-001"),
        ("", ["0219-2026-99"], "0219-2026-100"),
        ("", ["路灯", "电梯"], "0219-2026-01"),
        ("", ["意见2026第12号"], "0219-2026-01"),
        # What was taken out of the ledger, or stands in it as a remark, was told to somebody.
        ("# - id: 0219-2026-07\n- id: 0219-2026-02\n", ["0219-2026-02"], "0219-2026-08"),
        ("- {id: \"2026-1\", topic: x}\n", [], "2026-2"),
    ],
)  # fmt: skip
def test_the_next_number_is_free_and_like_those_before_it(ledger, known, id):
    assert next_opinion_id("0219", ledger, known, dt.date(2026, 3, 4)) == id
