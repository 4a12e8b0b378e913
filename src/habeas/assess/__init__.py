"""Say of each element of the law whether the accepted claims answer yes, no or nothing.

Takes:    a case file, the law, the State, and what a person has said of its treaties.
Gives:    findings by category, each with its claims, its articles and what is missing; the questions left open, ranked.
Refuses:  nothing; where nobody has decided, the answer is unknown.
Never:    predicts an outcome. It says which elements the sources speak to, and which not.
"""

from __future__ import annotations

from habeas.assess.asking import find_questions
from habeas.assess.findings import ASKED, assess

__all__ = ["ASKED", "assess", "find_questions"]
