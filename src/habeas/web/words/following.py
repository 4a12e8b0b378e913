"""What is said of filings that were sent: steps, limits, replies, what a State owes, what is due."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from habeas.follow import Band, DueSort, Fulfilment, HintSort, LimitState, ReplyStatus
from habeas.follow.words import (
    ACTORS,
    BANDS,
    CHANNELS,
    DONES,
    DUE_SORTS,
    FULFILMENTS,
    HINTS,
    LIMIT_STATES,
    MILESTONES,
    OUTCOMES,
    REPLIES,
)
from habeas.law import load_remedies
from habeas.law.mechanism import Actor
from habeas.model import Channel, Done, Milestone, Outcome

TYPES: Mapping[type[StrEnum], str] = {
    Milestone: "step of a filing", Channel: "way of sending", Outcome: "outcome of an opinion",
    Done: "what a State did", Fulfilment: "what a State did, in all", LimitState: "limit of time",
    ReplyStatus: "reply of a State", Actor: "whose turn it is", Band: "how soon", DueSort: "sort of thing due",
    HintSort: "what a fact suggests",
}  # fmt: skip
SAID: Mapping[str, Mapping[Any, str]] = {
    "step of a filing": MILESTONES, "way of sending": CHANNELS, "outcome of an opinion": OUTCOMES,
    "what a State did": DONES, "what a State did, in all": FULFILMENTS, "limit of time": LIMIT_STATES,
    "reply of a State": REPLIES, "whose turn it is": ACTORS, "how soon": BANDS, "sort of thing due": DUE_SORTS,
    "what a fact suggests": HINTS, "remedy": {each.key: each.name for each in load_remedies()},
}  # fmt: skip
