"""Notices of submissions that go from desk to desk by file."""

from __future__ import annotations

from typing import Final, Literal

from desktop.domain.notices import Notice
from desktop.domain.phrases import Phrase
from sync.courier_file import Why

_NOTHING: Final = Phrase(
    "Tidak ada yang diubah di komputer ini.", "Nothing was changed on this PC."
)
Fault = Literal["broken", "not_ours", "newer", "other", "forged", "unreadable", "not_written"]
FAULTS: Final[dict[Fault, Notice]] = {
    "broken": Notice(
        "handing_broken",
        Phrase("Berkas itu tidak utuh.", "That file is not whole."),
        _NOTHING,
    ),
    "not_ours": Notice(
        "handing_not_ours",
        Phrase("Berkas itu bukan yang diharapkan di sini.", "That file is not what belongs here."),
        _NOTHING,
    ),
    "newer": Notice(
        "handing_newer",
        Phrase(
            "Berkas itu dibuat dengan versi program yang lebih baru.",
            "That file was made by a newer version of the program.",
        ),
        _NOTHING,
    ),
    "other": Notice(
        "handing_other",
        Phrase(
            "Berkas itu untuk orang lain atau instansi lain.",
            "That file is for somebody else or for another agency.",
        ),
        _NOTHING,
    ),
    "forged": Notice(
        "handing_forged",
        Phrase(
            "Tanda tangan berkas itu tidak dapat dipastikan.",
            "The signature of that file cannot be made sure of.",
        ),
        _NOTHING,
    ),
    "unreadable": Notice(
        "handing_unreadable",
        Phrase("Berkas itu tidak dapat dibuka.", "That file cannot be opened."),
        _NOTHING,
    ),
    "not_written": Notice(
        "handing_not_written",
        Phrase("Berkas tidak dapat ditulis di sana.", "The file cannot be written there."),
        Phrase(
            "Pengajuan Anda tetap di kotak keluar dan juga akan terkirim lewat sinkronisasi.",
            "Your submissions stay in the outbox and also go with the synchronisation.",
        ),
    ),
}
NOTHING_TO_HAND: Final = Notice(
    "handing_nothing",
    Phrase(
        "Tidak ada pengajuan Anda yang belum dijawab server.",
        "None of your submissions waits for the server's answer.",
    ),
    Phrase("Berkas tidak dibuat.", "No file was made."),
)
NOTHING_BACK: Final = Notice(
    "handing_nothing_back",
    Phrase(
        "Tidak ada pengajuan dari berkas yang Anda kembalikan dan belum dijawab server.",
        "Nothing that came by file and was given back waits for the server's answer.",
    ),
    Phrase("Berkas tidak dibuat.", "No file was made."),
)
NO_AUTHOR: Final = Notice(
    "handing_no_author",
    Phrase(
        "Belum ada pengajuan yang diambil dari berkas di komputer ini.",
        "No submission was taken from a file on this PC yet.",
    ),
    Phrase("Berkas tidak dibuat.", "No file was made."),
)
NO_CARD: Final = Notice(
    "handing_no_card",
    Phrase(
        "Belum ada kartu Pejabat Penghubung di komputer ini.",
        "There is no card of a liaison officer on this PC yet.",
    ),
    Phrase("Berkas tidak dibuat.", "No file was made."),
)
WHY: Final[dict[Why, Fault]] = {
    "empty": "broken",
    "halved": "broken",
    "damaged": "broken",
    "too_long": "not_ours",
    "not_ours": "not_ours",
    "wrong_way": "not_ours",
    "newer": "newer",
    "other_recipient": "other",
    "forged": "forged",
}
