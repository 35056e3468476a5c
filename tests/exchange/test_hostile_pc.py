"""The officer's own PC against the exchange: a wrong clock and a full disk."""

from __future__ import annotations

import pytest

from desktop.domain.errors import DiskFull
from tests.exchange.test_day import first_agency
from tests.support.office import START, Office, TestClock

DAY = 86_400


@pytest.mark.parametrize("off", [-2 * DAY, 2 * DAY], ids=["behind", "ahead"])
def test_a_clock_two_days_off_loses_and_reorders_nothing(office: Office, off: int) -> None:
    desk = office.desk(first_agency(office).name)
    desk.clock = TestClock(START + off)
    desk.reopen()
    assert desk.sync().verified
    key = desk.keys()[0]
    sent = [desk.follow_up(key, f"Jawaban ke-{n}") for n in range(3)]
    desk.clock.at -= DAY
    sent.append(desk.follow_up(key, "Jawaban setelah jam mundur", "selesai"))
    report = desk.sync()
    assert (report.outcome, report.sent, report.verified) == ("complete", 4, True)
    made = [e for e in office.coordinator.show(key)["timeline"] if e.get("operation")]
    by_number = sorted(made, key=lambda entry: entry["number"])
    assert [e["operation"] for e in by_number] == [item.id.hex() for item in sent]
    assert all(e["at"] <= office.clock.now() + 300 for e in made)
    assert desk.replica.copy.status().clock_offset == pytest.approx(DAY - off, abs=5)


def test_a_full_disk_stops_the_pull_and_keeps_what_was_written(office: Office) -> None:
    desk = office.desk(first_agency(office).name)
    assert desk.sync().verified
    item = desk.follow_up(desk.keys()[0], "Ditulis sebelum disk penuh.")
    for key in desk.keys():
        office.coordinator.reply(key, "Balasan panjang. " * 150, office.clock.now())
    database = desk.replica.database
    with database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(DiskFull):
        desk.sync()
    assert desk.item(item).content.text == "Ditulis sebelum disk penuh."
    assert desk.replica.copy.recompute() == desk.replica.copy.fingerprint()
    desk.reopen()
    report = desk.sync()
    assert (report.outcome, report.verified) == ("complete", True)
    assert desk.item(item).state == "acked"
    texts = [e.get("text") for e in office.coordinator.show(desk.keys()[0])["timeline"]]
    assert texts.count("Ditulis sebelum disk penuh.") == 1
