"""Decides what has happened to a complaint, and when, before a word of it is written.

The office opens at 08:00 local time on ``today``: every event lies before that. Officers act on
weekdays between 08:00 and 16:00, reporters on any day; local time is WIB (UTC+7). Only weekends
are skipped, so the system's closing gap carries slack for public holidays.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from .grammar import Rnd, pick
from .types import EntryKind

WIB = dt.timezone(dt.timedelta(hours=7), "WIB")

OPENED = (
    "Belum Terverifikasi",
    "Terdisposisi",
    "Ditindaklanjuti oleh Instansi",
    "Ditanggapi oleh Pelapor",
    "Menunggu Kelengkapan Informasi",
)

# Shares in per cent: 45 open as suits practice, the rest in the proportions of a closed export.
_SHARES: tuple[tuple[float, str], ...] = (
    (8, "Belum Terverifikasi"),
    (13, "Terdisposisi"),
    (12, "Ditindaklanjuti oleh Instansi"),
    (7, "Ditanggapi oleh Pelapor"),
    (5, "Menunggu Kelengkapan Informasi"),
    (35, "Ditutup oleh Sistem"),
    (8, "Ditutup oleh Admin"),
    (4, "Ditutup oleh Pelapor"),
    (4, "Diarsipkan oleh Admin"),
    (2, "Diarsipkan oleh Sistem"),
    (1.5, "Diarsipkan oleh Pelapor"),
    (0.5, "Konten Terblokir"),
)

_STATUS_OF: dict[EntryKind, str] = {
    "disposition": "Terdisposisi",
    "follow_up": "Ditindaklanjuti oleh Instansi",
    "reply": "Ditanggapi oleh Pelapor",
    "info_request": "Menunggu Kelengkapan Informasi",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One coming timeline entry; ``first_agency`` marks the agency it was wrongly sent to."""

    kind: EntryKind
    at: dt.datetime
    status: str | None
    result: Literal["proses", "selesai"] | None = None
    first_agency: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A complaint's path; ``disposed`` is false while the coordinator has it."""

    status: str
    disposed: bool
    reported_at: dt.datetime
    events: tuple[Event, ...]


def weekday_back(day: dt.date, count: int) -> dt.date:
    """The count-th weekday (Mon-Fri) before ``day``; with 0, ``day`` or the last one before it."""
    if count == 0:
        return day - dt.timedelta(days=max(0, day.weekday() - 4))
    weeks, rest = divmod(count, 5)
    day -= dt.timedelta(weeks=weeks)
    if rest == 0 and day.weekday() > 4:
        # A weekend counts as the Monday after it.
        return day + dt.timedelta(days=7 - day.weekday())
    for _ in range(rest):
        day = weekday_back(day - dt.timedelta(days=1), 0)
    return day


def opening_time(today: dt.date) -> dt.datetime:
    """The moment, in UTC, at which the practice office's data ends."""
    return dt.datetime.combine(today, dt.time(8), WIB).astimezone(dt.UTC)


def make_plan(rnd: Rnd, today: dt.date) -> Plan:
    """A path drawn in the shares above, mutually consistent in status, entries and times."""
    status = _draw_status(rnd)
    kinds, disposed = _kinds(rnd, status)
    if not kinds:
        return Plan(status, disposed, _unverified(rnd, today), ())
    dates = _dates(rnd, today, status, kinds)
    events = tuple(_events(rnd, status, kinds, dates))
    return Plan(status, disposed, _reported(rnd, dates[0]), events)


def _draw_status(rnd: Rnd) -> str:
    left = rnd() * 100
    for share, status in _SHARES:
        left -= share
        if left < 0:
            return status
    return _SHARES[0][1]


def _kinds(rnd: Rnd, status: str) -> tuple[list[EntryKind], bool]:
    """The entries' kinds in order (0 to 6), and whether an agency holds the complaint."""
    if status == "Belum Terverifikasi":
        return [], False
    if status == "Konten Terblokir" or (status == "Diarsipkan oleh Admin" and rnd() < 0.75):
        return ["status"], False
    kinds: list[EntryKind] = ["disposition"]
    if rnd() < 0.08:
        kinds.append("disposition")
    if status in ("Terdisposisi", "Diarsipkan oleh Admin", "Diarsipkan oleh Pelapor"):
        return kinds + (["status"] if status.startswith("Diarsipkan") else []), True
    if rnd() < 0.06:
        kinds.append("note")
    if status in ("Menunggu Kelengkapan Informasi", "Diarsipkan oleh Sistem"):
        kinds.append("info_request")
        return kinds + (["status"] if status.startswith("Diarsipkan") else []), True
    kinds.append("follow_up")
    room = 6 - len(kinds) - (status != "Ditindaklanjuti oleh Instansi")
    if status in ("Ditanggapi oleh Pelapor", "Ditutup oleh Pelapor"):
        if room >= 3 and rnd() < 0.35:
            kinds += ["reply", "follow_up"]
        kinds.append("reply")
    else:
        while room >= 2 and rnd() < 0.4:
            kinds += ["reply", "follow_up"]
            room -= 2
    return kinds + (["status"] if status.startswith("Ditutup") else []), True


def _dates(rnd: Rnd, today: dt.date, status: str, kinds: list[EntryKind]) -> list[dt.date]:
    """Local dates, built backward from the last event; strictly rising but for what a reporter
    does in one sitting."""
    if status == "Terdisposisi":
        late = 10 + int(rnd() * 16)
        # Five weekdays ago falls due today: more before it, some behind it.
        ago = pick(rnd, (1, 1, 2, 3, 3, 4, 4, 5, 5, 5, 6, 7, 8, 9, late))
        last = weekday_back(today, ago)
    elif status == "Ditanggapi oleh Pelapor":
        last = today - dt.timedelta(days=1 + int(rnd() * 9))
    elif status in OPENED:
        last = weekday_back(today, 1 + int(rnd() * 9))
    else:
        last = weekday_back(today - dt.timedelta(days=1 + int(rnd() ** 1.5 * 340)), 0)
    dates = [last]
    for before, after in zip(reversed(kinds[:-1]), reversed(kinds[1:]), strict=True):
        dates.append(_date_before(rnd, dates[-1], before, after, status))
    dates.reverse()
    return dates


def _date_before(
    rnd: Rnd, day: dt.date, before: EntryKind, after: EntryKind, status: str
) -> dt.date:
    if before == "reply":
        if after == "status":
            return day
        return day - dt.timedelta(days=1 + int(rnd() * 5))
    if after == "status" and status.endswith("Sistem"):
        return weekday_back(day, 14 + int(rnd() * 5))
    if before == "disposition" and after != "disposition":
        return weekday_back(day, pick(rnd, (1, 1, 2, 2, 3, 3, 4, 5, 5, 7, 9)))
    return weekday_back(day, 1 + int(rnd() * 5))


def _events(rnd: Rnd, status: str, kinds: list[EntryKind], dates: list[dt.date]) -> list[Event]:
    events: list[Event] = []
    for position, (kind, day) in enumerate(zip(kinds, dates, strict=True)):
        if kind == "status" and kinds[position - 1] == "reply":
            at = events[-1].at + dt.timedelta(seconds=40 + int(rnd() * 1800))
        elif kind == "reply":
            at = _moment(rnd, day, 5, 22)
        else:
            at = _moment(rnd, day, 8, 16)
        result: Literal["proses", "selesai"] | None = None
        if kind == "follow_up":
            final = "follow_up" not in kinds[position + 1 :] and status.startswith("Ditutup")
            result = "selesai" if final and (rnd() < 0.6 or "Sistem" not in status) else "proses"
        entry_status = status if kind == "status" else _STATUS_OF.get(kind)
        first = kind == "disposition" and kinds[position + 1 : position + 2] == ["disposition"]
        events.append(Event(kind, at, entry_status, result, first))
    return events


def _moment(rnd: Rnd, day: dt.date, first_hour: int, end_hour: int) -> dt.datetime:
    second = first_hour * 3600 + int(rnd() * (end_hour - first_hour) * 3600)
    midnight = dt.datetime.combine(day, dt.time(), WIB)
    return (midnight + dt.timedelta(seconds=second)).astimezone(dt.UTC)


def _unverified(rnd: Rnd, today: dt.date) -> dt.datetime:
    days = int(rnd() * 7)
    return _moment(rnd, today - dt.timedelta(days=days), 0 if days == 0 else 5, 6 + 16 * (days > 0))


def _reported(rnd: Rnd, day: dt.date) -> dt.datetime:
    waited = pick(rnd, (0, 0, 1, 1, 1, 2, 2, 3, 3, 5))
    if waited == 0:
        return _moment(rnd, day, 0, 7)
    came = weekday_back(day, waited)
    if came.weekday() == 4:
        came += dt.timedelta(days=int(rnd() * 3))  # over the weekend, before the next weekday
    return _moment(rnd, came, 5, 22)
