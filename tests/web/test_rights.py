"""Every address declares a right; one that does not is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from visiting import PERSON

from habeas.web.chrome.rights import Right


def _patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _patterns(each, before + str(each.pattern))
        else:
            yield before + str(each.pattern), each


EVERY = [(address, pattern) for address, pattern in _patterns(get_resolver())]
FILLED = {
    "case": "cas-0", "doc": "doc-0", "document": "doc-0", "claim": "clm-0", "left": "nam-0", "right": "nam-1",
    "petition": "pet-0", "writing": "wri-0", "audience": "un", "ending": "pdf",
    "conflict": "con-0", "fact": "fct-0", "page": "1", "number": "1",
    "part": "events", "question": "II.1", "element": "no_warrant", "communication": "com-0", "reminder": "rem-0",
    "state": "XA", "session": "0", "account": "acc-0", "compartment": "nowhere", "asked": "idr-0",
}  # fmt: skip
OPEN = {"first", "unlock", "recovery", "opening", "lock", "language"}


def _address(template: str) -> str:
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: FILLED[found[1]], template)


@pytest.mark.parametrize(("address", "pattern"), EVERY, ids=[address or "/" for address, _ in EVERY])
def test_every_address_declares_its_right_and_methods(address: str, pattern: URLPattern) -> None:
    assert isinstance(pattern.callback.right, Right)
    assert set(pattern.callback.methods) <= {"GET", "POST"}


@pytest.mark.parametrize(("address", "pattern"), EVERY, ids=[address or "/" for address, _ in EVERY])
def test_only_the_door_is_open_while_the_desk_is_locked(
    address: str, pattern: URLPattern, locked_client: Client
) -> None:
    method = pattern.callback.methods[0]
    answer = locked_client.generic(method, _address(address))
    if pattern.name.startswith("team-"):
        assert answer.status_code == 404  # a vault has no such page
    elif pattern.name in OPEN:
        assert pattern.callback.right is Right.OPEN
        assert "Torek" not in answer.content.decode()
    else:
        assert pattern.callback.right is not Right.OPEN
        assert (answer.status_code, answer.content) == (302, b"")
        assert answer.headers["Location"].startswith("/unlock/")


@pytest.mark.parametrize(("address", "pattern"), EVERY, ids=[address or "/" for address, _ in EVERY])
def test_an_act_is_never_done_by_following_a_link(address: str, pattern: URLPattern, reader: Client) -> None:
    answer = reader.get(_address(address))
    expected = {405} if "GET" not in pattern.callback.methods else {200, 302, 404, 409, 204}
    if pattern.name.startswith("team-"):
        expected = {404}  # a vault has no such page
    assert answer.status_code in expected, (PERSON, answer.status_code)


@pytest.mark.parametrize("header", ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"])
def test_every_page_carries_the_headers(header: str, reader: Client) -> None:
    assert reader.get("/cases/").headers[header]


def test_no_page_may_be_kept_by_the_browser(reader: Client) -> None:
    assert reader.get("/cases/").headers["Cache-Control"] == "no-store"
