"""Every kind of sign, S1 to S12: the table of contents of what hangs on a station's walls."""

from zhanpai.press.signs.kinds import (
    deputies_board,
    desk_card,
    doorplate,
    flow_chart,
    hanging_board,
    index_line,
    reception_notice,
    roll_up,
    room_plate,
    rules_board,
    stickers,
    wayfinding,
)

SIGN_KINDS = (
    doorplate,
    hanging_board,
    room_plate,
    wayfinding,
    index_line,
    deputies_board,
    reception_notice,
    flow_chart,
    rules_board,
    desk_card,
    roll_up,
    stickers,
)
"""In the order of their numbers.  A module is named as its key in signage.yaml and as its file in the theme."""
