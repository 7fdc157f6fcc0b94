"""Ask for what was not given, in Chinese, where somebody sits at a keyboard; elsewhere name the option."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TypeVar

from zhanpai.fronts.cli import screen
from zhanpai.kit.nearest import nearest
from zhanpai.kit.problem import Problem

T = TypeVar("T")

_YES = ("y", "yes", "是", "好", "写", "对", "可以", "要", "设")
_NO = ("n", "no", "否", "不", "不是", "不要", "不用", "不设")


def ask(
    given: str | None, option: str, question: str, *, suggestion: str = "", optional: bool = False
) -> str:
    """`given`, or what the person answers; Enter takes `suggestion`, or nothing where `optional`.

    Raises Problem where nobody can be asked and nothing is suggested, EOFError when the person ends the input.
    """
    if given is not None and (given.strip() or optional):
        return given.strip()
    if not sys.stdin.isatty():
        if optional or suggestion:
            return suggestion
        raise Problem(f"缺少选项 {option}：{question}。", f"加上 {option} 再运行一次。")
    hint = f"（直接回车：{suggestion or '不填'}）" if suggestion or optional else ""
    while True:
        answer = _read_line(f"{question}{hint}：") or suggestion
        if answer or optional:
            return answer


def ask_until(
    settle: Callable[[str], T],
    given: str | None,
    option: str,
    question: str,
    suggestion: str = "",
    optional: bool = False,
) -> T:
    """What `settle` makes of the answer; a person is asked again until it makes something of it."""
    while True:
        answer = ask(given, option, question, suggestion=suggestion, optional=optional)
        try:
            return settle(answer)
        except Problem as problem:
            if given is not None or not sys.stdin.isatty():
                raise
            screen.warn(f"{problem.message}{problem.fix}")


def settle_yes(typed: str) -> bool:
    """Whether `typed` says yes; Problem if it says neither yes nor no."""
    word = typed.strip().lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Problem(f"“{typed}”看不出是要还是不要。", "写 是 或者 否。")


def is_accepted(yes: bool) -> bool:
    """Whether what was shown is to be written: `yes` was given, or somebody at a keyboard says so."""
    if yes:
        return True
    if not sys.stdin.isatty():
        return False
    return ask(None, "--yes", "照这样改吗？写 是 或者 否", suggestion="否").lower() in _YES


def choose(typed: str, option: str, members: Mapping[str, T]) -> T:
    """The member that `typed` means, by its value or its words: ``city（市级站）`` → member; Problem if none."""
    for shown, member in members.items():
        value, _, words = shown.partition("（")
        if typed in (shown, value, words.removesuffix("）")):
            return member
    guess = nearest(typed, list(members))
    fix = f"是不是想写 {guess}？" if guess else f"可以写：{'、'.join(members)}。"
    raise Problem(f"{option} 不能写“{typed}”。", fix)


def _read_line(prompt: str) -> str:
    sys.stdout.write(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.strip()
