"""For what and from which day to which something may leave, and what left before; nobody named here exists."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from consented import DAY
from habeas.casework.bundling import Wanted, export_bundle
from habeas.casework.cases import get_case
from habeas.casework.consenting import (
    ConsentNotGiven,
    DayUnusable,
    PurposeUnfit,
    Told,
    consents_of,
    give_consent,
    withdraw_consent,
)
from habeas.casework.decisions import decide
from habeas.casework.deriving import derive
from habeas.casework.desk import Desk
from habeas.casework.destroying import withdraw_source
from habeas.casework.gating import ConsentEarly, ConsentExpired, ConsentMissing, ConsentOtherPurpose, ConsentWithdrawn
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.petitions import file_petition
from habeas.errors import Refused
from habeas.law import form_keys, load_form, load_purposes, purpose_of
from habeas.model import Audience, ConsentState, Descent, Frame, Giver, Purpose, Verdict

NAME = "Orsa Mellin"
TOLD = Told(giver=Giver.PERSON, on="2026-01-02", because="She said so (invented).")
BOUNDED = replace(TOLD, since="2026-03-10", until="2026-03-20")
BEFORE, FIRST, SECOND, LAST, AFTER = ("2026-03-09", "2026-03-10", "2026-03-11", "2026-03-20", "2026-03-21")


@pytest.fixture
def accepted(desk: Desk) -> Desk:
    claims = [weighed.claim.id for weighed in get_case(recall(desk), NAME).claims]
    decide(desk, claims, Verdict.ACCEPT, because="read in the statement")
    return desk


def on(desk: Desk, day: str) -> Desk:
    return replace(desk, now=lambda: f"{day}T03:04:05Z")


def file(desk: Desk, folder: Path) -> object:
    return file_petition(desk, NAME, state=None, made_on=DAY, folder=folder / "out")


def bundle(desk: Desk, folder: Path, audience: Audience = Audience.UN) -> object:
    return export_bundle(desk, Wanted(case=NAME, audience=audience, with_names=True), folder / "bundles").made


DOORS = (file, bundle)


@pytest.mark.parametrize("leave", DOORS)
@pytest.mark.parametrize(
    ("day", "refusal", "why"),
    [
        (BEFORE, ConsentEarly, "the day before it begins"),
        (AFTER, ConsentExpired, "the day after its last"),
        ("2026-01-01", ConsentMissing, "the day before it was given"),
    ],
)
def test_nothing_leaves_outside_the_days_of_consent(
    accepted: Desk, tmp_path: Path, leave: object, day: str, refusal: type[Refused], why: str
) -> None:
    give_consent(on(accepted, DAY), NAME, Audience.UN, BOUNDED)
    with pytest.raises(refusal):
        leave(on(accepted, day), tmp_path)  # type: ignore[operator]
    assert not (tmp_path / "out").exists(), why
    assert not list(tmp_path.glob("bundles/*")), why


@pytest.mark.parametrize("leave", DOORS)
@pytest.mark.parametrize("day", [FIRST, SECOND, LAST])
def test_what_is_allowed_leaves_from_its_first_day_to_its_last(
    accepted: Desk, tmp_path: Path, leave: object, day: str
) -> None:
    give_consent(on(accepted, DAY), NAME, Audience.UN, BOUNDED)
    assert leave(on(accepted, day), tmp_path)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("since", "until", "why"),
    [
        ("2026-01-01", None, "before it was given"),
        ("2026-03-10", "2026-03-09", "it ends before it begins"),
        ("2026-02-30", None, "no day"),
    ],
)
def test_days_that_cannot_be_are_refused(accepted: Desk, since: str, until: str | None, why: str) -> None:
    with pytest.raises(DayUnusable):
        give_consent(accepted, NAME, Audience.UN, replace(TOLD, since=since, until=until))
    assert recall(accepted).words == (), why


@pytest.mark.parametrize(
    ("purpose", "leave", "refused"),
    [
        (Purpose.DECIDE, file, False), (Purpose.DECIDE, bundle, True),
        (Purpose.EVIDENCE, file, True), (Purpose.EVIDENCE, bundle, False),
    ],
)  # fmt: skip
def test_what_leaves_must_serve_what_was_allowed(
    accepted: Desk, tmp_path: Path, purpose: Purpose, leave: object, refused: bool
) -> None:
    give_consent(accepted, NAME, Audience.UN, replace(TOLD, purposes=(purpose,)))
    if refused:
        with pytest.raises(ConsentOtherPurpose):
            leave(accepted, tmp_path)  # type: ignore[operator]
    else:
        assert leave(accepted, tmp_path)  # type: ignore[operator]


def test_consent_for_what_goes_to_nobody_of_that_audience_is_refused(accepted: Desk) -> None:
    with pytest.raises(PurposeUnfit):
        give_consent(accepted, NAME, Audience.FAMILY, replace(TOLD, purposes=(Purpose.SANCTION,)))


def test_taken_back_for_one_purpose_consent_stands_for_the_others(accepted: Desk, tmp_path: Path) -> None:
    give_consent(accepted, NAME, Audience.UN, TOLD)
    withdraw_consent(accepted, NAME, Audience.UN, replace(TOLD, purposes=(Purpose.EVIDENCE,)))
    with pytest.raises(ConsentWithdrawn):
        bundle(accepted, tmp_path)
    assert file(accepted, tmp_path)
    found = of(accepted, Audience.UN)
    assert {each.purpose: each.state for each in found.by_purpose}[Purpose.DECIDE] is ConsentState.GIVEN
    assert found.can_be_withdrawn
    with pytest.raises(ConsentNotGiven):
        withdraw_consent(accepted, NAME, Audience.UN, replace(TOLD, purposes=(Purpose.EVIDENCE,)))
    withdraw_consent(accepted, NAME, Audience.UN, TOLD)
    with pytest.raises(ConsentWithdrawn):
        file(accepted, tmp_path)


def of(desk: Desk, audience: Audience):  # noqa: ANN201
    return next(each for each in consents_of(recall(desk), get_case(recall(desk), NAME), day=DAY)
                if each.standing.audience is audience)  # fmt: skip


def test_a_consent_that_has_not_begun_can_be_withdrawn_and_never_begins(accepted: Desk, tmp_path: Path) -> None:
    give_consent(accepted, NAME, Audience.UN, BOUNDED)
    withdraw_consent(accepted, NAME, Audience.UN, TOLD)
    with pytest.raises(ConsentWithdrawn):
        file(on(accepted, SECOND), tmp_path)


@pytest.mark.parametrize(
    ("allowed", "audience", "withdrawn", "listed", "why"),
    [
        (Audience.UN, Audience.UN, Audience.UN, True, "of this audience"),
        (Audience.UN_UNNAMED, Audience.UN, Audience.UN_UNNAMED, True, "it went out on this consent"),
        (Audience.COURT, Audience.COURT, Audience.COURT, True, "of a court"),
    ],
)
def test_a_withdrawal_lists_the_bundles_that_went_out(
    accepted: Desk, tmp_path: Path, allowed: Audience, audience: Audience, withdrawn: Audience, listed: bool, why: str
) -> None:
    give_consent(accepted, NAME, allowed, TOLD)
    made = bundle(accepted, tmp_path, audience)
    found = withdraw_consent(accepted, NAME, withdrawn, TOLD)
    assert (made in found.bundles) is listed, why
    assert of(accepted, withdrawn).bundles == found.bundles
    assert of(accepted, Audience.FAMILY).bundles == ()


def test_a_source_that_is_withdrawn_names_the_bundles_that_hold_it_or_what_repeats_it(
    accepted: Desk, tmp_path: Path
) -> None:
    (tmp_path / "original.txt").write_text("Orsa Mellin was arrested, her neighbour wrote.", encoding="utf-8")
    (tmp_path / "other.txt").write_text("Of a market day in Tarn nothing is told here.", encoding="utf-8")
    kept = [
        take_in(accepted, [tmp_path / name], supplied=Frame(), received_from=None, tell=lambda words: None)
        for name in ("original.txt", "other.txt")
    ]
    original, other = (each.documents[0].id for each in kept)
    give_consent(accepted, NAME, Audience.COURT, TOLD)
    made = bundle(accepted, tmp_path, Audience.COURT)
    (statement,) = made.documents  # type: ignore[attr-defined]
    derive(accepted, statement, original, Descent.DERIVES, because="It names the other as its source.")
    assert withdraw_source(accepted, statement, because="they ask for it").bundles == (made,)
    found = withdraw_source(accepted, original, because="she asks for it")
    assert (found.bundles, found.copies) == ((made,), (statement,))
    assert withdraw_source(accepted, other, because="it is not needed").bundles == ()


def test_every_filing_serves_one_purpose_that_its_readers_can_be_told_for() -> None:
    told = {each.purpose: each.audiences for each in load_purposes().purpose}
    assert {key for key in form_keys() if load_form(key).audience not in told[purpose_of(key)]} == set()


def test_every_audience_beyond_the_family_has_its_level() -> None:
    levels = [each.audience for each in load_purposes().level if each.audience]
    assert levels == [each for each in Audience if each is not Audience.FAMILY]
