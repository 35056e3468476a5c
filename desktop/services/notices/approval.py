"""Notices of approval: what was decided meanwhile, and what has to wait."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.domain.notices import Notice
from desktop.domain.phrases import Phrase

_NO_EFFECT: Final = Phrase(
    "Keputusan Anda tidak berlaku dan tidak ada yang terbit dua kali.",
    "Your decision has no effect, and nothing went out twice.",
)
SETTLED: Final[Mapping[str, Notice]] = {
    reason: Notice("approval_settled", happened, _NO_EFFECT)
    for reason, happened in {
        "already_approved": Phrase(
            "Pengajuan ini sudah disetujui Pejabat Penghubung lain.",
            "Another liaison officer has already approved this submission.",
        ),
        "given_back": Phrase(
            "Pengajuan ini sudah dikembalikan kepada operator untuk diperbaiki.",
            "This submission has already been given back to the operator to be mended.",
        ),
        "taken_back": Phrase(
            "Operator sudah menarik pengajuan ini.",
            "The operator has withdrawn this submission.",
        ),
        "submission_replaced": Phrase(
            "Pengajuan ini sudah digantikan oleh versi yang lebih baru.",
            "This submission has been replaced by a newer version.",
        ),
        "not_submitted": Phrase(
            "Server tidak menerima pengajuan yang Anda putuskan ini.",
            "The server did not accept the submission that you decided on.",
        ),
    }.items()
}
OUTSTANDING: Final = Notice(
    "approval_waits",
    Phrase(
        "Lampiran pengajuan ini belum sampai semuanya di server.",
        "Not all files of this submission have reached the server.",
    ),
    Phrase(
        "Jawaban belum terbit; yang terbit harus persis seperti yang Anda setujui.",
        "The answer has not gone out; what goes out must be exactly what you approved.",
    ),
)
NOT_HERE: Final = Notice(
    "approval_waits",
    Phrase(
        "Pengajuan yang Anda putuskan belum sampai di server.",
        "The submission that you decided on has not reached the server yet.",
    ),
    Phrase(
        "Keputusan Anda tetap di kotak keluar dan dicoba lagi pada setiap sinkronisasi.",
        "Your decision stays in the outbox and is tried again at every synchronisation.",
    ),
)
OTHER_WORDS: Final = Notice(
    "approval_settled",
    Phrase(
        "Teks yang Anda setujui tidak sama dengan pengajuan di server.",
        "The text that you approved is not the submission at the server.",
    ),
    Phrase(
        "Server tidak menerbitkan apa pun; keputusan Anda tidak berlaku.",
        "The server let nothing go out; your decision has no effect.",
    ),
)
DECIDED: Final = Notice(
    "approval_decided",
    Phrase(
        "Pengajuan ini tidak lagi menunggu keputusan.",
        "This submission no longer waits for a decision.",
    ),
    Phrase(
        "Mungkin sudah diputuskan, ditarik, atau digantikan. Tidak ada yang diubah.",
        "It may be decided, withdrawn or replaced already. Nothing was changed.",
    ),
)
REMARK_MISSING: Final = Notice(
    "remark_missing",
    Phrase("Catatan untuk operator masih kosong.", "There is no remark for the operator yet."),
    Phrase("Pengajuan belum dikembalikan.", "The submission was not given back."),
)
