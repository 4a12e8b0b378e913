"""What repeats what: the sources of a case with their chains, pairs that may be copies, a person's word on a pair."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from habeas.casework.cases import get_case
from habeas.casework.deriving import Pair, derive, documents_of, pairs_in, pairs_of
from habeas.casework.memory import Memory
from habeas.casework.view import view_of
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json, tell
from habeas.model import Descent
from habeas.model.codec import to_plain
from habeas.show.backing import backing_to_text, document_in_words, likeness_in_words

SAID = {
    Descent.DERIVES: "{document} derives from {source}",
    Descent.INDEPENDENT: "{document} and {source} are independent",
    Descent.UNSURE: "nobody can tell of {document} and {source}",
}


def show_sources(options: argparse.Namespace, memory: Memory) -> None:
    """Show who stands behind each fact of a case, and what may repeat what."""
    case = get_case(memory, options.reference, as_of=options.as_of)
    view = view_of(memory)
    with memory.source.lock:
        pairs = pairs_of(view, case)
    if options.json:
        told = {"case": case.id, "documents": list(documents_of(case)), "pairs": list(map(_plain, pairs))}
        give_json([told | {"backings": to_plain(case.backings)}])
        return
    give(backing_to_text(case, memory.as_cited()))
    give(f"PAIRS ({len(pairs)})" if pairs else "No two of these documents seem to repeat each other.")
    for line in _lines(pairs, memory):
        give(line)


def list_copies(options: argparse.Namespace, memory: Memory) -> None:
    """List all pairs of documents of which one may repeat the other, and what people said of them."""
    view = view_of(memory)
    with memory.source.lock:
        pairs = pairs_in(view)
    if options.json:
        give_json(map(_plain, pairs))
        return
    for line in _lines(pairs, memory):
        give(line)


def _plain(pair: Pair) -> dict[str, object]:
    return {
        "left": pair.left, "right": pair.right,
        "likeness": to_plain(pair.likeness) if pair.likeness else None,
        "word": to_plain(pair.word) if pair.word else None,
    }  # fmt: skip


def _lines(pairs: Iterable[Pair], memory: Memory) -> Iterator[str]:
    documents = memory.as_cited()
    for pair in pairs:
        yield f"{pair.left}  {pair.right}  {pair.word.descent if pair.word else 'waits for a word'}"
        yield f"    {document_in_words(pair.left, documents)}"
        yield f"    {document_in_words(pair.right, documents)}"
        if pair.likeness:
            yield f"    {likeness_in_words(pair.likeness)}"
        if pair.word:
            said = SAID[pair.word.descent].format(document=pair.word.document, source=pair.word.source)
            yield f"    {pair.word.at}  {pair.word.by}  {said}  {pair.word.because}"


def derive_document(options: argparse.Namespace) -> None:
    """Record a person's word on whether a document repeats another."""
    with desk_of(options) as desk:
        made = derive(desk, options.document, options.source, Descent(options.descent), because=options.because)
    if options.json:
        give_json([to_plain(made)])
    tell("Recorded. Take it back with --retract; the facts are counted anew.")
