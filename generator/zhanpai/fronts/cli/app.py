"""Every command of `zhanpai`, in the order of its help page: the table of contents of this package."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhanpai import __version__
from zhanpai.fronts.cli import (
    annual,
    audit,
    build,
    check,
    demo,
    explain,
    plan,
    report,
    screen,
    serve,
    share,
    signs,
)
from zhanpai.fronts.cli.grammar import Command, Group
from zhanpai.fronts.cli.new import deputy, news, site, station

TITLE = f"zhanpai {__version__} 站牌：一份名册，生成全市人大代表联络站的网站。"


def make_app() -> typer.Typer:
    """Every command, in the order of the help page."""
    app = _group(TITLE)
    app.callback()(_options)
    app.command("check", cls=Command, help=f"{check.HELP}。")(check.check)
    app.command("build", cls=Command, help=f"{build.HELP}。")(build.build)
    app.command("serve", cls=Command, help=f"{serve.HELP}。")(serve.serve)
    app.command("plan", cls=Command, help=f"{plan.HELP}。")(plan.plan)
    new = _group("新建一个站、一位代表、一篇动态，或者整个网站；编号自动往下编。")
    new.command("station", cls=Command, help=f"{station.HELP}。")(station.new_station)
    new.command("deputy", cls=Command, help=f"{deputy.HELP}。")(deputy.new_deputy)
    new.command("news", cls=Command, help=f"{news.HELP}。")(news.new_news)
    new.command("site", cls=Command, help=f"{site.HELP}。")(site.new_site)
    app.add_typer(new, name="new")
    app.command("audit", cls=Command, help=f"{audit.HELP}。")(audit.check_live)
    app.command("signs", cls=Command, help=f"{signs.HELP}。")(signs.signs)
    app.command("annual", cls=Command, help=f"{annual.HELP}。")(annual.make_annuals)
    app.command("share", cls=Command, help=f"{share.HELP}。")(share.share)
    app.command("report", cls=Command, help=f"{report.HELP}。")(report.report)
    app.command("demo", cls=Command, help=f"{demo.HELP}。")(demo.demo)
    app.command("explain", cls=Command, help=f"{explain.HELP}。")(explain.explain)
    return app


def _group(help: str) -> typer.Typer:
    return typer.Typer(
        cls=Group,
        help=help,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )


def _show_version(wanted: bool) -> None:
    if wanted:
        screen.say(f"zhanpai {__version__}")
        raise typer.Exit


def _options(
    root: Annotated[Path | None, typer.Option("--root", metavar="文件夹", help="网站所在的文件夹")] = None,
    version: Annotated[
        bool, typer.Option("--version", help="显示版本", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Take what may stand before the command; commands look it up (see `cli.project`)."""
