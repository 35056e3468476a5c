"""`courier`: take in a desk's file and write the answer that the courier carries back.

It speaks Indonesian: what it says goes back with the courier to the officer.
"""

from __future__ import annotations

import errno
import os
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from server.commands.common import Failure, Place, Subparsers, WrongUse, command, moment, show_json
from server.courier import Brought
from server.keys import sync_folder
from sync.courier_file import ANSWER_SUFFIX, MAX_FILE, Unusable, Why, unwrap

_NOTHING: Final = "Tidak ada yang diproses."
_AGAIN: Final = (
    "Minta petugas mengekspor lagi untuk kurir; kiriman yang sama tidak akan tercatat dua kali."
)
_UNUSABLE: Final[Mapping[Why, str]] = {
    "empty": f"Berkas itu kosong (0 byte): penyalinannya tidak jadi. {_NOTHING} {_AGAIN}",
    "not_ours": (
        "Ini bukan berkas kurir Penghubung; mungkin terpilih berkas lain, misalnya .zip atau"
        f" .xlsx. {_NOTHING} Pilih berkas yang namanya berakhiran .kirim."
    ),
    "too_long": (
        f"Berkas itu lebih besar daripada yang diterima server ini. {_NOTHING} Periksa apakah"
        " berkasnya tertukar; batasnya ditetapkan di limits.json (request_bytes)."
    ),
    "halved": (
        "Berkas itu terpotong: bagian akhirnya tidak ada, biasanya karena stik dicabut sebelum"
        f" penyalinan selesai. {_NOTHING} Salin lagi dari komputer asalnya. {_AGAIN}"
    ),
    "damaged": (
        f"Isi berkas itu rusak di perjalanan: tidak lagi sama dengan yang ditulis. {_NOTHING}"
        f" {_AGAIN}"
    ),
    "newer": (
        "Berkas itu dibuat oleh Penghubung yang lebih baru daripada server ini."
        f" {_NOTHING} Perbarui server, lalu proses lagi berkas yang sama."
    ),
    "wrong_way": (
        "Ini berkas jawaban (.balas), bukan berkas kirim."
        f" {_NOTHING} Bawa berkas ini ke komputer petugas; yang diproses di sini berkas .kirim."
    ),
    "other_recipient": (
        "Berkas ini disegel untuk server lain; server ini tidak dapat membukanya."
        f" {_NOTHING} Bawa ke server tempat komputer itu terdaftar."
    ),
    "forged": (
        "Tanda tangan pada berkas itu tidak cocok dengan komputer mana pun yang terdaftar di"
        f" server ini; berkas dianggap tidak sah. {_NOTHING} Tanyakan asal berkasnya; bila dari"
        " petugas sendiri, minta ia mengekspor lagi."
    ),
}
_PROBLEMS: Final[Mapping[str, str]] = {
    "revoked": (
        "Akses komputer ini sudah dicabut; kirimannya tidak diproses. Berkas jawaban membawa"
        " pencabutan itu: setelah diimpor, komputer menyegel pekerjaan yang belum terkirim ke"
        " sebuah berkas .sealed. Proses berkas itu di sini juga."
    ),
    "forbidden": (
        "Peran pemilik komputer ini tidak menukar laporan; kirimannya tidak diproses. Berkas"
        " jawaban memberitahukannya."
    ),
    "client_too_old": (
        "Program di komputer itu terlalu lama untuk server ini; kirimannya tidak diproses."
        " Berkas jawaban memberitahukannya; perbarui program di sana."
    ),
    "too_large": (
        "Kiriman dalam berkas itu melebihi batas server; tidak diproses. Berkas jawaban"
        " memberitahukannya."
    ),
    "prove_end": (
        "Komputer itu lebih maju daripada server ini, seperti sesudah pemulihan dari cadangan;"
        " kirimannya belum diproses. Berkas jawaban memintanya mengekspor lagi."
    ),
}
_OUTCOMES: Final = (
    ("applied", "diterima"),
    ("duplicate", "sudah tercatat sebelumnya"),
    ("not_applied", "dicatat tanpa mengubah status"),
    ("conflict", "perlu keputusan petugas"),
    ("mismatch", "perlu keputusan petugas (isi berbeda)"),
    ("refused", "tidak diterima, perlu disunting"),
    ("later", "menunggu kiriman sebelumnya"),
    ("withdrawn", "ditarik"),
)


def register(parsers: Subparsers) -> None:
    """Add the command."""
    parser = command(
        parsers, "courier", _courier, "Process a courier's file and write the answer.", json=True
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="a .kirim or .sealed file")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where the answer goes")


def _courier(place: Place, options: Namespace) -> None:
    source: Path = options.file
    out: Path | None = options.out
    with place.central() as central:
        try:
            with source.open("rb") as file:
                content = file.read(central.courier.longest + 1)
        except OSError as error:
            raise WrongUse(
                f"Berkas {source} tidak dapat dibuka. {_NOTHING} Periksa"
                " apakah stiknya terpasang dan namanya benar."
            ) from error
        try:
            brought = central.courier.process(content, central.now())
        except Unusable as unusable:
            raise WrongUse(_UNUSABLE[unusable.why]) from unusable
    written = _write(brought, source, out) if brought.answer else None
    if options.json:
        show_json(_facts(brought, written))
        return
    print("\n".join(_lines(brought, written)))


def _lines(brought: Brought, written: Path | None) -> list[str]:
    lines = [f"Berkas dari komputer {brought.device} ({brought.agency})."]
    if not brought.answer and not brought.problem:
        return [
            *lines,
            "Pekerjaan tersegel diterima; lihat dengan `sealed show`. Tidak ada"
            " jawaban yang perlu dibawa kembali.",
        ]
    if brought.processed_before:
        lines.append(
            f"Berkas ini sudah pernah diproses pada {moment(brought.processed_before)}. Tidak"
            " ada yang tercatat dua kali; jawabannya dibuat lagi."
        )
    elif brought.newer_before:
        lines.append(
            "Berkas ini lebih lama daripada yang sudah diproses dari komputer yang sama. Yang"
            " sudah tercatat tidak dicatat lagi; jawabannya tetap dapat diimpor."
        )
    if brought.problem:
        lines.append(_PROBLEMS.get(brought.problem, f"Tidak diproses ({brought.problem})."))
    elif brought.new_epoch:
        lines.append(
            "Server ini dipulihkan dari cadangan sejak berkas itu dibuat; belum ada kiriman yang"
            " diproses. Jawaban meminta komputer itu mengekspor lagi."
        )
    else:
        lines.append(_told(brought))
    if brought.more:
        lines.append(
            "Jawabannya lebih besar daripada satu berkas: petugas perlu mengekspor sekali lagi"
            " setelah mengimpor yang ini."
        )
    if written is not None:
        lines.append(f"Jawaban: {written}. Bawa kembali ke komputer yang sama.")
    return lines


def _told(brought: Brought) -> str:
    parts = [f"{brought.outcomes[k]} {v}" for k, v in _OUTCOMES if brought.outcomes[k]]
    return f"Kiriman: {', '.join(parts) if parts else 'tidak ada'}."


def _facts(brought: Brought, written: Path | None) -> dict[str, object]:
    return {
        "device": brought.device,
        "agency": brought.agency,
        "made_at": brought.made_at,
        "outcomes": dict(brought.outcomes),
        "problem": brought.problem,
        "processed_before": brought.processed_before,
        "newer_before": brought.newer_before,
        "new_epoch": brought.new_epoch,
        "more": brought.more,
        "answer": None if written is None else str(written),
    }


def _write(brought: Brought, source: Path, out: Path | None) -> Path:
    """Write the answer so that an older file of that name stays until this one is whole.

    Raises `Failure`. What was processed stays processed: the same file may be given again.
    """
    target = out or source.with_suffix(ANSWER_SUFFIX)
    number = 2
    while _others(target, brought.about):
        if out is not None:
            raise Failure(
                f"{target} sudah ada dan bukan jawaban untuk berkas ini; dibiarkan. Kirimannya"
                " sudah diproses: ulangi perintah ini dengan nama lain di --out."
            )
        target = source.with_name(f"{source.stem}-{number}{ANSWER_SUFFIX}")
        number += 1
    partial = target.with_name(f"{target.name}.partial")
    try:
        with partial.open("wb") as file:
            file.write(brought.answer)
            file.flush()
            os.fsync(file.fileno())
        if partial.read_bytes() != brought.answer:
            raise OSError(errno.EIO, "read back otherwise")
        partial.replace(target)
    except OSError as error:
        _forget(partial)
        raise Failure(
            f"Jawaban tidak dapat ditulis ke {target}: {_cause(error)}. Kirimannya sudah"
            " diproses dan tidak hilang: kosongkan tempat atau pilih tempat lain dengan --out,"
            " lalu ulangi perintah ini dengan berkas yang sama."
        ) from error
    _flush_folder(target.parent)
    return target


def _cause(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "tempat penyimpanannya penuh"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "tempat itu tidak boleh ditulisi"
    return "penyimpanannya bermasalah atau sudah dicabut"


def _others(target: Path, about: bytes) -> bool:
    """Whether something else than an earlier answer to the same request stands there."""
    if not target.exists():
        return False
    try:
        with target.open("rb") as file:
            shell, _ = unwrap(file.read(MAX_FILE + 1), "answer")
    except Unusable as unusable:
        # A halved answer of ours is what this one replaces; all else is somebody's.
        return unusable.shell is None or unusable.shell.about != about
    except OSError:
        return True
    return shell.about != about


def _forget(partial: Path) -> None:
    try:
        partial.unlink(missing_ok=True)
    except OSError:
        # A stick that was pulled out keeps it; nothing reads a file of that name.
        return


def _flush_folder(folder: Path) -> None:
    try:
        sync_folder(folder)
    except OSError:
        # FAT and some network folders cannot; the file itself is flushed.
        return
