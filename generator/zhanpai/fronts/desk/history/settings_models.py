"""The model of any typed file, settings included: those are of rooms that content must not know."""

from __future__ import annotations

from zhanpai.content.versions.file_models import model_of as content_model
from zhanpai.domain.model.base import Record
from zhanpai.fronts.rehearsal import REPORT, SIGNAGE
from zhanpai.fronts.schemas import BY_NAME


def model_of(path: str) -> type[Record] | None:
    """The model of the file at this path, or of each item of it if it is a list; None if none is known."""
    if path in (SIGNAGE, REPORT):
        return BY_NAME[path.removesuffix(".yaml")].model
    return content_model(path)
