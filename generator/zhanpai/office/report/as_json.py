"""The report for programs.  A key may be added; none is renamed or removed without a new `version`."""

from __future__ import annotations

import json
from fractions import Fraction

from zhanpai.office.report.area import Area, StationReport
from zhanpai.office.report.balance import Balance
from zhanpai.office.report.compose import PublicityReport
from zhanpai.office.report.opinions import Opinions, Timing
from zhanpai.office.report.receptions import Told

VERSION = 1
INTERNAL = "内部资料，不得公开"


def format_report(report: PublicityReport) -> str:
    """The report as JSON text, for other programs of the office."""
    return json.dumps(as_data(report), ensure_ascii=False, indent=1)


def as_data(report: PublicityReport) -> dict[str, object]:
    """The report as plain values; VERSION counts its shape."""
    ranks = {ranked.report.id: ranked.rank for ranked in report.ranking}
    return {
        "version": VERSION,
        "notice": INTERNAL,
        "city": report.city,
        "from": str(report.period.start),
        "to": str(report.period.today),
        "settings": report.settings.model_dump(mode="json"),
        "whole": _area(report.whole),
        "areas": [_area(area) for area in report.areas],
        "stations": [_station(r, ranks.get(r.id)) for r in report.whole.stations],
        "names": [
            {
                "path": n.path,
                "line": n.line,
                "column": n.column,
                "typed": n.typed,
                "right": list(n.right),
                "stations": list(n.stations),
            }
            for n in report.whole.names
        ],
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _area(area: Area) -> dict[str, object]:
    return {
        "name": area.name,
        "slug": area.slug,
        "stations": len(area.stations),
        "completeness": _number(area.completeness),
        "lacking": {part.value: number for part, number in area.lacking.items()},
        "silent": [r.id for r in area.silent],
        "never": [r.id for r in area.never],
        "balance": _balance(area.balance),
        "trend": [{"quarter": quarter.label, **_balance(balance)} for quarter, balance in area.trend],
        "categories_never": [category.value for category in area.categories_never],
        "deputies": area.deputies,
        "deputies_never": area.deputies_unseen,
        "receptions": {
            "due": area.receptions_due,
            "reported": area.receptions_reported,
            "share": area.receptions_share,
        },
        "opinions": _opinions(area.opinions),
        "accounts": {kind.value: number for kind, number in area.accounts.items()},
        "names": len(area.names),
        "score": _number(area.score),
        "stars": {str(stars): number for stars, number in area.with_stars.items()},
        "tasks": {kind.value: len(pairs) for kind, pairs in area.tasks.items()},
    }


def _balance(balance: Balance) -> dict[str, object]:
    return {
        "total": balance.total,
        "resident": balance.resident,
        "training": balance.training,
        "work": balance.work,
        "work_share": balance.work_share,
    }


def _opinions(opinions: Opinions) -> dict[str, object]:
    return {
        **{timing.value: opinions.count(timing) for timing in Timing},
        "due": opinions.due,
        "share": opinions.share,
        "median_days": _number(opinions.median_days),
        "rated": opinions.rated,
        "satisfied": opinions.satisfied,
    }


def _station(report: StationReport, rank: int | None) -> dict[str, object]:
    station, figures, assessment = report.station, report.figures, report.assessment
    return {
        "id": station.id,
        "name": station.name,
        "district": station.row.district,
        "status": station.status.value,
        "completeness": figures.completeness.score,
        "missing": [part.value for part in figures.completeness.missing],
        "voice": figures.freshness.voice.value,
        "last_news": str(figures.freshness.last) if figures.freshness.last else None,
        "silent_days": figures.freshness.days,
        "balance": _balance(figures.balance),
        "deputies": len(figures.coverage.serving),
        "deputies_never": [deputy.id for deputy in figures.coverage.unseen],
        "receptions": {
            "due": figures.receptions.due,
            "reported": figures.receptions.reported,
            "share": figures.receptions.share,
            "reported_on": [str(day.on) for day in figures.receptions.days if day.told is Told.REPORTED],
            "waiting_on": [str(day.on) for day in figures.receptions.days if day.told is Told.WAITING],
            "missed_on": [str(day.on) for day in figures.receptions.days if day.told is Told.MISSED],
        },
        "opinions": _opinions(figures.opinions),
        "accounts": [kind.value for kind in figures.coverage.accounts],
        "accounts_missing": [kind.value for kind in figures.coverage.missing_accounts],
        "names": len(figures.names),
        "assessment": assessment
        and {
            "score": float(assessment.score),
            "stars": assessment.stars,
            "points": float(assessment.points),
            "possible": float(assessment.possible),
            "lines": [
                {
                    "key": line.key,
                    "title": line.title,
                    "basis": line.measured.basis,
                    "value": _number(line.measured.value),
                    "full": float(line.full),
                    "weight": float(line.weight),
                    "points": _number(line.points),
                }
                for line in assessment.lines
            ],
        },
        "rank": rank,
        "tasks": [
            {"kind": t.kind.value, "what": t.what, "why": t.why, "by": str(t.by) if t.by else None}
            for t in report.tasks
        ],
    }
