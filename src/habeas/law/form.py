"""How a form is filled: which facts each line of the questionnaire shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.law.library import load_law
from habeas.law.reading import read_file


class Shows(StrEnum):
    """What of the facts a line tells."""

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
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """One line of the form; ``joined`` are the lines that it answers too."""

    key: str
    shows: Shows
    joined: tuple[str, ...] = ()
    category: str | None = None
    refers_to: str | None = None
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form and the order of its lines."""

    version: str
    name: str
    title: str
    addressee: str
    confidentiality: str
    line: tuple[FormLine, ...]

    @property
    def id(self) -> str:
        """Name and dated version, as a petition carries it."""
        return f"{self.name} {self.version}"


@cache
def load_form() -> Form:
    """Return the form of the Working Group on Arbitrary Detention.

    Raises:
        DataFileInvalid: the file does not follow its schema, or not every line of the questionnaire stands in it once.

    """
    form = read_file("form_wgad.toml", Form)
    told = [key for line in form.line for key in (line.key, *line.joined)]
    asked = [line.key for section in load_law().sections for line in section.line]
    if told != asked:
        raise DataFileInvalid(file="form_wgad.toml", why="its lines are not those of the questionnaire, in its order")
    return form
