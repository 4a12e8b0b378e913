"""The strict reading of ``habeas.model.codec``, the same values and the same refusals, several times as fast.

A ledger of a hundred thousand claims is read at every unlocking. So the function that reads a type is itself written,
once, from the type's fields, as in ``scribe``. A type that this module does not know is left to the codec, and a test
compares the two on every kind of entry and on what is not one.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache, lru_cache, reduce
from operator import or_
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from habeas.errors import BadDate, ValueNotOfModel
from habeas.model import When
from habeas.model.codec import from_plain

T = TypeVar("T")
Read: TypeAlias = Callable[[Any], Any]
Names: TypeAlias = dict[str, Any]  # what the written function may call


def read(kind: type[T], text: str) -> T:
    """Return the value that the JSON of an entry describes.

    Raises:
        ValueNotOfModel: it is not JSON, or not a value of the model.

    """
    try:
        value: T = _reader(kind)(json.loads(text))  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError, BadDate) as error:
        raise ValueNotOfModel(type=kind.__name__, why=type(error).__name__) from error
    return value


@cache
def _reader(kind: Any) -> Read:  # noqa: ANN401 - mypy takes no type for hashable
    """Return the function that reads this dataclass."""
    names: Names = {"Made": kind, "exactly": _exactly, "number": _number, "when": _when, "listed": _listed,
                    "from_plain": from_plain, "odd": _odd}  # fmt: skip
    hints = get_type_hints(kind)
    parts = []
    for field in fields(kind):
        given = _expression(hints[field.name], f'data["{field.name}"]', names, depth=0)
        if field.default is not MISSING or field.default_factory is not MISSING:  # an earlier version had no such key
            names[f"default_{field.name}"] = _default(field)
            given = f'({given}) if "{field.name}" in data else default_{field.name}()'
        parts.append(f"{field.name}={given}")
    known = frozenset(field.name for field in fields(kind))
    names["known"] = known
    source = f"lambda data: Made({', '.join(parts)}) if type(data) is dict and data.keys() <= known else odd(data)"
    made: Read = eval(source, names)  # noqa: S307 - made of the names of our own fields, and of nothing else
    return made


def _default(field: Any) -> Callable[[], Any]:  # noqa: ANN401 - dataclasses' own description
    if field.default_factory is not MISSING:
        made: Callable[[], Any] = field.default_factory
        return made
    return lambda: field.default


def _expression(kind: Any, value: str, names: Names, *, depth: int) -> str:  # noqa: ANN401
    """Return the source of an expression that reads ``value``, which should have this annotation."""
    kind = getattr(kind, "__supertype__", kind)  # a NewType
    some = [one for one in get_args(kind) if one is not types.NoneType]
    if get_origin(kind) in (Union, types.UnionType):
        if len(some) < len(get_args(kind)):
            rest = _expression(reduce(or_, some), value, names, depth=depth)
            return f"(None if {value} is None else {rest})"
        return _words(kind, some, value, names)
    if get_origin(kind) is tuple and some[1:] == [Ellipsis]:
        each = f"each{depth}"
        inner = _expression(some[0], each, names, depth=depth + 1)
        return f"(tuple([{inner} for {each} in listed({value})]) if {value} != [] else ())"
    if kind is When:
        return f"when({value})"
    if kind in (str, int, bool):
        names[kind.__name__] = kind
        return f"exactly({value}, {kind.__name__})"
    if kind is float:
        return f"number({value})"
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _words(kind, [kind], value, names)
    if isinstance(kind, type) and is_dataclass(kind):
        names[f"read_{kind.__name__}"] = _reader(kind)
        return f"read_{kind.__name__}({value})"
    return _left_to_codec(kind, value, names)


def _words(kind: Any, some: list[Any], value: str, names: Names) -> str:  # noqa: ANN401
    """Read a word of one closed vocabulary, or of several."""
    if not all(isinstance(one, type) and issubclass(one, StrEnum) for one in some):
        return _left_to_codec(kind, value, names)
    name = "words_" + "_".join(one.__name__ for one in some)
    names[name] = {member.value: member for one in reversed(some) for member in one}
    return f"{name}[{value}]"


def _left_to_codec(kind: Any, value: str, names: Names) -> str:  # noqa: ANN401
    name = f"kind_{len(names)}"
    names[name] = kind
    return f"from_plain({name}, {value})"


def _exactly(data: Any, kind: type[T]) -> T:  # noqa: ANN401
    """Take the value only if it is of this very type: no number for text, no truth for a number."""
    if type(data) is not kind:
        raise TypeError(kind.__name__)
    return data


def _number(data: Any) -> float:  # noqa: ANN401
    """Take a whole or decimal number, no truth value and no text."""
    if type(data) not in (int, float):
        raise TypeError("float")
    return float(data)


def _listed(data: Any) -> list[Any]:  # noqa: ANN401
    if type(data) is not list:
        raise TypeError("list")
    return data


def _odd(data: Any) -> Any:  # noqa: ANN401
    raise KeyError("keys")


def _when(data: Any) -> When:  # noqa: ANN401
    if data.keys() != {"edtf", "as_written"}:
        raise KeyError(*data.keys())
    return _parsed(_exactly(data["edtf"], str), _exactly(data["as_written"], str))


@lru_cache(maxsize=16_384)
def _parsed(edtf: str, as_written: str) -> When:
    """Return a date; many claims of one document have the same."""
    return When.parse(edtf, as_written=as_written)
