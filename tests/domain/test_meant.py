"""What clerks type for a telephone number, a day, a number, nothing: the guess is what they meant, or none is made."""

import pytest

from zhanpai.domain.model import meant


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("“0731-88880001”", "0731-88880001"), ("「0731-88880001」", "0731-88880001"), ("0731-88880001”", "0731-88880001"),
        ("+86 731 88880001", "0731-88880001"), ("+86-731-88880001", "0731-88880001"), ("0086-731-88880001", "0731-88880001"),
        ("+86(0)731-88880001", "0731-88880001"), ("+86 0731 88880001", "0731-88880001"), ("86-731-88880001", "0731-88880001"),
        ("+8673188880001", "0731-88880001"), ("+86 10 88880001", "010-88880001"), ("+86 21 6888 0001", "021-68880001"),
        ("（0731）88880001", "0731-88880001"), ("(0731)88880001", "0731-88880001"), ("0731 8888 0001", "0731-88880001"),
        ("0731--88880001", "0731-88880001"), ("0731—88880001", "0731-88880001"), ("0731.88880001", "0731-88880001"),
        ("０７３１－８８８８０００１", "0731-88880001"), ("731-88880001", "0731-88880001"), ("电话：0731-88880001", "0731-88880001"),
        ("0731-88880001转8001", "0731-88880001-8001"), ("0731-88880001 转 8001", "0731-88880001-8001"),
        ("0731-88880001分机8001", "0731-88880001-8001"), ("0731-88880001(转801)", "0731-88880001-801"),
        ("0731—88880001—8001", "0731-88880001-8001"), ("0731-8888-0001", "0731-88880001"), ("8888 0001", "88880001"),
        ("138 0000 0000", "13800000000"), ("+86 138-0000-0000", "13800000000"), ("400 800 1234", "4008001234"),
        ("0731-88880001、88880002", ""), ("0731-88880001/88880002", ""), ("0731-88880001 88880002", ""), ("八八八八", ""),
    ],
)  # fmt: skip
def test_telephone_number(typed: str, said: str) -> None:
    assert meant.phone(typed) == said


@pytest.mark.parametrize(
    "typed",
    [
        "2026/3/4", "2026.3.4", "2026年3月4日", "2026年03月04号", "20260304", "26-3-4", "26/3/4", "2026—03—04", "2026－03－04",
        "２０２６-03-04", "2026 03 04", "二〇二六年三月四日", "“2026-03-04”", "2026-03-04 00:00:00", "2026年3月4日（星期三）",
    ],
)  # fmt: skip
def test_day(typed: str) -> None:
    assert meant.date(typed) == "2026-03-04"


@pytest.mark.parametrize("typed", ["2026.2.30", "2026年3月", "3月4日", "04/03/2026", "45000", "春节", ""])
def test_no_day_is_made_of_what_may_mean_several_or_none(typed: str) -> None:
    assert meant.date(typed) == ""


@pytest.mark.parametrize(
    "typed", ["2027年1月", "2027/1", "2027.01", "202701", "二〇二七年一月", "2027年1月份"]
)
def test_month(typed: str) -> None:
    assert meant.month(typed) == "2027-01"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("１１２．95", "112.95"), ("112 .95", "112.95"), ("东经112.95", "112.95"), ("112.95°", "112.95"), ("5星", "5"),
        ("五星", "5"), ("五", "5"), ("★★★", "3"), ("2025年", "2025"), ("1,200", "1200"), ("1 200", "1200"), ("30%", "30"),
        ("112,9512", ""), ("112°57′", ""), ("许多", ""),
    ],
)  # fmt: skip
def test_number(typed: str, number: str) -> None:
    assert meant.number(typed) == number


@pytest.mark.parametrize("typed", ["０００１", "“0001”", "0001站", "1", "站号0001", "0001号"])
def test_id(typed: str) -> None:
    assert meant.digits(typed, 4, pad=True) == "0001"


@pytest.mark.parametrize(
    "typed",
    [
        "Null",
        "~",
        "null",
        "None",
        "无",
        "暂无",
        "待定",
        "-",
        "——",
        "/",
        "TBD",
        "n/a",
        "N/A",
        "空",
        "未定",
        "没有",
    ],
)
def test_what_says_that_there_is_nothing(typed: str) -> None:
    assert meant.is_nothing(typed)


@pytest.mark.parametrize("typed", ["无名路", "无锡", "待定区", "空港社区", "0", "零", "一", "南湖", "A"])
def test_what_is_a_word_of_its_own(typed: str) -> None:
    assert not meant.is_nothing(typed)


@pytest.mark.parametrize(
    ("typed", "likely"),
    [
        ("https://人大.中国/llz", "https://xn--gmqz7w.xn--fiqs8s/llz"),
        ("https://rd:1234@www.changsha.gov.cn/x@y", "https://www.changsha.gov.cn/x@y"),
        ("https://人大/llz", "https://人大/llz"),
    ],
)
def test_a_chinese_host_is_offered_as_name_servers_know_it_and_a_password_is_not_offered(typed, likely):
    assert meant.web_address(typed) == likely
