"""Say what is due after a filing was sent, what a State has answered, and how far it has complied.

Takes:    what people put on record of communications, opinions and compliance, the law's limits of time, and a day.
Gives:    deadlines with their state, reply status State by State, remedies as a checklist over time.
Refuses:  nothing that is on record; what nobody has put on record is not known.
Never:    calls a reply or a filing inadmissible. It counts days; others decide.
"""

from __future__ import annotations

from habeas.follow.agenda import Band, Due, DueSort, agenda
from habeas.follow.calendar import Event, to_ics
from habeas.follow.following import Following, follow
from habeas.follow.hints import Hint, HintSort, suggest
from habeas.follow.limits import Limit, LimitState
from habeas.follow.opinions import Fulfilment, OpinionStanding, RemedyStanding
from habeas.follow.replies import Reply, ReplyStatus
from habeas.follow.reporting import Share, StateReport, report, same_state
from habeas.follow.symbols import SymbolInverted, SymbolUnknown, read_symbol, same_opinion

__all__ = [
    "Band", "Due", "DueSort", "Event", "Following", "Fulfilment", "Hint", "HintSort", "Limit", "LimitState",
    "OpinionStanding", "RemedyStanding", "Reply", "ReplyStatus", "Share", "StateReport", "SymbolInverted",
    "SymbolUnknown", "agenda", "follow", "read_symbol", "report", "same_opinion", "same_state", "suggest", "to_ics",
]  # fmt: skip
