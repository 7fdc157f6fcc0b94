"""What `fix` would do to a project: every sure repair, round after round, and nothing that makes anything worse."""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter

import pytest

from tests.checks.test_broken import BROKEN, build
from tests.content.killing import writers
from tests.make import TODAY, write_project
from tests.shipped import ROOT, SHIPPED_TODAY
from zhanpai.content.load import load
from zhanpai.content.repairs import find_fixes
from zhanpai.content.several_edits import resume, write_files
from zhanpai.fronts.fixing import fixes_of, is_offered
from zhanpai.kit.diagnostics import Diagnostic, Repair
from zhanpai.pipeline import examine

S3 = "content/stations/yuelu/0003.yaml"
N1 = "content/news/2026/2026-02-11-dianti.md"
DIRTY = """\
address：岳麓区示范大道100号&nbsp;青年&nbsp;中心  # 门口有牌子
phone: 0731-00000003转8001
# 接待日以后再定
reception:
  - {rule: 预约，note: 提前一天打电话}
deputies:
  - id: 100006
    nmae: 刘　例
    mandates:
      - {level: 省级, term: 第十四届, constituency: 长沙市选举单位, until: 2028年1月}
    post: 虚构软件有限公司工程师
    focus: 就业创业、科技创新
last_verified：2025年12月5日
"""
CLEAN = """\
address: 岳麓区示范大道100号 青年 中心  # 门口有牌子
phone: 0731-00000003-8001
# 接待日以后再定
reception:
  - {rule: 预约, note: 提前一天打电话}
deputies:
  - id: 100006
    name: 刘例
    mandates:
      - {level: province, term: 第十四届, constituency: 长沙市选举单位, until: 2028-01}
    post: 虚构软件有限公司工程师
    focus: [就业创业, 科技创新]
last_verified: 2025-12-05
"""


def found(root):
    return examine(load(root, TODAY))


def fixed(root, codes=()):
    fixes = fixes_of(root, TODAY, codes)
    write_files(root, [(f.path, f.before, f.after) for f in fixes.files])
    return fixes


def test_slips_that_hide_one_another_are_all_mended_and_marks_line_ends_and_remarks_stay(tmp_path):
    raw = ("\ufeff" + DIRTY.replace("\n", "\r\n")).encode()
    root = write_project(tmp_path, {S3: raw})
    fixes = fixed(root)
    assert (root / S3).read_bytes() == ("\ufeff" + CLEAN.replace("\n", "\r\n")).encode()
    assert (fixes.left, fixes.withdrawn, found(root)) == ((), (), [])
    assert fixes_of(root, TODAY).files == ()


def test_what_comes_to_light_by_a_repair_is_mended_along_with_it(tmp_path):
    root = write_project(tmp_path)
    text = (root / "stations.yaml").read_text("utf-8")
    wrong = text.replace(
        "township: 望月湖街道, community: 湖东社区", "township: 望月糊街道, community: 湖东社区居委会"
    ).replace("township: 望月湖街道}", "township: 岳麓区望月湖街道办事处}")
    (root / "stations.yaml").write_text(wrong, "utf-8")
    fixed(root)
    assert (root / "stations.yaml").read_text("utf-8") == text


def test_a_place_that_is_wrong_in_many_rows_is_mended_in_all(tmp_path):
    root = write_project(tmp_path)
    text = (root / "stations.yaml").read_text("utf-8")
    (root / "stations.yaml").write_text(text.replace("district: 岳麓区", "district: 岳簏区"), "utf-8")
    (finding,) = (d for d in found(root) if d.code == "N105")
    assert len(finding.repair.more) == 4
    fixed(root)
    assert (root / "stations.yaml").read_text("utf-8") == text


GUESSES = [
    (S3, "post: 虚构软件有限公司工程师", "posting: 虚构软件有限公司工程师", "a field of another name"),
    ("stations.yaml", "township: 莲花镇", "township: 荷花镇", "another place that is much like it"),
    (S3, "青年中心", "青年中心 # 二楼", "a remark, or a piece of the address"),
    (S3, "青年中心", "青年中心 #张三代收", "a note that nobody meant to publish"),
    (
        S3,
        "address: 岳麓区示范大道100号青年中心",
        'address: "岳麓区示范大道100号青年中心',
        "where the quote ends",
    ),
    (S3, "post: 虚构软件", "post: 工程师 name: 李样例 虚构软件", "two fields on one line"),
    (S3, "青年中心", "寮犱笁", "what garbled signs have been"),
]


@pytest.mark.breadth
@pytest.mark.parametrize(("path", "right", "wrong", "what"), GUESSES, ids=[row[3] for row in GUESSES])
def test_what_only_a_person_can_say_is_left(path, right, wrong, what, tmp_path):
    root = write_project(tmp_path)
    text = (root / path).read_text("utf-8")
    assert text.count(right) >= 1
    (root / path).write_text(text.replace(right, wrong), "utf-8")
    assert found(root)
    assert fixes_of(root, TODAY).files == ()


def test_only_findings_of_the_codes_that_were_asked_for_are_mended(tmp_path):
    root = write_project(tmp_path)
    text = (root / S3).read_text("utf-8")
    wrong = text.replace("2025-12-05", "2025年12月5日").replace("2028-01", "2028年1月")
    (root / S3).write_text(wrong, "utf-8")
    fixed(root, {"D203"})
    assert (root / S3).read_text("utf-8") == wrong.replace("2025年12月5日", "2025-12-05")


def test_a_file_in_another_encoding_is_left_and_the_others_are_mended(tmp_path):
    other = "content/stations/furong/0006.yaml"
    root = write_project(tmp_path, {S3: DIRTY})
    raw = (root / other).read_bytes().decode().encode("gbk")
    (root / other).write_bytes(raw)
    fixes = fixed(root)
    assert [d.code for d in fixes.left] == ["Y001"]
    assert (root / other).read_bytes() == raw and (root / S3).read_text("utf-8") == CLEAN


def says(text, *findings):
    """What is said of one file: each finding (code, typed, new) that stands in it."""
    return [
        Diagnostic("a.yaml", n, line.index(old) + 1, code, code, "。", excerpt=line, repair=Repair(line.index(old) + 1, old, new))
        for n, line in enumerate(text.decode().split("\n"), 1)
        for code, old, new in findings
        if old in line
    ]  # fmt: skip


def tried(text, *findings):
    return find_fixes(lambda _: text, lambda files: says(files.get("a.yaml", text), *findings))


def test_repairs_that_undo_each_other_come_to_an_end_and_nothing_is_changed():
    fixes = tried("甲\n".encode(), ("D001", "甲", "乙"), ("D002", "乙", "甲"))
    assert fixes.files == ()
    assert [(w.finding.code, w.brought.code) for w in fixes.withdrawn] in (
        [("D001", "D001")],
        [("D001", "D002")],
    )


def test_two_lines_that_read_alike_and_cannot_be_mended_come_to_an_end():
    def examine_it(files):
        text = files.get("a.yaml", "坏\n坏\n错\n".encode())
        return says(text, ("D001", "错", "对"), ("D002", "坏", "更糟"), ("D003", "更糟", "更糟"))

    fixes = find_fixes(lambda _: "坏\n坏\n错\n".encode(), examine_it)
    assert fixes.files[0].after.decode() == "坏\n坏\n对\n"


def test_a_warning_that_an_error_hid_in_another_file_is_nothing_that_its_repair_brought(tmp_path):
    """L304 is looked for once nothing is wrong: a photo that no file names lay there all the time."""
    root = write_project(tmp_path, {S3: CLEAN.replace("2025-12-05", "2025.12.5")})
    photo = root / "content/stations/yuelu/0001-1.jpg"
    (photo.parent / "0001-9.jpg").write_bytes(photo.read_bytes())
    fixes = fixed(root)
    assert (root / S3).read_text("utf-8") == CLEAN and fixes.withdrawn == ()
    assert {d.code for d in fixes.left} == {"L304"}


def test_the_one_repair_that_makes_things_worse_is_withdrawn_and_all_others_are_kept():
    lines = "\n".join(f"{n} {'坏' if n == 7 else '错'}" for n in range(20))

    def examine_it(files):
        text = files.get("a.yaml", lines.encode())
        bad = says(text, ("D003", "更坏", "更坏"))
        return [
            *says(text, ("D001", "错", "对"), ("D002", " 坏", " 更坏")),
            *(d.__class__(d.path, d.line, 1, d.code, "。", "。") for d in bad),
        ]

    fixes = find_fixes(lambda _: lines.encode(), examine_it)
    assert fixes.files[0].after.decode() == lines.replace("错", "对")
    assert [(w.finding.code, w.brought.code) for w in fixes.withdrawn] == [("D002", "D003")]


def test_hundreds_that_make_things_worse_cost_a_few_looks_at_the_city():
    lines = "\n".join(f"{n} {'坏' if n % 3 else '错'}" for n in range(300))
    looks = 0

    def examine_it(files):
        nonlocal looks
        looks += 1
        text = files.get("a.yaml", lines.encode())
        bad = says(text, ("D003", "更坏", "更坏"))
        return [
            *says(text, ("D001", "错", "对"), ("D002", " 坏", " 更坏")),
            *(d.__class__(d.path, d.line, 1, d.code, "。", "。") for d in bad),
        ]

    fixes = find_fixes(lambda _: lines.encode(), examine_it)
    assert fixes.files[0].after.decode() == lines.replace("错", "对")
    assert len(fixes.withdrawn) == 200 and looks < 12


FOLDERS = sorted(path for path in BROKEN.iterdir() if path.is_dir() and not path.name.startswith("Y"))


SURE = [
    ("stations.yaml", "township: 望月湖街道, community: 湖东社区", "township: 望月湖, community: 湖东社区"),
    (
        "content/stations/yuelu/0001.yaml",
        "lon: 112.9512, lat: 28.2034, crs",
        "lon: 28.2034, lat: 112.9512, crs",
    ),
    (N1, "cover: dianti.jpg", "cover: Dianti.JPG"),
    (N1, "(dianti.jpg)", "(DIANTI.jpg)"),
    (N1, 'stations: ["0001"]', "stations: [站号1]"),
    (N1, 'deputies: ["100001", "100002"]', 'deputies: 【"100001"， "100002"】'),
    (S3, 'id: "100006"', "id: １００００６"),
    (N1, "category: 接待选民", "category: 接待选民。"),
]


@pytest.mark.breadth
@pytest.mark.parametrize(("path", "right", "wrong"), SURE, ids=[row[2] for row in SURE])
def test_what_can_only_be_meant_in_one_way_is_mended(path, right, wrong, tmp_path):
    root = write_project(tmp_path)
    text = (root / path).read_text("utf-8")
    assert text.count(right) == 1
    (root / path).write_text(text.replace(right, wrong), "utf-8")
    fixed(root)
    assert (root / path).read_text("utf-8") == text


@pytest.mark.parametrize("wrong", ['{rule: 预约，note: "早，晚"}', '｛rule：预约，note："早，晚：都行"｝'])
def test_what_stands_between_quotes_is_not_touched(wrong, tmp_path):
    right = '{rule: 预约, note: "早，晚"}' if "都行" not in wrong else '{rule: 预约, note: "早，晚：都行"}'
    text = CLEAN.replace("{rule: 预约, note: 提前一天打电话}", wrong)
    root = write_project(tmp_path, {S3: text})
    fixed(root)
    assert (root / S3).read_text("utf-8") == text.replace(wrong, right)


def test_a_text_at_the_margin_is_moved_below_its_bar_as_a_whole(tmp_path):
    root = write_project(tmp_path, {S3: CLEAN + "intro: |\n第一段。\n\n第二段。\n第三段。\n"})
    fixed(root)
    assert (root / S3).read_text("utf-8") == CLEAN + "intro: |\n  第一段。\n\n  第二段。\n  第三段。\n"


def test_a_remark_behind_a_value_stays_one_when_the_value_gets_its_quotes(tmp_path):
    root = write_project(tmp_path, {S3: CLEAN.replace("青年 中心  #", "青年: 中心  #")})
    fixed(root)
    want = CLEAN.replace("岳麓区示范大道100号 青年 中心", '"岳麓区示范大道100号 青年: 中心"')
    assert (root / S3).read_text("utf-8") == want


def test_settings_beside_the_register_are_mended_too(tmp_path):
    files = {"report.yaml": "# 报告\nsilent_days：　90  # 天\n", "signage.yaml": "bled: 3\nmarks：12\n"}
    root = write_project(tmp_path, files)
    fixes = fixed(root)
    assert (root / "report.yaml").read_text("utf-8") == "# 报告\nsilent_days: 90  # 天\n"
    assert (root / "signage.yaml").read_text("utf-8") == "bleed: 3\nmarks: 12\n"
    assert [d.path for d in fixes.left if d.path in files] == []


@pytest.mark.slow
def test_no_project_is_worse_afterwards_and_a_second_time_changes_nothing(tmp_path):
    mended = set()
    for folder in FOLDERS:
        root = build(folder, tmp_path / folder.name)
        before = found(root)
        if not any(map(is_offered, before)):
            continue
        fixes = fixed(root)
        after = found(root)
        assert Counter(d.code for d in after) <= Counter(d.code for d in before), folder.name
        assert fixes.files, folder.name
        assert fixes_of(root, TODAY).files == (), folder.name
        mended.add(folder.name)
    assert len(mended) >= 29


SLIPS = [
    (r"last_verified: (\d{4})-(\d\d)-(\d\d)$", lambda m: f"last_verified：{m[1]}年{int(m[2])}月{int(m[3])}日"),
    (r"on: (\d{4})-(\d\d)-(\d\d)(?=[,}])", lambda m: f"on: {m[1]}.{int(m[2])}.{int(m[3])}"),
    (r"focus: \[(.+, .+)\]$", lambda m: "focus: " + m[1].replace(", ", "、")),
    (r"(?<=level: )city\b", lambda _: "市级"),
    (r"^( *)- \{", lambda m: f"{m[1]}— {{"),
    (r", (?=time:|topic:)", lambda _: "，"),
    (r"(?<=\bname): (?=\S)", lambda _: "：" ),
    (r"^(  +)post: (.*)$", lambda m: f"{m[1]}post:{m[2]}"),
    (r"(?<=community: )(\w\w+(?:社区|村))(?=[,}])", lambda m: f"{m[1]}{'居' if m[1].endswith('区') else '村'}委会"),
    (r"^(address: \S+)$", lambda m: m[1][:-1] + "\u200b" + m[1][-1]),
    (r"(?<=name: )(\S)(\S)$", lambda m: f"{m[1]} {m[2]}"),
]  # fmt: skip
"""What hands do to right files, each of which can be meant in one way alone."""


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_hundreds_of_slips_in_the_shipped_city_are_mended_to_the_very_bytes(tmp_path, seed):
    dice = random.Random(seed)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "stations.yaml", tmp_path)
    right, slips = {}, 0
    for path in [tmp_path / "stations.yaml", *sorted(tmp_path.glob("content/stations/*/*.yaml"))]:
        right[path] = path.read_bytes()
        lines = path.read_text("utf-8").split("\n")
        rate = 0.02 if path.name == "stations.yaml" else 0.1
        for number, line in enumerate(lines):
            may = [slip for slip in SLIPS if "#" not in line and re.search(slip[0], line)]
            if may and dice.random() < rate:
                pattern, slip = dice.choice(may)
                lines[number] = re.sub(pattern, slip, line, count=1)
                slips += lines[number] != line
        path.write_text("\n".join(lines), "utf-8")
    fixes = fixes_of(tmp_path, SHIPPED_TODAY)
    write_files(tmp_path, [(f.path, f.before, f.after) for f in fixes.files])
    assert [str(p) for p, raw in right.items() if p.read_bytes() != raw] == []
    assert slips > 100


def dirty_city(root, stations=30):
    """A project of many files that each have something to be mended."""
    rows = "".join(
        f'  - {{id: "{n:04}", kind: point, district: 岳麓区, point: 示范{n}号院}}\n'
        for n in range(100, 100 + stations)
    )
    project = write_project(root)
    register = (project / "stations.yaml").read_text("utf-8")
    (project / "stations.yaml").write_text(register + rows, "utf-8")
    for n in range(100, 100 + stations):
        text = f"# 站 {n}\r\naddress：示范路{n}号\r\nlast_verified: 2026年1月{n % 28 + 1}日  # 核对\r\n"
        (project / f"content/stations/yuelu/{n:04}.yaml").write_bytes(text.encode())
    return project


SETUP = """
import datetime as dt
from zhanpai.content import several_edits
from zhanpai.fronts.fixing import fixes_of
fixes = fixes_of(root, dt.date(2026, 3, 4))
changes = [(f.path, f.before, f.after) for f in fixes.files]
exchange = several_edits._exchange
def exchange_aloud(*args):
    exchange(*args)
    say("one")
several_edits._exchange = exchange_aloud
"""
WORK = """
several_edits.write_files(root, changes)
say("done")
"""


@pytest.mark.slow
def test_two_hundred_kills_leave_every_file_old_or_new_and_resume_finishes(tmp_path):
    root = dirty_city(tmp_path / "p")
    changes = {f.path: (f.before, f.after) for f in fixes_of(root, TODAY).files}
    assert len(changes) >= 30
    dice = random.Random(3)
    half = 0
    with writers(root, SETUP, WORK) as program:
        for turn in range(200):
            for path, (before, _) in changes.items():
                (root / path).write_bytes(before)
            told = program.kill(program.begin(turn), after=dice.randrange(len(changes) + 2))
            now = {path: (root / path).read_bytes() for path in changes}
            assert all(now[path] in pair for path, pair in changes.items()), turn
            new = sum(now[path] == pair[1] for path, pair in changes.items())
            assert new == len(changes) or told[-1:] != ["done"]
            half += 0 < new < len(changes)
            resumed = resume(root, undo=turn % 2 == 1)
            assert resumed or new in (0, len(changes)), "half, and nobody knows of it"
            wanted = turn % 2 == 0 if resumed else new > 0
            assert all((root / path).read_bytes() == pair[wanted] for path, pair in changes.items()), turn
    assert half > 100, "killed while some were written and others not"
    resume(root)
    fixed(root)
    assert [d.code for d in found(root) if is_offered(d)] == []
