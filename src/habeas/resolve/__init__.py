"""Suggest which mentions are the same person, and which documents may repeat each other.

Takes:    one profile for each identity that people have judged so far, and the judgements that stand; or documents.
Gives:    suggestions, best first, each with the evidence for and against; pairs of documents with what they share.
Refuses:  nothing; a pair of names that anybody has judged is left out, whatever the word was.
Never:    merges. Two mentions become one person, and two documents one source, only by a person's word.
"""

from __future__ import annotations

from habeas.resolve.copies import Copies
from habeas.resolve.evidence import Evidence, Points, Strength, Suggestion
from habeas.resolve.profile import Happening, Profile, Stated
from habeas.resolve.suggest import suggest, weigh_pair

__all__ = [
    "Copies", "Evidence", "Happening", "Points", "Profile", "Stated", "Strength", "Suggestion", "suggest", "weigh_pair",
]  # fmt: skip
