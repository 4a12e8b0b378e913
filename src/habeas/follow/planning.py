"""Where a case can go: which mechanisms are open against a State, what each needs, and which bar one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from habeas.follow.ways import (
    Because,
    Circumstances,
    Filed,
    Filled,
    How,
    Plan,
    Reason,
    Time,
    TimeState,
    Way,
    Weigh,
)
from habeas.follow.window import Window
from habeas.law import Mechanism, Need, party
from habeas.law.body import Filler
from habeas.law.mechanism import Window as TimeToFile
from habeas.model import (
    Answer,
    Assessment,
    Attribute,
    CaseFile,
    CaseRecord,
    Claim,
    ClaimId,
    Fact,
    Kind,
    Milestone,
    Petition,
    Standing,
    When,
    all_of,
)

TRIED = (
    Attribute.REMEDY_TRIED, Kind.HABEAS_CORPUS, Kind.APPEAL, Kind.APPEAL_REJECTED, Kind.BAIL_DENIED, Kind.RETRIAL,
)  # fmt: skip


def plan(case: CaseFile, assessment: Assessment, mechanisms: Mapping[str, Mechanism], given: Circumstances) -> Plan:
    """Return for each mechanism whether it is open, what it needs, how the time to file stands, and what to weigh."""
    planning = _Planning(case, assessment, mechanisms, given)
    return Plan(
        case=case.id, state=given.state, day=given.day, ways=tuple(planning.way(each) for each in mechanisms.values())
    )


def filings_of(
    record: CaseRecord, written: Sequence[Petition], *, mechanism_of: Mapping[str, str]
) -> tuple[Filed, ...]:
    """Return every filing of a case: sent by the latest word on it, decided, and written but not on record as sent.

    ``mechanism_of``: the mechanism of each form, by its key.
    """
    latest = {each.id: each for each in record.communications}
    stands = [each for each in latest.values() if not each.taken_back]
    sent = [each for each in stands if each.milestone is Milestone.FILED]
    gone = {each.filing for each in sent}
    opinions = {each.symbol: each for each in record.opinions}
    return (
        *(Filed(mechanism=each.mechanism, how=How.SENT, day=each.on.edtf, id=each.id) for each in sent),
        *(
            Filed(mechanism=each.mechanism, how=How.DECIDED, day=each.adopted.edtf if each.adopted else "", id=symbol)
            for symbol, each in opinions.items() if not each.taken_back
        ),
        *(
            Filed(mechanism=mechanism_of[each.form_key], how=How.WRITTEN, day=each.made_on, id=each.id)
            for each in written if each.id not in gone and each.form_key in mechanism_of
        ),
    )  # fmt: skip


class _Planning:
    """One case on one day."""

    def __init__(
        self, case: CaseFile, assessment: Assessment, mechanisms: Mapping[str, Mechanism], given: Circumstances
    ) -> None:
        self._case, self._assessment, self._mechanisms, self._given = case, assessment, mechanisms, given
        self._claims: dict[ClaimId, Claim] = {each.claim.id: each.claim for each in case.claims}
        self._facts = [each for each in case.facts if not each.is_set_aside]
        self._accepted = [each for each in self._facts if each.standing is Standing.ACCEPTED]

    def way(self, mechanism: Mechanism) -> Way:
        """Return one mechanism, seen from this case."""
        because = self._because(mechanism)
        return Way(
            mechanism=mechanism, open=all_of(each.answer for each in because), because=because,
            needs=tuple(self._filled(need) for need in mechanism.need),
            times=tuple(time for window in mechanism.window if (time := self._time(window))),
            weigh=self._weigh(mechanism),
            filed=tuple(each for each in self._given.filed if each.mechanism == mechanism.key),
        )  # fmt: skip

    def _because(self, mechanism: Mechanism) -> tuple[Because, ...]:
        found = list(self._against_state(mechanism))
        if mechanism.exhaustion is Answer.YES:
            told = tuple(fact.id for fact in self._accepted if fact.predicate in TRIED)
            found.append(Because(reason=Reason.EXHAUSTION, answer=Answer.UNKNOWN, facts=told))
        return tuple(found)

    def _against_state(self, mechanism: Mechanism) -> list[Because]:
        """Return whether the mechanism can be used against this State, condition by condition."""
        state, code = self._given.state, self._given.code
        found = []
        if mechanism.states:
            found.append(Because(reason=Reason.REGION, answer=Answer.of(code in mechanism.states if code else None)))
        for treaty in mechanism.treaties:
            answer, note = (
                party(state, treaty, at=self._given.at, overrides=self._given.overrides)
                if state else (Answer.UNKNOWN, "")
            )  # fmt: skip
            found.append(Because(reason=Reason.PARTY, answer=answer, about=treaty, note=note))
        if mechanism.declaration:
            found.append(Because(reason=Reason.DECLARATION, answer=Answer.UNKNOWN, about=mechanism.declaration))
        return found

    def _filled(self, need: Need) -> Filled:
        if need.filled_by is Filler.IDENTITY:
            return Filled(need=need, answer=Answer.of(bool(self._case.who.name) or None))
        if need.filled_by is Filler.ASSESSMENT:
            held = [each for category in self._assessment.categories for each in category.elements]
            facts = tuple(dict.fromkeys(fact for each in held if each.answer is Answer.YES for fact in each.facts))
            return Filled(need=need, answer=Answer.of(bool(facts) or None), facts=facts)
        if need.filled_by is Filler.PERSON:
            return Filled(need=need, answer=Answer.UNKNOWN)
        facts = tuple(fact.id for fact in self._accepted if self._holds(need, fact))
        waiting = sum(fact.standing is not Standing.ACCEPTED and self._holds(need, fact) for fact in self._facts)
        return Filled(need=need, answer=Answer.of(bool(facts) or None), facts=facts, waiting=waiting)

    def _holds(self, need: Need, fact: Fact) -> bool:
        """Whether a fact is what the need asks for; an event without a date is no date, without a place no place."""
        if fact.predicate not in need.answered_by:
            return False
        if not isinstance(fact.predicate, Kind):
            return True
        claims = [self._claims[claim] for claim in fact.supporting if claim in self._claims]
        match need.key:
            case "date":
                return fact.when is not None
            case "place":
                return any(claim.places for claim in claims)
            case "forces" | "perpetrator":
                return any(claim.agents for claim in claims)
        return True

    def _time(self, window: TimeToFile) -> Time | None:
        """Return how a time to file stands; None where it is not for what began on such a day."""
        if window.before or not window.begins or not (window.days or window.months):
            return Time(window=window, standing=TimeState.UNFIXED)
        begun = self._latest(window.begins)
        if begun is None:
            return Time(window=window, standing=TimeState.UNDATED)
        if _holds_for(window, begun) is Answer.NO:
            return None
        due, today = Window.of(begun).plus(window.days, window.months), Window.day(self._given.day)
        by = today.is_by(due)
        if by is Answer.UNKNOWN or _holds_for(window, begun) is Answer.UNKNOWN:
            return Time(window=window, standing=TimeState.UNDATED, begun=begun, due=due.when)
        is_left = by is Answer.YES
        return Time(
            window=window, standing=TimeState.LEFT if is_left else TimeState.AFTER, begun=begun, due=due.when,
            days=today.days_to(due) if is_left else due.days_to(today),
        )  # fmt: skip

    def _latest(self, kinds: tuple[Kind, ...]) -> When | None:
        """Return the date of the latest accepted event of these kinds."""
        dated = [fact.when for fact in self._accepted if fact.predicate in kinds and fact.when is not None]
        return max(dated, key=lambda when: Window.of(when).order, default=None)

    def _weigh(self, mechanism: Mechanism) -> tuple[Weigh, ...]:
        found = []
        for bar in mechanism.bar:
            other = self._mechanisms[bar.against]
            code = self._given.code
            applies = Answer.of((code in bar.states) if code else None) if bar.states else Answer.YES
            filed = tuple(each for each in self._given.filed if each.mechanism == bar.against)
            closed = any(each.answer is Answer.NO for each in self._against_state(other))
            if applies is not Answer.NO and (filed or not closed):
                found.append(Weigh(bar=bar, other=other.name, applies=applies, filed=filed))
        return tuple(found)


def _holds_for(window: TimeToFile, begun: When) -> Answer:
    """Whether a time to file is for what began on such a day."""
    began, answers = Window.of(begun), [Answer.YES]
    if window.since is not None:
        answers.append(Window.day(window.since).is_by(began))
    if window.until is not None:
        answers.append(began.is_by(Window.day(window.until)))
    return all_of(answers)
