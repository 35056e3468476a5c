"""The file for the admin holds figures only, whatever is planted in the desk and its log."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.model import Content
from desktop.platform.version import this_program
from desktop.services.diagnosis import LINES, log_lines
from tests.desk.conftest import Town

NAME = "Zulkarnaen Contohnya"
PLANTED = (
    NAME,
    "Zulkarnaen",
    "zulkarnaen",
    "0812-3456-7890",
    "3175014107900001",
    "zulkarnaen@contoh.id",
    "Jalan Rahasia 7",
)
TEXT = f"{NAME}, {PLANTED[3]}, NIK {PLANTED[4]}, {PLANTED[5]}, {PLANTED[6]}."
LOG = f"""\
2026-11-06 16:12:01,123 ERROR KeyError at pane.py:12 show > reading.py:40 read_case
2026-11-06 16:12:02,123 ERROR DiskFailed disk_failed D:/zulkarnaen/x at files.py:12 write
2026-11-06 16:12:03,123 ERROR KeyError zulkarnaen at pane.py:12 show
2026-11-06 16:12:04,123 ERROR ValueError: {TEXT}
{TEXT}
Traceback (most recent call last): File "D:/zulkarnaen/desk.py", line 3
2026-11-06 16:12:05,123 ERROR KeyError at {NAME}
"""


def test_nothing_planted_anywhere_is_in_the_file(town: Town) -> None:
    desk = town.synced("zulkarnaen", NAME)
    keys = desk.cases.keys("needs_answer")
    desk.work.save(keys[0], Content("follow_up", TEXT, "proses"))
    desk.work.send(desk.work.save(keys[1], Content("follow_up", TEXT, "proses")).id)
    desk.work.save(keys[2], Content("note", TEXT))
    desk.templates.save(None, "thanks", NAME, TEXT)
    desk.writing.choose_signature(TEXT)
    desk.writing.keep(keys[0], "follow_up", TEXT, "typed")
    desk.marks.ask_unit(keys[3], NAME, TEXT, desk.marks.sheet_room().usual)
    town.office.coordinator.reply(keys[4], TEXT, town.office.clock.now())
    assert desk.sync.run().receipt.verified
    log = desk.home.folder / "penghubung.log"
    log.write_text(LOG, encoding="utf-8")
    text = desk.diagnosis.text(log, "Qt")
    assert [one for one in PLANTED if one in text] == []
    who = desk.certificate
    assert [
        one for one in (who.agency_name, who.officer, who.device, "127.0.0.1") if one in text
    ] == []
    assert str(town.folder) not in text
    for key in desk.cases.keys("all"):
        opened = desk.cases.open(key).complaint
        held = (opened.row.tracking_id, opened.row.title, opened.reporter, opened.text)
        assert [part for part in held if part and part in text] == []


def test_what_helps_is_in_it(town: Town) -> None:
    desk = town.synced()
    text = desk.diagnosis.text(desk.home.folder / "none.log")
    assert f"complaint: {len(desk.cases.keys('all'))}\n" in text
    assert "complete - kirim 0 terima" in text
    assert "terbukti 1" in text
    assert f"penghubung: {this_program().version}\n" in text
    assert "tidak ada log" in text


def test_of_the_log_only_lines_of_the_known_shape_are_taken(tmp_path: Path) -> None:
    log = tmp_path / "penghubung.log"
    log.write_text(LOG, encoding="utf-8")
    assert list(log_lines(log)) == [
        "2026-11-06 16:12:01 ERROR KeyError at pane.py:12 show > reading.py:40 read_case",
        "2026-11-06 16:12:02 ERROR DiskFailed disk_failed at files.py:12 write",
        "2026-11-06 16:12:03 ERROR KeyError at pane.py:12 show",
        "baris lain, tidak disertakan: 4",
    ]
    log.write_text(LOG.splitlines()[0].join(["", "\n"]) * (LINES + 5), encoding="utf-8")
    assert len(list(log_lines(log))) == LINES
