"""Tries a built program as an officer would, against a real server: `dist/penghubung`, or what an
installer put elsewhere (`build/windows/try_installer.py`, `build/linux/try_packages.py`).

A server from the sources takes in invented complaints and gives a code; the built window enrols,
answers, exchanges and leaves an answer waiting. Started again without a server it finds both,
searches, prints to PDF and is photographed. The built command line then exchanges twice, and the
server's books must show each answer exactly once. The replica of the first release, with queued
work, is opened and sent by the same rule. An office without a region's server is founded from an
export, its server a child that must end with the window. Last the practice office is opened once.

Fails on any line of output that was not expected. Exit codes: 0 all held, 1 not.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "dist" / "penghubung"
SUFFIX: Final = ".exe" if sys.platform == "win32" else ""
RELEASE: Final = ROOT / "tests" / "fixtures" / "0.1.0"
PICTURES: Final = ROOT / "demo" / "installed"
STARTS: Final = 5
PATIENCE_S: Final = 300
ENDED_S: Final = 60
"""Until a server has noticed that its window is gone."""
LOOK_S: Final = 0.2
COMPLAINTS: Final = 300
AGENCY_SEED: Final = 7
PASSPHRASE: Final = "coba pasang rilis pertama di sini"

sys.path.insert(0, str(ROOT))

from desktop.platform import wrapping  # noqa: E402
from desktop.platform.clock import SystemClock  # noqa: E402
from desktop.platform.paths import Home  # noqa: E402
from desktop.storage.replica import Replica  # noqa: E402
from resources.practice import PracticeOffice  # noqa: E402
from resources.practice.writers import write_laporan_ringkas_xlsx, write_native  # noqa: E402
from tests.support import make_fixture as fixture  # noqa: E402
from ui.selfcheck import KEPT, PAPER, PICTURE, SENT  # noqa: E402

Lines = list[dict[str, Any]]


class NotHeld(Exception):
    """The program did not do what it should."""


def of_an_officer() -> dict[str, str]:
    """As on an officer's PC: no Python of ours, no display, no keyring."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "QT_", "PENGHUB"))}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PENGHUBUNG_KEYRING": "off"}


@dataclass(frozen=True, slots=True)
class Installed:
    """A built program and how it is started. `before`: what starts it where it is another
    system's; `path`: how it names a file of this one; `noise`: beginnings of lines that are said
    by what starts it."""

    folder: Path = FOLDER
    suffix: str = SUFFIX
    before: tuple[str, ...] = ()
    env: Mapping[str, str] = field(default_factory=of_an_officer)
    path: Callable[[Path], str] = str
    noise: tuple[str, ...] = ()
    shows: str = "a window without a display"
    room: Path | None = None
    """Where its throwaway folders go; None = the usual place."""

    def command(self, name: str, *arguments: str) -> list[str]:
        """What starts it."""
        return [*self.before, str(self.folder / f"{name}{self.suffix}"), *arguments]

    def start(self, name: str, *arguments: str, **more: str) -> subprocess.Popen[str]:
        """Start it; `more`: its environment besides."""
        return subprocess.Popen(
            self.command(name, *arguments),
            env={**self.env, **more},
            cwd=None if self.before else self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            # What is in another encoding is strange output, and told as that.
            errors="backslashreplace",
        )

    def lines(self, process: subprocess.Popen[str]) -> Iterator[str]:
        """What it says, line by line; it is ended when it takes too long."""
        end = threading.Timer(PATIENCE_S, process.kill)
        end.start()
        try:
            assert process.stdout is not None
            for line in process.stdout:
                if line.strip() and not line.startswith(self.noise or "\0"):
                    yield line.rstrip()
            process.wait()
        finally:
            end.cancel()

    def said(self, name: str, *arguments: str, **more: str) -> str:
        """Run it; all it said. Raises `NotHeld` for a wrong exit."""
        process = self.start(name, *arguments, **more)
        told = "\n".join(self.lines(process))
        if process.returncode:
            raise NotHeld(f"{name} {arguments[:1]} ended with {process.returncode}: {told[-3000:]}")
        return told

    def asked(self, home: Path, *arguments: str, **more: str) -> Any:
        """The command line's JSON answer. Raises `NotHeld` for anything beside it."""
        told = self.said("penghubung-cli", "--home", self.path(home), *arguments, "--json", **more)
        try:
            return json.loads(told)
        except json.JSONDecodeError:
            raise NotHeld(f"penghubung-cli {arguments[0]} said: {told}") from None


def server(data: Path, *arguments: str) -> list[str]:
    """A command of the server, from the sources: not the frozen one that is being tried."""
    return [sys.executable, "-m", "server.cli", "--data", str(data), *arguments]


@contextmanager
def serving(data: Path, port: int = 0) -> Iterator[int]:
    """The server, until the end of the block; its port."""
    command = server(data, "serve", "--port", str(port))
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            address = next((word for word in line.split() if word.startswith("http://")), "")
            if not address:
                raise NotHeld("the server did not start")
            yield urlsplit(address).port or 0
        finally:
            process.terminate()


def books(data: Path, *arguments: str) -> Any:
    """A server command's JSON answer."""
    done = subprocess.run(
        server(data, *arguments, "--json"), cwd=ROOT, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def applied(data: Path, complaints: list[str], text: str) -> int:
    """How often these words stand in the timelines of the server."""
    shown = [books(data, "show", one) for one in complaints]
    return sum(item.get("text") == text for one in shown for item in one["timeline"])


def run(
    program: Installed, *arguments: str, kill_at: str = "", **more: str
) -> tuple[Lines, dict[str, float]]:
    """Run the window; its JSON lines, and the second in which each step came.

    `kill_at`: end it at this step. Raises `NotHeld` for a wrong exit or an unexpected line.
    """
    started = time.monotonic()
    process = program.start("penghubung", *arguments, **more)
    told: Lines = []
    times: dict[str, float] = {}
    strange: list[str] = []
    for line in program.lines(process):
        try:
            told.append(json.loads(line))
        except json.JSONDecodeError:
            strange.append(line)
            continue
        step = str(told[-1].get("step", ""))
        times[step] = time.monotonic() - started
        if step and step == kill_at:
            process.kill()
            process.wait()
            # What it started may hold the other end of the pipe.
            break
    if strange:
        raise NotHeld("the window said what was not expected:\n  " + "\n  ".join(strange))
    if process.returncode and not kill_at:
        raise NotHeld(f"the window ended with {process.returncode}: {told[-1:]}")
    return told, times


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)


def value(told: Lines, step: str, key: str) -> Any:
    """What a step told. Raises `NotHeld` where it did not come."""
    for line in told:
        if line.get("step") == step and key in line:
            return line[key]
    raise NotHeld(f"“{step}” did not come: {told[-1:]}")


def try_officer(program: Installed, folder: Path, pictures: Path | None) -> None:
    """Enrol, answer, exchange, start again, search, print; then the server's books."""
    office = PracticeOffice(AGENCY_SEED, COMPLAINTS, 6, date.today())  # noqa: DTZ011
    export, data, home = folder / "export.jsonl", folder / "server", folder / "home"
    write_native(export, office)
    subprocess.run(
        server(data, "import", str(export)), cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    arguments = ("--home", program.path(home), "--self-check")
    with serving(data) as port:
        agency = office.agencies[0]["name"]
        answer = books(data, "enrol", "--agency", agency, "--officer", "Petugas Contoh")
        told, _ = run(program, *arguments, PENGHUBUNG_CODE=str(answer["code"]))
    env = {"PENGHUBUNG_PASSPHRASE": str(value(told, "enrolled", "passphrase"))}
    written = value(told, "written", "tracking_ids")
    print(f"ok  enrolled by its own pages: {value(told, 'enrolled', 'complaints')} complaints")
    told, _ = run(program, *arguments, **env)
    if (home / PAPER).read_bytes()[:5] != b"%PDF-" or not (home / PICTURE).stat().st_size:
        raise NotHeld("no paper or no picture")
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
        for name in (PAPER, PICTURE):
            shutil.copy(home / name, pictures / name)
    pages = value(told, "kept", "pages")
    print(f"ok  started again without a server: both answers there, found, {pages} page(s) in PDF")
    starts = []
    for _ in range(STARTS):
        _, times = run(program, *arguments, kill_at="usable", **env)
        starts.append(times["usable"])
    if len(program.asked(home, "outbox", **env)) != 1:
        raise NotHeld("the waiting answer is not in the outbox")
    print(f"ok  killed {STARTS} times in the open window; the answer still waits")
    with serving(data, port):
        for _ in range(2):
            receipt = program.asked(home, "sync", **env)
            if receipt.get("outcome") != "complete":
                raise NotHeld(f"an exchange ended with {receipt}")
    counts = [applied(data, written, text) for text in (SENT, KEPT)]
    if counts != [1, 1] or program.asked(home, "outbox", **env):
        raise NotHeld(f"at the server the two answers stand {counts} times")
    print("ok  the server's books hold both answers exactly once, after two more exchanges")
    print(
        f"    start to usable window ({program.shows}), median of {STARTS}: "
        f"{statistics.median(starts):.2f} s ({min(starts):.2f}–{max(starts):.2f})"
    )


def first_release(folder: Path) -> tuple[Home, list[str], int]:
    """The desk of the first release as it lay on a PC; its complaints, its server's port."""
    facts = json.loads((RELEASE / "facts.json").read_text(encoding="utf-8"))
    key = bytes.fromhex(facts["key"])
    # Looked into by a copy: opening the file itself would upgrade it here.
    looked = shutil.copy(RELEASE / "replica.db", folder / "looked.db")
    replica = Replica.open(Path(looked), key, clock=SystemClock())
    url, officer = replica.identity.url, replica.identity.certificate.officer
    replica.close()
    home = Home(folder / "first")
    home.prepare()
    profile = home.profile(url, officer)
    wrapped = wrapping.wrap(profile, key, PASSPHRASE, wrapping.Cost())
    home.key_path(profile).write_bytes(wrapping.encode(wrapped))
    shutil.copy(RELEASE / "replica.db", home.replica(profile))
    home.set_current(profile)
    owner = folder.parent.stat()
    if os.name == "posix" and owner.st_uid != os.geteuid():
        for path in [home.folder, *home.folder.rglob("*")]:
            os.chown(path, owner.st_uid, owner.st_gid)
    return home, facts["complaints"], urlsplit(url).port or 0


def try_upgrade(program: Installed, folder: Path) -> None:
    """The replica of the first release, with queued work, opened and sent by this program."""
    home, complaints, port = first_release(folder)
    data = folder / "central"
    shutil.copytree(RELEASE / "central", data)
    env = {"PENGHUBUNG_PASSPHRASE": PASSPHRASE}
    waiting = program.asked(home.folder, "outbox", **env)
    drafts = program.asked(home.folder, "drafts", **env)
    if (len(waiting), len(drafts)) != (2, 1):
        raise NotHeld(f"after the upgrade: {len(waiting)} waiting, {len(drafts)} drafts")
    with serving(data, port):
        for _ in range(2):
            receipt = program.asked(home.folder, "sync", **env)
            if receipt.get("outcome") != "complete":
                raise NotHeld(f"an exchange of the upgraded desk ended with {receipt}")
    texts = (fixture.ACKED, fixture.UNANSWERED, fixture.QUEUED, fixture.DRAFT)
    counts = [applied(data, complaints, text) for text in texts]
    if counts != [1, 1, 1, 0] or len(program.asked(home.folder, "drafts", **env)) != 1:
        raise NotHeld(f"at the server the first release's answers stand {counts} times")
    print("ok  the first release's desk upgraded: what waited was sent once, the draft is kept")


def wait_for_end(address: str) -> None:
    """Nobody listens there any more. Raises `NotHeld`."""
    place = urlsplit(address)
    until = time.monotonic() + ENDED_S
    while time.monotonic() < until:
        try:
            socket.create_connection((place.hostname or "", place.port or 0), ENDED_S).close()
        except OSError:
            return
        time.sleep(LOOK_S)
    raise NotHeld("the server on this PC did not end with the window")


def try_mandiri(program: Installed, folder: Path, pictures: Path | None) -> None:
    """An office without a region's server, from the export to the list for SP4N-LAPOR!."""
    export, home = folder / "Laporan Ringkas.xlsx", folder / "mandiri"
    # Of a day that is over: the server on that PC has the time of now.
    day = date.today() - timedelta(days=1)  # noqa: DTZ011
    write_laporan_ringkas_xlsx(export, PracticeOffice(AGENCY_SEED, COMPLAINTS, 6, day))
    arguments = ("--home", program.path(home), "--self-check")
    more = {"PENGHUBUNG_EXPORT": program.path(export)}
    told, _ = run(program, *arguments, kill_at="recorded", **more)
    wait_for_end(str(value(told, "recorded", "address")))
    env = {"PENGHUBUNG_PASSPHRASE": str(value(told, "enrolled", "passphrase"))}
    held = value(told, "enrolled", "complaints")
    print(f"ok  an office without a server, from an export: {held} complaints; its server ended")
    if [one["text"] for one in program.asked(home, "by-hand", **env)] != [SENT]:
        raise NotHeld("the answer is not on the list for SP4N-LAPOR!")
    told, _ = run(program, *arguments, **env)
    wait_for_end(str(value(told, "ticked", "address")))
    if pictures is not None:
        shutil.copy(home / PICTURE, pictures / f"mandiri-{PICTURE}")
    for _ in range(2):
        receipt = program.asked(home, "sync", **env)
        if receipt.get("outcome") != "complete":
            raise NotHeld(f"an exchange with the server on this PC ended with {receipt}")
    listed = program.asked(home, "by-hand", "--all", **env)
    if [(one["text"], one["how"]) for one in listed] != [(SENT, "hand")]:
        raise NotHeld(f"the list for SP4N-LAPOR! holds {len(listed)} answers")
    files = (path for path in home.rglob("*") if path.is_file())
    if readable := [path.name for path in files if SENT.encode() in path.read_bytes()]:
        raise NotHeld(f"the answer is readable in {readable}")
    print("ok  killed and opened again: recorded once, ticked off, readable in no file")


def try_practice(program: Installed, folder: Path) -> None:
    """The practice office with the server that is inside."""
    # Its keys go to the window in front, of which there is none without a window manager.
    hidden = {"QT_QPA_PLATFORM": "offscreen"}
    told = program.said("penghubung", "--play", program.path(folder / "pictures"), **hidden)
    if "BAD" in told or "Every step held" not in told:
        raise NotHeld(f"the practice office: {told[-3000:]}")
    print("ok  the practice office with its own server: a day played")


def try_out(program: Installed, pictures: Path | None = None) -> None:
    """All of it; prints what held. `pictures`: where the paper and the window's picture go."""
    for name in ("penghubung", "penghubung-cli"):
        print(f"    {name}: {program.said(name, '--version')}")
    # A path may not be long where a socket lies in it.
    with tempfile.TemporaryDirectory(
        prefix="ph-", dir=program.room, ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        if program.room is not None:
            # Another account works in it.
            folder.chmod(0o777)
        try_officer(program, folder, pictures)
        try_upgrade(program, folder)
        try_mandiri(program, folder, pictures)
        try_practice(program, folder)


def main() -> int:
    """Try `dist/penghubung` and say whether all held."""
    program = Installed()
    try:
        try_out(program, PICTURES / "folder")
    except NotHeld as reason:
        print(f"BAD {reason}", file=sys.stderr)
        return 1
    print(f"\nsize {size_of(program.folder) / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
