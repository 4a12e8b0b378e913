"""Claims settle in the order of the text and are not said twice. People are invented."""

from __future__ import annotations

from itertools import permutations

from habeas.model import Claim, DocumentId, Kind, Mention, Modality, Passage, Proposer, Stretch
from habeas.propose.merge import settle

TEXT = "Danel Orsun was arbitrarily detained and released."
DOCUMENT = DocumentId("doc-invented")


def a_claim(words: str, kind: Kind = Kind.DETENTION, *, who: str = "Danel Orsun", rule: str = "r") -> Claim:
    at = TEXT.index(words)
    return Claim(
        predicate=kind, modality=Modality.ASSERTED,
        passage=Passage(document=DOCUMENT, start=0, end=len(TEXT), quote=TEXT),
        proposer=Proposer(name="test", version="0", rule=rule), confidence=0.9,
        trigger=Stretch(start=at, end=at + len(words), text=words),
        subject=Mention(name=who, start=0, end=11, text="Danel Orsun"),
    )  # fmt: skip


def test_two_rules_on_the_same_words_make_one_claim() -> None:
    longer, shorter = a_claim("arbitrarily detained"), a_claim("detained", rule="other")

    assert settle([shorter, longer]) == (longer,)


def test_two_people_on_the_same_words_stay_two_claims() -> None:
    assert len(settle([a_claim("detained"), a_claim("detained", who="Mirel Tavos")])) == 2


def test_two_kinds_on_the_same_words_stay_two_claims() -> None:
    assert len(settle([a_claim("detained"), a_claim("detained", Kind.ARREST)])) == 2


def test_the_order_of_arrival_changes_nothing() -> None:
    claims = [a_claim("released", Kind.RELEASE), a_claim("detained"), a_claim("arbitrarily detained", rule="b")]

    settled = {settle(order) for order in permutations(claims)}

    assert len(settled) == 1
    assert [claim.predicate for claim in settled.pop()] == [Kind.DETENTION, Kind.RELEASE]


def test_every_id_is_unique() -> None:
    claims = settle([a_claim("detained"), a_claim("detained"), a_claim("released", Kind.RELEASE)])

    assert len({claim.id for claim in claims}) == len(claims) == 2
