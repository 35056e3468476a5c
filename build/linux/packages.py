"""Makes the packages for Linux and tries them: `make package`.

In dist/: `penghubung_VERSION_amd64.deb` and `penghubung-VERSION-linux-x86_64.tar.gz` with the desk,
`penghubung-VERSION-py3-none-any.whl` with the server and `penghubung-server.service`.

Two runs on one commit give the same bytes inside. Exit codes: 0 made and held, 1 not, 2 the tools
are not here and cannot be installed.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
HERE: Final = ROOT / "build" / "linux"
sys.path[:0] = [str(HERE), str(ROOT / "build"), str(ROOT)]

from bootstrap import (  # noqa: E402
    QT_LIBRARIES,
    WINDOW_LIBRARIES,
    SetupError,
    apt_install,
    venv_program,
)
from freeze import DIST, PROGRAM, freeze  # noqa: E402
from release import epoch, reproducible, settle_times, version  # noqa: E402

DEB: Final = DIST / f"penghubung_{version()}_amd64.deb"
TAR: Final = DIST / f"penghubung-{version()}-linux-x86_64.tar.gz"
WHEEL: Final = DIST / f"penghubung-{version()}-py3-none-any.whl"
PLACE: Final = Path("usr/lib/penghubung")
ICONS: Final = ROOT / "resources" / "icons" / "app"
SERVICE: Final = HERE / "penghubung-server.service"
# Program that shows it is there, and the Debian package it comes in.
TOOLS: Final = {
    "dpkg-deb": "dpkg",
    "mmdebstrap": "mmdebstrap",
    "systemd-nspawn": "systemd-container",
    "Xvfb": "xvfb",
}
CONTROL: Final = """\
Package: penghubung
Version: {version}
Architecture: amd64
Maintainer: Penghubung <penghubung@localhost>
Section: misc
Priority: optional
Installed-Size: {size}
Depends: {depends}
Recommends: gnome-keyring | kwalletmanager
Description: offline-first desk of a liaison officer
 Reads, drafts and sends answers to citizens' reports without a connection; a short
 exchange over a poor line does the rest. The officer's data stays in the home folder.
"""


class NotMade(Exception):
    """A step failed; the message says which and why."""


def need(*command: str | Path, cwd: Path = ROOT) -> str:
    """Run a command; what it said. Raises `NotMade` where it fails."""
    parts = [str(part) for part in command]
    done = subprocess.run(
        parts, cwd=cwd, env=reproducible(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotMade(f"{' '.join(parts[:3])} failed: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def depends() -> list[str]:
    """Debian packages of what the program needs and does not carry.

    The C library is named with the oldest version whose symbols are used.
    """
    newest = (2, 0)
    for path in PROGRAM.rglob("*"):
        if path.is_file() and not path.is_symlink() and path.read_bytes()[:4] == b"\x7fELF":
            found = re.findall(rb"GLIBC_(\d+)\.(\d+)", path.read_bytes())
            newest = max([newest, *((int(a), int(b)) for a, b in found)])
    named = {*QT_LIBRARIES.values(), *WINDOW_LIBRARIES.values()}
    return [f"libc6 (>= {newest[0]}.{newest[1]})", *sorted(named)]


def lay_out(root: Path) -> None:
    """The files of the .deb below `root`, each with the rights it is to have."""
    shutil.copytree(PROGRAM, root / PLACE, symlinks=True)
    commands = root / "usr" / "bin"
    commands.mkdir(parents=True)
    for name in ("penghubung", "penghubung-cli"):
        (commands / name).symlink_to(Path("..") / PLACE.relative_to("usr") / name)
    for source, target in (
        (HERE / "penghubung.desktop", "applications/penghubung.desktop"),
        (ICONS / "penghubung.svg", "icons/hicolor/scalable/apps/penghubung.svg"),
        (ICONS / "penghubung-48.png", "icons/hicolor/48x48/apps/penghubung.png"),
        (ICONS / "penghubung-128.png", "icons/hicolor/128x128/apps/penghubung.png"),
        (ROOT / "LICENSE", "doc/penghubung/copyright"),
    ):
        path = root / "usr" / "share" / target
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, path)
    news = (ROOT / "CHANGELOG.md").read_bytes()
    packed = root / "usr" / "share" / "doc" / "penghubung" / "changelog.gz"
    packed.write_bytes(gzip.compress(news, mtime=0))
    for path in root.rglob("*"):
        if path.is_symlink():
            continue
        runs = path.is_dir() or (path.parent == root / PLACE and os.access(path, os.X_OK))
        path.chmod(0o755 if runs else 0o644)


def make_deb(work: Path) -> None:
    """For every account of one PC, by the administrator."""
    root = work / "deb"
    lay_out(root)
    size = sum(p.stat().st_size for p in root.rglob("*") if p.is_file() and not p.is_symlink())
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    named = ", ".join(depends())
    text = CONTROL.format(version=version(), size=size // 1024, depends=named)
    control.write_text(text, encoding="utf-8")
    settle_times(root)
    need("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, DEB)


def make_tar(work: Path) -> None:
    """For any folder, without rights."""
    name = TAR.name.removesuffix(".tar.gz")
    folder = work / name
    shutil.copytree(PROGRAM, folder, symlinks=True)
    for beside in ("BACA-SAYA.txt", "pasang-menu.sh", "penghubung.desktop"):
        shutil.copy(HERE / beside, folder / beside)
    (folder / "DEPENDS.txt").write_text("\n".join(depends()) + "\n", encoding="utf-8")

    def settled(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = 0
        info.uname = info.gname = "root"
        info.mtime = epoch()
        return info

    with (
        TAR.open("wb") as raw,
        gzip.GzipFile("", "wb", mtime=epoch(), fileobj=raw) as packed,
        tarfile.open(fileobj=packed, mode="w") as tar,
    ):
        for path in [folder, *sorted(folder.rglob("*"))]:
            inside = path.relative_to(work)
            tar.add(path, str(inside), recursive=False, filter=settled)


def make_server() -> None:
    """The wheel, by the locked build tool, and the unit beside it."""
    need(venv_program("python"), "-m", "hatchling", "build", "--target", "wheel")
    shutil.copy(SERVICE, DIST / SERVICE.name)


def ready() -> None:
    """See that the tools are here. Raises `SetupError`."""
    lacking = sorted({package for tool, package in TOOLS.items() if shutil.which(tool) is None})
    if lacking:
        apt_install("Tools to build for Linux are missing", "--no-install-recommends", *lacking)


def main() -> int:
    """Make all and try all; says how long each took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--kept", action="store_true", help="take dist/penghubung as it is")
    kept: bool = parser.parse_args().kept
    work = DIST / "linux"
    began = time.monotonic()
    try:
        ready()
        if not kept and freeze():
            raise NotMade("PyInstaller failed")
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        make_deb(work)
        make_tar(work)
        make_server()
    except SetupError as error:
        print(f"{error}", file=sys.stderr)
        return 2
    except NotMade as reason:
        print(f"Not made: {reason}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(work, ignore_errors=True)
    for made in (DEB, TAR, WHEEL):
        print(f"{made.relative_to(ROOT)}: {made.stat().st_size / 1e6:.1f} MB")
    print(f"made in {time.monotonic() - began:.0f} s\n", flush=True)
    tried = [venv_program("python"), HERE / "try_packages.py", DEB, TAR, WHEEL]
    return subprocess.run([str(part) for part in tried], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
