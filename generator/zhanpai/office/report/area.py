"""Stations together: a district, the city's own stations, or all of them, and their figures as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from zhanpai.domain.model.news import Category, NewsItem
from zhanpai.domain.model.station import AccountKind, Station
from zhanpai.kit.dates import Quarter
from zhanpai.office.report.balance import Balance, balance, trend
from zhanpai.office.report.completeness import PARTS, Part
from zhanpai.office.report.coverage import categories_never
from zhanpai.office.report.figures import mean, percent
from zhanpai.office.report.freshness import Voice
from zhanpai.office.report.names import Misnamed
from zhanpai.office.report.opinions import Opinions
from zhanpai.office.report.period import Period
from zhanpai.office.report.self_assessment import Assessment
from zhanpai.office.report.settings import ReportSettings
from zhanpai.office.report.station import StationFigures
from zhanpai.office.report.worklist import Task, TaskKind


@dataclass(frozen=True, slots=True)
class StationReport:
    """One station: its figures, its self-assessment (None while it is suspended), and its week."""

    figures: StationFigures
    assessment: Assessment | None
    tasks: tuple[Task, ...]

    @property
    def station(self) -> Station:
        """Whose report it is."""
        return self.figures.station

    @property
    def id(self) -> str:
        """站号."""
        return self.figures.station.id


@dataclass(frozen=True, slots=True)
class SharedTask:
    """What is to be done once: one task, and the stations of one district that all have it, in order of 站号."""

    task: Task
    stations: tuple[StationReport, ...]


@dataclass(frozen=True)
class Area:
    """`stations` are those residents can go to; `news` all that was ever published of the area, once each."""

    name: str
    slug: str
    stations: tuple[StationReport, ...]
    news: tuple[NewsItem, ...]
    names: tuple[Misnamed, ...]
    period: Period
    settings: ReportSettings

    @cached_property
    def completeness(self) -> Fraction | None:
        """The mean score."""
        return mean(r.figures.completeness.score for r in self.stations)

    @property
    def unfiled(self) -> int:
        """Stations that the register alone knows: nobody has written a file for them yet."""
        return sum(not r.station.is_described for r in self.stations)

    @cached_property
    def lacking(self) -> Mapping[Part, int]:
        """How many stations lack each part."""
        counted = Counter(part for r in self.stations for part in r.figures.completeness.missing)
        return {part: counted[part] for part in PARTS}

    def with_voice(self, voice: Voice) -> tuple[StationReport, ...]:
        """The stations that are heard of, silent, or never were heard of."""
        return tuple(r for r in self.stations if r.figures.freshness.voice is voice)

    @property
    def silent(self) -> tuple[StationReport, ...]:
        """Silent too long, the longest first; those never heard of are apart."""
        found = self.with_voice(Voice.SILENT)
        return tuple(sorted(found, key=lambda r: (-(r.figures.freshness.days or 0), r.id)))

    @property
    def never(self) -> tuple[StationReport, ...]:
        """Never written about."""
        return self.with_voice(Voice.NEVER)

    @cached_property
    def balance(self) -> Balance:
        """Of the period."""
        return balance(self.news, self.period)

    @property
    def is_top_heavy(self) -> bool:
        """Whether 工作动态 has a larger share than the city wants."""
        work, total = self.balance.work, self.balance.total
        return bool(total) and Fraction(work, total) > Fraction(str(self.settings.work_share))

    @cached_property
    def trend(self) -> tuple[tuple[Quarter, Balance], ...]:
        """Of the last quarters."""
        return trend(self.news, self.period.today)

    @cached_property
    def categories_never(self) -> tuple[Category, ...]:
        """Never written in."""
        return categories_never(self.news)

    @property
    def deputies(self) -> int:
        """In office."""
        return sum(len(r.figures.coverage.serving) for r in self.stations)

    @property
    def deputies_unseen(self) -> int:
        """In office and never written about."""
        return sum(len(r.figures.coverage.unseen) for r in self.stations)

    @property
    def receptions_due(self) -> int:
        """Past reception days that should have been written about by now."""
        return sum(r.figures.receptions.due for r in self.stations)

    @property
    def receptions_reported(self) -> int:
        """Those of them that were."""
        return sum(r.figures.receptions.reported for r in self.stations)

    @property
    def receptions_share(self) -> int | None:
        """In per cent."""
        return percent(self.receptions_reported, self.receptions_due)

    @cached_property
    def opinions(self) -> Opinions:
        """Of all stations."""
        return Opinions(tuple(one for r in self.stations for one in r.figures.opinions.judged))

    @property
    def without_accounts(self) -> tuple[StationReport, ...]:
        """Stations that are on no platform at all."""
        return tuple(r for r in self.stations if not r.figures.coverage.accounts)

    @cached_property
    def accounts(self) -> Mapping[AccountKind, int]:
        """How many stations are on each platform."""
        counted = Counter(kind for r in self.stations for kind in r.figures.coverage.accounts)
        return {kind: counted[kind] for kind in AccountKind}

    @property
    def assessed(self) -> tuple[StationReport, ...]:
        """Those with a score."""
        return tuple(r for r in self.stations if r.assessment)

    @cached_property
    def score(self) -> Fraction | None:
        """The mean of the self-assessments."""
        return mean(r.assessment.score for r in self.stations if r.assessment)

    @cached_property
    def with_stars(self) -> Mapping[int, int]:
        """How many stations have so many stars, five first."""
        counted = Counter(r.assessment.stars for r in self.stations if r.assessment)
        return {stars: counted[stars] for stars in range(5, -1, -1)}

    @cached_property
    def tasks(self) -> Mapping[TaskKind, tuple[tuple[StationReport, Task], ...]]:
        """The week's work by its kind, the most pressing first."""
        all_tasks = [(r, t) for r in self.stations for t in r.tasks]
        found = {kind: [pair for pair in all_tasks if pair[1].kind is kind] for kind in TaskKind}
        return {
            kind: tuple(sorted(pairs, key=lambda p: (p[1].by or self.period.today.max, p[0].id)))
            for kind, pairs in found.items()
        }

    @cached_property
    def jobs(self) -> Mapping[TaskKind, tuple[SharedTask, ...]]:
        """The same, where what several stations of a district are told in the same words is one job.

        Eight hundred times one sentence is no list that anybody works through.  Of one district, so that its office has
        them all and the districts' numbers add up to the city's.
        """
        return {kind: tuple(_jobs(pairs)) for kind, pairs in self.tasks.items()}

    @property
    def jobs_count(self) -> int:
        """How many jobs the week has."""
        return sum(map(len, self.jobs.values()))


def _jobs(pairs: Iterable[tuple[StationReport, Task]]) -> Iterator[SharedTask]:
    found: dict[tuple[str | None, Task], list[StationReport]] = {}
    for report, task in pairs:
        found.setdefault((report.station.row.district, task), []).append(report)
    for (_, task), reports in found.items():
        yield SharedTask(task, tuple(reports))
