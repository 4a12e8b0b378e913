"""The canonical JSON of ``habeas.model.codec``, the same bytes, several times as fast.

The codec makes dicts and then text; for twenty thousand claims a second there is no time for the dicts. So the
function that writes a type is itself written, once, from the type's fields, as ``dataclasses`` and ``cattrs`` do. A
type that this module does not know is left to the codec, and a test compares the two on every kind of entry.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache, reduce
from json.encoder import encode_basestring as quote
from math import isfinite
from operator import or_
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from habeas.model import When
from habeas.model.codec import to_json

Write: TypeAlias = Callable[[Any], str]
Names: TypeAlias = dict[str, Any]  # what the written function may call


def write(value: Any) -> str:  # noqa: ANN401 - any dataclass of the model
    """Return a value of the model as canonical JSON.

    Raises:
        ValueError: it holds a number that is not finite.

    """
    return _writer(type(value))(value)  # type: ignore[arg-type]


@cache
def _writer(kind: Any) -> Write:  # noqa: ANN401 - mypy takes no type for hashable
    """Return the function that writes this dataclass."""
    names: Names = {"quote": quote, "number": _number, "when": _when, "to_json": to_json}
    hints = get_type_hints(kind)
    parts = []
    for name in sorted(field.name for field in fields(kind)):
        parts.append(f'"{name}":{{{_expression(hints[name], f"value.{name}", names)}}}')
    source = f"lambda value: f'''{{{{{','.join(parts)}}}}}'''"
    made: Write = eval(source, names)  # noqa: S307 - made of the names of our own fields, and of nothing else
    return made


def _expression(kind: Any, value: str, names: Names) -> str:  # noqa: ANN401 - annotations have no common type
    """Return the source of an expression that writes ``value``, which has this annotation."""
    kind = getattr(kind, "__supertype__", kind)  # a NewType
    some = [one for one in get_args(kind) if one is not types.NoneType]
    if get_origin(kind) in (Union, types.UnionType):
        if len(some) < len(get_args(kind)):
            rest = reduce(or_, some)
            return f'"null" if {value} is None else {_expression(rest, value, names)}'
        return f"quote({value})" if all(_is_word(one) for one in some) else f"to_json({value})"
    if get_origin(kind) is tuple and some[1:] == [Ellipsis]:
        inner = "str(each)" if some[0] is int else _expression(some[0], "each", names)
        return f'"[" + ",".join([{inner} for each in {value}]) + "]" if {value} else "[]"'
    if kind is When:
        return f"when({value})"
    if isinstance(kind, type) and is_dataclass(kind):
        names[kind.__name__] = _writer(kind)
        return f"{kind.__name__}({value})"
    return _PLAIN.get(kind, "quote({0})" if _is_word(kind) else "to_json({0})").format(value)


def _is_word(kind: object) -> bool:
    """Whether it is text or a closed vocabulary."""
    return kind is str or (isinstance(kind, type) and issubclass(kind, StrEnum))


def _number(number: float) -> str:
    if not isfinite(number):
        raise ValueError("not finite")
    return repr(float(number))


def _when(when: When) -> str:
    return f'{{"as_written":{quote(when.as_written)},"edtf":{quote(when.edtf)}}}'


_PLAIN = {
    int: "{0}",
    float: "number({0})",
    bool: '"true" if {0} else "false"',
}
