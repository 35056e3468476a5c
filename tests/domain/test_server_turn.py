"""Whose turn it is, from the status texts seen in exports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.turn import is_archived, is_closed, turn_of


@pytest.mark.parametrize(
    ("status", "turn"),
    [
        ("Belum Terverifikasi", "coordinator"),
        ("Terdisposisi", "agency"),
        ("Ditindaklanjuti oleh Instansi", "reporter"),
        ("Ditanggapi oleh Pelapor", "agency"),
        ("Menunggu Kelengkapan Informasi", "reporter"),
        ("Ditutup oleh Sistem", "nobody"),
        ("Ditutup oleh Admin", "nobody"),
        ("Ditutup oleh Pelapor", "nobody"),
        ("Diarsipkan oleh Sistem", "nobody"),
        ("Diarsipkan oleh Admin", "nobody"),
        ("Diarsipkan oleh Pelapor", "nobody"),
        ("Konten Terblokir", "nobody"),
    ],
)
def test_every_status_seen_is_known(status: str, turn: str) -> None:
    for text in (status, status.upper(), f"  {status.lower()} "):
        assert turn_of(text, disposed=True, last_event="note") == turn


@pytest.mark.parametrize(
    ("last_event", "turn"),
    [
        ("reply", "agency"),
        ("disposition", "agency"),
        ("follow_up", "reporter"),
        ("info_request", "reporter"),
        ("return", "coordinator"),
        ("system", "agency"),
        (None, "agency"),
    ],
)
def test_an_unknown_status_is_decided_by_the_last_event(last_event: str, turn: str) -> None:
    assert turn_of("Sedang Diproses", disposed=True, last_event=last_event) == turn


@given(st.text(), st.sampled_from([None, "reply", "follow_up", "return", "system", "x"]))
def test_what_no_agency_holds_is_never_an_agencys_turn(status: str, event: str | None) -> None:
    assert turn_of(status, disposed=False, last_event=event) != "agency"
    assert turn_of("Terdisposisi", disposed=False, last_event=event) == "coordinator"


def test_closed_and_archived_are_told_apart() -> None:
    assert is_closed("DITUTUP oleh Sistem")
    assert not is_closed("Diarsipkan oleh Admin")
    assert is_archived("diarsipkan oleh Admin")
    assert is_archived("Arsip")
    for status in ("", "Terdisposisi", "Konten Terblokir"):
        assert not is_closed(status)
        assert not is_archived(status)
