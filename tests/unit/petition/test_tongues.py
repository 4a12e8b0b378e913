"""Sentences of filings in English, French and Spanish, held against what has been read aloud and mended."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import MADE_ON, assessment, case, claims, documents, names

from builders import a_case, a_claim, a_document, a_fact, an_amount
from habeas.assess import assess
from habeas.law import load_form, load_law
from habeas.model import Attribute, Claim, Document, Frame, Kind, Modality, Petition, When
from habeas.petition import petition
from habeas.petition.dates import date_words, dated
from habeas.petition.matter import Matter, listed, matter_of, quoted
from habeas.petition.saying import phrases, places
from habeas.petition.telling import amount_words, tell_event, tell_value
from habeas.petition.tongue import fill, language_name, number, tongues
from habeas.petition.voices import ended
from habeas.petition.wording import load_wording

READ_ALOUD = tomllib.loads(Path(__file__).with_name("tongues.toml").read_text("utf-8"))
THREE = ("en", "fr", "es")
OURS = ("dates", "lists", "telling", "story", "grounds", "differing", "durations", "evidence")
TEXT = "Words of an invented source."
SAID = {
    "told": {"when": "2019-03-01", "agents": ["the court"], "places": ["Ardeny"],
             "amounts": [an_amount("7", "year"), an_amount("1000", "USD")]},
    "doubted": {"when": "2019-03", "hedges": ["reportedly"], "modality": Modality.REPORTED},
    "denied": {"speaker": "The authorities", "modality": Modality.DENIED},
}  # fmt: skip
ENGLISH_WORDS = frozenset(
    {
        "the", "of", "and", "by", "was", "were", "that", "with", "in", "to", "from", "which", "his", "her", "not",
        "when", "between", "until", "is", "are", "for", "this", "these", "been", "had", "has", "will", "its", "their",
        "after", "before", "according", "reportedly", "allegedly",
    }
)  # fmt: skip
QUOTED = re.compile("«[^»]*»|“[^”]*”")


def a_matter(lang: str, *made: Claim, document: Document | None = None) -> Matter:
    """Return the matter of a case in which these claims are accepted."""
    whole, read = a_case(list(made)), document or a_document(TEXT)
    accepted, facts = matter_of(whole)
    return Matter(
        case=whole, assessment=assess(whole, load_law()), law=load_law(), form=load_form(), wording=load_wording(lang),
        documents={read.id: read}, names={read.id: "notes.txt"}, made_on=MADE_ON, lang=lang, claims=accepted,
        facts=facts,
    )  # fmt: skip


def told(lang: str, *made: Claim) -> list[str]:
    """Return the sentences that tell the first fact of these claims."""
    matter = a_matter(lang, *made)
    fact = matter.facts[0]
    telling = tell_event if isinstance(fact.predicate, Kind) else tell_value
    return [draft.text for draft in telling(matter, fact, "IV.1")]


def a_filing(lang: str) -> Petition:
    return petition(
        case(), assessment(), load_law(), documents=documents(), names=names(), made_on=MADE_ON, lang=lang
    )  # fmt: skip


@pytest.mark.parametrize("lang", THREE)
@pytest.mark.parametrize("way", SAID)
@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_event_is_told_doubted_and_denied(kind: Kind, way: str, lang: str) -> None:
    claim = a_claim(a_document(TEXT), TEXT, kind, **SAID[way])  # type: ignore[arg-type]
    assert told(lang, claim) == [READ_ALOUD["kind"][kind][way][lang]]


@pytest.mark.parametrize("lang", THREE)
@pytest.mark.parametrize("modality", list(Modality))
def test_every_way_of_putting_it_is_told(modality: Modality, lang: str) -> None:
    claim = a_claim(a_document(TEXT), TEXT, Kind.RELEASE, modality=modality, agents=["officers"])
    assert told(lang, claim) == [READ_ALOUD["modality"][modality][lang]]


@pytest.mark.parametrize("lang", THREE)
@pytest.mark.parametrize("attribute", list(Attribute))
def test_every_attribute_is_told(attribute: Attribute, lang: str) -> None:
    claim = a_claim(a_document(TEXT), TEXT, attribute, value="Zembla")
    assert told(lang, claim) == [READ_ALOUD["attribute"][attribute][lang]]


@pytest.mark.parametrize(
    ("sex", "french", "spanish", "why"),
    [
        ("male", "Dauren Esimov a été arrêté.", "Dauren Esimov fue detenido.", "a man"),
        ("female", "Dauren Esimov a été arrêtée.", "Dauren Esimov fue detenida.", "a woman"),
        ("other", "Dauren Esimov a été arrêté(e).", "Dauren Esimov fue detenido/a.", "no form is guessed"),
        (None, "Dauren Esimov a été arrêté(e).", "Dauren Esimov fue detenido/a.", "no source says"),
    ],
)
def test_endings_agree_with_the_sex_that_the_sources_give(sex: str | None, french: str, spanish: str, why: str) -> None:
    document = a_document(TEXT)
    made = [a_claim(document, TEXT, Kind.ARREST)]
    made += [a_claim(document, "Words", Attribute.SEX, value=sex)] if sex else []
    assert told("fr", *made) == [french], why
    assert told("es", *made) == [spanish], why


def test_where_sources_give_two_sexes_the_inclusive_form_stands() -> None:
    document = a_document(TEXT)
    arrest, man = a_claim(document, TEXT, Kind.ARREST), a_claim(document, "Words", Attribute.SEX, value="male")
    woman = a_claim(document, "invented", Attribute.SEX, value="female")
    assert told("fr", arrest, man, woman) == ["Dauren Esimov a été arrêté(e)."]


JOINED = [
    ("fr", "la date de {x}", "le procès", "la date du procès", "de and le"),
    ("fr", "la date de {x}", "l’arrestation", "la date de l’arrestation", "the noun has its own elision"),
    ("fr", "le fait de {x}", "les agents", "le fait des agents", "de and les"),
    ("fr", "la libération de {x}", "Ilvan Torek", "la libération d’Ilvan Torek", "a vowel"),
    ("fr", "la libération de {x}", "Ama Boduk", "la libération d’Ama Boduk", "a vowel"),
    ("fr", "la libération de {x}", "Hassan", "la libération de Hassan", "an h may be heard"),
    ("fr", "il est dit que {x}", "Ilvan Torek", "il est dit qu’Ilvan Torek", "que"),
    ("fr", "partie à {x}", "le Pacte", "partie au Pacte", "à and le"),
    ("fr", "{x}", "le Pacte", "le Pacte", "nothing before"),
    ("es", "la fecha de {x}", "el juicio", "la fecha del juicio", "de and el"),
    ("es", "en cuanto a {x}", "el importe", "en cuanto al importe", "a and el"),
    ("es", "de {x}", "El Salvador", "de El Salvador", "a name keeps its article"),
    ("es", "Ama y {x}", "Ilvan", "Ama e Ilvan", "y before i"),
    ("es", "uno o {x}", "ocho", "uno u ocho", "o before o"),
    ("en", "of {x}", "the trial", "of the trial", "English joins nothing"),
]


@pytest.mark.parametrize(("lang", "phrase", "value", "expected", "why"), JOINED)
def test_a_word_and_what_follows_it_are_joined_as_the_language_does(
    lang: str, phrase: str, value: str, expected: str, why: str
) -> None:
    assert fill(lang, phrase, x=value) == expected, why


DATES = [
    ("2019-03-01", "le 1er mars 2019", "el 1 de marzo de 2019"),
    ("2019-03-10T19:30", "le 10 mars 2019 à 19 h 30", "el 10 de marzo de 2019 a las 19.30 horas"),
    ("2019-08", "en août 2019", "en agosto de 2019"),
    ("2019", "en 2019", "en 2019"),
    ("2019-21", "au printemps 2019", "en la primavera de 2019"),
    ("201X", "dans les années 2010", "en la década de 2010"),
    ("2019-03-10~", "vers le 10 mars 2019", "alrededor del 10 de marzo de 2019"),
    ("2019-03~", "vers mars 2019", "hacia marzo de 2019"),
    ("2019-03-09/2019-03-10", "entre le 9 et le 10 mars 2019", "entre el 9 y el 10 de marzo de 2019"),
    ("2019-03/2019-08", "entre mars et août 2019", "entre marzo y agosto de 2019"),
    ("2018-11-30/2019-01-01", "entre le 30 novembre 2018 et le 1er janvier 2019",
     "entre el 30 de noviembre de 2018 y el 1 de enero de 2019"),
    ("2019-03-10/..", "le 10 mars 2019 ou plus tard", "el 10 de marzo de 2019 o más tarde"),
    ("../2019-08", "en août 2019 ou plus tôt", "en agosto de 2019 o antes"),
    ("[2023-05-11,2023-05-13]", "le 11 mai 2023 ou le 13 mai 2023", "el 11 de mayo de 2023 o el 13 de mayo de 2023"),
    ("../..", "à une date inconnue", "en fecha desconocida"),
]  # fmt: skip


@pytest.mark.parametrize(("edtf", "french", "spanish"), DATES)
def test_a_date_is_said_as_exactly_in_french_and_spanish(edtf: str, french: str, spanish: str) -> None:
    when = When.parse(edtf)
    assert dated(when, lang="fr") == french
    assert dated(when, lang="es") == spanish


LASTING = [
    ("2019-03-10/2019-08-16", "du 10 mars 2019 au 16 août 2019", "del 10 de marzo de 2019 al 16 de agosto de 2019"),
    ("2019-03-10/..", "à compter du 10 mars 2019", "a partir del 10 de marzo de 2019"),
    ("2019-08/..", "à compter d’août 2019", "a partir de agosto de 2019"),
    ("../2019-08-16", "jusqu’au 16 août 2019", "hasta el 16 de agosto de 2019"),
]


@pytest.mark.parametrize(("edtf", "french", "spanish"), LASTING)
def test_what_lasted_is_said_from_when_to_when(edtf: str, french: str, spanish: str) -> None:
    assert dated(When.parse(edtf), lasting=True, lang="fr") == french
    assert dated(When.parse(edtf), lasting=True, lang="es") == spanish


EIGHT = [
    ("ru", "10 марта 2019 года", "в марте 2019 года", "в период с 9 по 10 марта 2019 года"),
    ("ar", "في 10 مارس 2019", "في مارس 2019", "بين 9 و10 مارس 2019"),
    ("zh_Hans", "2019年3月10日", "2019年3月", "2019年3月9日至10日之间"),
    ("kk", "2019 жылғы 10 наурыз күні", "2019 жылғы наурыз айында", "2019 жылғы 9 наурыз мен 10 наурыз аралығында"),
    ("ug", "2019-يىلى 10-مارت كۈنى", "2019-يىلى مارت ئېيىدا", "2019-يىلى 9-مارت بىلەن 10-مارت ئارىلىقىدا"),
]


@pytest.mark.parametrize(("lang", "day", "month", "between"), EIGHT)
def test_dates_are_said_in_the_languages_of_families_too(lang: str, day: str, month: str, between: str) -> None:
    assert dated(When.parse("2019-03-10"), lang=lang) == day
    assert dated(When.parse("2019-03"), lang=lang) == month
    assert date_words(When.parse("2019-03-09/2019-03-10"), lang) == between


@pytest.mark.parametrize("lang", sorted(tongues()))
def test_every_language_has_every_phrase_of_dates_and_lists(lang: str) -> None:
    wanted = {key for key in phrases("en") if key.startswith(("dates.", "lists."))}
    assert wanted <= phrases(lang).keys()


@pytest.mark.parametrize("lang", ["fr", "es"])
@pytest.mark.parametrize("area", OURS)
def test_every_phrase_stands_in_all_three_with_the_same_places(area: str, lang: str) -> None:
    english = {key: places(text) for key, text in phrases("en").items() if key.startswith(f"{area}.")}
    assert english
    assert {key: places(text) for key, text in phrases(lang).items() if key.startswith(f"{area}.")} == english


@pytest.mark.parametrize(
    ("value", "unit", "french", "spanish"),
    [
        ("1000000", "USD", "1\u202f000\u202f000\u00a0USD", "1.000.000\u00a0USD"), ("1", "year", "1 an", "1 año"),
        ("2.50", "EUR", "2,50\u00a0EUR", "2,50\u00a0EUR"), ("0", "day", "0 jour", "0 días"),
        ("3", "month", "3 mois", "3 meses"), ("20", "person", "20 personnes", "20 personas"),
    ],
)  # fmt: skip
def test_an_amount_has_its_unit_and_marks(value: str, unit: str, french: str, spanish: str) -> None:
    assert amount_words(an_amount(value, unit), "fr") == french
    assert amount_words(an_amount(value, unit), "es") == spanish


def test_numbers_lists_and_languages_have_the_names_of_their_language() -> None:
    assert (number("en", 1234), number("fr", 1234), number("es", 12345)) == ("1,234", "1\u202f234", "12.345")
    assert listed(["a", "b", "c"], lang="fr") == "a, b et c"
    assert listed(["Ama", "Ilvan"], lang="es") == "Ama e Ilvan"
    assert listed(["a", "b"], last="or", lang="ru") == "a или b"
    assert (language_name("fr", "ru"), language_name("es", "en"), language_name("en", "kk-Cyrl")) == (
        "russe", "inglés", "Kazakh",
    )  # fmt: skip


def test_a_quotation_keeps_the_words_of_the_source_in_the_marks_of_the_filing() -> None:
    claim = a_claim(a_document(TEXT), TEXT, Kind.ARREST)
    assert quoted(claim) == f"“{TEXT}”"
    assert quoted(claim, lang="fr") == f"«\u00a0{TEXT}\u00a0»"
    assert quoted(claim, lang="es") == f"«{TEXT}»"


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Il dit\u00a0: «\u00a0Non.\u00a0»", "Il dit\u00a0: «\u00a0Non.\u00a0»"),
        ("fr", "Il dit «\u00a0non\u00a0»", "Il dit «\u00a0non\u00a0»."),
        ("es", "Dice: «No.»", "Dice: «No»."), ("es", "Dice: «¿No?»", "Dice: «¿No?»."),
        ("es", "Dice: «No...»", "Dice: «No...»."), ("en", "He says: “No.”", "He says: “No.”"),
    ],
)  # fmt: skip
def test_a_sentence_ends_once(lang: str, text: str, expected: str) -> None:
    assert ended(text, lang) == expected


@pytest.mark.parametrize(
    ("agent", "french", "spanish", "why"),
    [
        ("the police", "par la police", "por la policía", "a known body"),
        ("Police officers", "par des policiers", "por agentes de policía", "without its article"),
        ("Guards Inc.", "par Guards Inc.", "por Guards Inc.", "a name stays"),
        ("the Ardeny court", "par «\u00a0the Ardeny court\u00a0».", "por «the Ardeny court».",
         "a description stays in the source's words"),
    ],
)  # fmt: skip
def test_bodies_are_named_in_the_language_and_names_stay(agent: str, french: str, spanish: str, why: str) -> None:
    claim = a_claim(a_document(TEXT), TEXT, Kind.ARREST, agents=[agent])
    assert told("fr", claim)[0].removesuffix(".").endswith(french.removesuffix(".")), why
    assert told("es", claim)[0].removesuffix(".").endswith(spanish.removesuffix(".")), why


@pytest.mark.parametrize(
    ("places", "french", "spanish", "why"),
    [
        (["Kazakhstan"], "au Kazakhstan", "en Kazajistán", "a masculine country"),
        (["Turkmenistan", "Egypt"], "au Turkménistan et en Égypte", "en Turkmenistán y Egipto", "each its preposition"),
        (["Ethiopia"], "en Éthiopie", "en Etiopía", "a feminine country"),
        (["Philippines"], "aux Philippines", "en Filipinas", "a country in the plural"),
        (["Cuba"], "à Cuba", "en Cuba", "an island"),
        (["Port Elmin", "Sarn Prison"], "à Port Elmin et à Sarn Prison", "en Port Elmin y Sarn Prison", "no country"),
    ],
)
def test_a_place_has_the_preposition_that_it_takes(places: list[str], french: str, spanish: str, why: str) -> None:
    claim = a_claim(a_document(TEXT), TEXT, Kind.ARREST, places=places)
    assert told("fr", claim) == [f"Dauren Esimov a été arrêté(e) {french}."], why
    assert told("es", claim) == [f"Dauren Esimov fue detenido/a {spanish}."], why


@pytest.mark.parametrize(
    ("lang", "spoken", "expected"),
    [
        ("fr", "en", ", original en anglais"), ("es", "ru", ", original en ruso"),
        ("en", "ru", ", in the original Russian"), ("fr", "fr", "du texte"), ("en", "und", "of the text"),
    ],
)  # fmt: skip
def test_a_footnote_says_the_language_of_words_that_are_not_the_filings(lang: str, spoken: str, expected: str) -> None:
    whole = case()
    found = {
        key: Document(
            sha256=each.sha256, size=each.size, media_type=each.media_type, engine=each.engine, text=each.text,
            language=spoken, frame=each.frame,
        )
        for key, each in documents().items()
    }  # fmt: skip
    made = petition(
        whole, assessment(), load_law(), documents=found, names=names(), made_on=MADE_ON, lang=lang
    )  # fmt: skip
    assert made.footnotes[-1].cites.endswith(expected)


PAGES = [
    ("fr", "II.1", "Dauren Esimov a été arrêté(e) entre le 9 et le 10 mars 2019\u00a0; les sources divergent sur la "
     "date, comme l’expose la section IV."),
    ("fr", "II.2", "L’arrestation a eu lieu à Ardeny."),
    ("fr", "III.2", "L’assignation à résidence de Dauren Esimov a commencé entre le 9 et le 10 mars 2019 et a pris fin "
     "le 16 août 2019\u00a0: entre 159 et 160 jours, selon le jour retenu parmi les dates indiquées."),
    ("fr", "IV.1", "Cette audience s’est tenue tard dans la nuit."),
    ("fr", "IV.1", "Selon sa sœur, le 10 mars 2019, Dauren Esimov a été assigné(e) à résidence."),
    ("fr", "IV.1", "Les sources divergent sur la date de l’arrestation\u00a0: 10 mars 2019 selon Lantern Rights Watch, "
     "9 mars 2019 selon The Ardeny Courier."),
    ("fr", "V.i", "Ces faits mettent en jeu les articles 3 et 9 de la Déclaration universelle des droits de l’homme et "
     "l’article 9 (par.\u00a01) du Pacte\u00a0; voir également l’Ensemble de principes (2, 4, 10)."),
    ("es", "II.1", "Dauren Esimov fue detenido/a entre el 9 y el 10 de marzo de 2019; las fuentes difieren en cuanto a "
     "la fecha, como se expone en la sección IV."),
    ("es", "IV.1", "El ministerio negó que Dauren Esimov hubiera sido sometido/a a malos tratos."),
    ("es", "IV.1", "El mismo día, Dauren Esimov fue puesto/a en libertad."),
    ("es", "IV.1", "Las fuentes difieren en cuanto a la fecha de la detención: 10 de marzo de 2019 según Lantern "
     "Rights Watch, 9 de marzo de 2019 según The Ardeny Courier."),
    ("es", "VI.1", "Un recurso de apelación en la causa de Dauren Esimov fue desestimado por el tribunal."),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "line", "sentence"), PAGES)
def test_a_whole_filing_reads_as_its_language_is_written(lang: str, line: str, sentence: str) -> None:
    assert sentence in [each.text for each in a_filing(lang).sentences if each.line == line]


@pytest.mark.parametrize("lang", ["fr", "es"])
def test_no_english_word_is_left_outside_quotations_and_names(lang: str) -> None:
    known = {frame.frame.publisher or "" for frame in documents().values()}
    for sentence in a_filing(lang).sentences:
        for text in (sentence.text, sentence.under):
            plain = QUOTED.sub("", text)
            for name in filter(None, known):
                plain = plain.replace(name, "")
            assert not ENGLISH_WORDS.intersection(re.findall(r"[\w’]+", plain.casefold())), text


def test_the_same_facts_and_claims_carry_the_sentences_in_every_language() -> None:
    carried = [
        [(each.line, each.facts, each.claims, each.finding) for each in a_filing(lang).sentences] for lang in THREE
    ]
    assert carried[0] == carried[1] == carried[2]


NAMES = ["the court", "Guards Inc", "Ilvan Torek", "his sister", "a panel of experts", "the Ardeny district court"]
ANY_CLAIM = st.fixed_dictionaries(
    {
        "modality": st.sampled_from(list(Modality)),
        "when": st.none()
        | st.sampled_from(["2019-03-01", "2019-03~", "2019", "2019-21", "2019-03/2019-08", "../2019"]),
        "agents": st.lists(st.sampled_from(NAMES), max_size=3, unique=True),
        "places": st.lists(st.sampled_from(["Ardeny", "Port Elmin", "his home"]), max_size=2, unique=True),
        "speaker": st.none() | st.sampled_from(NAMES),
        "hedges": st.lists(st.just("reportedly"), max_size=1),
        "amounts": st.lists(st.sampled_from([an_amount("1", "year"), an_amount("2.5", "USD")]), max_size=2),
        "value": st.none() | st.sampled_from(["a teacher", "no", "34", "Zembla", "a b."]),
    }
)


@pytest.mark.parametrize("lang", THREE)
@settings(max_examples=120)
@given(predicate=st.sampled_from([*Kind, *Attribute]), given_=ANY_CLAIM)
def test_whatever_a_claim_says_its_sentence_is_whole(
    lang: str, predicate: Kind | Attribute, given_: dict[str, object]
) -> None:
    for text in told(lang, a_claim(a_document(TEXT), TEXT, predicate, **given_)):  # type: ignore[arg-type]
        assert not re.search(r"[{}]|  |\.\.|\( | \)| ,", text), text
        assert re.search(r"[.!?](?:\u00a0?[”»])?$", text), text
        assert not re.search(r"[.!?][”»]?[.]$", text), text
        assert text[0] in "«“" or not text[0].islower(), text
        plain = QUOTED.sub("", text).replace("Guards Inc", "")
        assert lang == "en" or not ENGLISH_WORDS.intersection(re.findall(r"\w+", plain.casefold())), text


def test_the_words_of_a_source_without_a_name_are_those_of_the_document() -> None:
    document = a_document(TEXT, frame=Frame())
    claim = a_claim(document, TEXT, Kind.ARREST, modality=Modality.NEGATED)
    assert told("fr", claim) == [f"Selon les termes du document «\u00a0notes.txt\u00a0»\u00a0: «\u00a0{TEXT}\u00a0»"]
    assert told("es", claim) == [f"En palabras del documento «notes.txt»: «{TEXT[:-1]}»."]


def test_an_act_that_two_sources_tell_stands_on_both() -> None:
    first, second = claims()["arrest"], claims()["arrest2"]
    whole = a_case([first, second], facts=[a_fact(first, second)])
    made = petition(
        whole, assess(whole, load_law()), load_law(), documents=documents(), names=names(), made_on=MADE_ON, lang="fr"
    )  # fmt: skip
    assert [each.claims for each in made.sentences if each.line == "II.1"] == [(first.id, second.id)]


@pytest.mark.parametrize(
    ("form", "line", "expected"),
    [
        ("wgad_questionnaire", "II.1", "; the sources differ on the date, as section IV sets out."),
        ("wgeid", "2.1", "; the sources differ on the date, as section 5 sets out."),
        ("wgad_urgent", "2.1", "; the sources differ on the date."),
    ],
)
def test_a_difference_is_looked_up_in_the_section_where_the_form_tells_the_story(
    form: str, line: str, expected: str
) -> None:
    made = petition(
        case(), assessment(), load_law(), documents=documents(), names=names(), made_on=MADE_ON, form=load_form(form)
    )  # fmt: skip
    assert any(each.text.endswith(expected) for each in made.sentences if each.line == line)
