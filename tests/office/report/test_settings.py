"""`report.yaml`: each mistake is one finding in these words; what it leaves out is as shipped."""

import re
import shutil
from pathlib import Path

import pytest

from tests.shipped import ROOT
from zhanpai.kit.diagnostics import ContentError, format_text
from zhanpai.office.handbook.rulebook import find_rule
from zhanpai.office.report.report_folder import read_settings
from zhanpai.office.report.settings import RULES

HANDBOOK = ROOT / "docs/handbook/baogao.md"
BROKEN = Path(__file__).parent / "broken"
FOLDERS = sorted(path for path in BROKEN.iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_broken_settings_are_told_in_these_words(folder, tmp_path):
    shutil.copy(folder / "report.yaml", tmp_path)
    with pytest.raises(ContentError) as caught:
        read_settings(tmp_path)
    assert format_text(caught.value.diagnostics) + "\n" == (folder / "expected.txt").read_text("utf-8")
    assert [d.code for d in caught.value.diagnostics] == [folder.name[:4]]


def test_every_rule_of_the_settings_has_a_broken_example_and_is_explained():
    assert {rule.code for rule in RULES} <= {folder.name[:4] for folder in FOLDERS}
    for rule in RULES:
        assert find_rule(rule.code) == rule
        assert "错：" in rule.body and "对：" in rule.body


def test_all_mistakes_are_told_at_once(tmp_path):
    (tmp_path / "report.yaml").write_text(
        "silent_dais: 30\nperiod_days: 一年\nstars: {scheme: ''}\n", "utf-8"
    )
    with pytest.raises(ContentError) as caught:
        read_settings(tmp_path)
    assert [(d.line, d.code) for d in caught.value.diagnostics] == [(1, "D102"), (2, "D210"), (3, "D105")]


def test_without_a_file_everything_is_as_shipped(tmp_path):
    assert read_settings(tmp_path).silent_days == 90


def test_what_the_city_leaves_out_is_as_shipped(tmp_path):
    text = "silent_days: 60\nstars:\n  indicators:\n    news: {weight: 25}\n"
    (tmp_path / "report.yaml").write_text(text, "utf-8")
    settings = read_settings(tmp_path)
    assert (settings.silent_days, settings.period_days) == (60, 365)
    news = settings.stars.indicators.news
    assert (news.weight, news.full) == (25, 12)
    assert settings.stars.indicators.completeness.weight == 20


def test_the_shipped_points_make_a_hundred(tmp_path):
    assert sum(i.weight for _, _, i in read_settings(tmp_path).stars.indicators.named) == 100


def test_an_indicator_may_have_a_name_of_the_citys_own(tmp_path):
    (tmp_path / "report.yaml").write_text("stars: {indicators: {news: {title: 信息报送}}}\n", "utf-8")
    assert ("news", "信息报送") in [(k, t) for k, t, _ in read_settings(tmp_path).stars.indicators.named]


def test_the_example_of_the_handbook_can_be_used(tmp_path):
    (example,) = re.findall(r"(?s)```yaml\n(.*?)```", HANDBOOK.read_text("utf-8"))
    (tmp_path / "report.yaml").write_text(example, "utf-8")
    settings = read_settings(tmp_path)
    assert (settings.silent_days, settings.stars.scheme) == (60, "星级联络站")
    assert "satisfaction" not in {key for key, _, _ in settings.stars.indicators.named}
