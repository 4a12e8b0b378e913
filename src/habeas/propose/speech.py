"""Who answers for which stretch of a document: quotations, indirect speech and named sources."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.model import Mention, Sort
from habeas.propose.parts import Clause, Entity, Speech
from habeas.propose.quotes import Quote, find_quotes
from habeas.propose.tokens import Token, by_clause
from habeas.propose.verbs import Verbs, read_verbs

LONGEST_TAG = 140  # code points between a quotation and the words that name its speaker
LONGEST_ASIDE = 160  # code points of ", a lawyer for the family," between a speaker and the verb
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s"})
CUTTING = re.compile(r"(?:,|;|\bbut|\bwhile|\balthough|\bwhereas|\band|[–—])\s*\Z")
STOP = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "but",
        "that",
        "which",
        "when",
        "while",
        "as",
        "if",
        "than",
        "of",
        "in",
        "on",
        "at",
        "by",
        "to",
        "from",
        "with",
        "for",
        "it",
        "there",
        "this",
        "not",
    ]
)
SOURCE = re.compile(
    r"\b(?:according to|in the words of|as (?:reported|stated|told|noted) by|as per)\s{1,2}", re.IGNORECASE
)
PREPARED = re.compile(r"\s{0,2}(?:that|:|,|;|how|why|whether)")


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker before a verb of saying."""

    speaker: Mention
    start: int  # where the words that name the speaker begin


class SpeechFinder:
    """The speeches of one document."""

    def __init__(self, text: str, clauses: Sequence[Clause], entities: Sequence[Entity]) -> None:
        """Order what can speak by its place."""
        self.text, self.clauses, self.verbs = text, clauses, read_verbs()
        self.tokens = by_clause(text, clauses)
        pairs = [(mention, entity) for entity in entities for mention in entity.mentions]
        self.mentions = [(m, e) for m, e in sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].end))]
        self.starts = [mention.start for mention, _ in self.mentions]
        self._clause_starts = [clause.start for clause in clauses]
        self.quotes = find_quotes(text, clauses)
        self._quote_starts = [quote.start for quote in self.quotes]

    def find(self) -> tuple[Speech, ...]:
        """Return every stretch for which a speaker answers, in order."""
        found = list(self._quoted())
        for number, clause in enumerate(self.clauses):
            found += _cut_short(self.text, [*self._indirect(clause, self.tokens[number]), *self._sourced(clause)])
        found.sort(key=lambda pair: (pair.start, pair.end))
        return tuple(dict.fromkeys(speech for speech in found if speech.start < speech.end))

    def in_quote(self, place: int) -> Quote | None:
        """Return the quotation that holds a place."""
        n = bisect_right(self._quote_starts, place) - 1
        return self.quotes[n] if n >= 0 and place < self.quotes[n].end else None

    # -- quotations --------------------------------------------------------------------------------------------------------

    def _quoted(self) -> Iterator[Speech]:
        last: Speech | None = None
        paragraph = -9
        for quote in self.quotes:
            tag = self._tag_after(quote) or self._tag_before(quote)
            if tag is None and last is not None and quote.paragraph - paragraph <= 1 and self._goes_on(quote):
                tag = last.speaker, last.verb
            if tag is None:
                continue
            last, paragraph = (
                Speech(speaker=tag[0], start=quote.start, end=quote.end, verb=tag[1], quoted=True),
                quote.paragraph,
            )
            yield last

    def _goes_on(self, quote: Quote) -> bool:
        """Whether a quotation without a tag reads on from the one before: it is a sentence, not a word in marks."""
        return quote.end - quote.start > 30 and self.text[quote.start : quote.start + 1].isupper()

    def _tag_after(self, quote: Quote) -> tuple[Mention | None, str] | None:
        """Return speaker and verb of ‘…,” said X’ or ‘…,” X said’."""
        stop = min(quote.end + LONGEST_TAG, self._line_end(quote.end))
        words = list(re.finditer(r"[\w'’-]+", self.text[quote.end : stop]))[:8]
        if not words or self.text[quote.end + 1 : quote.end + 3].strip().startswith((".", ";")):
            return None
        for n, word in enumerate(words):
            if word.group().lower() in self.verbs.saying:
                at, end = quote.end + word.start(), quote.end + word.end()
                said = self._before(at) if n else None
                if said is not None and said.start > quote.end:
                    return said.speaker, word.group()
                if n <= 1:
                    following = self._following(end, stop)
                    return (following, word.group()) if following is not None else None
        return None

    def _tag_before(self, quote: Quote) -> tuple[Mention | None, str] | None:
        """Return speaker and verb of ‘X said: “…’ or ‘X said that “…’, or whoever last spoke in this sentence."""
        begin = max(self._sentence_start(quote.start), quote.start - LONGEST_TAG)
        found = [
            w
            for w in re.finditer(r"[\w'’-]+", self.text[begin : quote.start])
            if w.group().lower() in self.verbs.saying
        ]
        for word in reversed(found):
            said = self._before(begin + word.start())
            if said is not None:
                return said.speaker, word.group()
        return None

    def _following(self, place: int, stop: int) -> Mention | None:
        """Return the first mention after a verb: "said Freedom Now Legal Officer Adam Lhedmat"; a person goes first."""
        near = [
            (m, e)
            for m, e in self._between(place, stop)
            if "," not in self.text[place : m.start] or m.start - place < 3
        ]
        near = [(m, e) for m, e in near if e.sort is not Sort.PLACE] or near
        if not near or self.text[place : near[0][0].start].count(" ") > 5:
            return None
        people = [m for m, e in near if e.sort is Sort.PERSON and "\n" not in self.text[place : m.start]]
        close = [m for m in people if not re.search(r"[.;]|\b(?:and|of|for|to|at|in)\b", self.text[place : m.start])]
        return (close or [near[0][0]])[0]

    def _sentence_start(self, place: int) -> int:
        n = bisect_right(self._clause_starts, place) - 1
        return self.clauses[n].start if n >= 0 else 0

    def _line_end(self, place: int) -> int:
        at = self.text.find("\n", place)
        return len(self.text) if at < 0 else at

    # -- indirect speech -----------------------------------------------------------------------------------------------------

    def _indirect(self, clause: Clause, row: Sequence[Token]) -> Iterator[Speech]:
        for n, token in enumerate(row):
            if token.lower not in self.verbs.saying or n == 0:
                continue
            inside = self.in_quote(token.start)
            said = self._before(token.start, floor=inside.start if inside else clause.start)
            if said is None:
                continue
            yield from self._content(clause, row, n, said)

    def _content(self, clause: Clause, row: Sequence[Token], n: int, said: Said) -> Iterator[Speech]:
        """Yield what a verb of saying introduces, behind it or before it."""
        verb = row[n]
        rest = self.text[verb.end : clause.end]
        ends = re.match(r"(?:\s[^,.;:\"“]{0,60})?[.]?\s{0,2}[\"”]?\s{0,2}\Z", rest) is not None
        comma = self.text[clause.start : said.start].rstrip()[-1:] in (",", "”", '"')
        common = {"speaker": said.speaker, "verb": verb.text, "quoted": False}
        if ends and comma and said.start > clause.start and len(rest) < 70:
            yield Speech(start=clause.start, end=said.start, **common)  # type: ignore[arg-type]
            return
        begin = self._begins(clause, row, n)
        if begin is not None:
            yield Speech(start=begin, end=clause.end, **common)  # type: ignore[arg-type]

    def _begins(self, clause: Clause, row: Sequence[Token], n: int) -> int | None:
        """Return where the words said begin behind the verb, None where the verb has no such words."""
        verb = row[n]
        lower = verb.lower
        window = row[n + 1 : n + 12]
        that = next((t for t in window if t.lower == "that"), None)
        near = that is not None and len(re.findall(r"[,;]", self.text[verb.end : that.start])) in (0, 2)
        if lower in self.verbs.hearer:
            return that.end if that is not None else self._after_hearer(verb.end, clause.end)
        if that is not None and near and that.start - verb.end <= 60:
            return that.end
        if lower in self.verbs.accusing or lower in self.verbs.denial:
            return verb.end
        if lower in self.verbs.that_only:
            return verb.end if window and window[0].text == ":" else None
        if window and window[0].lower in ("by", "for", "on", "about", "against", "with", "as"):
            return None
        return verb.end

    def _after_hearer(self, place: int, stop: int) -> int | None:
        """Return where the words told begin: behind whoever is told."""
        for mention, _ in self._between(place, stop):
            if mention.start - place > 30:
                break
            return mention.end
        word = re.match(r"\s\w+", self.text[place:stop])
        return place + word.end() if word else None

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
            if mention.end <= verb and self._leads(self.text[mention.end : verb]) and self._may_speak(mention, entity):
                widest = self._widest(mention)
                return Said(widest, min(self._left(mention.start, floor), widest.start))
        return self._document_before(verb, floor)

    def _widest(self, mention: Mention) -> Mention:
        """Return the mention that a description in the genitive ends: "his lawyer", not what lies inside it."""
        wider = [
            m
            for m, _ in self._between(mention.start - 60, mention.end)
            if m.end == mention.end and m.start < mention.start
        ]
        return wider[0] if wider else mention

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
            len(tail) <= 7
            and tail[0] in ("of", "for", "in", "from", "at", "with")
            and "," not in tail
            and not set(tail) & BE
        )
        return (aside and not any(w in self.verbs.saying for w in tail)) or group

    def _is_passive(self, verb: int, floor: int) -> bool:
        before = re.findall(r"[\w'’-]+", self.text[max(floor, verb - 40) : verb])[-3:]
        here = re.match(r"\w+", self.text[verb:])
        if here is None or here.group().endswith("ing"):
            return False
        kept = [w.lower() for w in before if not w.lower().endswith("ly") and w.lower() not in ("also", "not", "later")]
        return bool(kept) and (kept[-1] in BE or kept[-1] in ("to", "the", "a", "his", "her", "their", "of", "by"))

    def _document_before(self, verb: int, floor: int) -> Said | None:
        """Return a nominal source: "a police statement said", "the report found that", "sources said"."""
        match = re.search(
            r"((?:\b(?:the|a|an|this|that|its|his|her|their)\s)?(?:[\w'’.-]+\s){0,3}?)([\w-]+)((?:\s(?:by|from|of|in|on|to|seen by)\s[^,.;]{2,60})?)"
            r"(?:\s(?:has|have|had|also|later|then))?\s\Z",
            self.text[max(floor, verb - 140) : verb], re.IGNORECASE,
        )  # fmt: skip
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

    # -- named sources ---------------------------------------------------------------------------------------------------------

    def _sourced(self, clause: Clause) -> Iterator[Speech]:
        """Yield what "according to X" covers: the rest of the clause, or what stands before it."""
        for match in SOURCE.finditer(self.text, clause.start, clause.end):
            found = [m for m, _ in self._between(match.end(), min(clause.end, match.end() + 80))
                     if m.text.lower() not in ("his", "her", "their", "its")]  # fmt: skip
            speaker = (
                found[0] if found and found[0].start - match.end() < 50 else self._words_after(match.end(), clause.end)
            )
            if speaker is None:
                continue
            common = {"speaker": speaker, "verb": match.group().strip(), "quoted": False}
            if match.start() - clause.start <= 4:
                comma = self.text.find(",", speaker.end, clause.end)
                yield Speech(start=comma + 1 if comma >= 0 else speaker.end, end=clause.end, **common)  # type: ignore[arg-type]
            else:
                yield Speech(start=clause.start, end=match.start(), **common)  # type: ignore[arg-type]

    def _words_after(self, place: int, stop: int) -> Mention | None:
        match = re.compile(r"[^,.;:()\n]{2,60}").match(self.text, place, stop)
        if match is None:
            return None
        words = match.group().rstrip()
        return Mention(name=words, start=place, end=place + len(words), text=words)

    def _between(self, start: int, end: int) -> list[tuple[Mention, Entity]]:
        first = bisect_right(self.starts, start - 1)
        return self.mentions[first : bisect_right(self.starts, end - 1)][:60]


def _cut_short(text: str, speeches: Sequence[Speech]) -> list[Speech]:
    """End a speech where the next speaker of the same clause begins: "A said that …, but B denied that …"."""
    ordered = sorted(speeches, key=lambda speech: speech.start)
    found: list[Speech] = []
    if not ordered:
        return found
    for speech, following in zip(ordered, [*ordered[1:], None], strict=True):
        at = following.speaker.start if following is not None and following.speaker is not None else -1
        if speech.start < at < speech.end and CUTTING.search(text[speech.start : at].rstrip() + " "):
            found.append(replace(speech, end=at))
        else:
            found.append(speech)
    return found


def find_speech(text: str, clauses: Sequence[Clause], entities: Sequence[Entity]) -> tuple[Speech, ...]:
    """Return every stretch for which a speaker other than the document answers, in order of the text."""
    return SpeechFinder(text, clauses, entities).find()


__all__ = ["STOP", "SpeechFinder", "Verbs", "find_speech"]
