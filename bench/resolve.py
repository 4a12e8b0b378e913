"""Measure the suggestions of identity: names on public pairs beside two baselines, grades on invented people, and time.

    python bench/resolve.py [--json] [--namings 50000]

1. Public pairs of names (``../shared/data/names``, read where they lie, skipped with a word when absent): how many true
   pairs share a key (candidates), how many names agree, and how many false ones. Each set is split by the SHA-256 of
   its first id; misses were looked at on the even half alone, so the odd half shows what that is worth.
2. Invented people in five scripts, 1.7 namings each, with births, places and arrests, some missing and some wrong:
   precision and recall of each strength, and the time from profiles to suggestions.

Baselines: the same name but for capitals and accents; and Jaro-Winkler of at least 0.9, after Unicode folding alone.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import platform
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from habeas.model import Attribute, ClaimId, DocumentId, Kind, NamingId, Sort, When
from habeas.model.folding import fold_words
from habeas.model.ids import digest_id
from habeas.resolve import Happening, Profile, Stated, Strength, suggest
from habeas.resolve.index import keys_of
from habeas.resolve.known import know
from habeas.resolve.matching import Agreement, Fathers, match

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "names" / "name_pairs_dev.csv"
CLOSE = 0.9  # Jaro-Winkler
AGREE = (Agreement.LETTERS, Agreement.FULL, Agreement.WORD)
GIVEN = (  # one name each: Latin, Kazakh, Russian, Uyghur, Chinese characters, pinyin; common names, no person
    ("Nurlan", "Нұрлан", "Нурлан", "نۇرلان", "努尔兰", "Nu'erlan"),
    ("Serik", "Серік", "Серик", "سېرىك", "赛力克", "Sailike"),
    ("Dauren", "Дәурен", "Даурен", "داۋرېن", "达吾然", "Dawuran"),
    ("Tursun", "Тұрсын", "Турсун", "تۇرسۇن", "吐尔逊", "Tu'erxun"),
    ("Ablet", "Әблет", "Аблет", "ئابلەت", "阿布来提", "Abulaiti"),
    ("Memet", "Мәмет", "Мамет", "مەمەت", "买买提", "Maimaiti"),
    ("Gulnar", "Гүлнар", "Гульнар", "گۈلنار", "古丽娜尔", "Gulina'er"),
    ("Aygul", "Айгүл", "Айгуль", "ئايگۈل", "阿依古丽", "Ayiguli"),
    ("Erbol", "Ербол", "Ербол", "ئېربول", "叶尔波力", "Ye'erboli"),
    ("Marat", "Марат", "Марат", "مارات", "马拉提", "Malati"),
    ("Bolat", "Болат", "Булат", "بولات", "波拉提", "Bolati"),
    ("Kanat", "Қанат", "Канат", "قانات", "卡纳提", "Kanati"),
    ("Sadik", "Садық", "Садык", "سادىق", "萨迪克", "Sadike"),
    ("Hasan", "Хасан", "Хасан", "ھەسەن", "艾山", "Aishan"),
    ("Yusup", "Жүсіп", "Юсуп", "يۈسۈپ", "玉素甫", "Yusufu"),
    ("Rahman", "Рахман", "Рахман", "راخمان", "热合曼", "Reheman"),
    ("Dilnur", "Дилнұр", "Дильнур", "دىلنۇر", "迪丽努尔", "Dilinu'er"),
    ("Zulfiya", "Зүлфия", "Зульфия", "زۇلفىيە", "祖丽菲亚", "Zulifeiya"),
)
SYLLABLES = ("bek", "tam", "kar", "dul", "mur", "zan", "gal", "tor", "yer", "san", "bul", "rak", "dan", "kul")
PLACES = ("Velmora", "Tarn", "Port Elmin", "Sarn", "Harrow", "Zubra", "Ketmen", "Orsk-Invented")
WORK = ("teacher", "farmer", "driver", "student", "imam", "nurse", "trader", "writer")


def chance(*parts: object) -> float:
    """Return a number from 0 to 1 that these parts give, on every machine the same."""
    written = hashlib.sha256(repr(parts).encode()).digest()
    return int.from_bytes(written[:8], "big") / 2**64


def jaro_winkler(one: str, other: str) -> float:
    """Return the likeness of two strings after Winkler (1990)."""
    if one == other:
        return 1.0
    reach = max(len(one), len(other)) // 2 - 1
    taken = [False] * len(other)
    common = []
    for at, letter in enumerate(one):
        for place in range(max(0, at - reach), min(len(other), at + reach + 1)):
            if not taken[place] and other[place] == letter:
                taken[place] = True
                common.append(letter)
                break
    if not common:
        return 0.0
    theirs = [letter for letter, is_taken in zip(other, taken, strict=True) if is_taken]
    turned = sum(a != b for a, b in zip(common, theirs, strict=True)) / 2
    count = len(common)
    jaro = (count / len(one) + count / len(other) + (count - turned) / count) / 3
    prefix = next((at for at, (a, b) in enumerate(zip(one[:4], other[:4], strict=False)) if a != b), min(4, len(one)))
    return jaro + prefix * 0.1 * (1 - jaro)


def folded(name: str) -> str:
    """Return the words of a name folded and in one order."""
    return " ".join(sorted(fold_words(name)))


def name_profile(name: str) -> Profile:
    """Return a profile that has a name and nothing else."""
    naming = NamingId(digest_id("nam", name))
    return Profile(namings=(naming,), sort=Sort.PERSON, names=(name,), documents=frozenset())


def shares_key(one: str, other: str) -> bool:
    """Whether two names share a key by which names are compared however many people are called so."""
    mine, theirs = ({key for key in keys_of(know(name_profile(name))) if key[0] != "part"} for name in (one, other))
    return bool(mine & theirs)


def agrees(one: str, other: str) -> bool:
    """Whether two full names agree, and no father's name differs."""
    found = match(one, other)
    return found.agreement in AGREE and found.fathers is not Fathers.DIFFER


METHODS: dict[str, Callable[[str, str], bool]] = {
    "exact": lambda one, other: folded(one) == folded(other),
    "jaro-winkler": lambda one, other: jaro_winkler(folded(one), folded(other)) >= CLOSE,
    "shares a key": shares_key,
    "names agree": agrees,
}


def measure_pairs() -> list[dict[str, Any]]:
    """Return, per set and half, precision, recall and false alarms of each method."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    with DATA.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if not row["set"].startswith(("person_", "namebench_person")):
                continue
            half = "odd" if hashlib.sha256(row["id1"].encode()).digest()[0] % 2 else "even"
            truth = "true" if row["label"] == "1" else "false"
            count = counts[row["set"], half]
            count[truth] += 1
            for method, works in METHODS.items():
                count[f"{method} {truth}"] += works(row["name1"], row["name2"])
    return [
        {"set": name, "half": half, "true": count["true"], "false": count["false"], "methods": _rates(count)}
        for (name, half), count in sorted(counts.items())
    ]


def _rates(count: Counter[str]) -> dict[str, dict[str, float]]:
    return {
        method: {
            "precision": round(count[f"{method} true"] / max(1, count[f"{method} true"] + count[f"{method} false"]), 3),
            "recall": round(count[f"{method} true"] / max(1, count["true"]), 3),
            "false alarms": round(count[f"{method} false"] / max(1, count["false"]), 4),
        }
        for method in METHODS
    }


def invent(namings: int) -> Iterator[tuple[int, Profile]]:
    """Yield invented namings with the number of the person whom each names."""
    person = -1
    made = 0
    while made < namings:
        person += 1
        for copy in range(1 + (chance("twice", person) < 0.5) + (chance("thrice", person) < 0.2)):
            if made < namings:
                yield person, _naming(person, copy)
                made += 1


def _naming(person: int, copy: int) -> Profile:
    naming = NamingId(digest_id("nam", person, copy))
    stated: list[Stated] = []
    happenings: list[Happening] = []
    claim = ClaimId(digest_id("clm", person, copy))
    year = 1940 + int(chance("year", person) * 60)
    told = year + (chance("wrong year", person, copy) < 0.05)
    if chance("born", person, copy) < 0.3:
        day = f"{told}-{1 + int(chance('month', person) * 12):02}-{1 + int(chance('day', person) * 28):02}"
        stated.append(Stated(attribute=Attribute.BIRTH, value=day, claim=claim, when=When.parse(day)))
    elif chance("born", person, copy) < 0.6:
        stated.append(Stated(attribute=Attribute.BIRTH, value=str(told), claim=claim, when=When.parse(str(told))))
    if chance("works", person, copy) < 0.4:
        work = WORK[int(chance("work", person) * len(WORK))]
        stated.append(Stated(attribute=Attribute.PROFESSION, value=work, claim=claim))
    if chance("arrest", person, copy) < 0.5:
        day = f"201{6 + int(chance('arrest year', person) * 4)}-{1 + int(chance('arrest month', person) * 12):02}-11"
        place = PLACES[int(chance("place", person) * len(PLACES))]
        happenings.append(Happening(kind=Kind.ARREST, claim=claim, when=When.parse(day), places=(place,)))
    return Profile(
        namings=(naming,), sort=Sort.PERSON, names=(_name(person, copy),),
        documents=frozenset([DocumentId(digest_id("doc", person, copy))]), stated=tuple(stated),
        happenings=tuple(happenings),
    )  # fmt: skip


def _name(person: int, copy: int) -> str:
    """Return a given name in one of six writings and a family name that is invented, in Latin or Cyrillic letters."""
    script = int(chance("script", person, copy) * 3)
    given = GIVEN[int(chance("given", person) ** 2 * len(GIVEN))][script]
    stem = "".join(SYLLABLES[int(chance("family", person, part) ** 1.2 * len(SYLLABLES))] for part in range(3))
    cyrillic = str.maketrans(dict(zip("abdegklmnorstuyz", "абдегклмнорстуйз", strict=True)))
    family = f"{stem}ov".title() if script == 0 else f"{stem.translate(cyrillic)}ов".title()
    if chance("typo", person, copy) < 0.1:
        family = family[:2] + family[3:]
    if chance("short", person, copy) < 0.05:
        return f"{given[0]}. {family}"
    return f"{family}, {given}" if chance("order", person, copy) < 0.1 else f"{given} {family}"


def measure_invented(namings: int) -> dict[str, Any]:
    """Return precision and recall of each strength, and the time."""
    invented = list(invent(namings))
    whose = {profile.id: person for person, profile in invented}
    sizes = Counter(whose.values())
    true_pairs = sum(size * (size - 1) // 2 for size in sizes.values())
    began, worked = time.perf_counter(), time.process_time()
    found = suggest([profile for _, profile in invented], ())
    took, worked = time.perf_counter() - began, time.process_time() - worked
    right: Counter[Strength] = Counter()
    every: Counter[Strength] = Counter()
    for suggestion in found:
        every[suggestion.strength] += 1
        right[suggestion.strength] += whose[suggestion.left] == whose[suggestion.right]
    exact: dict[str, list[int]] = defaultdict(list)
    for person, profile in invented:
        exact[folded(profile.names[0])].append(person)
    pairs = [(a, b) for people in exact.values() for at, a in enumerate(people) for b in people[at + 1 :]]
    same = sum(a == b for a, b in pairs)
    return {
        "namings": namings, "true pairs": true_pairs, "seconds": round(took, 1),
        "processor seconds": round(worked, 1),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "grades": {
            strength: {"suggested": every[strength], "precision": round(right[strength] / max(1, every[strength]), 3),
                       "recall": round(right[strength] / true_pairs, 3)}
            for strength in Strength
        },
        "all": {"suggested": sum(every.values()), "recall": round(sum(right.values()) / true_pairs, 3)},
        "exact name": {"suggested": len(pairs), "precision": round(same / max(1, len(pairs)), 3),
                       "recall": round(same / true_pairs, 3)},
    }  # fmt: skip


def show_pairs(rows: list[dict[str, Any]]) -> None:
    """Print one line a set and half."""
    print("set, half, pairs true/false: precision/recall of " + ", ".join(METHODS))
    for row in rows:
        told = "  ".join(f"{rate['precision']:.2f}/{rate['recall']:.2f}" for rate in row["methods"].values())
        print(f"{row['set']:24} {row['half']:5} {row['true']:5}/{row['false']:5}  {told}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--namings", type=int, default=50_000)
    parser.add_argument("--no-pairs", action="store_true", help="leave the public pairs out")
    options = parser.parse_args()
    rows: list[dict[str, Any]] = []
    if DATA.exists() and not options.no_pairs:
        rows = measure_pairs()
    else:
        print("The public pairs of names are not here: left out.", file=sys.stderr)
    invented = measure_invented(options.namings)
    if options.json:
        print(json.dumps({"machine": platform.processor(), "pairs": rows, "invented": invented}, ensure_ascii=False))
        return
    show_pairs(rows)
    print(json.dumps(invented, indent=1))


if __name__ == "__main__":
    main()
