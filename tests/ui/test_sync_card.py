"""The card and its controller: every state, against a real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.types import Receive, Scope, Send
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import text as sql

from desktop.domain.model import Content
from tests.support.case_room import open_town
from tests.support.exchange_room import ExchangeRoom
from tests.support.faults import Steps, desk_disk_error, failing
from tests.support.pictures import photo
from ui.case.reading import formatter_of
from ui.exchange.controller import RETRY_LEAST_S, Progress
from ui.exchange.news import NEWS_MS
from ui.exchange.standing import FRESH_S, stage_words
from ui.lanes import ThreadLanes


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[ExchangeRoom]:
    with open_town(tmp_path) as town:
        room = ExchangeRoom(town, town.enrolled(), qtbot)
        yield room
        room.close()


async def captive_page(_scope: Scope, _receive: Receive, send: Send) -> None:
    """A hotel's page in the server's place."""
    page = b"<html><body>Masuk dahulu</body></html>"
    headers = [(b"content-type", b"text/html"), (b"content-length", str(len(page)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": page, "more_body": False})


def colour(room: ExchangeRoom) -> str:
    """Of the dot beside the state."""
    return room.card.dot.token


def test_before_the_first_run_it_claims_nothing(room: ExchangeRoom) -> None:
    assert room.said().startswith("Belum disinkronkan | Server belum dicoba.")
    assert "Belum ada salinan" in room.said()
    assert "Tidak ada yang menunggu" in room.said()
    assert colour(room) == "muted"
    assert room.card.button.text() == "Sinkronkan   F9"


def test_a_complete_run_is_online_and_proven_with_its_age(room: ExchangeRoom) -> None:
    done = room.exchange()
    assert done.receipt.verified
    assert room.said().startswith("Daring | Terhubung baru saja | Salinan hari ini")
    assert "terbukti lengkap" in room.card.copy.text()
    assert colour(room) == "ok"
    room.town.office.clock.at += 240
    assert "4 menit lalu" in room.said()
    room.town.office.clock.at += FRESH_S
    assert room.said().startswith("Terakhir daring | Terhubung 14 menit lalu")
    assert colour(room) == "muted"


def test_what_waits_and_its_size(room: ExchangeRoom) -> None:
    room.exchange()
    key = room.desk.cases.keys("open")[0]
    room.queue(key, "a" * 840)
    room.queue(key, "b" * 840)
    cost = room.desk.budget.cost()
    assert 0 < cost.answers < 1000
    assert f"2 menunggu dikirim · ± {cost.answers} B" in room.said().replace("\xa0", " ")
    room.exchange()
    assert "Tidak ada yang menunggu dikirim" in room.said()


def test_the_size_of_what_waits_counts_its_attachments(room: ExchangeRoom) -> None:
    room.exchange()
    draft = room.desk.work.save(room.desk.cases.keys("open")[0], Content("follow_up", "Ini."))
    room.desk.work.send(room.desk.attachments.add(draft.id, "selokan.jpg", photo(800)).id)
    room.card.refresh()
    cost = room.desk.budget.cost()
    whole = formatter_of(room.desk).size(cost.answers + cost.attachments)
    assert cost.attachments > cost.answers
    assert f"1 menunggu dikirim · ± {whole}" in room.said()


def test_server_down_is_offline_says_why_and_tries_again_by_itself(room: ExchangeRoom) -> None:
    room.exchange()
    room.queue(room.desk.cases.keys("open")[0])
    room.town.office.stop()
    done = room.exchange()
    assert done.notice is not None
    assert room.said().startswith("Luring | Dicoba baru saja · Komputer ini tidak tersambung")
    assert colour(room) == "warn"
    assert "1 menunggu dikirim" in room.card.waiting.text()
    assert "terbukti lengkap" in room.card.copy.text()
    left = done.next_try - room.town.office.clock.now()
    assert room.sync.retry_timer.isActive()
    assert room.sync.retry_timer.interval() == left * 1000
    room.town.office.start()
    room.sync.retry_timer.timeout.emit()
    assert room.done[-1].receipt.verified
    assert not room.sync.retry_timer.isActive()


def test_a_promised_run_survives_a_restart(room: ExchangeRoom, qtbot: QtBot) -> None:
    room.town.office.stop()
    room.exchange()
    again = ExchangeRoom(room.town, room.desk, qtbot)
    assert again.sync.retry_timer.isActive()
    room.town.office.clock.at += 7200
    late = ExchangeRoom(room.town, room.desk, qtbot)
    assert late.sync.retry_timer.interval() == RETRY_LEAST_S * 1000
    for other in (again, late):
        other.close()


def test_a_page_in_the_servers_place_is_not_online(room: ExchangeRoom) -> None:
    room.exchange()
    room.town.office.stop()
    room.town.office.wrap = lambda _app: captive_page
    room.town.office.start()
    done = room.exchange()
    assert done.error == "proxy_page"
    assert room.said().startswith("Luring | Dicoba baru saja · ")
    assert colour(room) == "warn"


def test_a_copy_that_differs_is_not_called_proven(room: ExchangeRoom) -> None:
    room.exchange()
    copy = room.desk.replica.copy
    room.town.office.clock.at += 5
    copy.mismatch(room.town.office.clock.now())
    room.events.copy_changed.emit()
    assert "berbeda dari server" in room.said()
    assert room.card.copy.property("tone") == "bad"


def test_a_power_cut_in_a_run_is_told(room: ExchangeRoom) -> None:
    room.exchange()
    room.desk.replica.receipts.begin(room.town.office.clock.now())
    assert room.said().startswith("Sinkronisasi terakhir terputus | Dimulai baru saja")


def test_attention_is_one_press_away(room: ExchangeRoom) -> None:
    room.exchange()
    key = room.desk.cases.keys("needs_answer")[0]
    room.queue(key, result="selesai")
    room.town.office.coordinator.reply(key, "Belum.", room.town.office.clock.now())
    assert room.exchange().conflicts == 1
    room.said()
    assert room.card.attention.isVisible()
    assert room.card.attention.text() == "1 perlu Anda"
    room.card.attention.click()
    assert room.pages == ["attention"]


def test_while_it_runs_the_button_stops_it(room: ExchangeRoom) -> None:
    seen: list[tuple[str, str, bool]] = []

    def look(progress: Progress) -> None:
        card = room.card
        seen.append((card.state.full_text, card.button.text(), card.bar.isVisible()))
        if progress.announced and len(seen) < 9:
            card.button.click()

    room.sync.progressed.connect(look)
    done = room.exchange()
    assert seen[0] == ("Menyinkronkan", "Hentikan", True)
    assert done.error == "cancelled"
    assert [p.stage for p in room.progress] == ["connecting", "receiving", "stopping"]
    assert room.progress[1].announced == room.town.agency.complaints
    assert not room.sync.running
    assert room.card.button.text() == "Sinkronkan   F9"
    assert room.card.button.isEnabled()
    room.sync.progressed.disconnect(look)
    assert room.exchange().receipt.verified


def test_one_at_a_time(room: ExchangeRoom) -> None:
    starts: list[bool] = []
    room.sync.started.connect(lambda: starts.append(True))
    room.sync.progressed.connect(lambda _p: room.events.sync_asked.emit())
    room.exchange()
    assert len(starts) == 1
    assert len(room.desk.replica.receipts.list()) == 1


def test_other_screens_hear_of_pages_and_of_the_end(room: ExchangeRoom) -> None:
    heard: list[bool] = []
    room.events.copy_changed.connect(lambda: heard.append(room.sync.running))
    works: list[str] = []
    room.events.work_changed.connect(works.append)
    room.exchange()
    assert heard == [False]
    assert works == [""]


def test_pages_are_told_of_while_they_come_but_not_each(tmp_path: Path, qtbot: QtBot) -> None:
    with open_town(tmp_path, complaints=400) as town:
        room = ExchangeRoom(town, town.enrolled(), qtbot, ThreadLanes())
        heard: list[bool] = []
        room.events.copy_changed.connect(lambda: heard.append(room.sync.running))
        room.exchange()
        steps = [p for p in room.progress if p.taken]
        assert len(steps) > 1
        assert [p.taken for p in steps] == sorted(p.taken for p in steps)
        most = 2 + int(room.done[0].receipt.seconds * 1000 / NEWS_MS)
        assert heard[-1] is False
        assert len(heard) <= most
        room.close()


def test_f9_in_the_window_starts_it(room: ExchangeRoom) -> None:
    room.events.sync_asked.emit()
    assert room.done[-1].receipt.verified
    QTest.keyClick(room.card.button, Qt.Key.Key_Space)
    assert len(room.done) == 2


def test_lanes_that_close_stop_the_run_at_a_checkpoint(tmp_path: Path, qtbot: QtBot) -> None:
    with open_town(tmp_path, complaints=400) as town:
        desk = town.enrolled()
        room = ExchangeRoom(town, desk, qtbot, ThreadLanes(net_grace_s=30))
        room.card.button.click()
        qtbot.waitUntil(lambda: any(p.taken for p in room.progress), timeout=30_000)
        room.close()
        receipt = desk.replica.receipts.list()[0]
        assert receipt.finished
        assert desk.sync.run().receipt.verified


def test_a_disk_that_fails_before_the_receipt_is_said_in_the_card(room: ExchangeRoom) -> None:
    said: list[Any] = []
    room.sync.troubled.connect(said.append)
    with failing(Steps(1, desk_disk_error), room.desk.replica.database.writer):
        room.card.button.click()
    assert not room.done
    assert len(said) == 1
    assert room.said().startswith(f"Belum tersinkron | {said[0].happened}")
    assert room.exchange().receipt.verified
    assert room.said().startswith("Daring")


def test_a_revocation_ends_all_reading(room: ExchangeRoom) -> None:
    room.exchange()
    room.queue(room.desk.cases.keys("open")[0])
    device = room.desk.certificate.device
    assert room.town.office.central.accounts.revoke(device, room.town.office.clock.now())
    heard: list[bool] = []
    room.events.copy_changed.connect(lambda: heard.append(True))
    done = room.exchange()
    assert done.left is not None
    assert room.card.state.full_text == "Akses dicabut"
    assert not room.card.button.isEnabled()
    assert heard == []
    room.card.refresh()
    room.events.sync_asked.emit()
    assert len(room.done) == 2


def test_the_guard_is_answered_through_the_events(room: ExchangeRoom) -> None:
    with room.desk.replica.database.read() as connection:
        assert connection.execute(sql("SELECT count(*) FROM receipt")).scalar() == 0
    accepted: list[bool] = []
    run = room.desk.sync.run

    def noted(**asked: Any) -> Any:
        accepted.append(asked["accept_removals"])
        return run(**asked)

    room.desk.sync.run = noted  # type: ignore[method-assign]
    room.exchange()
    room.events.removals_accepted.emit()
    assert accepted == [False, True]


def test_stages_have_words_and_figures(room: ExchangeRoom) -> None:
    room.exchange()
    room.said()
    standing = room.card.standing
    assert standing is not None
    told = [
        stage_words(progress, standing.formatter)
        for progress in (
            Progress("connecting"),
            Progress("sending", 1, 4, 0, 9, 300),
            Progress("receiving", 4, 4, 1420, 2000, 212_000),
            Progress("receiving", carried=500),
            Progress("stopping", carried=1200),
        )
    ]
    assert [(name, figures.replace("\N{NO-BREAK SPACE}", " ")) for name, figures in told] == [
        ("Menyambung …", ""),
        ("Mengirim", "1 dari 4 · 300 B"),
        ("Menerima", "1.420 dari 2.000 · 212 kB"),
        ("Menerima", "500 B"),
        ("Menghentikan …", "1,2 kB"),
    ]


def test_notes_do_not_count_as_news_of_the_line(room: ExchangeRoom) -> None:
    """Writing changes what waits, never what is known of the connection."""
    room.exchange()
    before = room.said().split(" | ")[:3]
    key = room.desk.cases.keys("open")[0]
    room.desk.work.send(room.desk.work.save(key, Content("note", "Hubungi bidang jalan.")).id)
    assert room.said().split(" | ")[:3] == before
