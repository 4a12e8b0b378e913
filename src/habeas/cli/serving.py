"""``habeas serve``: the review desk in a browser on this machine; ``habeas team``: a team's first administrator."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.cli.talk import give, tell

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


def begin_team(options: argparse.Namespace) -> None:
    """Make the tables of a team, and print the invitation of its first administrator, which works once."""
    prepare()
    from habeas.casework.accounts import Accounts
    from habeas.casework.accounts import begin_team as begin
    from habeas.casework.database import DatabaseTeam

    team = DatabaseTeam.found(options.database)
    try:
        give(begin(Accounts(store=team.store), options.name))
    finally:
        team.close()
    tell("Type this invitation at the team's desk, under “I was invited”. It works once, and lasts seven days.")


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
