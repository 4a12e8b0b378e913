"""Draws the pages that the OCR tests read. Every text is invented, and so is everyone in it."""

from __future__ import annotations

import io
import os
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont, features

from habeas.ingest.scans.program import find_program

TEXTS = {
    "eng": "Ilmar Sandvik, a teacher of the invented town of Norvale, was arrested on 3 May 2021 by officers of the "
    "invented State of Estrany. He was held for 41 days and his lawyer was not allowed to see him. On 12 June 2021 the "
    "district court of Norvale sentenced him to five years in prison for a letter to a newspaper.",
    "rus": "Вымышленный учитель Ильмар Сандвик был задержан 3 мая 2021 года в несуществующем городе Норвейл. Суд "
    "приговорил его к пяти годам лишения свободы, адвоката к нему не допустили. Родные узнали о приговоре через месяц.",
    "kaz": "Ойдан шығарылған мұғалім Ілмар Сандвик 2021 жылғы 3 мамырда жоқ қалада ұсталды. Сот оны бес жылға бас "
    "бостандығынан айырды, қорғаушысын кіргізбеді. Туыстары үкім туралы бір айдан кейін ғана білді.",
    "uig": "ئويدۇرۇلغان ئوقۇتقۇچى ئىلمار ساندۋىك يوق شەھەردە تۇتقۇن قىلىندى. سوت ئۇنى بەش يىللىق قاماق جازاسىغا ھۆكۈم "
    "قىلدى، ئادۋوكاتىنى كۆرۈشكە رۇخسەت قىلمىدى. ئائىلىسى ھۆكۈمنى بىر ئايدىن كېيىن ئاندىن بىلدى.",
    "ara": "اعتقلت الشرطة المعلم إلمار ساندفيك في الثالث من مايو 2021 في مدينة نورفيل الخيالية. حكمت عليه المحكمة "
    "بالسجن خمس سنوات ولم يسمح لمحاميه بزيارته. لم تعلم أسرته بالحكم إلا بعد شهر.",
    "chi_sim": "虚构的教师于二〇二一年五月三日在并不存在的城市被警方拘留，法院判处他五年有期徒刑，律师不得会见。"
    "他的家人一个月以后才知道判决。他们说，从来没有人告诉他们他被关在哪里，也没有人把判决书交给他们。",
}
RIGHT_TO_LEFT = frozenset({"uig", "ara"})
WIDE = frozenset({"chi_sim"})
FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
FONTS = {
    "uig": ("NotoNaskhArabic-Regular.ttf", "NotoSansArabic-Regular.ttf"),
    "ara": ("NotoNaskhArabic-Regular.ttf", "NotoSansArabic-Regular.ttf"),
    "chi_sim": ("NotoSansCJK-Regular.ttc", "NotoSerifCJK-Regular.ttc"),
}
OTHERS = ("NotoSerif-Regular.ttf", "NotoSans-Regular.ttf", "DejaVuSans.ttf")
CHINESE_IN_COLLECTION = 2  # Noto's collections: Japanese, Korean, simplified Chinese


def needs_tesseract(*languages: str) -> None:
    """Skip where tesseract or a language is missing, except on CI, where everything is installed."""
    program = find_program()
    missing = [language for language in languages if program is None or language not in program.languages]
    if program is None or missing:
        _lacking(f"tesseract is not here or has no data for {', '.join(missing) or 'anything'}")


@cache
def font_file(language: str) -> Path | None:
    """The first of the fonts for a language that is installed."""
    for name in FONTS.get(language, OTHERS):
        for folder in FOLDERS:
            found = next(iter(sorted(folder.rglob(name))), None) if folder.is_dir() else None
            if found:
                return found
    return None


def a_font(language: str, size: int) -> ImageFont.FreeTypeFont:
    """A font with the letters of this language, or no test."""
    path = font_file(language)
    if path is None or (language in RIGHT_TO_LEFT and not features.check("raqm")):
        _lacking(f"no font for {language} here: apt-get install fonts-noto-core fonts-noto-cjk")
    index = CHINESE_IN_COLLECTION if str(path).endswith(".ttc") else 0
    return ImageFont.truetype(str(path), size, index=index)


def _lacking(why: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


def a_scan(text: str, language: str = "eng", *, size: int = 42, blur: float = 0.6, skew: float = 0.4) -> Image.Image:
    """A page with this text, slightly blurred and askew as scans are."""
    font, to_left = a_font(language, size), language in RIGHT_TO_LEFT
    direction = "rtl" if to_left and features.check("raqm") else None
    width, margin = 40 * size, 3 * size
    lines = _lines(text, font, width - 2 * margin, wide=language in WIDE)
    page = Image.new("L", (width, 2 * margin + round(1.6 * size * len(lines))), 255)
    draw = ImageDraw.Draw(page)
    for number, line in enumerate(lines):
        across = width - margin if to_left else margin
        anchor = "ra" if to_left else "la"
        draw.text((across, margin + round(1.6 * size * number)), line, font=font, fill=0, anchor=anchor,
                  direction=direction)  # fmt: skip
    return page.rotate(skew, fillcolor=255, resample=Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(blur))


def _lines(text: str, font: ImageFont.FreeTypeFont, width: int, *, wide: bool) -> list[str]:
    lines, space = [""], "" if wide else " "
    for piece in text if wide else text.split():
        longer = f"{lines[-1]}{space}{piece}" if lines[-1] else piece
        if font.getlength(longer) > width:
            lines.append(piece)
        else:
            lines[-1] = longer
    return lines


def as_file(page: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """The page as a file of this kind."""
    out = io.BytesIO()
    page.save(out, kind, **options)
    return out.getvalue()


def errors_per_letter(read: str, truth: str) -> float:
    """The character error rate: the fewest letters to change, leave out or put in, of all that should be there."""
    found, wanted = " ".join(read.split()), " ".join(truth.split())
    row = list(range(len(wanted) + 1))
    for at, letter in enumerate(found, start=1):
        previous, row[0] = row[0], at
        for place, other in enumerate(wanted, start=1):
            previous, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, previous + (letter != other))
    return row[-1] / len(wanted)
