"""`doctor`: each part of the desk looked at, mended where that is safe, else explained."""

from __future__ import annotations

from typing import Final

from desktop.commands.common import DONE, FAILED, Session, Subparsers, command, keyring
from desktop.commands.steps import sentence_of_error
from desktop.platform.vault import Vault
from desktop.services.health import Area, Finding

WORDS: Final[dict[Area, str]] = {
    "place": "Tempat data",
    "disk": "Diska",
    "enrolment": "Pendaftaran",
    "key": "Kunci",
    "file": "Berkas salinan",
    "spares": "Cadangan",
    "copy": "Isi salinan",
    "work": "Kotak keluar",
    "clock": "Jam",
    "server": "Server",
}


def register(parsers: Subparsers) -> None:
    """Add the command."""
    parser = command(parsers, "doctor", _doctor, "Periksa kesehatan meja kerja ini.")
    parser.add_argument("--no-line", action="store_true", help="server tidak ditanya")


def _doctor(session: Session) -> int:
    # Only here: the other commands need not know of it.
    from desktop.doctor import examined

    line = not session.options.no_line
    vault = Vault(keyring(), session.home)
    found = list(examined(session.home, vault, session.desk, line=line))
    session.show(
        [_value(finding) for finding in found], lambda: [_line(finding) for finding in found]
    )
    return FAILED if any(finding.error and finding.grave for finding in found) else DONE


def _value(finding: Finding) -> dict[str, object]:
    value: dict[str, object] = {"area": finding.area, "state": _state(finding)}
    if finding.error is not None:
        told = sentence_of_error(finding.error)
        value |= {
            "error": finding.error.notice.key,
            "happened": told.happened,
            "meaning": told.meaning,
            "action": told.action,
        }
    return value


def _state(finding: Finding) -> str:
    if finding.error is None:
        return "mended" if finding.mended else "sound"
    return "bad" if finding.grave else "note"


def _line(finding: Finding) -> str:
    word = {"sound": "baik", "mended": "diperbaiki", "bad": "GAGAL", "note": "perhatikan"}
    said = f"{WORDS[finding.area]}: {word[_state(finding)]}."
    return said if finding.error is None else f"{said} {sentence_of_error(finding.error)}"
