"""The gate before anything goes to others, line by line: on which word it opens, and what it says where not.

Nobody named here exists.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import a_claim, a_document
from habeas.casework.cases import get_case
from habeas.casework.gating import (
    ConsentEarly,
    ConsentExpired,
    ConsentMissing,
    ConsentNarrower,
    ConsentOtherPurpose,
    ConsentRefused,
    ConsentWithdrawn,
    DraftOnly,
    as_draft,
    find_refusal,
    find_refusal_of,
    prove_may_go_out,
    refusal_on,
    sender_lang,
    standing_for,
    warnings_on,
)
from habeas.casework.memory import Memory, remember
from habeas.errors import Refused
from habeas.ledger import Entry
from habeas.ledger.entries import KINDS
from habeas.model import (
    Answer,
    Assessment,
    Audience,
    CaseId,
    CaseRecord,
    CategoryFinding,
    ClaimId,
    Consent,
    ConsentStanding,
    ConsentState,
    Decision,
    DocumentId,
    Finding,
    Footnote,
    Giver,
    Judgement,
    Kind,
    Mark,
    Naming,
    Petition,
    PetitionId,
    Purpose,
    Sameness,
    Sort,
    Stretch,
    Variant,
    Verdict,
)  # fmt: skip

DAY, CASE = "2026-01-02", CaseId("cas-0")
ONE, TWO = DocumentId("doc-1"), DocumentId("doc-2")
WORD = Consent(
    case=CASE, audience=Audience.UN, allowed=True, giver=Giver.PERSON, given_on="2025-12-01", by="R.", at="2026-01-01"
)
NO = replace(WORD, allowed=False, given_on="2025-12-20")


def a_petition(*documents: DocumentId, **changed: object) -> Petition:
    """Return a filing that cites these documents."""
    notes = tuple(Footnote(claim=ClaimId("clm-0"), document=each, cites="x", quote="y") for each in documents)
    made = Petition(
        id=PetitionId("pet-0"), case=CASE, who="x", form="x", law="x", made_on=DAY, sentences=(), footnotes=notes,
        blanks=(), annex=(), to_verify=(),
    )  # fmt: skip
    return replace(made, **changed)  # type: ignore[arg-type]


def an_assessment(*elements: tuple[str, int, int]) -> Assessment:
    """Return findings: of a category, how many claims speak for it, and how many wait."""
    return Assessment(
        case="x", law="x", state=None, treaty_note="",
        categories=tuple(
            CategoryFinding(category=category, text="x", mark=Mark.READ, answer=Answer.UNKNOWN, elements=(
                a_finding(speaking, waiting), a_finding(0, waiting),
            ))
            for category, speaking, waiting in elements
        ),
    )  # fmt: skip


def a_finding(speaking: int, waiting: int) -> Finding:
    """Return what was found of one element."""
    claims = tuple(ClaimId(f"clm-{number}") for number in range(9))
    return Finding(
        element="x", category="I", question="x", answer=Answer.UNKNOWN, facts=(), claims_for=claims[:speaking],
        claims_against=(), proposed=claims[:waiting], missing=(), citations=(), mark=Mark.READ, law="x",
    )  # fmt: skip


def standing(*words: Consent, made: Petition | None = None, day: str = DAY) -> ConsentStanding:
    """Return the consent on which a filing goes out, by these words."""
    filing = made or a_petition()
    record = CaseRecord(consents=words)
    return standing_for(record, filing.audience, filing.variant, day=day, purpose=Purpose.DECIDE)


REFUSALS = [
    ((), ConsentMissing, "no consent on record to this going to its readers (un)", "nobody was asked"),
    ((replace(WORD, audience=Audience.PUBLIC),), ConsentMissing, "no consent on record", "another audience"),
    ((NO,), ConsentRefused, "(un) was refused on 2025-12-20.", "she said no"),
    ((WORD, NO), ConsentWithdrawn, "(un) was withdrawn on 2025-12-20.", "she took it back"),
    (
        (replace(WORD, until="2026-01-01"),),
        ConsentExpired,
        "(un) held until 2026-01-01, and",
        "it ended the day before",
    ),
    ((replace(WORD, since="2026-01-03"),), ConsentEarly, "(un) begins on 2026-01-03.", "it begins the day after"),
    ((replace(WORD, purposes=(Purpose.PUBLISH,)),), ConsentOtherPurpose, "but not for this: decide.", "something else"),
    ((replace(WORD, scope=(TWO,)),), ConsentNarrower, "does not reach document doc-1, which", "another document"),
]


@pytest.mark.parametrize(("words", "refusal", "said", "why"), REFUSALS, ids=[row[3] for row in REFUSALS])
def test_nothing_goes_out_without_consent_and_it_is_said_why(
    words: tuple[Consent, ...], refusal: type[Refused], said: str, why: str
) -> None:
    found = find_refusal_of(a_petition(TWO, ONE), standing(*words))
    assert type(found) is refusal, why
    assert found is not None
    assert said in found.message
    assert found.exit_code == 18


@pytest.mark.parametrize(
    ("words", "documents", "why"),
    [
        ((WORD,), (ONE, TWO), "she said yes, to all documents"),
        ((replace(WORD, scope=(ONE, TWO)),), (TWO, ONE), "to both documents"),
        ((replace(WORD, scope=(TWO,)),), (TWO, TWO), "to the one that is cited"),
        ((replace(WORD, scope=(TWO,)),), (), "nothing is cited"),
        ((NO, replace(WORD, given_on="2025-12-21")),  (ONE,), "yes after a no"),
        ((replace(WORD, until=DAY),), (ONE,), "its last day"),
        ((replace(WORD, since=DAY),), (ONE,), "its first day"),
        ((replace(WORD, purposes=(Purpose.DECIDE,)),), (ONE,), "for this"),
        ((replace(WORD, audience=Audience.UN_UNNAMED),), (ONE,), "with the name withheld from publication"),
    ],
)  # fmt: skip
def test_what_was_allowed_goes_out(words: tuple[Consent, ...], documents: tuple[DocumentId, ...], why: str) -> None:
    assert find_refusal_of(a_petition(*documents), standing(*words)) is None, why


@pytest.mark.parametrize(
    ("given", "audience", "variant", "state", "why"),
    [
        (Audience.PUBLIC_UNNAMED, Audience.PUBLIC, Variant.REDACTED, ConsentState.GIVEN, "a text without names"),
        (Audience.PUBLIC_UNNAMED, Audience.PUBLIC, Variant.FULL, ConsentState.NOT_ASKED, "a text with names"),
        (Audience.UN_UNNAMED, Audience.UN, Variant.FULL, ConsentState.GIVEN, "which then says so"),
        (Audience.UN, Audience.UN_UNNAMED, Variant.FULL, ConsentState.NOT_ASKED, "not the other way round"),
        (Audience.COURT, Audience.COURT, Variant.FULL, ConsentState.GIVEN, "as asked"),
    ],
)
def test_one_of_the_audiences_must_have_been_allowed(
    given: Audience, audience: Audience, variant: Variant, state: ConsentState, why: str
) -> None:
    made = a_petition(audience=audience, variant=variant)
    assert standing(replace(WORD, audience=given), made=made).state is state, why


def test_where_none_was_allowed_the_first_says_why() -> None:
    found = standing(NO, replace(NO, audience=Audience.UN_UNNAMED, given_on="2025-12-22"))
    assert (found.audience, found.state) == (Audience.UN, ConsentState.REFUSED)
    other = standing(NO, replace(WORD, audience=Audience.UN_UNNAMED))
    assert (other.audience, other.state) == (Audience.UN_UNNAMED, ConsentState.GIVEN)


def test_the_day_of_a_refusal_is_the_one_that_was_meant() -> None:
    told = {"case": CASE, "audience": "un", "purpose": "decide"}
    ended = ConsentStanding(
        audience=Audience.UN, state=ConsentState.EXPIRED, word=replace(WORD, since="2025-12-05", until="2025-12-31")
    )
    early = replace(ended, state=ConsentState.NOT_YET)
    refused = replace(ended, state=ConsentState.REFUSED)
    days = [found.message[-12:] for each in (early, refused) if (found := refusal_on(each, told, ()))]
    assert days == [" 2025-12-05.", " 2025-12-01."]
    found = refusal_on(ended, told, ())
    assert found is not None
    assert "held until 2025-12-31," in found.message


@pytest.mark.parametrize(
    ("lang", "says"),
    [("en", "Draft: no consent on record for this audience"), ("fr", "Projet : aucun consentement")],
)
def test_a_draft_says_in_its_title_and_language_why_it_may_not_be_sent(lang: str, says: str) -> None:
    assert as_draft(a_petition(lang=lang), ConsentMissing(audience="un", case="x")).draft.startswith(says)


DRAFTS = [
    ConsentMissing(audience="un", case="x"), ConsentRefused(audience="un", case="x", day=DAY),
    ConsentWithdrawn(audience="un", case="x", day=DAY), ConsentExpired(audience="un", case="x", day=DAY),
    ConsentNarrower(audience="un", case="x", document=ONE), None,
]  # fmt: skip


CODES = [
    "consent-missing", "consent-refused", "consent-withdrawn", "consent-expired", "consent-narrower", "consent-early",
    "consent-other-purpose",
]  # fmt: skip


def test_each_reason_has_its_own_code() -> None:
    refusals = (
        ConsentMissing, ConsentRefused, ConsentWithdrawn, ConsentExpired, ConsentNarrower, ConsentEarly,
        ConsentOtherPurpose,
    )  # fmt: skip
    assert [each.code for each in refusals] == CODES
    assert {each.exit_code for each in refusals} == {18}


def test_each_reason_has_its_own_title() -> None:
    assert len({as_draft(a_petition(), each).draft for each in DRAFTS}) == 6
    given = as_draft(a_petition(), None).draft
    assert as_draft(a_petition(), ConsentEarly(audience="un", case="x", day=DAY)).draft == given
    assert as_draft(a_petition(), ConsentOtherPurpose(audience="un", case="x", purpose="decide")).draft == given


RELATIVE = "not the detainee's"
UNNAMED = "withheld from publication"


@pytest.mark.parametrize(
    ("words", "changed", "warned", "why"),
    [
        ((WORD,), {}, [], "her own word"),
        ((replace(WORD, giver=Giver.FAMILY),), {}, [RELATIVE], "a relative's"),
        ((replace(WORD, giver=Giver.LAWYER),), {}, [], "her lawyer's"),
        ((replace(WORD, giver=Giver.FAMILY, audience=Audience.FAMILY),), {"audience": Audience.FAMILY}, [],
         "a relative's, to the family"),
        ((replace(WORD, audience=Audience.UN_UNNAMED),), {}, [UNNAMED], "with the name withheld"),
        ((replace(WORD, audience=Audience.UN_UNNAMED, giver=Giver.FAMILY),), {}, [RELATIVE, UNNAMED], "both"),
        ((), {}, [], "nobody was asked"),
        ((replace(WORD, giver=Giver.FAMILY, allowed=False),), {}, [], "a relative's no"),
        ((replace(WORD, giver=Giver.FAMILY, given_on="2026-02-01"),), {}, [RELATIVE], "a word of a later day counts"),
    ],
)  # fmt: skip
def test_whoever_sends_a_filing_is_told_on_what_consent(
    words: tuple[Consent, ...], changed: dict[str, object], warned: list[str], why: str
) -> None:
    found = warnings_on(CaseRecord(consents=words), a_petition(**changed), an_assessment())  # type: ignore[arg-type]
    assert len(found) == len(warned), why
    assert [part in each for part, each in zip(warned, found, strict=True)] == [True] * len(warned), why


@pytest.mark.parametrize(
    ("elements", "form", "counted", "why"),
    [
        ((("I", 0, 3),), "wgad_pleading", [("I", "3")], "three wait, and none speaks"),
        ((("I", 1, 3),), "wgad_pleading", [], "one speaks"),
        ((("I", 0, 0),), "wgad_pleading", [], "none waits"),
        ((("I", 0, 1), ("II", 2, 1), ("V", 0, 2)), "wgad_pleading", [("I", "1"), ("V", "2")], "of two categories"),
        ((("I", 0, 3),), "sp_letter", [], "a form that names no category"),
    ],
)
def test_whoever_sends_a_filing_is_told_what_is_undecided(
    elements: tuple[tuple[str, int, int], ...], form: str, counted: list[tuple[str, str]], why: str
) -> None:
    found = warnings_on(CaseRecord(consents=(WORD,)), a_petition(form_key=form), an_assessment(*elements))
    assert len(found) == len(counted), why
    told = [category in each and count in each for (category, count), each in zip(counted, found, strict=True)]
    assert told == [True] * len(counted), why


@pytest.mark.parametrize(("lang", "spoken"), [("en", "en"), ("fr", "fr"), ("es", "es"), ("ru", "en"), ("zh", "en")])
def test_whoever_sends_is_spoken_to_in_a_language_of_the_working_group(lang: str, spoken: str) -> None:
    assert sender_lang(a_petition(lang=lang)) == spoken
    relative = CaseRecord(consents=(replace(WORD, giver=Giver.FAMILY),))
    here, there = (warnings_on(relative, a_petition(lang=each), an_assessment()) for each in (lang, spoken))
    assert here == there


DOCUMENT = a_document("Dauren Esimov was beaten.")
CLAIM = a_claim(DOCUMENT, "Dauren Esimov was beaten", Kind.TORTURE)
STRETCH = Stretch(start=0, end=13, text="Dauren Esimov")
NAMING = Naming(document=DOCUMENT.id, name="Dauren Esimov", sort=Sort.PERSON, spellings=(STRETCH,))
ONE_PERSON = Judgement(left=NAMING.id, right=NAMING.id, sameness=Sameness.SAME, by="R.", at="2026-01-01", because="x")
ACCEPTED = Decision(claim=CLAIM.id, verdict=Verdict.ACCEPT, by="R.", at="2026-01-01", because="read")


def remembered(*words: Consent) -> Memory:
    """Return a memory of one document, and of these words on the case."""
    return remember(
        Entry(seq=seq, kind=KINDS[type(body)], at="2026-01-02T03:04:05Z", by="R.", body=body, prev_hash="", hash="")
        for seq, body in enumerate((DOCUMENT, CLAIM, NAMING, ONE_PERSON, ACCEPTED, *words), start=1)
    )


def test_a_filing_goes_out_by_what_is_on_the_record_of_its_case() -> None:
    case = get_case(remembered(), "Dauren Esimov").id
    made = a_petition(DOCUMENT.id, case=case)
    asked = remembered(replace(WORD, case=case))
    prove_may_go_out(asked, made, day=DAY)
    assert find_refusal(asked, made, day=DAY) is None
    for memory, day, refusal in (
        (remembered(), DAY, ConsentMissing), (asked, "2025-11-30", ConsentMissing),
        (remembered(replace(WORD, case=case), replace(NO, case=case)), DAY, ConsentWithdrawn),
        (remembered(replace(WORD, case=case, scope=(TWO,))), DAY, ConsentNarrower),
    ):  # fmt: skip
        assert type(find_refusal(memory, made, day=day)) is refusal
        with pytest.raises(refusal):
            prove_may_go_out(memory, made, day=day)


def test_a_draft_does_not_go_out_whatever_was_allowed() -> None:
    case = get_case(remembered(), "Dauren Esimov").id
    with pytest.raises(DraftOnly) as refused:
        prove_may_go_out(remembered(replace(WORD, case=case)), a_petition(case=case, draft="Draft"), day=DAY)
    assert (refused.value.code, refused.value.exit_code) == ("draft-only", 18)
