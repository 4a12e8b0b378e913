"""What search takes for the same word, and why. Invented names only."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model.folding import LONGEST_WORD, fold, fold_words
from habeas.model.query import MOST_WORDS, find_exactly, read_query
from habeas.model.romanising import sounds_of
from habeas.model.variants import Variant, tell_variants, unify

FOLDED = [
    ("拘禁", ["拘", "禁"], "each Chinese character is a word, so that two of them are a phrase"),
    ("在3月10日", ["在", "3", "月", "10", "日"], "digits between characters are a number"),
    ("葛\ufe00城", ["葛", "城"], "a selector of one form of a character says nothing"),
    ("㍿", ["株", "式", "会", "社"], "one sign that stands for four characters"),
    ("арестован", ["арестован"], "a word is kept whole; its beginning is found by the index"),
    ("Ещё", ["еще"], "ё is often written е"),
    ("йод", ["йод"], "й is a letter of its own"),
    ("и\u0306од", ["йод"], "й in two code points"),
    ("Қазақстан", ["казакстан"], "Kazakh letters that a Russian keyboard lacks"),
    ("ғңөүұһәі", ["гноуухаи"], "the others of them"),
    ("ї ґ ў", ["и", "г", "у"], "Ukrainian and Belarusian neighbours"),
    ("за\u0301мок", ["замок"], "a stress mark"),
    ("ﺋﯜﺭﯛﻣﭽﻰ", ["ۈرۈمچي"], "Uyghur presentation forms, and the seat of the first vowel"),
    ("ئۈرۈمچى", ["ۈرۈمچي"], "the same in plain letters"),
    ("ئوت ئۆت ئۇت ئۈت", ["وت", "ۆت", "ۇت", "ۈت"], "four Uyghur words stay four"),
    ("سوت\u200cى", ["سوتي"], "a zero-width non-joiner"),
    ("محمـــد", ["محمد"], "a word drawn out with tatweel"),
    ("مُحَمَّد", ["محمد"], "vowel marks"),
    ("أحمد إحمد آحمد", ["احمد", "احمد", "احمد"], "alef with and without hamza and madda"),
    ("على علي علی", ["علي", "علي", "علي"], "three ways of yeh"),
    ("کتاب", ["كتاب"], "Persian kaf"),
    ("ﻻ", ["لا"], "the ligature of lam and alef"),
    ("Ürümqi", ["urumqi"], "marks on Latin letters"),
    ("İstanbul ısı", ["istanbul", "isi"], "Turkish i with and without its dot"),
    ("Straße", ["strasse"], "sharp s"),
    ("Łódź Ærø", ["lodz", "aero"], "Latin letters that Unicode does not take apart"),
    ("Ｔｏｒｅｋ", ["torek"], "full-width letters"),
    ("２０１９ ٢٠١٩ २०१९", ["2019", "2019", "2019"], "digits of all scripts"),
    ("½", ["1", "2"], "a sign with two numbers in it"),
    ("O’Neil O'Neil OʼNeil", ["oneil", "oneil", "oneil"], "apostrophes within a word"),
    ("Torek’s", ["torek", "s"], "the English possessive is not part of the name"),
    ("l’arrestation d'Ilvan qu'il", ["l", "arrestation", "d", "ilvan", "qu", "il"], "French elisions"),
    ("'quoted'", ["quoted"], "single quotation marks"),
    ("Abu-Bakr e-mail", ["abu", "bakr", "e", "mail"], "a hyphen parts words"),
    ("T\u00adorek \u200fTorek", ["torek", "torek"], "a soft hyphen, a direction mark"),
    ("a\0b\x1fc\nd", ["a", "b", "c", "d"], "control characters part words"),
    ("a\ud800b", ["a", "b"], "half of a surrogate pair parts words"),
    ("한국어", ["한국어"], "Hangul is written with spaces"),
    ("がか", ["が", "か"], "voicing makes another kana"),
    ("ｶﾞ", ["ガ"], "half-width kana"),
    ("हिन्दी", ["हिन्दी"], "Indic vowel signs stay in the word"),
    ("_a_*\"(", ["a"], "signs are nothing"),
    ("ئ ـ \u0301", [], "a seat, a stroke, a mark alone"),
    ("", [], "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), FOLDED, ids=[why for *_, why in FOLDED])
def test_words_are_folded(text: str, expected: list[str], why: str) -> None:
    assert fold_words(text) == expected
    assert [token.text for token in fold(text)] == expected


def test_a_token_points_at_the_words_as_they_were_written() -> None:
    text = "He was in «Ürümqi», ئۈرۈمچى — O’Neil’s \u200fТорек."
    assert [text[token.start : token.end] for token in fold(text)] == [
        "He", "was", "in", "Ürümqi", "ئۈرۈمچى", "O’Neil", "s", "Торек",
    ]  # fmt: skip


SCRIPTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("ёйқғңئېىيۈـ\u200c\u0301\u064b'’ -ßİ拘禁ﺋ½㍿ｶﾞ가\ud800\0"),
    ),
    max_size=60,
)


@given(SCRIPTS)
def test_offsets_point_at_the_text_in_order(text: str) -> None:
    before = (0, 0)
    for token in fold(text):
        assert 0 <= token.start < token.end <= len(text)
        assert (token.start, token.end) >= before
        assert token.text
        before = (token.start, token.end)


@given(SCRIPTS)
def test_what_a_token_points_at_folds_to_it(text: str) -> None:
    for token in fold(text):
        assert token.text in [
            unify(text[token.start : token.end])[:LONGEST_WORD],
            *fold_words(text[token.start : token.end]),
        ]


@given(SCRIPTS)
def test_folding_what_was_folded_changes_nothing(text: str) -> None:
    folded = fold_words(text)
    assert fold_words(" ".join(folded)) == folded


@given(SCRIPTS, SCRIPTS)
def test_a_text_folds_the_same_in_whatever_stands_around(text: str, other: str) -> None:
    assert fold_words(f"{other} {text}") == fold_words(other) + fold_words(text)


HOSTILE = [
    ("a" + "\u0301\u0323" * 50_000, "marks upon marks, which take quadratic time to compose"),
    ("a" * 100_000, "one word"),
    ("a'" * 50_000, "apostrophes within one word"),
    ("拘" * 100_000, "one run of characters"),
    ("ﷺ" * 100_000, "a ligature that is four words"),
    ("\ud800\0" * 50_000, "nothing readable"),
]


@pytest.mark.parametrize(("text", "why"), HOSTILE, ids=[why for _, why in HOSTILE])
def test_a_hostile_text_is_folded_in_time_that_grows_with_its_length(text: str, why: str) -> None:
    began = time.process_time()
    tokens = fold(text)
    assert time.process_time() - began < 5
    assert all(len(token.text) <= LONGEST_WORD for token in tokens)


QUERIES = [
    ("Torek warrant", [("torek",), ("warrant",)], [True, True], "all words, each the beginning of others"),
    ("to ", [("to",)], [False], "a short word that is finished"),
    ("to", [("to",)], [True], "a short word that is being typed"),
    ("t", [("t",)], [False], "one letter is the beginning of too much"),
    ('"no warrant" shown', [("no", "warrant"), ("shown",)], [False, True], "a phrase stands as it is"),
    ("“no warrant”", [("no", "warrant")], [False], "curly quotation marks"),
    ("拘禁 арест", [("拘", "禁"), ("арест",)], [False, True], "characters that stand together are a phrase"),
    ("foo-bar", [("foo", "bar")], [True], "a hyphen makes a phrase"),
    ("a a a", [("a",)], [False], "the same word once"),
    ('"unfinished', [("unfinished",)], [True], "one quotation mark is a sign like others"),
]


@pytest.mark.parametrize(("text", "words", "beginning", "why"), QUERIES, ids=[why for *_, why in QUERIES])
def test_a_query_is_read(text: str, words: list[tuple[str, ...]], beginning: list[bool], why: str) -> None:
    read = read_query(text)
    assert [each.words for each in read.wanted] == words
    assert [each.beginning for each in read.wanted] == beginning


def test_a_long_query_is_cut_and_says_so() -> None:
    by_length, by_words = read_query("a" * 100_000), read_query("拘" * 100)
    assert (by_length.was_cut, by_words.was_cut, read_query("拘" * MOST_WORDS).was_cut) == (True, True, False)
    assert len(by_words.wanted[0].words) == MOST_WORDS


def test_an_exact_query_wants_the_same_letters_and_whole_words() -> None:
    (wanted,) = read_query("еще", exact=True).wanted
    text = "Еще, ещё, ещели"
    assert [row[0].start for row in find_exactly(wanted, fold(text), text)] == [0]


VARIANTS = [
    ("torek", "Torek", (), "small letters and capitals are the same letters"),
    ("еще", "ещё", (Variant.YO,), "ё"),
    ("казакстан", "Қазақстан", (Variant.KAZAKH,), "Kazakh letters"),
    ("urumqi", "Ürümqi", (Variant.ACCENTS,), "accents"),
    ("oneil", "O’Neil", (Variant.APOSTROPHE,), "an apostrophe"),
    ("2019", "٢٠١٩", (Variant.DIGITS,), "digits"),
    ("torek", "Ｔｏｒｅｋ", (Variant.WIDTH,), "full-width letters"),
    ("محمد", "مُحَمَّد", (Variant.VOWELS,), "vowel marks"),
    ("ۈرۈمچى", "ئۈرۈمچى", (Variant.SEAT,), "the seat of a vowel"),
    ("على", "علي", (Variant.ARABIC,), "yeh"),
    ("سوتى", "سو\u200cتى", (Variant.HIDDEN,), "a joiner"),
    ("lodz", "Łódź", (Variant.ACCENTS, Variant.LATIN), "two ways at once"),
    ("a", "b", (), "two words that nothing makes one"),
]


@pytest.mark.parametrize(("asked", "found", "expected", "why"), VARIANTS, ids=[why for *_, why in VARIANTS])
def test_the_fewest_variants_are_told(asked: str, found: str, expected: tuple[Variant, ...], why: str) -> None:
    assert tell_variants(asked, found) == expected


def test_a_beginning_is_told_by_the_letters_it_has() -> None:
    assert tell_variants("казак", "Қазақстан", beginning=True) == (Variant.KAZAKH,)
    assert tell_variants("арест", "арестован", beginning=True) == ()


SOUNDS = [
    ("Торек Torek تورەك", "Cyrillic, Latin, Uyghur"),
    ("Есимов Esimov Yesimov Yessimov", "a glide at the beginning, a doubled letter"),
    ("Юсуп Yusup Yüsüp يۈسۈپ", "yu"),
    ("Жанар Zhanar Janar جانار", "zh"),
    ("Мұхаммед Muhammad Muhemmet مۇھەممەت", "a voiced end"),
    ("Айгүл Айгуль Aigul Aygül ئايگۈل", "a diphthong, a soft sign"),
    ("Семёнов Семенов Semyonov Semenov", "yo"),
    ("Алиев Aliyev Aliev Äliyev", "a glide between vowels"),
    ("Шохрат Shohrat Shokhrat شۆھرەت Şöhret", "kh and h"),
    ("Қайрат Kairat Qairat Kayrat", "q and k"),
]


@pytest.mark.parametrize(("names", "why"), SOUNDS, ids=[why for _, why in SOUNDS])
def test_one_name_sounds_the_same_in_all_scripts(names: str, why: str) -> None:
    assert len(set(sounds_of(names))) == 1


def test_other_names_sound_otherwise_and_what_has_no_sound_has_no_key() -> None:
    assert sounds_of("Tariq") != sounds_of("Torek")
    assert sounds_of("拘 12 Li \ud800") == ((), (), ())
    assert sounds_of("Xemit") == (("hamit", "ksamit"),)
