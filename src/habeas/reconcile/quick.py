"""A person's status without the rest of the case file: what statistics and lists ask of a hundred thousand people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from habeas.model import EventJudgement, Kind, Standing, Status, Weighed
from habeas.reconcile.facts import build_facts, find_events
from habeas.reconcile.headlines import mark_headlines
from habeas.reconcile.lexicon import load_lexicon
from habeas.reconcile.material import setting_of
from habeas.reconcile.moving import matters, moving
from habeas.reconcile.status import Documents, find_status
from habeas.reconcile.told import tell


def quick_status(
    weighed: Iterable[Weighed],
    documents: Documents,
    *,
    judgements: Sequence[EventJudgement] = (),
    as_of: str | None = None,
) -> Status:
    """Return the status that the whole case file of these claims has, without the rest of it.

    Not where people chose sides in conflicts of the case: only the whole file knows what then gives way.
    """
    every = tuple(weighed)
    setting = setting_of((each.claim.passage.document for each in every), documents, as_of)
    told = mark_headlines((tell(each) for each in every if each.claim.predicate in matters()), documents)
    accepted = [each for each in told if each.standing is Standing.ACCEPTED]
    states = load_lexicon().kinds.states
    is_firm = any(each.claim.predicate in states and each.claim.modality.says_it_happened for each in accepted)
    chosen = [
        each for each in (accepted if is_firm else told)
        if each.claim.predicate in moving() or each.claim.predicate == Kind.COUNTER_CLAIM
    ]  # fmt: skip
    moves = [each for each in chosen if each.claim.predicate in moving()]
    facts = build_facts(chosen, find_events(moves, judgements), documents)
    return find_status(facts, facts if is_firm else {}, told, setting)
