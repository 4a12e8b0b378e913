"""What a paper says of an opinion, from a terminal."""

from __future__ import annotations

import argparse

from habeas.casework.memory import Memory
from habeas.casework.papers import read_paper
from habeas.cli.talk import give, give_json
from habeas.model.codec import to_plain
from habeas.show.opinions import opinion_to_text


def show_opinion(options: argparse.Namespace, memory: Memory) -> None:
    """Show what a document says of an opinion, piece by piece, and where it contradicts itself."""
    reading = read_paper(memory, options.reference)
    if options.json:
        give_json([to_plain(reading)])
    else:
        give(opinion_to_text(reading))
