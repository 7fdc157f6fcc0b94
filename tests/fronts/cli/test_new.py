"""`zhanpai new …` adds one thing, touches nothing else, and what it leaves passes `zhanpai check`."""

import re

import pytest

from tests.fronts.cli.test_ends import on_a_terminal
from tests.fronts.cli.zhanpai import snapshot, zhanpai
from tests.make import TODAY
from zhanpai.content.load import load

STATION = ("--district", "示例区", "--township", "示范街道", "--community", "湖东社区")


def passes(root) -> bool:
    return zhanpai("check", at=root).status == 0


def test_new_site_has_no_finding_and_builds(starter):
    assert zhanpai("check", at=starter).out == "没有问题：1 个站，1 位代表，1 篇动态。\n"
    built = zhanpai("build", at=starter)
    assert built.status == 0, built.shown
    assert "示例区示范街道人大代表联络总站" in (starter / "site/s/0001/index.html").read_text("utf-8")


def test_new_site_has_the_shipped_settings(starter):
    from tests.shipped import ROOT

    shipped = ROOT / "mkdocs.yml"
    assert (starter / "mkdocs.yml").read_bytes() == shipped.read_bytes()


@pytest.mark.slow
def test_new_site_explains_its_open_data_as_the_shipped_site_does(starter):
    from tests.shipped import ROOT

    page = "content/pages/opendata.md"
    assert (starter / page).read_bytes() == (ROOT / page).read_bytes()
    zhanpai("build", "--no-search", at=starter)
    footer = (starter / "site/index.html").read_text("utf-8").partition("zp-footer__nav")[2]
    assert '<a href="opendata/">开放数据</a>' in footer
    assert (starter / "site/api/stations.csv").is_file()


def test_new_site_refuses_a_folder_that_holds_something(starter):
    before = snapshot(starter)
    done = zhanpai("new", "site", ".", at=starter)
    assert (done.status, done.err) == (
        2,
        ". 里已经有一个网站（名册 stations.yaml），没有动它。\n换一个新的或者空的文件夹。\n",
    )
    assert snapshot(starter) == before


def test_new_station_takes_the_next_id_and_leaves_every_other_byte(starter):
    before = snapshot(starter)
    done = zhanpai("new", "station", *STATION, at=starter)
    assert done.status == 0
    assert done.lines[0] == "已新设：示例区示范街道湖东社区人大代表联络站，站号 0002。"
    after = snapshot(starter)
    line = '  - {id: "0002", kind: community, district: 示例区, township: 示范街道, community: 湖东社区}\n'
    assert after.pop("stations.yaml").decode() == before.pop("stations.yaml").decode() + line
    assert set(after) - set(before) == {"content/stations/shili/0002.yaml"}
    assert passes(starter)


def test_new_station_goes_before_what_follows_the_list(starter):
    register = starter / "stations.yaml"
    text = register.read_text("utf-8").replace("\n", "\r\n")
    register.write_bytes(
        f"{text}\r\n  # 名册到此为止\r\nformer_words_note:\r\n".encode().replace(
            b"former_words_note:\r\n", b""
        )
    )
    assert zhanpai("new", "station", *STATION, at=starter).status == 0
    lines = register.read_bytes().decode().split("\r\n")
    assert '"0002"' in lines[-4] and lines[-2] == "  # 名册到此为止"
    assert "\n" not in "".join(lines)


def test_id_of_a_removed_row_is_not_given_out_again(starter):
    assert zhanpai("new", "station", *STATION, at=starter).status == 0
    register = starter / "stations.yaml"
    register.write_text("".join(register.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    assert "站号 0003" in zhanpai("new", "station", *STATION, at=starter).out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--district", "示例去"], "没有新设：区县里没有“示例去”。\n是不是想写“示例区”？\n"),
        (["--district", "示例区", "--township", "示范街道"], "名册里已经有示例区示范街道人大代表联络总站，站号 0001。\n不用再设。\n"),
        (["--kind", "community", "--district", "示例区"], "缺少选项 --township：街道（乡镇）名称。\n加上 --township 再运行一次。\n"),
        (["--kind", "社区站"], "--kind 不能写“社区站”。\n是不是想写 community（社区（村）站）？\n"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)  # fmt: skip
def test_station_that_cannot_be_is_refused_and_nothing_is_written(args, said, starter):
    before = snapshot(starter)
    done = zhanpai("new", "station", *args, at=starter)
    assert (done.status, done.err) == (2, said)
    assert snapshot(starter) == before


def test_new_station_never_overwrites_a_file(starter):
    path = starter / "content/stations/shili/0002.yaml"
    path.write_text("address: 有人写过\n", "utf-8")
    assert "站号 0003" in zhanpai("new", "station", *STATION, at=starter).out
    assert path.read_text("utf-8") == "address: 有人写过\n"


def test_unreadable_register_is_shown_and_left_alone(starter):
    (starter / "stations.yaml").write_text("site：\n", "utf-8")
    before = snapshot(starter)
    done = zhanpai("new", "station", *STATION, at=starter)
    assert done.status == 1
    assert "stations.yaml:1:5: 错误 Y014" in done.err
    assert done.err.endswith("共 1 处错误、0 处提醒。先改好，再运行一次；什么都没有写。\n")
    assert snapshot(starter) == before


def test_new_deputy_goes_last_and_comments_stay(starter):
    path = starter / "content/stations/shili/0001.yaml"
    text = path.read_text("utf-8").replace("    focus:", "    # 关注领域请本人核对\n    focus:")
    path.write_text(text, "utf-8")
    done = zhanpai("new", "deputy", "--station", "0001", "--name", "张示例", at=starter)
    assert done.status == 0
    assert done.lines == [
        "已加上：张示例，编号 100002，市人大代表（第十六届），写在 content/stations/shili/0001.yaml 里。",
        "层级或届次是照别的代表写的，请核对。",
    ]
    entry = '  - id: "100002"\n    name: 张示例\n    mandates:\n      - {level: city, term: 第十六届}\n'
    assert path.read_text("utf-8") == text.replace("last_verified:", f"{entry}last_verified:")
    assert zhanpai("check", at=starter).out == "没有问题：1 个站，2 位代表，1 篇动态。\n"


def test_first_deputy_of_a_new_station(starter):
    zhanpai("new", "station", *STATION, at=starter)
    args = (
        "--station",
        "0002",
        "--name",
        "李䶮",
        "--level",
        "区县人大代表",
        "--term",
        "第十二届",
        "--constituency",
        "一选区",
    )
    assert zhanpai("new", "deputy", *args, at=starter).status == 0
    text = (starter / "content/stations/shili/0002.yaml").read_text("utf-8")
    entry = '  - id: "100002"\n    name: 李䶮\n    mandates:\n      - {level: district, term: 第十二届, constituency: 一选区}\n'
    assert f"\ndeputies:\n{entry}" in text
    assert passes(starter)


def test_deputy_of_a_station_without_a_file_makes_the_file(starter):
    (starter / "content/stations/shili/0001.yaml").unlink()
    (starter / "content/news/2026/2026-03-04-kaizhan.md").unlink()
    args = ("--station", "1", "--name", "张示例", "--level", "city", "--term", "第十六届")
    assert zhanpai("new", "deputy", *args, at=starter).status == 0
    assert zhanpai("check", at=starter).out == "没有问题：1 个站，1 位代表，0 篇动态。\n"


def test_file_that_does_not_read_is_shown_and_left_alone(starter):
    path = starter / "content/stations/shili/0001.yaml"
    path.write_text("address：示范路\n", "utf-8")
    done = zhanpai("new", "deputy", "--station", "0001", "--name", "张示例", at=starter)
    assert done.status == 1
    assert "content/stations/shili/0001.yaml:1:8: 错误 Y014" in done.err
    assert path.read_text("utf-8") == "address：示范路\n"


def test_list_in_brackets_is_left_to_the_person_with_the_lines_to_add(starter):
    path = starter / "content/stations/shili/0001.yaml"
    text = 'deputies: [{id: "100001", name: 王示范, mandates: [{level: city, term: 第十六届}]}]\n'
    path.write_text(text, "utf-8")
    done = zhanpai("new", "deputy", "--station", "0001", "--name", "张示例", at=starter)
    assert done.status == 2
    assert done.err.startswith("content/stations/shili/0001.yaml 里 deputies 的写法太特别，程序加不进去。\n")
    assert '- id: "100002"\n  name: 张示例\n' in done.err
    assert path.read_text("utf-8") == text


def test_new_news_is_a_draft_with_the_next_free_name(starter):
    for number in (1, 2):
        done = zhanpai(
            "new",
            "news",
            "--station",
            "0001",
            "--title",
            '说"清楚": #3号楼',
            "--category",
            "视察",
            at=starter,
        )
        assert done.lines[0] == f"已写好草稿：content/news/2026/2026-03-04-xinwen-{number}.md"
    assert zhanpai("check", at=starter).lines[-1] == "共 0 处错误、2 处提醒。"


def test_every_line_that_new_news_offers_is_right_once_it_is_uncommented(starter):
    zhanpai("new", "news", "--station", "0001", "--title", "标题", at=starter)
    path = starter / "content/news/2026/2026-03-04-xinwen-1.md"
    text = re.sub(r"^# (?=[a-z]+: )", "", path.read_text("utf-8"), flags=re.MULTILINE)
    item = next(n for n in load(starter, TODAY).site.news if n.path == path.relative_to(starter).as_posix())
    assert item.front.gallery == item.front.videos == item.front.corrections == ()
    path.write_text(text, "utf-8")
    found = load(starter, TODAY)
    (item,) = (n for n in found.site.news if n.path == item.path)
    front = item.front
    assert front.gallery and front.videos and front.series and front.announces and front.corrections
    assert front.withdrawn and [d.message for d in found.problems] == []


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--station", "0009", "--title", "标题"], "名册里没有站号“0009”。"),
        (["--station", "0001"], "缺少选项 --title：标题。"),
        (["--station", "0001", "--title", "标题", "--slug", "电梯"], "--slug 不能写“电梯”。"),
        (["--station", "0001", "--title", "标题", "--slug", "../../x"], "--slug 不能写“../../x”。"),
        (["--station", "0001", "--title", "标题", "--slug", "kaizhan"], "content/news/2026/2026-03-04-kaizhan.md 已经有了，没有动它。"),
        (["--station", "0001", "--title", "长" * 300], "“标题”写了 300 个字，太长了。"),
        (["--station", "0001", "--title", "标题", "--category", "视查"], "--category 不能写“视查”。"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)  # fmt: skip
def test_news_that_cannot_be_is_refused_and_nothing_is_written(args, said, starter):
    before = snapshot(starter)
    done = zhanpai("new", "news", *args, at=starter)
    assert (done.status, done.err.splitlines()[0]) == (2, said)
    assert snapshot(starter) == before


@pytest.mark.slow
def test_person_at_a_terminal_is_asked_for_what_is_missing(starter):
    typed = "社区\n社区（村）站\n示例区\n示范街道\n湖中社区\n"
    shown = on_a_terminal("new", "station", at=starter, typed=typed)
    assert shown.count("站点类别（city（市级站）") == 2
    assert "--kind 不能写“社区”。是不是想写 community（社区（村）站）？" in shown
    assert "已新设：示例区示范街道湖中社区人大代表联络站，站号 0002。" in shown
    assert passes(starter)
