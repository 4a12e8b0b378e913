"""A scan from the command line: read, looked at, put right. Everyone in it is invented."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from test_commands import PASSPHRASE, habeas

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit" / "ingest"))

from picture_files import a_scan, as_file, needs_tesseract
from PIL import Image

TEXT = "Ilvan Torek was arrested in Norvale on 3 May 2021. He was released on 9 July 2021."


def test_a_scan_is_read_shown_and_corrected(tmp_path: Path) -> None:
    needs_tesseract("eng")
    exif = Image.Exif()
    exif[0x013B] = "Ylva Canary"
    (tmp_path / "photo.jpg").write_bytes(as_file(a_scan(TEXT), "JPEG", exif=exif, quality=95))

    def said(*words: str, code: int = 0) -> str:
        ran = habeas(*words, cwd=tmp_path, passphrase=PASSPHRASE)
        assert ran.returncode == code, ran.stderr
        return ran.stdout

    said("init", "--without-recovery")
    assert "image/jpeg" in said("ingest", "photo.jpg", "--ocr-lang", "eng")
    said("propose")
    claims = [json.loads(line) for line in said("list", "claims", "--json").splitlines()]
    arrest = next(line for line in said("list", "claims").splitlines() if " arrest" in line).split()[0]
    assert "read by OCR" in said("list", "claims")
    assert len(claims) >= 2

    said("picture", arrest, "--out", "page.png")
    with Image.open(tmp_path / "page.png") as page:
        assert page.mode == "RGB"

    assert "EXIF Artist: Ylva Canary  [sensitive]" in said("show", "properties", "photo.jpg")
    assert "Canary" not in said("show", "document", "photo.jpg", "--json") + said("list", "documents", "--json")

    changed = said(
        "correct", "--document", "photo.jpg", "--was", "3 May", "--now", "30 May", "--because", "seen", "--json"
    )
    assert arrest in json.loads(changed)["obsolete"]
    assert "30 May 2021" in " ".join(said("show", "document", "photo.jpg").split())
    assert arrest in said("list", "obsolete")
    assert "“3 May” → “30 May”" in said("list", "corrections")
    said("accept", arrest, "--because", "x", code=12)
    assert "1 corrections each stand on the words that they correct" in said("verify")
    said("ingest", "photo.jpg", "--ocr-lang", "klingon", code=11)
