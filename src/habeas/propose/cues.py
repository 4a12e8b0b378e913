"""The words that decide how a clause puts an event, read once from ``en/modality.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.model import Kind, Modality
from habeas.propose.datafile import read, require_keys, text_of, texts_of

FILE = "en/modality.toml"
PLACES = frozenset({
    "group", "noun", "to", "that", "bare", "ing", "subject", "if", "after", "scorn", "said", "figure", "figures",
    "retort", "general", "answer",
})  # fmt: skip
FORWARD = frozenset({"after", "said", "figure", "figures", "retort", "general", "answer"})
GAP = "…"
FARTHEST = 8  # words that may stand between the two halves of a cue
VOWELS = "aeiou"
WORDS = (
    "be", "have", "do", "past", "modals", "adverbs", "determiners", "pronouns", "objects", "relatives",
    "coordinators", "time", "joining", "awaiting", "breaking", "light", "emotive", "questions", "ordinary", "reduced",
    "participles", "nouns_in_ing", "bridging_of", "generic", "negative", "orders", "insisting", "not_objects",
    "before_nouns", "anonymous", "noun_endings", "denying", "barring", "firm", "obliging", "habitual", "conditional",
    "none", "present", "unsure", "occasions", "seeing", "norms", "listing", "anyones", "indefinite", "compounds",
    "happening", "reports", "accounts", "definite", "creating", "urgent", "demands", "fiction", "dreams", "imagining",
    "anybody", "coming", "starting", "norm_verbs", "general", "subjects", "offices", "mistaken", "opining", "aims",
    "walking", "more", "linking", "topics", "bodies", "penal", "campaigns", "bare", "concerned", "forces", "carrying",
)  # fmt: skip
KINDS = ("completed_by_not", "wanted", "ahead", "endured")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words with what they say of an event in one place; ``head`` stands before a gap, ``tail`` next to the event."""

    says: Modality
    head: tuple[str, ...]
    tail: tuple[str, ...]
    kinds: frozenset[Kind]  # empty: all
    not_kinds: frozenset[Kind]

    def concerns(self, kind: Kind) -> bool:
        """Whether these words can say something of this kind of event."""
        return (not self.kinds or kind in self.kinds) and kind not in self.not_kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Every cue by place and by the word next to the event, and the closed word lists."""

    cues: Mapping[str, Mapping[str, tuple[Cue, ...]]]
    words: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[Kind]]
    negative: tuple[str, ...] = field(repr=False)

    def is_adverb(self, word: str) -> bool:
        """Whether a word can stand inside a verb group without changing whose it is."""
        return (len(word) > 4 and word.endswith("ly") and word not in ("family", "assembly", "july")) or (
            word in self.words["adverbs"]
        )

    def is_participle(self, word: str) -> bool:
        """Whether a word looks like a past form."""
        return (len(word) > 3 and word.endswith("ed")) or word in self.words["participles"]

    def find(self, place: str, words: Sequence[str], at: int, kind: Kind) -> tuple[Cue, int] | None:
        """Return the longest cue for this place that ends at a word, and the index of its first word."""
        best: tuple[Cue, int] | None = None
        table, word = self.cues[place], words[at]
        if word not in table:
            return None
        near = table[word] if at == 0 else (*table[word], *table.get(f"{words[at - 1]} {word}", ()))
        for cue in near:
            if cue.concerns(kind):
                first = _match_back(cue, words, at)
                if first is not None and (best is None or first < best[1] or (first == best[1] and cue.kinds)):
                    best = cue, first  # the longest, and among equals the one for these kinds
        return best

    def find_forward(
        self, words: Sequence[str], at: int, kind: Kind, *, place: str = "after"
    ) -> tuple[Cue, int] | None:
        """Return the longest cue that starts at a word behind the event, and the index of its last word."""
        best: tuple[Cue, int] | None = None
        for cue in self.cues[place].get(words[at], ()):
            end = at + len(cue.tail)
            if cue.concerns(kind) and tuple(words[at:end]) == cue.tail and (best is None or end - 1 > best[1]):
                best = cue, end - 1
        return best


def _match_back(cue: Cue, words: Sequence[str], at: int) -> int | None:
    first = at - len(cue.tail) + 1
    if first < 0 or tuple(words[first : at + 1]) != cue.tail:
        return None
    if not cue.head:
        return first
    for gap in range(1, FARTHEST + 1):
        start = first - gap - len(cue.head) + 1
        if start < 0 or words[first - gap] in ";:.,":
            return None
        if tuple(words[start : first - gap + 1]) == cue.head:
            return start
    return None


@cache
def read_book() -> Book:
    """Return the cues and word lists.

    Raises:
        DataFileInvalid: a cue or list is misspelt, empty or of the wrong type.

    """
    found = read(FILE)
    require_keys(FILE, found, allowed=("version", "words", "kinds", "cue"))
    words, kinds, entries = found.get("words"), found.get("kinds"), found.get("cue")
    if not isinstance(words, dict) or not isinstance(kinds, dict) or not isinstance(entries, list):
        raise DataFileInvalid(file=FILE, why="it needs words, kinds and cues")
    require_keys(FILE, words, allowed=WORDS)
    require_keys(FILE, kinds, allowed=KINDS)
    cues: dict[str, dict[str, list[Cue]]] = {place: {} for place in PLACES}
    for entry in entries:
        _add(cues, entry)
    lists = {
        name: frozenset(w for word in text_of(FILE, words, name).split() for w in forms_of(word)) for name in WORDS
    }
    return Book(
        cues={place: {word: tuple(given) for word, given in of.items()} for place, of in cues.items()},
        words=lists, kinds={name: _kinds(kinds, name) for name in KINDS}, negative=tuple(sorted(lists["negative"])),
    )  # fmt: skip


def _add(cues: dict[str, dict[str, list[Cue]]], entry: object) -> None:
    if not isinstance(entry, dict):
        raise DataFileInvalid(file=FILE, why="a cue is no table")
    require_keys(FILE, entry, allowed=("says", "governs", "words", "kinds", "not_kinds"))
    says, places = text_of(FILE, entry, "says"), texts_of(FILE, entry, "governs")
    if says not in {str(modality) for modality in Modality} or not places or not set(places) <= PLACES:
        raise DataFileInvalid(file=FILE, why=f"a cue says {says} of {places}")
    for phrase in text_of(FILE, entry, "words").split("|"):
        for head, tail in _spelt_out(phrase):
            cue = Cue(
                says=Modality(says),
                head=head,
                tail=tail,
                kinds=_kinds(entry, "kinds"),
                not_kinds=_kinds(entry, "not_kinds"),
            )
            for place in places:
                _index(cues[place], cue, forward=place in FORWARD)


def _index(table: dict[str, list[Cue]], cue: Cue, *, forward: bool) -> None:
    """File a cue under the word next to the event; a longer one under the two words, so that few are tried."""
    if forward:
        table.setdefault(cue.tail[0], []).append(cue)
    elif len(cue.tail) < 2:
        table.setdefault(cue.tail[-1] if cue.tail else f"{cue.head[-1]} {GAP}", []).append(cue)
    else:
        table.setdefault(cue.tail[-1], [])
        table.setdefault(" ".join(cue.tail[-2:]), []).append(cue)


def _kinds(table: Mapping[str, object], key: str) -> frozenset[Kind]:
    try:
        return frozenset(Kind(name) for name in texts_of(FILE, table, key))
    except ValueError as error:
        raise DataFileInvalid(file=FILE, why=f"{key} names no kind: {error}") from error


def _spelt_out(phrase: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Give every form of a phrase as the words before its gap and after it."""
    head, gap, tail = phrase.partition(GAP)
    if not phrase.split():
        raise DataFileInvalid(file=FILE, why="an empty phrase")
    if not gap:
        yield from (((), words) for words in _every_form(head))
    elif tail.split():
        yield from ((first, last) for first in _every_form(head) for last in _every_form(tail))
    else:  # an open gap: an object of any words, as in "urge~ … [the police] to release"
        yield from ((words, ()) for words in _every_form(head))


def _every_form(phrase: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [()]
    for word in phrase.split():
        found = [(*before, form) for before in found for form in forms_of(word)]
    return found


def forms_of(word: str) -> tuple[str, ...]:
    """Return the regular forms of a verb marked ``~``, or the word alone."""
    if not word.endswith("~"):
        return (word,)
    stem = word[:-1]
    if stem.endswith("e"):
        return stem, f"{stem}s", f"{stem}d", f"{stem[:-1]}ing"
    if stem.endswith("y") and stem[-2] not in VOWELS:
        return stem, f"{stem[:-1]}ies", f"{stem[:-1]}ied", f"{stem}ing"
    plural = f"{stem}es" if stem.endswith(("s", "sh", "ch", "x", "z")) else f"{stem}s"
    double = stem[-1] if stem in DOUBLING else ""
    return stem, plural, f"{stem}{double}ed", f"{stem}{double}ing"


DOUBLING = frozenset(
    {
        "beg",
        "stop",
        "ban",
        "bar",
        "plan",
        "commit",
        "permit",
        "admit",
        "omit",
        "plot",
        "compel",
        "rebut",
        "submit",
        "incur",
        "wed",
    }
)
