"""A path in, what the file is or why nobody reads it out."""

import pytest

from zhanpai.content import filing
from zhanpai.content.filing import Filed, Kind
from zhanpai.kit.diagnostics import Finding, Severity


@pytest.mark.parametrize(
    ("path", "kind", "folder", "stem"),
    [
        ("content/stations/yuelu/0001.yaml", Kind.STATION, "yuelu", "0001"),
        ("content/stations/city/0001.yaml", Kind.STATION, "city", "0001"),
        ("content/opinions/yuelu/0001.yaml", Kind.OPINIONS, "yuelu", "0001"),
        ("content/news/2026/2026-03-14-dianti.md", Kind.NEWS, "2026", "2026-03-14-dianti"),
        ("content/news/2026/2026-03-14-dianti-2-lou.md", Kind.NEWS, "2026", "2026-03-14-dianti-2-lou"),
        ("content/news/2024/2024-02-29-run.md", Kind.NEWS, "2024", "2024-02-29-run"),
        ("content/pages/about.md", Kind.PROSE, "", "about"),
        ("content/pages/privacy-2026.md", Kind.PROSE, "", "privacy-2026"),
        ("content/stations/yuelu/0001-1.jpg", Kind.PICTURE, "yuelu", "0001-1.jpg"),
        ("content/news/2026/照片 1.PNG", Kind.PICTURE, "2026", "照片 1.PNG"),
        ("content/logo.webp", Kind.PICTURE, "content", "logo.webp"),
    ],
)
def test_a_well_placed_file_says_what_it_is(path: str, kind: Kind, folder: str, stem: str) -> None:
    assert filing.classify(path) == Filed(kind, path, folder, stem)


@pytest.mark.parametrize(
    ("path", "fix"),
    [
        ("content/stations/0001.yaml", "移到所在区县的文件夹里，例如 content/stations/yuelu/0001.yaml。"),
        ("content/opinions/0042.yaml", "移到所在区县的文件夹里，例如 content/opinions/yuelu/0042.yaml。"),
        ("content/stations/yuelu/0001.yml", "改成 content/stations/yuelu/0001.yaml。"),
        ("content/stations/yuelu/0001.YAML", "改成 content/stations/yuelu/0001.yaml。"),
        ("content/stations/Yuelu/0001.yaml", "改成 content/stations/yuelu/0001.yaml。"),
        ("content/stations/yuelu/0001 .yaml", "改成 content/stations/yuelu/0001.yaml。"),
        ("content/stations/yuelu/0001.md", "改成 content/stations/yuelu/0001.yaml。"),
        (
            "content/stations/岳麓/0001.yaml",
            "移到所在区县的文件夹里，例如 content/stations/yuelu/0001.yaml。",
        ),
        (
            "content/stations/yuelu/old/0001.yaml",
            "移到所在区县的文件夹里，例如 content/stations/yuelu/0001.yaml。",
        ),
        ("content/news/2025/2026-03-14-dianti.md", "改成 content/news/2026/2026-03-14-dianti.md。"),
        ("content/news/2026-03-14-dianti.md", "改成 content/news/2026/2026-03-14-dianti.md。"),
        ("content/news/2026/2026-03-14-DianTi.md", "改成 content/news/2026/2026-03-14-dianti.md。"),
        ("content/news/2026/2026-02-30-dianti.md", "把文件名开头改成真实的日期。"),
        ("content/pages/About.markdown", "改成 content/pages/about.md。"),
        (
            "content/about.md",
            "移到 content/stations/、content/opinions/、content/news/、content/projects/、content/pages/ 里合适的一个。",
        ),
        (
            "content/page/about.md",
            "移到 content/stations/、content/opinions/、content/news/、content/projects/、content/pages/ 里合适的一个。",
        ),
    ],
)
def test_a_misplaced_file_is_told_where_to_go(path: str, fix: str) -> None:
    found = filing.classify(path)
    assert isinstance(found, Finding)
    assert (found.code, found.fix) == ("S201", fix)


@pytest.mark.parametrize(
    "path",
    [
        *("content/news/2026/电梯.md", "content/news/2026/a.md"),
        *("content/news/2026/2026-03-14.md", "content/pages/关于.md", "content/pages/sub/about.md"),
        "content/pages/404.md",
    ],
)
def test_a_name_that_cannot_be_an_address_is_refused(path: str) -> None:
    found = filing.classify(path)
    assert isinstance(found, Finding)
    assert found.code == "S201"


@pytest.mark.parametrize(
    ("path", "fix"),
    [
        ("content/stations/yuelu/代表名单.xlsx", "把它移出 content 文件夹。"),
        ("content/stations/yuelu/0001.yaml.bak", "把它移出 content 文件夹。"),
        (
            "content/news/2026/通知.docx",
            "要发布这篇动态，用 zhanpai new news 新建一篇，把文字复制进去；原件移出 content 文件夹。",
        ),
        ("content/stations/yuelu/0001.HEIC", "用看图软件另存为 .jpg。"),
        ("content/news/2026/a.svg", "用看图软件另存为 .jpg。"),
    ],
)
def test_a_file_of_no_use_is_only_a_warning(path: str, fix: str) -> None:
    found = filing.classify(path)
    assert isinstance(found, Finding)
    assert (found.code, found.severity, found.fix) == ("S203", Severity.WARNING, fix)


@pytest.mark.parametrize(
    ("name", "is_noise"),
    [
        (".DS_Store", True),
        (".0001.yaml.swp", True),
        (".git", True),
        ("~$名单.xlsx", True),
        ("0001.yaml~", True),
        ("0001.swp", True),
        ("a.tmp", True),
        ("Thumbs.db", True),
        ("desktop.ini", True),
        ("0001.yaml", False),
        ("名单.xlsx", False),
        ("tmp.md", False),
    ],
)
def test_what_systems_leave_behind_is_passed_over(name: str, is_noise: bool) -> None:
    assert filing.is_noise(name) is is_noise


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("content/stations/yuelu/0001.yaml.txt", "content/stations/yuelu/0001.yaml"),
        ("content/stations/yuelu/0001.txt", "content/stations/yuelu/0001.yaml"),
        ("content/stations/yuelu/0001", "content/stations/yuelu/0001.yaml"),
        ("content/stations/yuelu/0001。yaml", "content/stations/yuelu/0001.yaml"),
        ("content/opinions/yuelu/0001.YAML.TXT", "content/opinions/yuelu/0001.yaml"),
        ("content/projects/2026.yaml.txt", "content/projects/2026.yaml"),
        ("content/news/2026/2026-03-14-dianti.md.txt", "content/news/2026/2026-03-14-dianti.md"),
        ("content/news/2026/2026-03-14-dianti.txt", "content/news/2026/2026-03-14-dianti.md"),
        ("content/pages/about.md.txt", "content/pages/about.md"),
    ],
)
def test_an_extension_that_windows_hides_is_told_with_the_name_to_give(path: str, right: str) -> None:
    found = filing.classify(path)
    assert isinstance(found, Finding)
    assert (found.code, found.severity) == ("S201", Severity.ERROR)
    assert found.fix.startswith(f"改名为 {right}；")


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("content/stations/yuelu/0001.yml", "content/stations/yuelu/0001.yaml"),
        ("content/stations/yuelu/0001.yaml.yaml", "content/stations/yuelu/0001.yaml"),
        ("content/stations/yuelu/1.yaml", "content/stations/yuelu/0001.yaml"),
        ("content/stations/yuelu/０００１.yaml", "content/stations/yuelu/0001.yaml"),
        ("content/stations/yuelu/0001站.yaml", "content/stations/yuelu/0001.yaml"),
        ("content/projects/2026年.yaml", "content/projects/2026.yaml"),
        ("content/news/2026/2026-3-4-dianti.md", "content/news/2026/2026-03-04-dianti.md"),
        ("content/news/2026/2026.03.04 dianti.md", "content/news/2026/2026-03-04-dianti.md"),
        ("content/news/2026/2026-03-04_dianti.markdown", "content/news/2026/2026-03-04-dianti.md"),
        ("content/news/2026/2026年3月4日dianti.md", "content/news/2026/2026-03-04-dianti.md"),
        ("content/pages/About Us.md", "content/pages/aboutus.md"),
    ],
)
def test_a_name_that_is_nearly_right_is_told_with_the_right_one(path: str, right: str) -> None:
    found = filing.classify(path)
    assert isinstance(found, Finding)
    assert (found.code, found.fix) == ("S201", f"改成 {right}。")
    assert isinstance(filing.classify(right), filing.Filed)


@pytest.mark.parametrize(
    "name", ["0001 (1).yaml", "0001 - 副本.yaml", "0001（1）.yaml", "0001 - 副本 (2).yaml", "0001_copy.yaml"]
)
def test_a_copy_is_called_one(name: str) -> None:
    found = filing.classify(f"content/stations/yuelu/{name}")
    assert isinstance(found, Finding)
    assert found.fix == "留下对的一份，改名为 content/stations/yuelu/0001.yaml；多余的移出 content 文件夹。"


@pytest.mark.parametrize(
    "name", ["2026-03-14-dianti.docx", "2026-03-14-dianti.md.doc", "2026-03-14-dianti.wps"]
)
def test_a_document_of_a_word_processor_is_not_to_be_renamed(name: str) -> None:
    found = filing.classify(f"content/news/2026/{name}")
    assert isinstance(found, Finding)
    assert found.fix == "用记事本新建 content/news/2026/2026-03-14-dianti.md，把文字复制进去，存成 UTF-8。"
