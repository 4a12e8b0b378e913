"""Which two events of a passage the words of order mean, if that can be told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.model import Claim
from habeas.reconcile.sayings import Counts, Rule, Says, Stands, Tongue

NEAR_WORDS = 4  # between what lasted and its length
LONG = 25  # words of a main clause between the event that opens the sentence and the one that it places


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Words that tell of an event, and every claim that reads them so; offsets within the passage."""

    start: int
    end: int
    claims: tuple[Claim, ...]
    happened: bool  # every claim on these words says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Words of order in a passage."""

    rule: Rule
    found: re.Match[str]
    tongue: Tongue
    start: int
    end: int

    @property
    def unit_at(self) -> int | None:
        """Where the unit of a length in them begins."""
        at = self.found.start("unit") if "unit" in self.found.re.groupindex else -1
        return at if at >= self.start else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An event of the passage placed by another; ``second`` is None where that was told in a passage before."""

    hit: Hit
    first: Spot
    second: Spot | None
    from_end: bool = False
    is_back: bool = False
    length: re.Match[str] | None = (
        None  # told behind ``second``: how long it had lasted, or how much later ``first`` came
    )
    is_apart: bool = False  # the length is that between the two


def find_spots(claims: Sequence[Claim], base: int) -> tuple[Spot, ...]:
    """Return the places where events are told, in order; claims whose words overlap share one."""
    told = sorted(
        ((claim.trigger.start - base, claim.trigger.end - base, claim) for claim in claims if claim.trigger),
        key=lambda each: (each[0], each[1], each[2].predicate.value),
    )
    spots: list[tuple[int, int, list[Claim]]] = []
    for start, end, claim in told:
        if spots and start < spots[-1][1]:
            began, ended, others = spots[-1]
            spots[-1] = began, max(end, ended), [*others, claim]
        else:
            spots.append((start, end, [claim]))
    return tuple(
        Spot(start=start, end=end, claims=tuple(claims), happened=_happened(claims)) for start, end, claims in spots
    )


def _happened(claims: Sequence[Claim]) -> bool:
    return all(claim.modality.says_it_happened for claim in claims)


def find_hits(tongue: Tongue, text: str, cues: Sequence[str], *, timed: bool) -> tuple[Hit, ...]:
    """Return the words of order in a text, earlier rules first where two overlap, none that mean something else.

    ``timed`` is whether a unit of time stands in the text.
    """
    hits: list[Hit] = []
    taken: list[tuple[int, int]] | None = None
    for at in sorted({at for cue in cues for at in tongue.cues[cue]}):
        rule, pattern = tongue.compiled[at]
        if rule.is_measured and not timed:
            continue
        for found in pattern.finditer(text):
            if taken is None:
                taken = _guarded(tongue, text, cues)
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            taken.append(found.span())
            start = _start_of(tongue, rule, found)
            if not tongue.refusing.search(text, 0, start):
                hits.append(Hit(rule=rule, found=found, tongue=tongue, start=start, end=found.end()))
    return tuple(sorted(hits, key=lambda hit: hit.start))


def _guarded(tongue: Tongue, text: str, cues: Sequence[str]) -> list[tuple[int, int]]:
    """Return where what looks like words of order is none."""
    guards = [tongue.guarded[cue] for cue in (*cues, "") if cue in tongue.guarded]
    return [found.span() for guard in guards for found in guard.finditer(text)]


def _start_of(tongue: Tongue, rule: Rule, found: re.Match[str]) -> int:
    """Return where the words begin: behind a length that is another's, as in "jailed for three years after"."""
    counted = "number" in found.re.groupindex and found["number"]
    if rule.stands is Stands.AHEAD and counted and tongue.spoiling.search(found.string, 0, found.start()):
        return max(found.start(), found.end("unit") + 1 if found.start("number") == found.start() else 0)
    return found.start()


def place(text: str, spots: Sequence[Spot], hits: Sequence[Hit]) -> Iterator[Pair]:
    """Yield the pairs of events of which each of these words speaks, where one pair alone can be meant."""
    governed = [None if hit.rule.stands is Stands.BACK else _governed(text, hit, spots) for hit in hits]
    by_them = {spot.start for spot in governed if spot}
    free = [spot for spot in spots if spot.start not in by_them]
    for hit, second in zip(hits, governed, strict=True):
        if second:
            first = _placed(text, hit, second, free)
            if first:
                tail = hit.tongue.tailed.match(text, second.end + 1) if hit.tongue.tailed else None
                yield Pair(
                    hit=hit, first=first, second=second, from_end=_is_end(text, hit, second),
                    length=tail or _served(text, hit, second), is_apart=tail is not None,
                )  # fmt: skip
        elif _refers_back(hit):
            yield from _told_back(text, hit, spots, free)


def _refers_back(hit: Hit) -> bool:
    """Whether the words need no event beside them: "three days later"; also a length that has none."""
    rule = hit.rule
    told = hit.unit_at is not None or rule.unit or rule.says is Says.TOGETHER
    behind = rule.stands is Stands.BEHIND and told and rule.says is not Says.BEFORE  # 三天前 is "three days ago"
    return rule.stands is Stands.BACK or rule.counts is Counts.SERVED or bool(behind)


def _governed(text: str, hit: Hit, spots: Sequence[Spot]) -> Spot | None:
    """Return the event by which the words place another."""
    if hit.rule.stands is Stands.BEHIND:
        spot = next((spot for spot in reversed(spots) if spot.end <= hit.start), None)
        gap = text[spot.end : hit.start] if spot else ""
    else:
        begin = hit.unit_at if hit.rule.counts is Counts.SERVED and hit.unit_at is not None else hit.end
        spot = next((spot for spot in spots if spot.start >= begin), None)
        gap = text[hit.end : spot.start] if spot else ""
    if spot is None or not spot.happened:
        return None
    return spot if _is_close(gap, text[spot.start : spot.end], hit) else None


def _is_close(gap: str, trigger: str, hit: Hit) -> bool:
    """Whether what stands between words of order and an event belongs to that event."""
    patterns, tongue = hit.tongue.patterns, hit.tongue
    if hit.rule.stands is Stands.BEHIND:
        return tongue.is_between is not None and bool(tongue.is_between.fullmatch(gap))
    rest = patterns["heads"].sub(" ", gap)
    if re.search(r"[,;:.!?—–()«»“”\"。，；：！？、،؛؟]", rest) or patterns["blocks"].search(rest):
        return False
    if _length_of(rest, tongue) > hit.rule.reach:
        return False
    if tongue.is_verbal.match(trigger) and not hit.rule.is_noun:
        return True
    if tongue.is_between is not None:
        return bool(tongue.is_between.fullmatch(rest))
    return _is_noun_phrase(rest, hit)


def _is_noun_phrase(gap: str, hit: Hit) -> bool:
    """Whether only a determiner and what describes the noun stand before it: "after he criticised her arrest" fails."""
    led = list(hit.tongue.patterns["determiners"].finditer(gap))
    if not led:
        return True
    return not gap[: led[0].start()].strip() and _length_of(gap[led[-1].end() :], hit.tongue) <= 3


def _length_of(gap: str, tongue: Tongue) -> int:
    """The words of a gap, or its signs where words are not written apart."""
    return len(gap.split()) if tongue.spaced else len(gap)


def _placed(text: str, hit: Hit, second: Spot, free: Sequence[Spot]) -> Spot | None:
    """Return the event that the words place by ``second``."""
    if hit.rule.stands is Stands.BEHIND:
        return _behind(text, hit.end, hit, free)
    before = next((spot for spot in reversed(free) if spot.end <= hit.start), None)
    opening = text[: hit.start]
    if before and not hit.tongue.led.search(opening):
        return before if before.happened and _is_same_clause(text[before.end : hit.start], hit.tongue) else None
    if not hit.tongue.led.search(opening) and hit.tongue.patterns["breaks"].search(opening):
        return None
    return _behind(text, second.end, hit, free)


def _is_same_clause(gap: str, tongue: Tongue) -> bool:
    """Whether the words still belong to the event before them; a comma right before them, or in a date, is none."""
    inner = re.sub(r",\s*(?=\d)", " ", tongue.leading.sub("", gap).rstrip().removesuffix(","))
    return not re.search(r"[,;:.!?—–«»“”\"。，；：！？،؛؟]", inner) and not tongue.patterns["breaks"].search(inner)


def _behind(text: str, begin: int, hit: Hit, free: Sequence[Spot]) -> Spot | None:
    """Return the event of the main clause that begins here."""
    first = next((spot for spot in free if spot.start >= begin), None)
    if first is None or not first.happened:
        return None
    gap = text[begin : first.start]
    if re.search(r"[;.!?—«»“”\"。；！？؛؟]", gap) or hit.tongue.patterns["breaks"].search(gap):
        return None
    if hit.tongue.spaced and hit.rule.stands is Stands.AHEAD and not _opens_clause(gap, hit.tongue):
        return None
    return first if _length_of(gap, hit.tongue) <= LONG else None


def _opens_clause(gap: str, tongue: Tongue) -> bool:
    """Whether a main clause begins in these words."""
    return bool(re.search(r"[,،]", gap) or tongue.patterns["subjects"].search(gap))


def _is_end(text: str, hit: Hit, second: Spot) -> bool:
    """Whether the words speak of the end of the event by which they place."""
    if hit.rule.from_end:
        return True
    low, high = min(hit.start, second.start), max(hit.end, second.end)
    after = re.match(r"(?:\s+\w+){0,2}", text[high:])
    reach = high + (after.end() if after and hit.rule.stands is Stands.AHEAD else 0)
    return bool(hit.tongue.patterns["ends"].search(text[low:reach]))


def _served(text: str, hit: Hit, second: Spot) -> re.Match[str] | None:
    """Return the length of what had lasted, told with it: "after being held for three days"."""
    pattern = hit.tongue.served
    if pattern is None or hit.unit_at is not None or hit.rule.stands is not Stands.AHEAD:
        return None
    stop = re.compile(r"[^,;:.]*").match(text, second.end)
    reach = stop.end() if stop else second.end
    found = pattern.search(text, hit.end, reach)
    near = found and len(text[second.end : found.start()].split()) <= NEAR_WORDS
    return found if near else None


def _told_back(text: str, hit: Hit, spots: Sequence[Spot], free: Sequence[Spot]) -> Iterator[Pair]:
    """Yield the event that the words place by what was told before: in the same sentence, or in one before it."""
    opening = hit.tongue.led.search(text[: hit.start])
    if opening or hit.rule.medial or hit.rule.stands is Stands.BEHIND:
        first = _next(text, hit, free)
    else:
        first = next((spot for spot in reversed(free) if spot.end <= hit.start), None)
        if first and not _is_same_clause(text[first.end : hit.start], hit.tongue):
            first = None
    if first is None or not first.happened:
        return
    earlier = [spot for spot in free if spot.end <= first.start and spot.happened]
    if len(earlier) == 1 and not re.search(r"[;:“”\"«»]", text[earlier[0].end : first.start]):
        yield Pair(hit=hit, first=first, second=earlier[0], is_back=True)
    elif not any(spot.end <= first.start for spot in spots):
        yield Pair(hit=hit, first=first, second=None, is_back=True)


def _next(text: str, hit: Hit, free: Sequence[Spot]) -> Spot | None:
    """Return the first event after the words, in the same clause."""
    first = next((spot for spot in free if spot.start >= hit.end), None)
    if first is None:
        return None
    gap = text[hit.end : first.start]
    limit = 3 if hit.rule.medial and hit.rule.stands is Stands.BACK else LONG
    stops = re.search(r"[;.!?—«»“”\"。；！？؛؟]", gap) or hit.tongue.patterns["breaks"].search(gap)
    return first if not stops and _length_of(gap, hit.tongue) <= limit else None
