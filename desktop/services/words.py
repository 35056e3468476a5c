"""Indonesian words for codes, figures and times, shared by command line and screens.

One term for one thing; whatever the server worded itself (status texts, names of agencies and
reasons) is shown as it came.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_KINDS: Final = {
    "follow_up": "Tindak lanjut",
    "return": "Kembalikan",
    "request_info": "Minta kelengkapan informasi",
    "info_request": "Permintaan kelengkapan informasi",
    "note": "Catatan internal",
    "submit": "Diajukan untuk disetujui",
    "approve": "Persetujuan",
    "give_back": "Dikembalikan ke operator",
    "withdraw": "Penarikan",
    "disposition": "Disposisi",
    "reply": "Balasan pelapor",
    "status": "Perubahan status",
    "secrecy": "Dijadikan rahasia",
    "entered": "Masuk SP4N-LAPOR!",
    "system": "Sistem",
}
_STATES: Final = {
    "queued": "Di kotak keluar",
    "unanswered": "Terkirim, belum dijawab",
    "acked": "Diterima server",
    "needs_decision": "Perlu keputusan Anda",
    "needs_edit": "Perlu disunting",
    "withdrawing": "Sedang ditarik",
    "withdrawn": "Ditarik",
    "discarded": "Dibatalkan, salinannya disimpan",
    "superseded": "Digantikan oleh kiriman lain",
}
_FIELDS: Final = {
    "text": "isi jawaban",
    "reason": "alasan",
    "suggest": "saran instansi",
    "attachments": "lampiran",
    "kind": "jenis kiriman",
    "role": "peran Anda",
    "target": "kiriman yang dimaksud",
    "id": "nomor kiriman",
    "result": "status tindak lanjut",
}
_OUTCOMES: Final = {
    "complete": "Lengkap",
    "partial": "Sebagian",
    "failed": "Gagal",
    "running": "Terputus sebelum selesai",
}
_ROLES: Final = {
    "liaison": "Pejabat Penghubung",
    "operator": "Operator",
    "coordinator": "Koordinator",
    "monitor": "Pemantau",
}
_DAYS: Final = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")
_MONTHS: Final = (
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
)  # fmt: skip

ACCEPTED: Final = "Diterima server"
ENTERED: Final = "Masuk SP4N-LAPOR!"
NOT_ENTERED: Final = "Belum masuk SP4N-LAPOR!"


def kind_label(kind: str) -> str:
    """Name of an operation or timeline item; an unknown kind is a "Catatan"."""
    return _KINDS.get(kind, "Catatan")


def state_label(state: str) -> str:
    """Name of a state of the officer's work."""
    return _STATES.get(state, "")


def field_label(field: str) -> str:
    """Name of a field that the server refused."""
    return _FIELDS.get(field, "bagian lain")


def outcome_label(outcome: str) -> str:
    """Name of what a run came to."""
    return _OUTCOMES.get(outcome, "Tidak diketahui")


def role_label(role: str) -> str:
    """Name of a role."""
    return _ROLES.get(role, "Pengguna")


def number(value: int) -> str:
    """With a dot between thousands, as in "12.480"."""
    return f"{value:,}".replace(",", ".")


def size(count: int) -> str:
    """Bytes for people, decimal units, as in "4,2 kB"."""
    if count < 1000:
        return f"{count} B"
    for unit, factor in (("kB", 1_000), ("MB", 1_000_000)):
        if count < 1000 * factor or unit == "MB":
            return f"{count / factor:,.1f} {unit}".translate(str.maketrans(",.", ".,"))
    raise AssertionError("unreachable")


def zone_of(name: str) -> ZoneInfo:
    """A zone by its IANA name; an unknown one is WIB, as for deadlines."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("Asia/Jakarta")


def short_date(day: date, today: date) -> str:
    """As in "Jum 13 Nov"; with its year where that is not this one."""
    text = f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def moment(seconds: int, now: int, zone: ZoneInfo) -> str:
    """A time for people: "hari ini 16.12", "kemarin 09.05", "Jum 13 Nov 09.05"; "-" for none."""
    if seconds <= 0:
        return "-"
    try:
        at = datetime.fromtimestamp(seconds, zone)
    except (OverflowError, ValueError, OSError):
        return "-"
    today = datetime.fromtimestamp(now, zone).date()
    clock = f"{at.hour:02d}.{at.minute:02d}"
    if at.date() == today:
        return f"hari ini {clock}"
    if at.date() == today - timedelta(days=1):
        return f"kemarin {clock}"
    return f"{short_date(at.date(), today)} {clock}"


def iso(seconds: int, zone: ZoneInfo) -> str | None:
    """ISO 8601 with the zone's offset, for machines; None where unknown."""
    if seconds <= 0:
        return None
    try:
        return datetime.fromtimestamp(seconds, zone).isoformat()
    except (OverflowError, ValueError, OSError):
        return None


def age(seconds: int, now: int) -> str:
    """How long ago, in the largest unit that fits: "baru saja", "12 menit", "3 jam", "9 hari"."""
    passed = max(0, now - seconds)
    if passed < 60:
        return "baru saja"
    if passed < 3600:
        return f"{passed // 60} menit"
    if passed < 86_400:
        return f"{passed // 3600} jam"
    return f"{number(passed // 86_400)} hari"
