"""Notices of files with an answer: what cannot be attached, and what does not go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.domain.notices import Notice
from desktop.domain.phrases import Phrase

_NOT_ADDED: Final = Phrase(
    "Berkas tidak dilampirkan; teks dan lampiran lain tetap tersimpan.",
    "The file was not attached; the text and the other attachments are kept.",
)
WRONG_TYPE: Final = Notice(
    "attachment_type",
    Phrase(
        "Isi “{name}” bukan jenis berkas yang diterima server ({types}).",
        "What “{name}” holds is no kind of file that the server takes ({types}).",
    ),
    _NOT_ADDED,
)
TOO_LARGE: Final = Notice(
    "attachment_large",
    Phrase(
        "“{name}” berukuran {size}, sedangkan server menerima paling banyak {limit} per berkas.",
        "“{name}” has {size}; the server takes at most {limit} a file.",
    ),
    _NOT_ADDED,
)
ORIGINAL_TOO_LARGE: Final = Notice(
    "attachment_original",
    Phrase(
        "Gambar asli “{name}” terlalu besar untuk dikirim.",
        "The original of “{name}” is too large to be sent.",
    ),
    Phrase(
        "Yang dikirim tetap gambar yang sudah diperkecil.",
        "The smaller picture goes, as before.",
    ),
)
TOO_MANY: Final = Notice(
    "attachment_count",
    Phrase(
        "Jawaban ini sudah memuat {limit} lampiran, batas dari server.",
        "This answer has {limit} attachments already, the server's limit.",
    ),
    _NOT_ADDED,
)
TWICE: Final = Notice(
    "attachment_twice",
    Phrase("“{name}” sudah dilampirkan.", "“{name}” is attached already."),
    Phrase("Tidak ada yang diubah.", "Nothing was changed."),
)
UNREADABLE: Final = Notice(
    "attachment_unreadable",
    Phrase(
        "Gambar “{name}” tidak dapat dibuka: rusak, atau terlalu banyak pikselnya.",
        "The picture “{name}” cannot be opened: damaged, or of too many pixels.",
    ),
    _NOT_ADDED,
)
NOT_HERE: Final = Notice(
    "attachment_not_here",
    Phrase("“{name}” belum ada di komputer ini.", "“{name}” is not on this PC yet."),
    Phrase("Tidak ada yang dibuka.", "Nothing was opened."),
)
NO_SUCH: Final = Notice(
    "attachment_unknown",
    Phrase("Lampiran itu tidak ada di sini.", "There is no such attachment here."),
    Phrase("Tidak ada yang diubah.", "Nothing was changed."),
)
GONE: Final = Notice(
    "attachment_gone",
    Phrase("Server tidak lagi memberi lampiran ini.", "The server no longer gives this file."),
    Phrase(
        "Mungkin laporannya sudah pindah, atau berkasnya belum sampai di server.",
        "The complaint may have moved on, or the file has not reached the server.",
    ),
)

_TEXT_WENT: Final = Phrase(
    "Teks jawaban sudah diterima server; hanya berkas ini yang tidak ikut.",
    "The text of the answer is with the server; only this file is not.",
)
TURNED_DOWN: Final[Mapping[str, Notice]] = {
    why: Notice("attachment_turned_down", happened, _TEXT_WENT)
    for why, happened in {
        "blob_type": Phrase(
            "Server menolak lampiran “{name}”: isinya bukan jenis berkas yang diterima.",
            "The server turned “{name}” down: it holds no kind of file that is taken.",
        ),
        "blob_too_large": Phrase(
            "Server menolak lampiran “{name}”: terlalu besar.",
            "The server turned “{name}” down: it is too large.",
        ),
        "blob_mismatch": Phrase(
            "Lampiran “{name}” rusak di komputer ini.",
            "The attachment “{name}” is damaged on this PC.",
        ),
        "not_here": Phrase(
            "Lampiran “{name}” tidak terbaca lagi di komputer ini.",
            "The attachment “{name}” can no longer be read on this PC.",
        ),
    }.items()
}
TURNED_DOWN_OTHERWISE: Final = Notice(
    "attachment_turned_down",
    Phrase("Server menolak lampiran “{name}”.", "The server turned “{name}” down."),
    _TEXT_WENT,
)
"""`name`: of the file, as the officer chose it."""

OUTSTANDING: Final = Phrase(
    "{n} lampiran menyusul; teksnya sudah diterima server.",
    "{n} attachments still follow; their texts are with the server.",
    one="{n} attachment still follows; its text is with the server.",
)
