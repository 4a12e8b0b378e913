"""The pairs of names that may be one person, with the evidence; nothing is joined here."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from habeas.casework.identities import compute_suggestions
from habeas.casework.memory import recall
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json, tell
from habeas.model import Naming, NamingId
from habeas.model.codec import to_plain
from habeas.resolve import Points, Suggestion

SIGNS = {Points.SAME: "+", Points.DIFFERENT: "-", Points.NEUTRAL: "."}


def resolve(options: argparse.Namespace) -> None:
    """List the suggestions, best first."""
    with desk_of(options) as desk:
        memory = recall(desk)
    found = compute_suggestions(memory)
    shown = found[: options.most] if options.most else found
    if options.json:
        give_json(to_plain(each) for each in shown)
    else:
        for each in shown:
            give(_told(each, memory.namings))
    tell(f'{len(found)} pairs. Say of one: habeas same A B --because "…", or habeas different A B --because "…".')


def _told(suggestion: Suggestion, namings: Mapping[NamingId, Naming]) -> str:
    lines = [f"{suggestion.strength}  {_named(suggestion.left, namings)}  ↔  {_named(suggestion.right, namings)}"]
    for each in suggestion.evidence:
        values = f"  “{each.left}” / “{each.right}”" if each.left or each.right else ""
        lines.append(f"    {SIGNS[each.points_to]} {each.says}{values}")
    return "\n".join(lines)


def _named(naming: NamingId, namings: Mapping[NamingId, Naming]) -> str:
    return f"{naming} {namings[naming].name} ({namings[naming].document})" if naming in namings else naming
