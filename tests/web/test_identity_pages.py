"""Pairs of names on the desk; everybody in the world of these tests is invented."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from habeas.casework.identities import find_names, suggestions
from habeas.model import NamingId, Sameness
from habeas.web.chrome.office import Office

REASON = "the same arrest, told by two sources"


def first_pair(office: Office) -> tuple[NamingId, NamingId]:
    """Return the pair that speaks most for being one person."""
    assert office.sitting
    with office.sitting.lock:
        best = suggestions(office.sitting.view()).suggestions[0]
    return best.left, best.right


def address(pair: tuple[str, str], act: str = "") -> str:
    return f"/identities/{pair[0]}/{pair[1]}/{act}"


def said(office: Office) -> list[Sameness]:
    """Return every word that is on the record on names."""
    assert office.sitting
    return [word.sameness for word in office.sitting.view().memory.judgements]


def judge(client: Client, pair: tuple[str, str], word: str, **fields: str) -> object:
    return client.post(address(pair, "judge/"), {"sameness": word, "because": REASON, **fields})


def test_the_list_shows_names_in_their_scripts_with_their_language(reader: Client) -> None:
    page = reader.get("/identities/").content.decode()
    assert re.search(r'<bdi class="name " dir="auto" lang="zh[^"]*">伊尔万·托雷克</bdi>', page)
    assert re.search(r'<bdi class="name " dir="auto" lang="ru">Илван\w* Торек\w*</bdi>', page)


def test_the_list_says_what_speaks_for_a_pair(reader: Client) -> None:
    assert "The names sound the same in two scripts." in reader.get("/identities/").content.decode()


def test_a_pair_shows_both_sides_with_their_quotes(reading_office: Office, reader: Client) -> None:
    page = reader.get(address(first_pair(reading_office))).content.decode()
    assert page.count('class="side-card card ') == 2
    assert page.count("<blockquote") >= 2


@pytest.mark.parametrize("word", ["same", "different", "unsure"])
def test_a_judged_pair_is_recorded_and_waits_no_more(word: str, office: Office, client: Client) -> None:
    pair = first_pair(office)
    before = len(said(office))
    assert judge(client, pair, word).status_code == 302
    assert said(office)[before:] == [Sameness(word)]
    assert first_pair(office) != pair


def test_a_word_without_a_reason_is_not_recorded(office: Office, client: Client) -> None:
    before = said(office)
    answer = client.post(address(first_pair(office), "judge/"), {"sameness": "same", "because": " "})
    assert (answer.status_code, said(office)) == (422, before)


def test_one_keystroke_gives_the_reason(office: Office, client: Client) -> None:
    judge(client, first_pair(office), "same", because="", reason="born on the same day")
    assert office.sitting
    assert office.sitting.view().memory.judgements[-1].because == "born on the same day"


def test_after_a_word_the_next_pair_is_shown_with_the_undo(office: Office, client: Client) -> None:
    pair = first_pair(office)
    answer = client.post(address(pair, "judge/"), {"sameness": "unsure", "because": REASON}, follow=True)
    assert answer.redirect_chain[0][0].startswith("/identities/")
    assert address(pair, "take-back/") in answer.content.decode()


def test_same_is_undone_by_taking_it_back(office: Office, client: Client) -> None:
    pair = first_pair(office)
    judge(client, pair, "same")
    client.post(address(pair, "take-back/"))
    assert office.sitting
    view = office.sitting.view()
    assert view.component_of(pair[0]).members.isdisjoint(view.component_of(pair[1]).members)


def test_the_history_of_a_pair_keeps_what_was_taken_back(office: Office, client: Client) -> None:
    pair = first_pair(office)
    judge(client, pair, "different", because="another father (invented)")
    client.post(address(pair, "take-back/"))
    page = client.get(address(pair)).content.decode()
    assert "another father (invented)" in page


def test_a_pair_that_somebody_judged_meanwhile_is_told_and_not_judged_again(office: Office, client: Client) -> None:
    pair = first_pair(office)
    judge(client, pair, "different")
    before = said(office)
    answer = judge(client, pair, "same", seen="0", because="typed with care")
    assert (answer.status_code, said(office)) == (422, before)
    assert "typed with care" in answer.content.decode()


def test_no_address_judges_several_pairs(office: Office, client: Client) -> None:
    pair = first_pair(office)
    before = len(said(office))
    client.post(address(pair, "judge/"), {"sameness": ["same", "same"], "because": [REASON, REASON], "left": "*"})
    assert len(said(office)) == before + 1


def test_an_unknown_word_is_refused(office: Office, client: Client) -> None:
    before = said(office)
    answer = judge(client, first_pair(office), "merge")
    assert (answer.status_code // 100, said(office)) == (4, before)


@pytest.mark.parametrize("pair", [("nam-0", "nam-1"), ("nam-0", "nam-0")])
def test_a_name_that_is_not_there_is_told(pair: tuple[str, str], reader: Client) -> None:
    assert reader.get(address(pair)).status_code == 404


def test_names_are_paired_by_hand_through_a_search(reading_office: Office, reader: Client) -> None:
    assert reading_office.sitting
    left, right = (
        find_names(reading_office.sitting.view(), "Илван")[0],
        find_names(reading_office.sitting.view(), "Lind")[0],
    )
    assert "Lind" in reader.get("/identities/choose/", {"with": left, "q": "lind"}).content.decode()
    answer = reader.get("/identities/choose/", {"with": left, "and": right})
    assert answer.headers["Location"] == address((left, right))


def test_passing_over_a_pair_records_nothing(office: Office, client: Client) -> None:
    pair, before = first_pair(office), said(office)
    answer = client.get("/identities/next/", {"after": f"{pair[0]}:{pair[1]}"})
    assert answer.status_code == 302
    assert answer.headers["Location"] != address(pair)
    assert said(office) == before


def test_a_hostile_name_stays_text(reader: Client) -> None:
    for start in ("", "?after=nam-x:nam-y"):
        assert "<img src=x" not in reader.get(f"/identities/{start}").content.decode()
