"""`zhanpai signs`: print-ready doorplates, boards, cards and stickers, each code read before it is released."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zhanpai.content.ledger.appending import append_printings
from zhanpai.fronts.cli import choice, screen, sign_lists, taking_back
from zhanpai.fronts.cli.progress import ProgressView
from zhanpai.fronts.print_runs import printings
from zhanpai.kit.clock import read_today
from zhanpai.kit.problem import Problem
from zhanpai.pipeline import prepare
from zhanpai.press.making.press_run import Pressed, press_signs
from zhanpai.press.signs.print_plan import NUMBERS

READING = "读取与检查"


def signs(
    root: Path,
    kind: tuple[str, ...],
    only: tuple[str, ...],
    district: tuple[str, ...],
    out: Path | None,
    jobs: int,
    reprint: bool,
    proof: bool,
    void: bool,
    day: str | None,
    reseal: bool,
    json: bool,
) -> None:
    """Make the signs of these kinds and stations, and write down in the ledger what is released for print.

    `proof`: proofs alone, and nothing is written down.  `reprint`: only list what is printed and no longer
    right, with `json` for programs.
    `void`: only take back what was printed, on `day` or last; `reseal`: only go on from a ledger that lacks lines.
    Raises ContentError, or Problem when the surroundings do not allow it.
    """
    _refuse_together({"--reprint": reprint, "--proof": proof, "--void": void, "--reseal": reseal})
    if day and not void:
        raise Problem("--day 只和 --void 一起写。", "要撤销那一天印的，写 zhanpai signs --void --day 日期。")
    if json and not (reprint and out is None):
        raise Problem(
            "--json 只和 --reprint 一起写，显示出来，不和 --out 一起用。",
            "写 zhanpai signs --reprint --json。",
        )
    if void:
        taking_back.take_back(root, _numbers(kind), only, district, day)
        return
    if reseal:
        taking_back.seal_again(root)
        return
    if reprint:
        sign_lists.list_signs(root, json=json, out=out)
        return
    with ProgressView() as view:
        view.show(READING)
        kinds = _kinds(kind)
        prepared = prepare(root, read_today())
        stations = choice.open_stations(prepared.site, only, district, "做标识")
        pressed = press_signs(
            prepared,
            out or root / "signs",
            kinds,
            stations,
            whole_districts=not only,
            processes=jobs,
            proofs_only=proof,
            before_release=lambda plan: append_printings(root, printings(prepared.site, plan)),
            on_progress=view.show,
        )
    _summarise(pressed, proof)


def _refuse_together(flags: dict[str, bool]) -> None:
    if len(named := [name for name, is_set in flags.items() if is_set]) > 1:
        raise Problem(f"{named[0]} 和 {named[1]} 不能一起写。", "一次只写一个。")


def _numbers(typed: Sequence[str]) -> list[str]:
    """The numbers of the kinds in `--kind s1,doorplate`; none if none is named."""
    wanted = _kinds(typed) if typed else []
    return [number for number, name in NUMBERS.items() if name in wanted]


def _kinds(typed: Sequence[str]) -> list[str]:
    """The kinds in `--kind s1,doorplate`; all of them if none is named."""
    names = {**NUMBERS, **{name: name for name in NUMBERS.values()}}
    words = [word.lower().replace("-", "_") for word in choice.typed(typed)]
    if unknown := [word for word in words if word not in names]:
        known = "、".join(f"{number}（{name}）" for number, name in NUMBERS.items())
        raise Problem(f"没有“{unknown[0]}”这种标识。", f"可以写：{known}。")
    return [names[word] for word in words] or list(NUMBERS.values())


def _summarise(pressed: Pressed, proof: bool) -> None:
    what = "样张" if proof else "标识"
    screen.say(
        f"{what}做好了：{pressed.signs} 块，扫过 {pressed.codes} 个二维码都对，用了 {pressed.seconds:.1f} 秒。",
        "green",
    )
    if pressed.sheets:
        screen.say(f"各区的牌子拼成 {pressed.sheets} 张大版。")
    screen.say(f"先看样张：{pressed.out / 'proof.html'}")
    if not proof:
        screen.say(f"交给印刷厂：{pressed.out / 'print.zip'}（印制单在里面：jobs.html、jobs.csv）")
