"""Orders by which somebody is held or held for longer, and what was tried against it all."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.model import Answer, Attribute, Fact, Kind, Order, Part, Remedy, Span, When
from habeas.reconcile.conditions import count_from, terms_of
from habeas.reconcile.lexicon import Term, find_terms, has, load_lexicon
from habeas.reconcile.material import (
    Material,
    find_named,
    happened,
    name_parts,
    said_in,
    weigh_answer,
)
from habeas.reconcile.told import Event, Told, strongest_told

_UNDOES = (Kind.RELEASE, Kind.CHARGES_DROPPED, Kind.ACQUITTAL, Kind.BAIL)


def find_orders(material: Material) -> tuple[Order, ...]:
    """Return every order that a person be arrested or held, or held for longer."""
    given = tuple((fact.value, tuple(told)) for fact, told in material.given(Attribute.ORDERING_AUTHORITY))
    return tuple(
        material.work.step(("order", fact.id), _order, fact, event, given)
        for fact, event in material.of(load_lexicon().kinds.orders)
    )


_Given = tuple[tuple[str | None, tuple[Told, ...]], ...]


def _order(fact: Fact, event: Event, given: _Given) -> Order:
    weighty = strongest_told(event.told)
    extends = Answer.UNKNOWN
    if said_in(weighty, load_lexicon().words.extends):
        extends = Answer.YES
    elif fact.predicate == Kind.ARREST_WARRANT:
        extends = Answer.NO
    term, span = _length(weighty)
    counted = (
        term and span and fact.when and extends is not Answer.YES
    )  # what is extended ends later, and when is not told
    until = count_from(fact.when, term, span) if counted and term and span and fact.when else None
    return Order(
        fact=fact.id, when=fact.when, by=_by(weighty, given), extends=extends, until=until, length=span,
        claims=tuple(each.id for each in weighty),
    )  # fmt: skip


def _length(told: Sequence[Told]) -> tuple[Term | None, Span | None]:
    """Return for how long, by the first claim that says so."""
    for each in told:
        for term, before in terms_of(each):
            return term, term.span(before)
        quote = each.claim.passage.quote
        for term in find_terms(quote):
            return term, term.span(quote[: term.start])
    return None, None


def _by(told: Sequence[Told], given: _Given) -> tuple[Part, ...]:
    """Return who gave the order: whoever acts in these claims, or the authority that their sentences name."""
    names, places = load_lexicon().names, {each.place for each in told}
    acting = [(mention.name, each) for each in told for mention in each.claim.agents]
    ordering = [(value or "", each) for value, of in given for each in of if each.place in places]
    return name_parts([*acting, *ordering, *find_named(names.court, told), *find_named(names.judge, told)])


def find_remedies(material: Material) -> tuple[Remedy, ...]:
    """Return what was tried, and whether it helped as far as sources tell.

    A release that only came later was not won by an appeal: it counts where one sentence tells of both.
    """
    tried = [(fact, event.told) for fact, event in material.of(load_lexicon().kinds.remedies)]
    tried += [(fact, list(told)) for fact, told in material.given(Attribute.REMEDY_TRIED)]
    refusals = tuple(material.of([Kind.APPEAL_REJECTED])) if tried else ()
    undone = [(each.place, each) for _, event in material.of(_UNDOES) for each in event.told] if tried else []
    remedies = []
    for fact, told in tried:
        places = {each.place for each in told}
        beside = tuple(each for place, each in undone if place in places)
        given = (fact, tuple(told), refusals, beside, len(tried) == 1)
        remedies.append(material.work.step(("remedy", fact.id), _remedy, *given))
    return tuple(remedies)


def _remedy(
    fact: Fact, told: Sequence[Told], refusals: Sequence[tuple[Fact, Event]], beside: Sequence[Told], is_only: bool
) -> Remedy:
    """Return whether a remedy helped; ``beside`` is told in the same sentences of what undoes the deprivation."""
    words, said, places = load_lexicon().words, happened(told), {each.place for each in told}
    refused = [
        each for of, event in refusals
        for may_be in [_follows(of.when, fact.when) or (is_only and not _precedes(of.when, fact.when))]
        for each in happened(event.told) if may_be or each.place in places
    ]  # fmt: skip
    won = [each for each in happened(beside) if not has(words.in_vain, each.claim.passage.quote)]
    granted = said_in(said, words.helped)
    lost = [each for each in said_in(said, words.in_vain) if each not in granted]
    return Remedy(fact=fact.id, when=fact.when, helped=weigh_answer([*granted, *won], [*lost, *refused]))


def _follows(later: When | None, earlier: When | None) -> bool:
    return later is not None and earlier is not None and earlier.before(later) is Answer.YES


def _precedes(earlier: When | None, later: When | None) -> bool:
    return _follows(later, earlier)
