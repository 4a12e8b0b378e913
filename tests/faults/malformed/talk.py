# ruff: noqa: E501, PLR0915 - a table, a row a line
# fmt: off
"""Messages, pages and texts that break the rules of letters, nesting and names in ways of their own."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from malformed.mails import MAIL
from malformed.rows import READ, WORDS, Row, row
from malformed.webpages import page

SOME = "read|warned|no-text"
MULTI = f'{MAIL}Content-Type: multipart/mixed; boundary="b"\n\n--b\n\n{WORDS}\n--b\n'


def mail(headers: str, body: str = WORDS) -> bytes:
    return f"{MAIL}{headers}\n\n{body}\n".encode("utf-8", "surrogateescape")


def hung(headers: str, body: str = "MZ") -> bytes:
    return f"{MULTI}{headers}\n\n{body}\n--b--\n".encode("utf-8", "surrogateescape")


def messages() -> Iterator[Row]:
    for name, header in {
        "mime-1000": "Content-Type: message/partial; number=1; total=999999999; id=x", "external": 'Content-Type: message/external-body; access-type=local-file; name="/etc/passwd"',
        "report": 'Content-Type: multipart/report; boundary="x"; report-type=delivery-status', "signed": 'Content-Type: multipart/signed; boundary="x"; micalg=md5',
        "smime": "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\nContent-Transfer-Encoding: base64",
        "type-empty": "Content-Type:", "type-unicode": "Content-Type: тext/πlain; charset=ütf", "type-params": "Content-Type: text/plain" + "; a=b" * 4000, "type-star": "Content-Type: text/plain; charset*=utf-8''%ff%fe; charset*0*=x''y; charset*2=z",
        "type-twice": "Content-Type: text/html\nContent-Type: text/plain\nContent-Type: multipart/mixed", "type-quotes": 'Content-Type: text/plain; charset="' + "\\" * 5001 + '"', "type-comment": "Content-Type: text/plain" + "(" * 2000,
        "disposition": "Content-Disposition: ;;;=;;\nContent-Type: text/plain", "disposition-attachment": "Content-Disposition: attachment", "disposition-unicode": "Content-Disposition: inlineé; filename*=''%", "disposition-empty": "Content-Disposition:",
        "encoding-unknown": "Content-Transfer-Encoding: velmora-64", "encoding-twice": "Content-Transfer-Encoding: base64\nContent-Transfer-Encoding: 7bit", "encoding-unicode": "Content-Transfer-Encoding: bäse64", "encoding-empty": "Content-Transfer-Encoding:",
        "charset-escape": "Content-Type: text/plain; charset=unicode_escape", "charset-undefined": "Content-Type: text/plain; charset=undefined", "charset-rot": "Content-Type: text/plain; charset=rot13", "charset-hex": "Content-Type: text/plain; charset=hex", "charset-bz2": "Content-Type: text/plain; charset=bz2", "charset-punycode": "Content-Type: text/plain; charset=punycode",
        "charset-utf7": "Content-Type: text/plain; charset=utf-7", "charset-utf16": "Content-Type: text/plain; charset=utf-16", "charset-long": "Content-Type: text/plain; charset=" + "x" * 100_000, "charset-nul": "Content-Type: text/plain; charset=utf\x00-8", "charset-2022": "Content-Type: text/plain; charset=iso-2022-jp",
        "mime-version": "MIME-Version: 99999999999999999999.1\nMIME-Version: (((", "header-nul": "X-\x00: \x00", "header-colon": ": nothing\n:: twice", "header-space": " X: begins with a space\nX : a space before the colon", "header-bytes": "X-A: \udcff\udcfe\udcd8\udc80",
        "received-5000": "\n".join(["Received: from a by b"] * 5000), "references": "References: " + "<x@velmora.invalid> " * 20_000, "message-id": "Message-ID: <[[[[>\nMessage-ID: " + "<" * 3000, "reply-to": "Reply-To: " + "a," * 20_000,
    }.items():  # fmt: skip
        yield row(f"mail-{name}.eml", mail(header), f"{SOME}|source-damaged|source-timed-out", f"a message whose head is odd: {name}")
        if name.startswith(("charset", "encoding")):
            yield row(f"mail-{name}-bytes.eml", mail(header, WORDS + "\udce9\udcff \\ud800 +AAA- \\N{DIGIT ONE} =?= ~{"), f"{SOME}|source-damaged", f"the same with letters that it does not fit: {name}")
    for name, words in {
        "from-empty": ("a@velmora.invalid", ""), "from-route": ("a@velmora.invalid", "<@a,@b:c@d>"), "from-quotes": ("a@velmora.invalid", '"' * 999), "from-literal": ("a@velmora.invalid", "a@[[[1.2.3.4" + "]" * 500),
        "from-steers": ("a@velmora.invalid", "=?utf-8?Q?=1B=5B2J=E2=80=AEevil?= <a@b>"), "from-surrogate": ("a@velmora.invalid", "=?utf-16?B?2AA=?= =?utf-8?Q?=ED=A0=80?= <a@b>"), "from-newline": ("a@velmora.invalid", "=?utf-8?Q?a=0ATo=3A_x?= <a@b>"), "from-folded": ("a@velmora.invalid", "a\n \n \n b@c"),
        "from-dots": ("a@velmora.invalid", "." * 3000), "from-group": ("a@velmora.invalid", "x:" + "a@b," * 5000 + ";"), "from-encoded": ("a@velmora.invalid", "=?utf-8?B?" * 2000), "from-at": ("a@velmora.invalid", "@" * 3000), "from-semicolon": ("a@velmora.invalid", ";:;:;:@"), "from-backslash": ("a@velmora.invalid", '"\\'), "from-angle": ("a@velmora.invalid", "<" * 2000), "from-zone": ("a@velmora.invalid", "a@b (" * 400),
        "subject-steers": ("Torek", "=?utf-8?Q?=1B]0;x=07=00=C2=9B31m?="), "subject-unknown": ("Torek", "=?x-velmoran?B?////?="), "subject-base64": ("Torek", "=?utf-8?B?" + "A" * 99_999 + "?="), "subject-open": ("Torek", "=?utf-8?Q?" + "=" * 5000), "subject-words": ("Torek", "=?utf-8?Q?a?= " * 5000), "subject-codec": ("Torek", "=?zlib?B?eJw=?= =?unicode_escape?Q?=5Cud800?= =?idna?Q?x?= =?utf-8*en?Q?x?="),
        "date-zone": ("Mon, 10 May 2021 10:00:00 +0000", "Mon, 10 May 2021 10:00:00 +99999999999999999999"), "date-year": ("Mon, 10 May 2021 10:00:00 +0000", "1 Jan 99999 0:0:0 +0000"), "date-minus": ("Mon, 10 May 2021 10:00:00 +0000", "-1 Jan -5 -1:-1:-1 -9999"), "date-digits": ("Mon, 10 May 2021 10:00:00 +0000", "10 May " + "9" * 5000), "date-long": ("Mon, 10 May 2021 10:00:00 +0000", "(" * 5000 + "10 May 2021"), "date-words": ("Mon, 10 May 2021 10:00:00 +0000", "a " * 20_000),
    }.items():  # fmt: skip
        old, new = words
        yield row(f"mail-{name}.eml", MAIL.replace(old, new, 1).encode() + b"\n" + WORDS.encode(), f"{SOME}|source-damaged|source-took-too-much-memory", f"a message of which this is odd: {name}")
    for name, header in {
        "name-steers": 'Content-Disposition: attachment; filename="\x1b]0;x\x07.exe"', "name-bidi": "Content-Disposition: attachment; filename*=utf-8''cod%E2%80%AEfdp.exe", "name-long": f'Content-Disposition: attachment; filename="{"a" * 100_000}"', "name-parts": "Content-Disposition: attachment; " + "; ".join(f"filename*{n}=a" for n in range(5000)),
        "name-charset": "Content-Disposition: attachment; filename*=idna'x'%FF; filename*1*=y", "name-empty": 'Content-Disposition: attachment; filename=""', "name-newline": 'Content-Disposition: attachment; filename="a\n b\n c"', "winmail": 'Content-Type: application/ms-tnef; name="winmail.dat"', "calendar": "Content-Type: text/calendar; method=REQUEST", "rfc822": "Content-Type: message/rfc822",
        "zip": 'Content-Type: application/zip; name="a.zip"\nContent-Transfer-Encoding: base64', "html-type": "Content-Type: text/html", "type-slash": "Content-Type: /", "type-none": "Content-Type: x",
    }.items():  # fmt: skip
        yield row(f"hung-{name}.eml", hung(header), f"{SOME}|source-damaged", f"what hangs on a message is odd: {name}")
    html = "Content-Type: text/html; charset=utf-8"
    for name, body in {
        "declared": f'<?xml version="1.0" encoding="utf-8"?><html><body><p>{WORDS}</p></body></html>', "remark": "<!-- nothing -->", "nul": f"<p>Il\x00van</p><p>{WORDS}</p>", "empty": "<>", "space": "   \n  ", "doctype": f'<!DOCTYPE html [<!ENTITY a SYSTEM "file:/etc/passwd">]><p>&a;{WORDS}</p>', "control": f"<p>\x1b[2J&#27;[2J&#x202e;{WORDS}</p>", "reference": f"<p>&#xD800;&#1114112;&#99999999999999;{WORDS}</p>",
    }.items():  # fmt: skip
        yield row(f"mail-html-{name}.eml", mail(html, body), f"{SOME}|source-damaged", f"a page in a message: {name}")
    yield row("mail-html-16.eml", f"{MAIL}Content-Type: text/html; charset=unicode_escape\n\n<p>\\ud800 {WORDS}".encode() + b"\xff</p>", f"{SOME}|source-damaged", "a page of half letters in a message")
    yield row("mail-parts-5000.eml", lambda: (f'{MAIL}Content-Type: multipart/mixed; boundary="b"\n\n' + f"--b\n\n{WORDS}\n" * 5000 + "--b--").encode(), "warned", "5,000 parts: what is not read is said")
    yield row("mail-boundaries.eml", lambda: (f'{MAIL}Content-Type: multipart/mixed; boundary="{"b" * 5000}"\n\n' + ("--" + "b" * 5000 + "\n\nx\n") * 500).encode(), SOME, "a border of 5,000 letters")
    yield row("mail-related-1000.eml", lambda: (MAIL + "".join(f'Content-Type: multipart/alternative; boundary="b{n}"\n\n--b{n}\n' for n in range(1000)) + f"\n{WORDS}\n" + "".join(f"--b{n}--\n" for n in reversed(range(1000)))).encode(), f"{SOME}|source-damaged|source-took-too-much-memory", "1,000 choices in choices, all closed")
    yield row("mail-base64-10mb.eml", lambda: mail("Content-Transfer-Encoding: base64", base64.b64encode(WORDS.encode() * 100_000).decode()), SOME, "10 MB of text in base64")
    yield row("mail-base64-garbage.eml", mail("Content-Transfer-Encoding: base64", "!@#$%^&*()" * 5000), SOME, "base64 of letters that are not of it")
    yield row("mail-quoted-10mb.eml", lambda: mail("Content-Transfer-Encoding: quoted-printable", "=41=\n" * 500_000), SOME, "two million bytes of quoted letters")
    yield row("mail-carriage.eml", mail("X: y").replace(b"\n", b"\r"), f"{SOME}|source-damaged", "only carriage returns")
    yield row("mail-mixed-ends.eml", mail("X: y").replace(b"\nTo", b"\r\r\nTo").replace(b"\nDate", b"\n\rDate"), f"{SOME}|source-damaged", "ends of lines of all sorts")
    yield row("mail-header-200mb-fold.eml", lambda: (f"{MAIL}X-A:" + "\n " * 1_000_000 + f"\n\n{WORDS}\n").encode(), f"{SOME}|source-timed-out", "a header of a million empty lines")
    yield row("mail-subject-10mb.eml", lambda: MAIL.replace("Torek", "T" * 10_000_000).encode() + b"\n" + WORDS.encode(), f"{SOME}|source-timed-out|source-took-too-much-memory", "a subject of 10 MB")
    yield row("mail-headers-steer.eml", b"From: \x1b[2J\nTo: \xe2\x80\xae\nSubject: \x00\x07\nDate: \x9b\nMessage-ID: x\nReceived: y\n\n" + WORDS.encode(), SOME, "heads that steer a terminal")
    yield row("box.mbox", (f"From a@velmora.invalid Mon May 10 10:00:00 2021\n{MAIL}\n{WORDS}\n\n" * 200).encode(), SOME, "200 messages in one box are text")
    yield row("box-quoted.mbox", (f"From x\n{MAIL}\n" + ">From " * 20_000 + WORDS).encode(), SOME, "a box of marks")
    yield row("news.eml", f"Path: velmora.invalid!x\nNewsgroups: {'a,' * 5000}\n{MAIL}\n{WORDS}".encode(), SOME, "an article of a news group")
    yield row("emlx.eml", f"999999999999\n{MAIL}\n{WORDS}".encode(), SOME, "a message of Apple Mail whose length lies")


def pages() -> Iterator[Row]:
    paragraph = f"<p>{WORDS}</p>"
    hard = f"{SOME}|source-damaged|source-timed-out|source-took-too-much-memory"
    yield row("tags-1m.html", lambda: page("<b>" * 1_000_000 + paragraph).encode(), hard, "a million tags that nothing closes")
    yield row("closing-1m.html", lambda: page("</b>" * 1_000_000 + paragraph).encode(), hard, "a million ends of what was not begun")
    yield row("misnested.html", lambda: page("<a><b><i><u></a></b>" * 3000 + paragraph).encode(), hard, "tags closed in the wrong order, 3,000 times")
    yield row("formatting.html", lambda: page("<p><font><b><i><u>x" * 3000 + paragraph).encode(), hard, "forms of letters that each paragraph opens again")
    yield row("tables-ajar.html", lambda: page("<table>" * 500 + "<tr><td>" * 500 + paragraph).encode(), hard, "500 tables, and then 500 cells")
    yield row("rows-3k.html", lambda: page("<table>" + "<tr><td>a<td>b" * 3000 + f"</table>{paragraph}").encode(), hard, "a table of 3,000 rows")
    yield row("spans.html", page("<table>" + '<tr><td rowspan="99999" colspan="99999">x</td></tr>' * 60 + f"</table>{paragraph}").encode(), hard, "60 cells, each over the whole table")
    yield row("span-odd.html", page(f'<table><tr><th colspan="-5">a</th><th colspan="٣">b</th><th colspan="1e9">c</th><th rowspan="{"9" * 5000}">d</th></tr><tr><td>1</td><td>2</td></tr></table>{paragraph}').encode(), hard, "widths that are no numbers")
    yield row("list-deep.html", lambda: page("<ul><li>" * 1500 + paragraph).encode(), hard, "lists in lists, 1,500 deep")
    yield row("terms.html", lambda: page("<dl>" + "<dt>a<dd>b" * 3000 + f"</dl>{paragraph}").encode(), hard, "3,000 terms")
    yield row("quotes-deep.html", lambda: page("<blockquote>" * 500 + paragraph + "</blockquote>" * 500).encode(), hard, "500 quotes in each other")
    yield row("ruby.html", page("<ruby>a<rt>b<rp>(" * 2000 + paragraph).encode(), hard, "2,000 readings beside letters")
    yield row("references.html", page("<p>" + "&amp" * 50_000 + "&#x10FFFF;&#0;&#xD800;&#99999999999;&CounterClockwiseContourIntegral;" + WORDS).encode(), hard, "letters by names that are never ended")
    yield row("template.html", page("<template>" * 500 + paragraph + "</template>" * 500 + paragraph).encode(), hard, "templates in templates")
    yield row("svg.html", page("<svg>" * 500 + "<foreignObject>" * 500 + paragraph).encode(), hard, "drawings in drawings")
    yield row("math.html", page("<math>" + "<mrow>" * 1500 + paragraph).encode(), hard, "formulas 1,500 deep")
    yield row("frameset.html", f"<html><frameset><frame src=file:/etc/passwd></frameset><noframes>{paragraph}</noframes></html>".encode(), hard, "frames that are other files")
    yield row("plaintext.html", page(f"{paragraph}<plaintext>" + "<b>" * 5000).encode(), hard, "a tag that ends all tags")
    yield row("title-1mb.html", lambda: f"<html><head><title>{'T' * 1_000_000}</title><meta name=author content='{'A' * 1_000_000}'></head><body>{paragraph}</body></html>".encode(), hard, "a title of a megabyte")
    yield row("title-steers.html", f"<html><head><title>\x1b[2J\u202eevil\x07</title><meta name=author content='&#27;]0;x&#7;'></head><body>{paragraph}</body></html>".encode(), hard, "a title that steers a terminal")
    yield row("metas-5k.html", lambda: page(paragraph, "".join(f'<meta name="a{n}" content="b">' for n in range(5000))).encode(), hard, "5,000 properties")
    yield row("linked-data.html", page(paragraph, '<script type="application/ld+json">{"@graph":[' + '{"@type":["Article"],"author":[' * 300 + '"x"' + "]}" * 300 + "]}</script>").encode(), hard, "authors of authors, 300 deep")
    yield row("linked-types.html", page(paragraph, '<script type="application/ld+json">[{"@type":{"a":1},"headline":5,"author":{"name":{"name":[]}},"datePublished":[1],"publisher":true},{"@type":"Article","headline":{"@value":"x"},"author":[null,[["y"]]],"datePublished":1e999}]</script>').encode(), hard, "properties of sorts that they are not")
    yield row("linked-surrogate.html", page(paragraph, '<script type="application/ld+json">{"@type":"Article","headline":"\\ud800\\u0000\\u001b[2J","author":{"name":"\\udfff"}}</script>').encode(), hard, "a title of half letters")
    yield row("canonical.html", page(paragraph, f'<link rel="CANONICAL" href="http://velmora.invalid/{"x" * 100_000}"><meta property="og:url" content="javascript:alert(1)"><base href="data:,x">').encode(), hard, "an address of 100,000 letters")
    yield row("dates.html", page(paragraph, "".join(f'<meta name="{name}" content="{value}">' for name, value in (("date", "٢٠٢١-٠٥-٠٣"), ("article:published_time", "2021-99-99T99:99"), ("dc.date", "9" * 5000)))).encode(), hard, "days that there are not")
    for charset in ("unicode_escape", "raw_unicode_escape", "utf-7", "punycode", "rot13", "undefined", "utf-16", "utf-32", "hz", "iso2022_kr", "mbcs", "base64", "cp65001", "x-user-defined", "../../etc/passwd"):
        yield row(f"charset-{charset.replace('/', '-').replace('.', '-')}.html", page(paragraph + "\\ud800 +2AA- é", f'<meta charset="{charset}">').encode("latin-1"), f"{hard}|encoding-unknown", f"letters said to be {charset}")
    yield row("bom-charset.html", b"\xff\xfe" + page(paragraph, '<meta charset="ascii">').encode("utf-16-le"), hard, "three words on one set of letters")
    yield row("utf16-cut.html", page(paragraph).encode("utf-16")[:-1], f"{hard}|encoding-unknown", "a page of two-byte letters that lacks a byte")
    yield row("ebcdic.html", page(paragraph).encode("cp500"), f"{hard}|encoding-unknown|source-unknown-type", "a page in the letters of old large machines")
    yield row("mhtml.mht", f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\nFrom: <Saved>\nSubject: x\nDate: x\n\n--b\nContent-Type: text/html\nContent-Location: http://velmora.invalid/\n\n{page(paragraph)}\n--b--\n".encode(), hard, "a page saved as a message")
    yield row("conditional.html", page(f"<!--[if gte mso 9]><xml>{'<o:p>' * 500}</xml><![endif]-->{paragraph}<![if !x]>{paragraph}<![endif]>").encode(), hard, "remarks that are orders to one program")
    yield row("processing.html", ("<?php system('id'); ?>" * 2000 + page(paragraph)).encode(), hard, "orders to a server before the page")
    yield row("hidden-ajar.html", page('<div style="display:none">' * 500 + paragraph + "</div>" * 500 + paragraph).encode(), hard, "hidden in hidden, 500 deep")
    yield row("style-5mb.html", lambda: page(paragraph, f"<style>{'a{b:c}' * 800_000}</style>").encode(), hard, "5 MB of style")
    yield row("data-address.html", lambda: page(f'<img src="data:image/png;base64,{"A" * 5_000_000}">{paragraph}').encode(), hard, "a picture of 5 MB in an address")
    yield row("direction.html", page("<bdo dir=rtl>" * 300 + "\u202e" * 5000 + paragraph).encode(), hard, "words turned round 5,000 times")
    yield row("words-200k.html", lambda: page(f"<p>{'a ' * 200_000}</p>").encode(), hard, "a paragraph of 200,000 words")
    yield row("paragraphs-4k.html", lambda: page("".join(f"<p>Paragraph {n} of the invented record.</p>" for n in range(4000))).encode(), hard, "4,000 paragraphs")
    yield row("links-4k.html", lambda: page('<a href="http://velmora.invalid/">x</a> ' * 4000 + paragraph).encode(), hard, "4,000 links")


def texts() -> Iterator[Row]:
    text, unclear = WORDS.encode(), "read|warned|encoding-unknown|source-unknown-type|no-text"
    yield row("line-45mb.txt", lambda: b"Torek " * 7_500_000, READ, "one line of 45 MB")
    yield row("line-60mb.txt", lambda: b"Torek " * 10_000_000, "source-too-large", "more text than is read at once")
    yield row("large-101mb.pdf", lambda: b"%PDF-1.7\n" + bytes(101 * 1024 * 1024), "source-too-large", "more than a file may have")
    yield row("zeros-100mb.bin", lambda: bytes(99 * 1024 * 1024), "source-unknown-type|source-too-large", "99 MB of nothing")
    yield row("nuls.csv", b"a,b\x00,c\n" * 5000, unclear, "a NUL in every row")
    yield row("nul-first.txt", b"\x00" + text * 20, unclear, "a NUL before the words")
    yield row("backspaces.txt", text + b"\x08" * 40 + b"released" + text * 20, "read|warned", "words written over by going back")
    yield row("returns.txt", b"arrested\rreleased\r\n" + text, READ, "a line written over by a return")
    yield row("bell.txt", b"\x07" * 5000, unclear, "5,000 bells")
    yield row("form-feeds.txt", b"\x0c" * 5000 + text, "read|warned|source-unknown-type", "5,000 ends of pages")
    yield row("escape-8bit.txt", "\x9b2J\x9d0;x\x9c ".encode() + text, READ, "orders to a terminal in eight bits")
    yield row("separators.txt", "a\u2028b\u2029c\x85d\x1ee\x1ff".encode() + text * 10, "read|warned", "ends of lines of seven sorts")
    yield row("bidi-all.txt", ("".join(map(chr, (*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))) * 3000 + WORDS).encode(), READ, "every mark of direction")
    yield row("tags.txt", ("".join(map(chr, range(0xE0020, 0xE007F))) * 500 + WORDS).encode(), READ, "letters that nobody sees")
    yield row("variation.txt", ("a" + "\ufe0f\U000e0100" * 20_000).encode(), READ, "40,000 variants of one letter")
    yield row("joiners.txt", ("👩\u200d" * 20_000).encode(), READ, "20,000 people in one sign")
    yield row("noncharacters.txt", ("\ufffe\uffff\U0010ffff" * 100 + WORDS).encode(), "read|warned|source-unknown-type", "places that no letter has")
    yield row("private.txt", ("\ue000\U000f0000" * 5000).encode(), READ, "letters for private use only")
    yield row("hangul.txt", ("\u1100" * 20_000 + "\u1161" * 20_000).encode(), READ, "halves of Korean syllables")
    yield row("zalgo.txt", "".join(letter + "\u0300\u0489\u20dd" * 300 for letter in WORDS[:60]).encode(), READ, "letters under 900 marks each")
    yield row("ligature.txt", ("ﷺ" * 20_000).encode(), READ, "one sign that is eighteen letters")
    yield row("utf8-long.txt", text + b"\xf8\x80\x80\x80\xaf\xfc\x80\x80\x80\x80\xaf\xfe\xff", unclear, "letters of five and six bytes")
    yield row("utf8-cut-everywhere.txt", "Торек ".encode()[:-2] * 2000, unclear, "every word cut in a letter")
    yield row("cesu.txt", text * 5 + "".join(map(chr, (0xD83D, 0xDE00))).encode("utf-8", "surrogatepass") * 50, unclear, "pairs of halves in UTF-8")
    yield row("mixed-letters.txt", "арест ".encode("cp1251") * 50 + "арест ".encode() * 50 + "арест ".encode("koi8-r") * 50, unclear, "three sets of letters in one file")
    yield row("utf16-be-lies.txt", b"\xfe\xff" + WORDS.encode("utf-16-le"), unclear, "letters the other way round than it says")
    yield row("utf16-halves.txt", b"\xff\xfe" + b"\x00\xdc" * 500, unclear, "only second halves")
    yield row("utf16-bare.txt", WORDS.encode("utf-16-be") * 20, "warned", "letters of two bytes without a mark")
    yield row("utf32-bare.txt", WORDS.encode("utf-32-le") * 20, unclear, "letters of four bytes without a mark")
    yield row("utf8-bom-16.txt", b"\xef\xbb\xbf" + WORDS.encode("utf-16"), unclear, "the mark of one set before another")
    yield row("gb18030.txt", "拘禁在维尔莫拉".encode("gb18030") * 100 + b"\x84\x31\xa4", unclear, "a Chinese letter that breaks off")
    yield row("iso2022.txt", "拘禁".encode("iso2022_jp_ext", "ignore") * 10 + b"\x1b$B" * 2000 + text, unclear, "changes of letters without end")
    yield row("high.txt", bytes(range(128, 256)) * 500, unclear, "only high bytes")
    yield row("high-random.txt", bytes(128 + (n * n * 7919 + n * 104_729) % 128 for n in range(70_000)), unclear, "70,000 high bytes by chance")
    yield row("quotes-1m.csv", lambda: b'"' * 1_000_001 + text, READ, "a million quotes")
    yield row("cells-long.csv", lambda: b"Name,Date of arrest\n" + b"A" * 3_000_000 + b",2021\n", READ, "a name of 3 MB in a table")
    yield row("columns-ragged.csv", b"".join(b"x," * (n % 300) + b"\n" for n in range(3000)) + text, READ, "rows of all lengths")
    yield row("rows-100k.csv", lambda: b"Name,Date of arrest,Place\n" + b"Ilvan Torek,3 May 2021,Tarn\n" * 100_000, READ, "a list of 100,000")
    yield row("separators.csv", b"sep=\x00\nName\x00Date\n" + text, unclear, "a separator that is NUL")
    yield row("formulas.csv", "Name,Date\n=1+1,@SUM(A1)\n+1,-1\n\t=1,\r=1\n＝1,|calc\n".encode() + text, "read|warned", "formulas of every sort")
    yield row("deep.json", lambda: b"[" * 1_000_000 + b"]" * 1_000_000, READ, "JSON a million deep is text")
    yield row("keys.json", b'{"a":1,"a":2,"__proto__":{"x":1},"\\ud800":1e9999,"n":' + b"9" * 5000 + b"}", READ, "JSON with a key twice is text")
    yield row("lines.jsonl", b'{"text":"Ilvan Torek"}\n' * 20_000, READ, "20,000 lines of JSON are text")
    yield row("laughs.yaml", b"a: &a [x,x]\n" + b"".join(b"b%d: &b%d [*a,*a]\n" % (n, n) for n in range(1000)), READ, "YAML that laughs is text")
    yield row("links.md", (f"{WORDS}\n\n" + "[x](javascript:alert(1)) ![](file:/etc/passwd) <script>alert(1)</script>\n" * 500).encode(), READ, "links that are scripts")
    yield row("nested.md", (f"{WORDS}\n" + ">" * 20_000 + " x\n" + "[" * 20_000 + "](x)\n" + "*" * 20_000 + "a\n").encode(), READ, "quotes and brackets 20,000 deep")
    yield row("regex.txt", (("a" * 50 + "!") * 5000 + " " * 100_000 + "x").encode(), READ, "words on which patterns stumble")
    yield row("numbers.txt", (b"1 " * 500_000) + text, READ, "half a million numbers")
    yield row("dates.txt", b"3 May 2021, " * 50_000, READ, "50,000 dates in one sentence")
    yield row("names.txt", b"Ilvan Torek, " * 50_000, READ, "50,000 names in one sentence")
    yield row("symbols.txt", b"A/HRC/WGAD/" * 50_000 + text, READ, "signs of the UN that never end")
    yield row("capitals.txt", b"ILVAN TOREK " * 50_000, READ, "600 kB in capitals")
    yield row("dots.txt", b". " * 300_000 + text, READ, "300,000 ends of sentences")
    yield row("hyphens.txt", b"a-" * 300_000 + text, READ, "a word of 300,000 parts")
    yield row("subtitles.srt", b"1\n00:00:01,000 --> 99:99:99,999\n" * 5000 + text, READ, "subtitles are text")
    yield row("contact.vcf", b"BEGIN:VCARD\nFN;CHARSET=x:" + b"=41" * 20_000 + b"\n" + text, READ, "a card of an address is text")
    yield row("log.txt", b"\x1b[31mERROR\x1b[0m line\n" * 2000, "read|warned|source-unknown-type", "a coloured log")


def rows() -> Iterator[Row]:
    yield from messages()
    yield from pages()
    yield from texts()
