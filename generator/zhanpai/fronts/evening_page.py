"""A whole evening of hand-ins as one page of HTML that needs nothing else: to be read, printed, and kept with the papers."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from zhanpai.content.handin.evening_words import by_file, counted, fate_words, head_words, value_lines
from zhanpai.content.handin.fates import Evening, Fate, HandedValue, SortedHandIn

_STYLE = """
body { font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; max-width: 60em;
  margin: 1.5em auto; padding: 0 1em; color: #1d1d1b; background: #fff }
h1 { font-size: 1.5em }
h2 { font-size: 1.25em; border-top: 2px solid #1d1d1b; padding-top: .6em; margin-top: 1.6em }
h3 { font-size: 1.05em; margin: 1.2em 0 .3em }
table { border-collapse: collapse; width: 100%; margin-bottom: .5em }
th, td { border: 1px solid #8a8a86; padding: .3em .6em; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; white-space: pre-line }
th { background: #f2f1ec; font-weight: 600; white-space: nowrap }
.conflict, .refused { background: #fff4e0 }
.conflict td:first-child, .refused td:first-child { font-weight: 700 }
code { font-size: .85em; color: #5a5a57 }
@media print { body { margin: 0; max-width: none } h3, tr { break-inside: avoid } }
"""


def evening_page(evening: Evening) -> str:
    """The evening as a page of HTML: the same as the text, in tables; nothing is loaded from elsewhere."""
    total = counted(tuple(value for _, value in evening.values))
    body = "".join(_hand_in(number, one) for number, one in enumerate(evening.hand_ins, 1))
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>交稿的改动</title><style>{_STYLE}</style></head><body><h1>交稿的改动</h1>\n"
        f"<p>交稿 {len(evening.hand_ins)} 份，{escape(total)}。</p>\n{body}</body></html>\n"
    )


def _hand_in(number: int, one: SortedHandIn) -> str:
    told = "".join(f"<li>{escape(sentence)}</li>" for sentence in one.told)
    files = "".join(_file(group, values) for group, values in by_file(one))
    return (
        f"<h2>{number}. {escape(head_words(one))}</h2>\n<p>{escape(counted(one.values))}。</p>\n"
        + (f"<ul>{told}</ul>\n" if told else "")
        + files
    )


def _file(group: str, values: tuple[HandedValue, ...]) -> str:
    rows = "".join(row for value in values for row in _row(value))
    head = "<tr><th>结果</th><th>哪一处</th><th>内容</th></tr>"
    return f"<h3>{escape(group)}</h3>\n<table>{head}\n{rows}</table>\n"


def _row(value: HandedValue) -> Iterator[str]:
    lines = "\n".join(f"{word}：{text}" for word, text in value_lines(value))
    kind = value.fate.value if value.fate in (Fate.CONFLICT, Fate.REFUSED) else ""
    yield (
        f'<tr class="{kind}"><td>{escape(fate_words(value))}</td>'
        f"<td>{escape(value.where)}\n<code>{value.id}</code></td><td>{escape(lines)}</td></tr>\n"
    )
