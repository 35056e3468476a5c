"""Start at sign-in: whether this account's system starts the program, and how it is told to.

Windows: a value of the account's `Run` key, unless the officer switched it off in the Task Manager.
Elsewhere: an entry in `~/.config/autostart` (XDG autostart 0.5), which counts for nothing once the
program is gone. The system is asked every time; nothing is noted elsewhere.

Failure policy: `DiskFull` or `DiskFailed` where it cannot be written or read; then it is as it was.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final, Protocol

from desktop.platform.files import convert_disk_errors, write_private

QUIETLY: Final = "--tray"
"""The option with which the program is started: beside the clock, no window in front."""
NAME: Final = "Penghubung"
_RUN: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
_APPROVED: Final = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
_ENTRY: Final = """\
[Desktop Entry]
Type=Application
Name={name}
Exec={command}
TryExec={program}
Icon=penghubung
Terminal=false
StartupNotify=false
"""


class Autostart(Protocol):
    """This account's wish."""

    def is_on(self) -> bool:
        """Whether the next sign-in starts this program."""
        ...

    def set(self, on: bool) -> None:
        """Wish it, or not any more."""
        ...


def autostart_of_this_program() -> Autostart | None:
    """Of the program that runs; None where it runs from its sources, which no system starts."""
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable)
    if sys.platform == "win32":
        return RunKey(program)
    return DesktopEntry(program)


class DesktopEntry:
    """The file of a desktop that follows XDG."""

    def __init__(self, program: Path, folder: Path | None = None) -> None:
        """`folder`: of the entries; None = this account's."""
        if folder is None:
            given = os.environ.get("XDG_CONFIG_HOME", "")
            config = Path(given) if given.startswith("/") else Path.home() / ".config"
            folder = config / "autostart"
        self._program = program
        self._path = folder / f"{NAME.lower()}.desktop"

    @convert_disk_errors()
    def is_on(self) -> bool:
        """As the protocol says; an entry that a desktop hides, or of another program, is none."""
        try:
            lines = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except (FileNotFoundError, NotADirectoryError):
            return False
        off = {"Hidden=true", "X-GNOME-Autostart-enabled=false"}
        return f"Exec={self._command()}" in lines and not off.intersection(lines)

    @convert_disk_errors()
    def set(self, on: bool) -> None:
        """As the protocol says."""
        if not on:
            self._path.unlink(missing_ok=True)
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        program = str(self._program).replace("\\", "\\\\")
        text = _ENTRY.format(name=NAME, command=self._command(), program=program)
        write_private(self._path, text.encode())

    def _command(self) -> str:
        """The standard for desktop entries quotes for a shell first, then for its own file."""
        quoted = "".join(f"\\{one}" if one in '"`$\\' else one for one in str(self._program))
        own = quoted.replace("\\", "\\\\").replace("%", "%%")
        return f'"{own}" {QUIETLY}'


class RunKey:
    """A value below HKEY_CURRENT_USER. `run`, `approved`: the keys, of a trial others."""

    def __init__(self, program: Path, run: str = _RUN, approved: str = _APPROVED) -> None:
        self._command = subprocess.list2cmdline([str(program)])
        if not self._command.startswith('"'):
            self._command = f'"{self._command}"'
        self._command += f" {QUIETLY}"
        self._run = run
        self._approved = approved

    @convert_disk_errors()
    def is_on(self) -> bool:
        """As the protocol says; what was switched off in the Task Manager is off."""
        approved = self._value(self._approved)
        # Odd: switched off there.
        off = isinstance(approved, bytes) and bool(approved[:1]) and bool(approved[0] & 1)
        return self._value(self._run) == self._command and not off

    @convert_disk_errors()
    def set(self, on: bool) -> None:
        """As the protocol says; a wish made here takes back what was said in the Task Manager."""
        registry = _registry()
        self._remove(self._approved)
        if not on:
            self._remove(self._run)
            return
        with registry.CreateKey(registry.HKEY_CURRENT_USER, self._run) as key:
            registry.SetValueEx(key, NAME, 0, registry.REG_SZ, self._command)

    def _value(self, key: str) -> object:
        registry = _registry()
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, key) as opened:
                found: object = registry.QueryValueEx(opened, NAME)[0]
        except FileNotFoundError:
            return None
        return found

    def _remove(self, key: str) -> None:
        registry = _registry()
        try:
            access = registry.KEY_SET_VALUE
            with registry.OpenKey(registry.HKEY_CURRENT_USER, key, 0, access) as opened:
                registry.DeleteValue(opened, NAME)
        except FileNotFoundError:
            return


def _registry() -> Any:
    """Windows' module, which a checker elsewhere does not know."""
    import winreg

    return winreg
