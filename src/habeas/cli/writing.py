"""A filing that is edited, from a terminal: begun, taken as DOCX, brought back, and looked at."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping

from habeas.casework.memory import Memory, recall
from habeas.casework.outlet import write_out
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json, tell
from habeas.errors import BadChoice
from habeas.model import Paragraph, Revision, Stance, Written
from habeas.model.codec import to_plain

BEGINNING = "wri-"
SIGNS = {Stance.TRACED: " ", Stance.REWORDED: "~", Stance.ARGUMENT: "*"}


def edit(options: argparse.Namespace) -> None:
    """Begin to edit a filing, or take its text out, bring it back, or put it on the record."""
    wanted = next((name for name in ACTS if getattr(options, name)), None)
    if not options.reference.startswith(BEGINNING):
        if wanted:
            raise BadChoice(what="The text", given=options.reference, allowed="a wri-… id")
        _begin(options)
    elif wanted:
        ACTS[wanted](options)
    else:
        with desk_of(options) as desk:
            memory = recall(desk)
        show_writing(options, memory)


def _begin(options: argparse.Namespace) -> None:
    from habeas.casework.writing import begin_writing

    with desk_of(options) as desk:
        _tell_revision(options, begin_writing(desk, options.reference))


def _take(options: argparse.Namespace) -> None:
    from habeas.casework.drafting import export_text

    with desk_of(options) as desk:
        data = export_text(recall(desk), options.reference)
    write_out(options.out, data)
    give(str(options.out))
    tell("The file is not encrypted, and it is marked as a draft. Edit it, save it as DOCX, and bring it back.")


def _bring(options: argparse.Namespace) -> None:
    from habeas.casework.drafting import bring_back

    data = options.back.read_bytes()
    with desk_of(options) as desk:
        brought = bring_back(desk, options.reference, data)
    read = brought.read
    _tell_revision(options, brought.revision)
    tell(f"{len(read.texts)} paragraphs changed, {len(read.additions)} new")
    for count, says in (
        (read.tracked, "tracked changes taken as if accepted"),
        (read.comments, "comments left out"),
        (read.outside, "new paragraphs left out: they stand under no line of the form"),
    ):
        if count:
            tell(f"{count} {says}")


def _record(options: argparse.Namespace) -> None:
    from habeas.casework.writing import record_text

    with desk_of(options) as desk:
        made = record_text(desk, options.reference)
    if options.json:
        give_json([to_plain(made)])
    else:
        give(made.id)


ACTS: Mapping[str, Callable[[argparse.Namespace], None]] = {"out": _take, "back": _bring, "record": _record}


def _tell_revision(options: argparse.Namespace, made: Revision) -> None:
    if options.json:
        give_json([to_plain(made)])
    else:
        give(f"{made.writing}  revision {made.number}, {len(made.paragraphs)} paragraphs")


def show_writing(options: argparse.Namespace, memory: Memory) -> None:
    """Show an edited text: each sentence with what it rests on."""
    from habeas.casework.writing import count, find_stale, get_text, outdated_of

    text = get_text(memory, options.reference)
    stale = find_stale(memory, text)
    if options.json:
        give_json([to_plain(text.latest) | {"counts": to_plain(count(text.latest, stale))}])
        return
    counts = count(text.latest, stale)
    give(f"{text.latest.writing}  revision {text.latest.number} of {text.latest.filing}")
    give(f"traced {counts.traced}, reworded (~) {counts.reworded}, argument (*) {counts.argument}, "
         f"changed in the case since (!) {counts.stale}")  # fmt: skip
    for line in _lines(text.latest.paragraphs, lambda each: outdated_of(each, stale) is not None):
        give(line)


def _lines(paragraphs: Iterable[Paragraph], is_stale: Callable[[Written], bool]) -> Iterator[str]:
    line = ""
    for paragraph in paragraphs:
        if paragraph.line != line:
            line = paragraph.line
            yield f"\n{line}"
        yield f"  {paragraph.id}"
        for each in paragraph.sentences:
            yield f"  {SIGNS[each.stance]}{'!' if is_stale(each) else ' '} {each.text}"
