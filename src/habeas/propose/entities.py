"""Who and what a document names, with every place that speaks of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from habeas.model import Mention, Sort
from habeas.propose.author import find_author
from habeas.propose.coreference import Reader, unique
from habeas.propose.entries import Entries
from habeas.propose.figures import Names
from habeas.propose.labels import ALSO, IN_MARKS, folded_words
from habeas.propose.names import NameFinder
from habeas.propose.nouns import NounFinder
from habeas.propose.openings import Entry
from habeas.propose.parts import Clause, Entity
from habeas.propose.people import read_people
from habeas.propose.quotes import speakers_of_quotes
from habeas.propose.scopes import EntryReader, about, by_entry, joined, with_people
from habeas.propose.spots import Spot
from habeas.propose.tokens import Token, by_clause, lowered

SUFFERING = re.compile(  # in lower case; "prison" stands for "imprison" too
    r"arrest|detain|detention|prison|jail|custody|sentenc|charg|convict|trial|tortur|disappear|abduct|releas|held|"
    r"prosecut|accus|bail|interrogat"
)
SINGULAR = frozenset({"i", "me", "my", "myself", "mine"})
STOP = re.compile(r"[.!?;](?:\s|$)|\n\n")
NEAR = 90  # code points around a mention in which such a word counts


def find_entities(
    text: str,
    clauses: Sequence[Clause],
    *,
    ner: Sequence[tuple[int, int, str]] = (),
    rows: Sequence[Sequence[Token]] | None = None,
    entries: Entries | None = None,
) -> tuple[Entity, ...]:
    """Return the persons, bodies, groups and places of a document in the order in which they come in.

    ``ner`` are a model's labels (start, end, label): evidence among other evidence, never the last word. ``rows`` are
    the tokens of each clause, where they are known already. The ``entries`` of a list are read each for itself.
    """
    tokens = by_clause(text, clauses) if rows is None else rows
    finder = NameFinder(text, clauses, tokens)
    named = finder.find(ner)
    if entries is not None:
        named = with_people(named, entries, clauses, text)
    spots = [*named, *NounFinder(text, tokens, named, finder.adjectives).find()]
    spots.sort(key=lambda spot: (spot.start, spot.end))
    quoted = speakers_of_quotes(text, clauses, spots)
    groups = by_entry(spots, entries) if entries is not None else [(spots, None)]
    found = [entity for group, entry in groups for entity in _read(text, clauses, group, quoted, entry)]
    return joined(found, entries) if entries is not None else tuple(found)


def _read(
    text: str, clauses: Sequence[Clause], spots: Sequence[Spot], quoted: Mapping[int, int], entry: Entry | None
) -> Iterator[Entity]:
    """Yield those for whom the words of a document, or of one entry of it, stand."""
    named = [spot for spot in spots if spot.form == "name"]
    reader = EntryReader(text, clauses, Names(text, named, _aliases(text, named)), about=about(entry))
    reader.read([spot for spot in spots if spot.form != "author" or spot.start not in quoted])
    _give_voice(reader, spots, quoted)
    outside = [s for s in spots if s.form == "author" and s.start not in quoted]
    if entry is None or outside:
        find_author(text, clauses, reader, outside=outside)
    for figure in sorted((f for f in unique(reader.figures) if f.places), key=lambda f: min(f.places)):
        yield figure.as_entity(text)


def _give_voice(reader: Reader, spots: Sequence[Spot], quoted: Mapping[int, int]) -> None:
    """Let "I" inside a quotation stand for the one who is quoted, and "my husband" for the speaker's."""
    asides = read_people().nouns["aside"] | read_people().nouns["official"] | {"director", "leader", "lawyer"}
    for spot in spots:
        if spot.form == "author" and spot.start in quoted:
            speaker = reader.by_place.get(quoted[spot.start])
            # "they flogged our feet": whoever says so was among them, if he does not speak for a body
            own = spot.head in SINGULAR or (speaker is not None and not speaker.roles & asides)
            if speaker is not None and speaker.sort is Sort.PERSON and own:
                speaker.places.append((spot.start, spot.end))
    for spot in spots:
        if spot.form == "noun" and spot.owner is not None and spot.owner in quoted and spot.sort is Sort.PERSON:
            speaker = reader.by_place.get(quoted[spot.owner])
            if speaker is not None and speaker.sort is Sort.PERSON:
                reader.answer(spot, speaker)


def _aliases(text: str, named: Sequence[Spot]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return what stands in brackets or after "also known as" behind a name of the same sort."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for spot in named:
        nick = IN_MARKS.search(text, spot.start, spot.end) if spot.sort is Sort.PERSON else None
        if nick is not None:
            found[folded_words(nick[1].split())] = folded_words(spot.words)
    for spot, other in pairwise(named):
        if other.start - spot.end > 40 or not ALSO.fullmatch(text[spot.end : other.start]):
            continue
        bracketed = text[spot.end : other.start].strip().startswith("(")
        if spot.sort is other.sort or (other.words[0].isupper() and len(other.words) == 1):
            if spot.sort is not Sort.PERSON and bracketed and not _abbreviates(other.words, spot.words):
                continue
            full = folded_words(spot.name.split() if spot.name else spot.words)
            short = folded_words(other.words)
            if spot.sort is Sort.PERSON and other.sort is Sort.PERSON and _is_fuller(other, spot):
                short, full = full, short
            if short != full:
                found[short] = full
    return found


def _is_fuller(one: Spot, other: Spot) -> bool:
    """Whether a name says more than another one of the same person: a label says least."""
    codes = [any(letter.isdigit() for letter in spot.words[-1]) for spot in (one, other)]
    return (codes[1], len(one.words)) > (codes[0], len(other.words))


def _abbreviates(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether one is made of the first letters of the other, or of its first word."""
    letters = "".join(word[0] for word in long if word[0].isupper())
    return (len(short) == 1 and short[0].isupper()) or short[0] == long[0] or "".join(short) == letters


def find_main_person(entities: Sequence[Entity], text: str) -> Entity | None:
    """Return the person to whom most of the text happens: named often, in the title, near words of detention."""
    people = read_people()
    suffering = [match.span() for match in SUFFERING.finditer(lowered(text))]
    best: tuple[float, Entity] | None = None
    own = {entity.owner for entity in entities if entity.owner is not None and entity.name[:1].isupper()
           and sum(1 for mention in entity.mentions if _suffers(mention, text, suffering)) > 1}  # fmt: skip
    writing = {e.name for e in entities if e.name in own and any(m.text in ("I", "my", "My") for m in e.mentions)}
    for entity in entities:
        if entity.sort is not Sort.PERSON or not entity.mentions:
            continue
        score = _weight(entity, text, suffering)
        if people.nouns["aside"] & set(entity.roles):
            if not entity.name[:1].isupper():
                continue  # "a judge" is nobody's case
            score *= 0.4
        if people.nouns["kin"] & set(entity.mentions[0].text.lower().split()):
            score *= 0.6
        if entity.name in writing:
            score *= 0.5  # a mother who writes about her son
        if best is None or score > best[0]:
            best = (score, entity)
    return best[1] if best is not None else None


def _weight(entity: Entity, text: str, suffering: Sequence[tuple[int, int]]) -> float:
    near = sum(1 for mention in entity.mentions if _suffers(mention, text, suffering))
    names = sum(1 for mention in entity.mentions if mention.text[:1].isupper() and len(mention.text) > 3)
    early = 4.0 / (1 + entity.mentions[0].start / 300)
    return near * 1.5 + len(entity.mentions) * 0.3 + names * 0.5 + early


def _suffers(mention: Mention, text: str, suffering: Sequence[tuple[int, int]]) -> bool:
    """Whether words of detention stand beside a mention in its own sentence."""
    start, end = max(0, mention.start - NEAR // 3), mention.end + NEAR
    for first, last in suffering[bisect_left(suffering, (start, 0)) :]:
        if last > end:
            return False
        if last <= mention.start and STOP.search(text, first, mention.start) is None:
            return True
        if first >= mention.end and STOP.search(text, mention.end, first + 1) is None:
            return True
    return False
