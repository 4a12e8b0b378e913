"""The invented cases from documents to filings: what is recorded of them is done again, and told as plain text."""

from __future__ import annotations

import hashlib
import re
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from aftermath import follow_up

from habeas.casework.cases import get_case
from habeas.casework.desk import Desk
from habeas.casework.example import Example, bring_in, read_example, redo_decisions
from habeas.casework.gating import find_refusal
from habeas.casework.memory import Memory, recall
from habeas.casework.petitions import Pleading, write_petition
from habeas.errors import Refused
from habeas.law import form_keys, load_form
from habeas.ledger import Cost, Ledger
from habeas.model import CaseFile, Petition, Variant
from habeas.petition import Layout, lay_out

HERE = Path(__file__).resolve().parent
FOLDERS = {  # by the name of the State: every State, person and paper in them is invented
    "velmora": HERE.parents[1] / "examples",
    "orsenia": HERE / "orsenia",
    "norvane": HERE / "norvane",
}
READ = {  # what is kept beside the English: a reviewer of that language reads these
    ("orsenia", "family_summary", "fr"), ("norvane", "family_summary", "es"), ("velmora", "upr", "fr"),
}  # fmt: skip
SENTENCE = re.compile(r"\d+\. ")
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
TODAY = "2026-11-22"
AT = f"{TODAY}T09:00:00Z"
Filed = Callable[[str, str, str], Pleading | None]  # by case, form and language
WIDE = 140
SHORT = 16  # letters of a source; twice as many of a quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An invented case, decided, and at the desk of its invented reviewer."""

    name: str
    desk: Desk
    memory: Memory
    case: CaseFile
    example: Example

    def write(self, form: str, lang: str, variant: Variant = Variant.FULL) -> Pleading:
        """Fill a form of this case, as it may or may not go out."""
        return write_petition(
            self.memory, self.example.case, state=self.example.state, made_on=TODAY, form=form, lang=lang,
            variant=variant,
        )  # fmt: skip

    def refusal(self, made: Petition) -> Refused | None:
        """Return why it may not go out."""
        return find_refusal(self.memory, made, day=TODAY)

    def find_filing(self, form: str, lang: str) -> Pleading | None:
        """Return the filing that consent allows: in full, else redacted, else none."""
        for variant in (Variant.FULL, Variant.REDACTED):
            pleading = self.write(form, lang, variant)
            if self.refusal(pleading.petition) is None:
                return pleading
        return None


@contextmanager
def opened(name: str, place: Path) -> Iterator[Opened]:
    """Yield a case after all that is recorded of it has been done again in a new ledger."""
    folder, example = FOLDERS[name], read_example(FOLDERS[name])
    with Ledger.create(place / f"{name}.habeas", example.passphrase, cost=CHEAP) as ledger:
        desk = Desk(ledger=ledger, person=example.reviewer, now=lambda: AT)
        bring_in(desk, folder, example, tell=lambda line: None)
        redo_decisions(desk, folder, example)
        if name == "norvane":
            follow_up(desk, example.case)
        memory = recall(desk)
        yield Opened(name=name, desk=desk, memory=memory, case=get_case(memory, example.case), example=example)


def forms() -> Iterator[tuple[str, str]]:
    """Yield every form with each of its languages, English first."""
    for form in form_keys():
        for lang in load_form(form).languages:
            yield form, lang


def told_in_full(name: str, form: str, lang: str) -> bool:
    """Whether the reviewed text of a filing is kept: all in English, and some of each other language."""
    return lang == "en" or (name, form, lang) in READ


def expected(name: str, form: str, lang: str) -> Path:
    """Where the reviewed text of a filing lies."""
    return HERE / "expected" / name / f"{form}.{lang}.txt"


def digest_of(text: str) -> str:
    """Return one line for a text that is not kept: its digest, its words and its sentences."""
    sentences = sum(1 for line in text.splitlines() if SENTENCE.match(line))
    return f"{hashlib.sha256(text.encode()).hexdigest()[:16]} {len(text.split())} words {sentences} sentences"


def text_of(made: Petition) -> str:
    """Return all that a filing prints, in its order, but for its own id, which changes with every version."""
    laid = lay_out(made)
    lines = [*_opening(laid), *_body(laid), *_closing(laid)]
    return "\n".join(line.replace(laid.id, "pet-…").rstrip() for line in lines) + "\n"


def _opening(laid: Layout) -> Iterator[str]:
    yield from (laid.title, laid.draft, laid.addressee, laid.dated)
    yield from (f"{name}: {value}" for name, value in laid.head)
    for warning in filter(None, (laid.warning, *laid.warnings)):
        yield from _wrapped("! ", warning)


def _body(laid: Layout) -> Iterator[str]:
    for part in laid.parts:
        yield from ("", f"== {part.number} {part.title}".rstrip())
        yield from _wrapped("", part.remark)
        for field in part.fields:
            yield from _wrapped(f"-- {field.number} ", field.label)
            yield from _wrapped("", field.says)
            if field.blank is not None:
                yield from _wrapped("", field.blank or "[a line to write on]")
            for group in field.groups:
                yield from _wrapped("## ", group.heading)
                for paragraph in group.paragraphs:
                    for told in paragraph:
                        notes = "".join(f"[{note.number}]" for note in told.notes)
                        yield from _wrapped(f"{told.number}. ", f"{told.text} {notes}")


def _closing(laid: Layout) -> Iterator[str]:
    yield from ("", "== Notes")
    cited = (f"{foot.number} {foot.cites[:SHORT].strip()}: “{shorten(foot.quote, 2 * SHORT)}”" for foot in laid.notes)
    yield from _wrapped("", "; ".join(cited))
    yield from ("", "== Annex", *(" | ".join(filter(None, row[:4])) for row in laid.annex))
    yield from ("", "== To verify before filing")
    yield from _wrapped("- ", "; ".join(dict.fromkeys(item for item, _ in laid.to_verify)))
    yield from ("", "== Read in its source")
    yield from _wrapped("- ", "; ".join(dict.fromkeys(item for item, _ in laid.already_read)))
    yield from ("", "== Left open", *(f"- {label}" for label in laid.left_open), "", "== Remarks")
    for remark in laid.remarks:
        yield from _wrapped("- ", remark)


def shorten(text: str, most: int) -> str:
    """Return the beginning of a text on one line: the whole of it stands in the document or the law."""
    return textwrap.shorten(text, most, placeholder=" …")


def _wrapped(before: str, text: str) -> list[str]:
    """Return a text over as many lines as it takes; none where there is no text."""
    if not text:
        return []
    return textwrap.wrap(
        text, WIDE, initial_indent=before, subsequent_indent=" " if before else "", break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
