"""`zhanpai build`: what a person sees of it.  What it does to the disk is tested with `zhanpai.publish`."""

import re

import pytest

from tests.fronts.cli.test_ends import on_a_terminal
from tests.fronts.cli.zhanpai import ENGLISH, in_a_process, zhanpai

SLOW_TO_READ = """
import time, types
import zhanpai.fronts.cli.build as command
late, real = 0, command.prepare
def prepare(*args, **more):
    global late
    late = 100
    return real(*args, **more)
command.prepare = prepare
command.time = types.SimpleNamespace(perf_counter=lambda: time.perf_counter() + late)
"""
"""A clock that goes a hundred seconds while the content is read and checked."""


@pytest.mark.slow
def test_build_tells_its_phases_and_ends_with_the_counts_and_the_time_of_it_all(city):
    done = in_a_process("build", at=city, code=SLOW_TO_READ)
    assert done.status == 0, done.shown
    assert done.lines[0] == "读取与检查 …"
    assert re.fullmatch(r"网站做好了：\d+ 个网页，共 \d+ 个文件，用了 1\d\d\.\d 秒。", done.lines[-2])
    assert done.lines[-1] == f"在 {city / 'site'}"
    assert not ENGLISH.search(done.shown)
    assert (city / "site/s/0001/index.html").is_file()


@pytest.mark.slow
def test_terminal_gets_a_bar_and_then_the_counts(city):
    shown = on_a_terminal("build", at=city)
    assert "\x1b[" in shown
    assert "网站做好了：" in shown


def test_content_errors_stop_the_build_and_show_all(city):
    for path in sorted((city / "content/stations").rglob("*.yaml"))[:2]:
        path.write_text("phone: 八八\n", "utf-8")
    done = zhanpai("build", at=city)
    assert done.status == 1
    assert done.err.count("D206") == 2
    assert not (city / "site").exists()


def test_folder_that_must_not_be_overwritten_is_a_usage_error(city):
    done = zhanpai("build", "--out", ".", at=city)
    assert done.status == 2
    assert done.err.endswith("用 --out 指定一个单独的新文件夹，或者去掉 --out。\n")


@pytest.mark.slow
def test_only_may_be_said_of_several_stations_and_several_times(city):
    assert zhanpai("build", "--no-search", at=city).status == 0
    assert zhanpai("build", "--no-search", "--only", "0001,0002", "--only", "0003", at=city).status == 0


def test_only_takes_stations_of_the_register(city):
    done = zhanpai("build", "--only", "0001,7777", at=city)
    assert (done.status, done.err) == (
        2,
        "名册里没有站号“7777”。\n站号在 stations.yaml 里查，例如 --only 0001。\n",
    )
