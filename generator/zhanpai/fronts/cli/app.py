"""Every command of `zhanpai` with what it takes, in the order of its help page: the table of contents of this package.

`module:function` is what a command does; nothing of it is imported before it is called.
"""

from __future__ import annotations

from typing import Any

import click

from zhanpai import __version__
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.desk_command import desk_command
from zhanpai.fronts.cli.grammar import Command, Group
from zhanpai.fronts.cli.handbook_commands import readings
from zhanpai.fronts.cli.handin_commands import handings
from zhanpai.fronts.cli.new_commands import NEW, scaffolds
from zhanpai.fronts.cli.options import DISTRICT, FOLDER, JOBS, JSON, ONLY, ROOT, STRICT, out
from zhanpai.fronts.cli.parameters import Argument, Option, flag
from zhanpai.fronts.cli.rename_commands import RENAME, renamings

TITLE = f"zhanpai {__version__} 站牌：一份名册，生成全市人大代表联络站的网站。"


def make_app() -> Group:
    """The command line as a whole: every command, none of them imported yet."""
    version = flag("--version", "显示版本", callback=_show_version, is_eager=True, expose_value=False)
    commands = (
        *_making(),
        Group("new", NEW, scaffolds()),
        Group("rename", RENAME, renamings()),
        *handings(),
        *_using(),
        *_trying(),
    )
    return Group("zhanpai", TITLE, commands, ROOT, version)


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        screen.say(f"zhanpai {__version__}")
        ctx.exit()


def _making() -> tuple[Command, ...]:
    return (
        Command(
            "check",
            "检查全部内容，一次说出所有要改的地方",
            "check:check",
            ROOT,
            JSON,
            STRICT,
            Option(
                "--format",
                "格式",
                "text（给人看）或 github（在合并请求里标出位置）",
                type=click.Choice(["text", "github"]),
                default="text",
            ),
        ),
        Command(
            "fix",
            "把检查出来的、不用问人就能改对的地方一次改好；先看改什么，同意了才写",
            "fix:fix",
            ROOT,
            Option("--only", "代码", "只改这几种，例如 Y014,D203；可以写几次", multiple=True),
            flag("--yes", "不问，直接写"),
            flag("--diff", "只看会改什么，不写"),
        ),
        Command(
            "format",
            "把文件排整齐：缩进、引号、名册的列；写的内容和注释都不变",
            "format:format_files",
            ROOT,
            Argument("files", "文件", "只整理这几个，可以写几个；不写就是全部", nargs=-1, required=False),
            flag("--check", "只说哪些文件要整理，不写"),
        ),
        Command(
            "build",
            "生成整个网站；做好、查好以后才换下旧的",
            "build:build",
            ROOT,
            out("site"),
            ONLY,
            JOBS,
            STRICT,
            flag("--no-search", "不做全文搜索，快一些"),
        ),
        Command(
            "serve",
            "在这台电脑上预览；存盘以后网页自己更新",
            "serve:serve",
            ROOT,
            _number("--port", "端口", "网址里的端口号，1 到 65535，默认 8000", 8000, 1, 65535),
            Option("--host", "地址", "默认 127.0.0.1，只有这台电脑看得到", default="127.0.0.1"),
            flag("--open open_browser", "顺便打开浏览器"),
        ),
        desk_command(),
        Command("plan", "列出将要生成的每一个网址和它的来源", "plan:plan", ROOT, JSON),
    )


def _names() -> Command:
    file = "一行一个站名，或者表格（XLSX、XLS、ODS、CSV）；不写就读标准输入"
    return Command(
        "names",
        "把随手写的站名对到名册：规范站名、站号和理由；拿不准的不猜",
        "names:names",
        ROOT,
        Argument("file", "文件", file, required=False, default="-"),
        flag("--text", "文件是成段的文字，找出里面写到的站"),
        Option("--column", "列名", "表格里站名是哪一列，例如 所属联络站；不写就自己找", default=""),
        JSON,
    )


def _import() -> Command:
    file = "Excel 或 WPS 的表格（XLSX、XLS、ODS）或者 CSV：名册、代表、接待日、轮值、意见台账、平台账号"
    return Command(
        "import",
        "把办公室的表格导进来：先看和现在的差别，同意了才写；说不准的行不猜",
        "import_table:import_table",
        ROOT,
        Argument("file", "文件", file),
        Option("--table", "种类", "这是哪一种表，例如 代表；不写就看表头"),
        flag("--yes", "不问，直接写"),
        Option(
            "--only",
            "哪些",
            "只写这几种：added（新增）、changed（有改动）、absent（表里没有）；不写就是新增和有改动",
            multiple=True,
        ),
        Option("--left-in", "月份", "表里没有的代表离任了，任期到这个月，例如 2026-12"),
        Option("--doubtful", "文件", "说不准的行连同原因写成这份表（XLSX），改好再导入"),
        JSON,
    )


def _export() -> Command:
    return Command(
        "export",
        "把名册、代表、接待日、轮值、意见台账、平台账号存成 Excel 表格；内部资料",
        "export:export",
        ROOT,
        Argument("file", "文件", "存成这个文件，例如 代表.xlsx；不写就自己起名", required=False, default=""),
        Option(
            "--table",
            "表",
            "只要这张表：名册、代表、接待日、轮值、意见台账、平台账号；可以写几次",
            multiple=True,
        ),
        DISTRICT,
        ONLY,
        flag("--csv", "只要给 Excel 用的 CSV，不要别的"),
        flag("--blank", "不要内容，只要能填的空表"),
        out("export"),
    )


def _using() -> tuple[Command, ...]:
    url = "要查的网站，例如 https://test.example.gov.cn；不写就查牌子上印的网址"
    return (
        _names(),
        _export(),
        Command(
            "audit",
            "给网上的网站做体检：印出去的每一个二维码还打得开吗",
            "audit:check_live",
            ROOT,
            Argument("url", "网址", url, required=False),
            flag("--all everything", "没有印过、没有发布过的站和代表也查"),
            JSON,
            _number("--jobs", "个数", "同时问几个网页，1 到 8，默认 8", 8, 1, 8),
            _number("--rate", "次数", "每秒最多问几次，1 到 100，默认 20", 20, 1, 100),
            Option(
                "--timeout",
                "秒",
                "一个网页最多等几秒，1 到 120，默认 10",
                type=click.FloatRange(min=1, max=120),
                default=10.0,
            ),
        ),
        Command(
            "signs",
            "制作门牌、竖牌、桌牌等标识的印刷文件；每个二维码先扫过才放行",
            "signs:signs",
            ROOT,
            Option("--kind", "种类", "只做这几种，例如 s1,s3；不写就全做", multiple=True),
            ONLY,
            DISTRICT,
            out("signs"),
            JOBS,
            flag("--reprint", "列出要重印、要拆除的牌子和要收回的桌牌；加 --out 存成表格和打印页"),
            flag("--proof", "只出样张，先看后印；不出印刷文件"),
            flag("--void", "撤销还没有交付的一次印制：配合 --only、--kind、--district、--day；登记册里记明"),
            Option("--day", "日期", "只撤销这一天印的，例如 2026-11-27；不写就是每块牌子最后一次"),
            flag("--reseal", "登记册缺了行又找不回来，从现有的行接着记"),
            JSON,
        ),
        Command(
            "annual",
            "排印《代表履职年报》：全市一份、每站一份，A4 大小，数字和网页一致",
            "annual:make_annuals",
            ROOT,
            Option("--year", "年份", "哪一年，今年或者去年；不写就是今年到现在", type=int),
            ONLY,
            DISTRICT,
            out("annual"),
            JOBS,
        ),
        Command(
            "share",
            "把一篇动态做成公众号图文、海报、短文字和公告栏；几篇再做成一周履职",
            "share:share",
            ROOT,
            Argument(
                "news",
                "动态",
                "动态的文件，可以写几个；写了 --from 就不用写",
                nargs=-1,
                required=False,
            ),
            Option("--from begin", "日期", "从这一天起发布的全部动态，例如 2026-03-09"),
            Option("--to end", "日期", "到这一天为止；不写就到今天"),
            out("share"),
            Option("--only", "种类", "只做这几种：{words}；不写就全做", "share:WORDS", multiple=True),
        ),
        Command(
            "report",
            "宣传工作报告：缺什么、这周写什么、自评排名；内部资料，不进网站",
            "report:report",
            ROOT,
            out("report"),
            DISTRICT,
            ONLY,
            flag("--csv", "只要给 Excel 用的 CSV，不要别的"),
            JSON,
        ),
    )


def _trying() -> tuple[Command, ...]:
    folder = "放演示数据的文件夹，要是空的，或者是以前的演示数据"
    return (
        Command(
            "demo",
            "造一份演示数据：真实的区划，编造的站点、代表、台账和动态",
            "demo:demo",
            Argument("folder", "文件夹", folder, type=FOLDER),
            ROOT,
            _number("--stations", "个数", "多少个站，1 以上的整数，默认 901", 901, 1),
            _number("--deputies", "人数", "多少位代表，整数，默认 8000", 8000, 0),
            _number("--news", "篇数", "多少篇动态，整数，默认 5000", 5000, 0),
            _number("--seed", "整数", "整数，换一个数就换一份数据，默认 1", 1),
            needs_register=False,
        ),
        _import(),
        Command(
            "resume",
            "上次的改动写到一半断了：接着写完，或者退回原样",
            "resume:go_on",
            ROOT,
            flag("--undo", "退回改动以前的样子"),
            flag("--keep", "断了以后又改过的文件留着不动，其余的照办"),
        ),
        Command(
            "schema",
            "写出每种文件的格式说明（JSON Schema），VS Code 等编辑器照它提示、标错",
            "schema:write_schemas",
            ROOT,
            Argument(
                "name", "名称", "只显示这一种，例如 station；不写就全部存成文件", required=False, default=""
            ),
            out("schema"),
            needs_register=False,
        ),
        *readings(),
    )


def _number(
    name: str, metavar: str, help: str, default: int, least: int | None = None, most: int | None = None
) -> Option:
    """An option for a whole number from `least` to `most`."""
    limits: Any = click.IntRange(min=least, max=most)
    return Option(name, metavar, help, type=limits, default=default)
