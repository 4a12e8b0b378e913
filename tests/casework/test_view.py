"""A ledger as people look at it. Nobody named here exists."""

from __future__ import annotations

from dataclasses import replace

import pytest

from case_builders import a_claim, a_decision, a_document
from habeas.casework.memory import Recollection
from habeas.casework.view import ResolutionState, View
from habeas.errors import NotFound
from habeas.ledger import Artefact, ArtefactKind, Body, Entry, ProposalMade
from habeas.ledger.entries import KINDS
from habeas.model import (
    About,
    Amendment,
    CaseId,
    Claim,
    Conflict,
    Correction,
    Decision,
    Description,
    DocumentId,
    Frame,
    Judgement,
    Kind,
    Note,
    ReadingRule,
    ReasonList,
    Resolution,
    Sameness,
    Sensitivity,
    Side,
    Standing,
    Verdict,
    When,
)
from habeas.model.correction import reading_of
from habeas.reconcile.reopening import find_resolution

ONE, TWO, THREE = "R. One", "R. Two", "R. Three"
AT = "2026-11-22T10:00:00Z"
SAID = {"by": ONE, "at": AT, "because": "b"}
FIRST = a_document("In May Ama Boduk was held. Ama Boduk was beaten. Ama Boduk was fined.")
SECOND = a_document("A. Boduk was held in June.")
HELD = a_claim(FIRST, "Ama Boduk was held", Kind.DETENTION, "2030-05-03")
BEATEN = a_claim(FIRST, "Ama Boduk was beaten", Kind.TORTURE)
FINED = a_claim(FIRST, "Ama Boduk was fined", Kind.FINE)
ELSEWHERE = a_claim(SECOND, "A. Boduk was held in June", Kind.DETENTION, "2030-06", who="A. Boduk")
RULE = ReadingRule(readers=2, **SAID)


class Record:
    """A ledger without a file: what is put on it, and the view of it."""

    def __init__(self, *bodies: Body) -> None:
        self.recollection = Recollection()
        self.add(*bodies)

    def add(self, *bodies: Body) -> None:
        """Put these on the record."""
        for body in bodies:
            entry = Entry(
                seq=self.recollection.upto + 1, kind=KINDS[type(body)], at=AT, by=getattr(body, "by", ONE), body=body,
                prev_hash="", hash="",
            )  # fmt: skip
            self.recollection.follow(entry)

    @property
    def view(self) -> View:
        """The view as it stands."""
        view = self.recollection.view
        self.recollection.view = view = view if isinstance(view, View) else View(self.recollection)
        view.catch_up()
        return view


@pytest.fixture
def record() -> Record:
    made = [ProposalMade(document=each.id, version="0", claims=0, namings=0) for each in (FIRST, SECOND)]
    return Record(FIRST, SECOND, HELD, BEATEN, FINED, ELSEWHERE, *made)


def word(claim: Claim, verdict: Verdict, by: str = ONE) -> Decision:
    """Return one person's word on a claim."""
    return replace(a_decision(claim.id, verdict), by=by)


def one_person() -> Judgement:
    """Return the word that both names are one person's."""
    left, right = HELD.subject_naming, ELSEWHERE.subject_naming
    assert left and right
    return Judgement(left=left, right=right, sameness=Sameness.SAME, **SAID)


def test_the_gravest_claim_is_read_first(record: Record) -> None:
    assert record.view.next_claim(ONE) == BEATEN.id
    assert record.view.next_claim(ONE, document=FIRST.id, order="text") == HELD.id


def test_after_the_last_claim_of_a_document_comes_the_next_document(record: Record) -> None:
    record.add(*(word(claim, Verdict.ACCEPT) for claim in (HELD, BEATEN, FINED)))
    assert record.view.next_claim(ONE, document=FIRST.id, after=FINED.id) == ELSEWHERE.id


def test_what_was_passed_over_comes_again_when_nothing_else_waits(record: Record) -> None:
    record.add(*(word(claim, Verdict.ACCEPT) for claim in (HELD, BEATEN, ELSEWHERE)))
    assert record.view.next_claim(ONE, after=FINED.id) == FINED.id


def test_nothing_comes_where_nothing_waits(record: Record) -> None:
    record.add(*(word(claim, Verdict.UNSURE) for claim in (HELD, BEATEN, FINED, ELSEWHERE)))
    assert record.view.next_claim(ONE) is None
    assert record.view.queue(ONE) == ()


def test_the_queue_counts_what_waits(record: Record) -> None:
    record.add(word(BEATEN, Verdict.REJECT))
    assert [(each.document, each.waiting) for each in record.view.queue(ONE)] == [(FIRST.id, 2), (SECOND.id, 1)]
    assert record.view.progress_of(FIRST.id).decided == 1


def test_one_decision_changes_the_line_of_its_case(record: Record) -> None:
    before = {line.name: line.decided for line in record.view.cases()}
    record.add(word(HELD, Verdict.ACCEPT))
    after = {line.name: line.decided for line in record.view.cases()}
    assert (before, after) == ({"Ama Boduk": 0, "A. Boduk": 0}, {"Ama Boduk": 1, "A. Boduk": 0})


def test_a_judgement_makes_one_case_of_two_and_taking_it_back_two_of_one(record: Record) -> None:
    former = {record.view.case_of(HELD.id), record.view.case_of(ELSEWHERE.id)}
    record.add(one_person())
    (line,) = record.view.cases()
    assert (line.namings, line.documents, line.claims) == (2, 2, 4)
    assert {record.view.case(str(case)).id for case in former} == {line.id}  # both former ids lead there
    record.add(replace(one_person(), sameness=Sameness.RETRACT))
    assert {line.id for line in record.view.cases()} == former


def test_a_name_that_two_people_bear_finds_no_case(record: Record) -> None:
    record.add(a_claim(SECOND, "A. Boduk was held in June", Kind.ARREST, who="Ama Boduk"))
    record.add(ProposalMade(document=SECOND.id, version="0", claims=0, namings=0))
    with pytest.raises(NotFound, match="several people"):
        record.view.case("ama boduk")
    assert record.view.case("a. boduk").who.name == "A. Boduk"


def test_with_two_readers_a_claim_waits_for_the_second(record: Record) -> None:
    record.add(RULE, *(word(claim, Verdict.ACCEPT) for claim in (HELD, BEATEN, FINED, ELSEWHERE)))
    view = record.view
    assert view.queue(ONE) == ()
    assert sum(each.waiting for each in view.queue(TWO)) == 4
    assert (view.progress(ONE).decided, view.progress(TWO).decided, view.progress().decided) == (4, 0, 0)
    assert view.standing_of(HELD.id) is Standing.PROPOSED


def test_two_readers_who_differ_leave_a_claim_unsure_and_a_third_is_asked(record: Record) -> None:
    record.add(RULE, word(HELD, Verdict.ACCEPT), word(HELD, Verdict.REJECT, TWO))
    assert record.view.differs(HELD.id)
    assert record.view.standing_of(HELD.id) is Standing.UNSURE
    assert HELD.id in record.view._leaf(FIRST.id).waiting(THREE)
    record.add(word(HELD, Verdict.REJECT, THREE))
    assert record.view.is_rejected(HELD.id)


def test_a_rule_holds_for_what_was_decided_before(record: Record) -> None:
    record.add(word(HELD, Verdict.ACCEPT))
    assert record.view.standing_of(HELD.id) is Standing.ACCEPTED
    record.add(RULE)
    assert record.view.standing_of(HELD.id) is Standing.PROPOSED
    record.add(replace(RULE, readers=1))
    assert record.view.standing_of(HELD.id) is Standing.ACCEPTED


def test_each_person_s_last_word_is_kept_apart(record: Record) -> None:
    record.add(word(HELD, Verdict.ACCEPT), word(HELD, Verdict.REJECT, TWO), word(HELD, Verdict.RETRACT, TWO))
    view = record.view
    said = view.words_of(HELD.id, ONE)
    assert said and said.verdict is Verdict.ACCEPT
    assert (view.words_of(HELD.id, TWO), view.has_decided(HELD.id, TWO)) == (None, False)
    assert view.decision_on(HELD.id) is None  # the last word was taken back


def corrected() -> Correction:
    """Return a correction that moves every claim of the first document by one letter."""
    return Correction(document=FIRST.id, reading=reading_of(FIRST), start=3, end=6, was="May", now="June", **SAID)


def test_all_that_was_said_of_a_claim_follows_it_when_a_correction_moves_it(record: Record) -> None:
    case = record.view.case_of(HELD.id)
    record.add(
        word(HELD, Verdict.ACCEPT),
        Note(about=HELD.id, text="Ask again.", by=ONE, at=AT),
        Amendment(replaced=FINED.id, claim=BEATEN.id, **SAID),
        Resolution(case=case or CaseId("none"), conflict="cfl-1", side="x", claims=(HELD.id, BEATEN.id), **SAID),
        corrected(),
    )
    view = record.view
    now = {claim: view.now(claim.id) for claim in (HELD, BEATEN, FINED)}
    assert all(now[claim] != claim.id for claim in now)
    assert view.get_claim(HELD.id).id == now[HELD]
    assert [note.text for note in view.notes_on(now[HELD])] == [note.text for note in view.notes_on(HELD.id)]
    assert view.standing_of(now[HELD]) is Standing.ACCEPTED
    assert (view.amendment_of(FINED.id), view.amends(now[BEATEN])) == (now[BEATEN], now[FINED])
    assert view.memory.resolutions[0].claims == (now[HELD], now[BEATEN])
    assert [line.kind for line in view.history(now[HELD])] == ["resolution", "note", "decision"]


def test_a_description_changes_how_the_document_is_cited_and_not_what_was_read(record: Record) -> None:
    frame = Frame(publisher="Lantern (invented)", published=When.parse("2030-07"))
    record.add(Description(document=FIRST.id, frame=frame, sensitivity=Sensitivity.SEALED, by=ONE, at=AT))
    view = record.view
    assert view.documents[FIRST.id].frame == frame
    assert view.memory.as_read[FIRST.id] == FIRST
    assert (view.sensitivity_of(FIRST.id), view.sensitivity_of(SECOND.id)) == (Sensitivity.SEALED, Sensitivity.WORKING)


def test_a_description_stands_when_the_pictures_are_read_anew(record: Record) -> None:
    record.add(Description(document=FIRST.id, frame=Frame(title="T"), by=ONE, at=AT), replace(FIRST, engine="another"))
    assert record.view.documents[FIRST.id].frame.title == "T"
    assert {claim.id for claim in record.view.obsolete_in(FIRST.id)} == {HELD.id, BEATEN.id, FINED.id}


def test_the_reasons_that_people_chose_are_offered(record: Record) -> None:
    record.add(ReasonList(verdict=Verdict.REJECT, reasons=("Not in the text.",), by=ONE, at=AT))
    assert record.view.reasons(Verdict.REJECT) == ("Not in the text.",)
    assert record.view.reasons(Verdict.ACCEPT) == ()


def test_history_tells_people_s_words_latest_first_and_page_by_page(record: Record) -> None:
    assert record.view.history() == ()  # the machine's proposals are nobody's words
    record.add(word(HELD, Verdict.ACCEPT), one_person(), Note(about=SECOND.id, text="n", by=TWO, at=AT))
    view = record.view
    first = view.history(limit=2)
    assert [line.kind for line in first] == ["note", "judgement"]
    assert [line.kind for line in view.history(limit=2, before=first[-1].seq)] == ["decision"]
    assert [line.kind for line in view.history(SECOND.id)] == ["note"]
    assert [line.kind for line in view.history(view.cases()[0].id)] == ["judgement", "decision"]
    assert first[1].because == "b"


def petition(case: CaseId, kind: ArtefactKind = ArtefactKind.PETITION) -> Artefact:
    """Return the record of something written."""
    return Artefact(id="pet-1", kind=kind, sha256="0", case=case, state=None, made_on="2026-11-22", law="1", form="1",
                    upto=1, made_with="0")  # fmt: skip


def test_the_petitions_of_a_case_are_found_by_any_id_that_it_had(record: Record) -> None:
    mine, other = (record.view.case_of(claim.id) or CaseId("none") for claim in (HELD, ELSEWHERE))
    record.add(petition(mine), petition(other), petition(mine, ArtefactKind.FINDINGS))
    assert len(record.view.petitions(mine)) == 1
    record.add(one_person())
    assert len(record.view.petitions(mine)) == len(record.view.petitions(other)) == 2


def spelling_conflict(view: View, case: str) -> Conflict:
    """Return the conflict that one name is written in several ways."""
    return next(each for each in view.case(case).conflicts if each.about is About.SPELLING)


def test_the_choice_of_a_spelling_holds_until_another_spelling_joins(record: Record) -> None:
    record.add(one_person())
    case = record.view.cases()[0].id
    conflict = spelling_conflict(record.view, case)
    seen = tuple(claim for side in conflict.sides for claim in side.claims)
    assert record.view.resolution_state(case, conflict) is ResolutionState.OPEN
    said = Resolution(case=case, conflict=conflict.id, side=conflict.sides[0].value, claims=seen, **SAID)
    record.add(said)
    assert record.view.resolution_state(case, conflict) is ResolutionState.RESOLVED
    assert record.view.resolution_of(case, conflict) == said
    record.add(a_claim(SECOND, "A. Boduk was held in June", Kind.ARREST, who="A. Boduk", rule="by-hand"))
    again = spelling_conflict(record.view, case)
    assert again.id != conflict.id
    assert record.view.resolution_state(case, again) is ResolutionState.RESOLVED  # written as others wrote it
    assert record.view.case(case).who.name == record.view.case_line(case).name == conflict.sides[0].value
    third = a_claim(FIRST, "In May", Kind.TORTURE, who="Amma B.", rule="by-hand")
    record.add(third, Judgement(left=one_person().left, right=third.subject_naming, sameness=Sameness.SAME, **SAID))
    wider = spelling_conflict(record.view, record.view.case_of(third.id))
    assert record.view.resolution_state(case, wider) is ResolutionState.REOPENED
    assert record.view.case(case).who.name == record.view.case_line(case).name == "Ama Boduk"
    record.add(replace(said, conflict=wider.id, side=None))
    assert record.view.resolution_state(case, wider) is ResolutionState.OPEN


def test_a_word_on_one_conflict_is_not_taken_for_one_on_another_that_shares_claims() -> None:
    dates = Conflict(id="cfl-1", about=About.DATE, says="", sides=(Side(value="May", claims=(HELD.id, BEATEN.id)),))
    names = Conflict(id="cfl-2", about=About.SPELLING, says="", sides=(Side(value="Ama", claims=(HELD.id,)),))
    said = Resolution(case=CaseId("c"), conflict="cfl-0", side="May", claims=(HELD.id,), **SAID)
    assert find_resolution(names, [said], (dates, names)) is None
    assert find_resolution(dates, [said], (dates, names)) == said


def test_what_is_not_there_is_not_found(record: Record) -> None:
    view = record.view
    for ask in (view.get_document, view.get_claim, view.case, lambda each: view.claims_in(DocumentId(each))):
        with pytest.raises(NotFound):
            ask("nothing of this name")
