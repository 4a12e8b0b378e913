"""Looking: list, show, explain; nothing is written to the ledger."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from habeas.casework.cases import compute_cases, get_case
from habeas.casework.memory import Memory, recall
from habeas.cli.lines import case_line, decision_line, document_line, naming_line, weighed_line
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json
from habeas.law import load_kinds
from habeas.model.codec import to_plain


def show(options: argparse.Namespace) -> None:
    """Show one thing."""
    with desk_of(options) as desk:
        memory = recall(desk)
    if options.what == "case":
        _show_case(options, memory)
    elif options.what == "document":
        document = memory.get_document(options.reference)
        if options.json:
            give_json([to_plain(document)])
        else:
            give(document.text)
    else:
        claim = memory.get_claim(options.reference)
        if options.json:
            give_json([to_plain(claim)])
        else:
            give(weighed_line(claim, memory.latest_decisions().get(claim.id)))


def _show_case(options: argparse.Namespace, memory: Memory) -> None:
    from habeas.show import case_to_html, case_to_text  # the page's templates are not needed to list

    case = get_case(memory, options.reference)
    if options.html:
        options.html.write_text(case_to_html(case, memory.as_cited()), encoding="utf-8")
        give(str(options.html))
    elif options.json:
        give_json([to_plain(case)])
    else:
        give(case_to_text(case, memory.as_cited()))


def list_things(options: argparse.Namespace) -> None:
    """List one sort of thing."""
    if options.what == "kinds":  # the vocabulary needs no ledger
        kinds = load_kinds()
        _give_all(options.json, kinds, (f"{each.kind}: {each.definition}" for each in kinds))
        return
    with desk_of(options) as desk:
        memory = recall(desk)
    if options.what == "cases":
        cases = compute_cases(memory)
        _give_all(options.json, cases, map(case_line, cases))
    elif options.what == "documents":
        documents = tuple(memory.documents.values())
        _give_all(
            options.json, documents, (document_line(each, memory.provenances.get(each.id, ())) for each in documents)
        )
    elif options.what == "claims":
        last = memory.latest_decisions()
        claims = [each for each in memory.current_claims() if not options.undecided or each.id not in last]
        _give_all(options.json, claims, (weighed_line(each, last.get(each.id)) for each in claims))
    elif options.what == "names":
        _give_all(options.json, tuple(memory.namings.values()), map(naming_line, memory.namings.values()))
    elif options.what == "set-aside":
        _give_all(options.json, memory.set_aside, (f"{each.original_name}  {each.says}" for each in memory.set_aside))
    else:
        _give_all(options.json, memory.decisions, map(decision_line, memory.decisions))


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
