"""A text says the same in every channel as on its page: article, short texts, notice boards and posters."""

import re

import pytest
import yaml

from tests.shipped import ROOT
from zhanpai.channels.accepted import check_fragment
from zhanpai.channels.post_texts import make_texts
from zhanpai.channels.wechat import make_article

PAIRS = yaml.safe_load((ROOT / "tests/fixtures/markdown/typed_and_shown.yaml").read_text("utf-8"))


def bare(html: str) -> str:
    """The words of HTML, without blanks, pictures' captions and where a link was written out."""
    words = re.sub(r"<figcaption>.*?</figcaption>|<[^>]*>|〔[0-9]+〕", "", html)
    return re.sub(r"\s|&nbsp;", "", words)


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["typed"].replace("\n", "⏎")[:30] for pair in PAIRS])
def test_the_article_says_what_the_page_says(pair, piece, style):
    html = make_article(piece(pair["typed"]), style).html
    assert check_fragment(html) == []
    assert bare(pair["shown"]) in bare(html)


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["typed"].replace("\n", "⏎")[:30] for pair in PAIRS])
def test_short_texts_and_boards_say_what_the_page_says(pair, piece):
    made = piece(pair["typed"])
    page = bare(re.sub(r"<sup>\[1\]</sup>", "", pair["shown"])).replace("&lt;", "<").replace("&gt;", ">")
    for block in made.blocks:
        assert bare(block.words.replace("<", "‹")).replace("‹", "<") in page
    for text in make_texts(made):
        assert text.count <= text.most
        assert not re.search(r"\*\*|~~\D|\]\(", text.words)


def test_an_address_is_whole_in_a_short_text_or_absent(piece):
    address = "https://example.gov.cn/yijian?a=1;b=2"
    told = "".join(f"第{n}件事办好了。" for n in range(9))
    for lead in range(0, len(told), 7):
        made = piece(f"{told[:lead]}意见请发到 {address} 或者 yi_jian.xiang@example.gov.cn，三天内答复。")
        for text in make_texts(made):
            for begun in re.findall(r"https://example\S*", text.words.replace(made.permalink, "")):
                assert begun.startswith(address), text.words
            for mailbox in re.findall(r"yi_\S*", text.words):
                assert mailbox.startswith("yi_jian.xiang@example.gov.cn"), text.words
