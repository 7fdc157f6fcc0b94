"""A whole project in, a site and every finding out; one fault gives one finding."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.make import DEMO, TODAY
from zhanpai.content.load import ContentReader, content, disk, load
from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.pipeline import examine

Project = Callable[[Mapping[str, str | bytes | None] | None], Path]

S1, S2, S3 = (f"content/stations/yuelu/000{n}.yaml" for n in (1, 2, 3))
N1, N2 = "content/news/2026/2026-02-11-dianti.md", "content/news/2026/2026-01-22-tingche.md"


def demo(path: str, wrong: str = "", right: str = "") -> str:
    """A file of the demo project with one piece of it changed."""
    text = (DEMO / path).read_text("utf-8")
    assert not wrong or text.count(wrong) == 1
    return text.replace(wrong, right) if wrong else text


def told(root: Path) -> list[Diagnostic]:
    return examine(load(root, TODAY))


def places(root: Path) -> list[str]:
    return [f"{d.path}:{d.line} {d.code}" for d in told(root)]


def test_the_demo_project_is_read_whole() -> None:
    loaded = load(DEMO, TODAY)
    site = loaded.site
    assert site is not None
    assert (len(site.stations), len(site.deputies), len(site.news), len(site.prose)) == (7, 9, 3, 2)
    assert len(site.pictures) == 4
    assert site.unread == frozenset()
    assert site.station_by_id["0001"].path == S1
    assert site.station_by_id["0001"].opinions_path == "content/opinions/yuelu/0001.yaml"
    assert site.station_by_id["0004"].path == ""
    assert {n.body_line for n in site.news if n.stem.endswith("xuexi")} == {11}


# --- one fault, one finding


def test_twelve_faults_in_twelve_files_give_twelve_findings_on_the_right_lines(project: Project) -> None:
    root = project(
        {
            "stations.yaml": demo("stations.yaml", "former_words: [联系", "former_words: [联络站, 联系"),
            S1: demo(S1, "on: 2026-03-27", "on: 2026-02-30"),
            S2: demo(S2, "rule: 单月15日", "rule: 单月35日"),
            S3: demo(S3, "phone: 0731-00000003", "phone：0731-00000003"),
            "content/stations/yuelu/0005.yaml": demo(
                "content/stations/yuelu/0005.yaml",
                "level: township, term: 第二十一届, constituency: 莲花镇第三",
                "level: 镇, term: 第二十一届, constituency: 莲花镇第三",
            ),
            "content/stations/furong/0006.yaml": demo(
                "content/stations/furong/0006.yaml", "2026-03-02", "2027-03-02"
            ),
            "content/opinions/yuelu/0001.yaml": demo(
                "content/opinions/yuelu/0001.yaml", "month: 2026-02\n", "month: 2026年春\n"
            ),
            "content/opinions/yuelu/0002.yaml": demo(
                "content/opinions/yuelu/0002.yaml", "小区门口", "3栋501"
            ),
            N1: demo(N1, "](/guide/)", "](/gude/)"),
            N2: demo(N2, "category: 走访入户", "category: 走亲访友"),
            "content/pages/about.md": demo("content/pages/about.md", "每个站一页", "电话13800000000"),
            "content/stations/yuelu/0099.yaml": "address: 岳麓区示范路99号\n",
        }
    )
    assert places(root) == [
        "content/news/2026/2026-01-22-tingche.md:5 D103",
        "content/news/2026/2026-02-11-dianti.md:30 L303",
        "content/opinions/yuelu/0001.yaml:2 D209",
        "content/opinions/yuelu/0002.yaml:3 V404",
        "content/pages/about.md:7 V401",
        "content/stations/furong/0006.yaml:19 D216",
        "content/stations/yuelu/0001.yaml:26 D203",
        "content/stations/yuelu/0002.yaml:11 D204",
        "content/stations/yuelu/0003.yaml:2 Y014",
        "content/stations/yuelu/0005.yaml:10 D103",
        "content/stations/yuelu/0099.yaml:1 S204",
        "stations.yaml:18 N109",
    ]


def test_deputies_of_a_file_that_cannot_be_read_are_not_called_unknown(project: Project) -> None:
    root = project({S1: demo(S1, "    name: 李样例\n", "    name 李样例\n")})
    assert [d.path for d in told(root)] == [S1]


def test_deputies_of_a_file_in_the_wrong_place_are_not_called_unknown(project: Project) -> None:
    root = project({S1: None, "content/stations/furong/0001.yaml": demo(S1)})
    found = told(root)
    assert [(d.path, d.code) for d in found] == [("content/stations/furong/0001.yaml", "S204")]
    assert found[0].fix == f"移到 {S1}。"


def test_pictures_of_a_file_that_cannot_be_read_are_not_called_unused(project: Project) -> None:
    assert [d.path for d in told(project({N1: demo(N1, "category: 接待选民\n", "")}))] == [N1]


def test_links_to_a_page_that_cannot_be_read_are_not_called_dead(project: Project) -> None:
    root = project({"content/pages/guide.md": demo("content/pages/guide.md", "order: 20", "order: 二十")})
    assert [d.path for d in told(root)] == ["content/pages/guide.md"]


def test_a_bad_row_of_the_register_hides_no_fault_of_other_files(project: Project) -> None:
    root = project(
        {
            "stations.yaml": demo("stations.yaml", 'id: "0002", kind: community', 'id: "002", kind: 村'),
            N2: demo(N2, '["0002", "0001"]', '["0002", "9999"]'),
            S3: demo(S3, "last_verified: 2025-12-05", "last_verified: 去年"),
        }
    )
    loaded = load(root, TODAY)
    assert loaded.site is None
    assert places(root) == [
        f"{N2}:4 S209",
        f"{S3}:12 D203",
        "stations.yaml:33 D201",
        "stations.yaml:33 D103",
    ]


def test_a_misspelt_district_in_the_register_does_not_misplace_the_files(project: Project) -> None:
    register = demo("stations.yaml").replace("district: 岳麓区", "district: 岳簏区")
    found = told(project({"stations.yaml": register}))
    assert [(d.code, d.line) for d in found] == [("N105", 32)]
    assert "（共 5 行）" in found[0].message


def test_a_file_in_two_districts_keeps_the_one_that_is_right(project: Project) -> None:
    root = project({"content/stations/furong/0001.yaml": demo(S1)})
    loaded = load(root, TODAY)
    assert loaded.site is not None
    assert loaded.site.station_by_id["0001"].path == S1
    found = examine(loaded)
    assert [(d.path, d.code) for d in found] == [("content/stations/furong/0001.yaml", "S204")]
    assert "那里已经有" in found[0].fix


def test_two_rows_of_one_id_share_no_file(project: Project) -> None:
    row = '  - {id: "0001", kind: community, district: 岳麓区, township: 望月湖街道, community: 荣华社区}\n'
    found = told(project({"stations.yaml": demo("stations.yaml", "stations:\n", "stations:\n" + row)}))
    # Which of the two the file belongs to nobody can know; the deputies are not told twice.
    assert [(d.code, d.line) for d in found] == [("S205", 33)]


def test_an_opinion_with_a_fault_is_told_and_the_others_are_read(project: Project) -> None:
    path = "content/opinions/yuelu/0001.yaml"
    root = project({path: demo(path, "  category: 邻里纠纷\n", "")})
    assert places(root) == [f"{path}:13 D101"]
    site = load(root, TODAY).site
    assert site is not None
    assert [opinion.id for opinion in site.station_by_id["0001"].opinions] == [
        "2026-002",
        "2026-001",
        "2025-009",
    ]
    assert site.unread == {path}


# --- what stands where a file should


def test_without_a_register_there_is_one_finding_that_says_what_to_do(tmp_path: Path) -> None:
    found = told(tmp_path)
    assert [(d.path, d.code) for d in found] == [("stations.yaml", "S201")]
    assert "--root" in found[0].fix


def test_without_content_there_are_still_the_stations_of_the_register(project: Project) -> None:
    site = load(project({"content": None}), TODAY).site
    assert site is not None
    assert len(site.stations) == 7


def test_shortcuts_are_never_followed(project: Project, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("address: 不该公开\n", "utf-8")
    root = project({S3: None})
    (root / S3).symlink_to(secret)
    (root / "content/news/2024").symlink_to(root / "content/news/2026")
    (root / "content/pages/loop").symlink_to(root / "content")
    (root / "content/stations/furong/0007.yaml").symlink_to(root / "nowhere.yaml")
    found = told(root)
    assert {d.code for d in found} == {"S202"}
    assert [d.path for d in found] == [
        "content/news/2024",
        "content/pages/loop",
        "content/stations/furong/0007.yaml",
        S3,
    ]
    assert "不该公开" not in str(load(root, TODAY).site)


def test_a_register_or_content_that_is_a_shortcut_is_not_followed(project: Project, tmp_path: Path) -> None:
    root = project({})
    (root / "stations.yaml").rename(tmp_path / "stations.yaml")
    (root / "stations.yaml").symlink_to(tmp_path / "stations.yaml")
    assert places(root) == ["stations.yaml:1 S202"]
    (root / "stations.yaml").unlink()
    (tmp_path / "stations.yaml").rename(root / "stations.yaml")
    (root / "content").rename(tmp_path / "elsewhere")
    (root / "content").symlink_to(tmp_path / "elsewhere")
    assert places(root) == ["content:1 S202"]


def test_pipes_are_not_opened(project: Project) -> None:
    root = project({S3: None, "stations.yaml": demo("stations.yaml")})
    os.mkfifo(root / S3)
    assert places(root) == [f"{S3}:1 S202"]
    (root / "stations.yaml").unlink()
    os.mkfifo(root / "stations.yaml")
    assert places(root) == [f"{S3}:1 S202", "stations.yaml:1 S202"]


def test_folders_in_the_place_of_files_are_told(project: Project) -> None:
    root = project({S3: None})
    for path in (S3, "content/news/2026/2026-03-01-x.md", "content/stations/yuelu/a.jpg"):
        (root / path).mkdir()
    assert places(root) == [
        "content/news/2026/2026-03-01-x.md:1 S202",
        f"{S3}:1 S202",
        "content/stations/yuelu/a.jpg:1 S202",
    ]
    (root / "stations.yaml").unlink()
    (root / "stations.yaml").mkdir()
    assert "stations.yaml:1 S202" in places(root)


def test_a_file_in_the_place_of_the_content_folder_is_told(project: Project) -> None:
    root = project({"content": None})
    (root / "content").write_text("x", "utf-8")
    assert places(root) == ["content:1 S202"]


def test_a_file_that_another_program_holds_is_told_and_read_again_later(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project({})
    reader = ContentReader(root)
    opened = Path.open

    def refuse(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "0003.yaml":
            raise PermissionError(13, "being used by another process")
        return opened(self, *args, **kwargs)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        assert [(d.path, d.code) for d in examine(reader.load(TODAY))] == [(S3, "S202")]
    assert examine(reader.load(TODAY)) == []


def test_a_folder_that_cannot_be_entered_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project({})
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "yuelu":
            raise PermissionError(13, "no")
        return scandir(path)

    monkeypatch.setattr(disk.os, "scandir", refuse)
    found = told(root)
    assert {(d.path, d.code) for d in found} == {
        ("content/stations/yuelu", "S202"),
        ("content/opinions/yuelu", "S202"),
    }


def test_a_file_that_goes_away_between_two_looks_is_passed_over(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project({"content/pages/extra.md": "---\ntitle: x\n---\n"})
    look = disk.look

    def vanish(root: Path, path: str) -> object:
        if path.endswith("extra.md"):
            (root / path).unlink()
        return look(root, path)

    monkeypatch.setattr(disk, "look", vanish)
    assert places(root) == []


def test_a_name_in_another_encoding_is_told_and_can_be_printed(project: Project) -> None:
    root = project({})
    path = os.fsencode(root / "content/pages") + b"/" + "站点".encode("gbk") + b".md"
    os.close(os.open(path, os.O_CREAT))
    (found,) = told(root)
    assert found.code == "S201"
    str(found).encode("utf-8")


def test_a_file_of_another_encoding_or_no_text_at_all_is_told(project: Project) -> None:
    root = project(
        {
            S3: demo(S3).encode("gbk"),
            "content/pages/about.md": demo("content/pages/about.md").encode("utf-16"),
            "content/opinions/yuelu/0002.yaml": b"PK\x03\x04" + b"\x00" * 100,
            "content/news/2026/2026-01-22-tingche.md": b"",
        }
    )
    found = told(root)
    assert [(d.path, d.line) for d in found] == [
        ("content/news/2026/2026-01-22-tingche.md", 1),
        ("content/opinions/yuelu/0002.yaml", 1),
        ("content/pages/about.md", 1),
        (S3, 1),
    ]
    assert all(d.code.startswith("Y") for d in found)


def test_a_file_of_sixteen_megabytes_is_told_without_being_read_whole(project: Project) -> None:
    root = project({"content/stations/furong/0007.yaml": b"intro: " + b"x" * 2**24})
    assert places(root) == ["content/stations/furong/0007.yaml:1 Y003"]
    assert (
        len(disk.read(root, "content/stations/furong/0007.yaml", content.MAX_BYTES)) == content.MAX_BYTES + 1
    )


def test_what_editors_and_systems_leave_behind_is_passed_over(project: Project) -> None:
    noise = [
        "content/.DS_Store",
        "content/stations/yuelu/.0001.yaml.swp",
        "content/stations/yuelu/~$0001.xlsx",
    ]
    assert places(project(dict.fromkeys([*noise, "content/news/Thumbs.db"], b"\x00"))) == []


# --- reading again


class Counted:
    """How often each kind of file is parsed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paths: list[str] = []
        monkeypatch.setattr(content, "parse", self._counted(content.parse))
        monkeypatch.setattr(content, "parse_front_matter", self._counted(content.parse_front_matter))
        monkeypatch.setattr(content.pictures, "inspect", self._counted_picture(content.pictures.inspect))

    def _counted(self, parse):  # type: ignore[no-untyped-def]
        def counted(raw: bytes, path: str, **options: object) -> object:
            self.paths.append(path)
            return parse(raw, path, **options)

        return counted

    def _counted_picture(self, inspect):  # type: ignore[no-untyped-def]
        def counted(path: str, *args: object) -> object:
            self.paths.append(path)
            return inspect(path, *args)

        return counted

    def taken(self) -> list[str]:
        paths, self.paths = self.paths, []
        return sorted(paths)


def test_only_what_has_changed_is_read_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project({})
    counted, reader = Counted(monkeypatch), ContentReader(root)
    reader.load(TODAY)
    files = [p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()]
    assert counted.taken() == sorted(files)

    reader.load(TODAY)
    assert counted.taken() == []

    (root / S3).write_text(demo(S3, "phone: 0731-00000003", "phone: 0731-00000033"), "utf-8")
    site = reader.load(TODAY).site
    assert counted.taken() == [S3]
    assert site is not None
    assert site.station_by_id["0003"].detail.phone == "0731-00000033"

    (root / "stations.yaml").write_text(demo("stations.yaml") + "\n", "utf-8")
    reader.load(TODAY)
    assert counted.taken() == ["stations.yaml"]


def test_a_file_that_is_gone_is_gone_and_one_that_is_new_is_read(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project({})
    counted, reader = Counted(monkeypatch), ContentReader(root)
    reader.load(TODAY)
    counted.taken()
    (root / N2).unlink()
    (root / "content/pages/new.md").write_text("---\ntitle: 新\n---\n", "utf-8")
    site = reader.load(TODAY).site
    assert site is not None
    assert counted.taken() == ["content/pages/new.md"]
    assert [n.stem for n in site.news] == ["2025-12-18-xuexi", "2026-02-11-dianti"]
    assert "new" in {p.slug for p in site.prose}


def test_a_mended_file_loses_its_findings(project: Project) -> None:
    root = project({S3: "address：岳麓区\n"})
    reader = ContentReader(root)
    assert [d.code for d in examine(reader.load(TODAY))] == ["Y014"]
    (root / S3).write_text(demo(S3), "utf-8")
    assert examine(reader.load(TODAY)) == []


def test_a_later_day_needs_no_reading_and_gives_later_receptions(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted, reader = Counted(monkeypatch), ContentReader(project({}))
    first = reader.load(TODAY).site
    counted.taken()
    later = reader.load(TODAY.replace(month=4)).site
    assert counted.taken() == []
    assert first is not None
    assert later is not None
    assert (
        first.station_by_id["0001"].receptions[0].on.month,
        later.station_by_id["0001"].receptions[0].on.month,
    ) == (3, 4)


# --- where a finding points


@pytest.mark.parametrize(
    ("path", "wrong", "right", "place"),
    [
        # A value in quotes, in a block, in a plain line, in running text: always the piece itself.
        (N1, "summary: 两台", 'summary: "湖东社区代表之家：两台', (13, 11)),
        (S1, "  接待日不用预约", "  到湖东社区代表之家不用预约", (10, 4)),
        (N2, "title: 湖东社区：一张图", "title: 走进湖东社区代表之家一张图", (2, 10)),
        (N2, "物业看了图，", "物业看了图，\n又到湖东社区代表之家，", (20, 3)),
    ],
)
def test_a_name_is_underlined_where_it_stands(
    project: Project, path: str, wrong: str, right: str, place: tuple[int, int]
) -> None:
    text = demo(path, wrong, right)
    if '"湖' in right:
        text = text.replace("写在了墙上。", '写在了墙上。"')
    found = [d for d in told(project({path: text})) if d.code == "N102"]
    assert [(d.line, d.column) for d in found] == [place]
    for d in found:
        assert d.excerpt[d.column - 1 :].startswith("湖东社区代表之家")
        assert d.width == 8
