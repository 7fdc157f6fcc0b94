"""Where each kind of content lies: a path in, what the file is, or why nobody will ever read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath

from generator.diagnostics import Finding, Rule, Severity

REGISTER = "stations.yaml"
CONTENT = "content"


class Kind(Enum):
    """What a file in `content/` holds."""

    STATION = "stations"
    OPINIONS = "opinions"
    NEWS = "news"
    PROSE = "pages"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Filed:
    """A file whose place says what it is: `folder` is a district's slug or a year, `stem` an id or slug."""

    kind: Kind
    path: str
    folder: str
    stem: str


MISFILED = Rule.parse("""S201 文件放错了地方，或者文件名不合要求

    放错地方的文件没有人会读，里面的内容就不会出现在网站上。

    错：
        content/stations/0001.yaml
        content/news/2026/电梯.md
    对：
        content/stations/yuelu/0001.yaml
        content/news/2026/2026-03-14-dianti.md
    """)

NOT_A_FILE = Rule.parse("""S202 不是普通文件

    快捷方式（符号链接）可能指到文件夹外面，把不该公开的东西带到网上，所以一律不读。

    错：
        content/stations/yuelu/0001.yaml 是一个快捷方式
    对：
        把文件本身复制到这里
    """)

UNUSED = Rule.parse(
    """S203 这个文件不会用到

    网站只读 .yaml、.md 和 .jpg、.png、.webp 图片。别的文件不会公开，也不会生效；名单、表格放在这里容易外传。

    错：
        content/stations/yuelu/代表名单.xlsx
    对：
        把表格移到别的文件夹
    """,
    Severity.WARNING,
)

RULES = (MISFILED, NOT_A_FILE, UNUSED)

_PICTURE = re.compile(r"\.(jpe?g|png|webp)$", re.IGNORECASE)
_FORMS = {
    Kind.STATION: (re.compile(r"([a-z][a-z0-9-]*)/([0-9]{4})\.yaml"), "content/stations/yuelu/0001.yaml"),
    Kind.OPINIONS: (re.compile(r"([a-z][a-z0-9-]*)/([0-9]{4})\.yaml"), "content/opinions/yuelu/0001.yaml"),
    Kind.NEWS: (
        re.compile(r"([0-9]{4})/(\1-[0-9]{2}-[0-9]{2}-[a-z0-9]+(?:-[a-z0-9]+)*)\.md"),
        "content/news/2026/2026-03-14-dianti.md（年份要一致，名字用小写字母）",
    ),
    Kind.PROSE: (re.compile(r"()([a-z][a-z0-9-]*)\.md"), "content/pages/about.md"),
}


def is_noise(name: str) -> bool:
    """Whether `name` is what editors and systems leave behind, of which nobody need be told."""
    return name.startswith((".", "~$")) or name.endswith(("~", ".swp", ".tmp")) or name == "Thumbs.db"


def classify(path: str) -> Filed | Finding:
    """Say what the file at `path` (``content/…``) is."""
    parts = PurePosixPath(path).parts
    if _PICTURE.search(path):
        return Filed(Kind.PICTURE, path, parts[-2], parts[-1])
    kind = next((k for k in _FORMS if len(parts) > 1 and k.value == parts[1]), None)
    if kind and re.search(r"\.(ya?ml|md|markdown|txt)$", path, re.IGNORECASE):
        form, example = _FORMS[kind]
        if match := form.fullmatch("/".join(parts[2:])):
            return Filed(kind, path, match[1], match[2])
        return MISFILED.at(
            path,
            (),
            "这个文件放错了地方，或者文件名不合要求，不会有人读到它。",
            f"放到这样的位置：{example}。",
        )
    if re.search(r"\.(ya?ml|md)$", path, re.IGNORECASE):
        folders = "、".join(f"content/{k}/" for k in ("stations", "opinions", "news", "pages"))
        return MISFILED.at(path, (), "这个文件放错了地方，不会有人读到它。", f"移到 {folders} 里合适的一个。")
    return UNUSED.at(path, (), "这个文件不会用到，也不会公开。", "把它移出 content 文件夹；图片请转成 .jpg。")
