"""Consent on a real ledger, and the gate before anything goes to others. Nobody named here exists."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from consented import DAY, allow
from habeas.casework.cases import get_case
from habeas.casework.consenting import (
    ConsentNotGiven,
    DayUnusable,
    Told,
    consents_of,
    give_consent,
    refuse_consent,
    take_back_consent,
    withdraw_consent,
)
from habeas.casework.decisions import decide
from habeas.casework.desk import Desk
from habeas.casework.gating import (
    ConsentExpired,
    ConsentMissing,
    ConsentNarrower,
    ConsentRefused,
    ConsentWithdrawn,
    DraftOnly,
    find_refusal,
)
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.petitions import Pleading, draft_petition, file_petition, record_petition, write_petition
from habeas.casework.undoing import NothingToUndo
from habeas.errors import NotFound, PetitionUndecided, ReasonMissing, Refused
from habeas.model import Audience, ConsentState, Frame, Giver, Variant, Verdict

NAME = "Orsa Mellin"
TOLD = Told(giver=Giver.PERSON, on=DAY, because="She said so (invented).")


@pytest.fixture
def accepted(desk: Desk) -> Desk:
    """The same desk, on which every claim is accepted and nobody was asked for consent."""
    claims = [weighed.claim.id for weighed in get_case(recall(desk), NAME).claims]
    decide(desk, claims, Verdict.ACCEPT, because="read in the statement")
    return desk


def pleaded(desk: Desk, **more: str) -> Pleading:
    return write_petition(recall(desk), NAME, state=None, made_on=DAY, **more)  # type: ignore[arg-type]


def filed(desk: Desk, folder: Path) -> tuple[Path, ...]:
    return file_petition(desk, NAME, state=None, made_on=DAY, folder=folder / "out")[1]


def expire(desk: Desk) -> None:
    give_consent(desk, NAME, Audience.UN, replace(TOLD, on="2025-12-01", until="2026-01-01"))


def narrow(desk: Desk) -> None:
    give_consent(desk, NAME, Audience.UN, replace(TOLD, scope=("letter.txt",)))


def bring_letter(desk: Desk, folder: Path) -> None:
    (folder / "letter.txt").write_text("An invented letter of which nothing is told.", encoding="utf-8")
    take_in(desk, [folder / "letter.txt"], supplied=Frame(), received_from=None, tell=lambda words: None)


def withdraw(desk: Desk) -> None:
    allow(desk, NAME)
    withdraw_consent(desk, NAME, Audience.UN, TOLD)


REFUSALS = [
    (lambda desk: None, ConsentMissing, "nobody was asked"),
    (lambda desk: allow(desk, NAME, Audience.PUBLIC), ConsentMissing, "another audience was allowed"),
    (lambda desk: refuse_consent(desk, NAME, Audience.UN, TOLD), ConsentRefused, "she said no"),
    (withdraw, ConsentWithdrawn, "she took it back"),
    (expire, ConsentExpired, "its last day was the day before"),
    (narrow, ConsentNarrower, "it reaches another document alone"),
]


@pytest.mark.parametrize(("said", "refusal", "why"), REFUSALS, ids=[row[2] for row in REFUSALS])
def test_nothing_goes_out_without_consent(
    accepted: Desk, tmp_path: Path, said: object, refusal: type[Refused], why: str
) -> None:
    bring_letter(accepted, tmp_path)
    said(accepted)  # type: ignore[operator]
    before = accepted.ledger.head
    with pytest.raises(refusal) as told:
        filed(accepted, tmp_path)
    assert told.value.advice, why
    assert accepted.ledger.head == before
    assert not (tmp_path / "out").exists()


def test_nothing_undecided_goes_out_with_consent(desk: Desk, tmp_path: Path) -> None:
    allow(desk, NAME)
    with pytest.raises(PetitionUndecided):
        filed(desk, tmp_path)


def test_on_its_last_day_consent_holds(accepted: Desk, tmp_path: Path) -> None:
    give_consent(accepted, NAME, Audience.UN, replace(TOLD, until=DAY))
    assert filed(accepted, tmp_path)


def test_the_day_to_which_durations_are_counted_is_not_the_day_of_consent(accepted: Desk, tmp_path: Path) -> None:
    withdraw(accepted)
    with pytest.raises(ConsentWithdrawn):
        file_petition(accepted, NAME, state=None, made_on="2021-12-31", folder=tmp_path / "out")


def test_a_consent_that_withholds_the_name_from_publication_lets_a_filing_out_and_says_so(accepted: Desk) -> None:
    allow(accepted, NAME, Audience.UN_UNNAMED)
    made = pleaded(accepted).petition
    assert find_refusal(recall(accepted), made, day=DAY) is None
    assert any("withheld from publication" in each for each in made.warnings)


def test_a_relatives_consent_is_warned_of_and_not_refused(accepted: Desk, tmp_path: Path) -> None:
    allow(accepted, NAME, giver=Giver.FAMILY)
    assert any("not the detainee's" in each for each in pleaded(accepted).petition.warnings)
    assert filed(accepted, tmp_path)


def test_a_text_without_names_may_be_published_where_only_that_was_allowed(accepted: Desk) -> None:
    allow(accepted, NAME, Audience.PUBLIC_UNNAMED)
    memory = recall(accepted)
    full = pleaded(accepted, form="public_statement").petition
    bare = pleaded(accepted, form="public_statement", variant=Variant.REDACTED).petition
    assert isinstance(find_refusal(memory, full, day=DAY), ConsentMissing)
    assert find_refusal(memory, bare, day=DAY) is None


def test_a_draft_says_in_its_title_why_it_may_not_be_sent_and_is_not_kept(accepted: Desk) -> None:
    pleading = pleaded(accepted)
    draft = draft_petition(pleading, find_refusal(recall(accepted), pleading.petition, day=DAY))
    assert draft.petition.draft == "Draft: no consent on record for this audience"
    allow(accepted, NAME)
    with pytest.raises(DraftOnly):
        record_petition(accepted, draft, state=None, made_on=DAY, upto=recall(accepted).upto)


@pytest.mark.parametrize(("lang", "says"), [("fr", "Projet : aucun consentement"), ("es", "Borrador: no consta")])
def test_a_draft_says_it_in_the_language_of_the_filing(accepted: Desk, lang: str, says: str) -> None:
    pleading = pleaded(accepted, lang=lang)
    draft = draft_petition(pleading, find_refusal(recall(accepted), pleading.petition, day=DAY))
    assert draft.petition.draft.startswith(says)


def test_before_a_communication_what_it_may_close_is_said(accepted: Desk) -> None:
    made = write_petition(recall(accepted), NAME, state="FR", made_on=DAY).petition
    assert any("Peraldi" in each and "A lawyer must decide." in each for each in made.warnings)
    assert any("Peraldi" in each.says for each in made.to_verify)


def test_a_withdrawal_lists_what_was_written_before(accepted: Desk, tmp_path: Path) -> None:
    allow(accepted, NAME)
    (first, *_) = filed(accepted, tmp_path)
    gone = withdraw_consent(accepted, NAME, Audience.UN, TOLD)
    assert [made.id for made in gone.written] == [first.stem]
    assert gone.sent == ()


def test_what_was_put_on_record_by_mistake_is_taken_back(desk: Desk) -> None:
    allow(desk, NAME)
    refuse_consent(desk, NAME, Audience.UN, TOLD)
    take_back_consent(desk, NAME, Audience.UN)
    states = {each.standing.audience: each.standing.state for each in consents_of(
        recall(desk), get_case(recall(desk), NAME), day=DAY)}  # fmt: skip
    assert states[Audience.UN] is ConsentState.GIVEN
    assert states[Audience.PUBLIC] is ConsentState.NOT_ASKED


def test_another_persons_word_is_not_taken_back(desk: Desk) -> None:
    allow(desk, NAME)
    with pytest.raises(NothingToUndo):
        take_back_consent(replace(desk, person="Another (invented)"), NAME, Audience.UN)


def test_what_nobody_allowed_cannot_be_withdrawn(desk: Desk) -> None:
    with pytest.raises(ConsentNotGiven):
        withdraw_consent(desk, NAME, Audience.UN, TOLD)


BAD = [
    (replace(TOLD, on="2026-01-03"), DayUnusable, "a day that has not come"),
    (replace(TOLD, on="2026-01"), DayUnusable, "no whole day"),
    (replace(TOLD, until="2026-01-01"), DayUnusable, "it ends before it begins"),
    (replace(TOLD, because=" "), ReasonMissing, "nobody says why"),
    (replace(TOLD, scope=("nothing.txt",)), NotFound, "a document that is not there"),
    (replace(TOLD, evidence="nothing.txt"), NotFound, "evidence that is not there"),
]


@pytest.mark.parametrize(("told", "refusal", "why"), BAD, ids=[row[2] for row in BAD])
def test_a_word_that_cannot_be_is_not_put_on_record(desk: Desk, told: Told, refusal: type[Refused], why: str) -> None:
    before = desk.ledger.head
    with pytest.raises(refusal):
        give_consent(desk, NAME, Audience.UN, told)
    assert desk.ledger.head == before, why
