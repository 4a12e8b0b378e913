"""The trigger rules: each proves itself by its own sentences. Every person in the sentences is invented."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest

from habeas.errors import DataFileInvalid
from habeas.model import Kind, Modality
from habeas.propose import lexicon
from habeas.propose.clauses import split
from habeas.propose.datafile import names_in, read
from habeas.propose.lexicon import FOLDER, MACROS, Rule, load_rules
from habeas.propose.parts import Trigger
from habeas.propose.triggers import find_triggers

RULES = load_rules()
SAYS = [pytest.param(rule, sentence, id=f"{rule.id}-{n}") for rule in RULES for n, sentence in enumerate(rule.yes)]
SILENT = [pytest.param(rule, sentence, id=f"{rule.id}-{n}") for rule in RULES for n, sentence in enumerate(rule.no)]


def triggers_of(text: str) -> tuple[Trigger, ...]:
    return find_triggers(text, split(text))


@pytest.mark.parametrize(("rule", "sentence"), SAYS)
def test_a_rule_finds_its_kind_in_the_sentences_that_prove_it(rule: Rule, sentence: str) -> None:
    assert rule.kind in {trigger.kind for trigger in triggers_of(sentence)}


@pytest.mark.parametrize(("rule", "sentence"), SILENT)
def test_a_rule_is_silent_on_the_sentences_that_look_like_it(rule: Rule, sentence: str) -> None:
    assert rule.id not in {trigger.rule for trigger in triggers_of(sentence)}


def test_every_rule_is_proved_from_both_sides() -> None:
    assert [rule.id for rule in RULES if not (rule.yes and rule.no)] == []


def test_no_two_rules_share_an_id() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_every_kind_of_event_has_a_rule() -> None:
    assert set(Kind) - {rule.kind for rule in RULES} == set()


def test_every_macro_is_used() -> None:
    written = " ".join(str(read(name)) for name in names_in(FOLDER))
    assert [name for name in read(MACROS) if f"<{name}>" not in written] == []


KINDS = [
    ("Gendarmes picked him up at a checkpoint.", Kind.ARREST, "colloquial, active"),
    ("Dalia Sorn was hauled off by soldiers.", Kind.ARREST, "colloquial, passive"),
    ("They took my brother at dawn.", Kind.ARREST, "the words of a witness"),
    ("He was dragged from his car by men in civilian clothes.", Kind.ABDUCTION, "those who took him are not known"),
    ("More than 40 people were arrested at the march.", Kind.MASS_DETENTION, "a crowd is counted"),
    ("On 28 June, after threats by activists, she was arrested.", Kind.ARREST, "a day of a month counts nobody"),
    ("Two students were arrested.", Kind.ARREST, "two are persons, not a crowd"),
    ("Officials would not acknowledge holding her.", Kind.ENFORCED_DISAPPEARANCE, "withheld, not only out of contact"),
    ("A judge remanded her for two months.", Kind.DETENTION_ORDER, "an order, not the holding"),
    ("She was given seven years for sedition.", Kind.SENTENCE, "a term and an offence"),
    ("A court sentenced Odo Vell to five years and Ilo Marsh to three.", Kind.SENTENCE, "the second verb is left out"),
    ("The regional court left the verdict unchanged.", Kind.APPEAL_REJECTED, "no word of appeal"),
    ("The prison will not let an ophthalmologist in.", Kind.DENIAL_OF_MEDICAL_CARE, "care is named by who gives it"),
    ("He was made to put his thumbprint to a statement.", Kind.COERCED_CONFESSION, "no word of confession"),
    ("They made me sign a paper.", Kind.COERCION, "not a confession"),
    ("He lost his life in police custody.", Kind.DEATH_IN_CUSTODY, "said gently"),
    ("Inmates had to sew uniforms twelve hours a day.", Kind.FORCED_LABOUR, "no word of labour"),
]


@pytest.mark.parametrize(("sentence", "kind", "why"), KINDS)
def test_further_ways_of_saying_it_are_understood(sentence: str, kind: Kind, why: str) -> None:
    assert kind in {trigger.kind for trigger in triggers_of(sentence)}, why


IDIOMS = [
    ("The film captured many hearts.", "a figure of speech"),
    ("I was tortured by boredom.", "a feeling, not an officer"),
    ("The readers released themselves from the habit.", "nobody held them"),
    ("It was an arresting headline.", "an adjective"),
    ("She was given two days to leave.", "a delay, not a term"),
    ("We could not reach him for comment.", "a reporter's line"),
    ("His visits were never suspended.", "it says that they went on"),
    ("He died after a long illness at home.", "not in anyone's hands"),
    ("The charge for admission is three crowns.", "a price"),
    ("The letter was sent to the prosecutor.", "a letter, not a person"),
]


@pytest.mark.parametrize(("sentence", "why"), IDIOMS)
def test_idioms_are_not_events(sentence: str, why: str) -> None:
    assert [t.rule for t in triggers_of(sentence) if t.modality.says_it_happened] == [], why


VOICES = [
    ("Police arrested Ona Vell.", "active"),
    ("Ona Vell was arrested.", "passive"),
    ("Ona Vell, arrested in May, is ill.", "passive"),
    ("Agents put her under arrest.", "active"),
    ("Police arrested students at the gate.", "active"),  # a bare plural is an object
    ("Police arrested prominent blogger Odo Vell.", "active"),  # so is a trade before a name
    ("Officers have detained both brothers.", "active"),
    ("Police arrested over 40 people.", "active"),  # a number of persons
    ("Poet arrested over a song.", "passive"),  # the reason for it
    ("Vell, arrested about a year ago, is ill.", "passive"),  # when
    ("Monks arrested after the march were freed.", "passive"),
    ("The arrested students were freed.", "passive"),  # an adjective
    ("Two nurses kidnapped by gunmen were found.", "passive"),
]


@pytest.mark.parametrize(("sentence", "hint"), VOICES)
def test_the_voice_of_the_verb_tells_where_the_person_stands(sentence: str, hint: str) -> None:
    assert triggers_of(sentence)[0].subject_hint == hint


def test_a_call_for_release_never_says_that_it_happened() -> None:
    found = triggers_of("Rights groups called for the immediate release of Ona Vell.")
    assert found
    assert all(t.modality is Modality.DEMANDED for t in found)


LONG = "In May Ona Vell was arrested, jailed, beaten, tried and then, on bail, released; her lawyer was not present. "


def test_every_trigger_lies_in_its_clause_and_none_overlap() -> None:
    text = LONG + "\n\n" + " ".join(rule.yes[0] for rule in RULES) + "\n\n" + ("arrested and charged " * 400)
    found = triggers_of(text)
    assert len(found) > len(RULES) // 2
    for trigger in found:
        assert trigger.clause.start <= trigger.start < trigger.end <= trigger.clause.end
    assert all(one.end <= other.start for one, other in pairwise(found))


HOSTILE = [
    "arrested ",
    "charges of ",
    "taken ",
    "was taken to the ",
    "sentenced to ",
    "held in the ",
    "the false criminal charges ",
    "denied access to any adequate medical ",
    "not allowed to see his ",
    "police took the men and ",
    "10,000 of ",
    "released him from a ",
    "his her their the ",
    "Anna Vell ",
    "she was forced to sign a ",
    "court ",
    "a, b; c: ",
    "x",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_the_cost_of_a_hostile_sentence_grows_with_its_length(words: str) -> None:
    short, long = words * (12_500 // len(words)), words * (100_000 // len(words))
    triggers_of(short[:2_000])  # rules are read and compiled
    quick, slow = min(_cost(short) for _ in range(2)), _cost(long)
    assert slow <= 8 * 3 * quick + 0.05, "eight times the text may not cost far more than eight times the time"


def _cost(text: str) -> float:
    clauses = split(text)
    start = process_time()
    find_triggers(text, clauses)
    return process_time() - start


WRONG = [
    ({"colour": "red"}, "unknown key"),
    ({"kind": "wedding"}, "kind"),
    ({"hint": "sideways"}, "hint"),
    ({"stems": []}, "no stems"),
    ({"pattern": "(arrest"}, "pattern"),
    ({"pattern": "<NOBODY> arrest"}, "macro"),
    ({"score": "high"}, "score"),
]


@pytest.mark.parametrize(("change", "why"), WRONG)
def test_a_rule_that_is_wrongly_written_is_refused(change: dict[str, object], why: str) -> None:
    entry = {"id": "x", "kind": "arrest", "stems": ["arrest"], "pattern": "arrest", **change}
    with pytest.raises(DataFileInvalid):
        _ = lexicon._rule("rules.toml", entry, {"ME": "me"}, {}).pattern.compiled


def test_every_pattern_of_every_rule_is_one() -> None:
    for rule in lexicon.load_rules():
        for pattern in (rule.pattern, rule.before, rule.after, rule.unless, rule.needs):
            assert pattern is None or pattern.compiled.pattern


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Since May, 4,000 people have been detained.", Kind.MASS_DETENTION),  # a number with a comma
        ("Three hundred people have been arrested since May.", Kind.MASS_DETENTION),  # a number in words
        ("More than 1,000 were arrested.", Kind.MASS_DETENTION),  # "people" left out
        ("Two people were arrested.", Kind.ARREST),  # persons of one event
        ("On 12 May activists were arrested.", Kind.ARREST),  # the day is no count
        ("In 2021 people were detained.", Kind.DETENTION),  # nor is the year
        ("Police detained upwards of 200 people.", Kind.MASS_DETENTION),
        ("Nearly 3,000 Rohingya were detained.", Kind.MASS_DETENTION),  # a people without a plural
        ("Whole families were detained.", Kind.MASS_DETENTION),
        ("Vell, 45, and other people were arrested.", Kind.ARREST),  # an age
    ],
)
def test_a_crowd_is_counted_in_figures_and_in_words(sentence: str, kind: Kind) -> None:
    assert [trigger.kind for trigger in find_triggers(sentence, split(sentence))] == [kind]
