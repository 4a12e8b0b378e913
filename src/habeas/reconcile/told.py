"""What merging asks of a claim again and again, and what several claims of one event come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from habeas.model import About, Attribute, Claim, ClaimId, DocumentId, Kind, Standing, Weighed, When
from habeas.model.edtf import read
from habeas.reconcile.ways import load_ways
from habeas.reconcile.weigh import text_order

FOREVER = 10**12  # days
TIME_UNITS = frozenset(("minute", "hour", "day", "week", "month", "year"))
_Amounts = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim, with what merging asks of it again and again."""

    id: ClaimId
    claim: Claim
    standing: Standing
    when: When | None
    low: int  # first and last day that its date can mean, counted as day numbers
    high: int
    amounts: _Amounts  # (unit, value)
    is_headline: bool = False  # it stands in the title of its document
    yields: frozenset[About] = frozenset()  # in what a person follows another side than this claim's

    @property
    def source(self) -> tuple[str, str]:
        """Who tells it: a document, and in it the speaker."""
        return self.claim.passage.document, self.claim.speaker.name if self.claim.speaker else ""

    @property
    def place(self) -> tuple[str, int, int]:
        """The passage it stands on."""
        return self.claim.passage.document, self.claim.passage.start, self.claim.passage.end

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Where it stands in the sources."""
        return *text_order(self.claim), self.id


ByDocument = Mapping[DocumentId, tuple[Told, ...]]


def tell(weighed: Weighed) -> Told:
    """Return the claim with its days and amounts."""
    claim = weighed.claim
    lasts = claim.predicate in load_ways().lasting
    when = claim.dated.when if claim.dated else None
    if when is not None and when.earliest is None and when.latest is None:
        when = None  # "at some time" dates nothing
    low, high = days_of(when, begins=lasts) if when else (-FOREVER, FOREVER)
    amounts = frozenset(
        (amount.unit, _plain_number(amount.value))
        for amount in claim.amounts
        if amount.unit != "person" and not (lasts and amount.unit in TIME_UNITS)
    )
    return Told(
        id=claim.id, claim=claim, standing=weighed.standing, when=when, low=low, high=high, amounts=amounts
    )  # fmt: skip


def by_predicate(told: Iterable[Told]) -> Mapping[Kind | Attribute, tuple[Told, ...]]:
    """Return claims by what they tell of, each in the order given."""
    found: dict[Kind | Attribute, list[Told]] = {}
    for each in told:
        predicate = each.claim.predicate
        if predicate in found:
            found[predicate].append(each)
        else:
            found[predicate] = [each]
    return {predicate: tuple(of) for predicate, of in found.items()}


def group(told: Iterable[Told]) -> ByDocument:
    """Return claims by the document that they stand in, each in the order given."""
    found: dict[DocumentId, list[Told]] = {}
    for each in told:
        found.setdefault(each.claim.passage.document, []).append(each)
    return {document: tuple(of) for document, of in found.items()}


def _plain_number(text: str) -> str:
    """Write 300, 300.0 and 300.00 alike."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def days_of(when: When, *, begins: bool = False) -> tuple[int, int]:
    """Return the first and last day that a date can mean (of an interval, if asked, those of its beginning)."""
    return _days_of(when.edtf, begins=begins)


@lru_cache(maxsize=16_384)
def _days_of(edtf: str, *, begins: bool) -> tuple[int, int]:
    start = edtf.partition("/")[0] if begins else edtf
    reading = read(edtf if start in ("", "..") else start)
    low = reading.widest_earliest.day_number if reading.widest_earliest else -FOREVER
    return low, reading.widest_latest.day_number if reading.widest_latest else FOREVER


def beginning(when: When) -> When | None:
    """Return the date at which an interval begins, the date itself if it is none, or None where that is open."""
    start = when.edtf.partition("/")[0]
    return None if start in ("", "..") else When.parse(start, as_written=when.as_written)


def ending(when: When) -> When | None:
    """Return the date at which an interval ends; None for an open end and for what is no interval."""
    end = when.edtf.partition("/")[2]
    return None if end in ("", "..") else When.parse(end, as_written=when.as_written)


@dataclass(slots=True)
class Event:
    """Claims that tell of one event; ``low`` and ``high`` are the days on which all of them can agree.

    ``apart`` are claims that people said tell of another event, ``open_to`` those that may tell of this one or of
    another, ``judged`` those that people said belong together.
    """

    told: list[Told]
    low: int
    high: int
    amounts: set[tuple[str, str]]
    note: str | None = None
    versions: list[list[Told]] = field(default_factory=list)  # where dates contradict: the claims for each
    apart: frozenset[ClaimId] = frozenset()
    open_to: list[Told] = field(default_factory=list)
    judged: frozenset[ClaimId] = frozenset()

    @property
    def is_dated(self) -> bool:
        """Whether one of its claims gives a date."""
        return any(each.when for each in self.told)

    def takes(self, other: Event) -> bool:
        """Whether the claims of another can tell of the same event."""
        if other.low > self.high or other.high < self.low or self.is_apart_from(other):
            return False
        return self.agrees_with(other) or ((self.low, self.high) == (other.low, other.high) and other.is_dated)

    def agrees_with(self, other: Event) -> bool:
        """Whether no unit has different amounts on both sides."""
        return not self.amounts or not other.amounts or agree(self.amounts, other.amounts)

    def is_apart_from(self, other: Event) -> bool:
        """Whether people said that the two are different events."""
        return bool(self.apart) and any(each.id in self.apart for each in other.told)

    def add(self, other: Event) -> None:
        """Take these claims in."""
        if self.versions or other.versions:
            self.versions = _fold_in(self._as_versions(), other._as_versions())
        self._take(other)
        self.low, self.high = max(self.low, other.low), min(self.high, other.high)

    def add_version(self, other: Event) -> None:
        """Take in claims whose dates contradict: the event covers all of them."""
        self.versions = [*self._as_versions(), *other._as_versions()]
        self._take(other)
        self.low, self.high = min(self.low, other.low), max(self.high, other.high)

    def _take(self, other: Event) -> None:
        self.told.extend(other.told)
        self.amounts |= other.amounts
        self.apart |= other.apart
        self.open_to.extend(other.open_to)
        self.judged |= other.judged

    def _as_versions(self) -> list[list[Told]]:
        return self.versions or [list(self.told)]


def _fold_in(versions: list[list[Told]], others: list[list[Told]]) -> list[list[Told]]:
    """Return the versions with each of the others put to the first that it agrees with; undated claims date nothing."""
    found = [list(version) for version in versions]
    for other in others:
        dated = [told for told in other if told.when]
        low, high = max((told.low for told in dated), default=0), min((told.high for told in dated), default=0)
        fitting = (
            version for version in found
            if max(told.low for told in version) <= high and low <= min(told.high for told in version)
        )  # fmt: skip
        if dated and (agreeing := next(fitting, None)) is not None:
            agreeing.extend(dated)
        elif dated:
            found.append(dated)
    return found


def event_of(told: Told, apart: frozenset[ClaimId] = frozenset()) -> Event:
    """Return what one claim alone tells of."""
    return Event(told=[told], low=told.low, high=told.high, amounts=set(told.amounts), apart=apart)


def strongest_told(told: Sequence[Told]) -> list[Told]:
    """Return the accepted claims if there are any, else all."""
    return [each for each in told if each.standing == Standing.ACCEPTED] or list(told)


def agree(left: Iterable[tuple[str, str]], right: Iterable[tuple[str, str]]) -> bool:
    """Whether no unit has different values on both sides."""
    mine, others = set(left), set(right)
    shared = {unit for unit, _ in mine} & {unit for unit, _ in others}
    return all({pair for pair in mine & others if pair[0] == unit} for unit in shared)
