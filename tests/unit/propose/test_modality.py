"""How a clause puts an event; every sentence, name and event in the tables is invented."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from habeas.model import Document, Frame, Kind, Modality
from habeas.propose import propose
from habeas.propose.clauses import split
from habeas.propose.modality import judge
from habeas.propose.parts import Clause
from habeas.propose.scope import Scope

DATA = Path(__file__).parent / "data"
NO_EVENT = "none"
ABOUT_EVENTS = {Kind.APPEAL_FOR_RELEASE, Kind.STATEMENT_OF_POSITION, Kind.COUNTER_CLAIM, Kind.FINDING}


@cache
def rows(name: str) -> tuple[tuple[str, str, str, str], ...]:
    """Read sentence, kind, expected modality and why; a key is a modality, or "modality: finer class"."""
    read = tomllib.loads((DATA / name).read_text(encoding="utf-8"))
    return tuple(
        (sentence, kind, key.partition(":")[0], f"{key}: {why}")
        for key, given in read.items()
        for sentence, kind, why in given
    )


def unmarked(marked: str) -> tuple[str, int, int]:
    """Return a sentence without its brackets and the place of the last bracketed words."""
    before, _, rest = marked.rpartition("[")
    trigger, _, after = rest.partition("]")
    before = before.replace("[", "").replace("]", "")
    return before + trigger + after, len(before), len(before) + len(trigger)


def judged(marked: str, kind: str) -> tuple[str, str | None]:
    """Judge the last bracketed trigger of a sentence."""
    text, start, end = unmarked(marked)
    clause = next(clause for clause in split(text) if clause.start <= start < clause.end)
    says, cue = judge(text, clause, start, end, Kind(kind))
    assert cue is None or text[cue.start : cue.end] == cue.text
    return str(says), cue.text if cue else None


def claimed(marked: str) -> list[str]:
    """Return the claims that say it happened and stand on the bracketed words, of the sentence as a document."""
    text, start, end = unmarked(marked)
    data = text.encode()
    document = Document(
        sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type="text/plain", engine="test",
        text=text, language="en", frame=Frame(published=None, published_basis=None),
    )  # fmt: skip
    return [
        f"{claim.predicate} by {claim.proposer.rule}"
        for claim in propose(document, parser=None).claims
        if claim.trigger and claim.trigger.start < end and start < claim.trigger.end
        and claim.modality.says_it_happened and claim.predicate not in ABOUT_EVENTS
    ]  # fmt: skip


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
    return modality != NO_EVENT and Modality(modality).says_it_happened


PLAIN = ("modality.toml", "modality_fresh.toml", "modality_later.toml")
SETS = tuple(sorted(path.name for path in DATA.glob("modality*.toml")))
HAPPENED_RIGHT, CLASS_RIGHT = 0.97, 0.90


@pytest.mark.parametrize("name", SETS)
def test_nothing_that_did_not_happen_is_asserted(name: str) -> None:
    wrongly = [
        f"{found}: {sentence} ({why})"
        for sentence, kind, expected, why in rows(name)
        if expected != NO_EVENT and not happened(expected) and happened(found := judged(sentence, kind)[0])
    ]
    assert wrongly == []


@pytest.mark.parametrize("name", SETS)
def test_what_names_no_event_becomes_no_claim(name: str) -> None:
    wrongly = [
        f"{found}: {sentence} ({why})"
        for sentence, _, expected, why in rows(name)
        if expected == NO_EVENT and (found := claimed(sentence))
    ]
    assert wrongly == []


@pytest.mark.parametrize("name", SETS)
def test_what_happened_is_nearly_always_kept(name: str) -> None:
    said = [(sentence, kind, why) for sentence, kind, expected, why in rows(name) if happened(expected)]
    wrongly = [
        f"{found} by {cue!r}: {sentence} ({why})"
        for sentence, kind, why in said
        for found, cue in [judged(sentence, kind)]
        if not happened(found)
    ]
    assert len(wrongly) <= (1 - HAPPENED_RIGHT) * len(said), wrongly


@pytest.mark.parametrize("name", PLAIN)
def test_each_class_is_told_apart(name: str, record_property: Callable[[str, object], None]) -> None:
    for expected, (right, total, wrong) in figures(name).items():
        record_property(expected, f"{right}/{total}")
        assert right >= min(total - 1, CLASS_RIGHT * total), (expected, wrong)


def test_the_set_is_large_enough_to_mean_something() -> None:
    every = [expected for name in SETS for _, _, expected, _ in rows(name)]
    assert len(every) >= 1_200
    assert sum(happened(expected) for expected in every) >= 400
    assert set(every) == {NO_EVENT, *(str(modality) for modality in Modality)}


@pytest.mark.parametrize(
    ("marked", "kind", "cue"),
    [
        ("The ministry denied that he had been [tortured].", "torture", "denied"),
        ("They failed to [release] him.", "release", "failed"),
        ("He was never formally [charged].", "charge", "never"),
        ("The [hearing] was postponed.", "hearing", "was postponed"),
        ("The story of his [arrest] is absurd.", "arrest", "absurd"),
        ("In my dream I was [arrested].", "arrest", "dream"),
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


FILLERS = ("and ", "not ", ", ", "to be ", "that he ", "fears of ", "(((", "“", "n't", "\u0301", "reports of ", "if ")


@pytest.mark.parametrize("filler", FILLERS)
def test_endless_words_end(filler: str) -> None:
    text = filler * 20_000 + "arrested " + filler * 20_000
    start = text.index("arrested")
    whole = Clause(start=0, end=len(text), paragraph=0)
    assert judge(text, whole, start, start + 8, Kind.ARREST)[0] in Modality


def looked_at(monkeypatch: pytest.MonkeyPatch, unit: str, word: str, times: int) -> int:
    """Count the words that are looked at while every trigger of one endless clause is judged."""
    text, seen = unit * times, 0
    whole = Clause(start=0, end=len(text), paragraph=0)
    is_in = Scope.is_in

    def counting(self: Scope, name: str, at: int) -> bool:
        nonlocal seen
        seen += 1
        return is_in(self, name, at)

    monkeypatch.setattr(Scope, "is_in", counting)
    for number in range(times):
        start = number * len(unit) + unit.index(word)
        judge(text, whole, start, start + len(word), Kind.ARREST)
    monkeypatch.undo()
    return seen


UNITS = (
    ("sentenced to ", "sentenced"), ("arrested and ", "arrested"), ("not arrested ", "arrested"),
    ("( arrested ", "arrested"), ("denied that he was arrested , ", "arrested"), ("reports of arrest ", "arrest"),
    ("– arrest ", "arrest"),
    ("she would be arrested ", "arrested"), ("claims of the arrest of ", "arrest"), ("ensure arrest ", "arrest"),
)  # fmt: skip


@pytest.mark.parametrize(("unit", "word"), UNITS)
def test_the_cost_grows_with_the_number_of_triggers_only(monkeypatch: pytest.MonkeyPatch, unit: str, word: str) -> None:
    few, many = (looked_at(monkeypatch, unit, word, times) for times in (250, 1_000))
    assert many <= 5 * few  # windows fill up; with the square of the triggers it would be sixteen times
