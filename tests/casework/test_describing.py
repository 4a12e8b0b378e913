"""What a person says of a document: dates are counted anew, decided claims stay, sealed words go nowhere."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from habeas.casework.cases import get_case
from habeas.casework.classing import SourceSealed, prove_case_unsealed
from habeas.casework.decisions import decide
from habeas.casework.describing import Changes, NothingDescribed, describe
from habeas.casework.desk import Desk
from habeas.casework.intake import take_in
from habeas.casework.keeping import verify_ledger
from habeas.casework.memory import recall
from habeas.casework.petitions import write_petition
from habeas.casework.proposals import each_document, propose_from
from habeas.errors import BadDate, NotFound
from habeas.ledger import Ledger
from habeas.ledger.key import Cost
from habeas.model import Claim, Frame, Genre, Kind, Sensitivity, Verdict, When

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
NEWS = "Orsa Mellin (invented) was arrested yesterday. Nils Orr (invented) was released yesterday.\n"
NAME = "Orsa Mellin"


def silent(words: str) -> None:
    """Tell nobody."""


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "news.txt"
    path.write_text(NEWS, encoding="utf-8")
    with Ledger.create(tmp_path / "news.habeas", "an invented passphrase", cost=CHEAP) as ledger:
        desk = Desk(ledger=ledger, person="R. (invented)", now=lambda: "2026-01-02T03:04:05Z")
        frame = Frame(publisher="Lantern", published=When.parse("2021-07-20"), published_basis="supplied")
        take_in(desk, [path], supplied=frame, received_from=None, tell=silent)
        propose_from(desk, each_document(desk), tell=silent)
        yield desk


def a_claim(desk: Desk, kind: Kind) -> Claim:
    return next(claim for claim in recall(desk).current_claims() if claim.predicate is kind)


def date_of(desk: Desk, kind: Kind) -> str | None:
    dated = a_claim(desk, kind).dated
    return dated.when.edtf if dated else None


def test_what_a_person_says_of_a_document_is_what_is_known_of_it(newsroom: Desk) -> None:
    changes = Changes(publisher="The  Tarn Gazette ", title="Arrests", genre=Genre.NEWS, url="", index="TG/1")
    describe(newsroom, "news.txt", changes)
    frame = recall(newsroom).get_document("news.txt").frame
    assert (frame.publisher, frame.title, frame.genre, frame.url, frame.index) == (
        "The Tarn Gazette", "Arrests", Genre.NEWS, None, "TG/1",
    )  # fmt: skip
    assert frame.published == When.parse("2021-07-20")


def test_a_document_is_for_those_who_work_on_the_case_until_somebody_says_otherwise(newsroom: Desk) -> None:
    document = recall(newsroom).get_document("news.txt").id
    before = recall(newsroom).sensitivity_of(document)
    describe(newsroom, document, Changes(sensitivity=Sensitivity.PUBLISHABLE))
    assert (before, recall(newsroom).sensitivity_of(document)) == (Sensitivity.WORKING, Sensitivity.PUBLISHABLE)


def test_relative_dates_are_counted_from_the_new_day_of_publication(newsroom: Desk) -> None:
    before = date_of(newsroom, Kind.ARREST)
    done = describe(newsroom, "news.txt", Changes(published="2020-03-02"))
    assert (before, date_of(newsroom, Kind.ARREST)) == ("2021-07-19", "2020-03-01")
    assert set(done.dated_anew) == {claim.id for claim in recall(newsroom).current_claims()}


def test_a_claim_that_a_person_decided_keeps_the_date_that_she_decided_on(newsroom: Desk) -> None:
    arrest = a_claim(newsroom, Kind.ARREST)
    decide(newsroom, [arrest.id], Verdict.ACCEPT, because="the paper says so")
    done = describe(newsroom, "news.txt", Changes(published="2020-03-02"))
    assert a_claim(newsroom, Kind.ARREST) == arrest
    assert done.kept == (arrest.id,)
    assert date_of(newsroom, Kind.RELEASE) == "2020-03-01"


def test_a_description_and_what_it_changed_are_one_transaction_that_verifies(newsroom: Desk) -> None:
    decide(newsroom, [a_claim(newsroom, Kind.ARREST).id], Verdict.ACCEPT, because="the paper says so")
    describe(newsroom, "news.txt", Changes(published="2020-03-02"))
    proved = verify_ledger(newsroom, tell=silent).proved
    assert any("claims proposed again, the same" in line for line in proved)


def test_where_the_day_of_publication_stays_nothing_is_proposed_again(newsroom: Desk) -> None:
    before = newsroom.ledger.head.seq
    describe(newsroom, "news.txt", Changes(title="Arrests", published="2021-07-20"))
    assert newsroom.ledger.head.seq == before + 1


def test_an_empty_day_of_publication_is_not_known(newsroom: Desk) -> None:
    describe(newsroom, "news.txt", Changes(published=""))
    assert recall(newsroom).get_document("news.txt").frame.published is None
    assert date_of(newsroom, Kind.ARREST) is None


def test_a_later_reading_goes_by_the_description(newsroom: Desk) -> None:
    describe(newsroom, "news.txt", Changes(published="2020-03-02"))
    frames = [document.frame.published for document in each_document(newsroom)]
    assert frames == [When.parse("2020-03-02", as_written="2020-03-02")]


@pytest.mark.parametrize(
    ("document", "changes", "error"),
    [
        ("news.txt", Changes(), NothingDescribed),
        ("news.txt", Changes(publisher="Lantern"), NothingDescribed),  # it is known already
        ("news.txt", Changes(published="last spring"), BadDate),
        ("other.txt", Changes(title="x"), NotFound),
    ],
)
def test_a_description_that_says_nothing_leaves_no_entry(
    newsroom: Desk, document: str, changes: Changes, error: type[Exception]
) -> None:
    before = newsroom.ledger.head
    with pytest.raises(error):
        describe(newsroom, document, changes)
    assert newsroom.ledger.head == before


def test_no_petition_quotes_a_sealed_document(desk: Desk) -> None:
    arrest = a_claim(desk, Kind.ARREST)
    decide(desk, [arrest.id], Verdict.ACCEPT, because="the statement says so")
    describe(desk, "statement.txt", Changes(sensitivity=Sensitivity.SEALED))
    with pytest.raises(SourceSealed):
        write_petition(recall(desk), NAME, state=None, made_on="2026-01-02")


def test_a_petition_may_quote_what_was_unsealed(desk: Desk) -> None:
    decide(desk, [a_claim(desk, Kind.ARREST).id], Verdict.ACCEPT, because="the statement says so")
    describe(desk, "statement.txt", Changes(sensitivity=Sensitivity.SEALED))
    describe(replace(desk, person="S. (invented)"), "statement.txt", Changes(sensitivity=Sensitivity.WORKING))
    pleading = write_petition(recall(desk), NAME, state=None, made_on="2026-01-02")
    assert pleading.petition.footnotes


def test_no_page_for_others_quotes_a_sealed_document(desk: Desk) -> None:
    describe(desk, "statement.txt", Changes(sensitivity=Sensitivity.SEALED))
    memory = recall(desk)
    case = get_case(memory, NAME)
    with pytest.raises(SourceSealed):
        prove_case_unsealed(memory, [weighed.claim for weighed in case.claims])
