# ruff: noqa: E501 - tables are read in rows
"""Who is found around a trigger. All people, places and events are invented."""

from __future__ import annotations

import pytest

from habeas.model import Kind, Mention, Modality, Sort
from habeas.propose.cast import Cast
from habeas.propose.parse import find_parser
from habeas.propose.parts import Clause, Entity, Roles, Trigger
from habeas.propose.roles import find_roles

NAMES = {
    "Danel Orsun": Sort.PERSON, "Mirel Tavos": Sort.PERSON, "Petra Holm": Sort.PERSON, "Orsun": Sort.PERSON,
    "Veldara": Sort.PLACE, "Norhaven": Sort.PLACE, "Open Voice": Sort.ORGANISATION,
    "the Interior Ministry": Sort.ORGANISATION,
}  # fmt: skip


def cast_of(text: str, main: str | None = None) -> Cast:
    entities = []
    for name, sort in NAMES.items():
        at = text.find(name)
        if at >= 0 and not any(name in other and other in text for other in NAMES if other != name):
            mention = Mention(name=name, start=at, end=at + len(name), text=name)
            entities.append(Entity(name=name, sort=sort, mentions=(mention,)))
    chief = None
    if main is not None:
        first = Mention(name=main, start=0, end=1, text=text[:1])
        chief = Entity(name=main, sort=Sort.PERSON, mentions=(first,))
    return Cast(text, entities, chief)


def roles_of(
    text: str, words: str, kind: Kind, *, hint: str = "passive", main: str | None = None, parsed: bool = True
) -> tuple[Roles, ...]:
    clause = Clause(start=0, end=len(text), paragraph=0)
    at = text.index(words)
    trigger = Trigger(
        kind=kind, start=at, end=at + len(words), clause=clause, rule="test", modality=Modality.ASSERTED,
        subject_hint=hint, score=1.0,
    )  # fmt: skip
    parser = find_parser() if parsed else None
    if parsed and parser is None:
        pytest.skip("no language model is installed")
    tree = parser.read(text, [clause])[clause] if parser is not None else None
    return find_roles(trigger, tree, cast_of(text, main))


A, D, C, S, R = Kind.ARREST, Kind.DETENTION, Kind.CHARGE, Kind.SENTENCE, Kind.RELEASE
CONCERNED = [
    ("Danel Orsun was arrested by police in Veldara on 3 May.", "arrested", A, "passive", ["Danel Orsun"], "passive"),
    ("Police arrested Danel Orsun at his home.", "arrested", A, "active", ["Danel Orsun"], "active object"),
    ("The arrest of Danel Orsun shocked his colleagues.", "arrest", A, "of", ["Danel Orsun"], "of"),
    ("Danel Orsun's arrest shocked his colleagues.", "arrest", A, "of", ["Danel Orsun"], "possessive"),
    ("Danel Orsun, who was detained in May, is a teacher.", "detained", D, "passive", ["Danel Orsun"], "relative"),
    ("After being arrested, Danel Orsun was beaten.", "arrested", A, "passive", ["Danel Orsun"], "participle before"),
    ("Arrested on 3 May, Danel Orsun was held for a week.", "Arrested", A, "passive", ["Danel Orsun"], "participle"),
    ("Danel Orsun and Mirel Tavos were arrested.", "arrested", A, "passive", ["Danel Orsun", "Mirel Tavos"], "two"),
    ("Danel Orsun was arrested and charged with fraud.", "charged", C, "passive", ["Danel Orsun"], "shared subject"),
    ("Police arrested Danel Orsun and charged him with fraud.", "arrested", A, "active", ["Danel Orsun"], "two objects"),
    ("Danel Orsun was sentenced to five years in prison.", "sentenced", S, "passive", ["Danel Orsun"], "sentenced"),
    ("The court sentenced Danel Orsun to five years.", "sentenced", S, "active", ["Danel Orsun"], "not the court"),
    ("Danel Orsun appealed against the verdict.", "appealed", Kind.APPEAL, "self", ["Danel Orsun"], "self"),
    ("Danel Orsun was placed under house arrest.", "house arrest", Kind.HOUSE_ARREST, "passive", ["Danel Orsun"], "under"),
    ("Officers took Danel Orsun into custody.", "custody", D, "passive", ["Danel Orsun"], "object of the light verb"),
    ("Danel Orsun has been in detention since May.", "detention", D, "passive", ["Danel Orsun"], "copula"),
    ("Danel Orsun faces charges of fraud.", "charges", C, "of", ["Danel Orsun"], "receiving verb"),
    ("The charges against Danel Orsun are false.", "charges", C, "of", ["Danel Orsun"], "against"),
    ("Danel Orsun is serving a sentence of six years.", "sentence", S, "of", ["Danel Orsun"], "serving"),
    ("Prosecutors accused Danel Orsun of treason.", "accused", C, "active", ["Danel Orsun"], "accused of"),
    ("Danel Orsun, accused of treason, denies it.", "accused", C, "passive", ["Danel Orsun"], "reduced relative"),
    ("The government called for the trial of Mirel Tavos.", "trial", Kind.TRIAL, "of", ["Mirel Tavos"], "not government"),
    ("Police in Norhaven have arrested about 200 people.", "arrested", A, "active", ["about 200 people"], "group"),
    ("Five activists, including Danel Orsun, were arrested.", "arrested", A, "passive", ["Five activists", "Danel Orsun"], "including"),
    ("Danel Orsun was forced to confess.", "forced", Kind.COERCED_CONFESSION, "passive", ["Danel Orsun"], "control"),
    ("They forced Danel Orsun to sign a confession.", "forced", Kind.COERCED_CONFESSION, "active", ["Danel Orsun"], "object"),
    ("Detained activist Danel Orsun is on hunger strike.", "Detained", D, "passive", ["Danel Orsun"], "attributive"),
    ("The detained teacher, Danel Orsun, is ill.", "detained", D, "passive", ["Danel Orsun"], "apposition"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "kind", "hint", "expected", "why"), CONCERNED, ids=[row[-1] for row in CONCERNED]
)
def test_the_person_concerned_is_found(
    text: str, words: str, kind: Kind, hint: str, expected: list[str], why: str
) -> None:
    found = roles_of(text, words, kind, hint=hint)

    assert [roles.subject.name if roles.subject else None for roles in found] == expected, why


def test_two_fates_in_one_sentence_are_kept_apart() -> None:
    text = "Danel Orsun and Mirel Tavos were arrested; Mirel Tavos was released on bail."

    released = roles_of(text.replace("and Mirel Tavos", "and Petra Holm"), "released", R)

    assert [roles.subject.name for roles in released if roles.subject] == ["Mirel Tavos"]


CLIENTS = [
    ("Danel Orsun's lawyer was not informed.", "lawyer was not informed", "the client is concerned, not the lawyer"),
    (
        "His lawyer, Petra Holm, could not visit Danel Orsun or speak to her client.",
        "speak to her client",
        "her client",
    ),
    ("The lawyer was not present.", "lawyer was not present", "nobody is named: the main person, inferred"),
]


@pytest.mark.parametrize(("text", "words", "why"), CLIENTS)
def test_the_client_is_concerned_when_a_lawyer_is_kept_out(text: str, words: str, why: str) -> None:
    (roles,) = roles_of(text, words, Kind.DENIAL_OF_LAWYER, hint="none", main="Danel Orsun")

    assert roles.subject is not None, why
    assert roles.subject.name in ("Danel Orsun", "His"), why
    assert roles.subject.name != "Petra Holm"


def test_a_hearing_without_a_person_concerns_the_main_person_and_says_so() -> None:
    (roles,) = roles_of("The hearing was closed.", "hearing", Kind.HEARING, hint="none", main="Danel Orsun")

    assert roles.subject is not None
    assert roles.subject.name == "Danel Orsun"
    assert roles.subject.inferred


def test_arrests_of_nobody_named_concern_nobody() -> None:
    (roles,) = roles_of("Police made several arrests.", "arrests", Kind.ARREST, hint="of", main="Danel Orsun")

    assert roles.subject is None


def test_a_transferred_case_is_not_a_transferred_person() -> None:
    (roles,) = roles_of(
        "The case was transferred to Norhaven.", "transferred", Kind.CASE_TRANSFER, hint="none", main="Danel Orsun"
    )

    assert roles.subject is not None
    assert roles.subject.inferred


ACTORS = [
    ("Danel Orsun was arrested by police in Veldara.", "arrested", A, "passive", ["police"], ["Veldara"]),
    ("Officers of the Interior Ministry detained Danel Orsun in Norhaven.", "detained", D, "active", ["Officers of the Interior Ministry"], ["Norhaven"]),
    ("In Norhaven, the court sentenced Danel Orsun to two years.", "sentenced", S, "active", ["the court"], ["Norhaven"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "kind", "hint", "agents", "places"), ACTORS)
def test_actors_and_places_are_found(
    text: str, words: str, kind: Kind, hint: str, agents: list[str], places: list[str]
) -> None:
    (roles,) = roles_of(text, words, kind, hint=hint)

    assert [agent.text for agent in roles.agents] == agents
    assert [place.name for place in roles.places] == places


WITHOUT_MODEL = [
    ("Danel Orsun was arrested in Veldara.", "arrested", A, "passive", "Danel Orsun"),
    ("Police arrested Danel Orsun.", "arrested", A, "active", "Danel Orsun"),
    ("The arrest of Danel Orsun was unlawful.", "arrest", A, "of", "Danel Orsun"),
    ("Danel Orsun's arrest was unlawful.", "arrest", A, "of", "Danel Orsun"),
]


@pytest.mark.parametrize(("text", "words", "kind", "hint", "expected"), WITHOUT_MODEL)
def test_rules_alone_find_the_nearest_person(text: str, words: str, kind: Kind, hint: str, expected: str) -> None:
    (roles,) = roles_of(text, words, kind, hint=hint, parsed=False)

    assert roles.subject is not None
    assert roles.subject.name == expected


def test_an_organisation_is_fined_but_not_arrested_by_rule() -> None:
    fined = roles_of("Open Voice was fined.", "fined", Kind.FINE, parsed=False)
    arrested = roles_of("Open Voice said he was arrested.", "arrested", A, parsed=False)

    assert [r.subject.name for r in fined if r.subject] == ["Open Voice"]
    assert [r.subject for r in arrested] == [None]
