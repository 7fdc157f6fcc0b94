"""The results as tables and as a plot."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from benchmarks.qr.camera import PREVIEW_FOCAL_PX, STILL_FOCAL_PX, distance_mm
from benchmarks.qr.codes import OURS
from benchmarks.qr.conditions import FALLING, UNITS
from benchmarks.qr.stats import paired, pooled, wilson
from benchmarks.qr.target import ART_MM, REFERENCE_MODULES, Target
from benchmarks.qr.trials import Results

HIDDEN = ("ours, but level M", "qrcode default", "qrcode H with logo 25 %")
"""Left out of the plot: the first two would lie on segno's default, the same version and level."""
GROUPS = {
    "far, turned, blurred, dark, squeezed": (
        *("distance", "angle", "defocus", "motion", "low light", "JPEG", "resampling"),
    ),
    "covered or dazzled": ("dirt", "dirt beside the finders", "glare"),
    "dusk": ("dusk",),
}


def rate(hits: int, n: int) -> str:
    """``87 % (79–92)``."""
    low, high = wilson(hits, n)
    return f"{hits / n:.0%} ({100 * low:.0f}–{100 * high:.0f})".replace("%", " %") if n else "–"


def contenders(targets: Iterable[Target], sizes: Sequence[int] = (60, 80)) -> str:
    """What stands against what; without `sizes`, in the size it is printed."""
    rows = [
        [t.name, t.version, t.modules, *(f"{t.module_mm * mm / ART_MM:.2f} mm" for mm in sizes or [ART_MM])]
        for t in targets
    ]
    columns = [f"module at {mm} mm" for mm in sizes] or ["module as printed"]
    return _table(["contender", "version", "modules", *columns], rows)


def by_family(results: Results) -> str:
    """Rates for each contender, family and reader, the family's levels together."""
    names, families, readers = (_seen(results, i) for i in (0, 1, 3))
    rows = []
    for family in families:
        levels = ", ".join(f"{at:g}" for at in _levels(results, family))
        for name in names:
            cells = [rate(*pooled(results, name=name, families=[family], reader=r)) for r in readers]
            first = f"**{family}** ({UNITS[family]}: {levels})" if name == names[0] else ""
            rows.append([first, name, *cells])
    return _table(["damage", "contender", *readers], rows)


def against(results: Results, ours: str) -> str:
    """Each contender against one of ours under the same hand, light and dirt."""
    rows = []
    for name in [name for name in _seen(results, 0) if name != ours]:
        cells = []
        for families in GROUPS.values():
            won, lost, p = paired(results, name, ours, families)
            cells.append(f"{won} : {lost}" + (f" (p {_p(p)})" if p < 0.05 else ""))
        rows.append([name, *cells])
    return _table([f"won : lost against {ours.partition(':')[0]}", *GROUPS], rows)


def few(results: Results) -> str:
    """The rates under each single condition, readers together."""
    kinds = sorted({(family, at) for _, family, at, _ in results}, key=lambda k: (k[0], -k[1]))
    rows = [
        [name, *(rate(*pooled(results, name=name, families=[family], level=at)) for family, at in kinds)]
        for name in _seen(results, 0)
    ]
    return _table(["contender", *(f"{family} {at:g}" for family, at in kinds)], rows)


def least_pixels(results: Results, reader: str, *, wanted: float = 0.95) -> float | None:
    """The fewest pixels a module at which, and above which, a reader still reads this share of our codes."""
    least = None
    for at in _levels(results, "distance"):
        hits, n = pooled(results, name=OURS, families=["distance"], level=at, reader=reader)
        if hits < wanted * n:
            break
        least = at
    return least


def reading_distance(results: Results) -> str:
    """Metres at which our code still has so many pixels a module, for the assumed camera."""
    readers = _seen(results, 3)
    limits = [(reader, least) for reader in readers if (least := least_pixels(results, reader))]
    cases = [(f"{reader}, daylight, held still ({least:g} px)", least) for reader, least in limits]
    cases.append(("**plan with this** (4 px)", 4.0))
    rows = []
    for label, px in cases:
        cells = []
        for focal in (PREVIEW_FOCAL_PX, STILL_FOCAL_PX):
            for mm in (60, 80, 100):
                cells.append(f"{distance_mm(px / (mm / REFERENCE_MODULES), focal) / 1000:.1f} m")
        rows.append([label, *cells])
    sizes = [f"{where} {mm} mm" for where in ("preview,", "12 MP photo,") for mm in (60, 80, 100)]
    return _table(["limit", *sizes], rows)


def details(results: Results) -> str:
    """Every count as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["contender", "damage", "level", "unit", "reader", "read", "frames", "low", "high"])
    for (name, family, level, reader), row in results.items():
        low, high = wilson(sum(row), len(row))
        cells = [
            name,
            family,
            f"{level:g}",
            UNITS[family],
            reader,
            sum(row),
            len(row),
            f"{low:.3f}",
            f"{high:.3f}",
        ]
        writer.writerow(cells)
    return out.getvalue()


def plot(results: Results) -> bytes:
    """Panels — pixels a module, share covered, angle — with the readers' mean and its interval."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(1, 4, figsize=(17, 5), sharey=True)
    shown = [n for n in _seen(results, 0) if n not in HIDDEN]
    panels = {
        "distance": "pixels a module of ours (same distance for all)",
        "dirt": "per cent of the symbol covered",
        "dirt beside the finders": "per cent of the symbol covered",
        "angle": "degrees",
    }
    for axis, (family, label) in zip(axes, panels.items(), strict=True):
        for name in shown:
            levels = _levels(results, family)
            counts = [pooled(results, name=name, families=[family], level=at) for at in levels]
            ours = name == OURS
            line = axis.plot(
                levels, [h / n for h, n in counts], marker="o", label=name, lw=3 if ours else 1.3,
                color="#B3141D" if ours else None, zorder=3 if ours else 2,
            )  # fmt: skip
            if ours:
                low, high = zip(*(wilson(h, n) for h, n in counts), strict=True)
                axis.fill_between(levels, low, high, color=line[0].get_color(), alpha=0.15, lw=0)
        if family == "distance":
            axis.set_xscale("log")
            axis.set_xticks(levels, [f"{at:g}" for at in levels])
            axis.minorticks_off()
            axis.invert_xaxis()
        axis.set(title=family, xlabel=label, ylim=(-0.03, 1.03))
        axis.grid(alpha=0.3)
    axes[0].set_ylabel("share of frames read, mean of the readers")
    axes[0].legend(fontsize=8, loc="lower left")
    figure.tight_layout()
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=90, metadata={"Software": None})
    plt.close(figure)
    return out.getvalue()


def _levels(results: Results, family: str) -> list[float]:
    """Levels of the family, from the mildest to the worst."""
    return sorted({at for _, f, at, _ in results if f == family}, reverse=family in FALLING)


def _seen(results: Results, part: int) -> list[str]:
    return list(dict.fromkeys(str(key[part]) for key in results))


def _p(p: float) -> str:
    return "< 0.001" if p < 0.001 else f"= {p:.3f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)
