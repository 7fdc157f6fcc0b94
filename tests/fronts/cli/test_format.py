"""`zhanpai format` lays out what can be read, says what cannot, and has nothing to do where this program has written."""

from tests.fronts.cli.zhanpai import snapshot, zhanpai
from tests.make import TODAY, write_project
from zhanpai.content.load import load

S1, S3 = "content/stations/yuelu/0001.yaml", "content/stations/yuelu/0003.yaml"
N1 = "content/news/2026/2026-02-11-dianti.md"


def untidy(root):
    """A project in which a file of each sort is typed in another way."""
    project = write_project(root / "p")
    text = (project / S3).read_text("utf-8")
    (project / S3).write_bytes(("\ufeff" + text.replace("  - id", "-   id").replace("\n", "\r\n")).encode())
    text = (project / N1).read_text("utf-8")
    (project / N1).write_text(text.replace("date: ", "date:    "), "utf-8")
    return project


def test_what_would_change_is_named_and_nothing_written(tmp_path):
    root = untidy(tmp_path)
    before = snapshot(root)
    done = zhanpai("format", "--check", at=root)
    assert (done.status, done.err) == (1, "")
    assert done.lines == [
        "stations.yaml", N1, S3, "上面 3 个文件要整理，运行 zhanpai format；12 个文件本来就是整齐的。",
    ]  # fmt: skip
    assert snapshot(root) == before


def test_what_is_laid_out_says_the_same_and_is_not_touched_again(tmp_path):
    root = untidy(tmp_path)
    before = load(root, TODAY).site
    done = zhanpai("format", at=root)
    assert done.status == 0 and done.lines[-1] == "整理好了 3 个文件；12 个文件本来就是整齐的。"
    after = load(root, TODAY).site
    assert (before.register, before.stations, before.news) == (after.register, after.stations, after.news)
    assert (root / S3).read_bytes().startswith("address: 岳麓区".encode())
    assert 'deputies:\n  - id: "100006"\n    name: 刘范例\n' in (root / S3).read_text("utf-8")
    again = zhanpai("format", "--check", at=root)
    assert (again.status, again.out) == (0, "15 个文件本来就是整齐的。\n")


def test_a_file_that_cannot_be_read_is_told_and_left_and_the_others_are_laid_out(tmp_path):
    root = untidy(tmp_path)
    broken = (root / S1).read_text("utf-8").replace("address: ", "address：")
    (root / S1).write_text(broken, "utf-8")
    done = zhanpai("format", at=root)
    assert done.status == 1 and (root / S1).read_text("utf-8") == broken
    assert f"{S1} 第 1 行：“address”后面的冒号是中文全角“：”。没有动它。怎么改：" in done.err
    assert done.lines[-1] == "整理好了 3 个文件；11 个文件本来就是整齐的，1 个没有动，先照上面说的改好。"


def test_one_file_may_be_named_from_where_one_is(tmp_path):
    root = untidy(tmp_path)
    before = snapshot(root)
    done = zhanpai("format", "yuelu/0003.yaml", at=root / "content/stations")
    assert (done.status, done.lines[0]) == (0, S3)
    assert {path for path, raw in snapshot(root).items() if raw != before.get(path)} == {S3}
    for wrong in ("no.yaml", "../../../x", "mkdocs.yml"):
        assert zhanpai("format", wrong, at=root).status == 2


def test_all_that_this_program_writes_has_its_layout(city, starter):
    for root in (city, starter):
        assert zhanpai("format", "--check", at=root).status == 0
    for words in (
        "station --kind community --district 示例区 --township 示范街道 --community 湖东社区",
        "deputy --station 0001 --name 李样例",
        "deputy --station 0002 --deputy 100001",
        "opinion --station 0001 --topic 路灯不亮，晚上看不见 --category 交通出行",
        "news --station 0001 --title 示范街道：一条“新闻” --category 接待选民",
    ):
        assert zhanpai("new", *words.split(), at=starter).status == 0
    done = zhanpai("format", "--check", at=starter)
    assert (done.status, done.out) == (0, "10 个文件本来就是整齐的。\n")


def test_other_programs_get_the_same(tmp_path):
    import zhanpai as public

    root = untidy(tmp_path)
    before = snapshot(root)
    assert [path for path, _, _ in public.format(root, [S3]).changes] == [S3] and snapshot(root) == before
    public.format(root, write=True)
    assert public.format(root).changes == ()
