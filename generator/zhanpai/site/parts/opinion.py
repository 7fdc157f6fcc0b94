"""What the components are given of an opinion in a ledger."""

from __future__ import annotations

from zhanpai.domain import urls
from zhanpai.domain.model.opinion import Opinion, OpinionStatus
from zhanpai.domain.model.station import Station
from zhanpai.kit.dates import format_date

OPINION_TONE = {
    OpinionStatus.DECLINED: "declined",
    OpinionStatus.REPLIED: "done",
    OpinionStatus.FED_BACK: "done",
    OpinionStatus.CLOSED: "done",
}


def opinion_cells(opinion: Opinion, station: Station | None = None) -> list[object]:
    """One row of a ledger: 编号 事项 [站点] 承办单位 状态 答复."""
    cells: list[object] = [
        {"words": opinion.id, "note": opinion.month.label, "id": urls.opinion_anchor(opinion, station)},
        {"words": opinion.topic, "note": opinion.category},
    ]
    if station:
        cells.append({"words": station.short_name, "href": urls.station(station)})
    answer = opinion.reply or opinion.redirect
    due = f"答复期限：{format_date(opinion.due)}" if opinion.due and not opinion.status.is_answered else ""
    more = [words for words in (opinion.result, opinion.redirect, due) if words and words != answer]
    return [
        *cells,
        opinion.handling_body or "—",
        {"words": opinion.status.label, "tone": OPINION_TONE.get(opinion.status, "progress")},
        {"words": answer or "尚未答复", "note": " ".join(more)},
    ]


OPINION_COLUMNS = ["编号", "事项", "承办单位", "状态", "答复与结果"]

OPINION_COLUMNS_WITH_STATION = ["编号", "事项", "站点", "承办单位", "状态", "答复与结果"]
