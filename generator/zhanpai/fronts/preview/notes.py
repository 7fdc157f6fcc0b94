"""What the preview adds to a page: a script that loads it again after a save, and what is wrong."""

from __future__ import annotations

from html import escape

from zhanpai.fronts.preview.live import Live, errors
from zhanpai.kit.diagnostics import Diagnostic

EVENTS, SCRIPT = "/_zhanpai/events", "/_zhanpai/live.js"

SCRIPT_TEXT = f"""\
// Loads the page again when something was saved, and keeps the place where it was being read.
(function () {{
  var seen = document.currentScript.dataset.version;
  var source = new EventSource("{EVENTS}?seen=" + encodeURIComponent(seen));
  source.addEventListener("reload", function () {{
    source.close();
    location.reload();
  }});
}})();
"""

_STYLE = """\
<style>
.zpp { position: sticky; top: 0; z-index: 99; background: #8c1d18; color: #fff; font: 16px/1.6 sans-serif; }
.zpp summary { padding: .5rem 1rem; cursor: pointer; font-weight: bold; }
.zpp--mild { background: #fff3cd; color: #332701; }
.zpp pre { margin: 0; padding: 1rem; max-height: 60vh; overflow: auto; white-space: pre-wrap; background: #fff;
  color: #222; font: 15px/1.6 ui-monospace, monospace; }
</style>
"""


def annotate(html: bytes, live: Live) -> bytes:
    """The page `html` with the script, under a banner if something is wrong."""
    notes = (_banner(live) + _script(live)).encode()
    return html.replace(b"<body>", b"<body>" + notes, 1)


def failure(title: str, text: str) -> bytes:
    """A page of our own, where there is none to show."""
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head>\n<body>"
        f'<main style="margin:2rem;font:18px/1.7 sans-serif"><h1>{escape(title)}</h1>'
        f'<pre style="white-space:pre-wrap">{escape(text)}</pre></main></body>\n</html>\n'
    ).encode()


def _script(live: Live) -> str:
    return f'<script src="{SCRIPT}" data-version="{live.version}"></script>'


def _banner(live: Live) -> str:
    wrong = errors(live.problems)
    if live.fault:
        return _details("", "读资料或者主题时出了错，显示的是之前的样子。", live.fault, is_open=True)
    if wrong:
        words = f"内容有 {len(wrong)} 处错误，改好以前不能发布。点这里看是哪几处。"
        return _details("", words, _listed(live.problems), is_open=live.edition is None)
    if live.problems:
        words = f"内容有 {len(live.problems)} 处提醒。"
        return _details(" zpp--mild", words, _listed(live.problems), is_open=False)
    return ""


def _details(tone: str, words: str, text: str, *, is_open: bool) -> str:
    state = " open" if is_open else ""
    return (
        f'{_STYLE}<details class="zpp{tone}"{state}><summary>{escape(words)}</summary>'
        f"<pre>{escape(text)}</pre></details>"
    )


def _listed(problems: tuple[Diagnostic, ...]) -> str:
    first = sorted(problems, key=lambda p: not p.severity.is_error)[:200]
    more = f"\n\n还有 {len(problems) - 200} 处，运行 zhanpai check 看全部。" if len(problems) > 200 else ""
    return "\n\n".join(map(str, first)) + more
