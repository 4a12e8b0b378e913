"""What leaves, and how names are spelled elsewhere, line by line, on a memory made by hand. Everybody is invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from builders import a_case, a_claim, a_document
from habeas.casework.leaving import (
    prove_files,
    prove_general,
    prove_may_leave,
    prove_working_paper,
    sources_of_all,
)
from habeas.casework.memory import Memory, remember
from habeas.casework.spelling import spellings_of
from habeas.ledger import Body, Entry
from habeas.ledger.entries import KINDS
from habeas.model import Audience, CaseFile, Document, Frame, Kind, Naming, Sort, Stretch
from habeas.model.seeking import Protected
from habeas.publish import LeakFound, NotSearched

PERSON, NEIGHBOUR, RELATIVE = "Dauren Esimov", "Yelka Tornvald", "Orsa Mellin"
TEXT = f"{PERSON} was beaten, {NEIGHBOUR} said. {PERSON} was fined. Write to yelka@tornvald.example.\n"
HIDDEN = a_document(TEXT, frame=Frame(author=NEIGHBOUR, cited_as="a neighbour"))
OPEN = a_document(f"{PERSON} was beaten, {RELATIVE} said. Call +7 701 555 12 34.\n", frame=Frame(publisher="Lantern"))


def remembered(*bodies: Body) -> Memory:
    """Return a memory of these entries."""
    return remember(
        Entry(seq=seq, kind=KINDS[type(body)], at="2026-01-02T03:04:05Z", by="R.", body=body, prev_hash="", hash="")
        for seq, body in enumerate(bodies, start=1)
    )


def a_naming(name: str, document: Document, *others: str, sort: Sort = Sort.PERSON) -> Naming:
    """Return a name that a document uses, and its other forms there."""
    forms = tuple(Stretch(start=0, end=len(each), text=each) for each in (name, *others))
    return Naming(document=document.id, name=name, sort=sort, spellings=forms)


CLAIMS = (
    a_claim(HIDDEN, f"{PERSON} was beaten, {NEIGHBOUR} said", Kind.TORTURE, speaker=NEIGHBOUR),
    a_claim(OPEN, f"{PERSON} was beaten, {RELATIVE} said", Kind.TORTURE, speaker=RELATIVE),
)
CASE: CaseFile = a_case(CLAIMS)
MEMORY = remembered(HIDDEN, OPEN, *CLAIMS)


@pytest.mark.parametrize(
    ("words", "let_out", "why"),
    [
        ("Told by a neighbour.", set(Audience), "nobody is named"),
        (f"{NEIGHBOUR} said.", set(), "a source cited without a name"),
        ("yelka@tornvald.example", set(), "her address"),
        (f"{RELATIVE} said.", {Audience.FAMILY, Audience.PARTNERS, Audience.UN, Audience.COURT},
         "who speaks is told in confidence alone"),
        ("+7 701 555 12 34", {Audience.FAMILY, Audience.PARTNERS, Audience.UN, Audience.COURT}, "their number too"),
        (f"{PERSON} was beaten.", set(Audience) - {Audience.UN_UNNAMED, Audience.PUBLIC_UNNAMED},
         "the person, but to those who may not learn the name"),
    ],
)  # fmt: skip
def test_what_may_leave_depends_on_who_reads_it(words: str, let_out: set[Audience], why: str) -> None:
    done = set()
    for audience in Audience:
        try:
            prove_may_leave(MEMORY, CASE, {"a.txt": b"of no interest", "b.txt": words.encode()}, audience)
            done.add(audience)
        except LeakFound as refused:
            assert "at: file 2: the text. " in refused.message
    assert done == let_out, why


def test_files_are_told_by_their_number_and_never_by_name() -> None:
    files = {"a.txt": b"Tornvald", "b.txt": b"x", "Tornvald.csv": b"Tornvald"}
    with pytest.raises(LeakFound) as refused:
        prove_files(files, iter([Protected(text=NEIGHBOUR, words=("Tornvald",))]))
    assert "at: file 1: the text, file 3: its name, file 3: row 1, file 3: the text. " in refused.value.message
    prove_files(files, ())
    with pytest.raises(NotSearched):
        prove_files({"a.gif": b"GIF\0"}, ())


@pytest.mark.parametrize(
    ("page", "leaves", "why"),
    [
        (f"<p>{PERSON}</p>", True, "the person, on a paper of one's own"),
        (f"<p>{RELATIVE}</p>", True, "who speaks openly"),
        ("<p>+7 701 555 12 34</p>", True, "what an open source says"),
        ("<p>Tornvald</p>", False, "a source cited without a name"),
        ("<!-- yelka@tornvald.example -->", False, "her address in a comment"),
        ("<p>T&#111;rnvald</p>", False, "her name in entities"),
    ],
)
def test_a_working_paper_names_no_hidden_source(page: str, leaves: bool, why: str) -> None:
    if leaves:
        prove_working_paper(MEMORY, CASE, page)
    else:
        with pytest.raises(LeakFound, match="file 1: "):
            prove_working_paper(MEMORY, CASE, page)


@pytest.mark.parametrize(
    ("data", "people", "named", "leaves", "why"),
    [
        (b"state,persons\r\nXA,7\r\n", (), (), True, "counts"),
        (PERSON.encode(), (), (), True, "nobody said that this name must not be there"),
        (PERSON.encode(), (PERSON,), (), False, "one of these people"),
        (b"Esimov", (PERSON,), (), True, "one word of that name, which may be anybody's"),
        (b"Tornvald", (), (), False, "the family name of a hidden source"),
        (b"Tornvald", (), ("Ilse Tornvald",), True, "the same name of somebody who is named"),
        (NEIGHBOUR.encode(), (), ("Ilse Tornvald",), False, "her whole name all the same"),
        ("Торнвальд".encode(), (), (), False, "in another alphabet"),
        (b"Tornvalt", (), (), True, "what only sounds like it in her own"),
        (b"yelka@tornvald.example", (), ("Ilse Tornvald",), False, "her address"),
        (RELATIVE.encode(), (), (), True, "who speaks openly"),
    ],
)
def test_a_file_about_all_cases_names_no_hidden_source(
    data: bytes, people: Sequence[str], named: Sequence[str], leaves: bool, why: str
) -> None:
    if leaves:
        prove_general(MEMORY, "x.txt", data, people=people, named=named)
    else:
        with pytest.raises(LeakFound, match="file 1: the text"):
            prove_general(MEMORY, "x.txt", data, people=people, named=named)


def test_every_hidden_source_is_protected_once() -> None:
    again = a_document("Once more.", frame=Frame(author=NEIGHBOUR, cited_as="a neighbour"))
    nobody = a_document("By nobody.", frame=Frame(cited_as="somebody"))
    assert sources_of_all(remembered(HIDDEN, again, nobody, OPEN), spare=iter(["Tornvald"])) == (
        Protected(text=NEIGHBOUR, words=("Yelka",), across=True), Protected(text="yelka@tornvald.example"),
    )  # fmt: skip
    assert sources_of_all(remembered(OPEN)) == ()


CYRILLIC, TURNED, CHINESE = "Даурен Есимов", "Esimov Dauren", "王小波"


@pytest.mark.parametrize(
    ("name", "written", "found", "why"),
    [
        (PERSON, (CYRILLIC,), (CYRILLIC,), "another alphabet"),
        (PERSON, (PERSON,), (), "as it is written already"),
        (PERSON, ("Esimov Dauren",), ("Esimov Dauren",), "another order"),
        (PERSON, ("Yelka Tornvald",), (), "another name"),
        (PERSON, ("Dauren Tornvald",), (), "one word of two"),
        (PERSON, ("Dauren Esimov Esimov",), (), "a word too many"),
        ("Esimov", ("Есимов",), (), "one word alone is anybody's"),
        (PERSON, ("Ilse Varro", CYRILLIC), (CYRILLIC,), "another form of the same naming"),
        (CHINESE, (), ("Wang Xiaobo", "Wang Xiao Bo"), "how Chinese characters are read"),
        ("王 小波", (), ("Wang Xiaobo", "Wang Xiao Bo"), "with a space"),
        ("王", (), (), "one character is anybody's"),
        ("王小\U0002f800", (), (), "one that nobody can read"),
        ("Wang Xiaobo", ("Wang Xiao Bo",), (), "a name in Latin letters is read as it is"),
    ],
)
def test_the_other_spellings_of_a_name_are_those_that_sound_like_it(
    name: str, written: tuple[str, ...], found: tuple[str, ...], why: str
) -> None:
    namings = [a_naming(written[0], OPEN, *written)] if written else []
    memory = remembered(OPEN, *namings)
    assert spellings_of(memory, [name], [OPEN.id]) == {name: found}, why


def test_only_these_documents_are_asked_and_each_spelling_is_told_once() -> None:
    other = a_document("Elsewhere.")
    namings = (a_naming(CYRILLIC, OPEN, CYRILLIC), a_naming(TURNED, other), a_naming("Есимов Даурен", OPEN))
    memory = remembered(OPEN, other, *namings)
    assert spellings_of(memory, [PERSON, NEIGHBOUR], iter([OPEN.id])) == {
        PERSON: (CYRILLIC, "Есимов Даурен"), NEIGHBOUR: (),
    }  # fmt: skip
    assert TURNED in spellings_of(memory, [PERSON], [OPEN.id, other.id])[PERSON]
