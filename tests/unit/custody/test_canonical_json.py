"""Of every value one form alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from habeas.custody.canonical import LARGEST, read_canonical, write_canonical
from habeas.custody.errors import NotCanonical
from habeas.custody.leaf import Leaf, commitment, leaf_bytes, old_leaf_bytes, read_leaf


@pytest.mark.parametrize(
    ("value", "written", "why"),
    [
        ({"b": 1, "a": [2, "x"]}, b'{"a":[2,"x"],"b":1}', "keys sorted, no spaces"),
        ("é\u2028\x7f/", '"é\u2028\x7f/"'.encode(), "letters as they are"),
        ('"\\\b\f\n\r\t\x1f', b'"\\"\\\\\\b\\f\\n\\r\\t\\u001f"', "the escapes of RFC 8785"),
        ({"\U00010000": 1, "\uffff": 2}, '{"\U00010000":1,"\uffff":2}'.encode(), "sorted by UTF-16, as RFC 8785 asks"),
        (-LARGEST, b"-9007199254740991", "the largest number that all readers keep"),
        ((), b"[]", "a tuple is a list"),
    ],
)
def test_a_value_has_one_form(value, written: bytes, why: str) -> None:  # noqa: ANN001
    assert write_canonical(value) == written
    assert write_canonical(read_canonical(written)) == written


@pytest.mark.parametrize(
    "value", [1.0, True, None, LARGEST + 1, {1: 2}, "\ud800", {"a": {"\udfff": 1}}, b"bytes", {"x"}]
)
def test_what_has_no_such_form_is_not_written(value) -> None:  # noqa: ANN001
    with pytest.raises(NotCanonical):
        write_canonical(value)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'{"a":1,"a":1}', "a key twice"),
        (b'{"a":1, "b":2}', "a space"),
        (b'{"b":1,"a":2}', "another order"),
        (b"1.0", "a fraction"),
        (b"1e2", "an exponent"),
        (b"-0", "two ways to say nothing"),
        (b"NaN", "no number"),
        (b"true", "a truth value"),
        (b"null", "nothing"),
        (b'"\\u0041"', "an escape that is not needed"),
        (b'"\\ud800"', "half of a pair"),
        (b'"\xff"', "no UTF-8"),
        (b"9007199254740992", "more than all readers keep"),
        (b"[" * 1000 + b"]" * 1000, "too deep"),
        (b"[" * 100_000, "far too deep"),
        (b"1" * 5000, "far too long"),
        (b"\xef\xbb\xbf1", "a mark before it"),
        (b"1\n", "something after it"),
        (b"", "nothing at all"),
    ],
)
def test_any_other_form_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(NotCanonical):
        read_canonical(data)


def test_a_leaf_says_number_kind_time_and_commitment_alone() -> None:
    commit = commitment(bytes(32), b"what")
    told = leaf_bytes(7, "claim", "2030-01-02T03:04:05Z", commit)
    assert told == f'{{"at":"2030-01-02T03:04:05Z","commit":"{commit}","kind":"claim","seq":7,"v":1}}'.encode()
    assert read_leaf(told) == Leaf(seq=7, kind="claim", at="2030-01-02T03:04:05Z", digest=commit, version=1)


@pytest.mark.parametrize("data", [b"[" * 20 + b"]" * 20, b'{"a":' * 19 + b"1" + b"}" * 19, b"9007199254740991"])
def test_what_is_as_deep_or_large_as_it_may_be_is_read(data: bytes) -> None:
    assert write_canonical(read_canonical(data)) == data


@pytest.mark.parametrize(("at", "kind"), [('a"', "k"), ("a", "k k"), ("é", "k\\")])
def test_a_leaf_of_other_letters_is_as_canonical(at: str, kind: str) -> None:
    told = leaf_bytes(7, kind, at, "0" * 64)
    assert told == write_canonical({"at": at, "commit": "0" * 64, "kind": kind, "seq": 7, "v": 1})
    assert read_leaf(told) == Leaf(seq=7, kind=kind, at=at, digest="0" * 64, version=1)


def test_a_leaf_of_before_carries_the_hash_of_the_chain() -> None:
    told = old_leaf_bytes(7, "claim", "2030-01-02T03:04:05Z", "0" * 64)
    assert told == f'{{"at":"2030-01-02T03:04:05Z","hash":"{"0" * 64}","kind":"claim","seq":7,"v":0}}'.encode()
    assert read_leaf(told).version == 0


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"[]", "no map"),
        (b'{"at":"a","commit":"%b","kind":"k","seq":1,"v":2}' % (b"0" * 64), "another version"),
        (b'{"at":"a","hash":"%b","kind":"k","seq":1,"v":1}' % (b"0" * 64), "the keys of the other version"),
        (b'{"at":"a","commit":"%b","kind":"k","seq":0,"v":1}' % (b"0" * 64), "numbers begin at 1"),
        (b'{"at":"a","commit":"%b","kind":"k","seq":1,"v":1}' % (b"A" * 64), "capitals"),
        (b'{"at":1,"commit":"%b","kind":"k","seq":1,"v":1}' % (b"0" * 64), "a number for text"),
        (b'{"at":"a","by":"b","commit":"%b","kind":"k","seq":1,"v":1}' % (b"0" * 64), "more than a leaf says"),
    ],
)
def test_what_is_no_leaf_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(NotCanonical):
        read_leaf(data)


def test_a_commitment_has_a_whole_salt() -> None:
    assert commitment(bytes(32), b"a") != commitment(bytes(31) + b"\1", b"a")
    with pytest.raises(ValueError, match=r"^a salt has 32 bytes$"):
        commitment(bytes(31), b"\0a")


HEX = "0" * 64
NO_KEYS = "a leaf has its own keys and no others"
FORMS = "only text, whole numbers below 2^53, lists and maps have a canonical form"


def a_leaf(**changes: object) -> bytes:
    told = {"at": "a", "commit": HEX, "kind": "k", "seq": 1, "v": 1, **changes}
    return write_canonical({key: value for key, value in told.items() if value is not None})  # type: ignore[misc]


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (lambda: write_canonical("\ud800"), "half of a surrogate pair"),
        (lambda: write_canonical(2**53), FORMS),
        (lambda: write_canonical(-(2**53)), FORMS),
        (lambda: write_canonical({"a": 1, 2: 3}), FORMS),  # type: ignore[dict-item]
        (lambda: read_canonical(b"{"), "it cannot be read"),
        (lambda: read_canonical(b"\xff"), "it cannot be read"),
        (lambda: read_canonical(b"[" * 100_000), "it cannot be read"),
        (lambda: read_canonical(b"1 "), "it is set differently"),
        (lambda: read_canonical(b'{"a":1,"a":2}'), "a key stands there twice"),
        (lambda: read_canonical(b"1.5"), "a number is not whole"),
        (lambda: read_canonical(b"[NaN]"), "a number is not whole"),
        (lambda: read_canonical(b"[" * 21 + b"]" * 21), "it is too deep"),
        (lambda: read_canonical(b'{"a":' * 20 + b"1" + b"}" * 20), "it is too deep"),
        (lambda: read_leaf(b"[]"), "a leaf is a map"),
        (lambda: read_leaf(b"{}"), NO_KEYS),
        (lambda: read_leaf(a_leaf(v=[])), NO_KEYS),
        (lambda: read_leaf(a_leaf(v=0)), NO_KEYS),
        (lambda: read_leaf(a_leaf(v=2)), NO_KEYS),
        (lambda: read_leaf(a_leaf(seq=0)), NO_KEYS),
        (lambda: read_leaf(a_leaf(seq="1")), NO_KEYS),
        (lambda: read_leaf(a_leaf(by="x")), NO_KEYS),
        (lambda: read_leaf(a_leaf(commit="A" * 64)), "a commitment has 64 hexadecimal digits"),
        (lambda: read_leaf(a_leaf(commit=1)), "what a leaf says is text"),
        (lambda: read_leaf(a_leaf(kind=1)), "what a leaf says is text"),
        (lambda: read_leaf(a_leaf(at=1)), "what a leaf says is text"),
    ],
    ids=range(25),
)
def test_what_is_not_canonical_says_why(act: Callable[[], object], why: str) -> None:
    with pytest.raises(NotCanonical) as refused:
        act()
    assert refused.value.details == {"why": why}
