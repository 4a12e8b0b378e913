"""Claims with where they stand by what people said of each: the last word, or the word that two people agree on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.model import Claim, ClaimId, Decision, Standing, Verdict, Weighed

_STANDING = {
    Verdict.ACCEPT: Standing.ACCEPTED,
    Verdict.UNSURE: Standing.UNSURE,
    Verdict.RETRACT: Standing.PROPOSED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What all words on one claim come to."""

    decision: Decision | None = None  # the last of those that it comes from; one that takes a word back, too
    verdict: Verdict | None = None  # None: nobody, or not yet enough people
    differs: bool = False  # people contradict each other, and no word has two of them and more than any other

    @property
    def standing(self) -> Standing:
        """How far people have decided; of a rejected claim, too, which leaves the case file."""
        if self.differs:
            return Standing.UNSURE
        return _STANDING.get(self.verdict, Standing.PROPOSED) if self.verdict else Standing.PROPOSED


NOTHING = Settled()


def settle(decisions: Sequence[Decision], readers: int = 1) -> Settled:
    """Return what the words on one claim, in the order of the ledger, come to.

    With one reader the last word stands, whoever said it. With two, only what two different people say last; a third
    who sides with one of two that differ decides between them. One word alone leaves the claim proposed.
    """
    ordered = sorted(decisions, key=lambda decision: decision.at)  # stable: at the same second, the later in the ledger
    if not ordered:
        return NOTHING
    if readers == 1:
        last = ordered[-1]
        return Settled(decision=last, verdict=None if last.verdict is Verdict.RETRACT else last.verdict)
    words = last_words(ordered)
    counted = Counter(word.verdict for word in words).most_common()
    if not counted or len(words) < readers:
        return NOTHING
    verdict, most = counted[0]
    if most < readers or (len(counted) > 1 and counted[1][1] == most):
        return Settled(decision=words[-1], differs=True)
    return Settled(decision=[word for word in words if word.verdict is verdict][-1], verdict=verdict)


def last_words(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return each person's last word on one claim, where she did not take it back, in the order they were said."""
    last: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda decision: decision.at):
        last.pop(decision.by, None)
        last[decision.by] = decision
    return tuple(word for word in last.values() if word.verdict is not Verdict.RETRACT)


def settle_each(decisions: Iterable[Decision], readers: int = 1) -> dict[ClaimId, Settled]:
    """Return what the words on each claim come to."""
    by_claim: dict[ClaimId, list[Decision]] = defaultdict(list)
    for decision in decisions:
        by_claim[decision.claim].append(decision)
    return {claim: settle(words, readers) for claim, words in by_claim.items()}


def weigh(claims: Iterable[Claim], decisions: Iterable[Decision], readers: int = 1) -> tuple[Weighed, ...]:
    """Return each claim once with its standing, rejected ones left out, in the order of the text by document."""
    settled = settle_each(decisions, readers)
    weighed: dict[ClaimId, Weighed] = {}
    for claim in claims:
        name = claim.id
        word = settled.get(name, NOTHING)
        if name in weighed or word.verdict is Verdict.REJECT:
            continue
        weighed[name] = Weighed(claim=claim, decision=word.decision, standing=word.standing)
    return tuple(
        each for _, each in sorted(weighed.items(), key=lambda pair: (*text_order(pair[1].claim), pair[0]))
    )  # fmt: skip


def text_order(claim: Claim) -> tuple[str, int, int, str]:
    """Where a claim stands: document, place in it, kind."""
    return claim.passage.document, claim.passage.start, claim.passage.end, claim.predicate.value


def strongest(standings: Iterable[Standing]) -> Standing:
    """Accepted if one is; else proposed if one is; else unsure."""
    found = set(standings)
    return next(each for each in (Standing.ACCEPTED, Standing.PROPOSED, Standing.UNSURE) if each in found or not found)
