"""The page that is sent in place of one that is not there, as a value."""

from tests.make import make_site
from zhanpai.content.load.theme import shipped_theme
from zhanpai.site.pages import not_found
from zhanpai.site.render import Renderer


def test_its_links_begin_at_the_root_of_the_host_and_know_the_folder_of_the_site():
    site = make_site(site={"permalink_base": "https://portal.example.gov.cn/rd/llz"})
    (page,) = not_found.pages(site)
    body = Renderer(shipped_theme()).body(page)
    assert 'action="/rd/llz/find/"' in body
    assert 'data-url="/rd/llz/assets/find-stations.json"' in body
    assert 'href="/rd/llz/districts/yuelu/"' in body
