"""A claim as one JSON object, with exactly the keys that ``docs/reference`` describes."""

from __future__ import annotations

from typing import Any

from habeas.model import Claim, Mention, Moment, Stretch


def to_record(claim: Claim, *, path: str, sha256: str) -> dict[str, Any]:
    """Return the claim as ``habeas propose --json`` prints it; offsets are code points, end exclusive."""
    passage = claim.passage
    trigger = claim.trigger
    return {
        "document": path,
        "sha256": sha256,
        "claim": claim.id,
        "kind": str(claim.predicate),
        "modality": str(claim.modality),
        "quote": {"start": passage.start, "end": passage.end, "text": passage.quote},
        "trigger": _stretch(trigger or Stretch(start=passage.start, end=passage.end, text=passage.quote)),
        "when": _when(claim),
        "subject": _mention(claim.subject) if claim.subject else None,
        "agents": [_mention(agent) for agent in claim.agents],
        "places": [_mention(place) for place in claim.places],
        "speaker": _mention(claim.speaker) if claim.speaker else None,
        "hedges": [_stretch(hedge) for hedge in claim.hedges],
        "amounts": [
            {"value": a.value, "unit": a.unit, "start": a.start, "end": a.end, "text": a.text} for a in claim.amounts
        ],
        "proposer": {
            "name": claim.proposer.name, "version": claim.proposer.version, "rule": claim.proposer.rule,
        },
        "confidence": claim.confidence,
    }  # fmt: skip


def _stretch(stretch: Stretch) -> dict[str, Any]:
    return {"start": stretch.start, "end": stretch.end, "text": stretch.text}


def _mention(mention: Mention) -> dict[str, Any]:
    return {"name": mention.name, "start": mention.start, "end": mention.end, "text": mention.text}


def _when(claim: Claim) -> dict[str, Any] | None:
    """Return the date with its bounds in ISO 8601 (null where an end is open) and the words it stands on."""
    if claim.dated is None:
        return None
    when = claim.dated.when
    return {
        "edtf": when.edtf,
        "earliest": _moment(when.earliest),
        "latest": _moment(when.latest),
        "as_written": when.as_written,
        "start": claim.dated.start,
        "end": claim.dated.end,
        "basis": str(claim.dated.basis),
    }


def _moment(moment: Moment | None) -> str | None:
    return moment.isoformat() if moment is not None else None
