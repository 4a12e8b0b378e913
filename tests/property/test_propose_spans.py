"""Every stretch that a claim carries is the document's own words, whatever the document holds. People are invented."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.model import Claim, Document
from habeas.propose import propose

SENTENCES = (
    "Danel Orsun was arrested by police in Veldara on 3 May 2021.",
    "Police arrested Mirel Tavos and Danel Orsun, and charged them with treason.",
    "“He was tortured,” said his lawyer, Petra Holm, on Friday.",
    "The ministry says that the facilities are schools.",
    "Name: Danel Orsun\nDate of arrest: 17 May 2013\nSentence: 5 years\n",
    "He was reportedly fined the equivalent of $300 and released in August 2019.",
    "About 200 people were detained; 43 were named.",
    "His lawyer was not informed of the hearing on 16 August at 19.30.",
    "10 March 2019: arrested at home",
    "They demanded his immediate release.",
)
GLUE = st.one_of(
    st.sampled_from(
        [" ", "\n", "\n\n", "\r\n", "\u2028", "\u00a0", "\ufeff", "\t", "\U0001f54a", "e\u0301", "\u202e", "\x00"]
    ),
    st.text(max_size=12),
)
TEXTS = st.lists(st.tuples(GLUE, st.sampled_from(SENTENCES)), max_size=5).map(
    lambda parts: "".join(glue + sentence for glue, sentence in parts)
)


def a_document(text: str) -> Document:
    raw = text.encode("utf-8", "surrogatepass")
    return Document(
        sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        media_type="text/plain",
        engine="test",
        text=text,
        language="en",
    )


def stretches(claim: Claim) -> Iterator[tuple[int, int, str]]:
    named = (claim.subject, claim.speaker, *claim.agents, *claim.places, claim.trigger, *claim.hedges, *claim.amounts)
    for stretch in named:
        if stretch is not None:
            yield stretch.start, stretch.end, stretch.text


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_every_stretch_is_the_text_at_its_place(text: str) -> None:
    document = a_document(text)

    proposal = propose(document)

    for claim in proposal.claims:
        claim.passage.prove_in(document)
        for start, end, words in stretches(claim):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == words
        if claim.dated is not None:
            assert 0 <= claim.dated.start < claim.dated.end <= len(text)
    for naming in proposal.namings:
        for spelling in naming.spellings:
            assert text[spelling.start : spelling.end] == spelling.text


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_ids_are_unique_and_the_same_on_a_second_reading(text: str) -> None:
    first, second = propose(a_document(text)), propose(a_document(text))

    ids = [claim.id for claim in first.claims]
    assert len(set(ids)) == len(ids)
    assert first == second


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_every_claim_lies_in_order_and_its_trigger_in_its_quote(text: str) -> None:
    claims = propose(a_document(text), parser=None).claims

    places = [claim.trigger.start for claim in claims if claim.trigger is not None]
    assert places == sorted(places)
    for claim in claims:
        assert claim.trigger is not None
        assert claim.passage.start <= claim.trigger.start < claim.trigger.end <= claim.passage.end
        assert 0 <= claim.confidence <= 1
