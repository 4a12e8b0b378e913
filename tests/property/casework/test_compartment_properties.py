"""Whatever is placed wherever, a reader sees no word of what is closed to her, and all the others. Nobody exists."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_claim, a_document
from habeas.casework.appending import append, narrowest
from habeas.casework.compartments import make_compartment, within
from habeas.casework.decisions import decide, judge_pair
from habeas.casework.desk import Desk
from habeas.casework.memory import recall
from habeas.casework.noting import note
from habeas.casework.placing import place
from habeas.ledger import Closed, Ledger
from habeas.ledger.key import Cost
from habeas.ledger.scribe import write
from habeas.model import Kind, Naming, Sameness, Sort, Verdict
from rings import reading_only

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE, AT = "an invented passphrase", "2026-01-02T03:04:05Z"
PLACES = ("general", "east", "west")
RINGS = ((), ("east",), ("west",), ("east", "west"))
DOCUMENTS = [a_document(f"Person {number} was arrested, said zibber{number}.") for number in range(3)]
NAMES = [
    Naming(document=each.id, name=f"Person {no}", sort=Sort.PERSON, spellings=()) for no, each in enumerate(DOCUMENTS)
]
CLAIMS = [
    a_claim(each, f"arrested, said zibber{no}", Kind.ARREST, subject=f"Person {no}")
    for no, each in enumerate(DOCUMENTS)
]
ACTS = st.sampled_from(("place", "decide", "note", "judge"))
STEPS = st.lists(st.tuples(ACTS, st.integers(0, 2), st.sampled_from(PLACES)), max_size=7)
Step = tuple[str, int, str]


def bring(desk: Desk, places: Sequence[str]) -> None:
    for name in PLACES[1:]:
        make_compartment(desk, name, because="a reason")
    for document, naming, claim, where in zip(DOCUMENTS, NAMES, CLAIMS, places, strict=True):
        append(within(desk, where), [document, naming, claim], at=AT)


def act(desk: Desk, step: Step) -> None:
    what, number, where = step
    if what == "place":
        place(desk, DOCUMENTS[number].id, where, because="a reason")
    elif what == "decide":
        decide(desk, [CLAIMS[number].id], Verdict.ACCEPT, because=f"zibber{number}")
    elif what == "note":
        note(desk, DOCUMENTS[number].id, f"zibber{number}")
    else:
        other = (number + 1) % 3
        judge_pair(desk, NAMES[number].id, NAMES[other].id, Sameness.SAME, because=f"joined{number}{other}")


def shown(reader: Desk) -> str:
    return "\n".join(write(entry.body) for entry in recall(reader).entries if not isinstance(entry.body, Closed))


def expected(places: Sequence[str], steps: Sequence[Step], ring: Sequence[str]) -> set[str]:
    """The words that this reader must see: those of documents, and of judgements on two of them."""
    where = list(places)
    for what, number, to in steps:
        if what == "place":
            where[number] = to
    pairs = {(number, (number + 1) % 3) for what, number, _ in steps if what == "judge"}
    is_open = {"general", *ring}
    return {f"zibber{number}" for number in range(3) if where[number] in is_open} | {
        f"joined{one}{other}" for one, other in pairs if narrowest((where[one], where[other])) in is_open
    }


@settings(max_examples=12, deadline=None)
@given(places=st.tuples(*[st.sampled_from(PLACES)] * 3), steps=STEPS)
def test_a_reader_sees_what_is_open_to_her_and_nothing_else(places: tuple[str, ...], steps: list[Step]) -> None:
    every = {*(f"zibber{number}" for number in range(3)), *(f"joined{no}{(no + 1) % 3}" for no in range(3))}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.habeas"
        with Ledger.create(path, PASSPHRASE, cost=CHEAP) as ledger:
            desk = Desk(ledger=ledger, person="R. (invented)", now=lambda: AT)
            bring(desk, places)
            for step in steps:
                act(desk, step)
            for ring in RINGS:
                with reading_only(path, PASSPHRASE, *ring, cost=CHEAP) as reader:
                    text = shown(reader)
                    assert {word for word in every if word in text} == expected(places, steps, ring)
                    assert {each.id for each in recall(reader).documents.values()} == {
                        each.id for number, each in enumerate(DOCUMENTS) if f"zibber{number}" in text
                    }
