"""Which claims tell of one event, why, and what stays for a person to say. All people and documents are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from case_builders import a_claim, a_decision, a_document, case_of
from habeas.errors import DataFileInvalid
from habeas.model import CaseFile, Claim, ClaimId, Document, EventJudgement, Kind, Sameness
from habeas.model.joining import Token
from habeas.reconcile import joining
from habeas.reconcile.accounts import Account, Contexts
from habeas.reconcile.bonds import find_bonds
from habeas.reconcile.headlines import find_head
from habeas.reconcile.told import FOREVER

PAPERS = [a_document(f"Ama Boduk was heard, fined and released, paper {letter} writes.") for letter in "abcd"]
TITLED = a_document(
    "Prisoner released, but at what cost?\n\nAma Boduk was let go in May. She was let go again in July. It was cold."
)
BARE = a_document("Prisoner released, but at what cost?\n\nAma Boduk waits for a court. It was cold.")


def a_word(
    left: Claim, right: Claim, sameness: Sameness = Sameness.SAME, at: str = "2026-01-01T00:00:00Z"
) -> EventJudgement:
    return EventJudgement(left=left.id, right=right.id, sameness=sameness, by="reviewer", at=at, because="read both")


def heard(number: int, when: str | None = None, kind: Kind = Kind.HEARING) -> Claim:
    return a_claim(PAPERS[number], "Ama Boduk was heard", kind, when)


def grouped(case: CaseFile) -> set[frozenset[ClaimId]]:
    return {frozenset(fact.supporting) for fact in case.facts}


def groups(*claims: list[Claim]) -> set[frozenset[ClaimId]]:
    return {frozenset(claim.id for claim in group) for group in claims}


def test_a_person_joins_what_the_machine_keeps_apart() -> None:
    one, other = heard(0, "2030-05-01"), heard(1, "2030-05-09")
    assert grouped(case_of(one, other, documents=PAPERS)) == groups([one], [other])
    case = case_of(one, other, documents=PAPERS, event_judgements=(a_word(one, other),))
    assert grouped(case) == groups([one, other])
    assert [conflict.about for conflict in case.conflicts] == ["date"]
    (join,) = case.joins
    assert (join.is_certain, join.signs[0].token) == (True, Token.JUDGED)


def test_a_person_parts_what_the_machine_joins() -> None:
    one, other = heard(0, "2030-05-01"), heard(1, "2030-05-01")
    assert grouped(case_of(one, other, documents=PAPERS)) == groups([one, other])
    words = (a_word(one, other, Sameness.DIFFERENT),)
    assert grouped(case_of(one, other, documents=PAPERS, event_judgements=words)) == groups([one], [other])


@pytest.mark.parametrize(
    ("last", "together", "why"),
    [
        (Sameness.RETRACT, True, "the machine's own reading holds again"),
        (Sameness.SAME, True, "the later word stands"),
        (Sameness.UNSURE, True, "nobody says that they are two"),
        (Sameness.DIFFERENT, False, "said twice"),
    ],
)
def test_the_latest_word_on_a_pair_stands(last: Sameness, together: bool, why: str) -> None:
    one, other = heard(0, "2030-05-01"), heard(1, "2030-05-01")
    words = (
        a_word(other, one, last, "2026-01-02T00:00:00Z"),
        a_word(one, other, Sameness.DIFFERENT, "2026-01-01T00:00:00Z"),
    )
    case = case_of(one, other, documents=PAPERS, event_judgements=words)
    assert (len(case.facts) == 1) is together, why


def test_what_is_apart_from_one_is_apart_from_all_that_are_one_with_it() -> None:
    one, same, other = (heard(number, "2030-05-01") for number in range(3))
    words = (a_word(one, same), a_word(same, other, Sameness.DIFFERENT))
    assert grouped(case_of(one, same, other, documents=PAPERS, event_judgements=words)) == groups([one, same], [other])


def test_a_claim_that_fits_two_events_kept_apart_is_offered_for_both() -> None:
    one, other, third = (heard(number, "2030-05-01") for number in range(3))
    case = case_of(one, other, third, documents=PAPERS, event_judgements=(a_word(one, other, Sameness.DIFFERENT),))
    assert grouped(case) == groups([one], [other], [third])
    (offered,) = case.joinable
    assert offered.claim == third.id
    assert {case.get_fact(choice.fact).supporting for choice in offered.choices} == {(one.id,), (other.id,)}


@pytest.mark.parametrize(
    ("words", "expected", "why"),
    [
        ([("a", "b", "same"), ("b", "c", "same"), ("a", "c", "different")], [{"a"}, {"b", "c"}], "the last two hold"),
        ([("a", "c", "different"), ("a", "b", "same"), ("b", "c", "same")], [{"a", "b", "c"}], "the first gives way"),
        ([("a", "b", "same"), ("a", "b", "retract")], [{"a"}, {"b"}], "taken back"),
        ([("a", "b", "same"), ("c", "d", "same"), ("b", "c", "same")], [{"a", "b", "c", "d"}], "followed to the end"),
        ([("a", "a", "different")], [{"a"}], "nothing is apart from itself"),
        ([("a", "z", "same")], [{"a"}], "a claim that is not here"),
    ],
)
def test_words_that_contradict_each_other_yield_to_the_later(
    words: list[tuple[str, str, str]], expected: list[set[str]], why: str
) -> None:
    said = [
        EventJudgement(
            left=ClaimId(left), right=ClaimId(right), sameness=Sameness(word), by="reviewer",
            at=f"2026-01-0{number}T00:00:00Z", because="read both",
        )
        for number, (left, right, word) in enumerate(words, start=1)
    ]  # fmt: skip
    bonds = find_bonds([ClaimId(each) for each in "abcd"], said)
    named = {ClaimId(each) for word in words for each in word[:2]} - {ClaimId("z")}
    assert {bonds.with_(each) or frozenset([each]) for each in named} == {frozenset(each) for each in expected}, why


@pytest.mark.parametrize(
    ("document", "own", "elsewhere", "facts", "offered", "why"),
    [
        (TITLED, ["let go in May"], [], 1, 0, "its own document tells one"),
        (TITLED, ["let go in May"], ["2030-05-01", "2030-07-02"], 2, 0, "its own tells one of the two"),
        (TITLED, ["let go in May", "let go again in July"], [], 2, 1, "its own document tells two"),
        (BARE, [], ["2030-05-01"], 1, 0, "only one other is told"),
        (BARE, [], ["2030-05-01", "2030-07-02"], 2, 1, "two are told, and a title makes no third"),
        (BARE, [], [], 1, 0, "nobody else tells it"),
    ],
)
def test_a_headline_makes_no_second_release(
    document: Document, own: list[str], elsewhere: list[str], facts: int, offered: int, why: str
) -> None:
    days = {"let go in May": "2030-05", "let go again in July": "2030-07"}
    title = a_claim(document, "Prisoner released", Kind.RELEASE)
    told = [a_claim(document, quote, Kind.RELEASE, days[quote]) for quote in own]
    others = [heard(number, when, Kind.RELEASE) for number, when in enumerate(elsewhere)]
    case = case_of(title, *told, *others, documents=[document, *PAPERS])
    made = sum(title.id in fact.supporting for fact in case.facts)
    assert (made + len(case.joinable), len(case.joinable)) == (1, offered), why
    assert len(case.facts) == facts, why


def test_an_accepted_headline_is_not_lost_beside_claims_that_nobody_decided() -> None:
    title = a_claim(BARE, "Prisoner released", Kind.RELEASE)
    others = [heard(0, "2030-05-01", Kind.RELEASE), heard(1, "2030-07-02", Kind.RELEASE)]
    case = case_of(title, *others, documents=[BARE, *PAPERS], decisions=(a_decision(title.id),))
    assert grouped(case) == groups([title], *([other] for other in others))
    assert len(case.joinable) == 1


@pytest.mark.parametrize(
    ("text", "head", "why"),
    [
        ("Prisoner released\n\nAma Boduk was let go.", "Prisoner released", "a blank line sets it apart"),
        ("Prisoner released\nAma Boduk was let go on a day in May.", "Prisoner released", "its line ends on purpose"),
        ("Ama Boduk of Zubrania\nwas let go.", "", "the sentence runs over the end of the line"),
        ("Ama Boduk was let go.\nIt was cold.", "", "a sentence is no title"),
        ("释放！\n\n阿玛获释。", "释放！", "signs of other scripts"),
        ("Prisoner released", "", "nothing stands under it"),
        ("\n".join(f"Ama {n}, arrested" for n in range(20)) + "\n\nA list.", "", "a list is no title"),
        (f"{'Ama Boduk was let go and ' * 10}\n\nIt was cold.", "", "too long for a title"),
    ],
)
def test_titles_are_the_short_lines_over_a_text(text: str, head: str, why: str) -> None:
    assert text[: find_head(text)].strip() == head, why


def test_a_day_of_its_own_makes_a_line_an_entry_and_no_title() -> None:
    form = a_document("Released: 2 July\n\nAma Boduk was let go in May.")
    claims = [
        a_claim(form, "Released: 2 July", Kind.RELEASE, "2030-07-02"),
        a_claim(form, "let go in May", Kind.RELEASE, "2030-05"),
    ]
    assert len(case_of(*claims, documents=[form]).facts) == 2


def test_the_title_that_a_person_gave_is_known_in_the_text() -> None:
    text = a_document("Ama Boduk released. Ama Boduk was let go in May. She was let go again in July.")
    text = replace(text, frame=replace(text.frame, title="Ama Boduk released"))
    claims = [
        a_claim(text, "Ama Boduk released.", Kind.RELEASE),
        a_claim(text, "let go in May", Kind.RELEASE, "2030-05"),
        a_claim(text, "let go again in July", Kind.RELEASE, "2030-07"),
    ]
    assert len(case_of(*claims, documents=[text]).facts) == 2


def test_an_undated_claim_without_amount_joins_neither_of_two_undated_fines() -> None:
    fines = [
        a_claim(PAPERS[0], "fined", Kind.FINE, amount=("300", "USD")),
        a_claim(PAPERS[0], "and released", Kind.FINE, amount=("700", "USD")),
    ]
    third = a_claim(PAPERS[1], "fined", Kind.FINE)
    case = case_of(*fines, third, documents=PAPERS)
    assert grouped(case) == groups(*([each] for each in (*fines, third)))
    assert [offered.claim for offered in case.joinable] == [third.id]


def test_what_can_be_a_version_of_two_events_kept_apart_joins_neither() -> None:
    arrests = [heard(number, f"2030-05-0{number + 1}", Kind.ARREST) for number in range(3)]
    words = (a_word(arrests[0], arrests[1], Sameness.DIFFERENT),)
    case = case_of(*arrests, documents=PAPERS, event_judgements=words)
    assert len(case.facts) == 3
    assert [offered.claim for offered in case.joinable] == [arrests[2].id]


def test_a_month_joins_two_versions_of_one_arrest() -> None:
    arrests = [heard(n, when, Kind.ARREST) for n, when in enumerate(["2030-05-01", "2030-05-03", "2030-05"])]
    assert grouped(case_of(*arrests, documents=PAPERS)) == groups(arrests)


def test_words_on_claims_of_different_kinds_join_nothing() -> None:
    one, other = heard(0), heard(1, kind=Kind.TRIAL)
    assert len(case_of(one, other, documents=PAPERS, event_judgements=(a_word(one, other),)).facts) == 2


def test_every_claim_but_the_first_of_its_fact_says_why_it_stands_there() -> None:
    claims = [heard(number, "2030-05-01") for number in range(3)]
    case = case_of(*claims, documents=PAPERS)
    (fact,) = case.facts
    assert [join.claim for join in case.joins] == list(fact.supporting[1:])
    assert {join.fact for join in case.joins} == {fact.id}
    assert all(join.is_certain and join.signs[0].token is Token.ONLY_ONE for join in case.joins)
    assert all(join.score == pytest.approx(sum(sign.weight for sign in join.signs)) for join in case.joins)


def test_what_is_offered_comes_best_first() -> None:
    may = a_document("On 1 May Ama Boduk was heard by the city court of Orsk.")
    july = a_document("On 2 July a district judge questioned her.")
    vague = a_document("This year Ama Boduk was heard by the city court of Orsk.")
    claims = [
        a_claim(july, "a district judge questioned her", Kind.HEARING, "2030-07-02"),
        a_claim(may, "Ama Boduk was heard by the city court of Orsk", Kind.HEARING, "2030-05-01"),
        a_claim(vague, "Ama Boduk was heard by the city court of Orsk", Kind.HEARING, "2030"),
    ]
    case = case_of(*claims, documents=[may, july, vague])
    (offered,) = case.joinable
    assert case.get_fact(offered.choices[0].fact).supporting == (claims[1].id,)
    assert offered.choices[0].score > offered.choices[1].score
    assert not any(choice.is_certain for choice in offered.choices)


DAY = 700_000


@pytest.mark.parametrize(
    ("left", "right", "token", "is_for", "why"),
    [
        ({"low": DAY, "high": DAY}, {"low": DAY, "high": DAY}, Token.DAY, True, "the same day"),
        ({"low": DAY, "high": DAY}, {"low": DAY, "high": DAY + 30}, Token.DATES_OVERLAP, True, "a day of the month"),
        ({"low": DAY, "high": DAY}, {"low": DAY + 90, "high": DAY + 90}, Token.DATES_APART, False, "months apart"),
        ({"person": frozenset(["boduk"])}, {"person": frozenset(["torek"])}, Token.PERSON, False, "two persons"),
        ({"places": frozenset(["orsk"])}, {"places": frozenset(["orsk"])}, Token.PLACE, True, "one place"),
        ({"places": frozenset(["orsk"])}, {"places": frozenset(["tarn"])}, Token.PLACE, False, "two places"),
        ({"people": frozenset(["lantern"])}, {"people": frozenset(["lantern"])}, Token.PEOPLE, True, "one body"),
        ({"amounts": frozenset([("USD", "3")])}, {"amounts": frozenset([("USD", "7")])}, Token.AMOUNT, False, "prices"),
        ({"trigger": "arrest"}, {"trigger": "arrest"}, Token.TRIGGER, True, "the same word"),
        ({"kind": Kind.TRIAL}, {}, Token.KIND, False, "another kind"),
        ({"document": "b"}, {}, Token.SAME_ACCOUNT, True, "one document"),
        ({"document": "b", "is_headline": True}, {}, Token.HEADLINE, True, "its title"),
    ],
)
def test_each_sign_speaks_for_or_against(
    left: dict[str, object], right: dict[str, object], token: Token, is_for: bool, why: str
) -> None:
    base = {"kind": Kind.ARREST, "low": -FOREVER, "high": FOREVER}
    one = Account(**{"document": "a", **base, **left})  # type: ignore[arg-type]
    other = Account(**{"document": "b", **base, **right})  # type: ignore[arg-type]
    weights = {sign.token: sign.weight for sign in joining.score(one, other)}
    assert (weights[token] > 0) is is_for, why
    assert joining.score(one, other) == joining.score(other, one)


def test_documents_are_alike_by_the_words_that_few_of_them_have() -> None:
    contexts = Contexts({
        "a": ["arrest", "orsk", "boduk"], "b": ["arrest", "orsk", "boduk"], "c": ["arrest", "tarn", "torek"],
        "d": ["arrest"],
    })  # fmt: skip
    assert contexts.alike("a", "b") == pytest.approx(1.0)
    assert (contexts.alike("a", "c"), contexts.alike("a", "d"), contexts.alike("a", "unknown")) == (0.0, 0.0, 0.0)


def test_a_file_of_weights_that_lacks_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "FEATURES", {**joining.FEATURES, "weather": Token.DAY})
    joining.load_weights.cache_clear()
    with pytest.raises(DataFileInvalid):
        joining.load_weights()
    joining.load_weights.cache_clear()
