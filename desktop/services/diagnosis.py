"""The file for the admin when something goes wrong: figures, never what somebody wrote.

Everything in it is made from a closed list: versions, sizes, counts, figures of receipts, and of
the log only lines of the one shape that `ui.faults` writes, without what may follow an error's
code. Names, numbers, texts, addresses and paths have no way into it.
"""

from __future__ import annotations

import platform
import re
import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from desktop.domain.errors import PenghubungError
from desktop.domain.model import Receipt
from desktop.platform.files import convert_disk_errors
from desktop.platform.paths import Home, Profile
from desktop.platform.version import told
from desktop.storage.census import Census
from desktop.storage.receipts import ReceiptBook
from desktop.storage.replica import Replica
from sync.ports import Clock

RUNS: Final = 20
LINES: Final = 60
_PACKAGES: Final = ("PySide6-Essentials", "SQLAlchemy", "msgspec", "cryptography")
_PLACE: Final = r"\w+\.py:\d+ [\w<>]+"
_LINE: Final = re.compile(
    r"(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d+ (?P<level>[A-Z]{1,8})"
    r" (?P<kind>[A-Za-z_][\w.]{0,60})(?: (?P<code>[a-z_]{1,40})\b[^>]*?)?"
    rf" at (?P<places>{_PLACE}(?: > {_PLACE})*)"
)


class DiagnosisService:
    """Writes the file of one desk."""

    def __init__(self, replica: Replica, home: Home, profile: Profile, clock: Clock) -> None:
        self._census = Census(replica.database)
        self._receipts: ReceiptBook = replica.receipts
        self._replica = replica
        self._home = home
        self._profile = profile
        self._clock = clock

    def text(self, log: Path, window: str = "") -> str:
        """All of it. `log`: the window's log; `window`: what the window knows of itself, figures
        only. Raises `PenghubungError` where the file cannot be read."""
        parts = (
            ("Penghubung: berkas diagnosis", self._versions(window)),
            ("Ukuran", self._sizes()),
            ("Jumlah baris", (f"{k}: {n}" for k, n in sorted(self._census.rows().items()))),
            ("Kotak keluar", (f"{k}: {n}" for k, n in sorted(self._census.outbox().items()))),
            ("Salinan", self._copy()),
            (f"Tanda terima ({RUNS} terakhir)", map(_receipt, self._receipts.list(RUNS))),
            (f"Log ({LINES} baris terakhir)", log_lines(log)),
        )
        return _written(parts)

    def _versions(self, window: str) -> Iterator[str]:
        yield f"dibuat: {_time(self._clock.now())}"
        yield from _program()
        yield f"berkas: revisi {self._census.revision()}, SQLite {self._census.library()}"
        if window:
            yield f"jendela: {window}"

    @convert_disk_errors()
    def _sizes(self) -> Iterator[str]:
        replica = self._home.replica(self._profile)
        found = {
            "salinan": replica,
            "salinan-wal": replica.with_name(replica.name + "-wal"),
        }
        for name, path in found.items():
            yield f"{name}: {path.stat().st_size if path.exists() else 0} byte"
        yield f"ruang kosong: {shutil.disk_usage(self._home.folder).free // 1_000_000} MB"

    def _copy(self) -> Iterator[str]:
        status = self._replica.copy.status()
        yield f"laporan: {status.complaints}"
        yield f"lengkap terakhir: {_time(status.complete_at)}"
        yield f"berbeda dari server: {_time(status.mismatch_at)}"


def without_desk(log: Path) -> str:
    """What can be told where the desk is not open."""
    parts = (
        ("Penghubung: berkas diagnosis", _program()),
        (f"Log ({LINES} baris terakhir)", log_lines(log)),
    )
    return _written(parts)


def _written(parts: Iterable[tuple[str, Iterable[str]]]) -> str:
    return "\n".join(f"== {name} ==\n" + "\n".join(lines) + "\n" for name, lines in parts)


def _program() -> Iterator[str]:
    yield f"penghubung: {told().partition(' ')[2]}"
    yield f"sistem: {platform.system()} {platform.release()} {platform.machine()}"
    yield f"python: {platform.python_version()}"
    for name in _PACKAGES:
        yield f"{name}: {_version(name)}"


def log_lines(log: Path) -> Iterator[str]:
    """The last lines of a log that have the shape that is known; how many have not."""
    try:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-LINES:]
    except OSError:
        yield "tidak ada log"
        return
    left, known = 0, set(_codes(PenghubungError))
    for line in lines:
        found = _LINE.fullmatch(line)
        if found is None:
            left += 1
        else:
            code = f" {found['code']}" if found["code"] in known else ""
            yield f"{found['at']} {found['level']} {found['kind']}{code} at {found['places']}"
    if left:
        yield f"baris lain, tidak disertakan: {left}"


def _codes(kind: type[PenghubungError]) -> Iterator[str]:
    """Of every error of ours: what else follows a name in a line is nobody's business."""
    yield kind.code
    for narrower in kind.__subclasses__():
        yield from _codes(narrower)


def _receipt(one: Receipt) -> str:
    return (
        f"{_time(one.started)} {one.outcome} {one.error or '-'} kirim {one.sent} terima"
        f" {one.received} perlu {one.needs_attention} naik {one.bytes_up} turun {one.bytes_down}"
        f" putaran {one.round_trips} detik {one.seconds:.1f} terbukti {one.verified:d}"
        f" lampiran {one.attachments_sent}/{one.attachments_outstanding}"
        f" {one.carriage or 'jaringan'}"
    )


def _time(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M UTC") if at > 0 else "belum"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "tidak diketahui"
