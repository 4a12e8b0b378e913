"""A case held against the law."""

from __future__ import annotations

from habeas.assess import assess
from habeas.casework.memory import Memory
from habeas.law import load_law
from habeas.model import Assessment, Attribute, CaseFile, Standing


def find_state(case: CaseFile) -> str | None:
    """Return the State that an accepted claim names, or None where none or several do."""
    named = {
        fact.value
        for fact in case.facts
        if fact.predicate is Attribute.STATE and fact.standing is Standing.ACCEPTED and fact.value
    }
    return named.pop() if len(named) == 1 else None


def assess_case(memory: Memory, case: CaseFile, *, state: str | None) -> Assessment:
    """Hold a case against the law, element by element."""
    return assess(case, load_law(), state=state or find_state(case), overrides=memory.overrides)
