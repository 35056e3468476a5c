"""Words for our own codes: whose turn, stage, result, classification, deadline.

Only codes that the product derives are worded here. A status text belongs to the server and is
shown as it came; so are the official names of classifications.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.domain.phrases import Phrase

TURNS: Final[Mapping[str, Phrase]] = {
    "coordinator": Phrase("Giliran koordinator", "Coordinator's turn"),
    "agency": Phrase("Giliran instansi", "Agency's turn"),
    "reporter": Phrase("Menunggu pelapor", "Waiting for the reporter"),
    "nobody": Phrase("Selesai", "Settled"),
}
TURN_YOURS: Final = Phrase("Giliran Anda", "Your turn")
TURN_UNKNOWN: Final = Phrase("Giliran belum diketahui", "Turn not known yet")

STAGES: Final[Mapping[str, Phrase]] = {
    "verification": Phrase("Verifikasi", "Verification"),
    "first_follow_up": Phrase("Tindak lanjut pertama", "First follow-up"),
    "completion": Phrase("Penyelesaian", "Completion"),
    "self_closing": Phrase("Penutupan oleh sistem", "Closing by the system"),
}
STAGE_UNKNOWN: Final = Phrase("Tenggat", "Deadline")

RESULTS: Final[Mapping[str, Phrase]] = {
    "proses": Phrase("Dalam proses", "In progress"),
    "selesai": Phrase("Selesai", "Settled"),
}
UNCLASSIFIED: Final = Phrase("Tanpa klasifikasi", "No classification")

EVENTS: Final[Mapping[str, Phrase]] = {
    "reported": Phrase("laporan masuk", "the report"),
    "disposed": Phrase("disposisi", "the disposition"),
    "last_follow_up": Phrase("tindak lanjut terakhir", "the last follow-up"),
    "last_reply": Phrase("balasan pelapor", "the reporter's reply"),
}

ESTIMATED: Final = Phrase("{words} (perkiraan)", "{words} (estimated)")
MET: Final = Phrase("terpenuhi", "met")
MET_LATE: Final = Phrase(
    "terpenuhi, lewat {n} hari kerja",
    "met, {n} working days late",
    one="met, {n} working day late",
)
DUE_TODAY: Final = Phrase("hari ini", "today")
LEFT: Final = Phrase("sisa {n} hari kerja", "{n} working days left", one="{n} working day left")
LATE: Final = Phrase("lewat {n} hari kerja", "{n} working days late", one="{n} working day late")
JUST_LATE: Final = Phrase("baru lewat tenggat", "just past the deadline")

DUE_LINE: Final = Phrase(
    "{stage}: paling lambat {due}, {n} hari kerja sejak {event} {start}",
    "{stage}: by {due}, {n} working days from {event} on {start}",
    one="{stage}: by {due}, {n} working day from {event} on {start}",
)
RULE: Final = Phrase(
    "{stage}: {n} hari kerja sejak {event}.",
    "{stage}: {n} working days from {event}.",
    one="{stage}: {n} working day from {event}.",
)
COUNTED: Final = Phrase(
    "Dihitung dari tanggal {event}, {start}; tenggat {due}.",
    "Counted from the date of {event}, {start}; the deadline is {due}.",
)
BASIS: Final = Phrase("Dasar: {basis}.", "Basis: {basis}.")
SECONDARY: Final = Phrase(
    "Jumlah hari berasal dari sumber sekunder dan belum dipastikan.",
    "The number of days comes from a secondary source and is not certain yet.",
)
IS_ESTIMATED: Final = Phrase("Tanggal ini perkiraan.", "This date is an estimate.")
DOUBTS: Final[Mapping[str, Phrase]] = {
    "disposed_missing": Phrase(
        "Tanggal disposisi tidak ada di ekspor; dihitung dari tanggal laporan masuk.",
        "The export has no date of disposition; counted from the date of the report.",
    ),
    "not_disposed_yet": Phrase(
        "Laporan belum didisposisikan; dihitung dari tanggal laporan masuk.",
        "The complaint has not been disposed yet; counted from the date of the report.",
    ),
    "disposed_impossible": Phrase(
        "Tanggal disposisi tidak masuk akal; dihitung dari tanggal laporan masuk.",
        "The date of disposition cannot be right; counted from the date of the report.",
    ),
    "reported_unknown": Phrase(
        "Tanggal laporan masuk tidak ada atau tidak masuk akal; dihitung dari tanggal disposisi.",
        "The date of the report is missing or cannot be right; counted from the date of"
        " disposition.",
    ),
    "calendar_missing": Phrase(
        "Kalender hari libur untuk tahun ini belum ada; hanya Sabtu dan Minggu yang dilewati.",
        "There is no calendar of holidays for this year yet; only Saturdays and Sundays are left"
        " out.",
    ),
    "calendar_incomplete": Phrase(
        "Kalender hari libur dan cuti bersama belum lengkap.",
        "The calendar of holidays and joint leave is not complete yet.",
    ),
    "zone_unknown": Phrase(
        "Zona waktu instansi tidak dikenal; dihitung dengan WIB.",
        "The agency's time zone is not known; counted in WIB.",
    ),
}
UNDATED: Final[Mapping[str, Phrase]] = {
    "no_classification": Phrase(
        "Klasifikasi laporan kosong; tenggat penyelesaian tidak dapat dihitung.",
        "The complaint has no classification; its completion deadline cannot be counted.",
    ),
    "no_rule": Phrase(
        "Belum ada aturan tenggat penyelesaian untuk klasifikasi ini.",
        "There is no rule for the completion deadline of this classification yet.",
    ),
}
