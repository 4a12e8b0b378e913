"""What follows a filing, from the command line, on a real ledger. Nobody and no State named here exists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_reviewing import habeas, ledger  # noqa: F401 - the fixture

NAME = "Orsa Mellin"
SYMBOL = "A/HRC/WGAD/2021/95"
SENT = ("record", NAME, "--mechanism", "WGAD", "--step", "transmitted", "--on", "2021-08-10", "--state", "Zubrania")
OPINION = ("opinion", NAME, SYMBOL, "--state", "Zubrania", "--category", "I", "--remedy", "release")


def follow(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert habeas("follow", *words) == 0
    return capsys.readouterr().out


@pytest.mark.usefixtures("ledger")
def test_what_is_recorded_is_told_with_its_limit(capsys: pytest.CaptureFixture[str]) -> None:
    follow(capsys, *SENT, "--remark", "her aunt called")
    told = follow(capsys, "case", NAME, "--as-of", "2021-10-01")
    plain = follow(capsys, "case", NAME, "--as-of", "2021-10-01", "--json")
    assert "9 October 2021  The Government's reply: 60 days" in told
    assert "8 days left" in told
    assert [each["due"]["edtf"] for each in json.loads(plain)["limits"]] == ["2021-10-09"]
    assert "her aunt" not in plain


@pytest.mark.usefixtures("ledger")
def test_a_late_reply_is_told_by_days_and_never_called_inadmissible(capsys: pytest.CaptureFixture[str]) -> None:
    follow(capsys, *SENT)
    follow(capsys, *SENT[:5], "replied", "--on", "2021-10-12", "--state", "Zubrania")
    told = " ".join(follow(capsys, "case", NAME, "--as-of", "2021-11-01").split())
    assert "Replied after the limit, 12 October 2021, 63 days after the transmission, 3 days after the limit" in told
    assert "inadmissible" not in told


@pytest.mark.usefixtures("ledger")
def test_what_is_due_is_listed_and_written_as_a_calendar(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    follow(capsys, *SENT)
    listed = follow(capsys, "due", "--as-of", "2021-10-05")
    nothing = follow(capsys, "due", "--as-of", "2021-10-05", "--until", "2021-10-08")
    follow(capsys, "due", "--as-of", "2021-10-05", "--ics", str(tmp_path / "due.ics"))
    follow(capsys, "due", "--as-of", "2021-10-05", "--ics", str(tmp_path / "named.ics"), "--names")
    assert "Within a week" in listed
    assert nothing.strip() == "Due as of 2021-10-05: 0"
    assert b"Mellin" not in (tmp_path / "due.ics").read_bytes()
    assert b"Mellin" in (tmp_path / "named.ics").read_bytes()


@pytest.mark.usefixtures("ledger")
def test_an_opinion_and_what_became_of_it_are_told_and_reported(capsys: pytest.CaptureFixture[str]) -> None:
    follow(capsys, *OPINION)
    follow(capsys, "comply", NAME, SYMBOL, "release", "done", "--on", "2021-08-05", "--because", "her own word")
    told = follow(capsys, "case", NAME)
    report = follow(capsys, "state", "Zubrania")
    plain = json.loads(follow(capsys, "state", "Zubrania", "--json"))
    assert "release: done, as of 5 August 2021" in told
    assert "1 of 1, not known 0 (95 % interval 21% to 100%, n = 1)" in report
    assert (plain["complied"]["done"], plain["complied"]["total"]) == (1, 1)
    follow(capsys, "comply", NAME, SYMBOL, "release", "take-back")
    assert "release: not known" in follow(capsys, "case", NAME)


@pytest.mark.usefixtures("ledger")
def test_an_inverted_symbol_is_refused_with_the_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert habeas("follow", "opinion", NAME, "A/HRC/WGAD/95/2021", "--state", "Zubrania") != 0
    assert "A/HRC/WGAD/2021/95" in capsys.readouterr().err


@pytest.mark.usefixtures("ledger")
def test_a_reminder_is_made_put_off_and_done(capsys: pytest.CaptureFixture[str]) -> None:
    made = json.loads(follow(capsys, "remind", NAME, "2031-01-05", "is she still free?", "--json"))
    follow(capsys, "done", NAME, made["id"], "--put-off", "2031-02-05")
    put_off = follow(capsys, "due")
    follow(capsys, "done", NAME, made["id"])
    assert "2031-02-05" in put_off
    assert "2031-02-05" not in follow(capsys, "due")


@pytest.mark.usefixtures("ledger")
def test_a_communication_is_taken_back_and_brought_back(capsys: pytest.CaptureFixture[str]) -> None:
    made = json.loads(follow(capsys, *SENT, "--json"))
    follow(capsys, "unrecord", NAME, made["id"])
    gone = follow(capsys, "case", NAME)
    follow(capsys, "unrecord", NAME, made["id"], "--restore")
    assert "Nothing is on record." in gone
    assert made["id"] in follow(capsys, "case", NAME)
