"""A real team on a real PostgreSQL behind ``habeas serve``, as its members meet it; nobody in it exists."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "ledger"))

import psycopg
import pyotp
from postgres import USER, running
from visitor import Served, Visitor

SECRET = "an invented member's passphrase"
PERIOD_S = 30


@dataclass(slots=True)
class Member:
    """Somebody invented, and what she holds in her hands."""

    name: str
    totp: str = field(repr=False)
    recovery: str = field(repr=False)
    used: int = 0

    def code(self) -> str:
        """The code that her program shows next; each is taken once, one that is early by half a minute, too."""
        step = max(int(time.time()) // PERIOD_S, self.used + 1)
        while step > int(time.time()) // PERIOD_S + 1:
            time.sleep(0.2)
        self.used = step
        return pyotp.TOTP(self.totp).at(step * PERIOD_S)


@contextlib.contextmanager
def team_database() -> Iterator[str]:
    """Give the address of an empty database of a server that runs while the block does."""
    with running() as folder:
        with psycopg.connect(host=str(folder), user=USER, dbname="postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE velmora")
        yield f"postgresql://{USER}@/velmora?host={folder}"


def begin(database: str, name: str) -> str:
    """Make the tables at the terminal, and return the first invitation."""
    command = [sys.executable, "-m", "habeas", "team", "begin", "--database", database, "--name", name]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout.strip()


def shows_key(visitor: Visitor, invitation: str) -> tuple[str, str]:
    """Give an invitation and a passphrase; read the recovery code and the key that are shown."""
    visitor.opens("/enter/invited/")
    page = visitor.page
    page.locator("[name=invitation]").fill(invitation)
    page.locator("[name=passphrase]").fill(SECRET)
    page.locator("[name=again]").fill(SECRET)
    page.locator("main button").click()
    visitor.is_at("/enter/enrol/")
    recovery, totp = page.locator(".secret code").all_inner_texts()
    return recovery, totp.replace(" ", "")


def takes_up(visitor: Visitor, name: str, invitation: str) -> Member:
    """Take an account up, as the page asks."""
    recovery, totp = shows_key(visitor, invitation)
    member = Member(name=name, totp=totp, recovery=recovery)
    visitor.page.locator("[name=recovery]").fill(recovery)
    visitor.page.locator("[name=code]").fill(member.code())
    visitor.page.locator("main button").click()
    visitor.is_at("/enter/$")
    return member


def logs_in(visitor: Visitor, member: Member) -> Visitor:
    """Give name and passphrase, then the code."""
    visitor.opens("/enter/")
    visitor.page.locator("[name=name]").fill(member.name)
    visitor.page.locator("[name=passphrase]").fill(SECRET)
    visitor.page.locator("main button").click()
    visitor.is_at("/enter/code/")
    visitor.page.locator("[name=code]").fill(member.code())
    visitor.page.locator("main button").click()
    visitor.page.wait_for_url(re.compile(r"/(inbox|account|opening)/"))
    return visitor


def invites(visitor: Visitor, name: str, role: str) -> str:
    """Invite a member with a role; return the code."""
    visitor.opens("/accounts/")
    form = visitor.page.locator("form[action$='/accounts/invite/']")
    form.locator("[name=name]").fill(name)
    form.locator(f"[name=roles][value={role}]").check()
    form.locator("button").click()
    return visitor.finds(".notice .secret code").inner_text()


@dataclass(slots=True)
class Team:
    """The desk, and who is logged in at it."""

    served: Served
    boss: Visitor
    senior: Visitor
    spare: str = field(repr=False)  # an invitation that nobody took up yet


def gathers(served: Served, sit: Callable[[], Visitor], begun: str) -> Team:
    """Bring a team together through its pages, in browsers without scripts: one of each kind whose pages differ."""
    boss = sit()
    keeper = takes_up(boss, "Keeper (invented)", begun)
    logs_in(boss, keeper)
    senior, reader = sit(), sit()
    sela = takes_up(senior, "Sela (invented)", invites(boss, "Sela (invented)", "senior"))
    gast = takes_up(reader, "Gast (invented)", invites(boss, "Gast (invented)", "reader"))
    reader.page.context.close()
    spare = invites(boss, "Dara (invented)", "publisher")
    logs_in(senior, sela)
    senior.opens("/compartments/")
    for name in ("general", "velmora"):
        senior.page.locator("[name=compartment]").fill(name)
        senior.page.get_by_role("button", name="Make a compartment").click()
        senior.finds(f"h2 code:text-is('{name}')")
    senior.page.locator("form[action$='/general/admit/'] [name=account]").select_option(label=gast.name)
    senior.page.locator("form[action$='/general/admit/'] button").click()
    senior.sees(gast.name)
    return Team(served=served, boss=boss, senior=senior, spare=spare)
