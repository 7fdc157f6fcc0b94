"""What goes to the print shop, as the ledger of permanent addresses has it, and whether a second plan would print the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from zhanpai.content.ledger import deputy_printing, station_printing, station_text
from zhanpai.domain.model.printed import Printed
from zhanpai.domain.model.site import Site
from zhanpai.press.signs.print_plan import NUMBERS, SignPlan


def printings(site: Site, plan: SignPlan) -> Iterator[Printed]:
    """What is handed to the print shop, for the ledger of permanent addresses."""
    numbers = {kind: number for number, kind in NUMBERS.items()}
    for sign in plan.signs:
        number = numbers[sign.kind]
        if sign.deputy:
            yield deputy_printing(site, site.deputy_by_id[sign.deputy][0], number)
        elif station := site.station_by_id.get(sign.subject):
            yield station_printing(site, station, number, station_text(site, station, number) or "")


def mark_of(plan: SignPlan) -> str:
    """A mark that two plans share only if they print the same words, codes, sizes and photos (by their files) in the same files."""
    digest = hashlib.sha256()
    for file in (*plan.files, *plan.joined):
        digest.update(f"{file.path}\0{file.kind}\0".encode())
        for sign in file.signs:
            said = (
                sign.subject,
                sign.label,
                f"{sign.width:g}×{sign.height:g}",
                *sign.strings,
                *(code.text for code in sign.codes),
                *sign.pictures.values(),
            )
            digest.update("\x1f".join(said).encode())
    return digest.hexdigest()
