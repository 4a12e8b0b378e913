"""Canaries from end to end: a name hides in the documents of a case, and in nothing that is made of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "unit" / "publish"))

from canary_office import CANARIES as OFFICE
from canary_pdf import CANARIES as PDF
from canary_pdf import SAID
from canary_plain import CANARIES as PLAIN

from habeas.casework.cases import get_case
from habeas.casework.decisions import decide, judge
from habeas.casework.desk import Desk
from habeas.casework.due import calendar_of
from habeas.casework.intake import take_in
from habeas.casework.leaving import prove_general, prove_may_leave
from habeas.casework.memory import recall
from habeas.casework.petitions import render_files, withheld_from, write_petition
from habeas.casework.proposals import propose_from
from habeas.casework.running import write_case
from habeas.casework.statistics import count_statuses
from habeas.casework.tables import status_table
from habeas.ledger import Cost, Ledger
from habeas.model import Audience, Frame, Sameness, Variant, Verdict
from habeas.model.seeking import Protected, Seeker, words_of_name
from habeas.publish import LeakFound

NAME, PERSON = "Yelka Tornvald", "Orsa Mellin"  # invented
HIDDEN = Seeker((Protected(text=NAME, words=words_of_name(NAME)), Protected(text="yelka@tornvald.example")))
OPEN = f"{SAID} She was charged with theft on 4 May 2021. Her neighbour {NAME} said that police beat {PERSON}.\n"
MAIL = f"{SAID} Write to yelka@tornvald.example.\n"
TAKEN = {f"pdf {place}": ("pdf", make) for place, make in PDF.items()} | {
    place: each for place, each in (OFFICE | PLAIN).items() if each[0] in ("docx", "odt", "html", "txt", "eml", "md")
}
FILINGS = [
    ("wgad_questionnaire", Variant.FULL), ("wgad_questionnaire", Variant.REDACTED),
    ("public_statement", Variant.REDACTED),
]  # fmt: skip


def silent(_words: str) -> None:
    """Tell nobody."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Return a desk with every canary in it, each by a source who must not be named, and what they tell accepted."""
    place = tmp_path_factory.mktemp("canaries")
    paths = []
    for number, (ending, make) in enumerate(list(TAKEN.values())[:60]):
        paths.append(place / f"{number}-{NAME}.{ending}")
        paths[-1].write_bytes(make(NAME))
    (place / "open.txt").write_text(OPEN, encoding="utf-8")
    (place / "mail.txt").write_text(MAIL, encoding="utf-8")
    cheap = Cost(memory_kib=64, passes=1, lanes=1)
    with Ledger.create(place / "case.habeas", "an invented passphrase", cost=cheap) as ledger:
        desk = Desk(ledger=ledger, person="R. (invented)", now=lambda: "2026-01-02T03:04:05Z")
        frame = Frame(author=NAME, cited_as="a neighbour")
        take_in(desk, [*paths, place / "mail.txt"], supplied=frame, received_from=NAME, tell=silent)
        take_in(desk, [place / "open.txt"], supplied=Frame(publisher="Lantern"), received_from=None, tell=silent)
        propose_from(desk, recall(desk).documents.values(), tell=silent)
        first, *others = [naming.id for naming in recall(desk).namings.values() if naming.name == PERSON]
        for other in others:
            judge(desk, first, other, Sameness.SAME, because="one case")
        case = get_case(recall(desk), PERSON)
        quotes = {each.claim.id: each.claim.passage.quote for each in case.claims}
        decide(desk, [key for key, quote in quotes.items() if not HIDDEN.find(quote)], Verdict.ACCEPT, because="read")
        yield desk


def test_sixty_canaries_are_taken_in(desk: Desk) -> None:
    memory = recall(desk)
    assert len(memory.documents) + len(memory.set_aside) >= 60
    assert len({each.claim.passage.document for each in get_case(memory, PERSON).claims}) >= 25


@pytest.fixture(scope="module")
def files(desk: Desk) -> dict[str, bytes]:
    """Return each filing in each format; the gate has let it out."""
    memory, made = recall(desk), {}
    for form, variant in FILINGS:
        pleading = write_petition(memory, PERSON, state=None, made_on="2026-01-02", form=form, variant=variant)
        rendered = render_files(pleading.petition, protected=withheld_from(memory, pleading))
        made |= {f"{form}-{variant}.{ending}": data for ending, data in rendered.items()}
    return made


def test_no_filing_shows_the_name_to_other_programs(files: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    shown = {name: HIDDEN.find(text) for name, text in other_readings(tmp_path).items()}
    assert len(shown) == 4 * len(FILINGS)
    assert {name for name, found in shown.items() if found} == set()


def other_readings(place: Path) -> dict[str, str]:
    """Return every file as poppler, LibreOffice or nobody but Python reads it."""
    home = {**os.environ, "HOME": str(place)}
    found = {path.name: path.read_text("utf-8") for path in place.glob("*.json")}
    for path in place.glob("*.pdf"):
        done = subprocess.run([tool("pdftotext"), str(path), "-"], check=True, timeout=60, capture_output=True)
        found[path.name] = done.stdout.decode("utf-8", "replace")
    for ending in ("docx", "odt"):
        texts, out = sorted(place.glob(f"*.{ending}")), place / ending
        command = [tool("soffice"), "--headless", "--convert-to", "txt:Text", "--outdir", str(out), *map(str, texts)]
        subprocess.run(command, env=home, check=True, timeout=300, capture_output=True)
        found |= {path.name: (out / f"{path.stem}.txt").read_text("utf-8-sig") for path in texts}
    return found


def tool(name: str) -> str:
    """Return where a program lies; without it the test is skipped at home and fails where everything is checked."""
    found = shutil.which(name)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(f"{name} is not installed")
    if found is None:
        pytest.skip(f"{name} is not installed: what it would show was not looked at")
    return found


def test_a_filing_into_which_the_name_was_written_by_hand_does_not_leave(desk: Desk) -> None:
    memory = recall(desk)
    pleading = write_petition(memory, PERSON, state=None, made_on="2026-01-02")
    for written in (NAME, "Ms. Tornvald", "Торнвальд", "yelka@tornvald.example"):
        told = replace(pleading.petition, notes=(f"Told by {written}.",))
        with pytest.raises(LeakFound):
            render_files(told, protected=withheld_from(memory, pleading), endings=("json",))


@pytest.mark.parametrize(
    ("words", "audience", "leaves", "why"),
    [
        ("Told by a neighbour.", Audience.PUBLIC_UNNAMED, True, "nobody is named"),
        (f"Told by {NAME}.", Audience.UN, False, "the source must not be named to anybody"),
        (f"Told by {NAME}.", Audience.COURT, False, "not to a court either"),
        ("Ask at yelka@tornvald.example", Audience.FAMILY, False, "her address"),
        (f"{PERSON} was arrested.", Audience.UN, True, "the United Nations may learn the person's name"),
        (f"{PERSON} was arrested.", Audience.PUBLIC, True, "the public too, where it was allowed"),
        (f"{PERSON} was arrested.", Audience.PUBLIC_UNNAMED, False, "these readers may not"),
        (f"{PERSON} was arrested.", Audience.UN_UNNAMED, False, "nor these"),
    ],
)
def test_what_may_leave_depends_on_who_reads_it(
    desk: Desk, words: str, audience: Audience, leaves: bool, why: str
) -> None:
    memory = recall(desk)
    case = get_case(memory, PERSON)
    files = {"a.txt": b"Of no interest.", "b.txt": words.encode()}
    if leaves:
        prove_may_leave(memory, case, files, audience)
    else:
        with pytest.raises(LeakFound, match="file 2: the text") as refused:
            prove_may_leave(memory, case, files, audience)
        assert not HIDDEN.find(refused.value.message), why


def test_a_page_of_a_case_that_quotes_the_name_is_not_written(desk: Desk, tmp_path: Path) -> None:
    memory = recall(desk)
    with pytest.raises(LeakFound):
        write_case(memory, get_case(memory, PERSON), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_tables_and_calendars_leave_without_names(desk: Desk) -> None:
    memory = recall(desk)
    table = status_table(memory, count_statuses(memory))
    assert table.data.startswith(b"state,persons,")
    assert table.few > 0
    prove_general(memory, "due.ics", calendar_of([], today="2026-01-02", say=str), people=[PERSON])
    for said in (NAME, PERSON):
        with pytest.raises(LeakFound):
            prove_general(memory, "due.ics", f"SUMMARY:{said}\r\n".encode(), people=[PERSON])
