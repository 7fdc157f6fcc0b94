"""What is asked for: signs of these stations, by this specification."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit import qr
from zhanpai.kit.diagnostics import Finding
from zhanpai.kit.fitting import LAST, MOST_LINES, NameBlock, fit_parts
from zhanpai.press.signs import sign_texts
from zhanpai.press.signs.printing_rules import SMALL_CODE, TOO_SMALL
from zhanpai.press.signs.sign import Word
from zhanpai.press.signs.sign_code import Code
from zhanpai.press.signs.spec import FILE, KindSpec, SignageSpec, StationSigns


@dataclass(frozen=True)
class SignOrder:
    """The content, the specification, and the stations for which signs are made."""

    site: Site
    spec: SignageSpec
    stations: tuple[Station, ...]

    def of_house(self, station: Station) -> StationSigns:
        """What the city says of the house in which the station is."""
        return self.spec.stations.get(station.id) or StationSigns()

    def code(self, text: str) -> Code:
        """The code of an address, with the logo if the city wants it."""
        return Code(text, self.spec.code_logo)

    @cached_property
    def word_of(self) -> Mapping[str, Word]:
        """Every station's name as content, by 站号."""
        rows = {row.id: index for index, row in reversed(list(enumerate(self.site.register.stations)))}
        return {
            s.id: Word(s.name, f"站号 {s.id} 的站名", "stations.yaml", ("stations", rows[s.id]))
            for s in self.stations
        }


@dataclass
class SignMaker:
    """What the signs of one kind are made with: it fits names, makes codes, and keeps what went wrong."""

    order: SignOrder
    spec: KindSpec
    kind: str

    def __post_init__(self) -> None:
        self.findings: list[Finding] = []
        self._is_told = False

    def name(
        self,
        word: Word,
        parts: tuple[str, ...],
        width: float,
        height: float,
        *,
        last: float = LAST,
        most_lines: int = MOST_LINES,
    ) -> NameBlock:
        """The block of a name in a box, with a finding if it must be smaller than the eye can read."""
        spec = self.spec
        block = fit_parts(
            parts, width, height, spec.largest, least=spec.least, last=last, most_lines=most_lines
        )
        self.judge(word, block)
        return block

    def judge(self, word: Word, block: NameBlock) -> None:
        """Tell if a block's smallest character is below what the kind asks for."""
        if block.least < self.spec.least - 0.05:
            message = (
                f"{self.spec.title}排不下“{word.text}”：字高只有 {block.least:.1f} 毫米，"
                f"{self.spec.distance:g} 米外要看清，至少要 {self.spec.least:g} 毫米。"
            )
            fix = (
                f"在 {FILE} 里把{self.spec.title}（{self.kind}）的 width 或 height 放大，"
                "或者按实际情况改小 distance。"
            )
            self.findings.append(TOO_SMALL.at(word.path, word.keys, message, fix))

    def code(self, address: str) -> Code:
        """The code of an address, with a finding if its modules are too small; once for the kind."""
        code = self.order.code(address)
        module = code.module(self.spec.code)
        if module < self.order.spec.module - 0.005 and not self._is_told:
            self._is_told = True
            need = self.order.spec.module * (code.modules + 2 * qr.QUIET)
            message = f"{self.spec.title}的二维码太小：一个小方块只有 {module:.2f} 毫米，至少要 {self.order.spec.module:g} 毫米。"
            fix = f"在 {FILE} 里把{self.spec.title}（{self.kind}）的 code 改成 {int(need) + 1} 以上。"
            self.findings.append(SMALL_CODE.at(FILE, ("kinds", self.kind, "code"), message, fix))
        return code

    def full(self, station: Station) -> tuple[str, ...]:
        """The parts of the full name, between which a sign may break it."""
        return sign_texts.full_parts(self.order.site, station)

    def short(self, station: Station) -> tuple[str, ...]:
        """The parts of the short name, between which a sign may break it."""
        return sign_texts.short_parts(self.order.site, station)
