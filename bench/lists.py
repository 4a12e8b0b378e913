"""What is read from the invented list documents in bench/lists: precision and recall by field and by format.

    python bench/lists.py [--json] [--misses] [--without-model] [--rows N] [FOLDER]

A field is found when a claim of its kind, whose words hold the expected words, names the person (and has the
expected date, where one is expected). Every claim that says that something happened counts for precision: it must be
expected, or be named under ``also`` (what may be read as well). One document of 94 entries is generated, and a table of
``--rows`` rows for the time it takes. Everyone is invented. The documents and what is expected of them were written
before the first run, whose figures stand in bench/lists/README.md; on the developers' own documents they only check.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import docx
import typst

from habeas.ingest import ingest
from habeas.model import Claim, Document
from habeas.propose import find_parser, propose

FOLDER = Path(__file__).parent / "lists"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One field of one person: its kind, the words that say it, and the date where one is expected."""

    person: str
    kind: str
    words: str
    edtf: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One document and what is expected of it."""

    name: str
    format: str
    document: Document
    expected: tuple[Expected, ...]
    also: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Score:
    """Counts of what was expected, found, claimed and right."""

    expected: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    claimed: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, dict[str, float]]:
        """Return precision and recall by key."""
        return {
            key: {
                "expected": self.expected[key],
                "claimed": self.claimed[key],
                "precision": round(self.right[key] / self.claimed[key], 3) if self.claimed[key] else 1.0,
                "recall": round(self.found[key] / self.expected[key], 3) if self.expected[key] else 1.0,
            }
            for key in sorted({*self.expected, *self.claimed})
        }


# -- documents ------------------------------------------------------------


def samples(folder: Path = FOLDER) -> Iterator[Sample]:
    """Yield the documents of the folder, read as a user's files would be, and the generated one."""
    for gold in sorted(folder.glob("*.toml")):
        if gold.name.endswith(".docx.toml"):
            continue
        told = tomllib.loads(gold.read_text(encoding="utf-8"))
        path = folder / told["document"]
        name, data = _bytes(path)
        yield Sample(
            name=path.name,
            format=name.rsplit(".", 1)[-1],
            document=ingest(data, name=name),
            expected=tuple(_expected(told)),
            also=tuple((kind, words) for kind, words in told.get("also", ())),
        )
    text, expected = generated()
    yield Sample(
        name="generated 94 entries",
        format="txt",
        document=ingest(text.encode(), name="x.txt"),
        expected=expected,
        also=(),
    )


def _bytes(path: Path) -> tuple[str, bytes]:
    if path.suffix == ".typ":
        return f"{path.stem}.pdf", typst.compile(path.read_bytes())
    if path.name.endswith(".docx.toml"):
        return path.name.removesuffix(".toml"), _docx(tomllib.loads(path.read_text(encoding="utf-8")))
    return path.name, path.read_bytes()


def _docx(told: dict[str, list[dict[str, object]]]) -> bytes:
    """Return a file of paragraphs and tables; "<" and "^" join a cell to the one left of or above it."""
    document = docx.Document()
    for part in told["part"]:
        if "heading" in part:
            document.add_heading(str(part["heading"]), level=1)
        elif "text" in part:
            document.add_paragraph(str(part["text"]))
        else:
            _table(document, part["rows"])  # type: ignore[arg-type]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _table(document: docx.document.Document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    home: dict[tuple[int, int], tuple[int, int]] = {}
    for at, row in enumerate(rows):
        for to, words in enumerate(row):
            beside = (at, to - 1) if words == "<" else (at - 1, to) if words == "^" else None
            home[at, to] = home[beside] if beside else (at, to)
            if beside:
                first = table.cell(*home[at, to])
                first.merge(table.cell(at, to))
    for at, row in enumerate(rows):
        for to, words in enumerate(row):
            if words not in ("<", "^"):
                table.cell(at, to).text = words


def _expected(told: dict[str, object]) -> Iterator[Expected]:
    for row in told.get("rows", ()):  # type: ignore[attr-defined]
        for kind, cell in zip(told["columns"], row[1:], strict=True):  # type: ignore[call-overload]
            words, _, edtf = cell.partition(" = ")
            if words:
                yield Expected(person=row[0], kind=kind, words=words, edtf=edtf or None)
    for person in told.get("person", ()):  # type: ignore[attr-defined]
        for kind, words, *edtf in person["fields"]:
            yield Expected(person=person["name"], kind=kind, words=words, edtf=edtf[0] if edtf else None)


# -- the generated list ------------------------------------------------------------

FIRST = tuple(
    [
        "Alrik",
        "Benthe",
        "Corvin",
        "Dagne",
        "Elvar",
        "Frode",
        "Gunda",
        "Hauke",
        "Isolt",
        "Jorun",
        "Kasimir",
        "Linnea",
        "Marek",
        "Nadja",
        "Osvin",
        "Perla",
        "Quirin",
        "Runa",
    ]
)
LAST = tuple(
    [
        "Abeln",
        "Bruvik",
        "Castor",
        "Dremel",
        "Eskil",
        "Fromm",
        "Garvan",
        "Hollis",
        "Imker",
        "Jansky",
        "Korvald",
        "Lundal",
    ]
)
JOBS = ("teacher", "farmer", "lawyer", "blogger", "nurse", "driver", "priest")
TOWNS = ("Norhaven", "Keld", "Osk", "Velm", "Tarn")
CHARGES = (
    "article 228 of the Criminal Code",
    "hooliganism",
    "participation in an unauthorised rally",
    "n/a",
    "treason",
)
MONTHS = tuple(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
)


def generated(count: int = 94) -> tuple[str, tuple[Expected, ...]]:
    """Return an invented list of so many entries, each a header of fields and two sentences, with what they say."""
    parts, expected = ["LIST OF THE IMPRISONED\nCompiled by the invented Lake Committee"], []
    for n in range(count):
        first, last = FIRST[n % len(FIRST)], LAST[(n * 5 + n // 12) % len(LAST)]
        he, his = ("She", "Her") if first[-1] in "ea" else ("He", "His")
        name, arrested = f"{first} {last}", f"{1 + n * 7 % 28} {MONTHS[n % 12]} {2010 + n % 11}"
        iso = f"{2010 + n % 11}-{n % 12 + 1:02}-{1 + n * 7 % 28:02}"
        fields = [
            ("birth", "Born" if n % 3 else "Date of birth", str(1950 + n % 40), str(1950 + n % 40)),
            ("profession", "Profession" if n % 2 else "Occupation", JOBS[n % 7], None),
            ("arrest", ("Arrested", "Date of arrest", "Arrest date")[n % 3], arrested, iso),
            ("charge", "Charges", CHARGES[n % 5], None),
            ("place_of_detention", "Prison", f"{TOWNS[n % 5]} prison", None),
        ]
        town = TOWNS[(n + 2) % 5]
        told = [
            f"{he} was beaten by a guard on {1 + n % 9} {MONTHS[(n + 2) % 12]} {2011 + n % 11}.",
            f"{last} was transferred to {town}." if n % 2 else f"{his} lawyer was not allowed to visit the prison.",
        ]
        lines = [f"{label}: {value}" for _, label, value, _ in fields]
        head = f"{n + 1}. {name}" if n % 4 else f"{n + 1}. {last.upper()} {first}"
        parts.append("\n".join([head, *lines, "", " ".join(told)]))
        expected += [
            Expected(person=name, kind=kind, words=value, edtf=edtf)
            for kind, _, value, edtf in fields
            if value != "n/a"
        ]
        expected.append(Expected(person=name, kind="ill_treatment", words="was beaten", edtf=None))
        if n % 2:
            expected.append(Expected(person=name, kind="transfer", words="transferred to", edtf=None))
        else:
            expected.append(Expected(person=name, kind="denial_of_lawyer", words="not allowed", edtf=None))
    return "\n\n".join(parts) + "\n", tuple(expected)


def generated_table(rows: int) -> str:
    """Return an invented table of so many rows, as copied from a spreadsheet."""
    lines = ["No\tName\tSex\tYear of birth\tDate of arrest\tPlace of detention\tCharge\tNotes"]
    for n in range(rows):
        name = f"{FIRST[n % 18]} {LAST[n // 18 % 12]}{chr(97 + n // 216 % 26)}{chr(97 + n // 5616 % 26)}"
        note = "She was beaten by guards." if n % 10 == 0 else ""
        lines.append(
            f"{n + 1}\t{name}\t{'MF'[n % 2]}\t{1950 + n % 50}\t{1 + n % 28}.{n % 12 + 1:02}.{2010 + n % 11}"
            f"\t{TOWNS[n % 5]} prison\tArt. {100 + n % 200}\t{note}"
        )
    return "\n".join(lines) + "\n"


# -- counting ------------------------------------------------------------


def hold(sample: Sample, claims: Iterable[Claim], by_field: Score, by_format: Score) -> None:
    """Count one document's claims against what is expected of it."""
    scores = ((by_field, None), (by_format, sample.format))
    said = [claim for claim in claims if claim.modality.says_it_happened]
    for one in sample.expected:
        near = [claim for claim in said if _says(claim, one)]
        good = [claim for claim in near if _fits(claim, one)]
        for score, key in scores:
            score.expected[key or one.kind] += 1
            score.found[key or one.kind] += bool(good)
        if not good:
            got = [(c.subject.name if c.subject else None, c.dated.when.edtf if c.dated else None) for c in near]
            by_field.faults.append(f"MISS {sample.name}: {one.person}: {one.kind} “{one.words}” {one.edtf or ''} {got}")
    for claim in said:
        right = any(_says(claim, one) and _fits(claim, one) for one in sample.expected)
        if not right and _is_also(claim, sample.also):
            continue
        for score, key in scores:
            score.claimed[key or str(claim.predicate)] += 1
            score.right[key or str(claim.predicate)] += right
        if not right:
            by_field.faults.append(
                f"FALSE {sample.name}: {claim.predicate} “{claim.passage.quote[:80]}” of "
                f"{claim.subject.name if claim.subject else None} {claim.dated.when.edtf if claim.dated else ''} "
                f"{claim.proposer.rule}"
            )


def _says(claim: Claim, one: Expected) -> bool:
    """Whether a claim is of this kind and stands on these words."""
    if claim.predicate != one.kind:
        return False
    quote, words = _squeezed(claim.passage.quote), _squeezed(one.words)
    return words in quote or (claim.value is not None and _squeezed(claim.value) == words)


def _fits(claim: Claim, one: Expected) -> bool:
    """Whether a claim names the expected person and has the expected date."""
    if claim.subject is None or (one.edtf is not None and (claim.dated is None or claim.dated.when.edtf != one.edtf)):
        return False
    given, wanted = _words(claim.subject.name), _words(one.person)
    return len(given & wanted) >= min(2, len(wanted)) and (
        wanted <= given or given <= wanted or len(given - wanted) <= 1
    )


def _is_also(claim: Claim, also: Iterable[tuple[str, str]]) -> bool:
    return any(claim.predicate == kind and _squeezed(words) in _squeezed(claim.passage.quote) for kind, words in also)


def _words(name: str) -> set[str]:
    return {word.strip("(),.“”").casefold() for word in name.split()} - {""}


def _squeezed(words: str) -> str:
    return " ".join(words.replace("’", "'").split()).casefold()


def measure(folder: Path = FOLDER, *, with_model: bool = True, rows: int = 5000) -> dict[str, object]:
    """Return the figures by field, by format and by document, and how long the generated table takes."""
    parser = find_parser() if with_model else None
    by_field, by_format, marked, by_document = Score(), Score(), Score(), {}
    for sample in samples(folder):
        alone = Score()
        claims = propose(sample.document, parser=parser).claims
        hold(sample, claims, by_field, by_format)
        hold(sample, claims, Score(), alone)
        if not sample.name.startswith("generated"):
            hold(sample, claims, Score(), marked)
        by_document[sample.name] = alone.figures().get(sample.format, {})
    fields, formats = by_field.figures(), by_format.figures()
    return {
        "all": _total(by_format),
        "all but the generated": _total(marked),
        "by_field": fields,
        "by_format": formats,
        "by_document": by_document,
        "seconds": {str(size): _seconds(size, parser) for size in ((rows // 2, rows) if rows else ())},
        "faults": by_field.faults,
    }


def _total(score: Score) -> dict[str, float]:
    expected, claimed = score.expected.total(), score.claimed.total()
    return {
        "expected": expected,
        "claimed": claimed,
        "precision": round(score.right.total() / claimed, 3) if claimed else 1.0,
        "recall": round(score.found.total() / expected, 3) if expected else 1.0,
    }


def _seconds(rows: int, parser: object) -> float:
    data = generated_table(rows).encode()
    document = Document(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type="text/plain",
        engine="bench",
        text=data.decode(),
        language="en",
    )
    began = time.process_time()
    propose(document, parser=parser)  # type: ignore[arg-type]
    return round(time.process_time() - began, 2)


def main() -> None:
    """Print the figures."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    reader.add_argument("--json", action="store_true")
    reader.add_argument("--misses", action="store_true")
    reader.add_argument("--without-model", action="store_true")
    reader.add_argument("--rows", type=int, default=5000)
    options = reader.parse_args()
    found = measure(options.folder, with_model=not options.without_model, rows=options.rows)
    faults: list[str] = found.pop("faults")  # type: ignore[assignment]
    if options.json:
        print(json.dumps(found, indent=1, ensure_ascii=False))
        return
    for title in ("by_field", "by_format", "by_document"):
        print(f"\n{title.replace('_', ' ')}")
        for key, figures in found[title].items():  # type: ignore[attr-defined]
            print(f"  {key:28}" + "  ".join(f"{name} {value}" for name, value in figures.items()))
    print(f"\nall {found['all']}\nall but the generated {found['all but the generated']}")
    print(f"seconds by rows {found['seconds']}")
    if options.misses:
        sys.stdout.write("\n".join(["", *faults, ""]))


if __name__ == "__main__":
    main()
