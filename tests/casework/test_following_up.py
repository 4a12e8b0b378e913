"""What follows a filing: put on record with evidence, corrected, taken back, due, and reported. All invented."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from habeas.casework.cases import get_case
from habeas.casework.complying import (
    Asked,
    Judged,
    Opined,
    record_opinion,
    say_compliance,
    suggestions_of,
    take_back_compliance,
    take_back_opinion,
)
from habeas.casework.decisions import decide, judge
from habeas.casework.desk import Desk
from habeas.casework.due import calendar_of, find_due, followings, names_of, report_state
from habeas.casework.following import (
    Told,
    change_reminder,
    correct_communication,
    following_of,
    record_communication,
    remind,
    take_back_communication,
)
from habeas.casework.intake import take_in
from habeas.casework.memory import recall, remember
from habeas.casework.proposals import each_document, propose_from
from habeas.casework.undoing import NothingToUndo
from habeas.casework.view import view_of
from habeas.errors import BadChoice, HabeasError, NotFound, ReasonMissing
from habeas.follow import Following, Fulfilment, HintSort, ReplyStatus, SymbolInverted
from habeas.model import Communication, Done, Frame, Kind, Milestone, Sameness, Verdict

NAME = "Orsa Mellin"
TODAY = "2026-01-02"  # of the desk
SYMBOL = "A/HRC/WGAD/2021/95"
SENT = Told(mechanism="WGAD", milestone=Milestone.TRANSMITTED, on="2025-11-20", state="Zubrania")
CAME = replace(SENT, milestone=Milestone.REPLIED, on="2025-12-24")
OPINION = Opined(
    symbol=SYMBOL, states=("Zubrania",), adopted="2021-06-20", categories=("I", "III"), articles=("ICCPR 9(1)",),
    remedies=(Asked(key="release"), Asked(key="compensation", by="2026-01-08")),
)  # fmt: skip
FREED = Judged(symbol=SYMBOL, key="release", done=Done.DONE, on="2021-07-05", because="the statement says so")


def found(desk: Desk, today: str = TODAY) -> Following:
    memory = recall(desk)
    return following_of(memory, get_case(memory, NAME), today=today)


def test_what_is_recorded_says_who_when_and_on_what_file(desk: Desk) -> None:
    made = record_communication(desk, NAME, replace(SENT, document="statement.txt", reference=" G/SO 218/2 "))
    assert found(desk).communications == (made,)
    assert (made.by, made.at, made.reference, made.state) == (desk.person, desk.now(), "G/SO 218/2", "Zubrania")
    assert made.document == next(iter(recall(desk).documents))


def test_two_of_one_second_are_two(desk: Desk) -> None:
    made = {record_communication(desk, NAME, SENT).id for _ in range(2)}
    assert len(made) == len(found(desk).communications) == 2


def test_a_state_of_the_table_is_kept_by_its_code(desk: Desk) -> None:
    assert record_communication(desk, NAME, replace(SENT, state="Kazakhstan")).state == "KZ"


WRONG = [
    (replace(SENT, mechanism="NOWHERE"), BadChoice),
    (replace(SENT, on="2026-05-01"), BadChoice),  # still to come
    (replace(SENT, on="2025-11-20/.."), BadChoice),
    (replace(SENT, on="in May"), HabeasError),
    (replace(SENT, until="next week"), BadChoice),
    (replace(SENT, document="nothing.txt"), NotFound),
    (replace(SENT, filing="pet-0"), NotFound),
    (replace(SENT, answers="com-0"), NotFound),
]


@pytest.mark.parametrize(("told", "error"), WRONG)
def test_what_cannot_be_is_refused_and_nothing_is_recorded(desk: Desk, told: Told, error: type[HabeasError]) -> None:
    with pytest.raises(error):
        record_communication(desk, NAME, told)
    assert found(desk).communications == ()


def test_a_correction_stands_and_the_former_word_stays_in_the_ledger(desk: Desk) -> None:
    made = record_communication(desk, NAME, SENT)
    better = correct_communication(desk, NAME, made.id, replace(SENT, on="2025-11-21"))
    assert found(desk).communications == (better,)
    assert [each for each in recall(desk).words if isinstance(each, Communication)] == [made, better]


def test_taking_back_restores_and_restoring_brings_back(desk: Desk) -> None:
    record_communication(desk, NAME, SENT)
    before = found(desk)
    reply = record_communication(desk, NAME, CAME)
    after = found(desk)
    take_back_communication(desk, NAME, reply.id)
    assert found(desk) == before
    take_back_communication(desk, NAME, reply.id, restore=True)
    assert found(desk).replies == after.replies


def test_what_is_not_taken_back_cannot_be_restored(desk: Desk) -> None:
    made = record_communication(desk, NAME, SENT)
    with pytest.raises(NothingToUndo):
        take_back_communication(desk, NAME, made.id, restore=True)


def test_a_reply_in_time_meets_the_limit(desk: Desk) -> None:
    record_communication(desk, NAME, SENT)
    open_before = [each.key for each in find_due(recall(desk), today=TODAY)]
    record_communication(desk, NAME, CAME)
    assert open_before == ["reply"]
    assert find_due(recall(desk), today=TODAY) == ()
    assert [each.status for each in found(desk).replies] == [ReplyStatus.IN_TIME]


def test_an_opinion_is_a_checklist_of_what_is_owed(desk: Desk) -> None:
    record_opinion(desk, NAME, OPINION)
    (opinion,) = found(desk).opinions
    assert [(each.owed.key, each.standing) for each in opinion.remedies] == [
        ("release", Fulfilment.NOT_KNOWN),
        ("compensation", Fulfilment.NOT_KNOWN),
    ]


OPINIONS = [
    (replace(OPINION, symbol="A/HRC/WGAD/95/2021"), SymbolInverted),
    (replace(OPINION, states=()), BadChoice),
    (replace(OPINION, categories=("VI",)), BadChoice),
    (replace(OPINION, remedies=(Asked(key="apology"),)), BadChoice),
    (replace(OPINION, remedies=(Asked(key="release", claims=("clm-0",)),)), NotFound),
]


@pytest.mark.parametrize(("told", "error"), OPINIONS)
def test_an_opinion_that_cannot_be_is_refused(desk: Desk, told: Opined, error: type[HabeasError]) -> None:
    with pytest.raises(error):
        record_opinion(desk, NAME, told)
    assert found(desk).opinions == ()


def test_an_opinion_is_taken_back_and_brought_back(desk: Desk) -> None:
    record_opinion(desk, NAME, OPINION)
    take_back_opinion(desk, NAME, "Opinion No. 95/2021")
    gone = found(desk).opinions
    take_back_opinion(desk, NAME, SYMBOL, restore=True)
    assert (gone, len(found(desk).opinions)) == ((), 1)


def test_compliance_is_a_word_on_claims_which_its_speaker_takes_back(desk: Desk) -> None:
    record_opinion(desk, NAME, OPINION)
    claim = next(each.id for each in recall(desk).current_claims() if each.predicate is Kind.RELEASE)
    made = say_compliance(desk, NAME, replace(FREED, claims=(claim,)))
    stood = found(desk).opinions[0].remedies[0]
    take_back_compliance(desk, NAME, SYMBOL, "release")
    assert (stood.standing, stood.words, made.claims) == (Fulfilment.DONE, (made,), (claim,))
    assert found(desk).opinions[0].remedies[0].standing is Fulfilment.NOT_KNOWN
    with pytest.raises(NothingToUndo):
        take_back_compliance(desk, NAME, SYMBOL, "release")


def test_another_person_can_differ_and_keeps_her_word(desk: Desk) -> None:
    record_opinion(desk, NAME, OPINION)
    say_compliance(desk, NAME, FREED)
    say_compliance(replace(desk, person="S. (invented)"), NAME, replace(FREED, done=Done.PARTLY))
    with pytest.raises(NothingToUndo):
        take_back_compliance(replace(desk, person="T. (invented)"), NAME, SYMBOL, "release")
    assert len(found(desk).opinions[0].remedies[0].differing) == 2


JUDGED = [
    (replace(FREED, because=" "), ReasonMissing),
    (replace(FREED, key="expunge"), NotFound),
    (replace(FREED, symbol="Opinion No. 1/2021"), NotFound),
    (replace(FREED, claims=("clm-0",)), NotFound),
]


@pytest.mark.parametrize(("told", "error"), JUDGED)
def test_a_word_that_stands_on_nothing_is_refused(desk: Desk, told: Judged, error: type[HabeasError]) -> None:
    record_opinion(desk, NAME, OPINION)
    with pytest.raises(error):
        say_compliance(desk, NAME, told)
    assert found(desk).opinions[0].remedies[0].words == ()


def test_an_accepted_release_is_suggested_and_decides_nothing(desk: Desk) -> None:
    record_opinion(desk, NAME, OPINION)
    claim = next(each for each in recall(desk).current_claims() if each.predicate is Kind.RELEASE)
    decide(desk, [claim.id], Verdict.ACCEPT, because="it says so")
    case, now = get_case(recall(desk), NAME), found(desk)
    (hint,) = suggestions_of(case, now)
    assert (hint.sort, hint.key, hint.done, hint.claims) == (HintSort.REMEDY, "release", Done.DONE, (claim.id,))
    assert now.opinions[0].remedies[0].standing is Fulfilment.NOT_KNOWN


def test_a_reminder_is_due_until_it_is_done_and_can_be_put_off(desk: Desk) -> None:
    made = remind(desk, NAME, "2026-01-05", "is she still free?")
    change_reminder(desk, NAME, made.id, due="2026-02-05")
    put_off = [each.first for each in find_due(recall(desk), today=TODAY)]
    change_reminder(desk, NAME, made.id, done=True)
    done = find_due(recall(desk), today=TODAY)
    change_reminder(desk, NAME, made.id)
    assert (put_off, done) == (["2026-02-05"], ())
    assert [each.key for each in find_due(recall(desk), today=TODAY)] == [made.id]


def test_a_day_that_is_none_is_no_reminder(desk: Desk) -> None:
    with pytest.raises(BadChoice):
        remind(desk, NAME, "soon", "is she still free?")


def test_the_calendar_names_nobody_unless_asked(desk: Desk) -> None:
    remind(desk, NAME, "2026-01-05", "ask Orsa Mellin")
    record_communication(desk, NAME, SENT)
    memory = recall(desk)
    dues = find_due(memory, today=TODAY)
    names = names_of(view_of(memory), [each.case for each in dues])
    bare = calendar_of(dues, today=TODAY, say=lambda each: each.sort.value)
    full = calendar_of(dues, today=TODAY, say=lambda each: each.sort.value, names=names)
    assert b"Mellin" not in bare
    assert full.count(b"Mellin") == 3
    assert bare == calendar_of(dues, today=TODAY, say=lambda each: each.sort.value)


def test_a_state_is_reported_and_one_that_is_not_on_record_is_refused(desk: Desk) -> None:
    record_communication(desk, NAME, SENT)
    record_opinion(desk, NAME, OPINION)
    say_compliance(desk, NAME, FREED)
    made = report_state(recall(desk), "ZUBRANIA", today=TODAY)
    assert (len(made.cases), made.opinions, made.transmissions, made.complied.total) == (1, 1, 1, 1)
    with pytest.raises(BadChoice):
        report_state(recall(desk), "Velmora", today=TODAY)


def test_what_is_on_record_follows_a_case_that_becomes_part_of_another(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "other.txt"
    path.write_text("Orsa Mellin-Tarn (invented) was questioned in Tarn on 9 May 2021.\n", encoding="utf-8")
    take_in(desk, [path], supplied=Frame(publisher="Other"), received_from=None, tell=lambda words: None)
    propose_from(desk, each_document(desk), tell=lambda words: None)
    for name in (NAME, "Orsa Mellin-Tarn"):
        record_communication(desk, name, SENT)
    judge(desk, NAME, "Orsa Mellin-Tarn", Sameness.SAME, because="the same woman of Tarn")
    assert len(found(desk).communications) == 2
    assert len(followings(recall(desk), today=TODAY)) == 1


def test_all_is_the_same_when_read_anew(desk: Desk) -> None:
    record_communication(desk, NAME, SENT)
    record_opinion(desk, NAME, OPINION)
    say_compliance(desk, NAME, FREED)
    memory = recall(desk)
    assert followings(memory, today=TODAY) == followings(remember(memory.entries), today=TODAY)
