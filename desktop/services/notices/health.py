"""Notices of a look at the desk's health."""

from __future__ import annotations

from typing import Final

from desktop.domain.notices import Notice, safely
from desktop.domain.phrases import Phrase

PLACE_NETWORK: Final = Notice(
    "place_network",
    Phrase(
        "Data Penghubung disimpan di jaringan.",
        "Penghubung's data lies on the network.",
    ),
    Phrase(
        "Di sana dua komputer dapat merusak salinan satu sama lain, dan tanpa jaringan meja kerja"
        " tidak dapat dibuka.",
        "There two PCs can damage each other's copy, and without the network the desk cannot be"
        " opened.",
    ),
)
PLACE_SYNCED: Final = Notice(
    "place_synced",
    Phrase(
        "Data Penghubung disalin oleh layanan awan (OneDrive atau sejenisnya).",
        "Penghubung's data is copied by a cloud service (OneDrive or its like).",
    ),
    Phrase(
        "Berkas yang sedang dipakai dapat tertukar dengan yang lama, dan salinannya keluar dari"
        " komputer ini.",
        "Files in use can be exchanged for old ones, and a copy of them leaves this PC.",
    ),
)
FIRST_NETWORK: Final = Notice(
    "first_network",
    Phrase(
        "Tempat data Penghubung di komputer ini terletak di jaringan.",
        "The folder for Penghubung's data on this PC lies on the network.",
    ),
    Phrase(
        "Di sana salinan laporan dapat rusak, dan tanpa jaringan tidak dapat dibuka. Belum ada"
        " yang dibuat.",
        "There the copy can be damaged, and without the network it cannot be opened. Nothing was"
        " made yet.",
    ),
)
FIRST_SYNCED: Final = Notice(
    "first_synced",
    Phrase(
        "Tempat data Penghubung disalin oleh layanan awan (OneDrive, Dropbox, Google Drive, atau"
        " sejenisnya).",
        "The folder for Penghubung's data is copied by a cloud service (OneDrive, Dropbox, Google"
        " Drive or its like).",
    ),
    Phrase(
        "Di sana berkas yang sedang dipakai dapat tertukar, dan salinannya keluar dari komputer"
        " ini. Belum ada yang dibuat.",
        "There files in use can be exchanged, and a copy of them leaves this PC. Nothing was made"
        " yet.",
    ),
)
FIRST_SMALL: Final = Notice(
    "first_small",
    Phrase(
        "Ruang kosong diska tinggal {mb} MB; untuk memulai perlu {need} MB.",
        "Only {mb} MB of the disk are free; {need} MB are needed to begin.",
    ),
    Phrase("Belum ada yang dibuat.", "Nothing was made yet."),
)
"""`mb`, `need`: whole megabytes."""
DISK_LOW: Final = Notice(
    "disk_low",
    Phrase("Ruang kosong tinggal {mb} MB.", "Only {mb} MB of the disk are free."),
    safely("Sinkronisasi dapat berhenti di tengah.", "An exchange may stop half way."),
)
"""`mb`: whole megabytes."""
KEY_COPY_LOST: Final = Notice(
    "key_copy_lost",
    Phrase(
        "Berkas kunci di komputer ini hilang atau rusak.",
        "The key file on this PC is missing or damaged.",
    ),
    Phrase(
        "Frasa sandi pemulihan tidak dapat membuka salinan sampai berkas itu dibuat lagi.",
        "The recovery passphrase cannot open the copy until that file is made again.",
    ),
)
CLOCK_OFF: Final = Notice(
    "clock_off",
    Phrase(
        "Jam komputer ini berbeda {minutes} menit dari jam server.",
        "This PC's clock is {minutes} minutes off the server's.",
    ),
    Phrase(
        "Tenggat dan waktu jawaban dapat tampak keliru.",
        "Deadlines and the times of answers may look wrong.",
    ),
)
WAITING_LONG: Final = Notice(
    "waiting_long",
    Phrase(
        "Sejak {days} hari ada {n} kiriman yang belum diterima server.",
        "For {days} days {n} items have not been accepted by the server.",
    ),
    safely("Warga belum membaca jawaban itu.", "Citizens have not read those answers yet."),
)
NEVER_COMPLETE: Final = Notice(
    "never_complete",
    Phrase(
        "Salinan di komputer ini belum pernah lengkap.",
        "The copy on this PC was never complete.",
    ),
    Phrase("Laporan yang tampak mungkin tidak semuanya.", "Complaints may be missing here."),
)
NO_SPARE: Final = Notice(
    "no_spare",
    Phrase(
        "Cadangan itu tidak ada atau tidak dapat dibaca.",
        "That spare copy is not there or cannot be read.",
    ),
    Phrase("Tidak ada yang dipulihkan atau diubah.", "Nothing was restored or changed."),
)
SPARE_MISSING: Final = Notice(
    "spare_missing",
    Phrase(
        "Belum ada cadangan tulisan Anda yang utuh.",
        "There is no sound spare copy of what you wrote.",
    ),
    Phrase(
        "Bila berkas salinan rusak, yang dapat diselamatkan hanya yang masih terbaca di dalamnya.",
        "If the file of the copy is damaged, only what can still be read in it is saved.",
    ),
)
SPARE_OLD: Final = Notice(
    "spare_old",
    Phrase(
        "Cadangan terakhir tulisan Anda sudah {days} hari.",
        "The newest spare copy of what you wrote is {days} days old.",
    ),
    Phrase(
        "Yang ditulis sesudahnya hanya ada di berkas salinan.",
        "What was written since is in the file of the copy only.",
    ),
)
