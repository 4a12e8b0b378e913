"""Pictures and scanned pages are read by the real tesseract, confined. All texts are invented."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from ingest_files import STORY, a_pdf
from picture_files import TEXTS, a_scan, as_file, errors_per_letter, needs_tesseract
from PIL import Image

from habeas.errors import BadChoice, Unreadable
from habeas.ingest import Scanner, ingest
from habeas.ingest.errors import NoText, PictureUnread, ReaderUnconfined, SourceDamaged, SourceTooLarge
from habeas.ingest.scans import scanner as scanning
from habeas.ingest.scans.scanner import NEVER
from habeas.model import Document, PageReading


def read(data: bytes, **options: object) -> Document:
    needs_tesseract("eng")
    return ingest(data, name="scan.png", scanner=Scanner(**options))


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def english() -> Document:
    return read(as_file(a_scan(TEXTS["eng"])), languages="eng")


# Languages


# Letters wrong of a hundred; measured on these pages: 0 to 1, Uyghur 2. bench/ocr.py measures larger and worse pages.
@pytest.mark.parametrize(
    ("language", "tag", "most"),
    [("eng", "en", 1), ("rus", "ru", 2), ("kaz", "kk", 2), ("uig", "ug", 8), ("ara", "ar", 5), ("chi_sim", "zh", 5)],
)
def test_a_scan_is_read_in_the_language_that_fits_when_none_is_named(language: str, tag: str, most: int) -> None:
    needs_tesseract(*TEXTS, "osd")
    document = ingest(as_file(a_scan(TEXTS[language], language)), name="scan.png", scanner=Scanner())
    assert (document.scans[0].languages, document.language) == (language, tag)
    assert 100 * errors_per_letter(document.text, TEXTS[language]) <= most


def test_a_language_that_is_not_here_is_refused_with_those_that_are() -> None:
    with pytest.raises(BadChoice, match="klingon"):
        read(as_file(a_scan("Words")), languages="eng+klingon")


def test_chinese_has_no_spaces_and_no_line_ends_within_a_paragraph() -> None:
    needs_tesseract("chi_sim")
    document = ingest(as_file(a_scan(TEXTS["chi_sim"], "chi_sim")), name="a.png", scanner=Scanner(languages="chi_sim"))
    assert not set(" \n") & set(document.text.strip())


def test_the_words_of_a_line_from_right_to_left_stand_in_the_order_of_reading() -> None:
    needs_tesseract("ara")
    document = ingest(as_file(a_scan(TEXTS["ara"], "ara")), name="a.png", scanner=Scanner(languages="ara"))
    first, second = document.scans[0].words[:2]
    assert document.text[first.start : second.end] == " ".join(TEXTS["ara"].split()[:2])
    assert first.x > second.x


# Boxes and confidence


def test_the_words_of_a_quote_are_found_on_the_picture(english: Document) -> None:
    start = english.text.index("arrested")
    (box,) = english.boxes_of(start, start + len("arrested"))
    picture = a_scan(TEXTS["eng"])
    share = picture.width / english.scans[0].width  # small pictures are enlarged before they are read
    edges = (box.x, box.y, box.x + box.width, box.y + box.height)
    within = picture.crop(tuple(round(share * edge) for edge in edges))
    again = Image.new("L", (within.width + 80, within.height + 80), 255)
    again.paste(within, (40, 40))
    assert one_line(read(as_file(again), languages="eng").text) == "arrested"


def test_every_word_of_the_text_has_its_box_and_nothing_else_has(english: Document) -> None:
    covered = "".join(english.text[word.start : word.end] for word in english.scans[0].words)
    assert covered == "".join(english.text.split())


def test_a_blurred_line_is_told_as_uncertain_and_a_clear_one_is_not() -> None:
    clear, poor = a_scan("Ilmar Sandvik was arrested in Norvale."), a_scan("The court of Estrany heard him on 17 May.")
    poor = poor.resize((poor.width // 7, poor.height // 7)).resize(poor.size)
    page = Image.new("L", (clear.width, clear.height + poor.height), 255)
    page.paste(clear, (0, 0))
    page.paste(poor, (0, clear.height))
    document = read(as_file(page), languages="eng")
    clear_end = document.text.index("Norvale") + len("Norvale")
    assert not document.is_uncertain(0, clear_end)
    assert document.uncertain_stretches()
    assert all(start >= clear_end for start, _ in document.uncertain_stretches())


# Files


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_each_kind_of_picture_is_read(kind: str) -> None:
    document = read(as_file(a_scan("Ilmar Sandvik was arrested in Norvale."), kind), languages="eng")
    assert one_line(document.text) == "Ilmar Sandvik was arrested in Norvale."
    assert document.media_type == f"image/{kind.lower()}"


def test_every_page_of_a_tiff_is_read_in_its_order() -> None:
    pages = [a_scan(f"Page number {name} of the invented report.") for name in ("one", "two", "three")]
    document = read(as_file(pages[0], "TIFF", save_all=True, append_images=pages[1:]), languages="eng")
    assert [one_line(document.text[page.start : page.end]) for page in document.pages] == [
        f"Page number {name} of the invented report." for name in ("one", "two", "three")
    ]


def test_a_page_that_lies_on_its_side_is_turned() -> None:
    needs_tesseract("eng", "osd")
    page = a_scan(TEXTS["eng"]).rotate(90, expand=True)
    document = read(as_file(page))
    assert document.scans[0].turned == 90
    assert errors_per_letter(document.text, TEXTS["eng"]) < 0.02


def test_a_page_turned_by_its_exif_is_read_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    data = as_file(a_scan("Ilmar Sandvik was arrested in Norvale.").rotate(90, expand=True), "JPEG", exif=exif)
    assert one_line(read(data, languages="eng").text) == "Ilmar Sandvik was arrested in Norvale."


def a_scanned_pdf(*pages: Image.Image) -> bytes:
    return as_file(pages[0], "PDF", save_all=True, append_images=list(pages[1:]), resolution=200)


def merged(*pdfs: bytes) -> bytes:
    out, whole = io.BytesIO(), pikepdf.new()
    for pdf in pdfs:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            whole.pages.extend(opened.pages)
            whole.save(out)
            out.truncate()
            out.seek(0)
    return out.getvalue()


def test_the_pages_of_a_pdf_that_are_pictures_are_read_and_the_others_are_not() -> None:
    data = merged(a_pdf(STORY), a_scanned_pdf(a_scan(TEXTS["eng"])))
    document = read(data, languages="eng")
    first, second = document.pages
    assert one_line(document.text[first.start : first.end]) == STORY
    assert errors_per_letter(document.text[second.start : second.end], TEXTS["eng"]) < 0.02
    assert [scan.page for scan in document.scans] == [2]
    assert document.confidence_of(first.start, first.end) is None


def with_layer(words: str, *, mode: int) -> bytes:
    """A scanned page with these words laid over the picture, visible (0) or not (3)."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_scanned_pdf(a_scan(TEXTS["eng"])))) as pdf:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        pdf.pages[0].Resources.Font = pikepdf.Dictionary(F1=pdf.make_indirect(font))
        layer = f"BT /F1 10 Tf {mode} Tr 20 20 Td ({words}) Tj ET".encode()
        pdf.pages[0].contents_add(pdf.make_stream(layer))
        pdf.save(out)
    return out.getvalue()


GUESSED = "lrnar Sandvik a tcacher of tbe invented towm of Norvale was arested on 3 Mav 2021 by otficers"


@pytest.mark.parametrize(
    ("words", "mode", "read_by_us", "why"),
    [
        (GUESSED, 3, True, "an invisible layer is what another program guessed"),
        ("page 7", 0, True, "a page number beside a picture of the whole page"),
        (GUESSED, 0, False, "words that are seen are the page's own"),
    ],
)
def test_a_full_page_picture_is_read_unless_words_are_seen_on_it(
    words: str, mode: int, read_by_us: bool, why: str
) -> None:
    document = read(with_layer(words, mode=mode), languages="eng")
    assert bool(document.scans) == read_by_us
    assert ("district court" in one_line(document.text)) == read_by_us


# What is written beside the pixels


def with_exif() -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = "Invented Camera Works", "Ylva Canary"
    exif.get_ifd(0x8825).update({1: "N", 2: (43.0, 13.0, 12.5), 3: "E", 4: (76.0, 51.0, 7.25)})
    return as_file(a_scan("Ilmar Sandvik was arrested in Norvale."), "JPEG", exif=exif)


def test_exif_is_kept_and_what_can_lead_to_a_person_or_place_is_marked() -> None:
    kept = {each.name: each for each in read(with_exif(), languages="eng").properties}
    assert kept["EXIF Artist"].value == "Ylva Canary"
    assert {name for name, each in kept.items() if each.sensitive} >= {"EXIF Artist", "EXIF GPSLatitude"}
    assert not kept["EXIF Make"].sensitive


def test_nothing_beside_the_pixels_is_text_or_frame_or_shown_in_a_trace() -> None:
    document = read(with_exif(), languages="eng")
    assert "Canary" not in document.text
    assert "Canary" not in repr(document)
    assert "Canary" not in repr(document.frame.author)
    assert document.as_cited().properties == ()


# Refusals


def a_png_of(width: int, height: int) -> bytes:
    """A PNG that says it is this large and holds next to nothing."""
    import struct
    import zlib

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00" * 100)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "error", "why"),
    [
        (a_png_of(60_000, 60_000), SourceTooLarge, "a bomb of 3.6 thousand million pixels"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), SourceDamaged, "a head and nothing else"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", SourceDamaged, "cut short"),
        (b"II*\x00\x08\x00\x00\x00", SourceDamaged, "a TIFF without pages"),
    ],
)
def test_a_picture_that_cannot_be_trusted_is_set_aside(data: bytes, error: type[Unreadable], why: str) -> None:
    needs_tesseract("eng")
    with pytest.raises(error):
        ingest(data, name="a.png", scanner=Scanner(languages="eng"))


def test_an_empty_picture_has_no_text() -> None:
    with pytest.raises(NoText):
        read(as_file(Image.new("L", (800, 600), 255)), languages="eng")


def test_without_tesseract_a_picture_is_set_aside_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "find_program", lambda: None)
    with pytest.raises(PictureUnread):
        ingest(as_file(Image.new("L", (80, 60), 255)), name="a.png", scanner=Scanner())


def test_where_tesseract_cannot_be_fenced_in_it_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    needs_tesseract("eng")
    monkeypatch.setattr(scanning, "is_confinable", lambda: False)
    with pytest.raises(ReaderUnconfined):
        ingest(as_file(a_scan("Words")), name="a.png", scanner=Scanner())


def test_without_a_scanner_the_pages_with_text_are_read_and_the_others_named() -> None:
    document = ingest(merged(a_pdf(STORY), a_scanned_pdf(a_scan("Words"))), name="a.pdf")
    assert document.warnings == ("1 of 2 pages have no text and are perhaps scans: 2.",)
    assert one_line(document.text) == STORY


# Twice, and not to the end


class Shelf:
    """Keeps pages in memory, and counts."""

    def __init__(self) -> None:
        self.kept: dict[str, PageReading] = {}

    def find(self, key: str) -> PageReading | None:
        return self.kept.get(key)

    def keep(self, key: str, reading: PageReading) -> None:
        self.kept[key] = reading


def test_the_same_picture_gives_the_same_document(english: Document) -> None:
    assert read(as_file(a_scan(TEXTS["eng"])), languages="eng") == english


def test_a_page_is_read_again_as_it_was_read(english: Document) -> None:
    again = ingest(as_file(a_scan(TEXTS["eng"])), name="a.png", scanner=Scanner.like(english))
    assert (again.text, again.scans, again.engine) == (english.text, english.scans, english.engine)


def test_pages_on_the_shelf_are_not_read_again() -> None:
    pages = [a_scan(f"Page number {name} of the invented report.") for name in ("one", "two")]
    data, shelf, told = as_file(pages[0], "TIFF", save_all=True, append_images=pages[1:]), Shelf(), list[str]()
    first = read(data, languages="eng", shelf=shelf)
    assert len(shelf.kept) == 2
    assert read(data, languages="eng", shelf=shelf, tell=told.append) == first
    assert told == []


def test_another_language_is_another_reading_for_the_shelf() -> None:
    data, shelf = as_file(a_scan("Words of an invented report.")), Shelf()
    read(data, languages="eng", shelf=shelf)
    needs_tesseract("rus")
    read(data, languages="rus+eng", shelf=shelf)
    assert len(shelf.kept) == 2


def test_a_reading_that_is_broken_off_keeps_its_pages_and_leaves_no_process_behind() -> None:
    needs_tesseract("eng")
    pages = [a_scan(TEXTS["eng"]) for _ in range(6)]
    data, shelf = as_file(pages[0], "TIFF", save_all=True, append_images=pages[1:]), Shelf()

    def breaks_off(_: str) -> None:
        raise KeyboardInterrupt

    began = threading.active_count()
    with pytest.raises(KeyboardInterrupt):
        ingest(data, name="a.tif", scanner=Scanner(languages="eng", shelf=shelf, tell=breaks_off, workers=2))
    assert len(shelf.kept) == 1
    assert threading.active_count() == began
    assert not list(processes_named("tesseract"))


def processes_named(name: str) -> Iterator[int]:
    """Our own children of this name; a system without /proc has none that we could see."""
    time.sleep(0.2)
    own = {str(each) for each in Path("/proc").glob("[0-9]*") if (each / "comm").is_file()}
    for each in sorted(own):
        try:
            if (Path(each) / "comm").read_text().strip() == name and _is_ours(Path(each)):
                yield int(Path(each).name)
        except OSError:
            continue


def _is_ours(process: Path) -> bool:
    import os

    fields = (process / "stat").read_text().rpartition(")")[2].split()
    return int(fields[1]) == os.getpid()


def test_a_picture_is_not_read_when_none_is_to_be_read() -> None:
    with pytest.raises(PictureUnread):
        ingest(as_file(a_scan("Words")), name="a.png", scanner=Scanner(languages=NEVER))


def test_the_folder_of_temporary_files_is_empty_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    read(as_file(a_scan("Ilmar Sandvik was arrested in Norvale.")), languages="eng")
    assert list(tmp_path.iterdir()) == []
