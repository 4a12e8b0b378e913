"""A scan comes in, is misread, is corrected, and everything can be built again. Everyone in it is invented."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit" / "ingest"))

from picture_files import a_scan, as_file, needs_tesseract
from PIL import Image

from consented import allow
from habeas.casework.cases import compute_cases
from habeas.casework.correcting import CorrectionUnusable, Misread, NotAPicture, correct_words
from habeas.casework.decisions import decide
from habeas.casework.desk import Desk, begin_desk
from habeas.casework.intake import take_in
from habeas.casework.keeping import verify_ledger
from habeas.casework.memory import ClaimObsolete, recall
from habeas.casework.petitions import SourceWouldBeNamed
from habeas.casework.pictures import draw_quote
from habeas.casework.proposals import each_document, propose_from
from habeas.casework.running import write_everything
from habeas.cli.lines import weighed_line
from habeas.errors import QuoteNotFound, ReasonMissing
from habeas.ingest import ingest
from habeas.model import Claim, Document, Frame, Verdict
from habeas.show import case_to_html, case_to_text

REPORT = (
    "Ilvan Torek, a teacher, was arrested in Norvale on 3 May 2021. On 12 June 2021 Ilvan Torek was sentenced to five "
    "years in prison. On 9 July 2021 Ilvan Torek was transferred to the prison of Sarne."
)


def silent(_: str) -> None:
    """Say nothing."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with begin_desk(
        tmp_path / "case.habeas", "an invented passphrase", person="R. (invented)", now=lambda: "2026-01-02T03:04:05Z"
    ) as empty:
        yield empty


def brought_in(desk: Desk, folder: Path, page: Image.Image, *, name: str = "scan.png", **options: object) -> Document:
    needs_tesseract("eng", "osd")
    file = folder / name
    kind = "TIFF" if name.endswith("tif") else "PNG"
    file.write_bytes(as_file(page, kind, **options))
    (document,) = take_in(
        desk, [file], supplied=Frame(), received_from=None, tell=silent, pictures="eng"
    ).documents  # fmt: skip
    return document


@pytest.fixture
def scanned(desk: Desk, tmp_path: Path) -> Document:
    document = brought_in(desk, tmp_path, a_scan(REPORT))
    propose_from(desk, each_document(desk), tell=silent)
    return document


def claim_on(desk: Desk, words: str, *, trigger: str) -> Claim:
    found = [
        claim
        for claim in recall(desk).current_claims()
        if words in " ".join(claim.passage.quote.split()) and claim.trigger and claim.trigger.text == trigger
    ]
    assert found, [claim.passage.quote for claim in recall(desk).current_claims()]
    return found[0]


def correcting(desk: Desk, document: Document, was: str, now: str, **options: object) -> list[str]:
    misread = Misread(document=document.id, was=was, now=now, because="so it stands on the page", **options)
    return [claim.id for claim in correct_words(desk, misread).obsolete]


def test_claims_on_changed_words_are_obsolete_and_the_others_stay_with_their_decisions(
    desk: Desk, scanned: Document
) -> None:
    first, last = claim_on(desk, "3 May 2021", trigger="arrested"), claim_on(desk, "9 July 2021", trigger="transferred")
    decide(desk, [first.id, last.id], Verdict.ACCEPT, because="the page says so")
    assert first.id in correcting(desk, scanned, "3 May 2021", "30 May 2021")
    memory = recall(desk)
    with pytest.raises(ClaimObsolete):
        memory.get_claim(first.id)
    moved = memory.get_claim(last.id)
    assert moved.passage.start == last.passage.start + 1
    moved.passage.prove_in(memory.documents[scanned.id])
    assert memory.latest_decisions()[moved.id].verdict is Verdict.ACCEPT
    assert first.id in memory.obsolete


def test_the_corrected_words_are_proposed_from_at_once_and_wait_for_a_decision(desk: Desk, scanned: Document) -> None:
    decide(desk, [claim_on(desk, "3 May 2021", trigger="arrested").id], Verdict.ACCEPT, because="the page says so")
    correcting(desk, scanned, "3 May 2021", "30 May 2021")
    again = claim_on(desk, "30 May 2021", trigger="arrested")
    assert again.dated is not None
    assert again.dated.when.edtf == "2021-05-30"
    assert again.id not in recall(desk).latest_decisions()


def test_a_case_file_tells_the_corrected_date_and_not_the_misread_one(desk: Desk, scanned: Document) -> None:
    correcting(desk, scanned, "3 May 2021", "30 May 2021")
    (case,) = [case for case in compute_cases(recall(desk)) if case.who.name == "Ilvan Torek"]
    text = " ".join(case_to_text(case, recall(desk).as_cited()).split())
    assert "30 May 2021" in text
    assert " 3 May 2021" not in text


def test_the_reading_the_correction_and_the_reason_stay_on_record(desk: Desk, scanned: Document) -> None:
    correcting(desk, scanned, "Sarne", "Sarnehold")
    memory = recall(desk)
    (correction,) = memory.corrections
    assert (correction.was, correction.now, correction.because) == ("Sarne.", "Sarnehold.", "so it stands on the page")
    assert memory.as_read[scanned.id].text == scanned.text
    assert memory.documents[scanned.id].text == scanned.text.replace("Sarne", "Sarnehold")


def test_corrections_one_after_the_other_and_back_again_can_be_built_again(desk: Desk, scanned: Document) -> None:
    correcting(desk, scanned, "3 May 2021", "30 May 2021")
    correcting(desk, scanned, "teacher", "school teacher")
    correcting(desk, scanned, "30 May 2021", "3 May 2021")
    claim_on(desk, "3 May 2021", trigger="arrested")
    proved = verify_ledger(desk, tell=silent)
    assert "3 corrections each stand on the words that they correct" in proved.proved
    assert "1 texts read again from their originals, the same to the letter" in proved.proved
    assert proved.not_compared == ()


def test_words_put_right_are_certain_and_have_their_boxes(desk: Desk, scanned: Document) -> None:
    correcting(desk, scanned, "3 May 2021", "13 July 2021")
    document = recall(desk).documents[scanned.id]
    start = document.text.index("13 July 2021")
    before = scanned.text.index("3 May 2021")
    assert document.boxes_of(start, start + 12) == scanned.boxes_of(before, before + 10)
    assert document.confidence_of(start, start + 12) == 100
    later, earlier = document.text.index("transferred"), scanned.text.index("transferred")
    assert document.boxes_of(later, later + 5) == scanned.boxes_of(earlier, earlier + 5)


@pytest.mark.parametrize(
    ("was", "now", "error", "why"),
    [
        ("no such words", "others", QuoteNotFound, "they do not stand there"),
        ("teacher", "teacher", CorrectionUnusable, "nothing would change"),
        ("teacher", "tea\x1bcher", CorrectionUnusable, "a control character"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    desk: Desk, scanned: Document, was: str, now: str, error: type[Exception], why: str
) -> None:
    before = desk.ledger.head
    with pytest.raises(error):
        correcting(desk, scanned, was, now)
    assert desk.ledger.head == before


def test_a_correction_needs_a_reason(desk: Desk, scanned: Document) -> None:
    with pytest.raises(ReasonMissing):
        correct_words(desk, Misread(document=scanned.id, was="teacher", now="doctor", because=" "))


def test_words_that_a_source_itself_wrote_cannot_be_corrected(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(REPORT, encoding="utf-8")
    (letter,) = take_in(
        desk, [tmp_path / "letter.txt"], supplied=Frame(), received_from=None, tell=silent
    ).documents  # fmt: skip
    with pytest.raises(NotAPicture):
        correcting(desk, letter, "teacher", "doctor")


def test_a_claim_on_words_read_unsurely_says_so_on_the_page_and_in_the_list(desk: Desk, tmp_path: Path) -> None:
    poor = a_scan("Ilvan Torek was arrested in Norvale on 3 May 2021.")
    poor = poor.resize((poor.width // 7, poor.height // 7)).resize(poor.size)
    brought_in(desk, tmp_path, poor)
    propose_from(desk, each_document(desk), tell=silent)
    memory = recall(desk)
    (document,) = memory.documents.values()
    listed = [weighed_line(claim, None, document) for claim in memory.current_claims()]
    assert any("[read by OCR, uncertain" in line for line in listed)
    pages = [case_to_html(case, memory.as_cited()) for case in compute_cases(memory)]
    assert any("read by OCR, uncertain" in page for page in pages)


def test_the_page_of_a_quote_is_drawn_with_its_words_marked(desk: Desk, scanned: Document, tmp_path: Path) -> None:
    claim = claim_on(desk, "12 June 2021", trigger="sentenced")
    drawn = draw_quote(desk, claim.id)
    file = tmp_path / "page.png"
    file.write_bytes(drawn.png)
    with Image.open(file) as picture:
        assert (picture.mode, picture.size) == ("RGB", (scanned.scans[0].width, scanned.scans[0].height))
        box = scanned.boxes_of(claim.passage.start, claim.passage.end)[0]
        red, green, blue = picture.getpixel((box.x - 2, box.y - 2))
        assert red == green > 200 > blue
        assert picture.getpixel((3, 3)) == (255, 255, 255)


def test_a_scan_is_read_anew_in_a_language_that_is_named(desk: Desk, tmp_path: Path) -> None:
    needs_tesseract("rus")
    first = brought_in(desk, tmp_path, a_scan("Вымышленный учитель был задержан.", "rus"))
    propose_from(desk, each_document(desk), tell=silent)
    (again,) = take_in(
        desk, [tmp_path / "scan.png"], supplied=Frame(), received_from=None, tell=silent, pictures="rus"
    ).documents  # fmt: skip
    assert (again.id, again.text.strip()) == (first.id, "Вымышленный учитель был задержан.")
    assert [document.text for document in each_document(desk)] == [again.text]
    assert recall(desk).as_read[first.id] == again
    propose_from(desk, each_document(desk), tell=silent)
    assert verify_ledger(desk, tell=silent).not_compared == ()


def test_what_stood_on_a_former_reading_is_obsolete(desk: Desk, scanned: Document, tmp_path: Path) -> None:
    needs_tesseract("rus")
    claims = {claim.id for claim in recall(desk).current_claims()}
    take_in(desk, [tmp_path / "scan.png"], supplied=Frame(), received_from=None, tell=silent, pictures="rus")
    memory = recall(desk)
    assert memory.current_claims() == ()
    assert set(memory.obsolete) == claims


def test_a_reading_that_is_broken_off_goes_on_where_it_stopped(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs_tesseract("eng")
    pages = [a_scan(f"Page number {name} of the invented report.") for name in ("one", "two", "three")]
    (tmp_path / "long.tif").write_bytes(as_file(pages[0], "TIFF", save_all=True, append_images=pages[1:]))

    def take(tell: object) -> int:
        taken = take_in(
            desk, [tmp_path / "long.tif"], supplied=Frame(), received_from=None, tell=tell, pictures="eng"
        )  # fmt: skip
        return len(taken.documents)

    def breaks_off(words: str) -> None:
        if "(2 of 3)" in words:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(breaks_off)
    told: list[str] = []
    assert take(told.append) == 1
    assert len([words for words in told if words.startswith("page ")]) < 3


CANARIES = ("Canary", "Invented Camera Works", "43.5", "Zaunkoenig")


def with_exif(page: Image.Image) -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x013B], exif[0x010E] = "Invented Camera Works", "Ylva Canary", "seen by Zaunkoenig"
    exif.get_ifd(0x8825).update({1: "N", 2: (43.5, 13.0, 12.5), 3: "E", 4: (76.0, 51.0, 7.25)})
    return as_file(page, "JPEG", exif=exif, quality=95)


def test_nothing_that_stands_beside_the_pixels_is_in_anything_that_is_written(desk: Desk, tmp_path: Path) -> None:
    needs_tesseract("eng")
    (tmp_path / "photo.jpg").write_bytes(with_exif(a_scan(REPORT)))
    (document,) = take_in(
        desk, [tmp_path / "photo.jpg"], supplied=Frame(), received_from=None, tell=silent, pictures="eng"
    ).documents  # fmt: skip
    kept = " ".join(f"{each.name} {each.value}" for each in document.properties)
    assert all(canary in kept for canary in CANARIES)
    propose_from(desk, each_document(desk), tell=silent)
    claims = [claim.id for claim in recall(desk).current_claims()]
    decide(desk, claims, Verdict.ACCEPT, because="the picture says so")
    (case,) = [case for case in compute_cases(recall(desk)) if case.who.name == "Ilvan Torek"]
    allow(desk, case.id)
    write_everything(desk, case, tmp_path / "out", state=None, made_on="2026-01-02")
    (tmp_path / "out" / "page.png").write_bytes(draw_quote(desk, claims[0]).png)
    written = sorted((tmp_path / "out").iterdir())
    assert {path.suffix for path in written} == {".docx", ".html", ".json", ".odt", ".pdf", ".png"}
    for path in written:
        shown = path.read_bytes().decode("latin-1") + (
            read_back(path) if path.suffix in (".docx", ".odt", ".pdf") else ""
        )
        assert [canary for canary in CANARIES if canary in shown] == []


def read_back(path: Path) -> str:
    """All that a reader finds in a file, its own properties included."""
    again = ingest(path.read_bytes(), name=path.name)
    return again.text + repr([(each.name, each.value) for each in again.properties])


def test_a_petition_that_holds_a_name_from_the_properties_of_a_protected_source_is_refused(
    desk: Desk, tmp_path: Path
) -> None:
    needs_tesseract("eng")
    (tmp_path / "photo.jpg").write_bytes(with_exif(a_scan(REPORT.replace("a teacher", "a friend of Ylva Canary"))))
    take_in(
        desk, [tmp_path / "photo.jpg"], supplied=Frame(cited_as="a friend"), received_from=None, tell=silent,
        pictures="eng",
    )  # fmt: skip
    propose_from(desk, each_document(desk), tell=silent)
    decide(desk, [claim.id for claim in recall(desk).current_claims()], Verdict.ACCEPT, because="it says so")
    (case,) = [case for case in compute_cases(recall(desk)) if case.who.name == "Ilvan Torek"]
    with pytest.raises(SourceWouldBeNamed):
        write_everything(desk, case, tmp_path / "out", state=None, made_on="2026-01-02")


def test_nothing_of_a_page_stands_in_the_file_of_the_ledger(desk: Desk, scanned: Document, tmp_path: Path) -> None:
    for file in tmp_path.rglob("*"):
        if file.is_file() and file.suffix != ".png":
            assert b"Torek" not in file.read_bytes()
