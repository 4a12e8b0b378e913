"""What a paper says of an opinion, from a terminal."""

from __future__ import annotations

import argparse

from habeas.casework.memory import Memory
from habeas.casework.papers import Choice, read_paper, take_up
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json, tell
from habeas.model.codec import to_plain
from habeas.model.opinion import Piece
from habeas.show.opinions import opinion_to_text


def show_opinion(options: argparse.Namespace, memory: Memory) -> None:
    """Show what a document says of an opinion, piece by piece, and where it contradicts itself."""
    reading = read_paper(memory, options.reference)
    if options.json:
        give_json([to_plain(reading)])
    else:
        give(opinion_to_text(reading))


def take(options: argparse.Namespace) -> None:
    """Put on the record of a case what a document says of an opinion."""
    choice = Choice(
        symbol=options.symbol, without=frozenset(map(Piece, options.without)), despite_faults=options.despite_faults
    )
    with desk_of(options) as desk:
        taken = take_up(desk, options.document, options.case, choice, because=options.because)
    if options.json:
        give_json([to_plain(taken)])
    for told in taken.left_out:
        tell(f"Left out, for it contradicts something: {told.piece.value.replace('_', ' ')} {told.value}".rstrip())
    tell(f"{taken.opinion.symbol} is on record, with {len(taken.communications)} communications.")
    tell(f"See what it asks and what is due: habeas follow case {taken.opinion.case}")
