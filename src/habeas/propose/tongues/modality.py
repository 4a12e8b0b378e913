"""What words around an event say of it: that it was demanded, feared, denied, did not happen, or is only to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.model import Kind, Modality
from habeas.propose.datafile import require_keys, text_of, texts_of
from habeas.propose.lexicon import Lazy
from habeas.propose.tongues.index import WORD, Index, stems_of
from habeas.propose.tongues.language import Tongue
from habeas.propose.tongues.rules import Found, load_macros

FILE = "modality.toml"
KEYS = ("words", "says", "reaches", "within", "kinds", "rules", "stops", "crosses", "yes", "no")
SIDES = frozenset({"right", "left", "inside", "sentence"})
WEAK = frozenset({Modality.REPORTED, Modality.ALLEGED})
FARTHEST = 240  # code points from a cue to its event


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that say something of an event near them."""

    pattern: Lazy
    stems: tuple[str, ...]
    says: Modality
    reaches: frozenset[str]
    within: int  # words between, or characters where words are not spaced
    kinds: frozenset[Kind]  # empty: every kind
    rules: frozenset[str]  # beginnings of rule ids; empty: every rule
    crosses: bool  # reaches across what ends the reach of others
    stops: Lazy | None  # words or marks between that end its reach, besides the language's breaks
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue at its place in the sentence."""

    cue: Cue
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How a sentence puts an event, and the words that say so."""

    says: Modality
    cue: Hit | None = None


class Cues:
    """The cues of a language."""

    def __init__(self, tongue: Tongue, cues: Sequence[Cue]) -> None:
        """Order the cues by the words that call for them."""
        self.tongue = tongue
        self.cues = tuple(cues)
        self._index = Index(tongue, [cue.stems for cue in cues])

    def find(self, sentence: str, low: str) -> list[Hit]:
        """Return every cue of a sentence."""
        return [
            Hit(self.cues[number], *match.span(match.lastgroup or 0))
            for number in self._index.called(low)
            for match in self.cues[number].pattern.compiled.finditer(sentence)
        ]

    def judge(self, sentence: str, low: str, event: Found, hits: Sequence[Hit]) -> Verdict:
        """Return what the nearest cue that reaches an event says of it; a strong one goes before a weak one."""
        best: tuple[int, int, int, Hit] | None = None
        for hit in hits:
            gap = self._gap(sentence, low, event, hit)
            if gap is None:
                continue
            key = (int(hit.cue.says in WEAK), gap, hit.start - hit.end)
            if best is None or key < best[:3]:
                best = (*key, hit)
        if best is None:
            return Verdict(says=event.rule.says or Modality.ASSERTED)
        if best[3].cue.says in WEAK and event.rule.says is not None:
            return Verdict(says=event.rule.says)
        return Verdict(says=best[3].cue.says, cue=best[3])

    def _gap(self, sentence: str, low: str, event: Found, hit: Hit) -> int | None:
        """Return how far a cue stands from an event that it reaches, else None."""
        cue = hit.cue
        if (cue.kinds and event.rule.kind not in cue.kinds) or (
            cue.rules and not event.rule.id.startswith(tuple(cue.rules))
        ):
            return None
        if hit.start < event.end and event.start < hit.end:
            return 0 if "inside" in cue.reaches else None
        if "sentence" in cue.reaches:
            return FARTHEST
        before = hit.end <= event.start
        if max(event.start - hit.end, hit.start - event.end) > FARTHEST:
            return None
        if ("right" if before else "left") not in cue.reaches:
            return None
        first, last = (hit.end, event.start) if before else (event.end, hit.start)
        if not cue.crosses and self.tongue.breaks.search(low, first, last):
            return None
        if cue.stops is not None and cue.stops.compiled.search(sentence, first, last):
            return None
        between = low[first:last]
        count = len(WORD.findall(between)) if self.tongue.spaced else len(between.strip())
        return count if count <= cue.within else None


@cache
def load_cues(tongue: Tongue) -> Cues:
    """Return the cues of a language.

    Raises:
        DataFileInvalid: a cue has an unknown key, side, kind or modality.

    """
    entries = tongue.table(FILE, allowed=("cue",)).get("cue", [])
    if not isinstance(entries, list):
        raise DataFileInvalid(file=tongue.label(FILE), why="cue must be a list of tables")
    return Cues(tongue, [_cue(tongue, entry) for entry in entries])


def _cue(tongue: Tongue, entry: Mapping[str, object]) -> Cue:
    file = tongue.label(FILE)
    require_keys(file, entry, allowed=KEYS)
    written, says, within = text_of(file, entry, "words"), text_of(file, entry, "says"), entry.get("within", 3)
    sides, kinds = text_of(file, entry, "reaches", default="right").split(), texts_of(file, entry, "kinds")
    known = says in set(Modality) and set(sides) <= SIDES and set(kinds) <= set(Kind)
    if not known or not isinstance(within, int):
        raise DataFileInvalid(file=file, why=f"says, reaches, within or kinds of {written[:40]}")
    macros = load_macros(tongue)
    inside = sides == ["inside"]
    pattern = tongue.pattern(FILE, written, macros=macros)
    return Cue(
        pattern=Lazy(file, tongue.bounded(pattern)),
        stems=() if inside else stems_of(tongue, written), says=Modality(says), reaches=frozenset(sides),
        within=within, kinds=frozenset(Kind(kind) for kind in kinds), rules=frozenset(texts_of(file, entry, "rules")),
        crosses=entry.get("crosses") is True,
        stops=Lazy(file, tongue.pattern(FILE, text_of(file, entry, "stops"), macros=macros))
        if "stops" in entry else None,
        yes=texts_of(file, entry, "yes"), no=texts_of(file, entry, "no"),
    )  # fmt: skip
