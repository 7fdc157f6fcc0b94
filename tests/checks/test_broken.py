"""Every rule has a broken project and the literal words that a member of staff reads about it.

A folder in `fixtures/broken/` holds only the files that differ from the demo project, and in
`delete.txt` those that are gone; `expected.txt` is everything that is said of the whole project.
The folders of the Y rules, which are about single files, belong to `tests/kit/yaml`.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.make import DEMO, TODAY, write_project
from tests.planting import planted
from tests.shipped import ROOT
from zhanpai.checks import CHECKS, PLAN_CHECKS
from zhanpai.content import edit_journal, filing, ledger, records
from zhanpai.content.load import ContentReader, assemble, engine, load
from zhanpai.kit.diagnostics import Diagnostic, format_text
from zhanpai.pipeline import examine
from zhanpai.site.own import theme_rules

BROKEN = ROOT / "tests/fixtures/broken"
FOLDERS = sorted(path for path in BROKEN.iterdir() if path.is_dir() and not path.name.startswith("Y"))
RULES = [
    *records.RULES,
    *filing.RULES,
    *assemble.RULES,
    *engine.RULES,
    *edit_journal.RULES,
    *ledger.RULES,
    *theme_rules.RULES,
    *(check.RULE for check in (*CHECKS, *PLAN_CHECKS)),
]

# What one mistake rightly says twice.
TWO_FINDINGS = {
    "V401_two_numbers_on_a_line",
    "V404_dwelling_and_name_in_a_topic",
    "V404_home_of_a_named_person_in_a_summary",
}


def overlay(folder: Path) -> dict[str, bytes | None]:
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("expected.txt", "delete.txt")
    }
    deleted = folder / "delete.txt"
    return files | dict.fromkeys(deleted.read_text("utf-8").split() if deleted.exists() else [])


def link_a_file(root: Path) -> None:
    (root / "content/stations/yuelu/0003.yaml").rename(root / "0003.yaml")
    (root / "content/stations/yuelu/0003.yaml").symlink_to(root / "0003.yaml")


def link_a_picture(root: Path) -> None:
    (root / "content/news/2026/dianti.jpg").rename(root / "dianti.jpg")
    (root / "content/news/2026/dianti.jpg").symlink_to(root / "dianti.jpg")


def link_a_folder(root: Path) -> None:
    (root / "content/stations/yuelu").rename(root / "elsewhere")
    (root / "content/stations/yuelu").symlink_to(root / "elsewhere")


def put_a_large_picture(root: Path) -> None:
    """Ten megabytes, as a camera makes them: what stands behind a picture's end is no fault of it."""
    small = (root / "content/news/2026/dianti.jpg").read_bytes()
    (root / "content/news/2026/tingche.jpg").write_bytes(small.ljust(10 * 2**20, b"\x00"))


# What is not kept as files.
MADE: dict[str, Callable[[Path], None]] = {
    "S202_shortcut_to_a_station": link_a_file,
    "S202_shortcut_to_a_picture": link_a_picture,
    "S202_shortcut_to_a_folder": link_a_folder,
    "S241_straight_from_the_camera": put_a_large_picture,
}


def build(folder: Path, root: Path) -> Path:
    write_project(root, overlay(folder))
    MADE.get(folder.name, lambda _: None)(root)
    return root


def told(root: Path) -> list[Diagnostic]:
    return examine(load(root, TODAY))


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> ContentReader:
    """Of a copy of the demo project: what a test plants there it takes away, and the rest is not parsed again."""
    reader = ContentReader(write_project(tmp_path_factory.mktemp("demo") / "project"))
    assert examine(reader.load(TODAY)) == []
    return reader


def told_of(reader: ContentReader, folder: Path, tmp_path: Path) -> list[Diagnostic]:
    """What is said of the broken project in `folder`."""
    if folder.name in MADE:
        return told(build(folder, tmp_path))
    with planted(reader.root, overlay(folder)):
        return examine(reader.load(TODAY))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_broken_project_is_told_in_these_words(folder: Path, reader: ContentReader, tmp_path: Path) -> None:
    found = told_of(reader, folder, tmp_path)
    assert format_text(found) + "\n" == (folder / "expected.txt").read_text("utf-8")
    assert {d.code for d in found} == {folder.name[:4]}
    assert len(found) == (2 if folder.name in TWO_FINDINGS else 1)


def test_every_code_of_the_rulebook_has_a_broken_project() -> None:
    assert {rule.code for rule in RULES} == {folder.name[:4] for folder in FOLDERS}


def test_no_two_rules_share_a_code() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_why_and_shows_wrong_and_right(rule) -> None:  # type: ignore[no-untyped-def]
    assert "错：" in rule.body
    assert "对：" in rule.body
    assert not rule.body.startswith("错：")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_message_contains_an_english_sentence_or_jargon(folder: Path) -> None:
    told = (folder / "expected.txt").read_text("utf-8").splitlines()
    heads = [line.split(": ", 1)[1] for line in told if re.match(r"\S.*:\d+:\d+: ", line)]
    fixes = [line for line in told if line.startswith("    怎么改：")]
    for line in [*heads, *fixes]:
        words = re.findall(r"[A-Za-z]{2,}(?: [A-Za-z']+)+", re.sub(r"“.*?”", "", line))
        assert not words, line
        assert not re.search(r"None|Error|error|dict|tuple|YAML|Python|pydantic|valid|mapping", line)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_message_repeats_more_than_forty_characters_of_a_value(folder: Path) -> None:
    for line in (folder / "expected.txt").read_text("utf-8").splitlines():
        if re.match(r"\S.*:\d+:\d+: ", line):
            assert all(len(quoted) <= 40 for quoted in re.findall(r"“([^“”]*)”", line))


@pytest.mark.parametrize("folder", [f for f in FOLDERS if f.name.startswith("V")], ids=lambda f: f.name)
def test_what_must_not_be_published_is_not_printed_in_full_either(folder: Path) -> None:
    text = (folder / "expected.txt").read_text("utf-8")
    assert not re.search(r"1[3-9]0 ?0000 ?0000|430104199003070021|王女士|李先生|3栋2单元501|A12345", text)


S1, S2, S3 = (f"content/stations/yuelu/000{n}.yaml" for n in (1, 2, 3))
N1, N2 = "content/news/2026/2026-02-11-dianti.md", "content/news/2026/2026-01-22-tingche.md"
N3 = "content/news/2026/2026-03-04-yugao.md"
P1 = "content/projects/2026.yaml"
O1, O2 = "content/opinions/yuelu/0001.yaml", "content/opinions/yuelu/0002.yaml"
TOKENS = "theme/tokens.yaml"

# Folder, file, what is wrong, and what the fix says to write: it must then pass.
FOLLOWED = [
    ("D101_deputy_without_a_name", S3, '  - id: "100006"\n', '  - id: "100006"\n    name: 刘范例\n'),
    ("D102_letter_swapped", S3, "adress", "address"),
    ("D102_required_field_misspelt", S3, "nmae", "name"),
    ("D102_chinese_field_name", S3, "电话:", "phone:"),
    ("D103_level_in_chinese", S3, "省级", "province"),
    ("D103_word_for_a_status", "stations.yaml", "status: 撤销", "status: closed"),
    ("D104_list_typed_as_words", S3, "就业创业、科技创新", "[就业创业, 科技创新]"),
    ("D104_number_without_brackets", N2, '"0002"', '["0002"]'),
    ("D104_empty_item", S3, "reception:\n  -\n", "reception:\n"),
    ("D201_station_id_without_zeros", N2, "[2,", '["0002",'),
    ("D203_date_in_chinese", S3, "2025年12月5日", "2025-12-05"),
    ("D203_thirtieth_of_february", S1, "2026-02-30", "2026-02-28"),
    ("D204_sixth_wednesday", S1, "每月第6个周三", "每月最后一个周三"),
    ("D206_phone_in_words", S3, "0731-00000003转8001", "0731-00000003-8001"),
    ("D208_address_without_https", S1, "www.example.gov.cn", "https://www.example.gov.cn"),
    ("D209_month_in_chinese", S3, "2028年1月", "2028-01"),
    (
        "D210_longitude_and_latitude_swapped",
        "content/stations/furong/0006.yaml",
        "{lon: 28.1857, lat: 113.0325}",
        "{lon: 113.0325, lat: 28.1857}",
    ),
    ("D215_last_step_missing", O2, "status: replied\n", "status: referred\n"),
    (
        "D215_answered_without_an_answer",
        O2,
        "  satisfaction",
        "  reply: 已划出消防通道。\n  satisfaction",
    ),
    (
        "D215_declined_without_a_way",
        O1,
        "  reply: 民事",
        "  redirect: 请拨打12345热线\n  reply: 民事",
    ),
    ("D216_verified_in_the_future", S3, "2062-12-05", "2026-03-04"),
    ("D217_not_verified_for_a_year", S3, "2025-02-05", "2026-03-04"),
    ("D102_project_field_misspelt", P1, "responsible:", "responsible_body:"),
    ("D251_a_day_later", N3, "announces: 2026-03-12", "announces: 2026-03-11"),
    ("D251_station_left_out", N3, "category:", 'stations: ["0001"]\ncategory:'),
    (
        "D251_station_by_appointment",
        S3,
        "deputies:\n",
        'rota: [{on: 2026-03-12, deputies: ["100006"]}]\ndeputies:\n',
    ),
    (
        "D252_website_without_address",
        S1,
        "（演示）}",
        '（演示）, url: "https://rd.example.gov.cn/"}',
    ),
    ("D270_story_about_nobody", N2, "series:", 'deputies: ["100004"]\nseries:'),
    ("D270_station_that_is_not_special", N1, '"0002"', '"0001"'),
    ("D272_votes_short", P1, "of: 430", "not_voting: 5, of: 430"),
    ("D273_percent_falls", P1, "percent: 15", "percent: 35"),
    ("D273_done_without_a_hundred", P1, "status: done", "status: under_way"),
    (
        "D273_stopped_without_a_reason",
        P1,
        "status: stopped",
        "status: stopped\n  note: 因地铁施工，改到明年实施",
    ),
    ("D274_due_before_the_vote", P1, "due: 2025-12-31", "due: 2026-12-31"),
    ("S270_two_stars_of_a_quarter", N1, "一季一星", "代表风采"),
    ("S271_features_that_sound_alike", S3, "党健", "党建"),
    ("S272_news_of_another_name", P1, "diantii", "dianti"),
    ("S272_unknown_district", P1, "岳麓\n", "岳麓区\n"),
    ("S272_township_without_its_district", P1, "  township", "  district: 岳麓区\n  township"),
    ("S273_project_id_twice", P1, "id: YL2026-01\n  title: 湖东", "id: YL2026-03\n  title: 湖东"),
    ("L301_capital_letters", S1, "0001-1.JPG", "0001-1.jpg"),
    ("L301_letter_wrong_in_a_text", N1, "diantii.jpg", "dianti.jpg"),
    ("L303_page_of_another_name", N1, "/gude/", "/guide/"),
    ("N101_typed_in_the_register", "stations.yaml", ", name: 湖东联络站", ""),
    ("N102_former_word_in_a_text", N2, "人大代表活动室", "人大代表联络站"),
    ("N102_former_word_in_an_introduction", S1, "代表之家在", "人大代表联络总站在"),
    ("N103_renda_left_out", N2, "湖东社区代表联络站", "望月湖街道湖东社区人大代表联络站"),
    (
        "N104_community_registered_twice",
        "stations.yaml",
        '"0008", kind: community, district: 岳麓区, township: 望月湖街道, community: 湖东社区',
        '"0008", kind: community, district: 岳麓区, township: 望月湖街道, community: 湖东社区, '
        'status: merged, into: "0002", since: 2026-01-05',
    ),
    ("N105_misspelt_township", "stations.yaml", "望月糊街道", "望月湖街道"),
    (
        "N108_community_without_its_township",
        "stations.yaml",
        "community: 荣华社区",
        "township: 望月湖街道, community: 荣华社区",
    ),
    ("N109_kind_without_a_word", "stations.yaml", "former_words:", "  field: {word: 联络站}\nformer_words:"),
    ("N109_word_in_use_called_former", "stations.yaml", "[联络站, ", "["),
    ("N110_stars_in_the_place", "stations.yaml", "荣华社区（五星级）", "荣华社区"),
    ("N110_word_of_the_name_in_the_field", "stations.yaml", "青年代表", "青年"),
    (
        "S205_station_id_given_twice",
        "stations.yaml",
        '"0007", kind: community, district: 芙蓉区, township: 文艺路街道, community: 乔庄社区',
        '"0008", kind: community, district: 芙蓉区, township: 文艺路街道, community: 乔庄社区',
    ),
    (
        "S280_closed_since_nobody_knows_when",
        "stations.yaml",
        "status: closed}",
        "status: closed, since: 2025-09-01}",
    ),
    (
        "S282_last_day_before_the_first",
        "stations.yaml",
        "since: 2026-10-08, until: 2026-10-01",
        "since: 2026-10-01, until: 2026-10-08",
    ),
    ("S283_year_mistyped", "stations.yaml", "2027-10-08", "2026-10-08"),
    ("S284_district_without_its_last_character", "stations.yaml", "[岳麓]", "[岳麓区]"),
    ("S284_station_that_is_none", "stations.yaml", '["0010"]', '["0001"]'),
    ("S285_duty_while_the_office_is_closed", S1, "on: 2026-03-11", "on: 2026-03-16"),
    (
        "S285_duty_while_the_office_is_closed",
        "stations.yaml",
        "instead: 急事",
        'receiving: ["0001"], instead: 急事',
    ),
    ("S213_year_mistyped", N2, "2062-01-22", "2026-01-22"),
    ("S212_slug_of_our_own", "stations.yaml", "slug: city", "slug: cityqu"),
    (
        "P505_row_of_a_printed_station_deleted",
        "stations.yaml",
        "community: 识字里社区, status: closed, since: 2025-09-01}",
        "community: 识字里社区, status: closed, since: 2025-09-01}\n"
        '  - {id: "0099", kind: community, district: 岳麓区, township: 望月湖街道, community: 湖西社区, '
        "status: closed, since: 2026-01-05}",
    ),
    (
        "P506_id_of_another_place",
        "content/stations/yuelu/0005.yaml",
        "address:",
        "former_names: [{name: 岳麓区坪塘街道人大代表联络总站}]\naddress:",
    ),
    (
        "P507_host_moved",
        "stations.yaml",
        "  owner:",
        "  former_permalink_bases: [https://rd.example.gov.cn]\n  owner:",
    ),
    (
        "P508_host_of_forty_letters",
        "stations.yaml",
        "https://renda-lianluozhan.changsha.example.gov.cn",
        "https://llz.example.gov.cn",
    ),
    ("P512_question_behind_the_host", "stations.yaml", "example.gov.cn/?page=s", "example.gov.cn"),
    ("P512_typed_in_capitals", "stations.yaml", "LLZ.example", "llz.example"),
    (
        "P512_former_address_at_home",
        "stations.yaml",
        "  former_permalink_bases: [http://localhost:8000]\n",
        "",
    ),
    (
        "P513_newer_address_first",
        "stations.yaml",
        "[https://b.example.gov.cn, https://a.example.gov.cn]",
        "[https://a.example.gov.cn, https://b.example.gov.cn]",
    ),
    ("D283_account_in_the_office", S1, "http://192.168.1.8/llz/", "https://rd.example.gov.cn/llz/"),
    (
        "D283_link_into_the_office",
        "content/pages/about.md",
        "http://oa:8080/yjjy/",
        "https://rd.example.gov.cn/",
    ),
    ("P608_pale_red", TOKENS, "#E06060", "#984141"),
    ("P608_job_in_a_pale_ink", TOKENS, "stone-400", "stone-600"),
    ("P610_colour_in_words", TOKENS, "大红", '"#B3141D"'),
    ("P610_letter_left_out", TOKENS, "palete", "palette"),
    ("P610_three_inks", TOKENS, "0 100 95", "0 100 95 28"),
    ("P611_name_misspelt_in_a_page", "theme/templates/pages/prose.html", "titel", "title"),
    ("V404_name_in_a_reply", O1, "已告知李先生", "已告知居民"),
    ("V403_mobile_of_a_station", S3, "13800000000", "0731-88880001"),
    (
        "V403_mobile_without_consent",
        S3,
        "    phone: 13800000000\n",
        "    phone: 13800000000\n    consent: {phone: 2026-01-05}\n",
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "path", "wrong", "right"), FOLLOWED, ids=[row[0] for row in FOLLOWED])
def test_following_the_fix_makes_the_project_pass(
    name: str, path: str, wrong: str, right: str, reader: ContentReader
) -> None:
    files = overlay(BROKEN / name)
    text = (files.get(path) or (DEMO / path).read_bytes()).decode("utf-8")
    assert text.count(wrong) == 1
    with planted(reader.root, {**files, path: text.replace(wrong, right).encode()}):
        assert examine(reader.load(TODAY)) == []
