"""Words of Indonesian that stand in people's names and in anybody's sentence alike."""

from __future__ import annotations

from typing import Final

_TITLES: Final = (
    "bapak bpk pak ibu saudara saudari sdr sdri tuan nyonya nona haji hajah drs dra prof dokter "
    "insinyur kiai ustaz ustadz raden mas mbak kak bang spd msi skom amd shi sag mpd "
)
_ORDINARY: Final = (
    "anonim anonymous rahasia pelapor masyarakat warga admin user test nama tanpa hamba allah "
    "rakyat umum pengguna penduduk sekolah siswa guru orang tua wali murid mahasiswa karyawan "
    "pegawai pedagang petani nelayan pemuda karang taruna kelompok komunitas forum aliansi "
    "ketua sekretaris rukun tetangga desa kelurahan kecamatan kabupaten kota provinsi jalan "
    "gang blok perumahan negara indonesia barat timur utara selatan tengah pusat baru lama "
    "besar kecil atas bawah adil aman abadi agung ahli akan aksi alam amal amanah anak anda api "
    "arah aral asli asri bagus bahagia baik bakti bangsa bangun banyak benar bening berani "
    "berkah bersih bersama biru bintang budaya budi bumi bunga cahaya cinta damai dana danau "
    "dari daya dewan dinas duta embun emas enam fajar gading gagah gembira gemilang gunung "
    "hadir harapan hari hasil hati hijau hidayah hidup hujan ibadah ikhlas ikhsan ilmu imam "
    "iman indah insan irama istana jaya jujur juli juni kamis karunia karya kasih kawan kembang "
    "kemuning kencana kita kristal kuat kuning kurnia laksana langit lestari lima luas lurus "
    "maha mahkota maju makmur malam mandiri manis mawar mekar melati menang mentari merah "
    "merdeka merpati mulia mulya muda muncul murni mutiara naga nusantara nyata pandai pagi "
    "pantai pelita perdana permai permata pertama perwira pijar pola prima pribadi puji putih "
    "rahmat raja rajin ramah ranah rapi rejeki rezeki restu rela riang rimba rukun rumah sabar "
    "sabtu sahabat sakti salam saleh samudra santai satu sejahtera sejati selamat semangat "
    "sembilan sempurna sentosa senja senin setia setiap siaga siang sinar sore subur suci "
    "sukses sumber syukur tabah tanah tangguh tani tegar tegas teguh teladan teratai terang "
    "tiga tulus tunas tunggal ulang unggul untung usaha utama wahana wangi wibawa wisata yoga "
    "agustus maret mei april januari februari september oktober november desember selasa rabu "
    "jumat minggu "
)

TITLES: Final = frozenset(_TITLES.split())
"""Ways to address somebody; never part of a name."""

ORDINARY: Final = frozenset(_ORDINARY.split())
"""Alone none of these says who reported; beside another word of the name it does."""
