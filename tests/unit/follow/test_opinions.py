"""What a State owes and how far it did it, symbols, and suggestions from a case file. Everybody here is invented."""

from __future__ import annotations

import pytest

from builders import a_case, a_claim, a_document
from follow_builders import a_word, an_opinion, followed
from habeas.follow import (
    Fulfilment,
    HintSort,
    RemedyStanding,
    SymbolInverted,
    SymbolUnknown,
    read_symbol,
    same_opinion,
    suggest,
)
from habeas.follow.hints import load_signs
from habeas.law import load_remedies
from habeas.model import Answer, Kind, Standing

OTHER = "S. (invented)"
TOLD = a_document("Statement (invented): something happened, and then something else.")


def the_remedy(*words: object) -> RemedyStanding:
    (opinion,) = followed(an_opinion("release"), *words).opinions  # type: ignore[arg-type]
    return opinion.remedies[0]


COURSES = [  # words, what they come to, since when, after what, how many differ
    ([], Fulfilment.NOT_KNOWN, None, None, 0),
    ([("not_done", "2030-05-01")], Fulfilment.NOT_DONE, "2030-05-01", None, 0),
    ([("not_done", "2030-05-01"), ("done", "2030-06-01")], Fulfilment.DONE, "2030-06-01", "2030-05-01", 0),
    ([("done", "2030-06-01"), ("done", "2030-08-01")], Fulfilment.DONE, "2030-06-01", None, 0),
    ([("done", "2030-06-01"), ("reversed", "2030-09")], Fulfilment.REVERSED, "2030-09", "2030-06-01", 0),
    ([("done", "2030-06-01"), ("not_done", "2030-09-01")], Fulfilment.NOT_DONE, "2030-09-01", "2030-06-01", 2),
    ([("done", "2030-06-01"), ("done", "2032-06-01")], Fulfilment.DONE, "2030-06-01", None, 0),  # the latter is to come
    ([("done", "2030-06-01"), (None, "2030-06-02")], Fulfilment.NOT_KNOWN, None, None, 0),  # taken back
    ([("done", "2030-06-01"), ("partly", "2030-06-01")], Fulfilment.PARTLY, "2030-06-01", None, 0),  # put right
]


@pytest.mark.parametrize(("said", "standing", "since", "after", "differing"), COURSES)
def test_the_words_on_a_remedy_come_to_a_standing(
    said: list[tuple[str | None, str]], standing: Fulfilment, since: str | None, after: str | None, differing: int
) -> None:
    remedy = the_remedy(*[a_word(done, on) for done, on in said])
    assert (remedy.standing, remedy.since and remedy.since.edtf, remedy.after and remedy.after.edtf) == (
        standing,
        since,
        after,
    )
    assert len(remedy.differing) == differing


def test_two_people_can_differ_and_both_are_kept() -> None:
    remedy = the_remedy(a_word("done", "2030-06-01"), a_word("partly", "2030-06-01", by=OTHER))
    assert remedy.standing is Fulfilment.NOT_KNOWN
    assert [each.by for each in remedy.differing] == [each.by for each in remedy.words]


def test_one_takes_back_only_her_own_word() -> None:
    remedy = the_remedy(
        a_word("done", "2030-06-01"), a_word("done", "2030-07-01", by=OTHER), a_word(None, "2030-07-02")
    )
    assert [each.by for each in remedy.words] == [OTHER]


def test_an_opinion_is_fulfilled_when_all_that_it_asks_is_done() -> None:
    opinion = an_opinion("release", "compensation")
    released = a_word("done", "2030-06-01")
    paid = a_word("done", "2030-09-01", key="compensation")
    refused = a_word("not_done", "2030-09-01", key="compensation")
    answers = [followed(opinion, released, *more).opinions[0].fulfilled for more in ((), (paid,), (refused,))]
    assert answers == [Answer.UNKNOWN, Answer.YES, Answer.NO]


SYMBOLS = [
    ("A/HRC/WGAD/2030/12", "A/HRC/WGAD/2030/12"),
    (" a/hrc/wgad/2030/12 ", "A/HRC/WGAD/2030/12"),
    ("Opinión núm. 55/2031", "Opinion No. 55/2031"),
    ("12/2030", "Opinion No. 12/2030"),
    ("ccpr/c/108/d/2136/2030", "CCPR/C/108/D/2136/2030"),
    ("E/CN.4/2004/3/Add.1", "E/CN.4/2004/3/Add.1"),
]


@pytest.mark.parametrize(("given", "written"), SYMBOLS)
def test_a_symbol_is_kept_in_its_usual_spelling(given: str, written: str) -> None:
    assert read_symbol(given) == written


@pytest.mark.parametrize(
    ("given", "proper"),
    [("A/HRC/WGAD/63/2030", "A/HRC/WGAD/2030/63"), ("Opinion No. 2030/12", "Opinion No. 12/2030")],
)
def test_an_inverted_symbol_is_refused_and_the_remedy_names_the_other(given: str, proper: str) -> None:
    with pytest.raises(SymbolInverted) as refused:
        read_symbol(given)
    assert proper in refused.value.advice


@pytest.mark.parametrize("given", ["", "an opinion", "A/HRC/30/12", "A/HRC/WGAD/2030"])
def test_what_is_no_symbol_is_refused(given: str) -> None:
    with pytest.raises(SymbolUnknown):
        read_symbol(given)


def test_an_opinion_is_one_however_it_is_cited() -> None:
    assert same_opinion("A/HRC/WGAD/2030/12", "Opinion No. 12/2030")
    assert not same_opinion("A/HRC/WGAD/2030/12", "Opinion No. 13/2030")


def test_every_remedy_that_facts_hint_at_is_one_of_the_law() -> None:
    signs = load_signs()
    assert {each.key for each in (*signs.remedy, *signs.reversal)} <= {each.key for each in load_remedies()}


EVENTS = [  # what happened and when, and what it suggests; the opinion is of 20 April 2030
    (Kind.RELEASE, "2030-05-02", {(HintSort.REMEDY, "done", True)}),
    (Kind.RELEASE, "2030-04", {(HintSort.REMEDY, "done", False)}),  # perhaps before the opinion
    (Kind.RELEASE, "2030-03-01", set()),
    (Kind.CONDITIONAL_RELEASE, "2030-05-02", {(HintSort.REMEDY, "partly", True)}),
    (Kind.HEARING, "2030-05-02", set()),
]


@pytest.mark.parametrize(("kind", "when", "hints"), EVENTS)
def test_an_accepted_event_after_the_opinion_suggests_what_was_done(
    kind: Kind, when: str, hints: set[tuple[HintSort, str, bool]]
) -> None:
    case = a_case([a_claim(TOLD, "something happened", kind, when=when)])
    found = suggest(case, followed(an_opinion("release", "compensation")).opinions)
    assert {(each.sort, each.done, each.is_sure) for each in found} == hints


def test_what_nobody_accepted_suggests_nothing() -> None:
    claim = a_claim(TOLD, "something happened", Kind.RELEASE, when="2030-05-02")
    assert suggest(a_case([claim], standing=Standing.PROPOSED), followed(an_opinion("release")).opinions) == ()


def test_what_is_said_already_is_not_suggested_again() -> None:
    case = a_case([a_claim(TOLD, "something happened", Kind.RELEASE, when="2030-05-02")])
    assert suggest(case, followed(an_opinion("release"), a_word("done", "2030-05-02")).opinions) == ()


AFTERWARDS = [
    (Kind.ARREST, "2030-09-01", {HintSort.REVERSAL, HintSort.REPRISAL}),
    (Kind.TRAVEL_RESTRICTION, "2030-09-01", {HintSort.REPRISAL}),
    (Kind.THREAT, "2030-05-01", set()),  # before the release
    (Kind.THREAT, "2030-06", {HintSort.REPRISAL}),  # perhaps after it
    (Kind.DETENTION, "2030-02-01/..", set()),  # it began before the release
    (Kind.CHARGE, None, set()),  # nothing says when
]


@pytest.mark.parametrize(("kind", "when", "sorts"), AFTERWARDS)
def test_what_came_after_a_release_may_be_a_reprisal(kind: Kind, when: str | None, sorts: set[HintSort]) -> None:
    freed = a_claim(TOLD, "something happened", Kind.RELEASE, when="2030-06-01")
    case = a_case([freed, a_claim(TOLD, "something else", kind, when=when)])
    found = suggest(case, followed(an_opinion("release"), a_word("done", "2030-06-01")).opinions)
    assert {each.sort for each in found} == sorts


def test_an_opinion_that_was_taken_back_is_no_longer_there() -> None:
    opinion, gone = an_opinion("release"), an_opinion("release", symbol="Opinion No. 12/2030", taken_back=True)
    assert followed(opinion, gone).opinions == ()
    assert len(followed(opinion, gone, opinion).opinions) == 1
