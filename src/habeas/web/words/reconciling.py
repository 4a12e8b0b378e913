"""What is said of times, sources, proceedings and questions: closed vocabularies of a case file."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from habeas.model import ChargeState, Descent, End, Ground, Measured, State, Support, Unanswered
from habeas.reconcile.rules import load_rules
from habeas.show.chronology import MEASURED
from habeas.show.proceedings import STATES

CHARGE_STATES = {
    ChargeState.INVESTIGATED: "Under investigation", ChargeState.CHARGED: "Charged",
    ChargeState.RECLASSIFIED: "Charge changed", ChargeState.PROSECUTED: "Prosecuted", ChargeState.ON_TRIAL: "On trial",
    ChargeState.ADMITTED: "Plea deal", ChargeState.CONVICTED: "Convicted", ChargeState.SENTENCED: "Sentenced",
    ChargeState.APPEALED: "Appeal made", ChargeState.UPHELD: "Appeal rejected", ChargeState.QUASHED: "Quashed",
    ChargeState.RETRIED: "Tried again", ChargeState.DROPPED: "Dropped", ChargeState.ACQUITTED: "Acquitted",
    ChargeState.PARDONED: "Pardoned",
}  # fmt: skip
ENDS = {End.BEGAN: "began", End.ENDED: "ended"}
GROUNDS = {
    Ground.DATE: "A source dates it",
    Ground.PUBLICATION: "It was told in a document published by then",
    Ground.LENGTH: "A source says how long it lasted",
    Ground.ORDER: "A source says what came first",
    Ground.WITHIN: "A source says during what it happened",
    Ground.NATURE: "It lies in the nature of such events",
    Ground.APART: "Nobody is held in both ways at once",
}
UNANSWERED = {
    Unanswered.NOT_ASKED: "Not asked yet", Unanswered.NOT_KNOWN: "Asked, not known",
    Unanswered.REFUSED: "Asked, refused", Unanswered.NOT_APPLICABLE: "Does not apply",
}  # fmt: skip
DESCENTS = {
    Descent.DERIVES: "One repeats the other", Descent.INDEPENDENT: "Independent of each other",
    Descent.UNSURE: "Nobody can tell", Descent.RETRACT: "Word taken back",
}  # fmt: skip
SUPPORTS = {
    Support.DENIED: "Denied", Support.CONTESTED: "Contested", Support.CORROBORATED: "Corroborated",
    Support.SINGLE: "One source",
}  # fmt: skip
TYPES: Mapping[type[StrEnum], str] = {
    End: "end of an event", Ground: "ground of a bound", Measured: "length of time",
    Unanswered: "what became of a question", ChargeState: "step of a charge", State: "status of a person",
    Descent: "word on two documents", Support: "support of a fact",
}  # fmt: skip
SAID: Mapping[str, Mapping[Any, str]] = {
    "end of an event": ENDS, "ground of a bound": GROUNDS, "length of time": MEASURED,
    "rule of time": load_rules().why, "what became of a question": UNANSWERED, "step of a charge": CHARGE_STATES,
    "status of a person": STATES, "word on two documents": DESCENTS, "support of a fact": SUPPORTS,
}  # fmt: skip
