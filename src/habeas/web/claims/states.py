"""Where a claim stands for one person: what a second reader must not know yet is kept from her."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from habeas.casework.view import View
from habeas.model import ClaimId, Decision, Standing, Verdict


class State(StrEnum):
    """How a claim is marked in a document and in a list."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"
    DIFFERS = "differs"  # two readers contradict each other


SAYS: dict[State, str | Promise] = {
    State.WAITING: _("Not decided"),
    State.ACCEPTED: _("Accepted"),
    State.REJECTED: _("Rejected"),
    State.UNSURE: _("Unsure"),
    State.DIFFERS: _("Readers differ"),
}
_OF_VERDICTS = {Verdict.ACCEPT: State.ACCEPTED, Verdict.REJECT: State.REJECTED, Verdict.UNSURE: State.UNSURE}


@dataclass(frozen=True, slots=True)
class Eyes:
    """What one person may see of what others said."""

    view: View
    person: str

    def is_veiled(self, claim: ClaimId) -> bool:
        """Whether others' words on a claim are kept from her until she has said her own.

        They are where two must read each claim, she has not spoken, and two have not agreed without her.
        """
        if self.view.readers < 2 or self.view.has_decided(claim, self.person):
            return False
        return self.view.differs(claim) or not self._is_settled(claim)

    def _is_settled(self, claim: ClaimId) -> bool:
        return self.view.is_rejected(claim) or self.view.standing_of(claim) is not Standing.PROPOSED

    def state_of(self, claim: ClaimId) -> State:
        """Where the claim stands for her: settled, or by her own word where a second reader must still speak."""
        if self.is_veiled(claim):
            return State.WAITING
        if self.view.differs(claim):
            return State.DIFFERS
        if self.view.is_rejected(claim):
            return State.REJECTED
        standing = self.view.standing_of(claim)
        if standing is not Standing.PROPOSED:
            return State.ACCEPTED if standing is Standing.ACCEPTED else State.UNSURE
        own = self.view.words_of(claim, self.person)
        return _OF_VERDICTS[own.verdict] if own else State.WAITING

    def words_on(self, claim: ClaimId) -> tuple[Decision, ...]:
        """What was said of the claim so far, as far as she may know it."""
        said = self.view.decisions_on(claim)
        return tuple(word for word in said if word.by == self.person) if self.is_veiled(claim) else said

    def awaits_second(self, claim: ClaimId) -> bool:
        """Whether she has spoken and another reader has not."""
        spoken = self.view.readers > 1 and self.view.has_decided(claim, self.person)
        return spoken and not self.view.differs(claim) and not self._is_settled(claim)
