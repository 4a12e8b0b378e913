"""What a picture says beside its pixels: EXIF and text fields, each marked where it can lead to a person or a place."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from PIL import ExifTags, Image

from habeas.ingest.cleaning import word
from habeas.model.document import Property

MOST, LONGEST = 150, 300
DETAILS = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo)
DROPPED = frozenset({"ExifOffset", "GPSInfo", "InteropOffset", "StripOffsets", "StripByteCounts", "JPEGTables"})
LEADS = ("gps", "artist", "author", "owner", "serial", "copyright", "user", "comment", "hostcomputer", "creator",
         "uniqueid", "description", "xp", "xmp", "photoshop", "software", "by-line", "location")  # fmt: skip
SILENT = frozenset({"exif", "icc_profile", "dpi", "jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive",
                    "progression", "adobe", "adobe_transform", "transparency", "gamma", "interlace", "compression",
                    "resolution", "loop", "background", "duration", "timestamp", "aspect", "srgb", "chromaticity",
                    "mp", "mpoffset"})  # fmt: skip


def find_properties(image: Image.Image) -> tuple[Property, ...]:
    """Return every field that can be written as a line; of others, such as maker notes, their size."""
    try:
        found = dict.fromkeys(_fields(image))
    except (OSError, ValueError, LookupError, TypeError, SyntaxError, ArithmeticError, AttributeError, struct.error):
        return ()  # broken EXIF is no reason to leave the page unread; the original keeps it
    return tuple(
        Property(name=name, value=value, sensitive=any(mark in name.lower() for mark in LEADS)) for name, value in found
    )[:MOST]


def _fields(image: Image.Image) -> Iterator[tuple[str, str]]:
    exif = image.getexif()
    yield from _named(exif, ExifTags.TAGS, "EXIF")
    for detail in DETAILS:
        names = ExifTags.GPSTAGS if detail is ExifTags.IFD.GPSInfo else ExifTags.TAGS
        yield from _named(exif.get_ifd(detail), names, "EXIF")
    for name, value in image.info.items():
        if isinstance(name, str) and name.lower() not in SILENT and (shown := _shown(value)):
            yield f"{image.format} {word(name)}", shown


def _named(fields: Mapping[int, object], names: Mapping[int, str], source: str) -> Iterator[tuple[str, str]]:
    for tag, value in fields.items():
        name = names.get(tag, f"tag {tag}")
        if name not in DROPPED and (shown := _shown(value)):
            yield f"{source} {name}", shown


def _shown(value: object) -> str | None:
    """The value on one line; bytes that are no text are told by their number."""
    if isinstance(value, bytes):
        text = value.removeprefix(b"ASCII\x00\x00\x00").removeprefix(b"UNICODE\x00").strip(b"\x00 ")
        if not text.isascii() or not text.decode("ascii").isprintable():
            return f"{len(value)} bytes, kept in the original"
        return (word(text.decode("ascii")) or "")[:LONGEST]
    if isinstance(value, tuple | list):
        return ", ".join(filter(None, (_shown(each) for each in value[:20])))[:LONGEST] or None
    if isinstance(value, dict):
        return f"{len(value)} fields, kept in the original"
    return (word(str(value)) or "")[:LONGEST] or None
