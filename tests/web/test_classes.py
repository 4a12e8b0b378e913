"""What each role sees of each class of words on every page, from one table. Nobody here exists.

Classes bind what is made for others; at the desk itself a member reads what her keys open, whatever its class. So the
table says for each address what it shows of a document, claim and person of each class to those who have its right:
``words`` of all classes, only the ``name`` of the person as a heading, ``made`` (words of what may be quoted, and of
the rest no more than the name), ``only`` (the same, and of the rest nothing at all), or ``nothing``. What lies in
a compartment that is not hers is shown to nobody; an administrator sees nothing. An address that is not here fails.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from classes_world import BESIDE, CANARIES, PEOPLE, TOWNS, make_classes, team_on
from django.test import Client
from team_world import TeamWorld
from test_matrix import EXPECTED, ROWS, TABLED
from test_rights import FILLED

from habeas.model.account import Role
from habeas.web.chrome.office import open_office

MAY_GO = ("publishable", "working")  # classes of which something made for others may quote words
SHOWN = {  # by word of the table: the classes of which it shows the person's name, and those of which it shows words
    "words": (("publishable", "working", "sealed", "identity"), ("publishable", "working", "sealed", "identity")),
    "name": (("publishable", "working", "sealed", "identity"), ()),
    "made": (("publishable", "working", "sealed", "identity"), MAY_GO),
    "only": (MAY_GO, MAY_GO),
    "nothing": ((), ()),
}
TABLE = """
original               words
read                   words
claim                  words
claim-by-hand          words
amend                  words
words                  nothing
document               nothing
describe               act
document-note          act
picture                nothing
review                 name
next-document          name
agreement              nothing
cases                  name
case                   words
times                  words
process                name
gaps                   name
sources                name
joins                  name
case-history           words
fact                   words
case-part              words
case-review            words
changes                words
history                words
identities             nothing
identities-next        nothing
identities-choose      nothing
pair                   words
findings               name
filings                name
consent                name
petition               made
written-petition       only
take-petition          nothing
petition-file          only
due                    nothing
calendar               nothing
calendar-file          nothing
states                 nothing
state                  nothing
follow-up              name
paper                  nothing
writing                only
preview-writing        only
writing-in-word        name
writing-file           only
search                 words
keeping                nothing
withdrawal             nothing
protected              nothing
inbox                  nothing
tray                   nothing
set-aside              nothing
say-date               nothing
settings               nothing
help                   nothing
awake                  nothing
kept                   nothing
first                  nothing
unlock                 nothing
opening                nothing
team-enter             nothing
team-code              nothing
team-confirm           nothing
team-invited           nothing
team-lost              nothing
team-enrol             nothing
team-account           nothing
team-accounts          nothing
team-compartments      nothing
"""
SHOWS = dict(map(str.split, TABLE.split("\n")[1:-1])) | {
    name: "act" for name, (methods, *_) in ROWS.items() if "GET" not in methods and name != "original"
}
ASKED = {"search": "?q=arrested"}
ENDINGS = {"ending": "json"}  # a file in which words can be looked for as they are
STRICT = ("sealed", "apart")  # what each further role is asked of


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TeamWorld, dict[str, dict[str, str]]]]:
    folder = tmp_path_factory.mktemp("classes")
    things = make_classes(folder / "classes.habeas", folder / "scratch")
    for team in team_on(folder / "classes.habeas"):
        yield team, things


@pytest.fixture(scope="module")
def _browsers(_made: tuple[TeamWorld, dict[str, dict[str, str]]]) -> dict[Role, Client]:
    team, _ = _made
    return {role: team.log_in(team.join(f"{role.value} (invented)", role)) for role in Role}


@pytest.fixture
def browsers(_made: tuple[TeamWorld, dict[str, dict[str, str]]], _browsers: dict[Role, Client]) -> dict[Role, Client]:
    """A browser of each role; none of them holds the key of the compartment in which the last document lies."""
    open_office(_made[0].office)
    return _browsers


@pytest.fixture
def things(_made: tuple[TeamWorld, dict[str, dict[str, str]]]) -> dict[str, dict[str, str]]:
    """The ids of what there is of each class."""
    return _made[1]


def test_every_address_says_what_it_shows_of_each_class() -> None:
    assert set(SHOWS) == set(ROWS)


def asks(browser: Client, name: str, ids: dict[str, str]) -> str:
    """Open a page, wherever it leads, or take a file; return all that is in it."""
    filled = FILLED | ENDINGS | ids
    address = "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: filled[found[1]], TABLED[name]) + ASKED.get(name, "")
    answer = browser.post(address) if name == "original" else browser.get(address, follow=True)
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if data.startswith(b"PK"):  # a text in a word processor's format
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            data = b"".join(map(parts.read, parts.namelist()))
    return data.decode("utf-8", "replace")


def told(text: str) -> tuple[set[str], set[str]]:
    """The classes of which the name of the person stands in a text, and those of which words do."""
    names = {of for of, name in CANARIES.items() if name in text}
    return names, {of for of, town in TOWNS.items() if town in text}


def meant(name: str, of: str) -> tuple[set[str], set[str]]:
    """What the table says of a page about one thing of this class, or of a list of all."""
    beside = {BESIDE.get(of, "publishable")} if name == "pair" else set()  # the other name of a pair
    asked = set(PEOPLE) if of == "all" else set() if of == "apart" else {of} | beside
    names, words = SHOWN[SHOWS[name]]
    return asked & set(names), asked & set(words)


@pytest.mark.parametrize("name", [name for name, shows in SHOWS.items() if shows != "act"])
def test_a_page_shows_of_each_class_what_the_table_says(
    name: str, browsers: dict[Role, Client], things: dict[str, dict[str, str]]
) -> None:
    right, wanted = ROWS[name][1].value, (tuple(PEOPLE) if "<" in TABLED[name] else ("all",))
    for role, browser in browsers.items():
        may = right in EXPECTED[role].split()
        for of in wanted:
            expected = meant(name, of) if may else (set(), set())
            assert told(asks(browser, name, things.get(of, {}))) == expected, (role, of)
        if may and "<" in TABLED[name]:
            wanted = STRICT
