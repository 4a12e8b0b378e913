"""Reading and deciding at the desk, as a browser sees it. Everybody in the documents is invented."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from visiting import PERSON, unlocked

from habeas.casework.reading import require_readers
from habeas.casework.view import View
from habeas.model import ClaimId, Document, Verdict
from habeas.web.chrome.office import Office

SCRIPTS = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "card"}
OTHER = "Baran (invented)"
HOSTILE = '<script>alert("x")</script>\u202e"><img src=x>'


def view_of(office: Office) -> View:
    assert office.sitting is not None
    return office.sitting.view()


def first_waiting(office: Office, person: str = PERSON) -> ClaimId:
    found = view_of(office).next_claim(person)
    assert found is not None
    return found


def following(office: Office, claim: ClaimId) -> ClaimId:
    found = view_of(office).next_claim(PERSON, after=claim)
    assert found is not None
    return found


def document_with(office: Office, words: str) -> Document:
    return next(each for each in view_of(office).documents.values() if words in each.text)


def shown(client: Client, claim: str) -> str:
    """The page on which a claim is read."""
    place = client.get(f"/claims/{claim}/").headers["Location"]
    return client.get(place.split("#")[0]).content.decode()


def seen_on(page: str) -> str:
    found = re.search(r'name="seen" value="(\d+)"', page)
    assert found is not None
    return found[1]


def card_of(page: str) -> str:
    found = re.search(r'<section id="card".*?</section>', page, re.DOTALL)
    assert found is not None
    return found[0]


# The queue


def test_the_queue_leads_to_the_most_urgent_claim(client: Client, office: Office) -> None:
    page = client.get("/review/").content.decode()

    assert f'href="/claims/{first_waiting(office)}/"' in page
    assert "Documents that wait" in page


def test_a_desk_on_which_all_is_decided_says_so(client: Client, office: Office) -> None:
    while (claim := view_of(office).next_claim(PERSON)) is not None:
        client.post(f"/claims/{claim}/decide/", {"verdict": "accept", "because": "read"})

    page = client.get("/review/").content.decode()

    assert "Everything here is decided." in page


def test_the_next_document_is_that_which_waits_after_this_one(client: Client, office: Office) -> None:
    first, second = (each.document for each in view_of(office).queue(PERSON)[:2])

    answer = client.get("/review/next/", {"after": first})

    assert answer.headers["Location"] == f"/read/{second}/"


# Reading


def test_the_words_of_a_document_stand_on_its_page_once_and_unchanged(reader: Client, reading_office: Office) -> None:
    document = document_with(reading_office, "10 марта 2023 года")

    page = reader.get(f"/read/{document.id}/").content.decode()

    text = page.split('id="text"')[1].split("</article>")[0]
    paragraphs = re.findall(r'<p dir="auto"[^>]*>(.*?)</p>', text, re.DOTALL)
    words = [unescape(re.sub(r"<[^>]*>", "", each)) for each in paragraphs]
    assert "".join("".join(words).split()) == "".join(document.text.split())


def test_each_claim_of_a_part_has_its_place_in_the_text(reader: Client, reading_office: Office) -> None:
    document = document_with(reading_office, "Public Statement")

    page = reader.get(f"/read/{document.id}/").content.decode()

    assert set(re.findall(r'id="mark-(clm-\w+)"', page)) == set(view_of(reading_office).ids_in(document.id))


@pytest.mark.parametrize(
    ("words", "language"),
    [("10 марта 2023 года", "ru"), ("2023年3月10日", "zh"), ("10-مارت", "ug"), ("Public Statement", "en")],
)
def test_the_words_carry_their_language_and_each_paragraph_its_own_direction(
    reader: Client, reading_office: Office, words: str, language: str
) -> None:
    document = document_with(reading_office, words)

    page = reader.get(f"/read/{document.id}/").content.decode()

    assert f'<div id="text" class="text" lang="{language}">' in page
    assert '<p dir="auto"' in page


def test_a_document_cannot_bring_a_script_onto_its_page(reader: Client, reading_office: Office) -> None:
    document = document_with(reading_office, "<script>")

    page = reader.get(f"/read/{document.id}/").content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "\u202e" not in page
    assert "\ufffdBana" in page


@pytest.mark.parametrize(
    "query", ["claim=clm-0", "part=99999999999", "part=-1", "order=%00", "page=9999", "part=x&order=harm&claim="]
)
def test_an_odd_address_is_answered(reader: Client, reading_office: Office, query: str) -> None:
    document = document_with(reading_office, "Public Statement")

    answer = reader.get(f"/read/{document.id}/?{query}")

    assert answer.status_code in (200, 404)


def test_a_script_that_goes_to_another_claim_is_sent_the_card_alone(reader: Client, reading_office: Office) -> None:
    document = document_with(reading_office, "Public Statement")
    claim = view_of(reading_office).ids_in(document.id)[3]

    page = reader.get(
        f"/read/{document.id}/", {"claim": claim, "shown": "1", "listed": "1"}, **SCRIPTS
    ).content.decode()  # fmt: skip

    assert f'data-claim="{claim}"' in card_of(page)
    assert "<html" not in page
    assert 'id="text"' not in page


def test_a_script_that_shows_another_part_is_sent_to_the_page_of_the_claim(
    reader: Client, reading_office: Office
) -> None:
    document = document_with(reading_office, "Public Statement")
    claim = view_of(reading_office).ids_in(document.id)[3]

    answer = reader.get(f"/read/{document.id}/", {"claim": claim, "shown": "7"}, **SCRIPTS)

    assert answer.headers["HX-Redirect"] == f"/read/{document.id}/?claim={claim}#mark-{claim}"


# Deciding


@pytest.mark.parametrize("verdict", ["accept", "reject", "unsure"])
def test_a_word_is_recorded_and_the_next_claim_shown(client: Client, office: Office, verdict: str) -> None:
    claim = first_waiting(office)

    answer = client.post(f"/claims/{claim}/decide/", {"verdict": verdict, "because": "Read twice."})

    word = view_of(office).decision_on(claim)
    assert word is not None
    assert (word.verdict, word.by, word.because) == (Verdict(verdict), PERSON, "Read twice.")
    assert f"claim={following(office, claim)}#mark-{following(office, claim)}" in answer.headers["Location"]


def test_a_reason_offered_on_the_card_can_be_sent_as_it_stands(client: Client, office: Office) -> None:
    claim = first_waiting(office)
    page = shown(client, claim)
    reason = re.search(r'name="because" value="([^"]+)" class="reason" data-key="1"', page)
    assert reason is not None

    client.post(
        f"/claims/{claim}/decide/", {"verdict": "accept", "because": unescape(reason[1]), "seen": seen_on(page)}
    )

    assert view_of(office).has_decided(claim, PERSON)


def test_a_script_is_sent_the_next_card_and_the_line_that_changed(client: Client, office: Office) -> None:
    claim = first_waiting(office)

    page = client.post(
        f"/claims/{claim}/decide/", {"verdict": "accept", "because": "read", "shown": "1", "listed": "1"}, **SCRIPTS
    ).content.decode()

    assert f'data-claim="{following(office, claim)}"' in card_of(page)
    assert f'<li id="line-{claim}" class="line accepted" hx-swap-oob="true">' in page
    assert "Accepted: " in page
    assert "<html" not in page


def test_a_word_without_a_reason_is_asked_for_one(client: Client, office: Office) -> None:
    claim = first_waiting(office)

    answer = client.post(f"/claims/{claim}/decide/", {"verdict": "reject", "because": "  "})

    assert answer.status_code == 422
    assert "Say why" in answer.content.decode()
    assert not view_of(office).has_decided(claim, PERSON)


def test_whoever_picks_the_last_claim_of_a_document_stays_in_it_while_others_wait(
    client: Client, office: Office
) -> None:
    document = document_with(office, "10 марта 2023 года")
    last = view_of(office).ids_in(document.id)[-1]

    answer = client.post(f"/claims/{last}/decide/", {"verdict": "accept", "because": "read", "order": "text"})

    first = view_of(office).ids_in(document.id)[0]
    assert answer.headers["Location"] == f"/read/{document.id}/?claim={first}&order=text#mark-{first}"


@pytest.mark.parametrize("verdict", ["retract", "", "ACCEPT", "<script>"])
def test_no_other_word_can_be_sent(client: Client, office: Office, verdict: str) -> None:
    claim = first_waiting(office)

    answer = client.post(f"/claims/{claim}/decide/", {"verdict": verdict, "because": "read"})

    assert answer.status_code == 409
    assert view_of(office).decisions_on(claim) == ()


@pytest.mark.parametrize("how", [{}, SCRIPTS], ids=["plain", "scripts"])
def test_whoever_decides_second_is_told_and_keeps_what_she_typed(
    client: Client, office: Office, how: dict[str, str]
) -> None:
    claim = first_waiting(office)
    seen = seen_on(shown(client, claim))
    other = unlocked(Client(), OTHER)
    other.post(f"/claims/{claim}/decide/", {"verdict": "accept", "because": "first", "seen": seen})

    page = client.post(
        f"/claims/{claim}/decide/",
        {"verdict": "reject", "because": "typed for long", "seen": seen, "shown": "1", "listed": "1"},
        **how,
    ).content.decode()

    assert OTHER in page
    assert "Nothing was recorded now." in page
    assert 'value="typed for long"' in page
    assert [word.by for word in view_of(office).decisions_on(claim)] == [OTHER]


def test_what_she_typed_is_recorded_as_well_when_she_sends_it_again(client: Client, office: Office) -> None:
    claim = first_waiting(office)
    seen = seen_on(shown(client, claim))
    unlocked(Client(), OTHER).post(f"/claims/{claim}/decide/", {"verdict": "accept", "because": "first"})
    page = client.post(
        f"/claims/{claim}/decide/", {"verdict": "reject", "because": "mine", "seen": seen}
    ).content.decode()

    client.post(f"/claims/{claim}/decide/", {"verdict": "reject", "because": "mine", "seen": seen_on(page)})

    assert [word.by for word in view_of(office).decisions_on(claim)] == [OTHER, PERSON]


def test_the_page_one_comes_back_to_shows_the_word_and_how_to_take_it_back(client: Client, office: Office) -> None:
    claim = first_waiting(office)
    client.post(f"/claims/{claim}/decide/", {"verdict": "accept", "because": "read"})

    page = card_of(shown(client, claim))

    assert "You said:" in page
    assert "Take back" in page
    assert client.get("/review/").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("named", [True, False], ids=["this claim", "the last word"])
def test_a_word_can_be_taken_back(client: Client, office: Office, named: bool) -> None:
    claim = first_waiting(office)
    client.post(f"/claims/{claim}/decide/", {"verdict": "accept", "because": "read"})

    answer = client.post("/claims/undo/", {"claim": claim} if named else {})

    assert f"claim={claim}" in answer.headers["Location"]
    assert not view_of(office).has_decided(claim, PERSON)


def test_what_was_typed_cannot_become_a_script(client: Client, office: Office) -> None:
    claim = first_waiting(office)
    client.post(f"/claims/{claim}/decide/", {"verdict": "unsure", "because": HOSTILE})
    client.post(f"/claims/{claim}/note/", {"text": HOSTILE})

    page = shown(client, claim)

    assert page.count("&lt;script&gt;alert") >= 2
    assert "<script>alert" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("how", [{}, SCRIPTS], ids=["plain", "scripts"])
def test_a_note_is_kept_and_decides_nothing(client: Client, office: Office, how: dict[str, str]) -> None:
    claim = first_waiting(office)

    client.post(f"/claims/{claim}/note/", {"text": "Ask his sister.", "shown": "1", "listed": "1"}, **how)

    assert "Ask his sister." in shown(client, claim)
    assert view_of(office).decisions_on(claim) == ()


def test_a_note_without_words_is_refused(client: Client, office: Office) -> None:
    answer = client.post(f"/claims/{first_waiting(office)}/note/", {"text": " "})

    assert answer.status_code == 422


# Two readers


def two_readers(office: Office) -> None:
    assert office.sitting is not None
    require_readers(office.sitting.desk_for(PERSON), 2, because="to be sure")


def test_the_second_reader_does_not_see_the_first_ones_word(client: Client, office: Office) -> None:
    two_readers(office)
    claim = first_waiting(office)
    client.post(f"/claims/{claim}/decide/", {"verdict": "reject", "because": "a telling reason"})
    other = unlocked(Client(), OTHER)

    page = shown(other, claim)

    assert "a telling reason" not in page
    assert PERSON not in card_of(page)
    assert 'data-state="waiting"' in card_of(page)
    assert "Two people read each claim." in page


def test_the_second_reader_may_send_a_page_that_is_older_than_the_first_ones_word(
    client: Client, office: Office
) -> None:
    two_readers(office)
    claim = first_waiting(office)
    other = unlocked(Client(), OTHER)
    seen = seen_on(shown(other, claim))
    client.post(f"/claims/{claim}/decide/", {"verdict": "reject", "because": "first"})

    page = other.post(f"/claims/{claim}/decide/", {"verdict": "accept", "because": "second", "seen": seen})

    assert page.status_code == 302
    assert view_of(office).differs(claim)


def test_once_both_have_spoken_each_sees_the_others_word(client: Client, office: Office) -> None:
    two_readers(office)
    claim = first_waiting(office)
    client.post(f"/claims/{claim}/decide/", {"verdict": "reject", "because": "a telling reason"})
    other = unlocked(Client(), OTHER)
    other.post(f"/claims/{claim}/decide/", {"verdict": "accept", "because": "second"})

    page = card_of(shown(other, claim))

    assert "a telling reason" in page
    assert "Readers contradict each other." in page


def test_where_readers_differ_is_listed_with_how_far_they_agree(client: Client, office: Office) -> None:
    two_readers(office)
    claim = first_waiting(office)
    client.post(f"/claims/{claim}/decide/", {"verdict": "reject", "because": "no"})
    unlocked(Client(), OTHER).post(f"/claims/{claim}/decide/", {"verdict": "accept", "because": "yes"})

    page = client.get("/review/agreement/").content.decode()

    assert "Of 1 claim that two people read," in page
    assert "To talk about" in page
    assert f'href="/claims/{claim}/"' in page


def test_a_third_reader_is_not_told_what_two_others_differ_on(client: Client, office: Office) -> None:
    two_readers(office)
    claim = first_waiting(office)
    client.post(f"/claims/{claim}/decide/", {"verdict": "reject", "because": "a telling reason"})
    unlocked(Client(), OTHER).post(f"/claims/{claim}/decide/", {"verdict": "accept", "because": "yes"})

    third = unlocked(Client(), "Third (invented)")

    assert "a telling reason" not in third.get("/review/agreement/").content.decode()
    assert "a telling reason" not in shown(third, claim)


# Putting right, and claims by hand


def form_of(page: str) -> dict[str, str]:
    """What the form of a statement would send as it stands."""
    fields = dict(re.findall(r'<input type="[a-z]+" name="(\w+)" value="([^"]*)"', page.split("data-takes-words")[1]))
    chosen = dict(re.findall(r'<select name="(\w+)".*?<option value="(\w+)" selected>', page, re.DOTALL))
    quote = re.search(r'<textarea name="quote"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    return {**fields, **chosen, "quote": unescape(quote[1]) if quote else ""}


def test_an_amendment_takes_the_place_of_what_was_proposed(client: Client, office: Office) -> None:
    claim = first_waiting(office)
    form = form_of(client.get(f"/claims/{claim}/amend/").content.decode())

    answer = client.post(f"/claims/{claim}/amend/", {**form, "predicate": "ill_treatment", "because": "It was worse."})

    view = view_of(office)
    made = view.amendment_of(claim)
    assert answer.status_code == 302
    assert made is not None
    assert view.get_claim(made).predicate == "ill_treatment"
    assert view.is_rejected(claim)
    assert "Another claim was put in the place of this one" in shown(client, claim)
    assert "It stands in the place of a claim" in shown(client, made)


def test_an_amendment_may_move_to_words_that_were_selected(client: Client, office: Office) -> None:
    claim = first_waiting(office)
    document = view_of(office).documents[view_of(office).get_claim(claim).passage.document]
    form = form_of(client.get(f"/claims/{claim}/amend/").content.decode())

    client.post(f"/claims/{claim}/amend/", {**form, "start": "0", "end": "9", "because": "These words say it."})

    made = view_of(office).amendment_of(claim)
    assert made is not None
    assert view_of(office).get_claim(made).passage.quote == document.text[:9].strip()


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("when", "some day or other", "some day or other"),
        ("quote", "words that stand nowhere", "words that stand nowhere"),
        ("because", "", "This field is required."),
        ("predicate", "<script>", "&lt;script&gt;"),
    ],
)
def test_a_form_that_cannot_be_taken_says_why_and_keeps_what_was_typed(
    client: Client, office: Office, field: str, typed: str, told: str
) -> None:
    claim = first_waiting(office)
    form = form_of(client.get(f"/claims/{claim}/amend/").content.decode())

    answer = client.post(f"/claims/{claim}/amend/", {**form, "because": "typed with care", field: typed})

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert 'class="error"' in answer.content.decode()
    assert view_of(office).amendment_of(claim) is None


def test_an_amendment_that_changes_nothing_is_refused(client: Client, office: Office) -> None:
    claim = first_waiting(office)
    form = form_of(client.get(f"/claims/{claim}/amend/").content.decode())

    answer = client.post(f"/claims/{claim}/amend/", {**form, "because": "no change"})

    assert answer.status_code == 422
    assert view_of(office).amendment_of(claim) is None


def test_whoever_amends_second_is_told_and_keeps_what_she_typed(client: Client, office: Office) -> None:
    claim = first_waiting(office)
    form = form_of(client.get(f"/claims/{claim}/amend/").content.decode())
    unlocked(Client(), OTHER).post(f"/claims/{claim}/decide/", {"verdict": "accept", "because": "first"})
    mine = {**form, "predicate": "ill_treatment", "because": "typed with care"}

    told = client.post(f"/claims/{claim}/amend/", mine).content.decode()
    client.post(f"/claims/{claim}/amend/", {**mine, "seen": seen_on(told)})

    assert OTHER in told
    assert "typed with care" in told
    assert view_of(office).amendment_of(claim) is not None


def test_an_amendment_can_be_undone(client: Client, office: Office) -> None:
    claim = first_waiting(office)
    form = form_of(client.get(f"/claims/{claim}/amend/").content.decode())
    client.post(f"/claims/{claim}/amend/", {**form, "predicate": "ill_treatment", "because": "It was worse."})
    made = view_of(office).amendment_of(claim)
    assert made is not None

    client.post("/claims/undo/", {"claim": made})

    assert not view_of(office).has_decided(claim, PERSON)


BY_HAND = {"predicate": "hearing", "modality": "asserted", "about": "Илван Торек", "value": "", "when": ""}


@pytest.mark.parametrize(("because", "decided"), [("I read it.", True), ("", False)])
def test_selected_words_become_a_claim(
    client: Client,
    office: Office,
    because: str,
    decided: bool,
) -> None:
    document = document_with(office, "10 марта 2023 года")
    start = document.text.index("12 марта")
    place = {"start": str(start), "end": str(start + 17), "quote": "x"}

    answer = client.post(f"/read/{document.id}/claim/", {**BY_HAND, **place, "because": because})

    made = re.search(r"claim=(clm-\w+)", answer.headers["Location"])
    assert made is not None
    assert view_of(office).get_claim(made[1]).passage.quote == document.text[start : start + 17].strip()
    assert view_of(office).has_decided(made[1], PERSON) is decided


def test_without_scripts_the_exact_words_are_enough(client: Client, office: Office) -> None:
    document = document_with(office, "10 марта 2023 года")

    answer = client.post(
        f"/read/{document.id}/claim/", {**BY_HAND, "quote": "Ордер ему не предъявили.", "because": ""}
    )  # fmt: skip

    made = re.search(r"claim=(clm-\w+)", answer.headers["Location"])
    assert made is not None
    assert view_of(office).get_claim(made[1]).passage.quote == "Ордер ему не предъявили."


def test_words_that_stand_twice_are_asked_for_which(client: Client, office: Office) -> None:
    document = document_with(office, "10 марта 2023 года")

    answer = client.post(f"/read/{document.id}/claim/", {**BY_HAND, "quote": "Торек", "because": ""})

    assert answer.status_code == 422
    assert '<details class="occurrence" open>' in answer.content.decode()


def test_the_form_shows_the_words_that_were_selected(reader: Client, reading_office: Office) -> None:
    document = document_with(reading_office, "10 марта 2023 года")

    page = reader.get(f"/read/{document.id}/claim/", {"start": "0", "end": "9"}).content.decode()

    assert f">\n{document.text[:9]}</textarea>" in page


@pytest.mark.parametrize("place", [("5", "2"), ("x", "y"), ("0", "99999999"), ("", "")])
def test_an_odd_selection_is_no_selection(reader: Client, reading_office: Office, place: tuple[str, str]) -> None:
    document = document_with(reading_office, "10 марта 2023 года")

    answer = reader.get(f"/read/{document.id}/claim/", {"start": place[0], "end": place[1]})

    assert answer.status_code == 200


def test_a_claim_that_is_not_there_is_told(reader: Client) -> None:
    assert reader.get("/claims/clm-0000000000000000/").status_code == 404
