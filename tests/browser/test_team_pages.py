"""Every page of a team's desk in a real browser: no fault that axe knows, and no complaint; nobody here exists."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser
from team_desk import Team, begin, gathers, shows_key, team_database
from test_every_page import LANGUAGES, faults_of, looks_at_markup
from visitor import NARROW, WIDE, Served, Visitor

from conftest import sit_down

DOORS = {"the door": "/enter/", "an invitation": "/enter/invited/", "what was lost": "/enter/lost/"}
PAGES = {
    "her account": ("senior", "/account/"), "the accounts": ("boss", "/accounts/"),
    "the compartments": ("senior", "/compartments/"), "the passphrase again": ("senior", "/enter/again/"),
}  # fmt: skip


@pytest.fixture(scope="module")
def team(browser: Browser, serving: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """A desk on a database that its members have come to, and the browsers in which they sit."""
    with team_database() as database:
        begun = begin(database, "Keeper (invented)")
        served = serving(tmp_path_factory.mktemp("team") / "none.habeas", "--database", database)
        made = gathers(served, lambda: sit_down(browser, served.address, scripts=False), begun)
        yield made
        for each in (made.boss, made.senior):
            each.page.context.close()
        served.process.terminate()
        served.process.wait(30)


@pytest.fixture(scope="module")
def _looking(browser: Browser, team: Team) -> Iterator[Visitor]:
    made = sit_down(browser, team.served.address)
    yield made
    made.page.context.close()


@pytest.fixture
def looking(_looking: Visitor) -> Iterator[Visitor]:
    """Somebody at the door whose browser runs scripts; the test fails if a page complained."""
    _looking.begins_anew()
    yield _looking
    assert _looking.complaints == []


def has_no_fault(visitor: Visitor, language: str) -> None:
    """Look at a page on a wide screen and on a narrow one."""
    visitor.widens(WIDE)
    assert faults_of(visitor, language) == []
    visitor.widens(NARROW)
    assert faults_of(visitor, language) == []
    assert visitor.fits


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", DOORS)
def test_a_door_of_the_team_has_no_fault(page: str, language: str, looking: Visitor) -> None:
    looking.speaks(language)
    looking.opens(DOORS[page])
    has_no_fault(looking, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_code_has_no_fault(language: str, looking: Visitor) -> None:
    looking.speaks(language)
    looking.opens("/enter/")
    looking.page.locator("[name=name]").fill(f"Nobody {language}")
    looking.page.locator("[name=passphrase]").fill("not the passphrase")
    looking.page.locator("main button").click()
    looking.is_at("/enter/code/")
    has_no_fault(looking, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_that_shows_recovery_code_and_key_has_no_fault(language: str, looking: Visitor, team: Team) -> None:
    looking.speaks(language)
    shows_key(looking, team.spare)
    box = looking.finds("svg.qr").bounding_box()
    assert box
    assert box["width"] == box["height"] >= 180  # as large as a telephone wants it
    has_no_fault(looking, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_the_team_has_no_fault(page: str, language: str, looking: Visitor, team: Team) -> None:
    who, address = PAGES[page]
    member: Visitor = getattr(team, who)
    member.begins_anew()
    member.speaks(language)
    member.opens(address)
    member.finds("h1")
    assert member.complaints == []
    looking.speaks(language)
    looks_at_markup(looking, member.page.content(), start="/enter/")
    has_no_fault(looking, language)


def test_what_was_done_to_accounts_is_told_to_who_may_know(team: Team) -> None:
    team.boss.begins_anew()
    team.boss.opens("/accounts/")
    told = team.boss.reads(".deeds")
    assert "Invited · Dara (invented)" in told
    assert "Let into a compartment · Gast (invented) · general" in told
    assert "terminal" in told
