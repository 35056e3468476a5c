"""The officer's writing: drafts, sending, pulling back, deciding after the server's answer.

Everything here writes local tables only. Failure policy: what is typed is saved as a draft
before it is checked, so that a refusal costs no word; what cannot be done raises and changes
nothing else.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

import msgspec

from desktop.domain.errors import NotOffered, Sentence
from desktop.domain.model import Content, Draft, OutboxItem, RefItem
from desktop.services import words
from desktop.services.faults import NoLongerOffered, NoSuchItem, TextTooLong, WorkRefused
from desktop.storage.copy import ReplicaCopy
from desktop.storage.drafts import DraftBox
from desktop.storage.outbox import Outbox
from desktop.storage.queries import Queries
from sync.content import AgencyRef
from sync.ports import Clock

Choice = Literal["send_anyway", "edit", "discard"]

_NEEDS_TEXT: Final = frozenset({"follow_up", "request_info", "note"})
_EMPTY: Final = Sentence(
    "Teksnya masih kosong.", "Belum ada yang dikirim.", "Tulis isinya, lalu kirim lagi."
)
_GONE: Final = Sentence(
    "Laporan ini sudah tidak dipegang instansi Anda.",
    "Server akan menolaknya; teks Anda tetap tersimpan sebagai konsep.",
    "Salin teksnya dengan export-unsent bila masih diperlukan, lalu buang konsepnya.",
)


class Reason(msgspec.Struct, frozen=True):
    """A return reason, as the server worded it."""

    id: str = ""
    label: str = ""
    explanation_required: bool = False
    order: int = 0


class Agency(msgspec.Struct, frozen=True):
    """An agency that a return may suggest."""

    id: str
    name: str
    parent: str


class WorkService:
    """Drafts and outbox of one desk."""

    def __init__(
        self,
        drafts: DraftBox,
        outbox: Outbox,
        copy: ReplicaCopy,
        queries: Queries,
        clock: Clock,
        zone: str,
    ) -> None:
        """`zone`: IANA name of the agency's zone, for the author's time."""
        self._drafts = drafts
        self._outbox = outbox
        self._copy = copy
        self._queries = queries
        self._clock = clock
        self._zone = words.zone_of(zone)

    def save(self, complaint: str, content: Content, draft_id: int | None = None) -> Draft:
        """Autosave: a new draft, or new content of one. Raises `NotFound` where it was sent."""
        return self._drafts.save(complaint, content, draft_id=draft_id)

    def drafts(self, *, discarded: bool = False) -> tuple[Draft, ...]:
        """Drafts, last changed first."""
        return self._drafts.list(discarded=discarded)

    def draft(self, draft_id: int) -> Draft:
        """One draft. Raises `NotFound`."""
        return self._drafts.get(draft_id)

    def discard_draft(self, draft_id: int) -> None:
        """Throw a draft away, recoverably. Raises `NotFound`."""
        self._drafts.discard(draft_id)

    def restore_draft(self, draft_id: int) -> Draft:
        """Bring a discarded draft back. Raises `NotFound`."""
        return self._drafts.restore(draft_id)

    def send(self, draft_id: int, *, alone: bool = False) -> OutboxItem:
        """Check a draft, freeze it and put it in the outbox.

        `alone`: it no longer takes the place of the operation it was to replace. Raises
        `NotFound`, `WorkRefused`, `TextTooLong`, `NoLongerOffered`; the draft then stays.
        """
        draft = self._drafts.get(draft_id)
        if draft.complaint_gone:
            raise NoLongerOffered(_GONE, draft.complaint_gone)
        self.check(draft.content)
        if alone and draft.supersedes is not None:
            self._drafts.detach(draft_id)
        now = self._clock.now()
        try:
            return self._outbox.send(draft_id, at=now, zone_minutes=self._zone_minutes(now))
        except NotOffered as error:
            raise NoLongerOffered(
                Sentence(
                    "Kiriman yang hendak digantikan konsep ini sudah selesai dengan cara lain.",
                    "Konsep Anda tetap tersimpan dan belum dikirim.",
                    "Baca dahulu laporannya; bila masih perlu, kirim sebagai jawaban tersendiri"
                    " (drafts --send NOMOR --as-new).",
                ),
                error.detail,
            ) from error

    def check(self, content: Content) -> None:
        """Whether the server would take it. Raises `WorkRefused`, `TextTooLong`."""
        limit = self._copy.limits().text
        if len(content.text) > limit:
            raise TextTooLong(
                Sentence(
                    f"Teks ini {words.number(len(content.text))} karakter, sedangkan server"
                    f" menerima paling banyak {words.number(limit)}.",
                    "Teks tersimpan sebagai konsep dan belum dikirim.",
                    f"Persingkat {words.number(len(content.text) - limit)} karakter, lalu kirim"
                    " lagi.",
                ),
                "text",
            )
        if content.kind == "return":
            self._check_return(content)
        elif content.kind in _NEEDS_TEXT and not content.text.strip():
            raise WorkRefused(_EMPTY, "text")

    def _check_return(self, content: Content) -> None:
        reasons = {reason.id: reason for reason in self.reasons()}
        reason = reasons.get(content.reason)
        if reason is None:
            known = ", ".join(f"{r.id} ({r.label})" for r in reasons.values())
            raise _refused(
                "Alasan pengembalian tidak dikenal.",
                f"Pilih salah satu: {known}." if known else "Sinkronkan dahulu, lalu pilih alasan.",
                "reason",
            )
        if reason.explanation_required and not content.text.strip():
            raise _refused(
                f"Alasan “{reason.label}” perlu penjelasan.",
                "Isi keterangannya, lalu kirim lagi.",
                "text",
            )

    def outbox(self) -> tuple[OutboxItem, ...]:
        """What is not settled, in line order."""
        return self._outbox.list("pending")

    def find(self, text: str) -> OutboxItem:
        """An operation by its hex id, or by the beginning or end of it where only one fits.

        Raises `NoSuchItem`.
        """
        wanted = text.strip().casefold()
        found = [
            item
            for item in self._outbox.list("all")
            if wanted and (item.id.hex().startswith(wanted) or item.id.hex().endswith(wanted))
        ]
        if len(found) != 1:
            many = "Lebih dari satu kiriman cocok dengan nomor itu."
            raise NoSuchItem(
                Sentence(
                    many if found else "Kiriman dengan nomor itu tidak ada di komputer ini.",
                    "Tidak ada yang diubah.",
                    "Lihat nomornya di kotak keluar (outbox), lalu ulangi.",
                ),
                "operation",
            )
        return found[0]

    def pull_back(self, operation: bytes) -> Draft:
        """Make a queued operation a draft again. Raises `NotFound`, `TooLate`."""
        return self._outbox.pull_back(operation)

    def settle(self, operation: bytes, choice: Choice) -> OutboxItem | Draft:
        """Decide after a conflict or refusal; `edit` gives the draft that takes its place.

        Raises `NotFound`, `TooLate`, `NoLongerOffered`.
        """
        try:
            if choice == "send_anyway":
                return self._outbox.send_anyway(operation, at=self._clock.now())
            if choice == "edit":
                return self._outbox.edit(operation)
            return self._outbox.discard(operation)
        except NotOffered as error:
            raise NoLongerOffered(_not_offered(choice), error.detail) from error

    def reasons(self) -> tuple[Reason, ...]:
        """Return reasons in the server's order."""
        found = [_decoded(item) for item in self._queries.refs("reason")]
        return tuple(sorted(found, key=lambda reason: (reason.order, reason.id)))

    def agencies(self) -> tuple[Agency, ...]:
        """Agencies by name."""
        found = []
        for item in self._queries.refs("agency"):
            content = msgspec.json.decode(item.content, type=AgencyRef)
            found.append(Agency(item.id, content.name, content.parent))
        return tuple(sorted(found, key=lambda agency: agency.name.casefold()))

    def agency_named(self, text: str) -> Agency:
        """By id or name (case and spacing do not matter), else by a unique part of the name.

        Raises `NoSuchItem`.
        """
        wanted = " ".join(text.split()).casefold()
        every = self.agencies()
        named = {agency.id: " ".join(agency.name.split()).casefold() for agency in every}
        exact = [a for a in every if a.id == text.strip() or named[a.id] == wanted]
        near = [a for a in every if wanted and wanted in named[a.id]]
        found = exact or near
        if len(found) != 1:
            raise NoSuchItem(
                Sentence(
                    "Lebih dari satu instansi cocok dengan nama itu."
                    if found
                    else "Instansi dengan nama itu tidak ada dalam daftar.",
                    "Belum ada yang dikirim.",
                    "Lihat daftarnya dengan perintah agencies, lalu tulis nama atau nomornya.",
                ),
                "agency",
            )
        return found[0]

    def text_limit(self) -> int:
        """Characters that the server takes in one text."""
        return self._copy.limits().text

    def _zone_minutes(self, now: int) -> int:
        offset = datetime.fromtimestamp(now, self._zone).utcoffset()
        return 0 if offset is None else int(offset.total_seconds() // 60)


def _refused(happened: str, action: str, field: str) -> WorkRefused:
    meaning = "Teks tersimpan sebagai konsep dan belum dikirim."
    return WorkRefused(Sentence(happened, meaning, action), field)


def _not_offered(choice: Choice) -> Sentence:
    if choice == "send_anyway":
        return Sentence(
            "“Tetap kirim” tidak berlaku untuk kiriman ini.",
            "Pilihan itu hanya ada bila laporannya berubah dan masih dipegang instansi Anda."
            " Tidak ada yang diubah.",
            "Pilih Sunting dulu (--edit) atau Batalkan (--discard).",
        )
    return Sentence(
        "Kiriman ini tidak sedang menunggu keputusan.",
        "Mungkin sudah diterima, sudah diputuskan, atau sudah dibatalkan. Tidak ada yang diubah.",
        "Lihat keadaannya di kotak keluar (outbox).",
    )


def _decoded(item: RefItem) -> Reason:
    try:
        content = msgspec.json.decode(item.content, type=Reason)
    except msgspec.MsgspecError:
        content = Reason(label=item.id)
    return msgspec.structs.replace(content, id=item.id)
