"""A table that says what the content says, in our own form, is read as just that: all six, of the whole demonstration."""

from __future__ import annotations

import pytest

from tests.shipped import ROOT, SHIPPED_TODAY
from zhanpai.content.load import ContentReader
from zhanpai.content.load.known_places import known_places
from zhanpai.content.tables.kinds import TABLES
from zhanpai.content.tables.records_out import cells_of
from zhanpai.content.tables.table_reading import read_tables
from zhanpai.domain.names import StationNames
from zhanpai.kit.csv_table import format_csv


@pytest.mark.slow
def test_every_record_is_read_as_it_is_written() -> None:
    loaded = ContentReader(ROOT).load(SHIPPED_TODAY)
    assert loaded.site is not None
    names = StationNames(loaded.site, known_places(loaded.site.register))
    for kind in TABLES:
        written = cells_of(kind, loaded)
        keys = [column.key for column in kind.columns]
        raw = format_csv(
            [column.title for column in kind.columns],
            ([row.cells.get(key, "") for key in keys] for row in written),
        )
        (table,) = read_tables(raw, names)
        assert table.kind is kind
        assert table.skipped == ()
        assert [row.doubts for row in table.rows] == [()] * len(written)
        assert [dict(row.cells) for row in table.rows] == [
            {key: row.cells.get(key, "") for key in keys} for row in written
        ]
