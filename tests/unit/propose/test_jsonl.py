"""A claim printed as JSON has exactly the keys that issue and reference promise. People are invented."""

from __future__ import annotations

import hashlib
import json

from habeas.model import Document, When
from habeas.propose import propose, to_record

TEXT = "Danel Orsun was arrested by police in Veldara on 10 March 2019. He was reportedly fined $300."
KEYS = {
    "document", "sha256", "claim", "kind", "modality", "quote", "trigger", "when", "subject", "agents", "places",
    "speaker", "hedges", "amounts", "proposer", "confidence",
}  # fmt: skip


def records() -> list[dict[str, object]]:
    raw = TEXT.encode()
    document = Document(
        sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), media_type="text/plain", engine="test", text=TEXT,
        language="en",
    )  # fmt: skip
    claims = propose(document, parser=None, published=When.parse("2019-08-19")).claims
    return [to_record(claim, path="a.txt", sha256=document.sha256) for claim in claims]


def one(kind: str) -> dict[str, object]:
    (found,) = [record for record in records() if record["kind"] == kind]
    return found


def test_every_record_has_exactly_the_promised_keys() -> None:
    assert records()
    assert all(set(record) == KEYS for record in records())


def test_a_record_survives_json() -> None:
    assert json.loads(json.dumps(records())) == records()


def test_a_date_has_its_bounds_in_iso_8601_and_its_words() -> None:
    when = one("arrest")["when"]

    assert isinstance(when, dict)
    assert set(when) == {"edtf", "earliest", "latest", "as_written", "start", "end", "basis"}
    assert (when["edtf"], when["earliest"], when["latest"]) == (
        "2019-03-10", "2019-03-10T00:00:00", "2019-03-10T23:59:59",
    )  # fmt: skip
    assert TEXT[when["start"] : when["end"]] == when["as_written"]


def test_nested_objects_have_exactly_the_promised_keys() -> None:
    fine = one("fine")

    assert fine["when"] is None
    assert fine["speaker"] is None
    assert fine["amounts"] == [{"value": "300", "unit": "USD", "start": 88, "end": 92, "text": "$300"}]
    assert fine["hedges"] == [{"start": 71, "end": 81, "text": "reportedly"}]
    assert set(fine["proposer"]) == {"name", "version", "rule"}  # type: ignore[arg-type]
    assert set(one("arrest")["subject"]) == {"name", "start", "end", "text"}  # type: ignore[arg-type]
