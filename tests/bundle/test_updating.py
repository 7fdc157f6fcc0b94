"""A newer folder beside the one in use: brought in, gone back from, removed; what the office wrote is never touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bundle.small_bundle import REGISTER, bundle, in_use, site, started, written


@pytest.mark.slow
def test_an_update_keeps_the_site_and_can_be_gone_back_from_and_to(ready: Path, tmp_path: Path) -> None:
    before = site(ready)
    new = bundle(tmp_path / "新的" / "站牌-2.0.0", "2.0.0")
    done = started(new, "更新", ready, typed="是\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"asked 2.0.0 check --root {ready}/我们的网站" in done.stdout
    assert in_use(ready) == "2.0.0" and written(ready) == before
    assert "asked 2.0.0 desk" in started(ready, "站牌").stdout
    assert (ready / "bundle/version").read_text("utf-8") == "2.0.0\n"
    assert not list(ready.glob("*.old")) and not list(ready.glob("*.new"))
    back = started(ready, "退回上一版", typed="是\n")
    assert back.returncode == 0 and in_use(ready) == "1.0.0" and written(ready) == before
    assert "asked 1.0.0 desk" in started(ready, "站牌").stdout
    started(ready, "退回上一版", typed="是\n")
    assert in_use(ready) == "2.0.0"


@pytest.mark.slow
def test_an_update_that_nobody_agreed_to_changes_nothing_in_use(ready: Path, tmp_path: Path) -> None:
    before = site(ready, f"{REGISTER}# 2.0.0\n")
    new = bundle(tmp_path / "新的" / "站牌-2.0.0", "2.0.0")
    # The path as a window writes it when a folder is dragged there; then nothing but Enter.
    done = started(new, "更新", typed=f'"{ready}"\n\n')
    assert done.returncode == 1 and "finding" in done.stdout and "照旧用 1.0.0" in done.stdout
    assert in_use(ready) == "1.0.0" and written(ready) == before
    assert "asked 1.0.0 desk" in started(ready, "站牌").stdout


def test_an_older_version_is_no_update(ready: Path, tmp_path: Path) -> None:
    done = started(bundle(tmp_path / "旧的", "0.10.0"), "更新", ready, typed="是\n")
    assert done.returncode == 1 and "1.0.0 比这里的 0.10.0 新" in done.stdout
    assert in_use(ready) == "1.0.0" and not (ready / "程序/0.10.0").exists()


@pytest.mark.slow
def test_an_update_brings_its_own_files_and_no_other_that_lies_there(ready: Path, tmp_path: Path) -> None:
    (ready / "说明.txt").write_text("我们自己的", "utf-8")
    new = bundle(tmp_path / "新的", "2.0.0")
    (new / "说明.txt").write_text("别人的", "utf-8")
    (new / "先看这里.txt").write_text("新的说明", "utf-8")
    started(new, "更新", ready, typed="是\n")
    assert (ready / "说明.txt").read_text("utf-8") == "我们自己的"
    assert (ready / "先看这里.txt").read_text("utf-8") == "新的说明"


@pytest.mark.slow
def test_an_update_that_was_broken_off_between_two_names_is_done_again(ready: Path, tmp_path: Path) -> None:
    new = bundle(tmp_path / "新的", "2.0.0")
    (ready / "bundle").rename(ready / "bundle.old")
    (ready / "bundle.new").mkdir()
    stopped = started(ready, "站牌")
    assert stopped.returncode != 0
    assert started(new, "更新", ready, typed="是。\n").returncode == 0
    assert "asked 2.0.0 desk" in started(ready, "站牌").stdout


@pytest.mark.usefixtures("setup_modules")
def test_two_numbers_of_a_version_are_compared_as_numbers() -> None:
    from updating import number  # type: ignore[import-not-found]

    assert number("0.9.12") < number("0.10.0") < number("1.0")


@pytest.mark.usefixtures("setup_modules")
def test_a_folder_that_cannot_take_the_place_of_another_leaves_it_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows renames no folder whose program runs."""
    import places  # type: ignore[import-not-found]
    from telling import Trouble  # type: ignore[import-not-found]
    from updating import _exchange

    for name in ("new", "used"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "which").write_text(name, "utf-8")
    rename = Path.rename

    def held(self: Path, target: Path) -> Path:
        if self.name == "used.new":
            raise PermissionError(13, "held", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", held)
    monkeypatch.setattr(places, "PAUSE", 0)
    with pytest.raises(Trouble, match="工作台还开着"):
        _exchange(tmp_path / "new", tmp_path / "used")
    assert (tmp_path / "used/which").read_text("utf-8") == "used"


@pytest.mark.slow
def test_only_the_version_in_use_and_the_one_before_are_kept(ready: Path, tmp_path: Path) -> None:
    for version in ("2.0.0", "3.0.0"):
        started(bundle(tmp_path / version, version), "更新", ready, typed="是\n")
    assert sorted(path.name for path in (ready / "程序").iterdir() if path.is_dir()) == ["2.0.0", "3.0.0"]


def test_what_is_no_such_folder_is_not_updated(home: Path, tmp_path: Path) -> None:
    (tmp_path / "别的").mkdir()
    # The new folder instead of the one in use: of two windows the wrong one was dragged.
    new = bundle(tmp_path / "新的", "2.0.0")
    for folder in (tmp_path / "别的", home, new):
        done = started(home, "更新", folder)
        assert done.returncode == 1 and "不是正在用的“站牌”文件夹" in done.stdout


def test_nothing_is_gone_back_to_before_an_update(ready: Path) -> None:
    done = started(ready, "退回上一版", typed="是\n")
    assert done.returncode == 1 and "没有上一版" in done.stdout and in_use(ready) == "1.0.0"


@pytest.mark.parametrize(("typed", "kept"), [("是\n\n", True), ("是\n删除\n", False)])
def test_removing_leaves_the_site_and_asks_about_drafts(ready: Path, typed: str, kept: bool) -> None:
    before = site(ready)
    (ready / "settings").mkdir()
    done = started(ready, "卸载", typed=typed)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (ready / "程序").exists() and written(ready) == before
    assert (ready / "settings").exists() is kept


def test_removing_without_a_yes_leaves_all(ready: Path) -> None:
    assert started(ready, "卸载").returncode == 1
    assert (ready / "程序/1.0.0").is_dir()
