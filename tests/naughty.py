"""Words that are hard to keep, to show and to send, made here by code and by nobody else's list; nobody in them exists.

``CORPUS`` pairs each string with what is nasty about it. Most are to come back byte for byte; those that neither UTF-8
nor both databases can hold (``is_storable``) are to be refused clearly, or come back all the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

NAME = "Ama Boduk"  # invented
LONG = 20_000


def is_storable(text: str) -> bool:
    """Whether UTF-8 and PostgreSQL can hold it: no NUL, no half of a surrogate pair."""
    return "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _controls() -> Iterator[tuple[str, str]]:
    for code in (*range(0x20), *range(0x7F, 0xA0)):
        yield f"Ama{chr(code)}Boduk", f"control character U+{code:04X}"
    for name, code in (
        ("clear the screen", "\x1b[2J\x1b[H"), ("red", "\x1b[31mAma\x1b[0m"), ("window title", "\x1b]0;Boduk\x07"),
        ("a link of the terminal", "\x1b]8;;file:///etc/passwd\x1b\\Ama\x1b]8;;\x1b\\"), ("8-bit CSI", "\x9b31mAma"),
        ("answerback", "\x05"), ("device status", "\x1b[6n"), ("clipboard", "\x1b]52;c;QW1h\x07"),
        ("backspaces", "accept\b\b\b\b\b\breject"), ("overwritten line", "rejected\raccepted"), ("DCS",
                                                                                                 "\x1bP$q\x1b\\"),
    ):  # fmt: skip
        yield code, f"terminal: {name}"


def _unpaired() -> Iterator[tuple[str, str]]:
    for text in ("\ud800", "\udfff", "a\ud83d", "\ude00a", "\udc80\udcff", "\ud83dx\ude00", "\ude00\ud83d", "x\udbffy"):
        yield text, "half of a surrogate pair"
    for code in (0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xFDD0, 0xFDEF):
        yield f"Ama{chr(code)}", f"noncharacter U+{code:04X}"
    for code in (0xE000, 0xF8FF, 0xF0000, 0x100000, 0x378, 0xFFFD, 0xFFFC, 0xFFF9):
        yield f"Ama{chr(code)}", f"private, unassigned or special U+{code:04X}"


def _directions() -> Iterator[tuple[str, str]]:
    for code in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x206A, 0x2070)):
        yield f"Ama {chr(code)}Boduk", f"direction U+{code:04X}"
    yield "\u202e" + NAME[::-1], "a name turned around"
    yield "petition\u202efdp.exe", "an ending turned around"
    yield "\u2067أما\u2069 Boduk (3) ‏بودوك", "both directions"
    yield "أُخِذَ في ١٠ مارس ٢٠١٩ (تارن)", "Arabic with marks and digits"
    yield "הוא נעצר, (Tarn) 10.3.2019", "Hebrew with brackets"
    yield "ئاما بودۇك تۇتقۇن قىلىندى", "Uyghur"
    yield "آما بودوک بازداشت\u200cشد", "Persian with a zero-width non-joiner"
    yield "\u202e" * 200, "two hundred overrides"


def _invisible() -> Iterator[tuple[str, str]]:
    codes = (
        0xA0, 0xAD, 0x34F, 0x115F, 0x1160, 0x1680, 0x17B4, 0x180E, *range(0x2000, 0x200E), 0x2028, 0x2029, 0x202F,
        0x205F, *range(0x2060, 0x2065), 0x2800, 0x3000, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0x1D173, 0xE0001,
        0xE0041,
        0xE0100,
    )  # fmt: skip
    for code in codes:
        yield f"Ama{chr(code)}Boduk", f"invisible U+{code:04X}"
    yield from (("\ufeff" + NAME, "a mark of byte order first"), (NAME + "\ufeff", "and last"))
    yield "\ufeff", "only a mark of byte order"
    yield " ", "one space"
    yield "\u3000\u00a0\u2003", "only spaces"
    yield "\u200b", "only nothing"
    yield f"  {NAME}  ", "spaces around"
    yield f"\t{NAME}\n", "tab and newline around"
    yield "Ama\r\nBoduk\rTarn\nOrle", "three kinds of newline"
    yield "\n" * 500, "five hundred newlines"


def _towers() -> Iterator[tuple[str, str]]:
    for height in (1, 31, 500, 5_000):
        yield "A" + "\u0301" * height + "ma", f"a tower of {height} marks"
    yield "Z" + "".join(chr(code) for code in range(0x300, 0x370)), "every mark once"
    yield "\u0301Ama", "a mark with no letter"
    yield "\u0488Ama\u20dd", "enclosing marks"
    yield "\u1100\u1161\u11a8" * 40, "Hangul in pieces"
    yield "\u1100" * 300, "Hangul without vowels"
    yield "क्ष्म्य" * 20, "Devanagari conjuncts"
    yield "น้ำ" * 40, "Thai"
    yield "﷽" * 20, "a whole sentence in one letter"


def _emoji() -> Iterator[tuple[str, str]]:
    family = "\u200d".join("👩👩👧👦")
    for text in (family, "👍🏿", "🇺🇳", "🏴\U000e0067\U000e0062\U000e007f", "❤\ufe0f\u200d🔥", "1\ufe0f\u20e3",
                 "\u200d👩", "🇺",
                 "👩\u200d\u200d👧", "🏳\ufe0f\u200d⚧\ufe0f", family * 50):  # fmt: skip
        yield text, "emoji"


def _pairs() -> Iterator[tuple[str, str]]:
    for whole in ("Amélie Ñoñez", "Åsa Ölund", "Đặng Thị Huệ", "Ǆemal ǅ ǆ", "ﬁnﬂuence ﬃ", "Ⅷ ½ ㎏ ㍿", "각하",
                  "Ωhm Ω", "Kelvin K",
                  "Å Å", "が゙", "ﬀ ﬅ", "豈 更", "ạ̈ ạ̈", "१२३", "①②③"):  # fmt: skip
        for form in ("NFC", "NFD", "NFKC", "NFKD"):
            yield unicodedata.normalize(form, whole), f"{form} of {whole}"


def _cases() -> Iterator[tuple[str, str]]:
    yield from (
        ("İstanbul ISPARTA ılgaz isparta", "Turkish I, dotted and not"),
        ("straße STRASSE ẞ ß", "sharp s"),
        ("ΣΊΣΥΦΟΣ σίσυφος ς", "two small sigmas"),
        ("ŉ ǰ ΐ", "letters that grow when capital"),
        ("ǉ ǈ Ǉ", "title case"),
        ("ＡＭＡ　ＢＯＤＵＫ", "full width"),
        ("ｱﾏ ﾎﾞﾄﾞｩｸ", "half width"),
        ("𝐀𝐦𝐚 𝔅𝔬𝔡𝔲𝔨 𝒜", "letters of mathematics"),
        ("Аmа Воduk", "Cyrillic look-alikes"),
        ("Αma Βoduk", "Greek look-alikes"),
        ("аlеv ѕ і ј", "more of them"),
        ("o'Neill O’Neill Oʼneill Oʻneill O`Neill", "five apostrophes"),
        ("Jean-Luc Jean‐Luc Jean‑Luc Jean–Luc", "hyphens"),
        ("Ҳасан Қудайберген Ғани", "Kazakh and Uzbek letters"),
        ("阿玛·博杜克 阿瑪・博杜克", "Chinese, two hands"),
        ("𠮷田 𡈽 𬀩", "Chinese beyond the first plane"),
        ("ᠠᠮᠠ", "Mongolian"),
        ("ⴰⵎⴰ", "Tifinagh"),
        ("𐰀𐰢𐰀", "Old Turkic"),
    )


def _numbers() -> Iterator[tuple[str, str]]:
    for text in ("0", "-0", "00", "-1", "1e400", "1E-400", "NaN", "nan", "Infinity", "-inf", "0x7fffffff", "0b1", "0o7",
                 "2147483648", "-2147483649", "9223372036854775808", "18446744073709551616", "1,000.00", "1.000,00",
                 "1_000", "٣٤", "३४", "Ⅳ", "½", "१e१", "+1", "1/0", "٠", "1.7976931348623159e308", "00123",
                 "1" * 400):  # fmt: skip
        yield text, "a number, or not"
    for text in ("null", "None", "NULL", "undefined", "true", "False", "NIL", "(null)", "[object Object]", "[]", "{}",
                 '""',
                 "''", "0", "N/A", "nil", "void", "\\N"):  # fmt: skip
        yield text, "a word of a program"


def _dates() -> Iterator[tuple[str, str]]:
    for text in ("2019-02-30", "2019-13-01", "0000-00-00", "9999-12-31", "10000-01-01", "-0001-01-01", "2019-02-29",
                 "24:00:00",
                 "2016-12-31T23:59:60Z", "1970-01-01T00:00:00Z", "2019-03-10T25:00", "00/00/0000", "31/31/31",
                 "2019-W53-7",
                 "2019-366", "Y17E99", "[..]", "{}", "/", "../..", "2019-99", "32 March 2019", "0 May 0",
                 "29 February 1900",
                 "the 45th of Smarch", "٢٠١٩-٠٣-١٠", "2019年13月45日", "99 Ramadan 99999 AH", "next year last year",
                 "2019-03-1O"):  # fmt: skip
        yield text, "a date, or not"


def _formulas() -> Iterator[tuple[str, str]]:
    for sign in "=+-@\t\r＝＋－＠|%":
        yield f"{sign}1+1", "a formula of a table"
    for text in ('=HYPERLINK("x","Ama")', "=cmd|' /C calc'!A0", '+SUM(1)*cmd|"/c x"', "@SUM(1)",
                 '-2+3+cmd|" /C x"!A0', "=1+1;",
                 '"=1+1"', " =1+1", "\u200b=1+1", ",=1+1", '=IMPORTXML("x","//a")', "=DDE(1)",
                 '=WEBSERVICE("x")'):  # fmt: skip
        yield text, "a formula of a table"


def _fragments() -> Iterator[tuple[str, str]]:
    tables = {
        "SQL": ("'; DROP TABLE ledger_entry; --", "' OR '1'='1", '" OR ""="', "1); SELECT pg_sleep(9);--", "\\'; --",
                "%' OR 1=1",
                "x' || 'y", "/*!1*/", "$$;$$", "E'\\x41'", "%s %(name)s ?", ":name", "` OR 1", "_%_%",
                "MATCH 'a*' NEAR(b)"),
        "HTML": ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<svg/onload=alert(1)>",
                 "</textarea><b>", "]]>",
                 "<!--", "<!DOCTYPE x [<!ENTITY a 'b'>]>&a;", "&amp;lt; &#0; &#x1F;",
                 "<a href='javascript:alert(1)'>x</a>",
                 "<iframe srcdoc='<b>'>", "<style>@import 'x'</style>", "<math><mi//xlink:href='data:x,y'>", "<b\x00>",
                 "<base href=x>", "<meta http-equiv=refresh content=0>", "' autofocus onfocus=alert(1) x='",
                 "</title><b>"),
        "JS": ("';alert(1)//", "${alert(1)}", "`${1}`", "\\u003cscript\\u003e", "__proto__", "constructor",
               "\u2028alert(1)"),
        "shell": ("$(touch x)", "`touch x`", "; rm -rf .", "| cat /etc/passwd", "&& true", "$HOME", "!!", "> x", "\\",
                  "*", "~", "-rf",
                  "--help", "--", "-", "--passphrase-fd=0", "@file", "%PATH%", "^&", "'\"", "a\\nb", "#!/bin/sh"),
        "template": ("{{ 7*7 }}", "{% debug %}", "{# x #}", "${7*7}", "#{7*7}", "<%= 7 %>", "{0}", "{name!r}", "{}",
                     "{{", "}}",
                     "{% load x %}", "{{ request.session }}"),
        "format": ("%s%s%s%n", "%(name)s", "%d", "%", "%%", "%c" * 30, "{0.__class__}", "%1$s", "{:>99999999}",
                   "\\N{DIGIT ONE}"),
        "path": ("../../etc/passwd", "..\\..\\windows", "/etc/passwd", "C:\\x", "\\\\host\\share",
                 "file:///etc/passwd", "....//",
                 "%2e%2e%2f", "..%c0%af", "/dev/zero", "/proc/self/mem", "a/b", "a\\b", "~root", ".", "..", "a/.",
                 "x/"),
        "header": ("a\r\nSet-Cookie: x=1", "a\nLocation: /", "=?utf-8?q?x?=", "a; filename=b", 'a"; x="',
                   "a\r\n\r\n<b>"),
        "XML": ("<?xml version='1.0'?>", "<![CDATA[x]]>", "<w:t>x</w:t>", "&#xFFFF;", "xmlns:x='y'", "</w:p></w:body>"),
        "pattern": ("(a+)+$", ".*", "[", "(", "\\", "(?i)x", "a{9999}", "*a", "\\p{L}", "[[:alpha:]]", "^$"),
    }  # fmt: skip
    for language, texts in tables.items():
        for text in texts:
            yield text, f"a piece of {language}"


def _files() -> Iterator[tuple[str, str]]:
    for stem in (
        "CON",
        "con.txt",
        "PRN",
        "AUX.pdf",
        "NUL",
        "nul.tar.gz",
        "COM1",
        "COM9.txt",
        "LPT1",
        "CLOCK$",
        "CONIN$",
        "COM¹",
    ):
        yield stem, "a name that Windows keeps for itself"
    for text in (".htaccess", ".git", "desktop.ini", "Thumbs.db", "a.", "a ", " a", "a..pdf", "x:y", "x::$DATA",
                 "a?b", "a*b", "a<b>",
                 "a|b", 'a"b', "-letter.pdf", "letter.pdf.exe", "letter.pdf ", "LETTER.PDF", "~$x.docx",
                 "a" * 300 + ".pdf", "а.рdf"):  # fmt: skip
        yield text, "a name of a file"


def _long() -> Iterator[tuple[str, str]]:
    yield from (
        ("a" * LONG, "one long word"),
        ("ab " * (LONG // 3), "many words"),
        ("拘" * LONG, "long Chinese"),
        ("👩\u200d" * 3_000, "a long family"),
        ('"' * 5_000, "quotation marks"),
        ("(" * 5_000, "brackets"),
        ("\\" * 5_000, "strokes"),
        ("&" * 5_000, "ampersands"),
        ("<" * 5_000, "brackets that open"),
        ("'" * 5_000, "apostrophes"),
        ("[" * 5_000, "a deep list"),
        ("\u202e" * 3_000, "overrides"),
        ("-" * 5_000, "a rule"),
        ("1" * 5_000, "a long number"),
        (" " * 5_000 + "x", "spaces"),
    )


def _once(*parts: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    known = set[str]()
    for part in parts:
        for text, why in part:
            if text not in known:
                known.add(text)
                yield text, why


CORPUS: tuple[tuple[str, str], ...] = tuple(
    _once(
        _controls(), _unpaired(), _directions(), _invisible(), _towers(), _emoji(), _pairs(), _cases(), _numbers(),
        _dates(),
        _formulas(), _fragments(), _files(), _long(),
    )
)  # fmt: skip
EVERY: tuple[str, ...] = tuple(text for text, _ in CORPUS)
