"""The pages that begin a city, drawn from what was typed so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from zhanpai.content.divisions import read_atlas
from zhanpai.fronts.desk.beginning import begin_pages, uploads
from zhanpai.fronts.desk.beginning.start_answers import Answers, shown_site, suggested
from zhanpai.fronts.desk.door import POLICY
from zhanpai.fronts.desk.rendering import DeskRenderer
from zhanpai.fronts.desk.state import Desk

Told: TypeAlias = Mapping[str, tuple[str, ...]]
"""What is wrong, in sentences, by the names of fields."""

SAMPLE = "sample"


class BeginningViews:
    """One method for each step; `told` is what stands beside the fields."""

    def __init__(self, desk: Desk, renderer: DeskRenderer, site_address: str) -> None:
        """`site_address` is where the finished site will be, and what was drawn of it is shown until then."""
        self._desk, self._renderer = desk, renderer
        self._site_address = site_address

    def place(self, request: Request, answers: Answers, told: Told) -> Response:
        """The search, the places that it found, and the one that was chosen."""
        atlas, words = read_atlas(), request.query_params.get("words", "")
        chosen = answers.start.division if answers.start else None
        offered = begin_pages.choices(atlas, words, answers.typed.place)
        return self.page(
            "begin_place.html",
            ("place", answers),
            words=words,
            offered=offered,
            chosen=begin_pages.choice(atlas, chosen) if chosen else None,
            most=begin_pages.MOST,
        )

    def site(self, request: Request, answers: Answers, told: Told) -> Response:
        """The site's name, owner, address and numbers, with what is wrong beside each."""
        assert answers.start
        said = shown_site(answers.start.division, answers.typed)
        usual = suggested(answers.start.division)
        return self.page("begin_site.html", ("site", answers), said=said, usual=usual, told=told)

    def stations(self, request: Request, answers: Answers, told: Told) -> Response:
        """The words of kinds with the names they make, and how many stations there will be."""
        assert answers.start
        start = answers.start
        statistical = begin_pages.statistical(read_atlas(), start.division)
        return self.page(
            "begin_stations.html",
            ("stations", answers),
            words=begin_pages.words_shown(start),
            main=len(begin_pages.MAIN_KINDS),
            typed=answers.typed,
            statistical=statistical,
            counted=begin_pages.counted(start),
            unplaced=answers.unplaced,
            most=begin_pages.MOST,
            # Lines are told one by one below the list.
            told={name: said for name, said in told.items() if name != "communities" or not answers.unplaced},
            is_told=bool(told),
        )

    def look(self, request: Request, answers: Answers, told: Told) -> Response:
        """Logo and colour, and what is drawn with them."""
        desk, typed = self._desk, answers.typed
        made, work = desk.made.get(SAMPLE), desk.running(SAMPLE)
        answer = self.page(
            "begin_look.html",
            ("look", answers),
            typed=typed,
            shown_colour=uploads.shown_colour(typed.colour),
            told=told,
            made=made.result if made else None,
            is_changed=bool(made and made.result["mark"] != typed.mark),
            work=work,
            outcome=desk.outcome(SAMPLE),
            address=self._site_address,
        )
        # The page of the site is shown in a frame, from where the finished site will be.
        answer.headers["Content-Security-Policy"] = f"{POLICY}; frame-src {self._site_address}"
        return answer

    def sure(self, request: Request, answers: Answers, told: Told) -> Response:
        """All of it once more, and what is left for later."""
        assert answers.start
        start = answers.start
        return self.page(
            "begin_sure.html",
            ("sure", answers),
            start=start,
            said=shown_site(start.division, answers.typed),
            place=begin_pages.choice(read_atlas(), start.division),
            counted=begin_pages.counted(start),
            words=begin_pages.words_shown(start)[: len(begin_pages.MAIN_KINDS)],
            typed=answers.typed,
            unplaced=len(answers.unplaced),
            to_do=begin_pages.left_for_later(start),
            folder=str(self._desk.root.resolve()),
        )

    def page(self, template: str, at: tuple[str, Answers] | None, **context: object) -> HTMLResponse:
        """A page; `at` is its step and what was answered, None where it is no step."""
        steps = begin_pages.step_links(*at) if at else ()
        city = at[1].start.division.name if at and at[1].start else ""
        page = self._renderer.page(template, "", {}, city, steps=steps, **context)
        return HTMLResponse(page)
