"""What the verbs of several families share: options, and acts that are imported when they are asked for."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import NoReturn

from habeas.cli.talk import plain

Act = Callable[[argparse.Namespace], None]
Verb = Callable[[str, Act, str], argparse.ArgumentParser]
LOUD = "says why; it is kept with the decision"


class Parser(argparse.ArgumentParser):
    """Reads the words of the command line; those it cannot read it says back as words, not to the terminal."""

    def error(self, message: str) -> NoReturn:
        """End with what was wrong."""
        super().error(plain(message))


def later(module: str, name: str) -> Act:
    """Return an act whose module is imported when it is asked for: help and version need none of them."""

    def act(options: argparse.Namespace) -> None:
        getattr(import_module(f"habeas.cli.{module}"), name)(options)

    return act


def with_json(parser: argparse.ArgumentParser) -> None:
    """Let the verb write JSON."""
    parser.add_argument("--json", action="store_true", help="write JSON")


def with_because(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Let the verb demand a reason, or take one."""
    parser.add_argument("--because", required=required, metavar="REASON", help=LOUD)
