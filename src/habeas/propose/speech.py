"""Who answers for which stretch of a document: quotations, indirect speech and named sources."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.model import Mention, Sort
from habeas.propose.parts import Clause, Entity, Speech
from habeas.propose.quotes import Quote
from habeas.propose.subjects import Said, Subjects
from habeas.propose.tokens import Token, by_clause, lowered
from habeas.propose.verbs import Verbs

LONGEST_TAG = 140  # code points between a quotation and the words that name its speaker
CUTTING = re.compile(r"(?:,|;|\bbut|\bwhile|\balthough|\bwhereas|\band|[–—])\s*\Z")
RELATIVE = re.compile(r"\b(?:which|whom|that|whose)\s")
SOURCE = re.compile(
    r"\b(?:according to|in the words of|as (?:reported|stated|told|noted) by|as per)\s{1,2}", re.IGNORECASE
)
SOURCING = re.compile(r"according to|in the words of|as (?:reported|stated|told|noted) by|as per")  # in lower case
COMMAS = (",", "”", '"', "’")
TAIL = re.compile(
    r"(?:\s(?:on|in|at|by|earlier|later|today|yesterday|through|via|late|early|last|after)\b[^;:“\"]{0,90})?\s?(?:\Z|[.,]|$)"
)
HEARER_TAIL = re.compile(r"(?:\s(?!that\b)[\w'’/-]{1,30}){1,7}?\s?(?:\Z|[.]|$)")


class SpeechFinder(Subjects):
    """The speeches of one document."""

    def __init__(
        self,
        text: str,
        clauses: Sequence[Clause],
        entities: Sequence[Entity],
        rows: Sequence[Sequence[Token]] | None = None,
    ) -> None:
        """Order what can speak; ``rows`` are the tokens of each clause, where they are known already."""
        super().__init__(text, clauses, entities)
        self._rows = by_clause(text, clauses) if rows is None else rows

    def find(self) -> tuple[Speech, ...]:
        """Return every stretch for which a speaker answers, in order."""
        found = list(self._quoted())
        sources = [match.start() for match in SOURCING.finditer(lowered(self.text))]
        for clause, row in zip(self.clauses, self._rows, strict=True):
            sourced = bisect_left(sources, clause.start) < bisect_left(sources, clause.end)
            told = [*self._indirect(clause, row), *(self._sourced(clause) if sourced else ())]
            found += _cut_short(self.text, told) if told else []
        found.sort(key=lambda pair: (pair.start, pair.end))
        return tuple(dict.fromkeys(speech for speech in found if speech.start < speech.end))

    def in_quote(self, place: int) -> Quote | None:
        """Return the quotation that holds a place."""
        n = bisect_right(self._quote_starts, place) - 1
        return self.quotes[n] if n >= 0 and place < self.quotes[n].end else None

    # -- quotations ------------------------------------------------------------------------------------------------

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
        line = self.text.find("\n", quote.end, quote.end + LONGEST_TAG)
        stop = line if line >= 0 else min(quote.end + LONGEST_TAG, len(self.text))
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
        first = (close or [near[0][0]])[0]
        return self._named_beside(first)

    # -- indirect speech -------------------------------------------------------------------------------------------

    def _indirect(self, clause: Clause, row: Sequence[Token]) -> Iterator[Speech]:
        saying = self.verbs.saying
        for n, token in [(n, token) for n, token in enumerate(row) if token.lower in saying]:
            if n == 0:
                continue
            inside = self.in_quote(token.start)
            said = self._before(token.start, floor=inside.start if inside else clause.start)
            if said is None:
                continue
            yield from self._content(clause, row, n, said)

    def _content(self, clause: Clause, row: Sequence[Token], n: int, said: Said) -> Iterator[Speech]:
        """Yield what a verb of saying introduces, behind it or before it."""
        verb = row[n]
        spoken = Speech(speaker=said.speaker, start=clause.start, end=said.start, verb=verb.text, quoted=False)
        if self._comes_last(clause, said.start, verb):
            yield spoken
            return
        begin = self._begins(clause, row, n)
        if begin is not None and len(self.text[begin : clause.end].strip(' .,;:"”“’')) > 3:
            yield replace(spoken, start=begin, end=clause.end)

    def _comes_last(self, clause: Clause, speaker: int, verb: Token) -> bool:
        """Whether what was said stands before: "X was freed, his lawyer said", also amid the sentence."""
        told = self.text[clause.start : speaker].rstrip()
        if RELATIVE.search(self.text, speaker, verb.start):
            return False
        hearing = verb.lower in self.verbs.hearer
        if told[-1:] not in COMMAS or len(told) < 12 or told.count(" ") < 2:
            return False
        if verb.lower in self.verbs.that_only and not hearing:
            return told[-1:] in COMMAS[1:] and TAIL.match(self.text, verb.end, clause.end) is not None
        return (HEARER_TAIL if hearing else TAIL).match(self.text, verb.end, clause.end) is not None

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

    # -- named sources ---------------------------------------------------------------------------------------------

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
            start, end = clause.start, match.start()
            if end - start <= 4:
                speaker = self._named_beside(speaker)
                comma = self.text.find(",", speaker.end, clause.end)
                start, end = (comma + 1 if comma >= 0 else speaker.end), clause.end
            yield Speech(speaker=speaker, start=start, end=end, verb=match.group().strip(), quoted=False)

    def _words_after(self, place: int, stop: int) -> Mention | None:
        match = re.compile(r"[^,.;:()\n]{2,60}").match(self.text, place, stop)
        if match is None:
            return None
        words = match.group().rstrip()
        return Mention(name=words, start=place, end=place + len(words), text=words)


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


def find_speech(
    text: str,
    clauses: Sequence[Clause],
    entities: Sequence[Entity],
    *,
    rows: Sequence[Sequence[Token]] | None = None,
) -> tuple[Speech, ...]:
    """Return every stretch for which a speaker other than the document answers, in order of the text."""
    return SpeechFinder(text, clauses, entities, rows).find()


__all__ = ["SpeechFinder", "Verbs", "find_speech"]
