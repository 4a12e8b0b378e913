"""Search: find documents, claims and people by their words, in any script."""

from __future__ import annotations

import argparse

from habeas.casework.excerpts import Excerpt
from habeas.casework.indexing import begin_anew
from habeas.casework.memory import recall
from habeas.casework.searching import Asked, Found, Group, Hit, search
from habeas.casework.view import view_of
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json, tell

SHOWN = 20


def find(options: argparse.Namespace) -> None:
    """Search the ledger; only the index of words beside its entries is written."""
    with desk_of(options) as desk:
        if options.anew:
            begin_anew(desk)
        asked = Asked(text=" ".join(options.words), exact=options.exact, limit=SHOWN)
        found = search(desk, view_of(recall(desk)), asked)
    if found.query.was_cut:
        tell("The question is too long; only its beginning was looked for.")
    if not found.query.wanted:
        tell("There is no word in it to look for.")
    if options.json:
        give_json(_plain(hit) for group in found.groups for hit in group.hits)
    else:
        give("\n".join(_lines(found)))


def _lines(found: Found) -> list[str]:
    lines: list[str] = []
    for group in found.groups:
        lines += [f"{group.kind}: {_count(group)}", *(_line(hit) for hit in group.hits)]
    return lines


def _count(group: Group) -> str:
    """Say how many there are, and how many of them follow."""
    total = f"more than {group.total:,}" if group.is_capped else f"{group.total:,}"
    return total if len(group.hits) == group.total and not group.is_capped else f"{total}, the first {len(group.hits)}:"


def _line(hit: Hit) -> str:
    place = hit.case.id if hit.case else hit.id
    shown = " … ".join(_marked(each) for each in hit.excerpts)
    return f"  {place}  {hit.title}: {shown} ({'; '.join(why.says for why in hit.why)})"


def _marked(excerpt: Excerpt) -> str:
    """Return the words on one line, what was found in square brackets."""
    return " ".join("".join(f"[{text}]" if is_marked else text for text, is_marked in excerpt.pieces).split())


def _plain(hit: Hit) -> dict[str, object]:
    """Return a hit as JSON; ``marks`` count code points of the excerpt, which is as it stands in the source."""
    return {
        "kind": hit.kind,
        "id": hit.id,
        "case": hit.case.id if hit.case else None,
        "document": hit.document,
        "title": hit.title,
        "language": hit.language,
        "excerpts": [{"text": each.text, "start": each.start, "marks": each.marks} for each in hit.excerpts],
        "why": [{"code": why.code, "asked": why.asked, "found": why.found} for why in hit.why],
    }
