"""A part that stands on many pages is made once, and goes with its site."""

import gc

from tests.make import make_deputy, make_site, make_station
from zhanpai.site.parts.deputy import deputy_card
from zhanpai.site.parts.once import once


def site_of(name: str):
    return make_site([make_station(deputies=[make_deputy(name=name)])])


def test_a_part_is_made_once_for_a_site_and_anew_for_another():
    one, other = site_of("张示例"), site_of("李样例")
    first = deputy_card(one, *one.deputies[0])
    assert deputy_card(one, *one.deputies[0]) is first
    assert first.name == "张示例" and deputy_card(other, *other.deputies[0]).name == "李样例"


def test_things_that_are_equal_and_not_the_same_have_parts_of_their_own():
    made = []
    site = site_of("张示例")
    part = once(lambda _, thing: made.append(thing) or len(made))
    assert [part(site, ["a"]), part(site, ["a"])] == [1, 2], "nothing takes the place of what was kept"


def test_parts_go_with_their_site():
    class Thing:
        alive = 0

        def __init__(self):
            Thing.alive += 1

        def __del__(self):
            Thing.alive -= 1

    site = site_of("张示例")
    part = once(lambda _, thing: "made")
    assert part(site, Thing()) == "made" and Thing.alive == 1
    del site
    gc.collect()
    assert Thing.alive == 0
