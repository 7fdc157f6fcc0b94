"""Texts end where an editor would end them."""

import pytest

from zhanpai.channels import counting
from zhanpai.kit import cut


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("短的不动", 10, "短的不动"),
        ("第一句。第二句。第三句。", 8, "第一句。第二句。"),
        ("第一句！“第二句。”第三句。", 10, "第一句！“第二句。”"),
        # A quotation is not left open, though its first sentence would fit.
        ("他说：“先看。再定。”大家同意。", 9, "他说…"),
        ("连廊镂空；主机减振；出资分摊。", 10, "连廊镂空；主机减振。"),
        # One long sentence: behind a clause, never inside 2026 or 40.
        ("代表用两个下午，从早餐店走到五金店，带回意见", 12, "代表用两个下午…"),
        ("共有2026件意见", 6, "共有…"),
        ("一共走访了40多户人家没有标点也没有停顿", 8, "一共走访了…"),
        ("代表看了《人大代表法》全文", 8, "代表看了…"),
        ("全程使用Markdown编写", 10, "全程使用…"),
        ("", 5, ""),
    ],
)
def test_a_text_is_cut_at_the_end_of_something(text, most, kept):
    assert cut.to_length(text, most) == kept
    assert len(kept) <= most


def test_every_length_of_a_text_is_respected_and_no_number_broken():
    text = "11月16日是接待日，代表接待居民18人次，带来意见2.5页（含附件3份）；办结率98.6%。下一次是12月9日14:30。"
    for most in range(1, len(text) + 1):
        kept = cut.to_length(text, most).rstrip("…")
        assert len(kept) <= most
        after = text[len(kept) : len(kept) + 1]
        assert not (kept[-1:].isdigit() and after and after in "0123456789.月日人页份:%"), kept


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("望月湖", 3),
        ("ab", 1),
        ("abc", 2),  # one and a half, rounded up
        ("共40件", 3),
        ("看 https://llz.example.gov.cn/news/2026-02-11-dianti/ 吧", 13),  # 2 + two blanks + 10
        ("陈例𬭎", 4),  # 𬭎 lies outside the basic plane: two units of UTF-16
        ("", 0),
    ],
)
def test_weibo_counts_as_weibo_does(text, count):
    assert counting.weibo(text) == count


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        (
            "意见请发到 https://example.gov.cn/yijian?a=1;b=2!c 这里。谢谢。",
            50,
            "意见请发到 https://example.gov.cn/yijian?a=1;b=2!c 这里。",
        ),
        ("意见请发到 https://example.gov.cn/yijian?a=1 这里", 30, "意见请发到…"),
        ("请写信到yi_jian.xiang@example.gov.cn反映", 20, "请写信到…"),
        ("见 www.example.gov.cn/a?b。以后再说。", 27, "见 www.example.gov.cn/a?b。"),
    ],
)
def test_an_address_is_whole_or_absent(text, most, kept):
    assert cut.to_length(text, most) == kept
