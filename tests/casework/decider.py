"""A reviewer in a process of her own: decides again and again on one claim, and tells what was acknowledged."""

from __future__ import annotations

import json
import sys

from habeas.casework.database import DatabaseTeam
from habeas.casework.decisions import decide
from habeas.errors import Refused
from habeas.keys import Secret
from habeas.model import ClaimId, Verdict


def main() -> None:
    """Read the address, the keys, the claim and the name; print one line for each decision."""
    told = json.load(sys.stdin)
    keys = {(name, epoch): Secret(bytes.fromhex(key)) for name, epoch, key in told["keys"]}
    team = DatabaseTeam(told["address"])
    sitting = team.sit(keys)
    desk = sitting.desk_for(told["person"])
    for number in range(told["times"]):
        because, verdict = f"{told['person']} {number}", Verdict.ACCEPT if number % 2 else Verdict.REJECT
        try:
            decide(desk, [ClaimId(told["claim"])], verdict, because=because)
        except Refused as error:
            told_now = {"refused": error.code}
        else:
            told_now = {"said": because}
        sys.stdout.write(json.dumps(told_now) + "\n")
        sys.stdout.flush()
    sitting.close()
    team.close()


if __name__ == "__main__":
    main()
