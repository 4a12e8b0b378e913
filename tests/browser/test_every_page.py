"""Every page, in a language from either side, with scripts and without: no fault that axe knows, and no complaint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from visitor import NARROW, PERSON, WIDE, Served, Visitor
from world import PASSPHRASE

from conftest import sit_down

LANGUAGES = {"en": "ltr", "ug": "rtl"}
PLAIN = {
    "the inbox": "/inbox/", "the tray": "/inbox/tray/", "what was set aside": "/inbox/aside/",
    "the queue": "/review/", "how far readers agree": "/review/agreement/", "the cases": "/cases/",
    "the identities": "/identities/", "choosing two names": "/identities/choose/?q=Torek",
    "the empty search": "/search/", "the search": "/search/?q=Torek", "a search in vain": "/search/?q=nobodyhere",
    "what is due": "/due/", "the calendar of it": "/due/calendar/", "the States": "/due/states/",
    "the history": "/history/", "the settings": "/settings/", "the help": "/help/", "the keeping": "/keeping/",
    "protected people": "/keeping/identities/",
}  # fmt: skip
WITHIN = {
    "a document's sheet": ("/inbox/", "main a[href^='/documents/']", ""),
    "what a document changes": ("/inbox/", ".documents .piece:last-child a[href$='/changes/']", ""),
    "what it says of an opinion": ("/inbox/", "main a[href^='/documents/']", "opinion/"),
    "reading": ("/inbox/", ".documents .piece:last-child a[href^='/read/']", ""),
    "making a claim": ("/inbox/", ".documents .piece:last-child a[href^='/read/']", "claim/"),
    "a claim": ("/review/", "a[data-key=b]", ""),
    "amending": ("/review/", "a[data-key=b]", "amend/"),
    "a pair": ("/identities/", ".pair-line", ""),
    "a case": ("/cases/", "a.who", ""),
    "all its events": ("/cases/", "a.who", "all/events/"),
    "its times": ("/cases/", "a.who", "times/"),
    "its times on a day": ("/cases/", "a.who", "times/?as_of=2023-07-01"),
    "its proceedings": ("/cases/", "a.who", "process/"),
    "its questions": ("/cases/", "a.who", "questions/"),
    "its findings": ("/cases/", "a.who", "findings/"),
    "its filings": ("/cases/", "a.who", "filings/"),
    "its consent": ("/cases/", "a.who", "consent/"),
    "its petition": ("/cases/", "a.who", "petition/"),
    "a draft of a filing": ("/cases/", "a.who", "petition/?form=public_statement&variant=full"),
    "its sources": ("/cases/", "a.who", "sources/"),
    "its joins": ("/cases/", "a.who", "joins/"),
    "its follow-up": ("/cases/", "a.who", "follow-up/"),
    "its history": ("/cases/", "a.who", "history/"),
}
MADE = [
    "a written petition", "taking its files", "a fact", "an edited text", "its preview", "the text in a word processor",
]  # fmt: skip
REFUSED = {"a page that is not there": "/documents/doc-0/"}
EVERY = [*PLAIN, *WITHIN, *MADE, *REFUSED]
SHOW = """async html => {
  const made = new DOMParser().parseFromString(html, "text/html");
  for (const each of made.querySelectorAll("script, meta[http-equiv=refresh]")) each.remove();
  const [shown, root] = [document.documentElement, made.documentElement];
  for (const name of ["lang", "dir"]) shown.setAttribute(name, root.getAttribute(name));
  document.head.replaceWith(document.adoptNode(made.head));
  document.body.replaceWith(document.adoptNode(made.body));
  const waits = [...document.querySelectorAll("link[rel=stylesheet]")].filter((each) => !each.sheet);
  const came = waits.map((each) => new Promise((done) => { each.onload = each.onerror = done; }));
  await Promise.race([Promise.all(came), new Promise((done) => { setTimeout(done, 5000); })]);
}"""


def _address(visitor: Visitor, start: str, link: str) -> str:
    visitor.opens(start)
    return (visitor.finds(link).get_attribute("href") or "").partition("?")[0]


@pytest.fixture(scope="module")
def addresses(_within: Visitor) -> dict[str, str]:
    """The address of every page; a petition is put on the record for those that need one."""
    found = PLAIN | REFUSED
    for page, (start, link, more) in WITHIN.items():
        found[page] = _address(_within, start, link) + more
    found["a fact"] = _address(_within, found["a case"], "#who a.quiet")
    _within.opens(found["its petition"])
    _within.presses("w")
    _within.is_at("/petitions/pet-")
    written = _within.page.url.removeprefix(_within.address)
    found |= {"a written petition": written, "taking its files": f"{written}take/"}
    _within.page.get_by_role("button", name="Edit this text").click()
    _within.is_at("/writings/wri-")
    text = _within.page.url.removeprefix(_within.address)
    return found | {
        "an edited text": text, "its preview": f"{text}preview/", "the text in a word processor": f"{text}word/",
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", EVERY)
def test_a_page_has_no_fault_with_scripts(
    page: str, language: str, addresses: dict[str, str], visitor: Visitor
) -> None:
    visitor.speaks(language)
    _goes(visitor, page, addresses)
    assert faults_of(visitor, language) == []
    visitor.widens(NARROW)
    assert visitor.fits


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", EVERY)
def test_a_page_has_no_fault_without_scripts(
    page: str, language: str, addresses: dict[str, str], plain_visitor: Visitor, visitor: Visitor
) -> None:
    plain_visitor.speaks(language)
    _goes(plain_visitor, page, addresses)
    looks_at_markup(visitor, plain_visitor.page.content())
    assert faults_of(visitor, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_door_has_no_fault(language: str, newcomer: Visitor) -> None:
    newcomer.speaks(language)
    newcomer.opens("/unlock/")
    assert faults_of(newcomer, language) == []
    newcomer.widens(NARROW)
    assert newcomer.fits
    newcomer.widens(WIDE)
    newcomer.knocks("a wrong passphrase")
    newcomer.finds(".error")
    newcomer.hears("422")
    assert faults_of(newcomer, language) == []


def test_the_page_of_the_recovery_code_has_no_fault(
    browser: Browser, serving: Callable[..., Served], tmp_path: Path
) -> None:
    newcomer = sit_down(browser, serving(tmp_path / "new.habeas").address)
    newcomer.speaks("ug")
    newcomer.opens("/unlock/")
    assert faults_of(newcomer, "ug") == []
    for field, words in {"passphrase": PASSPHRASE, "again": PASSPHRASE, "person": PERSON}.items():
        newcomer.page.locator(f"[name={field}]").fill(words)
    newcomer.page.locator("main button").click()
    code = newcomer.finds(".recovery-code").inner_text()
    _has_no_fault(newcomer, "ug")
    newcomer.speaks("en")
    newcomer.page.locator("[name=code]").fill("mistyped")
    newcomer.page.locator("main button").click()
    newcomer.hears("422")
    _has_no_fault(newcomer, "en")
    newcomer.page.locator("[name=code]").fill(code)
    newcomer.page.locator("main button").click()
    newcomer.is_at("/inbox/")
    assert newcomer.complaints == []
    newcomer.page.context.close()


def _has_no_fault(visitor: Visitor, language: str) -> None:
    assert faults_of(visitor, language) == []
    visitor.widens(NARROW)
    assert visitor.fits
    visitor.widens(WIDE)


@pytest.mark.parametrize(("language", "scripts"), [("en", True), ("ug", False)])
def test_a_form_that_was_kept_has_no_fault(
    language: str, scripts: bool, browser: Browser, served: Served, visitor: Visitor, locked_out: Callable[..., Visitor]
) -> None:
    someone = locked_out(browser, served, scripts)
    someone.speaks(language)
    someone.knocks()
    someone.is_at("/kept/")
    looks_at_markup(visitor, someone.page.content())
    someone.page.context.close()
    assert faults_of(visitor, language) == []
    assert visitor.page.locator("textarea").input_value() == "What was typed meanwhile."
    visitor.widens(NARROW)
    assert visitor.fits


@pytest.fixture
def locked_out() -> Callable[..., Visitor]:
    """Somebody who sent a form to the desk while it was not open to her."""

    def sends(browser: Browser, served: Served, scripts: bool) -> Visitor:
        context = browser.new_context(java_script_enabled=scripts)
        someone = Visitor(context.new_page(), served.address).listen()
        someone.opens("/unlock/")
        token = someone.page.locator("[name=csrfmiddlewaretoken]").first.input_value()
        typed = {"csrfmiddlewaretoken": token, "text": "What was typed meanwhile.", "seen": "1"}
        context.request.post(f"{served.address}/claims/clm-0/note/", form=typed, headers={"Referer": served.address})
        someone.opens("/unlock/")
        return someone

    return sends


def _goes(visitor: Visitor, page: str, addresses: dict[str, str]) -> None:
    visitor.opens(addresses[page])
    visitor.finds("h1")
    if page in REFUSED:
        visitor.hears("404")


def looks_at_markup(visitor: Visitor, html: str, *, start: str = "/help/") -> None:
    """Show the page that a browser without scripts was given: axe itself is a script."""
    if not visitor.page.url.endswith(start):
        visitor.opens(start)
    visitor.page.evaluate(SHOW, html)


def faults_of(visitor: Visitor, language: str) -> list[str]:
    """Return what axe finds on the page that is open."""
    assert visitor.page.locator("html").get_attribute("dir") == LANGUAGES[language]
    found = Axe().run(visitor.page).response["violations"]
    return [f"{each['id']}: {[node['target'] for node in each['nodes']]}" for each in found]
