"""A ledger with one invented document, claim and person of each class, and a team that looks at it. Nobody exists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from team_world import CHEAP, Clock, TeamWorld, VaultTeam
from world import PASSPHRASE

from consented import DAY, allow
from habeas.casework.accounts import Accounts
from habeas.casework.classing import classify
from habeas.casework.compartments import make_compartment
from habeas.casework.decisions import decide
from habeas.casework.describing import Changes, describe
from habeas.casework.desk import Desk, begin_desk
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.petitions import record_petition, write_petition
from habeas.casework.placing import place
from habeas.casework.proposals import propose_from
from habeas.casework.view import view_of
from habeas.casework.writing import begin_writing
from habeas.model import Audience, DocumentId, Frame, NamingId, Sensitivity, Verdict
from habeas.web.chrome.office import open_office
from habeas.web.team.office import TeamOffice

STATEMENT = """Statement of {name} (invented)

{name} was arrested on 3 May 2022 in {town}. She was charged on 4 May 2022. {name} was released on 5 May 2022.
"""
# By class, who is named in the one document of that class; "apart": of the working class, in another compartment.
PEOPLE = {
    "publishable": "Lena Quorvik", "working": "Tova Ezrilk", "sealed": "Mirza Hulvane", "identity": "Sanna Pjorel",
    "apart": "Dara Ulmontz",
}  # fmt: skip
CANARIES = {name: person.split()[1] for name, person in PEOPLE.items()}
TOWNS = {
    "publishable": "Ostrimel", "working": "Ganvere", "sealed": "Phaldorn", "identity": "Wexilta", "apart": "Kirnaboth",
}  # fmt: skip
BESIDE = {"publishable": "working"}  # whose name stands beside one of this class in a pair; of others "publishable"
APART = "north"


def make_classes(path: Path, scratch: Path) -> dict[str, dict[str, str]]:
    """Write the ledger: all are of the working class first, are cited and petitioned for, and classed only then.

    Return the ids of what there is of each class, by the parameter of an address that they stand for.
    """
    with begin_desk(path, PASSPHRASE, person="Ama Boduk (invented)") as desk:
        documents = {name: _bring_in(desk, scratch / f"{name}.txt", person) for name, person in PEOPLE.items()}
        propose_from(desk, recall(desk).documents.values(), tell=lambda _: None)
        decide(desk, list(recall(desk).claims), Verdict.ACCEPT, because="read in the statement")
        made = {name: _things(desk, documents[name], person) for name, person in PEOPLE.items()}
        _class(desk, made)
    return {name: {**ids, "right": made[BESIDE.get(name, "publishable")]["left"]} for name, ids in made.items()}


def _bring_in(desk: Desk, file: Path, person: str) -> DocumentId:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(STATEMENT.format(name=person, town=TOWNS[file.stem]), encoding="utf-8")
    before = set(recall(desk).documents)
    take_in(desk, [file], supplied=Frame().published_on("2022-06-01"), received_from="invented", tell=lambda _: None)
    (new,) = set(recall(desk).documents) - before
    return new


def _things(desk: Desk, document: DocumentId, person: str) -> dict[str, str]:
    memory = recall(desk)
    claims = [each.id for each in memory.claims.values() if each.passage.document == document]
    naming = next(key for key, each in memory.namings.items() if each.name == person)
    case = view_of(memory).case_of(claims[0])
    assert case
    for audience in (Audience.UN, Audience.PUBLIC):
        allow(desk, case, audience)
    memory = recall(desk)
    pleading = write_petition(memory, person, state=None, made_on=DAY)
    record = record_petition(desk, pleading, state=None, made_on=DAY, upto=memory.upto)
    writing = begin_writing(desk, record.id).writing
    fact = view_of(recall(desk)).find_case(naming)
    assert fact
    return {
        "document": document, "doc": document, "claim": claims[0], "case": case, "left": naming, "petition": record.id,
        "writing": writing, "fact": next(iter(fact.facts)).id,
    }  # fmt: skip


def _class(desk: Desk, made: dict[str, dict[str, str]]) -> None:
    describe(desk, made["publishable"]["document"], Changes(sensitivity=Sensitivity.PUBLISHABLE))
    describe(desk, made["sealed"]["document"], Changes(sensitivity=Sensitivity.SEALED))
    classify(desk, NamingId(made["identity"]["left"]), Sensitivity.IDENTITY, because="all of it leads to her")
    make_compartment(desk, APART, because="need to know")
    place(desk, made["apart"]["document"], APART, because="need to know")


def team_on(path: Path) -> Iterator[TeamWorld]:
    """Give a team on this ledger, until it is left."""
    team, clock = VaultTeam(path), Clock()
    office = TeamOffice(team, Accounts(store=team.store, now=clock, cost=CHEAP), clock=clock.seconds)
    open_office(office)
    made = TeamWorld(
        office=office, team=team, clock=clock, keys={name: team.key(name) for name in ("names", "general", APART)}
    )
    yield made
    office.lock()
