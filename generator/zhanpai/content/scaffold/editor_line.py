"""The first line of a new file, which tells an editor where the file's JSON Schema lies."""

from __future__ import annotations

FOLDER = "schema"
"""The folder at the root of a project in which `zhanpai schema` puts the schemas; the program itself never reads it."""


def editor_line(name: str, path: str) -> str:
    """The remark, with its line's end, that leads from the file at `path` in the project to the schema called `name`.

    The way is relative, so that it is right on every machine and whatever the version of the program is.
    """
    return f"# yaml-language-server: $schema={'../' * path.count('/')}{FOLDER}/{name}.json\n"
