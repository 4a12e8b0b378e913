"""Data files of the law, read from the package and checked against their types; anything unknown is refused."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import TypeVar

from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError

from habeas.errors import DataFileInvalid
from habeas.model import Attribute, Kind

T = TypeVar("T")


def _exactly(wanted: type[T]) -> Callable[[object, type[T]], T]:
    """Return a hook that takes a value of this type and refuses every other: "3" is not 3."""

    def structure(value: object, asked: type[T]) -> T:
        if type(value) is not wanted:
            raise ValueError(f"{value!r} is not {wanted.__name__}")
        return value if asked is wanted else asked(value)  # type: ignore[call-arg]  # a StrEnum is asked of the same hook

    return structure


def _predicate(value: object, _: object) -> Kind | Attribute:
    """Return the kind or attribute with this name."""
    name = str(value)
    return Kind(name) if name in Kind.__members__.values() else Attribute(name)


def strict_converter() -> Converter:
    """Return a converter that refuses unknown keys and values of another type."""
    converter = Converter(forbid_extra_keys=True)
    for plain in (str, int, bool):
        converter.register_structure_hook(plain, _exactly(plain))
    converter.register_structure_hook(Kind | Attribute, _predicate)
    return converter


def read_data(name: str, *, package: str = "habeas.law") -> dict[str, object]:
    """Return what a TOML or JSON file of the package holds.

    Raises:
        DataFileInvalid: it is not TOML or JSON, or not a table.

    """
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    try:
        data = json.loads(text) if name.endswith(".json") else tomllib.loads(text)
    except ValueError as error:
        raise DataFileInvalid(file=name, why=str(error)) from error
    if not isinstance(data, dict):
        raise DataFileInvalid(file=name, why="not a table")
    return data


def structure(data: object, wanted: type[T], *, name: str) -> T:
    """Return the data as this type.

    Raises:
        DataFileInvalid: a key is unknown or missing, or a value is of another type.

    """
    try:
        return strict_converter().structure(data, wanted)
    except (BaseValidationError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataFileInvalid(file=name, why="; ".join(transform_error(error))) from error


def read_file(name: str, wanted: type[T], *, package: str = "habeas.law") -> T:
    """Return a data file of the package as this type."""
    return structure(read_data(name, package=package), wanted, name=name)
