"""Who stands before a verb of saying as its subject."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.model import Mention, Sort
from habeas.propose.parts import Clause, Entity
from habeas.propose.quotes import find_quotes
from habeas.propose.verbs import read_verbs

LONGEST_ASIDE = 160  # code points of ", a lawyer for the family," between a speaker and the verb
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s"})
ADVERBS = frozenset({"also", "not", "later", "then", "now", "still", "never", "first", "again", "only"})
DETERMINING = frozenset({"to", "the", "a", "his", "her", "their", "of", "by"})  # before a noun or infinitive
SUBJECTS = frozenset({"he", "she", "they", "it", "i", "we"})
JOINED = re.compile(r"\b(?:and|but|or)\s(?:(?:also|later|then|has|have|had)\s){0,2}\Z")
JOINING = frozenset({",", "and", "but", "or", "that", "which", "who"})
SOURCE_NOUN = re.compile(
    r"((?:\b(?:the|a|an|this|that|its|his|her|their)\s)?(?:[\w'’.-]+\s){0,3}?)([\w-]+)"
    r"((?:\s(?:by|from|of|in|on|to|seen by)\s[^,.;]{2,60})?)(?:\s(?:has|have|had|also|later|then))?\s\Z",
    re.IGNORECASE,
)
PART_OF = re.compile(r"(\w+)\s(?:of|for)\s(?:[\w.’'-]{1,20}\s){0,4}\Z")


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker before a verb of saying."""

    speaker: Mention
    start: int  # where the words that name the speaker begin


class Subjects:
    """What can speak in one document, by its place."""

    def __init__(self, text: str, clauses: Sequence[Clause], entities: Sequence[Entity]) -> None:
        """Order what can speak by its place."""
        self.text, self.clauses, self.verbs = text, clauses, read_verbs()
        pairs = [(mention, entity) for entity in entities for mention in entity.mentions]
        self.mentions = [(m, e) for m, e in sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].end))]
        self.starts = [mention.start for mention, _ in self.mentions]
        self._clause_starts = [clause.start for clause in clauses]
        self.quotes = find_quotes(text, clauses)
        self._quote_starts = [quote.start for quote in self.quotes]

    def _named_beside(self, mention: Mention) -> Mention:
        """Return the name that stands right behind a description of the same person: "his lawyer, X"."""
        chosen = mention
        for other, _ in self._between(mention.end, mention.end + 60):
            beside = self.text[chosen.end : other.start].strip() in ("", ",")
            if other.name == mention.name and beside and other.text[:1].isupper():
                chosen = other
        return chosen

    def _sentence_start(self, place: int) -> int:
        n = bisect_right(self._clause_starts, place) - 1
        return self.clauses[n].start if n >= 0 else 0

    def _before(self, verb: int, *, floor: int = 0) -> Said | None:
        """Return who stands before a verb as its subject."""
        floor = max(floor, self._sentence_start(verb), verb - 2 * LONGEST_ASIDE)
        n = bisect_right(self.starts, verb - 1)
        passive = self._is_passive(verb, floor)
        if passive:
            return None
        for mention, entity in reversed(self.mentions[max(0, n - 8) : n]):
            if mention.start < floor:
                break
            gap = self.text[mention.end : verb]
            if mention.end <= verb and self._leads(gap) and self._may_speak(mention, entity):
                if gap.strip() == ",":
                    mention = self._before_aside(mention, verb, floor) or mention
                widest = self._whole(self._widest(mention), floor)
                return Said(widest, min(self._left(mention.start, floor), widest.start))
        return self._document_before(verb, floor) or self._shared(verb, floor)

    def _before_aside(self, mention: Mention, verb: int, floor: int) -> Mention | None:
        """Return the subject before an aside that ends with this mention: "X, a lawyer for the family, said"."""
        for other, entity in self._between(max(floor, verb - LONGEST_ASIDE), mention.start):
            opening = self.text[other.end : verb].lstrip()[:1] == ","
            other_one = other.name != mention.name or other.text[:1].isupper()
            if opening and other.end < mention.start and self._may_speak(other, entity) and other_one:
                return other
        return None

    def _shared(self, verb: int, floor: int) -> Said | None:
        """Return the subject that a verb behind "and" shares with the one before: "he spoke there and stated that"."""
        if JOINED.search(self.text, floor, verb) is None:
            return None
        before = [(m, e) for m, e in self._between(floor, verb) if m.end < verb and self._may_speak(m, e)]
        pointing = [m for m, _ in before if m.text.lower() in SUBJECTS]
        first = [m for m, e in before[:1] if e.sort is not Sort.PLACE]
        chosen = pointing[-1:] or first
        return Said(chosen[0], chosen[0].start) if chosen else None

    def _widest(self, mention: Mention) -> Mention:
        """Return the mention that a description in the genitive ends: "his lawyer", not what lies inside it."""
        wider = [
            m
            for m, _ in self._between(mention.start - 60, mention.end)
            if m.end == mention.end and m.start < mention.start
        ]
        return wider[0] if wider else mention

    def _whole(self, mention: Mention, floor: int) -> Mention:
        """Return the mention that this one only belongs to: "the family of X said", "a lawyer for X said"."""
        begin = max(floor, mention.start - 90)
        joins = self.text.rfind("of", begin, mention.start), self.text.rfind("for", begin, mention.start)
        if max(joins) < 0:
            return mention
        begin = max(begin, self.text.rfind(",", begin, mention.start) + 1)
        match = PART_OF.search(self.text, begin, mention.start)
        if match is None:
            return mention
        near = self._between(match.start() - 40, match.end(1))
        whole = [m for m, e in near if m.end == match.end(1) and e.sort is not Sort.PLACE]
        return whole[0] if whole else mention

    def _may_speak(self, mention: Mention, entity: Entity) -> bool:
        lower = mention.text.lower()
        if lower in ("his", "her", "their", "its", "my", "our", "him", "them", "me", "us"):
            return False
        return entity.sort is not Sort.PLACE or mention.text[:1].isupper()

    def _leads(self, gap: str) -> bool:
        """Whether only auxiliaries, adverbs or an aside between commas stand between a subject and its verb."""
        if len(gap) > LONGEST_ASIDE or not gap.strip():
            return bool(gap) and len(gap) < 4
        words = re.findall(r"[\w'’-]+|[^\w\s]", gap)
        if all(word.lower() in self.verbs.between or word.lower().endswith("ly") or word in ",)" for word in words):
            return True
        tail = [w.lower() for w in words]
        while tail and (tail[-1] in self.verbs.between or tail[-1].endswith("ly")):
            tail.pop()
        aside = len(tail) > 1 and tail[0] in (",", "(") and tail[-1] in (",", ")") and gap.count(",") <= 4
        group = (
            len(tail) <= 7 and tail[0] in ("of", "for", "in", "from", "at", "with") and not set(tail) & (BE | JOINING)
        )
        return aside or group

    def _is_passive(self, verb: int, floor: int) -> bool:
        before = re.findall(r"[\w'’-]+", self.text[max(floor, verb - 40) : verb])[-3:]
        here = re.match(r"\w+", self.text[verb:])
        if here is None or here.group().endswith("ing"):
            return False
        words = [word.lower() for word in before]
        if here.group().lower() == "accused" and self.text[verb + 7 : verb + 11] == " of ":
            return True  # "the men accused of theft": to accuse is to accuse somebody
        if words and words[-1] in DETERMINING:
            return True
        while words and (words[-1] in ADVERBS or words[-1].endswith(("ously", "edly", "ally", "arly", "tly", "vely"))):
            words.pop()
        return bool(words) and words[-1] in BE

    def _document_before(self, verb: int, floor: int) -> Said | None:
        """Return a nominal source: "a police statement said", "the report found that", "sources said"."""
        window = self.text[max(floor, verb - 140) : verb]
        if self.verbs.documents.isdisjoint(re.findall(r"[a-z-]+", window.lower())):
            return None
        # No part of the pattern runs over a comma or semicolon: what stands before the last one need not be tried.
        match = SOURCE_NOUN.search(window, max(window.rfind(","), window.rfind(";")) + 1)
        if match is None or match[2].lower() not in self.verbs.documents:
            return None
        base = max(floor, verb - 140)
        start, end = base + match.start(), base + match.end(2)
        inside = [
            (m, e) for m, e in self._between(start, base + match.end()) if e.sort in (Sort.PERSON, Sort.ORGANISATION)
        ]
        if inside:
            return Said(inside[-1][0] if match[3] else inside[0][0], start)
        words = self.text[start:end]
        return Said(Mention(name=words, start=start, end=end, text=words), start)

    def _left(self, place: int, floor: int) -> int:
        """Return where the phrase before a speaker's name begins: its article, adjectives and titles."""
        match = re.search(r"(?:[\w'’.-]+\s){0,4}\Z", self.text[floor:place])
        return floor + match.start() if match and "," in self.text[floor : floor + match.start()][-2:] else place

    def _between(self, start: int, end: int) -> list[tuple[Mention, Entity]]:
        first = bisect_right(self.starts, start - 1)
        return self.mentions[first : bisect_right(self.starts, end - 1)][:60]
