"""How a clause puts an event; every sentence, name and event in the tables is invented."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from habeas.model import Kind, Modality
from habeas.propose.clauses import split
from habeas.propose.modality import judge
from habeas.propose.parts import Clause

DATA = Path(__file__).parent / "data"


def rows(name: str) -> Iterator[tuple[str, str, str, str]]:
    for expected, given in tomllib.loads((DATA / name).read_text(encoding="utf-8")).items():
        yield from ((sentence, kind, expected, why) for sentence, kind, why in given)


def judged(marked: str, kind: str) -> tuple[str, str | None]:
    """Judge the last bracketed trigger of a sentence."""
    before, _, rest = marked.rpartition("[")
    trigger, _, after = rest.partition("]")
    before = before.replace("[", "").replace("]", "")
    text, start = before + trigger + after, len(before)
    clause = next(clause for clause in split(text) if clause.start <= start < clause.end)
    says, cue = judge(text, clause, start, start + len(trigger), Kind(kind))
    assert cue is None or text[cue.start : cue.end] == cue.text
    return str(says), cue.text if cue else None


def figures(name: str) -> dict[str, tuple[int, int, list[str]]]:
    """Count for each class how many of its sentences are judged right, and list the wrong ones."""
    counted: dict[str, tuple[int, int, list[str]]] = {}
    for sentence, kind, expected, why in rows(name):
        found, cue = judged(sentence, kind)
        right, total, wrong = counted.get(expected, (0, 0, []))
        miss = [] if found == expected else [f"{found} by {cue!r}: {sentence} ({why})"]
        counted[expected] = (right + (not miss), total + 1, wrong + miss)
    return counted


def happened(modality: str) -> bool:
    return Modality(modality).says_it_happened


SETS = ("modality.toml", "modality_fresh.toml", "modality_later.toml")
ASSERTED_RIGHT, CLASS_RIGHT = 0.97, 0.90


@pytest.mark.parametrize("name", SETS)
def test_nothing_that_did_not_happen_is_asserted(name: str) -> None:
    wrongly = [
        f"{found}: {sentence} ({why})"
        for sentence, kind, expected, why in rows(name)
        if not happened(expected) and happened(found := judged(sentence, kind)[0])
    ]
    assert wrongly == []


@pytest.mark.parametrize("name", SETS)
def test_what_happened_is_nearly_always_asserted(name: str) -> None:
    right, total, wrong = figures(name)["asserted"]
    assert right >= ASSERTED_RIGHT * total, wrong


@pytest.mark.parametrize("name", SETS)
def test_each_class_is_told_apart(name: str, record_property: Callable[[str, object], None]) -> None:
    for expected, (right, total, wrong) in figures(name).items():
        record_property(expected, f"{right}/{total}")
        assert right >= min(total - 1, CLASS_RIGHT * total), (expected, wrong)


def test_the_set_is_large_enough_to_mean_something() -> None:
    every = [expected for name in SETS for _, _, expected, _ in rows(name)]
    assert len(every) >= 300
    assert every.count("asserted") >= 100
    assert set(every) == {str(modality) for modality in Modality}


@pytest.mark.parametrize(
    ("marked", "kind", "cue"),
    [
        ("The ministry denied that he had been [tortured].", "torture", "denied"),
        ("They failed to [release] him.", "release", "failed"),
        ("He was never formally [charged].", "charge", "never"),
        ("The [hearing] was postponed.", "hearing", "was postponed"),
        ("He was [arrested].", "arrest", None),
    ],
)
def test_the_words_that_decide_are_shown(marked: str, kind: str, cue: str | None) -> None:
    assert judged(marked, kind)[1] == cue


def test_a_clause_inside_a_document_gives_offsets_of_the_document() -> None:
    text = "Ana Bel is 34. He was not arrested."
    clause = split(text)[1]
    says, cue = judge(text, clause, text.index("arrested"), text.index("arrested") + 8, Kind.ARREST)
    assert (says, cue and text[cue.start : cue.end]) == (Modality.NEGATED, "not")


@pytest.mark.parametrize(
    "filler", ["and ", "not ", ", ", "to be ", "that he ", "fears of ", "(((", "“", "n't", "\u0301"]
)
def test_endless_words_end(filler: str) -> None:
    text = filler * 20_000 + "arrested " + filler * 20_000
    start = text.index("arrested")
    whole = Clause(start=0, end=len(text), paragraph=0)
    assert judge(text, whole, start, start + 8, Kind.ARREST)[0] in Modality
