"""Which folders a build may replace."""

from pathlib import Path

import pytest

from tests.publish.city import build, tree
from zhanpai.kit.disk.out_folder import settle
from zhanpai.kit.problem import Problem
from zhanpai.publish.project_places import MARKER, places_of


@pytest.mark.slow
def test_a_folder_of_somebody_elses_is_refused(city: Path) -> None:
    (city / "site").mkdir()
    (city / "site" / "论文.txt").write_text("三年的心血", "utf-8")
    with pytest.raises(Problem, match="里有别的东西，没有动它"):
        build(city)
    assert tree(city / "site") == {"论文.txt": "三年的心血".encode()}


@pytest.mark.slow
@pytest.mark.parametrize("out", ["/", "~", ".", "..", "content", "content/news", "theme/x", "generator"])
def test_a_precious_folder_is_refused(city: Path, out: str) -> None:
    path = Path.home() if out == "~" else city / out
    with pytest.raises(Problem):
        settle(path, places_of(city), mine=MARKER)


def test_a_file_is_refused(city: Path) -> None:
    (city / "site").write_text("", "utf-8")
    with pytest.raises(Problem, match="不是文件夹"):
        build(city)


@pytest.mark.slow
def test_an_empty_folder_is_taken(city: Path) -> None:
    (city / "site").mkdir()
    assert build(city).pages


@pytest.mark.slow
def test_a_link_to_the_site_stays_a_link(city: Path, tmp_path: Path) -> None:
    (tmp_path / "disk" / "site").mkdir(parents=True)
    (city / "site").symlink_to(tmp_path / "disk" / "site")
    build(city)
    build(city)
    assert (city / "site").is_symlink()
    assert (tmp_path / "disk" / "site" / "index.html").is_file()


def test_a_link_to_the_content_is_refused(city: Path) -> None:
    (city / "site").symlink_to(city / "content")
    with pytest.raises(Problem):
        build(city)


@pytest.mark.slow
def test_a_broken_link_is_refused(city: Path) -> None:
    (city / "site").symlink_to(city / "nowhere")
    with pytest.raises(Problem, match="断了的链接"):
        build(city)


def test_a_site_of_mkdocs_may_be_replaced(built: Path) -> None:
    assert (built / "site" / ".zhanpai").is_file()
    assert "不要把别的东西放在这里" in (built / "site" / ".zhanpai").read_text("utf-8")
