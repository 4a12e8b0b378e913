"""The legal side of a case put together: charges, hearings, orders, conditions, remedies, counsel, and who else.

What the person did or said stands apart from what they were charged with: the one is told of a life, the other is an
authority's word on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from habeas.model import Activity, Attribute, NamingId, Process
from habeas.reconcile.charges import find_charges
from habeas.reconcile.conditions import find_conditions
from habeas.reconcile.groups import Company, find_groups
from habeas.reconcile.hearings import find_access, find_hearings
from habeas.reconcile.lexicon import load_lexicon
from habeas.reconcile.material import Material, agents_with, find_named, happened, name_parts
from habeas.reconcile.recourse import find_orders, find_remedies
from habeas.reconcile.told import Told

OFFICES = ("court", "judge", "prosecutor", "counsel")
_ACTIVITY = (Attribute.IMPUGNED_ACTIVITY, Attribute.REASON_GIVEN)


def find_process(material: Material, own: NamingId, company: Company) -> Process:
    """Return the legal side of one person's case."""
    named: dict[str, list[tuple[str, Told]]] = {office: [] for office in OFFICES}
    for office, name, told in material.in_documents("offices", _offices):
        named[office].append((name, told))
    return Process(
        charges=find_charges(material), hearings=find_hearings(material), orders=find_orders(material),
        conditions=find_conditions(
            material.facts, material.episodes, material.told, material.setting.last, material.work
        ),
        remedies=find_remedies(material),
        courts=name_parts([*_given(material, Attribute.COURT), *named["court"]]), judges=name_parts(named["judge"]),
        prosecutors=name_parts(named["prosecutor"]),
        counsel=name_parts([*_given(material, Attribute.LAWYER), *named["counsel"]]),
        counsel_access=find_access(material), activity=_activity(material),
        groups=find_groups(material, own, company),
    )  # fmt: skip


def _offices(told: Sequence[Told]) -> tuple[tuple[str, str, Told], ...]:
    """Return whom these claims name as a court, a judge, a prosecutor or counsel."""
    names, words, said = load_lexicon().names, load_lexicon().words, happened(told)
    of_law = [each for each in said if each.claim.predicate in _of_law()]
    found = {
        "court": [*agents_with(words.court, of_law), *find_named(names.court, of_law)],
        "judge": find_named(names.judge, said), "prosecutor": find_named(names.prosecutor, said),
        "counsel": find_named(names.counsel, said),
    }  # fmt: skip
    return tuple((office, name, each) for office in OFFICES for name, each in found[office])


@lru_cache(maxsize=1)
def _of_law() -> frozenset[str]:
    """The kinds of event in which a court acts."""
    kinds = load_lexicon().kinds
    return frozenset(
        (
            *load_lexicon().steps,
            *kinds.hearings,
            *kinds.of_hearings,
            *kinds.orders,
            *kinds.proceeding,
            "fine",
            "release",
        )
    )


def _given(material: Material, attribute: Attribute) -> list:  # type: ignore[type-arg]
    return [(fact.value or "", each) for fact, told in material.given(attribute) for each in told]


def _activity(material: Material) -> tuple[Activity, ...]:
    """Return what the person did or said: values that sources give, and sentences that tell a reason without one."""
    found = [
        Activity(as_written=fact.value or "", claims=tuple(each.id for each in told), fact=fact.id)
        for attribute in _ACTIVITY for fact, told in material.given(attribute)
    ]  # fmt: skip
    by_words: dict[str, list[str]] = {}
    for each in happened(each for each in material.told if each.claim.predicate in _ACTIVITY):
        if not each.claim.value:
            by_words.setdefault(each.claim.passage.quote, []).append(each.id)
    found += [Activity(as_written=quote, claims=tuple(claims)) for quote, claims in by_words.items()]  # type: ignore[arg-type]
    return tuple(found)
