"""One invented case, told by three invented documents, for the tests and the bench of ``petition``."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from builders import PERSON, a_case, a_claim, a_fact, an_amount
from habeas.assess import assess
from habeas.law import Form, load_law
from habeas.model import (
    About,
    Assessment,
    Attribute,
    CaseFile,
    Claim,
    Conflict,
    Document,
    DocumentId,
    Frame,
    Kind,
    Modality,
    Page,
    Period,
    Petition,
    Regime,
    Side,
    Standing,
    When,
)
from habeas.petition import petition

STATEMENT = """Public statement. Dauren Esimov, a librarian and a citizen of Zembla, was arrested by security officers at his home in Ardeny on 10 March 2019.
The officers showed him no warrant. He was charged with "incitement of social hatred" over articles that he published on a website.
According to his sister, Dauren Esimov was placed under house arrest the same day.
His lawyer was not informed of the hearing of 16 August 2019. The hearing was held late at night and was reportedly closed to the public.
He was told that unless he signed the agreement he would face seven years' imprisonment. He was fined 300 crowns and released on 16 August 2019.
"""  # noqa: E501
NEWS = """Dauren Yesimov was detained by police on 9 March 2019, his colleagues said. He led an unregistered readers' group, for which he was fined earlier.
The ministry denied that Mr. Yesimov had been ill-treated. He appealed on 20 August 2019, but the court rejected the appeal.
A panel of experts found that the government had targeted him for exercising his rights to freedom of expression and association.
"""  # noqa: E501
LETTER = """أُحتجز داورن عيسيموف دون محامٍ لمدة أسبوع. Письмо сестры: «Его арестовали ночью».
"""

MADE_ON = "2026-11-22"


def documents() -> dict[DocumentId, Document]:
    """Return the three documents; the first has two pages."""
    frames = (
        Frame(
            publisher="Lantern Rights Watch",
            title="Zembla: Librarian freed at a price",
            index="ZEM 01/0007/2019",
            published=When.parse("2019-08-19"),
        ),
        Frame(publisher="The Ardeny Courier", published=When.parse("2019-09"), url="https://courier.example/esimov"),
        Frame(),
    )
    made = []
    for text, frame in zip((STATEMENT, NEWS, LETTER), frames, strict=True):
        data = text.encode()
        made.append(
            Document(
                sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type="text/plain", engine="text 1",
                text=text, language="en", frame=frame,
            )
        )  # fmt: skip
    middle = STATEMENT.index("His lawyer")
    made[0] = replace(
        made[0],
        media_type="application/pdf",
        pages=(Page(number=1, start=0, end=middle), Page(number=2, start=middle, end=len(STATEMENT))),
    )
    return {document.id: document for document in made}


def names() -> dict[DocumentId, str]:
    """Return the file names under which the documents came."""
    return dict(zip(documents(), ("statement.pdf", "courier.txt", "letter from the sister.txt"), strict=True))


def claims() -> dict[str, Claim]:
    """Return the claims of the case by a short name."""
    statement, news, letter = documents().values()
    first = statement.text.splitlines()[0]
    charge = 'He was charged with "incitement of social hatred" over articles that he published on a website.'
    hearing = "The hearing was held late at night and was reportedly closed to the public."
    threat = "He was told that unless he signed the agreement he would face seven years' imprisonment."
    freed = "He was fined 300 crowns and released on 16 August 2019."
    taken = "Dauren Yesimov was detained by police on 9 March 2019, his colleagues said."
    return {
        "arrest": a_claim(
            statement, first, Kind.ARREST, when="2019-03-10", agents=["security officers"], places=["Ardeny"]
        ),
        "arrest2": a_claim(
            news, taken, Kind.ARREST, modality=Modality.REPORTED, when="2019-03-09", agents=["police"],
            subject="Dauren Yesimov", speaker="his colleagues",
        ),
        "profession": a_claim(statement, first, Attribute.PROFESSION, value="a librarian"),
        "nationality": a_claim(statement, first, Attribute.NATIONALITY, value="Zembla"),
        "warrant": a_claim(statement, "The officers showed him no warrant.", Attribute.WARRANT_SHOWN, value="no"),
        "charge": a_claim(statement, charge, Kind.CHARGE),
        "house": a_claim(
            statement, "According to his sister, Dauren Esimov was placed under house arrest the same day.",
            Kind.HOUSE_ARREST, modality=Modality.REPORTED, when="2019-03-10", speaker="his sister",
        ),
        "lawyer": a_claim(
            statement, "His lawyer was not informed of the hearing of 16 August 2019.", Kind.DENIAL_OF_LAWYER,
            when="2019-08-16",
        ),
        "late": a_claim(statement, hearing, Kind.LATE_NIGHT_HEARING, when="2019-08-16"),
        "closed": a_claim(
            statement, hearing, Kind.CLOSED_HEARING, modality=Modality.REPORTED, when="2019-08-16",
            hedges=["reportedly"],
        ),
        "threat": a_claim(statement, threat, Kind.COERCION),
        "fine": a_claim(statement, freed, Kind.FINE, amounts=[an_amount("300", "ZMC")]),
        "release": a_claim(statement, freed, Kind.RELEASE, when="2019-08-16"),
        "group": a_claim(
            news, "He led an unregistered readers' group, for which he was fined earlier.", Attribute.IMPUGNED_ACTIVITY,
            value="leading an unregistered readers' group", subject="Dauren Yesimov",
        ),
        "denied": a_claim(
            news, "The ministry denied that Mr. Yesimov had been ill-treated.", Kind.ILL_TREATMENT,
            modality=Modality.DENIED, speaker="The ministry", subject="Dauren Yesimov",
        ),
        "appeal": a_claim(
            news, "He appealed on 20 August 2019, but the court rejected the appeal.", Kind.APPEAL, when="2019-08-20"
        ),
        "rejected": a_claim(
            news, "He appealed on 20 August 2019, but the court rejected the appeal.", Kind.APPEAL_REJECTED,
            agents=["the court"],
        ),
        "finding": a_claim(news, news.text.splitlines()[2], Kind.FINDING, speaker="A panel of experts"),
        "arabic": a_claim(letter, "أُحتجز داورن عيسيموف دون محامٍ لمدة أسبوع.", Kind.DENIAL_OF_LAWYER),
        "russian": a_claim(letter, "Его арестовали ночью", Kind.INTERROGATION),
    }  # fmt: skip


def case() -> CaseFile:
    """Return the case file in which all of them are accepted and the two arrests are one fact with a conflict."""
    by_name = claims()
    merged = a_fact(by_name["arrest"], by_name["arrest2"], when="2019-03-09/2019-03-10")
    others = [a_fact(claim) for name, claim in by_name.items() if name not in ("arrest", "arrest2")]
    facts = {fact.supporting[0]: fact for fact in others}
    house, release = facts[by_name["house"].id], facts[by_name["release"].id]
    conflict = Conflict(
        id="con-arrest-date",
        about=About.DATE,
        says="The sources differ on the day of arrest.",
        sides=(
            Side(value="2019-03-10", claims=(by_name["arrest"].id,)),
            Side(value="2019-03-09", claims=(by_name["arrest2"].id,)),
        ),
        facts=(merged.id,),
    )
    period = Period(
        regime=Regime.HOUSE_ARREST,
        standing=Standing.ACCEPTED,
        began=When.parse("2019-03-09/2019-03-10"),
        ended=When.parse("2019-08-16"),
        lasted=None,
        began_by=(merged.id, house.id),
        ended_by=(release.id,),
    )
    return a_case(list(by_name.values()), facts=[merged, *others], conflicts=[conflict], periods=[period])


def assessment(of: CaseFile | None = None) -> Assessment:
    """Return the findings on the case for Kazakhstan's treaties: a real table needs a real State."""
    return assess(of or case(), load_law(), state="Kazakhstan")


def a_petition(of: CaseFile | None = None, *, form: Form | None = None, lang: str = "en") -> Petition:
    """Return the petition on the case."""
    whole = of or case()
    return petition(
        whole,
        assessment(whole),
        load_law(),
        documents=documents(),
        names=names(),
        made_on=MADE_ON,
        form=form,
        lang=lang,
    )


__all__ = ["MADE_ON", "PERSON", "a_petition", "assessment", "case", "claims", "documents", "names"]
