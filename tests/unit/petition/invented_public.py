"""Invented cases for what is told in public, to the family and in a dossier: Ama Boduk of Zubrania does not exist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builders import a_case, a_claim, a_document, a_fact, an_amount
from habeas.assess import assess
from habeas.law import load_form, load_law
from habeas.model import (
    NO_RECORD,
    About,
    CaseFile,
    CaseRecord,
    Claim,
    Conflict,
    Document,
    Frame,
    Kind,
    Modality,
    Period,
    Petition,
    Regime,
    Side,
    Standing,
    When,
)
from habeas.petition import petition

WHO = "Ama Boduk"
MADE_ON = "2026-11-22"
LANGUAGES = ("en", "ar", "es", "fr", "kk", "ru", "ug", "zh_Hans")
FILED = ("public_statement", "urgent_action", "upr", "sanctions")
TOLD = (
    "Ama Boduk was arrested by border guards in Sarn on 10 March 2026. Ama Boduk is held in Sarn Prison No. 2. "
    "The guards refused Ama Boduk any medical care. Ama Boduk was not allowed to see a lawyer. "
    "Ama Boduk was charged with a crime over articles. The ministry denied that Ama Boduk was arrested."
)
RUSSIAN = "Ама Бодук в тюрьме."


def a_source(text: str = TOLD, *, publisher: str = "Lantern Rights Watch", published: str = "2026-04-01") -> Document:
    """Return an invented document of an invented publisher."""
    return a_document(text, frame=Frame(publisher=publisher, published=When.parse(published)))


def claim(kind: Kind, *, text: str = TOLD, **given: object) -> Claim:
    """Return a claim about Ama Boduk on all words of the document."""
    return a_claim(a_source(text), text, kind, subject=WHO, **given)  # type: ignore[arg-type]


def held_claims() -> tuple[Claim, ...]:
    """Return what is told of somebody who is held: an arrest that is denied, no medical care, no lawyer, a charge."""
    return (
        claim(Kind.ARREST, when="2026-03-10", agents=["border guards"], places=["Sarn"]),
        claim(Kind.DENIAL_OF_MEDICAL_CARE),
        claim(Kind.DENIAL_OF_LAWYER),
        claim(Kind.CHARGE),
    )


def denial() -> Claim:
    """Return the ministry's denial of the arrest."""
    words = "The ministry denied that Ama Boduk was arrested."
    return a_claim(
        a_source(), words, Kind.ARREST, modality=Modality.DENIED, speaker="The ministry", subject=WHO
    )  # fmt: skip


def case_of(*claims: Claim, **given: object) -> CaseFile:
    """Return the case of Ama Boduk; each claim is a fact of its own."""
    return a_case(list(claims), name=WHO, **given)  # type: ignore[arg-type]


def held_case() -> CaseFile:
    """Return the case of somebody held since 10 March 2026, whose arrest a ministry denies."""
    claims, denied = held_claims(), denial()
    arrest = a_fact(claims[0], dissenting=[denied])
    period = Period(
        regime=Regime.CUSTODY, standing=Standing.ACCEPTED, began=When.parse("2026-03-10"), ended=None, lasted=None,
        began_by=(arrest.id,), ended_by=(),
    )  # fmt: skip
    return case_of(*claims, denied, facts=[arrest, *(a_fact(each) for each in claims[1:])], periods=[period])


def crowded_case() -> CaseFile:
    """Return a case of which far more is known than a page holds: reported, denied, disputed and long in every part."""
    kinds = [
        Kind.ARREST, Kind.ABDUCTION, Kind.ENFORCED_DISAPPEARANCE, Kind.HOUSE_ARREST, Kind.DETENTION, Kind.CHARGE,
        Kind.TRIAL, Kind.SENTENCE, Kind.INCOMMUNICADO, Kind.DENIAL_OF_MEDICAL_CARE, Kind.DENIAL_OF_LAWYER,
        Kind.APPEAL, Kind.APPEAL_REJECTED, Kind.HABEAS_CORPUS, Kind.APPEAL_FOR_RELEASE, Kind.TORTURE,
    ]  # fmt: skip
    told, facts, conflicts = [], [], []
    for place, kind in enumerate(kinds):
        source = a_source(f"{TOLD} {place}", publisher=f"The Lantern Rights Watch of Sarn, Part {place}")
        reported = a_claim(
            source, source.text, kind, subject=WHO, modality=Modality.REPORTED, when=f"2026-03-{place + 1:02d}",
            places=[f"Sarn Prison No. {place}"], amounts=[an_amount("7", "year")],
        )  # fmt: skip
        denied = a_claim(source, TOLD, kind, subject=WHO, modality=Modality.DENIED)
        fact = a_fact(reported, dissenting=[denied], when=f"2026-03-{place + 1:02d}/2026-04-{place + 1:02d}")
        sides = (Side(value="2026-03-01", claims=(reported.id,)), Side(value="2026-04-01", claims=(denied.id,)))
        conflicts.append(
            Conflict(id=f"con-{place}", about=About.DATE, says="Two days.", sides=sides, facts=(fact.id,))
        )  # fmt: skip
        told += [reported, denied]
        facts.append(fact)
    return case_of(*told, facts=facts, conflicts=conflicts)


def filed(
    of: CaseFile, form: str, lang: str = "en", *, sources: Sequence[Document] = (), record: CaseRecord = NO_RECORD
) -> Petition:
    """Return a filing made of the case; its documents are those that its claims stand in."""
    documents = {each.id: each for each in (*sources, a_source())}
    for weighed in of.claims:
        text = weighed.claim.passage.quote
        documents.setdefault(weighed.claim.passage.document, a_source(text))
    assessment = replace(assess(of, load_law(), state="Kazakhstan"))  # a real table needs a real State
    return petition(
        of, assessment, load_law(), documents=documents, names=dict.fromkeys(documents, "source.txt"),
        made_on=MADE_ON, form=load_form(form), lang=lang, record=record,
    )  # fmt: skip


def crowded_sources() -> tuple[Document, ...]:
    """Return the documents of the crowded case."""
    return tuple(
        a_source(f"{TOLD} {place}", publisher=f"The Lantern Rights Watch of Sarn, Part {place}") for place in range(16)
    )  # fmt: skip


def texts(of: Petition, line: str) -> list[str]:
    """Return the sentences of a line."""
    return [sentence.text for sentence in of.sentences if sentence.line == line]
