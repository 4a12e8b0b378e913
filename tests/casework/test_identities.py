"""Suggested pairs on a ledger with two invented statements about one man; nobody named here exists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.casework import identities
from habeas.casework.decisions import decide, judge_pair
from habeas.casework.desk import Desk, begin_desk
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.proposals import propose_from
from habeas.casework.view import View, view_of
from habeas.model import Frame, NamingId, Sameness, Verdict, When
from habeas.resolve import Strength

FIRST = (
    "Statement (invented). Orsa Mellin was arrested in Tarn on 3 May 2021. Orsa Mellin was released on 5 July 2021.\n"
)
SECOND = (
    "Заявление (выдумано)\n\n3 мая 2021 года полиция задержала Орсу Меллин. "
    "Орса Меллин была освобождена 5 июля 2021 года.\n"
)
THIRD = "News (invented). Police arrested Kasp Orvel in Sarn on 9 June 2020. Kasp Orvel was charged with theft.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with begin_desk(
        tmp_path / "case.habeas", "an invented passphrase", person="R. (invented)", now=lambda: "2026-01-02T03:04:05Z"
    ) as desk:
        for name, text in (("first.txt", FIRST), ("second.txt", SECOND), ("third.txt", THIRD)):
            (tmp_path / name).write_text(text, encoding="utf-8")
            frame = Frame(published=When.parse("2021-07-20"), published_basis="supplied")
            take_in(desk, [tmp_path / name], supplied=frame, received_from="nobody", tell=lambda words: None)
        propose_from(desk, recall(desk).documents.values(), tell=lambda words: None)
        yield desk


def view(desk: Desk) -> View:
    return view_of(recall(desk))


def pair(desk: Desk) -> tuple[NamingId, NamingId]:
    best = identities.suggestions(view(desk)).suggestions[0]
    return best.left, best.right


def test_two_sources_in_two_scripts_give_a_strong_pair(desk: Desk) -> None:
    best = identities.suggestions(view(desk)).suggestions[0]
    codes = {each.code for each in best.evidence}
    assert best.strength is Strength.STRONG
    assert {"name-script"} <= codes
    assert codes & {"day-same", "day-and-place-same"}


def test_evidence_names_the_claims_that_it_stands_on(desk: Desk) -> None:
    best = identities.suggestions(view(desk)).suggestions[0]
    known = recall(desk).claims
    cited = [claim for each in best.evidence for claim in (*each.left_claims, *each.right_claims)]
    assert cited
    assert all(claim in known for claim in cited)


def test_suggesting_writes_nothing_and_joins_nobody(desk: Desk) -> None:
    before = recall(desk).upto
    left, right = pair(desk)
    assert recall(desk).upto == before
    assert view(desk).component_of(left).members.isdisjoint(view(desk).component_of(right).members)


@pytest.mark.parametrize("word", [Sameness.SAME, Sameness.DIFFERENT, Sameness.UNSURE])
def test_a_judged_pair_waits_no_more(word: Sameness, desk: Desk) -> None:
    left, right = pair(desk)
    judge_pair(desk, left, right, word, because="invented")
    assert not identities.is_waiting(view(desk), left, right)


def test_a_pair_whose_word_was_taken_back_waits_again(desk: Desk) -> None:
    left, right = pair(desk)
    judge_pair(desk, left, right, Sameness.SAME, because="invented")
    judge_pair(desk, left, right, Sameness.RETRACT, because="undone")
    assert pair(desk) == (left, right)


def test_every_word_on_a_pair_is_told_latest_first(desk: Desk) -> None:
    left, right = pair(desk)
    judge_pair(desk, left, right, Sameness.UNSURE, because="one")
    judge_pair(desk, right, left, Sameness.DIFFERENT, because="two")
    judge_pair(desk, left, right, Sameness.RETRACT, because="undone")
    said = identities.said_of_pair(view(desk), left, right)
    assert [word.sameness for word in said] == [Sameness.RETRACT, Sameness.DIFFERENT, Sameness.UNSURE]


def test_names_that_are_one_by_now_are_still_held_against_each_other(desk: Desk) -> None:
    left, right = pair(desk)
    before = identities.weigh(view(desk), left, right)
    judge_pair(desk, left, right, Sameness.SAME, because="invented")
    assert identities.weigh(view(desk), left, right) == before


def test_left_and_right_stay_as_they_were_asked_for(desk: Desk) -> None:
    left, right = pair(desk)
    one, other = identities.weigh(view(desk), left, right), identities.weigh(view(desk), right, left)
    assert [each.left for each in one.evidence] == [each.right for each in other.evidence]


def test_a_rejected_claim_is_no_evidence(desk: Desk) -> None:
    best = identities.suggestions(view(desk)).suggestions[0]
    cited = [claim for each in best.evidence for claim in each.left_claims]
    decide(desk, cited, Verdict.REJECT, because="invented")
    now = identities.weigh(view(desk), best.left, best.right)
    assert not set(cited) & {claim for each in now.evidence for claim in each.left_claims}


@pytest.mark.parametrize(
    ("wanted", "expected"), [("orsa", {"Orsa Mellin"}), ("МЕЛЛИН", {"Орсу Меллин"}), ("nobody", set()), (" ", set())]
)
def test_names_are_found_by_their_words(wanted: str, expected: set[str], desk: Desk) -> None:
    now = view(desk)
    assert {now.namings[each].name for each in identities.find_names(now, wanted)} >= expected


def test_passing_on_and_back_goes_through_the_pairs_that_wait(desk: Desk) -> None:
    now = view(desk)
    first = pair(desk)
    following = identities.find_next(now, first)
    assert following is None or identities.find_next(now, (following.left, following.right), back=True) is not None


def test_many_names_are_weighed_in_the_background(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identities, "AT_ONCE", 0)
    now = view(desk)
    identities.suggestions(now)
    running = identities._FOUND[now].running
    assert running is not None
    running.result(timeout=60)
    assert identities.suggestions(now).suggestions
