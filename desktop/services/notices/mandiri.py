"""Notices of the office without a region's server (Mandiri)."""

from __future__ import annotations

from typing import Final

from desktop.domain.notices import Notice, safely
from desktop.domain.phrases import Phrase

FILE_REFUSED: Final = Notice(
    "mandiri_file",
    Phrase("Ekspor itu tidak dimasukkan.", "That export was not taken in."),
    Phrase(
        "{why} Tidak ada yang berubah di komputer ini.", "{why} Nothing has changed on this PC."
    ),
)
"""`why`: a phrase of `desktop.services.intake_words`."""
FILE_CUT: Final = Notice(
    "mandiri_cut",
    Phrase("Berkas itu terputus di tengah.", "That file breaks off half way through."),
    Phrase(
        "Laporan sebelum putusnya sudah masuk; berkas yang utuh boleh dibuka lagi, tidak ada"
        " yang dobel.",
        "The complaints before that are in; open the whole file again, nothing is doubled.",
    ),
)
NOT_STARTED: Final = Notice(
    "mandiri_server",
    Phrase(
        "Bagian server di komputer ini tidak mau mulai.",
        "The server's part on this PC does not start.",
    ),
    safely("Membaca dan menulis tetap bisa.", "You can go on reading and writing."),
)
NO_BOOKS: Final = Notice(
    "mandiri_books",
    Phrase(
        "Kunci buku server di komputer ini tidak terbaca.",
        "The key of the server's books on this PC cannot be read.",
    ),
    safely(
        "Salinan dan jawaban Anda masih utuh, tetapi ekspor baru belum dapat masuk.",
        "Your copy and your answers are whole, but no new export can come in.",
    ),
)
EXISTS: Final = Notice(
    "mandiri_exists",
    Phrase(
        "Di komputer ini sudah ada meja kerja Mandiri.",
        "There is a desk without a server on this PC already.",
    ),
    Phrase("Tidak ada yang ditimpa.", "Nothing was replaced."),
)
UNDECIDED: Final = Notice(
    "mandiri_undecided",
    Phrase(
        "Masih ada {n} jawaban yang menunggu di kotak keluar atau menunggu keputusan Anda.",
        "{n} answers still wait in the outbox or for your decision.",
        "{n} answer still waits in the outbox or for your decision.",
    ),
    safely("Belum ada yang dipindahkan.", "Nothing was moved yet."),
)
NO_FIRST_COPY: Final = Notice(
    "mandiri_first_copy",
    Phrase(
        "Salinan pertama dari server daerah belum lengkap.",
        "The first copy from the region's server is not whole yet.",
    ),
    safely("Belum ada yang dipindahkan.", "Nothing was moved yet."),
)
NOT_TICKED: Final = Notice(
    "mandiri_not_ticked",
    Phrase(
        "Tanda pada jawaban ini tidak dapat diubah lagi.",
        "The tick of this answer cannot be changed any more.",
    ),
    Phrase("Tidak ada yang berubah.", "Nothing has changed."),
)
NOT_HANDED_ON: Final = Notice(
    "mandiri_not_handed_on",
    Phrase(
        "Jawaban ini tidak dapat dikirim lewat server daerah: laporannya belum ada di salinan,"
        " atau sudah pernah dikirim.",
        "This answer cannot go by the region's server: its complaint is not in the copy, or it"
        " went already.",
    ),
    Phrase("Jawabannya tetap ada di daftar ini.", "It stays on this list."),
)
