"""`zhanpai check` says everything at once, each thing on its own line of its own file."""

import json
from pathlib import Path

from tests.fronts.cli.zhanpai import write, zhanpai


def station_files(city: Path) -> list[Path]:
    return sorted((city / "content" / "stations").rglob("*.yaml"))


def plant_twelve_faults(city: Path) -> dict[str, tuple[int, str]]:
    """One fault in each of twelve files → where it is and its code."""
    stations = [p for p in station_files(city) if p.parent.name != "city"][:9]
    texts = {
        "address：示范路1号\n": (1, "Y014"),
        "address: 示范路1号\nphone:0731-88880001\n": (2, "Y016"),
        "address: 1号楼 #302室\n": (1, "Y020"),
        "focus: 无\n": (1, "D102"),
        "address: 示范路1号\nphone: 八八八八\n": (2, "D206"),
        "last_verified: 2026-02-30\n": (1, "D203"),
        "address: 示范路1号\n\nreception:\n  - {rule: 每月第6个周三}\n": (4, "D204"),
        "address: 示范路1号\nlocation: {lon: 112.95, lat: 112.95}\n": (2, "D210"),
        "phone: 0731-88880001\nphone: 0731-88880002\n": (2, "Y036"),
    }
    planted = {}
    for path, (text, place) in zip(stations, texts.items(), strict=True):
        path.write_text(text, "utf-8")
        planted[path.relative_to(city).as_posix()] = place
    front = "---\ntitle: 测试\ndate: 2026-03-01\ncategory: {}\nstations: {}\nreviews: [一, 二, 三]\n---\n\n正文。\n"
    write(city, "content/news/2026/2026-03-01-lei.md", front.format("接代选民", "[]").encode())
    write(city, "content/news/2026/2026-03-01-zhan.md", front.format("接待选民", '["9999"]').encode())
    write(city, "content/news/2026/电梯.md", front.format("接待选民", "[]").encode())
    return planted | {
        "content/news/2026/2026-03-01-lei.md": (4, "D103"),
        "content/news/2026/2026-03-01-zhan.md": (5, "S209"),
        "content/news/2026/电梯.md": (1, "S201"),
    }


def test_twelve_faults_in_twelve_files_are_twelve_findings_on_the_right_lines(city):
    # Only what stands in the files themselves: deputies who vanish with a rewritten file are missed elsewhere.
    for folder in ("opinions", "news"):
        for path in (city / "content" / folder).rglob("*.*"):
            path.unlink()
    planted = plant_twelve_faults(city)
    done = zhanpai("check", "--json", at=city)
    found = {row["path"]: (row["line"], row["code"]) for row in json.loads(done.out)}
    assert done.status == 1
    assert found == planted
    assert len(json.loads(done.out)) == 12
    text = zhanpai("check", at=city)
    assert text.status == 1
    assert text.lines[-1].startswith("共 12 处错误、0 处提醒")


def test_sound_project_is_one_line(city):
    done = zhanpai("check", at=city)
    assert (done.status, done.out, done.err) == (0, "没有问题：20 个站，40 位代表，8 篇动态。\n", "")


def test_finding_shows_place_value_and_fix(city):
    path = station_files(city)[3]
    path.write_text("address: 示范路1号\nphone: 八八八八\n", "utf-8")
    done = zhanpai("check", at=city)
    shown = path.relative_to(city).as_posix()
    assert f"{shown}:2:8: 错误 D206 “电话”写成“八八八八”，不像一个电话号码。\n" in done.out
    assert "     2 │ phone: 八八八八\n       │        ^^^^^^^^\n    怎么改：只写一个号码" in done.out


def test_warnings_stop_nothing_unless_strict(starter):
    assert zhanpai("new", "news", "--station", "0001", "--title", "草稿", at=starter).status == 0
    assert zhanpai("check", at=starter).lines[-1] == "共 0 处错误、1 处提醒。"
    assert zhanpai("check", at=starter).status == 0
    assert zhanpai("check", "--strict", at=starter).status == 1


def test_json_of_a_sound_project_is_an_empty_list(city):
    assert json.loads(zhanpai("check", "--json", at=city).out) == []


def test_github_format_is_annotations(city):
    path = station_files(city)[3]
    path.write_text("phone: 八八八八\n", "utf-8")
    done = zhanpai("check", "--format", "github", at=city)
    shown = path.relative_to(city).as_posix()
    assert f"::error file={shown},line=1,col=8,title=D206::“电话”写成“八八八八”" in done.out


def test_many_findings_are_all_shown_and_counted_by_code(city):
    focus = ", ".join(f"{{name: 站{n}, adress: x}}" for n in range(60))
    station_files(city)[3].write_text(f"points: [{focus}]\n", "utf-8")
    done = zhanpai("check", at=city)
    assert done.out.count("错误 D102 不认识的字段“adress”") == 60
    assert "    60 处 D102 不认识的字段" in done.lines[-4:]


def test_broken_register_is_named(city):
    (city / "stations.yaml").write_text("site：\n", "utf-8")
    done = zhanpai("check", at=city)
    assert done.status == 1
    assert done.out.startswith("stations.yaml:1:5: 错误 Y014")
