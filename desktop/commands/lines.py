"""Lines for people, in Indonesian."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

from desktop.commands.steps import sentence_of
from desktop.domain.deadlines import undated_label
from desktop.domain.formats import Formatter
from desktop.domain.model import (
    Complaint,
    Content,
    Draft,
    OutboxItem,
    Receipt,
    TimelineItem,
    UploadState,
)
from desktop.domain.turn import classification_label, result_label, turn_label
from desktop.services import words
from desktop.services.attachments import ShownFile
from desktop.services.attention import AttentionItem
from desktop.services.cases import CaseLine, OpenedCase, StoryItem

ACCEPTED: Final = words.state_label("acked", "id")
ENTERED: Final = words.kind_label("entered", "id")
_NOT_ENTERED: Final = "Belum masuk SP4N-LAPOR!"
_UNTITLED: Final = "(tanpa judul)"
_WIDTH: Final = 88
_CHOICES = {
    "send_anyway": "Tetap kirim (--send-anyway)",
    "edit": "Sunting dulu (--edit)",
    "discard": "Batalkan, simpan salinan (--discard)",
}


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines for one officer at one moment."""

    write: Formatter
    role: str
    now: int

    def time(self, seconds: int) -> str:
        """As in "hari ini 16.12"."""
        return self.write.moment(seconds, self.now)

    def case(self, line: CaseLine) -> str:
        """One line of a list: number, deadline first, then facts and title."""
        row = line.row
        facts = [
            name
            for name, there in (
                ("Rahasia", row.secret),
                ("Anonim", row.anonymous),
                ("Balasan pelapor", row.replied),
                ("Konsep", row.drafts > 0),
                ("Di kotak keluar", row.pending > 0),
                ("Perlu perhatian", row.attention > 0),
            )
            if there
        ]
        if line.colleagues:
            facts.append(words.at_work_chip(line.colleagues, "id"))
        chip = "" if line.deadline is None else f"[{line.deadline.label('id')}] "
        parts = [title_of(line), row.status, turn_label(row.turn, self.role, "id"), *facts]
        return f"#{row.tracking_id}  {chip}{' · '.join(parts)}"

    def opened(self, case: OpenedCase) -> Iterator[str]:
        """A complaint with its story."""
        complaint, row = case.complaint, case.complaint.row
        yield f"#{row.tracking_id}  {row.title or _UNTITLED}"
        yield f"Status: {row.status} · {turn_label(row.turn, self.role, 'id')}"
        flags = [n for n, there in (("Rahasia", row.secret), ("Anonim", row.anonymous)) if there]
        if flags:
            yield "Sifat: " + ", ".join(flags)
        for one in case.colleagues:
            yield words.at_work_words(one, self.write, self.now)
        yield from self._facts(complaint)
        for found in case.deadlines:
            yield f"Tenggat: {found.label('id')}"
            yield from _indented(found.reason("id"))
        if case.undated_reason:
            yield from _indented(undated_label(case.undated_reason, "id"))
        yield ""
        yield from _paragraphs(complaint.text)
        if case.story:
            yield "\nRiwayat"
            for story in case.story:
                yield from self.story(story)
        for draft in case.drafts:
            yield "\n" + self.draft(draft)
            yield from _paragraphs(draft.content.text)

    def _facts(self, complaint: Complaint) -> Iterator[str]:
        row = complaint.row
        reporter = "Anonim" if row.anonymous else complaint.reporter
        place = ", ".join(
            p for p in (row.village, row.district, row.regency, complaint.province) if p
        )
        for name, value in (
            ("Klasifikasi", classification_label(row.classification, "id")),
            ("Kategori", row.category),
            ("Tempat", place),
            ("Pelapor", reporter),
            ("Masuk", self.time(row.reported_at)),
            ("Disposisi", self.time(row.disposed_at) if row.disposed_at else ""),
            ("Alasan tunda/arsip", complaint.hold_reason),
        ):
            if value:
                yield f"{name}: {value}"

    def story(self, story: StoryItem) -> Iterator[str]:
        """One timeline item; an answer tells both its lives."""
        yield "- " + self._heading(story.item)
        if story.answer:
            state = ACCEPTED if story.accepted else words.state_label(story.item.state, "id")
            if story.accepted:
                entered = f"{ENTERED} {self.time(story.entered_at)}"
                state += " · " + (entered if story.entered_at else _NOT_ENTERED)
            yield f"  {state}"
        elif story.item.state:
            yield f"  {words.state_label(story.item.state, 'id')}"
        yield from _indented(story.item.text)
        for file in story.item.attachments:
            yield f"  Lampiran {file.sha256[:12]}: {file.name}, {self.write.size(file.size)}"

    def _heading(self, item: TimelineItem) -> str:
        parts = [self.time(item.at), words.kind_label(item.kind, "id"), item.by, item.status]
        if item.result:
            parts.append(result_label(item.result, "id"))
        if item.secret:
            parts.append("Rahasia")
        return " · ".join(part for part in parts if part)

    def draft(self, draft: Draft) -> str:
        """One draft in one line."""
        facts = [words.kind_label(draft.content.kind, "id"), self.time(draft.updated_at)]
        facts += self._attached(draft.content)
        if draft.discarded_at:
            facts.append("dibuang, dapat dipulihkan")
        if draft.complaint_gone:
            facts.append("laporannya sudah tidak di instansi Anda")
        return f"Konsep {draft.id}  #{draft.card.tracking_id}  {' · '.join(facts)}"

    def file(self, shown: ShownFile) -> str:
        """One attachment of a timeline item, with where it is."""
        where = words.FILE_STATES[shown.where].text("id")
        if shown.where == "on_its_way" and shown.sent:
            share = self.write.percent(shown.sent, shown.file.size)
            where = words.FILE_PART.text("id", share=share)
        facts = [shown.file.name, self.write.size(shown.file.size), where]
        facts.append("ada di sini" if shown.here else "belum di komputer ini")
        return f"{shown.file.sha256[:12]}  {' · '.join(facts)}"

    def upload(self, state: str, upload: UploadState) -> str:
        """Where a file of an own answer is."""
        if upload.problem:
            return words.FILE_STATES["turned_down"].text("id")
        if state != "acked":
            return words.FILE_STATES["waiting"].text("id")
        share = self.write.percent(upload.offset, upload.size)
        return words.FILE_PART.text("id", share=share)

    def operation(self, item: OutboxItem) -> str:
        """One operation in one line."""
        facts = [
            words.kind_label(item.content.kind, "id"),
            words.state_label(item.state, "id"),
            self.time(item.sent_at or item.created_at),
            *self._attached(item.content),
        ]
        return f"{item.id.hex()}  #{item.card.tracking_id}  {' · '.join(facts)}"

    def _attached(self, content: Content) -> list[str]:
        count = len(content.attachments)
        return [f"{self.write.number(count)} lampiran"] if count else []

    def attention(self, item: AttentionItem) -> Iterator[str]:
        """Both sides of one open decision."""
        heading = f"#{item.tracking_id}  {item.title}".rstrip() if item.tracking_id else "Salinan"
        yield heading
        yield from _indented(str(sentence_of(item.notice)))
        if item.mine:
            yield "  Tulisan Anda:"
            yield from _indented(item.mine, 4)
        if item.stored:
            yield "  Yang tersimpan di server:"
            yield from _indented(item.stored, 4)
        if item.theirs:
            yield "  Sementara itu:"
            for found in item.theirs:
                yield f"    {self._heading(found)}"
                yield from _indented(found.text, 6)
        if item.choices or item.case == "attachment":
            yield f"  Nomor: {item.id}"
        if item.choices:
            yield "  Pilihan: " + "; ".join(_CHOICES[choice] for choice in item.choices)

    def receipt(self, receipt: Receipt) -> str:
        """One run in one line: three figures, bytes and time, proof."""
        proof = "terbukti lengkap" if receipt.verified else "belum terbukti lengkap"
        parts = [
            f"Tanda terima {receipt.id}, {self.time(receipt.started)}: "
            + words.outcome_label(receipt.outcome, "id")
            + (" lewat kurir" if receipt.carriage else ""),
            f"terkirim {self.write.number(receipt.sent)}",
            f"diterima {self.write.number(receipt.received)}",
            f"perlu Anda {self.write.number(receipt.needs_attention)}",
            f"naik {self.write.size(receipt.bytes_up)},"
            f" turun {self.write.size(receipt.bytes_down)}",
            self.write.duration(receipt.seconds),
            proof,
        ]
        if receipt.attachments_sent or receipt.attachments_outstanding:
            sent, left = receipt.attachments_sent, receipt.attachments_outstanding
            files = f"lampiran {self.write.number(sent)} sampai"
            parts.append(f"{files}, {self.write.number(left)} menyusul" if left else files)
        return " · ".join(parts)


def title_of(line: CaseLine) -> str:
    """The title that a list may show."""
    if line.masked:
        return words.MASKED.text("id")
    return line.row.title or _UNTITLED


def nothing(what: str, next_step: str) -> Sequence[str]:
    """Why a list is empty, and the one thing to do."""
    return (f"{what} {next_step}",)


def _paragraphs(text: str, indent: int = 0) -> Iterator[str]:
    pad = " " * indent
    for line in text.splitlines():
        yield from (pad + part for part in wrap(line, _WIDTH - indent)) if line.strip() else (pad,)


def _indented(text: str, indent: int = 2) -> Iterator[str]:
    yield from _paragraphs(text, indent)
