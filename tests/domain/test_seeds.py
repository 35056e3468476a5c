"""What a new server starts with."""

import re
from string import Formatter

from desktop.domain.calendar import WorkCalendar
from desktop.domain.rules import RuleTable
from desktop.domain.writing import SITUATIONS
from server.seeds import calendar_content, load_seeds

SEEDS = load_seeds(range(2025, 2029))


def test_kinds_and_ids_are_unique() -> None:
    keys = [(item.kind, item.id) for item in SEEDS]
    assert len(set(keys)) == len(keys)
    assert {kind for kind, _ in keys} == {"rule", "reason", "template", "calendar"}


def test_every_rule_is_readable_by_the_desk() -> None:
    table = RuleTable.from_contents((i.id, i.content) for i in SEEDS if i.kind == "rule")
    assert table.rejected == ()
    numbers = {(r.stage, r.classification): (r.days, r.trust) for r in table.rules}
    assert numbers == {
        ("verification", None): (3, "sure"),
        ("first_follow_up", None): (5, "sure"),
        ("self_closing", None): (10, "sure"),
        ("completion", "Permintaan Informasi"): (5, "secondary"),
        ("completion", "Aspirasi"): (5, "secondary"),
        ("completion", "Pengaduan Tidak Berkadar Pengawasan"): (14, "secondary"),
        ("completion", "Pengaduan Berkadar Pengawasan"): (60, "secondary"),
    }


def test_only_the_reason_other_needs_an_explanation() -> None:
    reasons = {i.id: i.content["explanation_required"] for i in SEEDS if i.kind == "reason"}
    assert reasons == {
        "not_authority": False,
        "wrong_region": False,
        "duplicate": False,
        "not_actionable": False,
        "other": True,
    }


def test_templates_hold_only_placeholders_that_can_be_filled() -> None:
    templates = [i.content for i in SEEDS if i.kind == "template"]
    assert 6 <= len(templates) <= 10
    for content in templates:
        names = {name for _, name, _, _ in Formatter().parse(content["text"]) if name}
        assert "nomor" in names
        assert names <= {"instansi", "nomor", "tanggal"}
        assert content["result"] in {"", "proses", "selesai"}
        assert content["situation"] in SITUATIONS
        assert len(content["text"]) < 600


def test_2026_holds_national_days_and_joint_leave() -> None:
    content = calendar_content(2026)
    assert content["complete"] is True
    assert content["days"]["2026-01-01"] == "Tahun Baru Masehi"
    # Idul Fitri 21-22 March with joint leave on the 20th, 23rd and 24th; Nyepi on the 19th.
    assert {f"2026-03-{day}" for day in range(18, 25)} <= set(content["days"])
    assert "2026-03-25" not in content["days"]
    assert list(content["days"]) == sorted(content["days"])
    assert all(re.fullmatch(r"2026-\d\d-\d\d", day) for day in content["days"])


def test_years_to_come_are_not_called_complete() -> None:
    calendars = {i.id: i.content for i in SEEDS if i.kind == "calendar"}
    assert sorted(calendars) == ["2025", "2026", "2027", "2028"]
    assert not calendar_content(2040)["complete"]
    read = WorkCalendar.from_contents(calendars.values())
    assert read.is_complete(2025)
    assert all(read.covers(year) for year in range(2025, 2029))
