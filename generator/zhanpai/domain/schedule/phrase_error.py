"""The error that says what cannot be read of a phrase or a time, and how it quotes what was typed."""

from __future__ import annotations


class PhraseError(ValueError):
    """A phrase that names no day or no time.

    `message` is a Chinese sentence that quotes the phrase as typed; `fix` is a Chinese sentence with at
    least one phrase in “ ” that would pass.
    """

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix


def quote(typed: str) -> str:
    """What was typed, on one line and short enough for a sentence."""
    words = " ".join(typed.split())
    return words if len(words) <= 40 else f"{words[:40]}……"
