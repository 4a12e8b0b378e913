"""Finding people by any spelling of their names: by its letters, then by how it sounds in whichever script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from habeas.casework.excerpts import Because, Excerpt, Stretch, Why, excerpt, mark_all, told_once
from habeas.casework.hits import Asked, Group, Hit, Thing
from habeas.casework.indexing import spellings_of
from habeas.casework.view import CaseLine, View
from habeas.errors import NotFound
from habeas.ledger.search import Index
from habeas.model import Naming, NamingId, script_of
from habeas.model.folding import fold
from habeas.model.query import Query, Wanted
from habeas.model.romanising import sounds_of
from habeas.model.variants import exactly

NAMES_LOOKED_AT = 200
_TRIED = 4  # combinations of keys, where a name may be read in two ways
Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    naming: Naming
    excerpt: Excerpt
    why: tuple[Why, ...]


def find_people(index: Index, view: View, query: Query, asked: Asked) -> Group:
    """Return those whose names have the words, those with a case first; then those whose names sound like them."""
    matches = [*_by_letters(index, view, query), *([] if query.exact else _by_sound(index, view, query))]
    hits = _one_each(matches, view)
    first = asked.after
    further = first + asked.limit if len(hits) > first + asked.limit else None
    is_capped = len(matches) >= NAMES_LOOKED_AT
    shown = tuple(hits[first : first + asked.limit])
    return Group(kind=Thing.PERSON, hits=shown, total=len(hits), is_capped=is_capped, further=further)


def _by_letters(index: Index, view: View, query: Query) -> Iterator[_Match]:
    for place in index.find("person", query.wanted, limit=NAMES_LOOKED_AT):
        naming = view.namings.get(NamingId(place.id))
        for spelling in spellings_of(naming) if naming else ():
            found = excerpt([Stretch(text=spelling)], query)
            if naming and found:
                yield _Match(naming, found[0][0], found[1])
                break


def _by_sound(index: Index, view: View, query: Query) -> Iterator[_Match]:
    words = [word for wanted in query.wanted for word in wanted.written]
    keys = [_keys_of(word) for word in words]
    if not all(keys):
        return
    for combination in islice(product(*keys), _TRIED):
        wanted = [Wanted(words=(key,), written=(key,), beginning=False) for key in dict.fromkeys(combination)]
        for place in index.find("sound", wanted, limit=NAMES_LOOKED_AT):
            naming = view.namings.get(NamingId(place.id))
            if naming and (match := _match(naming, words, keys)):
                yield match


def _match(naming: Naming, words: Sequence[str], keys: Sequence[Keys]) -> _Match | None:
    """Return the first spelling that has a word for each that is asked for."""
    for spelling in spellings_of(naming):
        tokens = list(zip(fold(spelling), sounds_of(spelling), strict=True))
        heard = [next((token for token, sounds in tokens if set(sounds) & set(asked)), None) for asked in keys]
        rows = [token for token in heard if token]
        if len(rows) == len(keys):
            pairs = ((word, spelling[token.start : token.end]) for word, token in zip(words, rows, strict=True))
            why = told_once(_why(word, found) for word, found in pairs if exactly(word) != exactly(found))
            return _Match(naming, mark_all(Stretch(text=spelling), [(token,) for token in rows]), why)
    return None


def _why(asked: str, found: str) -> Why:
    code = Because.SPELLING if script_of(asked) is script_of(found) else Because.SCRIPT
    return Why(code=code, asked=asked, found=found)


def _keys_of(word: str) -> Keys:
    return next(iter(sounds_of(word)), ())


def _one_each(matches: Sequence[_Match], view: View) -> list[Hit]:
    """Return one hit for each person; of names without a case, one for all that are spelled the same."""
    by_person: dict[str, list[_Match]] = {}
    lines: dict[str, CaseLine | None] = {}
    for match in matches:
        line = _line(view, match.naming)
        person = line.id if line else f"{match.naming.sort} {match.naming.name}"
        lines.setdefault(person, line)
        by_person.setdefault(person, []).append(match)
    hits = [_hit(group, lines[person], view) for person, group in by_person.items()]
    return sorted(hits, key=lambda hit: (_is_by_sound(hit), -(hit.case.claims if hit.case else 0)))


def _hit(matches: Sequence[_Match], line: CaseLine | None, view: View) -> Hit:
    best = matches[0]
    naming = best.naming
    language = view.documents[naming.document].language if naming.document in view.documents else "und"
    return Hit(
        kind=Thing.PERSON, id=naming.id, title=line.name if line else naming.name,
        language=None if language == "und" else language, excerpts=(best.excerpt,), why=best.why,
        document=naming.document, case=line, naming=naming,
        documents=line.documents if line else len({match.naming.document for match in matches}),
    )  # fmt: skip


def _is_by_sound(hit: Hit) -> bool:
    return any(why.code in (Because.SCRIPT, Because.SPELLING) for why in hit.why)


def _line(view: View, naming: Naming) -> CaseLine | None:
    """Return the case of a name, or None where no source tells an event of it."""
    try:
        return view.case_line(naming.id)
    except NotFound:
        return None
