"""The gate doubts and never drops. Names are invented."""

from __future__ import annotations

import json
import time

import pytest

from habeas.cli.lines import claim_line
from habeas.errors import DataFileInvalid
from habeas.model import Document, Kind, Modality
from habeas.model.claim import WEAK_BELOW
from habeas.propose import gate as gate_room
from habeas.propose import propose
from habeas.propose.assemble import NOBODY, OTHER_MODALITY
from habeas.propose.clauses import split
from habeas.propose.gate import FILE, LEAST, Gate, load_gate, shape, weigh
from habeas.propose.lexicon import load_rules
from habeas.propose.parts import Clause, Trigger

DOUBTING = Gate(
    bias=0.0, threshold=0.5, kinds={"charge": "charge"}, stems={"charge": ("accus", "charg")},
    weights={"stem accus": -3.0, "stem charg": 2.0, "last was": 0.5, "right murder": -9.0},
)  # fmt: skip


def trigger(text: str, words: str, kind: str = "charge", part: str = "body") -> Trigger:
    (clause,) = split(text)
    start = text.index(words)
    clause = Clause(start=clause.start, end=clause.end, paragraph=0, part=part)
    return Trigger(
        kind=Kind(kind), start=start, end=start + len(words), clause=clause, rule="r", modality=Modality.ASSERTED,
        subject_hint="passive", score=0.9,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "kind", "part", "weak", "why"),
    [
        ("A man accused of theft was seen.", "accused of", "charge", "body", True, "a doubtful word"),
        ("A man was charged with theft.", "charged", "charge", "body", False, "a sure word"),
        ("A man was arrested.", "arrested", "arrest", "body", False, "a kind of which it may not speak"),
        ("A man was indicted.", "indicted", "charge", "body", False, "a word that it has not seen"),
        ("A man accused of theft", "accused of", "charge", "field", False, "no running text"),
        ("Accused of theft in May.", "Accused of", "charge", "body", False, "the first word of a line"),
        ("He was charged and accused.", "charged and accused", "charge", "body", False, "the likeliest word decides"),
    ],
)
def test_it_speaks_only_of_what_it_knows(text: str, words: str, kind: str, part: str, weak: bool, why: str) -> None:
    (weighed,) = weigh(text, [trigger(text, words, kind, part)], gate=DOUBTING)
    assert weighed.weak is weak, why
    assert (weighed.score < WEAK_BELOW) is weak


def test_nothing_is_dropped_and_nothing_but_score_and_mark_is_touched() -> None:
    text = "A man accused of theft was charged, arrested and accused of murder."
    given = [trigger(text, "accused of"), trigger(text, "charged"), trigger(text, "arrested", "arrest")]
    weighed = weigh(text, given, gate=DOUBTING)
    assert [(t.kind, t.start, t.end, t.rule) for t in weighed] == [(t.kind, t.start, t.end, t.rule) for t in given]
    assert weighed[2] == given[2]


def test_the_likelier_of_two_is_the_surer() -> None:
    one, two = "She was charged today.", "She got charged today."
    sure, less = (weigh(text, [trigger(text, "charged")], gate=DOUBTING)[0].score for text in (one, two))
    assert 0.9 >= sure > less > WEAK_BELOW


@pytest.mark.parametrize(
    ("word", "seen"), [("Vell", "A"), ("Ona-Vell", "A"), ("2019", "0"), ("10,000", "0"), ("police", "police")]
)
def test_names_and_numbers_are_all_alike(word: str, seen: str) -> None:
    assert shape(word) == seen


def test_the_weights_that_ship_hold_no_name_and_are_small() -> None:
    gate = load_gate()
    assert set(gate.kinds) <= set(Kind)
    assert Kind.DETENTION not in gate.kinds
    assert 0.0 < gate.threshold < 1.0
    assert all(feature.split()[-1] in ("A", "0") or feature == feature.lower() for feature in gate.weights)
    assert gate_room.files("habeas.propose").joinpath(FILE).read_bytes().__len__() < 100_000


def test_no_rule_is_so_unsure_that_its_claims_look_weak() -> None:
    """Weak must mean that the gate doubts, so a rule's own score may not bring a claim under the line."""
    gate = load_gate()
    low = [
        rule.id
        for rule in load_rules()
        if rule.score * (LEAST if rule.kind in gate.kinds else 1.0) * OTHER_MODALITY * NOBODY < WEAK_BELOW
    ]
    assert low == []


def test_a_weak_proposal_is_made_and_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate_room, "load_gate", lambda: DOUBTING)
    text = "Ona Vell, who was accused of theft, was charged with treason."
    document = Document(
        sha256="0" * 64, size=len(text), media_type="text/plain", engine="test", text=text, language="en"
    )
    found = {claim.trigger.text: claim.is_weak for claim in propose(document, parser=None).claims if claim.trigger}
    assert found == {"accused of": True, "charged": False}


@pytest.mark.parametrize(
    "table",
    [
        {},
        {
            "about": "",
            "trained_on": {},
            "bias": 0,
            "threshold": 0.5,
            "kinds": {},
            "stems": {},
            "weights": {},
            "more": 1,
        },
        {
            "about": "",
            "trained_on": {},
            "bias": 0,
            "threshold": 0.5,
            "kinds": {"charge": "charge"},
            "stems": {},
            "weights": {},
        },
        {"about": "", "trained_on": {}, "bias": "0", "threshold": 0.5, "kinds": {}, "stems": {}, "weights": {}},
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object, table: dict[str, object]
) -> None:
    class Folder:
        def joinpath(self, _: str) -> Folder:
            return self

        def read_text(self, encoding: str) -> str:
            return json.dumps(table)

    monkeypatch.setattr(gate_room, "files", lambda _: Folder())
    with pytest.raises(DataFileInvalid):
        load_gate.__wrapped__()


def test_weighing_is_quick_and_stays_so_in_an_endless_sentence() -> None:
    text = "and so " * 15_000 + "he was charged " + "and so " * 15_000
    start = text.index("charged")
    clause = Clause(start=0, end=len(text), paragraph=0)
    one = Trigger(
        kind=Kind.CHARGE, start=start, end=start + 7, clause=clause, rule="r", modality=Modality.ASSERTED,
        subject_hint="passive", score=0.9,
    )  # fmt: skip
    began = time.process_time()
    weigh(text, [one] * 200)
    assert time.process_time() - began < 200 * 0.001


@pytest.mark.parametrize(("confidence", "marked"), [(0.29, True), (0.3, False), (0.9, False)])
def test_a_listing_marks_what_is_weak(confidence: float, marked: bool) -> None:
    quote = {"start": 0, "end": 1, "text": "x"}
    record = {
        "claim": "clm-1", "kind": "charge", "modality": "asserted", "quote": quote, "when": None, "subject": None,
        "confidence": confidence,
    }  # fmt: skip
    assert ("[weak]" in claim_line(record)) is marked
