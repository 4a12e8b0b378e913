"""Data files of this package, checked against their types when they are read."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TypeVar

from habeas.errors import DataFileInvalid, ValueNotOfModel
from habeas.model.codec import from_plain

T = TypeVar("T")


def read(name: str, wanted: type[T]) -> T:
    """Return what a TOML file of the package holds, as this type.

    Raises:
        DataFileInvalid: it is not TOML, or has an unknown key or a value of another type.

    """
    text = files("habeas.reconcile").joinpath(name).read_text("utf-8")
    try:
        return from_plain(wanted, tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValueNotOfModel) as error:
        raise DataFileInvalid(file=f"reconcile/{name}", why=str(error)) from error
