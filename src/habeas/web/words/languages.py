"""The languages of the desk: what they call themselves, which way they run, and whether a native speaker read them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, TypeAlias

Direction: TypeAlias = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language of the interface; ``code`` is Django's and HTML's, ``locale`` is Babel's and names the folder.

    ``reviewed`` says that a native speaker who knows the trade has read the whole catalogue; the menu says where not.
    """

    code: str
    native: str
    english: str
    direction: Direction
    reviewed: bool
    locale: str
    plurals: tuple[str, ...]  # CLDR's names of the forms that whole numbers take, in the order of the catalogue
    plural_rule: str  # CLDR's rule for whole numbers, in gettext's C

    @property
    def folder(self) -> str:
        """Where its catalogue stands under ``habeas/locale``."""
        return SOURCE if self.code == SOURCE else self.locale


SOURCE = "en"  # what the messages in the code are written in
LANGUAGES = (
    Language(
        code="en",
        native="English",
        english="English",
        direction="ltr",
        reviewed=True,
        locale="en_GB",
        plurals=("one", "other"),
        plural_rule="n != 1",
    ),
    Language(
        code="ru",
        native="Русский",
        english="Russian",
        direction="ltr",
        reviewed=False,
        locale="ru",
        plurals=("one", "few", "many"),
        plural_rule="n % 10 == 1 && n % 100 != 11 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14)"
        " ? 1 : 2",
    ),
    Language(
        code="kk",
        native="Қазақша",
        english="Kazakh",
        direction="ltr",
        reviewed=False,
        locale="kk",
        plurals=("one", "other"),
        plural_rule="n != 1",
    ),
    Language(
        code="ug",
        native="ئۇيغۇرچە",
        english="Uyghur",
        direction="rtl",
        reviewed=False,
        locale="ug",
        plurals=("one", "other"),
        plural_rule="n != 1",
    ),
    Language(
        code="zh-hans",
        native="简体中文",
        english="Chinese",
        direction="ltr",
        reviewed=False,
        locale="zh_Hans",
        plurals=("other",),
        plural_rule="0",
    ),
    Language(
        code="ar",
        native="العربية",
        english="Arabic",
        direction="rtl",
        reviewed=False,
        locale="ar",
        plurals=("zero", "one", "two", "few", "many", "other"),
        plural_rule="n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n % 100 >= 3 && n % 100 <= 10 ? 3 : n % 100 >= 11 ? 4 : 5",
    ),
    Language(
        code="es",
        native="Español",
        english="Spanish",
        direction="ltr",
        reviewed=False,
        locale="es",
        plurals=("one", "many", "other"),
        plural_rule="n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2",
    ),
    Language(
        code="fr",
        native="Français",
        english="French",
        direction="ltr",
        reviewed=False,
        locale="fr",
        plurals=("one", "many", "other"),
        plural_rule="n == 0 || n == 1 ? 0 : n % 1000000 == 0 ? 1 : 2",
    ),
)
BY_CODE = MappingProxyType({language.code: language for language in LANGUAGES})
TRANSLATED = tuple(language for language in LANGUAGES if language.code != SOURCE)


@lru_cache(maxsize=256)
def find_language(code: str | None) -> Language:
    """Return the language of a code as Django or a browser writes it, such as ``zh-CN``; English where we have none."""
    asked = (code or SOURCE).lower().replace("_", "-")
    if asked in BY_CODE:
        return BY_CODE[asked]
    stem = asked.partition("-")[0]
    return BY_CODE.get("zh-hans" if stem == "zh" else stem, BY_CODE[SOURCE])


def django_languages() -> list[tuple[str, str]]:
    """Return what Django's setting LANGUAGES wants: each code with the name that its speakers use."""
    return [(language.code, language.native) for language in LANGUAGES]
