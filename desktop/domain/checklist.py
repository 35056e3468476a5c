"""What a look at an answer before it is sent shows: what is there, what is not seen, what to mind.

Signs, not judgement: a program sees whether an answer names a day, somebody who acts and what is
done; whether it is good, the officer knows. So nothing here forbids. Two findings ask for a
conscious yes (`Findings.asks`): personal data in words that everybody may read, and a place of a
template that was left unfilled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from desktop.domain.calendar import WorkCalendar
from desktop.domain.filling import unfilled
from desktop.domain.model import Content
from desktop.domain.ordinary import TITLES
from desktop.domain.personal import Datum, find_personal
from desktop.domain.promises import Promise, find_promises

Point = Literal["answers", "what", "when", "who", "evidence"]
POINTS: Final[tuple[Point, ...]] = ("answers", "what", "when", "who", "evidence")

LEAST: Final = 40
"""Characters from which an answer is looked at for what it says."""
_PUBLIC: Final = frozenset({"follow_up", "request_info"})
_OWN_WORDS: Final = 5
_SHARE: Final = 0.8

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_WHAT: Final = re.compile(
    r"\b(?:di(?!nas|mana|sini|situ|sana|antara|ri\b|rektur|gital|skominfo|sdik)[a-z]{4,}"
    r"|(?:men|mem|me|meng|menge|ber)[a-z]{4,}|[a-z]{4,}kan|perbaikan|pemeriksaan|penanganan"
    r"|pembersihan|penggantian|pengerukan|pengaspalan|penertiban|survei|peninjauan)\b",
    re.IGNORECASE,
)
_COURTESY: Final = re.compile(
    r"\b(?:disampaikan|menyampaikan|sampaikan|melalui|mengenai|berdasarkan|terhadap|diucapkan"
    r"|mengucapkan|ucapkan|merupakan|bersama|berikut|menjadi|dapat|beserta|berkenan)\b",
    re.IGNORECASE,
)
_WHEN: Final = re.compile(
    r"\b\d{1,2}\s+(?:jan|feb|peb|mar|apr|mei|jun|jul|agu|sep|okt|nov|nop|des)[a-z]*\b"
    r"|\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\b|\bhari ini\b|\bbesok\b|\blusa\b|\bkemarin\b"
    r"|\b(?:minggu|pekan|bulan) (?:ini|depan|lalu)\b|\bakhir (?:bulan|tahun)\b"
    r"|\b(?:senin|selasa|rabu|kamis|jumat|sabtu)\b"
    r"|\b(?:\d{1,3}|satu|dua|tiga|empat|lima|enam|tujuh|sepuluh)\s*(?:\([^)]{1,20}\)\s*)?"
    r"(?:hari|minggu|pekan|bulan|jam)\b",
    re.IGNORECASE,
)
_WHO: Final = re.compile(
    r"\b(?:petugas|tim|regu|satgas|bidang|seksi|subbagian|bagian|upt|uptd|dinas|badan|kelurahan"
    r"|kecamatan|camat|lurah|kepala|penyedia|kontraktor|puskesmas|sekolah|rsud|pdam|perumda|pln"
    r"|satpol|pengawas|teknisi|penyuluh|operator|admin|balai|kantor)\b",
    re.IGNORECASE,
)
_DONE: Final = re.compile(r"\b(?:telah|sudah|selesai)\b", re.IGNORECASE)
_EVIDENCE: Final = re.compile(
    r"\b(?:foto|dokumentasi|lampir\w*|terlampir|berita acara|video|bukti)\b", re.IGNORECASE
)
_FILLERS: Final = (
    "yang dan untuk dengan pada dari dalam atas oleh ini itu ada adalah akan agar atau bahwa "
    "bapak ibu anda kami saya kita terima kasih laporan pengaduan mohon sudah telah belum "
    "tidak bisa dapat juga lebih saat masih karena kepada sebagai secara tersebut hormat yth "
    "nomor tanggal hari warga masyarakat pelapor"
)
_PLAIN: Final = TITLES | frozenset(_FILLERS.split())


@dataclass(frozen=True, slots=True)
class Subject:
    """What an answer is about. `hidden`: the name that must not show, empty where none must not;
    `ordinary`: agency and places, which are nobody's name; `known`: contacts given out anyway."""

    text: str
    hidden: str = ""
    ordinary: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """`seen` and `unseen`: points of an answer, none for a text too short to say. `places`:
    (start, end) of what was left unfilled. `bare`: hardly more than a template."""

    seen: tuple[Point, ...] = ()
    unseen: tuple[Point, ...] = ()
    personal: tuple[Datum, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    bare: bool = False
    promises: tuple[Promise, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether it is sent only upon a conscious yes."""
        return bool(self.personal or self.places)

    @property
    def silent(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.seen or self.unseen or self.asks or self.bare or self.promises)


def examine(
    content: Content,
    subject: Subject,
    today: date,
    calendar: WorkCalendar,
    templates: Iterable[str] = (),
) -> Findings:
    """Look at an answer. Personal data only where the public may read it; the points of an
    answer only for a follow-up; `templates` as they would be filled for this complaint."""
    text = content.text
    public = content.kind in _PUBLIC and not content.secret
    personal = (
        find_personal(text, subject.hidden, subject.ordinary, subject.known) if public else ()
    )
    if content.kind != "follow_up" or len(text.strip()) < LEAST:
        return Findings(personal=personal, places=unfilled(text))
    found = _points(content, subject)
    wanted = [point for point in POINTS if point != "evidence" or _says_done(content)]
    return Findings(
        seen=tuple(point for point in POINTS if found[point]),
        unseen=tuple(point for point in wanted if not found[point]),
        personal=personal,
        places=unfilled(text),
        bare=_is_bare(text, templates),
        promises=find_promises(text, today, calendar),
    )


def _points(content: Content, subject: Subject) -> dict[Point, bool]:
    text = content.text
    acts = _COURTESY.sub(" ", text)
    return {
        "answers": bool(_themes(text) & _themes(subject.text)) or not _themes(subject.text),
        "what": bool(_WHAT.search(acts)),
        "when": bool(_WHEN.search(text)),
        "who": bool(_WHO.search(text)),
        "evidence": bool(content.attachments) or bool(_EVIDENCE.search(text)),
    }


def _says_done(content: Content) -> bool:
    return content.result == "selesai" or bool(_DONE.search(content.text))


def _themes(text: str) -> set[str]:
    """Words that tell what a text is about, cut to what is alike in "perbaikan", "diperbaiki"."""
    words = (word.casefold() for word in _WORD.findall(text))
    return {_stem(word) for word in words if len(word) > 3 and word not in _PLAIN}


def _stem(word: str) -> str:
    for head in ("memper", "diper", "per", "pem", "pen", "mem", "men", "ber", "ter", "di", "me"):
        if word.startswith(head) and len(word) - len(head) > 3:
            word = word.removeprefix(head)
            break
    for tail in ("nya", "kan", "an", "i"):
        if word.endswith(tail) and len(word) - len(tail) > 3:
            return word.removesuffix(tail)
    return word


def _is_bare(text: str, templates: Iterable[str]) -> bool:
    """Nearly all of a template's words, and hardly any of one's own."""
    ours = [word.casefold() for word in _WORD.findall(text)]
    held = set(ours)
    for template in templates:
        theirs = {word.casefold() for word in _WORD.findall(template)}
        if len(theirs) < _OWN_WORDS or len(theirs & held) < _SHARE * len(theirs):
            continue
        if sum(word not in theirs for word in ours) <= _OWN_WORDS:
            return True
    return False
