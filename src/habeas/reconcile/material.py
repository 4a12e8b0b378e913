"""What the legal side of a case is read from: claims, facts, attributes, times without liberty, documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from habeas.law import find_state
from habeas.model import Answer, Answered, Attribute, Document, DocumentId, Fact, FactId, Kind, Modality, Part, When
from habeas.reconcile.episodes import Episode
from habeas.reconcile.lexicon import has, patterns_of
from habeas.reconcile.told import ByDocument, Event, Told, days_of, strongest_told
from habeas.reconcile.workings import Workings

T = TypeVar("T")
AGAINST = (Modality.DENIED, Modality.NEGATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The documents that a case is told in, and the day that is asked about."""

    documents: Mapping[DocumentId, Document]
    as_of: str | None  # EDTF of a day
    day: tuple[int, int] | None  # the same
    last: tuple[int, int] | None  # the same, or else the last day on which one of these documents was published


def setting_of(
    names: Iterable[DocumentId], documents: Mapping[DocumentId, Document], as_of: str | None
) -> Setting:  # fmt: skip
    """Return the setting of a case whose claims stand in these documents."""
    day = days_of(When.parse(as_of)) if as_of else None
    found = [documents[name] for name in set(names) if name in documents] if day is None else ()
    published = (days_of(each.frame.published) for each in found if each.frame.published)
    return Setting(documents=documents, as_of=as_of, day=day, last=day or max(published, default=None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything about one person that tells of proceedings; facts that people set aside are left out."""

    told: Sequence[Told]
    facts: Mapping[FactId, tuple[Fact, Event]]
    attributes: Sequence[tuple[Fact, Sequence[Told]]]
    episodes: Sequence[Episode]
    setting: Setting
    by_document: ByDocument  # the same claims
    work: Workings

    def in_documents(self, name: str, read: Callable[[Sequence[Told]], tuple[T, ...]]) -> Iterator[T]:
        """Yield what is read in the claims of each document by themselves."""
        for document, told in self.by_document.items():
            yield from self.work.step((name, document), read, told)

    def of(self, kinds: Iterable[Kind]) -> list[tuple[Fact, Event]]:
        """The facts of these kinds, in their order."""
        wanted = frozenset(kinds)
        return [pair for pair in self.facts.values() if pair[0].predicate in wanted]

    def given(self, attribute: Attribute) -> list[tuple[Fact, Sequence[Told]]]:
        """What sources say the person, or the case, has of this sort."""
        return [pair for pair in self.attributes if pair[0].predicate is attribute]

    def state(self) -> str | None:
        """The State that the case concerns, where sources name one alone."""
        claims = [each for _, told in self.given(Attribute.STATE) for each in told]
        found = [find_state(each.claim.value) for each in strongest_told(claims) if each.claim.value]
        codes = {state.code if state else None for state in found}
        return codes.pop() if len(codes) == 1 else None


def weigh_answer(supporting: Iterable[Told], contrary: Iterable[Told]) -> Answered:
    """Return what the claims on both sides answer: unknown where there are none, or both; accepted ones go first."""
    sides = [{each.id: each for each in told} for told in (supporting, contrary)]
    firm = {each.id for each in strongest_told([*sides[0].values(), *sides[1].values()])}
    yes, no = ([each for each in side.values() if each.id in firm] for side in sides)
    answer = Answer.UNKNOWN if bool(yes) == bool(no) else Answer.YES if yes else Answer.NO
    return Answered(
        answer=answer, claims_for=tuple(each.id for each in sorted(yes, key=lambda one: one.order)),
        claims_against=tuple(each.id for each in sorted(no, key=lambda one: one.order)),
    )  # fmt: skip


def name_parts(named: Iterable[tuple[str, Told]]) -> tuple[Part, ...]:
    """Return each name once with the claims that give it, in the order of the text."""
    found: dict[str, tuple[str, list[Told]]] = {}
    for name, told in sorted(named, key=lambda pair: (pair[1].order, pair[0])):
        key = " ".join(name.casefold().split()).removeprefix("the ")
        found.setdefault(key, (name, []))[1].append(told)
    return tuple(
        Part(name=name, claims=tuple(dict.fromkeys(each.id for each in told))) for name, told in found.values()
    )  # fmt: skip


def find_named(words: tuple[str, ...], told: Iterable[Told]) -> Iterable[tuple[str, Told]]:
    """Yield the names that stand beside an office in the words of these claims."""
    for each in told:
        for pattern in patterns_of(words):
            for match in pattern.finditer(each.claim.passage.quote):
                yield match["name"], each


def agents_with(words: tuple[str, ...], told: Iterable[Told]) -> Iterable[tuple[str, Told]]:
    """Yield those who act in these claims and are called by one of the words."""
    for each in told:
        for mention in each.claim.agents:
            if has(words, mention.name):
                yield mention.name, each


def happened(told: Iterable[Told]) -> list[Told]:
    """Return the claims that say that it happened."""
    return [each for each in told if each.claim.modality.says_it_happened]


def said_in(told: Iterable[Told], words: tuple[str, ...], test: Callable[[Told], str] | None = None) -> list[Told]:
    """Return the claims whose sentence has these words."""
    return [each for each in told if has(words, test(each) if test else each.claim.passage.quote)]
