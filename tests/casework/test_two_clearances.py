"""One team's ledger on a real PostgreSQL, read with two sets of keys and written by two processes. Nobody exists."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ledger"))

from ledger_bodies import AT, TEXT, some_bodies
from postgres import USER, postgres

from builders import a_claim, a_document
from habeas.casework.database import DatabaseTeam
from habeas.casework.memory import recall
from habeas.casework.searching import Asked, Thing, search
from habeas.casework.sitting import Sitting
from habeas.casework.view import view_of
from habeas.keys import new_secret
from habeas.ledger import ProposalMade
from habeas.model import Kind, Naming, Sort, Stretch

__all__ = ["postgres"]  # the fixture

BY, TIMES = "Aida (invented)", 15
OPEN = "Open Esimov was arrested on 10 March 2019 in the invented town of Sarybulak.\n"
APART = {
    "north": "Northern Esimov was arrested on 11 March 2019 in the invented town of Sarybulak.\n",
    "south": "Southern Esimov was arrested on 12 March 2019 in the invented town of Sarybulak. Esimov was alone.\n",
}
KEYS = {(name, 1): new_secret() for name in ("names", "general", "north", "south")}
THINGS = (Thing.DOCUMENT, Thing.CLAIM, Thing.PERSON)


@pytest.fixture(scope="module")
def team(postgres: Path) -> Iterator[DatabaseTeam]:
    """A team whose compartments each hold one document, with a claim and a name in it."""
    with psycopg.connect(host=str(postgres), user=USER, dbname="postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE clearances")
    made = DatabaseTeam.found(f"postgresql://{USER}@/clearances?host={postgres}")
    with_all = made.sit(KEYS)
    for compartment, text in {"general": OPEN, **APART}.items():
        document, name = a_document(text), text.partition(" was")[0]
        place = Stretch(start=0, end=len(name), text=name)
        bodies = [
            document, Naming(document=document.id, name=name, sort=Sort.PERSON, spellings=(place,)),
            a_claim(document, text[len(name) + 1 : text.index(" in the")], Kind.ARREST, subject=name),
            ProposalMade(document=document.id, version="1", claims=1, namings=1),
        ]  # fmt: skip
        ledger = with_all.desk_for(BY).ledger
        ledger.keep_original(text.encode(), compartment=compartment)
        ledger.append(bodies, by=BY, at=AT, compartment=compartment)
    with_all.close()
    yield made
    made.close()


def sits(team: DatabaseTeam, *compartments: str) -> Sitting:
    """Sit down with these keys."""
    return team.sit({place: key for place, key in KEYS.items() if place[0] in ("names", "general", *compartments)})


@pytest.mark.parametrize(("own", "other"), [("north", "south"), ("south", "north")])
@pytest.mark.parametrize(("word", "counted"), [("Esimov", (2, 2)), ("arrested", (2, 0))])
def test_two_members_who_ask_the_same_word_see_and_count_only_what_their_keys_open(
    word: str, counted: tuple[int, int], own: str, other: str, team: DatabaseTeam
) -> None:
    hers, his = sits(team, own), sits(team, other)
    try:
        for sitting in (his, hers):  # his first: what his room has indexed, hers does not know
            desk = sitting.desk_for(BY)
            found = search(desk, view_of(recall(desk)), Asked(text=word, kinds=THINGS))
        told = {hit.title for group in found.groups for hit in group.hits}
        assert {group.kind: group.total for group in found.groups} == {
            Thing.DOCUMENT: 2, Thing.CLAIM: counted[0], Thing.PERSON: counted[1],
        }  # fmt: skip
        assert APART[own].partition(" was")[0] in told
        assert APART[other].partition(" was")[0] not in told
    finally:
        hers.close()
        his.close()


def test_a_word_that_stands_only_where_she_may_not_look_is_found_nowhere(team: DatabaseTeam) -> None:
    sitting = sits(team, "north")
    desk = sitting.desk_for(BY)
    found = search(desk, view_of(recall(desk)), Asked(text="Southern", kinds=THINGS))
    sitting.close()
    assert [group.total for group in found.groups] == [0, 0, 0]


def begins(team: DatabaseTeam, claim: str, person: str) -> subprocess.Popen[str]:
    """Start a reviewer in a process of her own; she has the keys of all that is general."""
    keys = [[*place, key.reveal().hex()] for place, key in KEYS.items() if place[0] in ("names", "general")]
    told = {"address": team._address, "keys": keys, "claim": claim, "person": person, "times": TIMES}
    command = [sys.executable, Path(__file__).with_name("decider.py")]
    made = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert made.stdin
    made.stdin.write(json.dumps(told))
    made.stdin.close()
    made.stdin = None  # it was told all
    return made


def test_two_reviewers_in_two_processes_never_lose_a_decision(team: DatabaseTeam) -> None:
    sitting = sits(team)
    desk = sitting.desk_for(BY)
    document, *rest = some_bodies()
    desk.ledger.keep_original(TEXT.encode())
    desk.ledger.append([document, *rest], by=BY, at=AT)
    before, claim = desk.ledger.head.seq, next(each for each in recall(desk).claims.values() if each in rest)
    reviewers = [begins(team, claim.id, person) for person in ("Boris (invented)", "Cora (invented)")]
    said = [json.loads(line) for each in reviewers for line in each.communicate(timeout=240)[0].splitlines()]
    assert [each.returncode for each in reviewers] == [0, 0]
    acknowledged = [each["said"] for each in said if "said" in each]
    assert len(said) == 2 * TIMES
    assert len(acknowledged) >= 2 * TIMES - 2
    assert sorted(decision.because for decision in recall(desk).decisions) == sorted(acknowledged)
    assert desk.ledger.verify().entries == before + len(acknowledged)
    sitting.close()
