"""The legal side of a case: charges, hearings, orders, conditions, remedies, groups; everybody here is invented."""

from __future__ import annotations

import pytest

from case_builders import a_claim, a_decision, a_document, a_naming, case_of, cases_of
from habeas.model import (
    Answer,
    Attribute,
    CaseFile,
    ChargeState,
    Claim,
    Document,
    Kind,
    Modality,
    NamingId,
)  # fmt: skip
from habeas.model.ids import naming_id
from habeas.reconcile.offences import counts_in

SAID = (
    'Ama Boduk was charged with "inciting social hatred" which carries a penalty of up to seven years in prison.',
    "She was accused of the incitement of hatred under Article 174 of the Criminal Code of Kazakhstan.",
    "She was charged with leading an unregistered group (Article 405).",
    "Prosecutors changed the charge against her to article 180 from article 174.",
    "On 5 June she was convicted of inciting hatred and sentenced to 3 years in prison.",
    "The court convicted her.",
    "Her appeal was rejected.",
    "She appealed against the verdict.",
    "The upper court quashed the conviction for inciting hatred.",
    "The hearing on 5 June was closed to the public.",
    "She was taken to court, but her lawyer was not informed.",
    "The trial was open to journalists; she appeared before Judge Orla Tenn without an interpreter.",
    "The government said that the hearing was public.",
    "The court of Ardeny extended her detention by two months.",
    "The court ordered her detention for two months.",
    "She was released on 9 June.",
    "She will face travel restrictions for three months.",
    "She may not leave Ardeny for three months.",
    "The charge is based on a speech that she gave in a school.",
    "Ama Boduk, Tavo Brink and about 40 others were arrested.",
    "She was arrested together with Mira Solen at the gate.",
    "Ама Бодук обвинили в возбуждении розни.",
    "Her complaint to the court was dismissed.",
    "Her appeal was granted and she was released.",
)
DOCUMENT = a_document("\n".join(SAID), published="2030-07-01")


def claim(start: str, kind: Kind | Attribute, when: str | None = None, **more: object) -> Claim:
    """Return a claim on the sentence that begins so."""
    (words,) = [each for each in SAID if each.startswith(start)]
    return a_claim(DOCUMENT, words, kind, when, **more)  # type: ignore[arg-type]


def case_with(*claims: Claim, **given: object) -> CaseFile:
    return case_of(*claims, documents=[DOCUMENT], **given)


QUOTED = claim("Ama Boduk was charged", Kind.CHARGE, "2030-05-04")
NUMBERED = claim("She was accused", Kind.CHARGE, "2030-05-10")
APPEALED = claim("She appealed", Kind.APPEAL, "2030-06-06")
OTHER = claim("She was charged with leading", Kind.CHARGE, "2030-05-10")


def test_words_for_one_offence_make_one_charge_with_all_that_is_told_of_it() -> None:
    (charge,) = case_with(QUOTED, NUMBERED).process.charges
    assert charge.offence == "inciting social hatred"
    assert [(each.number, each.law, each.state) for each in charge.articles] == [("174", "Criminal Code", "KZ")]
    assert [each.as_written for each in charge.may_carry] == ["up to seven years"]
    assert charge.may_carry[0].length is not None
    assert (charge.may_carry[0].length.at_least, charge.may_carry[0].length.at_most) == (0, 2557)


def test_each_provision_is_a_charge_of_its_own() -> None:
    charges = case_with(QUOTED, NUMBERED, OTHER).process.charges
    assert [[each.number for each in charge.articles] for charge in charges] == [["174"], ["405"]]


def test_an_article_is_of_the_state_that_the_case_concerns() -> None:
    state = claim("Ama Boduk was charged", Attribute.STATE, value="Kazakhstan")
    (charge,) = case_with(OTHER, state).process.charges
    assert [(each.number, each.state) for each in charge.articles] == [("405", "KZ")]


def test_a_step_that_names_no_charge_is_of_the_only_one() -> None:
    (charge,) = case_with(QUOTED, claim("The court convicted", Kind.CONVICTION)).process.charges
    assert [(each.state, each.is_certain) for each in charge.course] == [
        (ChargeState.CHARGED, True), (ChargeState.CONVICTED, True),
    ]  # fmt: skip
    assert charge.state is ChargeState.CONVICTED


def test_beside_several_it_may_be_of_each_and_decides_none() -> None:
    charges = case_with(QUOTED, OTHER, claim("The court convicted", Kind.CONVICTION)).process.charges
    assert [[each.is_certain for each in charge.course] for charge in charges] == [[True, False], [True, False]]
    assert [charge.state for charge in charges] == [ChargeState.CHARGED, ChargeState.CHARGED]


def test_the_course_of_a_charge_is_sorted_in_time_and_the_undated_follow() -> None:
    convicted = claim("On 5 June", Kind.CONVICTION, "2030-06-05")
    sentenced = claim("On 5 June", Kind.SENTENCE, "2030-06-05", amount=("3", "year"))
    appealed = claim("She appealed", Kind.APPEAL)
    quashed = claim("The upper court", Kind.APPEAL, "2030-06-20")
    (charge,) = case_with(quashed, appealed, sentenced, convicted, QUOTED).process.charges
    assert [each.state for each in charge.course] == [
        ChargeState.CHARGED, ChargeState.CONVICTED, ChargeState.SENTENCED, ChargeState.APPEALED, ChargeState.QUASHED,
    ]  # fmt: skip
    assert charge.state is ChargeState.QUASHED
    assert [each.length.at_most for each in charge.imposed if each.length] == [1096]


def test_a_changed_charge_keeps_its_course() -> None:
    (charge,) = case_with(NUMBERED, claim("Prosecutors changed", Kind.CHARGE, "2030-05-20")).process.charges
    assert charge.state is ChargeState.RECLASSIFIED
    assert {each.number for each in charge.articles} == {"174", "180"}


def test_a_charge_stands_where_accepted_claims_leave_it() -> None:
    convicted = claim("On 5 June", Kind.CONVICTION, "2030-06-05")
    (charge,) = case_with(QUOTED, convicted, decisions=(a_decision(QUOTED.id),)).process.charges
    assert charge.state is ChargeState.CHARGED


@pytest.mark.parametrize(
    ("sentence", "expected", "why"),
    [
        ("She was charged with inciting hatred and held.", [("inciting hatred", [])], "up to the next thing"),
        ("He was accused of fraud under Article 5.", [("fraud", ["5"])], "with the provision after it"),
        (
            "He was charged with fraud (Article 5) and theft (Article 9).",
            [("fraud", ["5"]), ("theft", ["9"])],
            "each provision with the words before it",
        ),
        ('charged with "extremism" and "insult"', [("extremism", []), ("insult", [])], "each in its own marks"),
        ("charged under articles 5 and 9", [("", ["5"]), ("", ["9"])], "provisions alone"),
        ("He was sentenced to 7 years in prison for extremism.", [("extremism", [])], "what a sentence was for"),
        ("The court convicted her.", [], "nothing"),
        ("Её обвинили в распространении ложных сведений.", [("распространении ложных сведений", [])], "Russian"),
        ("他因涉嫌寻衅滋事罪被拘留", [("寻衅滋事罪", [])], "Chinese"),
        ("fue acusada de difundir noticias falsas.", [("difundir noticias falsas", [])], "Spanish"),
    ],
)
def test_what_somebody_is_charged_with_is_read_from_the_words(
    sentence: str, expected: list[tuple[str, list[str]]], why: str
) -> None:
    found = [(each.offence, [one.number for one in each.provisions]) for each in counts_in(sentence, 0)]
    assert found == expected, why


def test_a_charge_that_each_of_two_languages_tells_once_is_one() -> None:
    russian = Document(**{**_fields(DOCUMENT), "language": "ru", "sha256": "0" * 64})
    (words,) = [each for each in SAID if each.startswith("Ама")]
    told = a_claim(russian, words, Kind.CHARGE, "2030-05-04")
    (charge,) = case_of(QUOTED, told, documents=[DOCUMENT, russian]).process.charges
    assert set(charge.claims) == {QUOTED.id, told.id}


def _fields(document: Document) -> dict[str, object]:
    return {name: getattr(document, name) for name in ("size", "media_type", "engine", "text", "frame")}


def test_what_is_told_of_one_day_is_told_of_one_sitting() -> None:
    closed = claim("The hearing on 5 June", Kind.CLOSED_HEARING, "2030-06-05")
    hearing = claim("The hearing on 5 June", Kind.HEARING, "2030-06-05")
    denied = claim("She was taken to court", Kind.DENIAL_OF_LAWYER, "2030-06-05")
    brought = claim("She was taken to court", Kind.HEARING, "2030-06-05")
    (found,) = case_with(closed, hearing, denied, brought).process.hearings
    assert (found.was_public.answer, found.was_present.answer) == (Answer.NO, Answer.YES)
    assert (found.had_counsel.answer, found.had_interpreter.answer) == (Answer.NO, Answer.UNKNOWN)


def test_a_sitting_tells_its_judge_and_what_was_missing() -> None:
    (found,) = case_with(claim("The trial was open", Kind.TRIAL, "2030-06-07")).process.hearings
    assert [each.name for each in found.judges] == ["Orla Tenn"]
    assert (found.was_public.answer, found.had_interpreter.answer) == (Answer.YES, Answer.NO)


def test_where_sources_differ_nobody_is_right_and_both_sides_are_kept() -> None:
    closed = claim("The hearing on 5 June", Kind.CLOSED_HEARING, "2030-06-05")
    countered = claim("The government said", Kind.COUNTER_CLAIM, "2030-06-05", value="closed_hearing")
    (found,) = case_with(closed, countered).process.hearings
    assert found.was_public.answer is Answer.UNKNOWN
    assert (found.was_public.claims_for, found.was_public.claims_against) == ((countered.id,), (closed.id,))


def test_an_order_ends_when_its_length_is_over_and_an_extension_does_not_say() -> None:
    first = claim("The court ordered", Kind.DETENTION_ORDER, "2030-05-05")
    longer = claim("The court of Ardeny", Kind.DETENTION_ORDER, "2030-07-05")
    orders = case_with(first, longer).process.orders
    assert [(each.extends, each.until.edtf if each.until else None) for each in orders] == [
        (Answer.UNKNOWN, "2030-07-04/2030-07-05"), (Answer.YES, None),
    ]  # fmt: skip


def test_a_condition_ends_by_the_calendar() -> None:
    released = claim("She was released on", Kind.RELEASE, "2030-06-09")
    bound = claim("She may not leave", Kind.TRAVEL_RESTRICTION, amount=("3", "month"))
    (found,) = case_with(claim("She was arrested", Kind.ARREST, "2030-05-03"), released, bound).process.conditions
    assert found.began is not None
    assert found.ends is not None
    assert (found.began.edtf, found.ends.edtf, found.is_announced) == ("2030-06-09", "2030-09-08/2030-09-09", False)


@pytest.mark.parametrize(
    ("as_of", "over"), [("2030-09-01", Answer.NO), ("2030-09-08", Answer.UNKNOWN), ("2030-09-10", Answer.YES)]
)
def test_whether_a_condition_is_over_is_asked_of_a_day(as_of: str, over: Answer) -> None:
    bound = claim("She may not leave", Kind.TRAVEL_RESTRICTION, "2030-06-09", amount=("3", "month"))
    (found,) = case_with(bound, as_of=as_of).process.conditions
    assert found.is_over is over


def test_what_is_only_announced_is_marked_and_is_no_fact() -> None:
    released = claim("She was released on", Kind.RELEASE, "2030-06-09")
    said = claim("She will face", Kind.TRAVEL_RESTRICTION, amount=("3", "month"), modality=Modality.FUTURE)
    (found,) = case_with(claim("She was arrested", Kind.ARREST, "2030-05-03"), released, said).process.conditions
    assert (found.is_announced, found.fact) == (True, None)
    assert found.ends is not None
    assert found.ends.edtf == "2030-09-08/2030-09-09"


@pytest.mark.parametrize(
    ("claims", "helped", "why"),
    [
        ([claim("She appealed", Kind.APPEAL)], Answer.UNKNOWN, "nothing is told of its end"),
        ([claim("Her complaint", Kind.HABEAS_CORPUS)], Answer.NO, "its own words say so"),
        ([claim("Her appeal was granted", Kind.APPEAL)], Answer.YES, "its own words say so"),
        (
            [APPEALED, claim("Her appeal was re", Kind.APPEAL_REJECTED, "2030-06-20")],
            Answer.NO, "a rejection followed",
        ),
        (
            [APPEALED, claim("She was released on", Kind.RELEASE, "2030-06-09")],
            Answer.UNKNOWN, "a release that only came later was not won by it",
        ),
    ],
)  # fmt: skip
def test_a_remedy_helped_where_sources_say_so(claims: list[Claim], helped: Answer, why: str) -> None:
    (found,) = case_with(*claims).process.remedies
    assert found.helped.answer is helped, why


def test_what_the_person_did_stands_apart_from_the_charge() -> None:
    did = claim("The charge is based", Attribute.IMPUGNED_ACTIVITY, value="a speech in a school")
    process = case_with(QUOTED, did).process
    assert [each.as_written for each in process.activity] == ["a speech in a school"]
    assert all(did.id not in charge.claims for charge in process.charges)


def test_people_taken_by_the_same_words_are_a_group_and_each_has_a_status() -> None:
    (words,) = [each for each in SAID if each.startswith("Ama Boduk, Tavo")]
    own = a_claim(DOCUMENT, words, Kind.ARREST, "2030-05-03", amount=("40", "person"))
    other = a_claim(DOCUMENT, words, Kind.ARREST, "2030-05-03", who="Tavo Brink")
    one, two = sorted(cases_of([DOCUMENT], [own, other]), key=lambda case: case.who.name)
    assert one.process.groups[0].others == (NamingId(naming_id(DOCUMENT.id, "Tavo Brink")),)
    assert two.process.groups[0].others == (NamingId(naming_id(DOCUMENT.id, "Ama Boduk")),)
    assert one.process.groups[0].counted is not None


def test_somebody_named_after_together_with_is_of_the_group() -> None:
    taken = claim("She was arrested together", Kind.ARREST, "2030-05-03")
    mira = a_naming(DOCUMENT, "Mira Solen")
    (case,) = cases_of([DOCUMENT], [taken], namings=[mira])
    assert case.process.groups[0].others == (mira.id,)
