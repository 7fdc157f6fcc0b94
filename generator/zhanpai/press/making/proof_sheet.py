"""样张: every sign as a picture, to be looked at and approved before anything is printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from zhanpai.press.making.job_sheet import Released
from zhanpai.press.signs.spec import KindSpec

POINTS = (
    "核对：名称一字不差；站号对；用手机扫码打开的是本站网页；字号、留白看着舒服。对的打勾，不对的写下来。"
)


def as_html(
    released: Iterable[Released], kinds: Mapping[str, KindSpec], title: str, districts: Mapping[str, str]
) -> bytes:
    """One document beside the pictures; it can be printed and signed."""
    groups: dict[tuple[str, str], list[str]] = {}
    for item in released:
        folder = item.file.path.partition("/")[0]
        kind = kinds[item.file.kind]
        cards = groups.setdefault((districts.get(folder, "市级"), kind.title), [])
        for sign, proof in zip(item.file.signs, item.proofs, strict=True):
            link = f' <a href="{escape(item.file.path)}">PDF</a>'
            caption = f"{escape(sign.label)}　{sign.width:g} × {sign.height:g} 毫米{link}"
            cards.append(
                f'<figure><img loading="lazy" src="{escape(proof)}" alt="{escape(kind.title)}样张：{escape(sign.label)}">'
                f"<figcaption>□ {caption}</figcaption></figure>"
            )
    parts = []
    for (district, kind_title), cards in groups.items():
        parts.append(f"<h2>{escape(district)} · {escape(kind_title)}</h2><div>{''.join(cards)}</div>")
    return f"""<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{escape(title)}</title><style>
body {{ font: 16px/1.6 sans-serif; margin: 2em; background: #eee; color: #222; }}
div {{ display: flex; flex-wrap: wrap; gap: 1.5em; align-items: flex-end; }}
figure {{ margin: 0; max-width: 24em; break-inside: avoid; }}
img {{ max-width: 100%; max-height: 28em; background: #fff; box-shadow: 0 1px 4px #888; }}
figcaption {{ font-size: 14px; }}
</style></head><body><h1>{escape(title)}</h1><p>{escape(POINTS)}</p>
{"".join(parts)}
<p>核对人：________________　　日期：____________</p></body></html>
""".encode()
