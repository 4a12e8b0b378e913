"""From the list of cases to a petition by keyboard alone; nobody in them exists."""

from __future__ import annotations

import pytest
from visitor import Visitor

REASON = "The paper corrected the day; her brother was there."
CASE = "/cases/cas-[0-9a-f]+/"


def opens_the_case(visitor: Visitor) -> str:
    """Go from the list to the fullest case; return its address."""
    visitor.opens("/cases/")
    visitor.follows("a.who")
    visitor.is_at(f"{CASE}$")
    return visitor.page.url.removeprefix(visitor.address)


def turns_to(visitor: Visitor, page: str) -> None:
    """Go to another page of the case by its tab."""
    visitor.follows(f"nav.tabs a[href$='{page}/']")
    visitor.is_at(f"/{page}/$")


def test_an_event_of_the_timeline_leads_to_its_quotes(visitor: Visitor) -> None:
    opens_the_case(visitor)
    visitor.reaches(".timeline a.event")
    visitor.presses("Tab", "Shift+Tab")
    assert visitor.page.evaluate("document.activeElement.getAttribute('aria-label')")
    visitor.presses("Enter")
    visitor.is_at("fct-")
    assert visitor.finds(".fact:target blockquote").inner_text().strip()


def test_a_conflict_is_settled_with_a_reason_and_the_choice_taken_back(visitor: Visitor) -> None:
    opens_the_case(visitor)
    visitor.follows("details.settle summary")
    visitor.reaches("details.settle[open] input[type=radio]")
    visitor.presses("Space", "Tab")
    visitor.types(REASON)
    visitor.follows("details.settle[open] button.primary")
    visitor.finds(".versus.resolved .side.followed")
    assert REASON in visitor.reads(".versus.resolved .chosen")
    visitor.follows(".versus.resolved details.settle summary")
    visitor.fills(".versus.resolved textarea", "I misread the paper.")
    visitor.follows(".versus.resolved button[name=withdraw]")
    visitor.page.locator(".versus.resolved").wait_for(state="detached")
    assert visitor.page.locator(".versus .side").count() >= 2


def test_a_choice_without_a_reason_is_not_taken(visitor: Visitor) -> None:
    opens_the_case(visitor)
    visitor.follows("details.settle summary")
    visitor.reaches("details.settle[open] input[type=radio]")
    visitor.presses("Space")
    visitor.follows("details.settle[open] button.primary")
    visitor.finds("details.settle textarea:invalid:focus")
    assert visitor.page.locator(".versus.resolved").count() == 0


def test_open_questions_are_printed_without_what_is_only_for_the_screen(visitor: Visitor) -> None:
    opens_the_case(visitor)
    turns_to(visitor, "questions")
    visitor.sees("Questions still open")
    assert visitor.page.locator("header.bar").is_visible()
    visitor.page.emulate_media(media="print")
    hidden = ["header.bar", "nav.tabs", "form.options"]
    assert [each for each in hidden if visitor.page.locator(each).is_visible()] == []
    assert visitor.page.locator("article.questions .question").first.is_visible()


@pytest.mark.parametrize("page", ["questions", "findings", "filings", "history"])
def test_every_page_of_a_case_is_one_tab_away(page: str, visitor: Visitor) -> None:
    opens_the_case(visitor)
    turns_to(visitor, page)
    assert visitor.finds("nav.tabs [aria-current=page]").get_attribute("href") in visitor.page.url


def test_the_history_says_who_decided_what_and_why(visitor: Visitor) -> None:
    opens_the_case(visitor)
    turns_to(visitor, "history")
    says = visitor.reads("ol.deeds")
    assert "Reviewer R. (invented)" in says
    assert "His sister says so." in says


def test_each_answer_of_the_findings_stands_on_quotes_that_lead_to_their_place(visitor: Visitor) -> None:
    opens_the_case(visitor)
    turns_to(visitor, "findings")
    visitor.follows("article.element figcaption a")
    visitor.is_at("/read/")
    visitor.finds("mark.now")


def test_the_sentence_that_has_the_focus_shows_what_it_stands_on(visitor: Visitor) -> None:
    visitor.opens(f"{opens_the_case(visitor)}petition/")
    visitor.reaches("#sentence-1")
    visitor.finds("#stand-1.now blockquote")
    visitor.presses("Tab")
    visitor.finds("#stand-2.now blockquote")
    assert not visitor.page.locator("#stand-1").is_visible()


def test_a_sentence_is_flagged_once_a_claim_that_it_cites_is_rejected(visitor: Visitor) -> None:
    visitor.opens(f"{opens_the_case(visitor)}petition/")
    visitor.presses("w")
    visitor.is_at("/petitions/pet-")
    petition = visitor.page.url.removeprefix(visitor.address)
    visitor.sees("Every sentence still holds: nothing that it cites has changed.")
    visitor.reaches("#sentence-2")
    visitor.presses("Enter")
    visitor.follows(".stand.now figcaption a")
    visitor.is_at("/read/")
    claim = visitor.claim_in_hand
    visitor.presses("r", "2")
    visitor.is_given_another(claim)
    visitor.opens(petition)
    visitor.finds("main .notice.warning[role=status]")
    visitor.reaches(".sentence.outdated")
    visitor.finds(".stand.now.outdated .notice.warning")
    visitor.presses("Enter")
    assert "is rejected or gone" in visitor.reads(".stand.now .notice.warning")
