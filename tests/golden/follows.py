"""What became of the invented opinion, told as plain text."""

from __future__ import annotations

from recorded import TODAY, Opened

from habeas.casework.complying import suggestions_of
from habeas.casework.due import calendar_of, find_due, report_state
from habeas.casework.following import following_of
from habeas.cli.followlines import lines_of_case, lines_of_report, say_due


def state_text(case: Opened) -> str:
    """Return the case's following and the report on its State."""
    following = following_of(case.memory, case.case, today=TODAY)
    hints = suggestions_of(case.case, following)
    report = report_state(case.memory, case.example.treaties[0].name, today=TODAY)
    return "\n".join([*lines_of_case(case.case, following, hints), "", *lines_of_report(report)]) + "\n"


def calendar_text(case: Opened) -> str:
    """Return the calendar of what is due."""
    dues = find_due(case.memory, today=TODAY)
    return calendar_of(dues, today=TODAY, say=say_due).decode().replace("\r\n", "\n")
