"""Every value of the model written as plain data or canonical JSON, and read back strictly.

Canonical: keys sorted, no spaces, letters as they are; equal values give equal bytes. Reading refuses unknown and
missing keys, words outside a closed vocabulary, and numbers given as text. A ``When`` is written as its EDTF and
its words; the bounds are computed again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import attrs
from cattrs import Converter
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError, StructureHandlerNotFoundError
from cattrs.gen import make_dict_unstructure_fn_from_attrs

from habeas.errors import BadDate, ValueNotOfModel
from habeas.model.kind import Attribute, Kind
from habeas.model.when import When

T = TypeVar("T")
Predicate = Kind | Attribute

_PREDICATES: dict[str, Predicate] = {
    **{kind.value: kind for kind in Kind},
    **{attribute.value: attribute for attribute in Attribute},
}


def to_plain(value: object) -> Any:  # noqa: ANN401  (what JSON can say has no useful type)
    """Return the value as dicts, lists, text, numbers, booleans and None."""
    return _converter().unstructure(value)


def from_plain(kind: type[T], data: object) -> T:
    """Return the value that the plain data describe.

    Raises:
        ValueNotOfModel: the data have a key too many or too few, or a value that is not one of the model's.

    """
    try:
        return _converter().structure(data, kind)
    except _REFUSALS as error:
        raise ValueNotOfModel(type=getattr(kind, "__name__", str(kind)), why=type(error).__name__) from error


def to_json(value: object) -> str:
    """Return the value as canonical JSON."""
    encoder = _ENCODER if is_dataclass(value) else _SORTING_ENCODER
    return encoder.encode(_converter().unstructure(value))


def from_json(kind: type[T], text: str | bytes) -> T:
    """Return the value that canonical or other JSON describes.

    Raises:
        ValueNotOfModel: it is not JSON, or not a value of the model.

    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueNotOfModel(type=getattr(kind, "__name__", str(kind)), why="it is not JSON") from error
    return from_plain(kind, data)


_REFUSALS = (
    BaseValidationError, ForbiddenExtraKeysError, StructureHandlerNotFoundError, KeyError, TypeError, ValueError,
    AttributeError, OverflowError, RecursionError, BadDate,
)  # fmt: skip
# dataclasses come out of the converter with sorted keys: sorting again would halve the ledger's speed
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), allow_nan=False)
_SORTING_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


@lru_cache(maxsize=1)
def _converter() -> Converter:
    """Return the one converter; cattrs writes a function for each type at its first use."""
    converter = Converter(forbid_extra_keys=True, detailed_validation=False)
    converter.register_unstructure_hook_factory(is_dataclass, lambda kind: _write_sorted(kind, converter))
    converter.register_unstructure_hook(When, _plain_when)
    converter.register_structure_hook(When, _read_when)
    converter.register_unstructure_hook(float, float)  # so that 1 and 1.0 are the same bytes
    converter.register_structure_hook(float, _read_number)
    converter.register_structure_hook_factory(_is_row, lambda kind: _read_row(kind, converter))
    for exact in (str, int, bool):
        converter.register_structure_hook(exact, _read_exactly)
    converter.register_unstructure_hook_func(lambda kind: kind == Predicate, str)
    converter.register_structure_hook_func(lambda kind: kind == Predicate, lambda data, _: _PREDICATES[data])
    return converter


def _is_row(kind: Any) -> bool:  # noqa: ANN401
    """Whether it is a tuple of any number of one thing."""
    return get_origin(kind) is tuple and get_args(kind)[1:] == (Ellipsis,)


def _read_row(kind: Any, converter: Converter) -> Callable[[Any, Any], tuple[Any, ...]]:  # noqa: ANN401
    """Return what reads such a tuple from a list, and from nothing else: a text is no row of its letters."""
    one = get_args(kind)[0]

    def read(data: Any, _: Any) -> tuple[Any, ...]:  # noqa: ANN401
        if type(data) is not list:
            raise TypeError("list")
        return tuple(converter.structure(each, one) for each in data)

    return read


def _write_sorted(kind: type, converter: Converter) -> Callable[[Any], dict[str, Any]]:
    """Return cattrs' generated function for this dataclass with its fields in the order of the alphabet."""
    hints = get_type_hints(kind)
    names = sorted(field.name for field in fields(kind))
    # attrs' own description of the fields is what cattrs takes; a class made for it is the public way to get one
    described = attrs.fields(attrs.make_class(kind.__name__, {name: attrs.field(type=hints[name]) for name in names}))
    return make_dict_unstructure_fn_from_attrs(list(described), kind, converter)


def _plain_when(when: When) -> dict[str, str]:
    """Write a date as its EDTF and its words."""
    return {"as_written": when.as_written, "edtf": when.edtf}


def _read_when(data: dict[str, str], _: type[When]) -> When:
    """Read a date from its EDTF and its words."""
    if data.keys() != {"edtf", "as_written"}:
        raise KeyError(*data.keys())
    return When.parse(_read_exactly(data["edtf"], str), as_written=_read_exactly(data["as_written"], str))


def _read_exactly(data: Any, kind: type[T]) -> Any:  # noqa: ANN401
    """Take the value only if it is of this very type: no number for text, no truth for a number."""
    plain = str if issubclass(kind, StrEnum) else kind
    if type(data) is not plain:
        raise TypeError(kind.__name__)
    return data if plain is kind else kind(data)  # type: ignore[call-arg]


def _read_number(data: float, _: type[float]) -> float:
    """Take a whole or decimal number, no truth value and no text."""
    if type(data) not in (int, float):
        raise TypeError("float")
    return float(data)
