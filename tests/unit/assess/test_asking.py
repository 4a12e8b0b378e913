"""The open questions of invented cases: what each would decide, which are one, and in which order they come."""

from __future__ import annotations

from dataclasses import replace

import pytest

from case_builders import a_claim, a_decision, a_document, case_of
from habeas.assess import assess, find_questions
from habeas.assess.weights import load_weights
from habeas.law import load_law
from habeas.model import (
    Answer,
    Asked,
    Attribute,
    Backing,
    Bound,
    Bounded,
    CaseFile,
    Chain,
    Claim,
    Document,
    End,
    Join,
    Joinable,
    Kind,
    Measure,
    Measured,
    Modality,
    Moment,
    OpenQuestion,
    Origin,
    Root,
    Span,
    Stake,
    Standing,
    State,
    Support,
    Unanswered,
)  # fmt: skip
from habeas.model.process import NO_STATUS

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
LAW = load_law()
K, M = Kind, Modality

ARREST = "Ama Boduk was arrested on 3 May 2031."
UNDATED = "Ama Boduk was arrested without a warrant."
LAWYER = "Ama Boduk was denied access to a lawyer."
AGAIN = "She was kept from her lawyer."
TORTURED = "Ama Boduk was tortured."
DENIED = "The ministry denied that Ama Boduk was tortured."
TEXT = a_document(" ".join([ARREST, UNDATED, LAWYER, TORTURED, DENIED, "She was released in 2032."]))
OTHER = a_document(f"{AGAIN} {ARREST} (another invented paper)")


def a_told(*claims: Claim, accepted: bool = True, documents: tuple[Document, ...] = (TEXT, OTHER)) -> CaseFile:
    decisions = tuple(a_decision(claim.id) for claim in claims) if accepted else ()
    case = case_of(*claims, documents=list(documents), decisions=decisions, questions=LAW.questions)
    return replace(case, times=(), measures=(), joinable=(), backings=(), status=NO_STATUS)  # each test brings its own


def questions(case: CaseFile, *asked: Asked) -> tuple[OpenQuestion, ...]:
    return find_questions(case, assess(case, LAW), LAW, asked)


def keys(case: CaseFile, *asked: Asked) -> list[str]:
    return [each.key for each in questions(case, *asked)]


def question(case: CaseFile, key: str, *asked: Asked) -> OpenQuestion:
    return next(each for each in questions(case, *asked) if key in (each.key, *each.aliases))


def effect(asked: OpenQuestion, stake: Stake) -> tuple[object, ...]:
    found = next(each for each in asked.effects if each.stake is stake)
    return found.of, found.if_yes, found.if_no, found.points


def word(key: str, state: Unanswered, at: str = "2032-01-01T00:00:00Z") -> Asked:
    return Asked(case="cas-0", question=key, state=state, remark="her sister", by="R. (invented)", at=at)  # type: ignore[arg-type]


ARRESTED = a_claim(TEXT, ARREST, K.ARREST, "2031-05-03")
WITHOUT_WARRANT = a_claim(TEXT, UNDATED, K.ARREST)
NO_LAWYER = a_claim(TEXT, LAWYER, K.DENIAL_OF_LAWYER)
NO_LAWYER_AGAIN = a_claim(OTHER, AGAIN, K.DENIAL_OF_LAWYER)
TORTURE = a_claim(TEXT, TORTURED, K.TORTURE)
NO_TORTURE = a_claim(TEXT, DENIED, K.TORTURE, modality=M.DENIED, speaker="The ministry")


def test_where_nothing_is_known_a_yes_would_decide_the_category_and_a_no_only_the_element() -> None:
    asked = question(a_told(ARRESTED), "closed_hearing")
    assert effect(asked, Stake.CATEGORY) == ("III", YES, UNKNOWN, 3600)
    assert effect(asked, Stake.ELEMENT) == ("closed_hearing", YES, NO, 1200)
    assert asked.decides == ("III",)


def test_an_element_of_two_categories_would_decide_both() -> None:
    assert question(a_told(ARRESTED), "incommunicado").decides == ("I", "III")


def test_a_category_that_is_answered_is_not_decided_again() -> None:
    case = a_told(ARRESTED, NO_LAWYER)
    assert question(case, "closed_hearing").decides == ()
    assert question(case, "charges_late").decides == ("I",)


def test_an_aggravating_element_decides_no_category() -> None:
    assert question(a_told(ARRESTED), "torture").decides == ()


def test_the_last_open_element_of_a_category_would_decide_it_either_way() -> None:
    case = a_told(ARRESTED)
    assessment = assess(case, LAW)
    fifth = next(each for each in assessment.categories if each.category == "V")
    closed = tuple(
        finding if finding.element == "discrimination_pattern" else replace(finding, answer=NO)
        for finding in fifth.elements
    )
    others = tuple(
        replace(each, elements=closed) if each.category == "V" else each for each in assessment.categories
    )  # fmt: skip
    found = {each.key: each for each in find_questions(case, replace(assessment, categories=others), LAW)}
    assert effect(found["discrimination_pattern"], Stake.CATEGORY) == ("V", YES, NO, 7200)


def test_what_concerns_some_people_only_weighs_nothing_until_a_source_speaks_of_it() -> None:
    silent = question(a_told(ARRESTED), "migrant_no_review")
    told = question(a_told(ARRESTED, a_claim(TEXT, LAWYER, K.ASYLUM_REQUEST)), "migrant_no_review")
    assert (silent.decides, silent.score) == (("IV",), 0)
    assert (told.decides, told.score) == (("IV",), 8400)


SAME = [
    ("no_warrant", ("II.4",), "the warrant"),
    ("juvenile", ("I.4",), "the age"),
    ("exercise_rights", ("I.7",), "the activity"),
    ("vague_law", ("II.7", "III.7"), "the legal basis"),
    ("II.6", ("II.6", "III.6"), "the form refers from one to the other"),
]


@pytest.mark.parametrize(("key", "lines", "why"), SAME)
def test_a_line_and_an_element_that_ask_the_same_are_one_question(key: str, lines: tuple[str, ...], why: str) -> None:
    case = a_told(ARRESTED)
    asked = question(case, key)
    assert (asked.key, asked.lines) == (key, lines), why
    assert not set(lines) & set(keys(case)) - {key}, why
    assert asked.asks[0] == LAW.line(lines[0]).question, why


def test_all_rights_of_category_two_are_one_question() -> None:
    asked = question(a_told(ARRESTED), "exercise_rights:religion")
    assert asked.key == "exercise_rights"
    assert len(asked.elements) == 9
    assert effect(asked, Stake.CATEGORY) == ("II", YES, NO, 7200)


def test_what_answers_the_element_answers_the_line_that_asks_the_same() -> None:
    assert {"no_warrant", "II.4"}.isdisjoint(keys(a_told(WITHOUT_WARRANT)))


def predicates_of(key: str) -> set[Kind | Attribute]:
    elements = [each for each in LAW.elements if each.id.partition(":")[0] == key]
    bearings = [bearing for each in elements for bearing in (*each.yes_if, *each.no_if)]
    return {predicate for bearing in bearings for predicate in (*bearing.kinds, *bearing.attributes)}


# Where the law's file finds an element by words alone, what is merged with it stands here with its reason.
BY_MEANING = {"consular": "foreign nationality is what gives the right", "juvenile": "the age is what is asked"}


@pytest.mark.parametrize("keys_of_one", [same.keys for same in load_weights().same], ids=lambda keys: keys[0])
def test_what_is_merged_shares_a_kind_or_an_attribute_that_answers_it(keys_of_one: tuple[str, ...]) -> None:
    lines = [set(LAW.line(key).answered_by) for key in keys_of_one if "." in key]
    elements = [predicates_of(key) for key in keys_of_one if key in {item.id for item in LAW.items}]
    for line in lines:
        assert all(line & element for element in elements) or keys_of_one[0] in BY_MEANING


def test_an_undecided_claim_is_shown_with_the_question_and_answers_nothing() -> None:
    asked = question(a_told(NO_LAWYER, accepted=False), "counsel_denied")
    assert asked.proposed == (NO_LAWYER.id,)
    assert effect(asked, Stake.CLAIMS)[3] == 1


def test_what_one_document_says_is_asked_of_a_second_source_after_what_decides() -> None:
    case = a_told(ARRESTED, NO_LAWYER)
    asked = question(case, "counsel_denied:second")
    assert (asked.said, effect(asked, Stake.SECOND_SOURCE)[0]) == ((NO_LAWYER.id,), "counsel_denied")
    assert "counsel_denied" not in keys(case)
    assert keys(case).index("no_warrant") < keys(case).index("counsel_denied:second")


def test_a_second_document_closes_it() -> None:
    assert "counsel_denied:second" not in keys(a_told(ARRESTED, NO_LAWYER, NO_LAWYER_AGAIN))


def test_two_documents_that_have_it_from_one_source_do_not() -> None:
    case = a_told(ARRESTED, NO_LAWYER, NO_LAWYER_AGAIN)
    chains = tuple(Chain(claim=claim.id, links=()) for claim in (NO_LAWYER, NO_LAWYER_AGAIN))
    backing = Backing(
        fact=case.facts[0].id, support=Support.SINGLE, roots=(Root(key="wire", name="Wire", chains=chains),),
        at_least=1, at_most=1, denials=(), conflicts=(),
    )  # fmt: skip
    assert "counsel_denied:second" in keys(replace(case, backings=(backing,)))


def test_sources_on_both_sides_of_an_element_and_their_conflict_are_one_question() -> None:
    case = a_told(TORTURE, NO_TORTURE)
    asked = question(case, "torture")
    assert asked.origins == (Origin.LAW, Origin.SOURCES)
    assert set(asked.said) == {TORTURE.id, NO_TORTURE.id}
    assert asked.asks[-1].startswith("The sources contradict each other")
    assert asked.score == 1200 + 600


def test_a_disagreement_on_which_somebody_chose_a_side_is_not_asked() -> None:
    late = a_claim(OTHER, ARREST, K.ARREST, "2031-05-09")
    case = a_told(ARRESTED, late)
    chosen = tuple(replace(each, followed=each.sides[0].value) for each in case.conflicts)
    conflicts = [each.id for each in case.conflicts]
    assert any(each in (asked.key, *asked.aliases) for asked in questions(case) for each in conflicts)
    after = questions(replace(case, conflicts=chosen))
    assert not any(each in (asked.key, *asked.aliases) for asked in after for each in conflicts)


def test_names_that_are_spelled_in_two_ways_are_not_asked_about() -> None:
    assert not [key for key in keys(a_told(ARRESTED)) if key.startswith("cfl-")]


# What time leaves open


def bound(day: int) -> Bound:
    return Bound(at=Moment(2031, 5, day), chain=())


def test_an_event_without_its_day_is_asked_for_it() -> None:
    asked = question(a_told(ARRESTED, NO_LAWYER), f"{NO_LAWYER.id}:began")
    assert (asked.end, asked.said, effect(asked, Stake.DATE)[3]) == (End.BEGAN, (NO_LAWYER.id,), 8)
    assert f"{ARRESTED.id}:began" not in keys(a_told(ARRESTED))


def test_the_only_arrest_without_its_day_is_what_the_form_asks_for() -> None:
    asked = question(a_told(WITHOUT_WARRANT), "II.1")
    assert (asked.key, asked.origins) == ("II.1", (Origin.FORM, Origin.TIME))
    assert f"{WITHOUT_WARRANT.id}:began" in asked.aliases


WIDTHS = [
    (3, 3, None, "known to the day"),
    (3, 4, None, "no more than a day"),
    (3, 8, 2, "some days"),
    (3, 14, 4, "more than a week"),
]


@pytest.mark.parametrize(("first", "last", "points", "why"), WIDTHS)
def test_a_date_is_asked_by_how_wide_its_bounds_are(first: int, last: int, points: int | None, why: str) -> None:
    case = a_told(ARRESTED)
    fact = case.facts[0].id
    times = Bounded(
        fact=fact, end=End.BEGAN, earliest=bound(first), latest=bound(last), is_told=True, standing=Standing.ACCEPTED
    )
    found = [each for each in questions(replace(case, times=(times,))) if fact in each.facts]
    assert [effect(each, Stake.DATE)[3] for each in found] == ([points] if points else []), why


def a_measure(case: CaseFile, what: Measured, span: Span, *, ends: bool = True) -> Measure:
    fact = case.facts[0].id
    return Measure(
        what=what, lasted=span, begins=(fact,), ends=(fact,) if ends else (), at_least_because=(), at_most_because=(),
        is_growing=False, as_of=None, standing=Standing.ACCEPTED,
    )  # fmt: skip


def test_a_date_on_which_a_length_turns_weighs_by_how_uncertain_that_is() -> None:
    case = a_told(WITHOUT_WARRANT)
    months = a_measure(case, Measured.WITHOUT_JUDGE, Span(at_least=41, at_most=72))
    exact = a_measure(case, Measured.WITHOUT_JUDGE, Span(at_least=41, at_most=41))
    asked = question(replace(case, measures=(months,)), "II.1")
    assert effect(asked, Stake.LENGTH) == ("without_judge", None, None, 60)
    assert not [each for each in question(replace(case, measures=(exact,)), "II.1").effects if each.lasted]


def test_a_length_without_an_end_is_asked_with_the_element_that_turns_on_it() -> None:
    case = a_told(ARRESTED)
    measure = a_measure(case, Measured.WITHOUT_JUDGE, Span(at_least=41, at_most=None), ends=False)
    asked = question(replace(case, measures=(measure,)), "length:without_judge")
    assert (asked.key, asked.origins) == ("no_prompt_judge", (Origin.LAW, Origin.TIME))
    assert effect(asked, Stake.LENGTH)[3] == 80
    assert asked.asks == LAW.element("no_prompt_judge").settles


def test_the_first_day_of_a_length_is_asked_with_the_last() -> None:
    case = a_told(a_claim(TEXT, LAWYER, K.INCOMMUNICADO))
    measure = a_measure(case, Measured.INCOMMUNICADO, Span(at_least=1, at_most=None), ends=False)
    asked = question(replace(case, measures=(measure,)), "length:incommunicado")
    assert {effect.stake for effect in asked.effects} == {Stake.DATE, Stake.LENGTH}
    assert asked.key == "length:incommunicado"


def test_whether_somebody_is_held_still_comes_first() -> None:
    status = replace(NO_STATUS, state=State.HELD_PRE_TRIAL, confirmed_by=(ARRESTED.id,))
    first = questions(replace(a_told(ARRESTED), status=status))[0]
    assert (first.key, first.said) == ("held_now", (ARRESTED.id,))
    assert "III.2" in first.lines


@pytest.mark.parametrize("state", [State.RELEASED, State.DECEASED, State.EXPELLED, State.UNKNOWN])
def test_nobody_is_asked_whether_one_is_held_of_whom_sources_tell_otherwise(state: State) -> None:
    assert "held_now" not in keys(replace(a_told(ARRESTED), status=replace(NO_STATUS, state=state)))


def test_accounts_that_may_tell_of_one_event_are_asked_about() -> None:
    case = a_told(ARRESTED)
    join = Join(claim=ARRESTED.id, fact=case.facts[0].id, score=0.5, signs=(), is_certain=False)
    asked = question(replace(case, joinable=(Joinable(claim=ARRESTED.id, choices=(join,)),)), f"{ARRESTED.id}:event")
    assert (effect(asked, Stake.EVENT)[3], asked.facts) == (10, (case.facts[0].id,))


# What became of a question


def test_what_was_refused_or_does_not_apply_comes_last_with_who_said_so() -> None:
    case = a_told(ARRESTED)
    refused, idle = word("no_warrant", Unanswered.REFUSED), word("interpreter", Unanswered.NOT_APPLICABLE)
    found = questions(case, refused, idle)
    assert [each.asked for each in found[-2:]] == [refused, idle]
    assert len(found) == len(questions(case))


def test_what_is_not_known_sinks_a_little() -> None:
    case = a_told(ARRESTED)
    asked = question(case, "no_warrant", word("no_warrant", Unanswered.NOT_KNOWN))
    assert asked.score == question(case, "no_warrant").score // 2
    order = keys(case, word("no_warrant", Unanswered.NOT_KNOWN))
    assert order.index("closed_hearing") < order.index("no_warrant") < order.index("II.5")


def test_the_latest_word_stands_and_can_be_taken_back() -> None:
    words = [word("no_warrant", Unanswered.REFUSED), word("II.4", Unanswered.NOT_KNOWN)]
    case = a_told(ARRESTED)
    assert question(case, "no_warrant", *words).state is Unanswered.NOT_KNOWN
    back = question(case, "no_warrant", *words, word("no_warrant", Unanswered.NOT_ASKED))
    assert (back.state, back.asked) == (Unanswered.NOT_ASKED, None)
    assert back.score == question(case, "no_warrant").score


def test_a_word_on_an_event_holds_when_another_claim_joins_it() -> None:
    said = word(f"{NO_LAWYER.id}:began", Unanswered.NOT_KNOWN)
    joined = a_told(ARRESTED, NO_LAWYER, a_claim(TEXT, LAWYER, K.DENIAL_OF_LAWYER, rule="another"))
    assert question(joined, said.question, said).state is Unanswered.NOT_KNOWN


def test_an_accepted_answer_closes_a_question_whatever_became_of_it() -> None:
    said = word("counsel_denied", Unanswered.REFUSED)
    assert "counsel_denied" in keys(a_told(ARRESTED), said)
    assert "counsel_denied" not in keys(a_told(ARRESTED, NO_LAWYER), said)


# The weights


def test_every_weight_is_greater_than_all_below_it_together() -> None:
    below = 0
    for weight in load_weights().stake:
        assert weight.points > below, weight.stake
        assert weight.because
        below += weight.points * weight.most


def test_a_line_that_the_form_asks_only_of_some_weighs_nothing() -> None:
    for line in load_weights().lines.optional:
        assert "if " in LAW.line(line).label
