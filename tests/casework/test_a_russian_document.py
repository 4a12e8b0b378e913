"""From a document in Russian to a petition: the same acts as for English, with nothing said of Russian in between."""

from pathlib import Path

from consented import allow
from habeas.casework.cases import compute_cases, get_case
from habeas.casework.decisions import decide
from habeas.casework.desk import begin_desk
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.petitions import file_petition
from habeas.casework.proposals import propose_from
from habeas.model import Frame, Kind, Verdict

# Invented people and places.
TEXT = """Правозащитный центр «Опора»
14 марта 2023 года

Жандос Омирбек был задержан 12 января в своём доме в Талгаре. Ордера ему не показали.

14 января районный суд санкционировал арест Омирбека на два месяца. Адвоката к нему не допустили.

По словам адвоката Серика Байтасова, Омирбека избивали в изоляторе. 10 марта его освободили под подписку о невыезде.
"""


def test_a_case_is_built_from_a_document_in_russian(tmp_path: Path) -> None:
    source = tmp_path / "сообщение.txt"
    source.write_text(TEXT, encoding="utf-8")
    with begin_desk(tmp_path / "case.habeas", "an invented passphrase", person="R.", now=_now) as desk:
        take_in(desk, (source,), supplied=Frame(), received_from=None, tell=lambda _: None)
        (document,) = recall(desk).documents.values()
        assert document.language == "ru"
        propose_from(desk, [document], tell=lambda _: None)
        name = compute_cases(recall(desk))[0].who.name
        assert name == "Жандос Омирбек"
        claims = [weighed.claim for weighed in get_case(recall(desk), name).claims]
        decide(desk, [claim.id for claim in claims], Verdict.ACCEPT, because="прочитано в документе")
        case = get_case(recall(desk), name)
        dates = {fact.predicate: fact.when.edtf for fact in case.facts if fact.when is not None}
        assert dates[Kind.ARREST] == "2023-01-12" and dates[Kind.RELEASE] == "2023-03-10"
        assert {Kind.TORTURE, Kind.DENIAL_OF_LAWYER, Kind.DETENTION_ORDER} <= {fact.predicate for fact in case.facts}
        allow(desk, case.id)
        pleading, paths = file_petition(desk, case.id, state="KZ", made_on="2026-01-02", folder=tmp_path)
        assert all(path.stat().st_size > 1000 for path in paths)
        assert any("12 January 2023" in sentence.text for sentence in pleading.petition.sentences)


def _now() -> str:
    return "2026-01-02T03:04:05Z"
