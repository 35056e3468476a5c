"""The courier by command line, as an officer without a window has it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main
from desktop.commands.common import KEYRING, PASSPHRASE
from tests.support.courier_room import SECRET, CourierRoom, Said


@pytest.fixture
def cli(
    room: CourierRoom, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Any:
    """Call the command line on the PC named `pc`."""
    monkeypatch.setenv(PASSPHRASE, SECRET)
    monkeypatch.setenv(KEYRING, "off")

    def call(*arguments: str) -> Said:
        capsys.readouterr()
        status = main(["--home", str(room.folder / "pc"), *arguments])
        captured = capsys.readouterr()
        return Said(status, captured.out + captured.err)

    return call


def test_out_served_and_in_by_command(room: CourierRoom, cli: Any) -> None:
    desk = room.desk()
    room.write(desk, "Satu.", "Dua.")
    desk.close()
    room.office.stop()
    said = cli("courier-status")
    assert "Tidak ada berkas kurir" in said.text
    said = cli("courier-export", str(room.stick))
    assert said.status == 0
    assert "2 kiriman, belum dijawab" in said.text
    [made] = room.stick.iterdir()
    assert made.name.startswith("penghubung-kurir-")
    assert json.loads(cli("courier-status", "--json").text)["unanswered"] == 2
    assert room.serve(made).status == 0
    said = cli("courier-import", str(made.with_suffix(".balas")))
    assert (said.status, "Lengkap lewat kurir" in said.text) == (0, True), said.text
    assert "terkirim 2" in said.text
    again = json.loads(cli("courier-import", str(made.with_suffix(".balas")), "--json").text)
    assert (again["error"], again["why"]) == ("courier_file", "again")
    receipts = json.loads(cli("receipts", "--json").text)
    assert receipts[0]["carriage"] == "courier"
    assert json.loads(cli("courier-status", "--json").text) is None


def test_a_name_may_be_chosen_and_is_not_taken_from_another(room: CourierRoom, cli: Any) -> None:
    room.desk().close()
    target = room.stick / "desa"
    made = json.loads(cli("courier-export", str(target), "--json").text)
    assert Path(made["path"]) == target.with_suffix(".kirim")
    again = cli("courier-export", str(target))
    assert (again.status, "sudah ada berkas" in again.text) == (1, True)
    assert cli("courier-export", str(target), "--replace").status == 0
