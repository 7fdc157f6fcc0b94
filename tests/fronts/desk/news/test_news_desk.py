"""动态 over HTTP, as a browser without a script sends it: from the first word to what readers see."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk, opened, seen
from tests.fronts.desk.forms.sent_forms import filled_in
from tests.make import write_project
from zhanpai.fronts.desk import state
from zhanpai.fronts.desk.looked import read_looked
from zhanpai.fronts.desk.looking import look
from zhanpai.fronts.desk.state import Desk

DRAFT = "2026-03-02-dengliang"
DRAFT_PATH = f"content/news/2026/{DRAFT}.md"
TYPED = """\
---
title: 湖东社区：路灯亮了  # 标题还没有定
date: 2026-03-02
stations: ["0002"]
category: 民生实事
reviews: []
---

三盏路灯都亮了。
"""
DIANTI = "2026-02-11-dianti"
DIANTI_PATH = f"content/news/2026/{DIANTI}.md"
SIGNED = {"name": "曹示例", "on": "2026-03-03"}


@pytest.fixture(scope="module")
def open_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("news")
    with (
        pytest.MonkeyPatch.context() as patch,
        opened(write_project(folder / "project"), folder / "own") as desk,
    ):
        patch.setattr(state, "SETTLES", 0)
        # A look in a process of its own after every save is what other tests are about.
        patch.setattr(Desk, "begin", lambda *_: None)
        yield desk


@pytest.fixture
def desk(open_desk: OpenDesk) -> OpenDesk:
    """The one desk, on a project as it was at first, that nobody has saved anything in."""
    root = open_desk.desk.root
    for folder in (root / "content", root / "site", root / ".desk", open_desk.desk.own.folder / "drafts"):
        shutil.rmtree(folder, ignore_errors=True)
    write_project(root, {DRAFT_PATH: TYPED})
    open_desk.desk.told = None
    look_again(open_desk)
    return open_desk


def look_again(desk: OpenDesk) -> None:
    seen(desk, read_looked(look(desk.desk.root, lambda **_: None)))


@pytest.fixture
def clerk(desk: OpenDesk) -> Iterator[httpx.Client]:
    with desk.clerk() as client:
        yield client


def typed(desk: OpenDesk, path: str = DRAFT_PATH) -> str:
    return (desk.desk.root / path).read_text("utf-8")


def sign(clerk: httpx.Client, stem: str = DRAFT, **values: str) -> str:
    """Sign the next review as the page offers it."""
    action = f"/news/{stem}/sign"
    return clerk.post(
        action, data=filled_in(clerk.get(f"/news/{stem}").text, action, **{**SIGNED, **values})
    ).text


def test_a_new_item_is_a_draft_with_a_name_from_its_title_and_its_form_is_next(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    desk.desk.own.write_stations({"0002"})
    page = clerk.get("/news/new").text
    answer = clerk.post("/news/new", data=filled_in(page, "/news/new", title="湖东社区：三部电梯同一天开工"))
    stem = "2026-03-04-hudongshequsanbudianti"
    assert answer.url.path == f"/news/{stem}/edit" and "草稿建好了" in answer.text
    path = f"content/news/2026/{stem}.md"
    assert typed(desk, path) == (
        '---\ntitle: "湖东社区：三部电梯同一天开工"\ndate: 2026-03-04\nstations: ["0002"]\n'
        "category: 接待选民\nreviews: []\n---\n\n"
    )
    clerk.post(
        f"/news/{stem}/edit", data=filled_in(answer.text, f"/news/{stem}/edit", **{"~text": "开工了。"})
    )
    assert typed(desk, path).endswith("---\n\n开工了。\n")
    again = clerk.post("/news/new", data=filled_in(page, "/news/new", title="湖东社区：三部电梯同一天开工"))
    assert again.url.path == f"/news/{stem}-2/edit"


def test_what_lacks_in_a_new_item_is_said_at_its_field_and_nothing_typed_is_lost(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    sent = {"title": "有标题", "station": "没有这个站", "category": "接待选民", "date": ""}
    answer = clerk.post("/news/new", data=sent).text
    assert 'id="w-station"' in answer and 'id="w-date"' in answer and 'value="有标题"' in answer
    assert len(list((desk.desk.root / "content/news/2026").glob("*.md"))) == 3


@pytest.mark.parametrize("title", ["2026 OK", "，。！"])
def test_a_title_that_gives_no_letters_still_gets_a_file(
    title: str, desk: OpenDesk, clerk: httpx.Client
) -> None:
    sent = {"title": title, "station": "0001", "category": "学习培训", "date": "2026-03-04"}
    assert clerk.post("/news/new", data=sent).url.path == "/news/2026-03-04-xinwen-1/edit"


def test_an_announcement_begins_with_all_that_is_known(desk: OpenDesk, clerk: httpx.Client) -> None:
    page = clerk.get("/news/new?station=0002&announces=2026-03-18").text
    assert "预告：3月18日，代表在望月湖街道湖东社区人大代表联络站接待" in page
    answer = clerk.post("/news/new", data=filled_in(page, "/news/new"))
    stem = answer.url.path.split("/")[2]
    assert "announces: 2026-03-18\n" in typed(desk, f"content/news/2026/{stem}.md")


def test_three_reviews_each_with_name_and_day_publish_it(desk: OpenDesk, clerk: httpx.Client) -> None:
    assert "草稿，还差 3 审" in clerk.get(f"/news/{DRAFT}").text
    sign(clerk)
    page = sign(clerk, name="严示例", on="2026-03-04")
    assert "还差 1 审" in page and "2026年3月4日" in page
    page = sign(clerk, name="华示例", on="2026-03-04")
    assert "已经审完，可以发布" in page and f"/news/{DRAFT}/share" in page
    lines = '["一审 曹示例 2026-03-03", "二审 严示例 2026-03-04", "三审 华示例 2026-03-04"]'
    assert typed(desk) == TYPED.replace("reviews: []", f"reviews: {lines}")
    assert [one.what for one in desk.desk.saves.entries(5)][::-1] == [
        f"签{word}：湖东社区：路灯亮了" for word in ("一审", "二审", "三审")
    ]


def test_one_person_for_two_reviews_is_told_and_not_refused(desk: OpenDesk, clerk: httpx.Client) -> None:
    sign(clerk)
    assert "一审和二审都是曹示例" in sign(clerk)
    assert "二审 曹示例" in typed(desk)


@pytest.mark.slow
@pytest.mark.parametrize("values", [{"name": " "}, {"on": "2026-03-05"}, {"on": ""}, {"mark": "0" * 64}])
def test_nothing_is_signed_without_a_name_a_day_that_has_come_or_of_another_text_than_was_seen(
    values: dict[str, str], desk: OpenDesk, clerk: httpx.Client
) -> None:
    assert "还没有签" in sign(clerk, **values)
    assert typed(desk) == TYPED


def test_the_last_review_waits_for_a_text_and_for_what_check_finds(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    signed = TYPED.replace("reviews: []", "reviews: [一审 曹示例, 二审 严示例]")
    for wrong, said in (
        (signed.replace("三盏路灯都亮了。\n", ""), "还没有正文"),
        (signed.replace("三盏", "[指南](/zhinan/)三盏"), "指向不存在的网页"),
    ):
        (desk.desk.root / DRAFT_PATH).write_text(wrong, "utf-8")
        look_again(desk)
        page = sign(clerk)
        assert "还不能签最后一审" in page and said in page
        assert typed(desk) == wrong


@pytest.mark.slow
def test_a_text_changed_after_a_review_is_told_and_the_reviews_can_be_taken_back(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    sign(clerk)
    edit = f"/news/{DRAFT}/edit"
    clerk.post(edit, data=filled_in(clerk.get(edit).text, edit, **{"~text": "四盏路灯都亮了。"}))
    sign(clerk, name="严示例")
    page = clerk.get(f"/news/{DRAFT}").text
    assert "一审以后改过：正文" in page and "退回一审、二审，重新审" in page
    clerk.post(f"/news/{DRAFT}/unsign", data={"from": "0"})
    assert typed(desk) == TYPED.replace("三盏", "四盏")
    assert "审过以后又改过" not in sign(clerk)


def test_a_review_signed_elsewhere_is_not_said_to_be_of_another_text(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    assert "审过以后又改过" not in clerk.get(f"/news/{DIANTI}").text


def test_the_last_review_alone_can_be_taken_back(desk: OpenDesk, clerk: httpx.Client) -> None:
    before = typed(desk, DIANTI_PATH)
    clerk.post(f"/news/{DIANTI}/unsign", data={"from": "2"})
    assert typed(desk, DIANTI_PATH) == before.replace(
        "[一审 曹示例, 二审 严示例, 三审 华示例]", '["一审 曹示例", "二审 严示例"]'
    )


@pytest.mark.slow
def test_a_day_ahead_waits_and_the_file_moves_with_its_links(desk: OpenDesk, clerk: httpx.Client) -> None:
    root = desk.desk.root
    about = root / "content/pages/about.md"
    projects = 'title: 路灯\nnews: ["2026-03-02-dengliang"]\n# 2026-03-02-dengliang-2 是另一篇\n'
    (root / "content/notes.yaml").write_text(projects, "utf-8")
    answer = clerk.post(f"/news/{DRAFT}/move", data={"date": "2026-04-01"})
    assert answer.url.path == "/news/2026-04-01-dengliang" and "日期改好了" in answer.text
    assert not (root / DRAFT_PATH).exists() and about.exists()
    moved = "content/news/2026/2026-04-01-dengliang.md"
    assert typed(desk, moved) == TYPED.replace("date: 2026-03-02", "date: 2026-04-01")
    assert typed(desk, "content/notes.yaml") == projects.replace('"2026-03-02-', '"2026-04-01-')
    for name in ("曹示例", "严示例", "华示例"):
        page = sign(clerk, "2026-04-01-dengliang", name=name)
    assert "审完了，等到2026年4月1日" in page and "那天要再" in page
    desk.desk.undo_last()


def test_to_another_year_the_pictures_go_along(desk: OpenDesk, clerk: httpx.Client) -> None:
    root = desk.desk.root
    picture = (root / "content/news/2026/dianti.jpg").read_bytes()
    (root / "content/news/2026/deng.jpg").write_bytes(picture)
    text = f"{TYPED}\n![路灯](deng.jpg)\n"
    (root / DRAFT_PATH).write_text(text, "utf-8")
    look_again(desk)
    answer = clerk.post(f"/news/{DRAFT}/move", data={"date": "2027-01-02"})
    assert answer.url.path == "/news/2027-01-02-dengliang"
    assert (root / "content/news/2027/deng.jpg").read_bytes() == picture
    assert not (root / "content/news/2026/deng.jpg").exists()
    desk.desk.undo_last()
    assert typed(desk) == text and (root / "content/news/2026/deng.jpg").exists()


def test_what_readers_may_have_keeps_its_address(desk: OpenDesk, clerk: httpx.Client) -> None:
    for deed, sent in (("move", {"date": "2026-03-01"}), ("delete", {})):
        page = clerk.post(f"/news/{DIANTI}/{deed}", data=sent).text
        assert "已经在网站上的" in page
    (desk.desk.root / "site/news" / DRAFT).mkdir(parents=True)
    assert "已经在网站上的" in clerk.post(f"/news/{DRAFT}/delete").text
    assert typed(desk) == TYPED


def test_a_correction_and_the_text_put_right_are_one_save(desk: OpenDesk, clerk: httpx.Client) -> None:
    before = typed(desk, DIANTI_PATH)
    action = f"/news/{DIANTI}/correct/edit"
    page = clerk.get(action).text
    text = before.split("---\n\n", 1)[1].replace("12位", "13位")
    sent = filled_in(page, action, text="接待的是13位居民。", **{"~text": text})
    answer = clerk.post(action, data=sent)
    assert answer.url.path == f"/news/{DIANTI}" and "接待的是13位居民。" in answer.text
    assert typed(desk, DIANTI_PATH) == before.replace("12位", "13位").replace(
        "series: 特色联络站\n",
        'series: 特色联络站\ncorrections:\n  - on: 2026-03-04\n    text: "接待的是13位居民。"\n',
    )
    assert len(desk.desk.saves.entries(5)) == 1


def test_a_withdrawal_says_what_readers_will_see_and_can_be_taken_back(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    before = typed(desk, DIANTI_PATH)
    action = f"/news/{DIANTI}/withdraw"
    page = clerk.get(action).text
    assert "读者打开这个网址" in page
    assert "写上撤回的日期和原因" in clerk.post(action, data=filled_in(page, action)).text
    page = clerk.post(action, data=filled_in(page, action, reason="数字没有核对。")).text
    assert "已经撤回" in page and "数字没有核对。" in typed(desk, DIANTI_PATH)
    clerk.post(f"/news/{DIANTI}/restore")
    assert typed(desk, DIANTI_PATH) == before


def test_a_draft_goes_with_its_own_pictures_in_one_save_that_can_be_taken_back(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    root = desk.desk.root
    picture = (root / "content/news/2026/dianti.jpg").read_bytes()
    (root / "content/news/2026/deng.jpg").write_bytes(picture)
    text = f"{TYPED}\n![路灯](deng.jpg)\n\n![接待室](dianti.jpg)\n"
    (root / DRAFT_PATH).write_text(text, "utf-8")
    look_again(desk)
    assert "删掉这篇草稿" in clerk.get(f"/news/{DRAFT}").text
    answer = clerk.post(f"/news/{DRAFT}/delete")
    assert answer.url.path == "/news" and "连同 1 张" in answer.text
    assert not (root / DRAFT_PATH).exists() and not (root / "content/news/2026/deng.jpg").exists()
    assert (root / "content/news/2026/dianti.jpg").exists()
    desk.desk.undo_last()
    assert typed(desk) == text and (root / "content/news/2026/deng.jpg").read_bytes() == picture


def test_what_others_link_to_is_not_deleted_from_under_them(desk: OpenDesk, clerk: httpx.Client) -> None:
    about = desk.desk.root / "content/news/2026/2026-01-22-tingche.md"
    about.write_text(about.read_text("utf-8") + f"\n![接待室](dianti.jpg)[见](/news/{DIANTI}/)\n", "utf-8")
    before = typed(desk, DIANTI_PATH)
    page = clerk.post(f"/news/{DIANTI}/unsign", data={"from": "2"}).text
    assert "没有写" in page and "还没有发布" in page
    assert typed(desk, DIANTI_PATH) == before


@pytest.mark.slow
@pytest.mark.parametrize("stem", ["2026-03-02-weiyou", "..", "2026-03-02-DENG", "%2e%2e%2fabout"])
def test_what_is_no_item_is_no_page(stem: str, desk: OpenDesk, clerk: httpx.Client) -> None:
    assert clerk.get(f"/news/{stem}/edit").status_code == 404
    assert clerk.post(f"/news/{stem}/delete").status_code == 404


def test_an_item_whose_file_cannot_be_used_still_has_its_page(desk: OpenDesk, clerk: httpx.Client) -> None:
    for text in ("没有开头", TYPED.replace("民生实事", "没有的类别"), "---\ntitle: [\n---\n"):
        (desk.desk.root / DRAFT_PATH).write_text(text, "utf-8")
        page = clerk.get(f"/news/{DRAFT}")
        assert page.status_code == 200 and "资料有错" in page.text
        assert clerk.get(f"/news/{DRAFT}/edit").status_code == 200


def test_from_what_is_to_do_an_announcement_and_a_signature_are_one_click_away(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    desk.desk.own.write_stations({"0001", "0002"})
    page = unescape(clerk.get("/").text)
    assert f'<a href="/news/{DRAFT}"><b>把草稿“' in page
    link = re.search(r'href="(/news/new\?station=000[12]&announces=2026-03-[0-9]{2})"><b>发3月', page)
    assert link and 'value="预告：3月' in clerk.get(link[1]).text
