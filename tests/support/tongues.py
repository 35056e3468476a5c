"""How to tell an Indonesian text from an English one, and the words an officer must not meet."""

from __future__ import annotations

import re
from typing import Final

from desktop.domain.formats import Language

# Words so common that a sentence of the language can hardly do without, and that the other
# language does not have ("an", "dan" and names of persons apart).
_INDONESIAN: Final = (
    "adalah agar ada akan anda atau bagian baca baru batalkan belum berkas berlaku bila bukan buka"
    " coba dan dapat dari dengan di dibuang diterima dihapus dijawab dikirim diubah dulu gagal"
    " hanya hari ini jam jangan jawaban karena ke kembali kerja kirim kiriman komputer konsep"
    " laporan lagi lalu lengkap lewat masih masuk menit menunggu oleh orang pada pelapor perkiraan"
    " perlu pilih rahasia sampai satu sebagai sedang sejak selesai semua sendiri setelah sinkronkan"
    " sisa sudah surat tanpa tempat tenggat terkirim tersimpan tetap tidak tulis tutup ulang untuk"
    " waktu yang kemarin besok detik lampiran catatan giliran penyelesaian"
)
_ENGLISH: Final = (
    "about and answer any are been by cannot case copy complaint complaints day days deadline draft"
    " drafts for from has have hours is it its kept minute minutes nobody not nothing of on once"
    " open outbox outcome receipt received reporter saved secret sent set shown that the their then"
    " there this to today tomorrow was were when which will with working yesterday you your"
)
_WORDS: Final = {
    "id": re.compile(rf"\b({'|'.join(_INDONESIAN.split())})\b", re.IGNORECASE),
    "en": re.compile(rf"\b({'|'.join(_ENGLISH.split())})\b", re.IGNORECASE),
}
# Other words for what has one name on screen (UI.md), and English where Indonesian has a word.
_FORBIDDEN: Final = re.compile(
    r"\b(error\w*|eror|sync|sinkronisasikan|replika|replica|draft|draf|upload|unggah|download|unduh"
    r"|online|offline|inbox|outbox|password|email|file|folder|klik|submit|update|restart|login"
    r"|logout|backup|default|ticket|tiket|aduan|user|klien|client|kamu|keluhan|deadline|jatuh"
    r" tempo|forward|kurier|kwitansi|resi|antrean|antrian)\b",
    re.IGNORECASE,
)
# Not words: places for values, marks of a key, endings of files' names.
_PLACE: Final = re.compile(r"\{\w*\}|&|(?<!\w)\.\w+")


def words_of(language: Language, text: str) -> set[str]:
    """Words in a text that only this language has."""
    return {found.casefold() for found in _WORDS[language].findall(_PLACE.sub("", text))}


def forbidden_in(text: str) -> list[str]:
    """Words of an Indonesian text that have another name on screen."""
    return _FORBIDDEN.findall(_PLACE.sub("", text))
