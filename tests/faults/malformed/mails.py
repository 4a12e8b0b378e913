# ruff: noqa: E501 - a table, a row a line
"""Messages nested, swollen, or with borders that loop."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from malformed.rows import WORDS, Row, row

MAIL = "From: a@velmora.invalid\nTo: b@velmora.invalid\nSubject: Torek\nDate: Mon, 10 May 2021 10:00:00 +0000\nMIME-Version: 1.0\n"


def multipart(depth: int) -> str:
    """Parts in parts."""
    opened = "".join(f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n' for level in range(depth))
    return f"{MAIL}{opened}Content-Type: text/plain\n\n{WORDS}\n"


def forwarded(depth: int) -> str:
    return "".join(f"{MAIL}Content-Type: message/rfc822\n\n" for _ in range(depth)) + f"{MAIL}\n{WORDS}\n"


def rows() -> Iterator[Row]:
    yield row("nested-30.eml", multipart(30).encode(), "read|warned", "parts in parts, 30 deep")
    yield row(
        "nested-3000.eml",
        lambda: multipart(3000).encode(),
        "read|warned|no-text|source-damaged|source-took-too-much-memory",
        "parts in parts, 3,000 deep",
    )
    yield row(
        "forwarded-500.eml",
        lambda: forwarded(500).encode(),
        "read|warned|source-damaged|source-took-too-much-memory",
        "a message forwarded 500 times",
    )
    yield row(
        "boundary-same.eml",
        f'{MAIL}Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n\n{WORDS}\n--b--\n--b--\n'.encode(),
        "read|warned|no-text",
        "a part with the border of the one around it",
    )
    yield row(
        "boundary-empty.eml",
        f'{MAIL}Content-Type: multipart/mixed; boundary=""\n\n--\n\n{WORDS}\n'.encode(),
        "read|warned|no-text",
        "a border of nothing",
    )
    yield row(
        "boundary-missing.eml",
        f"{MAIL}Content-Type: multipart/mixed\n\n{WORDS}\n".encode(),
        "read|warned|no-text",
        "parts without a border",
    )
    yield row(
        "boundary-regex.eml",
        f'{MAIL}Content-Type: multipart/mixed; boundary="(((((.*)*)*)*)"\n\n{WORDS}\n'.encode(),
        "read|warned|no-text",
        "a border that is an expression",
    )
    yield row(
        "boundary-10k.eml",
        lambda: (f'{MAIL}Content-Type: multipart/mixed; boundary="b"\n\n' + "--b\n\nx\n" * 10_000).encode(),
        "read|warned|no-text|source-timed-out",
        "10,000 parts",
    )
    yield row(
        "headers-100k.eml",
        lambda: (MAIL + "X-A: b\n" * 100_000 + f"\n{WORDS}\n").encode(),
        "read|warned",
        "100,000 headers",
    )
    yield row(
        "header-5mb.eml",
        lambda: (f"{MAIL}X-A: {'x' * 5_000_000}\n\n{WORDS}\n").encode(),
        "read|warned|source-timed-out",
        "a header of 5 MB",
    )
    yield row(
        "subject-folded.eml",
        lambda: MAIL.replace("Torek", "Torek" + "\n x" * 20_000).encode() + f"\n{WORDS}\n".encode(),
        "read|warned|source-timed-out",
        "a subject of 20,000 lines",
    )
    yield row(
        "subject-encoded.eml",
        (
            MAIL.replace("Torek", "=?utf-8?B?" + "QUFB" * 5000 + "?= =?x-none?Q?=FF=00?= =?utf-8?X?y?=")
            + f"\n{WORDS}\n"
        ).encode(),
        "read|warned",
        "a subject in letters that there are not",
    )
    yield row(
        "from-groups.eml",
        (MAIL.replace("a@velmora.invalid", "a:" * 3000 + "x@y;" + "(" * 3000) + f"\n{WORDS}\n").encode(),
        "read|warned|source-took-too-much-memory",
        "a sender in brackets 3,000 deep",
    )
    yield row(
        "content-type.eml",
        f'{MAIL}Content-Type: ////;;;=="\n\n{WORDS}\n'.encode(),
        "read|warned|no-text",
        "a kind of content that is none",
    )
    yield row(
        "charset.eml",
        f'{MAIL}Content-Type: text/plain; charset="../../etc/passwd"\n\n{WORDS}é\n'.encode("latin-1"),
        "read|warned",
        "a set of letters that is a path",
    )
    yield row(
        "base64-broken.eml",
        f"{MAIL}Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n{base64.b64encode(WORDS.encode()).decode()}=A=B\n".encode(),
        "read|warned|no-text",
        "base64 that does not end",
    )
    yield row(
        "quoted-broken.eml",
        f"{MAIL}Content-Transfer-Encoding: quoted-printable\n\n{WORDS} =ZZ =\n=".encode(),
        "read|warned",
        "quoted letters that are none",
    )
    yield row(
        "uu-broken.eml",
        f"{MAIL}Content-Transfer-Encoding: x-uuencode\n\nbegin 644 x\n{'M' * 500}\n{WORDS}\n".encode(),
        "read|warned|no-text",
        "uuencode that does not end",
    )
    yield row(
        "date.eml",
        (MAIL.replace("10 May 2021", "99 Foo 99999999999") + f"\n{WORDS}\n").encode(),
        "read|warned",
        "a day that there is not",
    )
    yield row(
        "attachment.eml",
        f'{MAIL}Content-Type: multipart/mixed; boundary="b"\n\n--b\n\n{WORDS}\n--b\nContent-Disposition: attachment; filename="../../x.exe"\n\nMZ\n--b--\n'.encode(),
        "warned",
        "a program that hangs on a message is named, not read",
    )
    yield row(
        "filename-2231.eml",
        f"{MAIL}Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\n\n{WORDS}\n--b\nContent-Disposition: attachment; filename*999999999=x; filename*0*=utf-8''%FF%00\n\nMZ\n--b--\n".encode(),
        "warned",
        "a name in a thousand million pieces",
    )
    yield row(
        "html-deep.eml",
        lambda: f"{MAIL}Content-Type: text/html\n\n{'<div>' * 50_000}{WORDS}".encode(),
        "read|warned|source-damaged|no-text",
        "a page nested 50,000 deep in a message",
    )
    yield row(
        "html-script.eml",
        f"{MAIL}Content-Type: text/html\n\n<script>x</script><p>{WORDS}</p>".encode(),
        "read|warned",
        "a script in a message",
    )
    yield row("headers-only.eml", MAIL.encode(), "no-text", "headers and no message")
    yield row("colon.eml", b"From:\nTo:\nSubject:\nDate:\n\n" + WORDS.encode(), "read|warned", "headers without words")
