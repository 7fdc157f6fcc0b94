"""What every made-up city promises, whatever its size."""

import os
import re
import subprocess
import sys
from io import BytesIO

import pytest
import yaml
import zxingcpp
from PIL import Image

from tests.content.demo.demo_city import DIVISIONS, ROOT, TODAY, corpus, written
from zhanpai.content.demo import DemoError, make_corpus
from zhanpai.content.load import ContentReader
from zhanpai.kit import images
from zhanpai.pipeline import examine

DIGEST = """
import datetime, hashlib, pathlib
from zhanpai.content.demo import make_corpus, parse_divisions
divisions = parse_divisions(pathlib.Path("generator/zhanpai/content/demo/changsha-divisions.csv").read_text("utf-8"))
files = make_corpus(divisions, stations=60, deputies=90, news=30, seed=5, today=datetime.date(2026, 11, 23))
print(hashlib.sha256(b"".join(f.path.encode() + f.content for f in files)).hexdigest())
"""


def words(files):
    return {path: content.decode() for path, content in files.items() if not path.endswith((".jpg", ".png"))}


def yaml_texts(files):
    for path, text in words(files).items():
        if path.endswith(".yaml"):
            yield path, text
        else:
            _, front, _ = text.split("---\n", 2)
            yield path, front


@pytest.mark.slow
def test_same_seed_gives_same_bytes_whatever_the_hash_seed():
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hash_seed in ("0", "1", "4242")
    }
    assert len(digests) == 1


def test_another_seed_gives_another_city():
    one, other = (corpus(stations=60, deputies=60, news=20, filled=None, seed=seed) for seed in (1, 2))
    assert one["stations.yaml"] != other["stations.yaml"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stations", "deputies", "news", "filled"),
    [
        (1, 0, 0, None),
        (1, 3, 2, None),
        (12, 0, 4, 0),
        (20, 40, 10, None),
        (200, 15, 30, 40),
        (2500, 900, 40, 120),
    ],
)
def test_city_of_any_size_has_nothing_to_complain_of(stations, deputies, news, filled, tmp_path):
    files = corpus(stations=stations, deputies=deputies, news=news, filled=filled)
    loaded = ContentReader(written(files, tmp_path)).load(TODAY)
    assert [str(d) for d in examine(loaded)] == []
    assert loaded.site is not None
    assert len(loaded.site.stations) == stations
    assert len(loaded.site.deputies) == deputies
    # The stories of the three series come on top.
    assert sum(n.front.series is None for n in loaded.site.news) == news


@pytest.mark.slow
def test_city_at_full_scale_has_nothing_to_complain_of(city, tmp_path):
    loaded = ContentReader(written(city, tmp_path)).load(TODAY)
    assert [str(d) for d in examine(loaded)][:5] == []
    assert loaded.site is not None
    told = sum(n.front.series is None for n in loaded.site.news)
    assert len(loaded.site.published_news) + len(loaded.site.withdrawn_news) == len(loaded.site.news)
    assert (len(loaded.site.stations), len(loaded.site.deputies), told) == (901, 8000, 5000)


@pytest.mark.slow
def test_city_at_full_scale_has_few_small_pictures(city):
    pictures = [content for path, content in city.items() if path.endswith(".jpg")]
    assert 20 <= len(pictures) <= 60
    assert max(map(len, pictures)) <= 40_000


@pytest.mark.slow
def test_most_deputies_of_a_large_city_have_a_name_of_their_own(city):
    names = re.findall(r"^    name: (\S+)$", "".join(words(city).values()), re.MULTILINE)
    assert len(set(names)) > 3500


@pytest.mark.slow
def test_every_yaml_text_means_the_same_to_the_plain_loader(shipped):
    """Nothing typed depends on the strict reader: PyYAML's own rules give the same strings, dates aside."""
    for path, text in yaml_texts(shipped):
        plain = yaml.safe_load(text)
        typed = yaml.load(text, Loader=yaml.BaseLoader)
        assert as_typed(plain) == as_typed(typed), path


def as_typed(value):
    """Dates and numbers as they were typed; `on` as a key is PyYAML's True."""
    if isinstance(value, dict):
        return {"on" if key is True else key: as_typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_typed(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.slow
def test_phones_ring_nowhere(city):
    for path, text in words(city).items():
        for phone in re.findall(r"(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)", text):
            assert phone.startswith("0731-0000"), (path, phone)
        assert not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", text), path


@pytest.mark.slow
def test_no_number_is_as_long_as_an_identity_card(city):
    for path, text in words(city).items():
        assert not re.search(r"\d{15}", text.replace("-", "")), path


@pytest.mark.slow
def test_no_text_uses_a_former_word(city):
    """What stations were once called stands in their own `former_names`, and nowhere else."""
    former = re.compile("代表(联系群众工作站|活动室|联络工作站|工作站|工作室|之家|联络室|接待站|联系站)")
    for path, text in words(city).items():
        if path == "stations.yaml":
            continue
        told = re.sub(r"^former_names:\n(  - .*\n)+", "", text, flags=re.MULTILINE)
        assert not former.search(told), (path, former.search(told))


def test_pictures_are_plain_jpegs_without_metadata(shipped):
    pictures = [content for path, content in shipped.items() if path.endswith(".jpg")]
    assert pictures
    for content in pictures:
        with Image.open(BytesIO(content)) as image:
            assert (image.format, image.size) == ("JPEG", (1200, 800))
            assert not dict(image.getexif())
            assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize(("stations", "message"), [(0, "至少要 1 个站"), (10_000, "最多能编 9999 个站")])
def test_impossible_city_is_refused_in_chinese(stations, message):
    with pytest.raises(DemoError, match=message):
        list(make_corpus(DIVISIONS, stations=stations, deputies=0, news=0, seed=1, today=TODAY))


def test_city_larger_than_its_divisions_is_refused():
    with pytest.raises(DemoError, match="社区（村）不够"):
        list(make_corpus(DIVISIONS[:9], stations=500, deputies=0, news=0, seed=1, today=TODAY))


def test_the_hubs_accounts_have_codes_that_lead_to_no_real_host(shipped):
    codes = {path: content for path, content in shipped.items() if path.endswith("-wechat.png")}
    assert len(codes) == 10, "one for the city, one for each of nine districts"
    for path, content in codes.items():
        id = path.rpartition("/")[2].removesuffix("-wechat.png")
        with Image.open(BytesIO(content)) as image:
            read = zxingcpp.read_barcodes(image.convert("L"))
        assert [b.text for b in read] == [f"https://weixin.example.gov.cn/{id}"]
        with Image.open(BytesIO(images.develop(content, 320, "jpg"))) as published:
            assert [b.text for b in zxingcpp.read_barcodes(published)] == [b.text for b in read]
        station = shipped[path.replace("-wechat.png", ".yaml")].decode()
        assert "{kind: wechat, name: " in station and f'qr: "{id}-wechat.png"' in station
