"""The one door for commands: makes the environment on first use, then runs what was asked.

Called by the Makefile and, on Windows, as ``py build\\bootstrap.py COMMAND``. Needs only
Python 3.11 or newer. Exit codes: 0 done, 1 a check failed, 2 the environment could not be made.
"""

import argparse
import ctypes
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.sha256"
REQUIREMENTS = ROOT / "requirements"
DEV_LOCK = REQUIREMENTS / "dev.txt"
OLDEST_PYTHON = (3, 11)
LOCKS: dict[str, tuple[str, ...]] = {
    "dev": ("server", "dev"),
    "server": ("server",),
    "desk": (),
    "windows": ("server", "windows"),
}
CACHES = (".hypothesis", ".import_linter_cache", ".mypy_cache", ".pytest_cache", ".ruff_cache")

# Files that Qt needs of the system, and the Debian package each comes in: first without a
# display, then for a real window.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class SetupError(Exception):
    """The environment cannot be made; the message says what to do."""


def venv_program(name: str) -> Path:
    """Path of a program inside the environment, on either system."""
    if sys.platform == "win32":
        return VENV / "Scripts" / f"{name}.exe"
    return VENV / "bin" / name


def call(*command: str | Path) -> int:
    """Run a command in the project's root, its output unbuffered, and return its exit code."""
    sys.stdout.flush()
    return subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode


def need(*command: str | Path) -> None:
    """Run a command that the environment depends on; raises SetupError when it fails."""
    if call(*command) != 0:
        raise SetupError(f"this command failed: {shlex.join(str(part) for part in command)}")


def wanted_stamp() -> str:
    """Hash of all that decides what is installed: the lock, the project file, the interpreter."""
    digest = hashlib.sha256(sys.version.encode())
    for path in (DEV_LOCK, ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def administrator_prefix() -> list[str] | None:
    """What to put before a command to run it as administrator; None when that is not possible."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    asked = shutil.which("sudo") and ["sudo", "-n"]
    if asked and subprocess.run([*asked, "true"], check=False, capture_output=True).returncode == 0:
        return asked
    return None


def apt_install(missing: str, *packages: str) -> None:
    """Install system packages, or say how; raises SetupError where it may not or cannot."""
    command = f"apt-get update && apt-get install -y {' '.join(packages)}"
    prefix = administrator_prefix()
    if shutil.which("apt-get") is None or prefix is None:
        raise SetupError(f"{missing}. On Debian or Ubuntu run:\n  sudo sh -c '{command}'")
    need(*prefix, "sh", "-c", command)


def install_venv_module() -> None:
    """Install the system package that Debian and Ubuntu split off from Python."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    apt_install("Python's venv module is missing", package)


def loads(library: str) -> bool:
    """Tell whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def ensure_window_libraries() -> None:
    """Install what Qt needs of a Linux system; a machine that has it all is not bothered.

    Raises SetupError where not even a window without a display would start. What only a real
    window needs is asked for, and the work goes on without it.
    """
    if sys.platform != "linux":
        return
    hidden = [package for file, package in QT_LIBRARIES.items() if not loads(file)]
    shown = [package for file, package in WINDOW_LIBRARIES.items() if not loads(file)]
    try:
        if hidden or shown:
            apt_install("Qt lacks libraries of the system", *hidden, *shown)
    except SetupError as error:
        if hidden:
            raise
        print(f"No window can be opened yet. {error}", file=sys.stderr, flush=True)


def venv_works() -> bool:
    """Tell whether the environment's own Python starts, has pip and is the calling version."""
    python = venv_program("python")
    if not python.exists():
        return False
    probe = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    return subprocess.run([python, "-c", probe], check=False, capture_output=True).returncode == 0


def make_venv() -> None:
    """Make the environment anew with the calling Python."""
    probe = [sys.executable, "-c", "import ensurepip, venv"]
    if subprocess.run(probe, check=False, capture_output=True).returncode != 0:
        install_venv_module()
    need(sys.executable, "-m", "venv", "--clear", VENV)


def prepare() -> None:
    """Bring the environment to the state of the lock; does nothing when it is there already."""
    if sys.version_info < OLDEST_PYTHON:
        raise SetupError("Python 3.11 or newer is needed; set PYTHON=… to name another one.")
    wanted = wanted_stamp()
    if venv_works() and STAMP.exists() and STAMP.read_text(encoding="ascii") == wanted:
        return
    STAMP.unlink(missing_ok=True)
    ensure_window_libraries()
    if not venv_works():
        make_venv()
    print("Installing the locked packages (first use or a changed lock) …", flush=True)
    pip = (venv_program("python"), "-m", "pip", "install", "--quiet", "--no-input")
    checked = ("--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:")
    need(*pip, *checked, "--requirement", DEV_LOCK)
    # The project itself has no hash to check, and its dependencies are the lock's.
    need(*pip, "--disable-pip-version-check", "--no-deps", "--no-build-isolation", "-e", ROOT)
    STAMP.write_text(wanted, encoding="ascii")


def lint_failures() -> list[str]:
    """Run every static check and return the names of those that failed."""
    checks: dict[str, Sequence[str | Path]] = {
        "ruff format": (venv_program("ruff"), "format", "--check", "."),
        "ruff check": (venv_program("ruff"), "check", "."),
        "mypy": (venv_program("mypy"),),
        "import contracts": (venv_program("lint-imports"), "--no-cache"),
    }
    failed = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        if call(*command) != 0:
            failed.append(name)
    if failed:
        print(f"Failed checks: {', '.join(failed)}", file=sys.stderr, flush=True)
    return failed


def run_lint() -> int:
    """Run the static checks."""
    return 1 if lint_failures() else 0


def run_test() -> int:
    """Run the static checks, then the tests; the tests' own summary comes last."""
    failed = lint_failures()
    print("== pytest", flush=True)
    outcome = call(venv_program("python"), "-m", "pytest", "-n", "2")
    return 1 if failed or outcome != 0 else 0


def has_display() -> bool:
    """Whether a window can be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run_practice() -> int:
    """Open the window on the practice office; without a display play a day in it."""
    how = "--practice" if has_display() else "--play"
    return call(venv_program("python"), "-m", "ui.main", how)


def run_day() -> int:
    """Play a practice day on generated data without any window."""
    return call(venv_program("python"), "-m", "desktop.practice_day")


def run_screens() -> int:
    """Photograph every screen and dialog into demo/screens/."""
    return call(venv_program("python"), "-m", "tests.screens")


def run_guide() -> int:
    """Take the pictures of the guide anew, and write its page on keys."""
    return call(venv_program("python"), "-m", "tests.screens.guide")


def run_try() -> int:
    """Try a newcomer's first day on a real display, by keys alone and by mouse alone."""
    return call(venv_program("python"), "build/first_day.py")


def run_try_approval() -> int:
    """Try an afternoon of an operator and a liaison officer at one PC, from draft to receipt."""
    return call(venv_program("python"), "build/approval_afternoon.py")


def run_freeze() -> int:
    """Make the one-folder program in dist/penghubung, and see that it works."""
    made = call(venv_program("python"), "build/freeze.py")
    return made or call(venv_program("python"), "build/smoke.py")


def run_version() -> int:
    """Say what is built here: version and date."""
    return call(venv_program("python"), "build/release.py")


def run_package() -> int:
    """Make the packages for Linux, the desk's and the server's, and try each."""
    return call(venv_program("python"), "build/linux/packages.py")


def run_package_windows() -> int:
    """Make the installer for Windows and try it: there, or under wine. TESTS=1: its tests too."""
    tests = ["--tests"] if os.environ.get("TESTS") else []
    return call(venv_program("python"), "build/windows/package.py", *tests)


def run_bench() -> int:
    """Run the measurements."""
    return call(venv_program("python"), "-m", "bench")


def run_bench_desk() -> int:
    """Measure the window: start, filters, search, memory, stalls during an exchange."""
    return call(venv_program("python"), "-m", "bench.window")


def run_bench_start() -> int:
    """Measure the start of the frozen program and its memory; frozen first where it is not."""
    if not (ROOT / "dist" / "penghubung").is_dir():
        made = call(venv_program("python"), "build/freeze.py")
        if made:
            return made
    return call(venv_program("python"), "build/start_times.py")


def run_bench_peers() -> int:
    """Measure RxDB and PouchDB on the same work; needs node and npm."""
    return call(venv_program("python"), "-m", "bench.peers")


def run_load() -> int:
    """Let 200 devices synchronise at once."""
    return call(venv_program("python"), "-m", "bench.load")


def run_fuzz() -> int:
    """Show mutated bytes to all that reads foreign bytes, SECONDS (60) for each."""
    seconds = os.environ.get("SECONDS", "60")
    return call(venv_program("python"), "-m", "tests.fuzz", "--seconds", seconds)


def run_simulate() -> int:
    """Play random histories of the exchange: SEEDS=1-1000 JOBS=2, MUTANTS=1, REPLAY=FILE."""
    asked = {name: os.environ.get(name.upper(), "") for name in ("seeds", "jobs", "replay", "keep")}
    options = [f"--{name}={value}" for name, value in asked.items() if value]
    if os.environ.get("MUTANTS"):
        options.append("--mutants")
    return call(venv_program("python"), "-m", "tests.simulation", *options)


def run_format() -> int:
    """Rewrite the code in the project's format and mend what can be mended by machine."""
    fixed = call(venv_program("ruff"), "check", "--fix", ".")
    return call(venv_program("ruff"), "format", ".") or fixed


def run_lock() -> int:
    """Write the lock files again; versions already pinned stay unless the project file moves."""
    base: Sequence[str] = (
        *("pip", "compile", "pyproject.toml", "--quiet", "--universal", "--python-version"),
        *(".".join(map(str, OLDEST_PYTHON)), "--generate-hashes", "--no-emit-index-url"),
        *("--no-emit-find-links", "--no-annotate", "--custom-compile-command", "make lock"),
    )
    for name, extras in LOCKS.items():
        chosen = [part for extra in extras for part in ("--extra", extra)]
        # The smaller locks follow the widest one, so that what is tested is what is shipped.
        bound = [] if name == "dev" else ["--constraint", "requirements/dev.txt"]
        if call(venv_program("uv"), *base, *chosen, *bound, "-o", f"requirements/{name}.txt"):
            return 1
    return 0


def run_clean() -> int:
    """Remove the environment and everything that can be made again."""
    targets = [VENV, ROOT / "dist", ROOT / "demo", *(ROOT / name for name in CACHES)]
    for target in targets:
        shutil.rmtree(target, ignore_errors=True)
    for cache in ROOT.rglob("__pycache__"):
        shutil.rmtree(cache, ignore_errors=True)
    return 0


COMMANDS: dict[str, Callable[[], int]] = {
    "run": run_practice,
    "day": run_day,
    "screens": run_screens,
    "panduan": run_guide,
    "try": run_try,
    "try-approval": run_try_approval,
    "freeze": run_freeze,
    "version": run_version,
    "package": run_package,
    "package-windows": run_package_windows,
    "test": run_test,
    "simulate": run_simulate,
    "lint": run_lint,
    "bench": run_bench,
    "bench-load": run_load,
    "fuzz": run_fuzz,
    "bench-desk": run_bench_desk,
    "bench-start": run_bench_start,
    "bench-peers": run_bench_peers,
    "lock": run_lock,
    "format": run_format,
    "clean": run_clean,
}


def main() -> int:
    """Parse the command, prepare the environment and run it."""
    parser = argparse.ArgumentParser(description="Build, check and run Penghubung.")
    parser.add_argument("command", choices=COMMANDS)
    command: str = parser.parse_args().command
    try:
        if command != "clean":
            prepare()
        return COMMANDS[command]()
    except SetupError as error:
        print(f"Cannot set up the environment: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
