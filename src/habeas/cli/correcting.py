"""Pictures: a quote shown on its page, and misread words put right."""

from __future__ import annotations

import argparse
import re

from habeas.casework.correcting import Misread, correct_words
from habeas.casework.outlet import write_out
from habeas.casework.pictures import draw_quote
from habeas.cli.lines import shorten
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json, tell
from habeas.errors import BadChoice
from habeas.model.codec import to_plain

PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")


def correct(options: argparse.Namespace) -> None:
    """Record a correction, and say what became of the claims."""
    misread = Misread(
        document=options.document,
        was=options.was,
        occurrence=options.occurrence,
        place=place_of(options.at),
        now=options.now,
        because=options.because,
    )
    with desk_of(options) as desk:
        done = correct_words(desk, misread)
    if options.json:
        give_json([to_plain(done.correction) | {"obsolete": [claim.id for claim in done.obsolete]}])
    for claim in done.obsolete:
        tell(f"obsolete: {claim.id}  {claim.predicate}  “{shorten(claim.passage.quote)}”")
    tell(f"Recorded. {len(done.obsolete)} claims stood on these words and no longer count; {done.carried} stay.")


def place_of(written: str | None) -> tuple[int, int] | None:
    """Return the place in a text that was given as START-END, if one was."""
    if written is None:
        return None
    found = PLACE.fullmatch(written.rpartition(":")[2])
    if found is None:
        raise BadChoice(what="a place", given=written, allowed="START-END")
    return int(found.group(1)), int(found.group(2))


def picture(options: argparse.Namespace) -> None:
    """Write the page of a quote as PNG."""
    with desk_of(options) as desk:
        drawn = draw_quote(desk, options.reference)
    write_out(options.out, drawn.png)
    give(str(options.out))
    tell(f"Page {drawn.page}, {drawn.marked} words marked. The file is not encrypted: delete it when you have seen it.")
