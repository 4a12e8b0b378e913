"""What is due, one case until the State complies, and one State over all cases, at the desk. Everything is invented."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from habeas.casework.following import following_of
from habeas.casework.memory import recall
from habeas.follow import Following, Fulfilment
from habeas.model import CaseFile, Kind
from habeas.web.chrome.office import Office
from habeas.web.following.shown import today

WHO = "Ilvan Torek"
BY = "Aida (invented)"
SYMBOL = "A/HRC/WGAD/2024/12"
SENT = {"mechanism": "WGAD", "step": "transmitted", "on": "2024-01-15", "state": "Velmora", "channel": "email"}
OPINION = {
    "symbol": SYMBOL, "mechanism": "WGAD", "states": "Velmora", "outcome": "arbitrary", "adopted": "2023-08-20",
    "category_I": "on", "remedy_release": "on", "remedy_compensation": "on",
}  # fmt: skip
FREED = {"symbol": SYMBOL, "key": "release", "done": "done", "on": "2023-09-26", "because": "he <b>called</b>"}


def case_of(office: Office) -> CaseFile:
    assert office.sitting
    return office.sitting.view().case(WHO)


def found(office: Office) -> Following:
    assert office.sitting
    return following_of(recall(office.sitting.desk_for(BY)), case_of(office), today=today())


def send(client: Client, office: Office, where: str, **sent: str) -> HttpResponse:
    return client.post(f"/cases/{case_of(office).id}/follow-up/{where}", sent, follow=True)


def undo(client: Client, answer: HttpResponse) -> HttpResponse:
    """Press the button that takes back what was just done."""
    html = answer.content.decode()
    notice = html[html.index('<div class="notice done">') : html.index("</form>", html.index('class="notice done"'))]
    (address,) = re.findall(r'action="([^"]+)"', notice)
    fields = dict(re.findall(r'name="(?!csrf)([^"]+)" value="([^"]*)"', notice))
    return client.post(address, fields, follow=True)


def page(client: Client, office: Office) -> str:
    return str(client.get(f"/cases/{case_of(office).id}/follow-up/").content.decode())


@pytest.mark.parametrize("address", ["/due/", "/due/calendar/", "/due/states/"])
def test_without_anything_on_record_the_pages_say_so(address: str, reader: Client) -> None:
    assert reader.get(address).status_code == 200


def test_what_was_sent_is_recorded_and_its_limit_is_due(client: Client, office: Office) -> None:
    answer = send(client, office, "communications/", **SENT)
    (letter,) = found(office).communications
    due = client.get("/due/").content.decode()
    assert (letter.by, letter.state, letter.channel) == (BY, "Velmora", "email")
    assert "60 days" in due
    assert WHO in due
    assert 'class="strip late"' in answer.content.decode()


def test_recording_correcting_and_taking_back_are_undone_by_one_button(client: Client, office: Office) -> None:
    made = send(client, office, "communications/", **SENT)
    (letter,) = found(office).communications
    corrected = send(client, office, f"communications/{letter.id}/", **(SENT | {"on": "2024-01-20"}))
    undo(client, corrected)
    assert [each.on.edtf for each in found(office).communications] == ["2024-01-15"]
    gone = send(client, office, f"communications/{letter.id}/back/")
    assert found(office).communications == ()
    undo(client, gone)
    assert len(found(office).communications) == 1
    undo(client, made)
    assert found(office).communications == ()


FAULTS = [
    ("communications/", SENT | {"on": "soon"}, "soon"),
    ("communications/", SENT | {"document": "no such file"}, "no such file"),
    ("communications/", {"mechanism": "WGAD"}, "on"),
    ("opinions/", OPINION | {"symbol": "A/HRC/WGAD/12/2024"}, "A/HRC/WGAD/2024/12"),
    ("reminders/", {"due": "", "what": "is he still free?"}, "is he still free?"),
]


@pytest.mark.parametrize(("where", "sent", "told"), FAULTS)
def test_what_cannot_be_is_shown_again_with_what_was_typed(
    where: str, sent: dict[str, str], told: str, client: Client, office: Office
) -> None:
    answer = send(client, office, where, **sent)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert (found(office).communications, found(office).opinions, found(office).reminders) == ((), (), ())


def test_what_was_typed_on_a_remedy_stays_on_that_remedy(client: Client, office: Office) -> None:
    send(client, office, "opinions/", **OPINION)
    answer = send(client, office, "compliance/", **(FREED | {"on": "one day"}))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="one day"' in html[html.index(f'id="{SYMBOL}_release_done"') : html.index("Put this opinion right")]


def test_what_was_typed_to_put_a_letter_right_stays_with_that_letter(client: Client, office: Office) -> None:
    send(client, office, "communications/", **SENT)
    (letter,) = found(office).communications
    answer = send(client, office, f"communications/{letter.id}/", **(SENT | {"on": "soon"}))
    html = answer.content.decode()
    assert 'value="soon"' in html[html.index(f'id="{letter.id}"') : html.index('id="record"')]
    assert 'value="soon"' not in html[html.index('id="record"') :]


def test_no_two_fields_of_the_page_have_one_id(client: Client, office: Office) -> None:
    send(client, office, "communications/", **SENT)
    send(client, office, "opinions/", **OPINION)
    ids = re.findall(r' id="([^"]+)"', page(client, office))
    assert sorted({each for each in ids if ids.count(each) > 1}) == []


def test_an_opinion_is_a_checklist_with_words_of_people(client: Client, office: Office) -> None:
    send(client, office, "opinions/", **OPINION)
    said = send(client, office, "compliance/", **FREED)
    (opinion,) = found(office).opinions
    html = page(client, office)
    assert [each.standing for each in opinion.remedies] == [Fulfilment.DONE, Fulfilment.NOT_KNOWN]
    assert "he &lt;b&gt;called&lt;/b&gt;" in html
    undo(client, said)
    assert found(office).opinions[0].remedies[0].standing is Fulfilment.NOT_KNOWN


def test_taking_ones_word_back_can_be_undone(client: Client, office: Office) -> None:
    send(client, office, "opinions/", **OPINION)
    send(client, office, "compliance/", **FREED)
    answer = send(client, office, "compliance/back/", symbol=SYMBOL, key="release")
    before = found(office).opinions[0].remedies[0].standing
    undo(client, answer)
    assert (before, found(office).opinions[0].remedies[0].standing) == (Fulfilment.NOT_KNOWN, Fulfilment.DONE)


def test_an_opinion_is_put_right_and_that_is_undone(client: Client, office: Office) -> None:
    made = send(client, office, "opinions/", **OPINION)
    fuller = send(client, office, "opinions/", **(OPINION | {"remedy_laws": "on", "articles": "UDHR 9; ICCPR 9(1)"}))
    now = found(office).opinions[0].opinion
    undo(client, fuller)
    assert (len(now.remedies), now.articles) == (3, ("UDHR 9", "ICCPR 9(1)"))
    assert len(found(office).opinions[0].opinion.remedies) == 2
    undo(client, made)
    assert found(office).opinions == ()


def test_an_accepted_release_is_offered_and_not_decided(client: Client, office: Office) -> None:
    assert any(fact.predicate is Kind.RELEASE for fact in case_of(office).facts)
    send(client, office, "opinions/", **OPINION)
    html = page(client, office)
    assert "May be what the opinion asks" in html
    assert "You decide." in html
    assert found(office).opinions[0].remedies[0].standing is Fulfilment.NOT_KNOWN


def test_a_reminder_is_done_put_off_and_undone(client: Client, office: Office) -> None:
    send(client, office, "reminders/", due="2030-05-01", what="is he still free?")
    (reminder,) = found(office).reminders
    done = send(client, office, f"reminders/{reminder.id}/", done="1", from_due="1")
    assert done.redirect_chain[-1][0] == "/due/"
    assert "is he still free?" not in done.content.decode()
    undo(client, done)
    send(client, office, f"reminders/{reminder.id}/", due="2031-05-01")
    assert [(each.due, each.done_on) for each in found(office).reminders] == [("2031-05-01", None)]


def test_the_calendar_names_people_only_where_it_was_asked(client: Client, office: Office) -> None:
    send(client, office, "reminders/", due="2030-05-01", what=f"ask {WHO}")
    bare = client.get("/due/calendar.ics")
    named = client.get("/due/calendar.ics", {"names": "1"})
    assert bare.headers["Content-Type"].startswith("text/calendar")
    assert b"Torek" not in bare.content
    assert b"Torek" in named.content
    assert bare.content == client.get("/due/calendar.ics").content


def test_a_state_is_reported_with_counts_and_an_interval(client: Client, office: Office) -> None:
    send(client, office, "communications/", **SENT)
    send(client, office, "opinions/", **OPINION)
    send(client, office, "compliance/", **FREED)
    assert "Velmora" in client.get("/due/states/").content.decode()
    html = client.get("/due/states/Velmora/").content.decode()
    assert "1 of 1 done, of 0 it is not known" in html
    assert "95 % interval: 21 % to 100 % (n = 1)" in html


def test_a_state_of_which_nothing_is_on_record_is_refused(reader: Client) -> None:
    assert reader.get("/due/states/Nowhere/").status_code in (404, 409, 422)


@pytest.mark.parametrize("language", ["ru", "ug", "fr", "zh-hans"])
def test_the_pages_can_be_read_in_every_language(language: str, client: Client, office: Office) -> None:
    send(client, office, "communications/", **SENT)
    send(client, office, "opinions/", **OPINION)
    client.post("/language/", {"language": language, "next": "/due/"})
    case = f"/cases/{case_of(office).id}/follow-up/"
    for address in ("/due/", case, "/due/states/Velmora/", "/due/calendar/"):
        assert client.get(address).status_code == 200
