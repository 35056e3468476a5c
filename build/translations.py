"""Collects the window's words into `ui/translations/` and compiles them for the program.

    python build/translations.py update     # new strings into the .ts files, English filled in
    python build/translations.py release    # the .qm files in resources/translations/

Needs the environment (PySide6-Essentials brings both tools). Exit codes: 0 done, 1 a tool failed
or a translation is unfinished.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "ui" / "translations"
COMPILED = ROOT / "resources" / "translations"
COLLECTED = ("penghubung_id.ts", "penghubung_en.ts")
# Written by hand: these words stand in Qt itself.
BY_HAND = ("qtbase_id.ts",)
# How modules without a QObject call `QCoreApplication.translate`; the tool does not know it, and
# its own option for that would take widgets' methods of this name for it too.
SAY = re.compile(r"(?<![\w.])say\(")


def tool(name: str) -> Path:
    """Path of one of Qt's tools beside the Python that runs this."""
    suffix = ".exe" if sys.platform == "win32" else ""
    return Path(sys.executable).parent / f"{name}{suffix}"


def sources() -> list[Path]:
    """Every file that may hold words for the officer."""
    return sorted((ROOT / "ui").rglob("*.py"))


def collect(target: Path) -> int:
    """Merge every marked string of the sources into one catalogue; the tool's exit code."""
    names = [path.relative_to(ROOT).as_posix() for path in sources()]
    command = [tool("pyside6-lupdate"), "-silent", "-no-obsolete", "-locations", "none"]
    with tempfile.TemporaryDirectory() as folder:
        # Through a list, because a command line has an end and Windows' comes early.
        listed = Path(folder) / "sources.lst"
        listed.write_text("\n".join(names), encoding="utf-8")
        for name in names:
            copy = Path(folder) / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            text = (ROOT / name).read_text(encoding="utf-8")
            copy.write_text(SAY.sub("QCoreApplication.translate(", text), encoding="utf-8")
        asked = [*command, f"@{listed}", "-ts", target.resolve()]
        return subprocess.run([str(part) for part in asked], cwd=folder, check=False).returncode


def fill_english(path: Path) -> None:
    """English says what the source says; only counted words are translated by hand."""
    tree = ET.parse(path)
    for message in tree.iter("message"):
        translation = message.find("translation")
        if translation is None or message.get("numerus") == "yes":
            continue
        translation.text = message.findtext("source")
        translation.attrib.pop("type", None)
    text = ET.tostring(tree.getroot(), encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(f"{head}{text}\n", encoding="utf-8", newline="\n")


def update() -> int:
    """Bring the catalogues to the state of the sources."""
    for name in COLLECTED:
        if collect(CATALOGUES / name):
            return 1
    fill_english(CATALOGUES / "penghubung_en.ts")
    return 0


def compile_catalogue(source: Path, target: Path) -> int:
    """Compile one catalogue; fails where a translation is unfinished."""
    command = [tool("pyside6-lrelease"), "-silent", "-fail-on-unfinished", source, "-qm", target]
    return subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode


def release() -> int:
    """Compile every catalogue."""
    failed = 0
    for name in (*COLLECTED, *BY_HAND):
        target = COMPILED / Path(name).with_suffix(".qm").name
        failed |= compile_catalogue(CATALOGUES / name, target)
    return 1 if failed else 0


def main() -> int:
    """Do what was asked."""
    parser = argparse.ArgumentParser(description="The window's words.")
    parser.add_argument("command", choices=("update", "release"))
    return update() if parser.parse_args().command == "update" else release()


if __name__ == "__main__":
    sys.exit(main())
