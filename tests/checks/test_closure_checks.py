"""What is said of a closure, and when nothing is said any more."""

from typing import Any

import pytest

from tests.make import make_register, make_row, make_site, make_station
from zhanpai.checks import closure_backwards, closure_of_unknown, closure_too_long, duty_in_closure

DUTY = [{"on": "2026-03-11", "deputies": ["100001"]}]


def found(check: Any, since: str, until: str, **fields: Any) -> list[str]:
    """TODAY is 2026-03-04."""
    shut = [{"since": since, "until": until, "reason": "放假", **fields}]
    station = make_station(register=make_register([make_row()], closures=shut), rota=DUTY, deputies=1)
    return [finding.message for finding in check.check(make_site([station], closures=shut))]


def test_sixty_days_may_be_and_sixty_one_are_asked_about() -> None:
    assert found(closure_too_long, "2026-07-01", "2026-08-29") == []
    assert len(found(closure_too_long, "2026-07-01", "2026-08-30")) == 1


def test_a_new_year_between_the_first_and_the_last_day_is_no_slip() -> None:
    assert found(closure_too_long, "2026-12-31", "2027-01-03") == []
    assert found(closure_backwards, "2026-12-31", "2027-01-03") == []


def test_a_single_day_is_neither_backwards_nor_long() -> None:
    assert found(closure_backwards, "2026-10-01", "2026-10-01") == []
    assert found(closure_too_long, "2026-10-01", "2026-10-01") == []


@pytest.mark.parametrize(
    ("check", "since", "until", "fields"),
    [
        (closure_backwards, "2025-03-03", "2025-02-20", {}),
        (closure_too_long, "2024-10-01", "2025-03-03", {}),
        (closure_of_unknown, "2025-02-20", "2025-03-03", {"districts": ["没有区"], "stations": ["0999"]}),
    ],
)
def test_of_one_that_is_over_for_more_than_a_year_nothing_is_said(
    check: Any, since: str, until: str, fields: dict[str, Any]
) -> None:
    assert found(check, since, until, **fields) == []
    later = {"2025-03-03": "2025-03-04"}
    assert found(check, later.get(since, since), later.get(until, until), **fields) != []


def test_a_duty_is_told_of_where_the_closure_holds_and_nowhere_else() -> None:
    during = ("2026-03-09", "2026-03-13")
    assert found(duty_in_closure, *during) == ["2026-03-11 排了轮值，那天因放假停止接待，网页上不登。"]
    assert found(duty_in_closure, *during, receiving=["0001"]) == []
    assert found(duty_in_closure, *during, districts=["芙蓉区"]) == []
    assert found(duty_in_closure, "2026-03-12", "2026-03-13") == []


def test_a_duty_of_the_past_is_not_told_of() -> None:
    shut = [{"since": "2026-03-02", "until": "2026-03-03", "reason": "放假"}]
    rota = [{"on": "2026-03-03", "deputies": ["100001"]}]
    station = make_station(register=make_register([make_row()], closures=shut), rota=rota, deputies=1)
    assert list(duty_in_closure.check(make_site([station], closures=shut))) == []
