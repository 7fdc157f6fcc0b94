"""`zhanpai handbook` as staff run it."""

import pytest
from pypdf import PdfReader

from tests.fronts.cli.zhanpai import ENGLISH, zhanpai


@pytest.mark.slow
def test_the_handbook_is_written_where_no_project_is_and_renewed_there(tmp_path):
    for _ in range(2):
        done = zhanpai("handbook", at=tmp_path)
        assert done.status == 0, done.shown
    assert "使用手册排好了" in done.out
    assert [path.name for path in tmp_path.iterdir()] == ["使用手册.pdf"]
    reader = PdfReader(tmp_path / "使用手册.pdf")
    # The day on the cover is that of the environment, as everywhere.
    assert reader.metadata.title == "站牌使用手册"
    assert len(reader.pages) > 100


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("手册.docx", "不是 PDF 的文件名"),
        ("夹.pdf", "是一个文件夹"),
        ("信.pdf", "已经有了，不是 PDF，没有动它"),
    ],
)
def test_what_is_no_place_for_it_is_refused_in_chinese_and_left_alone(typed, said, tmp_path):
    (tmp_path / "夹.pdf").mkdir()
    (tmp_path / "信.pdf").write_text("三年的心血", "utf-8")
    done = zhanpai("handbook", "--out", typed, at=tmp_path)
    assert done.status == 2, done.shown
    assert said in done.err
    assert not ENGLISH.search(done.shown)
    assert (tmp_path / "信.pdf").read_text("utf-8") == "三年的心血"
    assert {path.name for path in tmp_path.iterdir()} == {"夹.pdf", "信.pdf"}
