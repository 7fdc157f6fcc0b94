"""`--only`: a part is made anew, the rest is the very files that stood there."""

from pathlib import Path

import pytest

from tests.publish.city import build, tree
from zhanpai.kit.problem import Problem


def change(city: Path, id: str) -> None:
    file = next((city / "content" / "stations").rglob(f"{id}.yaml"))
    text = file.read_text("utf-8")
    old = text.split("address: ")[1].splitlines()[0]
    file.write_text(text.replace(old, "示例路特别号"), "utf-8")


def test_only_one_station_is_drawn_anew(built: Path) -> None:
    change(built, "0003")
    change(built, "0005")
    before = tree(built / "site")
    kept = (built / "site" / "s" / "0005" / "index.html").stat().st_ino
    build(built, only=frozenset({"0003"}))
    after = tree(built / "site")
    changed = {path for path in after if before.get(path) != after[path]}
    assert after.keys() == before.keys()
    assert "s/0003/index.html" in changed
    assert "s/0005/index.html" not in changed
    assert (built / "site" / "s" / "0005" / "index.html").stat().st_ino == kept


@pytest.mark.slow
def test_a_whole_build_after_a_part_is_whole_and_spares_the_site_it_replaces(built: Path) -> None:
    change(built, "0003")
    build(built, only=frozenset({"0003"}))
    part = tree(built / "site")
    change(built, "0005")
    build(built)
    assert tree(built / "site.previous") == part
    build(built, built / "fresh")
    assert tree(built / "site") == tree(built / "fresh")


@pytest.mark.slow
def test_without_a_previous_site_a_part_is_refused(city: Path) -> None:
    with pytest.raises(Problem, match="先生成整个网站"):
        build(city, only=frozenset({"0003"}))
    assert not (city / "site").exists()


@pytest.mark.slow
def test_an_unknown_station_is_refused(built: Path) -> None:
    with pytest.raises(Problem, match="9999"):
        build(built, only=frozenset({"9999"}))
