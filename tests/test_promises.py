"""What the documents promise to staff and to residents is so: each is read, and what it names is asked for.

Commands and options are looked up in the grammar and, once each, run; codes in the rulebook; addresses in the plan;
files where the program writes or reads them; words in quotation marks in what pages and commands show; examples of
YAML are read as the records that they are.  A promise that no test can hold is one that a document should not make.
"""

from __future__ import annotations

import ast
import re
import shlex
from functools import cache
from pathlib import Path

import click
import pytest

from tests.browser.handbook_steps import not_done
from tests.desk_words import desk_words
from tests.fronts.cli.zhanpai import zhanpai
from tests.make import DEMO, TODAY, write_project
from tests.shipped import ROOT
from zhanpai.content import filing
from zhanpai.content.records import read_record
from zhanpai.content.scaffold.site import prose_files, site_files
from zhanpai.domain.model.opinion import Opinion, OpinionStatus
from zhanpai.domain.model.project import Project, ProjectStatus
from zhanpai.domain.model.station import StationFile
from zhanpai.fronts.cli.app import make_app
from zhanpai.kit.diagnostics import Finding
from zhanpai.kit.yaml import parse
from zhanpai.office.handbook.rulebook import rules
from zhanpai.pipeline import prepare
from zhanpai.press.signs.print_plan import NUMBERS

HANDBOOK = sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "docs/handbook").glob("*.md"))
PAGES = sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "content/pages").glob("*.md"))
DOCUMENTS = (
    *HANDBOOK,
    *PAGES,
    *("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "SECURITY.md"),
    *("docs/accessibility.md", "docs/privacy.md", "docs/architecture.md"),
)


@cache
def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def spans(text: str) -> list[str]:
    """What stands between two `, outside of blocks."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"^[ ]*```.*?^[ ]*```$", "", text, flags=re.M | re.S))


def blocks(text: str, kind: str) -> list[str]:
    """The blocks of code of this kind, without what stands around them."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.M | re.S)


# -- commands


def commands_in(text: str) -> list[str]:
    """Each line that begins with `zhanpai` and is to be typed, without its remark."""
    typed = [line.partition(" #")[0] for block in blocks(text, "(?:sh)?") for line in block.splitlines()]
    found = [line.strip() for line in (*typed, *spans(text)) if re.match(r"zhanpai( |$)(?!站牌)", line)]
    return list(dict.fromkeys(line for line in found if not re.match(r"zhanpai (=|…|\.)", line)))


COMMANDS = sorted({command for name in DOCUMENTS for command in commands_in(text_of(name))})


def fault_of(line: str) -> str:
    """Why this line is no command with its options, or ""."""
    words = shlex.split(line.partition(">")[0])[1:]
    command: click.Command = make_app()
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        if words[0] not in command.commands:
            return f"no command {words[0]}"
        command = command.commands[words.pop(0)]
    known = {name: option for option in command.params for name in option.opts}
    arguments = [p for p in command.params if isinstance(p, click.Argument)]
    free = 0
    while words:
        word = words.pop(0)
        if not word.startswith("--"):
            free += 1
        elif word not in known:
            return f"no option {word}"
        elif not known[word].is_flag and not words:  # type: ignore[attr-defined]
            return f"nothing behind {word}"
        elif not known[word].is_flag:  # type: ignore[attr-defined]
            words.pop(0)
    many = any(a.nargs == -1 for a in arguments)
    return "" if many or free <= len(arguments) else "more words than it takes"


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_that_a_document_has_typed_is_there_with_its_options(line):
    assert fault_of(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "zhanpai publish",
        "zhanpai new opinions",
        "zhanpai check --all",
        "zhanpai signs --only",
        "zhanpai check x",
    ],
)
def test_a_command_that_is_not_there_is_found(line):
    assert fault_of(line)


def test_documents_are_full_of_commands():
    assert len(COMMANDS) > 25 and "zhanpai signs --reprint" in COMMANDS


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_option_that_a_document_names_is_some_command_s(name):
    app = make_app()
    groups = [command for command in app.commands.values() if isinstance(command, click.Group)]
    every = [app, *app.commands.values(), *(inner for group in groups for inner in group.commands.values())]
    known = {option for command in every for p in command.params for option in p.opts} | {"--help"}
    named = {found for span in spans(text_of(name)) for found in re.findall(r"(?<!\S)--[a-z-]+", span)}
    # Those of other programs.
    assert named - known - {"--update-golden", "--half", "--alarms"} == set()


INSTEAD = {
    # The examples' days and files are not the demo's.
    "content/news/2026/2026-03-14-dianti.md": "content/news/2026/2026-02-11-dianti.md",
    "2026-03-09": "2026-02-09",
    "2026-03-15": "2026-02-15",
    "2026-11-27": f"{TODAY}",
    "示例县 示例区": "岳麓区 麓山区",
    "示例区/示范街道": "岳麓区/望月湖街道",
    "--community 湖东社区": "--community 湖滨社区",
    "deputy 100023 张示例": "deputy 100001 章示例",
    "文件夹": "demo --stations 12 --deputies 20 --news 5",
}
NOT_RUN = (
    *("zhanpai new", "zhanpai demo", "zhanpai rename", "zhanpai import"),
    # The one asks whose scope, the others are tests of their own (test_new_city.py, test_begin_making.py).
    *("zhanpai handin --begin", "zhanpai new site 文件夹 --city 邵阳市", "zhanpai desk --root 我们的网站"),
    *(
        "zhanpai serve",
        "zhanpai desk",
        "zhanpai desk --no-browser",
        "zhanpai desk --root our-site",
        "zhanpai desk --git",
        "zhanpai audit",
        "zhanpai share",
    ),
    *(
        "zhanpai names",
        "zhanpai names 站名.txt",
        "zhanpai names 代表名单.xlsx",
        "zhanpai names 稿子.txt --text",
    ),
    "zhanpai names 代表名单.csv --column 挂靠处",
    *(
        f"zhanpai import {words}"
        for words in (
            "代表名单.xlsx",
            "轮值.csv --table 轮值",
            "代表名单.xlsx --yes --doubtful 说不准.xlsx",
            "代表名单.xlsx --left-in 2026-12",
        )
    ),
    *(f"zhanpai new {thing}" for thing in ("station", "deputy", "opinion", "news")),
)
"""Without more words these ask which, ask a person, go on until Ctrl-C, open addresses or read files that somebody must have typed;
they have tests of their own."""


HANDED = ("zhanpai handin", "zhanpai accept")
"""These need a scope that was said, and files that somebody handed over: tests/fronts/handin/ runs them."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        line
        for line in COMMANDS
        if line not in NOT_RUN and not line.startswith(HANDED) and "https:" not in line
    ],
)
def test_a_command_that_a_document_has_typed_can_be_run(line, tmp_path):
    for typed, there in INSTEAD.items():
        line = line.replace(typed, there)
    root = write_project(tmp_path / "p")
    if "--void" in line or "--reseal" in line:
        # There is something to take back, or a line to miss, once something was printed.
        assert zhanpai("signs", "--kind", "s1", "--only", "0001,0002", at=root).status == 0
    if line == "zhanpai format --check":
        assert zhanpai("format", at=root).status == 0
    if "--reseal" in line:
        ledger = root / "content/permalinks.csv"
        ledger.write_bytes(b"".join(ledger.read_bytes().splitlines(keepends=True)[:-1]))
    accepted = ["--yes"] if line.startswith("zhanpai rename ") else []
    done = zhanpai(*shlex.split(line.partition(">")[0])[1:], *accepted, at=root)
    assert done.status == 0, done.shown


# -- codes, addresses, files


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_code_that_a_document_names_is_one_of_check_s(name):
    codes = set(re.findall(r"(?<![A-Za-z0-9_#-])[DLNPSVY][0-9]{3}(?![0-9A-Za-z])", text_of(name)))
    assert codes - set(rules()) == set()


@cache
def planned() -> tuple[str, ...]:
    prepared = prepare(DEMO, TODAY)
    found = [item.url for item in (*prepared.pages, *prepared.outputs)]
    return (*found, "/pagefind/", "/_components/")


PARTS_OF_ADDRESSES = {"/s/", "/receptions.ics", "/api/stations/", "/llz/"}
"""Beginnings and ends that a sentence puts together; and the folder that stands for a portal's."""


@pytest.mark.parametrize("name", [*HANDBOOK, *PAGES, "README.md", "README.zh-CN.md"])
def test_an_address_that_a_document_names_is_planned(name):
    text = text_of(name)
    found = {s for s in spans(text) if re.fullmatch(r"/[^\s*]*", s)} | set(
        re.findall(r"\]\((/[^)#]*)\)", text)
    )
    for address in sorted(found - PARTS_OF_ADDRESSES):
        pattern = re.sub(r"[\u4e00-\u9fff]+|…", "[^/]+", address.replace(".", r"\."))
        pattern += "" if address.endswith("/") or "." in address else "/?"
        assert any(re.fullmatch(pattern, url) for url in planned()), address


STAND_INS = {
    "区县": "yuelu",
    "站号": "0001",
    "年份": "2026",
    "日期-名字": "2026-03-04-x",
    "名称": "x",
}
OWN = (
    "stations.yaml",
    "signage.yaml",
    "report.yaml",
    "content/permalinks.csv",
    "content/waivers.yaml",
    "mkdocs.yml",
)


@pytest.mark.parametrize("name", [*HANDBOOK, "README.md", "README.zh-CN.md"])
def test_a_file_that_staff_are_told_to_write_is_one_that_is_read(name):
    for span in spans(text_of(name)):
        path = span.rstrip("/")
        for words, there in STAND_INS.items():
            path = path.replace(words, there)
        if path.startswith("content/") and "." in path:
            assert path in OWN or not isinstance(filing.classify(path), Finding), span
        elif path.startswith("theme/") and "." in path:
            folder = path.rpartition("/")[0]
            assert (ROOT / path).exists() or (ROOT / folder).is_dir() or folder == "theme/components/x", span


@cache
def literals() -> str:
    """All words that the program can show or write: its strings without docstrings, and the theme."""
    found = []
    for path in (ROOT / "generator/zhanpai").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        docs = {
            id(n.body[0].value) for n in ast.walk(tree) if isinstance(n, documented) and ast.get_docstring(n)
        }
        nodes = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
        found += [str(n.value) for n in nodes if id(n) not in docs]
    kinds = {".html", ".js", ".typ", ".yaml"}
    found += [p.read_text("utf-8") for p in (ROOT / "theme").rglob("*") if p.suffix in kinds]
    return "\n".join(found)


MADE = r"[\w.-]+\.(?:html|txt|png|pdf|zip|csv|json|xml|ics)"


@pytest.mark.breadth
@pytest.mark.parametrize("name", HANDBOOK)
def test_a_file_that_a_command_is_said_to_make_is_named_by_the_program(name):
    for span in spans(not_done(Path(name).stem)):
        if re.fullmatch(MADE, span) and not re.search("0001|waimai", span):
            stem, _, suffix = span.rpartition(".")
            assert span in literals() or (f"{stem}." in literals() and suffix in literals()), span


# -- words

NO_WORDS_OF_OURS = {
    "docs/handbook/wenjian.md": {"减号加空格"},
    "docs/handbook/zhengwen.md": {"3月11日，接待室", "等了三年。", "一是", "第一，", "（一）"},
    "docs/handbook/menpai.md": {"这还是演示"},
    # The printer's own words, and a sentence of ours with a picture's name in it.
    "docs/handbook/fenxiang.md": {"实际大小", "图1：在这里插入 01-….jpg"},
    "content/pages/privacy.md": {"公开什么、凭什么、公开到什么时候"},
}
"""What stands in quotation marks for its own sake: said of marks, examples, words of other programs."""


def quoted(text: str) -> set[str]:
    """What stands in quotation marks, but for what people are to type: that is theirs."""
    text = re.sub("里写“[^”\n]*”", "", text).replace("\\#", "#")
    return set(re.findall("[“「]([^”」\n]{1,30})[”」]", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)))


@cache
def shown() -> str:
    """The words of a page of each kind, of the frame around it, of the desk, and of every message."""
    golden = "\n".join(p.read_text("utf-8") for p in (ROOT / "tests/golden").glob("*.html"))
    desk = "\n".join(
        p.read_text("utf-8") for p in (ROOT / "generator/zhanpai/fronts/desk/templates").glob("*.html")
    )
    return golden + desk + text_of("theme/shell/main.html") + literals()


@pytest.mark.parametrize("name", [*HANDBOOK, *PAGES])
def test_words_in_quotation_marks_are_words_of_ours(name):
    # 某 and …… stand for what differs each time.
    text = not_done(Path(name).stem) if name in HANDBOOK else text_of(name)
    words_of_ours = {words for words in quoted(text) if not re.search("某|……", words)}
    desk = desk_words()
    labels = {words for words in words_of_ours if desk.can_be_pressed(words) or desk.is_asked(words)}
    strange = {words for words in words_of_ours - labels if words not in shown()}
    # A sentence of ours may have a name or a number in it where the program has a field.
    loose = {w for w in strange if not re.search(re.escape(w[:3]) + r".{0,30}" + re.escape(w[-2:]), shown())}
    assert loose - NO_WORDS_OF_OURS.get(name, set()) == set()


def test_the_buttons_of_the_accessibility_page_are_those_of_every_page():
    page, frame = text_of("content/pages/accessibility.md"), text_of("theme/shell/main.html")
    steps = re.findall(r'zp-size__step" type="button" aria-pressed="\w+" value="\w+">(\w+)<', frame)
    said = re.search("“字号”有(.)个按钮：((?:“[^”]+”)+)", page)
    assert said and re.findall("“([^”]+)”", said[2]) == steps
    assert said[1] == "零一二三四五"[len(steps)]
    assert "大字" not in page


@pytest.mark.parametrize("name", [*PAGES, *prose_files()])
def test_no_page_promises_that_deputies_call_on_everybody(name):
    """What a station does is for each to say: a page of all stations says whom to ask."""
    text = prose_files().get(name) or text_of(name)
    for line in text.splitlines():
        if "请代表上门" in line or "约代表上门" in line:
            assert "各站的安排不一样" in line, line


# -- examples


@pytest.mark.parametrize("name", HANDBOOK)
def test_an_example_can_be_copied(name):
    for block in blocks(text_of(name), "yaml"):
        root = list if block.startswith("- ") else dict
        document = parse(block.encode(), "x.yaml", root=root)
        assert document.problems == (), block
        if root is list:
            model = Project if "title:" in block else Opinion
            for row in document.data:
                assert read_record(model, row, "x.yaml")[1] == [], block
        elif {"accounts", "features"} & set(document.data) and not {"series", "stars"} & set(document.data):
            assert read_record(StationFile, document.data, "x.yaml")[1] == [], block


@pytest.mark.parametrize(("name", "statuses"), [("taizhang", OpinionStatus), ("tese", ProjectStatus)])
def test_a_table_of_states_has_each_with_the_word_that_the_site_shows(name, statuses):
    head, *rows = re.findall(r"^\| `(\w+)` \| ([^|]+?) \|", text_of(f"docs/handbook/{name}.md"), re.M)
    assert head[0] == "status"
    assert rows == [(status.value, status.label) for status in statuses]


def test_the_ledger_s_page_names_every_field_of_an_opinion():
    text = text_of("docs/handbook/taizhang.md")
    assert [name for name in Opinion.model_fields if f"`{name}`" not in text and f"{name}:" not in text] == []


def test_a_new_site_s_pages_promise_no_more_than_it_has(tmp_path: Path):
    root = tmp_path / "p"
    for path, text in site_files(TODAY).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    there = {item.url for item in prepare(root, TODAY).pages}
    outputs = {item.url for item in prepare(root, TODAY).outputs}
    for path, text in prose_files().items():
        named = {s for s in spans(text) if s.startswith("/")} | set(re.findall(r"\]\((/[^)#]*)\)", text))
        assert named - PARTS_OF_ADDRESSES - there - outputs <= {"/api/stations/0001.json"}, path


DIGITS = "零一二三四五六七八九十"


def test_a_new_site_has_as_many_pages_as_its_help_says():
    new = make_app().commands["new"]
    assert isinstance(new, click.Group)
    said = re.search("([一二三四五六七八九])个网页", str(new.commands["site"].help))
    assert said and DIGITS.index(said[1]) == len(prose_files())


def test_the_kinds_of_signs_are_as_many_as_the_documents_say_and_have_their_numbers():
    listed = re.findall(r"(s\d+) ", re.search("^.+种：(s1 .+)$", text_of("docs/handbook/menpai.md"), re.M)[1])
    assert listed == list(NUMBERS)
    tens, ones = divmod(len(NUMBERS), 10)
    word = "十" * tens + (DIGITS[ones] if ones else "")
    assert f"{word}种：s1" in text_of("docs/handbook/menpai.md") and f"{word}种标识" in text_of(
        "README.zh-CN.md"
    )
