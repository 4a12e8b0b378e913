"""How well a fact is supported, in words of the interface: counts of independent sources, and who denies it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from habeas.model import Backing, CaseFile, Chain, DocumentId, Fact, Root, Support
from habeas.web.cases.citing import Documents, cite, quote_each
from habeas.web.chrome.quoting import Quoted

MOST_ROOTS = 12
MOST_WAYS = 4  # by which the words of one root came to us
MOST_QUOTES = 3  # of one who denies
ORDER = (Support.DENIED, Support.CONTESTED, Support.CORROBORATED, Support.SINGLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What stands beside a fact on the page of its case; ``style`` is a class of the style sheet."""

    says: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One root, and the ways by which its words came; each way is the names of its bearers, the root first."""

    name: str
    ways: tuple[tuple[str, ...], ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """Who denies a fact, in the denier's own words."""

    who: str
    is_official: bool
    quotes: tuple[Quoted, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Backed:
    """One fact with who stands behind it."""

    fact: Fact
    backing: Backing
    says: str
    origins: tuple[Origin, ...]
    more: int
    denials: tuple[Denied, ...]


def say_roots(backing: Backing) -> str:
    """Say how many independent sources tell of a fact, and never more than is known."""
    if backing.at_least == backing.at_most == 1:
        return str(_("one source"))
    if backing.at_least == backing.at_most:
        says = ngettext("%(count)s independent source", "%(count)s independent sources", backing.at_least)
        return str(says % {"count": backing.at_least})
    says = _("%(least)s to %(most)s independent sources")
    return str(says % {"least": backing.at_least, "most": backing.at_most})


def mark_of(backing: Backing | None) -> Mark | None:
    """Return the mark of a fact; None where nothing stands behind it."""
    if backing is None or not backing.roots:
        return None
    if backing.support is Support.DENIED and backing.denials:
        says = _("denied by %(name)s") % {"name": f"\u2068{backing.denials[0].who}\u2069"}
        return Mark(says=f"{says} · {say_roots(backing)}", style="clash")
    return Mark(says=say_roots(backing), style="corroborated" if backing.at_least > 1 else "single")


def backed_facts(case: CaseFile) -> tuple[tuple[Fact, Backing], ...]:
    """Return the facts of a case with their backing: denied ones first, then contested, corroborated, of one source."""
    known = {backing.fact: backing for backing in case.backings}
    pairs = [(fact, known[fact.id]) for fact in case.facts if fact.id in known and known[fact.id].roots]
    return tuple(sorted(pairs, key=lambda pair: ORDER.index(pair[1].support)))


def show_backed(case: CaseFile, fact: Fact, backing: Backing, documents: Documents) -> Backed:
    """Return one fact ready to show."""
    weighed = {each.claim.id: each for each in case.claims}
    denials = tuple(
        Denied(
            who=each.who,
            is_official=each.is_official,
            quotes=quote_each([weighed[claim] for claim in each.claims[:MOST_QUOTES]], documents),
            more=max(0, len(each.claims) - MOST_QUOTES),
        )
        for each in backing.denials
    )
    return Backed(
        fact=fact,
        backing=backing,
        says=say_roots(backing),
        origins=tuple(_origin(root, documents) for root in backing.roots[:MOST_ROOTS]),
        more=max(0, len(backing.roots) - MOST_ROOTS),
        denials=denials,
    )


def _origin(root: Root, documents: Documents) -> Origin:
    ways = tuple(dict.fromkeys(_way(chain, documents) for chain in root.chains))
    return Origin(name=root.name, ways=ways[:MOST_WAYS], more=max(0, len(ways) - MOST_WAYS))


def _way(chain: Chain, documents: Documents) -> tuple[str, ...]:
    """Return the bearers of some words; a document as it may be named."""
    return tuple(
        " · ".join(cite(documents.get(link.document), link.document)) if link.document else link.name
        for link in chain.links
    )


def count_supports(facts: Sequence[tuple[Fact, Backing]]) -> tuple[tuple[Support, int], ...]:
    """Return how many facts are supported how well, weightiest first, those that do not occur left out."""
    found = [(support, sum(backing.support is support for _, backing in facts)) for support in ORDER]
    return tuple(pair for pair in found if pair[1])


def cite_line(document: DocumentId, documents: Documents) -> str:
    """Return on one line which document it is."""
    return " · ".join(cite(documents.get(document), document))
