"""Where each kind of content lies: a path in, what the file is, or why nobody will ever read it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from pathlib import PurePosixPath

from zhanpai.kit.diagnostics import Finding, Rule, Severity

REGISTER = "stations.yaml"
CONTENT = "content"
PERMALINKS = "content/permalinks.csv"
SEAL = "content/permalinks.seal"
WAIVERS = "content/waivers.yaml"
UNFINISHED = ".zhanpai-unfinished"
"""What a change of several files was to make, from before the first is written until the last one is."""


class Kind(Enum):
    """What a file in `content/` holds."""

    STATION = "stations"
    OPINIONS = "opinions"
    NEWS = "news"
    PROJECTS = "projects"
    PROSE = "pages"
    PICTURE = "picture"
    PERMALINKS = "permalinks"
    SEAL = "seal"
    WAIVERS = "waivers"


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

NOT_A_FILE = Rule.parse("""S202 不是普通文件，或者读不出来

    快捷方式（符号链接）可能指到文件夹外面，把不该公开的东西带到网上，所以一律不读。别的程序占着的文件也读不出来。

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
_OTHER_PICTURE = re.compile(r"\.(heic|heif|gif|bmp|tiff?|svg|avif|raw|dng|psd)$", re.IGNORECASE)
_TYPED = re.compile(r"\.(ya?ml|md|markdown)$", re.IGNORECASE)
_LIKE_PERMALINKS = re.compile(r"permalinks.*\.(csv|xlsx?|txt)$", re.IGNORECASE)
_HIDDEN = re.compile(r"\.(txt|text|docx?|rtf|wps|odt)$", re.IGNORECASE)
_COPY = re.compile(
    r"\s*(\([0-9]+\)|[-_]?\s*(的?副本|复件|拷贝|copy)\s*(\([0-9]+\))?)(?=\.[^./]*$)", re.IGNORECASE
)
_OF_WORD = re.compile(r"\.(docx?|wps|odt|rtf|pdf)$", re.IGNORECASE)
_FORMS = {
    Kind.STATION: (re.compile(r"([a-z][a-z0-9-]*)/([0-9]{4})\.yaml"), "content/stations/yuelu/0001.yaml"),
    Kind.OPINIONS: (re.compile(r"([a-z][a-z0-9-]*)/([0-9]{4})\.yaml"), "content/opinions/yuelu/0001.yaml"),
    Kind.NEWS: (
        re.compile(r"([0-9]{4})/(\1-[0-9]{2}-[0-9]{2}-[a-z0-9]+(?:-[a-z0-9]+)*)\.md"),
        "content/news/2026/2026-03-14-dianti.md（日期要真的存在，年份要一致，名字用小写字母）",
    ),
    Kind.PROJECTS: (re.compile(r"()(20[0-9]{2})\.yaml"), "content/projects/2026.yaml（文件名是年份）"),
    Kind.PROSE: (re.compile(r"()([a-z][a-z0-9-]*)\.md"), "content/pages/about.md"),
}


def is_noise(name: str) -> bool:
    """Whether `name` is what editors and systems leave behind, of which nobody need be told."""
    junk = ("Thumbs.db", "desktop.ini")
    return name.startswith((".", "~$")) or name.endswith(("~", ".swp", ".tmp")) or name in junk


def is_garbled(name: str) -> bool:
    """Whether `name` is not in UTF-8: Python stands surrogates for such bytes, which cannot be printed."""
    return any("\ud800" <= ch <= "\udfff" for ch in name)


def is_named_like_a_file(name: str) -> bool:
    """Whether a folder of this name is surely meant to be a file."""
    return bool(_TYPED.search(name) or _PICTURE.search(name))


def not_a_file(path: str) -> Finding:
    """What to say of a link, a pipe or a folder in the place of a file, or a file in that of a folder."""
    message = "这不是普通的文件或文件夹（可能是快捷方式），不读。"
    return NOT_A_FILE.at(path, (), message, "删掉它，把文件或文件夹本身复制到这里。")


def unreadable(path: str) -> Finding:
    """What to say when the system refuses to open a file or folder."""
    message = "读不出来：没有权限，或者正被别的程序占用。"
    return NOT_A_FILE.at(path, (), message, "关掉打开它的程序，确认自己能打开它，再试一次。")


def garbled(folder: str, name: str) -> Finding:
    """What to say of a name in another encoding: `name` cannot be printed as it is."""
    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    message = "文件名是乱码（多半是从压缩包里解出来的），不会有人读到它。"
    return MISFILED.at(f"{folder}/{shown}", (), message, "改成用字母和数字的文件名。")


@lru_cache(maxsize=65536)
def classify(path: str) -> Filed | Finding:
    """Say what the file at `path` (``content/…``) is."""
    parts = PurePosixPath(path).parts
    # Here, as every command knows the register's name from this module, and `--help` needs no reader of YAML.
    from zhanpai.kit.yaml.characters import untyped_in_name

    if found := untyped_in_name(path):
        return _untyped(path, *found)
    if _PICTURE.search(path):
        return Filed(Kind.PICTURE, path, parts[-2], parts[-1])
    if path == PERMALINKS:
        return Filed(Kind.PERMALINKS, path, "", "permalinks")
    if path == SEAL:
        return Filed(Kind.SEAL, path, "", "permalinks")
    if path == WAIVERS:
        return Filed(Kind.WAIVERS, path, "", "waivers")
    if _LIKE_PERMALINKS.match(parts[-1]):
        message = "这个文件像是永久网址登记册，但是名字或者地方不对，不会有人读到它。"
        return MISFILED.at(
            path, (), message, f"登记册只有 {PERMALINKS} 这一个；多出来的副本移出 content 文件夹。"
        )
    if not _TYPED.search(path):
        return _wrong_extension(path) or UNUSED.at(path, (), "这个文件不会用到，也不会公开。", _unused(path))
    kind = next((k for k in _FORMS if len(parts) > 1 and k.value == parts[1]), None)
    if kind is None:
        folders = "、".join(f"content/{k}/" for k in ("stations", "opinions", "news", "projects", "pages"))
        return MISFILED.at(path, (), "这个文件放错了地方，不会有人读到它。", f"移到 {folders} 里合适的一个。")
    form, example = _FORMS[kind]
    match = form.fullmatch("/".join(parts[2:]))
    if match and (kind is not Kind.NEWS or _begins_with_a_day(match[2])):
        return Filed(kind, path, match[1], match[2])
    if match:
        message = f"文件名里的日期 {match[2][:10]} 不存在，不会有人读到这个文件。"
        return MISFILED.at(path, (), message, "把文件名开头改成真实的日期。")
    message = "这个文件放错了地方，或者文件名不合要求，不会有人读到它。"
    if likely := _likely_path(path, kind):
        if _COPY.search(unicodedata.normalize("NFKC", path)):
            message = "这个文件像是复制出来的副本，不会有人读到它。"
            return MISFILED.at(
                path, (), message, f"留下对的一份，改名为 {likely}；多余的移出 content 文件夹。"
            )
        return MISFILED.at(path, (), message, f"改成 {likely}。")
    stem = PurePosixPath(path).stem
    if kind in (Kind.STATION, Kind.OPINIONS) and re.fullmatch("[0-9]{4}", stem):
        fix = f"移到所在区县的文件夹里，例如 {example.replace('0001', stem)}。"
        return MISFILED.at(path, (), message, fix)
    return MISFILED.at(path, (), message, f"改成这样的文件夹和文件名：{example}。")


def _wrong_extension(path: str) -> Finding | None:
    """Of 0001.yaml.txt, which Windows shows as 0001.yaml, of 0001.txt, and of 0001 without an extension."""
    parts = PurePosixPath(path).parts
    kind = next((k for k in _FORMS if len(parts) > 2 and k.value == parts[1]), None)
    if kind is None:
        return None
    typed = unicodedata.normalize("NFKC", path).replace("。", ".")
    right = ".md" if kind in (Kind.NEWS, Kind.PROSE) else ".yaml"
    bare = _HIDDEN.sub("", typed)
    likely = _likely_path(_TYPED.sub("", bare) + right, kind) or _TYPED.sub("", bare) + right
    form, _ = _FORMS[kind]
    match = form.fullmatch("/".join(PurePosixPath(likely).parts[2:]))
    if not match or (kind is Kind.NEWS and not _begins_with_a_day(match[2])):
        return None
    message = f"扩展名不是 {right}，不会有人读到这个文件。"
    if _TYPED.search(bare) and bare != typed:
        ending = typed[len(bare) :]
        message = f"文件名末尾多了“{ending}”（电脑可能没有显示出来），不会有人读到这个文件。"
    if _OF_WORD.search(typed):
        fix = f"用记事本新建 {likely}，把文字复制进去，存成 UTF-8。"
        return MISFILED.at(path, (), "这是文字处理软件的文档，不会有人读到它。", fix)
    return MISFILED.at(path, (), message, f"改名为 {likely}；在文件夹的“查看”里勾选“文件扩展名”就看得见。")


def _unused(path: str) -> str:
    """What to do with a file that nothing reads."""
    if _OTHER_PICTURE.search(path):
        return "用看图软件另存为 .jpg。"
    if _OF_WORD.search(path) and path.startswith(f"{CONTENT}/{Kind.NEWS.value}/"):
        return "要发布这篇动态，用 zhanpai new news 新建一篇，把文字复制进去；原件移出 content 文件夹。"
    return "把它移出 content 文件夹。"


def _untyped(path: str, rule: Rule, message: str, meant: str) -> Finding:
    """A name with signs in it that cannot be typed: who refers to the file cannot name it."""
    fix = f"把文件名改成 {meant}。" if meant else "重新起一个用字母和数字的文件名。"
    found = rule.at(path, (), f"文件名里{message.removeprefix('这里')}，没有人能引用它。", fix)
    return replace(found, severity=Severity.ERROR)


def _begins_with_a_day(stem: str) -> bool:
    try:
        return bool(dt.date.fromisoformat(stem[:10]))
    except ValueError:
        return False


def _likely_path(path: str, kind: Kind) -> str:
    """`path` with the mends that change no meaning, if it would then be right, or ""."""
    is_markdown = kind in (Kind.NEWS, Kind.PROSE)
    typed = _COPY.sub("", unicodedata.normalize("NFKC", path)).lower()
    folder, _, name = _TYPED.sub("", _TYPED.sub("", typed)).rpartition("/")
    name = name.strip()
    if kind is Kind.NEWS:
        day = re.match(r"([0-9]{4})[-._年 ]([0-9]{1,2})[-._月 ]([0-9]{1,2})日?", name)
        begin = f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}" if day else ""
        rest = name[day.end() :] if day else name
        name = begin + re.sub(r"[\s_-]+", "-", rest if rest[:1] in "-_ " else f"-{rest}")
        folder = f"content/news/{name[:4]}"
    elif kind in (Kind.STATION, Kind.OPINIONS):
        name = re.sub("[站号年]$", "", name).zfill(4)
    else:
        name = re.sub("年$", "", name).replace(" ", "").replace("_", "-")
    likely = f"{folder.replace(' ', '')}/{name}{'.md' if is_markdown else '.yaml'}"
    form, _ = _FORMS[kind]
    match = form.fullmatch("/".join(PurePosixPath(likely).parts[2:]))
    is_right = match and (kind is not Kind.NEWS or _begins_with_a_day(match[2]))
    return likely if is_right and likely != path else ""
