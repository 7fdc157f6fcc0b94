"""Whatever is typed, what comes back is Chinese and says what to type instead."""

import re

import pytest

from tests.fronts.cli.zhanpai import ENGLISH, zhanpai

COMMANDS = [
    *(
        ["check"],
        ["build"],
        ["serve"],
        ["plan"],
        ["demo"],
        ["explain"],
        ["handbook"],
        ["audit"],
        ["share"],
        ["new"],
        [],
    ),
    *(["new", name] for name in ("station", "deputy", "news", "site")),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_of_every_command_is_chinese(command, tmp_path):
    done = zhanpai(*command, "--help", at=tmp_path)
    assert done.status == 0
    assert done.err == ""
    assert done.out.startswith(f"用法：{' '.join(['zhanpai', *command])}")
    assert not ENGLISH.search(done.out)
    assert not re.search(r"Usage|Options|Arguments|Commands|Show|Error", done.out)
    assert all(re.search("[\u4e00-\u9fff]", line) for line in done.lines if line.startswith("  "))


def test_zhanpai_alone_shows_its_commands(tmp_path):
    done = zhanpai(at=tmp_path)
    assert done.status == 2
    assert "  check     检查全部内容，一次说出所有要改的地方\n" in done.shown


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["chek"], "没有“chek”这个命令。\n是不是想用 zhanpai check？\n"),
        (["检查"], "没有“检查”这个命令。\n看有哪些命令：zhanpai --help\n"),
        (["new", "sation"], "没有“sation”这个命令。\n是不是想用 zhanpai new station？\n"),
        (["check", "--jsn"], "没有“--jsn”这个选项。是不是想用 --json？\n看用法：zhanpai check --help\n"),
        (["--jsn"], "没有“--jsn”这个选项。\n看用法：zhanpai --help\n"),
        (["check", "0001", "x"], "多写了“0001 x”，不知道是什么意思。\n看用法：zhanpai check --help\n"),
        (
            ["check", "--format", "xml"],
            "选项 --format 后面的内容“xml”不对：text（给人看）或 github（在合并请求里标出位置）。\n"
            "看用法：zhanpai check --help\n",
        ),
        (
            ["build", "--jobs", "0"],
            "选项 --jobs 后面的内容“0”不对：同时用几个处理器，1 以上的整数；不写就全用。\n"
            "看用法：zhanpai build --help\n",
        ),
        (["build", "--jobs"], "选项 --jobs 后面要写内容。\n看用法：zhanpai --help\n"),
        (["check", "--strict=1"], "选项 --strict 后面不用写内容。\n看用法：zhanpai --help\n"),
        (["demo"], "缺少“文件夹”：放演示数据的文件夹，要是空的，或者是以前的演示数据。\n看用法：zhanpai demo --help\n"),
        (["check", "--root", "nowhere"], "没有这个文件夹：nowhere。\n核对 --root 后面写的文件夹。\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_a_mistyped_command_line_is_answered_in_chinese(args, said, tmp_path):
    done = zhanpai(*args, at=tmp_path)
    assert (done.status, done.out, done.err) == (2, "", said)


def test_folder_without_register_is_a_usage_error_that_says_where_to_go(tmp_path):
    done = zhanpai("check", "--root", ".", at=tmp_path)
    assert done.status == 2
    assert done.err == (
        f"{tmp_path} 里没有名册 stations.yaml。\n"
        "到放 stations.yaml 的文件夹里运行，或者用 --root 指明；新建网站用 zhanpai new site。\n"
    )


def test_root_may_stand_before_the_command(city, tmp_path):
    done = zhanpai("--root", "city", "check", at=tmp_path)
    assert done.status == 0
    assert done.out == "没有问题：20 个站，40 位代表，8 篇动态。\n"


def test_nearest_register_above_is_the_project(city):
    assert zhanpai("check", at=city / "content" / "stations").status == 0


def test_version_is_one_line(tmp_path):
    assert re.fullmatch(r"zhanpai \d+\.\d+\.\d+\n", zhanpai("--version", at=tmp_path).out)
