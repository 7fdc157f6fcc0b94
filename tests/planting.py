"""Where a bad input can stand in a project: each place turns the text or the bytes of one into files."""

from __future__ import annotations

import codecs
import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.make import DEMO

CORPUS = Path(__file__).parent / "fixtures" / "bad-inputs.json"
NAMES = Path(__file__).parent / "fixtures" / "station-names-wild.csv"

REGISTER, STATION, OPINIONS = (
    "stations.yaml",
    "content/stations/yuelu/0001.yaml",
    "content/opinions/yuelu/0001.yaml",
)
NEWS, PROSE, PROJECTS = (
    "content/news/2026/2026-02-11-dianti.md",
    "content/pages/about.md",
    "content/projects/2026.yaml",
)


@dataclass(frozen=True)
class Case:
    """One input of the corpus: its bytes, and whether they are to be refused where they belong."""

    id: str
    category: str
    target: str
    verdict: str
    raw: bytes

    @property
    def text(self) -> str:
        """The same as text, wrong bytes as marks."""
        return self.raw.decode("utf-8", "replace")


def corpus() -> list[Case]:
    """Every input of the corpus that is bytes (the others are acts of a system, and have tests of their own)."""
    cases = json.loads(CORPUS.read_text("utf-8"))["cases"]
    return [
        Case(c["id"], c["category"], c["target"], c["verdict"], _bytes_of(c))
        for c in cases
        if "raw" in c or ("gen" in c and "Image" not in c["gen"])
    ]


def names_seen() -> list[str]:
    """Names of stations as people have written them, in every column."""
    rows = NAMES.read_text("utf-8").split("\n")[1:]
    return sorted({cell for row in rows for cell in row.split(",") if re.search("[\u4e00-\u9fff]", cell)})


def _bytes_of(case: Mapping[str, str]) -> bytes:
    if "raw" in case:
        raw: bytes = codecs.escape_decode(case["raw"].encode("latin-1"))[0]  # type: ignore[attr-defined]
        return raw
    # Expressions of our own corpus, as their results are megabytes.
    made = eval(case["gen"], {"__builtins__": {}}, {"bytes": bytes, "range": range, "str": str, "chr": chr})
    return made if isinstance(made, bytes) else str(made).encode()


Plant = Callable[[Case], Mapping[str, bytes]]
"""Files of the demo project, by path, with the input in them."""


def whole(path: str) -> Plant:
    """The input as a file of its own."""
    return lambda case: {path: case.raw}


def behind(path: str, before: bytes = b"\n\n") -> Plant:
    """The input at the end of a file."""
    return lambda case: {path: (DEMO / path).read_bytes() + before + case.raw}


def value(path: str, line: str) -> Plant:
    """The input as the quoted value of the first line that begins with these words, in place of what stands there."""

    def plant(case: Case) -> Mapping[str, bytes]:
        lines = (DEMO / path).read_text("utf-8").split("\n")
        number = next(n for n, text in enumerate(lines) if text.lstrip(" -").startswith(line))
        begin = lines[number][: lines[number].index(line)]
        lines[number] = f"{begin}{line} {json.dumps(case.text, ensure_ascii=False)}"
        return {path: "\n".join(lines).encode("utf-8", "surrogatepass")}

    return plant


def field(path: str, pattern: str) -> Plant:
    """The input as the quoted value that stands in the group of `pattern`, within a line."""

    def plant(case: Case) -> Mapping[str, bytes]:
        text = (DEMO / path).read_text("utf-8")
        found = re.search(pattern, text)
        assert found, pattern
        typed = json.dumps(case.text, ensure_ascii=False)
        return {
            path: (text[: found.start(1)] + typed + text[found.end(1) :]).encode("utf-8", "surrogatepass")
        }

    return plant


PLACES: dict[str, Plant] = {
    "register": whole(REGISTER),
    "register, end": behind(REGISTER, b"\n"),
    "title of the site": value(REGISTER, "title:"),
    "owner of the site": value(REGISTER, "owner:"),
    "icp": value(REGISTER, "icp:"),
    "e-mail": field(REGISTER, r"email: (\S+)\}"),
    "word of a kind": field(REGISTER, r"point: \{word: (\S+)\}"),
    "name of a township": field(REGISTER, r"name: (莲花镇)\}"),
    "name of a community": field(REGISTER, r"community: (湖东社区)\}"),
    "station": whole(STATION),
    "station, end": behind(STATION, b"\n"),
    "address": value(STATION, "address:"),
    "place of a reception": field(STATION, r"place: (一楼接待室)"),
    "topic of a rota": field(STATION, r"topic: (加装电梯)"),
    "alternative text of a photo": field(STATION, r"alt: (联络站接待室)"),
    "hours": value(STATION, "hours:"),
    "phone": value(STATION, "phone:"),
    "deputy": field(STATION, r"name: (张示例)"),
    "post of a deputy": field(STATION, r"post: ([^\n}]+)"),
    "opinions": whole(OPINIONS),
    "topic": value(OPINIONS, "topic:"),
    "reply": value(OPINIONS, "reply:"),
    "handling body": value(OPINIONS, "handling_body:"),
    "projects": whole(PROJECTS),
    "title of a project": value(PROJECTS, "title:"),
    "body that answers for a project": value(PROJECTS, "responsible_body:"),
    "milestone": field(PROJECTS, r"text: (选点全部确定)"),
    "news": whole(NEWS),
    "title of news": value(NEWS, "title:"),
    "source of news": value(NEWS, "source:"),
    "front matter": lambda case: {NEWS: b"---\n" + case.raw + b"\n---\n" + _body(NEWS)},
    "body": behind(NEWS),
    "alternative text": lambda case: {
        NEWS: (DEMO / NEWS).read_bytes() + b"\n\n![" + case.raw + b"](dianti.jpg)\n"
    },
    "caption": lambda case: {
        NEWS: (DEMO / NEWS).read_bytes() + b'\n\n![x](dianti.jpg "' + case.raw + b'")\n'
    },
    "link": lambda case: {NEWS: (DEMO / NEWS).read_bytes() + b"\n\n[x](" + case.raw + b")\n"},
    "prose": whole(PROSE),
    "title of prose": value(PROSE, "title:"),
    "body of prose": behind(PROSE),
    "picture": whole("content/news/2026/dianti.jpg"),
    "tokens": whole("theme/tokens.yaml"),
    "logo": whole("theme/logo/logo.svg"),
    "styles": whole("theme/css/base.css"),
    "template": whole("theme/templates/pages/township.html"),
    "mkdocs.yml": whole("mkdocs.yml"),
    "signage.yaml": whole("signage.yaml"),
    "ledger": whole("content/permalinks.csv"),
}


def _body(path: str) -> bytes:
    return (DEMO / path).read_bytes().split(b"---\n", 2)[2]


def named(case: Case) -> Iterator[str]:
    """Paths of files that have the input as their name, where a disk can hold it."""
    for path, ending in ((NEWS, ".md"), ("content/news/2026/x", ".jpg"), (STATION, ".yaml"), (PROSE, ".md")):
        folder = path.rpartition("/")[0]
        if (
            0 < len(case.raw) < 200
            and b"/" not in case.raw
            and b"\0" not in case.raw
            and case.raw not in (b".", b"..")
        ):
            yield f"{folder}/{case.raw.decode('utf-8', 'surrogateescape')}{ending}"


@contextmanager
def planted(root: Path, files: Mapping[str, bytes | None]) -> Iterator[None]:
    """A copy of the demo project in `root` with these files in it, None for those taken away; then as it was before."""
    try:
        for path, content in files.items():
            target = root / path
            if content is None:
                shutil.rmtree(target) if target.is_dir() else target.unlink()
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        yield
    finally:
        for path in files:
            _put_back(root, path)


def _put_back(root: Path, path: str) -> None:
    original, target = DEMO / path, root / path
    if original.is_dir():
        shutil.copytree(original, target)
    elif original.is_file():
        target.write_bytes(original.read_bytes())
    else:
        target.unlink(missing_ok=True)
        # A folder that was made for it goes with it: an empty one is another project.
        for folder in target.parents:
            if folder == root or (DEMO / folder.relative_to(root)).is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()
