"""Documents, names and reasons that attack the page which shows them: they are text, on every page that quotes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from ledgers import PICTURE, SCRIPT, hostile_pair, make_hostile
from visitor import Visitor

SMUGGLED = "script:not([src]), img[src='x'], [onerror], [onload], [onclick], svg[onload], main b[onclick], base, iframe"
WITHIN = {
    "a document": ("/inbox/", "main a[href^='/documents/']"),
    "reading": ("/inbox/", "main a[href^='/read/']"),
    "a case": ("/cases/", "main a[href^='/cases/cas-']"),
}
OF_CASE = ["questions/?asked=1&name=1&claimed=1", "findings/", "petition/", "history/"]
QUOTING = {
    "the inbox": "/inbox/", "the queue": "/review/", "the cases": "/cases/", "the history": "/history/",
    "the search": "/search/?q=Bana", "the names": "/identities/choose/?q=Bana", "a pair": hostile_pair(),
}  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_hostile(tmp_path_factory.mktemp("hostile") / "case.habeas")


@pytest.fixture(scope="module")
def addresses(_within: Visitor) -> dict[str, str]:
    """The address of every page that quotes what people or files gave."""
    found = dict(QUOTING)
    for page, (start, link) in WITHIN.items():
        _within.opens(start)
        found[page] = _within.finds(link).get_attribute("href") or ""
    _within.opens("/review/")
    found["amending"] = (_within.finds("a[data-key=b]").get_attribute("href") or "") + "amend/"
    found |= {f"{page.partition('/')[0]} of a case": found["a case"] + page for page in OF_CASE}
    _within.opens(found["a case"] + "petition/")
    _within.presses("w")
    _within.is_at("/petitions/pet-")
    return found | {"a petition": _within.page.url.removeprefix(_within.address)}


PAGES = [*QUOTING, *WITHIN, "amending", *(f"{page.partition('/')[0]} of a case" for page in OF_CASE), "a petition"]


@pytest.mark.parametrize("page", PAGES)
def test_what_attacks_a_page_is_shown_as_text_and_does_nothing(
    page: str, addresses: dict[str, str], visitor: Visitor
) -> None:
    visitor.opens(addresses[page])
    visitor.page.wait_for_load_state("networkidle")
    assert visitor.page.locator(SMUGGLED).count() == 0
    assert visitor.page.evaluate("window.ran") is None
    said = visitor.page.locator("main").evaluate("each => each.textContent")
    assert SCRIPT in said or PICTURE in said
    assert visitor.fits


def test_a_claim_that_attacks_its_card_is_decided_like_any_other(visitor: Visitor) -> None:
    visitor.begins_to_review()
    assert SCRIPT in visitor.finds("#card").evaluate("each => each.textContent")
    visitor.presses("r", "0")
    visitor.types(PICTURE + SCRIPT)
    visitor.presses("Enter")
    visitor.is_at("/review/$")
    assert SCRIPT in visitor.finds("#notices").evaluate("each => each.textContent")
    assert visitor.page.locator(SMUGGLED).count() == 0


def test_a_name_that_runs_the_other_way_turns_nothing_around_it(visitor: Visitor) -> None:
    visitor.opens("/inbox/")
    name = visitor.finds("#document-list bdi.file")
    assert name.evaluate("each => getComputedStyle(each).unicodeBidi") == "isolate"
