"""A document's own date is found where it states it, and nowhere else. All texts are invented."""

from __future__ import annotations

import pytest

from habeas.propose.dates import find_dateline

BODY = (
    "\n\nOfficers of the State of Ardenia took Ilan Veser from his home on 2 March 2018. He was held for two weeks.\n"
)
ROWS = [
    ("19 August 2019" + BODY, "2019-08-19", "a line that is only a date"),
    (
        "Public Statement\n\nAFR 57/0916/2019\n\n19 August 2019\n\nArdenia: teacher freed" + BODY,
        "2019-08-19",
        "after a symbol",
    ),
    ("London, 4 May 2021 – Ilan Veser was freed." + BODY, "2021-05-04", "place, date, dash"),
    ("(New York, March 3, 2020) – The authorities should free him." + BODY, "2020-03-03", "in brackets"),
    ("Teacher freed\nPublished on 4 May 2021" + BODY, "2021-05-04", "label"),
    ("Teacher freed\nPublished: May 4, 2021, 10:30 GMT" + BODY, "2021-05-04T10:30", "label with a time"),
    ("Date: 12 June 2017\nTo: The Minister" + BODY, "2017-06-12", "letter"),
    ("The Centre\nPort Arden, 12 June 2017\n\nYour Excellency," + BODY, "2017-06-12", "letter head"),
    ("Monday, 19 August 2019" + BODY, "2019-08-19", "weekday"),
    ("By Mara Lind | May 4, 2021" + BODY, "2021-05-04", "byline"),
    ("Distr.: General\n4 May 2018" + BODY, "2018-05-04", "UN head"),
    ("2021-05-04" + BODY, "2021-05-04", "ISO"),
    ("Issued on 10/03/2019" + BODY, None, "either order: no day"),
    ("Annual report\nSeptember 2018" + BODY, "2018-09", "only a month"),
    ("Your Excellency," + BODY + "\nDone at Port Arden, 5 May 2020\n", "2020-05-05", "foot of a letter"),
    ("Ilan Veser" + BODY, None, "only in the running text"),
    ("Date of arrest: 17 May 2013\nDate of birth: 3 June 1980" + BODY, None, "somebody else's dates"),
    ("Date of arrest:\n17 May 2013" + BODY, None, "label on the line before"),
    ("Arrested 17 May 2013" + BODY, None, "an event in a heading"),
    ("The trial of 3 June 2019" + BODY, None, "a title with a date"),
    ("On 4 May 2021 police came." + BODY, None, "a sentence"),
    ("", None, "nothing"),
    ("17–26 April 2018" + BODY, None, "a session is no day"),
    ("PORT ARDEN, Ardenia, 4 May 2021 (Newsroom) — Police said" + BODY, "2021-05-04", "agency"),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[row[2] for row in ROWS])
def test_a_document_is_dated_only_by_what_it_states_as_its_date(text: str, expected: str | None, why: str) -> None:
    found = find_dateline(text)
    assert (found.when.edtf if found and found.when else None) == expected, why
    if found:
        assert text[found.start : found.end] == found.text
