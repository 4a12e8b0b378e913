"""Which date belongs to which event: the one that hangs on its own words, never the nearest in sight."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.model import Basis, Kind, When
from habeas.propose.hanging import SITTINGS, Attachment
from habeas.propose.parts import Clause, TimeMention, Trigger
from habeas.propose.tree import Tree

JUDGMENTS = frozenset({Kind.SENTENCE, Kind.CONVICTION, Kind.ACQUITTAL})
CIRCUMSTANCES = frozenset({Kind.DENIAL_OF_LAWYER, Kind.CLOSED_HEARING, Kind.LATE_NIGHT_HEARING})
HEADS_LINE = re.compile(r"\s{0,3}(?::|–|—|-{1,2}|\|)\s")
LABEL = re.compile(
    r"(?:update|updated|edit|edited|added|news|latest|status|entry|day \d{1,3}|\d{1,3}[.)])", re.IGNORECASE
)
HEARD = re.compile(
    r"(?<!before )(?<!until )(?<!after )(?<!since )(?<!prior to )(?<!ahead of )(?<!for )"
    r"\b(?:the|this|that) (?:(?:court )?hearing|trial|session|proceedings|court ?room)\b",
    re.IGNORECASE,
)
NEAR = 60  # code points between a trigger and its date where no parse tells


@dataclass(frozen=True, slots=True)
class Scene:
    """One clause with its triggers and times, and its tree where there is one."""

    text: str
    clause: Clause
    triggers: tuple[Trigger, ...]
    times: tuple[TimeMention, ...]
    tree: Tree | None


def attach(scenes: Sequence[Scene]) -> Mapping[Trigger, TimeMention]:
    """Return the date of each trigger that has one, clause by clause in the order of the text."""
    dated: dict[Trigger, TimeMention] = {}
    sitting: TimeMention | None = None  # the date of the last hearing told of
    judged: tuple[int, TimeMention] | None = None  # paragraph and date of the last judgment
    for scene in scenes:
        here = _within(scene)
        for trigger in scene.triggers:
            if trigger.kind in CIRCUMSTANCES | SITTINGS and trigger not in here:
                same = next((here[other] for other in scene.triggers if other.kind in SITTINGS and other in here), None)
                told = HEARD.search(scene.text, scene.clause.start, scene.clause.end)
                if trigger.kind in CIRCUMSTANCES and same is not None:
                    here[trigger] = _day_of(same)
                elif told is not None and judged is not None and judged[0] == scene.clause.paragraph:
                    here[trigger] = replace(
                        _day_of(judged[1]), basis=Basis.NARRATIVE, rule=f"{judged[1].rule}+same-trial"
                    )
                elif told is not None and sitting is not None:
                    last = _day_of(sitting) if trigger.kind in CIRCUMSTANCES else sitting
                    here[trigger] = replace(last, basis=Basis.NARRATIVE, rule=f"{sitting.rule}+same-hearing")
            if trigger.kind in SITTINGS and trigger in here:
                sitting, judged = here[trigger], None
        judged = next(
            ((scene.clause.paragraph, here[one]) for one in scene.triggers if one.kind in JUDGMENTS and one in here),
            judged,
        )
        dated.update(here)
    return dated


def _within(scene: Scene) -> dict[Trigger, TimeMention]:
    """Return the dates that the words of one clause give to its triggers."""
    dates = [time for time in scene.times if time.when is not None and not time.repeats and time.lasts is None]
    if not dates or not scene.triggers:
        return {}
    heading = _heading_date(scene, dates)
    if heading is not None:
        rest = [time for time in dates if time is not heading]
        inner = Attachment(scene.text, scene.triggers, scene.tree).of(rest) if scene.tree is not None else {}
        return {trigger: inner.get(trigger, heading) for trigger in scene.triggers}
    if scene.tree is None:
        return _by_distance(scene, dates)
    found = Attachment(scene.text, scene.triggers, scene.tree).of(dates)
    if not found and scene.clause.part == "field" and len(scene.triggers) == len(dates) == 1:
        return {scene.triggers[0]: dates[0]}  # a cell with one event and one date: "sentenced to 10 years (31 January)"
    return found


def _heading_date(scene: Scene, dates: Iterable[TimeMention]) -> TimeMention | None:
    """Return the date that opens a line of a chronology: "10 March 2019: arrested in …"."""
    for time in dates:
        before = scene.text[scene.clause.start : time.start].strip(" \t-*•–—·([:")
        if (not before or LABEL.fullmatch(before)) and HEADS_LINE.match(scene.text, time.end):
            return time
    return None


def _by_distance(scene: Scene, dates: Sequence[TimeMention]) -> dict[Trigger, TimeMention]:
    """Return dates without a parse: right after the trigger, or opening the clause of the first trigger."""
    found: dict[Trigger, TimeMention] = {}
    for number, trigger in enumerate(scene.triggers):
        following = scene.triggers[number + 1].start if number + 1 < len(scene.triggers) else scene.clause.end
        for time in dates:
            if trigger.end <= time.start < min(following, trigger.end + NEAR):
                found.setdefault(trigger, time)
        opening = [time for time in dates if time.start - scene.clause.start < 12 and time.end <= trigger.start]
        if number == 0 and opening:
            found.setdefault(trigger, opening[0])
    return found


def _day_of(time: TimeMention) -> TimeMention:
    """Return the day without its hour: what went wrong at a hearing at 19.30 did not happen at 19.30 sharp."""
    if time.when is None or "T" not in time.when.edtf or "/" in time.when.edtf:
        return time
    return replace(time, when=When.parse(time.when.edtf.split("T", 1)[0], as_written=time.when.as_written))
