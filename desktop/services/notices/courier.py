"""Notices about a courier's file: which of the things that happen to files it was."""

from __future__ import annotations

from typing import Final, Literal

from desktop.domain.notices import Notice
from desktop.domain.phrases import Phrase
from desktop.services.notices import access
from sync.courier_file import Why

Fault = (
    Why
    | Literal[
        "unreadable",
        "own_request",
        "other_request",
        "other_server",
        "unknown",
        "again",
        "forgotten",
        "exists",
        "no_room",
        "not_written",
        "pulled_out",
    ]
)
_NOTHING: Final = ("Tidak ada yang diubah di komputer ini.", "Nothing was changed on this PC.")
_UNMARKED: Final = ("Belum ada yang ditandai terkirim.", "Nothing was marked as sent.")


def _but(indonesian: str, english: str, end: tuple[str, str] = _NOTHING) -> Phrase:
    return Phrase(f"{indonesian} {end[0]}", f"{english} {end[1]}")


_FAULTS: Final[dict[Fault, tuple[Phrase, Phrase]]] = {
    "unreadable": (
        Phrase("Berkas itu tidak dapat dibuka.", "That file cannot be opened."),
        Phrase(*_NOTHING),
    ),
    "empty": (
        Phrase("Berkas itu kosong (0 byte).", "That file is empty (0 bytes)."),
        _but("Penyalinannya tidak jadi.", "It was not really copied."),
    ),
    "not_ours": (
        Phrase("Ini bukan berkas kurir Penghubung.", "This is no courier file of Penghubung."),
        _but(
            "Mungkin terpilih berkas lain, misalnya .zip atau .xlsx.",
            "Another file may have been chosen, such as a .zip or an .xlsx.",
        ),
    ),
    "too_long": (
        Phrase(
            "Berkas itu lebih besar daripada berkas kurir mana pun.",
            "That file is larger than any courier file.",
        ),
        _but("Isinya tidak dibaca.", "What is in it was not read."),
    ),
    "halved": (
        Phrase(
            "Berkas itu terpotong: bagian akhirnya tidak ada.",
            "That file was cut off: its end is missing.",
        ),
        _but(
            "Biasanya flashdisk dicabut sebelum penyalinan selesai. Isinya tidak dipakai.",
            "Usually the stick was pulled out before copying had ended. None of it is used.",
        ),
    ),
    "damaged": (
        Phrase("Isi berkas itu rusak di perjalanan.", "That file was damaged on its way."),
        _but(
            "Isinya tidak lagi sama dengan yang ditulis.",
            "It is no longer what was written.",
        ),
    ),
    "newer": (
        Phrase(
            "Berkas itu dibuat oleh Penghubung yang lebih baru.",
            "That file was made by a newer Penghubung.",
        ),
        _but(
            "Program di komputer ini belum dapat membacanya.",
            "The program on this PC cannot read it yet.",
        ),
    ),
    "own_request": (
        Phrase(
            "Ini berkas kirim yang Anda buat sendiri, belum jawabannya.",
            "This is the file that you made yourself, not its answer yet.",
        ),
        Phrase(*_NOTHING),
    ),
    "other_request": (
        Phrase(
            "Ini berkas kirim milik komputer lain, bukan jawaban server.",
            "This is another PC's file for the server, not an answer.",
        ),
        Phrase(*_NOTHING),
    ),
    "wrong_way": (
        Phrase("Ini bukan berkas jawaban.", "This is no answer file."),
        Phrase(*_NOTHING),
    ),
    "other_recipient": (
        Phrase("Jawaban ini untuk komputer lain.", "This answer is for another PC."),
        _but(
            "Hanya komputer yang membuat permintaannya yang dapat membukanya.",
            "Only the PC that made its request can open it.",
        ),
    ),
    "other_server": (
        Phrase(
            "Jawaban ini untuk komputer lain, dan bukan dari server yang dikenal komputer ini.",
            "This answer is for another PC, and not from the server that this PC knows.",
        ),
        Phrase(*_NOTHING),
    ),
    "forged": (
        Phrase(
            "Tanda tangan server pada berkas itu tidak cocok.",
            "The server's signature on that file does not fit.",
        ),
        _but(
            "Berkas dianggap tidak sah dan isinya tidak dipakai.",
            "It counts as not genuine and none of it is used.",
        ),
    ),
    "unknown": (
        Phrase(
            "Jawaban ini milik permintaan yang tidak dikenal salinan ini.",
            "This answer belongs to a request that this copy does not know.",
        ),
        _but(
            "Permintaannya dibuat sebelum salinan dipulihkan, atau sudah terlalu lama.",
            "Its request was made before the copy was restored, or too long ago.",
        ),
    ),
    "again": (
        Phrase("Jawaban ini sudah diimpor {when}.", "This answer was imported {when}."),
        Phrase(
            "Semua isinya sudah ada di komputer ini; tidak ada yang diubah lagi.",
            "All of it is on this PC already; nothing was changed again.",
        ),
    ),
    "forgotten": (
        Phrase(
            "Jawaban ini datang terlambat: isi permintaannya sudah dihapus dari komputer ini.",
            "This answer came too late: its request has been removed from this PC.",
        ),
        _but(
            "Permintaannya sudah lama, atau sebuah laporan di dalamnya dihapus atas perintah.",
            "The request is old, or a complaint in it was deleted by order.",
        ),
    ),
    "exists": (
        Phrase(
            "Di tempat itu sudah ada berkas dengan nama yang sama.",
            "There is a file of that name already.",
        ),
        _but("Berkas itu dibiarkan.", "That file was left alone.", _UNMARKED),
    ),
    "no_room": (
        Phrase("Tempat penyimpanan itu penuh.", "There is no room left on that medium."),
        _but("Berkas kurir tidak jadi ditulis.", "No courier file was written.", _UNMARKED),
    ),
    "not_written": (
        Phrase(
            "Berkas tidak dapat ditulis di tempat itu.", "The file cannot be written to that place."
        ),
        _but(
            "Mungkin flashdisk terkunci, sudah dicabut, atau foldernya tidak boleh ditulisi.",
            "The stick may be locked or pulled out, or the folder may not be written to.",
            _UNMARKED,
        ),
    ),
    "pulled_out": (
        Phrase(
            "Penulisan berkas kurir gagal di tengah jalan.",
            "Writing the courier file failed halfway.",
        ),
        Phrase(
            "Berkasnya tidak jadi. Kiriman di dalamnya tetap tersimpan di sini dengan nomor yang"
            " sama dan ikut dalam berkas atau sinkronisasi berikutnya; tidak akan tercatat dua"
            " kali.",
            "There is no file. What was to go is kept here under the same numbers and goes with"
            " the next file or synchronisation; nothing will be recorded twice.",
        ),
    ),
}
FAULTS: Final = {why: Notice(f"courier_{why}", *parts) for why, parts in _FAULTS.items()}
"""By what it was. `again` takes `when`, a moment."""

ALL_ANSWERED: Final = Notice(
    "courier_no_news",
    Phrase(
        "Server sudah menjawab semua kiriman dalam berkas ini lewat jalan lain.",
        "The server has answered all that is in this file by another way.",
    ),
    Phrase(
        "Berkas ini tidak membawa hal baru, dan salinan Anda sudah lebih baru. Tidak ada yang"
        " tercatat dua kali.",
        "This file brings nothing new, and your copy is newer. Nothing was recorded twice.",
    ),
)
OLDER: Final = Notice(
    "courier_no_news",
    Phrase(
        "Jawaban kurir ini lebih lama daripada salinan di komputer ini.",
        "This courier's answer is older than the copy on this PC.",
    ),
    Phrase(
        "Salinan sudah diperbarui sesudah berkas itu diekspor, jadi tidak ada yang diubah.",
        "The copy was renewed after the file had been exported, so nothing was changed.",
    ),
)
RESULTS_ONLY: Final = Notice(
    "courier_results_only",
    Phrase(
        "{n} dari {all} kiriman dalam berkas ini kini tercatat diterima server.",
        "{n} of the {all} items in this file are now recorded as accepted by the server.",
    ),
    Phrase(
        "Perubahan laporan di dalamnya tidak dipakai, karena salinan Anda sudah lebih baru.",
        "Changes of complaints in it were not used, for your copy is newer.",
    ),
)
MORE: Final = Notice(
    "carried_more",
    Phrase(
        "Jawaban server terlalu besar untuk satu berkas.",
        "The server's answer is too large for one file.",
    ),
    Phrase(
        "Bagian ini sudah masuk dan tetap berlaku; salinan belum lengkap. Kira-kira {n} berkas"
        " lagi diperlukan.",
        "This part is in and stays; the copy is not complete yet. About {n} more files are needed.",
        one="This part is in and stays; the copy is not complete yet. About {n} more file is"
        " needed.",
    ),
)
WIPE_GUARD: Final = Notice(
    "courier_wipe_guard", access.WIPE_GUARD.happened, access.WIPE_GUARD.meaning
)
FORBIDDEN: Final = Notice(
    "courier_forbidden",
    Phrase(
        "Peran Anda di server kini tidak lagi menjawab laporan.",
        "Your role on the server no longer answers complaints.",
    ),
    Phrase(
        "Server tidak memproses kiriman dalam berkas itu; tulisan Anda tetap tersimpan di sini.",
        "The server processed nothing of that file; what you wrote is kept here.",
    ),
)
TOO_LARGE: Final = Notice(
    "courier_too_large",
    Phrase(
        "Berkas itu melebihi batas yang diterima server.",
        "That file is over the limit that the server takes.",
    ),
    Phrase(
        "Server tidak memproses kiriman di dalamnya; semuanya tetap tersimpan di sini.",
        "The server processed nothing of it; everything is kept here.",
    ),
)
