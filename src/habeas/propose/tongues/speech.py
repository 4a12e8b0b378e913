"""Who answers for which stretch of a sentence or paragraph, by the forms of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.model import Mention
from habeas.propose.datafile import require_keys, text_of, texts_of
from habeas.propose.lexicon import Lazy
from habeas.propose.parts import Clause, Speech
from habeas.propose.tongues.forms import SLOT
from habeas.propose.tongues.index import Index, stems_of
from habeas.propose.tongues.language import Tongue
from habeas.propose.tongues.people import People, Seen
from habeas.propose.tongues.rules import load_macros

FILE = "speech.toml"
SLOTS = frozenset({"WHO", "SAY", "TOLD", "QUOTE"})
STOPS = r".;:!?。；：！？؟؛…\n«»“”\""
LONGEST_WHO, LONGEST_TOLD, LONGEST_QUOTE = 90, 1_200, 1_500
ORDER = ("name", "body", "noun", "kin", "group", "pronoun")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way of saying who says something."""

    pattern: Lazy
    stems: tuple[str, ...]
    denies: bool
    quoted: bool
    opens: bool  # begins with what is told: only the beginning of a sentence is looked at


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forms:
    """The forms of a language and the words that call for them."""

    forms: tuple[Form, ...]
    index: Index


@cache
def load_speech(tongue: Tongue) -> Forms:
    """Return the forms of speech of a language.

    Raises:
        DataFileInvalid: ``speech.toml`` has an unknown key or slot.

    """
    file = tongue.label(FILE)
    table = tongue.table(FILE, allowed=("verbs", "denials", "form"))
    verbs, denials, entries = texts_of(file, table, "verbs"), texts_of(file, table, "denials"), table.get("form", [])
    if not isinstance(entries, list):
        raise DataFileInvalid(file=file, why="form must be a list of tables")
    made = [_form(tongue, entry, said, denies=denies) for entry in entries
            for said, denies in ((verbs, False), (denials, True))
            if said and not (denies and "{SAY}" not in text_of(file, entry, "pattern"))]  # fmt: skip
    return Forms(forms=tuple(made), index=Index(tongue, [form.stems for form in made]))


def _form(tongue: Tongue, entry: Mapping[str, object], verbs: Sequence[str], *, denies: bool) -> Form:
    file = tongue.label(FILE)
    require_keys(file, entry, allowed=("pattern", "yes"))
    written = text_of(file, entry, "pattern")
    slots = SLOT.findall(written)
    if not set(slots) <= SLOTS or "WHO" not in slots or not {"TOLD", "QUOTE"} & set(slots):
        raise DataFileInvalid(file=file, why=f"a form has {{WHO}} and {{TOLD}} or {{QUOTE}}: {written}")
    said = "|".join(sorted(verbs, key=lambda verb: (-len(verb), verb)))
    pieces = SLOT.split(written)
    macros = load_macros(tongue)
    parts = [
        _slot(tongue, piece, said, last=n == len(pieces) - 2 and not pieces[-1]) if n % 2
        else tongue.pattern(FILE, piece, macros=macros) for n, piece in enumerate(pieces)
    ]  # fmt: skip
    stems = stems_of(tongue, said.lower()) if "SAY" in slots else _literal(written)
    begins = r"(?<!\w)" if tongue.spaced else ""
    return Form(pattern=Lazy(file, begins + "".join(parts)), stems=stems, denies=denies, quoted="QUOTE" in slots,
                opens=written.startswith("{TOLD}"))  # fmt: skip


def _literal(written: str) -> tuple[str, ...]:
    """Return the longest word that a form writes out; it is tried only where that stands."""
    words = re.findall(r"[^\W\d_]{2,}", SLOT.sub(" ", re.sub(r"\[[^\]]*\]|\(\?:[^()]*\)\?", " ", written)))
    plain = [] if "|" in re.sub(r"\([^()]*\)", "", written) else words
    return (max(plain, key=len).lower(),) if plain and "(" not in written else ()


def _slot(tongue: Tongue, name: str, said: str, *, last: bool) -> str:
    if name == "WHO":
        named = "".join(
            rf"{re.escape(a)}[^{re.escape(b)}\n]{{1,60}}{re.escape(b)}|" for a, b in tongue.quotes if a != b
        )
        return rf"(?P<who>(?:{named}[^{STOPS},،，、]){{1,{LONGEST_WHO}}}{'' if last else '?'})"
    if name == "SAY":
        words = tongue.bounded(tongue.pattern(FILE, said, macros=load_macros(tongue)))
        return f"(?P<say>{words})"
    if name == "TOLD":
        return rf"(?P<told>[^\n]{{3,{LONGEST_TOLD}}}{'' if last else '?'})"
    marks = "|".join(rf"{re.escape(a)}[^{re.escape(b)}\n]{{2,{LONGEST_QUOTE}}}{re.escape(b)}" for a, b in tongue.quotes)
    return f"(?P<quote>{marks or '(?!)'})"


def find_speech(
    text: str, low: str, clauses: Sequence[Clause], rows: Sequence[Sequence[Seen]], people: People
) -> Iterator[Speech]:
    """Yield every stretch for which a speaker answers."""
    forms = load_speech(people.names.tongue)
    if not forms.forms:
        return
    seen = [one for row in rows for one in row]
    for start, end, clause_ends in _stretches(clauses):
        numbers = forms.index.called(low[start:end])
        for number in numbers:
            form = forms.forms[number]
            if form.quoted:
                yield from _spoken(text, (start, end), form, seen, people)
                continue
            begin = start
            for stop in clause_ends:
                if form.stems == () or any(stem in low[begin:stop] for stem in form.stems):
                    yield from _spoken(text, (begin, stop), form, seen, people)
                begin = stop


def _stretches(clauses: Sequence[Clause]) -> Iterator[tuple[int, int, list[int]]]:
    """Yield the paragraphs, at most a few sentences at a time, with the ends of their sentences."""
    start, ends, number = 0, list[int](), -1
    for clause in clauses:
        if ends and (clause.paragraph != number or clause.end - start > 4_000):
            yield start, ends[-1], ends
            ends = []
        if not ends:
            start, number = clause.start, clause.paragraph
        ends.append(clause.end)
    if ends:
        yield start, ends[-1], ends


def _spoken(text: str, place: tuple[int, int], form: Form, seen: Sequence[Seen], people: People) -> Iterator[Speech]:
    pattern = form.pattern.compiled
    first = pattern.match(text, *place) if form.opens else None
    for match in (first,) if first is not None else () if form.opens else pattern.finditer(text, *place):
        speaker = _speaker(text, match.span("who"), seen, people)
        if speaker is None:
            continue
        say = match["say"] if "say" in match.re.groupindex and match["say"] else ""
        start, end = match.span("quote" if form.quoted else "told")
        verb = f"deny: {say}" if form.denies else say
        yield Speech(speaker=speaker, start=start, end=end, verb=verb, quoted=form.quoted)


def _speaker(text: str, place: tuple[int, int], seen: Sequence[Seen], people: People) -> Mention | None:
    """Return who speaks: a name in these words before a body, a body before a description, else the words."""
    start, end = place
    inside = [one for one in seen if start <= one.spot.start and one.spot.end <= end and one.spot.form in ORDER]
    if inside:
        return people.mention(min(inside, key=lambda one: ORDER.index(one.spot.form)))
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if not 2 < len(words) <= LONGEST_WHO or words.count(" ") > 7:
        return None
    return Mention(name=words, start=start, end=start + len(words), text=words)
