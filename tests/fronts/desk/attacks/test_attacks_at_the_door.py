"""Whoever is not the browser that was opened with the key gets nothing at any address that there is."""

from __future__ import annotations

import httpx
import pytest

from tests.fronts.desk.attacks.addresses import Address, addresses
from tests.fronts.desk.attacks.browsers import AttackedDesk, Browser
from tests.fronts.desk.attacks.conftest import snapshot
from tests.fronts.desk.attacks.sound_answers import wrong_with

SECRETS = ("长沙", "望月湖", "张示例", "加装电梯", "D204")


def asked(client: Browser, one: Address, **headers: str) -> httpx.Response:
    return client.request(
        one.verb, one.path(), headers={"Content-Length": "0", **headers} if one.verb == "POST" else headers
    )


def guarded(desk: AttackedDesk) -> list[Address]:
    return [one for one in addresses(desk) if one.pattern != "/assets/{name:path}"]


def refused_all(
    desk: AttackedDesk, client: Browser, among: list[Address], status: int, **headers: str
) -> list[str]:
    folder = desk.desk.root.parent
    before = snapshot(folder)
    wrong = []
    for one in among:
        answer = asked(client, one, **headers)
        if answer.status_code != status or any(word in answer.text for word in SECRETS) or wrong_with(answer):
            wrong.append(f"{one.verb} {one.pattern} {answer.status_code} {wrong_with(answer)}")
    assert snapshot(folder) == before
    return wrong


def test_every_address_has_an_example(desk: AttackedDesk) -> None:
    found = list(addresses(desk))
    assert len(found) > 200
    for one in found:
        assert one.example.keys() == set(one.parameters), one


def test_most_examples_are_there(desk: AttackedDesk, clerk: Browser) -> None:
    """An attack on an address at which nothing stands would prove nothing."""
    unmade = {
        *("/site/site.zip", "/signs/jobs", "/signs/made/{name:path}", "/news/{stem}/share/files/{name:path}"),
        *("/report/files/{name:path}", "/report/annual/{name:path}", "/history/{id}", "/history/{id}/undo"),
        *("/handbook/handbook.pdf", "/handbook/pictures/{name}"),
        *("/pictures/cut/{id}/whole", "/pictures/cut/{id}/result"),
        *("/tables/file", "/tables/doubtful", "/handin/file", "/handin/receipts/{key}", "/handin/list"),
        *(
            "/pictures/view",
            "/pictures/one",
            "/opinions/meeting",
        ),  # Of what, stands behind the question mark.
    }
    missing = {
        one.pattern for one in addresses(desk) if one.verb == "GET" and asked(clerk, one).status_code == 404
    }
    assert missing == unmade


def test_without_the_cookie_nothing_is_seen_or_done(desk: AttackedDesk) -> None:
    assert not refused_all(desk, desk.stranger(), guarded(desk), 403, Origin=desk.at)


def test_with_the_cookie_of_another_desk_nothing_is_seen_or_done(desk: AttackedDesk) -> None:
    name, value = next(iter(desk.clerk().client.cookies.items()))
    for cookie in (
        f"{name}={value[::-1]}",
        f"zhanpai-desk-1={value}",
        f"{name}={value[:-1]}",
        f"{name}={value}x",
    ):
        assert not refused_all(desk, desk.stranger(), guarded(desk)[::4], 403, Origin=desk.at, Cookie=cookie)


def test_a_name_that_is_not_ours_is_refused_at_every_address(desk: AttackedDesk, clerk: Browser) -> None:
    port = desk.at.rpartition(":")[2]
    assert not refused_all(desk, clerk, list(addresses(desk)), 421, Host=f"evil.example:{port}")


def test_a_form_of_another_site_is_refused_at_every_address(desk: AttackedDesk) -> None:
    clerk = desk.clerk()
    deeds = [one for one in addresses(desk) if one.verb == "POST"]
    for number, origin in enumerate(("https://evil.example", "null", desk.site_at, desk.preview_at)):
        assert not refused_all(desk, clerk, deeds[number::4], 403, Origin=origin)
    del clerk.client.headers["Origin"]
    assert not refused_all(desk, clerk, deeds[::2], 403)
    assert not refused_all(desk, clerk, deeds[1::2], 403, **{"Sec-Fetch-Site": "none"})


@pytest.mark.slow
def test_a_link_of_another_site_is_refused_at_every_address(desk: AttackedDesk, clerk: Browser) -> None:
    for number, site in enumerate(("cross-site", "same-site")):
        assert not refused_all(desk, clerk, list(addresses(desk))[number::2], 403, **{"Sec-Fetch-Site": site})


@pytest.mark.slow
def test_other_verbs_do_nothing_at_any_address(desk: AttackedDesk, clerk: Browser) -> None:
    """What is only to be read cannot be written, and what does something is not done by a link."""
    before, wrong = snapshot(desk.desk.root.parent), []
    known: dict[str, set[str]] = {}
    for one in addresses(desk):
        known.setdefault(one.pattern, set()).add(one.verb)
    for one in addresses(desk):
        others = {"GET", "HEAD", "PUT"} if one.verb == "POST" else {"DELETE"}
        for verb in sorted(others - known[one.pattern]):
            if verb == "HEAD" and "GET" in known[one.pattern]:
                continue
            answer = clerk.request(verb, one.path(), headers={"Content-Length": "0"})
            # A link to where something is done leads nowhere; `/opinions/…/draft` is an opinion's address as far as patterns go.
            if answer.status_code not in (303, 404, 405) or (verb != "HEAD" and wrong_with(answer)):
                wrong.append(f"{verb} {one.pattern} {answer.status_code} {wrong_with(answer)}")
    assert not wrong
    assert snapshot(desk.desk.root.parent) == before
