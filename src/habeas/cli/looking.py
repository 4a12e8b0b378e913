"""Looking: list and explain; nothing is written to the ledger."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from habeas.casework.cases import compute_cases
from habeas.casework.memory import Memory, recall
from habeas.casework.reading import latest_visible
from habeas.cli.copying import list_copies
from habeas.cli.filing import list_forms
from habeas.cli.lines import (
    case_line,
    correction_line,
    decision_line,
    document_line,
    naming_line,
    uncertain_line,
    weighed_line,
)  # fmt: skip
from habeas.cli.proceedings import list_statuses
from habeas.cli.session import desk_of, person_of
from habeas.cli.talk import give, give_json
from habeas.law import load_kinds
from habeas.model.codec import to_plain


def list_things(options: argparse.Namespace) -> None:
    """List one sort of thing."""
    if options.what in NEED_NO_LEDGER:
        NEED_NO_LEDGER[options.what](options)
        return
    with desk_of(options) as desk:
        memory = recall(desk)
    if options.what == "cases":
        cases = compute_cases(memory, as_of=options.as_of)
        _give_all(options.json, cases, map(case_line, cases))
    elif options.what == "statuses":
        list_statuses(options, memory)
    elif options.what == "documents":
        documents = tuple(replace(each, properties=()) for each in memory.documents.values())
        _give_all(
            options.json, documents, (document_line(each, memory.provenances.get(each.id, ())) for each in documents)
        )
    elif options.what == "claims":
        last = latest_visible(memory, person_of(options))
        claims = [each for each in memory.current_claims() if not options.undecided or each.id not in last]
        lines = (weighed_line(each, last.get(each.id), memory.documents[each.passage.document]) for each in claims)
        _give_all(options.json, claims, lines)
    elif options.what == "names":
        _give_all(options.json, tuple(memory.namings.values()), map(naming_line, memory.namings.values()))
    elif options.what == "set-aside":
        _give_all(options.json, memory.set_aside, (f"{each.original_name}  {each.says}" for each in memory.set_aside))
    elif options.what == "decisions":
        _give_all(options.json, memory.decisions, map(decision_line, memory.decisions))
    elif options.what == "copies":
        list_copies(options, memory)
    else:
        _list_readings(options, memory)


def _list_readings(options: argparse.Namespace, memory: Memory) -> None:
    """List what was read unsurely from pictures, what people corrected of it, and which claims that undid."""
    if options.what == "corrections":
        _give_all(options.json, memory.corrections, map(correction_line, memory.corrections))
    elif options.what == "obsolete":
        claims = tuple(memory.obsolete.values())
        _give_all(options.json, claims, (weighed_line(each, None) for each in claims))
    else:
        places = [(each, place) for each in memory.documents.values() for place in each.uncertain_stretches()]
        passages = [document.passage(*place) for document, place in places]
        _give_all(options.json, passages, (uncertain_line(document, *place) for document, place in places))


def _list_kinds(options: argparse.Namespace) -> None:
    """List the vocabulary."""
    kinds = load_kinds()
    _give_all(options.json, kinds, (f"{each.kind}: {each.definition}" for each in kinds))


NEED_NO_LEDGER: Mapping[str, Callable[[argparse.Namespace], None]] = {"kinds": _list_kinds, "forms": list_forms}


def _give_all(as_json: bool, values: Iterable[object], lines: Iterable[str]) -> None:
    if as_json:
        give_json(to_plain(value) for value in values)
        return
    for line in lines:
        give(line)


def explain(options: argparse.Namespace) -> None:
    """Walk from a sentence down to the words."""
    from habeas.casework.petitions import explain_sentence  # brings in DOCX, PDF and fonts

    with desk_of(options) as desk:
        memory = recall(desk)
    explanation = explain_sentence(memory, options.sentence)
    if options.json:
        give_json([to_plain(explanation)])
    else:
        give(explanation.as_text())
