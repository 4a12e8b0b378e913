"""The ledger proved, and everything that was computed from it built again and compared."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from habeas.casework.cases import compute_cases, get_case
from habeas.casework.desk import Desk
from habeas.casework.intake import Progress
from habeas.casework.memory import Memory, recall, recall_at
from habeas.casework.petitions import plead_as
from habeas.casework.rereading import read_again
from habeas.casework.version import code_version
from habeas.errors import Broken
from habeas.ledger import Head, Ledger
from habeas.model import Claim, ClaimId, DocumentId
from habeas.model.codec import to_json
from habeas.propose import current_version, propose


class NotRebuilt(Broken):
    """Something computed comes out differently the second time."""

    code = "not-rebuilt"
    exit_code = 38
    says = "Built again from the ledger, %(what)s is not what it was."
    remedy = "Do not use it. Report this fault; restore the last backup that `habeas verify` proves."


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """What was proved, and what could not be compared here, each with its reason."""

    head: Head
    proved: tuple[str, ...]
    not_compared: tuple[str, ...]


def verify_ledger(desk: Desk, *, tell: Progress) -> Proved:
    """Prove chain, digests and triggers, then rebuild texts, proposals, case files and petitions.

    Raises:
        Broken: something is not what it was.

    """
    report = desk.ledger.verify()
    proved = [f"{report.entries} entries in one unbroken chain", f"{report.originals} originals match their SHA-256"]
    skipped: list[str] = []
    memory = recall(desk)
    tell("ledger proved; building everything again")
    _verify_texts(desk, memory, proved, skipped)
    _verify_proposals(memory, proved, skipped)
    _verify_cases(memory, proved)
    _verify_petitions(memory, proved, skipped)
    return Proved(head=report.head, proved=tuple(proved), not_compared=tuple(skipped))


def _verify_texts(desk: Desk, memory: Memory, proved: list[str], skipped: list[str]) -> None:
    same = 0
    for document in memory.as_read.values():
        again = read_again(desk, memory, document)
        if again is None:
            skipped.append(f"text of {document.id}: its pictures, read by {document.engine}, could not be read here")
        elif again.engine != document.engine:
            skipped.append(f"text of {document.id}: read by {document.engine}, here is {again.engine}")
        elif again.text != document.text:
            raise NotRebuilt(what=f"the text of {document.id}")
        else:
            same += 1
    proved.append(f"{same} texts read again from their originals, the same to the letter")
    if memory.corrections:
        proved.append(f"{len(memory.corrections)} corrections each stand on the words that they correct")


def _verify_proposals(memory: Memory, proved: list[str], skipped: list[str]) -> None:
    same = 0
    for key, version in memory.versions.items():
        if version != current_version():
            skipped.append(f"proposals from {key}: made by rules {version}, here are {current_version()}")
            continue
        if key in memory.waiting:
            skipped.append(f"proposals from {key}: its words were corrected since; run habeas propose")
            continue
        kept = {
            claim.id: claim
            for claim in memory.claims.values()
            if claim.passage.document == key and claim.proposer.is_machine and claim.proposer.version == version
            if claim.id not in memory.superseded
        }
        again = {claim.id: claim for claim in propose(memory.documents[key]).claims}
        if _but_for_kept_dates(memory, key, again, kept) != kept:
            raise NotRebuilt(what=f"the proposal from {key}")
        same += len(kept)
    proved.append(f"{same} proposed claims proposed again, the same")
    _verify_quotes_of_models(memory, proved, skipped)


def _but_for_kept_dates(
    memory: Memory, document: DocumentId, again: Mapping[ClaimId, Claim], kept: Mapping[ClaimId, Claim]
) -> dict[ClaimId, Claim]:
    """Return what is proposed again, with the dates of the claims that people decided before it was described anew."""
    if document not in memory.descriptions:
        return dict(again)
    decided = {decision.claim for decision in memory.decisions} & kept.keys()
    return {key: replace(claim, dated=kept[key].dated) if key in decided else claim for key, claim in again.items()}


def _verify_quotes_of_models(memory: Memory, proved: list[str], skipped: list[str]) -> None:
    """A model's answers cannot be had again; that every word of them stands in the document can be proved."""
    versions = {made.version for made in memory.model_readings.values()}
    claims = [claim for claim in memory.claims.values() if claim.proposer.version in versions]
    for claim in claims:
        claim.passage.prove_in(memory.documents[claim.passage.document])
    if versions:
        proved.append(f"{len(claims)} claims of language models stand word for word in their documents")
        skipped.append("what language models proposed: a model need not answer the same twice")


def _verify_cases(memory: Memory, proved: list[str]) -> None:
    cases = compute_cases(memory)
    again = compute_cases(recall_at(memory, memory.upto))
    if [to_json(case) for case in cases] != [to_json(case) for case in again]:
        raise NotRebuilt(what="a case file")
    proved.append(f"{len(cases)} case files built twice, the same bytes")


def _verify_petitions(memory: Memory, proved: list[str], skipped: list[str]) -> None:
    same = 0
    for record in memory.artefacts:
        if record.made_with != code_version():
            skipped.append(f"{record.id}: written by Habeas {record.made_with}, here is {code_version()}")
            continue
        then = recall_at(memory, record.upto)
        made = plead_as(then, get_case(then, record.case), record).petition
        if hashlib.sha256(to_json(made).encode()).hexdigest() != record.sha256:
            raise NotRebuilt(what=record.id)
        same += 1
    proved.append(f"{same} petitions built again from what was known when they were written, the same bytes")


def restore_ledger(backup: Path, to: Path, passphrase: str) -> None:
    """Prove a backup and make it the ledger; an existing ledger is never overwritten."""
    Ledger.restore(backup, to, passphrase)
