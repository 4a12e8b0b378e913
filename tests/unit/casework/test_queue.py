"""In which order claims are read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import a_claim, a_document
from habeas.casework.queue import by_priority, load_harms, pick, priority_of, uncertainty_of
from habeas.model import Attribute, ClaimId, Kind, Modality

DOCUMENT = a_document("Ilvan Torek, who does not exist, was beaten and then fined.")
BEATEN = replace(a_claim(DOCUMENT, "was beaten", Kind.TORTURE), confidence=0.9)
FINED = replace(a_claim(DOCUMENT, "fined", Kind.FINE), confidence=0.9)


def test_every_kind_and_attribute_has_a_harm_from_one_to_ten() -> None:
    harms = load_harms().of
    assert set(harms) == {*Kind, *Attribute}
    assert {harm for harm in harms.values() if not 1 <= harm <= 10} == set()


@pytest.mark.parametrize(
    ("changed", "misread", "expected", "why"),
    [
        ({"confidence": 1.0}, False, 0.0, "a sure claim"),
        ({"confidence": 0.5}, False, 1.0, "as likely as not"),
        ({"confidence": 0.9}, False, 0.36, "4 × 0.9 × 0.1"),
        ({"confidence": 1.0, "modality": Modality.ALLEGED}, False, 0.2, "the source does not plainly assert it"),
        ({"confidence": 1.0}, True, 0.4, "the picture was read unsurely"),
        ({"confidence": 0.0}, False, 0.3, "weak"),
        ({"confidence": 1.0, "modality": Modality.DENIED}, True, 0.52, "doubts add up, and never to more than all"),
    ],
)
def test_uncertainty_follows_its_formula(changed: dict[str, object], misread: bool, expected: float, why: str) -> None:
    claim = replace(BEATEN, **changed)  # type: ignore[arg-type]
    assert uncertainty_of(claim, misread=misread) == pytest.approx(expected), why


@pytest.mark.parametrize(
    ("sooner", "later", "why"),
    [
        (BEATEN, FINED, "the graver comes first"),
        (replace(FINED, confidence=0.5), FINED, "of equal harm, the less certain"),
        (replace(BEATEN, confidence=1.0), replace(FINED, confidence=1.0), "the graver, where nobody doubts either"),
    ],
)
def test_priority_is_harm_times_uncertainty(sooner, later, why: str) -> None:  # noqa: ANN001
    assert priority_of(sooner) > priority_of(later) > 0, why


def test_equals_are_read_as_the_text_goes() -> None:
    ordered = (ClaimId("a"), ClaimId("b"), ClaimId("c"))
    assert by_priority(ordered, {ClaimId("a"): 1.0, ClaimId("b"): 2.0, ClaimId("c"): 1.0}) == ("b", "a", "c")


@pytest.mark.parametrize(
    ("after", "expected", "why"),
    [
        (None, "a", "the first that waits"),
        ("a", "c", "the next that waits"),
        ("b", "c", "after one that does not wait"),
        ("c", None, "nothing waits after it"),
        ("unknown", "a", "after a claim that is not of this order: from its beginning"),
    ],
)
def test_the_next_claim_stands_after_the_one_named(after: str | None, expected: str | None, why: str) -> None:
    ordered, waiting = tuple(map(ClaimId, "abc")), {ClaimId("a"), ClaimId("c")}
    assert pick(ordered, waiting, after=ClaimId(after) if after else None) == expected, why
