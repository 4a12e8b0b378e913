"""Instruments, elements and forms as dated data files, with the schema that checks them.

Takes:    nothing but the files of this package (and, for treaties, the overrides that a person has given).
Gives:    categories, checklist, rights, instruments, the questionnaire, treaty status, the definitions of kinds.
Refuses:  a file with an unknown key, a missing key or a value of another type.
Never:    says what a case will come to. It holds what the law asks, and how sure we are of its wording.
"""

from __future__ import annotations

from habeas.law.body import (
    Article,
    Bearing,
    Category,
    Filler,
    Force,
    Instrument,
    Item,
    Law,
    Line,
    Question,
    Right,
    Rights,
    Section,
)
from habeas.law.form import Form, FormLine, Shows, load_form
from habeas.law.kinds import KindDefinition, load_kinds
from habeas.law.library import load_law
from habeas.law.treaty import State, TreatyTable, find_state, load_treaties, party

__all__ = [
    "Article", "Bearing", "Category", "Filler", "Force", "Form", "FormLine", "Instrument", "Item", "KindDefinition",
    "Law", "Line", "Question", "Right", "Rights", "Section", "Shows", "State", "TreatyTable", "find_state",
    "load_form", "load_kinds", "load_law", "load_treaties", "party",
]  # fmt: skip
