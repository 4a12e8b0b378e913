"""Every place where bytes leave a ledger stands in one table, and every one of them that is for others asks the gate.

What leaves is found in the code itself: files that are written, answers that are no page. A new one fails here until it
stands in DOORS and in docs/explanation/redaction.md. Pages and the terminal are for own eyes and told of there too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "habeas"
PAGE = ROOT / "docs" / "explanation" / "redaction.md"
GATE = frozenset({"find_leaks", "prove_clean"})
LETS_OUT = frozenset(
    ["write_bytes", "write_text", "write_out", "going_out", "write_folder", "write_sealed", "backup",
     "FileResponse", "StreamingHttpResponse"]
)  # fmt: skip
MEANS = ("casework/outlet.py", "casework/parcels.py")  # by which doors write
SEARCHED, SEALED, OWN, NOBODY = "searched", "sealed", "own eyes", "nobody's words"
# where bytes leave: how the page of the documentation calls it, and why it may
DOORS = {
    "casework/petitions.py file_petition": ("`habeas petition --out`", SEARCHED),
    "web/petitions/views.py file": ("a filing taken from the desk", SEARCHED),
    "cli/writing.py _take": ("`habeas edit --out`", SEARCHED),
    "web/writing/files.py take": ("an edited text taken from the desk", SEARCHED),
    "casework/running.py write_case": ("`habeas run`", SEARCHED),
    "casework/running.py write_findings": ("`habeas run`", SEARCHED),
    "cli/showing.py _show_case": ("`habeas show case --html`", SEARCHED),
    "cli/assessing.py assess": ("`habeas assess --html`", SEARCHED),
    "cli/following.py due": ("`habeas follow due --ics`", SEARCHED),
    "web/following/views.py calendar_file": ("the calendar taken from the desk", SEARCHED),
    "cli/proceedings.py give_table": ("`--csv`", SEARCHED),
    "casework/bundling.py _written": ("`habeas export bundle`", SEARCHED),
    "cli/keeping.py backup": ("`habeas backup`", SEALED),
    "casework/witnessing.py begin_witness": ("`habeas witness init`", SEALED),
    "cli/correcting.py picture": ("`habeas picture --out`", OWN),
    "web/inbox/originals.py picture": ("the picture of a page", OWN),
    "web/inbox/originals.py original": ("the original of a document", OWN),
    "web/inbox/views.py say_date": ("the pages of the desk", OWN),
    "cli/custody.py _write": ("`habeas checkpoint`", NOBODY),
    "casework/witnessing.py _keep": ("`habeas witness sign`", NOBODY),
    "casework/anchoring.py _checked": ("`habeas anchor take`", NOBODY),
    "cli/running.py _run_example": ("`habeas run`", SEARCHED),
    "cli/reference.py main": ("what developers generate", NOBODY),
    "web/words/catalogues.py compile_catalogues": ("what developers generate", NOBODY),
    "web/words/extract.py _write": ("what developers generate", NOBODY),
}
Function: TypeAlias = tuple[str, str]  # its file and its name
TOLD = [place for place, (_, why) in DOORS.items() if why == SEARCHED]
UNTOLD = [place for place, (_, why) in DOORS.items() if why != SEARCHED]


def functions_in(path: Path) -> Iterator[ast.FunctionDef]:
    yield from (each for each in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(each, ast.FunctionDef))


def called_in(node: ast.AST) -> Iterator[ast.Call]:
    yield from (each for each in ast.walk(node) if isinstance(each, ast.Call))


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def lets_out(call: ast.Call) -> bool:
    """Whether a call writes a file, or answers with what is no page."""
    if name_of(call) == "HttpResponse":
        return any(each.arg == "content_type" for each in call.keywords)
    modes = [each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    opens = name_of(call) == "open" and any(mode[:1] in ("w", "x", "a") and len(mode) < 4 for mode in modes)
    return opens or name_of(call) in LETS_OUT


@cache
def imports_of(file: str) -> dict[str, tuple[str, str]]:
    """Return what a module calls by names of others: the file, and the name there ("" for the module itself)."""
    known = {}
    for each in ast.walk(ast.parse((SOURCE / file).read_text("utf-8"))):
        if isinstance(each, ast.ImportFrom) and (each.module or "").startswith("habeas"):
            for alias in each.names:
                target = file_of(f"{each.module}.{alias.name}"), ""
                known[alias.asname or alias.name] = target if target[0] else (file_of(each.module or ""), alias.name)
    return known


def file_of(module: str) -> str:
    """Return the file of a module of ours; "" where there is none."""
    stem = SOURCE.joinpath(*module.split(".")[1:])
    found = (each for each in (stem.with_suffix(".py"), stem / "__init__.py") if each.is_file())
    return next((each.relative_to(SOURCE).as_posix() for each in found), "")


def origin(file: str, name: str) -> Function:
    """Return where a name comes from, through modules that only pass it on."""
    seen: set[Function] = set()
    while (file, name) not in seen and name in (known := imports_of(file)) and known[name][1]:
        seen.add((file, name))
        file, name = known[name]
    return file, name


@cache
def calls() -> dict[Function, frozenset[Function]]:
    """Return which functions of ours every function of the floors that know the gate calls."""
    return {
        (file, each.name): frozenset(filter(None, (target(file, call) for call in called_in(each))))
        for floor in ("web", "cli", "casework", "publish") for path in sorted((SOURCE / floor).rglob("*.py"))
        for file in [path.relative_to(SOURCE).as_posix()] for each in functions_in(path)
    }  # fmt: skip


def target(file: str, call: ast.Call) -> Function | None:
    """Return which function is called: by its name, or as one of a module; methods are not followed."""
    if isinstance(call.func, ast.Name):
        return origin(file, call.func.id)
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
        module, name = imports_of(file).get(call.func.value.id, ("", ""))
        return origin(module, call.func.attr) if module and not name else None
    return None


def found() -> set[str]:
    """Return every place in web, cli and casework at which bytes leave, by file and function."""
    return {
        f"{path.relative_to(SOURCE).as_posix()} {each.name}"
        for floor in ("web", "cli", "casework") for path in (SOURCE / floor).rglob("*.py")
        if path.relative_to(SOURCE).as_posix() not in MEANS
        for each in functions_in(path) if any(map(lets_out, called_in(each)))
    }  # fmt: skip


@cache
def asking() -> frozenset[Function]:
    """Return all functions that ask the gate, themselves or through what they call."""
    known = {("publish/gate.py", name) for name in GATE}
    while more := {each for each, called in calls().items() if called & known} - known:
        known |= more
    return frozenset(known)


def is_proven(place: str) -> bool:
    """Whether a door asks the gate itself, or whoever calls it does each time."""
    file, _, name = place.partition(" ")
    callers = [each for each, called in calls().items() if (file, name) in called]
    return (file, name) in asking() or (bool(callers) and all(each in asking() for each in callers))


def test_every_place_where_bytes_leave_stands_in_the_table_and_no_other() -> None:
    assert found() == set(DOORS)


@pytest.mark.parametrize("place", TOLD)
def test_what_leaves_for_others_asks_the_gate(place: str) -> None:
    assert is_proven(place)


@pytest.mark.parametrize("place", [each for each in UNTOLD if DOORS[each][1] != OWN])
def test_the_table_says_of_no_door_that_it_is_unsearched_although_it_is(place: str) -> None:
    assert not is_proven(place)


@pytest.mark.parametrize("place", DOORS)
def test_the_page_tells_of_every_door(place: str) -> None:
    called, why = DOORS[place]
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("|") and called in line]
    assert [why in row for row in rows] == [True], called
