"""Files, folders and archives give their sources in order, and what is unsafe is said. All contents are invented."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import zipfile
from pathlib import Path

import pytest
from ingest_files import STORY, a_docx, a_zip

from habeas.errors import Unreadable
from habeas.ingest import Limits, Source, find_sources, ingest, set_aside
from habeas.ingest.archives import is_plain_name
from habeas.ingest.archiving import Archive
from habeas.ingest.errors import (
    ArchiveNested,
    NoText,
    SourceDamaged,
    SourceLocked,
    SourceTooLarge,
    SourceUnopened,
    UnsafeArchiveName,
    ZipBomb,
)  # fmt: skip


def names(sources: list[Source], under: Path) -> list[str]:
    return [source.name.removeprefix(under.as_posix()) for source in sources]


def only(path: Path) -> Source:
    (source,) = find_sources([path])
    return source


def saved(folder: Path, data: bytes, name: str = "bundle.zip") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def test_folders_are_walked_in_sorted_order_and_droppings_left(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/2.txt", "b/10.txt", "a.txt", ".DS_Store", "b/Thumbs.db", "b/._x"):
        (tmp_path / name).write_text(name)
    assert names(list(find_sources([tmp_path])), tmp_path) == ["/a.txt", "/b/10.txt", "/b/2.txt", "/c.txt"]


def test_a_link_that_leads_back_into_its_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert names(list(find_sources([tmp_path])), tmp_path) == ["/a.txt"]


def test_members_of_an_archive_are_sources_in_sorted_order(tmp_path: Path) -> None:
    path = saved(tmp_path, a_zip({"z.txt": "last", "a/b.txt": STORY, "a/": "", "__MACOSX/._b.txt": "x"}))
    sources = list(find_sources([path]))
    assert names(sources, path) == ["/a/b.txt", "/z.txt"]
    assert [ingest(source).text for source in sources] == [STORY, "last"]


def test_a_docx_is_a_document_and_no_archive(tmp_path: Path) -> None:
    assert STORY in ingest(only(saved(tmp_path, a_docx(), "a.docx"))).text


def test_a_member_may_be_a_docx(tmp_path: Path) -> None:
    assert STORY in ingest(only(saved(tmp_path, a_zip({"in.docx": a_docx()}, packed=False)))).text


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    source = only(saved(tmp_path, b"x", "a.txt"))
    (tmp_path / "a.txt").unlink()
    with pytest.raises(SourceUnopened):
        source.read()


@pytest.mark.parametrize(
    "name",
    [
        "../up.txt",
        "a/../../up.txt",
        "/etc/passwd",
        "C:/x.txt",
        "..\\up.txt",
        "a\\b.txt",
        "a/./b.txt",
        "a//b.txt",
        "a\nb.txt",
        "\u202egpj.exe",
    ],
)
def test_a_name_that_leaves_its_archive_or_hides_is_refused(tmp_path: Path, name: str) -> None:
    sources = list(find_sources([saved(tmp_path, a_zip({name: "x", "good.txt": STORY}))]))
    refused = [source for source in sources if source.fault]
    assert [type(source.fault) for source in refused] == [UnsafeArchiveName]
    assert refused[0].name.isprintable()
    assert [ingest(source).text for source in sources if not source.fault] == [STORY]


@pytest.mark.parametrize("name", ["a.txt", "a/b.txt", "письмо.txt", "a b.txt", "..a.txt", "a..b"])
def test_an_ordinary_name_is_plain(name: str) -> None:
    assert is_plain_name(name)


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    with pytest.raises(UnsafeArchiveName):
        only(saved(tmp_path, out.getvalue())).read()


def test_names_written_in_utf8_without_saying_so_are_read_as_utf8(tmp_path: Path) -> None:
    data = a_zip({"письмо.txt": STORY})
    flagged = data.replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00")  # the flag that says UTF-8, in both directories
    assert flagged != data
    assert only(saved(tmp_path, flagged)).name.endswith("/письмо.txt")


def test_a_member_that_unpacks_to_150_times_its_size_is_a_bomb_and_its_neighbour_is_read(tmp_path: Path) -> None:
    sources = list(find_sources([saved(tmp_path, a_zip({"bomb.txt": bytes(20_000_000), "good.txt": STORY}))]))
    with pytest.raises(ZipBomb):
        sources[0].read()
    assert ingest(sources[1]).text == STORY


def test_an_archive_that_unpacks_to_more_than_the_bound_is_one_bomb(tmp_path: Path) -> None:
    path = saved(tmp_path, a_zip({f"{number}.txt": bytes(1000) for number in range(20)}))
    (source,) = find_sources([path], limits=Limits(archive_bytes=10_000))
    with pytest.raises(ZipBomb):
        source.read()
    assert source.find_digest() == (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_size)


def test_members_that_share_their_bytes_are_a_bomb(tmp_path: Path) -> None:
    once = a_zip({"a.txt": os.urandom(5000)}, packed=False)
    directory_at = once.rindex(b"PK\x05\x06")
    entry = once[once.index(b"PK\x01\x02") : directory_at]
    start = once.index(b"PK\x01\x02")
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 9, 9, 9 * len(entry), start, 0)
    with pytest.raises(ZipBomb):
        only(saved(tmp_path, once[:start] + entry * 9 + end)).read()


def test_a_member_that_lies_about_its_size_is_set_aside(tmp_path: Path) -> None:
    data = a_zip({"a.txt": "a" * 1000})
    lying = data.replace(struct.pack("<I", 1000), struct.pack("<I", 10))
    source = only(saved(tmp_path, lying))
    with pytest.raises(SourceDamaged):
        source.read()


def test_too_many_members_are_a_bomb(tmp_path: Path) -> None:
    path = saved(tmp_path, a_zip({f"{number}": "" for number in range(11)}))
    (source,) = find_sources([path], limits=Limits(archive_members=10))
    with pytest.raises(ZipBomb):
        source.read()


@pytest.mark.parametrize(
    ("data", "error", "why"),
    [
        (a_zip({"inner.zip": a_zip({"a.txt": STORY})}), ArchiveNested, "an archive in an archive"),
        (a_zip({}), NoText, "an archive without members"),
        (a_zip({"a.txt": STORY})[:60], SourceDamaged, "an archive cut short"),
        (
            a_zip({"a.txt": "abc" * 999}, packed=False).replace(b"abcabc", b"abcabd", 1),
            SourceDamaged,
            "a wrong checksum",
        ),
    ],
)
def test_an_archive_that_cannot_be_trusted_is_set_aside(
    tmp_path: Path, data: bytes, error: type[Unreadable], why: str
) -> None:
    with pytest.raises(error):
        ingest(only(saved(tmp_path, data)))


def test_a_member_with_a_password_is_locked(tmp_path: Path) -> None:
    data = bytearray(a_zip({"a.txt": STORY}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    data[6] |= 1
    with pytest.raises(SourceLocked):
        only(saved(tmp_path, bytes(data))).read()


def test_what_is_not_there_or_is_no_file_is_on_the_record(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    sources = list(find_sources([tmp_path / "absent.txt", tmp_path / "pipe"]))
    assert [type(source.fault) for source in sources] == [SourceUnopened, SourceUnopened]


def test_a_file_beyond_the_bound_is_not_read_but_has_its_digest(tmp_path: Path) -> None:
    source = only(saved(tmp_path, b"x" * 1000, "a.txt"))
    with pytest.raises(SourceTooLarge) as caught:
        source.read(Limits(file_bytes=999))
    record = set_aside(caught.value, name=source.name, data=source)
    assert (record.sha256, record.size) == (hashlib.sha256(b"x" * 1000).hexdigest(), 1000)
    assert (record.code, record.says, record.remedy) == ("source-too-large", caught.value.message, caught.value.advice)


def test_what_could_not_be_opened_has_no_digest() -> None:
    record = set_aside(SourceUnopened(), name="absent.txt")
    assert (record.sha256, record.size) == (None, None)


def test_a_batch_goes_on_past_what_it_cannot_read(tmp_path: Path) -> None:
    saved(tmp_path, b"", "1-empty.txt")
    saved(tmp_path, a_docx()[:500], "2-cut.docx")
    saved(tmp_path, STORY.encode(), "3-good.txt")
    codes = []
    for source in find_sources([tmp_path]):
        try:
            codes.append(ingest(source).language)
        except Unreadable as error:
            codes.append(set_aside(error, name=source.name, data=source).code)
    assert codes == ["source-empty", "source-damaged", "en"]


def test_ten_thousand_members_are_listed_and_read_without_reading_the_directory_for_each(tmp_path: Path) -> None:
    path = saved(tmp_path, a_zip({f"{number:05}.txt": "x y z" for number in range(10_000)}, packed=False))
    assert sum(len(source.read()) for source in find_sources([path])) == 50_000


def test_an_archive_is_unpacked_elsewhere_and_its_process_ends_with_it(tmp_path: Path) -> None:
    archive = Archive(saved(tmp_path, a_zip({"a.txt": STORY, "b.txt": "x" * 3_000_000})))
    first, second = archive.listing.members
    with archive.opened(second.at) as stream:
        assert stream.read(10) == b"x" * 10  # and not the rest
    with archive.opened(first.at) as stream:
        assert stream.read() == STORY.encode()
    process = archive._process
    archive.close()
    assert process.returncode is not None


def test_an_archive_whose_process_was_killed_is_opened_again(tmp_path: Path) -> None:
    archive = Archive(a_zip({"a.txt": STORY}))
    archive._process.kill()
    archive._process.wait()
    with archive.opened(0) as stream:
        assert stream.read() == STORY.encode()
    archive.close()
