"""A filing without the names and words that are protected, however they are spelled, wherever they stand.

It withholds too much rather than too little: a word that only sounds like a protected name goes too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import unquote

from habeas.model import Petition, PetitionId, Variant
from habeas.model.codec import from_plain, to_json
from habeas.model.folding import Token, fold, fold_words
from habeas.model.ids import digest_id
from habeas.model.romanising import sounds_of

# what names a thing by its key or digest says nothing of a person; the petition's own ids must stay what they are
KEPT = frozenset(
    ["id", "case", "claim", "claims", "document", "facts", "finding", "sha256", "media_type", "form_key", "lang",
     "variant", "audience", "made_on", "line", "section", "key", "edtf", "mark", "style", "genre", "published_basis"]
)  # fmt: skip
ADDRESS = re.compile(r"\S*(?:://|www\.|@|%[0-9A-Fa-f]{2}|\.[A-Za-z0-9]{2,5}\b|_)\S*")  # of a page, a person, a file
SHORTEST = 4  # letters of a name that are looked for within an address, and of a name told by its sound
STEM = 5  # letters of a name after which an ending may follow
ENDING = 4  # letters of such an ending, as Russian and the Turkic languages put them
DIGITS = 6  # of a telephone number


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """Words that must not be shown; ``words`` are those of them that must not stand alone either.

    ``shown_as`` stands in their place ("": the filing's own words for a name that is withheld).
    """

    text: str = field(repr=False)
    shown_as: str = ""
    words: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    shown_as: str


class Seeker:
    """Finds what is protected in a text: in any case and script, with other letters for the same sounds."""

    def __init__(self, protected: Sequence[Protected]) -> None:
        self._runs: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._words: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._numbers: list[tuple[re.Pattern[str], str]] = []
        for each in protected:
            self._take(each)

    def _take(self, each: Protected) -> None:
        run = tuple(fold_words(each.text))
        if run:
            self._runs.setdefault(run[0], []).append((run, each.shown_as))
        for word in each.words:
            for folded in fold_words(word):
                self._words.setdefault(folded, each.shown_as)
            for key in (key for keys in sounds_of(word) for key in keys if len(key) >= SHORTEST):
                self._keys.setdefault(key, each.shown_as)
        digits = [letter for letter in each.text if letter.isdecimal()]
        if len(digits) >= DIGITS:
            self._numbers.append((re.compile(r"[\s().\-/]*".join(digits)), each.shown_as))

    def find(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """Return where something protected stands, and what is to be shown instead; in order, none overlaps."""
        spans = [*self._in_addresses(text), *self._in_words(text)]
        spans += [_Span(*found.span(), shown) for pattern, shown in self._numbers for found in pattern.finditer(text)]
        joined: list[_Span] = []
        for span in sorted(spans, key=lambda each: (each.start, -each.end)):
            last = joined[-1] if joined else None
            if last and (span.start < last.end or not text[last.end : span.start].strip()):
                joined[-1] = _Span(last.start, max(last.end, span.end), last.shown_as)
            else:
                joined.append(span)
        return tuple((span.start, span.end, span.shown_as) for span in joined)

    def has_whole(self, text: str) -> bool:
        """Whether a protected text stands here word for word, its spelling aside."""
        tokens = fold(text)
        return any(True for place in range(len(tokens)) for _ in self._runs_at(tokens, place))

    def _in_words(self, text: str) -> Iterator[_Span]:
        tokens = fold(text)
        for place, token in enumerate(tokens):
            for length, shown in self._runs_at(tokens, place):
                yield _Span(token.start, tokens[place + length - 1].end, shown)
            found = self._words.get(token.text)
            if found is None and not text[token.start].islower():
                found = self._like(token.text, text[token.start : token.end])
            if found is not None:
                yield _Span(token.start, token.end, found)

    def _runs_at(self, tokens: Sequence[Token], place: int) -> Iterator[tuple[int, str]]:
        for run, shown in self._runs.get(tokens[place].text, ()):
            if tuple(token.text for token in tokens[place : place + len(run)]) == run:
                yield len(run), shown

    def _like(self, folded: str, written: str) -> str | None:
        """Return what stands for a word with an ending, or that sounds like a protected one; None for any other."""
        if not self._words or not folded.isalpha():
            return None
        for length in range(max(STEM, len(folded) - ENDING), len(folded)):
            if folded[:length] in self._words:
                return self._words[folded[:length]]
        for cut in range(3):
            stem = written[: len(written) - cut]
            for key in (key for keys in sounds_of(stem) for key in keys) if len(stem) >= SHORTEST else ():
                if key in self._keys:
                    return self._keys[key]
        return None

    def _in_addresses(self, text: str) -> Iterator[_Span]:
        """Find names run together with other letters in the address of a page or the name of a file."""
        needles = {"".join(run): shown for runs in self._runs.values() for run, shown in runs} | self._words
        for chunk in ADDRESS.finditer(text):
            folded = "".join(fold_words(unquote(chunk[0])))
            for needle, shown in needles.items():
                if len(needle) >= SHORTEST and needle in folded:
                    yield _Span(*chunk.span(), shown)


def redact(petition: Petition, protected: Sequence[Protected]) -> Petition:
    """Return the filing with everything protected withheld: in sentences, quotes, titles, names, addresses, annexes.

    Its id is another one, that of the full filing and what was withheld together give it.
    """
    words = dict(petition.printed.words) if petition.printed else {}
    seeker, withheld = Seeker(protected), words.get("withheld", "[…]")

    def cut(text: str) -> str:
        for start, end, shown in reversed(seeker.find(text)):
            text = f"{text[:start]}{shown or withheld}{text[end:]}"
        return text

    made = from_plain(Petition, _walk(json.loads(to_json(petition)), cut))
    digest = digest_id("pet", petition.id, Variant.REDACTED, to_json(made))
    return replace(made, id=PetitionId(digest), variant=Variant.REDACTED)


def apply_variant(petition: Petition, variant: Variant, protected: Sequence[Protected]) -> Petition:
    """Return the filing as this variant shows it."""
    return redact(petition, protected) if variant is Variant.REDACTED else petition


def _walk(value: Any, cut: Any, key: str = "") -> Any:  # noqa: ANN401  # what JSON can say has no useful type
    if isinstance(value, str):
        return value if key in KEPT else cut(value)
    if isinstance(value, dict):
        return {name: _walk(each, cut, name) for name, each in value.items()}
    if isinstance(value, list) and key == "words":
        return [[name, cut(text)] for name, text in value]
    if isinstance(value, list):
        return [_walk(each, cut, key) for each in value]
    return value


def words_of_name(name: str, *, spare: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the words of a name that name somebody alone: those written large, of three letters or more."""
    kept = {folded for each in spare for folded in fold_words(each)}
    parts = (name[token.start : token.end] for token in fold(name) if token.text not in kept)
    return tuple(part for part in parts if len(part) >= SHORTEST - 1 and not part[0].islower())
