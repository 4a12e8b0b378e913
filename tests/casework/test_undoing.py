"""What a person said last she can take back; what others said meanwhile she is told."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from habeas.casework.cases import compute_cases
from habeas.casework.decisions import decide, judge_pair, undo_last
from habeas.casework.desk import Desk
from habeas.casework.memory import recall
from habeas.casework.reading import require_readers
from habeas.casework.undoing import UNDONE, DecidedMeanwhile, NothingToUndo
from habeas.errors import NotFound, ReasonMissing
from habeas.model import Claim, Kind, NamingId, Sameness, Verdict


def a_claim(desk: Desk, kind: Kind) -> Claim:
    return next(claim for claim in recall(desk).current_claims() if claim.predicate is kind)


def another(desk: Desk) -> Desk:
    return replace(desk, person="S. (invented)")


def word_on(desk: Desk, claim: Claim) -> Verdict | None:
    decision = recall(desk).latest_decisions().get(claim.id)
    return decision.verdict if decision else None


def test_undoing_takes_back_the_last_word_and_keeps_both_on_the_record(desk: Desk) -> None:
    arrest = a_claim(desk, Kind.ARREST)
    said = decide(desk, [arrest.id], Verdict.ACCEPT, because="the statement says so")
    assert undo_last(desk) == said
    assert word_on(desk, arrest) is None
    assert [(each.verdict, each.because) for each in recall(desk).decisions] == [
        (Verdict.ACCEPT, "the statement says so"),
        (Verdict.RETRACT, UNDONE),
    ]


def test_undoing_twice_goes_one_word_further_back(desk: Desk) -> None:
    arrest, release = a_claim(desk, Kind.ARREST), a_claim(desk, Kind.RELEASE)
    decide(desk, [arrest.id], Verdict.ACCEPT, because="so")
    decide(desk, [release.id], Verdict.UNSURE, because="so")
    undone = [undo_last(desk)[0].claim for _ in range(2)]
    assert undone == [release.id, arrest.id]


def test_undoing_on_one_claim_leaves_the_others(desk: Desk) -> None:
    arrest, release = a_claim(desk, Kind.ARREST), a_claim(desk, Kind.RELEASE)
    decide(desk, [arrest.id], Verdict.ACCEPT, because="so")
    decide(desk, [release.id], Verdict.ACCEPT, because="so")
    undo_last(desk, arrest.id)
    assert (word_on(desk, arrest), word_on(desk, release)) == (None, Verdict.ACCEPT)


def test_where_nothing_was_said_there_is_nothing_to_undo(desk: Desk) -> None:
    before = desk.ledger.head
    with pytest.raises(NothingToUndo):
        undo_last(desk)
    assert desk.ledger.head == before


def test_what_was_undone_cannot_be_undone_again(desk: Desk) -> None:
    decide(desk, [a_claim(desk, Kind.ARREST).id], Verdict.ACCEPT, because="so")
    undo_last(desk)
    with pytest.raises(NothingToUndo):
        undo_last(desk)


def test_nobody_undoes_the_word_of_another_person(desk: Desk) -> None:
    decide(desk, [a_claim(desk, Kind.ARREST).id], Verdict.ACCEPT, because="so")
    with pytest.raises(NothingToUndo):
        undo_last(another(desk))


def test_a_word_that_another_person_answered_is_not_undone_with_hers(desk: Desk) -> None:
    arrest = a_claim(desk, Kind.ARREST)
    decide(desk, [arrest.id], Verdict.ACCEPT, because="so")
    decide(another(desk), [arrest.id], Verdict.REJECT, because="no")
    with pytest.raises(DecidedMeanwhile):
        undo_last(desk)
    assert word_on(desk, arrest) is Verdict.REJECT


def test_where_each_claim_has_two_readers_each_takes_back_her_own_word(desk: Desk) -> None:
    require_readers(desk, 2, because="a grave case")
    arrest = a_claim(desk, Kind.ARREST)
    own = decide(desk, [arrest.id], Verdict.ACCEPT, because="so")
    decide(another(desk), [arrest.id], Verdict.REJECT, because="no")
    assert undo_last(desk) == own


def test_a_claim_decided_since_it_was_shown_is_not_decided_again_unawares(desk: Desk) -> None:
    arrest, shown = a_claim(desk, Kind.ARREST), desk.ledger.head.seq
    decide(another(desk), [arrest.id], Verdict.REJECT, because="no", seen=shown)
    before = desk.ledger.head
    with pytest.raises(DecidedMeanwhile) as told:
        decide(desk, [arrest.id], Verdict.ACCEPT, because="so", seen=shown)
    assert desk.ledger.head == before
    assert told.value.details == {
        "claim": arrest.id, "verdict": Verdict.REJECT, "at": "2026-01-02T03:04:05Z", "by": "S. (invented)",
    }  # fmt: skip
    assert "S. (invented)" not in told.value.message


def test_the_same_person_in_two_windows_is_told_too(desk: Desk) -> None:
    arrest, shown = a_claim(desk, Kind.ARREST), desk.ledger.head.seq
    decide(desk, [arrest.id], Verdict.ACCEPT, because="so", seen=shown)
    with pytest.raises(DecidedMeanwhile):
        decide(desk, [arrest.id], Verdict.REJECT, because="no", seen=shown)


def test_who_has_seen_the_other_word_may_say_her_own_and_both_are_on_record(desk: Desk) -> None:
    arrest, shown = a_claim(desk, Kind.ARREST), desk.ledger.head.seq
    decide(another(desk), [arrest.id], Verdict.REJECT, because="no", seen=shown)
    decide(desk, [arrest.id], Verdict.ACCEPT, because="so", seen=desk.ledger.head.seq)
    assert [each.verdict for each in recall(desk).decisions] == [Verdict.REJECT, Verdict.ACCEPT]


def test_a_word_on_another_claim_stops_nobody(desk: Desk) -> None:
    shown = desk.ledger.head.seq
    decide(another(desk), [a_claim(desk, Kind.RELEASE).id], Verdict.ACCEPT, because="so")
    decide(desk, [a_claim(desk, Kind.ARREST).id], Verdict.ACCEPT, because="so", seen=shown)
    assert len(recall(desk).decisions) == 2


def test_the_second_reader_is_not_told_of_the_first_ones_word(desk: Desk) -> None:
    require_readers(desk, 2, because="a grave case")
    arrest, shown = a_claim(desk, Kind.ARREST), desk.ledger.head.seq
    decide(desk, [arrest.id], Verdict.ACCEPT, because="so", seen=shown)
    decide(another(desk), [arrest.id], Verdict.REJECT, because="no", seen=shown)
    assert [each.verdict for each in recall(desk).decisions] == [Verdict.ACCEPT, Verdict.REJECT]


def test_of_two_windows_that_decide_at_once_one_is_told(desk: Desk) -> None:
    arrest, shown = a_claim(desk, Kind.ARREST), desk.ledger.head.seq

    def say(verdict: Verdict) -> str:
        try:
            decide(desk, [arrest.id], verdict, because="so", seen=shown)
        except DecidedMeanwhile:
            return "told"
        return "recorded"

    with ThreadPoolExecutor(max_workers=8) as windows:
        answers = list(windows.map(say, [Verdict.ACCEPT, Verdict.REJECT] * 4))
    assert sorted(answers) == ["recorded"] + ["told"] * 7


def two_names(desk: Desk) -> tuple[NamingId, NamingId]:
    first, second, *_ = sorted(recall(desk).namings)
    return first, second


def test_a_pair_is_judged_by_one_entry_and_taken_back_by_another(desk: Desk) -> None:
    left, right = two_names(desk)
    cases = compute_cases(recall(desk))
    judge_pair(desk, left, right, Sameness.SAME, because="the same office")
    judge_pair(desk, right, left, Sameness.RETRACT, because="too fast")
    assert [each.sameness for each in recall(desk).judgements] == [Sameness.SAME, Sameness.RETRACT]
    assert compute_cases(recall(desk)) == cases


def test_a_pair_that_nobody_judged_cannot_be_taken_back(desk: Desk) -> None:
    with pytest.raises(NothingToUndo):
        judge_pair(desk, *two_names(desk), Sameness.RETRACT, because="so")


@pytest.mark.parametrize(
    ("left", "right", "because", "error"),
    [
        (0, 0, "so", NotFound),  # a name is itself, whatever anybody says
        (0, "Orsa Mellin", "so", NotFound),  # spelled names are for the command line: they may be several
        (0, 1, " ", ReasonMissing),  # a word without a reason is not taken
    ],
)
def test_a_pair_that_cannot_be_judged_leaves_no_entry(
    desk: Desk, left: int, right: int | str, because: str, error: type[Exception]
) -> None:
    names, before = two_names(desk), desk.ledger.head
    other = names[right] if isinstance(right, int) else right
    with pytest.raises(error):
        judge_pair(desk, names[left], other, Sameness.DIFFERENT, because=because)
    assert desk.ledger.head == before
