"""Papers, vehicles and accounts of one person: passports and permits, number plates, WeChat and QQ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhanpai.kit.privacy.digits import in_digits
from zhanpai.kit.privacy.trace import Certainty, Trace, traces

_BLANK = r"[\s*_~`\\]{0,2}"
_PLATE = re.compile(
    r"(?:(?<![A-Za-z])WJ)?[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][\s*_~`]{0,3}[A-HJ-NP-Z]"
    rf"[\s·・•‧∙.．*_~`\\\-—–]{{0,4}}(?=(?:[A-HJ-NP-Z]{_BLANK})*[0-9])"
    rf"(?:[A-HJ-NP-Z0-9](?:{_BLANK}[A-HJ-NP-Z0-9]){{4,5}}|[A-HJ-NP-Z0-9](?:{_BLANK}[A-HJ-NP-Z0-9]){{3}}{_BLANK}[学警挂港澳领使试超])"
    r"(?![A-Za-z0-9元万亿米吨㎡%])",
    re.IGNORECASE,
)
_PLATE_BEGINS = re.compile(
    r"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][^\u4e00-\u9fff]{0,6}[A-HJ-NP-Za-hj-np-zＡ-Ｚａ-ｚ]"
)
_PAPER_NUMBER = re.compile(r"(?:编号|证号|文号|备案|许可证?|批准|公告|[订合]单)[^。；\n]{0,4}$")
_PERMIT = re.compile(
    r"(?:护照|通行证|回乡证|台胞证|居留证|军官证|士兵证|警官证|残疾人?证)(?:证?号码?)?[^0-9A-Za-z。；\n]{0,6}"
    r"(?P<number>[A-Za-z]{0,2}[ \-]?[0-9](?:[ \-]?[0-9]){6,10}(?:[ \-]?[0-9Xx]){0,9})(?![0-9A-Za-z])"
)
_PERMIT_BEGINS = re.compile("护照|通行证|回乡证|台胞证|居留证|军官证|士兵证|警官证|残疾")
_ACCOUNT = re.compile(
    r"(?:微信号?|薇信|[Vv]信|(?<![A-Za-z0-9_/])(?:[Ww][Xx]|[Vv][Xx]|[Ww]e[Cc]hat|WECHAT))(?:号码?|ID|id)?\s{0,2}[:：是为]?\s{0,2}"
    r"(?P<name>[A-Za-z][\w\-]{5,19})(?![\w\-])"
    r"|(?<![A-Za-z0-9_/])[Qq][Qq](?:号码?)?\s{0,2}[:：是为]?\s{0,2}(?P<number>[1-9][0-9]{4,10})(?![0-9@])",
    re.ASCII,
)
_ACCOUNT_BEGINS = re.compile("[微薇VvＶｖ]信|[WwＷｗVvＶｖ][XxＸｘEeＥｅ]|[QqＱｑ][QqＱｑ]")
_OF_AN_OFFICE = re.compile("公众|服务号|订阅|视频号|小程序|官方|群|平台|企业")


def find_plates(text: str) -> Iterator[Trace]:
    """Number plates of vehicles (GA 36-2018), those of new energy, schools, police and trailers among them."""
    if _PLATE_BEGINS.search(text):
        for trace in traces("车牌号", _PLATE, text):
            if not _PAPER_NUMBER.search(text[max(0, trace.start - 8) : trace.start]):
                yield trace


def find_permits(text: str) -> Iterator[Trace]:
    """Numbers of passports and travel permits behind the word for them: alone they may be anything."""
    if not _PERMIT_BEGINS.search(text):
        return
    yield from traces("证件号", _PERMIT, in_digits(text), "number")


def find_accounts(text: str) -> Iterator[Trace]:
    """WeChat and QQ names behind the word for them; doubtful, as they may be an office's."""
    if not _ACCOUNT_BEGINS.search(text):
        return
    for trace in traces("微信号或QQ号", _ACCOUNT, text):
        if not _OF_AN_OFFICE.search(text[max(0, trace.start - 6) : trace.start + 6]):
            yield replace(trace, certainty=Certainty.DOUBTFUL)
