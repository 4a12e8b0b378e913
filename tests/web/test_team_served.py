"""A whole team on a real PostgreSQL, from its first administrator to two reviewers at once. Nobody here exists."""

from __future__ import annotations

import re
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pyotp
import pytest
from django.test import Client
from team_world import CHEAP, SECRET, WORK, Clock, Member

sys.path.append(str(Path(__file__).parents[1] / "ledger"))
from postgres import USER, postgres

from habeas.casework.accounts import Accounts
from habeas.casework.database import DatabaseTeam
from habeas.casework.intake import take_in
from habeas.casework.members import begin_team
from habeas.casework.memory import recall
from habeas.casework.proposals import propose_from
from habeas.model import Frame
from habeas.web.chrome.office import open_office
from habeas.web.team.office import TeamOffice

__all__ = ["postgres"]

CODE = re.compile(r'<code dir="ltr">([^<]+)</code>')
LETTER = """Statement (invented)

Bana Orvel was arrested on 3 May 2022 in Tarn. She was charged on 4 May 2022. Bana Orvel was released on 5 May 2022.
"""


@pytest.fixture
def office(postgres: Path) -> Iterator[TeamOffice]:
    with psycopg.connect(host=str(postgres), user=USER, dbname="postgres", autocommit=True) as connection:
        connection.execute('CREATE DATABASE "invented"')
    team, clock = DatabaseTeam.found(f"postgresql://{USER}@/invented?host={postgres}"), Clock()
    made = TeamOffice(team, Accounts(store=team.store, now=clock, cost=CHEAP), clock=clock.seconds)
    made.test_clock = clock  # type: ignore[attr-defined]
    open_office(made)
    yield made
    made.lock()
    team.close()


def code_of(office: TeamOffice, totp: str) -> str:
    clock: Clock = office.test_clock  # type: ignore[attr-defined]
    clock.pass_by(seconds=30)
    return pyotp.TOTP(totp).at(int(clock.seconds()))


def take_up(office: TeamOffice, name: str, invitation: str) -> Member:
    browser = Client()
    browser.post("/enter/invited/", {"invitation": invitation, "passphrase": SECRET, "again": SECRET})
    recovery, totp = CODE.findall(browser.get("/enter/enrol/").content.decode())
    totp = totp.replace(" ", "")
    browser.post("/enter/enrol/", {"recovery": recovery, "code": code_of(office, totp)})
    account = office.accounts.find_named(name)
    assert account is not None
    return Member(name=name, account=account.id, totp=totp, recovery=recovery)


def log_in(office: TeamOffice, member: Member) -> Client:
    browser = Client()
    browser.post("/enter/", {"name": member.name, "passphrase": SECRET})
    answer = browser.post("/enter/code/", {"code": code_of(office, member.totp)})
    assert answer.status_code == 302, answer.content.decode()
    return browser


def wait_for(browser: Client) -> None:
    ends = time.monotonic() + 60
    while browser.get("/cases/").status_code == 302 and time.monotonic() < ends:
        time.sleep(0.05)


def test_a_team_begins_works_together_and_loses_nothing(office: TeamOffice, tmp_path: Path) -> None:
    boss = log_in(office, take_up(office, "Keeper", begin_team(office.accounts, "Keeper")))
    members = {}
    for name, role in (("Sela", "senior"), ("Ama", "reviewer"), ("Botan", "reviewer")):
        page = boss.post("/accounts/invite/", {"name": name, "roles": [role], **WORK}).content.decode()
        members[name] = take_up(office, name, CODE.findall(page)[0])
    sela = log_in(office, members["Sela"])
    sela.post("/compartments/make/", {"compartment": "general", **WORK})
    for name in ("Ama", "Botan"):
        sela.post("/compartments/general/admit/", {"account": members[name].account, **WORK})
    wait_for(sela)

    room = next(iter(office._rooms.values()))
    desk = room.sitting.desk_for("Sela")
    (tmp_path / "letter.txt").write_text(LETTER)
    take_in(desk, [tmp_path / "letter.txt"], supplied=Frame(), received_from="invented", tell=lambda _: None)
    propose_from(desk, recall(desk).documents.values(), tell=lambda _: None)
    claims = list(room.sitting.view().memory.claims)
    assert claims

    browsers = {name: log_in(office, members[name]) for name in ("Ama", "Botan")}
    statuses: list[int] = []

    def decide(name: str) -> None:
        for claim in claims:
            form = {"verdict": "unsure", "because": f"Read by {name}."}
            statuses.append(browsers[name].post(f"/claims/{claim}/decide/", form).status_code)

    threads = [threading.Thread(target=decide, args=(name,)) for name in browsers]
    for each in threads:
        each.start()
    for each in threads:
        each.join(120)
    said = {(each.claim, each.by) for each in room.sitting.view().memory.decisions}
    assert set(statuses) == {302}
    assert {(claim, name) for claim in claims for name in browsers} <= said

    sela.post("/compartments/general/expel/", {"account": members["Botan"].account, **WORK})
    assert browsers["Botan"].get("/cases/").headers["Location"] == "/account/"
    wait_for(sela)
    assert "Orvel" in sela.get("/search/?q=Orvel").content.decode()
    assert boss.get("/search/?q=Orvel").status_code == 403
