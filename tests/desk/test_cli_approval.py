"""Approval by command line: the whole way without a screen."""

from __future__ import annotations

from pathlib import Path

from tests.desk.conftest import Cli, Town
from tests.support.approving import WORDS, ask_for_approval


def test_submitted_given_back_and_approved_by_command(
    seated: Town, cli: Cli, tmp_path: Path
) -> None:
    ask_for_approval(seated.office, seated.agency.name)
    seated.synced("pc-operator", "Petugas Operator", role="operator").close()
    assert cli("sync").status == 0
    assert "Tidak ada yang menunggu persetujuan" in cli("submissions").out
    theirs = "pc-operator"
    number = cli("list", "--filter", "perlu-jawaban", "--json", home=theirs).json[0]["tracking_id"]
    assert cli("follow-up", number, "--text", WORDS, "--send", home=theirs).status == 0
    assert "Belum ada kartu" in cli("hand-over", str(tmp_path / "a.ajukan"), home=theirs).err
    card = cli("card", str(tmp_path / "kartu"), "--json").json["file"]
    assert cli("card", card, "--take", "--json", home=theirs).json["officer"] == "Petugas Contoh"
    file = str(tmp_path / "a.ajukan")
    assert cli("hand-over", file, "--json", home=theirs).json["count"] == 1
    assert cli("take-submissions", file, "--json").json["count"] == 1
    (waiting,) = cli("submissions", "--json").json
    assert (waiting["text"], waiting["by"]) == (WORDS, "Petugas Operator")
    assert WORDS in cli("submissions").out
    refused = cli("give-back", waiting["id"], "--remark", " ")
    assert (refused.status, "masih kosong" in refused.err) == (1, True)
    assert cli("sync", home=theirs).status == 0
    assert cli("give-back", waiting["id"], "--remark", "Sebut tanggalnya.").status == 0
    assert cli("sync").status == 0
    assert cli("sync", home=theirs).status == 0
    (draft,) = cli("drafts", "--json", home=theirs).json
    assert cli("drafts", "--send", str(draft["id"]), home=theirs).status == 0
    assert cli("sync", home=theirs).status == 0
    assert cli("sync").status == 0
    (again,) = cli("submissions", "--json").json
    assert "Disetujui" in cli("approve", again["id"][-8:]).out
    assert cli("approve", again["id"]).status == 1
    assert cli("sync").status == 0
    story = seated.office.coordinator.show(number)["timeline"]
    assert [e.get("text") for e in story if not e.get("private")].count(WORDS) == 1
