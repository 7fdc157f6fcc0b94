"""Text out of the wrong encoding is told with what it was; Chinese that is meant is left alone."""

import pytest

from tests.shipped import ROOT
from zhanpai.kit.yaml import parse, parse_front_matter
from zhanpai.kit.yaml.mojibake import find_codes, find_mojibake

WORDS = ("张三", "望月湖街道人大代表联络总站", "今天上午，代表接待了居民", "岳麓区春风路十二号")


def in_gbk(text: str) -> str:
    return text.encode().decode("gbk", "replace")


def in_latin(text: str) -> str:
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode())


@pytest.mark.parametrize("words", WORDS)
def test_utf8_read_as_latin_is_read_back(words: str) -> None:
    assert [found.meant for found in find_mojibake(in_latin(words))] == [words]
    # A chat program makes plain blanks of the unbreakable ones.
    assert [found.meant for found in find_mojibake(in_latin(words).replace("\xa0", " "))] == [words]


@pytest.mark.parametrize("words", WORDS)
def test_utf8_read_as_gbk_is_read_back_as_far_as_it_survived(words: str) -> None:
    found = [found.meant for found in find_mojibake(in_gbk(words))]
    assert found
    assert all(piece in words for piece in found)


@pytest.mark.parametrize("typed", ["锟斤拷", "锟斤拷锟斤拷", "烫烫烫烫", "屯屯屯", "锘#标题"])
def test_what_cannot_be_won_back_is_named_too(typed: str) -> None:
    assert [found.meant for found in find_mojibake(typed)] == [""]


@pytest.mark.parametrize(
    "text",
    [
        "汤很烫，烫烫的",
        "屯里屯外",
        "São Paulo, café, naïve",
        "浏阳市洞阳镇",
        "㮾梨街道",
        "尹䶮",
        "Åland",
        "100°C",
        "½杯",
    ],
)
def test_what_is_meant_so_is_left_alone(text: str) -> None:
    assert list(find_mojibake(text)) == []


@pytest.mark.slow
def test_nothing_is_found_in_text_that_is_whole() -> None:
    read = [
        path.read_text("utf-8")
        for path in sorted((ROOT / "content").rglob("*.*"))
        if path.suffix in (".md", ".yaml")
    ]
    read += [path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md")]
    lines = [line for text in read for line in text.split("\n")]
    assert len(lines) > 5_000
    assert [line for line in lines if any(find_mojibake(line))] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("&nbsp;", " "), ("&amp;", "&"), ("&ldquo;", "“"), ("&#20013;", "中"), ("&#x4E2D;", "中"), ("&amp;nbsp;", " "),
        ("\\u4e2d\\u56fd", "中国"), ("%u4e2d", "中"), ("\\xe4\\xb8\\xad", "中"), ("\\ud83d", ""),
    ],
)  # fmt: skip
def test_a_sign_left_as_a_code_is_told_with_the_sign(typed: str, meant: str) -> None:
    assert [(found.typed, found.meant) for found in find_codes(f"前{typed}后")] == [(typed, meant)]


@pytest.mark.parametrize("text", ["a?x=1&copy=2", "C:\\users\\abc", "R&D; 研发", "100%u", "张三&李四"])
def test_what_only_looks_like_a_code_is_left_alone(text: str) -> None:
    assert list(find_codes(text)) == []


def told(text: str) -> list[tuple[int, int, str, str]]:
    matter = parse_front_matter(f"---\ntitle: 通知\n---\n{text}".encode("utf-8", "surrogatepass"), "a.md")
    return [(p.line, p.column, p.code, str(p.severity)) for p in matter.problems]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("第一行\n张\x00三\n", (5, 2, "Y005", "错误")),
        ("张\x1b三\n", (4, 2, "Y005", "错误")),
        ("张\uffff三\n", (4, 2, "Y005", "错误")),
        ("张\ufffd三\n", (4, 2, "Y005", "错误")),
        ("张\u202e三\n", (4, 2, "Y006", "错误")),
        ("张\u2067三\n", (4, 2, "Y006", "错误")),
        ("一\u2028二\n", (4, 2, "Y007", "错误")),
        ("一\x0b二\n", (4, 2, "Y007", "错误")),
        ("王\ue000\n", (4, 2, "Y008", "错误")),
        ("王\U000f0000\n", (4, 2, "Y008", "错误")),
        ("张\u200b三\n", (4, 2, "Y009", "提醒")),
        ("张\u00ad三\n", (4, 2, "Y009", "提醒")),
        ("张\u200d三\n", (4, 2, "Y009", "提醒")),
        ("一\ufeff二\n", (4, 2, "Y010", "错误")),
        ("寮犱笁来访\n", (4, 1, "Y042", "错误")),
        ("一&nbsp;二\n", (4, 2, "Y043", "提醒")),
        ("一&amp;nbsp;二\n", (4, 2, "Y043", "错误")),
        ("\\u4e2d\n", (4, 1, "Y043", "错误")),
    ],
)
def test_running_text_is_held_to_the_rules_of_yaml(text: str, place: tuple[int, int, str, str]) -> None:
    assert told(text) == [place]


@pytest.mark.parametrize(
    "text", ["一\u00a0二\n", "👨‍👩‍👧 全家\n", "ئۇيغۇر\u200cچە\n", "　　段首\n", "制表\t符\n"]
)
def test_what_does_no_harm_in_running_text_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_what_cannot_be_seen_does_not_reach_the_page() -> None:
    assert parse_front_matter("---\na: b\n---\n张\u200b三\n".encode(), "a.md").body == "张三\n"


def test_a_fault_of_the_body_does_not_hide_the_front() -> None:
    matter = parse_front_matter("---\ntitle: 通知\n---\n张\x00三\n".encode(), "a.md")
    assert matter.document.data == {"title": "通知"}


def test_escapes_between_double_quotes_are_what_they_stand_for() -> None:
    assert parse(b'a: "\\u4e2d"\n', "a.yaml").data == {"a": "中"}
