"""What of ours reads what others wrote: each reader with the refusals it may make and what must hold of its answer.

Each imports what it reads with when it is first run: a fuzzer need not watch the rest of the house.
``bench/fuzz.py`` gives these readers bytes that a fuzzer made; ``tests/faults/test_fuzzed.py`` the ones that once hurt.
"""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from habeas.errors import BadDate, DataFileInvalid, HabeasError, Unreadable, ValueNotOfModel

Run = Callable[[bytes], None]
TARGETS: dict[str, Target] = {}
LONGEST_TEXT = 4_000  # letters: what is slow at this length is found at this length


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One reader: what gives it bytes, what it may refuse with, where to begin, and the words of its language."""

    run: Run
    refusals: tuple[type[Exception], ...] = ()
    seeds: tuple[bytes, ...] = ()
    words: tuple[str, ...] = ()
    more: Callable[[], tuple[bytes, ...]] = tuple  # seeds that have to be made

    def all_seeds(self) -> tuple[bytes, ...]:
        """Return where to begin."""
        return (*self.seeds, *self.more())

    def __call__(self, data: bytes) -> None:
        """Read; a refusal that was agreed is an answer."""
        try:
            self.run(data)
        except self.refusals:
            return

    def warm(self, data: bytes) -> None:
        """Have everything imported and read that the reader needs, whatever comes of it."""
        with contextlib.suppress(Exception):
            self.run(data)


class Wrong(Exception):
    """A reader gave an answer that cannot be right."""


def demand(true: bool, why: str) -> None:
    """Refuse what must not be; ``assert`` would be gone under -O."""
    if not true:
        raise Wrong(why)


def target(
    name: str,
    *,
    words: str = "",
    **parts: Any,  # noqa: ANN401 - those of ``Target``
) -> Callable[[Run], Run]:
    """Put a reader into the table."""

    def put(run: Run) -> Run:
        TARGETS[name] = Target(run=run, words=tuple(words.split()), **parts)
        return run

    return put


def text_of(data: bytes) -> str:
    """Return bytes as the letters that a person or a file could give, halves of surrogate pairs included."""
    return data.decode("utf-8", "surrogatepass" if b"\xed" in data else "replace")[:LONGEST_TEXT]


def letters(data: bytes) -> str:
    """Return the letters, whatever the bytes are."""
    try:
        return text_of(data)
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")[:LONGEST_TEXT]


@target(
    "edtf", refusals=(BadDate,), words="[ ] { } .. / X ~ ? % T Z Y E S - +05:00 21 24 41",
    seeds=(b"2019-03-10", b"2019-03~/..", b"[2019-01,2019-02..2019-03]", b"Y17E8S3", b"1950S2", b"?2019-~03-%10",
           b"2019-03-10T10:30:00+05:30", b"{..2019-XX,2020}", b"-0044-03", b"2019-24", b"156X-12-2X"),
)  # fmt: skip
def _edtf(data: bytes) -> None:
    """Canonical, and its bounds in order."""
    from habeas.model.edtf import read as read_edtf

    reading = read_edtf(letters(data))
    again = read_edtf(reading.text)
    demand(again == reading, "the canonical form means something else")
    if reading.earliest and reading.latest:
        demand(reading.earliest <= reading.latest, "it ends before it begins")
    if reading.earliest and reading.widest_earliest:
        demand(reading.widest_earliest <= reading.earliest, "the widest bound is narrower")


@target(
    "dates",
    seeds=(b"On 10 March 2019, at about 5 p.m., and again two days later.", b"between March and May 1442 AH",
           b"in the spring of 2017 or early 2018; 03/04/19; the 1990s; last Tuesday; for 15 days",
           "12 марта 2019 года; 2019年3月10日; 10-mart 2019".encode(), b"Tarn, 3 May 2021 --"),
    words="March January Friday 2019 12th of the last next year month week days ago later between and until since "
    "early mid late spring century noon a.m. Nowruz Ramadan AH BC quarter decade",
)  # fmt: skip
def _dates(data: bytes) -> None:
    """Mentions lie inside the text, in order, and say what stands there."""
    from habeas.model import Moment
    from habeas.propose.dates import find_dateline, find_times

    text, reached = letters(data), 0
    for mention in find_times(text, published=Moment(2020, 11, 23)):
        demand(0 <= mention.start < mention.end <= len(text), "a date lies outside its text")
        demand(mention.start >= reached, "two dates overlap")
        reached = mention.start
    find_dateline(text)


@target(
    "query",
    seeds=(b'ilvan "was arrested" tarn', "Торек «Ilvan Torek» 拘禁 l’arrestation".encode(), b'" * OR NEAR( a:b -c ^d',
           "\u1100\u1161\u11a8 e\u0301\u0301\u0301 \u202eabc \ud83d\ude00".encode("utf-8", "surrogatepass")),
    words='" « » “ * OR AND NOT NEAR ^ : - ( )',
)  # fmt: skip
def _query(data: bytes) -> None:
    """Bounded; found in its own words."""
    from habeas.model.folding import fold
    from habeas.model.query import MOST_WORDS, find_exactly, read_query

    text = letters(data)
    query = read_query(text)
    demand(sum(len(wanted.words) for wanted in query.wanted) <= MOST_WORDS, "more words than are looked for")
    tokens = fold(text)
    for token in tokens:
        demand(0 <= token.start < token.end <= len(text), "a word lies outside its text")
    for wanted in query.wanted:
        list(find_exactly(wanted, tokens, text))


@target(
    "lists",
    seeds=(b"Name,Date of arrest,Place\nAma Boduk,10 March 2019,Tarn\nIlvan Torek,2019,Orle\nN. N.,unknown,\n",
           b"| Name | Arrested |\n|---|---|\n| Ama Boduk | 3 May 2021 |\n| Ilvan Torek | 4 May 2021 |\n",
           b"No\tName\tSentence\n1\tAma Boduk\t15 years\n2\tIlvan Torek\t10 days\n",
           b'"Name";"Date"\n"Ama ""B"" Boduk";"=1+1"\n', b"1. Ama Boduk, 34, arrested 3 May 2021.\n2. Ilvan Torek\n"),
    words='Name Date arrest Place Sentence | --- , ; " =',
)  # fmt: skip
def _lists(data: bytes) -> None:
    """Everything proposed stands on words of the document."""
    from habeas.model import Document
    from habeas.propose import propose

    text = letters(data)
    document = Document(
        sha256=f"{0:064x}", size=len(data), media_type="text/plain", engine="txt", text=text, language="en"
    )
    for claim in propose(document, parser=None).claims:
        quote = claim.passage.quote
        demand(quote == text[claim.passage.start : claim.passage.end], "a quote is not what stands there")


@target(
    "names",
    seeds=(b"letter.pdf", b"../../etc/passwd", b"C:\\con.txt", "a\u202egnp.exe".encode(), b'x"; filename=evil', b"..."),
    words=".. / \\ : CON NUL .pdf \r\n \x00",
)  # fmt: skip
def _names(data: bytes) -> None:
    """A name that is shown, kept or sent is printable, short, and no part of a header or a path."""
    from habeas.casework.handing import LONGEST_NAME, short
    from habeas.ingest.archives import is_plain_name
    from habeas.web.inbox.originals import attachment

    name = letters(data)
    shown = short(name)
    demand(shown.isprintable() and 0 < len(shown) <= LONGEST_NAME, "a name cannot be shown")
    demand(short(shown) == shown, "a name that was cleaned is not clean")
    header = attachment(shown)
    header.encode("ascii")
    demand(header.isprintable() and header.count('"') == 2, "a name breaks out of its header")
    demand("/" not in header.removeprefix("attachment; ") and "\\" not in header, "a name is a path")
    if is_plain_name(name):
        demand(".." not in name.split("/") and not name.startswith("/") and "\\" not in name, "a name leaves")


@target(
    "answer", refusals=(Unreadable,),
    seeds=(b'{"refused":"source-locked"}',
           b'{"extract":{"engine":"txt 1","text":"abc","pages":[{"number":1,"start":0,"end":3}],"title":null,'
           b'"author":null,"publisher":null,"published":null,"url":null,"warnings":[],'
           b'"properties":[{"name":"a","value":"b","sensitive":true}],"scans":[1],"tables":[{"rows":[{"cells":[{"start":0,"end":1}],"is_header":false}]}]},"fence":["x"]}'),
    words='{"refused": "extract" "pages" "tables" "rows" "cells" 1e999 -1 true null [] \\ud800 \\u0000',
)  # fmt: skip
def _answer(data: bytes) -> None:
    """Whatever a reading process says, each page and cell lies inside the text."""
    from habeas.ingest.answer import parse_answer

    extract = parse_answer(data, text_chars=10_000).extract
    size = len(extract.text)
    demand(all(0 <= page.start <= page.end <= size for page in extract.pages), "a page lies outside")
    extract.text.encode()


HEAD = b"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


@target(
    "tsv", refusals=(Unreadable,),
    seeds=(HEAD + b"\n5\t1\t1\t1\t1\t1\t10\t10\t50\t20\t96.5\tArrested\n4\t1\t1\t1\t1\t0\t1\t1\t1\t1\t-1\t\n",),
    words="5\t1\t1\t1\t1 \t96.5\t inf nan -1 1e400",
)  # fmt: skip
def _tsv(data: bytes) -> None:
    """Boxes of words lie on the picture."""
    from habeas.ingest.scans.picture import Picture
    from habeas.ingest.scans.tsv import parse_tsv

    picture = Picture(width=800, height=600, dpi=300, pixels=b"")
    for seen in parse_tsv(data if data.startswith(b"level") else HEAD + b"\n" + data, picture):
        demand(0 <= seen.confidence <= 100, "a confidence is no hundredth")


@target("frames", seeds=(b"2019-03-10T10:00", b"20190310", b"2019/3/1"), words="- / . T")
def _frames(data: bytes) -> None:
    """A date of publication is a date or nothing."""
    from habeas.ingest.framing import read_date
    from habeas.model import When

    found = read_date(letters(data))
    demand(found is None or isinstance(found, When), "neither a date nor nothing")


@target(
    "bytes",
    seeds=(b"%PDF-1.7", b"PK\x03\x04", b"From: a\r\nSubject: b\r\n\r\nc", b"<html><meta charset=koi8-r>",
           b"\xff\xfea\0",
           "Привет".encode("cp1251"), "你好".encode("gb18030"),
           b"\x89PNG\r\n\x1a\n", b"<?xml version='1.0'?><a/>"),
    words="%PDF- charset= utf-7 <html <?xml From: mimetype",
)  # fmt: skip
def _bytes(data: bytes) -> None:
    """Any bytes have a type, or are refused; any text is letters that both databases hold."""
    from habeas.ingest.encoding import decode
    from habeas.ingest.sniff import sniff

    with contextlib.suppress(Unreadable):
        sniff(data, name="x.bin")
    try:
        decode(data).text.encode()
    except Unreadable:
        return


@target(
    "ics", seeds=(b"A reply; due, \\today\r\nBEGIN:VEVENT", "拘禁".encode() * 30, b"x" * 200),
    words="BEGIN:VEVENT END:VCALENDAR \r\n ; , \\",
)  # fmt: skip
def _ics(data: bytes) -> None:
    """Words stay words: unfolded, the calendar has the lines that we wrote, and the text comes back."""
    from habeas.follow.calendar import LONGEST, Event, to_ics

    text = letters(data).encode("utf-8", "replace").decode()
    event = Event(uid="x", first="2026-11-22", last="2026-11-23", summary=text, description=text)
    made = to_ics([event], stamp="2026-11-22T10:00:00Z", name=text)
    lines = made.split(b"\r\n")
    demand(all(len(line) <= LONGEST and b"\n" not in line and b"\r" not in line for line in lines), "a long line")
    unfolded = made.decode().replace("\r\n ", "").split("\r\n")
    demand(len(unfolded) == (18 if text else 17), f"{len(unfolded)} lines")
    demand(sum(line == "BEGIN:VEVENT" for line in unfolded) == 1, "a word became an event")


def _each_kind() -> tuple[bytes, ...]:
    """One body of each kind of entry: the number of the kind, then JSON that can be read."""
    from habeas.ledger.entries import BODIES

    return tuple(bytes([n]) + json.dumps(an_example(kind)).encode() for n, kind in enumerate(BODIES.values()))


def an_example(kind: Any) -> Any:  # noqa: ANN401 - an annotation has no type
    """Return plain data that can be read as this type: one of everything."""
    kind = getattr(kind, "__supertype__", kind)
    some = [one for one in get_args(kind) if one is not NoneType]
    if get_origin(kind) is tuple:
        return [an_example(some[0])]
    if some:
        return an_example(some[0])
    if is_dataclass(kind) and "edtf" in kind.__dataclass_fields__:
        return {"as_written": "3 May 2021", "edtf": "2021-05-03"}
    if is_dataclass(kind):
        return {name: an_example(hint) for name, hint in get_type_hints(kind).items()}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return next(iter(kind)).value
    return {str: "a", int: 1, float: 0.5, bool: True}[kind]


@target(
    "codec",
    more=lambda: _each_kind(),
    words='"document" "spellings" "as_written" "edtf" "confidence" 1e400 NaN Infinity -0.0 \\ud800 null true [] {}',
)  # fmt: skip
def _codec(data: bytes) -> None:
    """The ledger's own reader and the codec agree: the same value, or both refuse; what is read is written again."""
    from habeas.ledger.entries import BODIES, written
    from habeas.ledger.reader import read
    from habeas.model.codec import from_json

    kind = list(BODIES.values())[(data[:1] or b"\0")[0] % len(BODIES)]
    text = letters(data[1:])
    fast, slow = _value(lambda: read(kind, text)), _value(lambda: from_json(kind, text))
    if fast is None and slow is None:
        return
    demand(repr(fast) == repr(slow), "the ledger and the codec read different values")
    if fast is not None:
        try:
            _, again = written(fast)
        except HabeasError:
            return
        demand(repr(read(kind, again)) == repr(fast), "what was read is not what is written again")


def _value(read: Callable[[], Any]) -> Any:  # noqa: ANN401
    try:
        return read()
    except ValueNotOfModel:
        return None


@target(
    "law", refusals=(DataFileInvalid,),
    seeds=(b'{"reason":"x","from":"2020-01-01"}', b"[1,2]", b"null"),
    words='"state" "treaty" "articles" null true 1e400',
)  # fmt: skip
def _law(data: bytes) -> None:
    """A table of the law is of its type or refused."""
    from habeas.law.instrument import Instrument
    from habeas.law.reading import structure

    try:
        value = json.loads(letters(data))
    except (ValueError, RecursionError):
        return
    structure(value, Instrument, name="fuzzed")


PASSAGE = "Officers arrested Ama Boduk (invented) in Tarn on 10 March 2019, her lawyer said. Она была освобождена."


@target(
    "model", seeds=(b'{"claims":[{"kind":"arrest","quote":"arrested Ama Boduk"}]}', b"```json\n[]\n```"),
    words='"claims" "kind" "quote" "trigger" "subject" "arrested" null',
)  # fmt: skip
def _model(data: bytes) -> None:
    """What a language model says is held to the words of the passage."""
    from habeas.propose.bymodel.check import read_answer

    read_answer(letters(data), PASSAGE, start=0, end=len(PASSAGE), dropped=Counter())


@target(
    "canonical",
    seeds=(b'{"at":"2026-11-22T10:00:00Z","commit":"00","kind":"claim","seq":1,"v":2}', b'[1,-2,"\\u0000"]'),
    words='"v" "seq" "kind" 1e5 9007199254740993 true null \\ud800 {"a":1,"a":1} [[[[',
)  # fmt: skip
def _canonical(data: bytes) -> None:
    """What is canonical is the one way to write it; a leaf of the log is read or refused."""
    from habeas.custody.canonical import read_canonical, write_canonical
    from habeas.custody.errors import NotCanonical
    from habeas.custody.leaf import read_leaf

    with contextlib.suppress(NotCanonical):
        demand(write_canonical(read_canonical(data)) == data, "two ways to write one thing")
    with contextlib.suppress(NotCanonical):
        read_leaf(data)


NOTE = "habeas.invalid/log\n1\n" + "A" * 43 + "=\n\n\u2014 habeas.invalid/log " + "B" * 92 + "\n"


@target(
    "note", seeds=(NOTE.encode(), b"old 0\n\n" + NOTE.encode(), b"old 1\n" + b"A" * 43 + b"=\n\n" + NOTE.encode()),
    words="old \u2014 \n\n == habeas.invalid/log 0 1 18446744073709551616",
)  # fmt: skip
def _note(data: bytes) -> None:
    """A note, a checkpoint and a request to a witness are read, and written again as they were, or refused."""
    from habeas.custody.errors import NoteUnreadable
    from habeas.custody.note import Verifier, check_checkpoint, read_note
    from habeas.custody.witness import read_request
    from habeas.errors import Broken

    text = letters(data)
    with contextlib.suppress(NoteUnreadable):
        note = read_note(text)
        demand(note.as_text() == text, "a note is written in two ways")
        with contextlib.suppress(Broken):
            check_checkpoint(note, Verifier(name="habeas.invalid/log", kind=b"\x01", public=bytes(32)))
            raise Wrong("a checkpoint that nobody signed is believed")
    with contextlib.suppress(NoteUnreadable):
        demand(read_request(text).as_text() == text, "a request is written in two ways")


@target("keyfile", more=lambda: _a_header(), words='"slots" "root" "mac" "checksum" null true -1 1e9 "kind"')
def _keyfile(data: bytes) -> None:
    """A file of key slots is read, and written again as it was, or refused as damaged."""
    from habeas.keys import layout

    with contextlib.suppress(HabeasError):
        demand(layout.to_bytes(layout.from_bytes(data)) == data, "a file of keys is written in two ways")
    try:  # past the checksum, which a fuzzer cannot guess
        told = json.loads(data)
        layout._read(told)
    except (HabeasError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return


def _a_header() -> tuple[bytes, ...]:
    """The key file of a ledger that is made for it."""
    import tempfile
    from pathlib import Path

    from habeas.ledger import Cost, Ledger

    with tempfile.TemporaryDirectory() as folder:
        Ledger.create(Path(folder, "x"), "an invented passphrase", cost=Cost(memory_kib=64, passes=1, lanes=1)).close()
        return tuple(path.read_bytes() for path in sorted(Path(folder).glob("x.keys*")))


@target("codes", more=lambda: _some_codes(), words="- 0 O I l 1 academic acid duckling")
def _codes(data: bytes) -> None:
    """A recovery code is read in one way however it is typed, or refused; so are shares."""
    from habeas.keys.recovery import is_meant_as_code, read_code
    from habeas.keys.shares import are_meant_as_shares, shares_secret

    text = letters(data)
    with contextlib.suppress(HabeasError):
        code = read_code(text)
        demand(read_code(code) == code and is_meant_as_code(text), "a code is read in two ways")
    if are_meant_as_shares(text):
        with contextlib.suppress(HabeasError):
            shares_secret(text)


def _some_codes() -> tuple[bytes, ...]:
    from habeas.keys import new_secret
    from habeas.keys.recovery import new_code
    from habeas.keys.shares import new_shares

    shares = new_shares(new_secret())
    return new_code().encode(), shares[0].encode(), "\n".join(shares[:2]).encode()
