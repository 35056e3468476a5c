"""What the officer reads when something fails, by the code of the error (Indonesian).

Each has three parts: what happened, what it means for the work, what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the officer reads, in three parts (Indonesian)."""

    happened: str
    meaning: str
    action: str

    def __str__(self) -> str:
        return f"{self.happened} {self.meaning} {self.action}"


_SAFE: Final = "Konsep dan kotak keluar Anda tetap tersimpan di komputer ini."

SENTENCES: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "bug": Sentence(
            "Ada kesalahan di dalam program.",
            "Langkah terakhir tidak dijalankan. " + _SAFE,
            "Tutup lalu buka lagi programnya; bila terulang, kirim berkas catatan ke admin.",
        ),
        "known": Sentence(
            "Langkah ini tidak dapat diselesaikan.", _SAFE, "Coba lagi beberapa saat lagi."
        ),
        "run": Sentence("Sinkronisasi berhenti.", _SAFE, "Coba sinkronkan lagi nanti."),
        "offline": Sentence(
            "Komputer ini tidak tersambung ke server.",
            "Anda tetap dapat membaca dan menjawab; jawaban menunggu di kotak keluar.",
            "Sinkronkan lagi setelah jaringan ada.",
        ),
        "timeout": Sentence(
            "Sambungan diam terlalu lama.",
            "Yang sudah diterima disimpan, sisanya menyusul. " + _SAFE,
            "Biarkan dicoba lagi otomatis, atau tekan Sinkronkan.",
        ),
        "server_down": Sentence(
            "Server sedang tidak dapat melayani.",
            "Jawaban yang belum terkirim menunggu di kotak keluar. Tidak ada yang hilang.",
            "Percobaan berikutnya berjalan sendiri.",
        ),
        "sign_in_needed": Sentence(
            "Server belum mengenali komputer ini.",
            "Sinkronisasi ditunda. " + _SAFE,
            "Masukkan kode pendaftaran dari admin instansi.",
        ),
        "client_too_old": Sentence(
            "Versi program ini tidak lagi dilayani server.",
            "Sinkronisasi ditunda. " + _SAFE,
            "Pasang versi terbaru, lalu sinkronkan.",
        ),
        "clock_wrong": Sentence(
            "Jam komputer ini berbeda jauh dari jam server.",
            "Sinkronisasi ditunda agar waktu jawaban tidak tercatat salah.",
            "Betulkan tanggal, jam, dan zona waktu komputer, lalu sinkronkan.",
        ),
        "wipe_guard": Sentence(
            "Server meminta banyak laporan dihapus dari salinan ini.",
            "Salinan belum diubah. " + _SAFE,
            "Tanyakan kepada koordinator; setujui hanya bila memang demikian.",
        ),
        "proxy_page": Sentence(
            "Yang menjawab bukan server kami, melainkan halaman jaringan setempat.",
            "Tidak ada yang dikirim atau diterima. " + _SAFE,
            "Buka peramban, masuk ke jaringan itu, lalu sinkronkan lagi.",
        ),
        "untrusted": Sentence(
            "Jawaban yang datang tidak bertanda tangan server kami.",
            "Jawaban itu diabaikan; status kiriman Anda tidak berubah.",
            "Coba jaringan lain; bila terulang, hubungi admin.",
        ),
        "partial": Sentence(
            "Sambungan putus di tengah jalan.",
            "Yang sudah diterima disimpan; sisanya menyusul. Tidak ada yang hilang.",
            "Percobaan berikutnya melanjutkan dari titik ini.",
        ),
        "fingerprint_mismatch": Sentence(
            "Salinan di komputer ini tidak sama dengan yang ada di server.",
            "Isi laporan mungkin belum mutakhir. " + _SAFE,
            "Salinan akan diambil ulang otomatis, paling banyak sekali sehari.",
        ),
        "revoked": Sentence(
            "Akses komputer ini telah dicabut oleh admin.",
            "Pekerjaan yang belum terkirim disegel untuk server, lalu salinan dihapus.",
            "Hubungi admin instansi untuk penerusnya.",
        ),
        "cancelled": Sentence(
            "Sinkronisasi dihentikan.",
            "Yang sudah diterima disimpan; sisanya menyusul.",
            "Tekan Sinkronkan bila siap.",
        ),
        "item": Sentence("Satu jawaban belum diterima.", _SAFE, "Buka Perlu perhatian."),
        "conflict": Sentence(
            "Laporan ini sudah berubah sejak Anda menulis jawaban.",
            "Jawaban Anda belum diterapkan dan tetap tersimpan lengkap.",
            "Bandingkan keduanya, lalu pilih: tetap kirim, sunting, atau batalkan.",
        ),
        "refused": Sentence(
            "Server tidak dapat menerima jawaban ini.",
            "Jawaban belum diterapkan; teksnya tetap ada.",
            "Perbaiki bagian yang ditandai, lalu kirim lagi.",
        ),
        "forbidden": Sentence(
            "Peran Anda tidak diizinkan melakukan ini.",
            "Tidak ada yang diubah; teks Anda tetap ada.",
            "Minta Pejabat Penghubung menyetujui atau mengirimkannya.",
        ),
        "too_large": Sentence(
            "Teks atau lampiran melebihi batas server.",
            "Jawaban belum dikirim; semuanya tetap ada.",
            "Perpendek teks atau ganti lampiran.",
        ),
        "not_found": Sentence(
            "Data ini tidak ada lagi di salinan.",
            "Laporannya mungkin sudah didisposisikan ke instansi lain. " + _SAFE,
            "Sinkronkan, lalu cari lagi.",
        ),
        "too_late": Sentence(
            "Jawaban ini sudah berangkat dari komputer ini.",
            "Isinya terkunci sampai server menjawab.",
            "Tunggu jawaban server, atau pilih Batalkan agar permintaannya dikirim.",
        ),
        "not_offered": Sentence(
            "Pilihan ini tidak berlaku untuk keadaan jawaban sekarang.",
            "Tidak ada yang diubah.",
            "Muat ulang daftar dan lihat keadaannya yang terbaru.",
        ),
        "local": Sentence("Ada masalah di komputer ini.", _SAFE, "Coba lagi."),
        "disk_full": Sentence(
            "Ruang simpan komputer penuh.",
            "Perubahan terakhir tidak tersimpan; yang sebelumnya utuh.",
            "Kosongkan ruang simpan, lalu ulangi.",
        ),
        "disk_failed": Sentence(
            "Berkas salinan tidak dapat dibaca atau ditulis.",
            "Perubahan terakhir tidak tersimpan; yang sebelumnya utuh.",
            "Periksa hak akses dan keadaan penyimpanan, lalu buka lagi programnya.",
        ),
        "db_locked": Sentence(
            "Berkas salinan sedang dipakai program lain.",
            "Perubahan terakhir belum tersimpan.",
            "Tutup program lain atau pemindai yang memakainya, lalu ulangi.",
        ),
        "db_corrupt": Sentence(
            "Berkas salinan di komputer ini rusak.",
            "Berkas tidak dihapus; konsep dan kotak keluar diselamatkan sejauh terbaca.",
            "Pilih Pulihkan; laporan diambil lagi dari server.",
        ),
        "db_too_new": Sentence(
            "Berkas salinan dibuat oleh versi program yang lebih baru.",
            "Versi ini tidak membukanya agar tidak merusak isinya.",
            "Pasang versi terbaru.",
        ),
        "db_exists": Sentence(
            "Salinan sudah ada di komputer ini.",
            "Tidak ada yang ditimpa.",
            "Buka salinan itu, jangan membuat yang baru.",
        ),
        "db_missing": Sentence(
            "Salinan tidak ditemukan di komputer ini.",
            "Belum ada laporan untuk dibaca.",
            "Daftarkan komputer ini, atau pulihkan dari cadangan.",
        ),
        "wrong_key": Sentence(
            "Kunci tidak cocok dengan berkas salinan.",
            "Salinan tetap terkunci dan tidak diubah.",
            "Masukkan frasa sandi pemulihan.",
        ),
        "wrong_passphrase": Sentence(
            "Frasa sandi pemulihan tidak cocok.",
            "Salinan tetap terkunci dan tidak diubah.",
            "Periksa huruf besar dan spasi, lalu coba lagi.",
        ),
        "keyring_locked": Sentence(
            "Penyimpan kunci sistem terkunci atau tidak tersedia.",
            "Salinan belum dapat dibuka; isinya aman.",
            "Buka kunci sistem, atau masukkan frasa sandi pemulihan.",
        ),
        "already_running": Sentence(
            "Program ini sudah terbuka.",
            "Salinan hanya dapat dipakai satu jendela.",
            "Pindah ke jendela yang sudah terbuka.",
        ),
    }
)
