"""How far two people agree who read the same claims without knowing each other's word.

Cohen's kappa: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement
20 (1960) 37–46. It is (p - e) / (1 - e), where p is the share of claims on which both said the same and e the share
that would be expected if each had said her words at random, as often as she did.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from habeas.model import ClaimId, Decision, Verdict

WORDS = (Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What two readers said of the claims that both have read.

    ``table`` counts them: one row for each word of the one, one column for each word of the other, in the order of
    ``WORDS``. ``kappa`` is None where it is undefined: nobody read the same claim, or both always used one word.
    """

    pairs: int
    agreed: int
    kappa: float | None
    table: tuple[tuple[int, ...], ...]


def agreement(decisions: Iterable[Decision]) -> Agreement:
    """Return how far the first words of two different people on each claim agree.

    A person's first word is the one she said before she could know the other's; that she took it back later does not
    count. Of a claim that more than two have read, the two who spoke first count. The row is that of the name that
    comes first in the alphabet, so that of two readers each keeps her side whoever was faster.
    """
    first: dict[ClaimId, dict[str, Verdict]] = {}
    for decision in decisions:
        if decision.verdict in WORDS:
            first.setdefault(decision.claim, {}).setdefault(decision.by, decision.verdict)
    both = [sorted(list(words.items())[:2]) for words in first.values() if len(words) > 1]
    return tabulate((one, other) for (_, one), (_, other) in both)


def tabulate(pairs: Iterable[tuple[Verdict, Verdict]]) -> Agreement:
    """Return the agreement of these pairs of words."""
    table = [[0] * len(WORDS) for _ in WORDS]
    for one, other in pairs:
        table[WORDS.index(one)][WORDS.index(other)] += 1
    agreed = sum(table[place][place] for place in range(len(WORDS)))
    return Agreement(
        pairs=sum(map(sum, table)), agreed=agreed, kappa=_kappa(table), table=tuple(tuple(row) for row in table)
    )


def _kappa(table: list[list[int]]) -> float | None:
    total = sum(map(sum, table))
    if not total:
        return None
    observed = Fraction(sum(table[place][place] for place in range(len(table))), total)
    columns = [sum(column) for column in zip(*table, strict=True)]
    expected = Fraction(
        sum(sum(row) * column for row, column in zip(table, columns, strict=True)), total * total
    )  # fmt: skip
    return None if expected == 1 else float((observed - expected) / (1 - expected))
