"""What was seen in one look at the project: what `check` finds, and the week's work of every station.

It comes from a process of its own as JSON, so that the desk itself stays small and can stop it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from zhanpai.fronts.desk.looked_pictures import LookedPictures, read_looked_pictures
from zhanpai.kit.diagnostics import Diagnostic


@dataclass(frozen=True)
class Noted:
    """One finding of `check`, as a page shows it.

    `before`, `marked` and `after` are the line as typed, personal data masked; all are "" where no line can be shown.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    fix: str
    is_error: bool
    before: str = ""
    marked: str = ""
    after: str = ""
    can_fix: bool = False
    """Whether a button can mend it, without asking anybody what was meant."""
    keys: tuple[str | int, ...] | None = None
    """The way from the file's root to the value that is meant; None where no value is, or nobody knows which."""


def noted(found: Diagnostic, *, can_fix: bool = False) -> Noted:
    """A finding as a page shows it; `can_fix`: whether there is a button that mends it."""
    return Noted(
        *(
            found.path,
            found.line,
            found.column,
            found.code,
            found.message,
            found.fix,
            found.severity.is_error,
        ),
        *(found.excerpt_parts or ("", "", "")),
        can_fix,
        found.keys,
    )


def read_noted(plain: Mapping[str, Any]) -> Noted:
    """The finding that `dataclasses.asdict` and JSON have made dicts and lists of; TypeError if it is none."""
    keys = plain.get("keys")
    return Noted(**{**plain, "keys": None if keys is None else tuple(keys)})


@dataclass(frozen=True)
class KeptStation:
    """A station that somebody can keep: its 站号, names, and the district it is listed under."""

    id: str
    name: str
    short_name: str
    district: str
    folder: str = ""
    """The folder that its files lie in."""
    receives: bool = True
    """Whether residents are received there now."""
    level: str = ""
    """The level that most of its deputies sit on, as it is typed, and `term` the term that most of that level serve."""
    term: str = ""

    @property
    def path(self) -> str:
        """Its own file, which need not be there yet."""
        return f"content/stations/{self.folder}/{self.id}.yaml"

    @property
    def opinions_path(self) -> str:
        """Its ledger, which need not be there yet."""
        return f"content/opinions/{self.folder}/{self.id}.yaml"


@dataclass(frozen=True)
class KnownDeputy:
    """A deputy: number, name, what she is (“长沙市、岳麓区人大代表”), and the stations; the entry with the seats is in the first's file."""

    id: str
    name: str
    title: str
    stations: tuple[str, ...]
    is_former: bool = False


@dataclass(frozen=True)
class KnownNews:
    """A news item: the name of its file without ``.md``, its words, its day as typed, 站号, and how far it is.

    `state` is ``draft`` (not reviewed to the end), ``waiting`` (for its day), ``published`` or ``withdrawn``.
    """

    stem: str
    title: str
    on: str
    stations: tuple[str, ...]
    category: str = ""
    state: str = "published"
    reviews: int = 0
    refusal: str = ""
    """Why it may not be shared, "" if it may; `fix` says what to do."""
    fix: str = ""

    @property
    def path(self) -> str:
        """Its file."""
        return f"content/news/{self.stem[:4]}/{self.stem}.md"


@dataclass(frozen=True)
class Chore:
    """One thing to do this week, of one station: the words of the office's work list."""

    station: str
    kind: str
    about: str
    what: str
    why: str
    by: str
    opinion: str = ""
    """The number of the opinion that it is about, "" if it is about none."""
    news: str = ""
    """The stem of the draft that it is about, "" if it is about none."""
    day: str = ""
    """The reception day that is to be written about, "" if none is; `is_ahead`: it is still to come."""
    is_ahead: bool = False

    @property
    def url(self) -> str:
        """Where it is done, "" where no room of the desk has it."""
        if self.news:
            return f"/news/{self.news}"
        if self.day:
            announced = {"announces": self.day} if self.is_ahead else {}
            return f"/news/new?{urlencode({'station': self.station, **announced})}"
        if not self.opinion:
            return ""
        if "/" in self.opinion:
            return f"/opinions?{urlencode({'station': self.station, 'words': self.opinion})}"
        return f"/opinions/{self.station}/{quote(self.opinion, safe='')}"


@dataclass(frozen=True)
class Looked:
    """All of it.  `names` says of a file what it is about; `city` is "" where the register cannot be read.

    `chores` come by kinds, the most pressing first.
    """

    city: str
    found: tuple[Noted, ...]
    names: Mapping[str, str]
    stations: tuple[KeptStation, ...]
    chores: tuple[Chore, ...]
    is_demo: bool = False
    """Whether the register says that everything is made up."""
    deputies: tuple[KnownDeputy, ...] = ()
    news: tuple[KnownNews, ...] = ()
    """The newest first."""
    reviews_required: int = 3
    pictures: LookedPictures = field(default_factory=LookedPictures)
    categories: tuple[str, ...] = ()
    """What opinions of the city are about, the most frequent first."""
    bodies: tuple[str, ...] = ()
    """Who handles them, the most frequent first."""
    permalink_base: str = ""
    """Where the site stands, without a slash at the end."""

    next_deputy: str = ""
    """The number that the next deputy gets; "" if the register cannot be read, or if none is left."""

    @property
    def errors(self) -> int:
        """How many findings stop a build."""
        return sum(one.is_error for one in self.found)

    def plain(self) -> dict[str, Any]:
        """The same in dicts, lists and texts, as JSON has it."""
        return asdict(self)


def read_looked(plain: Mapping[str, Any]) -> Looked:
    """What `Looked.plain` was made of; KeyError or TypeError if it was made of nothing like that."""
    return Looked(
        plain["city"],
        tuple(map(read_noted, plain["found"])),
        plain["names"],
        tuple(KeptStation(**one) for one in plain["stations"]),
        tuple(Chore(**one) for one in plain["chores"]),
        plain["is_demo"],
        tuple(KnownDeputy(**one | {"stations": tuple(one["stations"])}) for one in plain["deputies"]),
        tuple(KnownNews(**one | {"stations": tuple(one["stations"])}) for one in plain["news"]),
        plain["reviews_required"],
        read_looked_pictures(plain["pictures"]),
        tuple(plain["categories"]),
        tuple(plain["bodies"]),
        plain["permalink_base"],
        plain["next_deputy"],
    )
