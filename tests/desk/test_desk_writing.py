"""Help with writing on a real desk: templates, the look before sending, promises."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.domain.errors import NotFound
from desktop.domain.model import Content
from desktop.domain.starters import STARTERS
from desktop.services.faults import WorkRefused
from server.cli import main as server_main
from tests.desk.conftest import Town


def test_shipped_templates_are_changed_hidden_and_brought_back(town: Town) -> None:
    templates = town.synced().templates
    shipped = {one.starter for one in STARTERS}
    served = {one.starter for one in templates.list()} - shipped
    assert {one.starter for one in templates.list()} > shipped
    assert all(key.startswith("server-") for key in served)
    first = templates.list()[0]
    changed = templates.save(first, "other", "Milik kami", "Isi kami.")
    assert changed.key == first.key
    assert first not in templates.list()
    assert changed in templates.list()
    second = templates.list()[0]
    back = templates.discard(second)
    assert second.key not in {one.key for one in templates.list()}
    assert templates.restore(back).text == second.text
    assert len(templates.list()) == len(STARTERS) + len(served)
    own = templates.save(None, "handled", " Baru ", "Isi. ")
    assert (own.title, own.text) == ("Baru", "Isi.")
    templates.discard(own)
    assert own not in templates.list()
    for title, text in (("", "x"), ("x", " ")):
        with pytest.raises(WorkRefused):
            templates.save(None, "other", title, text)
    with pytest.raises(NotFound):
        templates.restore(99)


def test_a_hidden_reporter_is_guarded_and_never_filled_in(town: Town) -> None:
    desk = town.synced()
    seen = set()
    for key in desk.cases.keys("all"):
        complaint = desk.cases.open(key).complaint
        aid = desk.writing.aid(complaint)
        hidden = complaint.row.secret or complaint.row.anonymous
        greeting = next(aid.filled(one) for one in aid.templates if one.starter == "handled-done")
        assert f"#{complaint.row.tracking_id}" in greeting
        assert town.agency.name in greeting
        if complaint.reporter.strip():
            seen.add(hidden)
            assert (complaint.reporter in greeting) is not hidden
            said = Content("follow_up", f"Kami menemui {complaint.reporter} kemarin.")
            assert any(one.kind == "name" for one in aid.examine(said).personal) is hidden
    assert False in seen


def test_contacts_of_the_own_templates_are_no_personal_data(town: Town) -> None:
    desk = town.synced()
    case = desk.cases.open(desk.cases.keys("open")[0]).complaint
    said = Content("follow_up", "Hubungi (0541) 736663 pada jam kerja.")
    assert [one.kind for one in desk.writing.aid(case).examine(said).personal] == ["phone"]
    desk.templates.save(None, "other", "Kontak", "Layanan kami: 0541-736663.")
    assert desk.writing.aid(case).examine(said).personal == ()


def test_a_promise_is_due_until_it_is_kept(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys("open")[0]
    today = desk.deadlines.today()
    text = "Petugas akan memperbaiki lampu dalam 3 hari kerja, terima kasih banyak."
    aid = desk.writing.aid(desk.cases.open(key).complaint)
    (promise,) = aid.examine(Content("follow_up", text)).promises
    assert promise.due == desk.deadlines.calendar().add_working_days(today, 3)
    item = desk.work.send(desk.work.save(key, Content("follow_up", text, "proses")).id)
    desk.writing.promised(key, item.id, promise.due, "dalam 3 hari kerja")
    (reminder,) = desk.writing.reminders(key)
    assert desk.writing.due() == ()
    assert desk.writing.due(3) == (reminder,)
    desk.writing.move(reminder.id, today - timedelta(days=1))
    assert [one.complaint for one in desk.writing.due()] == [key]
    assert desk.sync.run().receipt.verified
    assert len(desk.writing.due()) == 1
    desk.writing.finish(reminder.id)
    assert desk.writing.due() == ()
    desk.writing.reopen(reminder.id)
    assert [one.due for one in desk.writing.due()] == [today - timedelta(days=1)]


def test_another_answer_brings_its_own_promise(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys("open")[0]
    item = desk.work.send(desk.work.save(key, Content("follow_up", "Pertama", "selesai")).id)
    desk.writing.promised(key, item.id, date(2030, 1, 1), "satu")
    town.office.coordinator.reply(key, "Masih padam", town.office.clock.now())
    assert desk.sync.run().conflicts == 1
    edited = desk.work.settle(item.id, "edit")
    again = desk.work.send(edited.id)  # type: ignore[arg-type]
    desk.writing.promised(key, again.id, date(2030, 2, 2), "dua")
    assert [one.words for one in desk.writing.reminders(key)] == ["dua"]


def test_an_ordered_deletion_takes_versions_and_promises_along(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys("open")[0]
    item = desk.work.send(desk.work.save(key, Content("follow_up", "Isi jawaban", "proses")).id)
    desk.writing.promised(key, item.id, date(2030, 1, 1), "satu")
    assert len(desk.writing.versions(key, "follow_up")) == 1
    assert desk.sync.run().receipt.verified
    town.office.coordinator.delete(key, town.office.clock.now())
    assert desk.sync.run().receipt.verified
    assert desk.writing.versions(key, "follow_up") == ()
    assert desk.writing.reminders(key) == ()


def test_a_template_of_the_server_reaches_the_desk_and_is_taken_back(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = town.synced()
    before = desk.templates.list()
    text = tmp_path / "jawaban.txt"
    text.write_text("Yth. {pelapor}, laporan {nomor}: {jawaban}.", encoding="utf-8")
    town.office.stop()
    data = ["--data", str(town.office.folder / "central")]
    add = ["template", "add", "Jawaban daerah", str(text), "--situation", "schedule", *data]
    assert server_main(add) == 0
    town.office.start()
    assert desk.sync.run().receipt.verified
    (given,) = set(desk.templates.list()) - set(before)
    assert (given.key, given.situation) == ("server-jawaban-daerah", "schedule")
    own = desk.templates.save(given, "schedule", "Milik saya", "Isi saya.")
    assert given not in desk.templates.list()
    town.office.stop()
    assert server_main(["template", "list", *data]) == 0
    assert "jawaban-daerah" in capsys.readouterr().out
    assert server_main(["template", "remove", "jawaban-daerah", *data]) == 0
    assert server_main(["template", "remove", "jawaban-daerah", *data]) == 1
    assert server_main(["template", "add", " ", str(text), *data]) == 2
    town.office.start()
    assert desk.sync.run().receipt.verified
    assert set(desk.templates.list()) == {*before, own}
