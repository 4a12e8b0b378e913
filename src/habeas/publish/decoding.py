"""What a text says when what machines wrapped it in is taken off: entities, escapes, Base64, hexadecimal digits."""

from __future__ import annotations

import base64
import binascii
import html
import quopri
import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias
from urllib.parse import unquote

LAYERS = 3  # of wrappings within each other that are taken off
FEWEST = 8  # signs of Base64 or hexadecimal digits that may hold a name
MOST = 400_000  # signs of them that are unwrapped at once
MOST_KNOWN = 2_000  # signs of a text of which it is remembered what it hides
NEAR = 1_000  # signs around a wrapping that may belong to a name with what is in it
READABLE = 0.8  # of what is unwrapped must be letters, spaces or signs
BASE64 = re.compile(rf"[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]|[ \t]*\r?\n[ \t]*){{{FEWEST - 2},}}[A-Za-z0-9+/_-]={{0,2}}")
HEX = re.compile(rf"(?:[0-9A-Fa-f]{{2}}[ :\-]?){{{FEWEST // 2},}}")
ESCAPED = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([0-7]{3}))")
STYLED = re.compile(r"\\([0-9A-Fa-f]{1,6})[ \t\n]?")  # as style sheets and RTF escape
ENTITY, PERCENT, BACKSLASH = re.compile("&"), re.compile("%"), re.compile(r"\\")
QUOTED = re.compile(r"=[0-9A-Fa-f]{2}|=\r?\n")
PUNYCODE = re.compile(r"xn--[A-Za-z0-9-]+")
UNREAD = re.compile("[^ -~\n\t\u00c0-\u05ff\u0620-\u06ff\u1e00-\u1eff\u3400-\u9fff\ufb50-\ufdff\ufe70-\ufefc]")
WORD = re.compile(r"[A-Z]?[a-z/_-]+|[A-Z/_-]+|[0-9/_-]+")  # no Base64 of eight signs or more looks like these
SHIFTED = re.compile(r"\+[A-Za-z0-9+/]{2,}-?")  # UTF-7
PLAIN = ("utf-8", "utf-16-le", "utf-16-be")
OLD = ("cp1251", "cp1256", "gb18030", "cp1252", "koi8-r")  # in which our sources' languages were written


Said: TypeAlias = tuple[str, bool]  # a text, and whether people may read it so
Known: TypeAlias = dict[tuple[str, int], tuple[Said, ...]]  # what short texts hide, by the layers that are taken off


def unwrapped(text: str, layers: int = LAYERS, known: Known | None = None) -> Iterator[Said]:
    """Yield what a text says with its wrappings off, and whether people may read it so.

    A file says the same thousands of times; whoever brings ``known`` along finds out once what it hides.
    """
    known = {} if known is None else known
    seen = {text}
    for said, is_told in _once(text, known):
        if said and said not in seen:
            seen.add(said)
            yield said, is_told
            if layers > 1:
                yield from ((more, is_told and told) for more, told in _further(said, layers - 1, known))


def _further(said: str, layers: int, known: Known) -> Iterable[Said]:
    if len(said) > MOST_KNOWN:
        return unwrapped(said, layers, known)
    if (said, layers) not in known:
        known[said, layers] = tuple(unwrapped(said, layers, known))
    return known[said, layers]


def _once(text: str, known: Known) -> Iterator[Said]:
    """Yield what a text says with one wrapping off; whether a sign is there at all is asked first, which is quick."""
    if "&" in text:  # mutants: equal
        yield from ((html.unescape(part), True) for part in _near(text, ENTITY))
    if "%" in text:  # mutants: equal
        yield from ((unquote(part), True) for part in _near(text, PERCENT))
    if "\\" in text:  # mutants: equal
        for part in _near(text, BACKSLASH):
            yield _joined(ESCAPED.sub(_escape, part)), True
            yield STYLED.sub(_styled, part), True
    if "=" in text:  # mutants: equal
        for part in _near(text, QUOTED):
            yield quopri.decodestring(part.encode("utf-8", "replace")).decode("utf-8", "replace"), True
    yield from ((said, True) for said in _in_ascii(text))
    for found in BASE64.finditer(text):
        if not WORD.fullmatch(found[0]):
            yield from _hidden(found[0][:MOST], known)
    for found in HEX.finditer(text):
        digits = re.sub(r"[^0-9A-Fa-f]", "", found[0])[:MOST]
        yield from ((said, False) for start in (0, 1) for said in readable(_of_hex(digits[start:])))


def _near(text: str, sign: re.Pattern[str]) -> Iterator[str]:
    """Yield what stands around a sign, for all its places; the rest of a text says what it said with it on.

    What stands farther off is no part of a name that begins or ends here.
    """
    first = last = -1
    for found in sign.finditer(text):
        if last >= 0 and found.start() - NEAR > last:
            yield text[first:last]
            last = -1
        first = max(0, found.start() - NEAR) if last < 0 else first
        last = found.end() + NEAR
    if last >= 0:
        yield text[first:last]


def _hidden(signs: str, known: Known) -> Iterable[Said]:
    """Return what a run of Base64 says; no layer is numbered 0, so that it stands apart from what the run itself is."""
    if (signs, 0) not in known:
        known[signs, 0] = tuple((said, False) for said in _of_base64(signs))
    return known[signs, 0]


def _in_ascii(text: str) -> Iterator[str]:
    for found in PUNYCODE.findall(text):
        try:
            yield found[4:].encode().decode("punycode")
        except (UnicodeError, ValueError):
            continue
    if "+" in text:  # mutants: equal
        for part in _near(text, SHIFTED):
            yield part.encode("ascii", "ignore").decode("utf-7", "ignore")


def _of_base64(signs: str) -> Iterator[str]:
    """Yield what a run of Base64 says; it may begin within one, so at each of four signs."""
    kept = re.sub(r"[\s=]", "", signs).translate({ord("-"): "+", ord("_"): "/"})
    for start in range(4):
        run = kept[start:]
        try:
            data = base64.b64decode(run[: len(run) // 4 * 4] + _rest(run))
        except (binascii.Error, ValueError):
            continue
        yield from readable(data)


def _rest(run: str) -> str:
    """Return the last signs of a run, filled up; one sign alone holds no byte."""
    left = len(run) % 4
    return run[-left:] + "=" * (4 - left) if left > 1 else ""


def _of_hex(digits: str) -> bytes:
    return bytes.fromhex(digits[: len(digits) // 2 * 2])


def readable(data: bytes) -> Iterator[str]:
    """Yield what bytes say in the encodings in which they can be read."""
    for encoding in PLAIN:
        for start in (0, 1) if encoding != "utf-8" else (0,):
            said = data[start:].decode(encoding, "ignore")
            if is_readable(said):
                yield said


def is_readable(text: str) -> bool:
    """Whether a text is letters of the scripts of our sources, digits and usual signs for the most part."""
    return bool(text) and len(UNREAD.findall(text)) <= (1 - READABLE) * len(text)


def _escape(found: re.Match[str]) -> str:
    bare, four, two, octal = found.groups()
    code = int(octal, 8) if octal else int(bare or four or two, 16)
    return chr(code) if code < 0x110000 else "\ufffd"


def _joined(text: str) -> str:
    """Return a text with the halves of letters beyond the first plane put together."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _styled(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def texts_in(data: bytes) -> Iterator[str]:
    """Yield a text file in each way in which its bytes may be meant: as they say themselves, else in every old way."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            yield data.decode(encoding, "replace")
            return
    try:
        yield data.decode("utf-8")
    except UnicodeDecodeError:
        yield from (data.decode(each, "replace") for each in (*OLD, *PLAIN[1:]))


PRINTED = re.compile(rb"(?:[\x20-\x7e]|[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){5,}")
WIDE = (
    re.compile(rb"(?:[\x20-\x7e]\x00|[\x00-\xff][\x04\x06]){5,}"),
    re.compile(rb"(?:\x00[\x20-\x7e]|[\x04\x06][\x00-\xff]){5,}"),
)


def strings_in(data: bytes) -> str:
    """Return the runs of letters that stand in the bytes of a program, a font or a picture, one a line."""
    found = [each[0].decode("utf-8", "replace") for each in PRINTED.finditer(data)]
    for pattern, encoding in zip(WIDE, ("utf-16-le", "utf-16-be"), strict=True):
        found += [each[0].decode(encoding, "replace") for each in pattern.finditer(data)]
    return "\n".join(each for each in found if sum(map(str.isalpha, each)) >= 4)
