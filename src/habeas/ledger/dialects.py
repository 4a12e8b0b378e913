"""What SQLCipher and PostgreSQL say differently when words are kept and asked for.

Neither engine's own reading of words is used. FTS5's ``ascii`` tokenizer takes every letter beyond ASCII for a
letter; ``unicode61`` would leave out those that are younger than its table (Chinese names have some). PostgreSQL is
given vectors and queries ready made: its parser sees addresses and signed numbers in words, and its letters depend on
the locale.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from habeas.model.query import Wanted

_HIGHEST_PLACE = 16_383  # of a word in a tsvector


class Dialect(Protocol):
    """One engine's words. ``%s`` stands for a value; the statements for one shelf are made with its table's name."""

    @property
    def lock(self) -> str | None:
        """What serialises those who write, where a transaction alone does not."""

    @property
    def find_table(self) -> str:
        """What returns a row where there is a table of this name."""

    @property
    def key(self) -> str:
        """The column that numbers the rows of words."""

    def lay_out(self, table: str) -> tuple[str, ...]:
        """Return what makes the table that keeps the words of one shelf."""

    def insert(self, table: str) -> str:
        """Return what puts number and words into it."""

    def condition(self, table: str) -> str:
        """Return what is true of rows with the words that are asked for."""

    def written(self, words: Sequence[str]) -> str:
        """Return words as the engine takes them in."""

    def asked(self, wanted: Sequence[Wanted]) -> str:
        """Return all that is wanted of one row, as the engine understands it."""


@dataclass(frozen=True, slots=True)
class Sqlcipher:
    """FTS5, without a second copy of the text."""

    lock: str | None = None  # BEGIN IMMEDIATE is enough
    find_table: str = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = %s"
    key: str = "rowid"

    def lay_out(self, table: str) -> tuple[str, ...]:
        """Return the one statement."""
        options = "content='', contentless_delete=1, tokenize='ascii'"
        return (f'CREATE VIRTUAL TABLE "{table}" USING fts5("words", {options})',)

    def insert(self, table: str) -> str:
        """Return the statement."""
        return f'INSERT INTO "{table}" (rowid, "words") VALUES (%s, %s)'  # noqa: S608 - our own table

    def condition(self, table: str) -> str:
        """Return the condition."""
        return f'"{table}" MATCH %s'

    def written(self, words: Sequence[str]) -> str:
        """Return the words with a space between them."""
        return " ".join(words)

    def asked(self, wanted: Sequence[Wanted]) -> str:
        """Return phrases, each word in quotes, so that nothing in it is an operator."""
        return " AND ".join(
            " + ".join(self._quoted(word) for word in each.words) + (" *" if each.beginning else "") for each in wanted
        )

    @staticmethod
    def _quoted(word: str) -> str:
        return '"' + word.replace('"', '""') + '"'


@dataclass(frozen=True, slots=True)
class Postgres:
    """tsvector and a GIN index."""

    lock: str | None = "SELECT pg_advisory_xact_lock(7231101)"
    find_table: str = "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = %s"
    key: str = '"no"'

    def lay_out(self, table: str) -> tuple[str, ...]:
        """Return table and index."""
        return (
            f'CREATE TABLE "{table}" ("no" integer PRIMARY KEY, "words" tsvector NOT NULL)',
            f'CREATE INDEX "{table}_words" ON "{table}" USING gin ("words") WITH (fastupdate = off)',
        )

    def insert(self, table: str) -> str:
        """Return the statement."""
        return f'INSERT INTO "{table}" ("no", "words") VALUES (%s, %s::tsvector)'  # noqa: S608 - our own table

    def condition(self, table: str) -> str:
        """Return the condition."""
        return f'"{table}"."words" @@ %s::tsquery'

    def written(self, words: Sequence[str]) -> str:
        """Return each word with its place."""
        return " ".join(
            f"{self._quoted(word)}:{min(place, _HIGHEST_PLACE)}" for place, word in enumerate(words, start=1)
        )

    def asked(self, wanted: Sequence[Wanted]) -> str:
        """Return phrases, each word in quotes."""
        return " & ".join(
            "(" + " <-> ".join(self._quoted(word) for word in each.words) + (":*" if each.beginning else "") + ")"
            for each in wanted
        )

    @staticmethod
    def _quoted(word: str) -> str:
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


SQLCIPHER, POSTGRES = Sqlcipher(), Postgres()
