"""A command that cannot be done as asked: no fault of the content, and none of ours."""

from __future__ import annotations


class CommandProblem(Exception):
    """What is in the way, in Chinese, and what to type or do instead."""

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix
