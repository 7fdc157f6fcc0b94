"""Addresses that anybody can open, and those that may be printed for ten years."""

import pytest

from zhanpai.domain import web_hosts

AT_HOME = [
    *(
        "http://localhost/",
        "http://localhost:8000/x",
        "https://LOCALHOST",
        "http://a.localhost/",
        "http://llz.local/",
    ),
    *(
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://0/",
    ),
    *(
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://172.31.255.255/",
        "http://192.168.1.1:8080/",
        "http://3232235777/",
    ),
    *(
        "http://0xC0A80101/",
        "http://0300.0250.1.1/",
        "http://192.168.257/",
        "http://169.254.1.1/",
        "http://100.64.0.1/",
    ),
    *(
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
        "http://192.0.2.1/",
    ),
    *(
        "http://[::1]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://[::ffff:192.168.1.1]/",
        "http://[2001:db8::1]/",
    ),
    *(
        "http://oa/",
        "https://oa:8443/x",
        "http://renda.lan/",
        "http://oa.internal/",
        "http://nas.home.arpa/",
        "http://127.0.0.1./",
    ),
    "http://１９２.168.1.1/",
]


@pytest.mark.parametrize("url", AT_HOME)
def test_what_only_ones_own_network_knows_is_no_link(url):
    assert web_hosts.fault_of_link(url) is not None
    assert web_hosts.fault_of_base(url) is not None
    assert web_hosts.fault_of_former_base(url) is not None


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://user:pw@changsha.gov.cn/",
            "http://a..gov.cn/",
            "https://-a.gov.cn/",
            "http://1.2.3.4.5/",
            "http://256.1.1.1/",
        ),
        *(
            "https://",
            "http:///x",
            "https://changsha.gov.cn:99999/",
            "http://[::1",
            "ftp://changsha.gov.cn/",
            "https://a.b_c.cn/",
        ),
    ],
)
def test_what_is_no_address_or_tells_a_password_is_refused(url):
    assert web_hosts.fault_of_link(url) is not None


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://www.changsha.gov.cn",
            "https://weibo.com/u/123?from=x#a",
            "https://mp.weixin.qq.com/s/AbC_d?x=1&y=2",
        ),
        *(
            "http://61.187.64.1:8080/llz/",
            "https://a.cn.",
            "https://xn--fiqs8s.cn/",
            "https://人大.中国/",
            "http://[2400:3200::1]/",
            "https://a.gov.cn:8443/",
        ),
    ],
)
def test_what_anybody_can_open_is_a_link(url):
    assert web_hosts.fault_of_link(url) is None


GOOD = [
    *(
        "https://llz.changsha.gov.cn",
        "https://llz.changsha.gov.cn/",
        "https://www.changsha.gov.cn/rd/llz",
        "https://a-1.cn/x_y/",
    ),
    *("https://xn--fiqs8s.cn", "https://llz.example.gov.cn", "https://portal.example.gov.cn/rd/llz"),
]


@pytest.mark.parametrize("base", GOOD)
def test_a_name_with_or_without_a_folder_may_be_printed(base):
    assert web_hosts.fault_of_base(base) is None
    assert web_hosts.fault_of_former_base(base) is None


@pytest.mark.parametrize(
    ("base", "right"),
    [
        ("http://llz.changsha.gov.cn", "https://llz.changsha.gov.cn"),
        ("https://llz.changsha.gov.cn?a=b", "https://llz.changsha.gov.cn"),
        ("https://llz.changsha.gov.cn/?a=b", "https://llz.changsha.gov.cn"),
        ("https://llz.changsha.gov.cn/#a", "https://llz.changsha.gov.cn"),
        ("https://llz.changsha.gov.cn/rd?", "https://llz.changsha.gov.cn/rd"),
        ("https://llz.changsha.gov.cn//", "https://llz.changsha.gov.cn"),
        ("https://llz.changsha.gov.cn/rd//llz/", "https://llz.changsha.gov.cn/rd/llz"),
        ("https://llz.changsha.gov.cn/./rd/../", "https://llz.changsha.gov.cn/rd"),
        ("https://llz.changsha.gov.cn./rd", "https://llz.changsha.gov.cn/rd"),
        ("https://LLZ.Changsha.gov.cn/RD", "https://llz.changsha.gov.cn/RD"),
        ("HTTPS://llz.changsha.gov.cn", "https://llz.changsha.gov.cn"),
        ("https://llz.changsha.gov.cn:443", "https://llz.changsha.gov.cn"),
        ("https://llz.changsha.gov.cn:8443/rd", "https://llz.changsha.gov.cn/rd"),
        ("https://llz.changsha.gov.cn/index.html", "https://llz.changsha.gov.cn"),
        ("https://rd:pw@llz.changsha.gov.cn", "https://llz.changsha.gov.cn"),
        ("http://rd@LLZ.changsha.gov.cn.:80//x/index.php?a#b", "https://llz.changsha.gov.cn/x"),
    ],
)
def test_a_base_that_is_only_written_wrongly_is_offered_as_it_may_be_printed(base, right):
    fault = web_hosts.fault_of_base(base)
    assert fault is not None and fault.right == right and right in fault.fix
    assert web_hosts.fault_of_base(right) is None


@pytest.mark.parametrize(
    "base",
    [
        "https://61.187.64.1",
        "https://1037778945",
        "https://llz",
        "https://a.cn/联络站",
        "https://a.cn/%20x",
        "https://a.cn/a:b",
    ],
)
def test_a_base_that_only_a_person_can_mend_offers_nothing_to_write(base):
    fault = web_hosts.fault_of_base(base)
    assert fault is not None and fault.right == ""


@pytest.mark.parametrize(
    "base",
    [
        "http://llz.changsha.gov.cn",
        "http://61.187.64.1:8080/llz",
        "https://LLZ.changsha.gov.cn",
        "https://a.gov.cn:8443",
    ],
)
def test_what_was_printed_once_may_have_been_no_good_idea(base):
    assert web_hosts.fault_of_former_base(base) is None
    assert web_hosts.fault_of_base(base) is not None
