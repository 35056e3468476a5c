"""Runs the tests of exchange, desk and window under Windows' Python: on Windows, or under wine.

    python build/windows/try_tests.py [--suite sync|desktop|ui]     all three without it

Under wine it needs what `make package-windows` left in dist/windows. What wine cannot run is left
out there by name, each with its reason; on Windows nothing is. Exit codes: pytest's worst.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "build" / "windows"), str(ROOT / "build")]

from wine import Wine, display, windows_path  # noqa: E402

PLACE: Final = ROOT / "dist" / "windows"
SUITES: Final = {
    "sync": ("tests/exchange", "tests/courier", "tests/attachments"),
    "desktop": ("tests/domain", "tests/platform", "tests/storage", "tests/desk", "tests/releases"),
    "ui": ("tests/ui",),
}
# Test, or file of tests, and why wine cannot run it.
NOT_UNDER_WINE: Final[dict[str, str]] = {}


def asked(suite: str) -> list[str]:
    """How pytest is called."""
    options = ["-q", "-p", "no:cacheprovider", "-ra", "--timeout=600"]
    return ["-m", "pytest", *options, *SUITES[suite]]


def here(suite: str) -> int:
    """On Windows itself."""
    return subprocess.run([sys.executable, *asked(suite)], cwd=ROOT, check=False).returncode


def under_wine(suite: str, wine: Wine) -> int:
    """In wine's profile."""
    left = [option for test in NOT_UNDER_WINE for option in ("--deselect", test)]
    status, _ = wine.run(
        PLACE / "python" / "python.exe",
        *asked(suite),
        *left,
        env={
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPYCACHEPREFIX": windows_path(PLACE / "compiled"),
            "PYTHONDONTWRITEBYTECODE": "",
        },
        cwd=ROOT,
        shown=True,
    )
    return status


def main() -> int:
    """Run what was asked for; the worst exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--suite", choices=SUITES, action="append")
    chosen: list[str] = parser.parse_args().suite or list(SUITES)
    if sys.platform == "win32":
        return max(here(suite) for suite in chosen)
    for test, reason in NOT_UNDER_WINE.items():
        print(f"left out under wine: {test} ({reason})")
    with display() as screen:
        wine = Wine(PLACE / "prefix", screen)
        try:
            return max(under_wine(suite, wine) for suite in chosen)
        finally:
            wine.end()


if __name__ == "__main__":
    sys.exit(main())
