"""Amounts keep their number, their unit and their words. All sentences are invented."""

from __future__ import annotations

import time

import pytest

from habeas.propose.amounts import find_amounts

ROWS = [
    ("He paid a fine of US$700.", "700 USD", "sign before"),
    (r"a fine equivalent to US\$300, and", "300 USD", "a backslash before the sign"),
    (r"a fine of \$300", "300 USD", "a backslash alone"),
    ("fined the equivalent of $300 and released", "300 USD", "bare dollar"),
    ("fined €1,500.", "1500 EUR", "thousands"),
    ("fined €1,500.50 that day", "1500.5 EUR", "cents"),
    ("a fine of 200,000 tenge", "200000 KZT", "name after"),
    ("bail of 50 million roubles", "50000000 RUB", "scale"),
    ("bail of 1.5 million Russian rubles", "1500000 RUB", "fraction of a million"),
    ("a bribe of Rs 5,000", "5000 INR", "rupees before"),
    ("a bribe of Rs. 5,000", "5000 INR", "rupees with a stop"),
    ("bail of 5 lakh rupees", "500000 INR", "lakh"),
    ("bail of Rs 2 crore", "20000000 INR", "crore"),
    ("bail of Rs 1,00,000", "100000 INR", "Indian grouping"),
    ("AED 10,000 in bail", "10000 AED", "ISO code before"),
    ("GBP 400", "400 GBP", "ISO code before"),
    ("a fine of 400 GBP", "400 GBP", "ISO code after"),
    ("a fine of five hundred dollars", "500 USD", "words"),
    ("between $300 and $500 in bribes", "300 USD 500 USD", "two sums"),
    ("fines of 300 to 500 euros", "300 EUR 500 EUR", "a range"),
    ("sentenced to seven years in prison", "7 year", "sentence"),
    ("a penalty of up to seven years in prison", "7 year", "a bound keeps its number"),
    ("given 15 days' administrative detention", "15 day", "possessive"),
    ("a 15-day detention order", "15 day", "hyphen"),
    ("sentenced to three to five years", "3 year 5 year", "a range gives two"),
    ("sentenced to two years and six months in prison", "2 year 6 month", "a sum gives two"),
    ("held in custody for five months", "5 month", "custody"),
    ("a year in jail", "1 year", "article"),
    ("He studied there for seven years.", "", "no custody"),
    ("a 12-year-old boy was detained", "", "an age"),
    ("two years ago he was detained", "", "a date"),
    ("about 200 people were detained", "200 person", "people"),
    ("an estimated 1 million ethnic Uyghurs", "1000000 person", "million without exponent"),
    ("about 200 detained, 43 named", "200 person", "participle"),
    ("1,200 peaceful protesters", "1200 person", "adjective between"),
    ("three men and two women", "3 person 2 person", "words"),
    ("twenty-five students", "25 person", "hyphenated words"),
    ("two hundred and twelve prisoners", "212 person", "long words"),
    ("100 to 150 people", "100 person 150 person", "range of people"),
    ("dozens of people were held", "", "no number"),
    ("hundreds of protesters", "", "no number"),
    ("under article 19 people may speak", "", "an article is no count"),
    ("In 2019 protesters filled the square", "", "a year is no count"),
    ("more than 2000 protesters", "2000 person", "after than it counts"),
    ("A/HRC/WGAD/2018/22 people", "", "a symbol"),
    ("24/7 guards", "", "no number"),
    ("call +7 701 123 4567", "", "telephone"),
    ("", "", "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[f"{row[2]}: {row[0][:30]}" for row in ROWS])
def test_an_amount_has_the_number_and_unit_that_are_written(text: str, expected: str, why: str) -> None:
    found = find_amounts(text)
    assert " ".join(f"{amount.value} {amount.unit}" for amount in found) == expected, why
    assert all(text[amount.start : amount.end] == amount.text for amount in found)


BOUNDS = [
    ("12 people were held", "12", "12", "12 people", "a plain number"),
    ("About 200 people were detained", None, None, "About 200 people", "no bound is invented"),
    ("some 200 men", None, None, "some 200 men", "about"),
    ("nearly a hundred monks", None, None, "nearly a hundred monks", "about"),
    ("more than 100 protesters", "100", None, "more than 100 protesters", "open above"),
    ("at least 12 journalists were jailed", "12", None, "at least 12 journalists", "open above"),
    ("no fewer than 20 people", "20", None, "no fewer than 20 people", "open above"),
    ("50 people or more", "50", None, "50 people or more", "words behind"),
    ("up to 1,000 people", None, "1000", "up to 1,000 people", "open below"),
    ("as many as 300 monks", None, "300", "as many as 300 monks", "open below"),
    ("Between 30 and 40 villagers", "30", "40", "Between 30 and 40 villagers", "a range"),
    ("30-40 villagers", "30", "40", "30-40 villagers", "a range with a dash"),
    ("Up to 1,000 Tarkhans have been detained", None, "1000", "Up to 1,000 Tarkhans", "an invented people"),
    ("sentenced to three to five years", "3", "5", "three", "a range of time keeps its words apart"),
    ("sentenced to four and five years", "4", "4", "four", "two terms are no range"),
    ("up to seven years in prison", None, "7", "seven years", "the most"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lower", "upper", "words", "why"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_a_number_has_the_bounds_that_its_words_give(
    text: str, lower: str | None, upper: str | None, words: str, why: str
) -> None:
    amount = find_amounts(text)[0]
    assert (amount.lower, amount.upper, amount.text) == (lower, upper, words), why
    assert text[amount.start : amount.end] == amount.text


@pytest.mark.parametrize("unit", ["1 ", "one ", "a hundred ", "1,", "$", "1 to ", "1 000 ", "Rs ", "twenty-"])
def test_hostile_text_takes_time_in_proportion_to_its_length(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        began = time.process_time()
        find_amounts(text)
        return time.process_time() - began

    assert seconds(40_000) < 12 * seconds(10_000) + 0.1
