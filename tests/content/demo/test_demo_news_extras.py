"""What the demo shows of what comes to an item later: galleries, videos, corrections, one item taken back."""

from collections import Counter

from tests.content.demo.demo_city import TODAY, corpus
from zhanpai.content.demo.news import DemoNews
from zhanpai.content.demo.news_extras import add_extras
from zhanpai.domain.model.news import Category


def test_the_shipped_demo_shows_each_thing_that_may_happen_to_news(site):
    has = Counter(
        name
        for n in site.news
        for name in ("gallery", "videos", "corrections", "withdrawn")
        if getattr(n.front, name)
    )
    assert (has["gallery"], has["videos"], has["corrections"], has["withdrawn"]) == (3, 3, 2, 1)
    assert any(n.front.gallery and n.front.videos and n.front.corrections for n in site.published_news)
    assert {video.live for n in site.news for video in n.front.videos} == {True, False}


def test_what_was_taken_back_was_no_residents_matter_and_nothing_is_unreviewed(site):
    (gone,) = site.withdrawn_news
    assert gone.front.category in (Category.WORK, Category.TRAINING)
    assert all(site.is_due(n) for n in site.news)


def test_a_gallery_shows_pictures_that_lie_there_for_others_and_not_the_item_s_own(site):
    for item in site.news:
        files = [photo.file for photo in item.front.gallery]
        assert len(set(files)) == len(files) and item.front.cover not in files
        assert not any(file in item.body for file in files)


def test_videos_lead_to_hosts_that_nobody_can_have(site):
    for item in site.news:
        assert all(video.url.split("/")[2].endswith(".example.gov.cn") for video in item.front.videos)


def test_extras_change_no_other_file_and_a_town_with_little_news_has_none_of_it(shipped):
    small = corpus(news=20)
    texts = [text.decode() for path, text in small.items() if path.endswith(".md")]
    assert not any(
        f"\n{key}:" in text for text in texts for key in ("gallery", "videos", "corrections", "withdrawn")
    )
    plain = [
        DemoNews(f"2026-03-{n % 28 + 1:02}-x-{n}", "---\ntitle: 一\n---\n\n正文\n", "", 0) for n in range(72)
    ]
    extended = list(add_extras(plain, 1, TODAY))
    assert [n.stem for n in extended] == [n.stem for n in plain]
    assert all(a == b or a.text.startswith("---\ntitle: 一\n") for a, b in zip(extended, plain, strict=True))
    assert extended == list(add_extras(plain, 1, TODAY)) != list(add_extras(plain, 2, TODAY))
