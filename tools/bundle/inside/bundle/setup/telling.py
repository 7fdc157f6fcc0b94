"""Words for whoever sits before the window."""

from __future__ import annotations


class Trouble(Exception):
    """What cannot be done, and what to do about it: one Chinese sentence each."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message, self.fix = message, fix


def say(words: str) -> None:
    """Print it at once."""
    print(words, flush=True)  # noqa: T201


def ask(question: str) -> str:
    """What was typed, without blanks and the quotation marks that a dragged path has; "" where nobody can answer."""
    try:
        return input(f"{question} ").strip().strip("\"'“”").strip()
    except EOFError:
        return ""


def is_yes(answer: str) -> bool:
    """Whether somebody agreed; an empty answer does not."""
    return answer.strip("。.！! ").lower() in ("是", "是的", "好", "好的", "y", "yes")
