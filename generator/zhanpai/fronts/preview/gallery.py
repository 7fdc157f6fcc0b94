"""Every component of the theme on one page, light above dark, for whoever works on the theme.

The preview shows it at `/_components/`; no build contains it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from itertools import count
from pathlib import Path

from zhanpai.domain import urls
from zhanpai.fronts.preview.examples import Component, Example, draw, read_components
from zhanpai.kit.brand import Tokens
from zhanpai.site.render import Renderer
from zhanpai.site.theme import Theme

GALLERY = "/_components/"

PHOTO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800" width="1200" height="800">'
    '<path fill="#F3E2C7" d="M0 0h1200v800H0z"/><path fill="#A8BFA0" d="M0 520l300-150 350 120 250-90 300 120v280H0z"/>'
    '<path fill="#B3141D" d="M340 400l260-150 260 150z"/><path fill="#FFF" d="M380 400h440v240H380z"/>'
    '<path fill="#857869" d="M550 470h100v170H550zM420 450h80v80h-80zM700 450h80v80h-80z"/></svg>\n'
)
"""Stands for every photo: `/_components/photo.svg` in the examples."""

_STYLE = """\
.gallery { max-width: 72rem; margin: 0 auto; padding: var(--zp-space-5) var(--zp-width-gutter); }
.gallery-index { columns: 9rem; margin-top: var(--zp-space-5); }
.gallery-index a { display: inline-flex; align-items: center; min-height: var(--zp-width-target); }
.gallery-component { margin-top: var(--zp-space-8); border-top: 4px solid var(--zp-brand-ink); }
.gallery-component > h2 { margin-top: var(--zp-space-4); font-size: var(--zp-text-h1); }
.gallery-example { margin-top: var(--zp-space-6); }
.gallery-example > h3 { margin-bottom: var(--zp-space-3); }
.gallery-side { padding: var(--zp-space-5) var(--zp-width-gutter); border: 1px solid var(--zp-border);
  background: var(--zp-paper); color: var(--zp-ink); }
.gallery-code { margin: 0; padding: var(--zp-space-3); overflow-x: auto; background: var(--zp-band); color: var(--zp-ink);
  font-size: var(--zp-text-small); white-space: pre-wrap; overflow-wrap: anywhere; }
"""

_ID = re.compile(r'( (?:id|for|aria-describedby|aria-labelledby|aria-controls|aria-owns)=")([^"]+)(?=")')


def gallery(theme: Theme, renderer: Renderer) -> Mapping[str, str]:
    """The page and the files it asks for, by address; ContentError if a component of the city's own cannot be drawn."""
    components = read_components(theme.files, own=theme.own)
    page = urls.make_relative(_page(theme, renderer, components), GALLERY)
    return {
        GALLERY: page,
        f"{GALLERY}gallery.css": _STYLE + _schemes(theme.materials.tokens),
        f"{GALLERY}photo.svg": PHOTO,
    }


def write_gallery(folder: Path, theme: Theme) -> Path:
    """Write the page, with what it needs of the theme, below `folder`; for tests that want files."""
    files = {url: text.encode() for url, text in gallery(theme, Renderer(theme.files, theme.own)).items()}
    files |= {output.url: output.make() for output in theme.outputs}
    for url, content in files.items():
        path = folder / url.lstrip("/") / ("index.html" if url.endswith("/") else "")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder / GALLERY.strip("/") / "index.html"


def _page(theme: Theme, renderer: Renderer, components: list[Component]) -> str:
    numbers = count(1)
    listed = "".join(f'<li><a href="#{c.name}">{c.name}</a></li>' for c in components)
    shown = "".join(
        f'<section class="gallery-component" id="{c.name}"><h2>{c.name}</h2>'
        + "".join(_shown(renderer, example, next(numbers)) for example in c.examples)
        + "</section>\n"
        for c in components
    )
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>组件一览</title>'
        f'<link rel="stylesheet" href="/{theme.stylesheet}"><link rel="stylesheet" href="{GALLERY}gallery.css">'
        f'<script src="/{theme.script}"></script></head>\n<body><main class="gallery" id="main" tabindex="-1">'
        f'<h1>组件一览</h1>{_SIZES}<ul class="gallery-index">{listed}</ul>\n{shown}</main></body>\n</html>\n'
    )


_SIZES = (
    '<div class="zp-size" role="group" aria-label="字号" data-zp-size>'
    + "".join(
        f'<button class="zp-size__step" type="button" aria-pressed="false" value="{value}">{words}</button>'
        for value, words in (("normal", "标准"), ("large", "大"), ("larger", "特大"))
    )
    + "</div>"
)


def _shown(renderer: Renderer, example: Example, number: int) -> str:
    html = str(draw(renderer, example.call))
    sides = "".join(
        f'<div class="gallery-side gallery-{scheme}">{_numbered(html, f"{scheme}{number}")}</div>'
        for scheme in ("light", "dark")
    )
    code = f'<pre class="gallery-code"><code>{escape(example.call.code())}</code></pre>'
    return f'<article class="gallery-example"><h3>{escape(example.title)}</h3>{sides}{code}</article>\n'


def _numbered(html: str, prefix: str) -> str:
    """`html` with ids of its own: every example is shown twice on one page."""
    return _ID.sub(lambda m: m[1] + " ".join(f"{prefix}-{id}" for id in m[2].split()), html)


def _schemes(tokens: Tokens) -> str:
    """Both schemes at once, whatever the screen prefers."""
    sides = (
        (".gallery-light", "light", tokens.light),
        (".gallery-dark", "dark", tokens.dark),
        (".zp-large .gallery-light", "light", tokens.light_large),
        (".zp-large .gallery-dark", "dark", tokens.dark_large),
    )
    return "".join(
        f"{selector}{{color-scheme:{scheme};"
        + "".join(f"--zp-{job.replace('_', '-')}:{colour};" for job, colour in colours.items())
        + "}\n"
        for selector, scheme, colours in sides
    )
