"""What a claim says somebody is charged with: provisions and the words of the offence, taken from its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from habeas.model.folding import fold_words
from habeas.reconcile.lexicon import load_lexicon, pattern_of, patterns_of
from habeas.reconcile.statutes import Provision, find_provisions
from habeas.reconcile.told import Told
from habeas.reconcile.wordstock import kept_words

STEM = 5  # letters by which inciting and incitement are one word
ALIKE = 0.5  # of the fewer words, that two ways of putting one offence share
LONGEST = 160  # characters of an offence
_QUOTED = re.compile(r"[“«„\"「『](?P<inside>[^”»“\"」』]{3,300})[”»“\"」』]")
_LAW_SIGNS = re.compile(r"[\s(,;:—–-]+$|^[\s),;:—–-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One thing that a sentence says somebody is charged with; words and provisions may each be missing."""

    offence: str
    provisions: tuple[Provision, ...]

    @property
    def stems(self) -> frozenset[str]:
        """The words that tell this offence from another."""
        return stems_of(self.offence)

    def is_told(self) -> bool:
        """Whether it tells one charge from another at all."""
        return bool(self.provisions or self.stems)

    def may_be(self, other: Count) -> bool:
        """Whether both are one charge: by their provisions where both have them, else by their words."""
        if self.provisions and other.provisions:
            return any(_is_same(one, two) for one in self.provisions for two in other.provisions)
        shared, fewer = self.stems & other.stems, min(len(self.stems), len(other.stems))
        return bool(fewer) and len(shared) / fewer >= ALIKE


def _is_same(one: Provision, other: Provision) -> bool:
    pairs = ((one.number, other.number), (one.law, other.law), (one.state, other.state))
    return all(mine == others or mine is None or others is None for mine, others in pairs)


@kept_words(4096)
def stems_of(offence: str) -> frozenset[str]:
    """Return the beginnings of the words that bear meaning; of Chinese, pairs of characters."""
    empty = set(load_lexicon().offence.empty)
    words = [word for word in fold_words(offence) if word not in empty]
    hanzi = [word for word in words if "\u4e00" <= word[0] <= "\u9fff"]
    pairs = {first + second for first, second in pairwise(hanzi)}
    return frozenset({word[:STEM] for word in words if word not in hanzi and not word.isdecimal()} | pairs)


def find_counts(told: Told) -> tuple[Count, ...]:
    """Return what a claim says the charge is; none where it does not say."""
    quote = told.claim.passage.quote
    start = max((told.claim.trigger.start if told.claim.trigger else 0) - told.claim.passage.start, 0)
    return counts_in(quote, start)


@kept_words(4096)
def counts_in(quote: str, start: int) -> tuple[Count, ...]:
    """Return the counts of the sentence that the words at this place lead to."""
    provisions = tuple(each for each in find_provisions(quote) if not each.is_international)
    region = _region(quote, start)
    if region is None:
        return _by_number("", provisions)
    begin, end = region
    inside = tuple(each for each in provisions if begin <= each.start < end + LONGEST)
    if len({each.number for each in inside}) > 1:
        return tuple(_split(quote, begin, inside))
    quoted = [match["inside"] for match in _QUOTED.finditer(quote, begin, _to_quote_end(quote, end))]
    if len(quoted) > 1 and not inside:
        return tuple(Count(offence=each, provisions=()) for each in quoted)
    words = quoted[0] if quoted else _clean(quote[begin : min([end, *(each.start for each in inside)])])
    return (Count(offence=words, provisions=inside),) if words or inside else ()


def _to_quote_end(quote: str, end: int) -> int:
    """Return where quoted words end that began before the region does."""
    match = next((each for each in _QUOTED.finditer(quote) if each.start() < end <= each.end()), None)
    return match.end() if match else end


def _region(quote: str, start: int) -> tuple[int, int] | None:
    """Return where in the sentence the offence stands: after the first lead from the claim's words on."""
    offence = load_lexicon().offence
    leads = list(pattern_of(offence.leads).finditer(quote))
    lead = next((each for each in leads if each.end() > start), leads[-1] if leads else None)
    if lead is not None:
        return lead.end(), _end(quote, lead.end())
    for pattern in patterns_of(offence.before):
        if match := pattern.search(quote):
            return match.span("offence")
    return None


def _end(quote: str, begin: int) -> int:
    """Return where the words of an offence end; signs within quotation marks end nothing."""
    quoted = [each.span() for each in _QUOTED.finditer(quote, begin)]
    for match in pattern_of(load_lexicon().offence.ends).finditer(quote, begin):
        if match.start() > begin and not any(low < match.start() < high - 1 for low, high in quoted):
            return match.start() + (1 if match[0] == "罪" else 0)
    return min(len(quote), begin + LONGEST)


def _split(quote: str, begin: int, provisions: tuple[Provision, ...]) -> Iterator[Count]:
    """Yield a count for each provision, with the words that stand before it ("X (article 1) and Y (article 2)")."""
    at, words = begin, ""
    for number in dict.fromkeys(each.number for each in provisions):
        own = tuple(each for each in provisions if each.number == number)
        before = _clean(quote[at : own[0].start]) if own[0].start > at else ""
        words = before if stems_of(before) else words
        yield Count(offence=words, provisions=own)
        at = max(at, own[-1].end)


def _by_number(words: str, provisions: tuple[Provision, ...]) -> tuple[Count, ...]:
    numbers = dict.fromkeys(each.number for each in provisions)
    return tuple(
        Count(offence=words, provisions=tuple(each for each in provisions if each.number == number))
        for number in numbers
    )  # fmt: skip


def _clean(words: str) -> str:
    """Return the words without what only joins them to others."""
    first, last = (re.compile(each, re.IGNORECASE) for each in load_lexicon().offence.joins)
    words = last.sub("", first.sub("", _LAW_SIGNS.sub("", words)))
    return " ".join(_LAW_SIGNS.sub("", words).strip(' “”«»"').split())[:LONGEST]
