"""What an answer means for the person who has scanned the code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain.model.base import Labelled
from zhanpai.kit.diagnostics import Severity, clip
from zhanpai.office.audit.reading import SeenPage, read_page
from zhanpai.office.audit.targets import Target, host_of
from zhanpai.office.audit.web import Answer


class Sort(Labelled):
    """The sorts of faults, worst first."""

    DEAD = "dead", "打不开"
    WRONG = "wrong", "开错网页"
    OTHER_HOST = "other-host", "跳到别的网站"
    CHAIN = "redirect-chain", "连跳几次"
    OLD_NAME = "old-name", "名称不一样"

    @property
    def severity(self) -> Severity:
        """Whether residents are turned away, or only badly served."""
        return Severity.ERROR if self in (Sort.DEAD, Sort.WRONG) else Severity.WARNING


@dataclass(frozen=True, slots=True)
class AuditFault:
    """One thing wrong with one printed code."""

    sort: Sort
    message: str


_WORDS = {
    401: "要求登录",
    403: "不允许看",
    404: "没有这个网页",
    410: "网页已经删除",
    429: "服务器嫌访问太多",
    500: "服务器出错",
    502: "服务器后面的程序没有开",
    503: "服务器暂停服务",
    504: "服务器后面的程序没有回答",
}


def judge(target: Target, answer: Answer, own_hosts: frozenset[str]) -> tuple[AuditFault, ...]:
    """Everything wrong with `answer`; nothing if the right page came without detours."""
    return tuple(_judge(target, answer, own_hosts))


def _judge(target: Target, answer: Answer, own_hosts: frozenset[str]) -> Iterator[AuditFault]:
    if answer.trouble:
        more = answer.detail and f"：{clip(answer.detail)}"
        yield AuditFault(Sort.DEAD, answer.detail if _says_all(answer) else answer.trouble.value + more)
        return
    if answer.status != 200:
        word = _WORDS.get(answer.status)
        yield AuditFault(Sort.DEAD, f"{answer.status}，{word}" if word else f"服务器回答 {answer.status}")
        return
    yield from _wrong_page(target, read_page(answer.body))
    if host_of(answer.url) not in own_hosts | {host_of(target.url)}:
        yield AuditFault(Sort.OTHER_HOST, f"跳到了别的网站 {clip(answer.url, 80)}")
    if len(answer.chain) > 2:
        yield AuditFault(Sort.CHAIN, f"跳转了 {len(answer.chain) - 1} 次才到，应当至多一次")


def _says_all(answer: Answer) -> bool:
    """Whether the detail is a sentence of its own: of certificates it says what is wrong with them."""
    return answer.trouble is not None and answer.trouble.name == "CERTIFICATE" and bool(answer.detail)


def _wrong_page(target: Target, seen: SeenPage) -> Iterator[AuditFault]:
    shown = seen.heading or seen.title
    names = {"".join(name.split()) for name in target.names}
    if seen.path and not seen.path.endswith(target.path):
        yield AuditFault(Sort.WRONG, f"打开的是“{clip(shown)}”（{clip(seen.path)}）")
    elif not shown:
        yield AuditFault(Sort.WRONG, "网页上没有标题，看不出是哪个站")
    elif shown not in names:
        # With its own address on it the page is the right one, under a name that is not the register's yet.
        if seen.path:
            yield AuditFault(Sort.OLD_NAME, f"网页上写的是“{clip(shown)}”，名册里是“{clip(target.name)}”")
        else:
            yield AuditFault(Sort.WRONG, f"打开的是“{clip(shown)}”")
