"""Characters that nobody types, wherever they stand: one rule for every kind of text and for names."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.make import DEMO, TODAY
from zhanpai.content.load import load
from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.pipeline import examine

Project = Callable[[Mapping[str, str | bytes | None] | None], Path]

S1, N1 = "content/stations/yuelu/0001.yaml", "content/news/2026/2026-02-11-dianti.md"


def demo(path: str, wrong: str = "", right: str = "") -> str:
    """A file of the demo project with one piece of it changed."""
    text = (DEMO / path).read_text("utf-8")
    assert not wrong or text.count(wrong) == 1
    return text.replace(wrong, right) if wrong else text


def told(root: Path) -> list[Diagnostic]:
    return examine(load(root, TODAY))


@pytest.mark.parametrize(
    ("sign", "code"),
    [("\x00", "Y005"), ("\x1b", "Y005"), ("\uffff", "Y005"), ("\u202e", "Y006"), ("\u2028", "Y007"), ("\ue000", "Y008"),
     ("\ufeff", "Y010"), ("锟斤拷", "Y042"), ("寮犱笁", "Y042"), ("&amp;nbsp;", "Y043"), ("\\u4e2d", "Y043")],
)  # fmt: skip
def test_an_untyped_sign_is_told_alike_in_every_kind_of_text(sign: str, code: str, project: Project) -> None:
    written = (
        (S1, "出门就是公交站"),
        ("stations.yaml", "代表工作委员会（演示）"),
        ("content/opinions/yuelu/0001.yaml", "公交站台没有遮雨棚"),
        ("content/projects/2026.yaml", "加装电梯"),
        (N1, "街道把两台电梯的工期"),
        (N1, "两台电梯三月底前开工"),
        ("content/pages/about.md", "每个站一页"),
    )
    files: dict[str, str] = {}
    for path, words in written:
        text = files.get(path, demo(path))
        assert words in text
        files[path] = text.replace(words, words + sign, 1)
    found = told(project(files))
    assert {d.code for d in found} == {code}
    assert [d.path for d in found] == sorted(path for path, _ in written)
    assert {d.message for d in found if "多半原来" not in d.message} <= {found[0].message}
    assert all(d.excerpt[d.column - 1 :].startswith(sign[0]) for d in found)


@pytest.mark.parametrize(
    ("name", "code", "fix"),
    [
        ("2026-03-01-di\u200ban.md", "Y009", "把文件名改成 content/news/2026/2026-03-01-dian.md。"),
        ("2026-03-01-\u202edian.md", "Y006", "把文件名改成 content/news/2026/2026-03-01-dian.md。"),
        ("现场\u00ad照片.jpg", "Y009", "把文件名改成 content/news/2026/现场照片.jpg。"),
        ("王\ue000.jpg", "Y008", "重新起一个用字母和数字的文件名。"),
        ("寮犱笁.jpg", "Y042", "把文件名改成 content/news/2026/张三.jpg。"),
    ],
)
def test_an_untyped_sign_in_a_name_is_told_and_the_name_without_it(
    name: str, code: str, fix: str, project: Project
) -> None:
    (found,) = told(project({f"content/news/2026/{name}": b"x"}))
    assert (found.code, found.fix, found.severity.is_error) == (code, fix, True)


def test_a_fault_of_a_body_does_not_hide_those_of_its_front(project: Project) -> None:
    text = demo(N1, "category: 接待选民", "category: 接待").replace("能看到日子", "能看到日\ue000子")
    root = project({N1: text.replace("街道把两台", "街道\x1b把两台")})
    assert [f"{d.path}:{d.line} {d.code}" for d in told(root)] == [
        f"{N1}:5 D103",
        f"{N1}:21 Y005",
        f"{N1}:28 Y008",
    ]
