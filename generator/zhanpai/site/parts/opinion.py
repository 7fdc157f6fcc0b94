"""An opinion in a ledger."""

from __future__ import annotations

from zhanpai.domain import urls
from zhanpai.domain.model.opinion import Opinion, OpinionStatus
from zhanpai.domain.model.station import Station
from zhanpai.kit.dates import format_date
from zhanpai.site.parts.ledger import Cell, LedgerRow

OPINION_TONE = {
    OpinionStatus.DECLINED: "declined",
    OpinionStatus.REPLIED: "done",
    OpinionStatus.FED_BACK: "done",
    OpinionStatus.CLOSED: "done",
}

OPINION_COLUMNS = ("编号", "事项", "承办单位", "状态", "答复与结果")

OPINION_COLUMNS_WITH_STATION = ("编号", "事项", "站点", "承办单位", "状态", "答复与结果")


def opinion_row(opinion: Opinion, station: Station | None = None) -> LedgerRow:
    """One row of a ledger, in the columns above; `station` where the ledger is of several."""
    answer = opinion.reply or opinion.redirect
    due = f"答复期限：{format_date(opinion.due)}" if opinion.due and not opinion.status.is_answered else ""
    more = [words for words in (opinion.result, opinion.redirect, due) if words and words != answer]
    return LedgerRow(
        id=urls.opinion_anchor(opinion, station),
        cells=(
            Cell(opinion.id, note=opinion.month.label),
            Cell(opinion.topic, note=opinion.category),
            *([Cell(station.short_name, href=urls.station(station))] if station else []),
            opinion.handling_body or "—",
            Cell(opinion.status.label, tone=OPINION_TONE.get(opinion.status, "progress")),
            Cell(answer or "尚未答复", note=" ".join(more)),
        ),
    )
