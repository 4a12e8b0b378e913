"""Amounts in words: money, people and time."""

from __future__ import annotations

from habeas.petition.saying import ENGLISH, say
from habeas.petition.tongue import form, number

TIME_UNITS = {"day", "week", "month", "year", "hour", "minute"}


def amount_text(value: str, unit: str, lang: str = ENGLISH) -> str:
    """Return "USD 1,000", "7 years"."""
    said = number(lang, value)
    if unit in TIME_UNITS:
        return say(lang, f"telling.{unit}_{form(lang, value)}", number=said)
    if unit == "person":
        return say(lang, "telling.persons", number=said)
    return say(lang, "telling.money", unit=unit, number=said)
