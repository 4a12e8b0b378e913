"""Whether a PDF page is a picture: no text layer, next to none, an invisible one that some program guessed, or rubbish.

A page whose text layer is visible and readable is never a picture here, however many photographs it has.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

FEW_LETTERS = 25  # a page number and a stamp
HALF_A_PAGE = 0.5
MOSTLY = 0.9  # of the pieces of text on the page
RUBBISH = 0.2  # of the letters
INVISIBLE = 3  # the text render mode of the PDF standard that scanning programs use
MOST_OBJECTS, DEEPEST = 20_000, 4


def is_picture(page: pypdfium2.PdfPage, letters: Sequence[str]) -> bool:
    """Whether the page should be read as a picture; ``letters`` are its text layer as pdfium gives it."""
    seen = [letter for letter in letters if not letter.isspace()]
    if not seen:
        return int(pdfium.FPDFPage_CountObjects(page)) > 0
    if sum(map(_is_rubbish, seen)) > RUBBISH * len(seen):
        return True
    objects = list(_objects(page))
    covered = sum(_area(each) for each in objects if _sort(each) == pdfium.FPDF_PAGEOBJ_IMAGE)
    if covered < HALF_A_PAGE * max(page.get_width() * page.get_height(), 1.0):
        return False
    return len(seen) < FEW_LETTERS or _is_invisible(objects)


def _is_rubbish(letter: str) -> bool:
    """Whether this stands for no letter: the font does not say which one it draws."""
    return letter in "\x00\ufffd" or unicodedata.category(letter) in ("Co", "Cn", "Cc")


def _objects(page: pypdfium2.PdfPage) -> Iterator[object]:
    """The pieces of text and the pictures of a page, also those inside groups."""
    pending = [(page, pdfium.FPDFPage_GetObject, pdfium.FPDFPage_CountObjects(page), 0)]
    left = MOST_OBJECTS
    while pending and left > 0:
        holder, get, count, depth = pending.pop()
        for at in range(min(count, left)):
            found = get(holder, at)
            left -= 1
            if _sort(found) == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
                inner = pdfium.FPDFFormObj_CountObjects(found)
                pending.append((found, pdfium.FPDFFormObj_GetObject, inner, depth + 1))
            else:
                yield found


def _sort(found: object) -> int:
    return int(pdfium.FPDFPageObj_GetType(found))


def _area(found: object) -> float:
    """The area of the page that a picture takes, in square points."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    bounds = (ctypes.byref(bound) for bound in (left, bottom, right, top))
    if not pdfium.FPDFPageObj_GetBounds(found, *bounds):
        return 0.0
    return abs(right.value - left.value) * abs(top.value - bottom.value)


def _is_invisible(objects: Sequence[object]) -> bool:
    modes = [
        int(pdfium.FPDFTextObj_GetTextRenderMode(each)) for each in objects if _sort(each) == pdfium.FPDF_PAGEOBJ_TEXT
    ]
    return bool(modes) and sum(mode == INVISIBLE for mode in modes) >= MOSTLY * len(modes)
