"""Fields of lists made into claims: the quote is the line or the cell, the subject is the person of its entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.model import Claim, Dated, Document, Mention, Proposer, Stretch
from habeas.propose.amounts import find_amounts
from habeas.propose.cast import Cast
from habeas.propose.fields import FieldLine, find_fields
from habeas.propose.parts import TimeMention
from habeas.propose.scopes import ListCast
from habeas.propose.version import NAME

SURE, OF_MAIN, OF_NOBODY = 0.9, 0.76, 0.68  # by whom the field stands under: its entry's person, the text's, nobody


def field_claims(document: Document, cast: Cast, times: Sequence[TimeMention], *, version: str) -> Iterator[Claim]:
    """Yield a claim for each field whose label we know and each person whom it concerns."""
    if not isinstance(cast, ListCast):
        return
    for line in find_fields(document.text, cast.entries, times):
        if "@" in document.text[line.start : line.end]:
            continue  # an address to write to is of the one who wrote, and may be of a source who must not be named
        subjects: tuple[Mention | None, ...] = tuple(cast.named(one) for one in line.people)
        for subject in subjects or (cast.main_person(line.start),):
            yield _claim(document, line, subject, version)


def _claim(document: Document, line: FieldLine, subject: Mention | None, version: str) -> Claim:
    text = document.text
    start, end = line.label_at or (line.start, line.end)
    return Claim(
        predicate=line.says, modality=line.modality, passage=document.passage(*line.passage),
        proposer=Proposer(name=NAME, version=version, rule=f"field.{line.says}"),
        confidence=OF_NOBODY if subject is None else OF_MAIN if subject.inferred else SURE,
        trigger=Stretch(start=start, end=end, text=text[start:end]), dated=_dated(line.date),
        subject=subject, places=_places(text, line), value=text[line.start : line.end],
        amounts=tuple(find_amounts(text, start=line.start, end=line.end)),
    )  # fmt: skip


def _dated(time: TimeMention | None) -> Dated | None:
    if time is None or time.when is None:
        return None
    return Dated(when=time.when, basis=time.basis, start=time.start, end=time.end)


def _places(text: str, line: FieldLine) -> tuple[Mention, ...]:
    if line.place is None:
        return ()
    start, end = line.place
    return (Mention(name=" ".join(text[start:end].split()), start=start, end=end, text=text[start:end]),)
