"""A second invented case, for filings to UN bodies: somebody who is still held, and in danger. Nobody in it exists."""

from __future__ import annotations

from dataclasses import replace

from case_builders import a_claim, a_decision, a_document, case_of
from habeas.assess import assess
from habeas.law import load_form, load_law
from habeas.model import (
    NO_RECORD,
    Assessment,
    Attribute,
    CaseFile,
    CaseRecord,
    Claim,
    Document,
    DocumentId,
    Kind,
    Mention,
    Modality,
    Petition,
)
from habeas.petition import petition

WHO = "Ilvan Torek"
REPORT = """Ilvan Torek, a human rights defender, 71, was abducted in Sarn on 3 May 2021 by men of State Security.
For three weeks the authorities denied holding him, and his family did not know where he was.
He was held incommunicado until 25 May 2021 and was beaten during interrogation.
He has been in solitary confinement for 40 days. He was refused treatment for his heart condition.
On 1 July 2021 he began a hunger strike.
He was charged with spreading false rumours over his reports on prisons.
His wife lodged a complaint with the prosecutor of Sarn, who did not answer.
His lawyer filed a petition for habeas corpus on 10 June 2021. The prosecutor said that Torek was arrested lawfully.
"""
MADE_ON = "2021-07-20"


def documents() -> dict[DocumentId, Document]:
    """Return the one document of the case."""
    report = a_document(REPORT, published="2021-07-10", publisher="Velmora Prison Watch")
    return {report.id: report}


def claims() -> dict[str, Claim]:
    """Return its claims by a short name."""
    (report,) = documents().values()
    lines = REPORT.splitlines()
    told = {
        "abducted": (lines[0], Kind.ABDUCTION, "2021-05-03"),
        "disappeared": (lines[1], Kind.ENFORCED_DISAPPEARANCE, "2021-05"),
        "incommunicado": (lines[2], Kind.INCOMMUNICADO, "../2021-05-25"),
        "beaten": (lines[2], Kind.TORTURE, None),
        "solitary": ("He has been in solitary confinement for 40 days.", Kind.SOLITARY_CONFINEMENT, None),
        "untreated": ("He was refused treatment for his heart condition.", Kind.DENIAL_OF_MEDICAL_CARE, None),
        "charge": (lines[5], Kind.CHARGE, None),
        "corpus": ("His lawyer filed a petition for habeas corpus on 10 June 2021.", Kind.HABEAS_CORPUS, "2021-06-10"),
    }
    made = {name: a_claim(report, quote, kind, when, who=WHO) for name, (quote, kind, when) in told.items()}
    valued = {
        "age": (lines[0], Attribute.AGE, "71"),
        "profession": (lines[0], Attribute.PROFESSION, "a human rights defender"),
        "strike": (lines[4], Attribute.HEALTH, "a hunger strike since 1 July 2021"),
        "complaint": (lines[6], Attribute.REMEDY_TRIED, "a complaint with the prosecutor of Sarn, who did not answer"),
        "activity": (lines[5], Attribute.IMPUGNED_ACTIVITY, "his reports on prisons"),
    }
    made |= {
        name: a_claim(report, quote, attribute, value=value, who=WHO)
        for name, (quote, attribute, value) in valued.items()
    }
    plea = "The prosecutor said that Torek was arrested lawfully."
    made["lawful"] = a_claim(
        report, plea, Kind.COUNTER_CLAIM, who=WHO, speaker="The prosecutor", modality=Modality.REPORTED
    )
    forces = Mention(name="men of State Security", start=0, end=1, text="m")
    sarn = Mention(name="Sarn", start=0, end=1, text="S")
    made["abducted"] = replace(made["abducted"], agents=(forces,), places=(sarn,))
    return made


def case(*without: str, **more: Claim) -> CaseFile:
    """Return the case file in which all claims but those named are accepted."""
    kept = [claim for name, claim in (claims() | more).items() if name not in without]
    accepted = tuple(a_decision(claim.id) for claim in kept)
    return case_of(*kept, documents=list(documents().values()), decisions=accepted)


def a_release() -> Claim:
    """Return a claim that the person was let go."""
    (report,) = documents().values()
    return a_claim(report, "On 1 July 2021 he began a hunger strike.", Kind.RELEASE, "2021-07-09", who=WHO)


def found(of: CaseFile, state: str | None = "Kazakhstan") -> Assessment:
    """Return the findings: a real table of treaties needs a real State."""
    return assess(of, load_law(), state=state)


def a_filing(
    form: str, lang: str = "en", *, of: CaseFile | None = None, on: Assessment | None = None,
    record: CaseRecord = NO_RECORD,
) -> Petition:  # fmt: skip
    """Return the case as this form asks for it."""
    whole = of or case()
    return petition(
        whole, on or found(whole), load_law(), documents=documents(), names=dict.fromkeys(documents(), "report.txt"),
        made_on=MADE_ON, form=load_form(form), lang=lang, record=record,
    )  # fmt: skip
