"""Every page, in a language from either side, with scripts and without: no fault that axe knows, and no complaint."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from visitor import Visitor

PAGES = {
    "the inbox": "/inbox/", "the queue": "/review/", "the cases": "/cases/", "the identities": "/identities/",
    "the search": "/search/?q=Torek", "the history": "/history/", "the settings": "/settings/", "the help": "/help/",
}  # fmt: skip
WITHIN = {
    "a document": ("/inbox/", "main a[href^='/documents/']"),
    "reading": ("/inbox/", "main a[href^='/read/']"),
    "a case": ("/cases/", "main a[href^='/cases/cas-']"),
}
OF_CASE = {"questions": "questions/", "findings": "findings/", "petition": "petition/", "its history": "history/"}


def _address(visitor: Visitor, page: str) -> str:
    """Return the address of a page, following the first link that leads to one of its sort."""
    if page in PAGES:
        return PAGES[page]
    start, link = WITHIN["a case" if page in OF_CASE else page]
    visitor.opens(start)
    address = visitor.page.locator(link).first.get_attribute("href") or ""
    return address + OF_CASE.get(page, "")


SHOW = """html => {
  const made = new DOMParser().parseFromString(html, "text/html");
  for (const each of made.querySelectorAll("script")) each.remove();
  const [shown, root] = [document.documentElement, made.documentElement];
  for (const name of ["lang", "dir"]) shown.setAttribute(name, root.getAttribute(name));
  document.head.replaceWith(document.adoptNode(made.head));
  document.body.replaceWith(document.adoptNode(made.body));
}"""
EVERY = [*PAGES, *WITHIN, *OF_CASE]


@pytest.mark.parametrize("language", ["en", "ug"])
@pytest.mark.parametrize("page", EVERY)
def test_a_page_has_no_fault_with_scripts(page: str, language: str, visitor: Visitor) -> None:
    visitor.speaks(language)
    visitor.opens(_address(visitor, page))
    assert visitor.page.locator("html").get_attribute("dir") == ("rtl" if language == "ug" else "ltr")
    assert _faults(visitor) == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", ["en", "ug"])
@pytest.mark.parametrize("page", EVERY)
def test_a_page_has_no_fault_without_scripts(
    page: str, language: str, plain_visitor: Visitor, visitor: Visitor
) -> None:
    plain_visitor.speaks(language)
    plain_visitor.opens(_address(plain_visitor, page))
    html = plain_visitor.page.content()
    assert "<h1" in html
    assert _faults_of_markup(html, visitor) == []


@pytest.mark.parametrize("page", EVERY)
def test_a_page_fits_a_narrow_phone(page: str, visitor: Visitor) -> None:
    address = _address(visitor, page)
    visitor.page.set_viewport_size({"width": 320, "height": 640})
    visitor.opens(address)
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def _faults(visitor: Visitor) -> list[str]:
    found = Axe().run(visitor.page).response["violations"]
    return [f"{each['id']}: {[node['target'] for node in each['nodes']]}" for each in found]


def _faults_of_markup(html: str, visitor: Visitor) -> list[str]:
    """Run axe on the page that a browser without scripts was given: axe itself is a script."""
    visitor.opens("/help/")
    visitor.page.evaluate(SHOW, html)
    visitor.page.wait_for_load_state("networkidle")
    return _faults(visitor)
