"""The fast reader reads what the codec reads, and refuses what it refuses."""

from __future__ import annotations

import json

import pytest
from test_scribe import BODIES_TO_WRITE

from habeas.errors import ValueNotOfModel
from habeas.ledger.entries import BODIES
from habeas.ledger.reader import read
from habeas.model.codec import from_json, to_json

ODD = (None, 7, True, 1.5, ["odd"], "odd", {"odd": 1})


def outcome(reader, kind: type, data: object) -> object:  # noqa: ANN001
    """What a reader makes of data: a value, or a refusal."""
    try:
        return reader(kind, json.dumps(data))
    except ValueNotOfModel:
        return "refused"


def spoiled(data: object) -> list[object]:
    """Every way to spoil one place of plain data: a key too many or too few, a value of another sort."""
    if isinstance(data, dict):
        lacking = [{key: value for key, value in data.items() if key != left} for left in data]
        inside = [{**data, key: each} for key, value in data.items() for each in (*ODD, *spoiled(value))]
        return [{**data, "another": 1}, *lacking, *inside]
    if isinstance(data, list):
        return [[each, *data[1:]] for value in data[:1] for each in (*ODD, *spoiled(value))]
    return []


@pytest.mark.parametrize("body", BODIES_TO_WRITE, ids=lambda body: type(body).__name__)
def test_the_reader_reads_what_the_codec_reads(body) -> None:  # noqa: ANN001
    assert read(type(body), to_json(body)) == body


@pytest.mark.parametrize("body", BODIES_TO_WRITE, ids=lambda body: type(body).__name__)
def test_the_reader_refuses_what_the_codec_refuses(body) -> None:  # noqa: ANN001
    for data in spoiled(json.loads(to_json(body))):
        ours, theirs = outcome(read, type(body), data), outcome(from_json, type(body), data)
        assert ours in (theirs, "refused"), data


@pytest.mark.parametrize("body", BODIES_TO_WRITE, ids=lambda body: type(body).__name__)
def test_the_reader_reads_an_entry_that_lacks_what_has_a_default(body) -> None:  # noqa: ANN001
    whole = json.loads(to_json(body))
    for left in whole:
        data = {key: value for key, value in whole.items() if key != left}
        assert outcome(read, type(body), data) == outcome(from_json, type(body), data), left


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "1", '"text"', '{"a": NaN}', "[" * 10])
@pytest.mark.parametrize("kind", BODIES.values(), ids=lambda kind: kind.__name__)
def test_what_is_no_entry_is_refused(kind: type, text: str) -> None:
    with pytest.raises(ValueNotOfModel):
        read(kind, text)
