"""Who stands behind each fact: the chains of its claims back to their roots, and how many roots are independent.

The rules of what is one root:

- A claim that names who said it has that speaker for its root, whoever prints it: two newspapers that quote one lawyer
  are one root, and so are they with the lawyer's own publication. What the person says of herself has her for a root.
- A claim that names nobody, or nobody in particular ("activists", "sources", by ``roots.toml``), has for its root who
  publishes the document; where that is not known its author, and else the document itself.
- Where a person decided that the document derives from another, the way goes up to the original. If everything that the
  original says of the fact is somebody's word, that somebody is the root; otherwise who publishes the original.
- Names are one that differ only in capitals, accents and the like, and those of one identity by people's judgements.
- "His lawyer" and "the family" without a name are roots of their own document: two of them may be two people.

``at_most`` counts these roots. ``at_least`` counts what is left when everything that may be one is one: lawyers without
a name, families, a document that tells a fact itself with those whom it quotes for it, and all documents that may be
copies of each other, of which the one with most roots counts for all. Nothing that nobody decided bears on an accepted
fact: its roots are those of its accepted claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from habeas.model import (
    Backing,
    Chain,
    ClaimId,
    Conflict,
    Document,
    DocumentId,
    Fact,
    Identity,
    Link,
    Root,
    Standing,
    Through,
)
from habeas.model.folding import fold_words
from habeas.model.ids import digest_id
from habeas.reconcile.denials import find_denials, find_support
from habeas.reconcile.descents import Descents
from habeas.reconcile.told import Told
from habeas.reconcile.voices import find_role, is_vague
from habeas.reconcile.workings import Workings


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What roots are found from, beside the claims."""

    documents: Mapping[DocumentId, Document]
    descents: Descents
    identities: Sequence[Identity]  # of the case: the person, and the persons and bodies that its claims name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """Where the claims of one speaker in one document come from; ``base`` is the document that the root speaks in."""

    key: str
    name: str = field(repr=False)
    base: DocumentId
    role: str | None
    links: tuple[Link, ...]


def back(
    facts: Sequence[Fact],
    told: Iterable[Told],
    conflicts: Iterable[Conflict],
    grounds: Grounds,
    work: Workings | None = None,
) -> tuple[Backing, ...]:
    """Return who stands behind each fact, in the order of the facts."""
    work = work or Workings()
    same = work.step("same names", _same_names, tuple(grounds.identities))
    backer = _Backer({each.id: each for each in told}, grounds, same)
    concerning: dict[str, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        for fact in conflict.facts:
            concerning[fact].append(conflict)
    return tuple(
        work.step(
            ("backing", fact.id), backer.back, fact, of, backer.rests_on(fact, of), grounds.documents, grounds.descents,
            same,
        )
        for fact in facts for of in [tuple(concerning.get(fact.id, ()))]
    )  # fmt: skip


class _Backer:
    """The claims of one case with what their roots are found from."""

    def __init__(self, told: Mapping[ClaimId, Told], grounds: Grounds, same: Mapping[str, str]) -> None:
        self._told = told
        self._documents, self._descents = grounds.documents, grounds.descents
        self._same = same
        self._known: dict[tuple[DocumentId, str | None], _Source] = {}
        self._keys: dict[str, str] = {}

    def rests_on(self, fact: Fact, conflicts: Iterable[Conflict]) -> tuple[Told, ...]:
        """Return the claims that the backing of a fact is found from."""
        sides = (side.claims for conflict in conflicts for side in conflict.sides)
        return tuple(self._find(chain(fact.supporting, fact.dissenting, *sides)))

    def back(self, fact: Fact, conflicts: Sequence[Conflict], *_: object) -> Backing:
        """Return who stands behind one fact; what else is given is what it is found from."""
        claims = self._weighty(fact.standing, fact.supporting)
        origins = self._origins(claims)
        groups: dict[str, list[tuple[ClaimId, _Source]]] = defaultdict(list)
        for claim, source in origins:
            groups[source.key].append((claim, source))
        denials = find_denials(self._find(fact.dissenting), self._documents, self._key_of)
        at_least = self._count_apart({id(source): source for _, source in origins}.values())
        support = find_support(
            denied=bool(self._weighty(fact.standing, fact.dissenting)),
            contested=any(self._weighs(conflict, fact) for conflict in conflicts),
            at_least=at_least,
        )
        return Backing(
            fact=fact.id, support=support, roots=tuple(_root(key, groups[key]) for key in sorted(groups)),
            at_least=at_least, at_most=len(groups), denials=denials, conflicts=tuple(each.id for each in conflicts),
        )  # fmt: skip

    def _find(self, claims: Iterable[ClaimId]) -> list[Told]:
        return [self._told[claim] for claim in claims if claim in self._told]

    def _weighty(self, standing: Standing, claims: Iterable[ClaimId]) -> list[Told]:
        """Return those of the claims that count for a fact of this standing."""
        found = self._find(claims)
        return [each for each in found if standing is not Standing.ACCEPTED or each.standing is Standing.ACCEPTED]

    def _weighs(self, conflict: Conflict, fact: Fact) -> bool:
        """Whether sources that count for the fact contradict each other here; denials are counted apart."""
        sides = [self._weighty(fact.standing, side.claims) for side in conflict.sides]
        against = {each.id for each in self._find(fact.dissenting)}
        telling = [side for side in sides if any(each.id not in against for each in side)]
        return len(telling) > 1

    def _origins(self, claims: Sequence[Told]) -> list[tuple[ClaimId, _Source]]:
        """Return where each of the claims for a fact comes from."""
        by_document: dict[DocumentId, list[Told]] = defaultdict(list)
        for each in claims:
            by_document[each.claim.passage.document].append(each)
        return [(each.id, self._origin(each, by_document)) for each in claims]

    def _origin(self, told: Told, by_document: Mapping[DocumentId, Sequence[Told]]) -> _Source:
        """Return where a claim comes from; where nobody said that its document repeats another, that is always so."""
        document, voice = told.claim.passage.document, _voice(told)
        if document in self._descents.sources:
            way = self._descents.way_up(document, by_document.keys())
            return self._source(way, voice, voice or self._voice_above(way, by_document))
        if (document, voice) not in self._known:
            self._known[document, voice] = self._source((document,), voice, voice)
        return self._known[document, voice]

    def _source(self, way: Sequence[DocumentId], voice: str | None, first: str | None) -> _Source:
        """Return where words come from; ``first`` is who said them, ``voice`` whom the document in hand names."""
        document, base = way[0], way[0] if voice else way[-1]
        links = [] if first is None else [Link(through=Through.SPEAKER, name=first)]
        links += (Link(through=Through.DERIVES, name=self._name(each), document=each) for each in reversed(way[1:]))
        through = Through.PUBLISHER if self._publisher(document) else Through.DOCUMENT
        links.append(Link(through=through, name=self._name(document), document=document))
        role = find_role(first) if first else None
        if first is None:
            key = self._key_of_document(base)
        else:
            key = f"role {role} of {base}" if role else self._key_of(first)
        return _Source(key=key, name=first or self._name(base), base=base, role=role, links=tuple(links))

    def _voice_above(self, way: Sequence[DocumentId], by_document: Mapping[DocumentId, Sequence[Told]]) -> str | None:
        """Return whose word the fact is in the original, where all that it says of it is somebody's."""
        if len(way) < 2:
            return None
        voices = [_voice(each) for each in by_document.get(way[-1], ())]
        named = [voice for voice in voices if voice]
        return min(named, key=self._key_of) if named and len(named) == len(voices) else None

    def _key_of(self, name: str) -> str:
        if name not in self._keys:
            folded = " ".join(fold_words(name))
            self._keys[name] = f"name {self._same.get(folded, folded)}"
        return self._keys[name]

    def _key_of_document(self, document: DocumentId) -> str:
        name = self._publisher(document)
        return self._key_of(name) if name else f"document {document}"

    def _publisher(self, document: DocumentId) -> str | None:
        """Return who published a document, or where that is not known who wrote it."""
        known = self._documents.get(document)
        return (known.frame.publisher or known.frame.author) if known else None

    def _name(self, document: DocumentId) -> str:
        """Return how a document is called; a source who must not be named only as people chose to cite it."""
        known = self._documents.get(document)
        if known is None:
            return document
        frame = known.frame
        return frame.cited_as or frame.publisher or frame.author or frame.title or frame.index or document

    def _count_apart(self, origins: Collection[_Source]) -> int:
        """Return how many roots are left where everything that may be one is one."""
        joined = _Joined(origin.key for origin in origins)
        roles: dict[str, str] = {}
        for origin in origins:
            if origin.role:
                joined.join(roles.setdefault(origin.role, origin.key), origin.key)
        roots: dict[DocumentId, set[str]] = defaultdict(set)
        voices: dict[DocumentId, set[str]] = defaultdict(set)
        for origin in origins:
            roots[origin.base].add(origin.key)
            if origin.links[0].document is None:
                voices[origin.base].add(origin.key)
        for document, said in voices.items():  # what it tells itself it may know from those whom it quotes
            for own in roots[document] - said:
                joined.join(min(said), own)
        cluster_of = self._descents.clusters(roots)
        clusters: dict[DocumentId, list[DocumentId]] = defaultdict(list)
        for document in sorted(roots, key=lambda each: (-len(roots[each]), each)):
            clusters[cluster_of(document)].append(document)
        for fullest, *others in clusters.values():
            kept = roots[fullest]
            for key in sorted({key for document in others for key in roots[document]} - kept):
                joined.join(min(kept), key)
        return joined.count()


class _Joined:
    """Keys, and which of them are one."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._above = {key: key for key in keys}

    def find(self, key: str) -> str:
        """Return the key that stands for all that are one with this."""
        self._above.setdefault(key, key)
        while self._above[key] != key:
            key = self._above[key]
        return key

    def join(self, left: str, right: str) -> None:
        """Let two keys be one."""
        first, second = sorted((self.find(left), self.find(right)))
        self._above[second] = first

    def count(self) -> int:
        """How many are left."""
        return sum(key == above for key, above in self._above.items())

    def __iter__(self) -> Iterator[str]:
        return iter(self._above)


def _voice(told: Told) -> str | None:
    """Return who is named as having said it, unless that is nobody in particular."""
    speaker = told.claim.speaker
    return speaker.name if speaker and not is_vague(speaker.name) else None


def _same_names(identities: Collection[Identity]) -> dict[str, str]:
    """Return for each folded name of an identity the one that stands for all its names."""
    joined = _Joined(())
    for identity in identities:
        names = [" ".join(fold_words(naming.name)) for naming in identity.namings]
        for name in names:
            joined.join(names[0], name)
    return {name: joined.find(name) for name in joined}


def _root(key: str, origins: Sequence[tuple[ClaimId, _Source]]) -> Root:
    """Return one root under its fullest name."""
    name = min({source.name for _, source in origins}, key=lambda each: (-len(each), each))
    by_claim = sorted(origins, key=lambda origin: origin[0])
    chains = tuple([Chain(claim=claim, links=source.links) for claim, source in by_claim])
    return Root(key=digest_id("rot", key), name=name, chains=chains)
