"""The words of the demo city: shipped files that are read strictly, and only when a city is made."""

import re
import subprocess
import sys

import pytest

from tests.shipped import ROOT
from zhanpai.content.demo.scenes import SCENES
from zhanpai.content.demo.word_files import parse_stories, parse_yaml, read_words
from zhanpai.content.demo.words import (
    CategoryWords,
    DeputySeries,
    PeopleWords,
    PlaceWords,
    ReceptionWords,
    StationSeries,
)
from zhanpai.domain.model.news import Category
from zhanpai.domain.model.register import StationKind

FOLDER = ROOT / "generator/zhanpai/content/demo/words"

STORIES = """\
# 视察

- {day}，代表集中视察。

## {town}：沿着河走五公里
slug: hedao
where: 通
scene: park
summary: 代表徒步视察河道。

前两公里很好。

- 一处；
- 两处。
"""


def stories(text, kind=CategoryWords):
    return parse_stories(text.encode(), "stories.md", kind)


def shipped_yaml(name, kind, old, new):
    """Read a shipped file in which a slip was made."""
    text = (FOLDER / name).read_text("utf-8")
    assert text.count(old) >= 1
    return parse_yaml(text.replace(old, new, 1).encode(), name, kind)


def line_of(name, text):
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_a_story_is_read_as_it_is_written():
    (story,) = stories(STORIES).stories
    assert (story.title, story.category, story.slug, story.where, story.scene) == (
        "{town}：沿着河走五公里",
        Category.INSPECTION,
        "hedao",
        "通",
        "park",
    )
    assert story.paragraphs == ("前两公里很好。", "- 一处；\n- 两处。")
    assert story.months == tuple(range(1, 13))
    assert stories(STORIES).openings == ("{day}，代表集中视察。",)


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("where: 通", "where: 哪里", 7, "where"),
        ("slug: hedao\n", "", 5, "slug"),
        ("scene: park", "scene：park", 8, "冒号"),
        ("scene: park", "scene: park\nscenes: park", 9, "scenes"),
        ("前两公里", "{twon}前两公里", 11, "{twon}"),
        ("前两公里", "{前两公里", 11, "paragraphs"),
        ("{town}：", "{river}：", 5, "{river}"),
        ("- {day}，", "{day}，", 3, "opening"),
        ("- {day}，", "- {week}，", 3, "{week}"),
        ("# 视察", "# 视查", 5, "category"),
        ("scene: park\n", "scene: park\nmonths: 七月\n", 9, "months"),
    ],
)
def test_a_slip_in_a_story_is_told_with_file_and_line(old, new, line, told):
    assert old in STORIES
    with pytest.raises(ValueError, match=rf"^stories\.md:{line}: .*{re.escape(told)}"):
        stories(STORIES.replace(old, new))


def test_a_story_of_a_series_takes_no_words_of_another():
    text = "# 一季一星\n\n## {name}\ncategory: 视察\nsummary: 一位代表。\n\n{word}。\n"
    assert stories(text.replace("{word}", "{focus}"), DeputySeries).stories[0].paragraphs == ("{focus}。",)
    with pytest.raises(ValueError, match=r"^stories\.md:7: .*\{word\}"):
        stories(text, DeputySeries)
    with pytest.raises(ValueError, match=r"^stories\.md:3: .*\{name\}"):
        stories(text, StationSeries)


@pytest.mark.parametrize(
    ("name", "kind", "old", "new", "told"),
    [
        ("people.yaml", PeopleWords, "staff_posts", "staff_post", "staff_post"),
        ("people.yaml", PeopleWords, "{focus}方面的建议", "{topic}方面的建议", "{topic}"),
        ("places.yaml", PlaceWords, "lon: 113.032", "lon: 东边", "lon"),
        ("reception.yaml", ReceptionWords, "  - 议事厅", "  -议事厅", "短横"),
    ],
)
def test_a_slip_in_a_yaml_file_is_told_with_file_and_line(name, kind, old, new, told):
    with pytest.raises(ValueError, match=rf"^{re.escape(name)}:{line_of(name, old)}: .*{re.escape(told)}"):
        shipped_yaml(name, kind, old, new)


def test_every_shipped_file_of_words_is_read():
    names = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    read = {f"stories/{category.slug}.md" for category in Category}
    read |= {f"series/{name}.md" for name in ("deputies", "stars", "stations")}
    read |= {
        f"{name}.yaml" for name in ("people", "places", "intros", "reception", "topics", "projects", "news")
    }
    assert names == read | {"README.md"}
    assert all(f"`{name}`" in (FOLDER / "README.md").read_text("utf-8") for name in read if "/" not in name)


def test_every_story_has_the_category_of_its_file_a_name_of_its_own_and_a_picture_that_can_be_drawn():
    words = read_words()
    told = [(category, story) for category, own in words.categories.items() for story in own.stories]
    assert all(story.category is category for category, story in told)
    slugs = [story.slug for _, story in told]
    assert len(set(slugs)) == len(slugs) > 100
    assert {story.scene for _, story in told} <= set(SCENES)
    assert set(words.news.pictures) == set(SCENES)
    assert set(words.intros.photos) <= set(SCENES)


def test_in_every_month_town_and_country_have_a_story_of_every_category():
    for own in read_words().categories.values():
        for month in range(1, 13):
            for where in "城乡":
                assert any(s.where in ("通", where) and month in s.months for s in own.stories)


def test_every_kind_of_station_has_an_introduction():
    assert set(read_words().intros.first) == {
        str(kind) for kind in StationKind if kind not in ("mobile", "away", "online")
    }


def test_words_are_read_once():
    assert read_words() is read_words()


def test_help_loads_no_words():
    script = (
        "import sys\nfrom zhanpai.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "words = sys.modules.get('zhanpai.content.demo.word_files')\n"
        "print('read:', words.read_words.cache_info().currsize if words else 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "demo" in done.stdout and done.stdout.endswith("read: 0\n")
