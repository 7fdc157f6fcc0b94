"""The model of each kind of file in a project's register and content."""

from __future__ import annotations

from dataclasses import dataclass

from zhanpai.content import filing
from zhanpai.content.filing import Filed, Kind
from zhanpai.domain.model.base import Record
from zhanpai.domain.model.news import NewsFront, ProseFront
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.project import Project
from zhanpai.domain.model.register import Register
from zhanpai.domain.model.station import StationFile
from zhanpai.domain.model.waiver import Waiver


@dataclass(frozen=True, slots=True)
class FileModel:
    """What a typed file holds: one `model`, or a list of them."""

    model: type[Record]
    is_list: bool = False


_OF_KIND = {
    Kind.STATION: FileModel(StationFile),
    Kind.OPINIONS: FileModel(Opinion, is_list=True),
    Kind.PROJECTS: FileModel(Project, is_list=True),
    Kind.NEWS: FileModel(NewsFront),
    Kind.PROSE: FileModel(ProseFront),
    Kind.WAIVERS: FileModel(Waiver, is_list=True),
}


def file_model(path: str) -> FileModel | None:
    """What the file at this path of a project holds; None if it is none of register and content."""
    if path == filing.REGISTER:
        return FileModel(Register)
    filed = filing.classify(path) if path.startswith(f"{filing.CONTENT}/") else None
    return _OF_KIND.get(filed.kind) if isinstance(filed, Filed) else None


def model_of(path: str) -> type[Record] | None:
    """The model of the file at this path, or of each item of it if it is a list; None if none is known."""
    found = file_model(path)
    return found.model if found else None
