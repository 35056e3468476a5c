"""Tries the frozen program as an officer would, without a display: `dist/penghubung`.

A server process takes in invented complaints and gives a code; the frozen window enrols, answers,
exchanges and leaves an answer waiting; started again it finds both. Then the start is timed, the
practice office is opened once, and the frozen command line is asked. Fails on any line of output
that was not expected. Exit codes: 0 all held, 1 not.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "dist" / "penghubung"
SUFFIX = ".exe" if sys.platform == "win32" else ""
STARTS = 5
PATIENCE = 120
COMPLAINTS = 300
AGENCY_SEED = 7

sys.path.insert(0, str(ROOT))

from resources.practice import PracticeOffice  # noqa: E402
from resources.practice.writers import write_native  # noqa: E402


class NotHeld(Exception):
    """The frozen program did not do what it should."""


def environment(**more: str) -> dict[str, str]:
    """As on an officer's PC: no Python of ours, no display."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "QT_", "PENGHUB"))}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PENGHUBUNG_KEYRING": "off", **more}


def server(data: Path, *arguments: str) -> list[str]:
    """A command of the server, from the sources: not the frozen one that is being tried."""
    return [sys.executable, "-m", "server.cli", "--data", str(data), *arguments]


@contextmanager
def serving(data: Path) -> Iterator[None]:
    """The server, until the end of the block."""
    process = subprocess.Popen(
        server(data, "serve", "--port", "0"), cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        if "http://" not in process.stdout.readline():
            raise NotHeld("the server did not start")
        yield
    finally:
        process.terminate()
        process.wait(30)


def asked(data: Path, *arguments: str) -> object:
    """A server command's JSON answer."""
    done = subprocess.run(
        server(data, *arguments, "--json"), cwd=ROOT, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def run(
    name: str, *arguments: str, env: Mapping[str, str], kill_at: str = ""
) -> tuple[list[dict[str, object]], dict[str, float]]:
    """Run a frozen program; its JSON lines, and the second in which each step came.

    `kill_at`: end it at this step. Raises `NotHeld` for a wrong exit or an unexpected line.
    """
    started = time.monotonic()
    process = subprocess.Popen(
        [str(FOLDER / f"{name}{SUFFIX}"), *arguments],
        env=dict(env),
        cwd=FOLDER,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout is not None
    told: list[dict[str, object]] = []
    times: dict[str, float] = {}
    strange: list[str] = []
    for line in process.stdout:
        try:
            told.append(json.loads(line))
        except json.JSONDecodeError:
            strange.append(line.rstrip())
            continue
        step = str(told[-1].get("step", ""))
        times[step] = time.monotonic() - started
        if step and step == kill_at:
            process.kill()
    status = process.wait(PATIENCE)
    if strange:
        raise NotHeld(f"{name} said what was not expected:\n  " + "\n  ".join(strange))
    if status != 0 and not kill_at:
        raise NotHeld(f"{name} ended with {status}: {told[-1:]}")
    return told, times


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)


def value(told: list[dict[str, object]], step: str, key: str) -> object:
    """What a step told. Raises `NotHeld` where it did not come."""
    for line in told:
        if line.get("step") == step and key in line:
            return line[key]
    raise NotHeld(f"“{step}” did not come: {told[-1:]}")


def try_out(folder: Path) -> None:
    """All of it; prints what held."""
    office = PracticeOffice(AGENCY_SEED, COMPLAINTS, 6, date.today())  # noqa: DTZ011
    export, data, home = folder / "export.jsonl", folder / "server", folder / "home"
    write_native(export, office)
    subprocess.run(
        server(data, "import", str(export)), cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    with serving(data):
        agency = office.agencies[0]["name"]
        answer = asked(data, "enrol", "--agency", agency, "--officer", "Rina Contoh")
        assert isinstance(answer, dict)
        code = str(answer["code"])
        told, _ = run(
            "penghubung",
            *("--home", str(home), "--self-check"),
            env=environment(PENGHUBUNG_CODE=code),
        )
        passphrase = str(value(told, "enrolled", "passphrase"))
        held = value(told, "enrolled", "complaints")
        print(f"ok  enrolled by its own pages: {held} complaints; one answer sent, one waits")
    env = environment(PENGHUBUNG_PASSPHRASE=passphrase)
    told, _ = run("penghubung", "--home", str(home), "--self-check", env=env)
    print(f"ok  started again without a server: found ({value(told, 'found', 'complaints')})")
    starts = []
    for _ in range(STARTS):
        _, times = run("penghubung", "--home", str(home), "--self-check", env=env, kill_at="usable")
        starts.append(times["usable"])
    outbox = subprocess.run(
        [str(FOLDER / f"penghubung-cli{SUFFIX}"), "--home", str(home), "outbox", "--json"],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    if outbox.returncode or outbox.stderr or len(json.loads(outbox.stdout)) != 1:
        raise NotHeld(f"the frozen command line: {outbox.stdout}{outbox.stderr}")
    print("ok  the frozen command line shows the waiting answer, also after five kills")
    played = subprocess.run(
        [str(FOLDER / f"penghubung{SUFFIX}"), "--play", str(folder / "pictures")],
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if played.returncode or played.stderr:
        raise NotHeld(f"the practice office: {played.stdout[-2000:]}{played.stderr}")
    print("ok  the practice office with its own server: a day played")
    print(
        f"\nsize {size_of(FOLDER) / 1e6:.0f} MB; start to usable window, median of {STARTS}: "
        f"{statistics.median(starts):.2f} s ({min(starts):.2f}–{max(starts):.2f})"
    )


def main() -> int:
    """Try it out and say whether all held."""
    try:
        with tempfile.TemporaryDirectory(prefix="penghubung-") as folder:
            try_out(Path(folder))
    except NotHeld as reason:
        print(f"BAD {reason}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
