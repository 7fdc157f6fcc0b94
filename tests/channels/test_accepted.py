"""The checker sees what the official account's editor would drop."""

import pytest

from zhanpai.channels.accepted import check_fields, check_fragment

GOOD = '<section style="margin:0"><p style="margin:0;font-size:18px;color:#221D19">正文</p></section>'
P = '<p style="font-size:18px;color:#221D19">'

PLANTED = [
    ("<div>x</div>", "公众号不收 <div>。"),
    (f"<section>{P}字</p><script>1</script></section>", "公众号不收 <script>。"),
    (f"<section>{P}字<style>p{{}}</style></p></section>", "公众号不收 <style>。"),
    (f'<section class="a">{P}字</p></section>', "<section> 不能带 class。"),
    (f'<section id="a">{P}字</p></section>', "<section> 不能带 id。"),
    (f'<section onclick="a">{P}字</p></section>', "<section> 不能带 onclick。"),
    ('<section style="position:absolute"></section>', "样式 position 会丢。"),
    ('<section style="display:flex"></section>', "样式 display:flex 会丢。"),
    ('<section style="color:var(--zp-ink)"></section>', "样式 color:var(--zp-ink) 会丢。"),
    ('<section style="background-image:url(x)"></section>', "样式 background-image 会丢。"),
    ('<section><p style="font-size:16px;color:#221D19">字</p></section>', "字号 16px 太小，至少 17px。"),
    ('<section><p style="font-size:1.2em;color:#221D19">字</p></section>', "字号 1.2em 太小，至少 17px。"),
    ('<section><p style="font-size:18px">字</p></section>', "“字”没有写明 color。"),
    ("<section><ul><li>字</li></ul></section>", "“字”直接写在 <li> 里。"),
    (f"<section><ul><li>{P}字</p></li></ul></section>", "列表的一项里只能有一个 <section>，不然会断行。"),
    ("<section><ul><ul><ul></ul></ul></ul></section>", "列表最多两层。"),
    ('<section><table><tbody><tr style="color:#221D19"></tr></tbody></table></section>', "<tr> 的样式会丢，写在 <td> 上。"),
    (f'<section>{P}<a href="https://llz.example.gov.cn/">站</a></p></section>', "链接“https://llz.example.gov.cn/”在公众号里点不开。"),
    ('<section><img src="pictures/01.jpg" alt=""></section>', "图片“pictures/01.jpg”不在公众号的素材库里。"),
    (f"<section>{P}第一行\n第二行</p></section>", "文字里有换行，公众号会当成分段。"),
    (f"{GOOD}{GOOD}", "整篇要包在一个 <section> 里。"),
    ("<section><!-- x --></section>", "不能有注释。"),
    (f"<section>{P}字</section>", "</section> 没有对上。"),
    (f"<section>{P}{'长' * 20000}</p></section>", "正文连同样式有 20063 个字符，要少于 20000。"),
]  # fmt: skip


def test_a_plain_fragment_is_kept():
    assert check_fragment(GOOD) == []


@pytest.mark.parametrize(("html", "fault"), PLANTED, ids=[fault for _, fault in PLANTED])
def test_what_would_be_lost_is_said(html, fault):
    assert fault in check_fragment(html)


def test_fields_have_the_lengths_of_the_editors_page():
    assert check_fields("题" * 64, "要" * 120, "作" * 8) == []
    assert check_fields("题" * 65, "要" * 121, "作" * 9) == [
        "标题有 65 个字，最多 64 个。",
        "摘要有 121 个字，最多 120 个。",
        "作者有 9 个字，最多 8 个。",
    ]
