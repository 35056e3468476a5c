"""What a run on a real display needs of the system."""

from __future__ import annotations

import sys

from bootstrap import SetupError, apt_install

from tests.support.played import missing


def hindrance(what: str) -> int | None:
    """Install the tools that lack; the exit code where `what` cannot be run, which is said."""
    if sys.platform != "linux":
        print(f"Skipped: {what} on a display needs Linux.")
        return 0
    lacking = missing()
    try:
        if lacking:
            apt_install("Tools for a display are missing", "--no-install-recommends", *lacking)
        if still := missing():
            raise SetupError(f"Not found, though installed: {', '.join(still)}")
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    return None
