"""Hard words through the remaining doors: lists that come in, what goes out and comes back, names of files.

Notes, consent, search and every other form of the desk: ``test_naughty_pages``; verbs: ``test_naughty_strings``.
"""

from __future__ import annotations

import csv
import io
import os
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "unit" / "petition")]

from invented import a_petition  # noqa: E402

from habeas.casework.handing import short  # noqa: E402
from habeas.ingest import find_sources, ingest  # noqa: E402
from habeas.model import Petition  # noqa: E402
from habeas.petition.docx import to_docx  # noqa: E402
from habeas.petition.odt import to_odt  # noqa: E402
from habeas.petition.pdf import to_pdf  # noqa: E402
from habeas.propose import propose  # noqa: E402
from habeas.publish.cells import write_csv  # noqa: E402
from naughty import EVERY, is_storable  # noqa: E402

STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
SHORT = [text for text in EVERY if len(text) < 2000]
# A PDF of letters for which there is no font is refused by name; what attacks its typesetter is written in these.
PRINTED = [text for text in SHORT if all(ord(letter) < 0xA0 for letter in text)]


def letters(text: str) -> str:
    """What a reader reads aloud: no marks, no controls, and whatever the breaks of lines have done to spaces."""
    return "".join(letter for letter in text if letter.isalnum())


@pytest.mark.parametrize(
    ("name", "make", "texts"),
    [("filing.docx", to_docx, SHORT), ("filing.odt", to_odt, SHORT), ("filing.pdf", to_pdf, PRINTED)],
)
def test_every_word_leaves_in_a_filing_and_comes_back(
    name: str, make: Callable[[Petition], bytes], texts: list[str]
) -> None:
    made = a_petition()
    base = made.sentences
    sentences = tuple(replace(base[at % len(base)], text=text) for at, text in enumerate(texts))
    read = ingest(make(replace(made, sentences=sentences, who=texts[7])), name=name)
    found = letters(read.text)
    assert len(texts) >= 200
    assert [text for text in texts if letters(text) not in found] == []
    assert STEERING.search(read.text.replace("\n", "").replace("\t", "")) is None


def test_every_word_leaves_in_a_table_and_comes_back_as_a_text() -> None:
    rows = list(csv.reader(io.StringIO(write_csv(["Name"], [[text] for text in STORABLE]).decode(), newline="")))
    assert [row[0].removeprefix("'") for row in rows[1:]] == [text.removeprefix("'") for text in STORABLE]
    assert [row[0] for row in rows if row[0][:1] in set("=+-@\t\r\n")] == []


STORABLE = [text for text in EVERY if is_storable(text)]


def test_a_list_of_hard_names_is_read_and_each_quote_is_where_it_stands() -> None:
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["Name", "Date of arrest", "Place"])
    writer.writerows([text, "3 May 2021", text[:40]] for text in STORABLE[::4] if len(text) < 200)
    document = ingest(table.getvalue().encode(), name="list.csv")
    claims = propose(document, parser=None).claims
    assert len(claims) >= 3
    moved = [each.id for each in claims if document.text[each.passage.start : each.passage.end] != each.passage.quote]
    assert moved == []


def test_files_of_every_name_are_found_shown_as_words_and_read(tmp_path: Path) -> None:
    made = 0
    for number, text in enumerate(EVERY):
        name = text.encode("utf-8", "surrogatepass").replace(b"\x00", b"").replace(b"/", b"")[:200] + b"%d" % number
        with open(os.open(os.fsencode(tmp_path) + b"/" + name, os.O_CREAT | os.O_WRONLY), "wb") as file:  # noqa: PTH123
            file.write(f"Ilvan Torek of the invented State of Velmora, file {number}.".encode())
        made += 1
    sources = list(find_sources([tmp_path]))
    droppings = sum(each.name.startswith("._") for each in tmp_path.iterdir())
    assert len(sources) == made - droppings
    assert [source.name for source in sources if STEERING.search(source.name)] == []
    assert [source.name for source in sources[::25] if "Ilvan Torek" not in ingest(source).text] == []
    assert [text for text in EVERY if not short(text).isprintable()] == []
