"""The page of open questions: ranked, to be printed for an interview, and told what became of each."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from habeas.casework.asking import get_questions
from habeas.casework.memory import recall
from habeas.model import CaseFile, OpenQuestion, Unanswered
from habeas.web.chrome.office import Office

WHO = "Ilvan Torek"
BY = "Aida (invented)"
KEY = "interpreter"
REMARK = "asked <b>his sister</b> in Tarn"


def case_of(office: Office, name: str = WHO) -> CaseFile:
    assert office.sitting
    return office.sitting.view().case(name)


def questions_of(office: Office) -> tuple[OpenQuestion, ...]:
    assert office.sitting
    return get_questions(recall(office.sitting.desk_for(BY)), WHO)[1]


def state_of(office: Office) -> Unanswered:
    return next(each.state for each in questions_of(office) if each.key == KEY)


def sheet(client: Client, office: Office, who: str = WHO, **asked: str) -> str:
    answer = client.get(f"/cases/{case_of(office, who).id}/questions/", asked)
    html = str(answer.content.decode())
    return html[html.index('<article class="questions">') :]


def keys_in(html: str) -> list[str]:
    return re.findall(r'<li class="question[^"]*" id="([^"]*)"', html)


def mark(client: Client, office: Office, key: str = KEY, *, follow: bool = True, **sent: str) -> HttpResponse:
    return client.post(f"/cases/{case_of(office).id}/questions/{key}/", sent, follow=follow)


ALL = {"asked": "1", "most": "100", "lines": "1"}


def test_what_an_answer_would_change_most_comes_first(reader: Client, reading_office: Office) -> None:
    shown = keys_in(sheet(reader, reading_office, **ALL))
    assert shown == [each.key for each in questions_of(reading_office)]


def test_each_question_says_what_it_would_decide(reader: Client, reading_office: Office) -> None:
    html = sheet(reader, reading_office)
    first = html[html.index('<li class="question') : html.index("</form>")]
    assert "Which earlier arrests, fines, searches or threats has Ilvan Torek suffered, with dates?" in first
    assert "would decide category V, if it is so" in first


def test_the_order_of_the_form_can_be_asked_for(reader: Client, reading_office: Office) -> None:
    lines = [key for key in keys_in(sheet(reader, reading_office, **ALL, by_form="1")) if re.match(r"[IV]+\.", key)]
    assert lines == ["I.3", "I.6a", "I.8", "II.5", "III.3", "III.5", "VI.1"]


def test_a_line_is_asked_by_name_with_lines_to_write_on(reader: Client, reading_office: Office) -> None:
    html = sheet(reader, reading_office, **(ALL | {"name": "1", "lines": "3"}))
    assert "Which identity document does Ilvan Torek hold?" in html
    assert html.count('class="rule"') == 3 * len(keys_in(html))


def test_a_sheet_can_be_printed_that_betrays_nobody(reader: Client, reading_office: Office) -> None:
    full = sheet(reader, reading_office, "Sefa Lind", **ALL, name="1", claimed="1")
    bare = sheet(reader, reading_office, "Sefa Lind", **ALL)
    assert "Sefa Lind and Jaro Anders, were detained at a march" in full
    assert "Sefa Lind" not in bare
    assert "were detained at a march" not in bare
    assert "Where was the person arrested?" in bare


BOXES = ["told", "not known", "did not want to say", "does not apply"]


@pytest.mark.parametrize("box", BOXES)
def test_each_question_has_boxes_to_tick_on_paper(box: str, reader: Client, reading_office: Office) -> None:
    html = sheet(reader, reading_office)
    assert html.count(f"<span>{box}</span>") == len(keys_in(html))


@pytest.mark.parametrize(("asked", "why"), [("-1", "none"), ("900", "too many"), ("x", "no number"), ("", "nothing")])
def test_a_number_that_makes_no_sense_gives_the_usual_sheet(
    asked: str, why: str, reader: Client, reading_office: Office
) -> None:
    html = sheet(reader, reading_office, asked="1", name="1", lines=asked, most=asked)
    assert len(keys_in(html)) == 20, why
    assert html.count('class="rule"') == 40, why


def test_a_long_list_goes_on_a_page_further(reader: Client, reading_office: Office) -> None:
    first = keys_in(sheet(reader, reading_office))
    second = keys_in(sheet(reader, reading_office, page="2"))
    every = [each.key for each in questions_of(reading_office)]
    assert [*first, *second] == every[:40]


@pytest.mark.parametrize("state", ["not_known", "refused", "not_applicable"])
def test_what_became_of_a_question_is_recorded_and_can_be_taken_back(
    state: str, client: Client, office: Office
) -> None:
    told = mark(client, office, state=state).content.decode()
    recorded = state_of(office)
    again = mark(client, office, state="not_asked").content.decode()
    assert "It is recorded what became of this question" in told
    assert (recorded, state_of(office)) == (Unanswered(state), Unanswered.NOT_ASKED)
    assert "The word on this question is taken back." in again


def test_undoing_brings_back_the_word_before(client: Client, office: Office) -> None:
    mark(client, office, state="refused", remark="first")
    html = mark(client, office, state="not_known", remark="second").content.decode()
    form = html[html.index('class="act"') :]
    fields = dict(re.findall(r'type="hidden" name="(state|remark)" value="([^"]*)"', form[: form.index("</form>")]))
    mark(client, office, **fields)
    assert fields == {"state": "refused", "remark": "first"}
    assert state_of(office) is Unanswered.REFUSED


def test_who_said_it_stands_with_the_question_and_the_remark_only_on_the_full_sheet(
    client: Client, office: Office
) -> None:
    mark(client, office, state="not_known", remark=REMARK)
    full, bare = sheet(client, office, **ALL, claimed="1"), sheet(client, office, **ALL)
    assert "Asked, not known" in bare
    assert BY in bare
    assert "asked &lt;b&gt;his sister&lt;/b&gt; in Tarn" in full
    assert "his sister" not in bare


def test_what_was_refused_stands_at_the_end_and_is_not_printed(client: Client, office: Office) -> None:
    mark(client, office, state="refused")
    html = sheet(client, office, **ALL)
    assert keys_in(html)[-1] == KEY
    assert f'<li class="question sunk no-print" id="{KEY}"' in html


def test_a_word_leads_back_to_the_page_as_it_was(client: Client, office: Office) -> None:
    answer = mark(client, office, state="refused", back="asked=1&by_form=1", follow=False)
    assert answer["Location"].endswith(f"/questions/?asked=1&by_form=1#{KEY}")


@pytest.mark.parametrize("sent", [{}, {"state": "answered"}, {"state": "refused", "remark": "x" * 4001}])
def test_a_word_that_is_none_is_refused_and_what_was_typed_is_kept(
    sent: dict[str, str], client: Client, office: Office
) -> None:
    answer = mark(client, office, **sent)
    assert answer.status_code == 422
    assert state_of(office) is Unanswered.NOT_ASKED


def test_a_question_that_is_not_open_is_not_found(client: Client, office: Office) -> None:
    assert mark(client, office, "VII.1", state="refused").status_code == 404


def test_the_history_tells_what_became_of_a_question(client: Client, office: Office) -> None:
    mark(client, office, state="refused", remark=REMARK)
    html = client.get("/history/", {"kind": "asked"}).content.decode()
    assert "Asked, refused" in html
    assert "Which languages does the person understand, and in which language were the charge and the hearing?" in html
    assert f"/questions/#{KEY}" in html
