"""What a redacted filing of a real ledger withholds, and an old filing told as it was. Everybody is invented."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from consented import allow
from habeas.casework.cases import get_case
from habeas.casework.decisions import decide, judge
from habeas.casework.desk import Desk
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.petitions import (
    explain_sentence,
    file_petition,
    get_record,
    render_files,
    withheld_from,
    write_again,
    write_petition,
)
from habeas.casework.proposals import propose_from
from habeas.model import Frame, Sameness, Variant, Verdict
from habeas.model.seeking import Protected, Seeker
from habeas.publish import LeakFound

NAME = "Orsa Mellin"
LETTER = """Orsa Mellin was arrested in Tarn on 3 May 2021, her neighbour Ilse Varro said.
Write to ilse.varro@post.example or +7 701 555 12 34. Orsa Mellin was charged with theft on 4 May 2021.
"""


def silent(_words: str) -> None:
    """Tell nobody."""


@pytest.fixture
def told(desk: Desk, tmp_path: Path) -> Desk:
    """Return a desk at which a neighbour's letter was read too; its author must not be named."""
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    frame = Frame(author="Ilse Varro", publisher="Odd Brenner", cited_as="a neighbour")
    take_in(desk, [path], supplied=frame, received_from=None, tell=silent)
    propose_from(desk, recall(desk).documents.values(), tell=silent)
    judge(desk, NAME, NAME, Sameness.SAME, because="one case")
    decide(desk, [each.claim.id for each in get_case(recall(desk), NAME).claims], Verdict.ACCEPT, because="read")
    allow(desk, NAME)
    return desk


def found_in(protected: Sequence[Protected], words: str) -> bool:
    return bool(Seeker(protected).find(words))


def redacted(desk: Desk, form: str = "wgad_questionnaire") -> tuple[Protected, ...]:
    pleading = write_petition(
        recall(desk), NAME, state=None, made_on="2026-01-02", form=form, variant=Variant.REDACTED
    )  # fmt: skip
    return withheld_from(recall(desk), pleading)


@pytest.mark.parametrize(
    ("words", "expected", "why"),
    [
        ("Ilse Varro", True, "the author, who must not be named"),
        ("Ms. Varro's", True, "her family name alone"),
        ("Варро", True, "in another script"),
        ("Odd Brenner", True, "the publisher of a protected document"),
        ("ilse.varro@post.example", True, "an address"),
        ("+77015551234", True, "a telephone number, written otherwise"),
        ("Lantern", False, "the publisher of an open document"),
        ("the ministry", False, "an authority"),
        (NAME, False, "the person, of whom the United Nations must know"),
        ("3 May 2021", False, "a day"),
    ],
)
def test_names_of_sources_and_contacts_are_protected(told: Desk, words: str, expected: bool, why: str) -> None:
    assert found_in(redacted(told), words) is expected, why


def test_a_text_for_the_public_withholds_the_person_too(told: Desk) -> None:
    assert found_in(redacted(told, "public_statement"), f"Where is {NAME.split()[1]}?")


def test_the_redacted_files_are_written_and_hold_no_protected_name(told: Desk, tmp_path: Path) -> None:
    _, paths = file_petition(
        told, NAME, state=None, made_on="2026-01-02", folder=tmp_path / "out", variant=Variant.REDACTED
    )  # fmt: skip
    assert sorted(path.suffix for path in paths) == [".docx", ".json", ".odt", ".pdf"]
    assert b"Varro" not in next(path for path in paths if path.suffix == ".json").read_bytes()


def test_a_file_that_would_leak_is_refused(told: Desk) -> None:
    made = write_petition(recall(told), NAME, state=None, made_on="2026-01-02", variant=Variant.REDACTED).petition
    leaking = replace(made, notes=("Told by Ilse Varro.",))
    with pytest.raises(LeakFound, match="word/document"):
        render_files(leaking, protected=redacted(told), endings=("docx",))


def test_a_kept_filing_is_written_again_and_explained_whatever_the_rules_are(told: Desk, tmp_path: Path) -> None:
    variant = Variant.REDACTED
    pleading, _ = file_petition(
        told, NAME, state=None, made_on="2026-01-02", folder=tmp_path / "out", variant=variant
    )  # fmt: skip
    record = replace(get_record(recall(told), pleading.petition.id), made_with="0.0.0+of another time")
    assert write_again(recall(told), record).petition == pleading.petition
    assert explain_sentence(recall(told), f"{pleading.petition.id}:1").facts
