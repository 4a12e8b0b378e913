"""How the search index speaks to its database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol


class Channel(Protocol):
    """Gives cursors that take ``%s``."""

    def reading(self) -> AbstractContextManager[Any]:
        """Give a cursor that reads."""

    def writing(self) -> AbstractContextManager[Any]:
        """Give a cursor in one transaction."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Speaks to the database over Django's connection which these give."""

    speaking: Callable[[], AbstractContextManager[Any]]
    transacting: Callable[[], AbstractContextManager[Any]]

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """Give a cursor that reads."""
        with self.speaking() as base, base.cursor() as cursor:
            yield cursor

    @contextmanager
    def writing(self) -> Iterator[Any]:
        """Give a cursor in one transaction."""
        with self.transacting() as base, base.cursor() as cursor:
            yield cursor
