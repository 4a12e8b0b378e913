"""Which documents are alike in their own words: quotations, boilerplate, short pieces, scripts without spaces."""

from __future__ import annotations

import pytest

from case_builders import a_document
from habeas.model import Document, Frame, Likeness
from habeas.resolve import Copies
from habeas.resolve.ownwords import own_runs, quotations_in
from habeas.resolve.sharing import shared_passages

STORY = (
    "Ama Boduk was led out of the printing house in Orvel shortly before noon, and two neighbours watched from the "
    "stairs as four men in plain clothes put her into a grey car without number plates and drove off towards the river."
)
REWRITTEN = (
    "Shortly before noon Ama Boduk was led out of the printing house in Orvel. Two neighbours watched from the stairs "
    "as four men in plain clothes put her into a grey car and drove off, nobody knows where, one of them told us."
)
OTHER = (
    "The court in Tarn has begun to hear the case against the owner of a bakery, who is said to have owed taxes for "
    "three years; his counsel spoke for two hours and asked for an expert who can read the ledgers of the firm."
)
STATEMENT = (
    "we have never held this woman, we know nothing of a grey car, and whoever spreads such tales in the press will "
    "answer for them before a court of this Republic, as the law on false news of the year before last demands"
)
CHINESE = (
    "三月十日上午，四名便衣男子在奥维尔印刷厂门口将阿玛带走，两名邻居在楼"
    "梯上看到她被推进一辆没有车牌的灰色汽车，随后向河边驶去。"
)


def a_paper(text: str, publisher: str | None, published: str | None = None) -> Document:
    return a_document(f"{text}\n", publisher=publisher, published=published)


def alike(*documents: Document) -> tuple[Likeness, ...]:
    found = Copies()
    for document in documents:
        found.add(document)
    return found.likenesses()


@pytest.mark.parametrize(
    ("left", "right", "expected", "why"),
    [
        (STORY, f"Our headline\n\n{STORY}", 1, "a reprint under another headline"),
        (STORY, REWRITTEN, 1, "a light rewrite"),
        (STORY, OTHER, 0, "another story"),
        (STORY, f"{OTHER}\n\n{OTHER.upper()} {OTHER[::-1]}\n\n{STORY}", 1, "a dispatch within a long article"),
        (f"{STORY} “{STATEMENT}.”", f"{OTHER} “{STATEMENT}.”", 0, "one statement between marks in both"),
        (f"{STORY} {STATEMENT}.", f"{OTHER} {STATEMENT}.", 1, "the same without marks cannot be told from a copy"),
        (f"{STORY} «{STATEMENT}»", f"{OTHER} «{STATEMENT}»", 0, "other marks"),
        (f"{STORY}\n\n> {STATEMENT}", f"{OTHER}\n\n> {STATEMENT}", 0, "as a mailer marks a quotation"),
        (CHINESE, f"本报讯\n\n{CHINESE}", 1, "a script without spaces"),
        (f"{CHINESE}「{CHINESE[::-1]}」", f"{OTHER}「{CHINESE[::-1]}」", 0, "its marks"),
        ("Ama Boduk was arrested.", "Ama Boduk was arrested.\n", 0, "too short to say anything"),
    ],
)  # fmt: skip
def test_which_documents_are_alike(left: str, right: str, expected: int, why: str) -> None:
    assert len(alike(a_paper(left, "Paper A"), a_paper(right, "Paper B"))) == expected, why


def test_documents_of_one_publisher_are_one_source_already() -> None:
    assert alike(a_paper(STORY, "Paper A"), a_paper(f"{STORY} Update.", "PAPER a")) == ()


def test_the_host_of_its_address_stands_for_a_publisher_whom_nobody_named() -> None:
    first, second = a_paper(STORY, None), a_paper(f"{STORY} Update.", None)
    assert len(alike(first, second)) == 1
    url = Frame(url="https://www.paper.example/a")
    placed = [Document(**{**_fields(each), "frame": url}) for each in (first, second)]
    assert alike(*placed) == ()


def _fields(document: Document) -> dict[str, object]:
    return {name: getattr(document, name) for name in Document.__dataclass_fields__}


@pytest.mark.parametrize(
    ("first", "second", "likely", "why"),
    [
        ("2030-03-10", "2030-03-11", "first", "the earlier one"),
        ("2030-03-12", "2030-03-11", "second", "whichever it is"),
        ("2030-03", "2030-03-11", None, "the dates do not tell"),
        (None, "2030-03-11", None, "one has no date"),
    ],
)
def test_what_was_published_first_is_the_likely_source(
    first: str | None, second: str, likely: str | None, why: str
) -> None:
    one, other = a_paper(STORY, "Paper A", first), a_paper(f"{STORY} Update.", "Paper B", second)
    (found,) = alike(one, other)
    assert found.likely_source == {"first": one.id, "second": other.id, None: None}[likely], why


def test_shares_are_those_of_each_document() -> None:
    short, long = a_paper(STORY, "Paper A"), a_paper(f"{STORY} {OTHER}", "Paper B")
    (found,) = alike(short, long)
    shares = {found.left: found.left_share, found.right: found.right_share}
    assert shares[short.id] == 1.0
    assert 0.4 < shares[long.id] < 0.6


def test_a_document_that_is_put_in_again_stands_in_the_place_of_the_former() -> None:
    found = Copies()
    first, second = a_paper(STORY, "Paper A"), a_paper(f"{STORY} Update.", "Paper B")
    found.add(first)
    found.add(second)
    assert len(found.likenesses()) == 1
    found.add(Document(**{**_fields(second), "text": OTHER}))
    assert (len(found), found.likenesses()) == (2, ())
    found.drop(first.id)
    assert (len(found), first.id in found) == (1, False)


def test_only_the_documents_that_are_asked_for_are_answered_of() -> None:
    documents = [a_paper(f"{STORY} {name}", f"Paper {name}") for name in ("one", "two", "three")]
    found = Copies()
    for document in documents:
        found.add(document)
    assert len(found.likenesses()) == 3
    assert len(found.likenesses([each.id for each in documents[:2]])) == 1


@pytest.mark.parametrize(
    ("text", "quoted", "why"),
    [
        ("He said “we know nothing of it here” and left.", ["“we know nothing of it here”"], "curved marks"),
        ("Er sagte „wir wissen gar nichts davon“ und ging.", ["„wir wissen gar nichts davon“"], "low marks"),
        ('He said "we know nothing of it here" and left.', ['"we know nothing of it here"'], "straight marks"),
        ("He said ‘we don’t know anything of it’ and left.", ["‘we don’t know anything of it’"], "single marks"),
        ("Газета «Утро» пишет о суде.", [], "a name between marks is no statement"),
        ("A so-called “terrorist” was freed.", [], "nor is a word in irony"),
        ("The report was 5\" long and 6\" wide today.", [], "nor are inches"),
        ("He said “we never saw her\n\nNobody knows more of it.", [], "a mark that nobody closed ends nowhere"),
        ("“We never saw her anywhere near\n\n“We say so again today,” he said.",
         ["“We never saw her anywhere near", "“We say so again today,”"], "a quotation that goes on"),
    ],
)  # fmt: skip
def test_what_stands_between_marks_is_somebody_elses(text: str, quoted: list[str], why: str) -> None:
    assert [text[start:end].strip() for start, end in quotations_in(text)] == quoted, why


def test_no_run_reaches_over_a_quotation() -> None:
    whole = own_runs("one two “five words stand in here” three four")
    assert len(whole) == 0


def test_the_shared_passages_stand_where_they_are_in_both() -> None:
    left, right = a_paper(f"{OTHER} {STORY}", "Paper A"), a_paper(REWRITTEN, "Paper B")
    passages = shared_passages(left, right, most=2)
    assert passages[0].left.quote.startswith("Ama Boduk was led out of the printing house in Orvel")
    assert passages[0].right.quote.startswith("Ama Boduk was led out of the printing house in Orvel")
    for each in passages:
        each.left.prove_in(left)
        each.right.prove_in(right)


def test_passages_of_a_text_that_repeats_itself_are_found_in_time() -> None:
    text = "again and again the same words " * 2_000
    (found,) = shared_passages(a_paper(text, "Paper A"), a_paper(f"{text} end", "Paper B"), most=1)
    assert found.runs > 5_000
