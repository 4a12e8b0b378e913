"""PNG, JPEG, TIFF and WebP by Pillow: how many pages there are, what is written beside the pixels, and the pixels."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import PIL
from PIL import Image, ImageOps, UnidentifiedImageError

from habeas.ingest.engines.exif import find_properties
from habeas.ingest.errors import SourceDamaged, SourceTooLarge
from habeas.ingest.extract import Extract
from habeas.ingest.scans.picture import MOST_PIXELS, Picture
from habeas.model.document import Page

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP")
MOST_DECODED = 150_000_000  # pixels; a telephone has 50 million, and a hostile file billions
MOST_PAGES = 3000
# Letters of a small picture are too small for tesseract; enlarging beyond this makes it slower and no better, and
# Chinese worse (measured: bench/ocr.py). A screenshot does not state how fine it is.
BEST_DPI, MOST_ENLARGED, SMALL_SIDE, SMALL_ENLARGED = 200, 3, 1300, 2
SLIGHTLY = 1.1  # not worth the blur
PLAUSIBLE_DPI = range(60, 2401)


def read(data: bytes) -> Extract:
    """Return a page for each picture in the file, all still without words, and what the file says of itself."""
    with _opened(data) as image:
        count = _pages(image)
        return Extract(
            engine=f"habeas-picture 1 (Pillow {PIL.__version__})",
            text="",
            pages=tuple(Page(number=number, start=0, end=0) for number in range(1, count + 1)),
            properties=find_properties(image),
            scans=tuple(range(1, count + 1)),
        )


def draw(data: bytes, *, page: int, turned: int) -> Picture:
    """Return one picture in grey, upright by its own word and then turned, small ones enlarged, large ones reduced."""
    with _opened(data) as image:
        if page > _pages(image):
            raise SourceDamaged
        image.seek(page - 1)
        if image.width * image.height > MOST_DECODED:
            raise SourceTooLarge
        if page == 1 and image.format in ("JPEG", "MPO") and image.width * image.height > 4 * MOST_PIXELS:
            image.draft("L", (image.width // 2, image.height // 2))  # decodes fewer pixels
        dpi = _dpi(image)
        grey = _grey(ImageOps.exif_transpose(image))
        factor = _factor(grey, dpi)
        if factor != 1:
            size = (max(1, round(grey.width * factor)), max(1, round(grey.height * factor)))
            grey = grey.resize(size, Image.Resampling.LANCZOS)
        if turned:
            grey = grey.rotate(-turned, expand=True)
        stated = round(dpi * factor) if dpi else None
        return Picture(width=grey.width, height=grey.height, dpi=stated, pixels=grey.tobytes())


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """Open a picture of one of our formats; whatever Pillow makes of a broken one is told as damage."""
    Image.MAX_IMAGE_PIXELS = MOST_DECODED
    warnings.simplefilter("ignore")
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            yield image
    except Image.DecompressionBombError as error:
        raise SourceTooLarge from error
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        LookupError,
        TypeError,
        ArithmeticError,
        AttributeError,
        struct.error,
    ) as error:
        raise SourceDamaged from error


def _pages(image: Image.Image) -> int:
    """How many pages: those of a TIFF; of a film or a preview in other formats only the first picture is one."""
    count = int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1
    if count > MOST_PAGES:
        raise SourceTooLarge
    return count


def _dpi(image: Image.Image) -> int | None:
    """The resolution that the file states, if it can be that of a page."""
    stated = image.info.get("dpi")
    value = stated[0] if isinstance(stated, tuple) and stated else None
    try:
        dpi = round(float(value)) if value is not None else 0
    except (TypeError, ValueError, OverflowError, ZeroDivisionError):
        return None
    return dpi if dpi in PLAUSIBLE_DPI else None


def _grey(image: Image.Image) -> Image.Image:
    """The picture in grey; what is transparent is paper."""
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        low, high = (float(bound) for bound in image.getextrema())  # type: ignore[arg-type]
        scale = 255.0 / (high - low) if high > low else 0.0
        return image.convert("F").point(lambda value: value * scale - low * scale).convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        layered = image.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        paper.alpha_composite(layered)
        return paper.convert("L")
    return image.convert("L")


def _factor(image: Image.Image, dpi: int | None) -> float:
    """How much larger or smaller the picture is read than it is."""
    pixels = image.width * image.height
    if pixels > MOST_PIXELS:
        return float((MOST_PIXELS / pixels) ** 0.5 * 0.999)
    if dpi is None:
        return SMALL_ENLARGED if max(image.width, image.height) < SMALL_SIDE else 1.0
    wanted = min(MOST_ENLARGED, BEST_DPI / dpi, (MOST_PIXELS / pixels) ** 0.5)
    return wanted if wanted > SLIGHTLY else 1.0
