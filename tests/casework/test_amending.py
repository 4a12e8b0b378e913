"""A person corrects what the machine read; its own words stay on the record."""

from dataclasses import replace

import pytest

from habeas.casework.amending import Amended, NothingAmended, amend, undo_amendment
from habeas.casework.byhand import ByHand, ValueMissing, claim_from_words
from habeas.casework.decisions import decide, undo_last
from habeas.casework.desk import Desk
from habeas.casework.memory import recall
from habeas.casework.undoing import DecidedMeanwhile, NothingToUndo
from habeas.errors import BadDate, NotFound, QuoteNotFound, ReasonMissing
from habeas.model import Attribute, Claim, ClaimId, Kind, Modality, Verdict

NAME = "Orsa Mellin"
WHY = "read it again"


def a_claim(desk: Desk, kind: Kind) -> Claim:
    return next(claim for claim in recall(desk).current_claims() if claim.predicate is kind)


def words_on(desk: Desk) -> dict[ClaimId, Verdict]:
    return {claim: decision.verdict for claim, decision in recall(desk).latest_decisions().items()}


def place_of(desk: Desk, words: str) -> tuple[int, int]:
    start = recall(desk).get_document("statement.txt").text.index(words)
    return start, start + len(words)


def amended(desk: Desk, claim: Claim, changes: Amended) -> Claim:
    made = amend(desk, claim.id, changes, because=WHY)
    return recall(desk).claims[made.claim]


def test_an_amended_claim_stands_and_the_machines_own_is_kept_rejected(desk: Desk) -> None:
    arrest = a_claim(desk, Kind.ARREST)
    new = amended(desk, arrest, Amended(when="2021-05-04"))
    assert words_on(desk) == {arrest.id: Verdict.REJECT, new.id: Verdict.ACCEPT}
    assert recall(desk).claims[arrest.id] == arrest
    assert new.dated is not None
    assert new.dated.when.edtf == "2021-05-04"
    assert not new.proposer.is_machine


def test_what_is_not_changed_stays_as_it_was_read(desk: Desk) -> None:
    arrest = a_claim(desk, Kind.ARREST)
    new = amended(desk, arrest, Amended(modality=Modality.ALLEGED))
    assert replace(new, proposer=arrest.proposer, confidence=arrest.confidence, modality=arrest.modality) == arrest


def test_the_record_names_the_old_claim_the_new_one_and_the_reason(desk: Desk) -> None:
    arrest = a_claim(desk, Kind.ARREST)
    made = amend(desk, arrest.id, Amended(when="2021-05"), because=f" {WHY} ")
    assert recall(desk).amendments == (made,)
    assert (made.replaced, made.by, made.because) == (arrest.id, "R. (invented)", WHY)


def test_a_claim_is_amended_by_selecting_other_words(desk: Desk) -> None:
    place = place_of(desk, "held in custody for two months")
    new = amended(desk, a_claim(desk, Kind.ARREST), Amended(place=place, predicate=Kind.DETENTION))
    assert (new.passage.start, new.passage.end) == place
    assert new.predicate is Kind.DETENTION
    assert new.trigger is None
    assert new.subject is not None
    assert new.subject.inferred


def test_a_selection_loses_the_space_around_its_words(desk: Desk) -> None:
    start, end = place_of(desk, " held in custody ")
    new = amended(desk, a_claim(desk, Kind.ARREST), Amended(place=(start, end)))
    assert new.passage.quote == "held in custody"


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2021-05~", "2021-05~"),  # EDTF
        ("4 May 2021", "2021-05-04"),  # words of the document's language
        ("last year", "2020"),  # counted from the day of publication, which is known
    ],
)
def test_a_date_is_given_in_edtf_or_in_words(desk: Desk, written: str, edtf: str) -> None:
    new = amended(desk, a_claim(desk, Kind.ARREST), Amended(when=written))
    assert new.dated is not None
    assert new.dated.when.edtf == edtf


def test_an_empty_date_takes_the_date_away(desk: Desk) -> None:
    assert amended(desk, a_claim(desk, Kind.ARREST), Amended(when="")).dated is None


def test_another_person_is_chosen_by_the_words_that_name_her(desk: Desk) -> None:
    place = place_of(desk, "her brother")
    new = amended(desk, a_claim(desk, Kind.ARREST), Amended(about="her brother", about_place=place))
    assert new.subject is not None
    assert (new.subject.name, new.subject.start, new.subject.inferred) == ("brother of Orsa Mellin", place[0], True)
    assert new.subject_naming in recall(desk).namings


def test_a_person_is_chosen_by_the_id_of_her_name(desk: Desk) -> None:
    group = next(naming for naming in recall(desk).namings.values() if naming.name == "Lantern")
    new = amended(desk, a_claim(desk, Kind.ARREST), Amended(about=group.id))
    assert new.subject_naming == group.id


def test_an_amended_claim_is_amended_again_under_an_id_of_its_own(desk: Desk) -> None:
    arrest = a_claim(desk, Kind.ARREST)
    first = amended(desk, arrest, Amended(when="2021-05-04"))
    second = amended(desk, first, Amended(when="2021-05-05"))
    assert words_on(desk) == {arrest.id: Verdict.REJECT, first.id: Verdict.REJECT, second.id: Verdict.ACCEPT}
    assert recall(desk).claims[first.id] == first


def test_undoing_an_amendment_leaves_the_machines_claim_undecided_and_puts_the_other_away(desk: Desk) -> None:
    arrest = a_claim(desk, Kind.ARREST)
    new = amended(desk, arrest, Amended(when="2021-05-04"))
    undo_amendment(desk, new.id)
    assert words_on(desk) == {new.id: Verdict.REJECT}


def test_undoing_the_second_amendment_brings_back_the_first(desk: Desk) -> None:
    arrest = a_claim(desk, Kind.ARREST)
    first = amended(desk, arrest, Amended(when="2021-05-04"))
    second = amended(desk, first, Amended(when="2021-05-05"))
    undo_amendment(desk, second.id)
    assert words_on(desk) == {arrest.id: Verdict.REJECT, first.id: Verdict.ACCEPT, second.id: Verdict.REJECT}


def test_undo_takes_an_amendment_back_as_a_whole_and_then_the_word_before_it(desk: Desk) -> None:
    arrest, release = a_claim(desk, Kind.ARREST), a_claim(desk, Kind.RELEASE)
    decide(desk, [release.id], Verdict.ACCEPT, because="so")
    new = amended(desk, arrest, Amended(when="2021-05-04"))
    assert [each.claim for each in undo_last(desk)] == [arrest.id, new.id]
    assert [each.claim for each in undo_last(desk)] == [release.id]
    assert words_on(desk) == {new.id: Verdict.REJECT}


def test_an_undone_amendment_is_not_undone_again(desk: Desk) -> None:
    new = amended(desk, a_claim(desk, Kind.ARREST), Amended(when="2021-05-04"))
    undo_amendment(desk, new.id)
    with pytest.raises(NothingToUndo):
        undo_amendment(desk, new.id)


def test_an_amendment_that_another_person_answered_is_not_undone(desk: Desk) -> None:
    new = amended(desk, a_claim(desk, Kind.ARREST), Amended(when="2021-05-04"))
    decide(replace(desk, person="S. (invented)"), [new.id], Verdict.UNSURE, because="which day?")
    with pytest.raises(DecidedMeanwhile):
        undo_amendment(desk, new.id)


def test_a_claim_decided_since_it_was_shown_is_not_amended_unawares(desk: Desk) -> None:
    arrest, shown = a_claim(desk, Kind.ARREST), desk.ledger.head.seq
    decide(replace(desk, person="S. (invented)"), [arrest.id], Verdict.ACCEPT, because="so")
    with pytest.raises(DecidedMeanwhile):
        amend(desk, arrest.id, Amended(when="2021-05-04"), because=WHY, seen=shown)
    assert recall(desk).amendments == ()


@pytest.mark.parametrize(
    ("changes", "because", "error"),
    [
        (Amended(), WHY, NothingAmended),  # nothing changed
        (Amended(when="2021-05-03"), WHY, NothingAmended),  # the date that it has
        (Amended(when="the third of spring"), WHY, BadDate),
        (Amended(when="2021-05-04"), " ", ReasonMissing),
        (Amended(quote="words that are not there"), WHY, QuoteNotFound),
        (Amended(place=(5, 5)), WHY, QuoteNotFound),  # nothing was selected
        (Amended(place=(0, 1_000_000)), WHY, QuoteNotFound),  # beyond the end
        (Amended(about="Nobody Here"), WHY, QuoteNotFound),
        (Amended(predicate=Attribute.PROFESSION), WHY, ValueMissing),
    ],
)
def test_an_amendment_that_cannot_be_made_leaves_no_entry(
    desk: Desk, changes: Amended, because: str, error: type[Exception]
) -> None:
    arrest, before = a_claim(desk, Kind.ARREST), desk.ledger.head
    with pytest.raises(error):
        amend(desk, arrest.id, changes, because=because)
    assert desk.ledger.head == before


def test_an_unknown_claim_is_not_amended(desk: Desk) -> None:
    with pytest.raises(NotFound):
        amend(desk, "clm-0", Amended(when="2021"), because=WHY)


def test_selected_words_become_a_claim_accepted_at_once(desk: Desk) -> None:
    place = place_of(desk, "Police did not show a warrant.")
    wanted = ByHand(document="statement.txt", place=place, predicate=Attribute.WARRANT_SHOWN, about=NAME, value="no")
    claim = claim_from_words(desk, wanted, because="the statement says so")
    assert words_on(desk) == {claim.id: Verdict.ACCEPT}


def test_the_same_claim_by_hand_twice_is_one_entry(desk: Desk) -> None:
    place = place_of(desk, "Police did not show a warrant.")
    wanted = ByHand(document="statement.txt", place=place, predicate=Attribute.WARRANT_SHOWN, about=NAME, value="no")
    claim_from_words(desk, wanted)
    before = desk.ledger.head
    claim_from_words(desk, wanted)
    assert desk.ledger.head == before


def test_a_claim_by_hand_with_another_date_does_not_overwrite_the_first(desk: Desk) -> None:
    wanted = ByHand(document="statement.txt", quote="in Tarn", predicate=Kind.SEARCH, about=NAME, when="2021-05")
    first = claim_from_words(desk, wanted)
    second = claim_from_words(desk, replace(wanted, when="2021-06"))
    assert first.id != second.id
    assert recall(desk).claims[first.id] == first


@pytest.mark.parametrize(
    ("wanted", "error"),
    [
        (ByHand(document="statement.txt", place=(0, 9), predicate=Kind.ARREST), QuoteNotFound),  # about nobody
        (ByHand(document="statement.txt", place=(0, 9), predicate=Attribute.AGE, about=NAME), ValueMissing),
        (
            ByHand(document="statement.txt", place=(0, 9), quote="other", predicate=Kind.ARREST, about=NAME),
            QuoteNotFound,
        ),
    ],
)
def test_a_claim_by_hand_that_says_nothing_is_refused(desk: Desk, wanted: ByHand, error: type[Exception]) -> None:
    with pytest.raises(error):
        claim_from_words(desk, wanted)
