"""An invented person of whom many documents tell, for benches: eight times without liberty, told and told again.

What each claim says is drawn by the digest of its number, so that two runs compute the same case. ``MUDDLED`` is the
worst that sources can do: every claim tells of any kind at any of nine dates.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import TypeVar

from habeas.model import (
    Amount,
    Attribute,
    Basis,
    Claim,
    Dated,
    Decision,
    Document,
    Frame,
    Judgement,
    Kind,
    Mention,
    Modality,
    Proposer,
    Sameness,
    Stretch,
    Verdict,
    When,
    naming_id,
)  # fmt: skip

Thing = TypeVar("Thing")
WHO, AT = "Dauren Esimov", "2026-11-22T00:00:00Z"
PER_DOCUMENT = 25
SENTENCE = "Dauren Esimov of the invented town of Sarybulak was held in custody for five months. "
HELD, MONTHS = "held in custody", "five months"
# What befalls the person in each time without liberty, with the day of it; a day later each time.
COURSE = [
    (Kind.ARREST, 0), (Kind.DETENTION, 0), (Kind.SEARCH, 0), (Kind.INTERROGATION, 1), (Kind.CHARGE, 3),
    (Kind.HEARING, 4), (Kind.DETENTION_ORDER, 4), (Kind.DENIAL_OF_LAWYER, 5), (Kind.ILL_TREATMENT, 9),
    (Kind.SOLITARY_CONFINEMENT, 20),
    (Kind.TRANSFER, 31), (Kind.HEARING, 40), (Kind.TRIAL, 60), (Kind.CONVICTION, 80), (Kind.SENTENCE, 80),
    (Kind.APPEAL, 90), (Kind.APPEAL_REJECTED, 120), (Kind.TRANSFER, 130), (Kind.RELEASE, 150),
    (Kind.TRAVEL_RESTRICTION, 150),
]  # fmt: skip
EPISODES, APART_DAYS = 8, 400
FIRST = When.parse("2012-03-10")
ATTRIBUTES = [(Attribute.PROFESSION, "teacher"), (Attribute.RESIDENCE, "Sarybulak"), (Attribute.SEX, "male")]
MODALITIES = (
    [Modality.ASSERTED] * 9 + [Modality.REPORTED] * 5 + [Modality.ALLEGED] * 4 + [Modality.DENIED, Modality.DEMANDED]
)
MUDDLED = [None, "2019", "2019-03", "2019-03-10", "2019-03-11", "2019-08-16", "2019-08", "2020-02-01", "2019-03-10/.."]


def drawn(things: Sequence[Thing], *seed: object) -> Thing:
    """Return one of these, always the same for the same seed."""
    return things[int.from_bytes(hashlib.sha256(repr(seed).encode()).digest()[:4]) % len(things)]


def a_document(number: int, sentences: int = PER_DOCUMENT, name: str = "") -> Document:
    """Return an invented document of so many sentences."""
    text = f"Paper {number} {name}. " + SENTENCE * sentences
    data = text.encode()
    frame = Frame(publisher=f"Paper {number % 90}", published=When.parse(f"2024-{number % 12 + 1:02d}-01"))
    return Document(
        sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type="text/plain", engine="bench", text=text,
        language="en", frame=frame,
    )  # fmt: skip


def documents_of(claims: int) -> list[Document]:
    """Return the documents that so many claims stand in."""
    return [a_document(number) for number in range(-(-claims // PER_DOCUMENT))]


def claims_of(documents: Sequence[Document], count: int, *, muddled: bool = False) -> Iterator[Claim]:
    """Yield so many claims about one person."""
    for number in range(count):
        document = documents[number // PER_DOCUMENT]
        yield (_muddled if muddled else told)(document, number)


def told(document: Document, number: int) -> Claim:
    """Return the claim of this number, as sources tell, on one sentence of the document."""
    if drawn(range(6), "attribute", number) == 0:
        attribute, value = drawn(ATTRIBUTES, "value", number)
        return a_claim(document, number, attribute, value=value)
    kind, day = drawn(COURSE, "event", number)
    episode = drawn(range(EPISODES), "episode", document.id)
    return a_claim(document, number, kind, _date(day + episode * APART_DAYS, number))


def _date(day: int, number: int) -> str | None:
    """Return the day as one source puts it: mostly exact, sometimes only the month, none, or some days off."""
    how = drawn(range(20), "how", number)
    when = FIRST.earliest.plus_days(day + (how - 17 if how > 17 else 0)) if FIRST.earliest else None
    if how < 3 or when is None:
        return None
    return when.date_text[:7] if how < 6 else when.date_text


def _muddled(document: Document, number: int) -> Claim:
    return a_claim(
        document, number, drawn(list(Kind), "kind", number), drawn(MUDDLED, "date", number),
        amount=drawn([("5", "month"), ("300", "USD"), ("700", "USD")], "amount", number),
    )  # fmt: skip


def a_claim(  # noqa: PLR0913
    document: Document, number: int, predicate: Kind | Attribute, when: str | None = None, *, value: str | None = None,
    amount: tuple[str, str] | None = None, who: str = WHO,
) -> Claim:  # fmt: skip
    """Return a claim on one sentence of the document."""
    start = document.text.index(SENTENCE) + (number % PER_DOCUMENT) * len(SENTENCE)
    end = start + len(SENTENCE) - 1
    trigger, month = start + SENTENCE.index(HELD), start + SENTENCE.index(MONTHS)
    return Claim(
        predicate=predicate,
        modality=drawn(MODALITIES, "modality", number),
        passage=document.passage(start, end),
        proposer=Proposer(name="rules", version="bench", rule=f"bench-{number}"),
        confidence=0.8,
        trigger=Stretch(start=trigger, end=trigger + len(HELD), text=HELD),
        dated=Dated(when=When.parse(when), basis=Basis.EXPLICIT, start=start, end=end) if when else None,
        subject=Mention(name=who, start=start, end=start + len(WHO), text=WHO),
        speaker=Mention(name=f"Witness {number % 40}", start=start, end=end, text=WHO) if number % 5 == 0 else None,
        amounts=(Amount(value=amount[0], unit=amount[1], start=month, end=month + 11, text=MONTHS),) if amount else (),
        value=value,
    )


def accepted(claims: Sequence[Claim]) -> list[Decision]:
    """Return the decisions that accept every second claim."""
    return [a_decision(claim, Verdict.ACCEPT) for claim in claims[::2]]


def a_decision(claim: Claim, verdict: Verdict, at: str = AT) -> Decision:
    """Return a word on a claim."""
    return Decision(claim=claim.id, verdict=verdict, by="bench", at=at, because="invented")


def one_person(documents: Sequence[Document]) -> list[Judgement]:
    """Return the judgements that make the names of all documents one person."""
    names = [naming_id(document.id, WHO) for document in documents]
    return [
        Judgement(left=names[0], right=name, sameness=Sameness.SAME, by="bench", at=AT, because="invented")
        for name in names[1:]
    ]
