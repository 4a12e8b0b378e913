"""Show one thing whole: a case, a part of it, a document, a claim; nothing is written to the ledger."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from habeas.casework.cases import get_case
from habeas.casework.classing import prove_case_unsealed
from habeas.casework.leaving import prove_working_paper
from habeas.casework.memory import Memory, recall
from habeas.casework.outlet import write_out
from habeas.casework.reading import visible_words
from habeas.cli.asking import show_gaps
from habeas.cli.changes import show_changes
from habeas.cli.consenting import show_consent
from habeas.cli.copying import show_sources
from habeas.cli.custody import show_log
from habeas.cli.joining import show_joins
from habeas.cli.lines import property_line, said_lines, weighed_line
from habeas.cli.papers import show_opinion
from habeas.cli.proceedings import show_process
from habeas.cli.session import desk_of, person_of
from habeas.cli.talk import give, give_json
from habeas.cli.writing import show_writing
from habeas.errors import BadChoice
from habeas.model import CaseFile, Verdict
from habeas.model.codec import to_plain
from habeas.reconcile.rules import load_rules
from habeas.show import case_to_html, case_to_text
from habeas.show.chronology import conflicts_to_text, timeline_to_text


def show(options: argparse.Namespace) -> None:
    """Show one thing."""
    if options.what == "log":  # of the ledger itself: nothing of what it says is read
        show_log(options)
        return
    with desk_of(options) as desk:
        memory = recall(desk)
    if options.reference is None and options.what != "changes":
        raise BadChoice(what="The thing to show", given="nothing", allowed="an id, or a name")
    SHOWN[options.what](options, memory)


def _case_of(options: argparse.Namespace, memory: Memory) -> CaseFile:
    return get_case(memory, options.reference, as_of=options.as_of)


def _show_case(options: argparse.Namespace, memory: Memory) -> None:
    case = _case_of(options, memory)
    if options.html:
        prove_case_unsealed(memory, [weighed.claim for weighed in case.claims])
        page = case_to_html(case, memory.as_cited())
        prove_working_paper(memory, case, page)
        write_out(options.html, page.encode())
        give(str(options.html))
    elif options.json:
        give_json([to_plain(case)])
    else:
        give(case_to_text(case, memory.as_cited()))


def _show_timeline(options: argparse.Namespace, memory: Memory) -> None:
    case = _case_of(options, memory)
    if options.json:
        give_json([{"case": case.id, "times": to_plain(case.times), "measures": to_plain(case.measures)}])
    else:
        give(timeline_to_text(case, memory.as_cited(), load_rules().why))


def _show_conflicts(options: argparse.Namespace, memory: Memory) -> None:
    case = _case_of(options, memory)
    if options.json:
        give_json(to_plain(each) for each in case.conflicts)
    else:
        give(conflicts_to_text(case, memory.as_cited()))


def _show_document(options: argparse.Namespace, memory: Memory) -> None:
    document = memory.get_document(options.reference)
    if options.json:  # what the file says of itself is shown only to whoever asks for it
        give_json([to_plain(replace(document, properties=()))])
    else:
        give(document.text)


def _show_properties(options: argparse.Namespace, memory: Memory) -> None:
    document = memory.get_document(options.reference)
    if options.json:
        give_json(to_plain(each) for each in document.properties)
        return
    for each in document.properties:
        give(property_line(each))


def _show_claim(options: argparse.Namespace, memory: Memory) -> None:
    """Show a claim with all that people said of it; not what the first reader said to one who is to be the second."""
    claim = memory.get_claim(options.reference)
    if options.json:
        give_json([to_plain(claim)])
        return
    words = visible_words(memory, claim.id, person_of(options))
    last = words[-1] if words and words[-1].verdict is not Verdict.RETRACT else None
    give(weighed_line(claim, last, memory.documents[claim.passage.document]))
    for line in said_lines(memory, claim.id, words):
        give(line)


SHOWN: Mapping[str, Callable[[argparse.Namespace, Memory], None]] = MappingProxyType(
    {
        "case": _show_case,
        "timeline": _show_timeline,
        "conflicts": _show_conflicts,
        "process": show_process,
        "gaps": show_gaps,
        "sources": show_sources,
        "joins": show_joins,
        "changes": show_changes,
        "consent": show_consent,
        "document": _show_document,
        "claim": _show_claim,
        "properties": _show_properties,
        "opinion": show_opinion,
        "writing": show_writing,
    }
)
