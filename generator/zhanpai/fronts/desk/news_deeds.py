"""What is done with a news item at a button: signed, unsigned, withdrawn, put back, moved to another day, deleted.

Each is one save through the desk's door, and none that would add an error is made.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from zhanpai.content.edits import ChangedMeanwhileError, read_file
from zhanpai.content.several_edits import LARGEST
from zhanpai.content.versions.typed_values import read_values
from zhanpai.content.versions.value_changes import value_changes
from zhanpai.domain.model.news import NewsFront
from zhanpai.domain.signed_review import SignedReview
from zhanpai.fronts.desk.history.save_record import FileBytes
from zhanpai.fronts.desk.history.saves import Change
from zhanpai.fronts.desk.history.undoing import changes_said
from zhanpai.fronts.desk.looked import Noted
from zhanpai.fronts.desk.rooms.one_news import OneNews, mark_of, typed_reviews
from zhanpai.fronts.desk.state import Desk, Upshot
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml import parse_front_matter
from zhanpai.kit.yaml.splice import NewValue, SpliceError, add_item, remove, set_value

SEARCHED = 300
"""Saves that are looked through, the newest first, for the one that a reviewer signed in."""

PATIENCE = 60.0
"""Seconds in which a look that is under way is waited for by the last signature."""

SEEN_OTHERWISE = "您看的时候，这一篇又改过。下面是现在的样子，看一遍再按。"


def changed_since_signed(desk: Desk, path: str, raw: bytes) -> tuple[str, ...]:
    """Of each review, what of the item has changed since it was signed at a desk, in words; "" if nothing, or if nobody knows."""
    now = read_values(path, raw)
    lines = typed_reviews(now.data) if now else ()
    signed_on: dict[int, bytes] = {}
    for save in desk.saves.entries(SEARCHED) if lines else ():
        if len(signed_on) == len(lines):
            break
        if any(one.path == path for one in save.files):
            contents = desk.saves.contents(save) or ()
            for _, before, after in (one for one in contents if one[0] == path):
                for place in _signed_in(path, before, after, lines):
                    signed_on.setdefault(place, after or b"")
    return tuple(_differs(path, signed_on[i], raw) if i in signed_on else "" for i in range(len(lines)))


def _signed_in(path: str, before: bytes | None, after: bytes | None, lines: Sequence[str]) -> Iterable[int]:
    """Which of `lines` came with a save."""
    old = read_values(path, before) if before is not None else None
    new = read_values(path, after) if after is not None else None
    had, has = (typed_reviews(one.data) if one else () for one in (old, new))
    return [i for i, line in enumerate(lines) if has[i : i + 1] == (line,) and had[i : i + 1] != (line,)]


def _differs(path: str, signed: bytes, raw: bytes) -> str:
    """What a reader would find other than was signed: 标题、正文."""
    old, new = read_values(path, signed), read_values(path, raw)
    if old is None or new is None:
        return "内容"
    apart = {"reviews", "corrections", "withdrawn"}
    keys = dict.fromkeys(str(one.keys[0]) for one in value_changes(old.data, new.data) if one.keys)
    fields = NewsFront.model_fields
    names = [fields[key].title or key for key in keys if key in fields and key not in apart]
    return "、".join(names + (["正文"] if old.body.strip() != new.body.strip() else []))


class NewsDeeds:
    """What one desk does with news.  Every method returns what to tell of it; a Problem is told in the same way."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def sign(self, item: OneNews, mark: str, review: SignedReview) -> Upshot:
        """Sign what was seen, whose bytes have this mark; the last review only if the item passes `check`."""
        path = item.path
        if not review.name:
            return Upshot("还没有签", "写上审核人的名字再签。", "warn")
        if not item.open:
            return Upshot("没有再签", "已经审完了。", "warn")
        if mark != item.mark:
            return Upshot("还没有签", SEEN_OTHERWISE, "warn")
        if len(item.open) == 1 and (wrong := self._not_yet(item)):
            return Upshot("还不能签最后一审", wrong, "warn")
        upshot = self.edit(item, f"签{review.step}", lambda raw: _with_review(raw, path, review))
        again = [one.word for one in item.signed if one.name == review.name]
        if upshot.save and again:
            told = f"{'、'.join(again)}和{review.step}都是{review.name}。一般由不同的人审。"
            return Upshot(upshot.title, f"{upshot.text}{told}", upshot.tone, upshot.save)
        return upshot

    def _not_yet(self, item: OneNews) -> str:
        """Why the item cannot be signed to the end, "" if it can."""
        if not item.has_text:
            return "还没有正文。先写正文。"
        until = time.monotonic() + PATIENCE
        while self._desk.running("look") and time.monotonic() < until:
            time.sleep(0.05)
        wrong = errors_of(self._desk, item.path)
        more = f"；一共 {len(wrong)} 处" if len(wrong) > 1 else ""
        return f"先把错处改好：{wrong[0].message}{wrong[0].fix}{more}" if wrong else ""

    def unsign(self, item: OneNews, first: int) -> Upshot:
        """Take back the reviews from `first` on, counted from 0: who reviews later has built on who reviewed before."""
        words = "、".join(one.word for one in item.signed[first:])
        if not words:
            return Upshot("没有要退的", "这几审已经退过了。", "info")
        return self.edit(item, f"退回{words}", lambda raw: _with_reviews(raw, item.path, first))

    def withdraw(self, item: OneNews, on: dt.date, reason: str) -> Upshot:
        """Take the item back from readers: its address stays and says why."""
        value: NewValue = {"on": on, "reason": reason}
        return self.edit(item, "撤回", lambda raw: set_value(raw, item.path, ("withdrawn",), value))

    def put_back(self, item: OneNews) -> Upshot:
        """Take the withdrawal away: at the next build readers have text and pictures again."""
        return self.edit(item, "取消撤回", lambda raw: remove(raw, item.path, ("withdrawn",)))

    def delete(self, item: OneNews) -> Upshot:
        """Take the file away, and its pictures that nothing else shows."""
        seen = self._desk.glance.looked.pictures.pictures if self._desk.glance else ()
        own = [one.path for one in seen if one.uses and all(use.home.source == item.path for use in one.uses)]
        files: list[FileBytes] = [(item.path, read_file(self._desk.root, item.path), None)]
        for path in own:
            with suppress(Problem):
                files.append((path, read_file(self._desk.root, path, LARGEST), None))
        pictures = f"，连同 {len(files) - 1} 张只有它用的图片" if len(files) > 1 else ""
        change = Change(f"删掉草稿：{item.title}", self._who(), (f"删掉了这篇草稿{pictures}",), tuple(files))
        return self.write(change, "删掉了")

    def edit(self, item: OneNews, what: str, change: Callable[[bytes], bytes]) -> Upshot:
        """Change the item's file, as it was seen."""
        raw = read_file(self._desk.root, item.path)
        if mark_of(raw) != item.mark:
            return Upshot("没有写", SEEN_OTHERWISE, "warn")
        try:
            new = change(raw)
        except SpliceError as error:
            return Upshot("没有写", f"{error.message}{error.fix}", "warn")
        words = changes_said(item.path, raw, new)
        return self.write(
            Change(f"{what}：{item.title}", self._who(), words, ((item.path, raw, new),)), "存好了"
        )

    def write(self, change: Change, title: str) -> Upshot:
        """Save it, unless it would add an error."""
        trial = self._desk.resident.try_({path: after for path, _, after in change.files})
        if trial.errors:
            return Upshot("没有写", said_errors(trial.errors), "warn")
        try:
            return self._desk.save(change, title)
        except ChangedMeanwhileError:
            return Upshot("没有写", SEEN_OTHERWISE, "warn")

    def _who(self) -> str:
        return self._desk.own.read_name()


def errors_of(desk: Desk, path: str) -> list[Noted]:
    """What stops a build in this file, as far as the desk knows."""
    return [one for one in desk.found if one.is_error and one.path == path]


def said_errors(errors: Sequence[Noted]) -> str:
    """Why nothing was written: the first few errors that would come of it."""
    some = "".join(f"{one.message}{one.fix}" for one in errors[:3])
    return f"这样改会多出 {len(errors)} 处错误，所以什么都没有写。{some}"


def _with_review(raw: bytes, path: str, review: SignedReview) -> bytes:
    data = parse_front_matter(raw, path).document.data
    typed = data.get("reviews") if isinstance(data, dict) else None
    if isinstance(typed, list) and typed:
        return add_item(raw, path, ("reviews",), review.typed)
    return set_value(raw, path, ("reviews",), [*typed_reviews(data), review.typed])


def _with_reviews(raw: bytes, path: str, number: int) -> bytes:
    """With the first `number` reviews and no more."""
    data = parse_front_matter(raw, path).document.data
    return set_value(raw, path, ("reviews",), list(typed_reviews(data)[:number]))
