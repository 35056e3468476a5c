"""Approval: what the operator submits, and the page on which the officer decides."""

from __future__ import annotations

from typing import Final

from desktop.desk import Desk
from desktop.domain.model import Content
from tests.screens.scene import Scene
from tests.screens.stage import Stage
from tests.support.approving import ask_for_approval
from ui.approval.page import ApprovalPage
from ui.approval.paper import SubmissionPaper
from ui.compose.remark import RemarkBanner
from ui.pages import APPROVAL, TODAY

FIRST: Final = (
    "Terima kasih atas laporannya. Petugas kami akan memeriksa lokasi dan segera memperbaikinya."
)
BETTER: Final = (
    "Terima kasih atas laporannya. Petugas kami memeriksa lokasi hari Senin, 9 November 2026, dan"
    " perbaikan selesai paling lambat hari Rabu."
)
REMARK: Final = "Sebut tanggal pemeriksaan dan kapan selesai."


def _office(stage: Stage) -> tuple[Desk, Desk, str]:
    """The officer's desk and the operator's, of an agency that asks for approval."""
    ask_for_approval(stage.office, stage.town.agency.name)
    officer = stage.synced()
    operator = stage.town.synced("pc-operator", "Operator Contoh", role="operator")
    return officer, operator, operator.cases.keys("needs_answer", "deadline")[0]


def _submit(desk: Desk, key: str, text: str, target: bytes | None = None) -> None:
    content = Content("follow_up", text, "proses", target=target)
    desk.work.send(desk.work.save(key, content).id)
    assert desk.sync.run().receipt.verified


def _given_back(stage: Stage) -> tuple[Desk, Desk, str]:
    officer, operator, key = _office(stage)
    _submit(operator, key, FIRST)
    stage.later(20)
    assert officer.sync.run().receipt.verified
    (one,) = officer.approval.waiting()
    officer.approval.give_back(one, REMARK)
    assert officer.sync.run().receipt.verified
    stage.later(20)
    assert operator.sync.run().receipt.verified
    return officer, operator, key


def waiting(stage: Stage) -> None:
    officer, operator, key = _given_back(stage)
    (draft,) = operator.work.drafts()
    _submit(operator, key, BETTER, draft.content.target)
    other = operator.cases.keys("needs_answer", "deadline")[2]
    _submit(operator, other, "Sudah kami tangani pagi ini.")
    stage.later(10)
    assert officer.sync.run().receipt.verified
    stage.open(officer, page=APPROVAL)
    stage.window.go_to(APPROVAL)


def remark(stage: Stage) -> None:
    waiting(stage)
    stage.settle()
    (paper,) = stage.seen.findChildren(SubmissionPaper)
    paper.begin_remark()
    paper.remark.setPlainText("Nama petugasnya belum ada.")


def mended(stage: Stage) -> None:
    officer, operator, key = _given_back(stage)
    officer.close()
    stage.open(operator)
    stage.window.open_case(key)


def submitted(stage: Stage) -> None:
    officer, operator, key = _office(stage)
    officer.close()
    _submit(operator, key, BETTER)
    stage.open(operator, page=APPROVAL)


def today(stage: Stage) -> None:
    officer, operator, key = _office(stage)
    _submit(operator, key, BETTER)
    stage.later(10)
    assert officer.sync.run().receipt.verified
    stage.open(officer, page=TODAY)


def handed_back(stage: Stage) -> None:
    officer, operator, key = _office(stage)
    files = stage.town.folder
    operator.work.send(operator.work.save(key, Content("follow_up", FIRST, "proses")).id)
    card = operator.handing.take_card(officer.handing.save_card(files / "kartu"))
    operator.handing.hand_over(files / "contoh.ajukan", card)
    officer.handing.take(files / "contoh.ajukan")
    (one,) = officer.approval.waiting()
    officer.approval.give_back(one, REMARK)
    stage.open(officer, page=APPROVAL)


def nothing(stage: Stage) -> None:
    officer, _, _ = _office(stage)
    stage.open(officer, page=APPROVAL)


SCENES: Final = (
    Scene(
        "approve/waiting",
        "Yang diajukan operator menunggu Pejabat Penghubung, dengan versi sebelumnya di bawahnya.",
        waiting,
        (ApprovalPage, SubmissionPaper),
    ),
    Scene("approve/remark", "Dikembalikan dengan catatan, yang disimpan selama diketik.", remark),
    Scene(
        "approve/mended",
        "Operator menemukan konsepnya kembali, dengan catatan di atasnya.",
        mended,
        (RemarkBanner,),
    ),
    Scene("approve/submitted", "Operator melihat yang diajukannya sampai diputuskan.", submitted),
    Scene("approve/today", "Yang menunggu persetujuan berdiri paling atas di Hari ini.", today),
    Scene("approve/by-file", "Yang dikembalikan dapat diserahkan lewat berkas.", handed_back),
    Scene("approve/nothing", "Tidak ada yang menunggu persetujuan.", nothing),
)
