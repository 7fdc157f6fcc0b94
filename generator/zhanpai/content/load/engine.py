"""Look at a project's `mkdocs.yml`: nothing is taken from it, and whoever has changed it is told so."""

from __future__ import annotations

from pathlib import Path

from zhanpai.content.load import disk
from zhanpai.content.scaffold.site import MKDOCS
from zhanpai.kit.diagnostics import Finding, Rule, Severity

SETTINGS = "mkdocs.yml"
"""The engine's own settings, at the top of a project."""

LIMIT = 64 * 2**10
"""Bytes that are read of it: a hundred times the shipped one."""

IGNORED_SETTINGS = Rule.parse(
    """S218 mkdocs.yml 改过，或者损坏了，改动不起作用

    建站用的是随程序来的设置，不读项目里的 mkdocs.yml，里面写的程序也不会运行；只有 mkdocs build 读它。
    在这里改站名、导航、插件，网站不会变；直接运行 mkdocs build，又会得到另一个网站。

    错：
        在 mkdocs.yml 里写 hooks: [tongji.py]，等着网站变样
    对：
        站名写在 stations.yaml 里，样子改在 theme/ 里；mkdocs.yml 删掉，或者照原样留着
    """,
    Severity.WARNING,
)

RULES = (IGNORED_SETTINGS,)


def look_at_settings(root: Path) -> tuple[Finding, ...]:
    """One finding if the project in `root` has settings of its own, or damaged ones; none if it has no such file.

    The text is compared and never parsed: YAML can name code to run.  Raises nothing.
    """
    try:
        seen = disk.look(root, SETTINGS)
    except OSError:
        return ()
    raw = seen if isinstance(seen, Finding) else disk.read(root, SETTINGS, LIMIT)
    if isinstance(raw, bytes) and _told(raw) == _told(MKDOCS.encode()):
        return ()
    message = "这个文件和随程序来的不一样，“zhanpai build”不读它，改动不起作用；只有“mkdocs build”读它。"
    return (IGNORED_SETTINGS.at(SETTINGS, (), message, "删掉它；网站照样建得出来。"),)


def _told(raw: bytes) -> list[bytes]:
    """What settings say: editors change the ends of lines, and a comment changes nothing."""
    lines = [line.rstrip() for line in raw.removeprefix(b"\xef\xbb\xbf").splitlines()]
    return [line for line in lines if line and not line.lstrip().startswith(b"#")]
