"""Every thing that can be shown has its act."""

from __future__ import annotations

from habeas.cli import showing
from habeas.cli.parser import SHOWN


def test_every_thing_that_the_parser_offers_can_be_shown() -> None:
    assert set(SHOWN) == {*showing.SHOWN.keys(), "log"}  # the log is shown without reading what entries say
