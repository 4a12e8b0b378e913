"""The published schemas of the law files, made from the types that read them: ``python -m habeas.law.publishing``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

from habeas.law import (
    declaration,
    edition,
    form,
    kinds,
    library,
    mechanism,
    purposes,
    restriction,
    saying,
    supplier,
    threshold,
    treaty,
)

DRAFT = "https://json-schema.org/draft/2020-12/schema"
PLAIN = {str: "string", int: "integer", bool: "boolean"}

# Name of the schema: the type of the file. "forms" and "words" are of every file in these folders.
FILES: dict[str, type] = {
    "categories": library._Categories, "checklist": library._Checklist, "declarations": declaration.Declarations,
    "editions": edition.Editions, "form_wgad": form._Filled, "forms": form.Form, "instruments": library._Instruments,
    "kinds": kinds._Kinds, "mechanisms": mechanism._Mechanisms, "provisions": library._Provisions,
    "purposes": purposes.Purposes,
    "questionnaire": library._Questionnaire, "remedies": mechanism._Remedies,
    "restrictions": restriction.Restrictions, "rights": library._Rights, "suppliers": supplier.Suppliers,
    "thresholds": threshold._Thresholds, "treaties": treaty.TreatyTable, "words": saying._Words,
}  # fmt: skip


def schema_of(name: str) -> str:
    """Return the schema of one kind of law file, as it is published."""
    schema = {"$schema": DRAFT, "title": f"habeas law: {name}", **_schema(FILES[name])}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _schema(wanted: object) -> dict[str, object]:
    if isinstance(wanted, type) and wanted in PLAIN:
        return {"type": PLAIN[wanted]}
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return {"enum": [each.value for each in wanted]}
    if is_dataclass(wanted) and isinstance(wanted, type):
        return _object(wanted)
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin is tuple:
        return {"type": "array", "items": _schema(inner[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(inner[1])}
    if origin in (Union, UnionType):
        return _either([each for each in inner if each is not type(None)])
    raise TypeError(wanted)


def _either(kinds_: list[object]) -> dict[str, object]:
    """Return the schema of any of these; TOML has no null, so None is a key left out."""
    found = [_schema(each) for each in kinds_]
    return found[0] if len(found) == 1 else {"anyOf": found}


def _object(wanted: type) -> dict[str, object]:
    hints = get_type_hints(wanted)
    named = [each for each in fields(wanted) if each.init]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [each.name for each in named if each.default is MISSING and each.default_factory is MISSING],
        "properties": {each.name: _schema(hints[each.name]) for each in named},
    }


def published(folder: Path) -> Iterator[Path]:
    """Write every schema, and yield where each now lies."""
    for name in FILES:
        place = folder / f"{name}.json"
        place.write_text(schema_of(name), encoding="utf-8")
        yield place


if __name__ == "__main__":
    for written in published(Path(__file__).with_name("schema")):
        sys.stdout.write(f"{written.name}\n")
