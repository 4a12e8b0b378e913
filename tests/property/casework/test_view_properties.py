"""What a view says after any acts, taken in one by one, is what the whole ledger says when it is computed at once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_builders import a_claim, a_document
from habeas.casework.cases import compute_cases
from habeas.casework.memory import Recollection, remember
from habeas.casework.view import View, view_of
from habeas.ledger import Body, Entry, ProposalMade
from habeas.ledger.entries import KINDS
from habeas.model import (
    Claim,
    Correction,
    Decision,
    Description,
    Document,
    Frame,
    Judgement,
    Kind,
    Naming,
    ReadingRule,
    Sameness,
    Sort,
    Stretch,
    Verdict,
    When,
)
from habeas.model.codec import to_json
from habeas.model.correction import reading_of
from habeas.reconcile.weigh import settle

NAMES = ("Ama Boduk", "Ama B.", "Ilvan Torek", "Order Office")  # invented
READERS = ("R. One", "R. Two", "R. Three")
KINDS_TOLD = (Kind.ARREST, Kind.DETENTION, Kind.RELEASE, Kind.FINE)
DATES = (None, "2030-03-10", "2030-03-12", "2031")
TEXT = " ".join(f"Line {number} of {name}." for number in range(3) for name in NAMES)
DOCUMENTS = [a_document(f"Account {letter}. {TEXT}") for letter in "abc"]
DOCUMENT = st.integers(0, 2)
PERSON = st.sampled_from(READERS)


def said_at(second: int) -> str:
    """Some moment of a day."""
    return f"2026-11-22T10:00:{second:02}Z"


MOMENT = st.integers(0, 9).map(said_at)
CLAIMING = st.tuples(
    st.just("claim"), DOCUMENT, st.sampled_from(NAMES), st.integers(0, 2), st.sampled_from(KINDS_TOLD),
    st.sampled_from(DATES), st.sampled_from((None, *NAMES)), st.sampled_from(("test", "by-hand")),
)  # fmt: skip
NAMING = st.tuples(st.just("naming"), DOCUMENT, st.sampled_from(NAMES), st.sampled_from(Sort))
PROPOSING = st.tuples(st.just("propose"), DOCUMENT, st.sampled_from("01"))
DECIDING = st.tuples(st.just("decide"), st.integers(0, 30), st.sampled_from(Verdict), PERSON, MOMENT)
JUDGING = st.tuples(
    st.just("judge"), DOCUMENT, st.sampled_from(NAMES), DOCUMENT, st.sampled_from(NAMES), st.sampled_from(Sameness),
    MOMENT,
)  # fmt: skip
DESCRIBING = st.tuples(st.just("describe"), DOCUMENT, st.sampled_from(DATES))
CORRECTING = st.tuples(st.just("correct"), DOCUMENT, st.integers(0, 11), st.sampled_from(("Line", "Lime stone", "L")))
READING = st.tuples(st.just("read"), DOCUMENT)
RULING = st.tuples(st.just("rule"), st.integers(1, 2))
ACTS = st.lists(
    st.one_of(CLAIMING, CLAIMING, CLAIMING, NAMING, NAMING, PROPOSING, DECIDING, DECIDING, JUDGING, JUDGING, DESCRIBING,
              CORRECTING, READING, RULING),
    min_size=12,
    max_size=40,
)  # fmt: skip


def bodies_of(act: tuple, known: Recollection) -> list[Body]:
    """Return what an act puts on the record, as the ledger stands."""
    what, *given = act
    by = {"by": READERS[0], "at": said_at(0), "because": "b"}
    if what == "claim":
        number, name, line, kind, when, speaker, rule = given
        claim = a_claim(DOCUMENTS[number], f"Line {line} of {name}.", kind, when, who=name, speaker=speaker, rule=rule)
        document = known.readings.documents.get(claim.passage.document)
        stands = document and document.text[claim.passage.start : claim.passage.end] == claim.passage.quote
        return [claim] if stands else []
    if what == "naming":
        number, name, sort = given
        spelling = Stretch(start=DOCUMENTS[number].text.index(name), end=0, text=name)
        return [Naming(document=DOCUMENTS[number].id, name=name, sort=sort, spellings=(spelling,))]
    if what == "propose":
        return [ProposalMade(document=DOCUMENTS[given[0]].id, version=given[1], claims=0, namings=0)]
    if what == "decide":
        claims = list(known.readings.claims) or ["clm-of nobody"]
        place, verdict, person, at = given
        return [Decision(claim=claims[place % len(claims)], verdict=verdict, by=person, at=at, because="b")]
    if what == "judge":
        left, name, right, other, sameness, at = given
        pair = [Naming(document=DOCUMENTS[place].id, name=word, sort=Sort.PERSON, spellings=()).id
                for place, word in ((left, name), (right, other))]  # fmt: skip
        return [Judgement(left=pair[0], right=pair[1], sameness=sameness, by=READERS[0], at=at, because="b")]
    if what == "describe":
        frame = Frame(published=When.parse(given[1]) if given[1] else None)
        return [Description(document=DOCUMENTS[given[0]].id, frame=frame, by=READERS[0], at=said_at(0))]
    if what == "correct":
        return corrections(known.readings.documents[DOCUMENTS[given[0]].id], given[1], given[2])
    if what == "read":
        return [replace(DOCUMENTS[given[0]], engine="another")]
    return [ReadingRule(readers=given[0], **by)]


def corrections(document: Document, line: int, now: str) -> list[Body]:
    """Return a correction of the word "Line" at its place, where it still stands there."""
    places = [place for place in range(len(document.text)) if document.text.startswith("Line", place)]
    if line >= len(places):
        return []
    return [
        Correction(
            document=document.id,
            reading=reading_of(document),
            start=places[line],
            end=places[line] + 4,
            was="Line",
            now=now,
            by=READERS[0],
            at=said_at(0),
            because="b",
        )
    ]


def follow(recollection: Recollection, bodies: list[Body]) -> None:
    """Let these be the next entries."""
    for body in bodies:
        seq = recollection.upto + 1
        entry = Entry(
            seq=seq, kind=KINDS[type(body)], at=said_at(0), by=READERS[0], body=body, prev_hash="", hash=""
        )  # fmt: skip
        recollection.follow(entry)


def everything(view: View) -> dict[str, object]:
    """Return all that a view says of its claims, documents and cases."""
    claims: list[Claim] = [claim for document in view.documents for claim in view.claims_in(document)]
    cases = view.cases()
    return {
        "claims": claims,
        "standing": [(view.standing_of(c.id), view.is_rejected(c.id), view.differs(c.id)) for c in claims],
        "decisions": [(view.decision_on(c.id), view.decisions_on(c.id)) for c in claims],
        "progress": [view.progress(who) for who in (None, *READERS)],
        "queue": [view.queue(who) for who in READERS],
        "next": [view.next_claim(who, document=document) for who in READERS for document in view.documents],
        "cases": cases,
        "case files": [to_json(view.case(line.id)) for line in cases],
        "case_of": [view.case_of(c.id) for c in claims],
        "of case": [(view.progress_of_case(line.id), view.claims_about(line.id)) for line in cases],
        "namings": dict(sorted(view.namings.items())),
        "history": [view.history(each) for each in (None, *view.documents, *(line.id for line in cases))],
        "obsolete": [view.obsolete_in(document) for document in view.documents],
    }


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ACTS, st.data())
def test_entries_taken_in_one_by_one_give_what_all_at_once_give(acts: list[tuple], data: st.DataObject) -> None:
    recollection = Recollection()
    follow(recollection, list(DOCUMENTS))
    view = View(recollection)
    for act in acts:
        follow(recollection, bodies_of(act, recollection))
        if data.draw(st.booleans()):  # sometimes several acts come between two looks
            view.catch_up()
            everything(view)  # and fills what it keeps
    view.catch_up()
    memory = remember(recollection.entries)
    assert everything(view) == everything(view_of(memory))
    assert recollection.memory() == memory
    full = {case.id: to_json(case) for case in compute_cases(memory)}
    assert {line.id: to_json(view.case(line.id)) for line in view.cases()} == full
    current = {claim.id for claim in memory.current_claims()}
    assert {claim.id for document in view.documents for claim in view.claims_in(document)} == current


@given(st.lists(st.tuples(st.sampled_from(Verdict), PERSON, MOMENT), max_size=6))
def test_with_two_readers_nothing_stands_that_only_one_person_says(words: list[tuple[Verdict, str, str]]) -> None:
    said = [Decision(claim="clm-1", verdict=verdict, by=by, at=at, because="b") for verdict, by, at in words]
    settled = settle(said, readers=2)
    agreeing = {word.by for word in said if word.verdict is settled.verdict}
    assert settled.verdict is None or len(agreeing) >= 2
    assert not (settled.differs and settled.verdict)
