"""Which claims tell of one event: a person's word on two of them, and what the machine joined and left open."""

from __future__ import annotations

import argparse

from habeas.casework.cases import get_case
from habeas.casework.joining import judge_events, words_of_case
from habeas.casework.memory import Memory
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json, tell
from habeas.model import Sameness
from habeas.model.codec import to_plain
from habeas.show.joins import joins_to_text


def judge_claims(options: argparse.Namespace) -> None:
    """Record a person's word on whether two claims tell of one event."""
    sameness = Sameness.RETRACT if options.retract else Sameness(options.sameness)
    with desk_of(options) as desk:
        made = judge_events(desk, options.left, options.right, sameness, because=options.because)
    if options.json:
        give_json([to_plain(made)])
    tell("Recorded. Take it back with --retract; the facts are put together anew.")


def show_joins(options: argparse.Namespace, memory: Memory) -> None:
    """Show why claims stand together, and which wait for a word."""
    case = get_case(memory, options.reference, as_of=options.as_of)
    said = words_of_case(memory.event_judgements, case)
    if options.json:
        shown = {"joins": to_plain(case.joins), "joinable": to_plain(case.joinable), "words": to_plain(said)}
        give_json([{"case": case.id} | shown])
    else:
        give(joins_to_text(case, said))
