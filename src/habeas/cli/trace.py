"""Where a fault happened, for those who ask for it: file names and lines, no values."""

from __future__ import annotations

import os
import sys
import traceback


def show_trace(error: BaseException) -> None:
    """Print the stack of a fault to standard error when HABEAS_TRACE is set; messages are left out."""
    if os.environ.get("HABEAS_TRACE"):
        print("".join(traceback.format_tb(error.__traceback__)), file=sys.stderr)
