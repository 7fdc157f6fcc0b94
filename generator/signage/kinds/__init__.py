"""Every kind of sign, S1 to S12: the table of contents of what hangs on a station's walls."""

from generator.signage.kinds import (
    desk_card,
    doorplate,
    hanging_board,
    index_line,
    roll_up,
    room_plate,
    stickers,
    wayfinding,
)

SIGN_KINDS = (
    doorplate,
    hanging_board,
    room_plate,
    wayfinding,
    index_line,
    desk_card,
    roll_up,
    stickers,
)
"""In the order of their numbers.  A module is named as its key in signage.yaml and as its file in the theme."""
