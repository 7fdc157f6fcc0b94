"""The points table: every point of the town by hand."""

from fractions import Fraction

import pytest

from tests.office.report.town import report
from zhanpai.office.report.self_assessment import MEASURES
from zhanpai.office.report.settings import Indicators


@pytest.fixture(scope="module")
def told():
    return report()


def lines(told, id):
    assessment = next(r.assessment for r in told.whole.stations if r.id == id)
    return {line.key: line.points and float(line.points) for line in assessment.lines}, assessment


def test_points_of_a_station_with_everything(told):
    points, own = lines(told, "0001")
    assert points == {
        "completeness": 20,  # 9 ÷ 9 ÷ 1 × 20
        "receptions": 7.5,  # 3 ÷ 12 ÷ 0.5 × 15
        "opinions": 6.7,  # 1 ÷ 3 ÷ 1 × 20 = 6.66…
        "satisfaction": 3.7,  # 2 ÷ 3 ÷ 0.9 × 5 = 3.703…
        "news": 5.8,  # 7 ÷ 12 × 10 = 5.83…
        "resident_share": 10,  # 5 ÷ 7 = 0.714…, more than 0.7
        "variety": 2.5,  # 2 ÷ 4 × 5
        "freshness": 5,
        "deputies": 5,  # 1 ÷ 2, as much as 0.5
        "names": 0,  # one wrong
        "accounts": 2,  # two, one is enough
    }
    # 20 + 7.5 + 6.7 + 3.7 + 5.8 + 10 + 2.5 + 5 + 5 + 0 + 2
    assert (own.points, own.possible, own.score, own.stars) == (Fraction("68.2"), 100, Fraction("68.2"), 2)


def test_what_does_not_apply_is_left_out_on_both_sides(told):
    points, own = lines(told, "0002")
    assert points["satisfaction"] is None
    assert points == {
        "completeness": 13.3,  # 6 ÷ 9 × 20 = 13.33…
        "receptions": 5,  # 1 ÷ 6 ÷ 0.5 × 15
        "opinions": 20,
        "satisfaction": None,  # nobody rated
        "news": 2.5,  # 3 ÷ 12 × 10
        "resident_share": 9.5,  # 2 ÷ 3 ÷ 0.7 × 10 = 9.52…
        "variety": 2.5,
        "freshness": 5,
        "deputies": 5,
        "names": 3,
        "accounts": 0,
    }
    # 13.3 + 5 + 20 + 2.5 + 9.5 + 2.5 + 5 + 5 + 3 = 65.8 of 100 − 5; × 100 ÷ 95 = 69.26…
    assert (own.points, own.possible, own.score, own.stars) == (Fraction("65.8"), 95, Fraction("69.3"), 2)


def test_who_receives_by_appointment_and_writes_nothing(told):
    points, own = lines(told, "0003")
    none = ("receptions", "opinions", "satisfaction")
    assert [key for key, value in points.items() if value is None] == list(none)
    # 13.3 + 3 (an introduction without a wrong name) of 100 − 15 − 20 − 5; 16.3 × 100 ÷ 60 = 27.16…
    assert (own.points, own.possible, own.score, own.stars) == (Fraction("16.3"), 60, Fraction("27.2"), 0)


def test_a_row_of_the_register_alone_earns_nothing(told):
    _, own = lines(told, "0005")
    # Without opinions (20), ratings (5), deputies (5) and words (3) there are 67 points to earn.
    assert (own.points, own.possible, own.score, own.stars) == (0, 67, 0, 0)


def test_suspended_stations_are_not_assessed(told):
    assert told.whole.stations[3].assessment is None
    assert [r.id for r in told.whole.assessed] == ["0001", "0002", "0003", "0005"]


def test_means_stars_and_ranking(told):
    assert told.whole.score == Fraction("41.2")  # (68.2 + 69.3 + 27.2 + 0) ÷ 4 = 41.175
    assert told.areas[1].score == Fraction("54.9")  # 164.7 ÷ 3
    assert told.whole.with_stars == {5: 0, 4: 0, 3: 0, 2: 2, 1: 0, 0: 2}
    assert [(r.rank, r.report.id) for r in told.ranking] == [
        (1, "0002"),
        (2, "0001"),
        (3, "0003"),
        (4, "0005"),
    ]


def test_same_score_same_rank_and_the_next_is_left_out():
    told = report({"stars": {"indicators": {key: {"weight": "0"} for key in MEASURES if key != "freshness"}}})
    # Heard of: 0001 and 0002, 100 each; not heard of: 0003 and 0005, 0 each.
    assert [(r.rank, r.report.id) for r in told.ranking] == [
        (1, "0001"),
        (1, "0002"),
        (3, "0003"),
        (3, "0005"),
    ]


def test_arithmetic_is_written_out_from_left_to_right(told):
    sums = {line.key: line.sum for line in told.whole.stations[0].assessment.lines}
    assert sums["receptions"] == "3 ÷ 12 ÷ 0.5 × 15 = 7.5"
    assert sums["resident_share"] == "5 ÷ 7 达到满分线 0.7，得 10"
    assert sums["freshness"] == "达到满分线 1，得 5"
    assert sums["names"] == "0 ÷ 1 × 3 = 0"
    other = {line.key: line.sum for line in told.whole.stations[1].assessment.lines}
    assert other["satisfaction"] == "不适用，不计入"


def test_a_score_on_the_threshold_has_the_star():
    told = report({"stars": {"thresholds": {"two": "68.2", "three": "68.3"}}})
    assert told.whole.stations[0].assessment.stars == 2


def test_a_weight_of_nothing_takes_the_indicator_off_the_table():
    told = report({"stars": {"indicators": {"names": {"weight": "0"}}}})
    _, own = lines(told, "0001")
    assert "names" not in {line.key for line in own.lines}
    assert own.possible == 97


def test_every_indicator_has_its_measure():
    assert set(MEASURES) == set(Indicators.model_fields)
