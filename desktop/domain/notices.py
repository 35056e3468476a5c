"""What an officer is told when something fails: what happened, what it means, what to do.

A floor hands out a `Notice`: the first two parts and the facts in them. What to do depends on
the door, a window or a command line, so each door has its own words for it, by the notice's key.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desktop.domain.carried_notices import CARRIED
from desktop.domain.notice import SAFE as SAFE
from desktop.domain.notice import Notice as Notice
from desktop.domain.notice import Sentence as Sentence
from desktop.domain.notice import safely as safely
from desktop.domain.phrases import Phrase

INSPECTED: Final = Phrase(
    "Tidak ada yang dikirim. Yang lazim: jaringan ini membuka isi sambungan aman, atau meminta"
    " masuk lewat peramban dulu.",
    "Nothing was sent. Usually this network opens what secure connections carry, or wants you to"
    " sign in by a browser first.",
)
_ALL: Final = (
    *CARRIED,
    Notice(
        "bug",
        Phrase("Ada kesalahan di dalam program.", "Something went wrong inside the program."),
        safely("Langkah terakhir mungkin tidak dijalankan.", "The last step may not be done."),
    ),
    Notice(
        "known",
        Phrase("Langkah ini tidak dapat diselesaikan.", "This step could not be finished."),
        SAFE,
    ),
    Notice("run", Phrase("Sinkronisasi berhenti.", "The synchronisation stopped."), SAFE),
    Notice(
        "offline",
        Phrase(
            "Komputer ini tidak tersambung ke server.", "This PC is not connected to the server."
        ),
        Phrase(
            "Anda tetap dapat membaca dan menjawab; jawaban menunggu di kotak keluar.",
            "You can go on reading and answering; answers wait in the outbox.",
        ),
    ),
    Notice(
        "timeout",
        Phrase("Sambungan diam terlalu lama.", "The connection was silent for too long."),
        safely(
            "Yang sudah diterima disimpan, sisanya menyusul.",
            "What was received is kept, the rest follows.",
        ),
    ),
    Notice(
        "server_down",
        Phrase("Server sedang tidak dapat melayani.", "The server cannot serve just now."),
        Phrase(
            "Jawaban yang belum terkirim menunggu di kotak keluar. Tidak ada yang hilang.",
            "Answers not sent yet wait in the outbox. Nothing is lost.",
        ),
    ),
    Notice(
        "sign_in_needed",
        Phrase("Server belum mengenali komputer ini.", "The server does not know this PC yet."),
        safely("Sinkronisasi ditunda.", "Synchronising is put off."),
    ),
    Notice(
        "client_too_old",
        Phrase(
            "Versi program ini tidak lagi dilayani server.",
            "The server no longer serves this version of the program.",
        ),
        safely("Sinkronisasi ditunda.", "Synchronising is put off."),
    ),
    Notice(
        "clock_wrong",
        Phrase(
            "Jam komputer ini berbeda jauh dari jam server.",
            "The clock of this PC is far from the server's.",
        ),
        Phrase(
            "Sinkronisasi ditunda agar waktu jawaban tidak tercatat salah.",
            "Synchronising is put off, so that no answer gets a wrong time.",
        ),
    ),
    Notice(
        "wipe_guard",
        Phrase(
            "Server meminta banyak laporan dihapus dari salinan ini.",
            "The server asks for many complaints to be removed from this copy.",
        ),
        safely("Salinan belum diubah.", "The copy has not been changed."),
    ),
    Notice(
        "proxy_page",
        Phrase(
            "Yang menjawab bukan server Anda, melainkan halaman jaringan setempat.",
            "What answered was not your server but a page of the local network.",
        ),
        safely("Tidak ada yang dikirim atau diterima.", "Nothing was sent or received."),
    ),
    Notice(
        "filtered",
        Phrase(
            "Jaringan ini menolak alamat server Anda.",
            "This network refuses the address of your server.",
        ),
        safely(
            "Tidak ada yang dikirim atau diterima; server sendiri tidak terganggu.",
            "Nothing was sent or received; the server itself is not disturbed.",
        ),
    ),
    Notice(
        "proxy_sign_in",
        Phrase(
            "Proksi jaringan kantor meminta nama dan sandi (407).",
            "The proxy of the office network asks for a name and a password (407).",
        ),
        safely(
            "Tidak ada yang dikirim atau diterima; server sendiri tidak terganggu.",
            "Nothing was sent or received; the server itself is not disturbed.",
        ),
    ),
    Notice(
        "proxy_down",
        Phrase(
            "Proksi jaringan kantor tidak menjawab atau tidak mencapai server.",
            "The proxy of the office network does not answer or does not reach the server.",
        ),
        safely("Tidak ada yang dikirim atau diterima.", "Nothing was sent or received."),
    ),
    Notice(
        "inspected",
        Phrase(
            "Sertifikat yang ditunjukkan bukan milik server Anda.",
            "The certificate that was shown is not your server's.",
        ),
        INSPECTED,
    ),
    Notice(
        "certificate_expired",
        Phrase(
            "Masa berlaku sertifikat server sudah lewat menurut jam komputer ini.",
            "By the clock of this PC the server's certificate is past its time.",
        ),
        safely("Tidak ada yang dikirim.", "Nothing was sent."),
    ),
    Notice(
        "untrusted",
        Phrase(
            "Jawaban yang datang tidak bertanda tangan server Anda.",
            "The answer that came is not signed by your server.",
        ),
        Phrase(
            "Jawaban itu diabaikan; keadaan kiriman Anda tidak berubah.",
            "It was ignored; how your sent work stands has not changed.",
        ),
    ),
    Notice(
        "partial",
        Phrase("Sambungan putus di tengah jalan.", "The connection broke half-way."),
        Phrase(
            "Yang sudah diterima disimpan; sisanya menyusul. Tidak ada yang hilang.",
            "What was received is kept; the rest follows. Nothing is lost.",
        ),
    ),
    Notice(
        "fingerprint_mismatch",
        Phrase(
            "Salinan di komputer ini tidak sama dengan yang ada di server.",
            "The copy on this PC is not the same as the server's.",
        ),
        safely("Isi laporan mungkin belum mutakhir.", "Complaints may not be up to date."),
    ),
    Notice(
        "revoked",
        Phrase(
            "Akses komputer ini telah dicabut oleh admin.",
            "The admin has revoked this PC's access.",
        ),
        Phrase(
            "Pekerjaan yang belum terkirim disegel untuk server, lalu salinan dihapus.",
            "Work not sent is sealed for the server, then the copy is erased.",
        ),
    ),
    Notice(
        "cancelled",
        Phrase("Sinkronisasi dihentikan.", "The synchronisation was stopped."),
        Phrase(
            "Yang sudah diterima disimpan; sisanya menyusul.",
            "What was received is kept; the rest follows.",
        ),
    ),
    Notice("item", Phrase("Satu kiriman belum diterima.", "One item was not accepted."), SAFE),
    Notice(
        "refused",
        Phrase("Server tidak dapat menerima jawaban ini.", "The server cannot accept this answer."),
        Phrase(
            "Jawaban belum diterapkan; teksnya tetap ada.",
            "The answer has had no effect; its text is still here.",
        ),
    ),
    Notice(
        "forbidden",
        Phrase("Peran Anda tidak diizinkan melakukan ini.", "Your role may not do this."),
        Phrase(
            "Tidak ada yang diubah; teks Anda tetap ada.",
            "Nothing was changed; your text is still here.",
        ),
    ),
    Notice(
        "too_large",
        Phrase(
            "Teks atau lampiran melebihi batas server.",
            "The text or an attachment is over the server's limit.",
        ),
        Phrase(
            "Jawaban belum dikirim; semuanya tetap ada.",
            "The answer was not sent; all of it is still here.",
        ),
    ),
    Notice(
        "not_found",
        Phrase("Data ini tidak ada lagi di salinan.", "This is no longer in the copy."),
        safely(
            "Laporannya mungkin sudah didisposisikan ke instansi lain.",
            "The complaint may have been disposed to another agency.",
        ),
    ),
    Notice(
        "too_late",
        Phrase("Jawaban ini sudah berangkat dari komputer ini.", "This answer has left this PC."),
        Phrase("Isinya terkunci sampai server menjawab.", "It is locked until the server answers."),
    ),
    Notice(
        "not_offered",
        Phrase(
            "Pilihan ini tidak berlaku untuk keadaan kiriman sekarang.",
            "This choice does not fit how the item stands now.",
        ),
        Phrase("Tidak ada yang diubah.", "Nothing was changed."),
    ),
    Notice("local", Phrase("Ada masalah di komputer ini.", "There is a problem on this PC."), SAFE),
    Notice(
        "disk_full",
        Phrase("Ruang simpan komputer penuh.", "The disk of this PC is full."),
        Phrase(
            "Perubahan terakhir tidak tersimpan; yang sebelumnya utuh.",
            "The last change was not saved; what came before is whole.",
        ),
    ),
    Notice(
        "disk_failed",
        Phrase(
            "Berkas salinan tidak dapat dibaca atau ditulis.",
            "The file of the copy cannot be read or written.",
        ),
        Phrase(
            "Perubahan terakhir tidak tersimpan; yang sebelumnya utuh.",
            "The last change was not saved; what came before is whole.",
        ),
    ),
    Notice(
        "db_locked",
        Phrase(
            "Berkas salinan sedang dipakai program lain.",
            "Another program is using the file of the copy.",
        ),
        Phrase("Perubahan terakhir belum tersimpan.", "The last change is not saved yet."),
    ),
    Notice(
        "db_corrupt",
        Phrase("Berkas salinan di komputer ini rusak.", "The file of the copy is damaged."),
        Phrase(
            "Berkas tidak dihapus; konsep dan kotak keluar diselamatkan sejauh terbaca.",
            "It is not deleted; drafts and outbox are saved as far as they can be read.",
        ),
    ),
    Notice(
        "db_too_new",
        Phrase(
            "Berkas salinan dibuat oleh versi program yang lebih baru.",
            "The file of the copy was made by a newer version of the program.",
        ),
        Phrase(
            "Versi ini tidak membukanya agar isinya tidak rusak.",
            "This version does not open it, so that nothing in it is damaged.",
        ),
    ),
    Notice(
        "db_exists",
        Phrase("Salinan sudah ada di komputer ini.", "There is a copy on this PC already."),
        Phrase("Tidak ada yang ditimpa.", "Nothing was overwritten."),
    ),
    Notice(
        "db_missing",
        Phrase("Salinan tidak ditemukan di komputer ini.", "No copy was found on this PC."),
        Phrase("Belum ada laporan untuk dibaca.", "There are no complaints to read yet."),
    ),
    Notice(
        "wrong_key",
        Phrase(
            "Kunci tidak cocok dengan berkas salinan.",
            "The key does not fit the file of the copy.",
        ),
        Phrase(
            "Salinan tetap terkunci dan tidak diubah.",
            "The copy stays locked and was not changed.",
        ),
    ),
    Notice(
        "wrong_passphrase",
        Phrase("Frasa sandi tidak cocok.", "The passphrase does not fit."),
        Phrase(
            "Salinan tetap terkunci dan tidak diubah.",
            "The copy stays locked and was not changed.",
        ),
    ),
    Notice(
        "keyring_locked",
        Phrase(
            "Penyimpan kunci sistem terkunci atau tidak tersedia.",
            "The system's key store is locked or not available.",
        ),
        Phrase(
            "Salinan belum dapat dibuka; isinya aman.",
            "The copy cannot be opened yet; what is in it is safe.",
        ),
    ),
    Notice(
        "already_running",
        Phrase("Program ini sudah terbuka.", "This program is open already."),
        Phrase(
            "Salinan hanya dapat dipakai satu jendela.",
            "The copy can be used by one window only.",
        ),
    ),
)

NOTICES: Final[Mapping[str, Notice]] = MappingProxyType({notice.key: notice for notice in _ALL})
"""By the code of the error."""
