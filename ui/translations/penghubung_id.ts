<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID" sourcelanguage="en_US">
<context>
    <name>AccessDialog</name>
    <message>
        <source>Access record</source>
        <translation>Catatan akses</translation>
    </message>
    <message>
        <source>No identity was opened on this PC</source>
        <translation>Belum ada identitas yang dibuka di komputer ini</translation>
    </message>
    <message>
        <source>When you open who reported a hidden complaint, it is noted here.</source>
        <translation>Bila Anda membuka identitas pelapor yang tertutup, hal itu dicatat di sini.</translation>
    </message>
    <message>
        <source>Export as CSV …</source>
        <translation>Simpan sebagai CSV …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Who opened the identity of a hidden reporter on this PC. The record stays in this officer&apos;s encrypted copy; it holds no text of a complaint.</source>
        <translation>Siapa yang membuka identitas pelapor yang tertutup di komputer ini. Catatan tersimpan dalam salinan terenkripsi milik petugas ini, tanpa isi laporan.</translation>
    </message>
    <message>
        <source>Export the access record</source>
        <translation>Simpan catatan akses</translation>
    </message>
    <message>
        <source>Table ({kinds})</source>
        <translation>Tabel ({kinds})</translation>
    </message>
    <message>
        <source>Openings written to {file}: {count}.</source>
        <translation>Pembukaan yang ditulis ke {file}: {count}.</translation>
    </message>
    <message>
        <source>The file is not encrypted; it names officers and complaint numbers.</source>
        <translation>Berkas itu tidak terenkripsi; isinya nama petugas dan nomor laporan.</translation>
    </message>
    <message>
        <source>Keep it where only those who may see it can read it.</source>
        <translation>Simpan di tempat yang hanya dapat dibaca oleh yang berhak.</translation>
    </message>
</context>
<context>
    <name>AccessModel</name>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Keperluan</translation>
    </message>
</context>
<context>
    <name>AgencyPage</name>
    <message>
        <source>Your agency</source>
        <translation>Instansi Anda</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Nama Anda</translation>
    </message>
    <message>
        <source>Your &amp;agency</source>
        <translation>&amp;Instansi Anda</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>&amp;Nama Anda</translation>
    </message>
    <message>
        <source>Only the complaints of your agency are kept on this PC. Nothing is stored before you go on, and going back leaves nothing.</source>
        <translation>Hanya laporan instansi Anda yang disimpan di komputer ini. Belum ada yang disimpan sebelum Anda melanjutkan, dan tidak ada yang tertinggal bila Anda kembali.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Is this your agency&apos;s export?</source>
        <translation>Apakah ini ekspor instansi Anda?</translation>
    </message>
    <message>
        <source>The file {name} was read.</source>
        <translation>Berkas {name} sudah dibaca.</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Pilih …</translation>
    </message>
    <message>
        <source>{agency} ({count})</source>
        <translation>{agency} ({count})</translation>
    </message>
    <message>
        <source>your agency</source>
        <translation>instansi Anda</translation>
    </message>
    <message>
        <source>your name</source>
        <translation>nama Anda</translation>
    </message>
    <message>
        <source>One thing is missing: {what}.</source>
        <translation>Satu hal belum terisi: {what}.</translation>
    </message>
    <message>
        <source>Fill it in, then continue.</source>
        <translation>Isi dahulu, lalu lanjutkan.</translation>
    </message>
</context>
<context>
    <name>Approval</name>
    <message>
        <source>Approved</source>
        <translation>Disetujui</translation>
    </message>
    <message>
        <source>Given back to be mended</source>
        <translation>Dikembalikan untuk diperbaiki</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Ditarik</translation>
    </message>
    <message>
        <source>Replaced by a newer version</source>
        <translation>Digantikan versi yang lebih baru</translation>
    </message>
    <message>
        <source>Approved, still to be sent</source>
        <translation>Disetujui, belum terkirim</translation>
    </message>
    <message>
        <source>Given back, still to be sent</source>
        <translation>Dikembalikan, belum terkirim</translation>
    </message>
    <message>
        <source>Your own version is still to be sent</source>
        <translation>Versi Anda sendiri belum terkirim</translation>
    </message>
    <message>
        <source>Being withdrawn</source>
        <translation>Sedang ditarik</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Menunggu persetujuan</translation>
    </message>
    <message>
        <source>{what} by {officer}</source>
        <translation>{what} · {officer}</translation>
    </message>
</context>
<context>
    <name>ApprovalPage</name>
    <message>
        <source>This page shows what operators submit until somebody has decided.</source>
        <translation>Di sini tampak pengajuan operator sampai ada yang memutuskannya.</translation>
    </message>
    <message>
        <source>Your agency does not ask for approval: answers go out as sent.</source>
        <translation>Instansi Anda tidak meminta persetujuan: jawaban terbit begitu dikirim.</translation>
    </message>
    <message>
        <source>After an exchange what you submit stands here until the liaison officer decides.</source>
        <translation>Yang Anda ajukan ada di sini setelah sinkronisasi, sampai Pejabat Penghubung memutuskan.</translation>
    </message>
    <message>
        <source>Nothing waits for approval</source>
        <translation>Tidak ada yang menunggu persetujuan</translation>
    </message>
    <message>
        <source>To today&apos;s complaints</source>
        <translation>Ke Hari ini</translation>
    </message>
    <message>
        <source>Approved. It goes out with the next synchronisation.</source>
        <translation>Disetujui. Terbit pada sinkronisasi berikutnya.</translation>
    </message>
    <message>
        <source>Given back. The operator learns of it with the next synchronisation.</source>
        <translation>Dikembalikan. Operator mengetahuinya pada sinkronisasi berikutnya.</translation>
    </message>
</context>
<context>
    <name>AskBar</name>
    <message>
        <source>Remove</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Samarkan</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Biarkan</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Tetap kirim</translation>
    </message>
    <message>
        <source>Left unfilled: {value}</source>
        <translation>Belum diisi: {value}</translation>
    </message>
    <message>
        <source>{kind} in words that everybody may read: {value}</source>
        <translation>{kind} dalam jawaban yang dapat dibaca umum: {value}</translation>
    </message>
    <message>
        <source>(and {count} more)</source>
        <translation>(dan {count} lagi)</translation>
    </message>
    <message>
        <source>Not sent yet.</source>
        <translation>Belum dikirim.</translation>
    </message>
</context>
<context>
    <name>AttachmentRow</name>
    <message>
        <source>Attachments</source>
        <translation>Lampiran</translation>
    </message>
</context>
<context>
    <name>AttachmentTile</name>
    <message>
        <source>Remove {name}</source>
        <translation>Buang {name}</translation>
    </message>
    <message>
        <source>Use the smaller</source>
        <translation>Pakai yang kecil</translation>
    </message>
    <message>
        <source>The smaller picture has {size}</source>
        <translation>Gambar yang diperkecil berukuran {size}</translation>
    </message>
    <message>
        <source>Use the original</source>
        <translation>Pakai asli</translation>
    </message>
    <message>
        <source>The original may tell where and with what it was taken</source>
        <translation>Berkas asli dapat memuat tempat dan alat pemotretannya</translation>
    </message>
</context>
<context>
    <name>AttentionPage</name>
    <message>
        <source>Nothing waits for you</source>
        <translation>Tidak ada yang menunggu Anda</translation>
    </message>
    <message>
        <source>All that you sent was accepted or is on its way. Nothing has to be decided.</source>
        <translation>Semua yang Anda kirim sudah diterima atau sedang dalam perjalanan. Tidak ada yang perlu diputuskan.</translation>
    </message>
    <message>
        <source>To today&apos;s complaints</source>
        <translation>Ke Hari ini</translation>
    </message>
    <message>
        <source>Your copy stays as it is.</source>
        <translation>Salinan Anda tidak diubah.</translation>
    </message>
    <message>
        <source>Nothing was removed. The next synchronisation asks again.</source>
        <translation>Tidak ada yang dihapus. Sinkronisasi berikutnya bertanya lagi.</translation>
    </message>
    <message>
        <source>Draft thrown away.</source>
        <translation>Konsep dibuang.</translation>
    </message>
    <message>
        <source>Put in the outbox again, in its old place in line.</source>
        <translation>Masuk lagi ke kotak keluar, di urutan semula.</translation>
    </message>
    <message>
        <source>Cancelled. A copy of your text is kept in the outbox page.</source>
        <translation>Dibatalkan. Salinan teks Anda tersimpan di halaman kotak keluar.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>AwayStrip</name>
    <message>
        <source>Synchronise</source>
        <translation>Sinkronkan</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Answered before: {what}</source>
        <translation>Sudah pernah dijawab: {what}</translation>
    </message>
    <message>
        <source>{what}, unanswered</source>
        <translation>{what}, belum dijawab</translation>
    </message>
    <message>
        <source>Also in the outbox: {count} letters to twins.</source>
        <translation>Ikut masuk Kotak keluar: {count} jawaban untuk laporan kembar.</translation>
    </message>
    <message>
        <source>Also in the outbox: a letter to the twin.</source>
        <translation>Ikut masuk Kotak keluar: satu jawaban untuk laporan kembarnya.</translation>
    </message>
    <message>
        <source>Take these back</source>
        <translation>Tarik kembali</translation>
    </message>
    <message>
        <source>Some letters to twins had left already.</source>
        <translation>Sebagian jawaban untuk laporan kembar sudah terlanjur berangkat.</translation>
    </message>
    <message>
        <source>They stand in the outbox or in the complaint itself.</source>
        <translation>Jawaban itu terlihat di Kotak keluar atau di laporannya.</translation>
    </message>
    <message>
        <source>The others are among the drafts thrown away.</source>
        <translation>Yang lain ada di Konsep, bagian yang dibuang.</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>System</source>
        <translation>Sistem</translation>
    </message>
    <message>
        <source>Add to this answer</source>
        <translation>Tulis tambahan</translation>
    </message>
    <message>
        <source>Take back to draft</source>
        <translation>Tarik kembali</translation>
    </message>
    <message>
        <source>See what is needed</source>
        <translation>Lihat yang diperlukan</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Tanda terima</translation>
    </message>
</context>
<context>
    <name>ByHandPage</name>
    <message>
        <source>Import a new export …</source>
        <translation>Impor ekspor baru …</translation>
    </message>
    <message>
        <source>Hide what is entered ({count})</source>
        <translation>Sembunyikan yang sudah masuk ({count})</translation>
    </message>
    <message>
        <source>Show what is entered ({count})</source>
        <translation>Tampilkan yang sudah masuk ({count})</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Sudah dimasukkan</translation>
    </message>
    <message>
        <source>Nothing waits to be entered</source>
        <translation>Tidak ada yang menunggu dimasukkan</translation>
    </message>
    <message>
        <source>Answers that you send stand here until you have entered them in SP4N-LAPOR!. Only what stands there counts.</source>
        <translation>Jawaban yang Anda kirim berdiri di sini sampai Anda memasukkannya ke SP4N-LAPOR!. Hanya yang ada di sana yang dihitung.</translation>
    </message>
    <message>
        <source>To complaints that need an answer</source>
        <translation>Ke laporan yang perlu jawaban</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Rahasia</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(tanpa teks)</translation>
    </message>
    <message>
        <source>Attach it there too: {name}</source>
        <translation>Lampirkan juga di sana: {name}</translation>
    </message>
    <message>
        <source>It cannot go by the region&apos;s server: its complaint is not there (yet).</source>
        <translation>Jawaban ini belum dapat dikirim lewat server daerah: laporannya tidak ada di sana.</translation>
    </message>
    <message>
        <source>The text for #{number} is copied.</source>
        <translation>Teks untuk #{number} sudah disalin.</translation>
    </message>
    <message>
        <source>{number} is copied.</source>
        <translation>{number} sudah disalin.</translation>
    </message>
    <message>
        <source>#{number} is ticked off as entered.</source>
        <translation>#{number} ditandai sudah dimasukkan.</translation>
    </message>
    <message>
        <source>#{number} is in the outbox for the region&apos;s server.</source>
        <translation>#{number} ada di kotak keluar untuk server daerah.</translation>
    </message>
    <message>
        <source>Open the complaint</source>
        <translation>Buka laporan</translation>
    </message>
    <message>
        <source>Not entered after all</source>
        <translation>Ternyata belum dimasukkan</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Salin teks</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Salin nomor</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Send it by the region&apos;s server</source>
        <translation>Kirim lewat server daerah</translation>
    </message>
    <message>
        <source>Ticked off by you, {when}</source>
        <translation>Anda tandai {when}</translation>
    </message>
    <message>
        <source>Stands in the export of {when}</source>
        <translation>Terlihat di ekspor {when}</translation>
    </message>
    <message>
        <source>Handed on to the region&apos;s server, {when}</source>
        <translation>Diserahkan ke server daerah {when}</translation>
    </message>
    <message>
        <source>Not in SP4N-LAPOR! yet</source>
        <translation>Belum masuk SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>entered {when}</source>
        <translation>dimasukkan {when}</translation>
    </message>
</context>
<context>
    <name>CaseActions</name>
    <message>
        <source>Addition to the answer of {day}:</source>
        <translation>Tambahan untuk jawaban tanggal {day}:</translation>
    </message>
    <message>
        <source>Draft thrown away.</source>
        <translation>Konsep dibuang.</translation>
    </message>
    <message>
        <source>Copied, without data of the reporter:</source>
        <translation>Disalin, tanpa data pelapor:</translation>
    </message>
    <message>
        <source>Read it once more, a name may stand in the title; then paste it.</source>
        <translation>Baca sekali lagi, judul mungkin memuat nama; lalu tempelkan.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>No program of this computer opens a map.</source>
        <translation>Tidak ada program di komputer ini yang membuka peta.</translation>
    </message>
    <message>
        <source>The address of the map is in the clipboard.</source>
        <translation>Alamat petanya sudah disalin.</translation>
    </message>
    <message>
        <source>Paste it into a browser.</source>
        <translation>Tempelkan di peramban.</translation>
    </message>
</context>
<context>
    <name>CaseHeader</name>
    <message>
        <source>Copy the number</source>
        <translation>Salin nomor</translation>
    </message>
    <message>
        <source>All details</source>
        <translation>Semua keterangan</translation>
    </message>
    <message>
        <source>Note the unit&apos;s answer</source>
        <translation>Catat jawaban bidang</translation>
    </message>
    <message>
        <source>No title</source>
        <translation>(tanpa judul)</translation>
    </message>
    <message>
        <source>via {channel}</source>
        <translation>lewat {channel}</translation>
    </message>
    <message>
        <source>Not in SP4N-LAPOR! yet</source>
        <translation>Belum masuk SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Rahasia</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anonim</translation>
    </message>
    <message>
        <source>Number copied</source>
        <translation>Nomor tersalin</translation>
    </message>
    <message>
        <source>Fewer details</source>
        <translation>Ringkas</translation>
    </message>
</context>
<context>
    <name>CasePane</name>
    <message>
        <source>Opening the complaint</source>
        <translation>Membuka laporan</translation>
    </message>
    <message>
        <source>This complaint changed while you were writing.</source>
        <translation>Laporan ini berubah sementara Anda menulis.</translation>
    </message>
    <message>
        <source>Your text is as it was; what is new is not shown yet.</source>
        <translation>Teks Anda tetap seperti semula; yang baru belum ditampilkan.</translation>
    </message>
    <message>
        <source>Show it and read it before you send.</source>
        <translation>Muat ulang dan baca dahulu sebelum mengirim.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Muat ulang</translation>
    </message>
    <message>
        <source>No complaint is open</source>
        <translation>Belum ada laporan yang dibuka</translation>
    </message>
    <message>
        <source>Choose one from the list to read and answer it.</source>
        <translation>Pilih satu dari daftar untuk membaca dan menjawabnya.</translation>
    </message>
    <message>
        <source>This complaint is no longer on this computer</source>
        <translation>Laporan ini tidak ada lagi di komputer ini</translation>
    </message>
    <message>
        <source>It may have gone to another agency. You have no text left on it.</source>
        <translation>Mungkin sudah didisposisikan ke instansi lain. Tidak ada teks Anda yang tertinggal.</translation>
    </message>
</context>
<context>
    <name>CasePaper</name>
    <message>
        <source>No title</source>
        <translation>(tanpa judul)</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Tenggat</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Riwayat laporan</translation>
    </message>
    <message>
        <source>Framed by dashes: internal notes, never for the reporter.</source>
        <translation>Berbingkai putus-putus: catatan internal, tidak untuk pelapor.</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Data pribadi</translation>
    </message>
    <message>
        <source>The reporter&apos;s name, and the texts as they were written.</source>
        <translation>Nama pelapor, dan teks seperti yang ditulis.</translation>
    </message>
    <message>
        <source>Internal notes</source>
        <translation>Catatan internal</translation>
    </message>
    <message>
        <source>For your own agency only: never hand this on.</source>
        <translation>Hanya untuk instansi Anda; jangan diteruskan.</translation>
    </message>
    <message>
        <source>Protected identity</source>
        <translation>Identitas yang dilindungi</translation>
    </message>
    <message>
        <source>The law protects this name. Print it only where you must.</source>
        <translation>Nama ini dilindungi undang-undang. Cetak hanya bila memang harus.</translation>
    </message>
    <message>
        <source>Print complaint #{number}</source>
        <translation>Cetak laporan #{number}</translation>
    </message>
    <message>
        <source>Left out, numbers, addresses and known names are taken out of the texts too; look at the pages before you hand them on.</source>
        <translation>Tanpa data pribadi, nomor, alamat, dan nama yang dikenal juga disamarkan di dalam teks; periksa halamannya sebelum diberikan.</translation>
    </message>
    <message>
        <source>{what} · printed {when} by {who}</source>
        <translation>{what} · dicetak {when} oleh {who}</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Halaman {page} dari {pages}</translation>
    </message>
    <message>
        <source>personal data left out</source>
        <translation>tanpa data pribadi</translation>
    </message>
    <message>
        <source>with personal data</source>
        <translation>dengan data pribadi</translation>
    </message>
    <message>
        <source>with internal notes</source>
        <translation>dengan catatan internal</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Rahasia</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anonim</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Penanda</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Klasifikasi</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Pelapor</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Saluran</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Disposed</source>
        <translation>Disposisi</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>(left out)</source>
        <translation>(tidak dicetak)</translation>
    </message>
    <message>
        <source>REPORTER</source>
        <translation>PELAPOR</translation>
    </message>
    <message>
        <source>AGENCY</source>
        <translation>INSTANSI</translation>
    </message>
    <message>
        <source>COORDINATOR</source>
        <translation>KOORDINATOR</translation>
    </message>
    <message>
        <source>INTERNAL NOTE – NOT FOR THE REPORTER</source>
        <translation>CATATAN INTERNAL – BUKAN UNTUK PELAPOR</translation>
    </message>
    <message>
        <source>SYSTEM</source>
        <translation>SISTEM</translation>
    </message>
    <message>
        <source>Files: {files}</source>
        <translation>Berkas: {files}</translation>
    </message>
</context>
<context>
    <name>CaseRow</name>
    <message>
        <source>(no title)</source>
        <translation>(tanpa judul)</translation>
    </message>
    <message>
        <source>{name} district</source>
        <translation>Kec. {name}</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Perlu perhatian</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Rahasia</translation>
    </message>
    <message>
        <source>Reporter replied</source>
        <translation>Balasan pelapor</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Menunggu persetujuan</translation>
    </message>
    <message>
        <source>In the outbox</source>
        <translation>Di kotak keluar</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Konsep</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anonim</translation>
    </message>
    <message>
        <source>Put off until {day}</source>
        <translation>Ditunda sampai {day}</translation>
    </message>
    <message>
        <source>Waiting for a unit until {day}</source>
        <translation>Menunggu bidang s.d. {day}</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>belum dibaca</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>bertanda bintang</translation>
    </message>
    <message>
        <source>closes by itself: {left}</source>
        <translation>tutup otomatis: {left}</translation>
    </message>
    <message>
        <source>verification: {left}</source>
        <translation>verifikasi: {left}</translation>
    </message>
</context>
<context>
    <name>CaseSide</name>
    <message>
        <source>Back to the list</source>
        <translation>Kembali ke daftar</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>Kembali ke Hari ini</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>CaseTable</name>
    <message>
        <source>Complaints</source>
        <translation>Laporan</translation>
    </message>
</context>
<context>
    <name>CaseTools</name>
    <message>
        <source>More for this complaint</source>
        <translation>Lainnya untuk laporan ini</translation>
    </message>
    <message>
        <source>Previous complaint</source>
        <translation>Laporan sebelumnya</translation>
    </message>
    <message>
        <source>Next complaint</source>
        <translation>Laporan berikutnya</translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>Hapus bintang</translation>
    </message>
    <message>
        <source>Give it a star</source>
        <translation>Beri bintang</translation>
    </message>
    <message>
        <source>Put off until …</source>
        <translation>Tunda sampai …</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Tandai sudah dibaca</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Tandai belum dibaca</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Salin nomor</translation>
    </message>
    <message>
        <source>Copy for WhatsApp</source>
        <translation>Salin untuk WA</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Lihat di peta</translation>
    </message>
    <message>
        <source>Print or save as PDF …</source>
        <translation>Cetak atau simpan PDF …</translation>
    </message>
    <message>
        <source>Sheet for a field unit …</source>
        <translation>Lembar untuk bidang …</translation>
    </message>
    <message>
        <source>Note the unit&apos;s answer</source>
        <translation>Catat jawaban bidang</translation>
    </message>
</context>
<context>
    <name>CheckStrip</name>
    <message>
        <source>Remind me</source>
        <translation>Ingatkan saya</translation>
    </message>
    <message>
        <source>Remind me on</source>
        <translation>Ingatkan saya pada</translation>
    </message>
    <message>
        <source>NIK or family card number</source>
        <translation>NIK atau nomor KK</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>Nomor telepon</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Alamat surel</translation>
    </message>
    <message>
        <source>Reporter&apos;s name</source>
        <translation>Nama pelapor</translation>
    </message>
    <message>
        <source>Hardly more than the template: what does it say to this complaint?</source>
        <translation>Hampir sama dengan templat: apa jawabannya untuk laporan ini?</translation>
    </message>
    <message>
        <source>Not seen yet: {points}</source>
        <translation>Belum terlihat: {points}</translation>
    </message>
    <message>
        <source>It says: {points}</source>
        <translation>Sudah memuat: {points}</translation>
    </message>
    <message>
        <source>an answer to the question</source>
        <translation>jawaban atas isi laporan</translation>
    </message>
    <message>
        <source>what is done</source>
        <translation>apa yang dilakukan</translation>
    </message>
    <message>
        <source>when</source>
        <translation>kapan</translation>
    </message>
    <message>
        <source>by whom</source>
        <translation>oleh siapa</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>bukti</translation>
    </message>
</context>
<context>
    <name>ChooserPage</name>
    <message>
        <source>Who is working?</source>
        <translation>Siapa yang bekerja?</translation>
    </message>
    <message>
        <source>Each officer has an encrypted copy of their own on this PC.</source>
        <translation>Setiap petugas memiliki salinan terenkripsi sendiri di komputer ini.</translation>
    </message>
    <message>
        <source>Add an officer</source>
        <translation>Tambah petugas</translation>
    </message>
    <message>
        <source>Officer at {server}</source>
        <translation>Petugas di {server}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>Code for the lock</source>
        <translation>Kode buka</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>&amp;Show what I type</source>
        <translation>&amp;Tampilkan yang saya ketik</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Kode</translation>
    </message>
    <message>
        <source>A short code opens the lock in the place of the passphrase: at least {count} signs. It stays in this PC&apos;s key store.</source>
        <translation>Kode pendek membuka kunci sebagai pengganti frasa sandi: paling sedikit {count} tanda. Kode itu tersimpan di penyimpan kunci komputer ini.</translation>
    </message>
    <message>
        <source>This copy is opened by the passphrase; that opens the lock too.</source>
        <translation>Salinan ini dibuka dengan frasa sandi; frasa itu juga yang membuka kunci layar.</translation>
    </message>
    <message>
        <source>With several officers at this PC each copy is opened by a code or a passphrase. Set your code first.</source>
        <translation>Bila beberapa petugas memakai komputer ini, setiap salinan dibuka dengan kode buka atau frasa sandi. Pasang kode Anda dahulu.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Set the code</source>
        <translation>Pasang kode</translation>
    </message>
    <message>
        <source>Take the code away</source>
        <translation>Hapus kode</translation>
    </message>
    <message>
        <source>The code is too short.</source>
        <translation>Kode itu terlalu pendek.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Type at least {count} signs.</source>
        <translation>Ketik paling sedikit {count} tanda.</translation>
    </message>
</context>
<context>
    <name>CodePage</name>
    <message>
        <source>Enrolment code</source>
        <translation>Kode pendaftaran</translation>
    </message>
    <message>
        <source>Paste or type the code from your agency&apos;s admin, all of it. It works once and for 24 hours. Capitals, spaces and line breaks do not matter.</source>
        <translation>Tempel atau ketik seluruh kode dari admin instansi Anda. Kode berlaku satu kali dan selama 24 jam. Huruf besar, spasi, dan ganti baris tidak berpengaruh.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Tempel</translation>
    </message>
    <message>
        <source>C&amp;ode</source>
        <translation>K&amp;ode</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>The code begins with PH1</source>
        <translation>Kode dimulai dengan PH1</translation>
    </message>
    <message>
        <source>This is no code: it begins with PH1</source>
        <translation>Ini bukan kode pendaftaran: kode dimulai dengan PH1</translation>
    </message>
    <message>
        <source>Not whole yet, or a letter is wrong; characters: {count}</source>
        <translation>Belum lengkap, atau ada huruf yang keliru: {count} karakter</translation>
    </message>
    <message>
        <source>The code is whole: {server}</source>
        <translation>Kode lengkap: {server}</translation>
    </message>
</context>
<context>
    <name>ColleagueLine</name>
    <message>
        <source>You can still write; ask first.</source>
        <translation>Anda tetap dapat menulis; tanyakan dulu.</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Attach files</source>
        <translation>Lampirkan berkas</translation>
    </message>
    <message>
        <source>Pictures and documents ({kinds})</source>
        <translation>Gambar dan dokumen ({kinds})</translation>
    </message>
    <message>
        <source>Draft thrown away.</source>
        <translation>Konsep dibuang.</translation>
    </message>
    <message>
        <source>Draft {number} · {when}</source>
        <translation>Konsep {number} · {when}</translation>
    </message>
</context>
<context>
    <name>ComposerBanner</name>
    <message>
        <source>Send on its own</source>
        <translation>Kirim tersendiri</translation>
    </message>
    <message>
        <source>“{name}” is not in the list of agencies.</source>
        <translation>“{name}” tidak ada dalam daftar instansi.</translation>
    </message>
    <message>
        <source>Choose a name from the list, or leave the field empty.</source>
        <translation>Pilih nama dari daftar, atau kosongkan isian itu.</translation>
    </message>
    <message>
        <source>This complaint changed while you were writing.</source>
        <translation>Laporan ini berubah sementara Anda menulis.</translation>
    </message>
    <message>
        <source>The news is shown above. Nothing was sent; your text is as it was.</source>
        <translation>Yang baru tampil di atas. Belum ada yang dikirim; teks Anda tetap seperti semula.</translation>
    </message>
    <message>
        <source>Read it first, then send again.</source>
        <translation>Baca dahulu, lalu kirim lagi.</translation>
    </message>
    <message>
        <source>The window stays open: this text is not saved yet.</source>
        <translation>Jendela tetap terbuka: teks ini belum tersimpan.</translation>
    </message>
    <message>
        <source>The disk has not answered yet.</source>
        <translation>Penyimpanan komputer belum menjawab.</translation>
    </message>
    <message>
        <source>Copy the text to be safe, then save again. Closing once more loses it.</source>
        <translation>Salin dahulu teksnya agar aman, lalu simpan lagi. Bila ditutup sekali lagi, teks ini hilang.</translation>
    </message>
    <message>
        <source>Your text is saved as a draft and was not sent.</source>
        <translation>Teks Anda tersimpan sebagai konsep dan belum dikirim.</translation>
    </message>
    <message>
        <source>The reason for returning it is missing.</source>
        <translation>Alasan pengembalian belum dipilih.</translation>
    </message>
    <message>
        <source>Choose a reason, then send again.</source>
        <translation>Pilih alasannya, lalu kirim lagi.</translation>
    </message>
    <message>
        <source>Your text stays here and saving is tried again every few seconds.</source>
        <translation>Teks Anda tetap di sini, dan penyimpanan dicoba lagi setiap beberapa detik.</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>Simpan sekarang</translation>
    </message>
</context>
<context>
    <name>ComposerFrame</name>
    <message>
        <source>What to do</source>
        <translation>Yang dilakukan</translation>
    </message>
    <message>
        <source>Drafts of this kind</source>
        <translation>Konsep sejenis</translation>
    </message>
    <message>
        <source>Put in a template</source>
        <translation>Sisipkan templat</translation>
    </message>
    <message>
        <source>What the text said before</source>
        <translation>Riwayat tulisan</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Lampirkan berkas</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>Buang konsep</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Kirim</translation>
    </message>
</context>
<context>
    <name>ConfirmPage</name>
    <message>
        <source>Check what you wrote</source>
        <translation>Periksa catatan Anda</translation>
    </message>
    <message>
        <source>Type these words from your paper. So it is certain that it can be read.</source>
        <translation>Ketik kata berikut dari kertas Anda, agar pasti tulisannya terbaca.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Show the words again</source>
        <translation>Lihat lagi kata-katanya</translation>
    </message>
    <message>
        <source>Word number {number}</source>
        <translation>Kata nomor {number}</translation>
    </message>
    <message>
        <source>Word number {number} is not right.</source>
        <translation>Kata nomor {number} tidak cocok.</translation>
    </message>
    <message>
        <source>What is on your paper would not open the copy.</source>
        <translation>Catatan di kertas Anda tidak akan membuka salinan.</translation>
    </message>
    <message>
        <source>Look at the words again and correct your paper.</source>
        <translation>Lihat lagi kata-katanya, lalu betulkan catatan Anda.</translation>
    </message>
</context>
<context>
    <name>CourierDialog</name>
    <message>
        <source>Synchronise by courier</source>
        <translation>Sinkronkan lewat kurir</translation>
    </message>
    <message>
        <source>&amp;Export for the courier…</source>
        <translation>&amp;Ekspor untuk kurir …</translation>
    </message>
    <message>
        <source>&amp;Import from the courier…</source>
        <translation>&amp;Impor dari kurir …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Take the .kirim file to the server&apos;s admin, on a stick or by any other way. It is sealed: only the server can open it. There it is processed and answered with a .balas file of the same name.</source>
        <translation>Bawa berkas .kirim ke admin server, dengan flashdisk atau cara lain. Berkasnya tersegel: hanya server yang dapat membukanya. Di sana berkas diproses dan dijawab dengan berkas .balas bernama sama.</translation>
    </message>
    <message>
        <source>Only this PC can open the answer. It brings the server&apos;s results and what changed meanwhile; a receipt says what came of it.</source>
        <translation>Hanya komputer ini yang dapat membuka jawabannya. Isinya hasil kiriman Anda dan perubahan laporan; sebuah tanda terima menjelaskan hasilnya.</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Tulis berkasnya</translation>
    </message>
    <message>
        <source>Have it carried</source>
        <translation>Titipkan pada kurir</translation>
    </message>
    <message>
        <source>Bring the answer back</source>
        <translation>Masukkan jawabannya</translation>
    </message>
    <message>
        <source>Without a network, two files take its place. Nothing else changes: every answer is recorded once, whichever way comes first.</source>
        <translation>Tanpa jaringan, dua berkas menggantikannya. Selebihnya sama: setiap jawaban dicatat satu kali, lewat jalan mana pun ia sampai lebih dulu.</translation>
    </message>
    <message>
        <source>Export for the courier</source>
        <translation>Ekspor untuk kurir</translation>
    </message>
    <message>
        <source>Courier file (*.kirim)</source>
        <translation>Berkas kurir (*.kirim)</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Tulis</translation>
    </message>
    <message>
        <source>Import from the courier</source>
        <translation>Impor dari kurir</translation>
    </message>
    <message>
        <source>Answer (*.balas)</source>
        <translation>Jawaban (*.balas)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Impor</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Semua berkas (*)</translation>
    </message>
    <message>
        <source>Place:</source>
        <translation>Tempat:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nama:</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>Jenis:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>{count} answers and a question for all that changed go into one file. From then on they are locked as sent, not answered.</source>
        <translation>{count} kiriman dan permintaan perubahan laporan masuk ke satu berkas. Sejak itu kirimannya terkunci: terkirim, belum dijawab.</translation>
    </message>
    <message>
        <source>No answer waits; the file asks the server for all that changed.</source>
        <translation>Tidak ada kiriman yang menunggu; berkasnya meminta semua perubahan laporan dari server.</translation>
    </message>
    <message>
        <source>{count} more did not fit and wait for the next file.</source>
        <translation>{count} kiriman lagi tidak muat dan menunggu berkas berikutnya.</translation>
    </message>
    <message>
        <source>The file {name} is written to {folder} and was read back.</source>
        <translation>Berkas {name} sudah ditulis ke {folder} dan dibaca ulang.</translation>
    </message>
    <message>
        <source>Take it to the server&apos;s admin; remove the stick by Eject first.</source>
        <translation>Cabut flashdisk lewat Keluarkan (Eject), lalu bawa ke admin server.</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Penghubung</source>
        <translation>Penghubung</translation>
    </message>
    <message>
        <source>Save a file for the admin …</source>
        <translation>Simpan berkas diagnosis …</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Tutup program</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Buka lagi</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Ada kesalahan di dalam program.</translation>
    </message>
    <message>
        <source>What you wrote is saved; nothing was sent or deleted by this.</source>
        <translation>Yang Anda tulis sudah tersimpan; tidak ada yang terkirim atau terhapus karenanya.</translation>
    </message>
    <message>
        <source>The last words you typed could not be saved: copy them before you close.</source>
        <translation>Kata terakhir yang Anda ketik belum dapat disimpan: salin dahulu sebelum menutup.</translation>
    </message>
    <message>
        <source>Open the program again. If it happens again, save the file for the admin and hand it over; no text of a complaint is in it.</source>
        <translation>Buka lagi programnya. Bila terulang, simpan berkas diagnosis dan serahkan kepada admin; tidak ada isi laporan di dalamnya.</translation>
    </message>
    <message>
        <source>Penghubung ended of itself the last time.</source>
        <translation>Terakhir kali Penghubung berhenti sendiri.</translation>
    </message>
    <message>
        <source>What you wrote is saved, up to two seconds before; what was sent is sent once.</source>
        <translation>Yang Anda tulis tersimpan sampai dua detik sebelumnya; yang dikirim hanya terkirim satu kali.</translation>
    </message>
    <message>
        <source>Go on with your work. If it happens again, save the file for the admin and hand it over; no text of a complaint is in it.</source>
        <translation>Lanjutkan pekerjaan Anda. Bila terulang, simpan berkas diagnosis dan serahkan kepada admin; tidak ada isi laporan di dalamnya.</translation>
    </message>
</context>
<context>
    <name>DayPicker</name>
    <message>
        <source>Days of the month</source>
        <translation>Hari dalam bulan</translation>
    </message>
</context>
<context>
    <name>Deadlines</name>
    <message>
        <source>estimated</source>
        <translation>perkiraan</translation>
    </message>
</context>
<context>
    <name>DiagnosisDialog</name>
    <message>
        <source>File for the admin</source>
        <translation>Berkas diagnosis</translation>
    </message>
    <message>
        <source>This is all that will be in the file. It holds versions, sizes and counts; no text, name or number of a complaint.</source>
        <translation>Inilah seluruh isi berkas itu: versi, ukuran, dan jumlah. Tidak ada isi laporan, nama, atau nomor laporan di dalamnya.</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>Isi berkas</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Simpan …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>The file could not be saved.</source>
        <translation>Berkas tidak dapat disimpan.</translation>
    </message>
    <message>
        <source>Nothing usable was written there.</source>
        <translation>Tidak ada yang dapat dipakai di tempat itu.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room, and save again.</source>
        <translation>Pilih tempat lain, atau kosongkan ruang, lalu simpan lagi.</translation>
    </message>
    <message>
        <source>The file is saved.</source>
        <translation>Berkas tersimpan.</translation>
    </message>
    <message>
        <source>Give it to the admin.</source>
        <translation>Serahkan kepada admin.</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>Simpan berkas</translation>
    </message>
</context>
<context>
    <name>DraftsPage</name>
    <message>
        <source>Hide what was thrown away ({count})</source>
        <translation>Sembunyikan yang dibuang ({count})</translation>
    </message>
    <message>
        <source>Show what was thrown away ({count})</source>
        <translation>Tampilkan yang dibuang ({count})</translation>
    </message>
    <message>
        <source>Thrown away</source>
        <translation>Dibuang</translation>
    </message>
    <message>
        <source>No draft</source>
        <translation>Tidak ada konsep</translation>
    </message>
    <message>
        <source>What you begin to write on a complaint is kept here until you send it.</source>
        <translation>Yang mulai Anda tulis pada sebuah laporan tersimpan di sini sampai Anda mengirimnya.</translation>
    </message>
    <message>
        <source>To complaints that need an answer</source>
        <translation>Ke laporan yang perlu jawaban</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(tanpa teks)</translation>
    </message>
    <message>
        <source>Draft thrown away.</source>
        <translation>Konsep dibuang.</translation>
    </message>
    <message>
        <source>Open and go on writing</source>
        <translation>Buka dan lanjutkan menulis</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Salin teks</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Pulihkan konsep</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>Buang konsep</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>thrown away {when}</source>
        <translation>dibuang {when}</translation>
    </message>
    <message>
        <source>changed {age}</source>
        <translation>diubah {age}</translation>
    </message>
    <message>
        <source>Thrown away, still kept here</source>
        <translation>Dibuang, masih tersimpan di sini</translation>
    </message>
    <message>
        <source>The complaint was deleted; this text is kept for 30 days.</source>
        <translation>Laporannya sudah dihapus; teks ini disimpan 30 hari.</translation>
    </message>
    <message>
        <source>The complaint left your agency; this cannot be sent any more.</source>
        <translation>Laporannya tidak lagi dipegang instansi Anda; teks ini tidak dapat dikirim lagi.</translation>
    </message>
    <message>
        <source>Saved on this computer, not sent</source>
        <translation>Tersimpan di komputer ini, belum dikirim</translation>
    </message>
    <message>
        <source>Cannot be sent</source>
        <translation>Tidak dapat dikirim</translation>
    </message>
</context>
<context>
    <name>DueCard</name>
    <message>
        <source>Due in the next two weeks</source>
        <translation>Tenggat dua pekan ke depan</translation>
    </message>
    <message>
        <source>late</source>
        <translation>lewat</translation>
    </message>
    <message>
        <source>late: {n}</source>
        <translation>lewat: {n}</translation>
    </message>
    <message>
        <source>today, {day}</source>
        <translation>hari ini, {day}</translation>
    </message>
</context>
<context>
    <name>EmptyList</name>
    <message>
        <source>The copy is still empty</source>
        <translation>Salinan masih kosong</translation>
    </message>
    <message>
        <source>No complaint has come to this computer yet.</source>
        <translation>Belum ada laporan yang sampai di komputer ini.</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Sinkronkan</translation>
    </message>
    <message>
        <source>Nothing here matches “{words}”</source>
        <translation>Tidak ada yang cocok dengan “{words}” di sini</translation>
    </message>
    <message>
        <source>The words occur in complaints outside “{page}”.</source>
        <translation>Kata itu ada dalam laporan di luar “{page}”.</translation>
    </message>
    <message>
        <source>Search all complaints ({count})</source>
        <translation>Cari di semua laporan ({count})</translation>
    </message>
    <message>
        <source>Nothing matches “{words}”</source>
        <translation>Tidak ada yang cocok dengan “{words}”</translation>
    </message>
    <message>
        <source>Title, text, timeline, number, category and place were searched in this copy. Check the spelling, or type the beginning of a word only.</source>
        <translation>Yang dicari: judul, isi, riwayat, nomor, kategori, dan lokasi di salinan ini. Periksa ejaannya, atau ketik awal katanya saja.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Kosongkan pencarian</translation>
    </message>
    <message>
        <source>Nothing with this filter</source>
        <translation>Tidak ada laporan dengan saringan ini</translation>
    </message>
    <message>
        <source>The filter leaves no complaint of “{page}”.</source>
        <translation>Saringan ini tidak menyisakan laporan dari “{page}”.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tampilkan semua</translation>
    </message>
    <message>
        <source>The copy is not complete yet</source>
        <translation>Salinan belum lengkap</translation>
    </message>
    <message>
        <source>Of the complaints that have come so far none stands here; others are still at the server.</source>
        <translation>Di antara laporan yang sudah sampai belum ada yang masuk di sini; yang lain masih di server.</translation>
    </message>
    <message>
        <source>Nothing is pressing today</source>
        <translation>Tidak ada yang mendesak hari ini</translation>
    </message>
    <message>
        <source>No deadline is near or past, no reply waits, and nothing new was disposed to you.</source>
        <translation>Tidak ada tenggat yang dekat atau lewat, tidak ada balasan yang menunggu, dan tidak ada disposisi baru.</translation>
    </message>
    <message>
        <source>The inbox is empty</source>
        <translation>Kotak masuk kosong</translation>
    </message>
    <message>
        <source>All complaints in this copy are settled or archived.</source>
        <translation>Semua laporan di salinan ini sudah selesai atau diarsipkan.</translation>
    </message>
    <message>
        <source>No complaint waits for your answer</source>
        <translation>Tidak ada laporan yang menunggu jawaban Anda</translation>
    </message>
    <message>
        <source>It is the turn of others, or your answers are on their way.</source>
        <translation>Giliran pihak lain, atau jawaban Anda sedang menunggu dikirim.</translation>
    </message>
    <message>
        <source>Nothing is overdue</source>
        <translation>Tidak ada yang lewat tenggat</translation>
    </message>
    <message>
        <source>No deadline of your agency has passed without an answer.</source>
        <translation>Tidak ada tenggat instansi Anda yang lewat tanpa jawaban.</translation>
    </message>
    <message>
        <source>No reply waits</source>
        <translation>Tidak ada balasan yang menunggu</translation>
    </message>
    <message>
        <source>No reporter has replied since your last follow-up.</source>
        <translation>Belum ada pelapor yang membalas sejak tindak lanjut terakhir Anda.</translation>
    </message>
    <message>
        <source>Nobody is waited for</source>
        <translation>Tidak ada yang ditunggu</translation>
    </message>
    <message>
        <source>No complaint is at its reporter&apos;s turn.</source>
        <translation>Tidak ada laporan yang sedang giliran pelapor.</translation>
    </message>
    <message>
        <source>Nothing is settled yet</source>
        <translation>Belum ada yang selesai</translation>
    </message>
    <message>
        <source>Closed and archived complaints will be found here.</source>
        <translation>Laporan yang ditutup atau diarsipkan akan ada di sini.</translation>
    </message>
    <message>
        <source>Nothing happened meanwhile</source>
        <translation>Tidak ada yang terjadi sementara itu</translation>
    </message>
    <message>
        <source>Nothing came, was replied to, closed or accepted since your last use.</source>
        <translation>Sejak terakhir Anda buka, tidak ada laporan yang masuk, dibalas, ditutup, atau diterima jawabannya.</translation>
    </message>
    <message>
        <source>There is no complaint</source>
        <translation>Tidak ada laporan</translation>
    </message>
    <message>
        <source>No complaint is in this copy.</source>
        <translation>Salinan ini tidak berisi laporan.</translation>
    </message>
    <message>
        <source>Open “{page}”</source>
        <translation>Buka “{page}”</translation>
    </message>
</context>
<context>
    <name>ExportDrop</name>
    <message>
        <source>Export of SP4N-LAPOR!</source>
        <translation>Ekspor SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>&amp;Choose the file …</source>
        <translation>&amp;Pilih berkas …</translation>
    </message>
    <message>
        <source>or drop it here, as it came from SP4N-LAPOR! (.xlsx or .csv).</source>
        <translation>atau letakkan di sini, seperti datang dari SP4N-LAPOR! (.xlsx atau .csv).</translation>
    </message>
    <message>
        <source>Open an export</source>
        <translation>Buka ekspor</translation>
    </message>
    <message>
        <source>Exports (*.xlsx *.csv *.jsonl)</source>
        <translation>Ekspor (*.xlsx *.csv *.jsonl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Semua berkas (*)</translation>
    </message>
    <message>
        <source>Place:</source>
        <translation>Tempat:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nama:</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>Jenis:</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Open an export of SP4N-LAPOR!</source>
        <translation>Buka ekspor SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>For an agency whose region has no server yet. You read, search, write and keep the deadlines as everywhere; a server of its own runs on this PC.</source>
        <translation>Untuk instansi yang daerahnya belum punya server. Anda membaca, mencari, menulis, dan menjaga tenggat seperti biasa; servernya ada di komputer ini.</translation>
    </message>
    <message>
        <source>Nothing goes from here to SP4N-LAPOR!. Your answers stand on a list, from which you copy them there and tick them off.</source>
        <translation>Dari sini tidak ada yang terkirim ke SP4N-LAPOR!. Jawaban Anda berdiri di sebuah daftar; dari situ Anda menyalinnya ke sana dan menandainya.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>Membaca berkas …</translation>
    </message>
</context>
<context>
    <name>FactsBlock</name>
    <message>
        <source>All details</source>
        <translation>Semua keterangan</translation>
    </message>
    <message>
        <source>Why these deadlines</source>
        <translation>Dasar tenggat</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anonim</translation>
    </message>
    <message>
        <source>Closed until you open the identity</source>
        <translation>Tertutup sampai Anda membuka identitas</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Klasifikasi</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Pelapor</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Saluran</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Rahasia</translation>
    </message>
    <message>
        <source>Reason for hold or archive</source>
        <translation>Alasan tunda atau arsip</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Penilaian</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Disposed</source>
        <translation>Disposisi</translation>
    </message>
    <message>
        <source>First follow-up</source>
        <translation>Tindak lanjut pertama</translation>
    </message>
    <message>
        <source>Last follow-up</source>
        <translation>Tindak lanjut terakhir</translation>
    </message>
    <message>
        <source>Last reply</source>
        <translation>Balasan terakhir</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Penghubung</source>
        <translation>Penghubung</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Tutup program</translation>
    </message>
</context>
<context>
    <name>FileLine</name>
    <message>
        <source>closed with the identity</source>
        <translation>tertutup bersama identitas</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Simpan sebagai …</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Ambil</translation>
    </message>
    <message>
        <source>Fetching the file</source>
        <translation>Mengambil berkas</translation>
    </message>
    <message>
        <source>Save the attachment</source>
        <translation>Simpan lampiran</translation>
    </message>
</context>
<context>
    <name>FilterList</name>
    <message>
        <source>My filters</source>
        <translation>Saringan saya</translation>
    </message>
    <message>
        <source>Keep this filter</source>
        <translation>Simpan saringan ini</translation>
    </message>
    <message>
        <source>Rename the filter</source>
        <translation>Ganti nama saringan</translation>
    </message>
    <message>
        <source>Take back: {name}</source>
        <translation>Kembalikan: {name}</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Ganti nama …</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Buang</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Quick filters</source>
        <translation>Saringan cepat</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Lewat</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>Segera</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>Dijanjikan</translation>
    </message>
    <message>
        <source>Replied</source>
        <translation>Balasan</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baru</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Perlu keputusan</translation>
    </message>
    <message>
        <source>Closed by the system</source>
        <translation>Ditutup sistem</translation>
    </message>
    <message>
        <source>Answer accepted</source>
        <translation>Jawaban diterima</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Berbintang</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Ditunda</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Enrolling this PC …</source>
        <translation>Mendaftarkan komputer ini …</translation>
    </message>
    <message>
        <source>Connecting to the server</source>
        <translation>Menyambung ke server</translation>
    </message>
    <message>
        <source>The first copy can take some minutes on a slow line. What has come is kept.</source>
        <translation>Salinan pertama dapat memakan beberapa menit di jaringan lambat. Yang sudah diterima tetap disimpan.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Preparing your desk</source>
        <translation>Menyiapkan meja kerja Anda</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>Membaca berkas …</translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation>Belum siap</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Belum tersambung</translation>
    </message>
    <message>
        <source>Look at the network, then press Try again.</source>
        <translation>Periksa jaringan, lalu tekan Coba lagi.</translation>
    </message>
    <message>
        <source>This PC is not enrolled yet. Code and written words stay valid.</source>
        <translation>Komputer ini belum terdaftar. Kode dan kata-kata yang Anda tulis tetap berlaku.</translation>
    </message>
    <message>
        <source>Receiving complaints …</source>
        <translation>Menerima laporan …</translation>
    </message>
    <message>
        <source>Receiving the first copy</source>
        <translation>Menerima salinan pertama</translation>
    </message>
    <message>
        <source>Press Try again, or open with what is here.</source>
        <translation>Tekan Coba lagi, atau buka dengan yang sudah ada.</translation>
    </message>
    <message>
        <source>Open with what is here</source>
        <translation>Buka dengan yang sudah ada</translation>
    </message>
    <message>
        <source>This PC is enrolled, its copy is not whole yet</source>
        <translation>Komputer ini sudah terdaftar, salinannya belum lengkap</translation>
    </message>
    <message>
        <source>You can begin with what has come; the rest follows with the next exchange.</source>
        <translation>Anda dapat mulai dengan yang sudah diterima; sisanya menyusul pada sinkronisasi berikutnya.</translation>
    </message>
</context>
<context>
    <name>FollowUpForm</name>
    <message>
        <source>Status afterwards:</source>
        <translation>Status setelah ini:</translation>
    </message>
    <message>
        <source>Status afterwards</source>
        <translation>Status setelah ini</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Tidak berubah</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Rahasia</translation>
    </message>
    <message>
        <source>Hides this answer from the public</source>
        <translation>Jawaban ini tidak tampil untuk umum</translation>
    </message>
</context>
<context>
    <name>FoundingSteps</name>
    <message>
        <source>Reading the file …</source>
        <translation>Membaca berkas …</translation>
    </message>
    <message>
        <source>Taking the complaints in …</source>
        <translation>Memasukkan laporan …</translation>
    </message>
    <message>
        <source>Starting the server on this PC …</source>
        <translation>Menjalankan server di komputer ini …</translation>
    </message>
    <message>
        <source>Making the encrypted copy …</source>
        <translation>Membuat salinan terenkripsi …</translation>
    </message>
    <message>
        <source>Filling the copy …</source>
        <translation>Mengisi salinan …</translation>
    </message>
</context>
<context>
    <name>GonePage</name>
    <message>
        <source>Your texts on this complaint</source>
        <translation>Teks Anda pada laporan ini</translation>
    </message>
    <message>
        <source>Draft, cannot be sent any more</source>
        <translation>Konsep, tidak dapat dikirim lagi</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>Buang konsep</translation>
    </message>
    <message>
        <source>See what is needed</source>
        <translation>Lihat yang diperlukan</translation>
    </message>
    <message>
        <source>This complaint is no longer with your agency.</source>
        <translation>Laporan ini tidak lagi dipegang instansi Anda.</translation>
    </message>
    <message>
        <source>This complaint was deleted by order of the authorities.</source>
        <translation>Laporan ini dihapus atas perintah yang berwenang.</translation>
    </message>
    <message>
        <source>Your own texts are still here.</source>
        <translation>Teks Anda sendiri masih ada di sini.</translation>
    </message>
    <message>
        <source>Your own texts are kept here for 30 days only.</source>
        <translation>Teks Anda sendiri hanya disimpan di sini selama 30 hari.</translation>
    </message>
    <message>
        <source>Copy what you still need, then throw the draft away.</source>
        <translation>Salin yang masih Anda perlukan, lalu buang konsepnya.</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Salin teks</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>Search the guide…</source>
        <translation>Cari di bantuan …</translation>
    </message>
    <message>
        <source>Pages of the guide</source>
        <translation>Halaman bantuan</translation>
    </message>
    <message>
        <source>No page holds these words.</source>
        <translation>Tidak ada halaman dengan kata-kata itu.</translation>
    </message>
    <message>
        <source>The page</source>
        <translation>Isi halaman</translation>
    </message>
    <message>
        <source>File for the admin …</source>
        <translation>Berkas diagnosis …</translation>
    </message>
    <message>
        <source>Check the desk …</source>
        <translation>Periksa kesehatan …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>The guide is in Indonesian.</source>
        <translation>Bantuan ini berbahasa Indonesia.</translation>
    </message>
</context>
<context>
    <name>HandingFiles</name>
    <message>
        <source>Save my card…</source>
        <translation>Simpan kartu saya …</translation>
    </message>
    <message>
        <source>Take submissions from a file…</source>
        <translation>Ambil pengajuan dari berkas …</translation>
    </message>
    <message>
        <source>Hand back by file…</source>
        <translation>Serahkan kembali lewat berkas …</translation>
    </message>
    <message>
        <source>Take from a file…</source>
        <translation>Ambil dari berkas …</translation>
    </message>
    <message>
        <source>Hand over by file…</source>
        <translation>Serahkan lewat berkas …</translation>
    </message>
    <message>
        <source>Card of {officer}</source>
        <translation>Kartu {officer}</translation>
    </message>
    <message>
        <source>Your card is saved as {file}.</source>
        <translation>Kartu Anda tersimpan sebagai {file}.</translation>
    </message>
    <message>
        <source>Operators who take it can hand their submissions to you by file.</source>
        <translation>Operator yang mengambilnya dapat menyerahkan pengajuannya kepada Anda lewat berkas.</translation>
    </message>
    <message>
        <source>The card of {officer} is kept.</source>
        <translation>Kartu {officer} tersimpan.</translation>
    </message>
    <message>
        <source>What you hand over by file only that computer can open.</source>
        <translation>Yang Anda serahkan lewat berkas hanya dapat dibuka komputer itu.</translation>
    </message>
    <message>
        <source>Given back by {officer}: {count}.</source>
        <translation>Dikembalikan {officer}: {count}.</translation>
    </message>
    <message>
        <source>The words are drafts again, with the remark above them.</source>
        <translation>Teksnya menjadi konsep lagi, dengan catatan di atasnya.</translation>
    </message>
    <message>
        <source>Submissions of {officer} taken in: {count}.</source>
        <translation>Pengajuan {officer} yang diambil: {count}.</translation>
    </message>
    <message>
        <source>What you decide goes out once the operator&apos;s computer has exchanged.</source>
        <translation>Keputusan Anda terbit setelah komputer operator disinkronkan.</translation>
    </message>
    <message>
        <source>Submissions in the file for {officer}: {count}.</source>
        <translation>Pengajuan dalam berkas untuk {officer}: {count}.</translation>
    </message>
    <message>
        <source>They go to the server as well; nothing is recorded twice.</source>
        <translation>Pengajuan itu juga terkirim ke server; tidak ada yang tercatat dua kali.</translation>
    </message>
    <message>
        <source>Given back in the file for {officer}: {count}.</source>
        <translation>Yang dikembalikan dalam berkas untuk {officer}: {count}.</translation>
    </message>
    <message>
        <source>It goes to the server as well; nothing is recorded twice.</source>
        <translation>Keputusan ini juga terkirim ke server; tidak ada yang tercatat dua kali.</translation>
    </message>
    <message>
        <source>No card of a liaison officer is here yet.</source>
        <translation>Belum ada kartu Pejabat Penghubung di sini.</translation>
    </message>
    <message>
        <source>A file is sealed for one officer&apos;s computer; the card says for which.</source>
        <translation>Berkas disegel untuk komputer satu Pejabat; kartunya menyebut yang mana.</translation>
    </message>
    <message>
        <source>Let the officer save a card on this page, then take it here.</source>
        <translation>Minta Pejabat menyimpan kartunya di halaman ini, lalu ambil di sini.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Given back by {officer}</source>
        <translation>Dikembalikan {officer}</translation>
    </message>
    <message>
        <source>Submissions of {officer}</source>
        <translation>Pengajuan {officer}</translation>
    </message>
    <message>
        <source>Where to save it</source>
        <translation>Simpan di mana</translation>
    </message>
    <message>
        <source>Which file</source>
        <translation>Pilih berkas</translation>
    </message>
</context>
<context>
    <name>HealthDialog</name>
    <message>
        <source>Check the desk</source>
        <translation>Periksa kesehatan</translation>
    </message>
    <message>
        <source>Parts of the desk</source>
        <translation>Bagian meja kerja</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Periksa lagi</translation>
    </message>
    <message>
        <source>Spare copies …</source>
        <translation>Cadangan …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Checking; a large copy takes a moment …</source>
        <translation>Sedang memeriksa; salinan yang besar perlu waktu sebentar …</translation>
    </message>
    <message>
        <source>Place of the data</source>
        <translation>Tempat data</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Diska</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>Pendaftaran</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Kunci</translation>
    </message>
    <message>
        <source>File of the copy</source>
        <translation>Berkas salinan</translation>
    </message>
    <message>
        <source>Spare copies</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Isi salinan</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Kotak keluar</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>all is well</source>
        <translation>baik</translation>
    </message>
    <message>
        <source>mended</source>
        <translation>sudah diperbaiki</translation>
    </message>
    <message>
        <source>Something needs you: see below.</source>
        <translation>Ada yang perlu Anda: lihat di bawah.</translation>
    </message>
    <message>
        <source>Everything is well.</source>
        <translation>Semuanya baik.</translation>
    </message>
</context>
<context>
    <name>Herald</name>
    <message>
        <source>Deadline today or near: {count}</source>
        <translation>Tenggat hari ini atau dekat: {count}</translation>
    </message>
    <message>
        <source>Newly disposed to you: {count}</source>
        <translation>Disposisi baru kepada Anda: {count}</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>What the text said before</source>
        <translation>Riwayat tulisan</translation>
    </message>
    <message>
        <source>Versions, the latest first</source>
        <translation>Versi, yang terbaru lebih dahulu</translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation>{count} karakter</translation>
    </message>
    <message>
        <source>What restoring would change</source>
        <translation>Yang berubah bila dipulihkan</translation>
    </message>
    <message>
        <source>Struck through would go, bold would come back.</source>
        <translation>Yang dicoret akan hilang, yang tebal akan kembali.</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Pulihkan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Nothing has been kept of this text yet</source>
        <translation>Belum ada versi tulisan ini yang disimpan</translation>
    </message>
    <message>
        <source>Versions are kept by themselves while you write, and before you send.</source>
        <translation>Versi disimpan sendiri selagi Anda menulis, dan sebelum Anda mengirim.</translation>
    </message>
    <message>
        <source>while writing</source>
        <translation>selagi menulis</translation>
    </message>
    <message>
        <source>before a template</source>
        <translation>sebelum templat</translation>
    </message>
    <message>
        <source>before restoring</source>
        <translation>sebelum dipulihkan</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>dikirim</translation>
    </message>
    <message>
        <source>from a spare copy</source>
        <translation>dari cadangan</translation>
    </message>
    <message>
        <source>before words were removed</source>
        <translation>sebelum kata dihapus</translation>
    </message>
</context>
<context>
    <name>IdentityBar</name>
    <message>
        <source>What for? (may stay empty)</source>
        <translation>Untuk apa? (boleh kosong)</translation>
    </message>
    <message>
        <source>What the identity is opened for</source>
        <translation>Keperluan membuka identitas</translation>
    </message>
    <message>
        <source>Open for {seconds} seconds</source>
        <translation>Buka {seconds} detik</translation>
    </message>
    <message>
        <source>Close now</source>
        <translation>Tutup sekarang</translation>
    </message>
    <message>
        <source>Identity closed ([–]). Each opening is noted.</source>
        <translation>Identitas tertutup ([–]). Setiap pembukaan dicatat.</translation>
    </message>
    <message>
        <source>Identity open, closes in {seconds} seconds</source>
        <translation>Identitas terbuka, tertutup lagi dalam {seconds} detik</translation>
    </message>
</context>
<context>
    <name>IntakeCounts</name>
    <message>
        <source>Export of {when}.</source>
        <translation>Ekspor dibuat {when}.</translation>
    </message>
    <message>
        <source>Row {row}, #{number}: {why}</source>
        <translation>Baris {row}, #{number}: {why}</translation>
    </message>
    <message>
        <source>Row {row}: {why}</source>
        <translation>Baris {row}: {why}</translation>
    </message>
    <message>
        <source>and {count} more rows</source>
        <translation>dan {count} baris lagi</translation>
    </message>
    <message>
        <source>rows in the file</source>
        <translation>baris di dalam berkas</translation>
    </message>
    <message>
        <source>new complaints of your agency</source>
        <translation>laporan baru untuk instansi Anda</translation>
    </message>
    <message>
        <source>changed since the last export</source>
        <translation>berubah sejak ekspor terakhir</translation>
    </message>
    <message>
        <source>the same as here</source>
        <translation>sama dengan yang ada di sini</translation>
    </message>
    <message>
        <source>of other agencies, left out</source>
        <translation>milik instansi lain, tidak diambil</translation>
    </message>
    <message>
        <source>answers of yours that the export shows</source>
        <translation>jawaban Anda yang terlihat di ekspor</translation>
    </message>
    <message>
        <source>rows that cannot be read</source>
        <translation>baris yang tidak dapat dibaca</translation>
    </message>
    <message>
        <source>{share} of the file</source>
        <translation>{share} dari berkas</translation>
    </message>
</context>
<context>
    <name>IntakeDialog</name>
    <message>
        <source>Import a new export</source>
        <translation>Impor ekspor baru</translation>
    </message>
    <message>
        <source>&amp;Take it in</source>
        <translation>&amp;Masukkan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>New and changed complaints of your agency come in. What you write, and what waits to be entered, stays as it is.</source>
        <translation>Laporan instansi Anda yang baru dan berubah masuk. Yang sedang Anda tulis, dan yang menunggu dimasukkan, tetap seperti semula.</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>Membaca berkas …</translation>
    </message>
    <message>
        <source>Taking it in …</source>
        <translation>Memasukkan …</translation>
    </message>
    <message>
        <source>Nothing is stored yet. They stand in your lists as soon as you take them in.</source>
        <translation>Belum ada yang disimpan. Semuanya muncul di daftar Anda begitu Anda tekan Masukkan.</translation>
    </message>
    <message>
        <source>This export brings nothing new; nothing is to be done.</source>
        <translation>Ekspor ini tidak membawa hal baru; tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>New complaints: {new}, changed: {changed}.</source>
        <translation>{new} laporan baru, {changed} berubah.</translation>
    </message>
    <message>
        <source>The export is in.</source>
        <translation>Ekspor sudah masuk.</translation>
    </message>
    <message>
        <source>Your drafts and the list for SP4N-LAPOR! are as they were.</source>
        <translation>Konsep Anda dan daftar untuk SP4N-LAPOR! tetap seperti semula.</translation>
    </message>
</context>
<context>
    <name>KeyHint</name>
    <message>
        <source>Shortcut {keys}</source>
        <translation>Pintasan {keys}</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Synchronise</source>
        <translation>Sinkronkan</translation>
    </message>
    <message>
        <source>Synchronise by courier</source>
        <translation>Sinkronkan lewat kurir</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>To the next pane</source>
        <translation>Ke panel berikutnya</translation>
    </message>
    <message>
        <source>Lock; nothing on screen can be read</source>
        <translation>Kunci; layar tidak dapat dibaca</translation>
    </message>
    <message>
        <source>This list of keys</source>
        <translation>Daftar tombol ini</translation>
    </message>
    <message>
        <source>Help to read</source>
        <translation>Bantuan untuk dibaca</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Close; everything is saved</source>
        <translation>Tutup; semua tersimpan</translation>
    </message>
    <message>
        <source>Next complaint</source>
        <translation>Laporan berikutnya</translation>
    </message>
    <message>
        <source>Previous complaint</source>
        <translation>Laporan sebelumnya</translation>
    </message>
    <message>
        <source>Through the list</source>
        <translation>Menelusuri daftar</translation>
    </message>
    <message>
        <source>Choose several, or all</source>
        <translation>Pilih beberapa, atau semua</translation>
    </message>
    <message>
        <source>Open and write an answer</source>
        <translation>Buka dan tulis jawaban</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Kembali ke daftar</translation>
    </message>
    <message>
        <source>Throw the chosen draft away</source>
        <translation>Buang konsep yang dipilih</translation>
    </message>
    <message>
        <source>Give a star or take it away</source>
        <translation>Beri atau hapus bintang</translation>
    </message>
    <message>
        <source>Mark as unread, or as read</source>
        <translation>Tandai belum atau sudah dibaca</translation>
    </message>
    <message>
        <source>Open or close who reported it</source>
        <translation>Buka atau tutup identitas pelapor</translation>
    </message>
    <message>
        <source>Put off until a day</source>
        <translation>Tunda sampai suatu hari</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Salin nomor</translation>
    </message>
    <message>
        <source>Copy a short text for WhatsApp</source>
        <translation>Salin untuk WA</translation>
    </message>
    <message>
        <source>Sheet for a field unit</source>
        <translation>Lembar untuk bidang</translation>
    </message>
    <message>
        <source>Print, or save as PDF</source>
        <translation>Cetak, atau simpan PDF</translation>
    </message>
    <message>
        <source>Send to the outbox</source>
        <translation>Kirim ke kotak keluar</translation>
    </message>
    <message>
        <source>Save now (it is saved by itself)</source>
        <translation>Simpan sekarang (tersimpan sendiri)</translation>
    </message>
    <message>
        <source>Put in a reply template</source>
        <translation>Sisipkan templat jawaban</translation>
    </message>
    <message>
        <source>To the next place to fill</source>
        <translation>Ke isian berikutnya</translation>
    </message>
    <message>
        <source>What the text said before</source>
        <translation>Riwayat tulisan</translation>
    </message>
    <message>
        <source>Undo; right after sending, take it back</source>
        <translation>Urungkan; sesaat setelah Kirim: tarik kembali</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Daftar tombol</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Di mana saja</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>Di daftar</translation>
    </message>
    <message>
        <source>With the complaint</source>
        <translation>Untuk laporan</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>Saat menulis</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
</context>
<context>
    <name>LeadingState</name>
    <message>
        <source>Synchronising…</source>
        <translation>Sedang disinkronkan …</translation>
    </message>
</context>
<context>
    <name>LikelyAgencies</name>
    <message>
        <source>Likely:</source>
        <translation>Kemungkinan:</translation>
    </message>
    <message>
        <source>Not sure. Perhaps:</source>
        <translation>Tidak yakin. Mungkin:</translation>
    </message>
    <message>
        <source>holds such complaints that your agency returned</source>
        <translation>menangani laporan sejenis yang pernah dikembalikan instansi Anda</translation>
    </message>
    <message>
        <source>{percent} % of this category go there</source>
        <translation>{percent} % laporan kategori ini ke sana</translation>
    </message>
    <message>
        <source>the text names {place}</source>
        <translation>laporan menyebut {place}</translation>
    </message>
    <message>
        <source>words: {words}</source>
        <translation>kata: {words}</translation>
    </message>
    <message>
        <source>often gets complaints of all kinds</source>
        <translation>sering menerima beragam laporan</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>List of complaints</source>
        <translation>Daftar laporan</translation>
    </message>
    <message>
        <source>Search text, number, place…</source>
        <translation>Cari isi, nomor, lokasi …</translation>
    </message>
    <message>
        <source>Complaints: {count} · copy of {when}</source>
        <translation>{count} laporan · salinan {when}</translation>
    </message>
    <message>
        <source>Complaints: {count} · never synchronised</source>
        <translation>{count} laporan · belum pernah disinkronkan</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Muat ulang</translation>
    </message>
    <message>
        <source>Order: {order}</source>
        <translation>Urutan: {order}</translation>
    </message>
    <message>
        <source>Deadline first</source>
        <translation>Tenggat</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Terbaru</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Terlama</translation>
    </message>
    <message>
        <source>Last active first</source>
        <translation>Terakhir aktif</translation>
    </message>
    <message>
        <source>Keep this filter in the rail …</source>
        <translation>Simpan saringan ini …</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>Change officer</source>
        <translation>Ganti petugas</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Code or pass&amp;phrase</source>
        <translation>Kode buka atau &amp;frasa sandi</translation>
    </message>
    <message>
        <source>Pass&amp;phrase</source>
        <translation>&amp;Frasa sandi</translation>
    </message>
    <message>
        <source>What you wrote is saved. No code is set here: whoever uses this PC account can open it. Set a code in the menu beside your role.</source>
        <translation>Tulisan Anda tersimpan. Kode buka belum dipasang: siapa pun yang memakai akun komputer ini dapat membukanya. Pasang kode lewat menu di samping peran Anda.</translation>
    </message>
    <message>
        <source>What you wrote is saved. Type your code, or the passphrase.</source>
        <translation>Tulisan Anda tersimpan. Ketik kode buka, atau frasa sandi.</translation>
    </message>
    <message>
        <source>What you wrote is saved. Type the passphrase: the words on paper, in their order.</source>
        <translation>Tulisan Anda tersimpan. Ketik frasa sandi: kata-kata di kertas, sesuai urutannya.</translation>
    </message>
    <message>
        <source>Penghubung is locked</source>
        <translation>Penghubung terkunci</translation>
    </message>
    <message>
        <source>The exchange under way is finished; then the copy is closed.</source>
        <translation>Sinkronisasi yang sedang berjalan diselesaikan dahulu; sesudah itu salinan ditutup.</translation>
    </message>
    <message>
        <source>A text could not be saved yet.</source>
        <translation>Satu tulisan belum dapat disimpan.</translation>
    </message>
    <message>
        <source>The screen is covered, but the copy is still open.</source>
        <translation>Layar sudah ditutup, tetapi salinan masih terbuka.</translation>
    </message>
    <message>
        <source>Open it soon and look at that text before you close the program.</source>
        <translation>Segera buka dan periksa tulisan itu sebelum program ditutup.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{agency} (practice) – Penghubung</source>
        <translation>{agency} (latihan) – Penghubung</translation>
    </message>
    <message>
        <source>{agency} – Penghubung</source>
        <translation>{agency} – Penghubung</translation>
    </message>
</context>
<context>
    <name>ManyBar</name>
    <message>
        <source>Choose one only</source>
        <translation>Pilih satu saja</translation>
    </message>
    <message>
        <source>Several chosen</source>
        <translation>Beberapa dipilih</translation>
    </message>
    <message>
        <source>Stars for all of them, or take them away</source>
        <translation>Beri bintang semuanya, atau ambil</translation>
    </message>
    <message>
        <source>Mark all as read, or as unread</source>
        <translation>Tandai semua sudah dibaca, atau belum</translation>
    </message>
    <message>
        <source>Put them off until a day</source>
        <translation>Tunda semuanya sampai suatu hari</translation>
    </message>
    <message>
        <source>Copy their numbers</source>
        <translation>Salin nomornya</translation>
    </message>
    <message>
        <source>Chosen: {count}</source>
        <translation>Dipilih: {count}</translation>
    </message>
    <message>
        <source>Given a star: {count}.</source>
        <translation>Diberi bintang: {count}.</translation>
    </message>
    <message>
        <source>Star taken away: {count}.</source>
        <translation>Bintang diambil: {count}.</translation>
    </message>
    <message>
        <source>Marked as read: {count}.</source>
        <translation>Ditandai sudah dibaca: {count}.</translation>
    </message>
    <message>
        <source>Marked as unread: {count}.</source>
        <translation>Ditandai belum dibaca: {count}.</translation>
    </message>
    <message>
        <source>Put off until {day}: {count}.</source>
        <translation>Ditunda sampai {day}: {count}.</translation>
    </message>
    <message>
        <source>Left, for they are due before: {count}.</source>
        <translation>Tetap, karena tenggatnya lebih dekat: {count}.</translation>
    </message>
    <message>
        <source>Numbers copied: {count}.</source>
        <translation>Nomor disalin: {count}.</translation>
    </message>
</context>
<context>
    <name>Meanwhile</name>
    <message>
        <source>Changed while you were writing</source>
        <translation>Berubah sementara Anda menulis</translation>
    </message>
    <message>
        <source>Two texts, one number</source>
        <translation>Dua teks, satu nomor</translation>
    </message>
    <message>
        <source>Needs editing</source>
        <translation>Perlu disunting</translation>
    </message>
    <message>
        <source>Put off by the server</source>
        <translation>Ditunda server</translation>
    </message>
    <message>
        <source>Draft without a complaint</source>
        <translation>Konsep tanpa laporan</translation>
    </message>
    <message>
        <source>Many removals</source>
        <translation>Banyak penghapusan</translation>
    </message>
    <message>
        <source>Copy not proven</source>
        <translation>Salinan belum terbukti</translation>
    </message>
    <message>
        <source>Attachment not taken</source>
        <translation>Lampiran ditolak</translation>
    </message>
    <message>
        <source>Closed meanwhile</source>
        <translation>Sudah ditutup</translation>
    </message>
    <message>
        <source>Archived meanwhile</source>
        <translation>Sudah diarsipkan</translation>
    </message>
    <message>
        <source>Disposed anew meanwhile</source>
        <translation>Didisposisikan ulang</translation>
    </message>
    <message>
        <source>Made secret meanwhile</source>
        <translation>Dijadikan rahasia</translation>
    </message>
    <message>
        <source>A colleague answered</source>
        <translation>Rekan sudah menjawab</translation>
    </message>
    <message>
        <source>The reporter replied</source>
        <translation>Pelapor membalas</translation>
    </message>
    <message>
        <source>Left your agency</source>
        <translation>Tidak lagi di instansi Anda</translation>
    </message>
    <message>
        <source>Deleted by order</source>
        <translation>Dihapus atas perintah</translation>
    </message>
    <message>
        <source>Already approved</source>
        <translation>Sudah disetujui</translation>
    </message>
    <message>
        <source>Already given back</source>
        <translation>Sudah dikembalikan</translation>
    </message>
    <message>
        <source>Submission withdrawn</source>
        <translation>Pengajuan ditarik</translation>
    </message>
    <message>
        <source>A newer version</source>
        <translation>Ada versi lebih baru</translation>
    </message>
    <message>
        <source>Submission not accepted</source>
        <translation>Pengajuan tidak diterima</translation>
    </message>
    <message>
        <source>Files on their way</source>
        <translation>Lampiran belum sampai</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>(tanpa judul)</translation>
    </message>
    <message>
        <source>The copy on this computer</source>
        <translation>Salinan di komputer ini</translation>
    </message>
    <message>
        <source>What you wrote</source>
        <translation>Yang Anda tulis</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(tanpa teks)</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Salin teks</translation>
    </message>
    <message>
        <source>What the server holds under the same number</source>
        <translation>Yang disimpan server dengan nomor yang sama</translation>
    </message>
    <message>
        <source>Text at the server</source>
        <translation>Teks di server</translation>
    </message>
    <message>
        <source>What changed meanwhile</source>
        <translation>Yang berubah sementara itu</translation>
    </message>
    <message>
        <source>Nobody changed this complaint; only your text has to be mended.</source>
        <translation>Tidak ada yang mengubah laporan ini; hanya teks Anda yang perlu dibetulkan.</translation>
    </message>
    <message>
        <source>Your text was accepted; only the file is missing there.</source>
        <translation>Teks Anda sudah diterima; hanya berkasnya yang tidak ada di server.</translation>
    </message>
    <message>
        <source>Nothing new on this complaint has reached this computer.</source>
        <translation>Belum ada kabar baru tentang laporan ini di komputer ini.</translation>
    </message>
    <message>
        <source>The server told the reason above; it left no entry in the timeline.</source>
        <translation>Server menyebut alasan di atas; tidak ada butir baru di riwayat laporan.</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Tetap kirim</translation>
    </message>
    <message>
        <source>Edit first</source>
        <translation>Sunting dulu</translation>
    </message>
    <message>
        <source>Cancel, keep a copy</source>
        <translation>Batalkan, simpan salinan</translation>
    </message>
    <message>
        <source>Do not; keep my copy</source>
        <translation>Jangan, biarkan salinan</translation>
    </message>
    <message>
        <source>Accept the removal</source>
        <translation>Setujui penghapusan</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Sinkronkan</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>Buang konsep</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Sudah saya ketahui</translation>
    </message>
    <message>
        <source>Open the complaint</source>
        <translation>Buka laporan</translation>
    </message>
</context>
<context>
    <name>MonthCard</name>
    <message>
        <source>Received and answered by month</source>
        <translation>Masuk dan dijawab per bulan</translation>
    </message>
    <message>
        <source>received</source>
        <translation>masuk</translation>
    </message>
    <message>
        <source>answered for the first time</source>
        <translation>pertama kali dijawab</translation>
    </message>
    <message>
        <source>{month} {year}: received {received}, answered {answered}</source>
        <translation>{month} {year}: masuk {received}, dijawab {answered}</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move to the region&apos;s server</source>
        <translation>Pindah ke server daerah</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <translation>Kode pendaftaran</translation>
    </message>
    <message>
        <source>Recovery passphrase</source>
        <translation>Frasa sandi pemulihan</translation>
    </message>
    <message>
        <source>&amp;Enrolment code of the region&apos;s server</source>
        <translation>&amp;Kode pendaftaran server daerah</translation>
    </message>
    <message>
        <source>Your &amp;recovery passphrase (it stays the same)</source>
        <translation>&amp;Frasa sandi pemulihan Anda (tetap sama)</translation>
    </message>
    <message>
        <source>Drafts, templates, stars, promised dates and the list for SP4N-LAPOR! come along. Nothing is sent by itself: each answer on the list is yours to hand on or to enter. This desk is kept as it is, encrypted, in the program&apos;s folder.</source>
        <translation>Konsep, templat, bintang, tanggal yang dijanjikan, dan daftar untuk SP4N-LAPOR! ikut. Tidak ada yang terkirim sendiri: setiap jawaban di daftar Anda kirim lewat server daerah atau masukkan sendiri. Meja kerja ini disimpan utuh dan terenkripsi di komputer ini.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Pindah</translation>
    </message>
    <message>
        <source>Bringing this desk to its end …</source>
        <translation>Menyelesaikan meja kerja ini …</translation>
    </message>
    <message>
        <source>Receiving complaints …</source>
        <translation>Menerima laporan …</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name of the filter</source>
        <translation>Nama saringan</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>NetworkBlock</name>
    <message>
        <source>Server {server}. Only its own certificate, received when this PC was enrolled, is trusted; no other authority has to be installed.</source>
        <translation>Server {server}. Yang dipercaya hanya sertifikatnya sendiri, yang diterima saat komputer ini didaftarkan; sertifikat lain tidak perlu dipasang.</translation>
    </message>
    <message>
        <source>Name for the proxy</source>
        <translation>Nama untuk proksi</translation>
    </message>
    <message>
        <source>Password for the proxy</source>
        <translation>Sandi untuk proksi</translation>
    </message>
    <message>
        <source>Keep name and password</source>
        <translation>Simpan nama dan sandi</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Sandi</translation>
    </message>
    <message>
        <source>Proxy {place}. This PC has no key store, so no name and password can be kept.</source>
        <translation>Proksi {place}. Komputer ini tidak punya penyimpan kunci, jadi nama dan sandi tidak dapat disimpan.</translation>
    </message>
    <message>
        <source>This PC&apos;s settings use no proxy for it.</source>
        <translation>Setelan komputer ini tidak memakai proksi untuk server itu.</translation>
    </message>
    <message>
        <source>Proxy {place}, from this PC&apos;s settings. Name and password are kept.</source>
        <translation>Proksi {place}, dari setelan komputer ini. Nama dan sandi tersimpan.</translation>
    </message>
    <message>
        <source>Proxy {place}, from this PC&apos;s settings. No name is kept for it.</source>
        <translation>Proksi {place}, dari setelan komputer ini. Nama dan sandi belum disimpan.</translation>
    </message>
</context>
<context>
    <name>Officers</name>
    <message>
        <source>My name on this PC …</source>
        <translation>Nama saya di komputer ini …</translation>
    </message>
    <message>
        <source>Change officer …</source>
        <translation>Ganti petugas …</translation>
    </message>
    <message>
        <source>Add an officer …</source>
        <translation>Tambah petugas …</translation>
    </message>
    <message>
        <source>Move to the region&apos;s server …</source>
        <translation>Pindah ke server daerah …</translation>
    </message>
    <message>
        <source>Came along: drafts {drafts}, answers not in SP4N-LAPOR! yet {waiting}.</source>
        <translation>Ikut: {drafts} konsep, {waiting} jawaban yang belum masuk SP4N-LAPOR!.</translation>
    </message>
    <message>
        <source>This PC works with the region&apos;s server now: {agency}.</source>
        <translation>Komputer ini sekarang memakai server daerah: {agency}.</translation>
    </message>
    <message>
        <source>Open the desk, and decide of each answer on the list who enters it.</source>
        <translation>Buka meja kerja, lalu putuskan untuk setiap jawaban di daftar siapa yang memasukkannya.</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Buka meja kerja</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>My name on this PC</source>
        <translation>Nama saya di komputer ini</translation>
    </message>
    <message>
        <source>Shown to everybody at this PC, where it is asked who is working:</source>
        <translation>Terlihat oleh semua orang di komputer ini, saat ditanya siapa yang bekerja:</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>OutboxPage</name>
    <message>
        <source>Export what is not sent …</source>
        <translation>Ekspor yang belum terkirim …</translation>
    </message>
    <message>
        <source>{text} + attachments {files}</source>
        <translation>{text} + lampiran {files}</translation>
    </message>
    <message>
        <source>Hide cancelled ({count})</source>
        <translation>Sembunyikan yang dibatalkan ({count})</translation>
    </message>
    <message>
        <source>Show cancelled ({count})</source>
        <translation>Tampilkan yang dibatalkan ({count})</translation>
    </message>
    <message>
        <source>Wait for your decision</source>
        <translation>Menunggu keputusan Anda</translation>
    </message>
    <message>
        <source>Accepted, attachments follow</source>
        <translation>Sudah diterima, lampiran menyusul</translation>
    </message>
    <message>
        <source>Cancelled, copies kept</source>
        <translation>Dibatalkan, salinan disimpan</translation>
    </message>
    <message>
        <source>The outbox is empty</source>
        <translation>Kotak keluar kosong</translation>
    </message>
    <message>
        <source>All that you sent has reached the server. New answers wait here until then.</source>
        <translation>Semua yang Anda kirim sudah sampai di server. Jawaban baru menunggu di sini sampai disinkronkan.</translation>
    </message>
    <message>
        <source>To complaints that need an answer</source>
        <translation>Ke laporan yang perlu jawaban</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>sekitar {size}</translation>
    </message>
    <message>
        <source>The next synchronisation asks the server again; nothing is recorded twice.</source>
        <translation>Sinkronisasi berikutnya menanyakannya lagi ke server; tidak ada yang tercatat dua kali.</translation>
    </message>
    <message>
        <source>Goes after the earlier one on the same complaint.</source>
        <translation>Berangkat setelah kiriman sebelumnya pada laporan yang sama.</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Rahasia</translation>
    </message>
    <message>
        <source>suggested: {agency}</source>
        <translation>saran: {agency}</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(tanpa teks)</translation>
    </message>
    <message>
        <source>Export what is not sent</source>
        <translation>Ekspor yang belum terkirim</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Teks (*.txt)</translation>
    </message>
    <message>
        <source>Texts written to {file}: {count}.</source>
        <translation>{count} tulisan disimpan di {file}.</translation>
    </message>
    <message>
        <source>The same stands beside it as {file}. Nothing here was changed.</source>
        <translation>Isi yang sama ada di sebelahnya sebagai {file}. Tidak ada yang diubah di sini.</translation>
    </message>
    <message>
        <source>The files are not encrypted: keep them where only you can read them.</source>
        <translation>Berkas itu tidak terenkripsi: simpan di tempat yang hanya dapat Anda baca.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>See what is needed</source>
        <translation>Lihat yang diperlukan</translation>
    </message>
    <message>
        <source>Cancel the approval</source>
        <translation>Batalkan persetujuan</translation>
    </message>
    <message>
        <source>Take back to draft</source>
        <translation>Tarik kembali</translation>
    </message>
    <message>
        <source>Open the complaint</source>
        <translation>Buka laporan</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Salin teks</translation>
    </message>
    <message>
        <source>Attachments to follow: {n} · {share} sent</source>
        <translation>Lampiran menyusul: {n} · {share} terkirim</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Halaman {page} dari {pages}</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Kotak masuk</translation>
    </message>
    <message>
        <source>Needs an answer</source>
        <translation>Perlu jawaban</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Lewat tenggat</translation>
    </message>
    <message>
        <source>Reporter replied</source>
        <translation>Balasan pelapor</translation>
    </message>
    <message>
        <source>Waiting for reporter</source>
        <translation>Menunggu pelapor</translation>
    </message>
    <message>
        <source>Settled and archived</source>
        <translation>Selesai dan arsip</translation>
    </message>
    <message>
        <source>All complaints</source>
        <translation>Semua laporan</translation>
    </message>
    <message>
        <source>While you were away</source>
        <translation>Sejak terakhir dibuka</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Konsep</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Kotak keluar</translation>
    </message>
    <message>
        <source>Not in SP4N-LAPOR! yet</source>
        <translation>Belum masuk SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Perlu perhatian</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Menunggu persetujuan</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Tanda terima</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Persetujuan</translation>
    </message>
    <message>
        <source>Not in SP4N yet</source>
        <translation>Belum masuk SP4N</translation>
    </message>
    <message>
        <source>To follow up</source>
        <translation>Perlu ditindaklanjuti</translation>
    </message>
    <message>
        <source>My work</source>
        <translation>Pekerjaan saya</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Save as PDF …</source>
        <translation>Simpan PDF …</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Cetak …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Pratinjau</translation>
    </message>
    <message>
        <source>The PDF is saved.</source>
        <translation>PDF sudah disimpan.</translation>
    </message>
    <message>
        <source>You may close this.</source>
        <translation>Anda boleh menutup ini.</translation>
    </message>
    <message>
        <source>The PDF could not be saved.</source>
        <translation>PDF tidak dapat disimpan.</translation>
    </message>
    <message>
        <source>Nothing was written there.</source>
        <translation>Tidak ada yang ditulis di sana.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room, and save again.</source>
        <translation>Pilih tempat lain, atau kosongkan ruang, lalu simpan lagi.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Simpan PDF</translation>
    </message>
    <message>
        <source>PDF files ({kinds})</source>
        <translation>Berkas PDF ({kinds})</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>The printer takes nothing.</source>
        <translation>Pencetak tidak menerima apa pun.</translation>
    </message>
    <message>
        <source>Nothing was printed.</source>
        <translation>Tidak ada yang tercetak.</translation>
    </message>
    <message>
        <source>Look whether it is on, or save a PDF and print that.</source>
        <translation>Periksa apakah pencetak menyala, atau simpan PDF lalu cetak berkas itu.</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>Schedule and budget</source>
        <translation>Jadwal dan kuota</translation>
    </message>
    <message>
        <source>Synchronise by itself</source>
        <translation>Sinkronisasi otomatis</translation>
    </message>
    <message>
        <source>Every day at</source>
        <translation>Setiap hari pukul</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Pukul</translation>
    </message>
    <message>
        <source>A few minutes later, so that not every desk comes in the same second.</source>
        <translation>Beberapa menit sesudahnya, agar tidak semua komputer tersambung pada detik yang sama.</translation>
    </message>
    <message>
        <source>When the connection is back and something waits</source>
        <translation>Saat sambungan kembali dan ada yang menunggu dikirim</translation>
    </message>
    <message>
        <source>See what has &amp;come</source>
        <translation>&amp;Periksa apakah ada yang baru</translation>
    </message>
    <message>
        <source>Only asks, takes nothing: about 0.3 kB each time.</source>
        <translation>Hanya bertanya, tidak mengambil apa pun: sekitar 0,3 kB setiap kali.</translation>
    </message>
    <message>
        <source>Data budget</source>
        <translation>Kuota data</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Tanpa batas</translation>
    </message>
    <message>
        <source> MB a day</source>
        <translation> MB sehari</translation>
    </message>
    <message>
        <source>Hold &amp;attachments back above</source>
        <translation>Tahan &amp;lampiran di atas</translation>
    </message>
    <message>
        <source>Texts always go; only attachments wait for the next day.</source>
        <translation>Teks selalu dikirim; hanya lampiran yang menunggu hari berikutnya.</translation>
    </message>
    <message>
        <source>Next synchronisation</source>
        <translation>Sinkronisasi berikutnya</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Tidak</translation>
    </message>
    <message>
        <source>Every {time}</source>
        <translation>Setiap {time}</translation>
    </message>
    <message>
        <source>Used today {day}, this month {month}</source>
        <translation>Terpakai hari ini {day}, bulan ini {month}</translation>
    </message>
    <message>
        <source>This month sent {up}, received {down}</source>
        <translation>Bulan ini dikirim {up}, diterima {down}</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>The practice office did not come up.</source>
        <translation>Kantor latihan tidak dapat dibuka.</translation>
    </message>
    <message>
        <source>Your real work is not touched by this.</source>
        <translation>Pekerjaan Anda yang sebenarnya tidak terpengaruh.</translation>
    </message>
    <message>
        <source>Try again; if it fails again, make the practice office anew.</source>
        <translation>Coba lagi; bila tetap gagal, buat ulang kantor latihan.</translation>
    </message>
</context>
<context>
    <name>PracticeRoom</name>
    <message>
        <source>Practice office</source>
        <translation>Kantor latihan</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Membuka …</translation>
    </message>
    <message>
        <source>Preparing the practice office</source>
        <translation>Menyiapkan kantor latihan</translation>
    </message>
    <message>
        <source>Invented complaints, a server of its own on this PC. This is done once.</source>
        <translation>Laporan rekaan dan server tersendiri di komputer ini. Hanya dilakukan sekali.</translation>
    </message>
    <message>
        <source>Writing complaints …</source>
        <translation>Menulis laporan …</translation>
    </message>
    <message>
        <source>Taking them into the server …</source>
        <translation>Memasukkan laporan ke server …</translation>
    </message>
    <message>
        <source>Starting the server …</source>
        <translation>Menjalankan server …</translation>
    </message>
    <message>
        <source>Enrolling this PC …</source>
        <translation>Mendaftarkan komputer ini …</translation>
    </message>
    <message>
        <source>Receiving complaints …</source>
        <translation>Menerima laporan …</translation>
    </message>
    <message>
        <source>{number} of {count} · {what}</source>
        <translation>{number} dari {count} · {what}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
</context>
<context>
    <name>PracticeStrip</name>
    <message>
        <source>Practice</source>
        <translation>Latihan</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Ulangi dari awal</translation>
    </message>
    <message>
        <source>Leave practice</source>
        <translation>Keluar dari latihan</translation>
    </message>
    <message>
        <source>Yes, start anew</source>
        <translation>Ya, ulangi</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Tidak, biarkan</translation>
    </message>
    <message>
        <source>Everything you did in the practice office is removed. Start anew?</source>
        <translation>Semua yang Anda kerjakan di kantor latihan akan dihapus. Ulangi dari awal?</translation>
    </message>
    <message>
        <source>Invented complaints on this PC; nothing goes to any agency.</source>
        <translation>Laporan rekaan di komputer ini; tidak ada yang dikirim ke instansi mana pun.</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Opening the copy</source>
        <translation>Membuka salinan</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Membuka …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Enrol this PC</source>
        <translation>Daftarkan komputer ini</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Pulihkan</translation>
    </message>
    <message>
        <source>Recovering the copy</source>
        <translation>Memulihkan salinan</translation>
    </message>
    <message>
        <source>The damaged file is put aside, never deleted.</source>
        <translation>Berkas yang rusak disisihkan, tidak pernah dihapus.</translation>
    </message>
    <message>
        <source>Saving drafts and outbox …</source>
        <translation>Menyelamatkan konsep dan kotak keluar …</translation>
    </message>
    <message>
        <source>The damaged copy was put aside.</source>
        <translation>Salinan yang rusak sudah disisihkan.</translation>
    </message>
    <message>
        <source>The copy was made anew from a spare copy.</source>
        <translation>Salinan dibuat lagi dari cadangan.</translation>
    </message>
    <message>
        <source>Saved: drafts {drafts}, items of the outbox {operations}.</source>
        <translation>Terselamatkan: {drafts} konsep dan {operations} kiriman di kotak keluar.</translation>
    </message>
    <message>
        <source>Open the desk; the complaints come again with the next exchange.</source>
        <translation>Buka meja kerja; laporan datang lagi pada sinkronisasi berikutnya.</translation>
    </message>
    <message>
        <source>Open the desk and synchronise before you send what came back.</source>
        <translation>Buka meja kerja dan sinkronkan sebelum mengirim yang kembali.</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Buka meja kerja</translation>
    </message>
    <message>
        <source>Closing the desk</source>
        <translation>Menutup meja kerja</translation>
    </message>
    <message>
        <source>Closing …</source>
        <translation>Menutup …</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Menghentikan …</translation>
    </message>
</context>
<context>
    <name>PromiseDesk</name>
    <message>
        <source>The promise is ticked off.</source>
        <translation>Janji dicatat sudah dipenuhi.</translation>
    </message>
</context>
<context>
    <name>PromiseLine</name>
    <message>
        <source>Promise kept</source>
        <translation>Sudah dipenuhi</translation>
    </message>
    <message>
        <source>Promised to the reporter: {day}</source>
        <translation>Janji kepada pelapor: {day}</translation>
    </message>
    <message>
        <source>Promised to the reporter for {day}, not ticked off</source>
        <translation>Janji kepada pelapor untuk {day} belum dipenuhi</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} lagi</translation>
    </message>
</context>
<context>
    <name>ProtectionPage</name>
    <message>
        <source>How the copy is locked</source>
        <translation>Cara mengunci salinan</translation>
    </message>
    <message>
        <source>The complaints on this PC are encrypted. A passphrase for emergencies is made in any case; this is about what opens the copy every day.</source>
        <translation>Laporan di komputer ini dienkripsi. Frasa sandi pemulihan tetap dibuat; di sini Anda memilih apa yang membuka salinan sehari-hari.</translation>
    </message>
    <message>
        <source>This PC&apos;s own key &amp;store (recommended)</source>
        <translation>Pen&amp;yimpan kunci komputer ini (disarankan)</translation>
    </message>
    <message>
        <source>A &amp;passphrase, each time</source>
        <translation>&amp;Frasa sandi, setiap kali dibuka</translation>
    </message>
    <message>
        <source>Opens by itself once you are signed in to the PC. For an account that only you use.</source>
        <translation>Terbuka sendiri setelah Anda masuk ke komputer. Untuk akun komputer yang hanya Anda pakai.</translation>
    </message>
    <message>
        <source>You type it whenever the program starts. For an account that is shared.</source>
        <translation>Anda ketik setiap program dibuka. Untuk akun komputer yang dipakai bersama.</translation>
    </message>
    <message>
        <source>This PC has no key store that answers, so the passphrase opens the copy.</source>
        <translation>Komputer ini tidak punya penyimpan kunci yang dapat dipakai, jadi salinan dibuka dengan frasa sandi.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
</context>
<context>
    <name>PutOffDialog</name>
    <message>
        <source>Put off until …</source>
        <translation>Tunda sampai …</translation>
    </message>
    <message>
        <source>The day when it comes back</source>
        <translation>Hari laporan kembali</translation>
    </message>
    <message>
        <source>At the latest {day}, its deadline.</source>
        <translation>Paling lambat {day}, tenggatnya.</translation>
    </message>
    <message>
        <source>It comes back by itself on that day, or when something new comes.</source>
        <translation>Laporan kembali sendiri pada hari itu, atau bila ada kabar baru.</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Tunda</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>PuttingOff</name>
    <message>
        <source>Put off no longer</source>
        <translation>Batalkan penundaan</translation>
    </message>
    <message>
        <source>Until its deadline</source>
        <translation>Sampai tenggatnya</translation>
    </message>
    <message>
        <source>Choose a day …</source>
        <translation>Pilih tanggal …</translation>
    </message>
    <message>
        <source>Put off until …</source>
        <translation>Tunda sampai …</translation>
    </message>
    <message>
        <source>In three working days</source>
        <translation>Dalam tiga hari kerja</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Pekan depan</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Besok</translation>
    </message>
    <message>
        <source>Next working day</source>
        <translation>Hari kerja berikutnya</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Latihan</translation>
    </message>
    <message>
        <source>An invented office; nothing leaves this computer.</source>
        <translation>Kantor latihan; tidak ada yang keluar dari komputer ini.</translation>
    </message>
</context>
<context>
    <name>Readable</name>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
</context>
<context>
    <name>ReceiptPanel</name>
    <message>
        <source>Receipt</source>
        <translation>Tanda terima</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Accept the removal</source>
        <translation>Setujui penghapusan</translation>
    </message>
    <message>
        <source>Do not; keep my copy</source>
        <translation>Jangan, biarkan salinan</translation>
    </message>
    <message>
        <source>Complaints behind the figure</source>
        <translation>Laporan di balik angka ini</translation>
    </message>
    <message>
        <source>Receipt · {when}</source>
        <translation>Tanda terima · {when}</translation>
    </message>
    <message>
        <source>Receipt by courier · {when}</source>
        <translation>Tanda terima lewat kurir · {when}</translation>
    </message>
    <message>
        <source>{n} sent</source>
        <translation>{n} terkirim</translation>
    </message>
    <message>
        <source>{n} received</source>
        <translation>{n} diterima</translation>
    </message>
    <message>
        <source>{n} for you</source>
        <translation>{n} perlu Anda</translation>
    </message>
    <message>
        <source>Files: {up} out, {down} back</source>
        <translation>Berkas: {up} keluar, {down} kembali</translation>
    </message>
    <message>
        <source>Attachments arrived: {n}</source>
        <translation>Lampiran sampai: {n}</translation>
    </message>
    <message>
        <source>still to follow: {n}</source>
        <translation>menyusul: {n}</translation>
    </message>
    <message>
        <source>Your copy is newer</source>
        <translation>Salinan Anda lebih baru</translation>
    </message>
    <message>
        <source>{figure}; complaints: {n}</source>
        <translation>{figure}, pada {n} laporan:</translation>
    </message>
    <message>
        <source>Proven complete</source>
        <translation>Terbukti lengkap</translation>
    </message>
    <message>
        <source>{up} up, {down} down · {time}</source>
        <translation>{up} dikirim, {down} diterima · {time}</translation>
    </message>
    <message>
        <source>Not proven: it was cut off</source>
        <translation>Belum terbukti: terputus</translation>
    </message>
    <message>
        <source>Not proven: you stopped it</source>
        <translation>Belum terbukti: Anda hentikan</translation>
    </message>
    <message>
        <source>Not proven: it waits for your answer</source>
        <translation>Belum terbukti: menunggu jawaban Anda</translation>
    </message>
    <message>
        <source>Not proven: the rest is missing</source>
        <translation>Belum terbukti: sisanya belum sampai</translation>
    </message>
    <message>
        <source>{figure}:</source>
        <translation>{figure}:</translation>
    </message>
    <message>
        <source>{figure}; the first {n}:</source>
        <translation>{figure}; {n} yang pertama:</translation>
    </message>
    <message>
        <source>A complaint that is no longer with your agency</source>
        <translation>Laporan yang tidak lagi dipegang instansi Anda</translation>
    </message>
    <message>
        <source>Nothing was exchanged</source>
        <translation>Tidak ada yang terkirim atau diterima</translation>
    </message>
</context>
<context>
    <name>ReceiptsPage</name>
    <message>
        <source>{n} sent</source>
        <translation>{n} terkirim</translation>
    </message>
    <message>
        <source>{n} received</source>
        <translation>{n} diterima</translation>
    </message>
    <message>
        <source>{n} for you</source>
        <translation>{n} perlu Anda</translation>
    </message>
    <message>
        <source>by courier · {size}</source>
        <translation>lewat kurir · {size}</translation>
    </message>
    <message>
        <source>No receipt yet</source>
        <translation>Belum ada tanda terima</translation>
    </message>
    <message>
        <source>Every synchronisation leaves a receipt here: what went, what came, and proof.</source>
        <translation>Setiap sinkronisasi meninggalkan tanda terima di sini: yang terkirim, yang diterima, dan buktinya.</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Sinkronkan</translation>
    </message>
    <message>
        <source>proven complete</source>
        <translation>terbukti lengkap</translation>
    </message>
    <message>
        <source>not ended yet</source>
        <translation>belum selesai</translation>
    </message>
    <message>
        <source>not proven</source>
        <translation>belum terbukti</translation>
    </message>
    <message>
        <source>nothing proven</source>
        <translation>tidak ada yang terbukti</translation>
    </message>
    <message>
        <source>not proven: part is missing</source>
        <translation>belum terbukti: sebagian belum ada</translation>
    </message>
    <message>
        <source>Not ended</source>
        <translation>Belum selesai</translation>
    </message>
    <message>
        <source>This synchronisation is still running, or it was cut off.</source>
        <translation>Sinkronisasi ini masih berjalan, atau terputus.</translation>
    </message>
    <message>
        <source>This synchronisation was cut off: the program or the power ended.</source>
        <translation>Sinkronisasi ini terputus: program atau listrik mati.</translation>
    </message>
    <message>
        <source>What had been received by then is kept; what was sent is asked about.</source>
        <translation>Yang sudah diterima tetap disimpan; yang sudah dikirim ditanyakan lagi ke server.</translation>
    </message>
    <message>
        <source>The next synchronisation goes on from there.</source>
        <translation>Sinkronisasi berikutnya melanjutkan dari titik itu.</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Write down the recovery passphrase</source>
        <translation>Tulis frasa sandi pemulihan</translation>
    </message>
    <message>
        <source>Write these words on paper, in this order, and keep it away from this PC. It is shown only now. It opens the copy when the PC&apos;s password was reset.</source>
        <translation>Tulis kata-kata ini di kertas, sesuai urutannya, dan simpan jauh dari komputer ini. Hanya ditampilkan sekarang. Frasa ini membuka salinan bila sandi komputer disetel ulang.</translation>
    </message>
    <message>
        <source>Nobody else can make it anew for you, not even the admin.</source>
        <translation>Tidak ada orang lain yang dapat membuatnya kembali untuk Anda, admin pun tidak.</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>Sudah saya tulis</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Word {number}: {word}</source>
        <translation>Kata {number}: {word}</translation>
    </message>
</context>
<context>
    <name>RemarkBanner</name>
    <message>
        <source>Submit for approval</source>
        <translation>Ajukan</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Kirim</translation>
    </message>
    <message>
        <source>Given back to be mended by {officer}.</source>
        <translation>Dikembalikan untuk diperbaiki oleh {officer}.</translation>
    </message>
    <message>
        <source>Mend it, then submit it again.</source>
        <translation>Perbaiki, lalu ajukan lagi.</translation>
    </message>
    <message>
        <source>Your own version of what {officer} submitted.</source>
        <translation>Versi Anda sendiri dari pengajuan {officer}.</translation>
    </message>
    <message>
        <source>Once it is sent it takes the place of the submission.</source>
        <translation>Begitu dikirim, versi ini menggantikan pengajuan itu.</translation>
    </message>
    <message>
        <source>In the outbox. The liaison officer gets it after the next sync.</source>
        <translation>Di kotak keluar. Pejabat Penghubung menerimanya setelah sinkronisasi berikutnya.</translation>
    </message>
    <message>
        <source>In the outbox. It leaves with the next sync.</source>
        <translation>Di kotak keluar. Berangkat pada sinkronisasi berikutnya.</translation>
    </message>
</context>
<context>
    <name>ReturnForm</name>
    <message>
        <source>This reason needs an explanation …</source>
        <translation>Alasan ini perlu penjelasan …</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>Pilih alasan</translation>
    </message>
    <message>
        <source>Suggested agency</source>
        <translation>Saran instansi</translation>
    </message>
    <message>
        <source>Type part of its name; may stay empty</source>
        <translation>Ketik sebagian namanya; boleh kosong</translation>
    </message>
</context>
<context>
    <name>SavedLine</name>
    <message>
        <source>Not saved</source>
        <translation>Belum tersimpan</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Menyimpan …</translation>
    </message>
    <message>
        <source>Saved {when}</source>
        <translation>Tersimpan {when}</translation>
    </message>
    <message>
        <source>Nothing to save yet</source>
        <translation>Belum ada yang perlu disimpan</translation>
    </message>
    <message>
        <source>Already saved {when}</source>
        <translation>Sudah tersimpan {when}</translation>
    </message>
    <message>
        <source>Draft saved {when} brought back</source>
        <translation>Dipulihkan · {when}</translation>
    </message>
    <message>
        <source>{over} too many</source>
        <translation>lebih {over} karakter</translation>
    </message>
    <message>
        <source>Characters left: {left}</source>
        <translation>sisa {left} karakter</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>Kosongkan pencarian</translation>
    </message>
</context>
<context>
    <name>SeatButton</name>
    <message>
        <source>Officer and lock</source>
        <translation>Petugas dan kunci</translation>
    </message>
    <message>
        <source>Access record …</source>
        <translation>Catatan akses …</translation>
    </message>
</context>
<context>
    <name>SeatMenu</name>
    <message>
        <source>Lock now</source>
        <translation>Kunci sekarang</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>Kunci otomatis</translation>
    </message>
    <message>
        <source>Code for the lock …</source>
        <translation>Kode buka …</translation>
    </message>
    <message>
        <source>after {minutes} minutes</source>
        <translation>setelah {minutes} menit</translation>
    </message>
    <message>
        <source>never</source>
        <translation>tidak pernah</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Jaringan</translation>
    </message>
    <message>
        <source>Kept for you alone, on this computer.</source>
        <translation>Disimpan untuk Anda sendiri, di komputer ini.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Tampilan</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Ikuti sistem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Warna</translation>
    </message>
    <message>
        <source>Size of type</source>
        <translation>Ukuran huruf</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Bahasa</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Warna</translation>
    </message>
    <message>
        <source>Size of &amp;type</source>
        <translation>Ukuran &amp;huruf</translation>
    </message>
    <message>
        <source>Synchronisation</source>
        <translation>Sinkronisasi</translation>
    </message>
    <message>
        <source>Schedule and data budget …</source>
        <translation>Jadwal dan kuota …</translation>
    </message>
    <message>
        <source>Small ones, up to {size}</source>
        <translation>Yang kecil, sampai {size}</translation>
    </message>
    <message>
        <source>Only when I ask for them</source>
        <translation>Hanya bila saya minta</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Fetch attachments</source>
        <translation>Ambil lampiran</translation>
    </message>
    <message>
        <source>&amp;Fetch attachments</source>
        <translation>&amp;Ambil lampiran</translation>
    </message>
    <message>
        <source>Of others, at every synchronisation; within the day&apos;s budget.</source>
        <translation>Lampiran dari orang lain, setiap sinkronisasi; dalam batas kuota harian.</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Pemberitahuan</translation>
    </message>
    <message>
        <source>This system shows no notices beside the clock.</source>
        <translation>Sistem ini tidak menampilkan pemberitahuan di dekat jam.</translation>
    </message>
    <message>
        <source>Tell what is due soon or new, as figures only</source>
        <translation>Beri tahu tenggat dekat dan disposisi baru, angkanya saja</translation>
    </message>
    <message>
        <source>Also every day at</source>
        <translation>Juga setiap hari pukul</translation>
    </message>
    <message>
        <source>Time of the daily notice</source>
        <translation>Jam pemberitahuan harian</translation>
    </message>
    <message>
        <source>Closing the window leaves the program beside the clock</source>
        <translation>Menutup jendela membiarkan program di dekat jam</translation>
    </message>
    <message>
        <source>At sign-in</source>
        <translation>Saat masuk ke komputer</translation>
    </message>
    <message>
        <source>Start Penghubung when I sign in to this computer</source>
        <translation>Jalankan Penghubung saat saya masuk ke komputer ini</translation>
    </message>
    <message>
        <source>It waits beside the clock and opens no window by itself.</source>
        <translation>Program menunggu di dekat jam dan tidak membuka jendela sendiri.</translation>
    </message>
    <message>
        <source>Its window is minimised; nothing comes in front of your work.</source>
        <translation>Jendelanya dikecilkan; pekerjaan Anda tidak tertutup.</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Menulis</translation>
    </message>
    <message>
        <source>Signature under new answers</source>
        <translation>Tanda tangan di bawah jawaban baru</translation>
    </message>
    <message>
        <source>For example: Kind regards, {instansi}</source>
        <translation>Misalnya: Hormat kami, {instansi}</translation>
    </message>
    <message>
        <source>{agency}, {number} and {day} are filled in by themselves.</source>
        <translation>{agency}, {number}, dan {day} diisi sendiri.</translation>
    </message>
    <message>
        <source>The signature is longer than {n} characters.</source>
        <translation>Tanda tangan lebih dari {n} karakter.</translation>
    </message>
    <message>
        <source>What is over is not kept.</source>
        <translation>Kelebihannya tidak disimpan.</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Pendekkan.</translation>
    </message>
</context>
<context>
    <name>SimilarPanel</name>
    <message>
        <source>1 similar complaint</source>
        <translation>1 laporan serupa</translation>
    </message>
    <message>
        <source>{count} similar complaints</source>
        <translation>{count} laporan serupa</translation>
    </message>
    <message>
        <source>{count} answered</source>
        <translation>{count} sudah dijawab</translation>
    </message>
    <message>
        <source>Answered before</source>
        <translation>Sudah pernah dijawab</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Answer the twin too</source>
        <translation>Jawab juga laporan kembarnya</translation>
    </message>
    <message>
        <source>Answer {count} twins too</source>
        <translation>Jawab juga {count} laporan kembar</translation>
    </message>
    <message>
        <source>Sending also queues a letter of its own for {numbers}.</source>
        <translation>Saat dikirim, {numbers} mendapat jawabannya sendiri.</translation>
    </message>
</context>
<context>
    <name>SimilarRow</name>
    <message>
        <source>Twin</source>
        <translation>Kembar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Use this answer</source>
        <translation>Pakai jawaban ini</translation>
    </message>
    <message>
        <source>Not answered yet</source>
        <translation>Belum dijawab</translation>
    </message>
    <message>
        <source>Answered {when}:</source>
        <translation>Dijawab {when}:</translation>
    </message>
</context>
<context>
    <name>Situation</name>
    <message>
        <source>Thanks</source>
        <translation>Terima kasih</translation>
    </message>
    <message>
        <source>Being worked on</source>
        <translation>Sedang diproses</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>Sudah ditangani</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Jadwal</translation>
    </message>
    <message>
        <source>More data needed</source>
        <translation>Perlu data tambahan</translation>
    </message>
    <message>
        <source>Not our authority</source>
        <translation>Bukan wewenang</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Lainnya</translation>
    </message>
</context>
<context>
    <name>SparesDialog</name>
    <message>
        <source>Spare copies of what you wrote</source>
        <translation>Cadangan tulisan Anda</translation>
    </message>
    <message>
        <source>Drafts, outbox and their history, encrypted on this PC. Restoring adds what is missing; what stands here now stays, and nothing is sent by itself.</source>
        <translation>Konsep, kotak keluar, dan riwayatnya, terenkripsi di komputer ini. Memulihkan menambah yang hilang; yang ada sekarang tetap, dan tidak ada yang terkirim sendiri.</translation>
    </message>
    <message>
        <source>Spare copies, the latest first</source>
        <translation>Cadangan, yang terbaru di atas</translation>
    </message>
    <message>
        <source>Make one now</source>
        <translation>Buat sekarang</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Pulihkan</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Sedang membaca …</translation>
    </message>
    <message>
        <source>Making a spare copy …</source>
        <translation>Sedang membuat cadangan …</translation>
    </message>
    <message>
        <source>Restoring …</source>
        <translation>Sedang memulihkan …</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>Belum ada cadangan.</translation>
    </message>
    <message>
        <source>{when}: cannot be read</source>
        <translation>{when}: tidak dapat dibaca</translation>
    </message>
    <message>
        <source>{when}: drafts {drafts}, not sent yet {queued}, {size}</source>
        <translation>{when}: konsep {drafts}, belum terkirim {queued}, {size}</translation>
    </message>
    <message>
        <source>Would come back: {what}</source>
        <translation>Akan kembali: {what}</translation>
    </message>
    <message>
        <source>Everything in it is here already.</source>
        <translation>Semua isinya sudah ada di sini.</translation>
    </message>
    <message>
        <source>What had not been sent is a draft now: read it before you send it.</source>
        <translation>Yang dahulu belum terkirim menjadi konsep: baca sebelum mengirimnya.</translation>
    </message>
    <message>
        <source>Attachments no longer on this PC: {n}.</source>
        <translation>Lampiran yang tidak ada lagi di komputer ini: {n}.</translation>
    </message>
    <message>
        <source>Restored: {what}</source>
        <translation>Kembali: {what}</translation>
    </message>
    <message>
        <source>Look at Drafts.</source>
        <translation>Lihat di Konsep.</translation>
    </message>
    <message>
        <source>drafts {n}</source>
        <translation>konsep {n}</translation>
    </message>
    <message>
        <source>older texts {n}</source>
        <translation>tulisan lama {n}</translation>
    </message>
    <message>
        <source>sent items {n}</source>
        <translation>kiriman yang sudah berangkat {n}</translation>
    </message>
    <message>
        <source>marks, templates and notes {n}</source>
        <translation>tanda, templat, dan catatan {n}</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Wait for the next try, or press Synchronise.</source>
        <translation>Tunggu percobaan berikutnya, atau tekan Sinkronkan.</translation>
    </message>
    <message>
        <source>Ask your agency&apos;s admin for a new code.</source>
        <translation>Minta kode baru kepada admin instansi.</translation>
    </message>
    <message>
        <source>Compare both, then choose: send anyway, edit first, or cancel.</source>
        <translation>Bandingkan keduanya, lalu pilih: tetap kirim, sunting dulu, atau batalkan.</translation>
    </message>
    <message>
        <source>Export for the courier once more, or synchronise if there is a network.</source>
        <translation>Ekspor untuk kurir sekali lagi, atau sinkronkan bila ada jaringan.</translation>
    </message>
    <message>
        <source>Copy the .balas file from the server&apos;s computer again. If it stays so, export again: nothing will be recorded twice.</source>
        <translation>Salin lagi berkas .balas dari komputer server. Bila tetap begini, ekspor lagi: tidak ada yang tercatat dua kali.</translation>
    </message>
    <message>
        <source>Export for the courier again; the server knows what it has, nothing is recorded twice.</source>
        <translation>Ekspor lagi untuk kurir; server mengenali kiriman lama, tidak ada yang tercatat dua kali.</translation>
    </message>
    <message>
        <source>Choose the file whose name ends in .balas.</source>
        <translation>Pilih berkas yang namanya berakhiran .balas.</translation>
    </message>
    <message>
        <source>Nothing to do; the file may be removed from the stick.</source>
        <translation>Tidak perlu berbuat apa-apa; berkasnya boleh dihapus dari flashdisk.</translation>
    </message>
    <message>
        <source>Close the program and open it again. If it happens again, give the file penghubung.log to the admin.</source>
        <translation>Tutup lalu buka lagi programnya. Bila terulang, serahkan berkas penghubung.log kepada admin.</translation>
    </message>
    <message>
        <source>Try again in a little while.</source>
        <translation>Coba lagi beberapa saat lagi.</translation>
    </message>
    <message>
        <source>Synchronise again later.</source>
        <translation>Sinkronkan lagi nanti.</translation>
    </message>
    <message>
        <source>Nothing; the next exchange brings the latest state.</source>
        <translation>Tidak perlu berbuat apa-apa; sinkronisasi berikutnya membawa keadaan terakhir.</translation>
    </message>
    <message>
        <source>Try again with another file.</source>
        <translation>Ulangi dengan berkas yang lain.</translation>
    </message>
    <message>
        <source>See whether the stick is there, then choose again.</source>
        <translation>Periksa apakah flashdisk masih terpasang, lalu pilih lagi.</translation>
    </message>
    <message>
        <source>Install the newest version here, then import the same file again.</source>
        <translation>Pasang versi terbaru di komputer ini, lalu impor lagi berkas yang sama.</translation>
    </message>
    <message>
        <source>Take this file to the server&apos;s admin; here you import the .balas file.</source>
        <translation>Bawa berkas ini ke admin server; yang diimpor di sini adalah berkas .balas.</translation>
    </message>
    <message>
        <source>Take that file to the server&apos;s admin; here choose the .balas file.</source>
        <translation>Bawa berkas itu ke admin server; di sini pilih berkas .balas.</translation>
    </message>
    <message>
        <source>Import it on that PC; here choose the answer to a file from this PC.</source>
        <translation>Impor di komputer itu; di sini pilih jawaban untuk berkas dari komputer ini.</translation>
    </message>
    <message>
        <source>See whether files were mixed up; if not, tell your agency&apos;s admin.</source>
        <translation>Periksa apakah berkasnya tertukar; bila tidak, beri tahu admin instansi.</translation>
    </message>
    <message>
        <source>Do not use that file; tell your agency&apos;s admin, then export again.</source>
        <translation>Jangan pakai berkas itu; beri tahu admin instansi, lalu ekspor lagi.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Pilih nama lain.</translation>
    </message>
    <message>
        <source>Make some room or use another stick, then export again.</source>
        <translation>Kosongkan sedikit tempat atau pakai flashdisk lain, lalu ekspor lagi.</translation>
    </message>
    <message>
        <source>Choose another place, then export again.</source>
        <translation>Pilih tempat lain, lalu ekspor lagi.</translation>
    </message>
    <message>
        <source>See to the stick, then export again.</source>
        <translation>Periksa flashdisk, lalu ekspor lagi.</translation>
    </message>
    <message>
        <source>Open Needs attention if something waits for you.</source>
        <translation>Buka Perlu perhatian bila ada yang menunggu Anda.</translation>
    </message>
    <message>
        <source>Ask your agency&apos;s admin; if the role is wrong, export again afterwards.</source>
        <translation>Tanyakan kepada admin instansi; bila perannya keliru, ekspor lagi setelah diperbaiki.</translation>
    </message>
    <message>
        <source>Synchronise if there is a network, or ask the server&apos;s admin to raise it.</source>
        <translation>Sinkronkan bila ada jaringan, atau minta admin server menaikkan batasnya.</translation>
    </message>
    <message>
        <source>Synchronise again once there is a network.</source>
        <translation>Sinkronkan lagi setelah jaringan ada.</translation>
    </message>
    <message>
        <source>Wait: the next try starts by itself, {when}.</source>
        <translation>Tunggu saja; percobaan berikutnya berjalan sendiri, {when}.</translation>
    </message>
    <message>
        <source>Enter the enrolment code from your agency&apos;s admin.</source>
        <translation>Masukkan kode pendaftaran dari admin instansi.</translation>
    </message>
    <message>
        <source>Install the newest version, then synchronise.</source>
        <translation>Pasang versi terbaru, lalu sinkronkan.</translation>
    </message>
    <message>
        <source>Correct this PC&apos;s date, clock and time zone, then synchronise.</source>
        <translation>Betulkan tanggal, jam, dan zona waktu komputer, lalu sinkronkan.</translation>
    </message>
    <message>
        <source>Ask the coordinator; accept it only if it is meant so.</source>
        <translation>Tanyakan kepada koordinator; setujui hanya bila memang demikian.</translation>
    </message>
    <message>
        <source>Open a browser, sign in to that network, then synchronise.</source>
        <translation>Buka peramban, masuk ke jaringan itu, lalu sinkronkan.</translation>
    </message>
    <message>
        <source>Ask the network&apos;s admin to allow the server&apos;s address, or change networks.</source>
        <translation>Minta admin jaringan mengizinkan alamat server, atau pakai jaringan lain.</translation>
    </message>
    <message>
        <source>Ask the network&apos;s admin for the proxy&apos;s name and password, enter them in Settings, then synchronise.</source>
        <translation>Minta nama dan sandi proksi kepada admin jaringan, isikan di Pengaturan, lalu sinkronkan.</translation>
    </message>
    <message>
        <source>Set the proxy in this PC&apos;s network settings, then try again.</source>
        <translation>Atur proksi di setelan jaringan komputer ini, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Check the proxy settings with the network&apos;s admin, or change networks.</source>
        <translation>Periksa setelan proksi bersama admin jaringan, atau pakai jaringan lain.</translation>
    </message>
    <message>
        <source>Open a browser; if it asks you to sign in, do so, then synchronise. Otherwise ask the network&apos;s admin to exempt the server&apos;s address.</source>
        <translation>Buka peramban; bila diminta masuk, masuklah, lalu sinkronkan. Bila tidak, minta admin jaringan mengecualikan alamat server.</translation>
    </message>
    <message>
        <source>Check the date of this PC. If it is right, tell the server&apos;s admin.</source>
        <translation>Periksa tanggal komputer ini. Bila sudah benar, beri tahu admin server.</translation>
    </message>
    <message>
        <source>Try another network. If it happens again, ask the admin.</source>
        <translation>Coba jaringan lain; bila terulang, hubungi admin.</translation>
    </message>
    <message>
        <source>Wait: the next try goes on from this point by itself.</source>
        <translation>Tunggu saja; percobaan berikutnya melanjutkan dari titik ini.</translation>
    </message>
    <message>
        <source>Press Synchronise; the copy is fetched anew, at most once a day.</source>
        <translation>Tekan Sinkronkan; salinan diambil ulang, paling banyak sekali sehari.</translation>
    </message>
    <message>
        <source>Ask your agency&apos;s admin who takes over your work.</source>
        <translation>Tanyakan kepada admin instansi siapa penerus pekerjaan Anda.</translation>
    </message>
    <message>
        <source>Press Synchronise when you are ready.</source>
        <translation>Tekan Sinkronkan bila Anda siap.</translation>
    </message>
    <message>
        <source>Open Needs attention.</source>
        <translation>Buka Perlu perhatian.</translation>
    </message>
    <message>
        <source>Correct the text, then send again.</source>
        <translation>Perbaiki teksnya, lalu kirim lagi.</translation>
    </message>
    <message>
        <source>Ask the liaison officer to approve or send it.</source>
        <translation>Minta Pejabat Penghubung menyetujui atau mengirimkannya.</translation>
    </message>
    <message>
        <source>Shorten the text or replace attachments, then send again.</source>
        <translation>Persingkat teks atau ganti lampiran, lalu kirim lagi.</translation>
    </message>
    <message>
        <source>Synchronise, then search again.</source>
        <translation>Sinkronkan, lalu cari lagi.</translation>
    </message>
    <message>
        <source>Wait for the server&apos;s answer.</source>
        <translation>Tunggu jawaban server.</translation>
    </message>
    <message>
        <source>Look how it stands now, then choose again.</source>
        <translation>Lihat keadaannya yang terbaru, lalu pilih lagi.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Coba lagi.</translation>
    </message>
    <message>
        <source>Delete files you do not need, then try again.</source>
        <translation>Hapus berkas yang tidak Anda perlukan, lalu ulangi.</translation>
    </message>
    <message>
        <source>Check access and disk, then open the program again.</source>
        <translation>Periksa hak akses dan keadaan penyimpanan, lalu buka lagi programnya.</translation>
    </message>
    <message>
        <source>Close the other program or scanner, then try again.</source>
        <translation>Tutup program lain atau pemindai yang memakainya, lalu ulangi.</translation>
    </message>
    <message>
        <source>Press Recover; the complaints are fetched from the server again.</source>
        <translation>Tekan Pulihkan; laporan diambil lagi dari server.</translation>
    </message>
    <message>
        <source>Install the newest version.</source>
        <translation>Pasang versi terbaru.</translation>
    </message>
    <message>
        <source>Open that copy; do not make a new one.</source>
        <translation>Buka salinan itu; jangan membuat yang baru.</translation>
    </message>
    <message>
        <source>Enrol this PC.</source>
        <translation>Daftarkan komputer ini.</translation>
    </message>
    <message>
        <source>Enter the recovery passphrase.</source>
        <translation>Masukkan frasa sandi pemulihan.</translation>
    </message>
    <message>
        <source>Check capital letters and spaces, then try again.</source>
        <translation>Periksa huruf besar dan spasi, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Unlock the system&apos;s key store, or enter the passphrase.</source>
        <translation>Buka penyimpan kunci sistem, atau masukkan frasa sandi.</translation>
    </message>
    <message>
        <source>Ask the admin to move it to this PC&apos;s own disk.</source>
        <translation>Minta admin memindahkannya ke diska komputer ini.</translation>
    </message>
    <message>
        <source>Ask the admin to take it out of the cloud service.</source>
        <translation>Minta admin mengeluarkannya dari layanan awan.</translation>
    </message>
    <message>
        <source>Press Recover, then synchronise.</source>
        <translation>Tekan Pulihkan, lalu sinkronkan.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Pilih yang lain.</translation>
    </message>
    <message>
        <source>Make room on the disk, then check again.</source>
        <translation>Kosongkan ruang diska, lalu periksa lagi.</translation>
    </message>
    <message>
        <source>Ask the admin to set up a data folder on this PC&apos;s own disk.</source>
        <translation>Minta admin menyiapkan tempat data di diska komputer ini.</translation>
    </message>
    <message>
        <source>Ask the admin to set up a data folder outside the cloud service.</source>
        <translation>Minta admin menyiapkan tempat data di luar layanan awan.</translation>
    </message>
    <message>
        <source>Delete files you do not need.</source>
        <translation>Hapus berkas yang tidak diperlukan.</translation>
    </message>
    <message>
        <source>Unlock the system&apos;s key store and open the program: it makes the file again.</source>
        <translation>Buka penyimpan kunci sistem, lalu buka program ini; berkas itu dibuat lagi.</translation>
    </message>
    <message>
        <source>Set date, time and time zone of this PC right.</source>
        <translation>Betulkan tanggal, jam, dan zona waktu komputer ini.</translation>
    </message>
    <message>
        <source>Synchronise, or use the courier where there is no network.</source>
        <translation>Sinkronkan, atau pakai kurir bila tidak ada jaringan.</translation>
    </message>
    <message>
        <source>Synchronise until it is complete.</source>
        <translation>Sinkronkan sampai selesai.</translation>
    </message>
    <message>
        <source>Go to the window that is open.</source>
        <translation>Pindah ke jendela yang sudah terbuka.</translation>
    </message>
    <message>
        <source>Wait: the next try goes on from here by itself, {when}.</source>
        <translation>Tunggu saja; percobaan berikutnya melanjutkan dari sini, {when}.</translation>
    </message>
    <message>
        <source>Try another network. If it happens again, tell the server&apos;s admin.</source>
        <translation>Coba jaringan lain. Bila terulang, beri tahu admin server.</translation>
    </message>
    <message>
        <source>Ask your agency&apos;s admin for an https:// address.</source>
        <translation>Minta alamat https:// kepada admin instansi.</translation>
    </message>
    <message>
        <source>If you are still on duty, ask your agency&apos;s admin, who can give you a new code.</source>
        <translation>Bila Anda masih bertugas, hubungi admin instansi; ia dapat memberi kode baru.</translation>
    </message>
    <message>
        <source>Hand that file to your agency&apos;s admin; only the server can open it.</source>
        <translation>Serahkan berkas itu kepada admin instansi; hanya server yang dapat membukanya.</translation>
    </message>
    <message>
        <source>Check that the code is for this server, or ask for another.</source>
        <translation>Periksa apakah kodenya untuk server ini, atau minta kode lain.</translation>
    </message>
    <message>
        <source>Wait a minute, then try again with the right code.</source>
        <translation>Tunggu satu menit, lalu coba lagi dengan kode yang benar.</translation>
    </message>
    <message>
        <source>Copy the whole code again, from PH1 on.</source>
        <translation>Salin lagi seluruh kode, mulai dari PH1.</translation>
    </message>
    <message>
        <source>Ask your agency&apos;s admin for an enrolment code.</source>
        <translation>Minta kode pendaftaran kepada admin instansi.</translation>
    </message>
    <message>
        <source>Enter the same code again; after 24 hours ask the admin for a new one.</source>
        <translation>Masukkan lagi kode yang sama; bila sudah lewat 24 jam, minta kode baru kepada admin.</translation>
    </message>
    <message>
        <source>Choose a passphrase of at least {n} characters.</source>
        <translation>Tentukan frasa sandi paling sedikit {n} karakter.</translation>
    </message>
    <message>
        <source>Choose a few words that you can remember.</source>
        <translation>Pilih beberapa kata yang mudah Anda ingat.</translation>
    </message>
    <message>
        <source>Go on with your work; if it looks outdated, synchronise.</source>
        <translation>Lanjutkan pekerjaan Anda; bila isinya tampak usang, sinkronkan.</translation>
    </message>
    <message>
        <source>Write the text, then send again.</source>
        <translation>Tulis isinya, lalu kirim lagi.</translation>
    </message>
    <message>
        <source>Shorten it; characters too many: {n}. Then send again.</source>
        <translation>Persingkat {n} karakter, lalu kirim lagi.</translation>
    </message>
    <message>
        <source>Read what happened meanwhile, then cancel your decision; a copy is kept.</source>
        <translation>Baca yang terjadi sementara itu, lalu batalkan keputusan Anda; salinannya disimpan.</translation>
    </message>
    <message>
        <source>Synchronise again after the operator has synchronised that PC.</source>
        <translation>Sinkronkan lagi setelah operator menyinkronkan komputernya.</translation>
    </message>
    <message>
        <source>Synchronise, then look again how it stands.</source>
        <translation>Sinkronkan, lalu lihat lagi keadaannya.</translation>
    </message>
    <message>
        <source>Copy the file once more, then take it again.</source>
        <translation>Salin berkasnya sekali lagi, lalu ambil lagi.</translation>
    </message>
    <message>
        <source>Choose a .ajukan file of submissions, or a .kartu file of an officer&apos;s card.</source>
        <translation>Pilih berkas .ajukan untuk pengajuan, atau .kartu untuk kartu Pejabat Penghubung.</translation>
    </message>
    <message>
        <source>Install the newest version, then take the same file again.</source>
        <translation>Pasang versi terbaru, lalu ambil lagi berkas yang sama.</translation>
    </message>
    <message>
        <source>Ask for a file made with your card, or for a card of your own agency.</source>
        <translation>Minta berkas yang dibuat dengan kartu Anda, atau kartu Pejabat Penghubung instansi Anda.</translation>
    </message>
    <message>
        <source>Do not use that file; ask whoever made it for another one.</source>
        <translation>Jangan pakai berkas itu; minta yang baru dari pembuatnya.</translation>
    </message>
    <message>
        <source>See whether the file is still there, then try again.</source>
        <translation>Periksa apakah berkasnya masih ada, lalu ulangi.</translation>
    </message>
    <message>
        <source>Choose another place, then try again.</source>
        <translation>Pilih tempat lain, lalu ulangi.</translation>
    </message>
    <message>
        <source>First give back what came by file.</source>
        <translation>Kembalikan dahulu pengajuan yang datang lewat berkas.</translation>
    </message>
    <message>
        <source>First take the operator&apos;s submissions from a file.</source>
        <translation>Ambil dahulu pengajuan operator dari berkas.</translation>
    </message>
    <message>
        <source>Ask for the card and take it on the page of approval.</source>
        <translation>Minta kartunya, lalu ambil di halaman persetujuan.</translation>
    </message>
    <message>
        <source>Submit first; what the server has answered needs a synchronisation only.</source>
        <translation>Ajukan dahulu; yang sudah dijawab server cukup disinkronkan.</translation>
    </message>
    <message>
        <source>Download the export from SP4N-LAPOR! again (.xlsx), then choose it.</source>
        <translation>Ambil lagi ekspornya dari SP4N-LAPOR! (.xlsx), lalu pilih berkas itu.</translation>
    </message>
    <message>
        <source>Download the export again, then choose it.</source>
        <translation>Ambil lagi ekspornya, lalu pilih berkas itu.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, restart the PC.</source>
        <translation>Coba lagi; bila tetap begini, nyalakan ulang komputer.</translation>
    </message>
    <message>
        <source>Tell whoever looks after this PC; do not remove Penghubung&apos;s folder.</source>
        <translation>Beri tahu yang mengurus komputer ini; jangan hapus data Penghubung.</translation>
    </message>
    <message>
        <source>Open it, and import new exports there.</source>
        <translation>Buka meja kerja itu, dan impor ekspor baru di sana.</translation>
    </message>
    <message>
        <source>Synchronise and decide what needs your attention, then try again.</source>
        <translation>Sinkronkan dan putuskan yang Perlu perhatian, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Look at the network, then try again with the same code.</source>
        <translation>Periksa jaringan, lalu coba lagi dengan kode yang sama.</translation>
    </message>
    <message>
        <source>See how it stands on the list.</source>
        <translation>Lihat keadaannya di daftar.</translation>
    </message>
    <message>
        <source>Synchronise and try again, or enter it in SP4N-LAPOR! yourself.</source>
        <translation>Sinkronkan lalu coba lagi, atau masukkan sendiri ke SP4N-LAPOR!.</translation>
    </message>
    <message>
        <source>Write what is to be mended, then give it back.</source>
        <translation>Tulis apa yang perlu diperbaiki, lalu kembalikan.</translation>
    </message>
    <message>
        <source>Fill both in.</source>
        <translation>Isi keduanya.</translation>
    </message>
    <message>
        <source>Answer it, or return it to the coordinator.</source>
        <translation>Jawab laporannya, atau kembalikan kepada koordinator.</translation>
    </message>
    <message>
        <source>Choose a day not later than its deadline.</source>
        <translation>Pilih hari yang tidak melewati tenggatnya.</translation>
    </message>
    <message>
        <source>Throw one of them away, then keep this one.</source>
        <translation>Buang satu saringan, lalu simpan yang ini.</translation>
    </message>
    <message>
        <source>Write a name, then keep it.</source>
        <translation>Tulis namanya, lalu simpan.</translation>
    </message>
    <message>
        <source>Choose fewer, then do it again.</source>
        <translation>Pilih lebih sedikit, lalu ulangi.</translation>
    </message>
    <message>
        <source>Choose a day from tomorrow on.</source>
        <translation>Pilih hari mulai besok.</translation>
    </message>
    <message>
        <source>Choose a working day.</source>
        <translation>Pilih hari kerja.</translation>
    </message>
    <message>
        <source>Choose a reason from the list, then send again.</source>
        <translation>Pilih alasan dari daftar, lalu kirim lagi.</translation>
    </message>
    <message>
        <source>Synchronise first, then choose a reason.</source>
        <translation>Sinkronkan dahulu, lalu pilih alasan.</translation>
    </message>
    <message>
        <source>Write the explanation, then send again.</source>
        <translation>Isi penjelasannya, lalu kirim lagi.</translation>
    </message>
    <message>
        <source>Copy what you still need, then throw the draft away.</source>
        <translation>Salin yang masih Anda perlukan, lalu buang konsepnya.</translation>
    </message>
    <message>
        <source>Read the complaint; if it is still needed, send it on its own.</source>
        <translation>Baca dahulu laporannya; bila masih perlu, kirim sebagai jawaban tersendiri.</translation>
    </message>
    <message>
        <source>Synchronise first, then send it if it is still needed.</source>
        <translation>Sinkronkan dahulu, lalu kirim bila masih diperlukan.</translation>
    </message>
    <message>
        <source>Choose Edit first or Cancel.</source>
        <translation>Pilih Sunting dulu atau Batalkan.</translation>
    </message>
    <message>
        <source>Look in the outbox how it stands.</source>
        <translation>Lihat keadaannya di kotak keluar.</translation>
    </message>
    <message>
        <source>Choose a name from the list, or leave the field empty.</source>
        <translation>Pilih nama dari daftar, atau kosongkan isiannya.</translation>
    </message>
    <message>
        <source>Check the number, or synchronise and search again.</source>
        <translation>Periksa nomornya, atau sinkronkan lalu cari lagi.</translation>
    </message>
    <message>
        <source>Cancel it; a copy of your text is kept.</source>
        <translation>Batalkan; salinan teks Anda tetap disimpan.</translation>
    </message>
    <message>
        <source>Compare both, then edit and send again, or cancel.</source>
        <translation>Bandingkan keduanya, lalu sunting dan kirim lagi, atau batalkan.</translation>
    </message>
    <message>
        <source>Edit that part and send again, or cancel.</source>
        <translation>Sunting bagian itu lalu kirim lagi, atau batalkan.</translation>
    </message>
    <message>
        <source>Choose another file, or save this one as one of those kinds and attach it again.</source>
        <translation>Pilih berkas lain, atau simpan sebagai jenis itu, lalu lampirkan.</translation>
    </message>
    <message>
        <source>Make the file smaller or divide it, then attach it again.</source>
        <translation>Perkecil atau bagi berkasnya, lalu lampirkan lagi.</translation>
    </message>
    <message>
        <source>Send the smaller picture, or hand the original over another way.</source>
        <translation>Kirim gambar yang diperkecil, atau serahkan aslinya dengan cara lain.</translation>
    </message>
    <message>
        <source>Remove an attachment, or send the rest with the next follow-up.</source>
        <translation>Buang satu lampiran, atau kirim sisanya dengan tindak lanjut berikutnya.</translation>
    </message>
    <message>
        <source>Choose another file if one is missing.</source>
        <translation>Pilih berkas lain bila memang ada yang kurang.</translation>
    </message>
    <message>
        <source>Open the picture in another program, save it anew, then attach it again.</source>
        <translation>Buka gambarnya di program lain, simpan ulang, lalu lampirkan lagi.</translation>
    </message>
    <message>
        <source>Fetch it from the server first.</source>
        <translation>Ambil dahulu dari server.</translation>
    </message>
    <message>
        <source>Look at the list of attachments again.</source>
        <translation>Lihat lagi daftar lampirannya.</translation>
    </message>
    <message>
        <source>Synchronise, then look at the complaint again.</source>
        <translation>Sinkronkan, lalu lihat lagi laporannya.</translation>
    </message>
    <message>
        <source>Send the right file with a new follow-up, then mark this as known.</source>
        <translation>Kirim berkas yang benar dengan tindak lanjut baru, lalu tandai ini sudah Anda ketahui.</translation>
    </message>
    <message>
        <source>Wait for the next synchronisation; if it stays so, edit or cancel.</source>
        <translation>Tunggu sinkronisasi berikutnya; bila tetap begini, sunting atau batalkan.</translation>
    </message>
</context>
<context>
    <name>SubmissionPaper</name>
    <message>
        <source>What will go out, word for word</source>
        <translation>Yang akan terbit, kata demi kata</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Rahasia</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Terbuka untuk umum</translation>
    </message>
    <message>
        <source>Not all files have reached the server yet; until then it cannot go out.</source>
        <translation>Lampiran belum sampai semuanya di server; sebelum itu jawaban belum dapat terbit.</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Dibandingkan dengan</translation>
    </message>
    <message>
        <source>Version to compare with</source>
        <translation>Versi pembanding</translation>
    </message>
    <message>
        <source>How the texts differ</source>
        <translation>Perbedaan kedua teks</translation>
    </message>
    <message>
        <source>Your own version · {when}</source>
        <translation>Versi Anda sendiri · {when}</translation>
    </message>
    <message>
        <source>Submitted before · {by} · {when}</source>
        <translation>Pengajuan sebelumnya · {by} · {when}</translation>
    </message>
    <message>
        <source>Struck through: in the submission only. Bold: in your own version only.</source>
        <translation>Dicoret: hanya ada di pengajuan. Tebal: hanya ada di versi Anda.</translation>
    </message>
    <message>
        <source>Struck through: no longer in it. Bold: new in this submission.</source>
        <translation>Dicoret: tidak ada lagi. Tebal: baru dalam pengajuan ini.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Setujui</translation>
    </message>
    <message>
        <source>Give back …</source>
        <translation>Kembalikan …</translation>
    </message>
    <message>
        <source>Write my own version</source>
        <translation>Tulis versi saya sendiri</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>Tarik pengajuan</translation>
    </message>
    <message>
        <source>Open the complaint</source>
        <translation>Buka laporan</translation>
    </message>
    <message>
        <source>What is to be mended</source>
        <translation>Yang perlu diperbaiki</translation>
    </message>
    <message>
        <source>For the operator; the public never sees it …</source>
        <translation>Untuk operator; tidak pernah tampak bagi umum …</translation>
    </message>
    <message>
        <source>Give back with this remark</source>
        <translation>Kembalikan dengan catatan ini</translation>
    </message>
</context>
<context>
    <name>SyncCard</name>
    <message>
        <source>Synchronisation</source>
        <translation>Sinkronisasi</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Sinkronkan</translation>
    </message>
    <message>
        <source>By courier…</source>
        <translation>Lewat kurir …</translation>
    </message>
    <message>
        <source>Without a network, a file on a stick takes its place</source>
        <translation>Tanpa jaringan, berkas di flashdisk menggantikannya</translation>
    </message>
    <message>
        <source>Import a new export…</source>
        <translation>Impor ekspor baru …</translation>
    </message>
    <message>
        <source>Import a new export</source>
        <translation>Impor ekspor baru</translation>
    </message>
    <message>
        <source>Need your attention: {count}</source>
        <translation>{count} perlu Anda</translation>
    </message>
    <message>
        <source>Not synchronised</source>
        <translation>Belum tersinkron</translation>
    </message>
    <message>
        <source>Stop synchronising</source>
        <translation>Hentikan sinkronisasi</translation>
    </message>
    <message>
        <source>Access revoked</source>
        <translation>Akses dicabut</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Luring</translation>
    </message>
    <message>
        <source>Not synchronised yet</source>
        <translation>Belum disinkronkan</translation>
    </message>
    <message>
        <source>The server has not been tried.</source>
        <translation>Server belum dicoba.</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Daring</translation>
    </message>
    <message>
        <source>Server reached {when}</source>
        <translation>Terhubung {when}</translation>
    </message>
    <message>
        <source>Online earlier</source>
        <translation>Terakhir daring</translation>
    </message>
    <message>
        <source>Tried {when}</source>
        <translation>Dicoba {when}</translation>
    </message>
    <message>
        <source>Last exchange was cut off</source>
        <translation>Sinkronisasi terakhir terputus</translation>
    </message>
    <message>
        <source>Begun {when}</source>
        <translation>Dimulai {when}</translation>
    </message>
    <message>
        <source>On this PC only</source>
        <translation>Di komputer ini saja</translation>
    </message>
    <message>
        <source>Not brought up to date yet</source>
        <translation>Belum diperbarui</translation>
    </message>
    <message>
        <source>Not brought up to date, tried {when}</source>
        <translation>Gagal diperbarui {when}</translation>
    </message>
    <message>
        <source>Brought up to date {when}</source>
        <translation>Diperbarui {when}</translation>
    </message>
    <message>
        <source>No complete copy yet</source>
        <translation>Belum ada salinan lengkap</translation>
    </message>
    <message>
        <source>Copy not complete yet; complaints so far: {count}</source>
        <translation>Salinan belum lengkap: {count} laporan</translation>
    </message>
    <message>
        <source>Not recorded on this PC yet: {count}</source>
        <translation>{count} belum dicatat</translation>
    </message>
    <message>
        <source>Waiting to be sent: {count} · {size}</source>
        <translation>{count} menunggu dikirim · {size}</translation>
    </message>
    <message>
        <source>Copy of {when}, differs from the server</source>
        <translation>Salinan {when}, berbeda dari server</translation>
    </message>
    <message>
        <source>Copy of {when}, proven complete</source>
        <translation>Salinan {when}, terbukti lengkap</translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>Tidak ada yang menunggu dikirim</translation>
    </message>
    <message>
        <source>Not in SP4N-LAPOR! yet: {count}</source>
        <translation>{count} belum masuk SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>With the courier since {when}</source>
        <translation>Dibawa kurir sejak {when}</translation>
    </message>
    <message>
        <source>With the courier since {when}: {count} sent, not answered yet</source>
        <translation>Dibawa kurir sejak {when}: {count} kiriman, belum dijawab</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} dari {all}</translation>
    </message>
    <message>
        <source>Sending attachments</source>
        <translation>Mengirim lampiran</translation>
    </message>
    <message>
        <source>{done} of {all} · {size}</source>
        <translation>{done} dari {all} · {size}</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Mengirim</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Menerima</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Menghentikan …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Synchronising</source>
        <translation>Menyinkronkan</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>Menyambung …</translation>
    </message>
    <message>
        <source>Schedule and data budget</source>
        <translation>Jadwal dan kuota data</translation>
    </message>
    <message>
        <source>See what has come</source>
        <translation>Periksa apakah ada yang baru</translation>
    </message>
    <message>
        <source>Schedule and budget …</source>
        <translation>Jadwal dan kuota …</translation>
    </message>
    <message>
        <source>The copy is to be fetched anew</source>
        <translation>Salinan perlu diambil ulang</translation>
    </message>
    <message>
        <source>Complaints waiting to be fetched: {count}</source>
        <translation>{count} laporan menunggu diambil</translation>
    </message>
    <message>
        <source>Nothing new at the server</source>
        <translation>Tidak ada yang baru di server</translation>
    </message>
    <message>
        <source>Next try {when}</source>
        <translation>Dicoba lagi {when}</translation>
    </message>
    <message>
        <source>Next {when}</source>
        <translation>Berikutnya {when}</translation>
    </message>
    <message>
        <source>Cost ± {size}</source>
        <translation>Perlu kuota ± {size}</translation>
    </message>
    <message>
        <source>This month {size}</source>
        <translation>Bulan ini {size}</translation>
    </message>
    <message>
        <source>Attachments over the budget: {count}</source>
        <translation>{count} lampiran menunggu kuota</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>belum diketahui</translation>
    </message>
    <message>
        <source>Answers: {size}</source>
        <translation>Jawaban: {size}</translation>
    </message>
    <message>
        <source>Changes: {size}</source>
        <translation>Perubahan: {size}</translation>
    </message>
    <message>
        <source>Attachments: {size}</source>
        <translation>Lampiran: {size}</translation>
    </message>
</context>
<context>
    <name>SyncMark</name>
    <message>
        <source>New</source>
        <translation>Belum</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Daring</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Tadi</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Luring</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Putus</translation>
    </message>
    <message>
        <source>This PC</source>
        <translation>PC ini</translation>
    </message>
    <message>
        <source>Synchronisation</source>
        <translation>Sinkronisasi</translation>
    </message>
</context>
<context>
    <name>TemplateDialog</name>
    <message>
        <source>Reply templates</source>
        <translation>Templat jawaban</translation>
    </message>
    <message>
        <source>Search templates</source>
        <translation>Cari templat</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Templat</translation>
    </message>
    <message>
        <source>As it is put in</source>
        <translation>Seperti yang akan disisipkan</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Baru</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>S&amp;unting</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Hapus</translation>
    </message>
    <message>
        <source>&amp;Put in</source>
        <translation>&amp;Sisipkan</translation>
    </message>
    <message>
        <source>The template was not saved.</source>
        <translation>Templat belum disimpan.</translation>
    </message>
    <message>
        <source>Template thrown away.</source>
        <translation>Templat dihapus.</translation>
    </message>
    <message>
        <source>No template fits. Search for other words, or write a new one.</source>
        <translation>Tidak ada templat yang cocok. Cari dengan kata lain, atau tulis yang baru.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>TemplateForm</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Used when</source>
        <translation>Dipakai bila</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Teks</translation>
    </message>
    <message>
        <source>Filled by itself:</source>
        <translation>Terisi sendiri:</translation>
    </message>
    <message>
        <source>Put in {place}</source>
        <translation>Sisipkan {place}</translation>
    </message>
    <message>
        <source>Any other words in braces, as {example}, are for you to fill each time.</source>
        <translation>Kata lain dalam kurung kurawal, misalnya {example}, Anda isi sendiri setiap kali.</translation>
    </message>
    <message>
        <source>the agency</source>
        <translation>nama instansi</translation>
    </message>
    <message>
        <source>the complaint&apos;s number</source>
        <translation>nomor laporan</translation>
    </message>
    <message>
        <source>today&apos;s date</source>
        <translation>tanggal hari ini</translation>
    </message>
    <message>
        <source>the reporter; only “Bapak/Ibu” where the name is hidden</source>
        <translation>pelapor; hanya “Bapak/Ibu” bila namanya dirahasiakan</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Reporter</source>
        <translation>Pelapor</translation>
    </message>
    <message>
        <source>Coordinator</source>
        <translation>Koordinator</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistem</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Anda</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>your own agency only</source>
        <translation>hanya untuk instansi Anda</translation>
    </message>
    <message>
        <source>suggested: {agency}</source>
        <translation>saran: {agency}</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Perlu perhatian</translation>
    </message>
    <message>
        <source>In the outbox</source>
        <translation>Di kotak keluar</translation>
    </message>
    <message>
        <source>Being withdrawn</source>
        <translation>Sedang ditarik</translation>
    </message>
    <message>
        <source>Sent, not answered yet</source>
        <translation>Terkirim, belum dijawab</translation>
    </message>
    <message>
        <source>Recorded on this PC</source>
        <translation>Dicatat di komputer ini</translation>
    </message>
    <message>
        <source>Received {when}</source>
        <translation>Diterima {when}</translation>
    </message>
    <message>
        <source>Received by the server</source>
        <translation>Diterima server</translation>
    </message>
    <message>
        <source>Not in SP4N-LAPOR! yet</source>
        <translation>Belum masuk SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>In SP4N-LAPOR! {when}</source>
        <translation>Masuk SP4N-LAPOR! {when}</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Riwayat laporan</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Came back to you</source>
        <translation>Kembali kepada Anda</translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation>Menunggu persetujuan Anda</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Lewat tenggat</translation>
    </message>
    <message>
        <source>Promised to the reporter</source>
        <translation>Dijanjikan kepada pelapor</translation>
    </message>
    <message>
        <source>Due today and in the next working days</source>
        <translation>Tenggat hari ini dan hari kerja berikutnya</translation>
    </message>
    <message>
        <source>The reporter replied</source>
        <translation>Balasan pelapor</translation>
    </message>
    <message>
        <source>Newly disposed to you</source>
        <translation>Baru didisposisikan kepada Anda</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Putuskan</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>Perbaiki</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Lihat</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Periksa</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Lanjutkan konsep</translation>
    </message>
    <message>
        <source>Read the reply</source>
        <translation>Baca balasan</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawab</translation>
    </message>
    <message>
        <source>Tell the reporter</source>
        <translation>Kabari pelapor</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>See all {count}</source>
        <translation>Lihat semua {count}</translation>
    </message>
    <message>
        <source>submitted {when} by {officer}</source>
        <translation>diajukan {officer} {when}</translation>
    </message>
    <message>
        <source>the reporter replied {when}</source>
        <translation>pelapor membalas {when}</translation>
    </message>
    <message>
        <source>disposed to you {when}</source>
        <translation>didisposisikan {when}</translation>
    </message>
    <message>
        <source>{stage} by {day}</source>
        <translation>{stage} paling lambat {day}</translation>
    </message>
    <message>
        <source>a draft is kept</source>
        <translation>konsep tersimpan</translation>
    </message>
    <message>
        <source>promise of {day} not ticked off</source>
        <translation>janji {day} belum dipenuhi</translation>
    </message>
    <message>
        <source>promised for today</source>
        <translation>dijanjikan hari ini</translation>
    </message>
    <message>
        <source>promised for {day}</source>
        <translation>dijanjikan {day}</translation>
    </message>
    <message>
        <source>Waiting for you: {count}</source>
        <translation>{count} hal menunggu Anda</translation>
    </message>
    <message>
        <source>came back {n}</source>
        <translation>{n} kembali</translation>
    </message>
    <message>
        <source>to approve {n}</source>
        <translation>{n} menunggu persetujuan</translation>
    </message>
    <message>
        <source>late {n}</source>
        <translation>{n} lewat tenggat</translation>
    </message>
    <message>
        <source>promised {n}</source>
        <translation>{n} dijanjikan</translation>
    </message>
    <message>
        <source>due soon {n}</source>
        <translation>{n} tenggat dekat</translation>
    </message>
    <message>
        <source>replied {n}</source>
        <translation>{n} balasan pelapor</translation>
    </message>
    <message>
        <source>new {n}</source>
        <translation>{n} baru</translation>
    </message>
    <message>
        <source>the copy is not complete yet</source>
        <translation>salinan belum lengkap</translation>
    </message>
    <message>
        <source>copy of {when}, differs from the server</source>
        <translation>salinan {when}, berbeda dari server</translation>
    </message>
    <message>
        <source>copy of {when}, proven complete</source>
        <translation>salinan {when}, terbukti lengkap</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Sinkronkan</translation>
    </message>
    <message>
        <source>The copy is not complete yet</source>
        <translation>Salinan belum lengkap</translation>
    </message>
    <message>
        <source>What waits for you is known when all complaints are here.</source>
        <translation>Apa yang menunggu Anda baru diketahui setelah semua laporan ada di sini.</translation>
    </message>
    <message>
        <source>No deadline is near or past, no promise is due, no reply waits, nothing came back and nothing new was disposed to you. {copy}.</source>
        <translation>Tidak ada tenggat yang dekat atau lewat, tidak ada janji yang harus dipenuhi, tidak ada balasan yang menunggu, tidak ada yang kembali, dan tidak ada disposisi baru kepada Anda. {copy}.</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Semua beres</translation>
    </message>
    <message>
        <source>To the inbox</source>
        <translation>Buka Kotak masuk</translation>
    </message>
    <message>
        <source>Since you were last here, {when} ({days}).</source>
        <translation>Sejak terakhir dibuka, {when} ({days}):</translation>
    </message>
    <message>
        <source>What happened is seen after synchronising.</source>
        <translation>yang terjadi sesudahnya terlihat setelah Anda menyinkronkan.</translation>
    </message>
    <message>
        <source>Nothing happened.</source>
        <translation>tidak ada yang berubah.</translation>
    </message>
    <message>
        <source>New complaints: {n}</source>
        <translation>{n} laporan baru</translation>
    </message>
    <message>
        <source>Replies of reporters: {n}</source>
        <translation>{n} balasan pelapor</translation>
    </message>
    <message>
        <source>Closed by the system: {n}</source>
        <translation>{n} ditutup sistem</translation>
    </message>
    <message>
        <source>Your answers accepted: {n}</source>
        <translation>{n} jawaban Anda diterima</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Reading the copy</source>
        <translation>Membaca salinan</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Muat ulang</translation>
    </message>
</context>
<context>
    <name>TrayPlace</name>
    <message>
        <source>Open Penghubung</source>
        <translation>Buka Penghubung</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Sinkronkan</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Tutup program</translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>Close the program</source>
        <translation>Tutup program</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Take back</source>
        <translation>Urungkan</translation>
    </message>
</context>
<context>
    <name>UnitDesk</name>
    <message>
        <source>Answer of {unit}, {day}, to “{question}”:</source>
        <translation>Jawaban {unit}, {day}, atas “{question}”:</translation>
    </message>
    <message>
        <source>{unit} is no longer waited for.</source>
        <translation>{unit} tidak ditunggu lagi.</translation>
    </message>
    <message>
        <source>Sheet for {unit}</source>
        <translation>Lembar untuk {unit}</translation>
    </message>
    <message>
        <source>Nothing personal of the reporter is on it. Printed or saved, it is noted, and the complaint shows until when you wait.</source>
        <translation>Tidak ada data pribadi pelapor di lembar ini. Setelah dicetak atau disimpan, lembarnya dicatat, dan laporan menunjukkan sampai kapan Anda menunggu.</translation>
    </message>
</context>
<context>
    <name>UnitDialog</name>
    <message>
        <source>Sheet for a field unit</source>
        <translation>Lembar untuk bidang</translation>
    </message>
    <message>
        <source>As in “Bidang Bina Marga” or “UPT Wilayah II”</source>
        <translation>Misalnya “Bidang Bina Marga” atau “UPT Wilayah II”</translation>
    </message>
    <message>
        <source>What must they find out or do?</source>
        <translation>Apa yang perlu diperiksa atau dikerjakan?</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n hari kerja</numerusform>
        </translation>
    </message>
    <message>
        <source>To the preview</source>
        <translation>Ke pratinjau</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Bidang atau UPT</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pertanyaan</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>Jawaban paling lambat</translation>
    </message>
    <message>
        <source>The unit or the question is still empty, or the question is very long.</source>
        <translation>Nama bidang atau pertanyaannya masih kosong, atau pertanyaannya sangat panjang.</translation>
    </message>
    <message>
        <source>The sheet has one page with room for the answer.</source>
        <translation>Lembarnya satu halaman dengan tempat untuk jawaban.</translation>
    </message>
    <message>
        <source>Fill both in; at most {count} characters.</source>
        <translation>Isi keduanya; paling banyak {count} karakter.</translation>
    </message>
</context>
<context>
    <name>UnitPaper</name>
    <message>
        <source>Sheet for a field unit</source>
        <translation>Lembar untuk bidang</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Kepada</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>Jawaban paling lambat</translation>
    </message>
    <message>
        <source>What was reported</source>
        <translation>Isi laporan</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Yang ditanyakan</translation>
    </message>
    <message>
        <source>Answer of the unit</source>
        <translation>Jawaban bidang</translation>
    </message>
    <message>
        <source>Name, position, date, signature:</source>
        <translation>Nama, jabatan, tanggal, tanda tangan:</translation>
    </message>
    <message>
        <source>Please return this sheet to {who}, {agency}.</source>
        <translation>Mohon kembalikan lembar ini kepada {who}, {agency}.</translation>
    </message>
    <message>
        <source>without personal data</source>
        <translation>tanpa data pribadi</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Open the copy</source>
        <translation>Buka salinan</translation>
    </message>
    <message>
        <source>Type the passphrase: the words you wrote on paper, in their order, with a space between them.</source>
        <translation>Ketik frasa sandi: kata-kata yang Anda tulis di kertas, sesuai urutannya, dipisah spasi.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frasa sandi</translation>
    </message>
    <message>
        <source>Pass&amp;phrase</source>
        <translation>&amp;Frasa sandi</translation>
    </message>
    <message>
        <source>&amp;Show what I type</source>
        <translation>&amp;Tampilkan yang saya ketik</translation>
    </message>
    <message>
        <source>&amp;Remember on this PC (not on a shared account)</source>
        <translation>&amp;Ingat di komputer ini (jangan di akun bersama)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Change officer</source>
        <translation>Ganti petugas</translation>
    </message>
    <message>
        <source>Type your code, or the words on paper.</source>
        <translation>Ketik kode buka Anda, atau kata-kata di kertas.</translation>
    </message>
    <message>
        <source>Code or pass&amp;phrase</source>
        <translation>Kode buka atau &amp;frasa sandi</translation>
    </message>
    <message>
        <source>The passphrase is still empty.</source>
        <translation>Frasa sandi masih kosong.</translation>
    </message>
    <message>
        <source>The copy stays locked; nothing was changed.</source>
        <translation>Salinan tetap terkunci; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Type the words, then press Open.</source>
        <translation>Ketik kata-katanya, lalu tekan Buka.</translation>
    </message>
</context>
<context>
    <name>Verb</name>
    <message>
        <source>Follow up</source>
        <translation>Tindak lanjut</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Kembalikan</translation>
    </message>
    <message>
        <source>Ask for details</source>
        <translation>Minta kelengkapan</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Catatan internal</translation>
    </message>
    <message>
        <source>Write the answer to the reporter …</source>
        <translation>Tulis jawaban untuk pelapor …</translation>
    </message>
    <message>
        <source>Explain to the coordinator …</source>
        <translation>Jelaskan kepada koordinator …</translation>
    </message>
    <message>
        <source>What does the reporter have to add?</source>
        <translation>Apa yang perlu dilengkapi pelapor?</translation>
    </message>
    <message>
        <source>For your own agency; the reporter never sees it</source>
        <translation>Untuk instansi Anda sendiri; pelapor tidak melihatnya</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Rahasia</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome to Penghubung</source>
        <translation>Selamat datang di Penghubung</translation>
    </message>
    <message>
        <source>Read and answer complaints also without a connection. Where do you begin?</source>
        <translation>Baca dan jawab laporan juga tanpa jaringan. Dari mana Anda mulai?</translation>
    </message>
    <message>
        <source>Connect to the server</source>
        <translation>Sambungkan ke server</translation>
    </message>
    <message>
        <source>Open an export</source>
        <translation>Buka ekspor</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>Latihan</translation>
    </message>
    <message>
        <source>I have an enrolment code</source>
        <translation>Saya punya kode pendaftaran</translation>
    </message>
    <message>
        <source>Your agency&apos;s admin gives it to you. Your agency&apos;s complaints are then kept on this PC, encrypted.</source>
        <translation>Kode diberikan admin instansi Anda. Laporan instansi lalu disimpan terenkripsi di komputer ini.</translation>
    </message>
    <message>
        <source>My region has no server yet</source>
        <translation>Daerah saya belum punya server</translation>
    </message>
    <message>
        <source>Open your own export of SP4N-LAPOR!. Everything stays on this PC, encrypted; what you answer you enter into SP4N-LAPOR! yourself.</source>
        <translation>Buka ekspor SP4N-LAPOR! Anda sendiri. Semuanya tinggal di komputer ini, terenkripsi; jawaban Anda masukkan sendiri ke SP4N-LAPOR!.</translation>
    </message>
    <message>
        <source>I want to try it first</source>
        <translation>Saya ingin mencoba dahulu</translation>
    </message>
    <message>
        <source>A practice office with invented complaints, on this PC only. Nothing leaves.</source>
        <translation>Kantor latihan berisi laporan rekaan, hanya di komputer ini. Tidak ada yang dikirim keluar.</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>Back to the list</source>
        <translation>Kembali ke daftar</translation>
    </message>
</context>
<context>
    <name>WorkingPage</name>
    <message>
        <source>{taken} of {all} · {size}</source>
        <translation>{taken} dari {all} · {size}</translation>
    </message>
</context>
<context>
    <name>WritingAids</name>
    <message>
        <source>An older version stands in the editor.</source>
        <translation>Versi lama kini ada di kotak tulisan.</translation>
    </message>
</context>
</TS>
