"""`schedule`, and `sync --if-due`: when this desk exchanges by itself, and what that costs.

`sync --if-due` is for a task scheduler. Nothing due, or a window that is open, is no failure: the
window keeps the schedule itself.
"""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from desktop.commands.common import DONE, Session, Subparsers, command
from desktop.commands.reading import lines_of, shapes_of
from desktop.desk import Desk
from desktop.domain.errors import AlreadyRunning
from desktop.domain.formats import Formatter, number
from desktop.domain.schedule import Habit
from desktop.services.budget import CAP_MOST, MEGABYTE, Cost
from desktop.services.schedule import LOOK_LEAST, LOOK_MOST, News

_OFF: Final = "off"
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")
_REASONS: Final = {
    "retry": "Percobaan ulang",
    "daily": "Sinkronisasi",
    "look": "Pemeriksaan ringan",
}


def register(parsers: Subparsers) -> None:
    """Add the command."""
    parser = command(parsers, "schedule", _schedule, "Jadwal sinkronisasi otomatis dan kuota.")
    parser.add_argument(
        "--daily", type=_daily, metavar="PUKUL", help="setiap hari, seperti 16:00; off = tidak"
    )
    parser.add_argument(
        "--on-return",
        choices=("on", _OFF),
        metavar="PILIHAN",
        help="saat sambungan kembali dan ada yang menunggu dikirim: on atau off",
    )
    parser.add_argument(
        "--look",
        type=_look,
        metavar="MENIT",
        help="periksa ringan apakah ada yang baru; off = tidak",
    )
    parser.add_argument(
        "--cap",
        type=_cap,
        metavar="MB",
        help="kuota lampiran sehari; teks tidak pernah ditahan; off = tanpa batas",
    )


def _daily(text: str) -> int:
    if text == _OFF:
        return -1
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise ArgumentTypeError("time")
    return int(found[1]) * 60 + int(found[2])


def _look(text: str) -> int:
    return 0 if text == _OFF else _within(text, LOOK_LEAST, LOOK_MOST)


def _cap(text: str) -> int:
    return 0 if text == _OFF else _within(text, 1, CAP_MOST)


def _within(text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise ArgumentTypeError("number")
    return int(text)


def _schedule(session: Session) -> int:
    options = session.options
    with session.desk() as desk:
        habit = was = desk.schedule.habit()
        if options.daily is not None:
            habit = replace(habit, daily_at=None if options.daily < 0 else options.daily)
        if options.on_return is not None:
            habit = replace(habit, on_return=options.on_return == "on")
        if options.look is not None:
            habit = replace(habit, look_minutes=options.look)
        if habit != was:
            desk.schedule.set_habit(habit)
        if options.cap is not None:
            desk.budget.set_daily_cap(options.cap)
        write = lines_of(desk).write
        value = {**_habit(habit), **when_and_cost(desk)}
        more = lines_of_schedule(desk)
    session.show(value, lambda: [*_habit_lines(habit, write), *more])
    return DONE


def when_due(session: Session, exchange: Callable[[Session, Desk], int]) -> int:
    """Do what is due, by `exchange` or a light look; else say in one line why nothing is done."""
    try:
        desk = session.desk()
    except AlreadyRunning:
        line = "Penghubung sedang terbuka di komputer ini dan menjalankan jadwalnya sendiri."
        session.show({"due": False, "reason": "already_running"}, lambda: [line])
        return DONE
    with desk:
        due, now = desk.schedule.due(), session.clock.now()
        if due is None or due.at > now:
            value = {"due": False, "reason": "not_due", **_next(desk)}
            session.show(value, lambda: [_next_line(desk)])
            return DONE
        if due.reason == "look":
            seen = desk.looks.run()
            if not seen.needs_run:
                if seen.error is not None:
                    return session.fail(seen.error)
                news = seen.news or News()
                value = {"due": True, "reason": "look", "waits": news.waits, "anew": news.anew}
                session.show(value, lambda: [news_line(news)])
                return DONE
        return exchange(session, desk)


def news_line(news: News) -> str:
    """What the last look said."""
    if news.anew and not news.waits:
        return "Salinan perlu diambil ulang dari awal."
    waits = number(news.waits, "id")
    return f"{waits} laporan menunggu diambil." if news.waits else "Tidak ada yang baru di server."


def when_and_cost(desk: Desk) -> dict[str, Any]:
    """For JSON: the next run by itself, what waits, what it costs, what was used."""
    cost, used, news = desk.budget.cost(), desk.budget.used(), desk.schedule.news()
    return {
        **_next(desk),
        "waits_at_server": news.waits if news is not None else None,
        "next_bytes": {
            "answers": cost.answers,
            "changes": cost.changes,
            "attachments": cost.attachments,
        },
        "used_today": {"up": used.day.up, "down": used.day.down},
        "used_this_month": {"up": used.month.up, "down": used.month.down},
        "attachments_held": desk.budget.held(),
        "daily_cap_bytes": desk.budget.daily_cap() * MEGABYTE or None,
    }


def _next(desk: Desk) -> dict[str, Any]:
    due = desk.schedule.due()
    return {
        "next_at": shapes_of(desk).time(due.at) if due is not None else None,
        "next_reason": due.reason if due is not None else None,
    }


def lines_of_schedule(desk: Desk) -> list[str]:
    """For people: the same."""
    write, used, news = lines_of(desk).write, desk.budget.used(), desk.schedule.news()
    found = [_next_line(desk), *([news_line(news)] if news is not None else [])]
    found.append(f"Perkiraan biaya berikutnya: {cost_words(desk.budget.cost(), write)}.")
    line = f"Terpakai hari ini {write.size(used.day.both)}, bulan ini {write.size(used.month.both)}"
    cap = desk.budget.daily_cap()
    found.append(line + (f"; kuota sehari {number(cap, 'id')} MB." if cap else "."))
    held = desk.budget.held()
    if held:
        found.append(f"{number(held, 'id')} lampiran menunggu kuota hari berikutnya.")
    return found


def _next_line(desk: Desk) -> str:
    due, now = desk.schedule.due(), desk.clock.now()
    if due is None:
        return "Tidak ada sinkronisasi otomatis yang terjadwal."
    when = "sekarang" if due.at <= now else lines_of(desk).write.appointment(due.at, now)
    return f"{_REASONS[due.reason]} berikutnya: {when}."


def cost_words(cost: Cost, write: Formatter) -> str:
    """What the next exchange costs, by part."""
    changes = "belum diketahui" if cost.changes is None else write.size(cost.changes)
    return (
        f"jawaban {write.size(cost.answers)} · perubahan {changes}"
        f" · lampiran {write.size(cost.attachments)}"
    )


def _habit(habit: Habit) -> dict[str, Any]:
    at = habit.daily_at
    return {
        "daily": None if at is None else f"{at // 60:02d}:{at % 60:02d}",
        "on_return": habit.on_return,
        "look_minutes": habit.look_minutes or None,
    }


def _habit_lines(habit: Habit, write: Formatter) -> list[str]:
    at, look = habit.daily_at, habit.look_minutes
    return [
        "Setiap hari: " + ("tidak." if at is None else f"pukul {write.time_of_day(at)}."),
        f"Saat sambungan kembali: {'ya' if habit.on_return else 'tidak'}.",
        "Pemeriksaan ringan: " + (f"setiap {number(look, 'id')} menit." if look else "tidak."),
    ]
