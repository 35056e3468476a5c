"""Notices of what the officer writes and sends, and of what waits for a decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.domain.notices import SAFE, Notice
from desktop.domain.phrases import Phrase

# Writing and sending

_SAVED: Final = Phrase(
    "Teks tersimpan sebagai konsep dan belum dikirim.",
    "The text is saved as a draft and was not sent.",
)
EMPTY: Final = Notice(
    "empty",
    Phrase("Teksnya masih kosong.", "There is no text yet."),
    Phrase("Belum ada yang dikirim.", "Nothing was sent."),
)
TOO_LONG: Final = Notice(
    "too_long",
    Phrase(
        "Teks ini {length} karakter, sedangkan server menerima paling banyak {limit}.",
        "This text has {length} characters; the server takes at most {limit}.",
    ),
    _SAVED,
)
"""`n`: characters over the limit."""
REASON_UNKNOWN: Final = Notice(
    "reason_unknown",
    Phrase("Alasan pengembalian tidak dikenal.", "This reason for returning is not known."),
    _SAVED,
)
"""`known`: those to choose from."""
REASONS_MISSING: Final = Notice(
    "reasons_missing",
    Phrase(
        "Daftar alasan pengembalian belum ada di komputer ini.",
        "The list of reasons for returning has not reached this PC.",
    ),
    _SAVED,
)
EXPLANATION_MISSING: Final = Notice(
    "explanation_missing",
    Phrase("Alasan “{reason}” perlu penjelasan.", "The reason “{reason}” needs an explanation."),
    _SAVED,
)
DRAFT_CANNOT_GO: Final = Notice(
    "draft_cannot_go",
    Phrase(
        "Laporan ini sudah tidak dipegang instansi Anda.",
        "Your agency no longer holds this complaint.",
    ),
    Phrase(
        "Server akan menolaknya; teks Anda tetap tersimpan sebagai konsep.",
        "The server would refuse it; your text is kept as a draft.",
    ),
)
REPLACED_OTHERWISE: Final = Notice(
    "replaced_otherwise",
    Phrase(
        "Kiriman yang hendak digantikan konsep ini sudah selesai dengan cara lain.",
        "What this draft was to replace has been settled another way.",
    ),
    Phrase(
        "Konsep Anda tetap tersimpan dan belum dikirim.",
        "Your draft is kept and was not sent.",
    ),
)
SYNC_FIRST: Final = Notice(
    "sync_first",
    Phrase(
        "Konsep ini berasal dari cadangan dan belum dapat dikirim.",
        "This draft comes from a spare copy and cannot be sent yet.",
    ),
    Phrase(
        "Mungkin jawaban ini dulu sudah terkirim; sinkronisasi pertama akan memperlihatkannya.",
        "It may have been sent before; the first exchange will show it.",
    ),
)
NO_ANYWAY: Final = Notice(
    "no_anyway",
    Phrase(
        "“Tetap kirim” tidak berlaku untuk kiriman ini.",
        "“Send anyway” does not fit this item.",
    ),
    Phrase(
        "Pilihan itu hanya ada bila laporannya berubah dan masih dipegang instansi Anda."
        " Tidak ada yang diubah.",
        "It is there only where the complaint changed and is still with your agency. Nothing was"
        " changed.",
    ),
)
NOT_WAITING: Final = Notice(
    "not_waiting",
    Phrase(
        "Kiriman ini tidak sedang menunggu keputusan.",
        "This item does not wait for a decision.",
    ),
    Phrase(
        "Mungkin sudah diterima, sudah diputuskan, atau sudah dibatalkan. Tidak ada yang diubah.",
        "It may be accepted, decided or cancelled already. Nothing was changed.",
    ),
)

# What a number or name does not find

_UNCHANGED: Final = Phrase("Tidak ada yang diubah.", "Nothing was changed.")
NO_OPERATION: Final = Notice(
    "no_operation",
    Phrase(
        "Kiriman dengan nomor itu tidak ada di komputer ini.",
        "There is no item of that number on this PC.",
    ),
    _UNCHANGED,
)
MANY_OPERATIONS: Final = Notice(
    "no_operation",
    Phrase(
        "Lebih dari satu kiriman cocok dengan nomor itu.", "More than one item fits that number."
    ),
    _UNCHANGED,
)
_NOTHING_SENT: Final = Phrase("Belum ada yang dikirim.", "Nothing was sent.")
NO_AGENCY: Final = Notice(
    "no_agency",
    Phrase(
        "Instansi dengan nama itu tidak ada dalam daftar.",
        "There is no agency of that name in the list.",
    ),
    _NOTHING_SENT,
)
MANY_AGENCIES: Final = Notice(
    "no_agency",
    Phrase(
        "Lebih dari satu instansi cocok dengan nama itu.", "More than one agency fits that name."
    ),
    _NOTHING_SENT,
)
NO_COMPLAINT: Final = Notice(
    "no_complaint",
    Phrase(
        "Laporan #{number} tidak ada di salinan ini.", "Complaint #{number} is not in this copy."
    ),
    Phrase(
        "Mungkin nomornya keliru, atau laporannya sudah didisposisikan ke instansi lain."
        f" {SAFE.indonesian}",
        f"The number may be wrong, or the complaint was disposed to another agency. {SAFE.english}",
    ),
)

# What needs the officer

_KEPT: Final = Phrase(
    "Kiriman Anda belum diterapkan; teksnya tersimpan lengkap di sini.",
    "What you sent has had no effect; its whole text is kept here.",
)
MEANWHILE: Final[Mapping[str, Notice]] = {
    reason: Notice("meanwhile", happened, _KEPT)
    for reason, happened in {
        "closed": Phrase(
            "Laporan ini ditutup sementara Anda menulis.",
            "This complaint was closed while you were writing.",
        ),
        "archived": Phrase(
            "Laporan ini diarsipkan sementara Anda menulis.",
            "This complaint was archived while you were writing.",
        ),
        "redisposed": Phrase(
            "Laporan ini didisposisikan ulang sementara Anda menulis.",
            "This complaint was disposed anew while you were writing.",
        ),
        "made_secret": Phrase(
            "Laporan ini dijadikan rahasia sementara Anda menulis.",
            "This complaint was made secret while you were writing.",
        ),
        "answered_by_other": Phrase(
            "Rekan Anda sudah menjawab laporan ini sementara Anda menulis.",
            "A colleague answered this complaint while you were writing.",
        ),
        "reply_unseen": Phrase(
            "Pelapor membalas, dan Anda belum membacanya ketika menyatakan selesai.",
            "The reporter replied, and you had not read it when you called the case settled.",
        ),
        "already_approved": Phrase(
            "Pengajuan yang hendak digantikan ternyata sudah disetujui dan terbit.",
            "The submission that was to be replaced was approved and has gone out.",
        ),
        "superseded": Phrase(
            "Kiriman ini sudah digantikan oleh kiriman lain.",
            "This item has been replaced by another one.",
        ),
        "already_applied": Phrase(
            "Kiriman yang hendak digantikan ternyata sudah diterapkan.",
            "The item that was to be replaced had already taken effect.",
        ),
        "withdrawn": Phrase(
            "Kiriman ini ditarik sebelum sampai.", "This item was withdrawn before it arrived."
        ),
    }.items()
}
CHANGED_MEANWHILE: Final = Notice(
    "meanwhile",
    Phrase(
        "Laporan ini berubah sementara Anda menulis.",
        "This complaint changed while you were writing.",
    ),
    _KEPT,
)
_LEFT: Final = Phrase(
    "Laporan ini tidak lagi dipegang instansi Anda.", "Your agency no longer holds this complaint."
)
_DELETED: Final = Phrase(
    "Laporan ini dihapus atas perintah yang berwenang.",
    "This complaint was deleted by order of the authorities.",
)
LEFT: Final[Mapping[str, Notice]] = {
    "not_held": Notice("left", _LEFT, _KEPT),
    "deleted": Notice("left", _DELETED, _KEPT),
}
_CANNOT_GO: Final = Phrase(
    "Konsep Anda tidak terkirim dan tidak dapat dikirim lagi; teksnya masih ada.",
    "Your draft was not sent and cannot be sent any more; its text is still here.",
)
DRAFT_LEFT: Final = Notice("draft_left", _LEFT, _CANNOT_GO)
DRAFT_DELETED: Final = Notice(
    "draft_left",
    _DELETED,
    Phrase(
        f"{_CANNOT_GO.indonesian} Teks ini ikut dihapus setelah 30 hari.",
        f"{_CANNOT_GO.english} It is deleted as well after 30 days.",
    ),
)
MISMATCH: Final = Notice(
    "two_texts",
    Phrase(
        "Server menyimpan teks lain dengan nomor kiriman yang sama.",
        "The server holds another text under the same number.",
    ),
    Phrase(
        "Kedua teks ditunjukkan; tidak ada yang ditimpa.",
        "Both texts are shown; nothing was overwritten.",
    ),
)
REFUSED_ITEM: Final = Notice(
    "refused_item",
    Phrase("Server tidak dapat menerima kiriman ini.", "The server cannot accept this item."),
    _KEPT,
)
REFUSED_FIELDS: Final = Notice(
    "refused_item",
    Phrase(
        "Server tidak dapat menerima kiriman ini ({fields}).",
        "The server cannot accept this item ({fields}).",
    ),
    _KEPT,
)
PUT_OFF: Final = Notice(
    "put_off",
    Phrase("Server menunda kiriman ini.", "The server has put this item off."),
    Phrase(
        "Kiriman tetap di kotak keluar dan dicoba lagi pada setiap sinkronisasi.",
        "It stays in the outbox and is tried again at every synchronisation.",
    ),
)
