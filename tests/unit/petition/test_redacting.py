"""A redacted filing, opened again as PDF, DOCX, ODT and JSON: nothing protected is in it, in any spelling."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pypdfium2
import pytest
from invented import a_petition

from habeas.model import Petition, Variant
from habeas.model.codec import to_json
from habeas.model.seeking import Protected, Seeker, words_of_name
from habeas.petition import apply_variant, redact, to_docx, to_odt, to_pdf
from habeas.publish import find_leaks

NAME = "Ama Boduk"  # invented
SHE = Protected(text=NAME, words=words_of_name(NAME))
CONTACTS = (Protected(text="ama@boduk.example"), Protected(text="+7 701 555 12 34"))
SPELLINGS = ("Ama Boduk", "AMA BODUK", "Boduk, Ama", "Амы Бодук", "Бодука", "BODUK's", "Bodük", "بودۇك")
WRITERS = {
    "pdf": to_pdf, "docx": to_docx, "odt": to_odt, "json": lambda made: to_json(made).encode(),
}  # fmt: skip


def a_filing_full_of_her() -> Petition:
    """Return the invented petition with her name wherever a filing has words."""
    made = a_petition()
    said = f"Her words: {', '.join(SPELLINGS)}; write to ama@boduk.example or +77015551234."
    first, note, exhibit = made.sentences[0], made.footnotes[0], made.annex[0]
    frame = replace(
        exhibit.frame, author=NAME, title=f"Letter of {NAME}", url="https://news.example/ama-boduk/?q=amaboduk"
    )
    return replace(
        made,
        who=NAME,
        sentences=(replace(first, text=said), *made.sentences[1:]),
        footnotes=(replace(note, quote=said, cites=f"{NAME}, a letter"), *made.footnotes[1:]),
        annex=(replace(exhibit, frame=frame, described=said, original_name="letter_amaboduk_2.txt"), *made.annex[1:]),
        notes=(*made.notes, said),
        warnings=(said,),
    )


@pytest.mark.parametrize("ending", WRITERS)
def test_a_redacted_file_that_is_opened_again_shows_nothing_protected(ending: str) -> None:
    data = WRITERS[ending](redact(a_filing_full_of_her(), (SHE, *CONTACTS)))
    assert find_leaks(data, f"x.{ending}", (SHE, *CONTACTS)) == ()


@pytest.mark.parametrize("ending", WRITERS)
def test_the_search_finds_every_spelling_in_the_full_file(ending: str) -> None:
    data = WRITERS[ending](a_filing_full_of_her())
    assert find_leaks(data, f"x.{ending}", (SHE,))
    assert find_leaks(data, f"x.{ending}", CONTACTS)


@pytest.mark.parametrize("spelling", [*SPELLINGS, "boduk", "https://x.example/%D0%B1odukama-boduk", "to_boduk.pdf"])
def test_every_spelling_of_a_name_is_found(spelling: str) -> None:
    assert Seeker((SHE,)).find(f"They say that {spelling} was there.")


@pytest.mark.parametrize("words", ["Amnesty International", "an abode", "a body", "Ambassador", "the duke"])
def test_other_words_stay(words: str) -> None:
    assert Seeker((SHE,)).find(words) == ()


def test_a_name_is_replaced_as_a_whole_and_ids_stay() -> None:
    full = a_filing_full_of_her()
    cut = redact(full, (SHE,))
    assert cut.who == "[name withheld]"
    assert [each.document for each in cut.footnotes] == [each.document for each in full.footnotes]
    assert [each.claims for each in cut.sentences] == [each.claims for each in full.sentences]
    assert cut.variant is Variant.REDACTED
    assert cut.id != full.id


def test_the_full_variant_is_the_filing_itself() -> None:
    full = a_filing_full_of_her()
    assert apply_variant(full, Variant.FULL, (SHE,)) is full


HIDDEN = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Ama </w:t></w:r><w:r><w:t>Boduk</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("word/header9.xml", HIDDEN),
        ("word/comments.xml", f'<w:comment w:author="{NAME}"/>'),
        ("docProps/app.xml", f"<Properties><Manager>{NAME}</Manager></Properties>"),
        ("docProps/custom.xml", f'<property name="{NAME}"/>'),
        ("customXml/item1.xml", f"<a>{NAME}</a>"),
        (f"word/media/{NAME}.png", ""),
    ],
)
def test_a_name_in_a_hidden_run_a_comment_or_a_property_is_found(part: str, text: str) -> None:
    held = io.BytesIO(to_docx(redact(a_filing_full_of_her(), (SHE,))))
    with zipfile.ZipFile(held, "a") as package:
        package.writestr(part, text)
    assert any(place.startswith((part, "a part", "name of")) for place in find_leaks(held.getvalue(), "x.docx", (SHE,)))


def test_the_text_of_a_redacted_pdf_says_that_a_name_is_withheld() -> None:
    document = pypdfium2.PdfDocument(to_pdf(redact(a_filing_full_of_her(), (SHE,))))
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "Concerning [name withheld]" in text
    assert "withheld from this copy" in text


def test_the_metadata_of_a_pdf_are_searched() -> None:
    made = a_petition()
    data = to_pdf(replace(made, who=NAME, sentences=made.sentences))
    assert "metadata" in find_leaks(data, "x.pdf", (SHE,))
