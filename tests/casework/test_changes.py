"""What a new source changes in the cases that it touches. Nobody named here exists."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from case_builders import a_claim, a_decision, a_document
from consented import allow
from habeas.casework.cases import sources_of
from habeas.casework.change import Aspect, CaseChange, Change, Course, Opening, Turn
from habeas.casework.changes import changes_of, changes_since
from habeas.casework.decisions import decide, judge
from habeas.casework.desk import Desk
from habeas.casework.intake import take_in
from habeas.casework.memory import Memory, Recollection, recall
from habeas.casework.petitions import file_petition
from habeas.casework.proposals import each_document, propose_from
from habeas.casework.stale import Stale
from habeas.casework.view import view_of
from habeas.errors import NotFound
from habeas.ledger import Body, Entry, ProposalMade
from habeas.ledger.entries import KINDS
from habeas.model import About, Answer, Frame, Judgement, Kind, Resolution, Sameness, Verdict
from habeas.model.codec import from_json, to_json
from habeas.reconcile import reconcile

AT = "2026-11-22T10:00:00Z"
SHOWN = (Aspect.DATE, Aspect.STANDING)
SAID = {"by": "R. One", "at": AT, "because": "b"}
FIRST = a_document("Ama Boduk was arrested on 10 March 2030. She was fined 300 USD. Ilvan Torek was held.")
SECOND = a_document("Ama B. was arrested on 12 March 2030. She was fined 300 USD. She was freed on 20 March 2030.")
THIRD = a_document("Ilvan Torek was held. The weather was fair.")
ARREST = a_claim(FIRST, "Ama Boduk was arrested on 10 March 2030", Kind.ARREST, "2030-03-10")
FINE = a_claim(FIRST, "She was fined 300 USD", Kind.FINE, "2030-04", amount=("300", "USD"))
HELD = a_claim(FIRST, "Ilvan Torek was held", Kind.DETENTION, who="Ilvan Torek")
LATER_ARREST = a_claim(SECOND, "Ama B. was arrested on 12 March 2030", Kind.ARREST, "2030-03-12", who="Ama B.")
SAME_FINE = a_claim(SECOND, "She was fined 300 USD", Kind.FINE, "2030-04-05", who="Ama B.", amount=("300", "USD"))
FREED = a_claim(SECOND, "She was freed on 20 March 2030", Kind.RELEASE, "2030-03-20", who="Ama B.")
ALONE = a_claim(THIRD, "Ilvan Torek was held", Kind.DETENTION, who="Ilvan Torek")


class Record:
    """A ledger without a file."""

    def __init__(self, *bodies: Body) -> None:
        self.recollection = Recollection()
        self.add(*bodies)

    def add(self, *bodies: Body) -> int:
        """Put these on the record, and return how many entries there were before."""
        before = self.recollection.upto
        for number, body in enumerate(bodies, before + 1):
            entry = Entry(seq=number, kind=KINDS[type(body)], at=AT, by="R.", body=body, prev_hash="", hash="")
            self.recollection.follow(entry)
        return before

    @property
    def memory(self) -> Memory:
        """What is known now."""
        return self.recollection.memory()


def read(document: object, *claims: object) -> tuple:
    """Return the entries of a document that the rules read."""
    return document, *claims, ProposalMade(document=document.id, version="0", claims=0, namings=0)


def joined() -> Judgement:
    """Return the word that both spellings are one woman's."""
    return Judgement(
        left=ARREST.subject_naming, right=LATER_ARREST.subject_naming, sameness=Sameness.SAME, **SAID
    )  # fmt: skip


@pytest.fixture
def record() -> Record:
    return Record(
        *read(FIRST, ARREST, FINE, HELD), *read(SECOND, LATER_ARREST, SAME_FINE, FREED), *read(THIRD, ALONE), joined()
    )


def the_case(change: Change, name: str = "Ama Boduk") -> CaseChange:
    """Return what changes for one person."""
    return next(each for each in change.cases if each.name == name)


def turned(case: CaseChange) -> dict[Kind, tuple]:
    """Return what became of each fact."""
    return {
        each.now.predicate: (each.turn, tuple(of for of in each.aspects if of in SHOWN), each.course)
        for each in case.facts
    }


def test_a_document_brings_facts_narrows_a_date_and_opens_a_conflict(record: Record) -> None:
    case = the_case(changes_of(record.memory, SECOND.id))
    assert turned(case) == {
        Kind.ARREST: (Turn.CHANGED, (Aspect.DATE,), Course.WIDENED),
        Kind.FINE: (Turn.CHANGED, (Aspect.DATE,), Course.NARROWED),
        Kind.RELEASE: (Turn.NEW, (), None),
    }
    opened = {each.after.about for each in case.conflicts if each.after and each.opening is Opening.OPENED}
    assert opened == {About.DATE, About.SPELLING}
    assert (len(case.before), len(case.after)) == (1, 1)


def test_a_document_that_only_repeats_changes_only_what_stands_behind(record: Record) -> None:
    record.add(Judgement(left=HELD.subject_naming, right=ALONE.subject_naming, sameness=Sameness.SAME, **SAID))
    case = the_case(changes_of(record.memory, THIRD.id), "Ilvan Torek")
    assert [each.turn for each in case.facts] == [Turn.CHANGED]
    assert Aspect.CLAIMS in case.facts[0].aspects
    assert Aspect.DATE not in case.facts[0].aspects


def test_somebody_of_whom_only_this_document_tells_has_no_case_before(record: Record) -> None:
    case = the_case(changes_of(record.memory, THIRD.id), "Ilvan Torek")
    assert (case.before, len(case.after)) == ((), 1)
    assert [each.turn for each in case.facts] == [Turn.NEW]


def test_a_document_by_which_two_are_one_joins_their_cases() -> None:
    middle = a_document("Amma B. was fined.")
    bridge = a_claim(middle, "Amma B. was fined", Kind.FINE, "2030-04-05", who="Amma B.")
    words = [
        Judgement(left=each.subject_naming, right=bridge.subject_naming, sameness=Sameness.SAME, **SAID)
        for each in (ARREST, LATER_ARREST)
    ]
    record = Record(*read(FIRST, ARREST), *read(SECOND, LATER_ARREST), *read(middle, bridge), *words)
    case = the_case(changes_of(record.memory, middle.id))
    assert (len(case.before), len(case.after)) == (2, 1)
    assert set(case.after) <= {view_of(record.memory).cases()[0].id}


def test_cases_without_a_document_are_those_that_all_the_rest_makes(record: Record) -> None:
    view = view_of(record.memory)
    without = view.cases_without(SECOND.id, view.touched_by(SECOND.id))
    known = sources_of(record.memory)
    rest = replace(
        known,
        documents={key: each for key, each in known.documents.items() if key != SECOND.id},
        claims=[each for each in known.claims if each.passage.document != SECOND.id],
        judgements=(),
    )
    full = {case.id: to_json(case) for case in reconcile(rest)}
    assert [to_json(case) for case in without] == [full[case.id] for case in without]


def test_only_the_persons_of_a_document_are_computed(record: Record) -> None:
    change = changes_of(record.memory, SECOND.id)
    assert (change.touched, [case.name for case in change.cases]) == (1, ["Ama Boduk"])
    assert changes_of(record.memory, FIRST.id).touched == 2
    page = changes_of(record.memory, FIRST.id, first=1, most=1)
    assert (page.touched, len(page.cases)) == (2, 1)


def test_an_unknown_document_is_not_found(record: Record) -> None:
    with pytest.raises(NotFound):
        changes_of(record.memory, "doc-none")


def test_what_a_decision_changed_since(record: Record) -> None:
    before = record.add(a_decision(LATER_ARREST.id, Verdict.ACCEPT, AT))
    change = changes_since(record.memory, before)
    assert [case.name for case in change.cases] == ["Ama Boduk"]
    assert turned(change.cases[0])[Kind.ARREST] == (
        Turn.CHANGED, (Aspect.DATE, Aspect.STANDING), Course.NARROWED
    )  # fmt: skip
    assert change.since == before
    assert changes_since(record.memory, record.memory.upto).cases == ()


def test_what_a_judgement_joined_since_and_parted_again(record: Record) -> None:
    before = record.add(replace(joined(), sameness=Sameness.RETRACT, at="2026-11-22T11:00:00Z"))
    parted = changes_since(record.memory, before).cases
    assert [(len(each.before), len(each.after)) for each in parted] == [(1, 2)]
    record.add(replace(joined(), at="2026-11-22T12:00:00Z"))
    assert changes_since(record.memory, before).cases == ()  # together as they were


def test_what_following_a_side_settled_since(record: Record) -> None:
    view = view_of(record.memory)
    case = view.case("Ama Boduk")
    conflict = next(each for each in case.conflicts if each.about is About.DATE)
    claims = tuple(claim for side in conflict.sides for claim in side.claims)
    word = Resolution(case=case.id, conflict=conflict.id, side=conflict.sides[1].value, claims=claims, **SAID)
    before = record.add(word)
    changed = changes_since(record.memory, before).cases[0]
    assert [each.opening for each in changed.conflicts] == [Opening.SETTLED]
    assert turned(changed)[Kind.ARREST] == (Turn.CHANGED, (Aspect.DATE,), Course.NARROWED)
    third = a_claim(FIRST, "She was fined", Kind.ARREST, "2030-03-10", rule="by-hand")
    later = record.add(third)
    again = changes_since(record.memory, later).cases[0]
    assert [each.opening for each in again.conflicts if each.after and each.after.about is About.DATE] == [
        Opening.REOPENED
    ]


def test_a_change_is_written_and_read_back(record: Record) -> None:
    change = changes_of(record.memory, SECOND.id)
    assert from_json(Change, to_json(change)) == change


@pytest.fixture
def pleaded(desk: Desk, tmp_path: Path) -> Desk:
    """A petition on record, and a document that came after it and dates the arrest otherwise."""
    memory = recall(desk)
    decide(desk, [each.id for each in memory.current_claims()], Verdict.ACCEPT, because="it stands there")
    allow(desk, "Orsa Mellin")
    file_petition(desk, "Orsa Mellin", state=None, made_on="2026-01-02", folder=tmp_path)
    (tmp_path / "other.txt").write_text(
        "Orsa Mellin (invented) was arrested in Tarn on 9 May 2021.\n", encoding="utf-8"
    )
    take_in(
        desk, [tmp_path / "other.txt"], supplied=Frame(publisher="The Tarn Post"), received_from=None,
        tell=lambda words: None,
    )  # fmt: skip
    propose_from(desk, each_document(desk), tell=lambda words: None)
    judge(desk, "Orsa Mellin", "Orsa Mellin", Sameness.SAME, because="the same woman of Tarn")
    new = [each.id for each in recall(desk).current_claims() if "9 May" in each.passage.quote]
    decide(desk, new, Verdict.ACCEPT, because="it stands there")
    return desk


def test_a_later_source_makes_sentences_of_the_petition_stale(pleaded: Desk) -> None:
    memory = recall(pleaded)
    later = next(key for key, each in memory.documents.items() if "9 May" in each.text)
    petition = the_case(changes_of(memory, later), "Orsa Mellin").petition
    assert petition is not None
    assert {each.why for each in petition.stale} == {Stale.SAYS_OTHERWISE}
    assert petition.mended == ()


def test_the_source_on_which_findings_and_sentences_rest_is_shown_with_them(pleaded: Desk) -> None:
    memory = recall(pleaded)
    earlier = next(key for key, each in memory.documents.items() if "Lantern" in each.text)
    case = the_case(changes_of(memory, earlier), "Orsa Mellin")
    assert case.findings
    assert {each.before for each in case.findings} == {Answer.UNKNOWN}
    assert case.answered
    assert case.petition is not None
    assert case.petition.mended  # without the document they would be stale
