"""The benches count as they say, on invented data; and the gate that ships is the one that its script trains."""

from __future__ import annotations

import importlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from habeas.model import Mention, Moment
from habeas.propose.cast import Cast
from habeas.propose.gate import load_gate
from habeas.propose.parts import Roles

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = ROOT.parent / "shared" / "data" / "events"


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    return importlib.import_module


def written(name: str, folder: Path, texts: list[tuple[str, str, str]]) -> None:
    """Write invented documents: id, text with one marked word or none, native type."""
    lines = []
    for key, marked, of in texts:
        before, _, rest = marked.partition("[")
        word, _, after = rest.partition("]")
        gold = {"type": of, "native": "x", "start": len(before), "end": len(before) + len(word)}
        lines.append(json.dumps({"id": key, "text": before + word + after, "triggers": [gold] if word else []}))
    (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    good = [(f"{n}_1ecb", f"Yesterday Vell{n} was [charged] with theft.", "charge") for n in range(9)]
    bad = [(f"{n}_2ecb", f"The man accused of theft in Dorvik{n} was seen.", "") for n in range(9)]
    written("ecbplus_dev", tmp_path, good + bad)
    written("geneva_dev", tmp_path, [("1_1", "Nothing.", "")])
    return tmp_path


def test_training_twice_gives_the_same_bytes_and_tells_good_from_bad(bench: Any, small: Path) -> None:  # noqa: ANN401
    trainer = bench("train_gate")
    given = trainer.examples(small)
    assert Counter(each.good for each in given) == {True: 9, False: 9}
    one, two = (trainer.as_json(trainer.train(trainer.examples(small), 0.5), given) for _ in range(2))
    assert one == two
    gate = trainer.train(given, 0.5)
    assert min(gate.likelihood(each.features) for each in given if each.good) > 0.5
    assert max(gate.likelihood(each.features) for each in given if not each.good) < 0.5


def test_no_name_and_no_word_of_a_single_story_is_learnt(bench: Any, small: Path) -> None:  # noqa: ANN401
    trainer = bench("train_gate")
    given = trainer.examples(small)
    kept = trainer.worth(given)
    assert not any("vell" in each.lower() or "dorvik" in each.lower() for each in kept)
    one_story = [each for each in given if each.topic.endswith(" 1")]
    assert trainer.worth(one_story) == frozenset()


def test_a_document_is_never_weighed_by_a_gate_that_has_seen_its_story(bench: Any, small: Path) -> None:  # noqa: ANN401
    trainer = bench("train_gate")
    given = trainer.examples(small)
    gates = trainer.held_out(given, 0.5)
    choose = trainer.cross_validated("ecbplus_dev", gates)
    for document in bench("events").documents("ecbplus_dev", small):
        fold = trainer.fold_of(trainer.topic_of("ecbplus_dev", document))
        assert choose(document) is gates[fold]
        assert gates[fold] == trainer.train([e for e in given if trainer.fold_of(e.topic) != fold], 0.5)


def test_the_gate_that_ships_is_the_one_that_its_script_trains(bench: Any) -> None:  # noqa: ANN401
    trainer, shipped = bench("train_gate"), load_gate()
    if trainer.digests() != shipped.trained_on:
        pytest.skip(f"the public data that it was trained on is not at {PUBLIC}")
    gate = trainer.train(trainer.examples(), shipped.threshold)
    assert (gate.kinds, gate.stems, set(gate.weights)) == (shipped.kinds, shipped.stems, set(shipped.weights))
    assert all(abs(weight - shipped.weights[name]) < 0.005 for name, weight in gate.weights.items())


def mention(text: str, start: int, words: str) -> Mention:
    at = text.index(words, start)
    return Mention(name=words, start=at, end=at + len(words), text=words)


def test_a_role_is_right_by_overlap_and_wrong_where_none_is_marked(bench: Any) -> None:  # noqa: ANN401
    text = "Police arrested Ona Vell in Tarn."
    found = [Roles(subject=mention(text, 0, "Ona Vell"), agents=(mention(text, 0, "Police"),))]
    tally: Counter[tuple[str, str]] = Counter()
    participants = bench("participants")
    args = [{"role": "Detainee", "start": 20, "end": 24, "text": "Vell"}, {"role": "Place", "start": 28, "end": 32}]
    assert participants.count(tally, args, found, Cast(text, (), None)) is None
    victim, agent, place = (participants.figures(tally, role) for role in ("victim", "agent", "place"))
    assert (victim["precision"], victim["recall"]) == (1.0, 1.0)
    assert (agent["given"], agent["gold"], agent["precision"]) == (1, 0, 0.0)
    assert (place["given"], place["gold"], place["recall"]) == (0, 1, 0.0)


def test_a_speaker_is_right_by_the_words_and_none_is_right_where_none_speaks(bench: Any) -> None:  # noqa: ANN401
    speakers = bench("speakers")
    assert speakers.marked("A [b] c") == ("A b c", 2, 3)
    found = speakers.measure(None)
    assert found["right"] <= found["given"] <= found["texts"] == 60
    assert found["rightly none"] <= found["texts"] - found["gold"]


def test_values_are_compared_in_the_terms_of_our_output(bench: Any) -> None:  # noqa: ANN401
    pytest.importorskip("dateparser")
    dates = bench("dates")
    assert dates.edtf_of("DATE", "1989-Q3") == "1989-35"
    assert dates.edtf_of("DATE", "PRESENT_REF") is None
    (mention_,) = dates.find_times("in March 1999", published=Moment(2000, 1, 1))
    assert dates.is_same(mention_, "1999-03")
    assert not dates.is_same(mention_, "1999-04")


def test_whatever_half_of_a_set_lies_alone_in_a_folder_is_read(bench: Any, tmp_path: Path) -> None:  # noqa: ANN401
    written("ecbplus_other", tmp_path, [("1_1ecb", "He was [charged].", "charge")])
    events = bench("events")
    assert events.find_file("ecbplus_dev", tmp_path) == tmp_path / "ecbplus_other.jsonl"
    assert events.measure("ecbplus_dev", tmp_path)["charge"]["gold"] == 1
    assert events.find_file("geneva_dev", tmp_path) is None


def test_an_interval_is_the_same_each_time_and_narrows_with_more_stories(bench: Any) -> None:  # noqa: ANN401
    interval = bench("interval").interval
    few = [(3, 4, 3, 4), (1, 3, 1, 2), (5, 5, 5, 6), (0, 2, 0, 1)]
    low, high = interval(few, figure="f1")
    assert (low, high) == interval(few, figure="f1")
    assert 0.0 <= low < 2 * 9 / (14 + 13) < high <= 1.0
    lower, higher = interval(few * 20, figure="f1")
    assert low < lower < higher < high
    assert interval([(1, 1, 1, 1)] * 3, figure="f1") == (1.0, 1.0)


def test_thirteen_of_thirteen_is_not_certainty(bench: Any) -> None:  # noqa: ANN401
    low, high = bench("interval").wilson(13, 13)
    assert 0.7 < low < 0.8
    assert high == 1.0
