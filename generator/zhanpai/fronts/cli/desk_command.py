"""`zhanpai desk` with what it takes; nothing of what it does is imported before it is called."""

from __future__ import annotations

from zhanpai.fronts.cli.grammar import Command
from zhanpai.fronts.cli.options import FOLDER, ROOT
from zhanpai.fronts.cli.parameters import Option, flag


def desk_command() -> Command:
    """What a clerk runs, and what an office's server runs for each of them."""
    return Command(
        "desk",
        "在浏览器里打开工作台：今天要做的、检查、生成网站，都不用命令；空文件夹里先问几页，建一个网站",
        "desk:desk",
        ROOT,
        flag("--no-browser", "不打开浏览器，只显示网址"),
        flag("--git", "每次存都在 git 里提交一次"),
        Option(
            "--behind",
            "网址",
            "放在单位的登录系统后面：工作台在外面的网址，例如 https://gzt.example.gov.cn:8443",
            default="",
        ),
        Option("--login", "登录名", "和 --behind 一起写：这是谁的工作台", default=""),
        Option("--secret", "文件", "和 --behind 一起写：一行口令，和代理服务器里写的一样", type=FOLDER),
        Option(
            "--listen",
            "地址:端口",
            "和 --behind 一起写：在哪里等代理服务器，用这个端口和后面两个，默认 127.0.0.1:8700",
            default="127.0.0.1:8700",
        ),
        may_begin=True,
    )
