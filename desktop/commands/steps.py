"""What to do, as the command line says it, by the key of a notice (Indonesian)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.domain.errors import PenghubungError, Worded
from desktop.domain.notices import Notice, Sentence

_AGAIN: Final = "Jalankan lagi sync; yang sudah sampai tidak dikirim dua kali."
_NEW_CODE: Final = "Minta kode baru kepada admin instansi."
_ONCE_MORE: Final = (
    "Jalankan courier-export lagi dan bawa sekali lagi, atau sync bila ada jaringan."
)
_COPY_AGAIN: Final = (
    "Salin lagi berkas .balas dari komputer server; bila tetap begini, jalankan courier-export"
    " lagi: tidak ada yang tercatat dua kali."
)
_EXPORT_AGAIN: Final = (
    "Jalankan courier-export lagi; server mengenali kiriman lama, tidak ada yang tercatat dua kali."
)
_NOTHING_TO_DO: Final = "Tidak perlu berbuat apa-apa; berkasnya boleh dihapus dari flashdisk."

STEPS: Final[Mapping[str, str]] = {
    "bug": "Ulangi perintahnya; bila terulang, beri tahu admin apa yang Anda jalankan.",
    "known": "Coba lagi beberapa saat lagi.",
    "run": "Jalankan lagi sync nanti.",
    "carried_older": "Tidak perlu berbuat apa-apa; berkas atau sync berikutnya membawa keadaan"
    " terakhir.",
    "carried_more": _ONCE_MORE,
    "carried_epoch": _ONCE_MORE,
    "carried_differs": _ONCE_MORE,
    "courier_file": "Ulangi dengan berkas yang lain.",
    "courier_unreadable": "Periksa apakah flashdisk terpasang dan nama berkas benar, lalu ulangi.",
    "courier_empty": _COPY_AGAIN,
    "courier_not_ours": "Berikan berkas yang namanya berakhiran .balas.",
    "courier_too_long": "Berikan berkas .balas yang lain; bila hanya ini, minta admin server"
    " membuatnya lagi.",
    "courier_halved": _COPY_AGAIN,
    "courier_damaged": _COPY_AGAIN,
    "courier_newer": "Pasang versi terbaru di komputer ini, lalu impor lagi berkas yang sama.",
    "courier_own_request": "Bawa berkas ini ke admin server; yang diimpor di sini berkas .balas.",
    "courier_other_request": "Bawa berkas itu ke admin server; di sini berikan berkas .balas.",
    "courier_wrong_way": "Berikan berkas yang namanya berakhiran .balas.",
    "courier_other_recipient": "Impor di komputer yang membuatnya; di sini berikan jawaban untuk"
    " berkas dari sini.",
    "courier_other_server": "Periksa apakah berkasnya tertukar; bila tidak, beri tahu admin"
    " instansi.",
    "courier_forged": "Jangan pakai berkas itu; beri tahu admin instansi, lalu courier-export"
    " lagi.",
    "courier_unknown": _EXPORT_AGAIN,
    "courier_again": _NOTHING_TO_DO,
    "courier_forgotten": _EXPORT_AGAIN,
    "courier_exists": "Pilih nama lain, foldernya saja, atau --replace.",
    "courier_no_room": "Kosongkan sedikit tempat atau pakai flashdisk lain, lalu ulangi.",
    "courier_not_written": "Pilih tempat lain, lalu ulangi.",
    "courier_pulled_out": "Periksa flashdisk, lalu jalankan lagi courier-export.",
    "courier_no_news": _NOTHING_TO_DO,
    "courier_results_only": "Lihat dengan perintah attention bila ada yang menunggu keputusan"
    " Anda.",
    "courier_wipe_guard": "Tanyakan kepada koordinator; bila memang demikian, jalankan"
    " courier-import --accept-removals dengan berkas yang sama.",
    "courier_forbidden": "Tanyakan kepada admin instansi; bila perannya keliru, ekspor lagi setelah"
    " diperbaiki.",
    "courier_too_large": "Jalankan sync bila ada jaringan, atau minta admin server menaikkan"
    " batasnya.",
    "offline": "Jalankan sync lagi setelah jaringan ada.",
    "timeout": _AGAIN,
    "server_down": "Jalankan lagi sync beberapa saat lagi.",
    "server_down_until": "Jalankan lagi sync, sebaiknya setelah {when}.",
    "sign_in_needed": "Minta kode pendaftaran kepada admin instansi, lalu jalankan enrol KODE.",
    "client_too_old": "Pasang versi terbaru, lalu jalankan sync.",
    "clock_wrong": "Betulkan tanggal, jam, dan zona waktu komputer, lalu jalankan sync.",
    "wipe_guard": "Tanyakan kepada koordinator; bila memang demikian, jalankan"
    " sync --accept-removals.",
    "proxy_page": "Buka peramban, masuk ke jaringan itu, lalu jalankan sync lagi.",
    "filtered": "Minta admin jaringan mengizinkan alamat server, atau pakai jaringan lain.",
    "proxy_sign_in": "Minta nama dan sandi proksi kepada admin jaringan, simpan dengan"
    " proxy --user NAMA, lalu jalankan sync.",
    "proxy_down": "Periksa setelan proksi bersama admin jaringan, atau pakai jaringan lain.",
    "inspected": "Buka peramban; bila ada halaman masuk, masuklah, lalu jalankan sync. Bila"
    " tidak, minta admin jaringan mengecualikan alamat server.",
    "certificate_expired": "Periksa tanggal komputer ini; bila sudah benar, beri tahu admin.",
    "untrusted": "Coba jaringan lain; bila terulang, hubungi admin.",
    "partial": _AGAIN,
    "fingerprint_mismatch": "Jalankan sync; salinan diambil ulang, paling banyak sekali sehari.",
    "revoked": "Hubungi admin instansi bila Anda masih bertugas.",
    "cancelled": _AGAIN,
    "item": "Lihat dengan perintah attention.",
    "refused": "Perbaiki teksnya, lalu kirim lagi.",
    "forbidden": "Minta Pejabat Penghubung menyetujui atau mengirimkannya.",
    "too_large": "Persingkat teks atau ganti lampirannya, lalu kirim lagi.",
    "not_found": "Jalankan sync, lalu cari lagi.",
    "too_late": "Tunggu jawaban server, atau batalkan dengan settle --discard agar ditarik.",
    "not_offered": "Lihat keadaannya yang terbaru dengan outbox.",
    "local": "Coba lagi.",
    "disk_full": "Hapus berkas yang tidak diperlukan, lalu ulangi.",
    "disk_failed": "Periksa hak akses dan keadaan penyimpanan, lalu ulangi.",
    "db_locked": "Tutup program lain atau pemindai yang memakainya, lalu ulangi.",
    "db_corrupt": "Jalankan recover, lalu sync; laporan diambil lagi dari server.",
    "db_too_new": "Pasang versi terbaru.",
    "db_exists": "Pakai salinan itu; jangan membuat yang baru.",
    "db_missing": "Daftarkan komputer ini dengan enrol KODE.",
    "wrong_key": "Berikan frasa sandi pemulihan.",
    "wrong_passphrase": "Periksa huruf besar dan spasi, lalu coba lagi.",
    "keyring_locked": "Buka kunci sistem, atau berikan frasa sandi lewat PENGHUBUNG_PASSPHRASE.",
    "already_running": "Tutup jendela atau perintah yang sedang berjalan, lalu ulangi.",
    "goes_on": _AGAIN,
    "tls_failed": "Coba jaringan lain; bila terulang, beri tahu admin.",
    "insecure_address": "Minta alamat https:// kepada admin instansi.",
    "access_ended": "Hubungi admin instansi bila Anda masih bertugas; ia dapat memberi kode baru.",
    "access_ended_courier": "Serahkan berkas itu kepada admin instansi; hanya server yang dapat"
    " membukanya.",
    "code_used": _NEW_CODE,
    "code_expired": _NEW_CODE,
    "code_unknown": "Periksa apakah kodenya dari server ini, atau minta kode baru.",
    "too_many_tries": "Tunggu satu menit, lalu coba lagi dengan kode yang benar.",
    "bad_code": "Salin lagi seluruh kode, mulai dari PH1.",
    "not_enrolled": "Minta kode pendaftaran kepada admin instansi, lalu jalankan enrol KODE.",
    "unfinished": "Jalankan lagi enrol dengan kode yang sama; bila sudah lewat 24 jam, minta kode"
    " baru.",
    "no_server_address": "Ulangi dengan --server URL.",
    "no_proxy": "Atur proksi di setelan jaringan komputer, lalu ulangi.",
    "no_keyring": "Tentukan frasa sandi paling sedikit {n} karakter (--passphrase-file BERKAS,"
    " atau variabel PENGHUBUNG_PASSPHRASE), lalu ulangi.",
    "passphrase_too_short": "Pilih beberapa kata yang mudah Anda ingat, lalu ulangi.",
    "place_network": "Minta admin memindahkannya ke diska komputer ini, lalu pakai --home.",
    "place_synced": "Keluarkan tempat itu dari layanan awan, atau pakai tempat lain dengan --home.",
    "first_network": "Pakai tempat di diska komputer ini dengan --home, atau minta bantuan admin.",
    "first_synced": "Pakai tempat di luar layanan awan dengan --home, atau minta bantuan admin.",
    "first_small": "Hapus berkas yang tidak diperlukan, lalu ulangi.",
    "disk_low": "Hapus berkas yang tidak diperlukan.",
    "key_copy_lost": "Buka penyimpan kunci sistem, lalu jalankan sync; berkas itu dibuat lagi.",
    "clock_off": "Betulkan tanggal, jam, dan zona waktu komputer.",
    "waiting_long": "Jalankan sync, atau pakai kurir bila tidak ada jaringan.",
    "never_complete": "Jalankan sync sampai selesai.",
    "replica_gone": "Jalankan recover, lalu sync.",
    "no_spare": "Lihat yang ada dengan spares.",
    "spare_missing": "Kosongkan ruang diska, lalu jalankan spares --make.",
    "spare_old": "Kosongkan ruang diska, lalu jalankan spares --make.",
    "sound": "Lanjutkan pekerjaan Anda; bila isinya tampak usang, jalankan sync.",
    "empty": "Tulis isinya, lalu kirim lagi.",
    "too_long": "Persingkat {n} karakter, lalu kirim lagi.",
    "approval_settled": "Baca yang terjadi sementara itu, lalu batalkan keputusan Anda; salinannya"
    " disimpan.",
    "approval_waits": "Jalankan sync setelah operator menyinkronkan komputernya.",
    "approval_decided": "Jalankan sync, lalu lihat lagi keadaannya.",
    "handing_broken": "Salin berkasnya sekali lagi, lalu ambil lagi.",
    "handing_not_ours": "Pilih berkas .ajukan untuk pengajuan, .kembali untuk yang dikembalikan,"
    " atau .kartu untuk kartu Pejabat Penghubung.",
    "handing_newer": "Pasang versi terbaru di komputer ini, lalu ambil lagi berkas yang sama.",
    "handing_other": "Minta berkas yang dibuat dengan kartu Anda, atau kartu Pejabat Penghubung"
    " instansi Anda.",
    "handing_forged": "Jangan pakai berkas itu; minta yang baru dari pembuatnya.",
    "handing_unreadable": "Periksa apakah berkasnya masih ada, lalu ulangi.",
    "handing_not_written": "Pilih tempat lain, lalu ulangi.",
    "handing_nothing_back": "Kembalikan dahulu pengajuan yang datang lewat berkas.",
    "handing_no_author": "Ambil dahulu pengajuan operator dengan take-submissions BERKAS.",
    "handing_no_card": "Minta berkas kartunya, lalu ambil dengan card BERKAS --take.",
    "handing_nothing": "Ajukan dahulu; yang sudah dijawab server dilihat Pejabat Penghubung"
    " setelah sinkronisasi.",
    "remark_missing": "Tulis apa yang perlu diperbaiki, lalu kembalikan lagi.",
    "sheet_empty": "Isi keduanya.",
    "owed_now": "Jawab laporannya, atau kembalikan kepada koordinator.",
    "beyond_deadline": "Pilih hari yang tidak melewati tenggatnya.",
    "past_day": "Pilih hari mulai besok.",
    "too_many_filters": "Buang satu saringan, lalu simpan lagi.",
    "filter_without_name": "Tulis namanya, lalu simpan lagi.",
    "too_many_chosen": "Pilih lebih sedikit, lalu ulangi.",
    "free_day": "Pilih hari kerja.",
    "reason_unknown": "Pilih salah satu: {known}.",
    "reasons_missing": "Jalankan sync dahulu, lalu pilih alasan.",
    "explanation_missing": "Isi keterangannya, lalu kirim lagi.",
    "draft_cannot_go": "Salin teksnya dengan export-unsent bila masih diperlukan, lalu buang"
    " konsepnya.",
    "replaced_otherwise": "Baca dahulu laporannya; bila masih perlu, kirim sebagai jawaban"
    " tersendiri (drafts --send NOMOR --as-new).",
    "sync_first": "Jalankan sync sampai salinan lengkap, lalu kirim bila masih perlu.",
    "no_anyway": "Pilih Sunting dulu (--edit) atau Batalkan (--discard).",
    "not_waiting": "Lihat keadaannya di kotak keluar (outbox).",
    "no_operation": "Lihat nomornya di kotak keluar (outbox), lalu ulangi.",
    "no_agency": "Lihat daftarnya dengan perintah agencies, lalu tulis nama atau nomornya.",
    "no_complaint": "Periksa nomornya, atau jalankan sync lalu cari lagi.",
    "meanwhile": "Bandingkan keduanya, lalu pilih: tetap kirim, sunting dulu, atau batalkan.",
    "left": "Batalkan; salinan teksnya tetap disimpan.",
    "draft_left": "Salin bila perlu (export-unsent), lalu buang konsepnya.",
    "two_texts": "Bandingkan keduanya, lalu sunting dan kirim lagi, atau batalkan.",
    "refused_item": "Sunting bagian itu lalu kirim lagi, atau batalkan.",
    "attachment_type": "Pilih berkas lain, atau simpan sebagai jenis itu, lalu lampirkan.",
    "attachment_large": "Perkecil atau bagi berkasnya, lalu lampirkan lagi.",
    "attachment_original": "Kirim gambar yang diperkecil, atau serahkan aslinya dengan cara lain.",
    "attachment_count": "Buang satu lampiran, atau kirim sisanya dengan tindak lanjut berikutnya.",
    "attachment_twice": "Pilih berkas lain bila memang ada yang kurang.",
    "attachment_unreadable": "Buka gambarnya di program lain, simpan ulang, lalu lampirkan lagi.",
    "attachment_not_here": "Ambil dahulu dari server dengan fetch.",
    "attachment_unknown": "Lihat daftarnya dengan perintah attachments.",
    "attachment_gone": "Jalankan sync, lalu lihat lagi laporannya.",
    "attachment_turned_down": "Kirim berkas yang benar dengan tindak lanjut baru, lalu tandai"
    " ini sudah diketahui (attachments --let-be NOMOR).",
    "mandiri_file": "Ambil lagi ekspor Laporan Ringkas (.xlsx) dari SP4N-LAPOR!, lalu ulangi.",
    "mandiri_cut": "Ambil lagi ekspornya, lalu ulangi.",
    "mandiri_server": "Ulangi; bila tetap begini, nyalakan ulang komputer.",
    "mandiri_books": "Beri tahu yang mengurus komputer ini; jangan hapus data Penghubung.",
    "mandiri_exists": "Pakai mandiri-import untuk ekspor baru.",
    "mandiri_undecided": "Jalankan sync dan putuskan yang di attention dahulu, lalu ulangi.",
    "mandiri_first_copy": "Periksa jaringan, lalu ulangi mandiri-move dengan kode yang sama.",
    "mandiri_not_ticked": "Lihat keadaannya dengan by-hand --all.",
    "mandiri_not_handed_on": "Jalankan sync dan coba lagi, atau masukkan sendiri ke SP4N-LAPOR!.",
    "put_off": "Tunggu sinkronisasi berikutnya; bila tetap begini, sunting atau batalkan.",
}


def sentence_of(notice: Notice) -> Sentence:
    """A notice in this door's words."""
    return notice.told("id", STEPS[notice.key])


def sentence_of_error(error: PenghubungError) -> Sentence:
    """An error in this door's words."""
    return error.sentence if isinstance(error, Worded) else sentence_of(error.notice)
