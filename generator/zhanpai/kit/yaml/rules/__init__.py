"""Every kind of problem (Y001 …) that keeps a typed file from being read as typed, with its documentation.

The codes are permanent: a code that is no longer used is never given to another problem.
"""

from zhanpai.kit.diagnostics import Rule
from zhanpai.kit.yaml.rules import characters, layout, structure, values

RULES: tuple[Rule, ...] = (
    characters.NOT_UTF8,
    characters.NOT_TEXT,
    characters.FILE_TOO_LARGE,
    characters.EMPTY_FILE,
    characters.CONTROL,
    characters.BIDI,
    characters.LINE_SEPARATOR,
    characters.PRIVATE_USE,
    characters.INVISIBLE,
    characters.STRAY_BOM,
    layout.TAB_INDENT,
    layout.WIDE_INDENT,
    layout.CONFLICT,
    layout.FULL_WIDTH_COLON,
    layout.FULL_WIDTH_COMMA,
    layout.NO_SPACE_AFTER_COLON,
    layout.LIST_DASH,
    layout.BAD_INDENT,
    layout.NO_FRONT_MATTER,
    values.SWALLOWED,
    values.MULTI_LINE,
    values.NEEDS_QUOTES,
    values.COLON_INSIDE,
    values.UNCLOSED_QUOTE,
    values.UNCLOSED_BRACKET,
    values.TEXT_AFTER_QUOTE,
    values.BACKSLASH,
    values.HALF_CHARACTER,
    values.TOO_LONG,
    structure.REFERENCE,
    structure.TAG,
    structure.MERGE_KEY,
    structure.DIRECTIVE,
    structure.SECOND_DOCUMENT,
    structure.COMPLEX_KEY,
    structure.DUPLICATE_KEY,
    structure.KEY_CHARACTER,
    structure.WRONG_ROOT,
    structure.TOO_DEEP,
    structure.TOO_MANY,
    structure.UNREADABLE,
    characters.MOJIBAKE,
    characters.CODE_LEFT,
    layout.NO_COLON,
    layout.FULL_WIDTH_BRACKET,
    characters.LOOK_ALIKE,
)

__all__ = ["RULES", "characters", "layout", "structure", "values"]
