"""The recogniser against sets that are made from a seed: what must be found, what must pass, and nonsense."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from benchmarks.privacy.look_alikes import look_alikes
from benchmarks.privacy.measure import alarms, is_met, wilson
from benchmarks.privacy.numbers import numbers
from benchmarks.privacy.planted import Planted
from benchmarks.privacy.residents import residents

SEED = 3


def missed(planted: Callable[[int, int], object], count: int) -> list[Planted]:
    return [each for each in planted(count, SEED) if not is_met(each)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("planted", "share"), [(numbers, 0.995), (residents, 0.97)], ids=["numbers", "residents"]
)
@pytest.mark.parametrize("count", [600, pytest.param(20_000, marks=pytest.mark.slow)])
def test_what_is_planted_is_found(planted: Callable[[int, int], object], share: float, count: int) -> None:
    assert len(missed(planted, count)) <= count * (1 - share)


@pytest.mark.parametrize("count", [1_000, pytest.param(20_000, marks=pytest.mark.slow)])
def test_what_only_looks_like_it_passes(count: int) -> None:
    assert [(kind, text) for kind, text in look_alikes(count, SEED) if alarms(text)] == []


def mutated(count: int) -> list[str]:
    """Planted sentences with pieces doubled, cut, swapped and strewn with odd signs."""
    dice = random.Random(SEED)
    odd = [
        *"0１①一〇X×*_~`\\|<>&;:,.。、—-()（）[]【】\n\r\t\u3000\u200b\u202e\ufeff某栋室号的居民女士",
        "&#49;",
        "&#x31;",
        "\ud800",
        "𝟏",
        "👨‍👩‍👧",
        "1" * 40,
        "13 " * 30,
    ]
    sources = [each.text for each in (*numbers(200, SEED), *residents(200, SEED))]
    texts = []
    for _ in range(count):
        text = list(dice.choice(sources) + dice.choice(sources))
        for _ in range(dice.randint(1, 12)):
            place = dice.randrange(len(text) + 1)
            form = dice.random()
            if form < 0.5:
                text.insert(place, dice.choice(odd))
            elif form < 0.7:
                del text[place : place + dice.randint(1, 6)]
            elif form < 0.9:
                text[place:place] = text[place : place + dice.randint(1, 20)] * dice.randint(1, 5)
            else:
                dice.shuffle(text)
        texts.append("".join(text))
    return texts


HEAVY = [
    *(
        "1" * 20_000,
        "1 " * 10_000,
        "13" + " " * 20_000,
        "王" * 20_000,
        "3栋" * 5_000,
        "&#49;" * 4_000,
        "居民王" * 5_000,
    ),
    *(
        "家住" + "春风里12号" * 3_000,
        "居民" + "古丽·" * 5_000,
        "一三" * 8_000,
        "3-2-" * 5_000,
        "村1组" * 5_000,
        "湘A " * 5_000,
    ),
]


@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.slow)])
def test_no_input_makes_it_fail_or_slow(count: int) -> None:
    for text in (*mutated(count), *HEAVY):
        start = time.process_time()
        for found in alarms(text):
            assert 0 <= found.start < found.start + found.width <= len(text)
        assert time.process_time() - start < 1, text[:40]


def test_the_bounds_are_wilsons() -> None:
    """Worked by hand: 98 of 100."""
    low, high = wilson(98, 100)
    assert (round(low, 4), round(high, 4)) == (0.93, 0.9945)
