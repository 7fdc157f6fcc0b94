"""What stands for a value that is still to be written, told from values that only look like it."""

import pytest

from zhanpai.domain import placeholders


@pytest.mark.parametrize(
    "words",
    [
        *(
            "https://llz.example.gov.cn",
            "http://example.com/x",
            "llz@example.org",
            "https://llz.example",
            "WWW.EXAMPLE.NET",
        ),
        *(
            "https://llz.test",
            "a@b.invalid",
            "https://xx.gov.cn",
            "https://www.xxx.gov.cn",
            "https://your-domain.cn",
        ),
        *("有事请看 https://video.example.gov.cn/1。", "https://llz.changsha.local", "https://example1.com"),
    ],
)
def test_a_host_that_nobody_can_own_is_one(words):
    assert placeholders.host(words)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "https://llz.changsha.gov.cn",
            "llz@changsha.gov.cn",
            "https://test.changsha.gov.cn/demo",
            "https://xuexi.cn",
        ),
        *(
            "文件名 0001-1.example",
            "2.5*5米",
            "方案.docx",
            "https://www.example-hospital.cn",
            "https://latest.cn",
        ),
        *("", "localhost", "1.0", "张示例"),
    ],
)
def test_a_host_that_somebody_may_own_is_none(words):
    assert placeholders.host(words) == ""


@pytest.mark.parametrize(
    "words",
    [
        *(
            "0731-00000000",
            "0731-00000001",
            "073100000000",
            "0731 88888888",
            "010-12345678",
            "0731-87654321",
            "0731-11112222",
        ),
        *(
            "400-000-0000",
            "13800000000",
            "13800138000",
            "0731-12345678-801",
            "请打 0731-66666666 联系",
            "88888888",
            "0371-1234567",
        ),
    ],
)
def test_a_number_that_no_exchange_gives_away_is_found(words):
    assert placeholders.telephone(words)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "0731-88880001",
            "0731-88667788",
            "010-66012345",
            "12345",
            "12348",
            "400-188-1234",
            "13912345670",
            "0731-82345678",
        ),
        *(
            "2026-03-04",
            "0219-2026-05",
            "编号 00000000 的样本",
            "430104001",
            "总投资13800138000元",
            "第00000001号文件",
        ),
    ],
)
def test_a_number_that_may_answer_is_none(words):
    assert placeholders.telephone(words) == ""


@pytest.mark.parametrize(
    "words",
    [
        "京ICP备00000000号",
        "湘ICP备XXXXXXXX号-1",
        "湘ICP备12345678号",
        "湘公网安备43010000000000号",
        "湘ICP备2026000000号",
    ],
)
def test_a_number_of_filing_that_was_never_given_is_found(words):
    assert placeholders.filed_number(words)


@pytest.mark.parametrize(
    "words", ["湘ICP备05000618号", "京ICP备2021000012号-1", "湘公网安备43010402000123号"]
)
def test_a_number_of_filing_that_was_given_is_none(words):
    assert placeholders.filed_number(words) == ""


@pytest.mark.parametrize(
    "words",
    [
        "张示例",
        "李样例",
        "王示范",
        "张示甲",
        "古丽·示例",
        "王示䶮",
        "周示范乙",
        "某某",
        "张某",
        "XX",
        "张XX",
        "李某某",
        "一审 王示范",
    ],
)
def test_a_name_that_says_to_be_nobodys_is_found(words):
    assert placeholders.person(words) == words


@pytest.mark.parametrize("words", ["张建国", "欧阳娜", "古丽·买买提", "范一", "李范", "设一", "示", "李三"])
def test_a_name_that_somebody_bears_is_none(words):
    assert placeholders.person(words) == ""


@pytest.mark.parametrize(
    "words",
    [
        "示例市人大常委会",
        "长沙市人大常委会（演示）",
        "XX市人大常委会",
        "××区",
        "某市人大常委会",
        "示范街道",
        "待填写",
        "虚构街道",
    ],
)
def test_a_place_that_is_to_be_replaced_is_found(words):
    assert placeholders.name_of_a_place(words)


@pytest.mark.parametrize(
    "words",
    [
        "长沙市人大常委会",
        "杨凌示范区",
        "国家农业示范区管委会",
        "示范区大道1号",
        "测试中心社区",
        "待驾坪社区",
        "期待社区",
    ],
)
def test_a_place_that_may_be_on_the_map_is_none(words):
    assert placeholders.name_of_a_place(words) == ""
