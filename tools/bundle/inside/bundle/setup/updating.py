"""Another version beside the one in use; back to the one before; and away with all of it but what the office wrote."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from installing import install
from places import POINTER, SITE, Home, patiently, read
from running import command
from telling import Trouble, ask, is_yes, say

Check = Callable[[Home, str], int]
BROUGHT = ("bundle", "python")
TEXTS = ("先看这里.txt", "清单.csv")
STARTERS = (".bat", ".sh")


def update(new: Home, words: list[str], check: Check) -> int:
    """Bring the version of this folder into the folder that is in use; what the office wrote is read and not touched."""
    home = Home(
        Path(words[0] if words else ask("旧的“站牌”文件夹在哪里？把它拖到这个窗口里，再按回车：")).resolve()
    )
    version = new.brought()
    # By what the first start made: of what was brought, an update that was broken off may have left half.
    if home.folder == new.folder or not home.current():
        raise Trouble(
            f"“{home.folder}”不是正在用的“站牌”文件夹。", "找到平时双击“站牌”的那个文件夹，拖进来。"
        )
    if home.current() == version:
        say(f"那里用的已经是 {version}，不用更新。")
        return 0
    if number(version) < number(home.current()):
        raise Trouble(
            f"那里用的 {home.current()} 比这里的 {version} 新。",
            "在新拿到的文件夹里双击“更新”；要退回去，在用着的文件夹里双击“退回上一版”。",
        )
    if not home.program(version).is_dir():
        install(new, home)
    say(f"用 {version} 检查一遍你们的资料（只看，不改）：")
    found = check(home, version)
    if found:
        say(f"{version} 查出上面这些。换了以后，改好它们才能更新网站；不换，照旧用 {home.current()}。")
    if not is_yes(ask(f"换成 {version} 吗？写“是”再按回车：")):
        say("没有换，照旧用原来的。")
        return 1
    before = home.current()
    _bring(new, home)
    home.use(version)
    for folder in home.programs.iterdir():
        if re.match(r"\d", folder.name) and folder.name not in (version, before):
            shutil.rmtree(folder, ignore_errors=True)
    say(f"换好了。以后照旧双击“{home.folder.name}”里的“站牌”。不合适，双击那里的“退回上一版”。")
    return 0


def number(version: str) -> list[int]:
    """As versions are ordered: 0.10 after 0.9."""
    return [int(digits) for digits in re.findall(r"\d+", version)]


def _bring(new: Home, home: Home) -> None:
    """What was brought, in the place of what was brought before, and nothing else that lies there."""
    for name in BROUGHT:
        _exchange(new.folder / name, home.folder / name)
    for path in sorted(new.folder.iterdir()):
        if path.is_file() and (path.suffix in STARTERS or path.name in TEXTS):
            beside = home.folder / f"{path.name}.new"
            shutil.copy2(path, beside)
            patiently(lambda source=beside, target=home.folder / path.name: source.replace(target))  # type: ignore[misc]


def _exchange(source: Path, target: Path) -> None:
    """A folder made beside, and then renamed into its place; if it cannot be, the one before stays."""
    beside, old = target.with_name(f"{target.name}.new"), target.with_name(f"{target.name}.old")
    for stale in (beside, old):
        if stale.is_dir():
            patiently(lambda folder=stale: shutil.rmtree(folder))  # type: ignore[misc]
    shutil.copytree(source, beside)
    # The interpreter that an office laid there for its Linux: whoever makes the new folder may not have it.
    for archive in target.glob("linux-*/*.tar.gz"):
        if not any((beside / archive.parent.name).glob("*.tar.gz")):
            (beside / archive.parent.name).mkdir(exist_ok=True)
            shutil.copy2(archive, beside / archive.parent.name)
    try:
        if target.exists():
            patiently(lambda: target.rename(old))
        patiently(lambda: beside.rename(target))
    except PermissionError as error:
        if old.exists() and not target.exists():
            old.rename(target)
        raise Trouble(
            "工作台还开着，换不了。", "在网页最下面点“关掉工作台”，关掉黑色的窗口，再更新。"
        ) from error
    shutil.rmtree(old, ignore_errors=True)


def back(home: Home, check: Check) -> int:
    """The version before, from now on."""
    version = home.previous()
    if not version:
        raise Trouble("没有上一版可以退回。", "更新过一次以后，才有上一版。")
    say(f"用 {version} 检查一遍你们的资料（只看，不改）：")
    if check(home, version):
        say(f"资料里有 {version} 不认得的写法，见上面。退回以后改好它们才能更新网站。")
    if not is_yes(ask(f"退回 {version} 吗？写“是”再按回车：")):
        say("没有退回。")
        return 1
    home.use(version)
    say(f"退回 {version} 了。再双击一次“退回上一版”，又回到 {home.previous()}。")
    return 0


def remove(home: Home) -> int:
    """The program away; the person's own settings only if somebody writes so; the site never."""
    if not is_yes(ask("卸载“站牌”的程序吗？网站的资料不会动。写“是”再按回车：")):
        say("没有卸载。")
        return 1
    site, version = read(home.folder / POINTER) or home.folder / SITE, home.current()
    own = _settings(home, version) if version and home.program(version).is_dir() else None
    if own and own.is_dir():
        say(f"您自己的设置和没有存的草稿在：{own}")
        if ask("也要删掉，写“删除”再按回车；留着，直接按回车：") == "删除":
            shutil.rmtree(own)
    if home.programs.is_dir():
        patiently(lambda: shutil.rmtree(home.programs))
    say(f"卸载好了。网站的资料还在：{site}\n资料另外存好以后，这个文件夹可以删掉。")
    return 0


def _settings(home: Home, version: str) -> Path | None:
    """Where that version keeps what belongs to the person; None if it does not say."""
    called, env = command(home, version)
    script = "from zhanpai.fronts.desk.own_files import settings; print(settings())"
    done = subprocess.run([*called[:-2], "-c", script], env=env, capture_output=True)
    said = done.stdout.decode("utf-8", "replace").strip()
    return Path(said) if done.returncode == 0 and said else None
