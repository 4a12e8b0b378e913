"""English words for consent, filings and where they can go; translated by ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from habeas.follow.ways import How, Reason, TimeState
from habeas.model import Audience, ConsentState, Giver, Purpose, Style, Variant

AUDIENCES = {
    Audience.FAMILY: "The person and the family", Audience.PARTNERS: "Named partner organisations",
    Audience.UN: "The United Nations", Audience.UN_UNNAMED: "The United Nations, name withheld from publication",
    Audience.PUBLIC_UNNAMED: "The public, without the name", Audience.PUBLIC: "The public, with the name",
    Audience.PUBLIC_IMAGE: "The public, with photograph or voice",
    Audience.COURT: "A court, or those who decide on sanctions",
}  # fmt: skip
MEANINGS = {
    Audience.FAMILY: (
        "A summary is given to the person, and to those of the family who speak for them. It goes no further."
    ),
    Audience.PARTNERS: (
        "The case is shown to organisations that are named beforehand. Each of them must keep it to itself."
    ),
    Audience.UN: (
        "The name goes to the United Nations, which sends it to the Government of the State concerned. A "
        "Working Group’s opinion is published with the name, and so are letters, after 60 days. Who sends "
        "it is kept confidential as a rule."
    ),
    Audience.UN_UNNAMED: (
        "The name goes to the United Nations, which sends it to the Government of the State concerned. The "
        "United Nations is asked to leave the name out of what it publishes; whether it does is for it to "
        "decide."
    ),
    Audience.PUBLIC_UNNAMED: (
        "What happened is published without the name, and without what would tell readers who it was. Those"
        " who know the case may still recognise it."
    ),
    Audience.PUBLIC: "What happened is published with the name. Nothing that is published can be taken back.",
    Audience.PUBLIC_IMAGE: "Photograph or voice is published. Nothing that is published can be taken back.",
    Audience.COURT: (
        "The case goes to a court, or to officials who decide on sanctions. They, and those who are "
        "accused, learn the name."
    ),
}
GIVERS = {
    Giver.PERSON: "The person", Giver.FAMILY: "A relative", Giver.LAWYER: "The lawyer",
    Giver.GUARDIAN: "Whoever the law lets decide for them",
}  # fmt: skip
STATES = {
    ConsentState.GIVEN: "Allowed", ConsentState.REFUSED: "Refused", ConsentState.WITHDRAWN: "Withdrawn",
    ConsentState.EXPIRED: "Expired", ConsentState.NOT_ASKED: "Nobody was asked",
    ConsentState.NOT_YET: "Begins later", ConsentState.OTHER_PURPOSE: "For something else",
}  # fmt: skip
PURPOSES = {
    Purpose.INFORM: "Tell those concerned", Purpose.PROTECT: "Ask for action at once",
    Purpose.DECIDE: "Ask whether the law was broken", Purpose.REPORT: "Report on the State",
    Purpose.PUBLISH: "Tell the public", Purpose.SANCTION: "Ask for measures against those who acted",
    Purpose.EVIDENCE: "Hand over originals",
}  # fmt: skip
VARIANTS = {Variant.FULL: "Full", Variant.REDACTED: "Redacted"}
STYLES = {
    Style.QUESTIONNAIRE: "Questionnaire", Style.PLEADING: "Pleading", Style.LETTER: "Letter",
    Style.STATEMENT: "Statement", Style.SUMMARY: "Summary",
}  # fmt: skip
REASONS = {
    Reason.REGION: "It hears of this State", Reason.PARTY: "The State is bound by the treaty",
    Reason.DECLARATION: "The State has made the declaration", Reason.EXHAUSTION: "Domestic remedies are exhausted",
}  # fmt: skip
FILED = {
    How.PLANNED: "Intended", How.WRITTEN: "Written, not on record as sent", How.SENT: "Sent", How.DECIDED: "Decided",
}  # fmt: skip
TIMES = {
    TimeState.LEFT: "Time is left", TimeState.AFTER: "After the limit",
    TimeState.UNDATED: "Its beginning is not dated well enough", TimeState.UNFIXED: "No day can be computed",
}  # fmt: skip
TYPES: Mapping[type[StrEnum], str] = MappingProxyType(
    {
        Audience: "audience",
        Giver: "giver of consent",
        ConsentState: "state of consent",
        Purpose: "purpose of consent",
        Variant: "variant of a filing",
        Style: "style of a filing",
        Reason: "condition of a mechanism",
        How: "how far a filing has come",
        TimeState: "time to file",
    }
)
SAID: Mapping[str, Mapping[Any, str]] = MappingProxyType(
    {
        "audience": AUDIENCES, "audience, what happens": MEANINGS, "giver of consent": GIVERS,
        "state of consent": STATES, "purpose of consent": PURPOSES, "variant of a filing": VARIANTS,
        "style of a filing": STYLES, "condition of a mechanism": REASONS, "how far a filing has come": FILED,
        "time to file": TIMES,
    }
)  # fmt: skip
