"""Notices of the exchange and of enrolment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.domain.notices import INSPECTED, Notice, safely
from desktop.domain.phrases import Phrase

# The exchange

TLS_FAILED: Final = Notice(
    "tls_failed",
    Phrase(
        "Sambungan aman ke server tidak dapat dipastikan.",
        "A secure connection to the server could not be made sure of.",
    ),
    Phrase(
        "Tidak ada yang dikirim. Penyebabnya tidak dapat dipastikan dari sini.",
        "Nothing was sent. From here the cause cannot be made sure of.",
    ),
)
INSPECTED_BY: Final = Notice(
    "inspected",
    Phrase(
        "Sertifikat yang ditunjukkan bukan milik server Anda; penerbitnya “{issuer}”.",
        "The certificate that was shown is not your server's; “{issuer}” issued it.",
    ),
    INSPECTED,
)
INSECURE_ADDRESS: Final = Notice(
    "insecure_address",
    Phrase(
        "Alamat server ini tidak memakai sambungan aman (https).",
        "The address of this server has no secure connection (https).",
    ),
    Phrase("Tidak ada yang dikirim.", "Nothing was sent."),
)
SERVER_DOWN_UNTIL: Final = Notice(
    "server_down_until",
    Phrase("Server sedang tidak dapat melayani.", "The server cannot serve just now."),
    Phrase(
        "Jawaban yang belum terkirim menunggu di kotak keluar. Tidak ada yang hilang.",
        "Answers not sent yet wait in the outbox. Nothing is lost.",
    ),
)
"""`when`: the next try, a moment."""
HALF_WAY: Final = Phrase(
    "{sent} dari {offered} kiriman sudah diterima server; {left} lagi tersimpan di sini."
    " Tidak ada yang hilang.",
    "The server has accepted {sent} of {offered} items; {left} more are kept here. Nothing is"
    " lost.",
)
ALL_SENT: Final = Phrase(
    "Semua kiriman Anda ({sent}) sudah diterima server; sisa laporan menyusul."
    " Tidak ada yang hilang.",
    "The server has accepted all that you sent ({sent}); the rest of the complaints follows."
    " Nothing is lost.",
)
CUT_KEY: Final = "goes_on"
"""Key of a run that was cut off with items on the way; `when`: the next try, a moment."""
WIPE_GUARD: Final = Notice(
    "wipe_guard",
    Phrase(
        "Server meminta {going} dari {held} laporan dihapus dari salinan ini.",
        "The server asks for {going} of {held} complaints to be removed from this copy.",
    ),
    safely("Salinan belum diubah.", "The copy has not been changed."),
)
REMOVED_HERE: Final = Phrase(
    "Salinan di komputer ini telah dihapus.", "The copy on this PC has been erased."
)
ACCESS_ENDED: Final = Notice(
    "access_ended",
    Phrase(
        "Akses komputer ini telah dicabut oleh admin.", "The admin has revoked this PC's access."
    ),
    REMOVED_HERE,
)
ACCESS_ENDED_DELIVERED: Final = Notice(
    "access_ended",
    ACCESS_ENDED.happened,
    Phrase(
        "Pekerjaan yang belum terkirim sudah diserahkan tersegel. " + REMOVED_HERE.indonesian,
        "Work not sent was handed over sealed. " + REMOVED_HERE.english,
    ),
)
ACCESS_ENDED_COURIER: Final = Notice(
    "access_ended_courier",
    ACCESS_ENDED.happened,
    Phrase(
        "Pekerjaan yang belum terkirim disegel untuk server dalam berkas {file}; salinan di"
        " komputer ini telah dihapus.",
        "Work not sent is sealed for the server in the file {file}; the copy on this PC has been"
        " erased.",
    ),
)

# Enrolment

_NOT_ENROLLED: Final = Phrase("Komputer ini belum terdaftar.", "This PC is not enrolled yet.")
CODES: Final[Mapping[str, Notice]] = {
    "code_used": Notice(
        "code_used",
        Phrase("Kode pendaftaran ini sudah dipakai.", "This enrolment code has been used already."),
        _NOT_ENROLLED,
    ),
    "code_expired": Notice(
        "code_expired",
        Phrase(
            "Kode pendaftaran ini sudah kedaluwarsa (berlaku 24 jam).",
            "This enrolment code is too old (it holds for 24 hours).",
        ),
        _NOT_ENROLLED,
    ),
    "code_unknown": Notice(
        "code_unknown",
        Phrase(
            "Server tidak mengenal kode pendaftaran ini.",
            "The server does not know this enrolment code.",
        ),
        _NOT_ENROLLED,
    ),
    "too_many_tries": Notice(
        "too_many_tries",
        Phrase(
            "Terlalu banyak percobaan dengan kode yang salah.",
            "There were too many tries with a wrong code.",
        ),
        Phrase(
            "Server menahan pendaftaran untuk sementara.",
            "The server holds enrolments back for a while.",
        ),
    ),
}
BAD_CODE: Final = Notice(
    "bad_code",
    Phrase("Kode pendaftaran tidak terbaca.", "The enrolment code cannot be read."),
    Phrase(
        "Mungkin ada huruf yang kurang atau tertukar; komputer ini belum terdaftar.",
        "Letters may be missing or swapped; this PC is not enrolled yet.",
    ),
)
NOT_ENROLLED: Final = Notice(
    "not_enrolled",
    Phrase(
        "Komputer ini belum terdaftar di server mana pun.",
        "This PC is not enrolled at any server yet.",
    ),
    Phrase("Belum ada laporan untuk dibaca.", "There are no complaints to read yet."),
)
UNFINISHED: Final = Notice(
    "unfinished",
    Phrase("Pendaftaran komputer ini belum selesai.", "The enrolment of this PC was not finished."),
    Phrase(
        "Kunci perangkat sudah dibuat dan tersimpan; server belum menjawab.",
        "Its keys are made and kept; the server had not answered yet.",
    ),
)
REPLICA_GONE: Final = Notice(
    "replica_gone",
    Phrase(
        "Berkas salinan di komputer ini tidak ada lagi.",
        "The file of the copy on this PC is gone.",
    ),
    Phrase(
        "Cadangan tulisan Anda masih ada; laporan dapat diambil lagi dari server.",
        "Spare copies of what you wrote are here; the server has the complaints.",
    ),
)
NO_KEYRING: Final = Notice(
    "no_keyring",
    Phrase(
        "Penyimpan kunci sistem tidak tersedia dan frasa sandi belum diberikan.",
        "The system's key store is not available, and no passphrase was given.",
    ),
    Phrase(
        "Tanpa salah satunya salinan tidak dapat dikunci, jadi belum ada yang dibuat.",
        "Without one of them the copy cannot be locked, so nothing was made yet.",
    ),
)
"""`n`: fewest characters of a passphrase."""
TOO_SHORT: Final = Notice(
    "passphrase_too_short",
    Phrase(
        "Frasa sandi terlalu pendek; paling sedikit {n} karakter.",
        "The passphrase is too short; it needs at least {n} characters.",
    ),
    Phrase("Belum ada yang dibuat atau diubah.", "Nothing was made or changed."),
)
SOUND: Final = Notice(
    "sound",
    Phrase("Salinan di komputer ini tidak rusak.", "The copy on this PC is not damaged."),
    Phrase("Tidak ada yang dipindahkan atau diubah.", "Nothing was moved or changed."),
)
NO_PROXY: Final = Notice(
    "no_proxy",
    Phrase(
        "Setelan komputer ini tidak memakai proksi untuk server.",
        "The settings of this PC use no proxy for the server.",
    ),
    Phrase("Tidak ada nama dan sandi yang disimpan.", "No name and password were kept."),
)
