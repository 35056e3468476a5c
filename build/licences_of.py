"""Collects the licences of all that a frozen program carries, with a list of what that is.

Asked of the installed packages themselves at the time of freezing, so that none is forgotten when
a dependency moves. `Unlicensed` where a package brings no text and none lies in build/licences.
"""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path
from typing import Final

KEPT: Final = Path(__file__).resolve().parent / "licences"
TARGET: Final = "licences"
LIST: Final = "LIST.txt"
_TEXT: Final = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
# Packages that bring no text of their own, or a library beside it, and the files kept for them.
_OURS: Final = {
    "PySide6_Essentials": ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "sqlcipher3": ("SQLCipher.txt",),
}
# Frozen into every program, imported by none of its modules.
_ALWAYS: Final = ("pyinstaller",)


class Unlicensed(Exception):
    """Something would be shipped without the text of its licence."""


def licences(modules: Iterable[str], work: Path) -> list[tuple[str, str]]:
    """Files and the folders they go to, for these modules; the list of them is written to `work`.

    Raises `Unlicensed`.
    """
    tops = {name.replace("\\", "/").split("/")[0].split(".")[0] for name in modules}
    owners = packages_distributions()
    names = {owner for top in tops for owner in owners.get(top, ())}
    found: list[tuple[str, str]] = []
    listed = []
    for name in sorted({*names, *_ALWAYS}, key=str.lower):
        if name == "penghubung":
            continue
        dist = distribution(name)
        texts = _texts(dist)
        kept = [KEPT / one for one in _OURS.get(dist.name, ())]
        if not texts and not kept:
            raise Unlicensed(dist.name)
        found += [(str(path), f"{TARGET}/{dist.name}") for path in texts]
        found += [(str(path), TARGET) for path in kept]
        listed.append(f"{dist.name} {dist.version}: {_terms(dist)}")
    listed.append(f"Python {platform.python_version()}: PSF-2.0")
    found.append((str(_python_text()), f"{TARGET}/Python"))
    work.mkdir(parents=True, exist_ok=True)
    told = work / LIST
    told.write_text("\n".join(listed) + "\n", encoding="utf-8")
    found.append((str(told), TARGET))
    return sorted(set(found))


def _texts(dist: Distribution) -> list[Path]:
    paths = {
        Path(str(dist.locate_file(file)))
        for file in dist.files or ()
        if ".dist-info" in file.parts[0] and _TEXT.search("/".join(file.parts[1:]))
    }
    return sorted(path for path in paths if path.is_file())


def _terms(dist: Distribution) -> str:
    """As the package states them, in one line."""
    meta = dist.metadata
    stated = "".join(meta.get_all("License-Expression") or ())
    if not stated:
        kinds = [one for one in meta.get_all("Classifier") or () if one.startswith("License ::")]
        stated = "; ".join(one.rpartition(" :: ")[2] for one in kinds)
    freely = "".join(meta.get_all("License") or ()) or "see its text"
    return stated or freely.splitlines()[0]


def _python_text() -> Path:
    """CPython's own licence: beside it on Windows, with its package on Debian."""
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    places = (
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(sys.base_prefix) / "lib" / name / "LICENSE.txt",
        Path("/usr/share/doc") / name / "copyright",
        Path("/usr/share/doc") / f"lib{name}-minimal" / "copyright",
    )
    for path in places:
        if path.is_file():
            return path
    raise Unlicensed("Python")
