"""Claims with where they stand by what people said of each: the last word, or the word that two people agree on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.model import Claim, ClaimId, Decision, Standing, Verdict, Weighed
from habeas.reconcile.workings import Workings

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


def weigh(
    claims: Iterable[Claim], decisions: Iterable[Decision], readers: int = 1, work: Workings | None = None
) -> tuple[Weighed, ...]:
    """Return each claim once with its standing, rejected ones left out, in the order of the text by document."""
    work = work or Workings()
    by_claim: dict[ClaimId, list[Decision]] = defaultdict(list)
    for decision in decisions:
        by_claim[decision.claim].append(decision)
    before: dict[ClaimId, _Before] = work.shelf("weighed")
    ordered: tuple[Claim, ...] = work.step("text order", in_text, tuple(claims))
    found = []
    for claim in ordered:
        words, last = by_claim.get(claim.id, _NONE), before.get(claim.id)
        if last is not None and last[0] is claim and last[1] == words and last[2] == readers:
            found.append(last[3])
        else:
            found.append(_weigh(claim, words, readers, before))
    return tuple([each for each in found if each])


_Before = tuple[Claim, list[Decision], int, Weighed | None]  # what a claim was weighed by, and what came of it
_NONE: list[Decision] = []


def _weigh(
    claim: Claim, words: list[Decision], readers: int, before: dict[ClaimId, _Before]
) -> Weighed | None:  # fmt: skip
    """Return a claim with its standing, or None where people left it out."""
    word = settle(words, readers)
    left_out = word.verdict is Verdict.REJECT
    made = None if left_out else Weighed(claim=claim, decision=word.decision, standing=word.standing)
    before[claim.id] = claim, words, readers, made
    return made


def in_text(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return these claims once each, in the order of the text by document."""
    unique: dict[ClaimId, Claim] = {}
    for claim in claims:
        unique.setdefault(claim.id, claim)
    return tuple(sorted(unique.values(), key=lambda claim: (*text_order(claim), claim.id)))


def text_order(claim: Claim) -> tuple[str, int, int, str]:
    """Where a claim stands: document, place in it, kind."""
    passage = claim.passage
    return passage.document, passage.start, passage.end, claim.predicate  # a kind is its word


def strongest(standings: Iterable[Standing]) -> Standing:
    """Accepted if one is; else proposed if one is; else unsure."""
    found = set(standings)
    return next(each for each in (Standing.ACCEPTED, Standing.PROPOSED, Standing.UNSURE) if each in found or not found)
