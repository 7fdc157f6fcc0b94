"""The forms of a news item: all that it says, and a correction of it beside its text."""

from __future__ import annotations

from collections.abc import Mapping

from zhanpai.content.edits import read_file
from zhanpai.content.filing import Filed, classify
from zhanpai.domain.model.news import Correction, NewsFront
from zhanpai.fronts.desk.forms.known import picks_for
from zhanpai.fronts.desk.forms.picks import Picks
from zhanpai.fronts.desk.forms.subject import Subject
from zhanpai.fronts.desk.rooms.one_news import OneNews, one_news
from zhanpai.fronts.desk.state import Desk
from zhanpai.kit.clock import read_today

NEWS = "/news"
REVIEWS = 3
"""Reviews that are taken to be asked for until somebody has looked."""

_DEEDS = frozenset({"date", "reviews", "corrections", "withdrawn"})
"""What is done with deeds of its own, as it takes more than a value: a file that moves, a name, a yes."""


def path_of(desk: Desk, stem: str) -> str:
    """The file of the item called `stem`; "" if there is none, or if it is no name of any."""
    path = f"content/news/{stem[:4]}/{stem}.md"
    is_ours = isinstance(classify(path), Filed) and "/" not in stem
    return path if is_ours and (desk.root / path).is_file() else ""


def required_reviews(desk: Desk) -> int:
    """How many reviews the site asks for, as it was seen last."""
    return desk.glance.looked.reviews_required if desk.glance else REVIEWS


def item_now(desk: Desk, stem: str) -> OneNews | None:
    """The item as its file stands now; None if there is none.  Problem if the file cannot be had."""
    path = path_of(desk, stem)
    if not path:
        return None
    return one_news(stem, path, read_file(desk.root, path), required_reviews(desk), read_today())


def news_subject(desk: Desk, words: Mapping[str, str]) -> Subject | None:
    """The item of this stem, but for what has deeds of its own."""
    item = item_now(desk, words["stem"])
    if item is None:
        return None
    return Subject(
        url=f"{NEWS}/{item.stem}/edit",
        room=NEWS,
        back=f"{NEWS}/{item.stem}",
        title=item.title,
        about=_about(item),
        path=item.path,
        model=NewsFront,
        shows=f"{NEWS}/{item.stem}/",
        leave_out=_DEEDS,
        has_text=True,
        template="news_form.html",
    )


def _about(item: OneNews) -> str:
    """What a save means for who has signed, and for readers."""
    if item.state == "published":
        return "这一篇已经审完：现在一保存，下次生成网站就照改过的发布。改的是错处，用“更正”，读者才知道改了什么。"
    if item.state == "waiting":
        return f"这一篇已经审完，等到{item.days}发布：现在一保存，到那天就照改过的发布。"
    if item.signed:
        return f"已经签到{item.signed[-1].word}。改了以后，请签过的人再看一遍。"
    return ""


def correction_subject(desk: Desk, words: Mapping[str, str]) -> Subject | None:
    """A correction more of a published item, with its text to be put right in the same save; None of any other item."""
    item = item_now(desk, words["stem"])
    if item is None or item.state != "published":
        return None
    return Subject(
        url=f"{NEWS}/{item.stem}/correct/edit",
        room=NEWS,
        back=f"{NEWS}/{item.stem}",
        title=f"更正：{item.title}",
        about="写明错在哪里、正确的是什么，再把正文里的错处改过来，一次保存。更正一直显示在正文上面。",
        path=item.path,
        model=Correction,
        shows=f"{NEWS}/{item.stem}/",
        find=lambda _: None,
        joins=("corrections",),
        begins_with={"on": str(read_today())},
        has_text=True,
        template="news_form.html",
    )


def news_picks(desk: Desk, subject: Subject) -> Picks:
    """Whom a form about an item offers: the people of its own stations first."""
    stem = subject.path.rpartition("/")[2].removesuffix(".md")
    item = item_now(desk, stem)
    return picks_for(desk, subject, item.stations if item else ())
