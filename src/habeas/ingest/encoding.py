"""Bytes become letters: by mark, by strict UTF-8, and only then by judgement, which is said."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from habeas.ingest.errors import EncodingUnknown, SourceUnknownType

SAMPLE = 64 * 1024
MARKS = (  # UTF-32 before UTF-16, whose mark is the beginning of it
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings in which documents of our sources were written; a shorter list is judged more surely.
JUDGED = ("cp1251", "koi8_r", "koi8_u", "cp866", "ptcp154", "gb18030", "big5", "cp932", "euc_jp", "cp949", "cp1256",
          "cp1252", "cp1250", "cp1254", "cp1253", "cp1255")  # fmt: skip
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MAX_CONTROLS = 0.02
MIN_FIT = 20  # letters beyond ASCII that fit, for each that does not


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The letters, and the encoding they were read in."""

    text: str = field(repr=False)
    encoding: str
    judged: bool = False  # not stated by the file and not UTF-8
    broken: int = 0  # places where bytes stand for no letter

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader should know about how the letters were told."""
        notes = []
        if self.judged:
            notes.append(f"The file does not state its encoding; it was read as {self.encoding}, which fits best.")
        if self.broken:
            notes.append(f"At {self.broken} places the bytes are not UTF-8; they are shown as U+FFFD.")
        return tuple(notes)


def decode(data: bytes, *, stated: str | None = None) -> Decoded:
    """Return the text of these bytes, every newline as it came.

    A UTF-8 mark stays as the first letter (U+FEFF), so that offsets are those of the file decoded as UTF-8.
    ``stated`` is what the file says of itself, believed only where it fits.

    Raises:
        SourceUnknownType: they are not text.
        EncodingUnknown: they are, in no encoding that can be told.

    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decode_in(data, encoding)
    if wide := _find_wide(data[:SAMPLE]):
        return _decode_in(data, wide, judged=True)
    try:
        decoded = Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        decoded = _find_stated(data, stated) or _find_scratched(data) or _judge(data)
    sample = data[:SAMPLE]
    if len(CONTROLS.findall(sample)) > MAX_CONTROLS * len(sample):
        raise SourceUnknownType
    return decoded


def _decode_in(data: bytes, encoding: str, *, judged: bool = False) -> Decoded:
    try:
        return Decoded(text=data.decode(encoding), encoding=encoding, judged=judged)
    except UnicodeDecodeError as error:
        raise EncodingUnknown from error


def _find_wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: text in it has a zero beside most spaces, digits and Latin letters."""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half < 2 or max(even, odd) < 0.1 * half or min(even, odd) > 0.01 * half:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _find_stated(data: bytes, stated: str | None) -> Decoded | None:
    try:
        text = data.decode(stated) if stated else ""
        text.encode()  # halves of letters are no letters, whatever set of them a file says that it is in
        return Decoded(text=text, encoding=codecs.lookup(stated).name) if stated else None
    except (LookupError, UnicodeError, ValueError):
        return None


def _find_scratched(data: bytes) -> Decoded | None:
    """UTF-8 with a few bytes lost or cut: far more of it fits than chance would have it."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore")) - broken
    if beyond_ascii < MIN_FIT * broken:
        return None
    return Decoded(text=text, encoding="utf-8", broken=broken)


def _judge(data: bytes) -> Decoded:
    """Return the reading that looks most like language, judged on a sample and proved on the whole."""
    from charset_normalizer import from_bytes  # costs 0.1 s, and nearly every file is UTF-8

    if len(CONTROLS.findall(data[:SAMPLE])) > MAX_CONTROLS * len(data[:SAMPLE]):
        raise SourceUnknownType
    sample = data[: SAMPLE + data[SAMPLE : SAMPLE + 400].find(b"\n") + 1] if len(data) > SAMPLE else data
    matches = from_bytes(sample, cp_isolation=list(JUDGED), preemptive_behaviour=False)
    # Central and Western European letters share most bytes; where both read equally well, the commoner one is meant.
    ranked = sorted(matches, key=lambda match: (match.chaos, match.encoding == "cp1250", -match.coherence))
    for match in ranked:
        try:
            return Decoded(text=data.decode(match.encoding), encoding=match.encoding, judged=True)
        except UnicodeDecodeError:
            continue
    raise EncodingUnknown
