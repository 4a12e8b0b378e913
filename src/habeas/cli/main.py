"""The command line: the same acts as the desk, from a terminal.

Data goes to standard output, talk to standard error; ``--json`` gives values; exit codes are those of ``errors``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from habeas.cli.parser import build_parser
from habeas.cli.talk import tell
from habeas.errors import HabeasError

INTERRUPTED = 130
UNEXPECTED = 70  # EX_SOFTWARE


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the words ask and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = build_parser().parse_args(arguments)
    try:
        options.act(options)
    except HabeasError as error:
        tell(f"{error.message}\n{error.advice}  [{error.code}]")
        return error.exit_code
    except KeyboardInterrupt:
        print("Stopped. What was acknowledged is kept; run the command again to go on.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        return 0
    except Exception as error:  # the last door: a name or a quote in a foreign message must not reach a log
        print(
            f"Something failed that should not have: {type(error).__name__}.\n"
            "Nothing more was written. Run `habeas verify`, and report this with HABEAS_TRACE=1 set, "
            "after taking out what must not be seen.  [unexpected]",
            file=sys.stderr,
        )
        from habeas.cli.trace import show_trace

        show_trace(error)
        return UNEXPECTED
    return 0


if __name__ == "__main__":
    sys.exit(main())
