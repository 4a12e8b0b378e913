"""Everybody counted once by status, and the two commands that show it; all people and places are invented."""

from __future__ import annotations

from pathlib import Path

from habeas.casework.cases import compute_cases
from habeas.casework.desk import begin_desk
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.proposals import propose_from
from habeas.casework.statistics import case_statuses, count_statuses
from habeas.model import Frame, State
from habeas.show.proceedings import process_to_text

NOTICE = """Notice of the invented Harbour Gazette

Mira Solen and Tavo Brink were arrested on 4 March 2030 in Ardeny.
Mira Solen was charged with "insulting the President" under Article 42 of the Criminal Code of Kazakhstan.
Tavo Brink was released on 9 March 2030.
"""


def test_everybody_is_counted_once_by_the_latest_that_is_known_on_a_day(tmp_path: Path) -> None:
    file = tmp_path / "notice.txt"
    file.write_text(NOTICE, encoding="utf-8")
    with begin_desk(tmp_path / "case.habeas", "an invented passphrase", person="R. (invented)") as desk:
        frame = Frame(publisher="Harbour Gazette").published_on("2030-03-20")
        take_in(desk, [file], supplied=frame, received_from=None, tell=lambda words: None)
        propose_from(desk, recall(desk).documents.values(), tell=lambda words: None)
        memory = recall(desk)
        now, before = count_statuses(memory), count_statuses(memory, as_of="2030-03-05")
        cases = compute_cases(memory)
        assert {each.state: each.persons for each in now.counts if each.persons} == {
            State.HELD_PRE_TRIAL: 1, State.RELEASED: 1,
        }  # fmt: skip
        assert sum(each.persons for each in before.counts) == before.persons == 2
        assert next(each.persons for each in before.counts if each.state is State.RELEASED) == 0
        assert case_statuses(memory) == {case.id: case.status for case in cases}
        shown = process_to_text(next(case for case in cases if case.who.name == "Mira Solen"), memory.as_cited())
    assert "“Article 42 of the Criminal Code of Kazakhstan” → article 42, Criminal Code, KZ" in shown
    assert "Held before trial since 4 March 2030" in shown
