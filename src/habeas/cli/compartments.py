"""Compartments and classes at the terminal."""

from __future__ import annotations

import argparse

from habeas.casework import classing
from habeas.casework.compartments import compartments_of, make_compartment, shut_to
from habeas.casework.placing import place
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json, tell
from habeas.model import Sensitivity
from habeas.model.codec import to_plain


def list_all(options: argparse.Namespace) -> None:
    """List the compartments that are open, and how much is not."""
    with desk_of(options) as desk:
        found, shut = compartments_of(desk), shut_to(desk)
    if options.json:
        give_json(to_plain(each) for each in found)
        return
    for each in found:
        give(f"{each.name:32}{each.documents:6} documents  {each.because}".rstrip())
    if shut.closed:
        tell(f"{shut.closed} entries are closed to you.")
    if shut.destroyed:
        tell(f"Of {shut.destroyed} entries the words were destroyed.")


def make(options: argparse.Namespace) -> None:
    """Begin a compartment."""
    with desk_of(options) as desk:
        give(make_compartment(desk, options.name, because=options.because).name)


def put(options: argparse.Namespace) -> None:
    """Move a document or a case."""
    with desk_of(options) as desk:
        placed = place(desk, options.reference, options.name, because=options.because)
    for document in placed.documents:
        give(f"{document}  {placed.compartment}")
    tell(f"{placed.others} other things that stand on them were moved too.")


def classify(options: argparse.Namespace) -> None:
    """Say how far words may go."""
    with desk_of(options) as desk:
        made = classing.classify(desk, options.subject, Sensitivity(options.sensitivity), because=options.because)
    give(f"{made.subject}  {made.sensitivity}")
