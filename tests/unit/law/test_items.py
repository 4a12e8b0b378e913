"""Every item of the law: whence it comes, and how sure we are of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from habeas.errors import DataFileInvalid
from habeas.law import form_keys, load_form, load_kinds, load_law, load_mechanisms, load_remedies
from habeas.law.instrument import Article
from habeas.law.library import _prove_cited, _with_sources
from habeas.law.restriction import load_restrictions
from habeas.law.threshold import load_thresholds
from habeas.model import Answer, Mark, When

LAW = load_law()


def items() -> Iterator[tuple[str, object]]:
    """Yield every item of the law files with what it is called."""
    yield from ((f"category {each.id}", each) for each in LAW.categories)
    yield from ((f"element {each.id}", each) for each in (*LAW.items, *LAW.elements))
    yield from ((f"right {each.id}", each) for each in LAW.rights.right)
    yield from ((f"instrument {each.key}", each) for each in LAW.instruments)
    yield from ((f"provision {each.instrument} {each.article}", each) for each in LAW.provisions)
    yield from ((f"line {line.key}", line) for section in LAW.sections for line in section.line)
    yield from ((f"form {key}", load_form(key)) for key in form_keys())
    yield from ((f"kind {each.kind}", each) for each in load_kinds())
    yield from ((f"remedy {each.key}", each) for each in load_remedies())
    yield from ((f"threshold {each.id}", each) for each in load_thresholds())
    yield from ((f"clause {each.right}", each) for each in load_restrictions().clause)
    for key, mechanism in load_mechanisms().items():
        yield f"mechanism {key}", mechanism
        yield from ((f"{key}: {each.says}", each) for each in mechanism.need)
        yield from ((f"{key}: {each.says}", each) for each in mechanism.window)
        yield from ((f"{key}: {each.says}", each) for each in mechanism.deadline)
        yield from ((f"{key}: {each.says}", each) for each in mechanism.bar)


@pytest.mark.parametrize(("name", "item"), list(items()), ids=lambda each: each if isinstance(each, str) else "")
def test_an_item_has_a_source_and_a_mark(name: str, item: object) -> None:
    assert getattr(item, "source", "").strip(), name
    assert getattr(item, "mark", None) in (Mark.READ, Mark.TO_BE_VERIFIED), name


def cited() -> set[tuple[str, str]]:
    """Return every citation of the checklist, the lengths of time and the test of restrictions, one by one."""
    restrictions = load_restrictions()
    articles = [article for element in LAW.elements for article in element.articles]
    articles += [article for threshold in load_thresholds() for article in threshold.articles]
    articles += [restrictions.fallback.article, *(each.article for each in restrictions.clause)]
    return {(one.instrument, one.article) for article in articles for one in article.apart()}


def test_each_citation_has_a_provision_and_no_provision_is_unused() -> None:
    assert {(each.instrument, each.article) for each in LAW.provisions} == cited()


def test_a_provision_is_found_by_instrument_and_article() -> None:
    assert LAW.provision("ICCPR", "9(3)").says.startswith("Whoever is held on a criminal charge is brought promptly")
    assert LAW.provision("Istanbul Protocol").instrument == "Istanbul Protocol"
    with pytest.raises(KeyError):
        LAW.provision("ICCPR", "99")


def test_a_citation_without_provision_is_refused() -> None:
    less = type(LAW)(
        version=LAW.version, categories=LAW.categories, items=LAW.items, rights=LAW.rights,
        instruments=LAW.instruments, provisions=LAW.provisions[1:], sections=LAW.sections,
    )  # fmt: skip
    with pytest.raises(DataFileInvalid, match="no provision"):
        _prove_cited(less)


def test_a_provision_that_stands_twice_is_refused() -> None:
    with pytest.raises(DataFileInvalid, match="twice"):
        _with_sources((LAW.provisions[0], LAW.provisions[0]), LAW.instruments)


@pytest.mark.parametrize(
    ("article", "expected", "why"),
    [
        ("15, 17, 18", ("15", "17", "18"), "three principles"),
        ("43-45", ("43-45",), "a range is cited as one"),
        ("37(b)-(d), 40", ("37(b)-(d)", "40"), "a range and an article"),
        ("", ("",), "the whole instrument"),
    ],
)
def test_a_citation_is_taken_apart(article: str, expected: tuple[str, ...], why: str) -> None:
    assert tuple(one.article for one in Article(instrument="BoP", article=article).apart()) == expected, why


def test_no_instrument_is_in_force_before_it_was_adopted() -> None:
    dated = {each.key: (When.parse(each.adopted), each.in_force) for each in LAW.instruments}
    wrong = [
        key for key, (adopted, force) in dated.items() if force and adopted.after(When.parse(force)) is not Answer.NO
    ]
    assert wrong == []


def test_only_a_treaty_is_in_force() -> None:
    assert {each.key for each in LAW.instruments if each.in_force} == {
        each.key for each in LAW.instruments if each.kind == "treaty"
    }
