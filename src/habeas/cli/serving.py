"""``habeas serve``: the review desk in a browser on this machine."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from habeas.cli.talk import tell


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
        ledger=ledger.absolute(), port=options.port, hosts=tuple(options.host_name or ()),
        idle_s=options.idle_minutes * 60.0, browser=not options.no_browser and _has_screen(),
    )  # fmt: skip
    serve(how, tell=tell)


def _has_screen() -> bool:
    """Whether a browser could show itself to the person who typed the command."""
    has_one = os.name == "nt" or sys.platform == "darwin" or not {"DISPLAY", "WAYLAND_DISPLAY"}.isdisjoint(os.environ)
    return has_one and sys.stdin.isatty()
