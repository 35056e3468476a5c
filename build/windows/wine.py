"""A Windows to build and to try in where there is none: wine, with a profile of its own.

What wine is not: its display, printing, input methods, Credential Manager and Defender are not
Windows'. What holds here is tried again on a Windows machine (`.github/workflows/windows.yml`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

STUBS: Final = Path(__file__).resolve().parent / "stubs"
COMPILER: Final = "x86_64-w64-mingw32-gcc"
WINDOWS: Final = "win10"
SCREEN: Final = "1366x768x24"
# Program that shows it is there, and the Debian package it comes in.
TOOLS: Final = {
    "wine": "wine",
    "wineboot": "wine",
    "Xvfb": "xvfb",
    COMPILER: "gcc-mingw-w64-x86-64-win32",
    "makensis": "nsis",
}
# Said by wine itself, whatever the program does.
# No downloads by wine itself; our stand-in for colour profiles; no crash dialog, no menu of the
# desktop's; not the list of networks, for whose service wine waits for ever.
OVERRIDES: Final = "mscoree,mshtml=;mscms=n;winedbg.exe,winemenubuilder.exe,netprofm=d"
NOISE: Final = (
    "wine: ",
    "it looks like wine32 is missing",
    # Qt's, of the list of networks that wine is started without.
    "Qt: Could not get a NetworkListManager instance",
    "Qt: Initialization failed, can't start!",
    "Qt: Failed to start listening to events",
    # Qt's, of a call of Windows 10 that wine 8 has not.
    "Qt: EnableNonClientDpiScaling() failed",
)


class NotMade(Exception):
    """A step of the build failed; the message says which and why."""


@contextmanager
def display() -> Iterator[str]:
    """A screen of its own; its name, until the end of the block."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp", "-ac"],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise NotMade("Xvfb gave no display")
        yield f":{number}"
    finally:
        process.terminate()
        process.wait(30)


@dataclass(frozen=True, slots=True)
class Wine:
    """One profile of Windows. `screen`: the display its windows are on."""

    prefix: Path
    screen: str
    more: Mapping[str, str] = field(default_factory=dict)

    def make(self) -> None:
        """Make the profile anew, with what wine lacks. Raises `NotMade`."""
        shutil.rmtree(self.prefix, ignore_errors=True)
        self.prefix.parent.mkdir(parents=True, exist_ok=True)
        done = self.start(["wineboot", "-u"])
        done.communicate()
        # wine 8 takes itself for Windows 7, on which nothing of ours would start.
        self.run("winecfg", "-v", WINDOWS)
        system = self.drive / "windows" / "system32"
        if not system.is_dir():
            raise NotMade("wine made no profile")
        for source in sorted(STUBS.glob("*.c")):
            target = system / f"{source.stem}.dll"
            command = [
                COMPILER,
                "-shared",
                "-O1",
                "-s",
                "-o",
                str(target),
                str(source),
                "-ladvapi32",
            ]
            if subprocess.run(command, check=False).returncode:
                raise NotMade(f"{source.name} was not compiled")

    @property
    def drive(self) -> Path:
        """Drive C:."""
        return self.prefix / "drive_c"

    @property
    def local_data(self) -> Path:
        """%LOCALAPPDATA% of the only account. Raises `NotMade` where there is none."""
        for found in sorted((self.drive / "users").glob("*/AppData/Local")):
            if found.parts[-3] != "Public":
                return found
        raise NotMade("the profile has no account")

    @property
    def roaming_data(self) -> Path:
        """%APPDATA% of the same account."""
        return self.local_data.parent / "Roaming"

    def environment(self) -> dict[str, str]:
        """For every program in this profile."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "QT_", "PENGH"))}
        return {
            **kept,
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": OVERRIDES,
            "DISPLAY": self.screen,
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            **self.more,
        }

    def start(
        self,
        command: Sequence[str],
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> subprocess.Popen[str]:
        """Start a command of wine's own, its output in a pipe: on a terminal wine behaves
        otherwise."""
        return subprocess.Popen(
            list(command),
            env={**self.environment(), **(env or {})},
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )

    def run(
        self,
        *command: str | Path,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        shown: bool = False,
    ) -> tuple[int, str]:
        """Run a Windows program; exit status and what it said, shown at once with `shown`."""
        process = self.start(["wine", *(str(part) for part in command)], env, cwd)
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            if line.startswith(NOISE):
                continue
            lines.append(line)
            if shown:
                sys.stdout.write(line)
                sys.stdout.flush()
        return process.wait(), "".join(lines)

    def end(self) -> None:
        """End what still runs in this profile."""
        with self.start(["wineserver", "-k"]) as process:
            process.communicate()


def compile_installer(version: str, source: Path, target: Path) -> list[str]:
    """How NSIS makes an installer of a folder, on either system."""
    command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", f"-DVERSION={version}"]
    command += [f"-DSOURCE={source}", f"-DOUT={target}"]
    if sys.platform == "win32":
        # NSIS as it is published there makes installers of 32 bits only.
        command.append("-DTARGET=x86-unicode")
    return [*command, str(Path(__file__).resolve().parent / "installer.nsi")]


def windows_path(path: Path) -> str:
    """How a program in wine names a file outside its drive C:."""
    return "Z:" + str(path.resolve()).replace("/", "\\")


def missing() -> list[str]:
    """Debian packages of the tools that are not here."""
    return sorted({package for tool, package in TOOLS.items() if shutil.which(tool) is None})
