"""The page of a station is drawn anew at the desk for a hundredth of what a build costs (the desk's own promise)."""

from __future__ import annotations

import pytest

from benchmarks.resident import costs
from tests.shipped import ROOT

pytestmark = pytest.mark.slow

SHARE = 0.01
"""Of the CPU of a cold build of the same project in the same run: both are as slow as the machine is."""


def test_a_page_after_an_edit_costs_a_hundredth_of_a_build() -> None:
    page, build = costs(ROOT, 5)
    assert 0 < page < SHARE * build
