"""What a model is asked: one passage as data, a fixed instruction, and the schema that its answer must have."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.errors import DataFileInvalid
from habeas.model import Kind, Modality
from habeas.propose.datafile import compiled, read, require_keys, text_of, texts_of
from habeas.propose.parts import Clause

FILE = "bymodel/instructions.toml"
LONGEST_PASSAGE = 2_400  # code points: a few paragraphs, which a small model still reads whole
MOST_TOKENS = 2_000
FIELDS = ("subject", "agent", "place", "speaker", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instructions:
    """What every request says, and what a document must not say to a machine."""

    version: str
    system: str
    addressing: re.Pattern[str]


@cache
def read_instructions() -> Instructions:
    """Return the instructions.

    Raises:
        DataFileInvalid: the file does not follow its schema.

    """
    table = read(FILE)
    require_keys(FILE, table, allowed=("version", "system", "addressing"))
    phrases = texts_of(FILE, table, "addressing")
    if not phrases:
        raise DataFileInvalid(file=FILE, why="addressing is empty")
    either = "|".join(phrase.replace(" ?", r"\s?").replace(" ", r"\s+") for phrase in phrases)
    return Instructions(
        version=text_of(FILE, table, "version"),
        system=text_of(FILE, table, "system").strip(),
        addressing=compiled(FILE, either),
    )


def passages(clauses: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """Yield stretches of whole sentences, each short enough to be asked about at once, in order."""
    start = end = -1
    for clause in clauses:
        if start >= 0 and clause.end - start > LONGEST_PASSAGE:
            yield start, end
            start = -1
        if start < 0:
            start = clause.start
        end = clause.end
    if start >= 0:
        yield start, end


def request_for(passage: str, *, model: str) -> dict[str, Any]:
    """Return the body of a chat completion request; the passage is a JSON text, so that nothing in it can end it."""
    return {
        "model": model,
        "temperature": 0,
        "seed": 0,
        "max_tokens": MOST_TOKENS,
        "messages": [
            {"role": "system", "content": read_instructions().system},
            {"role": "user", "content": json.dumps({"passage": passage}, ensure_ascii=False)},
        ],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "claims", "strict": True, "schema": answer_schema()},
        },
    }


def answer_schema() -> Mapping[str, Any]:
    """Return the JSON schema of an answer."""
    text_or_null = {"type": ["string", "null"]}
    properties: dict[str, Any] = {
        "kind": {"type": "string", "enum": [str(kind) for kind in Kind]},
        "modality": {"type": "string", "enum": [str(modality) for modality in Modality]},
        "quote": {"type": "string"},
        "trigger": {"type": "string"},
        **dict.fromkeys(FIELDS, text_or_null),
    }
    claim = {
        "type": "object", "properties": properties, "required": list(properties), "additionalProperties": False,
    }  # fmt: skip
    return {
        "type": "object",
        "properties": {"claims": {"type": "array", "items": claim}},
        "required": ["claims"],
        "additionalProperties": False,
    }
