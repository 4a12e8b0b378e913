"""A draft of a filing as text at the terminal: to be looked at, never a file and never on the record."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from habeas.casework.gating import find_refusal
from habeas.casework.memory import recall
from habeas.casework.petitions import draft_petition, write_petition
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json, tell
from habeas.model import Variant
from habeas.model.codec import to_plain
from habeas.petition import Layout, lay_out


def show_draft(options: argparse.Namespace, *, made_on: str) -> None:
    """Show what would be written, marked as a draft."""
    with desk_of(options) as desk:
        memory, day = recall(desk), desk.now()[:10]
    pleading = write_petition(
        memory, options.case, state=options.state, made_on=made_on, form=options.form, lang=options.lang,
        variant=Variant(options.variant),
    )  # fmt: skip
    refusal = find_refusal(memory, pleading.petition, day=day)
    made = draft_petition(pleading, refusal).petition
    if options.json:
        give_json([to_plain(made)])
        return
    for line in draft_lines(lay_out(made)):
        give(line)
    tell("This is a draft: nothing was recorded and no file was written.")
    if refusal is not None:
        tell(f"{refusal.message} {refusal.advice}")


def draft_lines(layout: Layout) -> Iterator[str]:
    """Yield a filing line by line, that it is a draft first and last."""
    yield from (layout.draft, layout.title, *(f"{name}: {value}" for name, value in layout.head), "")
    for part in layout.parts:
        yield f"{part.number} {part.title}".strip()
        for field in part.fields:
            yield f"  {field.number} {field.label}".rstrip()
            yield from (f"    {each}" for each in (field.says, field.blank or "") if each)
            for group in field.groups:
                yield from [f"    {group.heading}"] if group.heading else []
                for paragraph in group.paragraphs:
                    yield "    " + " ".join(f"{sentence.text} [{sentence.number}]" for sentence in paragraph)
    yield from (f"! {warning}" for warning in layout.warnings)
    yield layout.draft
