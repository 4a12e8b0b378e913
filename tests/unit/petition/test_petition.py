"""The invented petition: what it says, what it refuses, and that every word can be traced."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented import MADE_ON, a_petition, assessment, case, claims, documents, names

from builders import a_case, a_claim, a_document, a_fact, an_amount
from habeas.assess import assess
from habeas.errors import PetitionUndecided, QuoteNotVerbatim, SentenceWithoutFact
from habeas.law import load_law
from habeas.model import (
    About,
    Attribute,
    CaseFile,
    Claim,
    ClaimId,
    FactId,
    Frame,
    Kind,
    Modality,
    Petition,
    Sentence,
    Standing,
    When,
)
from habeas.petition import explain, petition
from habeas.petition.dates import dated
from habeas.petition.differing import side_words
from habeas.petition.durations import count_days
from habeas.petition.saying import phrases
from habeas.petition.telling import amount_words

GOLDEN = {
    "I.1": [
        "The person is Dauren Esimov, also written “Dauren Yesimov”; the sources do not say which part is the family "
        "name."
    ],
    "II.1": [
        "Dauren Esimov was arrested between 9 and 10 March 2019; the sources differ on the date, as section IV sets "
        "out."
    ],
    "II.2": ["The arrest took place in Ardeny."],
    "II.3": ["The arrest was carried out by security officers and police."],
    "III.1": [
        "The house arrest of Dauren Esimov began between 9 and 10 March 2019; the sources differ on the date, as "
        "section IV sets out."
    ],
    "III.2": [
        "The house arrest of Dauren Esimov began between 9 and 10 March 2019 and ended on "
        "16 August 2019: between 159 and 160 days, depending on the day within the dates given."
    ],
    "VI.1": [
        "On 20 August 2019, Dauren Esimov appealed.",
        "An appeal in the case of Dauren Esimov was rejected by the court.",
    ],
}
STORY = (
    "According to his sister, on 10 March 2019, Dauren Esimov was placed under house arrest.",
    "On 16 August 2019, a hearing in the case of Dauren Esimov was reportedly closed to the public.",
    "That hearing was held late at night.",
    "The sources differ on the date of the arrest: Lantern Rights Watch gives 10 March 2019, The Ardeny Courier 9 "
    "March 2019.",
    "Dauren Esimov was put under pressure, in the words of the source: “He was told that unless he signed the "
    "agreement he would face seven years' imprisonment.”",
    "Dauren Esimov was fined ZMC 300.",
    "The ministry denied that Dauren Esimov was ill-treated.",
)


def texts(of: Petition, line: str) -> list[str]:
    return [sentence.text for sentence in of.sentences if sentence.line == line]


@pytest.mark.parametrize("line", GOLDEN)
def test_a_line_of_the_form_says_what_the_sources_say(line: str) -> None:
    assert texts(a_petition(), line) == GOLDEN[line]


@pytest.mark.parametrize("sentence", STORY)
def test_the_story_keeps_dates_hedges_speakers_and_denials(sentence: str) -> None:
    assert sentence in texts(a_petition(), "IV.1")


def test_the_grounds_quote_the_sources_and_cite_the_articles() -> None:
    found = [sentence for sentence in a_petition().sentences if sentence.finding == "coerced_plea"]
    assert [sentence.line for sentence in found] == ["V.iii", "V.iii"]
    assert found[0].text.startswith("Lantern Rights Watch states: “He was told that unless he signed")
    assert "articles 14\u00a0(3)\u00a0(b) and 14\u00a0(3)\u00a0(g) of the Covenant" in found[1].text


def test_every_accepted_fact_that_happened_is_told() -> None:
    told = {fact for sentence in a_petition().sentences for fact in sentence.facts}
    assert told == {fact.id for fact in case().facts}


def test_every_sentence_stands_on_facts_and_accepted_claims_with_a_footnote_each() -> None:
    made = a_petition()
    noted = {note.claim for note in made.footnotes}
    for sentence in made.sentences:
        assert sentence.facts
        assert set(sentence.claims) <= noted
    assert [sentence.number for sentence in made.sentences] == list(range(1, len(made.sentences) + 1))


def test_every_footnote_quotes_its_document_word_for_word_with_source_date_and_page() -> None:
    found = documents()
    for note in a_petition().footnotes:
        assert note.quote in found[note.document].text
    cites = [note.cites for note in a_petition().footnotes]
    assert "Lantern Rights Watch, “Zembla: Librarian freed at a price”, ZEM 01/0007/2019, 19 August 2019, p. 2" in cites
    assert "letter from the sister.txt, date of publication not known, characters 0–42 of the text" in cites


def test_lines_that_nothing_fills_are_left_open_and_the_submitter_to_the_person() -> None:
    blanks = {blank.line for blank in a_petition().blanks}
    assert {"I.3", "I.8", "II.5", "V.iv", *(f"VII.{number}" for number in range(1, 9))} <= blanks
    assert not blanks & {sentence.line for sentence in a_petition().sentences}


def test_every_point_of_law_not_read_in_its_source_is_listed_for_verification() -> None:
    made = a_petition()
    used = {sentence.finding for sentence in made.sentences if sentence.finding}
    assert used <= {point.item for point in made.to_verify}


def test_the_same_inputs_give_the_same_petition_and_another_day_another_one() -> None:
    assert a_petition() == a_petition()
    later = petition(
        case(), assessment(), load_law(), documents=documents(), names=names(), made_on="2026-11-23"
    )  # fmt: skip
    assert later.id != a_petition().id


@pytest.mark.parametrize("standing", [Standing.PROPOSED, Standing.UNSURE])
def test_a_petition_is_refused_while_nothing_is_accepted(standing: Standing) -> None:
    undecided = a_case(list(claims().values()), standing=standing)
    with pytest.raises(PetitionUndecided):
        a_petition(undecided)


def test_an_undecided_claim_beside_accepted_ones_is_left_out_and_counted() -> None:
    whole = case()
    torture = a_claim(next(iter(documents().values())), "His lawyer was not informed", Kind.TORTURE)
    extra = replace(whole.claims[0], claim=torture, decision=None, standing=Standing.PROPOSED)
    fact = a_fact(torture, standing=Standing.PROPOSED)
    made = a_petition(replace(whole, claims=(*whole.claims, extra), facts=(*whole.facts, fact)))
    assert torture.id not in {claim for sentence in made.sentences for claim in sentence.claims}
    assert any("Claims on which nobody has decided, left out: 1" in note for note in made.notes)


def test_an_undecided_claim_does_not_change_the_date_of_an_accepted_fact() -> None:
    document = a_document("He was arrested in March 2019. He was arrested on 10 March 2019.")
    month = a_claim(document, "He was arrested in March 2019.", Kind.ARREST, when="2019-03")
    day = a_claim(document, "He was arrested on 10 March 2019.", Kind.ARREST, when="2019-03-10")
    whole = a_case([month, day], facts=[a_fact(month, day, when="2019-03-10")])
    undecided = replace(whole.claims[1], decision=None, standing=Standing.PROPOSED)
    made = told(replace(whole, claims=(whole.claims[0], undecided)), document.text)
    assert texts(made, "II.1") == ["Dauren Esimov was arrested in March 2019."]


def told(of: CaseFile, text: str) -> Petition:
    document = a_document(text)
    return petition(
        of, assess(of, load_law()), load_law(), documents={document.id: document},
        names={document.id: "notes.txt"}, made_on=MADE_ON,
    )  # fmt: skip


TEXT = "Words of an invented source."
WAYS = [
    (Kind.ARREST, {"when": "2019-03"}, "In March 2019, Dauren Esimov was arrested.", "a month"),
    (Kind.ARREST, {"when": "2019-03-10~"}, "On or about 10 March 2019, Dauren Esimov was arrested.", "about"),
    (Kind.ARREST, {"modality": Modality.ALLEGED}, "Dauren Esimov was allegedly arrested.", "alleged"),
    (Kind.ARREST, {"modality": Modality.NEGATED}, f"In the words of the document “notes.txt”: “{TEXT}”", "negated"),
    (Kind.ARREST, {"modality": Modality.DENIED}, "It was denied that Dauren Esimov was arrested.", "nobody named"),
    (Kind.ARREST, {"agents": ["he"]}, "Dauren Esimov was arrested.", "a pronoun names nobody"),
    (Kind.SENTENCE, {"amounts": [an_amount("7", "year")]}, "Dauren Esimov was sentenced to 7 years.", "a time"),
    (Kind.FINE, {"amounts": [an_amount("7", "year")]}, "Dauren Esimov was fined.", "a time is no fine"),
    (
        Kind.FINE, {"modality": Modality.FUTURE, "amounts": [an_amount("300", "USD")]},
        "Dauren Esimov was to be fined USD 300 when the source wrote.", "still to come",
    ),
    (Kind.APPEAL, {"modality": Modality.NEGATED, "when": "2019-03-10"},
     f"On 10 March 2019, in the words of the document “notes.txt”: “{TEXT}”", "negated, dated"),
    (Kind.DETENTION, {"when": "2019-03-10/.."}, "From 10 March 2019, Dauren Esimov was detained.", "it began"),
    (Kind.DETENTION, {"when": "../2019-05-20"}, "Until 20 May 2019, Dauren Esimov was detained.", "it ended"),
    (Kind.TRANSFER, {"agents": ["officers"]},
     f"Dauren Esimov was transferred, in the words of the source: “{TEXT}”", "from where to where stands in the words"),
    (Kind.ARREST, {"places": ["Port Elmin", "Port Elmin on Monday", "Sarn", "Sarn Prison No. 2"]},
     "Dauren Esimov was arrested in Port Elmin and Sarn Prison No. 2.", "no place names another"),
    (Kind.FINE, {"agents": ["the district court", "the Ardeny district court"]},
     "Dauren Esimov was fined by the Ardeny district court.", "no agent names another"),
    (Kind.ARREST, {"agents": ["Guards Inc."]}, "Dauren Esimov was arrested by Guards Inc.", "one full stop"),
    (Kind.ILL_TREATMENT, {"speaker": "Dauren Esimov", "modality": Modality.REPORTED},
     f"By the person's own account, Dauren Esimov was ill-treated, in the words of the source: “{TEXT}”", "himself"),
    (Kind.RELEASE, {"modality": Modality.DEMANDED, "speaker": "Ona Vell"},
     f"The release was demanded by Ona Vell, in the words of the source: “{TEXT}”", "a demand"),
    (Kind.CHARGES_DROPPED, {}, "Charges against Dauren Esimov were dropped.", "plural"),
    (Kind.SEARCH, {"speaker": "A neighbour", "modality": Modality.REPORTED},
     "According to a neighbour, a search concerning Dauren Esimov was carried out.", "a speaker"),
    (Kind.RELEASE, {"hedges": ["reportedly"]}, "Dauren Esimov was reportedly released.", "a hedge"),
    (Attribute.NATIONALITY, {"value": "Zembla"}, "The nationality of Dauren Esimov is given as Zembla.", "a value"),
    (Attribute.PROFESSION, {"value": "teacher of biology"},
     "Dauren Esimov is described as “teacher of biology”.", "no article is guessed"),
    (Attribute.PROFESSION, {}, f"Dauren Esimov is described as “{TEXT}”", "no value: the words"),
]  # fmt: skip


@pytest.mark.parametrize(("predicate", "given", "expected", "why"), WAYS)
def test_a_claim_is_told_as_surely_as_its_source_tells_it(
    predicate: Kind | Attribute, given: dict[str, object], expected: str, why: str
) -> None:
    claim = a_claim(a_document(TEXT), TEXT, predicate, **given)  # type: ignore[arg-type]
    made = told(a_case([claim]), TEXT)
    assert expected in {sentence.text for sentence in made.sentences}, why


@pytest.mark.parametrize("predicate", [*Kind, *Attribute])
@pytest.mark.parametrize("modality", list(Modality))
def test_every_predicate_in_every_modality_is_told_and_only_what_happened_is_asserted(
    predicate: Kind | Attribute, modality: Modality
) -> None:
    claim = a_claim(a_document(TEXT), TEXT, predicate, modality=modality)
    made = told(a_case([claim]), TEXT)
    assert any(claim.id in sentence.claims for sentence in made.sentences if sentence.line != "I.1")
    assert all("{" not in sentence.text and ".." not in sentence.text for sentence in made.sentences)


def test_what_sources_disagree_on_has_words_for_every_kind_of_disagreement() -> None:
    told = {key.removeprefix("differing.on_") for key in phrases("en") if key.startswith("differing.on_")}
    assert told == set(About)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2019-03-10", "on 10 March 2019"), ("2019-03-10T19:30", "on 10 March 2019 at 19:30"),
        ("2019-03", "in March 2019"), ("2019", "in 2019"), ("2019-21", "in spring 2019"),
        ("2019-03~", "in about March 2019"), ("2019-03-09/2019-03-10", "between 9 and 10 March 2019"),
        ("2019-03/2019-08", "between March and August 2019"), ("2019-03-10/..", "on 10 March 2019 or later"),
        ("../2019-08", "in August 2019 or earlier"), ("201X", "in the 2010s"),
        ("2018-11-30/2019-01-02", "between 30 November 2018 and 2 January 2019"),
    ],
)  # fmt: skip
def test_a_date_is_said_as_exactly_as_it_is_known(edtf: str, expected: str) -> None:
    assert dated(When.parse(edtf)) == expected


@pytest.mark.parametrize(
    ("began", "ended", "expected"),
    [
        ("2019-03-10", "2019-08-16", (159, 159)), ("2019-03", "2019-08", (123, 183)),
        ("2019-03-10", "2019-03-10", (0, 0)), ("2019-03-10/..", "2019-08-16", None), ("2019-09", "2019-08", None),
    ],
)  # fmt: skip
def test_a_length_of_time_is_counted_with_its_bounds(began: str, ended: str, expected: tuple[int, int] | None) -> None:
    assert count_days(When.parse(began), When.parse(ended)) == expected


def test_an_open_detention_is_counted_to_the_day_of_the_petition() -> None:
    whole = case()
    period = replace(whole.periods[0], began=When.parse("2026-11-01"), ended=None, ended_by=())
    said = texts(a_petition(replace(whole, periods=(period,))), "III.2")
    assert len(said) == 1
    assert "no accepted claim reports its end. Counted to 22 November 2026, it would have lasted 21 days." in said[0]


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("1000000", "USD", "USD 1,000,000"),
        ("1", "year", "1 year"),
        ("2.5", "EUR", "EUR 2.5"),
        ("3", "month", "3 months"),
    ],
)
def test_an_amount_is_said_with_its_unit(value: str, unit: str, expected: str) -> None:
    assert amount_words(an_amount(value, unit)) == expected


def test_a_sentence_without_a_fact_or_a_claim_cannot_be_built() -> None:
    for facts, on in (((), (ClaimId("clm-1"),)), ((FactId("fct-1"),), ())):
        with pytest.raises(SentenceWithoutFact):
            Sentence(number=1, section="II", line="II.1", text="He was arrested.", facts=facts, claims=on)


def test_a_quote_that_is_not_in_its_document_stops_the_petition() -> None:
    claim = a_claim(a_document(TEXT), TEXT, Kind.ARREST)
    false = replace(claim, passage=replace(claim.passage, quote="Words of another source!!!!!"))
    with pytest.raises(QuoteNotVerbatim):
        told(a_case([false]), TEXT)


def test_what_no_source_says_took_place_is_told_as_of_the_day_it_was_written() -> None:
    text = "He has not been brought before a judge."
    document = a_document(text, frame=Frame(publisher="Ona Vell", published=When.parse("2023-06-04")))
    whole = a_case([a_claim(document, text, Kind.HEARING, modality=Modality.NEGATED)], facts=[])
    made = petition(
        whole, assess(whole, load_law()), load_law(), documents={document.id: document}, names={}, made_on=MADE_ON
    )  # fmt: skip
    assert f"As of 4 June 2023, in the words of Ona Vell: “{text}”" in texts(made, "IV.1")
    ground = next(each for each in made.sentences if each.line == "V.i")
    assert ground.text == f"Ona Vell states: “{text}”"
    assert (
        ground.under == "Category I: Was the person not brought promptly before a judge? Yes, as the sources tell it."
    )
    walk = explain(made, ground.number, case=whole, documents={document.id: document})
    assert walk.element is not None
    assert "ICCPR 9(3)" in walk.element.articles
    assert "resting on UDHR 9; ICCPR 9(3)" in walk.as_text()
    assert walk.facts[0].claims[0].words.quote == text


def test_a_publisher_that_speaks_for_itself_is_named_once() -> None:
    text = "Open Line believes that he was prosecuted for exercising his freedom of expression."
    document = a_document(text, frame=Frame(publisher="Open Line"))
    claim = a_claim(document, text, Kind.PROSECUTION, modality=Modality.ALLEGED, speaker="OPEN LINE")
    whole = a_case([claim])
    made = petition(
        whole, assess(whole, load_law()), load_law(), documents={document.id: document}, names={}, made_on=MADE_ON
    )  # fmt: skip
    assert texts(made, "IV.1")[0].startswith("According to Open Line, Dauren Esimov was prosecuted, in the words of")
    assert texts(made, "V.ii")[0] == f"Open Line alleges: “{text}”"


def test_a_denial_against_a_ground_goes_on_in_small_letters() -> None:
    text = "He was tortured. The ministry denied that he was tortured."
    document = a_document(text)
    claims_ = [
        a_claim(document, "He was tortured.", Kind.TORTURE),
        a_claim(document, "The ministry denied that he was tortured.", Kind.TORTURE, modality=Modality.DENIED,
                speaker="The ministry"),
    ]  # fmt: skip
    said = texts(told(a_case(claims_), text), "V.i")
    assert any(sentence.startswith("Against this, according to the ministry, as the document") for sentence in said)
    assert said[-1].endswith("The sources contradict each other on this question.")


def test_one_article_that_is_open_is_spoken_of_as_one() -> None:
    said = " ".join(
        texts(told(a_case([a_claim(a_document(TEXT), TEXT, Attribute.WARRANT_SHOWN, value="no")]), TEXT), "V.i")
    )
    assert "article 9\u00a0(1) of the Covenant is therefore not relied on" in said


def test_contradictions_of_substance_are_told_once_and_spellings_and_lengths_not() -> None:
    for about, is_told in ((About.AMOUNT, True), (About.SPELLING, False), (About.DURATION, False)):
        whole = case()
        conflict = replace(whole.conflicts[0], about=about)
        said = [each.text for each in a_petition(replace(whole, conflicts=(conflict,))).sentences]
        assert sum("The sources differ" in text for text in said) == is_told, about


@pytest.mark.parametrize(
    ("about", "value", "expected"),
    [
        (About.AMOUNT, "500 USD", "USD 500"), (About.AMOUNT, "6 month", "6 months"), (About.AMOUNT, "much", "much"),
        (About.DATE, "2019-03", "March 2019"), (About.DATE, "[2023-05-11,2023-05-12]", "11 or 12 May 2023"),
        (About.REGIME, "custody", "“custody”"), (About.VALUE, "“a”", "“a”"),
    ],
)  # fmt: skip
def test_a_side_of_a_contradiction_is_said_in_words(about: About, value: str, expected: str) -> None:
    assert side_words(about, value) == expected


def test_no_line_says_the_same_twice() -> None:
    for line in {sentence.line for sentence in a_petition().sentences}:
        keyed = [(each.text, each.finding) for each in a_petition().sentences if each.line == line]
        assert len(keyed) == len(set(keyed)), line


def test_one_day_makes_one_paragraph_in_which_the_day_is_said_once() -> None:
    story = [sentence for sentence in a_petition().sentences if sentence.line == "IV.1"]
    hearing = next(each for each in story if each.text.startswith("That hearing"))
    assert hearing.continues
    assert hearing.under == "The deprivation of liberty"
    assert [each.under for each in story][-1] == "Where the sources differ"


def test_a_body_is_named_once_with_its_article_where_it_speaks_and_finds() -> None:
    text = "The UN found that it was targeting him for exercising his rights to freedom of expression and association."
    first = a_claim(a_document(text), text, Kind.FINDING, speaker="UN", agents=["UN"])
    second = a_claim(a_document(text), text, Kind.FINDING, speaker="UN Panel", trigger="found")
    made = told(a_case([first, second], facts=[a_fact(first, second)]), text)
    assert texts(made, "IV.1")[0].startswith(f"According to the UN Panel, a finding on the case of {made.who} was made")
    assert texts(made, "V.ii")[0].startswith("According to the UN, as the document “notes.txt” gives it: “The UN found")
    found = {sentence.finding for sentence in made.sentences if sentence.line == "V.ii"}
    assert found == {"exercise_rights:expression", "exercise_rights:association"}


def find_sentence(of: Petition, claim: Claim) -> int:
    return next(each.number for each in of.sentences if claim.id in each.claims and each.section == "IV")


def test_a_sentence_is_explained_down_to_decision_page_and_words() -> None:
    made, lawyer = a_petition(), claims()["lawyer"]
    walk = explain(made, find_sentence(made, lawyer), case=case(), documents=documents())
    step = walk.facts[0].claims[0]
    assert step.id == lawyer.id
    assert step.decision is not None
    assert (step.words.page, step.words.quote) == (2, lawyer.passage.quote)
    assert "accept by A. Reviewer at 2026-11-20T10:00:00Z, because read in the original" in walk.as_text()
    assert "page 2, characters 359 to 420" in walk.as_text()


def test_every_sentence_can_be_explained() -> None:
    made = a_petition()
    for sentence in made.sentences:
        walk = explain(made, sentence.number, case=case(), documents=documents())
        explained = {claim.id for fact in walk.facts for claim in fact.claims}
        assert explained == set(sentence.claims), sentence.text
