"""The desk's pages as HTML: its own templates, with the components, colours and fonts of the site."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from importlib import resources
from pathlib import Path, PurePosixPath

from jinja2 import ChoiceLoader, Environment, FunctionLoader, PackageLoader, StrictUndefined

from zhanpai.content.load.theme import read_own_theme, shipped_theme
from zhanpai.fronts.desk.field_anchor import has_form
from zhanpai.fronts.desk.form_words import in_form
from zhanpai.fronts.desk.handbook.room_pages import page_of_room
from zhanpai.fronts.desk.rooms import ROOMS
from zhanpai.fronts.desk.waivers.waiver_form import code_in
from zhanpai.site.render import FOLDERS, finder
from zhanpai.site.theme import Theme, make_theme

TOKENS = "tokens.yaml"
ASSETS = "/assets/"
MESSAGE = "message.html"
"""What is told to who may see nothing of the desk, the handbook neither."""
TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}


class DeskRenderer:
    """Draws pages of the desk, and has the files that they ask for."""

    def __init__(self, root: Path, login: str = "") -> None:
        """In the colours of the city whose project is in `root`; `login` is whose desk it is, if it is one on a server."""
        self._root, self._login = root, login
        self.dress()

    def dress(self) -> None:
        """Take the city's colours as they are now, if they can be used, and else the shipped ones.

        Of the city's theme nothing but its colours: the desk must stand when a template does not.
        """
        theme = _theme(self._root)
        own = PackageLoader("zhanpai.fronts.desk", "templates")
        self._env = Environment(
            loader=ChoiceLoader([own, FunctionLoader(finder(theme.files, *FOLDERS))]),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._env.tests |= {
            "iso_day": _is_day,
            "iso_month": re.compile(_MONTH).fullmatch,
            "of_a_form": has_form,
        }
        self._env.filters["waivable"] = code_in
        self._env.filters["in_form"] = in_form
        self._stylesheet = theme.stylesheet
        self._assets = {output.url: output.make() for output in theme.outputs}
        folder = resources.files("zhanpai.fronts.desk") / "templates"
        self._assets |= {
            ASSETS + file.name: file.read_bytes()
            for file in folder.iterdir()
            if file.name.endswith((".css", ".js"))
        }

    def page(self, template: str, here: str, marks: Mapping[str, int], city: str, **context: object) -> str:
        """A page in the room at `here`; `marks` are the errors that rooms call attention to, by their addresses."""
        rooms = ROOMS if here else ()
        frame = {
            "stylesheet": self._stylesheet,
            "rooms": rooms,
            "here": here,
            "marks": marks,
            "city": city,
            "login": self._login,
            "has_handbook": bool(here) or template != MESSAGE,
            "help": page_of_room(here, template),
        }
        return self._env.get_template(template).render(frame, **context)

    def refusal(self, title: str, text: str) -> str:
        """A page for who may see nothing of the desk."""
        return self.page(MESSAGE, "", {}, "", title=title, text=text, back="")

    def words(self, title: str, text: str) -> str:
        """A page that has something to say where nothing of the desk's own is at hand."""
        return self._env.get_template("preview_words.html").render(title=title, text=text)

    def own_file(self, name: str) -> bytes:
        """A stylesheet or script of the desk's own; KeyError if there is none of this name."""
        return self._assets[ASSETS + name]

    def asset(self, url: str) -> tuple[bytes, str] | None:
        """What stands at this address below ASSETS, and its type; None if nothing does."""
        content = self._assets.get(url)
        kind = TYPES.get(PurePosixPath(url).suffix, "application/octet-stream")
        return None if content is None else (content, kind)


_MONTH = r"[0-9]{4}-(0[1-9]|1[0-2])"


def _is_day(typed: str) -> bool:
    """Whether a browser's own field for days can show it."""
    try:
        return len(typed) == 10 and bool(dt.date.fromisoformat(typed))
    except ValueError:
        return False


def _theme(root: Path) -> Theme:
    own = {path: content for path, content in read_own_theme(root).files.items() if path == TOKENS}
    try:
        return make_theme(shipped_theme(), own)
    except (ValueError, KeyError, TypeError):
        return make_theme(shipped_theme())
