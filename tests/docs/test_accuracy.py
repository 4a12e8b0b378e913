"""The page of figures is what the present generator makes of its figures, and the scoring counts as it says."""

from __future__ import annotations

import hashlib
import importlib
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from habeas.model import Kind, Modality
from habeas.propose.clauses import split
from habeas.propose.parts import Trigger

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "accuracy.md"
PUBLIC = ROOT.parent / "shared" / "data"
NEW = "run: python bench/extraction.py --page docs/reference/accuracy.md"


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401
    monkeypatch.syspath_prepend(str(ROOT / "bench"))

    def load(name: str) -> ModuleType:
        return importlib.import_module(name)

    return load


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    return json.loads(PAGE.with_suffix(".json").read_text(encoding="utf-8"))


def test_the_page_is_what_the_generator_makes_of_the_figures(bench: Any, figures: dict[str, Any]) -> None:  # noqa: ANN401
    assert bench("page").as_page(figures) == PAGE.read_text(encoding="utf-8"), NEW


def test_every_part_and_every_type_that_is_measured_is_on_the_page(bench: Any, figures: dict[str, Any]) -> None:  # noqa: ANN401
    text = PAGE.read_text(encoding="utf-8")
    assert set(bench("page").PARTS) <= set(figures), NEW
    for name, types in bench("events").SETS.items():
        measured = figures["triggers"][name]["all"]
        assert {*types, "micro"} <= set(measured), name
        assert f"### {bench('page').SOURCES[name]['name']}\n" in text
    assert all(f"| {of} |" in text for of in bench("events").TYPES)
    assert all(f"| {about} |" in text for about in figures["modality"]["classes"])


def test_the_page_says_what_made_it(figures: dict[str, Any]) -> None:
    made, text = figures["made"], PAGE.read_text(encoding="utf-8")
    for key in ("commit", "committed", "habeas", "reading", "python", "spacy", "model"):
        assert made[key], key
        assert str(made[key])[:12] in text
    assert all(each["sha256"][:16] in text for each in figures["data"])


def test_the_data_that_is_here_is_the_data_that_was_measured(figures: dict[str, Any]) -> None:
    if not PUBLIC.is_dir():
        pytest.skip(f"the public data is not at {PUBLIC}")
    for each in figures["data"]:
        (path,) = PUBLIC.glob(f"*/{each['file']}")
        assert hashlib.sha256(path.read_bytes()).hexdigest() == each["sha256"], each["file"]


INVENTED = {
    "id": "one",
    "text": "Ana Bel was arrested. He served a prison term. Ivo Kos was charged. Piet Harn was detained.",
    "triggers": [
        {"type": "arrest", "native": "x", "start": 12, "end": 20},
        {"type": "sentence", "native": "x", "start": 25, "end": 45},
        {"type": "charge", "native": "x", "start": 12, "end": 20},
    ],
}
FOUND = (("arrest", "arrested"), ("detention", "served a prison term"), ("charge", "charged"), ("arrest", "detained"))


def found_in(document: dict[str, Any]) -> list[Trigger]:
    """Stand in for the rules, which others change."""
    text = document["text"]
    (clause, *_) = split(text)
    return [
        Trigger(
            kind=Kind(kind), start=text.index(words), end=text.index(words) + len(words), clause=clause, rule="r",
            modality=Modality.ASSERTED, subject_hint="none", score=0.9,
        )
        for kind, words in FOUND
    ]  # fmt: skip


@pytest.fixture
def one(tmp_path: Path) -> Path:
    (tmp_path / "ecbplus_dev.jsonl").write_text(json.dumps(INVENTED) + "\n", encoding="utf-8")
    return tmp_path


def test_a_trigger_counts_once_and_under_its_own_type_first(bench: Any, one: Path) -> None:  # noqa: ANN401
    measure = bench("events").measure
    found = measure("ecbplus_dev", one, find=found_in)
    assert (found["arrest"]["gold"], found["arrest"]["given"], found["arrest"]["precision"]) == (1, 2, 0.5)
    assert (found["charge"]["recall"], found["charge"]["precision"]) == (0.0, 0.0)
    assert (found["sentence"]["recall"], found["sentence"]["precision"]) == (1.0, 1.0)
    assert found["micro"] == {
        "gold": 3, "recall": 0.667, "given": 4, "precision": 0.5, "f1": 0.571, "precision, read again": 0.5,
    }  # fmt: skip


def test_a_false_alarm_that_was_read_again_counts_as_right_in_its_own_column(
    bench: Any,  # noqa: ANN401
    one: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start = str(INVENTED["text"]).index("charged")
    monkeypatch.setattr(bench("events"), "adjudicated", lambda _: {("one", "charge", start)})
    found = bench("events").measure("ecbplus_dev", one, find=found_in)["charge"]
    assert (found["precision"], found["precision, read again"]) == (0.0, 1.0)


def test_strictly_no_kind_answers_for_the_type_of_another(bench: Any, one: Path) -> None:  # noqa: ANN401
    found = bench("events").measure("ecbplus_dev", one, find=found_in, strict=True)
    assert found["sentence"] == {"gold": 1, "recall": 0.0}
    assert (found["arrest"]["given"], found["arrest"]["precision"]) == (3, 0.333)


def test_strictly_the_frame_arrest_is_neither_detaining_nor_kidnapping(bench: Any, one: Path) -> None:  # noqa: ANN401
    (one / "ecbplus_dev.jsonl").rename(one / "geneva_dev.jsonl")
    loose, strict = (bench("events").measure("geneva_dev", one, find=found_in, strict=each) for each in (False, True))
    assert (loose["arrest"]["given"], strict["arrest"]["given"]) == (3, 2)


def test_what_is_missed_and_what_is_false_is_listed_with_its_rule(bench: Any, one: Path) -> None:  # noqa: ANN401
    faults: list[Any] = []
    bench("events").measure("ecbplus_dev", one, find=found_in, faults=faults)
    listed = [(each.type, each.rule is None) for each in faults]
    assert listed == [("charge", True), ("charge", False), ("arrest", False)]
    assert "[detained]" in str(faults[-1])
