"""Runs the tests of exchange, desk and window under Windows' Python: on Windows, or under wine.

    python build/windows/try_tests.py [--suite sync|desktop|ui] [--anew | --failed] [PART …]

All three without `--suite`; only the folders or files of tests that are named. Under wine it needs
what `make package-windows` left in dist/windows. Every outcome is written to
dist/windows/tests/SUITE.jsonl as it comes: stopped, or died in a test, a run goes on from there
(`--anew`: from the beginning; `--failed`: what failed is run again). What wine cannot run is left
out there, named with its reason in not_under_wine.txt; on Windows nothing is.

Exit codes: 0 all that were run passed, 1 not.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
HERE: Final = ROOT / "build" / "windows"
sys.path[:0] = [str(HERE), str(ROOT / "build")]

from noting import LEFT_OUT, NOTES, read, read_list, write  # noqa: E402
from wine import Wine, display, windows_path  # noqa: E402

PLACE: Final = ROOT / "dist" / "windows"
OUTCOMES: Final = PLACE / "tests"
NOT_UNDER_WINE: Final = HERE / "not_under_wine.txt"
SUITES: Final = {
    "sync": ("tests/exchange", "tests/courier", "tests/attachments"),
    "desktop": ("tests/domain", "tests/platform", "tests/storage", "tests/desk", "tests/releases"),
    "ui": ("tests/ui",),
}
TEST_S: Final = 300
"""A test that takes longer ends its process; the next one goes on behind it."""
DIED: Final = "the process ended in it, or it took too long"

Run = Callable[[Sequence[str], dict[str, str], Path], int]
"""Runs Python with these arguments, environment and file of notes; its exit status."""


def asked(parts: Sequence[str]) -> list[str]:
    """How pytest is called."""
    options = ["-q", "-p", "no:cacheprovider", "-p", "noting", "--tb=short"]
    return ["-m", "pytest", *options, f"--timeout={TEST_S}", *parts]


def here(arguments: Sequence[str], env: dict[str, str], notes: Path) -> int:
    """On Windows itself."""
    more = {**os.environ, **env, "PYTHONPATH": str(HERE), NOTES: str(notes)}
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=more, check=False).returncode


def under(wine: Wine) -> Run:
    """In wine's profile."""

    def run(arguments: Sequence[str], env: dict[str, str], notes: Path) -> int:
        more = {
            **env,
            "PYTHONPATH": windows_path(HERE),
            "PYTHONPYCACHEPREFIX": windows_path(PLACE / "compiled"),
            "PYTHONDONTWRITEBYTECODE": "",
            NOTES: windows_path(notes),
            LEFT_OUT: windows_path(NOT_UNDER_WINE),
        }
        python = PLACE / "python" / "python.exe"
        return wine.run(python, *arguments, env=more, cwd=ROOT, shown=True)[0]

    return run


def run_suite(parts: Sequence[str], notes: Path, run: Run) -> bool:
    """Until every test has an outcome; whether it came to its end."""
    while True:
        lines = len(read(notes))
        run(asked(parts), {"QT_QPA_PLATFORM": "offscreen"}, notes)
        new = read(notes)[lines:]
        if any("ended" in line for line in new):
            return True
        began = [line["began"] for line in new if "began" in line]
        over = {line["test"] for line in new if "outcome" in line}
        if not began or began[-1] in over:
            # It died outside a test, and would again.
            return False
        write(notes, test=began[-1], outcome="failed", reason=DIED, took=TEST_S)


def forget_failed(notes: Path) -> None:
    """As if these had not been run yet."""
    kept = [line for line in read(notes) if line.get("outcome") != "failed"]
    notes.unlink(missing_ok=True)
    for line in kept:
        write(notes, **line)


def summary(found: list[dict[str, Any]]) -> list[str]:
    """For people: how many passed; what was skipped and what failed, with reasons."""
    outcomes = {line["test"]: line for line in found if "outcome" in line}
    counted = Counter(line["outcome"] for line in outcomes.values())
    took = sum(line["took"] for line in outcomes.values())
    told = [
        f"{counted['passed']} passed, {counted['skipped']} skipped, "
        f"{counted['failed']} failed in {took / 60:.0f} min"
    ]
    skipped = Counter(
        line["reason"].removeprefix("Skipped: ")
        for line in outcomes.values()
        if line["outcome"] == "skipped"
    )
    told += [f"  skipped, {count}: {reason}" for reason, count in sorted(skipped.items())]
    for test, line in sorted(outcomes.items()):
        if line["outcome"] == "failed":
            said = [row for row in line["reason"].splitlines() if row.startswith("E ")]
            reason = said[0][2:].strip() if said else line["reason"].strip().splitlines()[-1]
            told.append(f"  failed: {test}: {reason[:160]}")
    return told


def run_all(suites: Sequence[str], parts: Sequence[str], run: Run) -> bool:
    """The suites one after the other; whether all held."""
    held = True
    for suite in suites:
        chosen = [part for part in parts or SUITES[suite] if part.startswith(tuple(SUITES[suite]))]
        if not chosen:
            continue
        began = time.monotonic()
        notes = OUTCOMES / f"{suite}.jsonl"
        print(f"== {suite}: {' '.join(chosen)}", flush=True)
        ended = run_suite(chosen, notes, run)
        print(f"== {suite}, {(time.monotonic() - began) / 60:.0f} min now", flush=True)
        lines = summary(read(notes))
        print("\n".join(lines), flush=True)
        if not ended:
            print("  did not come to its end", flush=True)
        held &= ended and ", 0 failed" in lines[0]
    return held


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--suite", choices=SUITES, action="append")
    parser.add_argument("--anew", action="store_true")
    parser.add_argument("--failed", action="store_true")
    parser.add_argument("parts", nargs="*", metavar="PART")
    options = parser.parse_args()
    suites: list[str] = options.suite or list(SUITES)
    OUTCOMES.mkdir(parents=True, exist_ok=True)
    for suite in suites:
        notes = OUTCOMES / f"{suite}.jsonl"
        if options.anew:
            notes.unlink(missing_ok=True)
        elif options.failed:
            forget_failed(notes)
    if sys.platform == "win32":
        return 0 if run_all(suites, options.parts, here) else 1
    for test, reason in read_list(NOT_UNDER_WINE).items():
        print(f"left out under wine: {test} ({reason})")
    with display() as screen:
        # Not the profile in which is built: both may run at once.
        wine = Wine(PLACE / "tests" / "prefix", screen)
        try:
            if not wine.drive.is_dir():
                wine.make()
            return 0 if run_all(suites, options.parts, under(wine)) else 1
        finally:
            wine.end()


if __name__ == "__main__":
    sys.exit(main())
