"""Suggest which mentions are the same person.

Takes:    one profile for each identity that people have judged so far, and the judgements that stand.
Gives:    suggestions, best first, each with the evidence for and against.
Refuses:  nothing; a pair that anybody has judged is left out, whatever the word was.
Never:    merges. Two mentions become one person only by a judgement.
"""

from __future__ import annotations

from habeas.resolve.evidence import Evidence, Points, Strength, Suggestion
from habeas.resolve.profile import Happening, Profile, Stated
from habeas.resolve.suggest import suggest, weigh_pair

__all__ = [
    "Evidence", "Happening", "Points", "Profile", "Stated", "Strength", "Suggestion", "suggest", "weigh_pair",
]  # fmt: skip
