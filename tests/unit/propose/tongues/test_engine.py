"""What holds in every language: quotes are verbatim, hostile texts cost no more than their length, each paragraph has
its language."""

from __future__ import annotations

import hashlib
import time
import tomllib
from pathlib import Path

import pytest

from habeas.model import Document, Mention, Sort
from habeas.propose import propose
from habeas.propose.tongues.divide import divide, masked
from habeas.propose.tongues.language import tongues

SENTENCES = Path(__file__).resolve().parents[1] / "data/languages"


def _document(text: str, language: str = "und") -> Document:
    return Document(
        sha256=hashlib.sha256(text.encode()).hexdigest(), size=len(text.encode()), media_type="text/plain",
        engine="test", text=text, language=language,
    )  # fmt: skip


@pytest.mark.parametrize("path", sorted(SENTENCES.glob("*.toml")), ids=lambda path: path.stem)
def test_every_place_of_a_claim_holds_its_words(path: Path) -> None:
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]
    text = "🌍 \r\n\r\n".join(row["text"] for row in rows)
    proposal = propose(_document(text, path.stem.partition("_")[0]), parser=None)
    assert proposal.claims
    for claim in proposal.claims:
        assert claim.passage.quote == text[claim.passage.start : claim.passage.end]
        mentions: list[Mention | None] = [claim.subject, claim.speaker, *claim.agents, *claim.places]
        for stretch in (claim.trigger, *claim.hedges, *claim.amounts, *mentions):
            assert stretch is None or stretch.text == text[stretch.start : stretch.end]
        named = {naming.id for naming in proposal.namings}
        assert claim.subject_naming is None or claim.subject_naming in named
    for naming in proposal.namings:
        assert all(spelling.text == text[spelling.start : spelling.end] for spelling in naming.spellings)


@pytest.mark.parametrize(
    ("piece", "why"),
    [
        ("а", "one word without an end"),
        ("Иван Петров ", "names without a full stop"),
        ("не был задержан, ", "cues and events"),
        ("задержали в мае его ", "events, dates and pronouns"),
        ("— сказал он, ", "speakers without words"),
        ("«", "quotations that never close"),
        ("с 5 мая по ", "ranges without an end"),
        ("被捕了，", "Chinese without a full stop"),
    ],
)
def test_a_hostile_text_costs_no_more_than_its_length(piece: str, why: str) -> None:
    short, long = (_cost(piece * (size // len(piece))) for size in (6_000, 24_000))
    assert long < 9 * short + 0.5, why  # four times the text: four times the time, and not sixteen times


def _cost(text: str) -> float:
    began = time.process_time()
    propose(_document(text), parser=None)
    return time.process_time() - began


@pytest.mark.parametrize(
    ("text", "language", "codes", "why"),
    [
        ("Police arrested two men in the capital.", "en", [], "English alone is not divided"),
        ("Его задержали в Минске вчера вечером.", "und", ["ru"], "Cyrillic without letters of others is Russian"),
        ("Ол Алматы қаласында ұсталып, түрмеге қамалды.", "und", ["kk"], "Kazakh by its letters"),
        ("Ол Алматы қаласында ұсталып, түрмеге қамалды.", "ru", ["kk"], "letters go before the document's language"),
        ("Його затримали у Києві через їхній протест.", "uk", [None], "Ukrainian is not read"),
        ("他在北京被警方逮捕。", "und", ["zh"], "Chinese characters"),
        ("彼は北京で警察に逮捕されました。", "ja", [None], "Japanese is not read"),
        ("تم اعتقاله في القاهرة أمس من قبل الشرطة.", "ar", [None], "Arabic is not read"),
        ("Police arrested him.\n\nЕго задержали дома.", "en", [None, "ru"], "a paragraph of each"),
        ("Mr Ivanov (Иванов) was arrested.\n\nAnd freed.", "en", [None, None], "a name in another script"),
    ],
)
def test_each_paragraph_has_its_language(text: str, language: str, codes: list[str | None], why: str) -> None:
    parts = divide(text, language, tongues())
    assert [part.tongue.code if part.tongue else None for part in parts] == codes, why
    rest = masked(text, parts)
    assert len(rest) == len(text) and rest.count("\n") == text.count("\n")


def test_a_group_that_is_counted_is_never_a_person() -> None:
    proposal = propose(_document("На площади задержали 300 человек. Двоих активистов оштрафовали."), parser=None)
    sorts = {naming.name: naming.sort for naming in proposal.namings}
    assert [sorts[claim.subject.name] for claim in proposal.claims if claim.subject] == [Sort.GROUP, Sort.GROUP]


def test_a_wife_of_the_same_name_is_not_the_one_who_was_held() -> None:
    text = (
        "Ильдар Замилов задержан в мае. По словам его жены Нины Замиловой, обыска не было. Замилова избивали в отделе."
    )
    proposal = propose(_document(text, "ru"), parser=None)
    assert {claim.subject.name for claim in proposal.claims if claim.subject} == {"Ильдар Замилов"}


def test_what_i_say_in_a_letter_is_said_of_its_writer() -> None:
    text = "Меня зовут Анна Хвостова. 5 мая 2020 года меня арестовали."
    (claim,) = propose(_document(text, "ru"), parser=None).claims
    assert claim.subject is not None and claim.subject.name == "Анна Хвостова" and claim.subject.text == "меня"


def test_what_i_say_in_a_quotation_is_said_of_the_speaker() -> None:
    text = "«Меня пытали три дня», — рассказала Анна Хвостова."
    (claim,) = propose(_document(text, "ru"), parser=None).claims
    assert claim.subject is not None and claim.subject.name == "Анна Хвостова"
    assert claim.speaker is not None and claim.speaker.name == "Анна Хвостова"


def test_each_of_several_who_were_held_has_a_claim() -> None:
    text = "Задержаны Инна Мацкевич и её муж Антон. Судья Пётр Крот оштрафовал их."
    arrests = [claim for claim in propose(_document(text, "ru"), parser=None).claims if claim.predicate == "arrest"]
    assert [claim.subject.name for claim in arrests if claim.subject] == ["Инна Мацкевич", "Антон"]


def test_the_day_of_an_anniversary_is_not_the_day_of_the_event() -> None:
    text = "18 февраля 2024 года была годовщина ареста Марии Ковш."
    (claim,) = propose(_document(text, "ru"), parser=None).claims
    assert claim.predicate == "arrest" and claim.dated is None
