"""The names that a document uses for persons, bodies and groups, with one place for each spelling."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.model import Claim, Document, Mention, Naming, Sort, Stretch
from habeas.propose.cast import FIRST_PERSON, Cast
from habeas.propose.words import read_words

DESCRIBING = ("the ", "a ", "an ", "his ", "her ", "their ", "my ", "our ", "its ", "this ", "that ")


def namings_of(document: Document, cast: Cast, claims: Iterable[Claim]) -> tuple[Naming, ...]:
    """Return a naming for each person, body and group, and for everyone else whom a claim concerns."""
    found: dict[str, Naming] = {}
    for entity in cast.entities:
        if entity.sort is not Sort.PLACE and entity.mentions:
            found.setdefault(
                entity.name,
                Naming(document=document.id, name=entity.name, sort=entity.sort,
                       spellings=_spellings(entity.name, entity.mentions)),
            )  # fmt: skip
    for claim in claims:
        for mention in (claim.subject, claim.speaker, *claim.agents):
            if mention is not None and mention.name not in found:
                sort = _sort_of(mention, cast)
                found[mention.name] = Naming(
                    document=document.id, name=mention.name, sort=sort, spellings=(_stretch(mention),)
                )
    return tuple(sorted(found.values(), key=lambda naming: (naming.spellings[0].start, naming.name)))


def _spellings(name: str, mentions: Iterable[Mention]) -> tuple[Stretch, ...]:
    """Return one place for each form of the name, fullest first; pronouns and descriptions are no spellings."""
    forms: dict[str, Mention] = {}
    ordered = list(mentions)
    for mention in ordered:
        lower = mention.text.lower()
        if lower not in read_words().pronouns and not lower.startswith(DESCRIBING):
            forms.setdefault(mention.text, mention)
    chosen = sorted(forms.values(), key=lambda m: (m.text != name, -len(m.text), m.start)) or ordered[:1]
    return tuple(_stretch(mention) for mention in chosen)


def _stretch(mention: Mention) -> Stretch:
    return Stretch(start=mention.start, end=mention.end, text=mention.text)


def _sort_of(mention: Mention, cast: Cast) -> Sort:
    """Return what an unnamed subject is: several are a group, one is left open; never an invented person."""
    entity = cast.entity_of(mention)
    if entity is not None:
        return entity.sort
    words = mention.text.lower().split(" of ")[0].split()
    last = words[-1] if words else ""
    known = read_words()
    if last in known.authorities:
        return Sort.ORGANISATION
    if mention.text[:1].isupper() and mention.text.count(" ") in (1, 2, 3) and mention.text.istitle():
        return Sort.UNKNOWN
    plural = last.endswith("s") or last in ("people", "men", "women", "children", "they", "them", "we", "us", "dozens")
    return Sort.GROUP if plural and last not in FIRST_PERSON - {"we", "us"} else Sort.UNKNOWN
