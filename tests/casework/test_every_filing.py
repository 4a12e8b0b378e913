"""Every form that Habeas fills leaves redacted, in every format; with a protected name planted in it none does.

One invented case: a neighbour who must not be named told of it in English and Russian, so did a witness with a Chinese
name, and a third person is sealed. What is planted is written in another way for each form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

import pytest

from habeas.casework.cases import get_case
from habeas.casework.classing import classify
from habeas.casework.decisions import decide, judge
from habeas.casework.desk import Desk
from habeas.casework.intake import take_in
from habeas.casework.memory import Memory, recall
from habeas.casework.petitions import Pleading, render_files, withheld_from, write_petition
from habeas.casework.proposals import propose_from
from habeas.casework.rendering import ENDINGS
from habeas.law import form_keys
from habeas.ledger import Cost, Ledger
from habeas.model import Frame, Petition, Sameness, Sensitivity, Variant, Verdict
from habeas.model.seeking import Protected, Seeker
from habeas.publish import LeakFound

Filled: TypeAlias = tuple[Petition, tuple[Protected, ...]]
PERSON, NEIGHBOUR, WITNESS, SEALED = "Orsa Mellin", "Yelka Tornvald", "林巧云", "Davor Quillan"  # all invented
MAIL, PHONE = "yelka@tornvald.example", "+7 701 555 12 34"
OPEN = f"""Statement of the invented group Lantern

{PERSON} was arrested in Tarn on 3 May 2021. Police did not show a warrant.
{PERSON} was beaten, said {SEALED}. {PERSON} was charged with theft on 4 May 2021.
"""
TOLD = f"""Letter of an invented neighbour

Her neighbour {NEIGHBOUR} said that police beat {PERSON} on 6 May 2021. Write to {MAIL} or {PHONE}.
"""
WITNESSED = f"{PERSON} was denied a lawyer on 7 May 2021.\n"
RUSSIAN = "Соседка Елька Торнвальд сообщила, что Орса Меллин была арестована 3 мая 2021 года.\n"
PLANTED = {  # one for each form: what is written, and why it is this person
    "wgad_questionnaire": (NEIGHBOUR, "as she signs"),
    "cat_22": ("Tornvald", "her family name alone"),
    "ccpr_op1": ("Торнвальд", "in Russian letters"),
    "family_summary": ("Y. Tornvald", "with an initial"),
    "public_statement": (WITNESS, "a witness, in characters"),
    "sanctions": ("Lin Qiaoyun", "as the characters are read"),
    "sp_letter": (SEALED, "a person who is sealed"),
    "upr": ("Давор Квиллан", "the sealed person in Russian letters"),
    "urgent_action": ("8 701 555 12 34", "a telephone number, as it is dialled at home"),
    "wgad_pleading": (MAIL, "an address"),
    "wgad_urgent": ("تورنۋالد", "in Uyghur letters"),
    "wgeid": ("Torn\u200bvald", "with a letter that nobody sees"),
}


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Memory]:
    """Return what is known of the one case, everything that was proposed of it accepted."""
    place, cheap = tmp_path_factory.mktemp("filings"), Cost(memory_kib=64, passes=1, lanes=1)
    hidden, witness = Frame(author=NEIGHBOUR, cited_as="a neighbour"), Frame(author=WITNESS, cited_as="a witness")
    files = {
        "open.txt": (OPEN, Frame(publisher="Lantern")), "told.txt": (TOLD, hidden), "ru.txt": (RUSSIAN, hidden),
        "witnessed.txt": (WITNESSED, witness),
    }  # fmt: skip
    with Ledger.create(place / "case.habeas", "an invented passphrase", cost=cheap) as ledger:
        desk = Desk(ledger=ledger, person="R. (invented)", now=lambda: "2026-01-02T03:04:05Z")
        for name, (text, frame) in files.items():
            (place / name).write_text(text, encoding="utf-8")
            take_in(desk, [place / name], supplied=frame, received_from=None, tell=lambda words: None)
        propose_from(desk, recall(desk).documents.values(), tell=lambda words: None)
        join_and_seal(desk)
        case = get_case(recall(desk), PERSON)
        decide(desk, [each.claim.id for each in case.claims], Verdict.ACCEPT, because="read")
        yield recall(desk)


def join_and_seal(desk: Desk) -> None:
    """Say that the person is one in all documents, and that nothing may tell of another."""
    known = recall(desk).namings.values()
    first, *others = [naming.id for naming in known if naming.name in (PERSON, "Орса Меллин")]
    for other in others:
        judge(desk, first, other, Sameness.SAME, because="one case")
    for naming in [naming.id for naming in known if naming.name == SEALED]:
        classify(desk, naming, Sensitivity.SEALED, because="in danger")


@pytest.fixture(scope="module")
def filings(memory: Memory) -> dict[str, Filled]:
    """Return every filing redacted, each with what it must not show."""
    written = {form: plead_redacted(memory, form) for form in form_keys()}
    return {form: (each.petition, withheld_from(memory, each)) for form, each in written.items()}


def plead_redacted(memory: Memory, form: str) -> Pleading:
    return write_petition(memory, PERSON, state=None, made_on="2026-01-02", form=form, variant=Variant.REDACTED)


def test_every_form_has_a_name_to_be_planted_in_it() -> None:
    assert PLANTED.keys() == set(form_keys())


@pytest.mark.parametrize("form", sorted(PLANTED))
def test_a_redacted_filing_leaves_in_every_format(filings: dict[str, Filled], form: str) -> None:
    made, protected = filings[form]
    assert made.sentences
    files = render_files(made, protected=protected)
    assert files.keys() == set(ENDINGS)
    assert not Seeker(protected).find(files["json"].decode())


@pytest.mark.parametrize("form", sorted(PLANTED))
def test_with_a_protected_name_planted_in_it_none_leaves(filings: dict[str, Filled], form: str) -> None:
    made, protected = filings[form]
    written, why = PLANTED[form]
    first, *others = made.sentences
    told = replace(made, sentences=(replace(first, text=f"{first.text} So said {written}."), *others))
    for ending in ENDINGS:
        with pytest.raises(LeakFound) as refused:
            render_files(told, protected=protected, endings=(ending,))
        assert not Seeker(protected).find(refused.value.message), why
