"""One station's line in the register's table, as staff read and review it."""

from __future__ import annotations

from zhanpai.domain.model.register import StationRow, StationStatus
from zhanpai.kit.yaml.writing import Value, flow

PLACES = ("district", "township", "community", "point", "field", "at", "run_by")

COLUMN = 17
"""What ``kind: community,`` takes with a blank behind it: where the places of a row begin, counted from its kind."""


def format_row(row: StationRow) -> str:
    """``- {id: "0002", kind: community, district: …}``; the places of all rows begin in one column."""
    fields: dict[str, Value] = {key: value for key in PLACES if (value := getattr(row, key))}
    if row.status is not StationStatus.OPEN:
        fields["status"] = row.status.value
        if row.into:
            fields["into"] = row.into[0] if len(row.into) == 1 else list(row.into)
        if row.since:
            fields["since"] = row.since
    rest = ", ".join(f"{key}: {flow(value)}" for key, value in fields.items())
    if not rest:
        return f'- {{id: "{row.id}", kind: {row.kind}}}'
    return f'- {{id: "{row.id}", {f"kind: {row.kind},":{COLUMN}}{rest}}}'
