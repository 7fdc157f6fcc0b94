"""Text for the index, cut by hand."""

import pytest

from zhanpai.site.page import Entry
from zhanpai.site.search import bigrams

E = bigrams.END


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("加装电梯", f"加装 装电 电梯 梯{E}"),
        ("加装电梯，12345", f"加装 装电 电梯 梯{E} ， 12345{E}"),
        ("梯", f"梯{E}"),
        ("", ""),
        ("请打12345热线", f"请打 打{E} 12345{E} 热线 线{E}"),
        ("２０２６年", f"2026{E} 年{E}"),
        ("第一段\n第二段", f"第一 一段 段{E} 第二 二段 段{E}"),
        ("WeChat号", f"WeChat{E} 号{E}"),
        ("〇五号楼", f"〇五 五号 号楼 楼{E}"),
        ("𬭸字", f"𬭸字 字{E}"),
        ("9:00-11:30", f"9{E} : 00{E} - 11{E} : 30{E}"),
        ("___PAGEFIND_WEIGHT___9", f"_ _ _ PAGEFIND{E} _ WEIGHT{E} _ _ _ 9{E}"),
    ],
)
def test_text_is_cut_in_pairs(text, words):
    assert bigrams.cut(text) == words


def test_no_word_is_the_beginning_of_another_that_somebody_could_type():
    words = bigrams.cut("火星，火，123，12，一").split()
    typed = ["火星", "123", "12", "1234", "火车"]
    assert not [(w, t) for w in words for t in typed if t.startswith(w) and w != t]


def test_an_entry_is_told_as_pagefind_takes_it():
    entry = Entry(
        url="/news/2026-03-14-dianti/",
        kind="履职动态",
        title="电梯",
        text="加装",
        districts=("岳麓区",),
        category="接待选民",
        year="2026",
        place="湖东社区 人大代表联络站",
        date="2026年3月14日",
    )
    assert bigrams.pagefind_entry(entry) == {
        "type": "AddRecord",
        "index_id": 0,
        "url": "/news/2026-03-14-dianti/",
        "content": f"加装 装{E}",
        "language": "und",
        "meta": {
            "title": f"电梯 梯{E}",
            "place": f"{E}湖东社区人大代表联络站",
            "date": f"{E}2026年3月14日",
        },
        "filters": {"区县": ["岳麓区"], "类型": ["履职动态"], "类别": ["接待选民"], "年份": ["2026"]},
        "sort": None,
    }


def test_what_an_entry_does_not_have_is_not_told():
    made = bigrams.pagefind_entry(Entry(url="/about/", kind="本站说明", title="关于", text="本站"))
    assert made["filters"] == {"类型": ["本站说明"]}
    assert set(made["meta"]) == {"title"}
