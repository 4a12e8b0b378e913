"""Who is one person by people's judgements, kept judgement by judgement: only what one touches is found anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from habeas.model import DocumentId, Judgement, Naming, NamingId, Sameness, Sort
from habeas.reconcile.identity import Component, find_components, latest_judgements


class Persons:
    """The names of the documents and the identities that they make."""

    def __init__(self) -> None:
        self.known: dict[NamingId, Naming] = {}
        self._of_document: dict[DocumentId, Mapping[NamingId, Naming]] = {}
        self._spelled: dict[str, set[NamingId]] = defaultdict(set)
        self._judged: dict[NamingId, list[tuple[int, Judgement]]] = defaultdict(list)
        self._judgements = 0
        self._root: dict[NamingId, NamingId] = {}  # of names that are not alone
        self._members: dict[NamingId, tuple[NamingId, ...]] = {}  # by root, where there are several
        self._components: dict[NamingId, Component] = {}  # by root, made when asked for

    def root(self, naming: NamingId) -> NamingId:
        """The smallest of the names that are one with this one."""
        return self._root.get(naming, naming)

    def is_joined(self, naming: NamingId) -> bool:
        """Whether the name is one with another."""
        return naming in self._root

    def members(self, root: NamingId) -> tuple[NamingId, ...]:
        """The names of the identity with this root; none where no name of it is known any more."""
        return self._members.get(root) or ((root,) if root in self.known else ())

    def named_in(self, document: DocumentId) -> Set[NamingId]:
        """The names that a document uses."""
        return self._of_document.get(document, {}).keys()

    def find(self, spelling: str) -> Set[NamingId]:
        """The names that are spelled so, whatever the case of the letters."""
        return self._spelled.get(spelling.casefold(), frozenset())

    def component(self, root: NamingId) -> Component:
        """The identity with this root."""
        if root not in self._components:
            known = {naming: self.known[naming] for naming in self.members(root)}
            words = self._words_on(self._reach(root)[0])
            found = find_components(known, latest_judgements(words))
            self._components[root] = next(each for each in found if root in each.members)
        return self._components[root]

    def name_and_sort(self, root: NamingId) -> tuple[str, Sort]:
        """How the identity with this root is called, and what it is."""
        if root not in self._members:  # nearly all: they need no component
            return self.known[root].name, self.known[root].sort
        identity = self.component(root).identity
        return identity.name, identity.sort

    def put(self, document: DocumentId, namings: Mapping[NamingId, Naming]) -> set[NamingId]:
        """Let these be the names of a document, and return those whose identity this touches."""
        before = self._of_document.get(document, {})
        changed = {key for key in before.keys() | namings.keys() if before.get(key) != namings.get(key)}
        for key in changed & before.keys():
            for spelling in _spellings(before[key]):
                self._spelled[spelling].discard(key)
            del self.known[key]
        for key in changed & namings.keys():
            for spelling in _spellings(namings[key]):
                self._spelled[spelling].add(key)
            self.known[key] = namings[key]
        self._of_document[document] = dict(namings)
        return changed

    def judge(self, judgement: Judgement) -> set[NamingId]:
        """Take a word on two names into account, and return the names whose identity it touches."""
        pair = {judgement.left, judgement.right}
        for naming in pair:
            self._judged[naming].append((self._judgements, judgement))
        self._judgements += 1
        return pair

    def regroup(self, touched: Iterable[NamingId]) -> set[NamingId]:
        """Find the identities of these names and of those that were one with them; return all these names."""
        wide: set[NamingId] = set()
        alone = {naming for naming in touched if naming not in self._judged}  # nearly all
        for naming in alone:
            self._components.pop(naming, None)
        for naming in set(touched) - alone:
            root = self.root(naming)
            wide |= {naming, *self._members.get(root, ())}
        for naming in wide:
            root = self.root(naming)
            self._members.pop(root, None)
            self._components.pop(root, None)
        for naming in wide:
            self._root.pop(naming, None)
        done: set[NamingId] = set()
        for naming in sorted(wide):
            if naming not in done:
                reached, members = self._reach(naming)
                done |= reached
                self._join(members)
        return alone | wide | (done & self.known.keys())

    def _join(self, members: tuple[NamingId, ...]) -> None:
        for member in members:
            self._components.pop(self.root(member), None)
            self._members.pop(self.root(member), None)
        if len(members) > 1:
            self._members[members[0]] = members
            self._root |= dict.fromkeys(members, members[0])

    def _reach(self, naming: NamingId) -> tuple[set[NamingId], tuple[NamingId, ...]]:
        """Return all names that "same" leads to from this one, and those of them that are known, in order."""
        reached, waiting = {naming}, [naming]
        while waiting:
            here = waiting.pop()
            if here not in self._judged:
                continue
            for word in latest_judgements([judgement for _, judgement in self._judged[here]]):
                other = word.right if word.left == here else word.left
                if word.sameness is Sameness.SAME and other not in reached:
                    reached.add(other)
                    waiting.append(other)
        return reached, tuple(sorted(reached & self.known.keys()))

    def _words_on(self, namings: Iterable[NamingId]) -> list[Judgement]:
        """Return every judgement on any of these names, in the order of the ledger."""
        words = {place: judgement for naming in namings for place, judgement in self._judged.get(naming, ())}
        return [words[place] for place in sorted(words)]


def _spellings(naming: Naming) -> set[str]:
    return {naming.name.casefold(), *(spelling.text.casefold() for spelling in naming.spellings)}
