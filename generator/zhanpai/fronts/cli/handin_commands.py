"""`zhanpai handin` and `zhanpai accept` with what each takes; nothing of what they do is imported before it is called."""

from __future__ import annotations

from zhanpai.fronts.cli.grammar import Command
from zhanpai.fronts.cli.options import FOLDER, JSON, ROOT
from zhanpai.fronts.cli.parameters import Argument, Option, flag

_YES = flag("--yes", "不问，直接写")


def handings() -> tuple[Command, ...]:
    """What a district runs, and what the city runs."""
    return (
        Command(
            "handin",
            "交稿：把本区县（几个站）改过的做成一个文件交给市里；收市里的回执",
            "handin:hand_in",
            ROOT,
            flag("--begin", "开始：说好交哪里的，以现在的资料为底稿"),
            Option("--district", "本区县", "和 --begin 一起写：交哪个区县的，例如 示例区"),
            Option(
                "--stations", "本处站号", "和 --begin 一起写：只交这几个站的，例如 0001,0002", multiple=True
            ),
            Option("--by", "姓名", "和 --begin 一起写：谁交稿，例如 张示例"),
            Option("--out", "文件", "交稿写成哪个文件，默认是网站文件夹里的 交稿.zip", type=FOLDER),
            Option("--answer", "回执", "收市里的回执，例如 回执.zip", type=FOLDER),
            _YES,
        ),
        Command(
            "accept",
            "收稿：逐处看区县交来的改动，同意了一次写进去；冲突的留市里的，范围以外的不收",
            "accept:accept",
            ROOT,
            Argument("parcels", "交稿", "交来的文件，可以写几个，例如 交稿.zip", nargs=-1),
            Option(
                "--district",
                "交稿区县",
                "交稿的范围是这个区县，以外的不收；几份交稿可以写几次",
                multiple=True,
            ),
            Option("--stations", "交稿站号", "交稿的范围是这几个站，例如 0001,0002", multiple=True),
            Option(
                "--mine",
                "编号",
                "两边都改了的这一处照交来的，编号在清单的方括号里；可以写几次",
                multiple=True,
            ),
            Option("--return back", "编号=话", "退回这一处，附一句话，例如 3f2a9c12=请再核对", multiple=True),
            Option("--word", "话", "写在回执里的一句话", default=""),
            Option("--difference", "文件", "把全部改动写成一个给人看的文件，.txt 或 .html", type=FOLDER),
            Option("--answer", "文件", "写好以后做回执，例如 回执.zip；几份交稿就写一个文件夹", type=FOLDER),
            _YES,
            JSON,
        ),
    )
