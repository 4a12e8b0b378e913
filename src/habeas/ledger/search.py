"""What finds the words of documents, claims and names again: a projection beside the entries, never one of them.

It holds nothing that the ledger does not hold; it can be dropped at any time and is then made again. It says up to
which entry it was made, and is brought further in one transaction with what is put into it. The words are ours
(``fold``): the two engines only keep them in order, so both find the same.

A long text is kept in pieces that overlap by as many words as a query may have, so that a phrase is found wherever it
stands, and its place is known without folding the whole text again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from habeas.errors import BadChoice
from habeas.ledger.channel import Channel
from habeas.ledger.dialects import Dialect
from habeas.model.folding import VERSION, fold, fold_words
from habeas.model.query import MOST_WORDS, Wanted

PIECE_WORDS = 256  # PostgreSQL keeps no more places than this of one word
_STEP = PIECE_WORDS - MOST_WORDS + 1
_LAYOUT = f"1 {PIECE_WORDS} {VERSION}"
_AT_ONCE = 500  # names asked for in one statement

SHELVES = ("document", "claim", "person", "sound")  # the last holds keys of how people's names sound
LONG = "document"  # the words that are wanted may stand in different pieces of one of these

_STATE = 'CREATE TABLE IF NOT EXISTS "search_state" ("name" text PRIMARY KEY, "value" text NOT NULL)'
_TABLES = (
    'CREATE TABLE "search_thing" ("no" integer PRIMARY KEY, "shelf" text NOT NULL, "id" text NOT NULL, '
    '"of" text NOT NULL, UNIQUE ("shelf", "id"))',
    'CREATE INDEX "search_thing_of" ON "search_thing" ("shelf", "of")',
    'CREATE TABLE "search_piece" ("no" integer PRIMARY KEY, "thing" integer NOT NULL, "begins" integer NOT NULL, '
    '"ends" integer NOT NULL)',
    'CREATE INDEX "search_piece_thing" ON "search_piece" ("thing")',
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Something to be found by its words; ``of`` names what it goes with, so that all of that can be dropped."""

    shelf: str
    id: str
    text: str = field(repr=False)
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one step brings: what is dropped, then what is put, each in the place of what had its name."""

    drop: Sequence[tuple[str, str]] = ()  # shelf and id
    drop_of: Sequence[tuple[str, str]] = ()  # shelf and what it goes with
    put: Sequence[Text] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Something that was found; ``number`` is its place in the order of the index.

    ``stretches`` are those of a long text in which what is wanted stands first, in its order; none for a short one.
    """

    number: int
    id: str
    stretches: tuple[tuple[int, int], ...] = ()


class Index:
    """Finds texts by their words, whichever engine keeps them."""

    def __init__(self, channel: Channel, dialect: Dialect) -> None:
        self._channel = channel
        self._dialect = dialect
        self._is_there = False  # the table of what state it is in, which nobody drops once it is there
        self._firsts: dict[tuple[Wanted, ...], dict[int, list[int]]] = {}  # a page asks for hits and their number

    @property
    def upto(self) -> int | None:
        """The number of the last entry that is taken into account; None where there is no index that can be used."""
        with self._channel.reading() as cursor:
            return self._find_upto(cursor)

    def bring(self, change: Change, *, since: int | None, upto: int) -> bool:
        """Make one step from one entry to another; False, with nothing done, where another process went on since."""
        self._firsts.clear()
        with self._channel.writing() as cursor:
            if self._dialect.lock:
                cursor.execute(self._dialect.lock)
            if self._find_upto(cursor) != since:
                return False
            if since is None:
                self._lay_out(cursor)
            for column, dropped in (("id", change.drop), ("of", change.drop_of)):
                for shelf, name in dropped:
                    self._drop(cursor, shelf, column, name)
            self._put(cursor, {(text.shelf, text.id): text for text in change.put})
            cursor.execute('UPDATE "search_state" SET "value" = %s WHERE "name" = \'upto\'', [str(upto)])
        return True

    def put(self, shelf: str, name: str, text: str, *, of: str = "") -> bool:
        """Keep the words of one text, in the place of what had this name."""
        at = self.upto
        return self.bring(Change(put=[Text(shelf=shelf, id=name, text=text, of=of)]), since=at, upto=at or 0)

    def drop(self, shelf: str, name: str) -> bool:
        """Keep its words no longer."""
        at = self.upto
        return self.bring(Change(drop=[(shelf, name)]), since=at, upto=at or 0)

    def clear(self) -> None:
        """Leave nothing of the index; SQLCipher overwrites its pages."""
        self._firsts.clear()
        with self._channel.writing() as cursor:
            self._clear(cursor)

    def find(self, shelf: str, wanted: Sequence[Wanted], *, after: int = 0, limit: int) -> tuple[Place, ...]:
        """Return the first texts after a place in which all that is wanted stands, in the order of the index."""
        if not wanted:
            return ()
        with self._channel.reading() as cursor:
            if self._find_upto(cursor) is None:
                return ()
            if shelf == LONG:
                return self._find_long(cursor, wanted, after, limit)
            table, key = _words_of(shelf), self._dialect.key
            cursor.execute(
                f'SELECT t."no", t."id" FROM "{table}" JOIN "search_thing" AS t ON t."no" = "{table}".{key} '  # noqa: S608
                f'WHERE {self._dialect.condition(table)} AND "{table}".{key} > %s '
                f'ORDER BY "{table}".{key} LIMIT {limit:d}',  # SQLite plans anew for each limit that is a parameter
                [self._dialect.asked(wanted), after],
            )
            return tuple(Place(number=number, id=name) for number, name in cursor.fetchall())

    def count(self, shelf: str, wanted: Sequence[Wanted], *, most: int) -> int:
        """Return in how many texts all that is wanted stands; those beyond ``most`` are not counted."""
        if not wanted:
            return 0
        with self._channel.reading() as cursor:
            if self._find_upto(cursor) is None:
                return 0
            if shelf == LONG:
                return min(most, len(self._first_pieces(cursor, wanted)))
            table = _words_of(shelf)
            cursor.execute(
                f'SELECT COUNT(*) FROM (SELECT 1 FROM "{table}" '  # noqa: S608
                f"WHERE {self._dialect.condition(table)} LIMIT {most:d}) AS f",
                [self._dialect.asked(wanted)],
            )
            return int(cursor.fetchone()[0])

    def _find_long(self, cursor: Any, wanted: Sequence[Wanted], after: int, limit: int) -> tuple[Place, ...]:  # noqa: ANN401
        """Return texts whose pieces together have all that is wanted."""
        firsts = self._first_pieces(cursor, wanted)
        found = []
        for number in sorted(number for number in firsts if number > after)[:limit]:
            pieces = sorted(set(firsts[number]))
            marks = ", ".join(["%s"] * len(pieces))
            cursor.execute(
                'SELECT t."id", p."begins", p."ends" FROM "search_piece" AS p JOIN "search_thing" AS t '  # noqa: S608
                f'ON t."no" = p."thing" WHERE p."no" IN ({marks}) ORDER BY p."no"',
                pieces,
            )
            rows = cursor.fetchall()
            found.append(Place(number=number, id=rows[0][0], stretches=tuple((row[1], row[2]) for row in rows)))
        return tuple(found)

    def _first_pieces(self, cursor: Any, wanted: Sequence[Wanted]) -> dict[int, list[int]]:  # noqa: ANN401
        """Return, for each long text that has all, the first piece with each."""
        if tuple(wanted) in self._firsts:
            return self._firsts[tuple(wanted)]
        table, firsts = _words_of(LONG), dict[int, list[int]]()
        for place, each in enumerate(wanted):
            cursor.execute(
                f'SELECT p."thing", MIN(p."no") FROM "{table}" JOIN "search_piece" AS p '  # noqa: S608
                f'ON p."no" = "{table}".{self._dialect.key} WHERE {self._dialect.condition(table)} GROUP BY p."thing"',
                [self._dialect.asked([each])],
            )
            rows = dict(cursor.fetchall())
            if place == 0:
                firsts = {thing: [piece] for thing, piece in rows.items()}
            else:
                firsts = {thing: [*pieces, rows[thing]] for thing, pieces in firsts.items() if thing in rows}
        self._firsts = {tuple(wanted): firsts}
        return firsts

    def _put(self, cursor: Any, texts: dict[tuple[str, str], Text]) -> None:  # noqa: ANN401
        """Put texts under names that are free then."""
        for shelf in SHELVES:
            mine = [text for (kept_in, _), text in texts.items() if kept_in == shelf]
            for name in _known(cursor, shelf, [text.id for text in mine]):
                self._drop(cursor, shelf, "id", name)
            first = _next(cursor, "search_thing")
            numbered = list(enumerate(mine, start=first))
            cursor.executemany(
                'INSERT INTO "search_thing" ("no", "shelf", "id", "of") VALUES (%s, %s, %s, %s)',
                [(number, shelf, text.id, text.of) for number, text in numbered],
            )
            rows: Iterable[tuple[int, list[str]]]
            if shelf == LONG:
                rows = self._put_pieces(cursor, numbered)
            else:
                rows = ((number, fold_words(text.text)) for number, text in numbered)
            cursor.executemany(
                self._dialect.insert(_words_of(shelf)),
                [(number, self._dialect.written(words)) for number, words in rows],
            )

    def _put_pieces(self, cursor: Any, numbered: list[tuple[int, Text]]) -> Iterator[tuple[int, list[str]]]:  # noqa: ANN401
        """Put the pieces of long texts, and return each with its words."""
        pieces = [(thing, *piece) for thing, text in numbered for piece in _pieces(text.text)]
        placed = list(enumerate(pieces, start=_next(cursor, "search_piece")))
        cursor.executemany(
            'INSERT INTO "search_piece" ("no", "thing", "begins", "ends") VALUES (%s, %s, %s, %s)',
            [(number, thing, begins, ends) for number, (thing, begins, ends, _) in placed],
        )
        return ((number, words) for number, (_, _, _, words) in placed)

    def _drop(self, cursor: Any, shelf: str, column: str, name: str) -> None:  # noqa: ANN401
        things = f'SELECT "no" FROM "search_thing" WHERE "shelf" = %s AND "{column}" = %s'  # noqa: S608
        pieces = f'SELECT "no" FROM "search_piece" WHERE "thing" IN ({things})'  # noqa: S608
        table, value = _words_of(shelf), [shelf, name]
        rows = pieces if shelf == LONG else things
        cursor.execute(f'DELETE FROM "{table}" WHERE {self._dialect.key} IN ({rows})', value)  # noqa: S608
        if shelf == LONG:
            cursor.execute(f'DELETE FROM "search_piece" WHERE "thing" IN ({things})', value)  # noqa: S608
        cursor.execute(f'DELETE FROM "search_thing" WHERE "shelf" = %s AND "{column}" = %s', value)  # noqa: S608

    def _find_upto(self, cursor: Any) -> int | None:  # noqa: ANN401
        if not self._is_there:
            cursor.execute(self._dialect.find_table, ["search_state"])
            if cursor.fetchone() is None:
                return None
            self._is_there = True
        cursor.execute('SELECT "name", "value" FROM "search_state"')
        state = dict(cursor.fetchall())
        return int(state["upto"]) if state.get("layout") == _LAYOUT else None

    def _lay_out(self, cursor: Any) -> None:  # noqa: ANN401
        self._clear(cursor)
        for sql in (*_TABLES, *(sql for shelf in SHELVES for sql in self._dialect.lay_out(_words_of(shelf)))):
            cursor.execute(sql)
        cursor.executemany(
            'INSERT INTO "search_state" ("name", "value") VALUES (%s, %s)', [("layout", _LAYOUT), ("upto", "0")]
        )

    @staticmethod
    def _clear(cursor: Any) -> None:  # noqa: ANN401
        for table in (*map(_words_of, SHELVES), "search_piece", "search_thing"):
            cursor.execute(f'DROP TABLE IF EXISTS "{table}"')
        cursor.execute(_STATE)
        cursor.execute('DELETE FROM "search_state"')


def _words_of(shelf: str) -> str:
    """Return the table that keeps the words of a shelf."""
    if shelf not in SHELVES:
        raise BadChoice(what="What is searched", given=shelf, allowed=", ".join(SHELVES))
    return f"search_words_{shelf}"


def _known(cursor: Any, shelf: str, names: Sequence[str]) -> Iterable[str]:  # noqa: ANN401
    """Return those of the names that are taken."""
    known: list[str] = []
    for at in range(0, len(names), _AT_ONCE):
        some = names[at : at + _AT_ONCE]
        marks = ", ".join(["%s"] * len(some))
        cursor.execute(f'SELECT "id" FROM "search_thing" WHERE "shelf" = %s AND "id" IN ({marks})', [shelf, *some])  # noqa: S608
        known += (name for (name,) in cursor.fetchall())
    return known


def _next(cursor: Any, table: str) -> int:  # noqa: ANN401
    cursor.execute(f'SELECT COALESCE(MAX("no"), 0) + 1 FROM "{table}"')  # noqa: S608
    return int(cursor.fetchone()[0])


def _pieces(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield where each piece of a text begins and ends (the first and last with the signs outside), and its words."""
    tokens = fold(text)
    for at in range(0, max(len(tokens) - MOST_WORDS + 1, 1), _STEP):
        piece = tokens[at : at + PIECE_WORDS]
        if piece:
            is_last = at + PIECE_WORDS >= len(tokens)
            begins, ends = piece[0].start if at else 0, len(text) if is_last else piece[-1].end
            yield begins, ends, [token.text for token in piece]
