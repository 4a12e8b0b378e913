"""Pages of cases: what sources say of one person, where they disagree, what is open, and who decided what."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from visiting import PERSON, unlocked

from habeas.casework.decisions import decide, judge
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.proposals import propose_from
from habeas.casework.reading import require_readers
from habeas.model import About, CaseFile, Conflict, Frame, Sameness, Standing, Verdict
from habeas.web.cases.story import say_note
from habeas.web.chrome.office import Office

OTHER = "Botan (invented)"
REASON = "the paper corrected itself <b>later</b>"
LATER = "Notice of the invented Harbour Gazette\n\nIlvan Torek was arrested on 12 May 2023 at his home.\n"


def case_of(office: Office, name: str = "Ilvan Torek") -> CaseFile:
    assert office.sitting
    return office.sitting.view().case(name)


def conflict_on_date(office: Office) -> Conflict:
    return next(each for each in case_of(office).conflicts if each.about is About.DATE)


def text_of(answer: HttpResponse) -> str:
    return str(answer.content.decode())


def article(html: str, id_: str) -> str:
    """Return one article of a page."""
    start = html.index(f'id="{id_}"')
    return html[start : html.index("</article>", start)]


def settle(client: Client, office: Office, **sent: str) -> HttpResponse:
    conflict = conflict_on_date(office)
    return client.post(f"/cases/{case_of(office).id}/conflicts/{conflict.id}/", sent)


def bring_later_source(office: Office, folder: Path) -> None:
    """Let a later document join one side of the disagreement on the day of the arrest, accepted by somebody else."""
    assert office.sitting
    desk = office.sitting.desk_for(OTHER)
    file = folder / "later.txt"
    file.write_text(LATER, encoding="utf-8")
    known = set(recall(desk).documents)
    frame = Frame(publisher="Harbour Gazette").published_on("2023-11-01")
    take_in(desk, [file], supplied=frame, received_from="invented", tell=lambda words: None)
    (new,) = [each for key, each in recall(desk).documents.items() if key not in known]
    propose_from(desk, [new], tell=lambda words: None)
    claims = [each.id for each in recall(desk).current_claims() if each.passage.document == new.id]
    judge(desk, "Ilvan Torek", "Ilvan Torek", Sameness.SAME, because="the same arrest at the same home")
    decide(desk, claims, Verdict.ACCEPT, because="the notice says so")


def test_people_are_listed_fullest_first_with_how_far_to_done(reader: Client) -> None:
    html = text_of(reader.get("/cases/"))
    names = re.findall(r'class="who"[^>]*><bdi>([^<]*)', html)
    assert names[0] == "Ilvan Torek"
    assert "37 of 52" in html


@pytest.mark.parametrize(
    ("typed", "expected", "why"),
    [
        ("lind", ["Sefa Lind"], "part of a name, whatever its case"),
        ("элмин", ["Элмине"], "in any script"),
        ("伊尔万", ["伊尔万·托雷克"], "without spaces"),
        ("%_'\"<", [], "signs are letters like others"),
    ],
)
def test_people_are_found_by_a_part_of_their_name(typed: str, expected: list[str], why: str, reader: Client) -> None:
    html = text_of(reader.get("/cases/", {"name": typed}))
    assert re.findall(r'class="who"[^>]*><bdi>([^<]*)', html) == expected, why


@pytest.mark.parametrize("page", ["0", "999", "-1", "x", "٣", "1" * 40])
def test_a_page_number_that_is_none_gives_the_nearest_page(page: str, reader: Client) -> None:
    assert "1 to 13 of 13" in text_of(reader.get("/cases/", {"page": page}))


@pytest.mark.parametrize(
    "address",
    ["cas-0/", "cas-0/questions/", "cas-0/history/", "cas-0/all/events/", "cas-0/facts/fct-0/", "cas-0/review/"],
)
def test_an_unknown_case_is_said_to_be_unknown(address: str, reader: Client) -> None:
    assert reader.get(f"/cases/{address}").status_code == 404


@pytest.mark.parametrize("rest", ["facts/fct-0/", "all/secrets/"])
def test_an_unknown_part_of_a_case_is_said_to_be_unknown(rest: str, reader: Client, reading_office: Office) -> None:
    assert reader.get(f"/cases/{case_of(reading_office).id}/{rest}").status_code == 404


def test_a_case_shows_who_when_held_and_every_event_with_its_words(reader: Client, reading_office: Office) -> None:
    case = case_of(reading_office)
    html = text_of(reader.get(f"/cases/{case.id}/"))
    assert "11 or 12 May 2023 – 20 June 2023" in html
    assert "39 to 40 days" in html
    assert "teacher of biology" in html
    assert (
        '<blockquote dir="auto" lang="en">The district court fined Torek the equivalent of $500.</blockquote>' in html
    )
    assert "a relative (name withheld at her wish)" in html


def test_every_event_of_the_timeline_leads_to_its_fact(reader: Client, reading_office: Office) -> None:
    case = case_of(reading_office)
    html = text_of(reader.get(f"/cases/{case.id}/"))
    ids = set(re.findall(r' id="([^"]+)"', html))
    events = re.findall(r'<a href="([^"]+)" class="event', html)
    assert len(events) == 10
    assert all(each[1:] in ids for each in events)
    assert len(re.findall(r' id="', html)) == len(ids)


def test_the_timeline_runs_from_right_to_left_where_the_page_does(reader: Client, reading_office: Office) -> None:
    address = f"/cases/{case_of(reading_office).id}/"
    left = text_of(reader.get(address))
    right = text_of(
        reader.get(address, headers={"cookie": f"{reader.cookies.output(header='', sep=';')};habeas_language=ug"})
    )
    assert 'dir="rtl"' in right
    (begins,) = re.findall(
        r'class="band custody"><title>[^<]*</title><rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', left
    )
    (turned,) = re.findall(
        r'class="band custody"><title>[^<]*</title><rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', right
    )
    assert float(turned[0]) == pytest.approx(1000 - float(begins[0]) - float(begins[1]), abs=0.2)


def test_one_day_is_a_point_however_short_the_timeline(reader: Client, reading_office: Office) -> None:
    html = text_of(reader.get(f"/cases/{case_of(reading_office, 'Bana Orvel').id}/"))
    (event,) = re.findall(r'class="event.*?</a>', html[html.index('class="timeline"') :])
    assert "<circle" in event


def test_a_case_speaks_the_language_of_the_page(reader: Client, reading_office: Office) -> None:
    cookies = f"{reader.cookies.output(header='', sep=';')};habeas_language=zh-hans"
    html = text_of(reader.get(f"/cases/{case_of(reading_office).id}/", headers={"cookie": cookies}))
    assert "2023年5月11日或12日 – 2023年6月20日" in html
    assert "39至40天" in html


def test_what_is_only_said_is_no_event(reader: Client, reading_office: Office) -> None:
    html = text_of(reader.get(f"/cases/{case_of(reading_office).id}/"))
    said = html[html.index('id="said"') : html.index('id="checks"')]
    assert "Rights groups had called for his immediate release." in said
    assert "Demanded" in said


def test_a_fact_has_a_page_with_all_its_quotes(reader: Client, reading_office: Office) -> None:
    case = case_of(reading_office)
    fact = max(case.facts, key=lambda each: len(each.supporting))
    html = text_of(reader.get(f"/cases/{case.id}/facts/{fact.id}/"))
    assert html.count("<figure") == 4
    assert html.count('href="/claims/clm-') == 4


@pytest.mark.parametrize(
    "part", ["names", "identity", "conflicts", "events", "attributes", "said", "checks", "related", "documents"]
)
def test_every_part_of_a_case_has_a_page_of_its_own(part: str, reader: Client, reading_office: Office) -> None:
    answer = reader.get(f"/cases/{case_of(reading_office).id}/all/{part}/")
    assert answer.status_code == 200
    assert re.search(r"1 to \d+ of \d+", text_of(answer))


def test_words_of_sources_are_never_markup(reader: Client, reading_office: Office) -> None:
    case = case_of(reading_office, "Bana Orvel")
    html = text_of(reader.get(f"/cases/{case.id}/")) + text_of(reader.get(f"/cases/{case.id}/history/"))
    assert "&lt;img src=x onerror=" in html
    assert "<img" not in html
    assert "<script>alert" not in html


@pytest.mark.parametrize("rest", ["", "questions/", "history/", "all/names/"])
def test_the_title_of_the_window_names_nobody(rest: str, reader: Client, reading_office: Office) -> None:
    html = text_of(reader.get(f"/cases/{case_of(reading_office).id}/{rest}"))
    (title,) = re.findall(r"<title>([^<]*)</title>", html.split("<svg")[0])
    assert "Torek" not in title


def test_the_next_claim_of_a_case_is_about_its_person(client: Client, office: Office) -> None:
    answer = client.get(f"/cases/{case_of(office).id}/review/")
    claim = answer.headers["Location"].strip("/").rpartition("/")[2]
    assert office.sitting
    assert office.sitting.view().case_of(claim) == case_of(office).id
    assert office.sitting.view().standing_of(claim) is Standing.PROPOSED


def test_a_case_that_is_done_has_no_next_claim(client: Client, office: Office) -> None:
    assert office.sitting
    view, desk = office.sitting.view(), office.sitting.desk_for(OTHER)
    case = case_of(office, "Sefa Lind")
    decide(desk, view.claims_about(case.id), Verdict.ACCEPT, because="as it stands there")
    answer = client.get(f"/cases/{case.id}/review/", follow=True)
    assert "Every claim about this person has your word." in text_of(answer)
    assert "Read the next claim" not in text_of(answer)


def test_following_a_side_is_recorded_with_its_reason_and_the_other_side_stays(client: Client, office: Office) -> None:
    conflict = conflict_on_date(office)
    sent = settle(client, office, side=conflict.sides[1].value, because=REASON)
    assert sent.status_code == 302
    shown = article(text_of(client.get(f"/cases/{case_of(office).id}/")), conflict.id)
    assert "a side is followed" in shown
    assert "the paper corrected itself &lt;b&gt;later&lt;/b&gt;" in shown
    assert PERSON in shown
    assert ["followed" in side for side in shown.split('<section class="side')[1:]] == [False, True]
    assert "11 May 2023" in shown
    assert "12 May 2023" in shown
    follows = shown[shown.index("What follows from it") :].split("</ul>")[0]
    assert conflict.sides[1].value in follows
    assert conflict.sides[0].value not in follows


def test_a_choice_can_be_taken_back(client: Client, office: Office) -> None:
    conflict = conflict_on_date(office)
    settle(client, office, side=conflict.sides[0].value, because=REASON)
    settle(client, office, withdraw="1", because="I misread the paper")
    shown = article(text_of(client.get(f"/cases/{case_of(office).id}/")), conflict.id)
    assert "a side is followed" not in shown
    assert "Choose the side to follow" in shown


def test_the_notice_of_a_choice_brings_back_what_held_before(client: Client, office: Office) -> None:
    first, second = (side.value for side in conflict_on_date(office).sides)
    settle(client, office, side=first, because="first thought")
    settle(client, office, side=second, because="second thought")
    html = text_of(client.get(f"/cases/{case_of(office).id}/"))
    *_, notice = re.findall(r'<div class="notice done">.*?</div>', html, re.S)
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', notice))
    assert (fields["side"], fields["because"]) == (first, "first thought")


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"side": "11 May 2023"}, "Say why; it stands beside the choice."),
        ({"because": "typed already"}, "Choose the side to follow."),
        ({"side": "11 May 2023", "because": "   "}, "Say why; it stands beside the choice."),
    ],
)
def test_a_choice_without_side_or_reason_is_refused_and_nothing_typed_is_lost(
    sent: dict[str, str], says: str, client: Client, office: Office
) -> None:
    answer = settle(client, office, **sent)
    assert answer.status_code == 422
    shown = article(text_of(answer), conflict_on_date(office).id)
    assert says in shown
    assert sent.get("because", "").strip() in shown
    assert "a side is followed" not in text_of(client.get(f"/cases/{case_of(office).id}/"))


def test_who_chooses_without_having_seen_anothers_choice_is_told_and_keeps_what_she_typed(
    client: Client, office: Office
) -> None:
    first, second = (side.value for side in conflict_on_date(office).sides)
    settle(unlocked(Client(), OTHER), office, side=first, because="the sister says so", before="")
    answer = settle(client, office, side=second, because="my long reason", before="")
    shown = article(text_of(answer), conflict_on_date(office).id)
    assert answer.status_code == 422
    assert "Somebody chose meanwhile." in shown
    assert "the sister says so" in shown
    assert "my long reason" in shown
    assert "my long reason" not in text_of(client.get(f"/cases/{case_of(office).id}/"))


def test_a_later_source_opens_the_question_again(client: Client, office: Office, tmp_path: Path) -> None:
    settle(client, office, side=conflict_on_date(office).sides[1].value, because=REASON)
    bring_later_source(office, tmp_path)
    html = text_of(client.get(f"/cases/{case_of(office).id}/"))
    shown = article(html, conflict_on_date(office).id)
    assert "open again" in shown
    assert "Came after the choice" in shown
    assert "Harbour Gazette" in shown
    assert "corrected itself" in shown


def test_a_choice_on_a_disagreement_that_changed_meanwhile_is_told_and_not_recorded(
    client: Client, office: Office
) -> None:
    case = case_of(office).id
    answer = client.post(f"/cases/{case}/conflicts/cfl-0/", {"side": "x", "because": "a long reason"}, follow=True)
    assert "What the sources say here has changed since you saw it." in text_of(answer)
    assert "a long reason" in text_of(answer)
    assert "a side is followed" not in text_of(answer)


def test_a_side_that_is_none_is_refused(client: Client, office: Office) -> None:
    assert settle(client, office, side="13 May 2099", because="no such side").status_code == 404


def test_the_history_says_who_decided_what_when_and_why(reader: Client) -> None:
    html = text_of(reader.get("/history/", {"kind": "decision"}))
    first = html[html.index('<ol class="list deeds">') :]
    first = first[: first.index("</li>")]
    assert "Reviewer R. (invented)" in first
    assert "Rejected" in first
    assert "I am afraid that he will be sentenced to six years." in first
    assert "A fear, not a sentence." in first
    assert 'href="/claims/clm-' in first
    assert "2026" in first


def test_the_history_of_a_case_tells_of_that_case_alone(client: Client, office: Office) -> None:
    html = text_of(client.get(f"/cases/{case_of(office, 'Sefa Lind').id}/history/"))
    assert "Nothing has been done here yet." in html


def test_the_history_goes_further_back_page_by_page(reader: Client) -> None:
    seen: list[int] = []
    address = "/history/"
    for _ in range(2):
        html = text_of(reader.get(address))
        seen += map(int, re.findall(r'id="entry-(\d+)"', html))
        address = "/history/" + (re.findall(r'<a href="(\?before=\d+)" rel="next"', html) or [""])[0]
    assert len(seen) > 50
    assert seen == sorted(set(seen), reverse=True)


@pytest.mark.parametrize(
    ("asked", "expected", "why"),
    [
        ({"by": "reviewer"}, True, "part of a name is enough"),
        ({"by": "nobody at all"}, False, "nobody is called so"),
        ({"kind": "judgement"}, True, "there are judgements"),
        ({"kind": "resolution"}, False, "there is none yet"),
        ({"kind": "everything'"}, True, "what is no kind is as if it were not asked"),
        ({"before": "x"}, True, "what is no number is as if it were not asked"),
    ],
)
def test_the_history_can_be_narrowed(asked: dict[str, str], expected: bool, why: str, reader: Client) -> None:
    assert ('id="entry-' in text_of(reader.get("/history/", asked))) is expected, why


def test_everything_that_people_do_with_a_case_stands_in_its_history(client: Client, office: Office) -> None:
    case = case_of(office).id
    settle(client, office, side=conflict_on_date(office).sides[0].value, because=REASON)
    client.post(f"/cases/{case}/notes/", {"text": "Ask the sister about <i>May</i>."})
    html = text_of(client.get(f"/cases/{case}/history/"))
    assert "Conflict resolved" in html
    assert "Ask the sister about &lt;i&gt;May&lt;/i&gt;." in html
    assert "the paper corrected itself &lt;b&gt;later&lt;/b&gt;" in html


def test_a_second_reader_does_not_read_the_first_ones_word_in_the_history(client: Client, office: Office) -> None:
    assert office.sitting
    desk, view = office.sitting.desk_for(OTHER), office.sitting.view()
    require_readers(desk, 2, because="two of us read everything")
    case = case_of(office, "Sefa Lind").id
    claim, *_ = view.claims_about(case)
    decide(desk, [claim], Verdict.REJECT, because="a telling reason")
    html = text_of(client.get(f"/cases/{case}/history/"))
    assert "a telling reason" not in html
    assert "Rejected" not in html
    decide(office.sitting.desk_for(PERSON), [claim], Verdict.REJECT, because="my own reason")
    assert "a telling reason" in text_of(client.get(f"/cases/{case}/history/"))


def test_a_note_is_kept_and_shown_as_it_was_typed(client: Client, office: Office) -> None:
    case = case_of(office).id
    client.post(f"/cases/{case}/notes/", {"text": "سىڭلىسىدىن سوراش <b>kerek</b>"})
    html = text_of(client.get(f"/cases/{case}/"))
    assert '<p dir="auto" class="text">سىڭلىسىدىن سوراش &lt;b&gt;kerek&lt;/b&gt;</p>' in html


def test_a_note_without_words_is_refused_beside_its_field(client: Client, office: Office) -> None:
    answer = client.post(f"/cases/{case_of(office).id}/notes/", {"text": "  "})
    assert answer.status_code == 422
    assert "Write what others should know." in text_of(answer)


def test_two_people_write_in_one_history(client: Client, office: Office) -> None:
    case = case_of(office).id
    client.post(f"/cases/{case}/notes/", {"text": "from me"})
    unlocked(Client(), OTHER).post(f"/cases/{case}/notes/", {"text": "from me too"})
    html = text_of(client.get(f"/cases/{case}/history/", {"kind": "note"}))
    assert [PERSON in html, OTHER in html] == [True, True]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (None, None),
        (
            "which of 3 events of this kind is meant is not said",
            "Which of 3 events of this kind is meant is not said.",
        ),
    ],
)
def test_a_note_on_an_event_is_said_in_the_language_of_the_page(note: str | None, expected: str | None) -> None:
    assert say_note(note) == expected
