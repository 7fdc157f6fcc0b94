"""Ten thousand typed names cost at most ten times the CPU of one pass of rapidfuzz over them in the same run."""

import pytest

from benchmarks.names import costs, typed_names
from tests.shipped import shipped

pytestmark = pytest.mark.slow


def test_reading_names_costs_at_most_ten_times_one_comparison_of_all():
    site = shipped().site
    names = {station.name for station in site.stations}
    assert not names & set(typed_names(site, 1000))
    # The least of some: others on the machine add to both, and to ours more.
    assert min(ours / theirs for ours, theirs in (costs(site, 10_000, 1) for _ in range(4))) <= 10
