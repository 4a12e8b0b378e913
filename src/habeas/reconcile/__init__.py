"""Compute every person's case file from what was claimed, decided and judged.

Takes:    documents, claims, namings, decisions, judgements, and the questions that a petition will ask.
Gives:    one CaseFile for each person who is the subject of an event: facts, periods, conflicts, checks, gaps.
Refuses:  nothing; contradictions are shown with both sides, and what nobody has decided is marked so.
Never:    takes two names for one person without a judgement, or lets an undecided claim change an accepted fact.
"""

from __future__ import annotations

from habeas.reconcile.case import reconcile, reconcile_among, reconcile_one
from habeas.reconcile.sources import Sources

__all__ = ["Sources", "reconcile", "reconcile_among", "reconcile_one"]
