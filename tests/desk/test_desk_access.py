"""Openings of a hidden identity: recorded first, listed, exported without a complaint's words."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.desk import Desk
from desktop.domain.model import Card
from desktop.domain.redact import HIDDEN, without_identity, without_names
from desktop.storage.access_log import Access
from desktop.storage.rows import hidden_card
from tests.desk.conftest import Cli, Town


@pytest.fixture
def desk(town: Town) -> Desk:
    return town.synced()


def secret(town: Town, desk: Desk) -> str:
    key = next(
        line.row.key
        for line in desk.cases.lines(desk.cases.keys("open"))
        if not line.masked and desk.cases.open(line.row.key, identity=True).complaint.reporter
    )
    town.office.coordinator.make_secret(key, town.office.clock.now())
    desk.sync.run()
    return key


def test_the_reporter_comes_with_a_record_only(town: Town, desk: Desk) -> None:
    key = secret(town, desk)
    assert desk.cases.open(key).complaint.reporter == ""
    assert desk.cases.find(key).reporter == ""
    opened = desk.access.open(key, "screen", "  Menelepon \n pelapor  ")
    assert opened.complaint.reporter
    (one,) = desk.access.list()
    assert one == Access(
        town.office.clock.now(),
        "Petugas Contoh",
        key,
        opened.complaint.row.tracking_id,
        "screen",
        "Menelepon pelapor",
    )


def test_the_export_holds_no_word_of_the_complaint(town: Town, desk: Desk, tmp_path: Path) -> None:
    key = secret(town, desk)
    opened = desk.access.open(key, "paper", "=HYPERLINK(1)")
    desk.access.open(key, "screen")
    assert desk.access.export(tmp_path / "catatan.csv", "id") == 2
    written = (tmp_path / "catatan.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"))))
    assert rows[0] == ["Waktu (UTC)", "Petugas", "Nomor laporan", "Kunci laporan", "Cara",
                       "Keperluan"]  # fmt: skip
    assert [row[4:] for row in rows[1:]] == [
        ["Dicetak atau disimpan sebagai PDF", "'=HYPERLINK(1)"],
        ["Dibuka di layar", ""],
    ]
    text = "".join(value for row in rows[1:] for value in row)
    complaint = opened.complaint
    for word in {*complaint.text.split(), *complaint.reporter.split()}:
        if len(word) > 6:
            assert word not in text


def test_the_record_survives_a_restart(town: Town, desk: Desk) -> None:
    desk.access.open(secret(town, desk), "screen", "Alasan")
    before = desk.access.list()
    desk.close()
    assert town.open().access.list() == before


def test_the_command_line_opens_it_by_name_only(seated: Town, cli: Cli) -> None:
    desk = seated.open()
    key = secret(seated, desk)
    reporter = desk.cases.open(key, identity=True).complaint.reporter
    desk.close()
    closed = cli("show", key).out
    assert reporter not in closed
    assert "Identitas pelapor tertutup" in closed
    assert reporter in cli("show", key, "--identity", "Menelepon").out
    (one,) = seated.open().access.list()
    assert (one.purpose, one.reason) == ("command", "Menelepon")


def test_work_on_a_hidden_complaint_carries_no_title() -> None:
    card = Card("970001", "Rumah Bapak Wiratmaja", "Kec. Contoh", "Terdisposisi")
    assert hidden_card(card, secret=True, anonymous=False) == replace(card, title="", place="")
    anonymous = hidden_card(card, secret=False, anonymous=True)
    assert anonymous == replace(card, title=f"Rumah Bapak {HIDDEN}")
    assert hidden_card(card, secret=False, anonymous=False) == card


@pytest.mark.parametrize(
    "kept",
    [
        "Jalan Mawar nomor 86 RT 04 RW 05",
        "https://maps.app.goo.gl/abc",
        "-7.123456, 110.654321",
        "Surat 600/123/DPU/2026 tanggal 12-11-2026",
        "Kerugian Rp 1.250.000",
    ],
)
def test_where_the_work_is_stays_readable(kept: str) -> None:
    assert without_identity(kept, ("Wiratmaja",)) == kept


@given(
    st.text(max_size=60), st.sampled_from(["Wiratmaja", "WIRATMAJA", "wiratmaja", "\uff37iratmaja"])
)
def test_no_spelling_of_a_name_stays(around: str, name: str) -> None:
    said = without_names(f"{around} {name}, {around}", ("I Wayan Wiratmaja",))
    assert f" {name}," not in said
    assert f" {HIDDEN}," in said
