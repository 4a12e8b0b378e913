"""Find words about time and what they mean in EDTF.

Takes:    a text, and the day it was published if that is known.
Gives:    mentions in order, each with its date or length, and what it was counted from.
Refuses:  nothing; words that nothing anchors stay unresolved.
Never:    supplies a year of its own, or takes the day of reading for the day of writing.
"""

from __future__ import annotations

from habeas.propose.dates.dateline import find_dateline
from habeas.propose.dates.find import find_times

__all__ = ["find_dateline", "find_times"]
