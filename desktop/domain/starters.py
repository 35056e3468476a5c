"""Reply templates that come with the program. An officer may change or hide each of them.

Written for all agencies, in the polite form that public answers take: what was done, by whom,
when, and what comes next. Words in braces are places; see `desktop.domain.filling`.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.writing import Template

STARTERS: Final = (
    Template(
        0,
        "thanks",
        "Terima kasih, laporan diterima",
        "Yth. {pelapor},\n\nTerima kasih atas laporan Nomor {nomor}. Laporan telah kami terima "
        "pada {hari ini} dan diteruskan kepada {bidang atau petugas} untuk diperiksa. Hasil "
        "pemeriksaan kami sampaikan paling lambat {tanggal hasil}.\n\nHormat kami,\n{instansi}",
        "thanks-received",
    ),
    Template(
        0,
        "thanks",
        "Terima kasih atas apresiasi atau saran",
        "Yth. {pelapor},\n\nTerima kasih atas saran yang disampaikan melalui laporan Nomor "
        "{nomor}. Saran tersebut telah kami sampaikan kepada {bidang atau petugas} sebagai bahan "
        "perbaikan {layanan}.\n\nHormat kami,\n{instansi}",
        "thanks-advice",
    ),
    Template(
        0,
        "in_progress",
        "Sedang diperiksa di lapangan",
        "Yth. {pelapor},\n\nMenindaklanjuti laporan Nomor {nomor}, {petugas} telah memeriksa "
        "{lokasi} pada {hari dan tanggal}. Hasil pemeriksaan: {temuan}. Penanganan sedang "
        "berlangsung dan diperkirakan selesai paling lambat {tanggal selesai}.\n\n"
        "Hormat kami,\n{instansi}",
        "progress-field",
    ),
    Template(
        0,
        "in_progress",
        "Dikoordinasikan dengan pihak lain",
        "Yth. {pelapor},\n\nLaporan Nomor {nomor} telah kami pelajari. Penanganannya memerlukan "
        "koordinasi dengan {pihak lain}; {langkah yang sudah dilakukan} pada {hari dan tanggal}. "
        "Perkembangan berikutnya kami sampaikan paling lambat {tanggal kabar}.\n\n"
        "Hormat kami,\n{instansi}",
        "progress-others",
    ),
    Template(
        0,
        "handled",
        "Sudah ditangani",
        "Yth. {pelapor},\n\nLaporan Nomor {nomor} telah selesai ditangani. Pada {hari dan "
        "tanggal}, {petugas} telah {tindakan} di {lokasi}. Dokumentasi pekerjaan kami "
        "lampirkan.\n\n Apabila masih terdapat kendala, silakan membalas laporan ini.\n\nHormat "
        "kami,\n{instansi}",
        "handled-done",
    ),
    Template(
        0,
        "handled",
        "Penjelasan atas permintaan informasi",
        "Yth. {pelapor},\n\nMenjawab pertanyaan dalam laporan Nomor {nomor}, kami sampaikan bahwa "
        "{jawaban}. Dasar ketentuannya adalah {dasar}. Keterangan lebih lanjut dapat diperoleh di "
        "{tempat layanan} pada {jam layanan}.\n\nHormat kami,\n{instansi}",
        "handled-information",
    ),
    Template(
        0,
        "schedule",
        "Jadwal pelaksanaan",
        "Yth. {pelapor},\n\nMenindaklanjuti laporan Nomor {nomor}, {pekerjaan} di {lokasi} "
        "dijadwalkan pada {hari dan tanggal} oleh {petugas}. Apabila jadwal berubah, kami "
        "sampaikan melalui laporan ini.\n\nHormat kami,\n{instansi}",
        "schedule-work",
    ),
    Template(
        0,
        "schedule",
        "Diusulkan dalam anggaran",
        "Yth. {pelapor},\n\nLaporan Nomor {nomor} telah kami tinjau pada {hari dan tanggal}. "
        "Pekerjaan {pekerjaan} belum termuat dalam anggaran tahun berjalan dan kami usulkan untuk "
        "tahun {tahun anggaran}. Untuk sementara, {petugas} akan {penanganan sementara}.\n\n"
        "Hormat kami,\n{instansi}",
        "schedule-budget",
    ),
    Template(
        0,
        "more_data",
        "Perlu data tambahan",
        "Yth. {pelapor},\n\nTerima kasih atas laporan Nomor {nomor}. Agar dapat kami tindak "
        "lanjuti, mohon dilengkapi dengan {data yang diperlukan} paling lambat {batas waktu}. "
        "Mohon tidak menuliskan NIK atau nomor telepon pada laporan yang dapat dibaca umum.\n\n"
        "Hormat kami,\n{instansi}",
        "data-needed",
    ),
    Template(
        0,
        "not_authority",
        "Bukan wewenang kami",
        "Laporan Nomor {nomor} mengenai {pokok laporan} bukan wewenang {instansi}, karena "
        "{alasan}. Menurut kami laporan ini menjadi wewenang {instansi yang berwenang}.",
        "authority-return",
    ),
    Template(
        0,
        "not_authority",
        "Penjelasan kepada pelapor: diteruskan",
        "Yth. {pelapor},\n\nTerima kasih atas laporan Nomor {nomor}. Setelah kami pelajari pada "
        "{hari ini}, {pokok laporan} merupakan wewenang {instansi yang berwenang}. Kami telah "
        "meminta koordinator untuk meneruskan laporan ini.\n\nHormat kami,\n{instansi}",
        "authority-told",
    ),
)
