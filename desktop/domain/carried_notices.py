"""What a courier's answer came to, where it did not make the copy whole."""

from __future__ import annotations

from typing import Final

from desktop.domain.notice import SAFE, Notice, safely
from desktop.domain.phrases import Phrase

CARRIED: Final = (
    Notice(
        "carried_older",
        Phrase(
            "Jawaban kurir ini lebih lama daripada salinan di komputer ini.",
            "This courier's answer was older than the copy on this PC.",
        ),
        Phrase(
            "Hasil kiriman di dalamnya dicatat; perubahan laporannya tidak dipakai.",
            "Results in it were recorded; changes of complaints were not used.",
        ),
    ),
    Notice(
        "carried_more",
        Phrase(
            "Jawaban server terlalu besar untuk satu berkas.",
            "The server's answer is too large for one file.",
        ),
        Phrase(
            "Bagian ini sudah masuk dan tetap berlaku; salinan belum lengkap.",
            "This part is in and stays; the copy is not complete yet.",
        ),
    ),
    Notice(
        "carried_epoch",
        Phrase(
            "Server dipulihkan dari cadangan sejak berkas itu diekspor.",
            "The server was restored from a backup since that file was exported.",
        ),
        Phrase(
            "Server belum memproses kiriman di dalamnya. Tidak ada yang hilang: semuanya"
            " ditawarkan lagi, kira-kira dalam dua berkas.",
            "The server has processed nothing of it yet. Nothing is lost: everything is offered"
            " again, in about two files.",
        ),
    ),
    Notice(
        "carried_differs",
        Phrase(
            "Salinan ini ternyata berbeda dari server.",
            "This copy turned out to differ from the server.",
        ),
        safely(
            "Laporan tetap dapat dibaca; berkas berikutnya mengambil salinan baru seluruhnya.",
            "Complaints can still be read; the next file fetches a whole new copy.",
        ),
    ),
    Notice(
        "courier_file",
        Phrase("Berkas kurir tidak dapat dipakai.", "The courier's file cannot be used."),
        SAFE,
    ),
)
