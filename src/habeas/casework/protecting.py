"""Whose names and which words nothing that is made of a case may show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from habeas.casework.classing import STAYS, class_of_document
from habeas.casework.memory import Memory
from habeas.casework.spelling import spellings_of
from habeas.model import (
    Audience,
    CaseFile,
    CaseRecord,
    Claim,
    Document,
    Naming,
    NamingId,
    Petition,
    Sort,
    Variant,
    naming_id,
)
from habeas.model.folding import fold_words
from habeas.model.seeking import Protected, are_kin, words_of_name
from habeas.reconcile.voices import find_role, is_official

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"\+?\d[\d\s().\-]{6,}\d")
FEWEST_DIGITS, MOST_DIGITS = (
    8,
    15,
)  # of a telephone number (E.164); a day written 10.03.2019 has eight and is told apart
DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}\s*[-–/]\s*\d{4}")
WITHOUT_THE_NAME = (Audience.UN_UNNAMED, Audience.PUBLIC_UNNAMED, Audience.PUBLIC, Audience.PUBLIC_IMAGE)
SHORTEST_VALUE = 5  # letters of a property that are worth looking for
BODIES = (Sort.ORGANISATION, Sort.GROUP, Sort.PLACE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What is known of a case when its protected words are told."""

    memory: Memory
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    own: tuple[str, ...]  # the names of whom it is about
    hidden: tuple[Document, ...]  # whose sources must not be named
    witnesses: tuple[str, ...]  # the names of people whose class is that they are not told
    open_names: tuple[str, ...]  # of publishers who may be named
    given_by: tuple[str, ...]


def protected_of(memory: Memory, case: CaseFile, record: CaseRecord, made: Petition) -> tuple[Protected, ...]:
    """Return what a filing of this case must not show, as its variant and its readers ask."""
    is_redacted = made.variant is Variant.REDACTED
    return protected_for(memory, case, record, redacted=is_redacted, named=made.audience not in WITHOUT_THE_NAME)


def protected_for(
    memory: Memory, case: CaseFile, record: CaseRecord, *, redacted: bool, named: bool = True
) -> tuple[Protected, ...]:
    """Return what nothing made of this case may show.

    Always: sources that are cited without their name, with what their files say of who made them, and their addresses
    and telephone numbers. ``redacted``: also people who speak in the sources and stand for no authority or
    organisation, those who gave consent, and every address and telephone number; and, where its readers may not learn
    the name (``named`` False), the person's own names.
    """
    known = _known(memory, case, record)
    hides_own = redacted and not named
    names = dict.fromkeys(_names(known, redacted=redacted))
    if hides_own:
        names |= dict.fromkeys(known.own)
    spare = (*known.open_names, *(() if hides_own else known.own))
    kept = {_folded(name) for name in spare}
    wanted = [name for name in names if _is_name(name) and _folded(name) not in kept]
    others = spellings_of(memory, wanted, (document.id for document in known.documents))
    own = () if hides_own else known.own
    people = (
        each for name in wanted for form in (name, *others[name]) if _folded(form) not in kept and _is_name(form)
        for each in _protected(form, own, known.open_names)
    )  # fmt: skip
    told = known.documents if redacted else known.hidden
    contacts = (Protected(text=text, shown_as="[…]") for text in dict.fromkeys(contacts_in(told)))
    spelled = dict.fromkeys(people)
    # what is not redacted keeps its own words, and some of them sound like a name
    return (*(spelled if redacted else (replace(each, across=True) for each in spelled)), *contacts)


def _known(memory: Memory, case: CaseFile, record: CaseRecord) -> _Case:
    claims = tuple(weighed.claim for weighed in case.claims)
    documents = tuple(memory.documents[key] for key in dict.fromkeys(claim.passage.document for claim in claims))
    hidden = tuple(each for each in documents if is_hidden(memory, each))
    return _Case(
        memory=memory, documents=documents, claims=claims, hidden=hidden, witnesses=tuple(_classed(memory)),
        own=tuple(dict.fromkeys(name for naming in case.who.namings for name in _spellings(naming))),
        open_names=tuple(each.frame.publisher or "" for each in documents if each not in hidden),
        given_by=tuple(consent.given_by for consent in record.consents),
    )  # fmt: skip


def is_hidden(memory: Memory, document: Document) -> bool:
    """Whether the source of a document must not be named: it is cited otherwise, or its words must stay here."""
    return document.frame.cited_as is not None or class_of_document(memory, document.id) in STAYS


def _classed(memory: Memory) -> Iterator[str]:
    """Yield the names of people of whom somebody said that nothing may tell of them."""
    for subject, word in memory.source.readings.spoken.safekeeping.classings.items():
        naming = memory.namings.get(NamingId(subject)) if word.sensitivity in STAYS else None
        if naming is not None:
            yield from _spellings(naming)


def _names(known: _Case, *, redacted: bool) -> Iterator[str]:
    yield from known.witnesses
    if redacted:
        yield from (
            name for document in known.documents for name in _of_source(document, hidden=document in known.hidden)
        )  # fmt: skip
        yield from _speakers(known.memory, known.claims)
        yield from known.given_by
    else:
        yield from (name for document in known.hidden for name in _of_source(document, hidden=True))


def _protected(name: str, own: tuple[str, ...], open_names: tuple[str, ...]) -> Iterator[Protected]:
    """Yield a name with those of its words that nobody else of the case bears, and initials where they tell them apart.

    A sister bears the name of her brother: her name as a whole is protected, and what is hers alone.
    """
    theirs = [word for each in own for word in fold_words(each)]
    words = tuple(word for word in words_of_name(name, spare=open_names) if not any(are_kin(word, o) for o in theirs))
    yield Protected(text=name, words=words)
    run = fold_words(name)
    initials = {word[0] for word in theirs}
    for place, word in enumerate(run):
        before = run[:place] + run[place + 1 :]
        shared = any(are_kin(word, each) for each in theirs)
        if shared and before and before[0].isalpha() and before[0][0] not in initials:
            yield from (Protected(text=f"{before[0][0]}. {word}"), Protected(text=f"{word} {before[0][0]}."))


def _folded(name: str) -> str:
    return " ".join(fold_words(name))


def _is_name(name: str) -> bool:
    """Whether these words can name somebody: "sister" alone would withhold every sister."""
    return bool(words_of_name(name)) or len(fold_words(name)) > 1


def _spellings(naming: Naming) -> tuple[str, ...]:
    return (naming.name, *(spelling.text for spelling in naming.spellings))


def _of_source(document: Document, *, hidden: bool) -> Iterator[str]:
    """Yield the names of a source who must not be named, and what the file itself says of people."""
    yield from document.people_in_properties
    for each in document.properties:
        if each.sensitive and sum(map(str.isalnum, each.value)) >= SHORTEST_VALUE:
            yield each.value
    if hidden:
        yield from filter(None, (document.frame.author, document.frame.publisher))


def _speakers(memory: Memory, claims: Iterable[Claim]) -> Iterator[str]:
    """Yield the names of those who say something and are neither an authority nor an organisation."""
    for claim in claims:
        name = claim.speaker.name if claim.speaker else ""
        if not name or is_official(name):
            continue
        naming = memory.namings.get(naming_id(claim.passage.document, name))
        is_body = naming is not None and naming.sort in BODIES
        if not is_body and (find_role(name) or words_of_name(name)):
            yield from _spellings(naming) if naming else (name,)


def contacts_in(documents: Iterable[Document]) -> Iterator[str]:
    """Yield the addresses and telephone numbers that stand in these documents."""
    for document in documents:
        yield from EMAIL.findall(document.text)
        for found in PHONE.findall(document.text):
            digits = sum(letter.isdecimal() for letter in found)
            if FEWEST_DIGITS <= digits <= MOST_DIGITS and not DAY.fullmatch(found.strip()):
                yield found.strip()
