"""Who was taken, held, tried or let go together: told by the same words of one source, or named after "together with".

Nothing is said of anybody else's case here: a group names the others, and each of them has a status of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from habeas.model import Amount, Claim, DocumentId, Fact, Group, Kind, NamingId
from habeas.reconcile.lexicon import load_lexicon, pattern_of
from habeas.reconcile.material import Material
from habeas.reconcile.told import Event, Told, strongest_told

AFTER = 120  # characters after "together with" in which the others are named
SHORTEST = 3  # letters of a name that is looked for
Words = tuple[DocumentId, int, int, Kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Whom the documents tell of in the same words, and whom they name; by the smallest name of each identity."""

    told_of: Mapping[Words, tuple[NamingId, ...]] = field(default_factory=dict)
    named: Mapping[DocumentId, tuple[tuple[str, NamingId], ...]] = field(default_factory=dict)  # longest name first


ALONE = Company()


def words_of(claim: Claim) -> Words | None:
    """Return the words that tell of an event which may befall several at once, or None."""
    if claim.trigger is None or claim.predicate not in load_lexicon().kinds.grouped:
        return None
    if not claim.modality.says_it_happened:
        return None
    return claim.passage.document, claim.trigger.start, claim.trigger.end, Kind(claim.predicate)


def company_of(
    told_of: Iterable[tuple[NamingId, Claim]], named: Iterable[tuple[DocumentId, str, NamingId]]
) -> Company:  # fmt: skip
    """Return who is told of together; each claim with the identity that it is about, each name with its own."""
    found: dict[Words, dict[NamingId, None]] = {}
    for root, claim in told_of:
        if words := words_of(claim):
            found.setdefault(words, {})[root] = None
    names: dict[DocumentId, set[tuple[str, NamingId]]] = {}
    for document, name, root in named:
        if len(name) >= SHORTEST:
            names.setdefault(document, set()).add((name, root))
    return Company(
        told_of={words: tuple(sorted(roots)) for words, roots in found.items() if len(roots) > 1},
        named={key: tuple(sorted(each, key=lambda pair: (-len(pair[0]), *pair))) for key, each in names.items()},
    )  # fmt: skip


def find_groups(material: Material, own: NamingId, company: Company) -> tuple[Group, ...]:
    """Return every event that befell others with this person, in the order of the facts."""
    pairs = tuple(material.of(load_lexicon().kinds.grouped))
    return material.work.step("groups", _find_groups, pairs, own, (company,))


def _find_groups(
    pairs: Sequence[tuple[Fact, Event]], own: NamingId, companies: tuple[Company, ...]
) -> tuple[Group, ...]:  # fmt: skip
    groups, company = [], companies[0]
    for fact, event in pairs:
        others: dict[NamingId, None] = {}
        claims: list[Told] = []
        counted: str | None = None
        for each in strongest_told(event.told):
            beside = [*_in_same_words(each, company), *_named_with(each, company)]
            number = next((amount for amount in each.claim.amounts if _is_count(amount)), None)
            if number or any(root != own for root in beside):
                claims.append(each)
                others |= dict.fromkeys(root for root in beside if root != own)
                counted = counted or (number.text if number else None)
        if claims:
            groups.append(
                Group(fact=fact.id, claims=tuple(one.id for one in claims), others=tuple(others), counted=counted)
            )  # fmt: skip
    return tuple(groups)


def _is_count(amount: Amount) -> bool:
    return amount.unit == "person" and amount.value not in ("0", "1")


def _in_same_words(told: Told, company: Company) -> Sequence[NamingId]:
    words = words_of(told.claim)
    return company.told_of.get(words, ()) if words else ()


def _named_with(told: Told, company: Company) -> Iterable[NamingId]:
    """Yield those whose names stand right after "together with" and the like, up to the end of the clause."""
    names = company.named.get(told.claim.passage.document, ())
    if not names:
        return
    quote = told.claim.passage.quote
    for match in pattern_of(load_lexicon().words.together).finditer(quote):
        rest = quote[match.end() : match.end() + AFTER]
        ends = [place for sign in ".;。；" if (place := rest.find(sign)) >= 0]
        rest = rest[: min(ends, default=len(rest))]
        for name, root in names:
            if name in rest:
                yield root
                rest = rest.replace(name, " " * len(name))  # a shorter name within it is not another person's
