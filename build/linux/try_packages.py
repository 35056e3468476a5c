"""Tries the Linux packages in a clean Debian: `python build/linux/try_packages.py DEB TAR WHEEL`.

The .deb is installed by apt, which brings what it names and nothing else; then everything of
`build/smoke.py` with a window on a real display, and its removal, with a list of what is left. The
archive is unpacked into a folder of an ordinary account. The server's wheel is installed into an
environment of its own by the locked requirements, takes an import in and answers, also as a service
of a system booted for it. Needs root (clean root folders are made and entered).

Exit codes: 0 all held, 1 not, 2 not root.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "build" / "windows"), str(ROOT / "build" / "linux")]
sys.path[:0] = [str(ROOT / "build"), str(ROOT)]

from smoke import (  # noqa: E402
    PICTURES,
    Installed,
    NotHeld,
    of_an_officer,
    size_of,
    try_out,
    try_practice,
)
from try_service import HELD, UNIT, NotBooted, booted, installed, verified  # noqa: E402
from wine import display  # noqa: E402

from resources.practice import PracticeOffice  # noqa: E402
from resources.practice.writers import write_native  # noqa: E402

SUITE: Final = "bookworm"
ACCOUNT: Final = "petugas"


def need(*command: str | Path) -> str:
    """Run a command; what it said. Raises `NotHeld` where it fails."""
    parts = [str(part) for part in command]
    done = subprocess.run(
        parts, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        raise NotHeld(f"{' '.join(parts[:4])} failed: {done.stdout[-3000:]}")
    return done.stdout


@contextmanager
def clean_root(folder: Path) -> Iterator[Path]:
    """A Debian with no more than apt, its devices and this machine's displays."""
    root = folder / "root"
    need("mmdebstrap", "--quiet", "--variant=minbase", "--mode=root", SUITE, root)
    # Names are looked up, and packages fetched, as on this machine.
    for name in ("etc/resolv.conf", "etc/hosts"):
        shutil.copy(Path("/") / name, root / name)
    for path in Path("/etc/apt/apt.conf.d").iterdir():
        shutil.copy(path, root / "etc/apt/apt.conf.d" / path.name)
    mounted = []
    try:
        for name in ("proc", "dev", "tmp/.X11-unix"):
            (root / name).mkdir(parents=True, exist_ok=True)
            need("mount", "--bind", Path("/") / name, root / name)
            mounted.append(root / name)
        yield root
    finally:
        for path in reversed(mounted):
            subprocess.run(["umount", "-l", str(path)], check=False)


def inside(root: Path, folder: str, screen: str) -> Installed:
    """The program as an ordinary account of that system starts it."""
    kept = ("PATH", "LANG", "LC_ALL")
    env = {key: text for key, text in of_an_officer().items() if key in kept}
    env |= {"HOME": f"/home/{ACCOUNT}", "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    env |= {"PENGHUBUNG_KEYRING": "off", "LANG": "C.UTF-8"}

    def path(outside: Path) -> str:
        return "/" + str(outside.relative_to(root))

    return Installed(
        Path(folder),
        "",
        ("chroot", f"--userspec={ACCOUNT}:{ACCOUNT}", str(root)),
        env,
        path,
        shows="an X display",
        room=root / "home" / ACCOUNT,
    )


def ours(root: Path) -> list[str]:
    """Every file with our name, without the devices."""
    found = []
    for top in ("etc", "home", "opt", "root", "usr", "var"):
        for path in (root / top).rglob("*penghubung*"):
            found.append(str(path.relative_to(root)))
    return sorted(found)


def try_deb(root: Path, deb: Path, screen: str) -> None:
    """Install, use, remove."""
    shutil.copy(deb, root / "tmp" / deb.name)
    need("chroot", root, "apt-get", "update", "-q")
    command = ("apt-get", "install", "-y", "-q", "--no-install-recommends", f"/tmp/{deb.name}")
    said = need("chroot", root, "env", "DEBIAN_FRONTEND=noninteractive", *command)
    count = re.search(r"(\d+) newly installed", said)
    need("chroot", root, "useradd", "--create-home", ACCOUNT)
    print(
        f"ok  the .deb installs in a clean {SUITE}: {count[1] if count else '?'} packages with it"
    )
    print(f"    installed {size_of(root / 'usr/lib/penghubung') / 1e6:.0f} MB")
    wrong = [
        str(path)
        for path in (root / "usr/lib/penghubung").rglob("*")
        if not path.is_symlink() and (path.stat().st_uid or path.stat().st_mode & 0o022)
    ]
    if wrong:
        raise NotHeld(f"not root's alone: {wrong[:5]}")
    try_out(inside(root, "/usr/bin", screen), PICTURES / "linux")
    need("chroot", root, "apt-get", "purge", "-y", "-q", "penghubung")
    left = [one for one in ours(root) if "apt/lists" not in one and "cache" not in one]
    told = ", ".join(left) or "nothing but the officer's own folder"
    print(f"ok  removed; left behind: {told}")
    if [one for one in left if not one.startswith("home/")]:
        raise NotHeld("more is left than the officer's data")


def try_tar(root: Path, tar: Path, screen: str) -> None:
    """Unpack in a folder of the account and put it into the menu. The libraries are there."""
    home = root / "home" / ACCOUNT
    with tarfile.open(tar) as packed:
        packed.extractall(home, filter="data")
    [folder] = home.glob("penghubung-*")
    program = inside(root, f"/home/{ACCOUNT}/{folder.name}", screen)
    print(f"    {program.said('penghubung', '--version')} from {folder.name}")
    before = [*program.before, "env", f"HOME=/home/{ACCOUNT}"]
    script = f"/home/{ACCOUNT}/{folder.name}/pasang-menu.sh"
    entry = home / ".local/share/applications/penghubung.desktop"
    need(*before, script)
    if f'Exec="/home/{ACCOUNT}/{folder.name}/penghubung"' not in entry.read_text(encoding="utf-8"):
        raise NotHeld("the menu entry names another program")
    need(*before, script, "--hapus")
    if entry.exists():
        raise NotHeld("the menu entry stayed")
    # The same files as in the .deb, whose whole day was tried.
    play = home / "play"
    play.mkdir()
    play.chmod(0o777)
    try_practice(program, play)
    shutil.rmtree(folder)
    print(
        "ok  the archive runs from a folder of an ordinary account; its menu entry comes and goes"
    )


def try_wheel(folder: Path, wheel: Path) -> None:
    """The server from its wheel and the locked packages, away from the sources."""
    venv = folder / "venv"
    need(sys.executable, "-m", "venv", venv)
    pip = (venv / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check")
    need(*pip, "--require-hashes", "--requirement", ROOT / "requirements" / "server.txt")
    need(*pip, "--no-deps", wheel)
    export, data = folder / "export.jsonl", folder / "data"
    write_native(export, PracticeOffice(3, 50, 2, date.today()))  # noqa: DTZ011
    program = str(venv / "bin" / "penghubung-server")
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    imported = subprocess.run(
        [program, "--data", str(data), "import", str(export)],
        cwd=folder, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if imported.returncode or imported.stderr:
        raise NotHeld(f"the server's import: {imported.stdout}{imported.stderr}")
    serve = [program, "--data", str(data), "serve", "--port", "0"]
    with subprocess.Popen(
        serve, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            address = next((word for word in line.split() if word.startswith("http://")), "")
            if not address:
                raise NotHeld(f"the server said {line}")
            with urllib.request.urlopen(f"{address}/api/v1/health", timeout=30) as answer:
                told = answer.read()
        finally:
            process.terminate()
        rest = process.stdout.read()
    if process.returncode or rest or "penghubung" not in json.loads(told):
        raise NotHeld(f"the server ended with {process.returncode}: {told!r} {rest}")
    print("ok  the server's wheel: imports, answers, ends in order")
    if shutil.which("systemd-analyze"):
        said = need("systemd-analyze", "security", "--offline=true", UNIT).splitlines()[-1]
        print(f"    its unit: {said.strip()}")


def try_unit(folder: Path, wheel: Path) -> None:
    """The same as a service of a system that is booted for it."""
    root = folder / "served"
    try:
        installed(root, wheel)
        faults = verified(root)
        if faults:
            raise NotHeld(f"systemd says of the unit: {faults}")
        told = booted(root)
    except NotBooted as reason:
        print(f"    its unit was not started, no system could be booted here: {reason}")
        return
    wrong = [name for name, held in HELD.items() if told.get(name) != held]
    if wrong:
        raise NotHeld(f"the service, {wrong}: {told}")
    print("ok  the server's unit under systemd: answers, as its account without any rights, writes")
    print("    its own folder only, comes back when it is killed, ends in order")


def main() -> int:
    """Try all three and say whether all held."""
    deb, tar, wheel = (Path(name).resolve() for name in sys.argv[1:4])
    if os.geteuid():
        print("Trying the packages needs root: a clean system is made and entered.")
        return 2
    with tempfile.TemporaryDirectory(prefix="ph-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        try:
            with display() as screen, clean_root(folder) as root:
                try_deb(root, deb, screen)
                shutil.copy(deb, root / "tmp" / deb.name)
                try_tar(root, tar, screen)
            try_wheel(folder, wheel)
            try_unit(folder, wheel)
        except NotHeld as reason:
            print(f"BAD {reason}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
