"""The stages: ingest, propose, reconcile, assess, petition."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime

from habeas.casework.cases import get_cases
from habeas.casework.compartments import within
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.modelled import propose_by_guest, propose_by_guest_without_ledger
from habeas.casework.proposals import each_document, propose_from, propose_without_ledger
from habeas.cli.changes import tell_changes
from habeas.cli.filing import prove_language
from habeas.cli.guest import find_guest
from habeas.cli.lines import case_line, claim_line
from habeas.cli.session import desk_of, frame_of
from habeas.cli.talk import give, give_json, meter, tell
from habeas.model import Variant
from habeas.model.codec import to_plain


def ingest(options: argparse.Namespace) -> None:
    """Keep files in the ledger."""
    with desk_of(options) as opened, meter("files", quiet=options.json) as (say, count):
        desk = within(opened, options.compartment)
        before = recall(desk)
        intake = take_in(
            desk, options.paths, supplied=frame_of(options), received_from=options.received_from, tell=say,
            meter=count, pictures=options.ocr_lang,
        )  # fmt: skip
        tell_changes(desk, before)
    if options.json:
        give_json({"document": each.id, "sha256": each.sha256, "new": True} for each in intake.documents)
        give_json({"document": each, "new": False} for each in intake.known)
        give_json(to_plain(each) for each in intake.set_aside)
        return
    for document in intake.documents:
        give(f"{document.id}  {document.media_type}  {len(document.text)} characters")
    tell(f"{len(intake.documents)} new, {len(intake.known)} known already, {len(intake.set_aside)} set aside")


def propose(options: argparse.Namespace) -> None:
    """Propose from files without keeping anything, or from every document of the ledger."""
    guest = find_guest(options)
    if options.paths:
        supplied = frame_of(options)
        quiet = options.json or sys.stdout.isatty()  # on a terminal the claims themselves show how far it is
        with meter("documents", quiet=quiet) as (say, count):
            records = (
                propose_without_ledger(
                    options.paths, supplied=supplied, tell=say, meter=count, pictures=options.ocr_lang
                )
                if guest is None
                else propose_by_guest_without_ledger(options.paths, guest, supplied=supplied, tell=say)
            )
            for record in records:
                if options.json:
                    give_json([record])
                else:
                    give(claim_line(record))
        return
    with desk_of(options) as desk, meter("documents", quiet=options.json) as (say, count):
        before = recall(desk)
        made = propose_from(desk, each_document(desk), tell=say, meter=count)
        if guest is not None:
            documents = tuple(recall(desk).documents.values())
            added = propose_by_guest(desk, guest, documents, tell=tell)
            tell(f"{added} claims proposed by the model {guest.name}, beside those of the rules")
        tell_changes(desk, before)
    if options.json:
        give_json({"document": each.document, "claims": list(each.claims)} for each in made)
    tell(f"{sum(len(each.claims) for each in made):,} claims proposed from {len(made):,} documents")
    tell("Nothing of this is a fact. Look at it with `habeas list claims`, then accept or reject.")


def reconcile(options: argparse.Namespace) -> None:
    """Compute and list the case files."""
    with desk_of(options) as desk:
        cases = get_cases(desk)
    if options.json:
        give_json(to_plain(case) for case in cases)
    else:
        for case in cases:
            give(case_line(case))


def petition(options: argparse.Namespace) -> None:
    """Write a filing in every format, and record what was written."""
    from habeas.casework.petitions import file_petition  # brings in DOCX, PDF and fonts
    from habeas.cli.drafting import show_draft

    prove_language(options.form, options.lang)
    made_on = options.on or datetime.now(UTC).date().isoformat()
    if options.draft:
        show_draft(options, made_on=made_on)
        return
    with desk_of(options) as desk:
        pleading, files = file_petition(
            desk, options.case, state=options.state, made_on=made_on, folder=options.out, form=options.form,
            lang=options.lang, variant=Variant(options.variant),
        )  # fmt: skip
    if options.json:
        give_json([to_plain(pleading.petition)])
        return
    for path in files:
        give(str(path))
    for warning in pleading.petition.warnings:
        tell(warning)
    tell(f"Walk from a sentence to its sources: habeas explain {pleading.petition.id}:1")
