"""What goes to the print shop with the files: how many of what, in which size, on which material, and hashes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from zhanpai.kit import csv_table
from zhanpai.press.signs.print_plan import PrintFile
from zhanpai.press.signs.spec import KindSpec, SignageSpec

TITLES = (
    *(
        "文件",
        "区县",
        "站号",
        "名称",
        "种类",
        "成品尺寸（毫米）",
        "出血（毫米）",
        "大版（毫米）",
        "页数",
        "块数",
    ),
    *("每页印数", "合计"),
    *("材料", "二维码网址", "SHA-256"),
)


LAID, BOUND = "全区拼版", "全区合订"
"""A district's file on press sheets; and one with a sign on each page."""


@dataclass(frozen=True, slots=True)
class Released:
    """A print file as it was made: its hash, and the proofs of its pages."""

    file: PrintFile
    checksum: str
    size: int
    proofs: tuple[str, ...]


def rows(
    released: Iterable[Released], spec: SignageSpec, kinds: dict[str, KindSpec], districts: dict[str, str]
) -> list[list[object]]:
    """A row of TITLES for each released file, as the print shop reads them."""
    found: list[list[object]] = []
    for item in released:
        file, kind = item.file, kinds[item.file.kind]
        folder, _, name = file.path.partition("/")
        subject = name.partition("-")[0] if not file.parts else ""
        sizes = dict.fromkeys(f"{s.width:g} × {s.height:g}" for s in file.signs)
        labels = list(dict.fromkeys(s.label for s in file.signs))
        count = len(file.signs)
        addresses = list(dict.fromkeys(c.text for s in file.signs for c in s.codes))
        found.append(
            [
                file.path,
                districts.get(folder, "市级"),
                subject if subject.isdigit() else f"（{LAID if file.sheets else BOUND}）",
                labels[0] if len(labels) == 1 else f"{labels[0]}，共 {len(labels)} 种",
                kind.title,
                "；".join(sizes),
                0 if kind.office else f"{spec.bleed:g}",
                "；".join(dict.fromkeys(f"{p.layout.width:g} × {p.layout.height:g}" for p in file.sheets)),
                len(file.pages) or count,
                count,
                kind.quantity,
                count * kind.quantity,
                kind.material,
                addresses[0] if len(addresses) == 1 else f"{len(addresses)} 个" if addresses else "",
                item.checksum,
            ]
        )
    return found


def as_csv(rows: Sequence[Sequence[object]]) -> bytes:
    """The rows as CSV that a spreadsheet program opens."""
    return csv_table.format_csv(TITLES, rows)


NOTES = (
    "文件是 PDF/X-4，输出意图 FOGRA39：铜版纸胶印（ISO 12647-2，即 GB/T 17934.2），总墨量不超过 300%，字体都在文件里。"
    "用别的印刷条件、材料或者喷绘机，先按它打样。",
    "四色（CMYK）印刷，不要转成 RGB 再转回来。红色按文件里的数值，先打样，和样张核对。",
    "成品尺寸看 TrimBox，出血看 BleedBox；裁切线在出血以外。文件按 1:1 制作，不要“适合页面”缩放。",
    "二维码是单黑矢量，不要栅格化、不要加粗、不要改色，四周的白边是码的一部分，不能裁、不能压。",
    "表面用哑光。交货以前，每一块都用手机扫一遍，网址要和表里的一致。",
    f"“{LAID}”是同一区各站的牌子排在整张板材或纸上，“{BOUND}”是一页一块；都和单块文件内容相同，只印其中一种。",
    "大版上每块牌子排一次，每一页印几份看“每页印数”；出血和裁切线都在，页边写着区、种类、张号和站号，裁下来就不要了。",
)


def as_html(rows: Sequence[Sequence[object]], title: str) -> bytes:
    """The rows as a page to read, print and sign, with the notes for the shop."""
    head = "".join(f"<th>{escape(t)}</th>" for t in TITLES)
    body = "".join("<tr>" + "".join(f"<td>{escape(str(v))}</td>" for v in row) + "</tr>\n" for row in rows)
    notes = "".join(f"<li>{escape(note)}</li>" for note in NOTES)
    return f"""<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}</title><style>
body {{ font: 14px/1.6 sans-serif; margin: 2em; }} table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid #999; padding: .3em .6em; text-align: left; vertical-align: top; }}
td:last-child {{ font: 11px monospace; word-break: break-all; }} thead {{ background: #eee; }}
</style></head><body><h1>{escape(title)}</h1><ul>{notes}</ul>
<table><thead><tr>{head}</tr></thead><tbody>
{body}</tbody></table><p>委托人签字：________________　　承印人签字：________________　　日期：____________</p>
</body></html>
""".encode()
