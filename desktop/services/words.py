"""Words for the codes of work, fields, runs and roles, shared by command line and screens.

One term for one thing; whatever the server worded itself (status texts, names of agencies and
reasons) is shown as it came.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from desktop.domain.colleagues import AtWork
from desktop.domain.formats import Formatter, Language
from desktop.domain.phrases import Phrase

KINDS: Final[Mapping[str, Phrase]] = {
    "follow_up": Phrase("Tindak lanjut", "Follow-up"),
    "return": Phrase("Kembalikan", "Return"),
    "request_info": Phrase("Minta kelengkapan informasi", "Ask for more information"),
    "info_request": Phrase("Permintaan kelengkapan informasi", "Request for more information"),
    "note": Phrase("Catatan internal", "Internal note"),
    "submit": Phrase("Diajukan untuk disetujui", "Submitted for approval"),
    "approve": Phrase("Disetujui", "Approved"),
    "give_back": Phrase("Dikembalikan untuk diperbaiki", "Given back to be mended"),
    "withdraw": Phrase("Penarikan", "Withdrawal"),
    "withdrawn": Phrase("Pengajuan ditarik", "Submission withdrawn"),
    "edited": Phrase("Diganti jawaban Pejabat Penghubung", "Replaced by the officer's own answer"),
    "disposition": Phrase("Disposisi", "Disposition"),
    "reply": Phrase("Balasan pelapor", "Reporter's reply"),
    "status": Phrase("Perubahan status", "Change of status"),
    "secrecy": Phrase("Dijadikan rahasia", "Made secret"),
    "entered": Phrase("Masuk SP4N-LAPOR!", "Entered in SP4N-LAPOR!"),
    "attachment": Phrase("Lampiran pelapor", "Reporter's files"),
    "system": Phrase("Sistem", "System"),
}
KIND_UNKNOWN: Final = Phrase("Catatan", "Note")

DRAFT: Final = Phrase("Konsep", "Draft")
STATES: Final[Mapping[str, Phrase]] = {
    "queued": Phrase("Di kotak keluar", "In the outbox"),
    "unanswered": Phrase("Terkirim, belum dijawab", "Sent, not answered yet"),
    "acked": Phrase("Diterima server", "Received by the server"),
    "needs_decision": Phrase("Perlu keputusan Anda", "Needs your decision"),
    "needs_edit": Phrase("Perlu disunting", "Needs editing"),
    "withdrawing": Phrase("Sedang ditarik", "Being withdrawn"),
    "withdrawn": Phrase("Ditarik", "Withdrawn"),
    "discarded": Phrase("Dibatalkan, salinannya disimpan", "Cancelled, a copy is kept"),
    "superseded": Phrase("Digantikan oleh kiriman lain", "Replaced by another item"),
}

FIELDS: Final[Mapping[str, Phrase]] = {
    "text": Phrase("isi jawaban", "text of the answer"),
    "reason": Phrase("alasan", "reason"),
    "suggest": Phrase("saran instansi", "suggested agency"),
    "attachments": Phrase("lampiran", "attachments"),
    "kind": Phrase("jenis kiriman", "kind of item"),
    "role": Phrase("peran Anda", "your role"),
    "target": Phrase("kiriman yang dimaksud", "item it speaks of"),
    "public_hash": Phrase("teks yang disetujui", "text that was approved"),
    "id": Phrase("nomor kiriman", "number of the item"),
    "result": Phrase("status tindak lanjut", "status of the follow-up"),
}
FIELD_UNKNOWN: Final = Phrase("bagian lain", "another part")

FILE_STATES: Final[Mapping[str, Phrase]] = {
    "waiting": Phrase("di kotak keluar", "in the outbox"),
    "on_its_way": Phrase("menyusul", "follows"),
    "arrived": Phrase("sampai", "arrived"),
    "turned_down": Phrase("ditolak server", "turned down by the server"),
    "awaited": Phrase("belum sampai di server", "not at the server yet"),
}
FILE_PART: Final = Phrase("terkirim sebagian, {share}", "sent in part, {share}")

OUTCOMES: Final[Mapping[str, Phrase]] = {
    "complete": Phrase("Lengkap", "Complete"),
    "partial": Phrase("Sebagian", "In part"),
    "failed": Phrase("Gagal", "Failed"),
    "running": Phrase("Terputus sebelum selesai", "Cut off before its end"),
}
OUTCOME_UNKNOWN: Final = Phrase("Tidak diketahui", "Not known")

ROLES: Final[Mapping[str, Phrase]] = {
    "liaison": Phrase("Pejabat Penghubung", "Liaison officer"),
    "operator": Phrase("Operator", "Operator"),
    "coordinator": Phrase("Koordinator", "Coordinator"),
    "monitor": Phrase("Pemantau", "Monitor"),
}
ROLE_UNKNOWN: Final = Phrase("Pengguna", "User")

MASKED: Final = Phrase("Laporan rahasia", "Secret complaint")
"""Stands for the title of a complaint whose title a list may not show."""

AT_WORK: Final[Mapping[str, Phrase]] = {
    "draft": Phrase(
        "Sedang dikerjakan oleh {name} · konsep terakhir disimpan {when}",
        "{name} is at work on this · draft last saved {when}",
    ),
    "held": Phrase(
        "Sedang dikerjakan oleh {name} · jawabannya menunggu keputusan, ditulis {when}",
        "{name} is at work on this · the answer waits for a decision, written {when}",
    ),
    "waiting": Phrase(
        "Sudah dikerjakan oleh {name} · masuk kotak keluar {when}",
        "{name} has worked on this · put in the outbox {when}",
    ),
    "submitted": Phrase(
        "Sudah dikerjakan oleh {name} · diajukan untuk disetujui {when}",
        "{name} has worked on this · submitted for approval {when}",
    ),
    "sent": Phrase(
        "Sudah dikerjakan oleh {name} · diterima server {when}, tampak setelah sinkronisasi",
        "{name} has worked on this · accepted by the server {when}, seen after the next exchange",
    ),
}
"""Of a colleague at this PC, by how far the work got."""
AT_WORK_OLD: Final = Phrase(
    "Ada konsep dari {name} · terakhir disimpan {when}", "{name} has a draft · last saved {when}"
)
AT_WORK_CHIP: Final = Phrase("Dikerjakan rekan", "Colleague at work")
AT_WORK_OLD_CHIP: Final = Phrase("Konsep rekan", "Colleague's draft")

EXPORT_TITLE: Final = Phrase(
    "Penghubung: tulisan yang belum diterima server",
    "Penghubung: texts that the server has not accepted",
)
EXPORT_HEAD: Final = Phrase(
    "Disimpan {at}; {n} tulisan", "Written {at}; {n} texts", one="Written {at}; {n} text"
)
EXPORT_STATUS: Final = Phrase("status {status}", "status {status}")
EXPORT_SECRET: Final = Phrase("rahasia", "secret")
EXPORT_REASON: Final = Phrase("alasan {reason}", "reason {reason}")
EXPORT_SUGGEST: Final = Phrase("saran instansi {agency}", "suggested agency {agency}")


def kind_label(kind: str, language: Language) -> str:
    """Name of an operation or timeline item; an unknown kind is a note."""
    return KINDS.get(kind, KIND_UNKNOWN).text(language)


def state_label(state: str, language: Language) -> str:
    """Name of a state of the officer's work; empty for an unknown one."""
    return STATES[state].text(language) if state in STATES else ""


def outcome_label(outcome: str, language: Language) -> str:
    """Name of what a run came to."""
    return OUTCOMES.get(outcome, OUTCOME_UNKNOWN).text(language)


def role_label(role: str, language: Language) -> str:
    """Name of a role."""
    return ROLES.get(role, ROLE_UNKNOWN).text(language)


def at_work_words(one: AtWork, write: Formatter, now: int) -> str:
    """Who else is at work on a complaint, how far that got, and how long ago (`now` in Unix
    seconds)."""
    said = AT_WORK_OLD if one.old else AT_WORK[one.stage]
    return said.text(write.language, name=one.name, when=write.age(one.at, now))


def at_work_chip(found: Sequence[AtWork], language: Language) -> str:
    """The same in two words; empty where nobody is."""
    chip = AT_WORK_OLD_CHIP if all(one.old for one in found) else AT_WORK_CHIP
    return chip.text(language) if found else ""
