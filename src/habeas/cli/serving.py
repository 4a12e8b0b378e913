"""``habeas serve``: the review desk in a browser on this machine; ``habeas team``: a team begins, and what it did."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.cli.talk import give, give_json, tell
from habeas.errors import BadChoice
from habeas.model.codec import to_plain

if TYPE_CHECKING:
    from habeas.casework.team import Team


def serve(options: argparse.Namespace) -> None:
    """Open the desk and stay until interrupted."""
    serve_ledger(options.ledger, options)


def prepare() -> None:
    """Let Django know the desk's settings before a ledger is opened: it takes settings once."""
    from habeas.web.settings import configure

    configure()


def serve_ledger(ledger: Path, options: argparse.Namespace) -> None:
    """Open the desk on this ledger and stay until interrupted."""
    from habeas.web.serve import Serving, serve  # brings in the web framework, which no other verb needs

    how = Serving(
        ledger=ledger.absolute(), team=_team(options), behind_tls=getattr(options, "behind_tls", False),
        port=options.port, hosts=tuple(options.host_name or ()), idle_s=options.idle_minutes * 60.0,
        browser=not options.no_browser and _has_screen(),
    )  # fmt: skip
    serve(how, tell=tell)


def team(options: argparse.Namespace) -> None:
    """Begin a team, show what was done to its accounts, or prove what can be proved without a key."""
    prepare()
    {"begin": _begin, "log": _log, "verify": _verify}[options.deed](options)


def _begin(options: argparse.Namespace) -> None:
    """Make the tables of a team, and print the invitation of its first administrator, which works once."""
    from habeas.casework.accounts import Accounts
    from habeas.casework.database import DatabaseTeam
    from habeas.casework.members import begin_team

    if options.name is None:
        raise BadChoice(what="--name", given="nothing", allowed="the pseudonym of the first administrator")
    with contextlib.closing(DatabaseTeam.found(options.database)) as made:
        give(begin_team(Accounts(store=made.store), options.name))
    tell("Type this invitation at the team's desk, under “I was invited”. It works once, and lasts seven days.")


def _log(options: argparse.Namespace) -> None:
    """Print what was done to accounts and compartments, the latest first; no key is needed to read it."""
    from habeas.casework.accounts import Accounts
    from habeas.casework.database import DatabaseTeam
    from habeas.casework.members import acts_of

    with contextlib.closing(DatabaseTeam(options.database)) as known:
        done = acts_of(Accounts(store=known.store))
    if options.json:
        give_json(to_plain(each) for each in done)
        return
    for each in done:
        about = " ".join(filter(None, (each.whom, each.compartment, *each.roles)))
        give(f"{each.at}  {each.by}: {each.act} {about} ({each.why})")


def _verify(options: argparse.Namespace) -> None:
    """Prove that the log and its tree are whole and that nothing can be changed; words stay closed."""
    from habeas.casework.database import DatabaseTeam

    with contextlib.closing(DatabaseTeam(options.database)) as known:
        report = known.verify()
    if options.json:
        give_json([{"head": {"seq": report.head.seq, "hash": report.head.hash}, "closed": report.closed}])
        return
    give(f"proved  {report.entries} entries, tied to each other and to the tree; none of them can be changed")
    give(f"closed  {report.closed} entries, which only members read")
    tell(f"Last entry: {report.head.seq} {report.head.hash}")


def _team(options: argparse.Namespace) -> Team | None:
    """Return the team's database that the options name; None where a file is served."""
    if not getattr(options, "database", None):
        return None
    prepare()
    from habeas.casework.database import DatabaseTeam

    return DatabaseTeam(options.database)


def _has_screen() -> bool:
    """Whether a browser could show itself to the person who typed the command."""
    has_one = os.name == "nt" or sys.platform == "darwin" or not {"DISPLAY", "WAYLAND_DISPLAY"}.isdisjoint(os.environ)
    return has_one and sys.stdin.isatty()
