"""Say of each element of the law whether the accepted claims answer yes, no or nothing.

Takes:    a case file, the law, the State, what a person has said of its treaties, and whose words the claims are.
Gives:    findings by category, each with its claims, lengths, articles and what is missing; the three-part test of
          restrictions; the State's own justification; its treaties; the questions left open, ranked.
Refuses:  nothing; where nobody has decided, the answer is unknown.
Never:    predicts an outcome. It says which elements the sources speak to, and which not.
"""

from __future__ import annotations

from habeas.assess.asking import find_questions
from habeas.assess.findings import ASKED, assess
from habeas.assess.voices import NO_VOICES, Voices

__all__ = ["ASKED", "NO_VOICES", "Voices", "assess", "find_questions"]
