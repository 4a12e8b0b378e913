"""One person's case as its page shows it: who, when held, what happened and the words that it stands on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from django.utils.translation import ngettext

from habeas.casework.view import View
from habeas.model import (
    Answer,
    Attribute,
    CaseFile,
    Check,
    Conflict,
    Document,
    Fact,
    Identity,
    Judgement,
    Kind,
    Period,
    Script,
    Standing,
    Weighed,
    script_of,
)  # fmt: skip
from habeas.show.view import IDENTITY, Reader, is_event
from habeas.web.cases.backing import Mark, mark_of
from habeas.web.cases.citing import Documents, cite, language_of, quote_each
from habeas.web.chrome.quoting import Quoted

MOST_QUOTES, FEWEST_QUOTES = 3, 2  # beside a fact; its own page has all
LARGE = 400  # claims, from which on the page must be sparing
MOST_PLACES = 4  # beside a spelling
NUMBER = re.compile(r"\d+")
MOST_KEPT = 16
_READERS: WeakKeyDictionary[View, dict[str, Reader]] = WeakKeyDictionary()  # gone with the view when the desk is locked


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A document that writes a name so."""

    document: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One way in which sources write the name, and where."""

    text: str
    is_name: bool  # else words that stand for the person, such as a profession
    script: Script
    languages: tuple[str, ...]
    language: str | None  # where all documents that write so are in one
    places: tuple[Place, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """One fact with its first quotes; ``conflicts`` are those it is part of, and whether accepted claims disagree."""

    fact: Fact
    is_event: bool
    note: str | None
    quotes: tuple[Quoted, ...]
    against: tuple[Quoted, ...]
    more: int
    conflicts: tuple[tuple[str, bool], ...]
    backed: Mark | None  # how many independent sources tell of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One period, with what sources disagree on in it."""

    period: Period
    disputes: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Statements held against each other, and whether all of them are accepted."""

    answer: Answer
    quotes: tuple[Quoted, ...]
    more: int
    is_decided: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A demand, a fear, a plan or a denial, in its source's words."""

    what: Kind | Attribute
    quote: Quoted


class Story:
    """A case file with the documents that it cites, read part by part."""

    def __init__(self, view: View, case: CaseFile) -> None:
        self.case = case
        self.documents: Documents = _cited(view, case)
        self.is_large = len(case.claims) > LARGE
        self.most = FEWEST_QUOTES if self.is_large else MOST_QUOTES  # quotes beside each fact
        self.reader = _reader(view, case, self.documents)
        self._backings = {backing.fact: backing for backing in case.backings}
        self._conflicts: dict[str, list[tuple[str, bool]]] = {}
        for conflict in case.conflicts:
            firm = self.reader.firmness(conflict) is Standing.ACCEPTED
            for fact in conflict.facts:
                self._conflicts.setdefault(fact, []).append((conflict.id, firm))

    @property
    def events(self) -> tuple[Fact, ...]:
        """What happened, in order, undated events last."""
        return tuple(fact for fact in self.case.facts if is_event(fact))

    @property
    def attributes(self) -> tuple[Fact, ...]:
        """What is said of the person and the case beside events and identity."""
        return tuple(fact for fact in self.case.facts if not is_event(fact) and fact.predicate not in IDENTITY)

    @property
    def identity(self) -> tuple[Fact, ...]:
        """What is said of who the person is."""
        return tuple(fact for fact in self.case.facts if fact.predicate in IDENTITY)

    def stays(self) -> tuple[Stay, ...]:
        """Return every period."""
        return tuple(Stay(period=each, disputes=self.reader.disputes(each)) for each in self.case.periods)

    def line(self, fact: Fact) -> FactLine:
        """Return one fact with its first quotes."""
        return self._line(fact, most=self.most)

    def full_line(self, fact: Fact) -> FactLine:
        """Return one fact with all its quotes."""
        return self._line(fact, most=len(fact.supporting) + len(fact.dissenting))

    def _line(self, fact: Fact, *, most: int) -> FactLine:
        supporting, dissenting = self.reader.once(fact.supporting), self.reader.once(fact.dissenting)
        return FactLine(
            fact=fact, is_event=is_event(fact), note=say_note(fact.note),
            quotes=quote_each(supporting[:most], self.documents), against=quote_each(dissenting[:most], self.documents),
            more=max(0, len(supporting) - most) + max(0, len(dissenting) - most),
            conflicts=tuple(self._conflicts.get(fact.id, ())), backed=mark_of(self._backings.get(fact.id)),
        )  # fmt: skip

    def said(self, weighed: Weighed) -> Said:
        """Return what a source says without saying that it happened."""
        (quoted,) = quote_each([weighed], self.documents)
        return Said(what=weighed.claim.predicate, quote=quoted)

    def check(self, check: Check) -> Checked:
        """Return statements that were held against each other."""
        weighed = self.reader.once(check.claims)
        return Checked(
            answer=check.answer, quotes=quote_each(weighed[: self.most], self.documents),
            more=max(0, len(weighed) - self.most),
            is_decided=all(each.standing is Standing.ACCEPTED for each in weighed),
        )  # fmt: skip

    def spellings(self, who: Identity) -> tuple[Spelling, ...]:
        """Return every way in which sources write this name, then what else they call the person; frequent first."""
        places: dict[str, list[str]] = {}
        parts = {part for naming in who.namings for part in _parts(naming.name)}
        for naming in who.namings:
            for text in dict.fromkeys((naming.name, *(each.text for each in naming.spellings))):
                places.setdefault(text, []).append(naming.document)
        named = {text: bool(parts & _parts(text)) for text in places}
        ordered = sorted(places, key=lambda text: (not named[text], -len(places[text]), -len(text), text))
        return tuple(
            self._spelling(text, list(dict.fromkeys(places[text])), is_name=named[text]) for text in ordered
        )  # fmt: skip

    def _spelling(self, text: str, documents: Sequence[str], *, is_name: bool) -> Spelling:
        known = [self.documents[each] for each in documents if each in self.documents]  # type: ignore[index]
        languages = tuple(sorted({each.language for each in known}))
        return Spelling(
            text=text, is_name=is_name, script=script_of(text), languages=languages,
            language=language_of(known[0]) if len(languages) == 1 else None,
            places=tuple(Place(document=each.id, cites=cite(each, each.id)) for each in known[:MOST_PLACES]),
            more=max(0, len(known) - MOST_PLACES),
        )  # fmt: skip

    def sources(self) -> tuple[Document, ...]:
        """Return the documents that the case cites, earliest first."""
        return self.reader.cited()


def _parts(name: str) -> set[str]:
    """Return the words of a name, so that a part of it is known as one."""
    return set(name.casefold().replace("·", " ").split())


def judgements_of(who: Identity) -> tuple[Judgement, ...]:
    """Return the judgements that made this identity, each reason once."""
    return tuple({(each.because, each.by, each.sameness): each for each in reversed(who.judgements)}.values())[::-1]


def say_note(note: str | None) -> str | None:
    """Say what keeps an event apart: the notes of a case file tell how many events may be meant."""
    found = NUMBER.search(note) if note else None
    if found is None:
        return note
    count = int(found[0])
    says = ngettext(
        "Which of %(count)s event of this kind is meant is not said.",
        "Which of %(count)s events of this kind is meant is not said.", count,
    )  # fmt: skip
    return str(says % {"count": count})


def _reader(view: View, case: CaseFile, documents: Documents) -> Reader:
    """Return the reader of a case; that of a case that did not change since it was last read is used again."""
    kept = _READERS.setdefault(view, {})
    known = kept.pop(case.id, None)
    reader = replace(known, documents=documents) if known and known.case is case else Reader.of(case, documents)
    kept[case.id] = reader
    if len(kept) > MOST_KEPT:
        del kept[next(iter(kept))]
    return reader


def _cited(view: View, case: CaseFile) -> Documents:
    """Return the documents of a case as they may be named: a protected source under the name it was given."""
    namings = {each.document for who in (case.who, *case.related) for each in who.namings}
    wanted = namings | {each.claim.passage.document for each in case.claims}
    cited = view.cited
    return {each: cited[each] for each in wanted if each in cited}
