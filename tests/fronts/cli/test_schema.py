"""`zhanpai schema` shows one schema or renews the folder of all, and writes over nothing of anybody else's."""

import json

import pytest

from tests.fronts.cli.zhanpai import snapshot, zhanpai
from zhanpai.fronts.schemas import KINDS, schema_files, schema_of


def test_a_new_site_has_the_folder_that_its_files_lead_to(starter):
    assert {p.name for p in (starter / "schema").iterdir()} == {f"{kind.name}.json" for kind in KINDS}
    for path, text in schema_files().items():
        assert (starter / path).read_text("utf-8") == text
    for path in (starter / "stations.yaml", *starter.glob("content/[ns]*/*/*.[my]*")):
        line = next(x for x in path.read_text("utf-8").splitlines() if "$schema=" in x)
        assert (path.parent / line.partition("=")[2]).is_file(), path


def test_schemas_of_an_older_version_are_renewed_and_no_other_file_is_touched(starter):
    before = snapshot(starter)
    old = starter / "schema/station.json"
    old.write_text(old.read_text("utf-8").replace("地址", "旧的"), "utf-8")
    (starter / "schema/mine.txt").write_text("我的\n", "utf-8")
    done = zhanpai("schema", at=starter / "content")
    assert (done.status, done.err) == (0, "")
    assert done.lines[0] == f"写好了 {len(KINDS)} 种文件的格式说明，在 {starter / 'schema'}"
    assert snapshot(starter) == before | {"schema/mine.txt": "我的\n".encode()}


def test_one_is_shown_and_nothing_written(tmp_path):
    done = zhanpai("schema", "station", at=tmp_path)
    assert json.loads(done.out) == schema_of("station")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_may_be_named(tmp_path):
    assert zhanpai("schema", "--out", "here", at=tmp_path).status == 0
    assert len(list((tmp_path / "here").iterdir())) == len(KINDS)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["sttion"], "没有“sttion”这种文件。\n是不是想写 station？\n"),
        (["station", "--out", "x"], "写了名称（station）就是显示出来，不存文件。\n去掉 --out，或者去掉名称。\n"),
        (["--out", "mine"], "{0}/mine/news.json 已经有了，不是这个命令写的，没有动它。\n移走它，或者用 --out 写一个别的文件夹。\n"),
        (["--out", "a.txt"], "{0}/a.txt 是一个文件，不是文件夹。\n用 --out 指定一个单独的新文件夹，或者去掉 --out。\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_written(args, said, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/news.json").write_text("{}", "utf-8")
    (tmp_path / "a.txt").write_text("", "utf-8")
    before = snapshot(tmp_path)
    done = zhanpai("schema", *args, at=tmp_path)
    assert (done.status, done.err) == (2, said.format(tmp_path))
    assert snapshot(tmp_path) == before


def test_without_a_project_it_says_where_to_go(tmp_path):
    done = zhanpai("schema", at=tmp_path)
    assert done.status == 2 and "里没有名册 stations.yaml。" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_project_of_before_is_told_how_to_get_the_folder_that_a_new_file_leads_to(starter):
    for path in (starter / "schema").iterdir():
        path.unlink()
    (starter / "schema").rmdir()
    done = zhanpai("new", "news", "--station", "0001", "--title", "标题", "--category", "视察", at=starter)
    assert done.status == 0 and "运行 zhanpai schema 就有。" in done.err
    assert zhanpai("schema", at=starter).status == 0
    done = zhanpai("new", "news", "--station", "0001", "--title", "再来", "--category", "视察", at=starter)
    assert (done.status, done.err) == (0, "")
