"""What a cache gives is what was kept for that very key, whatever became of its files."""

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from zhanpai.kit.disk import cache

CONTENT = b"pixels of one picture " * 40


def entry_of(folder: Path, key: str) -> Path:
    before = set(folder.iterdir()) if folder.exists() else set()
    cache.keep(folder, key, CONTENT if key == "one" else b"another picture")
    (new,) = set(folder.iterdir()) - before
    return new


@pytest.mark.parametrize("content", [b"", b"x", CONTENT])
def test_what_was_kept_is_found(tmp_path: Path, content: bytes) -> None:
    cache.keep(tmp_path / "not" / "there", "one", content)
    assert cache.find(tmp_path / "not" / "there", "one") == content
    assert cache.find(tmp_path / "not" / "there", "two") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw[:-1],
        lambda raw: raw[:64],
        lambda raw: raw + b"\0",
        lambda raw: bytes(len(raw)),
        lambda raw: raw[:100] + bytes([raw[100] ^ 1]) + raw[101:],
        lambda raw: CONTENT,
    ],
    ids=["empty", "half", "a byte short", "proof alone", "longer", "zeros", "one bit", "an entry of old"],
)
def test_a_damaged_entry_is_none(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    path = entry_of(tmp_path, "one")
    path.write_bytes(damage(path.read_bytes()))
    assert cache.find(tmp_path, "one") is None
    cache.keep(tmp_path, "one", CONTENT)
    assert cache.find(tmp_path, "one") == CONTENT


def test_entries_that_were_exchanged_are_none(tmp_path: Path) -> None:
    one, two = entry_of(tmp_path, "one"), entry_of(tmp_path, "two")
    aside = two.rename(tmp_path / "aside")
    one.rename(two)
    aside.rename(one)
    assert cache.find(tmp_path, "one") is None
    assert cache.find(tmp_path, "two") is None


def test_a_pipe_or_a_link_in_the_place_of_an_entry_is_none_and_nobody_waits(tmp_path: Path) -> None:
    path = entry_of(tmp_path, "one")
    copy = tmp_path / "copy"
    path.rename(copy)
    path.symlink_to(copy)
    assert cache.find(tmp_path, "one") is None
    path.unlink()
    os.mkfifo(path)
    assert cache.find(tmp_path, "one") is None
    cache.keep(tmp_path, "one", CONTENT)
    assert cache.find(tmp_path, "one") == CONTENT


def test_an_entry_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    synced, renamed = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda number: (done.append("fsync"), synced(number))[1])
    monkeypatch.setattr(Path, "replace", lambda self, to: (done.append("rename"), renamed(self, to))[1])
    cache.keep(tmp_path, "one", CONTENT)
    assert done == ["fsync", "rename"]


@pytest.mark.slow
def test_ten_thousand_damaged_entries_give_what_was_kept_or_nothing(tmp_path: Path) -> None:
    dice = random.Random(20261128)
    paths = {key: entry_of(tmp_path, key) for key in ("one", "two")}
    whole = {key: path.read_bytes() for key, path in paths.items()}
    right = {"one": CONTENT, "two": b"another picture"}
    for _ in range(5_000):
        for key, path in paths.items():
            path.write_bytes(mutated(whole[dice.choice(["one", "two"])], dice))
            began = time.process_time()
            assert cache.find(tmp_path, key) in (None, right[key])
            assert time.process_time() - began < 1


def mutated(raw: bytes, dice: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(dice.choice([0, 1, 1, 2, 9])):
        at = dice.randrange(len(changed) + 1)
        match dice.randrange(4):
            case 0:
                changed[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del changed[at : at + dice.randrange(80)]
            case 2:
                changed[at:at] = dice.randbytes(dice.randrange(80))
            case _:
                del changed[at:]
    return bytes(changed)
