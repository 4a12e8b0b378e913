"""Filings as data: what each asks for, line by line, which facts fill it, and what is left to the lawyer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files

from habeas.errors import BadChoice, DataFileInvalid
from habeas.law.body import Filler
from habeas.law.library import load_law
from habeas.law.reading import read_file
from habeas.model import Attribute, Audience, Kind, Mark, Style

QUESTIONNAIRE = "wgad_questionnaire"


class Shows(StrEnum):
    """What of a case a line tells; ``habeas.petition`` has a teller for each."""

    NAMES = "names"
    VALUES = "values"
    WHEN = "when"
    WHERE = "where"
    BY_WHOM = "by_whom"
    EVENTS = "events"
    BEGAN = "began"
    DURATION = "duration"
    STORY = "story"
    GROUNDS = "grounds"
    REFER = "refer"
    OPENING = "opening"  # whom it concerns, and on which categories it relies
    ARGUMENT = "argument"  # the grounds of one category, as a pleading puts them
    ARTICLES = "articles"  # the grounds, article by article of one treaty
    STATE_CASE = "state_case"  # what the State says, and that a prima facie case asks for more
    URGENCY = "urgency"  # what puts life, health or integrity in danger
    MANDATES = "mandates"  # which mandate holders the facts concern
    REQUESTS = "requests"  # what is asked for, each request on the facts that call for it
    HEADLINE = "headline"  # who is held, and since when, in one line
    LETTER = "letter"  # how a letter begins: of whom it speaks
    PARAGRAPH = "paragraph"  # what answers the line, in one paragraph
    CHRONICLE = "chronicle"  # what happened since the person was taken, in short paragraphs
    BACKGROUND = "background"  # who the person is, and what came before
    POSITION = "position"  # what the authorities say, and what anyone denies
    FOUND = "found"  # what the sources show under the law, prima facie, in plain words
    DEMANDS = "demands"  # what is demanded, numbered, each on the facts that call for it
    TARGETS = "targets"  # who is named as acting, by whom, in connection with what
    LINKS = "links"  # the words that link them to it
    EVIDENCE = "evidence"  # the documents and what they speak of
    EXCULPATORY = "exculpatory"  # all that speaks against it
    FAMILY_ABOUT = "family_about"  # these seven in plain words, for the family
    FAMILY_SINCE = "family_since"
    FAMILY_KNOWN = "family_known"
    FAMILY_WHERE = "family_where"
    FAMILY_DONE = "family_done"
    FAMILY_NEXT = "family_next"
    FAMILY_UNKNOWN = "family_unknown"
    PERSON = "person"  # nothing: left to whoever submits


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """One line of a form; ``joined`` are the lines that it answers too.

    ``label`` is printed above what fills it ("": nothing is); ``says`` is a fixed text, where ``shows`` needs one.
    """

    key: str
    shows: Shows
    label: str = ""
    joined: tuple[str, ...] = ()
    category: str | None = None
    refers_to: str | None = None
    instrument: str | None = None  # whose articles are told
    asks: tuple[str, ...] = ()  # what is requested, by the keys of petition/asking.toml
    says: str = ""
    answered_by: tuple[Kind | Attribute, ...] = ()
    filled_by: Filler = Filler.SOURCES
    mark: Mark = Mark.READ
    note: str = ""  # what whoever submits should know of this line


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSection:
    """The lines under one heading of a form."""

    key: str
    title: str
    line: tuple[FormLine, ...]


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form and the order of its lines; texts are English, ``habeas.law.said`` has them in other languages."""

    version: str
    key: str
    name: str
    title: str
    mechanism: str  # key in mechanisms.toml
    audience: Audience
    style: Style
    languages: tuple[str, ...]
    addressee: str
    confidentiality: str
    mark: Mark
    source: str  # where the form or its custom is described
    words_most: int | None = None
    pages_most: int | None = None
    urgent: bool = False
    section: tuple[FormSection, ...]

    @property
    def id(self) -> str:
        """Name and dated version, as a filing carries it."""
        return f"{self.name} {self.version}"

    @cached_property
    def lines(self) -> tuple[FormLine, ...]:
        """All lines, in their order."""
        return tuple(line for section in self.section for line in section.line)

    def find_line(self, key: str) -> FormLine | None:
        """Return the line with this key, if there is one."""
        return next((line for line in self.lines if line.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filled:
    """How the model questionnaire is filled, in the order of its lines."""

    version: str
    name: str
    title: str
    addressee: str
    confidentiality: str
    line: tuple[FormLine, ...]


@cache
def load_form(key: str = QUESTIONNAIRE) -> Form:
    """Return the form with this key.

    Raises:
        BadChoice: there is no such form.
        DataFileInvalid: the file does not follow its schema, or a key is used twice.

    """
    if key == QUESTIONNAIRE:
        return _questionnaire()
    if key not in form_keys():
        raise BadChoice(what="The form", given=key, allowed=", ".join(form_keys()))
    form = read_file(f"forms/{key}.toml", Form)
    keys = [line.key for line in form.lines]
    if form.key != key or len(keys) != len(set(keys)):
        raise DataFileInvalid(
            file=f"forms/{key}.toml", why="its key is not its name, or the key of a line is used twice"
        )
    return form


@cache
def form_keys() -> tuple[str, ...]:
    """Return the keys of all forms: the model questionnaire first, then by name."""
    folder = files("habeas.law").joinpath("forms")
    return (QUESTIONNAIRE, *sorted(each.name[:-5] for each in folder.iterdir() if each.name.endswith(".toml")))


def _questionnaire() -> Form:
    """Return the form of the Working Group on Arbitrary Detention, whose lines are the law's own questionnaire."""
    filled, law = read_file("form_wgad.toml", _Filled), load_law()
    told = [key for line in filled.line for key in (line.key, *line.joined)]
    asked = [line.key for section in law.sections for line in section.line]
    if told != asked:
        raise DataFileInvalid(file="form_wgad.toml", why="its lines are not those of the questionnaire, in its order")
    place = {line.key: line for line in filled.line}
    sections = tuple(
        FormSection(
            key=section.key, title=section.title,
            line=tuple(
                replace(
                    place[line.key], answered_by=line.answered_by, filled_by=line.filled_by, mark=line.mark,
                    label="; ".join(law.line(key).label for key in (line.key, *place[line.key].joined)),
                )
                for line in section.line if line.key in place
            ),
        )
        for section in law.sections
    )  # fmt: skip
    return Form(
        version=filled.version, key=QUESTIONNAIRE, name=filled.name, title=filled.title, mechanism="WGAD",
        audience=Audience.UN, style=Style.QUESTIONNAIRE, languages=("en", "fr", "es"), addressee=filled.addressee,
        confidentiality=filled.confidentiality, mark=Mark.TO_BE_VERIFIED, pages_most=20,
        source="E/CN.4/1992/20, annex II; Fact Sheet 26, annex V", section=sections,
    )  # fmt: skip
