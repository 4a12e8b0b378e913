"""What people and rules may do to a ledger, act by act, for properties of what is computed. All is invented."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from case_builders import a_claim, a_document
from habeas.casework.memory import Recollection
from habeas.casework.view import View
from habeas.ledger import Body, Entry, ProposalMade
from habeas.ledger.entries import KINDS
from habeas.model import (
    Asked,
    Correction,
    Decision,
    Derivation,
    Descent,
    Description,
    Document,
    EventJudgement,
    Frame,
    Judgement,
    Kind,
    Naming,
    ReadingRule,
    Resolution,
    Sameness,
    Sort,
    Stretch,
    Unanswered,
    Verdict,
    When,
)
from habeas.model.correction import reading_of

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
RESOLVING = st.tuples(
    st.just("resolve"), st.integers(0, 3), st.integers(0, 5), st.integers(0, 3), st.booleans(), MOMENT
)  # fmt: skip
MATCHING = st.tuples(
    st.just("match"), st.integers(0, 30), st.integers(0, 30), st.sampled_from(Sameness), MOMENT
)  # fmt: skip
DERIVING = st.tuples(st.just("derive"), DOCUMENT, DOCUMENT, st.sampled_from(Descent), MOMENT)
ASKING = st.tuples(st.just("ask"), st.integers(0, 3), st.sampled_from(Unanswered))
ACTS = st.lists(
    st.one_of(CLAIMING, CLAIMING, CLAIMING, NAMING, NAMING, PROPOSING, DECIDING, DECIDING, JUDGING, JUDGING, DESCRIBING,
              CORRECTING, READING, RULING, RESOLVING, RESOLVING, MATCHING, DERIVING, ASKING),
    min_size=12,
    max_size=40,
)  # fmt: skip


def resolution(known: Recollection, case: int, conflict: int, side: int, *rest: object) -> list[Body]:
    """Return a word on a conflict that is there now: a side is followed, or the word taken back."""
    lines = View(known).cases()
    found = View(known).case(lines[case % len(lines)].id) if lines else None
    if found is None or not found.conflicts:
        return []
    chosen = found.conflicts[conflict % len(found.conflicts)]
    values = [*(each.value for each in chosen.sides), None]
    seen = tuple(dict.fromkeys(claim for each in chosen.sides for claim in each.claims))
    saw_all, at = rest
    return [
        Resolution(
            case=found.id, conflict=chosen.id, side=values[side % len(values)], claims=seen if saw_all else seen[:1],
            by=READERS[0], at=str(at), because="b",
        )
    ]  # fmt: skip


def match(known: Recollection, left: int, right: int, sameness: Sameness, at: str) -> list[Body]:
    """Return a word on whether two claims tell of one event."""
    claims = list(known.readings.claims)
    pair = sorted({claims[place % len(claims)] for place in (left, right)}) if claims else []
    if len(pair) < 2:
        return []
    return [EventJudgement(left=pair[0], right=pair[1], sameness=sameness, by=READERS[0], at=at, because="b")]


def derive(_: Recollection, copy: int, source: int, descent: Descent, at: str) -> list[Body]:
    """Return a word on whether one document repeats another."""
    if copy == source:
        return []
    return [
        Derivation(
            document=DOCUMENTS[copy].id, source=DOCUMENTS[source].id, descent=descent, by=READERS[0], at=at, because="b"
        )
    ]


def ask(known: Recollection, case: int, state: Unanswered) -> list[Body]:
    """Return what became of a question of a case."""
    lines = View(known).cases()
    if not lines:
        return []
    return [Asked(case=lines[case % len(lines)].id, question="I.1", state=state, by=READERS[0], at=said_at(0))]


WEIGHING = {"resolve": resolution, "match": match, "derive": derive, "ask": ask}


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
    if what in WEIGHING:
        return WEIGHING[what](known, *given)
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
