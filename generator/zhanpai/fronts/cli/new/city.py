"""`zhanpai new site DIR --city 邵阳市`: the questions, and the site that their answers make."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from zhanpai.content.divisions import read_atlas, settle_division
from zhanpai.content.new_folder import fill
from zhanpai.content.scaffold import start_faults
from zhanpai.content.scaffold.city_brand import colour_fault, logo_fault, settle_colour
from zhanpai.content.scaffold.city_start import CityStart, city_files, usual_owner, usual_title
from zhanpai.content.scaffold.communities import list_text
from zhanpai.content.scaffold.district_slugs import district_slugs
from zhanpai.content.scaffold.left_open import OpenKind, left_open
from zhanpai.domain.model.register import StationKind
from zhanpai.domain.naming import USUAL_WORD
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.new.station import KINDS
from zhanpai.fronts.cli.questions import ask_until, choose, settle_yes
from zhanpai.fronts.schemas import schema_files
from zhanpai.kit.clock import read_today
from zhanpai.kit.problem import Problem
from zhanpai.kit.workbook import MAX_BYTES

T = TypeVar("T")

MANY = 20
"""Lines of a list of communities that are told of; the rest are counted."""

PLACES: Mapping[OpenKind, str] = {
    OpenKind.ICP: "办下来以后，填在 stations.yaml 的 site 里（icp）",
    OpenKind.POLICE_RECORD: "办下来以后，填在 stations.yaml 的 site 里（police_record）",
    OpenKind.PHONE: "填在 stations.yaml 的 site 里（contact），网页底部会显示",
    OpenKind.STATIONS: "在 content/stations 文件夹里，一站一个文件填",
    OpenKind.NO_STATION: "运行 zhanpai new station 加第一个站",
    OpenKind.UNLISTED: "设了站的，自己加在 stations.yaml 的 districts 里",
    OpenKind.PAGES: "在 content/pages 文件夹，照本单位的说法改",
}
"""Where what is left open is filled in by somebody who works with files."""


def begin_city(folder: Path, city: str | None, given: Mapping[str, object]) -> None:
    """Ask for what is not `given`, and write the site of `city`; Problem, and nothing written, if an answer is no good."""
    start = _ask(city, given)
    _refuse(start)
    files = {**city_files(start, read_today()), **schema_files()}
    fill(folder, files)
    districts = f"{len(start.areas)} 个区县，" if len(start.areas) > 1 else ""
    townships = sum(len(area.townships) for area in start.areas)
    screen.say(
        f"{start.division.long_name}的网站在 {folder.resolve()}，共 {len(files)} 个文件："
        f"{districts}{townships} 个街道（乡镇），{len(start.rows)} 个站。"
    )
    screen.say("以后要补的：")
    for point in left_open(start):
        screen.say(f"  · {point.told(PLACES)}")
    screen.say(f"接下来：cd {folder}，再运行 zhanpai check 和 zhanpai build。")


def ask_city() -> str:
    """The whole name of the place whose site it is, asked for until it is one place's; "" for the sample."""

    def settle(typed: str) -> str:
        return settle_division(read_atlas(), typed).long_name

    question = "哪个市、州、盟或者区县的网站，写名称；先看示例的直接回车"
    return ask_until(_or_nothing(settle), None, "--city", question, optional=True)


def _ask(city: str | None, given: Mapping[str, object]) -> CityStart:
    text = {key: value for key, value in given.items() if isinstance(value, str)}
    paths = {key: value for key, value in given.items() if isinstance(value, Path)}

    def answer(settle: Callable[[str], T], key: str, question: str, suggestion: str = "") -> T:
        return ask_until(settle, text.get(key), _option(key), question, suggestion)

    def perhaps(settle: Callable[[str], str], key: str, question: str) -> str:
        settled = _or_nothing(settle)
        return ask_until(settled, text.get(key), _option(key), question, optional=True)

    division = ask_until(
        lambda typed: settle_division(read_atlas(), typed), city, "--city", "哪个市、州、盟或者区县的网站"
    )
    title = answer(start_faults.settle_name, "title", "网站名称", usual_title(division))
    owner = answer(start_faults.settle_name, "owner", "主办单位", usual_owner(division))
    host = answer(
        start_faults.settle_host, "host", f"印在二维码里的域名，定了就不改，例如 {_host_like(division.name)}"
    )
    words = _ask_words(division.name, given.get("words"))
    return CityStart(
        division,
        host,
        owner,
        title,
        perhaps(start_faults.settle_icp, "icp", "ICP 备案号"),
        perhaps(start_faults.settle_police_record, "police_record", "公安备案号"),
        perhaps(start_faults.settle_phone, "phone", "主办单位的电话，带区号"),
        words,
        answer(settle_yes, "stations", "每个街道（乡镇）各设一个站吗？写 是 或者 否", "是"),
        given.get("statistical") is True,
        _read_communities(paths.get("communities")),
        _read_logo(paths.get("logo")),
        perhaps(_settle_colour, "colour", "网站和牌子的主色，例如 #B3141D"),
    )


def _host_like(place: str) -> str:
    """An address as it may look, for somebody who has not thought of one: llz.shaodong.gov.cn."""
    return f"llz.{district_slugs([place], place)[0]}.gov.cn"


def _option(key: str) -> str:
    return f"--{key.replace('_', '-')}"


def _or_nothing(settle: Callable[[str], str]) -> Callable[[str], str]:
    return lambda typed: settle(typed) if typed else ""


def _ask_words(city: str, given: object) -> dict[StationKind, str]:
    """The city's words: those of the command line, and the two that every city has stations of, shown as names."""
    words: dict[StationKind, str] = {}
    for one in given if isinstance(given, Sequence) else ():
        kind, equals, word = str(one).partition("=")
        if not equals:
            raise Problem(
                f"--word 写成“{one}”，看不出是哪一类站的用词。", "写成 类别=用词，例如 township=联络总站。"
            )
        words[choose(kind.strip(), "--word", KINDS)] = start_faults.settle_word(word)
    for kind, place in ((StationKind.TOWNSHIP, "某某街道"), (StationKind.COMMUNITY, "某某街道某某社区")):
        if kind not in words:
            usual = USUAL_WORD[kind]
            question = f"{kind.label}叫什么，例如“{place}人大代表{usual}”里的“{usual}”"
            words[kind] = ask_until(start_faults.settle_word, None, "--word", question, usual)
    return words


def _settle_colour(typed: str) -> str:
    if fault := colour_fault(typed):
        what, _, fix = fault.partition("；")
        raise Problem(f"{what}。", fix)
    return settle_colour(typed)


def _read_communities(path: Path | None) -> str:
    return "" if path is None else list_text(_read(path, "名单"))


def _read_logo(path: Path | None) -> bytes | None:
    if path is None:
        return None
    logo = _read(path, "标志")
    if fault := logo_fault(logo):
        what, _, fix = fault.partition("；")
        raise Problem(f"{what}。", fix)
    return logo


def _read(path: Path, what: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError:
        message = f"打不开{what}文件 {path}。"
        raise Problem(message, "看看文件名有没有写对；正在 Excel 或 WPS 里打开的，先关掉。") from None


def _refuse(start: CityStart) -> None:
    """Tell every line of the list that cannot be placed, and whatever else no single question could know."""
    faults = start_faults.start_faults(start)
    if not faults:
        return
    if len(faults) > 1:
        for _, sentence in faults[:MANY]:
            screen.warn(sentence)
        raise Problem(f"一共 {len(faults)} 处不对。", "改好再运行一次。").unwritten()
    what, _, fix = faults[0][1].partition("；")
    raise Problem(f"{what}。", fix).unwritten()
