"""Which names are one person or body: the connected components of what people judged to be the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.model import Claim, Identity, Judgement, Naming, NamingId, Sameness, Sort, Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One identity, and the judgements that say "different" of two names within it."""

    identity: Identity
    contradicted_by: tuple[Judgement, ...]

    @property
    def members(self) -> frozenset[NamingId]:
        """The ids of its names."""
        return frozenset(naming.id for naming in self.identity.namings)


def latest_judgements(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Return the last word on each pair that was not taken back; of two at the same second, the later in the ledger."""
    last: dict[frozenset[NamingId], tuple[tuple[str, int], Judgement]] = {}
    for place, judgement in enumerate(judgements):
        pair = frozenset((judgement.left, judgement.right))
        moment = (judgement.at, place)
        if pair not in last or last[pair][0] <= moment:
            last[pair] = (moment, judgement)
    standing = (word for _, word in last.values() if word.sameness is not Sameness.RETRACT)
    return tuple(sorted(standing, key=lambda word: (word.at, word.left, word.right)))


def known_namings(namings: Iterable[Naming], claims: Iterable[Claim]) -> dict[NamingId, Naming]:
    """Return every name by id; a subject that a person typed in and no reading found is a name too."""
    known: dict[NamingId, Naming] = {}
    for naming in sorted(namings, key=lambda each: (each.id, -len(each.spellings), str(each.spellings))):
        known.setdefault(naming.id, naming)
    missing: dict[NamingId, set[tuple[int, int, str]]] = defaultdict(set)
    named: dict[NamingId, Claim] = {}
    for claim in claims:
        if claim.subject and (wanted := claim.subject_naming) and wanted not in known:
            missing[wanted].add((claim.subject.start, claim.subject.end, claim.subject.text))
            named[wanted] = claim
    for wanted, places in missing.items():
        claim = named[wanted]
        spellings = tuple(Stretch(start=start, end=end, text=text) for start, end, text in sorted(places))
        name = claim.subject.name if claim.subject else ""
        known[wanted] = Naming(
            document=claim.passage.document, name=name, sort=Sort.PERSON, spellings=spellings[:1]
        )  # fmt: skip
    return known


def find_components(known: dict[NamingId, Naming], judgements: tuple[Judgement, ...]) -> tuple[Component, ...]:
    """Return every identity; names that nobody judged stand alone."""
    groups = _Groups()
    for known_id in known:
        groups.add(known_id)
    for judgement in judgements:
        if judgement.sameness == Sameness.SAME:
            groups.join(judgement.left, judgement.right)
    within: dict[NamingId, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        for root in sorted({groups.root(judgement.left), groups.root(judgement.right)}):
            within[root].append(judgement)
    members: dict[NamingId, list[Naming]] = defaultdict(list)
    for naming in sorted(known.values(), key=lambda each: each.id):
        members[groups.root(naming.id)].append(naming)
    return tuple(
        _component(namings, within.get(root, []), groups) for root, namings in sorted(members.items())
    )  # fmt: skip


def _component(namings: list[Naming], judgements: list[Judgement], groups: _Groups) -> Component:
    sorts = Counter(naming.sort for naming in namings)
    sort = Sort.PERSON if sorts[Sort.PERSON] else min(sorts, key=lambda each: (-sorts[each], each))
    identity = Identity(
        sort=sort,
        name=min((naming.name for naming in namings), key=lambda name: (-len(name), name)),
        namings=tuple(namings),
        judgements=tuple(judgements),
    )
    broken = (
        judgement for judgement in judgements
        if judgement.sameness == Sameness.DIFFERENT and groups.root(judgement.left) == groups.root(judgement.right)
    )  # fmt: skip
    return Component(identity=identity, contradicted_by=tuple(broken))


class _Groups:
    """Disjoint sets whose root is the smallest id, so that the order of joining never shows."""

    def __init__(self) -> None:
        self._above: dict[NamingId, NamingId] = {}

    def add(self, naming: NamingId) -> None:
        """Know this name, alone at first."""
        self._above.setdefault(naming, naming)

    def root(self, naming: NamingId) -> NamingId:
        """The smallest id of its group."""
        self.add(naming)
        while self._above[naming] != naming:
            self._above[naming] = self._above[self._above[naming]]
            naming = self._above[naming]
        return naming

    def join(self, left: NamingId, right: NamingId) -> None:
        """Make two groups one."""
        low, high = sorted((self.root(left), self.root(right)))
        self._above[high] = low
