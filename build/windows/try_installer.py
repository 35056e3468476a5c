"""Tries the Windows installer in a Windows profile that has nothing of ours.

    python build/windows/try_installer.py SETUP.EXE        under wine, or on Windows itself

Silent install, everything of `build/smoke.py` with the installed program on a real (wine's)
display; an upgrade in place while its window is open, silently and by hand, and one that gives up
because something of it stays open; an older installer, in both languages; removal with the data
kept and with the data deleted, keys in Credential Manager included.
Lists what is left behind each time. Exit codes: 0 all held, 1 not.
"""

from __future__ import annotations

import argparse
import json
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
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
HERE: Final = ROOT / "build" / "windows"
sys.path[:0] = [str(ROOT / "build" / "windows"), str(ROOT / "build"), str(ROOT)]

from release import reproducible, version  # noqa: E402
from smoke import (  # noqa: E402
    PICTURES,
    RELEASE,
    Installed,
    NotHeld,
    books,
    of_an_officer,
    serving,
    size_of,
    try_out,
)
from wine import NOISE, Wine, compile_installer, display, windows_path  # noqa: E402

from desktop.practice_server import SERVE_PRACTICE  # noqa: E402

NAME: Final = "Penghubung"
UNINSTALLER: Final = "hapus.exe"
OLDER: Final = "0.0.1"
"""Of the installer that is refused."""
STILL_OPEN: Final = 3
NEWER_IS_HERE: Final = 4
KEY: Final = r"Software\Penghubung"
RUN: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
# As the window calls it, as the system numbers it, and a word of the refusal.
LANGUAGES: Final = (("Bahasa", "1057", "lebih baru"), ("English", "1033", "newer"))
MOST_INSTALLED_MB: Final = 110
MOST_INSTALLER_MB: Final = 35
KEYRING_ON: Final = {"PENGHUBUNG_KEYRING": ""}
PATIENCE_S: Final = 120
LOOK_S: Final = 0.5
SETTLED_S: Final = 40
# Stand-ins of the machine that builds: none of them may be in what is shipped.
NEVER_SHIPPED: Final = ("icuuc.dll", "mscms.dll", "bcryptprimitives.dll", "ucrtbase.dll")


@dataclass(frozen=True, slots=True)
class System:
    """Where is installed: a Windows, or wine's. `local`, `roaming`: the account's folders."""

    local: Path
    roaming: Path
    program: Installed
    python: Path
    before: tuple[str, ...] = ()

    def run(self, *command: str) -> int:
        """Run a Windows program to its end; its exit status."""
        done = subprocess.run(
            [*self.before, *command],
            env={**self.program.env, **KEYRING_ON},
            stdin=subprocess.DEVNULL,
            # No pipe: wine's desktop, which the first window starts, would hold it open.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE_S * 5,
            check=False,
        )
        return done.returncode

    def hands(self, task: str, *arguments: str) -> Any:
        """What `hands.py` does there. Raises `NotHeld` where it fails."""
        path = self.program.path
        done = subprocess.run(
            [*self.before, str(self.python), path(HERE / "hands.py"), task, *arguments],
            env={**self.program.env, **KEYRING_ON},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE_S * 5,
            check=False,
        )
        if done.returncode:
            raise NotHeld(f"hands.py {task}: {done.stdout}{done.stderr[-2000:]}")
        return json.loads(done.stdout.splitlines()[-1])

    def driven(self, *command: str) -> tuple[int, str]:
        """An installer from page to page by its buttons; its exit status and all it said."""
        done = self.hands("drive", *command)
        said = "\n".join(" | ".join(page) for page in done["said"])
        if not said:
            raise NotHeld(f"no page came: {done}")
        return done["status"], said

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
        python = ROOT / "dist" / "windows" / "python" / "python.exe"
        try:
            yield System(wine.local_data, wine.roaming_data, program, python, ("wine",))
        finally:
            wine.end()


@contextmanager
def windows_system() -> Iterator[System]:
    """This Windows."""
    local, roaming = Path(os.environ["LOCALAPPDATA"]), Path(os.environ["APPDATA"])
    env = {**of_an_officer(), "QT_QPA_PLATFORM": "windows"}
    program = Installed(local / "Programs" / NAME, env=env, shows="Windows' display")
    yield System(local, roaming, program, Path(sys.executable))


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


def open_window(system: System) -> subprocess.Popen[str]:
    """The program, until its window can hear another start."""
    program = system.program
    window = program.start("penghubung")
    data = system.local / NAME
    wait_for("the window", lambda: data.is_dir() or window.poll() is not None)
    # The bell is hung before the first window shows; then give the event loop its turn.
    time.sleep(LOOK_S * 4)
    if window.poll() is not None:
        raise NotHeld(f"the window ended by itself: {''.join(program.lines(window))}")
    return window


def try_upgrade_while_open(system: System, setup: Path, by_hand: bool) -> None:
    """The installer asks the window to close, waits for it, and goes on."""
    program = system.program
    window = open_window(system)
    stale = program.folder / "_internal" / "left-by-an-older-version.txt"
    stale.write_text("x", encoding="ascii")
    began = time.monotonic()
    if by_hand:
        status, said = system.driven(program.path(setup))
        if status or version() not in said:
            raise NotHeld(f"the installer ended with {status}: {said}")
    else:
        install(system, setup)
    took = time.monotonic() - began
    told = "".join(program.lines(window))
    if window.wait(PATIENCE_S) or told:
        raise NotHeld(f"the window that was asked to close ended with {window.returncode}: {told}")
    if stale.exists():
        raise NotHeld("a file of the older version stayed")
    if version() not in program.said("penghubung-cli", "--version"):
        raise NotHeld("the program is another version than its installer's")
    how = "by hand, page for page" if by_hand else "silently"
    print(f"ok  upgraded {how} while the window was open: it closed by itself ({took:.0f} s)")


def state(folder: Path) -> list[tuple[str, int, float]]:
    """Its files, how large they are and of when."""
    found = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [(str(path), path.stat().st_size, path.stat().st_mtime) for path in found]


def try_still_open(system: System, setup: Path, folder: Path) -> None:
    """What does not hear the installer stops it, before anything is changed."""
    program = system.program
    before = state(program.folder)
    data = program.path(folder / "deaf")
    deaf = program.start("penghubung-cli", SERVE_PRACTICE, "--data", data, "serve", "--port", "0")
    assert deaf.stdout is not None
    try:
        if "http://" not in next(program.lines(deaf), ""):
            raise NotHeld("what should stay open did not start")
        if (status := system.run(str(setup), "/S")) != STILL_OPEN:
            raise NotHeld(f"with a program that stays open the installer ended with {status}")
    finally:
        deaf.kill()
        deaf.wait()
        deaf.stdout.close()
    if state(program.folder) != before:
        raise NotHeld("an installer that gave up had changed the program")
    print(f"ok  while another program of it stays open: exit {STILL_OPEN}, unchanged")


def older_installer(folder: Path) -> Path:
    """One of a version before, with nothing but a name in it."""
    source, made = folder / "older", folder / "older.exe"
    source.mkdir()
    (source / "penghubung.exe").write_bytes(b"of an older version")
    command = compile_installer(OLDER, source, made)
    if subprocess.run(command, env=reproducible(), check=False).returncode:
        raise NotHeld("no older installer was made")
    return made


def try_older(system: System, folder: Path) -> None:
    """An older installer says why it does nothing, and does nothing."""
    older = system.program.path(older_installer(folder))
    before = state(system.program.folder)
    if system.run(older, "/S") != NEWER_IS_HERE:
        raise NotHeld("a silent older installer was not refused")
    for name, number, word in LANGUAGES:
        system.hands("set", KEY, "Language", number)
        status, said = system.driven(older)
        told = all(one in said for one in (word, version(), OLDER))
        if status != NEWER_IS_HERE or not told:
            raise NotHeld(f"an older installer in {name} ended with {status}: {said}")
        print(f"    {name}: {' '.join(said.split())}")
    system.hands("set", KEY, "Language", LANGUAGES[0][1])
    if state(system.program.folder) != before:
        raise NotHeld("an older installer changed the program")
    print(f"ok  an older installer is refused: exit {NEWER_IS_HERE}, in both languages, unchanged")


def enrolled_with_keyring(system: System, folder: Path) -> None:
    """An enrolment in the usual folder whose key Credential Manager holds."""
    data = folder / "kept-central"
    shutil.copytree(RELEASE / "central", data)
    agency = json.loads((RELEASE / "facts.json").read_text(encoding="utf-8"))["agency"]
    program = system.program
    with serving(data):
        code = str(books(data, "enrol", "--agency", agency, "--officer", "Petugas Contoh")["code"])
        program.said("penghubung-cli", "enrol", *code.split(), "--json", **KEYRING_ON)
    program.said("penghubung-cli", "status", "--json", **KEYRING_ON)
    if not system.hands("keys"):
        raise NotHeld("the key of the enrolment is not in Credential Manager")


def try_sign_in(system: System) -> None:
    """As the system starts it at sign-in: nothing comes in front until somebody asks for it."""
    program = system.program

    def in_front() -> list[str]:
        return [title for title, minimised in system.hands("windows") if not minimised]

    window = program.start("penghubung", "--tray", **KEYRING_ON)
    # Past its opening: by then it would have shown itself.
    time.sleep(SETTLED_S)
    if window.poll() is not None or in_front():
        raise NotHeld(f"started at sign-in: {window.poll()}, in front {in_front()}")
    waits = "minimised" if system.hands("windows") else "beside the clock"
    program.said("penghubung", **KEYRING_ON)
    wait_for("the window comes when it is asked for", in_front)
    program.said("penghubung", "--quit")
    told = "".join(program.lines(window))
    if window.wait(PATIENCE_S) or told:
        raise NotHeld(f"started at sign-in it ended with {window.returncode}: {told}")
    print(f"ok  started as at sign-in it waits {waits}, and comes when it is asked for")


def remove(system: System, *options: str, by_hand: bool = False) -> tuple[list[str], str]:
    """Remove the program; what has our name afterwards, and what was said."""
    folder, said = system.program.folder, ""
    uninstaller = system.program.path(folder / UNINSTALLER)
    if by_hand:
        status, said = system.driven(*options, uninstaller)
    else:
        status = system.run(uninstaller, "/S", *options)
    if status:
        raise NotHeld(f"the uninstaller ended with {status}")
    # It goes on from a copy of itself after its first process has ended.
    wait_for("the program is removed", lambda: not folder.exists())
    wait_for("the shortcut is removed", lambda: not list(system.roaming.rglob(f"{NAME}.lnk")))
    if system.hands("get", RUN, NAME) is not None:
        raise NotHeld("it would still be started at sign-in")
    return system.files(), said


def try_removal(system: System, setup: Path, folder: Path) -> None:
    """The data is kept unless asked otherwise; then its keys go as well."""
    enrolled_with_keyring(system, folder)
    try_sign_in(system)
    system.hands("set", RUN, NAME, "penghubung.exe --tray")
    keys = system.hands("keys")
    left, said = remove(system, by_hand=True)
    if not left or system.hands("keys") != keys:
        raise NotHeld("the officer's data or its key was removed unasked")
    if f"AppData\\Local\\{NAME}" not in said:
        raise NotHeld(f"the folder of the data is not named: {said}")
    print("ok  removed by hand, the officer's data and its key kept, the folder named:")
    for name in left:
        print(f"    {name}")
    install(system, setup)
    system.program.said("penghubung-cli", "status", "--json", **KEYRING_ON)
    left, _ = remove(system, "/HAPUSDATA")
    kept = system.hands("keys")
    if left or kept:
        raise NotHeld(f"left behind: {left}, keys {kept}")
    print("ok  installed again, the desk opened, removed with the data: no file and no key is left")


def try_installer(system: System, setup: Path, folder: Path) -> None:
    """All of it."""
    if system.files():
        raise NotHeld(f"not a clean profile: {system.files()[:5]}")
    install(system, setup)
    print("ok  installed silently, without administrator rights, with a shortcut")
    sizes = told_sizes(system, setup)
    pictures = PICTURES / ("windows" if sys.platform == "win32" else "wine")
    try_out(system.program, pictures)
    for by_hand in (False, True):
        try_upgrade_while_open(system, setup, by_hand)
    try_still_open(system, setup, folder)
    try_older(system, folder)
    try_removal(system, setup, folder)
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
                try_installer(system, setup, Path(name))
        except NotHeld as reason:
            print(f"BAD {reason}", file=sys.stderr)
            return 1
        finally:
            shutil.rmtree(Path(name), ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
