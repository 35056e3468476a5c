"""How long a built program takes from its start to a usable window, and what it holds when idle.

    python build/start_times.py [--complaints 10000] [--starts 10] [--cold 5] [--wine]

Over an encrypted desk of that many complaints, opened as where the keyring gives the key. Warm, and
cold: with the system's page cache dropped before each start, which needs root and Linux. Usable is
when the landing page is read. `--wine`: the program for Windows, in dist/windows; its times are
wine's, not Windows'. The machine's load stands beside the figures; on a busy machine a processor's
seconds say more than the clock's.

Exit codes: 0 measured, 1 the program did not start.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "build" / "windows"), str(ROOT / "build"), str(ROOT)]

from smoke import Installed, NotHeld, of_an_officer, run  # noqa: E402
from wine import NOISE, Wine, display, windows_path  # noqa: E402

from bench import work  # noqa: E402
from bench.memory import resident_mib  # noqa: E402
from bench.office import serving  # noqa: E402
from bench.window import HELD_SHARE, SECRET, pulled  # noqa: E402
from desktop.commands.common import PASSPHRASE  # noqa: E402
from desktop.platform.paths import Home  # noqa: E402

IDLE_S: Final = 15
CACHES: Final = Path("/proc/sys/vm/drop_caches")


def desk(folder: Path, held: int) -> tuple[Path, int]:
    """A desk that holds about so many; its home, and how many it holds."""
    export = folder / "corpus.jsonl"
    # Some complaints have no agency yet and reach no desk.
    work.write_corpus(export, math.ceil(held / HELD_SHARE))
    home = Home(folder / "pc")
    with serving(folder / "central") as server:
        server.command("import", str(export))
        server.start()
        keys, _ = pulled(server, home)
    return home.folder, len(keys)


@contextmanager
def installed(wine: bool, folder: Path) -> Iterator[Installed]:
    """The program of this system, on its display; or the other one."""
    if sys.platform == "win32":
        shown = {**of_an_officer(), "QT_QPA_PLATFORM": "windows"}
        yield Installed(env=shown, shows="Windows' display")
        return
    with display() as screen:
        if not wine:
            shown = {**of_an_officer(), "QT_QPA_PLATFORM": "xcb", "DISPLAY": screen}
            yield Installed(env=shown, shows="an X display")
            return
        profile = Wine(folder / "prefix", screen)
        profile.make()
        env = {**profile.environment(), "QT_QPA_PLATFORM": "windows", "PENGHUBUNG_KEYRING": "off"}
        place = ROOT / "dist" / "windows" / "penghubung"
        try:
            yield Installed(place, ".exe", ("wine",), env, windows_path, NOISE, "wine's display")
        finally:
            profile.end()


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds to the usable window, and how many of a processor's (0 where no system tells)."""

    clock: float
    processor: float


def start(program: Installed, home: Path) -> Start:
    """Start it; it is ended once its window is usable."""
    arguments = ("--home", program.path(home), "--self-check")
    before = of_children()
    _, times = run(program, *arguments, kill_at="usable", **{PASSPHRASE: SECRET})
    if "usable" not in times:
        raise NotHeld("the window did not become usable")
    return Start(times["usable"], of_children() - before)


def of_children() -> float:
    """A processor's seconds that ended children have used."""
    used = os.times()
    return used.children_user + used.children_system


def forget_pages() -> None:
    """Every file must be read from the disk again."""
    os.sync()
    CACHES.write_text("3", encoding="ascii")


def idle(program: Installed, home: Path) -> float:
    """MiB that the open program holds when nobody does anything."""
    process = program.start("penghubung", "--home", program.path(home), **{PASSPHRASE: SECRET})
    try:
        time.sleep(IDLE_S)
        if process.poll() is not None:
            raise NotHeld("the program ended by itself")
        found = resident_mib(process.pid)
        program.said("penghubung", "--home", program.path(home), "--quit")
        process.wait(60)
        return found
    finally:
        process.kill()


def told(name: str, starts: list[Start]) -> str:
    """One line: the middle and the ends."""
    clock, used = [one.clock for one in starts], [one.processor for one in starts]
    ends = f"{min(clock):.2f} to {max(clock):.2f}, {len(starts)} starts"
    processor = f"; of a processor {statistics.median(used):.2f} s" if any(used) else ""
    return f"  {name:<28} {statistics.median(clock):.2f} s ({ends}){processor}"


def measure(program: Installed, home: Path, starts: int, cold: int) -> Iterator[str]:
    """Lines of figures, as they come."""
    start(program, home)
    yield told("warm", [start(program, home) for _ in range(starts)])
    if cold and os.access(CACHES, os.W_OK):
        found = []
        for _ in range(cold):
            forget_pages()
            found.append(start(program, home))
        yield told("cold, page cache dropped", found)
    elif cold:
        yield "  cold: not measured, dropping the page cache needs root on Linux"
    yield f"  {f'idle after {IDLE_S} s':<28} {idle(program, home):.0f} MiB resident"


def load() -> str:
    """Of the last minute, where the system says so."""
    said: Callable[[], tuple[float, float, float]] | None = getattr(os, "getloadavg", None)
    return "unknown" if said is None else f"{said()[0]:.1f} on {os.cpu_count()} processors"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--complaints", type=int, default=10_000)
    parser.add_argument("--starts", type=int, default=10)
    parser.add_argument("--cold", type=int, default=5)
    parser.add_argument("--wine", action="store_true")
    parser.add_argument("--program", type=Path, help="another folder than the usual one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ph-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        home, held = desk(folder, options.complaints)
        try:
            with installed(options.wine, folder) as found:
                program = found
                if options.program is not None:
                    program = replace(found, folder=options.program.resolve())
                print(f"{held} complaints held, {program.shows}, load before {load()}", flush=True)
                for line in measure(program, home, options.starts, options.cold):
                    print(line, flush=True)
        except (NotHeld, subprocess.TimeoutExpired) as reason:
            print(f"BAD {reason}", file=sys.stderr)
            return 1
        print(f"  load after {load()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
