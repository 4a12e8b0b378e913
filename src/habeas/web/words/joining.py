"""English words for why claims stand together, and for a person's word on two of them; translated by ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from habeas.model import Sameness
from habeas.model.joining import Token

EVENTS = {
    Sameness.SAME: "One event", Sameness.DIFFERENT: "Two events", Sameness.UNSURE: "Nobody can tell",
    Sameness.RETRACT: "Word taken back",
}  # fmt: skip
FOR = {
    Token.JUDGED: "A person said so", Token.ONLY_ONE: "No other event of this kind can be meant",
    Token.KIND: "Same kind of event", Token.PERSON: "Same person", Token.DAY: "Same day",
    Token.DATES_OVERLAP: "Dates that can be the same", Token.DATES_NEAR: "Dates some days apart",
    Token.DATES_APART: "Dates far apart", Token.UNDATED: "One is not dated", Token.PLACE: "Same place",
    Token.PEOPLE: "Same people", Token.AMOUNT: "Same amount", Token.TRIGGER: "Same word for the event",
    Token.WORDS: "Words in common", Token.CONTEXT: "Documents that speak of the same",
    Token.SAME_ACCOUNT: "One document tells both", Token.HEADLINE: "One is the title of the other's document",
}  # fmt: skip
AGAINST = {
    **FOR,
    Token.KIND: "Another kind of event", Token.PERSON: "Another person", Token.DAY: "Another day",
    Token.PLACE: "Another place", Token.PEOPLE: "Other people", Token.AMOUNT: "Another amount",
    Token.TRIGGER: "Another word for the event", Token.WORDS: "Other words",
    Token.CONTEXT: "Documents that speak of other things",
}  # fmt: skip
SAID: Mapping[str, Mapping[Any, str]] = MappingProxyType(
    {"word on two claims": EVENTS, "what speaks for one event": FOR, "what speaks against one event": AGAINST}
)
