"""Pictures, pages, tables, letters and archives with an invented name in every place where one can hide."""
# ruff: noqa: E501  # one canary a line, or the table cannot be read

from __future__ import annotations

import base64
import codecs
import gzip
import io
import json
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from urllib.parse import quote

from canary_office import a_docx, a_png, chunk, packed
from PIL import Image

Make = Callable[[str], bytes]


def a_jpeg(segment: bytes = b"", after: bytes = b"") -> bytes:
    """Return a small picture, with a segment after its first."""
    held = io.BytesIO()
    Image.new("L", (8, 8), 99).save(held, "JPEG")
    data = held.getvalue()
    at = 4 + int.from_bytes(data[4:6], "big")
    return data[:at] + segment + data[at:] + after


def segment(marker: int, content: bytes) -> bytes:
    """Return one segment of a JPEG."""
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2, "big") + content


def said(template: str) -> Make:
    """Return what makes a text with a name in it."""
    return lambda name: template.replace("@", name).encode()


def b64(data: bytes) -> str:
    """Return bytes as Base64."""
    return base64.b64encode(data).decode()


def zipped(entry: str, content: bytes = b"x", *, comment: bytes = b"", extra: bytes = b"") -> bytes:
    """Return an archive of one member."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        info = zipfile.ZipInfo(entry)
        info.extra = extra
        package.writestr(info, content)
        package.comment = comment
    return held.getvalue()


def nested(name: str) -> bytes:
    inner = a_docx(f"<w:p><w:r><w:t>{name}</w:t></w:r></w:p>")
    return zipped("a.zip", zipped("b.zip", zipped("c.docx", inner)))


def tarred(name: str, entry: str = "a.txt", owner: str = "") -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as package:
        info = tarfile.TarInfo(entry)
        info.size, info.uname = len(name.encode()), owner
        package.addfile(info, io.BytesIO(name.encode()))
    return held.getvalue()


def folded(name: str) -> bytes:
    return f"BEGIN:VCALENDAR\r\nSUMMARY:ask {name[:4]}\r\n {name[4:]}\r\nEND:VCALENDAR\r\n".encode()


def letter(headers: str, body: str, kind: str = "text/plain; charset=utf-8") -> bytes:
    return f"From: a@x.example\nSubject: of no interest\n{headers}Content-Type: {kind}\n\n{body}\n".encode()


def attached(name: str) -> bytes:
    part = f"--b\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=a.txt\n\n{b64(name.encode())}\n--b--"
    return letter("", part, 'multipart/mixed; boundary="b"')


def escaped(name: str) -> str:
    return "".join(f"\\u{ord(letter):04x}" for letter in name)


CANARIES: dict[str, tuple[str, Make]] = {
    "png, text": ("png", lambda name: a_png(chunk(b"tEXt", b"Author\0" + name.encode()))),
    "png, packed text": ("png", lambda name: a_png(chunk(b"zTXt", b"Author\0\0" + zlib.compress(name.encode())))),
    "png, XMP": ("png", lambda name: a_png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x>" + name.encode()))),
    "png, EXIF": ("png", lambda name: a_png(chunk(b"eXIf", b"MM\0*" + name.encode()))),
    "png, after the end": ("png", lambda name: a_png(after=name.encode())),
    "png, behind the pixels": ("png", lambda name: a_png(pixels=b"\x00\x7f" + name.encode())),
    "jpeg, EXIF": ("jpg", lambda name: a_jpeg(segment(0xE1, b"Exif\0\0" + name.encode()))),
    "jpeg, XMP": ("jpg", lambda name: a_jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>" + name.encode()))),
    "jpeg, maker's note": ("jpg", lambda name: a_jpeg(segment(0xE1, b"Exif\0\0MM\x92\x7c" + name.encode("utf-16-le")))),
    "jpeg, comment": ("jpg", lambda name: a_jpeg(segment(0xFE, name.encode()))),
    "jpeg, after the end": ("jpg", lambda name: a_jpeg(after=name.encode())),
    "svg, description": ("svg", said("<svg><desc>@</desc><path d='M0 0'/></svg>")),
    "svg, invisible": ("svg", said("<svg><text opacity='0'>@</text></svg>")),
    "html, attribute": ("html", said("<p title='@'>x</p>")),
    "html, comment": ("html", said("<p>x</p><!-- @ -->")),
    "html, script": ("html", said("<script>let a = '@';</script>")),
    "html, style": ("html", said("<style>p::after { content: '@' }</style>")),
    "html, entities": ("html", lambda name: f"<p>{''.join(f'&#x{ord(each):x};' for each in name)}</p>".encode()),
    "html, within words": ("html", lambda name: f"<p>{'<b>'.join(name)}</p>".encode()),
    "html, data URI": ("html", lambda name: f'<img src="data:text/plain;base64,{b64(name.encode())}">'.encode()),
    "html, page in a page": ("html", said('<iframe srcdoc="&lt;p&gt;@&lt;/p&gt;"></iframe>')),
    "html, address": ("html", lambda name: f"<a href='https://x.example/?q={quote(name)}'>x</a>".encode()),
    "csv, cell": ("csv", said('name,day\r\n"@",2021\r\n')),
    "csv, over cells": ("csv", lambda name: ("a,b\r\n" + ",".join(name.split()) + "\r\n").encode()),
    "tsv, cell": ("tsv", said("name\tday\n@\t2021\n")),
    "ics, folded line": ("ics", folded),
    "ics, attachment": ("ics", lambda name: f"BEGIN:VEVENT\r\nATTACH;ENCODING=BASE64;VALUE=BINARY:{b64(name.encode())}\r\n".encode()),
    "eml, header": ("eml", lambda name: letter(f"X-Note: =?utf-8?b?{b64(name.encode())}?=\n", "x")),
    "eml, body": ("eml", lambda name: letter("Content-Transfer-Encoding: base64\n", b64(name.encode()))),
    "eml, attachment": ("eml", attached),
    "json, value": ("json", lambda name: json.dumps({"a": [{"b": name}]}).encode()),
    "json, key that stands twice": ("json", said('{"a": "@", "a": "x"}')),
    "json, escaped key": ("json", lambda name: f'{{"{escaped(name)}": 1}}'.encode()),
    "jsonl, value": ("jsonl", lambda name: b'{"a": 1}\n' + json.dumps({"a": name}).encode()),
    "zip, name of a member": ("zip", lambda name: zipped(f"{name}.txt")),
    "zip, comment": ("zip", lambda name: zipped("a.txt", comment=name.encode())),
    "zip, extra field": ("zip", lambda name: zipped("a.txt", extra=b"\x99\x99" + len(name.encode()).to_bytes(2, "little") + name.encode())),
    "zip, zips in zips": ("zip", nested),
    "zip, before the archive": ("zip", lambda name: b"PK\x03\x04" + name.encode() + zipped("a.txt")),
    "tar.gz, member": ("tar.gz", tarred),
    "tar, member": ("tar", lambda name: gzip.decompress(tarred(name))),
    "tgz, member": ("tgz", tarred),
    "tar.gz, name of a member": ("tar.gz", lambda name: tarred("x", f"{name}.txt")),
    "tar.gz, owner": ("tar.gz", lambda name: tarred("x", owner=name)),
    "gz, name before": ("gz", lambda name: b"\x1f\x8b\x08\x08" + bytes(6) + name.encode() + b"\0" + gzip.compress(b"x")[10:]),
    "txt, Base64": ("txt", lambda name: f"see {b64(name.encode())} there".encode()),
    "txt, Base64 one off": ("txt", lambda name: f"see {b64(b'z' + name.encode())} there".encode()),
    "txt, Base64 of UTF-16": ("txt", lambda name: f"see {b64(name.encode('utf-16-le'))} there".encode()),
    "txt, hexadecimal": ("txt", lambda name: f"see {name.encode().hex()} there".encode()),
    "txt, moved by 13": ("txt", lambda name: codecs.encode(f"see {name}", "rot13").encode()),
    "txt, backwards": ("txt", lambda name: f"see \u202e{name[::-1]}\u202c there".encode()),
    "txt, UTF-16": ("txt", lambda name: f"see {name}".encode("utf-16")),
    "txt, quoted-printable": ("txt", lambda name: "".join(f"={each:02X}" for each in name.encode()).encode()),
    "md, letters nobody sees": ("md", lambda name: "\u200b".join(name).encode()),
    "md, look-alikes": ("md", lambda name: name.translate(str.maketrans("aeokr", "аеокr")).encode()),
    "md, over lines": ("md", lambda name: name.replace(" ", "-\n\n").encode()),
    "zip of it all": ("zip", lambda name: packed({"a.eml": attached(name)})),
}  # fmt: skip
