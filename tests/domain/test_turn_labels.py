"""Words for our own codes."""

import pytest

from desktop.domain import turn


def test_whose_turn_is_said_from_the_readers_side() -> None:
    said = [
        turn.turn_label(code, "liaison", "id")
        for code in ("coordinator", "agency", "reporter", "nobody")
    ]
    assert said == ["Giliran koordinator", "Giliran Anda", "Menunggu pelapor", "Selesai"]
    assert turn.turn_label("agency", "operator", "id") == "Giliran Anda"
    assert turn.turn_label("agency", "coordinator", "id") == "Giliran instansi"
    assert turn.turn_label("coordinator", "coordinator", "id") == "Giliran Anda"
    assert turn.turn_label("agency", "monitor", "id") == "Giliran instansi"
    assert turn.turn_label("new-code", "liaison", "id") == "Giliran belum diketahui"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("pengaduan  berkadar pengawasan", "Pengaduan Berkadar Pengawasan"),
        ("ASPIRASI", "Aspirasi"),
        ("Lain-lain ", "Lain-lain"),
        (" ", "Tanpa klasifikasi"),
    ],
)
def test_classifications_are_spelled_officially(given: str, shown: str) -> None:
    assert turn.classification_label(given, "id") == shown


def test_unknown_codes_are_worded_too() -> None:
    assert turn.stage_label("completion", "id") == "Penyelesaian"
    assert turn.stage_label("new", "id") == "Tenggat"
    assert [turn.result_label(code, "id") for code in ("proses", "selesai", "")] == [
        "Dalam proses",
        "Selesai",
        "",
    ]


@pytest.mark.parametrize(
    ("status", "followed_up"),
    [
        ("Ditanggapi oleh Pelapor", True),
        ("DITINDAKLANJUTI  oleh Instansi", True),
        ("Terdisposisi", False),
        ("Menunggu Kelengkapan Informasi", False),
        ("", False),
    ],
)
def test_some_statuses_tell_of_a_follow_up(status: str, followed_up: bool) -> None:
    assert turn.implies_follow_up(status) is followed_up
