"""Demo lists of livelihood projects: this year's under way, last year's nearly all done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from zhanpai.content.demo.people import is_rural
from zhanpai.content.demo.word_files import read_words
from zhanpai.content.demo.words import DemoProject
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.project import ProjectStatus
from zhanpai.domain.model.register import District, Register, StationKind, StationRow
from zhanpai.kit.yaml.writing import Inline, Value, block

OF_CITY, OF_DISTRICT = 6, 3
_PEOPLE_PER_TOWNSHIP = 0.12
_END = (12, 31)


@dataclass(frozen=True)
class ProjectWriter:
    """Writes the lists of one city; `told` is the item of news about livelihood that a station has, if any."""

    register: Register
    at_station: Mapping[StationRow, Sequence[Deputy]]
    told: Mapping[str, str]
    seed: int
    today: dt.date

    def write(self) -> Iterator[tuple[str, str]]:
        """(path, text) of each year's list; none for a city without deputies to vote."""
        if any(self.at_station.values()):
            for year in (self.today.year - 1, self.today.year):
                entries = list(self._entries(year, Random(f"{self.seed}/projects/{year}")))
                yield f"content/projects/{year}.yaml", block(entries)

    def _entries(self, year: int, rng: Random) -> Iterator[dict[str, Value]]:
        number = 0
        plans = read_words().projects
        for plan in rng.sample(plans.city, OF_CITY):
            number += 1
            yield self._entry(f"{year}-{number:02}", plan, year, rng, None, "")
        for district in self.register.districts:
            rows = [r for r in self.at_station if r.district == district.name]
            if not rows:
                continue
            rural = sum(map(is_rural, rows)) * 2 > len(rows)
            fitting = [p for p in plans.local if p.where in ("通", "乡" if rural else "城")]
            chosen = rng.sample(fitting, OF_DISTRICT)
            chosen += rng.sample(plans.not_chosen, 1) if rng.random() < 0.3 else []
            for plan in chosen:
                number += 1
                yield self._entry(f"{year}-{number:02}", plan, year, rng, district, "")
            for row in rows:
                if row.kind is StationKind.TOWNSHIP and row.township and rng.random() < _PEOPLE_PER_TOWNSHIP:
                    number += 1
                    plan = rng.choice(plans.township)
                    yield self._entry(f"{year}-{number:02}", plan, year, rng, district, row.township)

    def _entry(
        self, id: str, plan: DemoProject, year: int, rng: Random, district: District | None, township: str
    ) -> dict[str, Value]:
        """One project with everything that can be known of it today."""
        voted = dt.date(year, 1, 6 if township else 9 if district else 16)
        entry: dict[str, Value] = {"id": id, "title": plan.title, "goal": plan.goal}
        if district:
            entry["district"] = district.name
        if township:
            entry["township"] = township
        rows = self._stations(rng, district, township)
        if rows:
            entry["stations"] = [row.id for row in rows]
        if voted > self.today:
            return entry | {"status": str(ProjectStatus.PROPOSED)}
        entry["votes"] = self._votes(voted, plan, rng, district, township)
        entry["budget"] = plan.budget
        area, org = (
            district.name if district else "",
            township + ("人民政府" if township.endswith(("镇", "乡")) else "办事处"),
        )
        entry["responsible_body"] = plan.body.format(area=area, org=org)
        if not plan.steps:
            return entry | {"status": str(ProjectStatus.NOT_SELECTED)}
        due = (
            dt.date(year, rng.choice((10, 11, 12)), 1) - dt.timedelta(1)
            if rng.random() < 0.4
            else dt.date(year, *_END)
        )
        entry["due"] = due
        entry |= self._progress(plan, voted, due, rng)
        watching = [d for row in rows for d in self.at_station[row] if d.serves_on(self.today)]
        if watching:
            entry["deputies"] = [d.id for d in rng.sample(watching, min(len(watching), rng.randint(1, 2)))]
        stems = [self.told[row.id] for row in rows if row.id in self.told]
        if stems:
            entry["news"] = [*dict.fromkeys(stems)]
        return entry

    def _stations(self, rng: Random, district: District | None, township: str) -> list[StationRow]:
        """One to three stations of the place; the city's projects concern stations anywhere."""
        near = [
            row
            for row in self.at_station
            if (not district or row.district == district.name) and (not township or row.township == township)
        ]
        return sorted(rng.sample(near, min(len(near), rng.randint(1, 3))), key=lambda row: row.id)

    def _votes(
        self, on: dt.date, plan: DemoProject, rng: Random, district: District | None, township: str
    ) -> Inline:
        congress = township or (district.name if district else self.register.city.name)
        size = rng.randint(48, 90) if township else rng.randint(180, 320) if district else 430
        against, abstain = rng.randint(0, size // 12), rng.randint(0, size // 15)
        if not plan.steps:
            against += size // 2
        # A subdistrict has no congress: its deputies vote in a meeting of residents' deputies.
        meeting = "居民代表票决会" if township.endswith("街道") else "人民代表大会"
        return Inline(
            on=on,
            by=f"{congress}{meeting}",
            agree=size - against - abstain,
            against=against,
            abstain=abstain,
            of=size,
        )

    def _progress(self, plan: DemoProject, voted: dt.date, due: dt.date, rng: Random) -> dict[str, Value]:
        """The steps reached by today; one project in twelve was put off, and a few run late."""
        if rng.random() < 0.08:
            return {"status": str(ProjectStatus.STOPPED), "note": read_words().projects.paused}
        slow = rng.choice((1.0, 1.0, 1.0, 0.9, 1.15))
        count = len(plan.steps)
        reached = []
        for turn, text in enumerate(plan.steps, 1):
            days = int((due - voted).days * slow * turn / count) - rng.randint(3, 12)
            on = voted + dt.timedelta(days)
            if on <= self.today:
                percent = 100 if turn == count else 100 * turn // count - rng.choice((3, 5, 8))
                reached.append(Inline(on=on, text=text, percent=percent))
        if not reached:
            return {"status": str(ProjectStatus.SELECTED)}
        status = ProjectStatus.DONE if len(reached) == count else ProjectStatus.UNDER_WAY
        return {"status": str(status), "milestones": list(reached)}
