"""Say what is due after a filing was sent, what a State has answered, and how far it has complied.

Takes:    what people put on record of communications, opinions and compliance, the law's limits of time, and a day.
Gives:    deadlines with their state, reply status State by State, remedies as a checklist over time.
Refuses:  nothing; what nobody has put on record is not known.
Never:    calls a reply or a filing inadmissible. It counts days; others decide.
"""

from __future__ import annotations
