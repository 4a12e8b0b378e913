"""Whose names and which words a redacted filing of a case must not show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from habeas.casework.memory import Memory
from habeas.model import Audience, CaseFile, CaseRecord, Claim, Document, Naming, Petition, Sort, naming_id
from habeas.model.folding import fold_words
from habeas.model.seeking import Protected, words_of_name
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


def protected_of(memory: Memory, case: CaseFile, record: CaseRecord, made: Petition) -> tuple[Protected, ...]:
    """Return what a redacted filing of this case withholds.

    Sources that are cited without their name; what files say of those who made them; people who speak in the
    sources and stand for no authority or organisation; those who gave consent; addresses and telephone numbers. A
    text for the public, or one whose reader must not learn the name, withholds the person's own names too.
    """
    own = tuple(dict.fromkeys(name for naming in case.who.namings for name in _spellings(naming)))
    claims = [weighed.claim for weighed in case.claims]
    documents = [memory.documents[key] for key in dict.fromkeys(claim.passage.document for claim in claims)]
    open_names = [document.frame.publisher or "" for document in documents if document.frame.cited_as is None]
    hides_own = made.audience in WITHOUT_THE_NAME
    spare = (*open_names, *(() if hides_own else own))
    names = [
        *(name for document in documents for name in _of_source(document)),
        *_speakers(memory, claims),
        *(consent.given_by for consent in record.consents),
        *(own if hides_own else ()),
    ]
    kept = {_folded(name) for name in spare}
    wanted = (name for name in dict.fromkeys(names) if _is_name(name) and _folded(name) not in kept)
    people = tuple(Protected(text=name, words=words_of_name(name, spare=spare)) for name in wanted)
    return (*people, *(Protected(text=text, shown_as="[…]") for text in dict.fromkeys(_contacts(documents))))


def _folded(name: str) -> str:
    return " ".join(fold_words(name))


def _is_name(name: str) -> bool:
    """Whether these words can name somebody: "sister" alone would withhold every sister."""
    return bool(words_of_name(name)) or len(fold_words(name)) > 1


def _spellings(naming: Naming) -> tuple[str, ...]:
    return (naming.name, *(spelling.text for spelling in naming.spellings))


def _of_source(document: Document) -> Iterator[str]:
    """Yield the names of a source who must not be named, and what the file itself says of people."""
    yield from document.people_in_properties
    for each in document.properties:
        if each.sensitive and sum(map(str.isalnum, each.value)) >= SHORTEST_VALUE:
            yield each.value
    if document.frame.cited_as is not None:
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


def _contacts(documents: Iterable[Document]) -> Iterator[str]:
    for document in documents:
        yield from EMAIL.findall(document.text)
        for found in PHONE.findall(document.text):
            digits = sum(letter.isdecimal() for letter in found)
            if FEWEST_DIGITS <= digits <= MOST_DIGITS and not DAY.fullmatch(found.strip()):
                yield found.strip()
