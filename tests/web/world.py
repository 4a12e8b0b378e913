"""A small invented world in five languages: nobody, no newspaper and no court in it exists."""

from __future__ import annotations

import shutil
from pathlib import Path

from habeas.casework.desk import Desk, begin_desk
from habeas.casework.example import bring_in, read_example, redo_decisions
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.proposals import propose_from
from habeas.model import Frame, Genre

PASSPHRASE = "an invented passphrase"
EXAMPLES = Path(__file__).parents[2] / "examples"

RUSSIAN = """Заявление группы «Фонарь» (выдумано)

10 марта 2023 года Илван Торек был задержан в Элмине сотрудниками полиции. Ордер ему не предъявили.
12 марта суд арестовал его на два месяца. Илвана Торека обвинили в распространении ложных сведений.
По словам адвоката Мирты Салан, в следственном изоляторе его избили. Министерство это отрицает.
Правозащитники требуют освободить Илвана Торека.
"""
CHINESE = """埃尔明日报（虚构）

2023年3月10日，伊尔万·托雷克在埃尔明被警方逮捕。3月12日，法院决定将他羁押两个月。
他的律师米尔塔·萨兰说，他在看守所遭到殴打。当局否认这一说法。2023年9月26日，他获释。
"""
KAZAKH = """«Шырақ» тобының мәлімдемесі (ойдан шығарылған)

2023 жылғы 10 наурызда Илван Торек Элминде ұсталды. 12 наурызда сот оны екі айға қамауға алды.
Оның адвокаты Мирта Салан оны тергеу изоляторында ұрды дейді.
"""
UYGHUR = """«چىراغ» گۇرۇپپىسىنىڭ باياناتى (ئويدۇرما)

2023-يىلى 10-مارت ئىلۋان تورېك ئېلمىندا قولغا ئېلىندى. 2023-يىلى 26-سېنتەبىر ئىلۋان تورېك قويۇپ بېرىلدى.
"""
HOSTILE = """Statement (invented)

<script>alert("x")</script> Bana <b>Orvel</b> was arrested on 3 May 2022 in Tarn.
\u202eBana Orvel was released on 5 May 2022.
"""
OTHERS = {
    "fonar.txt": (RUSSIAN, Frame(publisher="Фонарь", genre=Genre.STATEMENT), "2023-06-01"),
    "ribao.txt": (CHINESE, Frame(publisher="埃尔明日报", genre=Genre.NEWS), "2023-09-28"),
    "shyraq.txt": (KAZAKH, Frame(publisher="Шырақ", genre=Genre.STATEMENT), "2023-04-02"),
    "chiragh.txt": (UYGHUR, Frame(publisher="چىراغ", genre=Genre.STATEMENT), "2023-10-01"),
    "hostile.txt": (HOSTILE, Frame(publisher='<img src=x onerror="alert(1)">', genre=Genre.OTHER), "2022-05-06"),
}


def make_world(path: Path, scratch: Path) -> None:
    """Write a ledger with the example, its recorded decisions, and the documents above, about which nobody decided."""
    example = read_example(EXAMPLES)
    with begin_desk(path, PASSPHRASE, person=example.reviewer) as desk:
        bring_in(desk, EXAMPLES, example, tell=_silent)
        redo_decisions(desk, EXAMPLES, example)
        _bring_others(desk, scratch)


def _bring_others(desk: Desk, scratch: Path) -> None:
    scratch.mkdir(parents=True, exist_ok=True)
    for name, (text, frame, published) in OTHERS.items():
        file = scratch / name
        file.write_text(text, encoding="utf-8")
        take_in(desk, [file], supplied=frame.published_on(published), received_from="invented", tell=_silent)
    propose_from(desk, recall(desk).documents.values(), tell=_silent)


def _silent(words: str) -> None:
    """Tell nobody."""


def copy_world(made: Path, to: Path) -> Path:
    """Return a copy of the ledger, with its key file, for one test."""
    shutil.copyfile(made, to)
    shutil.copyfile(made.with_name(made.name + ".keys"), to.with_name(to.name + ".keys"))
    shutil.copyfile(made.with_name(made.name + ".keys.copy"), to.with_name(to.name + ".keys.copy"))
    return to
