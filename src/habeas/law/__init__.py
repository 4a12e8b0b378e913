"""Instruments, elements and forms as dated data files, with the schema that checks them.

Takes:    nothing but the files of this package (and, for treaties, the overrides that a person has given).
Gives:    categories, checklist, rights, instruments, the questionnaire, treaty status, the definitions of kinds.
Refuses:  a file with an unknown key, a missing key or a value of another type.
Never:    says what a case will come to. It holds what the law asks, and how sure we are of its wording.
"""

from __future__ import annotations

from habeas.law.body import (
    Bearing,
    Category,
    Filler,
    Item,
    Law,
    Line,
    Question,
    Right,
    Rights,
    Section,
)
from habeas.law.form import Form, FormLine, FormSection, Shows, form_keys, load_form
from habeas.law.instrument import Article, Force, Instrument, Provision
from habeas.law.kinds import KindDefinition, load_kinds
from habeas.law.library import load_law
from habeas.law.mechanism import Bar, Deadline, Mechanism, Need, Remedy, Window, load_mechanisms, load_remedies
from habeas.law.purposes import load_purposes, purpose_of, purposes_for
from habeas.law.saying import said
from habeas.law.treaty import State, TreatyTable, find_state, load_treaties, party
from habeas.model import Style

__all__ = [
    "Article", "Bar", "Bearing", "Category", "Deadline", "Filler", "Force", "Form", "FormLine", "FormSection",
    "Instrument", "Item", "KindDefinition", "Law", "Line", "Mechanism", "Need", "Provision", "Question", "Remedy",
    "Right", "Rights", "Section", "Shows", "State", "Style", "TreatyTable", "Window", "find_state", "form_keys",
    "load_form", "load_kinds", "load_law", "load_mechanisms", "load_purposes", "load_remedies", "load_treaties",
    "party", "purpose_of", "purposes_for", "said",
]  # fmt: skip
