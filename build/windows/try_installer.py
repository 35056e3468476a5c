"""Tries the Windows installer in a Windows profile that has nothing of ours.

    python build/windows/try_installer.py SETUP.EXE        under wine, or on Windows itself

Silent install, everything of `build/smoke.py` with the installed program on a real (wine's)
display, an upgrade in place while its window is open, removal with the data kept, removal with
the data deleted. Lists what is left behind each time. Exit codes: 0 all held, 1 not.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "build" / "windows"), str(ROOT / "build"), str(ROOT)]

from smoke import PICTURES, Installed, NotHeld, of_an_officer, size_of, try_out  # noqa: E402
from wine import NOISE, Wine, display, windows_path  # noqa: E402

NAME: Final = "Penghubung"
UNINSTALLER: Final = "hapus.exe"
MOST_INSTALLED_MB: Final = 110
MOST_INSTALLER_MB: Final = 35
PATIENCE_S: Final = 120
LOOK_S: Final = 0.5
# Stand-ins of the machine that builds: none of them may be in what is shipped.
NEVER_SHIPPED: Final = ("icuuc.dll", "mscms.dll", "bcryptprimitives.dll", "ucrtbase.dll")


@dataclass(frozen=True, slots=True)
class System:
    """Where is installed: a Windows, or wine's. `local`, `roaming`: the account's folders."""

    local: Path
    roaming: Path
    program: Installed
    before: tuple[str, ...] = ()

    def run(self, *command: str) -> int:
        """Run a Windows program to its end; its exit status."""
        done = subprocess.run(
            [*self.before, *command],
            env=dict(self.program.env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE_S * 5,
            check=False,
        )
        return done.returncode

    def files(self) -> list[str]:
        """What lies in the account's folders that has our name, without the installed program."""
        found = []
        for place in (self.local, self.roaming):
            for path in place.rglob("*"):
                if NAME.lower() in str(path.relative_to(place)).lower() and path.is_file():
                    found.append(str(path.relative_to(place.parent)))
        return sorted(found)


@contextmanager
def wine_system(folder: Path) -> Iterator[System]:
    """A fresh profile of wine."""
    with display() as screen:
        wine = Wine(folder / "prefix", screen)
        wine.make()
        env = {**wine.environment(), "QT_QPA_PLATFORM": "windows", "PENGHUBUNG_KEYRING": "off"}
        place = wine.local_data / "Programs" / NAME
        program = Installed(
            place, ".exe", ("wine",), env, windows_path, NOISE, "wine's display"
        )  # fmt: skip
        try:
            yield System(wine.local_data, wine.roaming_data, program, ("wine",))
        finally:
            wine.end()


@contextmanager
def windows_system() -> Iterator[System]:
    """This Windows."""
    local, roaming = Path(os.environ["LOCALAPPDATA"]), Path(os.environ["APPDATA"])
    env = {**of_an_officer(), "QT_QPA_PLATFORM": "windows"}
    program = Installed(local / "Programs" / NAME, env=env, shows="Windows' display")
    yield System(local, roaming, program)


def wait_for(what: str, holds: object) -> None:
    """Until it is so. Raises `NotHeld`."""
    assert callable(holds)
    until = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > until:
            raise NotHeld(f"waited in vain: {what}")
        time.sleep(LOOK_S)


def install(system: System, setup: Path) -> None:
    """Silently; the program, its shortcut and its place in the list must be there."""
    status = system.run(str(setup), "/S")
    folder = system.program.folder
    if status or not (folder / "penghubung.exe").is_file():
        raise NotHeld(f"the installer ended with {status}")
    if not list(system.roaming.rglob(f"Start Menu/Programs/{NAME}.lnk")):
        raise NotHeld("no shortcut in the Start menu")
    shipped = {path.name.lower() for path in folder.rglob("*.dll")}
    if shipped & set(NEVER_SHIPPED):
        raise NotHeld(f"shipped: {shipped & set(NEVER_SHIPPED)}")


def told_sizes(system: System, setup: Path) -> str:
    """Says how large both are; empty where they are as small as was promised."""
    packed, installed = setup.stat().st_size / 1e6, size_of(system.program.folder) / 1e6
    files = sum(1 for path in system.program.folder.rglob("*") if path.is_file())
    print(f"    installer {packed:.1f} MB, installed {installed:.1f} MB in {files} files")
    if packed > MOST_INSTALLER_MB or installed > MOST_INSTALLED_MB:
        return f"more than {MOST_INSTALLER_MB} MB packed or {MOST_INSTALLED_MB} MB unpacked"
    return ""


def try_upgrade_while_open(system: System, setup: Path) -> None:
    """The installer asks the window to close, waits for it, and goes on."""
    program = system.program
    window = program.start("penghubung")
    data = system.local / NAME
    wait_for("the window", lambda: data.is_dir() or window.poll() is not None)
    # The bell is hung before the first window shows; then give the event loop its turn.
    time.sleep(LOOK_S * 4)
    if window.poll() is not None:
        raise NotHeld(f"the window ended by itself: {''.join(program.lines(window))}")
    stale = program.folder / "_internal" / "left-by-an-older-version.txt"
    stale.write_text("x", encoding="ascii")
    began = time.monotonic()
    install(system, setup)
    took = time.monotonic() - began
    told = "".join(program.lines(window))
    if window.wait(PATIENCE_S) or told:
        raise NotHeld(f"the window that was asked to close ended with {window.returncode}: {told}")
    if stale.exists():
        raise NotHeld("a file of the older version stayed")
    print(f"ok  upgraded in place while the window was open: it closed by itself ({took:.0f} s)")


def remove(system: System, *options: str) -> list[str]:
    """Silently; what has our name afterwards."""
    folder = system.program.folder
    status = system.run(str(folder / UNINSTALLER), "/S", *options)
    if status:
        raise NotHeld(f"the uninstaller ended with {status}")
    # It goes on from a copy of itself after its first process has ended.
    wait_for("the program is removed", lambda: not folder.exists())
    wait_for("the shortcut is removed", lambda: not list(system.roaming.rglob(f"{NAME}.lnk")))
    return system.files()


def try_installer(system: System, setup: Path) -> None:
    """All of it."""
    if system.files():
        raise NotHeld(f"not a clean profile: {system.files()[:5]}")
    install(system, setup)
    print("ok  installed silently, without administrator rights, with a shortcut")
    sizes = told_sizes(system, setup)
    pictures = PICTURES / "windows"
    try_out(system.program, pictures)
    try_upgrade_while_open(system, setup)
    note = system.local / NAME / "kept.txt"
    note.write_text("x", encoding="ascii")
    left = remove(system)
    if not note.is_file():
        raise NotHeld("the officer's data was removed unasked")
    print("ok  removed, the officer's data kept:")
    for name in left:
        print(f"    {name}")
    install(system, setup)
    left = remove(system, "/HAPUSDATA")
    if left:
        raise NotHeld(f"left behind: {left}")
    print("ok  installed again, removed with the data: nothing is left")
    if sizes:
        raise NotHeld(sizes)


def main() -> int:
    """Try it and say whether all held."""
    parser = argparse.ArgumentParser(description="Try the Windows installer.")
    parser.add_argument("setup", type=Path)
    setup: Path = parser.parse_args().setup.resolve()
    with tempfile.TemporaryDirectory(prefix="ph-", ignore_cleanup_errors=True) as name:
        here = windows_system() if sys.platform == "win32" else wine_system(Path(name))
        try:
            with here as system:
                try_installer(system, setup)
        except NotHeld as reason:
            print(f"BAD {reason}", file=sys.stderr)
            return 1
        finally:
            shutil.rmtree(Path(name), ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
