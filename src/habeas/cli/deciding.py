"""Decisions: accept, reject, unsure, retract, same, different, and claims by hand."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from habeas.casework import decisions
from habeas.casework.byhand import ByHand, claim_from_words
from habeas.cli.correcting import place_of
from habeas.cli.session import desk_of, person_of
from habeas.cli.talk import give, give_json, tell
from habeas.errors import NotFound
from habeas.model import Attribute, Kind, Modality, Sameness, TreatyOverride, Verdict
from habeas.model.codec import to_plain


def decide(options: argparse.Namespace) -> None:
    """Record one verdict on some claims."""
    with desk_of(options) as desk:
        made = decisions.decide(desk, options.claims, Verdict(options.verdict), because=options.because)
    if options.json:
        give_json(to_plain(each) for each in made)
    tell(f"{len(made)} recorded. Take it back with `habeas retract`.")


def decide_many(options: argparse.Namespace) -> None:
    """Record the decisions of a file, all of them or none."""
    if options.file != "-" and not Path(options.file).is_file():
        raise NotFound(what="file", given=options.file)
    text = sys.stdin.read() if options.file == "-" else Path(options.file).read_text(encoding="utf-8")
    with desk_of(options) as desk:
        made = decisions.decide_from_lines(desk, text.splitlines())
    if options.json:
        give_json(to_plain(each) for each in made)
    tell(f"{len(made)} decisions recorded.")


def judge(options: argparse.Namespace) -> None:
    """Record that names are the same or different."""
    with desk_of(options) as desk:
        made = decisions.judge(desk, options.left, options.right, Sameness(options.sameness), because=options.because)
    if options.json:
        give_json(to_plain(each) for each in made)
    tell(f"{len(made)} recorded.")


def claim_by_hand(options: argparse.Namespace) -> None:
    """Append a claim that a person found."""
    wanted = ByHand(
        document=options.document,
        quote=options.quote,
        place=place_of(options.at),
        about_place=place_of(options.about_at),
        predicate=Kind(options.kind) if options.kind else Attribute(options.attribute),
        about=options.about,
        value=options.value,
        when=options.when,
        modality=Modality(options.modality),
        occurrence=options.occurrence,
    )
    with desk_of(options) as desk:
        claim = claim_from_words(desk, wanted, because=options.because)
    if options.json:
        give_json([to_plain(claim)])
    else:
        give(claim.id)
    if options.because is None:
        tell(f'It still needs a decision: habeas accept {claim.id} --because "…"')


def override_treaty(options: argparse.Namespace) -> None:
    """Record whether a State is party to a treaty, with the source."""
    with desk_of(options) as desk:
        decisions.override_treaty(
            desk,
            TreatyOverride(
                state=options.state,
                state_name=options.name,
                treaty=options.treaty,
                party_since=options.since,
                source=options.source,
                by=person_of(options),
                at=desk.now(),
            ),
        )
    tell("Recorded; it goes before the table that comes with Habeas.")
