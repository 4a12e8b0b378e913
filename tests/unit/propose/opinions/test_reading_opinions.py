"""What is read in papers on opinions, and which contradictions within them are told; all papers are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import FRENCH, OLD, OPINION, RELEASE, SPANISH, STATEMENT

from builders import a_document
from habeas.model.opinion import Fault, OpinionReading, Paper, Piece
from habeas.propose.opinions import read_opinion
from habeas.propose.opinions.articles import split_articles
from habeas.propose.opinions.names import split_names, split_states


def reading_of(text: str) -> OpinionReading:
    return read_opinion(a_document(text))


def values(text: str, piece: Piece) -> tuple[str, ...]:
    return reading_of(text).values(piece)


READ = [
    (OPINION, Piece.SYMBOL, ("A/HRC/WGAD/2030/12",), "stands at the head"),
    (OPINION, Piece.PERSON, ("Ilvan Torek", "Ona Vell"), "two persons in a title that breaks over a line"),
    (OPINION, Piece.STATE, ("Velmora",), "in brackets after the names, on the next line"),
    (OPINION, Piece.DISTRIBUTED, ("2030-07-03",), "under Distr."),
    (OPINION, Piece.TRANSMITTED, ("2029-11-15",), "the day comes before the verb"),
    (OPINION, Piece.REPLIED, ("2030-01-14",), "the day comes after the verb, on the next line"),
    (
        OPINION.replace("The Government replied", "The Government of Velmora replied"), Piece.REPLIED, ("2030-01-14",),
        "the Government is named",
    ),
    (OPINION, Piece.PARTY, ("ICCPR",), "said in paragraph 2"),
    (OPINION, Piece.CATEGORY, ("I", "II", "III"), "in the disposition alone: paragraph 3 lists all five"),
    (OPINION, Piece.OUTCOME, ("arbitrary",), "in the disposition alone"),
    (OPINION, Piece.ADOPTED, ("2030-04-10",), "in square brackets at the end"),
    (
        OPINION, Piece.ARTICLE,
        ("UDHR 2", "UDHR 3", "UDHR 9", "UDHR 10", "UDHR 19", "ICCPR 9(1)", "ICCPR 9(3)", "ICCPR 14", "ICCPR 19(2)"),
        "a paragraph alone belongs to the article before it",
    ),
    (
        OPINION, Piece.REFERRED, ("the Special Rapporteur on the independence of judges and lawyers",),
        "without the words that every referral ends with",
    ),
    (OLD, Piece.PERSON, ("Ama Boduk",), "before 2015 the persons stand on a line of their own"),
    (OLD, Piece.STATE, ("Zubrania",), "and the State with the number"),
    (OLD, Piece.TRANSMITTED, ("2013-02-07",), "addressed to the Government on"),
    (OLD, Piece.NOT_PARTY, ("ICCPR",), "is not a party"),
    (OLD, Piece.PARTY, (), "and so not a party"),
    (OLD, Piece.REPLIED, (), "the Government has not replied"),
    (SPANISH, Piece.PERSON, ("Aurelio Cantaro",), "relativa a"),
    (SPANISH, Piece.TRANSMITTED, ("2030-01-15",), "the day at the end of a long sentence"),
    (SPANISH, Piece.REPLIED, ("2030-04-16",), "respondió … el"),
    (SPANISH, Piece.CATEGORY, ("II", "III"), "las categorías"),
    (SPANISH, Piece.ADOPTED, ("2030-11-17",), "Aprobada el"),
    (FRENCH, Piece.STATE, ("Velmora",), "concernant … (État)"),
    (FRENCH, Piece.TRANSMITTED, ("2030-02-01",), "1er février"),
    (FRENCH, Piece.CATEGORY, ("II", "III"), "relève des catégories"),
    (RELEASE, Piece.NUMBER, ("12/2030",), "as opinions are cited"),
    (RELEASE, Piece.PERSON, ("Ilvan Torek",), "the detention of"),
    (RELEASE, Piece.ADOPTED, ("2030-04-10",), "adopted on, without brackets"),
    (STATEMENT, Piece.INDEX, ("EUR 57/0916/2030",), "the publisher's own"),
    (STATEMENT, Piece.PUBLISHED, ("2030-08-19",), "a line that is a date"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "piece", "told", "why"), READ, ids=[f"{row[1]}: {row[3]}" for row in READ])
def test_a_piece_is_read_where_it_stands(text: str, piece: Piece, told: tuple[str, ...], why: str) -> None:
    assert values(text, piece) == told, why


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        (OPINION, Paper.OPINION),
        (OLD, Paper.OPINION),
        (SPANISH, Paper.OPINION),
        (FRENCH, Paper.OPINION),
        (RELEASE, Paper.RELEASE),
        (STATEMENT, Paper.STATEMENT),
        ("The harvest was good in Velmora.", Paper.OTHER),
    ],
)
def test_the_sort_of_paper_is_known_by_its_head(text: str, paper: Paper) -> None:
    assert reading_of(text).paper is paper


def test_remedies_are_given_in_whole_sentences() -> None:
    told = {each.value: each.passage.quote for each in reading_of(OPINION).of(Piece.REMEDY)}
    assert {"remedy_situation", "release", "compensation", "investigation", "laws", "disseminate"} <= told.keys()
    assert told["laws"].startswith("The Working Group requests the Government to bring its laws")
    assert told["release"].endswith("in accordance with international law.")


@pytest.mark.parametrize("text", [OPINION, OLD, SPANISH, FRENCH, RELEASE, STATEMENT])
def test_every_piece_is_verbatim(text: str) -> None:
    document = a_document(text)
    for told in read_opinion(document).told:
        told.passage.prove_in(document)


@pytest.mark.parametrize("text", [OPINION, OLD, SPANISH, FRENCH, RELEASE, STATEMENT])
def test_papers_that_hold_together_have_no_fault(text: str) -> None:
    assert reading_of(text).faults == ()


FAULTS = [
    (OPINION, "A/HRC/WGAD/2030/12", "A/HRC/WGAD/12/2030", Fault.SYMBOL_INVERTED, "met in a citation"),
    (OPINION, "A/HRC/WGAD/2030/12", "A/HRC/WGAD/2030/21", Fault.NUMBERS_DIFFER, "two figures changed places"),
    (OPINION, "[Adopted on 10 April 2030]", "[Adopted on 10 April 2029]", Fault.YEAR_OF_ANOTHER, "the wrong year"),
    (OPINION, "3 July 2030", "3 July 2029", Fault.DISTRIBUTED_BEFORE_ADOPTED, "met: ten months before"),
    (OPINION, "on 10 April", "on 30 April", Fault.ADOPTED_OUTSIDE_SESSION, "the session was over"),
    (OPINION, "15 November 2029", "15 November 2031", Fault.TRANSMITTED_AFTER_ADOPTED, "the wrong year"),
    (OPINION, "14 January 2030", "14 January 2029", Fault.REPLIED_BEFORE_TRANSMITTED, "the year before"),
    (OPINION, "release Mr. Torek and Ms. Vell", "release Mr. Hale", Fault.OTHER_PERSON, "met: another man's remedy"),
    (
        OPINION, "requests the Government of Velmora to take", "requests the Government of Zubrania to take",
        Fault.OTHER_STATE, "met in a summary: a State of another case",
    ),
    (
        OPINION, "The Government replied to", "The Government of Zubrania replied to",
        Fault.OTHER_STATE, "met in a summary: another State is said to have replied",
    ),
    (OPINION, "categories I, II and III", "categories I, II and IV", Fault.CATEGORY_IV_WITHOUT_MIGRATION, "met"),
    (OPINION, "is a party to", "is not a party to", Fault.COVENANT_WITHOUT_PARTY, "Covenant articles without a party"),
    (OLD, "10/2013", "10/2009", Fault.YEAR_OF_ANOTHER, "adopted four years later"),
    (
        OPINION, "on 14 January 2030.", "on 14 January 2030. The Government has not replied.",
        Fault.REPLIED_AND_NOT, "both are said of one State",
    ),
    (OLD, "is arbitrary, being", "is arbitrary; it is not arbitrary, being", Fault.ARBITRARY_AND_NOT, "of one person"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "was", "now", "fault", "why"), FAULTS, ids=[f"{row[3]}" for row in FAULTS])
def test_a_contradiction_is_told_with_its_words(text: str, was: str, now: str, fault: Fault, why: str) -> None:
    assert was in text
    document = a_document(text.replace(was, now))
    found = {each.fault: each for each in read_opinion(document).faults}
    assert fault in found, why
    for passage in found[fault].passages:
        passage.prove_in(document)


def test_category_v_before_2011_is_told() -> None:
    text = OLD.replace("2013", "2009").replace("category III", "category V")
    assert Fault.CATEGORY_BEFORE_2011 in {each.fault for each in reading_of(text).faults}


def test_category_iv_of_somebody_who_sought_asylum_is_no_fault() -> None:
    text = OPINION.replace("categories I, II and III", "categories I, II and IV").replace("a teacher", "a refugee")
    assert reading_of(text).faults == ()


@pytest.mark.parametrize(
    ("words", "articles", "why"),
    [
        ("2, 3, 9 and 19", ["2", "3", "9", "19"], "a plain list"),
        ("9 (1) and (3), 14 and 19 (2)", ["9(1)", "9(3)", "14", "19(2)"], "a paragraph alone"),
        ("9, paragraphs 1 and 3, and 14, paragraph 3 (d)", ["9(1)", "9(3)", "14(3)(d)"], "the older way"),
        ("9 (1)-(4)", ["9(1)", "9(2)", "9(3)", "9(4)"], "a range of paragraphs"),
        ("14 (3) (b), (d) and (g)", ["14(3)(b)", "14(3)(d)", "14(3)(g)"], "letters under one paragraph"),
        ("9, párrafos 1 a 4, y 10", ["9(1)", "9(2)", "9(3)", "9(4)", "10"], "Spanish"),
        ("1-400", ["1", "400"], "a range that no treaty has is not filled"),
    ],
)
def test_articles_are_divided(words: str, articles: list[str], why: str) -> None:
    assert [value for value, _, _ in split_articles(words, 0)] == articles, why


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Mr. Ilvan Torek, Ms. Ona Vell and Ama Boduk", ["Ilvan Torek", "Ona Vell", "Ama Boduk"]),
        ("nine minors", []),
        ("Ilvan Torek and 12 others", ["Ilvan Torek"]),
        ("M. Ilvan Torek et Mme Ona Vell", ["Ilvan Torek", "Ona Vell"]),
    ],
)
def test_persons_are_divided_and_nobody_without_a_name_is_named(words: str, names: list[str]) -> None:
    assert [value for value, _, _ in split_names(words, 0)] == names


@pytest.mark.parametrize(
    ("words", "states"),
    [
        ("Bosnia and Herzegovina", ["Bosnia and Herzegovina"]),
        ("Velmora and Zubrania", ["Velmora", "Zubrania"]),
        ("Trinidad and Tobago", ["Trinidad and Tobago"]),
    ],
)
def test_states_are_divided_but_not_within_a_name(words: str, states: list[str]) -> None:
    assert [value for value, _, _ in split_states(words, 0)] == states


@given(st.lists(st.sampled_from([OPINION[:400], RELEASE, SPANISH[:600], "[Adopted on 31 February 2030]", "\n"])))
def test_whatever_is_read_stands_in_the_text(parts: list[str]) -> None:
    document = a_document("".join(parts) or " ")
    for told in read_opinion(document).told:
        told.passage.prove_in(document)
