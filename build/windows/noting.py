"""A part of pytest: writes each test's outcome down as it comes, and passes over what is written.

So a run that was stopped, or died in one test, goes on where it was. Loaded by `try_tests.py`:
PENGHUBUNG_NOTES names the file (one JSON object a line), PENGHUBUNG_LEFT_OUT what is left out.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any, Final

import pytest

NOTES: Final = "PENGHUBUNG_NOTES"
LEFT_OUT: Final = "PENGHUBUNG_LEFT_OUT"
OF_WINE: Final = (
    "^QFontDatabase: Cannot find font directory",
    "^Could not get a NetworkListManager instance",
    "Failed to start listening",
    "^Initialization failed, can.t start!",
)
"""What Qt warns of under wine, which has neither a list of networks nor Qt's own fonts there."""
_RANK: Final = ("passed", "skipped", "failed")
_TEXT_MOST: Final = 6000


def read(path: Path) -> list[dict[str, Any]]:
    """What is written; half a line, left by a stop, is nothing."""
    if not path.exists():
        return []
    found = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            found.append(json.loads(line))
        except json.JSONDecodeError:
            continue
    return found


def read_list(path: Path) -> dict[str, str]:
    """Beginnings of tests' names and why each cannot be run; one a line, `name: reason`."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    parts = (line.partition(": ") for line in lines if line.strip() and line[0] != "#")
    return {name.strip(): reason.strip() for name, _, reason in parts}


def write(path: Path, **what: object) -> None:
    """One line more, at once on the disk."""
    with path.open("a", encoding="utf-8", newline="\n") as out:
        out.write(json.dumps(what) + "\n")


class Notes:
    """The outcomes of one run."""

    def __init__(self, path: Path, left: dict[str, str]) -> None:
        self._path = path
        self._left = tuple(left)
        self._known = {line["test"] for line in read(path) if "outcome" in line}
        self._began = 0.0
        self._worst: dict[str, object] = {}

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Only what was not noted and can be run."""
        over = [
            item
            for item in items
            if item.nodeid in self._known or (self._left and item.nodeid.startswith(self._left))
        ]
        if over:
            config.hook.pytest_deselected(items=over)
            items[:] = [item for item in items if item not in over]

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A file that cannot be read is a failure too."""
        if report.failed:
            self._write(report.nodeid, "failed", report.longreprtext)

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """A test begins: if nothing follows, it ended the whole process."""
        self._began = time.monotonic()
        self._worst = {"outcome": "passed", "reason": ""}
        write(self._path, began=nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Preparing, running or clearing away: the worst of the three counts."""
        before = str(self._worst["outcome"])
        if _RANK.index(report.outcome) > _RANK.index(before):
            text = report.longreprtext
            if isinstance(report.longrepr, tuple):
                text = str(report.longrepr[2])
            self._worst = {"outcome": report.outcome, "reason": text}

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        """It is over."""
        self._write(nodeid, str(self._worst["outcome"]), str(self._worst["reason"]))

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        """All were run."""
        write(self._path, ended=int(exitstatus))

    def _write(self, test: str, outcome: str, reason: str) -> None:
        took = round(time.monotonic() - self._began, 2)
        write(self._path, test=test, outcome=outcome, reason=reason[-_TEXT_MOST:], took=took)


def pytest_configure(config: pytest.Config) -> None:
    """Note where a file for it is named."""
    named = os.environ.get(NOTES)
    if named:
        left = os.environ.get(LEFT_OUT)
        kept = read_list(Path(left)) if left else {}
        for words in OF_WINE if left else ():
            config.addinivalue_line("qt_log_ignore", words)
        config.pluginmanager.register(Notes(Path(named), kept), "notes of outcomes")
