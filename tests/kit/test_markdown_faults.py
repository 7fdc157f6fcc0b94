"""What cannot be known of a text is told once, at its line, with a fix that passes."""

import pytest

from zhanpai.kit.markdown import read

LOSS, MARK, PICTURE = "loss", "mark", "picture"

# What is typed; line (from 0), column, kind; and the same text with the fix applied as a clerk would.
FAULTS = [
    ("甲\n\n```\n乙", 2, 1, LOSS, "甲\n\n乙"),
    ("---\ntitle: 停车\ndate: 2026-01-02\n---\n\n正文", 0, 1, LOSS, "正文"),
    ("\n---\n标题：停车\n\n正文", 1, 1, LOSS, "正文"),
    ("正文\n\n[^1]: 注", 2, 1, LOSS, "正文[^1]\n\n[^1]: 注"),
    (
        "正文\n\n[办法]: https://example.gov.cn/a",
        2,
        1,
        LOSS,
        "[办法][办法]\n\n[办法]: https://example.gov.cn/a",
    ),
    ("| 甲 | 乙 |\n|--|--|\n| 1 | 2 | 3 |", 2, 1, LOSS, "| 甲 | 乙 |\n|--|--|\n| 1 | 2／3 |"),
    ("\n".join("  " * n + "- 层" for n in range(8)), 6, 1, LOSS, "- 层\n  - 层"),
    ("- " * 500 + "一", 0, 1, LOSS, "- 一"),
    ("[" * 2_001, 0, 1, LOSS, "文字"),
    ("停车难**的小区", 0, 4, MARK, "停车难的小区"),
    ("**甲**乙**丙", 0, 7, MARK, "**甲**乙丙"),
    ("在*2026年*完成", 0, 2, MARK, "在**2026年**完成"),
    ("这是__重点__内容", 0, 3, MARK, "这是**重点**内容"),
    ("删去~~这一句", 0, 3, MARK, "删去这一句"),
    ("| 甲 | 乙 |\n| 1 | 2 |", 0, 1, MARK, "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |"),
    ("| 甲 | 乙 |\n|---|\n| 1 | 2 |", 1, 1, MARK, "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |"),
    ("｜甲｜乙｜\n｜1｜2｜", 0, 1, MARK, "|甲|乙|\n| --- | --- |\n|1|2|"),
    ("| 甲 ｜ 乙 |\n|---|---|\n| 1 | 2 |", 0, 5, MARK, "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |"),
    ("甲 | 乙\n1 | 2", 0, 1, MARK, "甲 | 乙\n--- | ---\n1 | 2"),
    ("请看[指南](/gui de/)", 0, 3, MARK, "请看[指南](/guide/)"),
    ("请看(指南)[/guide/]", 0, 3, MARK, "请看[指南](/guide/)"),
    ("请看[](/guide/)", 0, 3, MARK, "请看[指南](/guide/)"),
    ("[指南]()", 0, 4, MARK, "[指南](/guide/)"),
    ("![大门]()", 0, 1, MARK, "![大门](门.jpg)"),
    ("![[门.jpg]]", 0, 1, MARK, "![大门](门.jpg)"),
    ("![大门](门.jpg){width=50%}", 0, 13, MARK, "![大门](门.jpg)"),
    ("数字[^1]见后", 0, 3, MARK, "数字[^1]见后\n\n[^1]: 到2025年底。"),
    ("![IMG_2031](a.jpg)", 0, 3, PICTURE, "![代表在接待室](a.jpg)"),
    ("![微信图片_20261127](a.jpg)", 0, 3, PICTURE, "![代表在接待室](a.jpg)"),
    ("![大门.JPG](a.jpg)", 0, 3, PICTURE, "![大门](a.jpg)"),
    ("![a-1](a-1.png)", 0, 3, PICTURE, "![大门](a-1.png)"),
]


@pytest.mark.parametrize(
    ("typed", "line", "column", "kind", "mended"), FAULTS, ids=[f[0][:20] for f in FAULTS]
)
def test_what_is_unclear_is_told_once_and_the_fix_passes(typed, line, column, kind, mended):
    (fault,) = read(typed).faults
    assert (fault.line, fault.column, fault.kind) == (line, column, kind)
    assert fault.message.endswith("。") and fault.fix.endswith("。")
    assert read(mended).faults == ()


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "5*8小时，7*24小时",
            "长*宽*高",
            "*号键",
            "政发[2026]（3号）",
            "[附件]见后",
            "【附件】（见后）",
            "姓名____",
            "a_b__c",
            "20~~30元",
        ),
        *(
            "| 只有一行 |",
            "A|B|C",
            "![接待室](接待室.jpg)",
            "![](a.jpg)",
            "-- 完 --",
            "`**`",
            "\\*\\*",
            "{甲}",
            "《办法》（试行）",
        ),
        "---\n\n正文",
        "---\n我们都说：好。\n\n正文",
    ],
)
def test_what_is_no_mark_is_not_spoken_of(typed):
    assert read(typed).faults == ()


def test_what_lies_too_deep_is_told_at_its_line_and_read_without_harm():
    deep = "\n".join(" " * 4 * n + f"- 第{n}层" for n in range(150))
    (fault,) = read(deep).faults
    assert (fault.line, fault.kind) == (6, LOSS)
    assert read("- " * 500 + "一").html().count("<ul>") <= 20
    assert read("\n".join(" " * 4 * n + "字" for n in range(150))).faults == ()


def test_several_faults_of_a_text_are_told_together_in_the_order_of_reading():
    found = read("**甲\n\n[](/guide/)\n\n![IMG_1](a.jpg)\n\n```\n乙").faults
    assert [(fault.line, fault.kind) for fault in found] == [(0, MARK), (2, MARK), (4, PICTURE), (6, LOSS)]
