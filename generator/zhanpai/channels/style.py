"""The brand as the official account can carry it: one list of declarations for each kind of element.

Its editor drops style sheets, breaks inheritance and resets paragraphs, so every element says all that it needs
(md2wechat's and wechat-article-formatter's notes on what survives a paste; doc links stand in `accepted`).
Text is 18 pixels, as on the site; nothing is smaller than 17, WeChat's own size for running text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from zhanpai.kit.brand import Tokens

BODY, SMALL = 18, 17
"""Pixels."""

LINE = {BODY: "1.7778", SMALL: "1.7648"}
CLOSE = {BODY: "1.5556", SMALL: "1.6471"}
"""Heights of a line, 32 and 30 pixels, or 28: a fraction of one would fall on other pixels wherever the text begins.

In heights of the letters, as a phone may be set to show all text larger.
"""


@dataclass(frozen=True)
class Style:
    """Every look that a fragment uses, as the value of a ``style`` attribute."""

    tokens: Tokens

    def _ink(self, job: str) -> str:
        return self.tokens.light[job]

    def _text(self, margin: str, size: int = BODY, ink: str = "ink", align: str = "left") -> str:
        return f"margin:{margin};padding:0;font-size:{size}px;line-height:{LINE[size]};color:{self._ink(ink)};text-align:{align}"

    @cached_property
    def page(self) -> str:
        """The whole fragment; should the family be dropped, the phone's own is as good."""
        families = [name.strip().strip('"') for name in self.tokens.scales["font"]["sans"].split(",")]
        known = [name for name in families if name not in ("ZP Rare", "system-ui")]
        return f"margin:0;padding:0;font-family:{','.join(known)}"

    @cached_property
    def paragraph(self) -> str:
        """Running text."""
        return self._text("0 0 20px")

    @cached_property
    def heading(self) -> str:
        """A heading within the text, with the brand's bar."""
        return (
            f"margin:32px 0 16px;padding:0 0 0 12px;border-left:5px solid {self._ink('brand')};"
            f"font-size:20px;line-height:1.5;font-weight:bold;color:{self._ink('ink')};text-align:left"
        )

    @cached_property
    def strong(self) -> str:
        """Words that must not be missed."""
        return f"font-weight:bold;color:{self._ink('brand_ink')}"

    @cached_property
    def quote(self) -> str:
        """What somebody has said."""
        return (
            f"margin:0 0 20px;padding:16px 16px 12px;border-left:4px solid {self._ink('accent')};"
            f"background-color:{self._ink('band')}"
        )

    @cached_property
    def quoted(self) -> str:
        """Its paragraphs."""
        return self._text("0 0 4px")

    @cached_property
    def listed(self) -> str:
        """A list."""
        return f"margin:0 0 20px;padding:0 0 0 28px;font-size:{BODY}px;color:{self._ink('brand_ink')}"

    @cached_property
    def item(self) -> str:
        """One item of it: the mark takes the list's red."""
        return f"margin:0 0 8px;padding:0;font-size:{BODY}px;line-height:{LINE[BODY]}"

    @cached_property
    def item_text(self) -> str:
        """The words of an item."""
        return self._text("0")

    @cached_property
    def table_frame(self) -> str:
        """Around a table: a wide one is moved sideways."""
        return "margin:0 0 20px;padding:0;overflow-x:auto"

    @cached_property
    def table(self) -> str:
        """A table."""
        return "margin:0;padding:0;width:100%;border-collapse:collapse"

    @cached_property
    def head_cell(self) -> str:
        """A cell of its head; rows cannot be coloured."""
        return (
            self._cell
            + f";background-color:{self._ink('brand')};color:{self._ink('on_brand')};font-weight:bold"
        )

    @cached_property
    def cell(self) -> str:
        """Another cell."""
        return (
            self._cell
            + f";background-color:{self._ink('surface')};color:{self._ink('ink')};font-weight:normal"
        )

    @property
    def _cell(self) -> str:
        return (
            f"padding:10px 8px;border:1px solid {self._ink('border')};font-size:{SMALL}px;line-height:{CLOSE[SMALL]};"
            "text-align:left;vertical-align:top"
        )

    @cached_property
    def rule(self) -> str:
        """A line across."""
        return f"margin:28px 0;padding:0;border:0;border-top:1px solid {self._ink('border')}"

    @cached_property
    def picture(self) -> str:
        """A picture across the text."""
        return "margin:0 auto;padding:0;display:block;max-width:100%;height:auto"

    @cached_property
    def figure(self) -> str:
        """A picture with its words."""
        return "margin:0 0 24px;padding:0;text-align:center"

    @cached_property
    def caption(self) -> str:
        """What a picture shows."""
        return self._text("8px 0 0", SMALL, "muted", "center")

    @cached_property
    def placeholder(self) -> str:
        """The words where a picture is to be put in; when they are deleted, their frame goes with them."""
        return (
            f"display:inline-block;padding:28px 20px;border:2px solid {self._ink('control')};"
            f"background-color:{self._ink('band')};font-size:{SMALL}px;line-height:{CLOSE[SMALL]};font-weight:bold;"
            f"color:{self._ink('ink')}"
        )

    @cached_property
    def place(self) -> str:
        """The line in which a picture comes to stand."""
        return self._text("0", SMALL, "ink", "center")

    @cached_property
    def head(self) -> str:
        """Above the text: what it is, and whose."""
        return f"margin:0 0 24px;padding:8px 0 20px;border-bottom:2px solid {self._ink('accent')};text-align:center"

    @cached_property
    def tag(self) -> str:
        """The category."""
        return (
            f"display:inline-block;margin:0;padding:3px 16px;border-radius:3px;background-color:{self._ink('brand')};"
            f"font-size:{SMALL}px;line-height:{CLOSE[SMALL]};color:{self._ink('on_brand')}"
        )

    @cached_property
    def tag_line(self) -> str:
        """The line that it stands in."""
        return self._text("0 0 12px", SMALL, "ink", "center")

    @cached_property
    def name(self) -> str:
        """The station."""
        return (
            f"margin:0;padding:0;font-size:22px;line-height:1.5;font-weight:bold;color:{self._ink('brand_ink')};"
            "text-align:center"
        )

    @cached_property
    def part(self) -> str:
        """A part of a name, within which no line breaks."""
        return "display:inline-block"

    @cached_property
    def date(self) -> str:
        """The day, under the name."""
        return self._text("6px 0 0", SMALL, "muted", "center")

    @cached_property
    def lead(self) -> str:
        """The summary."""
        return (
            f"margin:0 0 24px;padding:14px 16px;background-color:{self._ink('brand_tint')};"
            f"font-size:{BODY}px;line-height:{LINE[BODY]};color:{self._ink('ink')};text-align:left"
        )

    @cached_property
    def box(self) -> str:
        """Something to act upon: the reception day, a correction."""
        return (
            f"margin:28px 0 20px;padding:16px 16px 14px;border:1px solid {self._ink('border')};"
            f"border-top:4px solid {self._ink('brand')};background-color:{self._ink('surface')}"
        )

    @cached_property
    def box_title(self) -> str:
        """Its title."""
        return (
            f"margin:0 0 8px;padding:0;font-size:{BODY}px;line-height:{CLOSE[BODY]};font-weight:bold;"
            f"color:{self._ink('brand_ink')};text-align:left"
        )

    @cached_property
    def box_text(self) -> str:
        """Its lines."""
        return self._text("0 0 4px")

    @cached_property
    def note(self) -> str:
        """Beside the matter: sources, addresses."""
        return self._text("0 0 4px", SMALL, "muted")

    @cached_property
    def centred(self) -> str:
        """A line in the middle."""
        return self._text("10px 0 0", SMALL, "ink", "center")

    @cached_property
    def foot(self) -> str:
        """Who signs."""
        return f"margin:28px 0 0;padding:16px 0 0;border-top:1px solid {self._ink('border')}"

    @cached_property
    def code(self) -> str:
        """The picture of the QR code."""
        return "margin:0 auto;padding:0;display:block;width:200px;height:200px"

    @cached_property
    def typed(self) -> str:
        """Words to be typed as they are."""
        return f"background-color:{self._ink('band')}"

    @cached_property
    def struck(self) -> str:
        """Words taken back."""
        return "text-decoration:line-through"

    @cached_property
    def raised(self) -> str:
        """m², at a size that can be read."""
        return f"font-size:{SMALL}px;line-height:1"
