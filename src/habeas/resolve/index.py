"""Which pairs are worth weighing: those that share a key, so that fifty thousand names take seconds.

A key is what two writings of one person can be expected to share: the consonants of two parts of the name, of one part
and the year of birth or a day, the number of a paper. Many names share their keys with thousands, and leaving those
out is where other matchers lose half of the true pairs. Here, where more than ``CROWD`` share a key, each is held
against the ``ANCHORS`` of whom most is known, and against those who share a second thing with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from habeas.resolve.known import Known
from habeas.resolve.names import Parts
from habeas.resolve.sounds import skeletons_of

CROWD = 16
ANCHORS = 4
SMALL = ("born", "day")  # keys that say little of a crowd: its members are found by their other keys
Key = tuple[str, ...]


class Index:
    """The profiles by their keys."""

    def __init__(self, known: Sequence[Known]) -> None:
        """Give every profile its keys; ``known`` is in the order of ids."""
        self.known = known
        self._short = [any(len(parts.words) == 1 for parts in each.parts) for each in known]
        self._keys = [tuple(sorted(keys_of(each))) for each in known]
        self._members: dict[Key, list[int]] = defaultdict(list)
        for place, keys in enumerate(self._keys):
            for key in keys:
                self._members[key].append(place)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield every pair worth weighing, once, the lower place first, in order."""
        found: set[tuple[int, int]] = set()
        for key in sorted(self._members):
            members = self._members[key]
            if len(members) <= CROWD or key[0] not in SMALL:
                found.update(self._pairs_of(members, joins_alone=key[0] != "part"))
        yield from sorted(found)

    def namesakes(self, left: int, right: int) -> int:
        """Return how many identities share the rarest key of two parts of the name that these two share."""
        shared = set(self._keys[left]) & set(self._keys[right])
        sizes = [len(self._members[key]) for key in shared if key[0] in ("two", "alone")]
        return min(sizes, default=0)

    def share_hard(self, left: int, right: int) -> bool:
        """Whether these two share something that identifies beside the name."""
        shared = set(self._keys[left]) & set(self._keys[right])
        return any(key[0] in ("day", "birthday", "paper") for key in shared)

    def _pairs_of(self, members: list[int], *, joins_alone: bool) -> Iterator[tuple[int, int]]:
        """Yield the pairs of those who share a key; a single word of a name joins only names that are one word."""
        pairs = _every(members) if len(members) <= CROWD else self._of_crowd(members)
        for one, other in pairs:
            if joins_alone or self._short[one] or self._short[other]:
                yield one, other

    def _of_crowd(self, members: list[int]) -> Iterator[tuple[int, int]]:
        for anchor in sorted(members, key=lambda place: (-self.known[place].richness, place))[:ANCHORS]:
            yield from ((min(anchor, member), max(anchor, member)) for member in members if member != anchor)
        seconds: dict[Key, list[int]] = defaultdict(list)
        for member in members:
            for second in _second_things(self.known[member]):
                seconds[second].append(member)
        for sharing in seconds.values():
            for at, member in enumerate(sharing):
                yield from ((member, other) for other in sharing[at + 1 : at + 1 + CROWD])


def _every(members: list[int]) -> Iterator[tuple[int, int]]:
    return ((one, other) for at, one in enumerate(members) for other in members[at + 1 :])


def keys_of(known: Known) -> set[Key]:
    """Return what another writing of the same person can be expected to share."""
    keys: set[Key] = set()
    for parts in known.parts:
        keys |= _of_parts(parts)
    bones = {bone for parts in known.parts for word in parts.words for bone in skeletons_of(word)}
    years = {year for born in known.born if born.last - born.first <= 2 for year in range(born.first, born.last + 1)}
    keys |= {
        ("born", *part, str(year)) for parts in known.parts for part in _part_and_beginning(parts) for year in years
    }
    keys |= {("day", bone, kind, day) for bone in bones for kind, day in known.days}
    keys |= {("birthday", *map(str, born.day)) for born in known.born if born.day}
    for attribute, values in known.sets.items():
        if attribute == "identity_document":
            keys |= {("paper", value) for value in values}
    return keys


def _of_parts(parts: Parts) -> set[Key]:
    words = (*parts.words, parts.father) if parts.father else parts.words
    bones = [skeletons_of(word) for word in words]
    keys: set[Key] = {("letters", parts.folded)}
    if parts.is_han and len(parts.folded) > 1:
        return keys | _pairs_of_bones(bones)
    keys |= {("part", bone) for each in bones for bone in each if len(bone) > 1}
    keys |= {("alone", bone) for bone in skeletons_of("".join(words)) if len(bone) > 1}
    return keys | _pairs_of_bones(bones)


def _part_and_beginning(parts: Parts) -> set[tuple[str, str]]:
    """Return the consonants of each part with the first one of another part, which a slip of the pen seldom changes."""
    bones = [skeletons_of(word) for word in parts.words]
    return {
        (one, other[:1])
        for at, ones in enumerate(bones)
        for place, others in enumerate(bones)
        for one in ones
        for other in others
        if at != place
    }


def _pairs_of_bones(bones: Sequence[tuple[str, ...]]) -> set[Key]:
    return {
        ("two", *sorted((one, other)))
        for at, ones in enumerate(bones)
        for others in bones[at + 1 :]
        for one in ones
        for other in others
    }


def _second_things(known: Known) -> set[Key]:
    """Return what, beside a crowded key, is worth holding two against each other for."""
    found: set[Key] = {("born", str(born.first)) for born in known.born if born.last - born.first <= 2}
    found |= {("born", str(born.last)) for born in known.born if born.last - born.first <= 2}
    found |= {("day", kind, day) for kind, day in known.days}
    found |= {("place", place) for place in known.places}
    for attribute, values in known.sets.items():
        if attribute not in ("nationality", "ethnicity", "religion"):
            found |= {(attribute, value) for value in values}
    return found
