"""The command line: every command, its exit status, its JSON, and its words."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.desk.conftest import SECRET, Cli, Town

ENGLISH = re.compile(
    r"\b(error|failed|invalid|usage|the|not found|missing|required|unknown|please|and|argument)\b",
    re.IGNORECASE,
)
SYNC_KEYS = {
    "outcome", "sent", "received", "needs_attention", "bytes_up", "bytes_down", "round_trips",
    "seconds", "verified", "error", "message", "receipt",
}  # fmt: skip


def three_parts(text: str) -> None:
    """A message for the officer: three sentences or more, and no English in them."""
    assert len(re.findall(r"[.?!](?:\s|$)", text)) >= 3, text
    assert not ENGLISH.search(text), text


def first(cli: Cli, *view: str) -> str:
    """The number of the first complaint of a list."""
    found: str = cli("list", "--json", *view).json[0]["tracking_id"]
    return found


def test_enrol_tells_who_and_sync_tells_all_figures(town: Town, cli: Cli) -> None:
    town.office.clock.at = int(time.time())
    answered = cli("enrol", town.code(), "--json")
    assert answered.status == 0
    assert answered.json["agency_name"] == town.agency.name
    assert answered.json["role"] == "liaison"
    synced = cli("sync", "--json")
    assert synced.status == 0
    assert synced.json.keys() >= SYNC_KEYS
    assert synced.json["outcome"] == "complete"
    assert synced.json["received"] == town.agency.complaints
    assert len(cli("list", "--json").json) == town.agency.complaints


def test_who_was_enrolled_by_command_has_a_name_where_it_is_asked_who_works(
    town: Town, cli: Cli
) -> None:
    for name in ("Petugas Contoh", "Petugas Lain"):
        assert cli("enrol", town.code(name)).status == 0
    home = town.home()
    told = {home.label(profile).name for profile in home.profiles()}
    assert told == {"Petugas Contoh", "Petugas Lain"}


def test_home_may_follow_the_command(seated: Town, tmp_path: Path, cli: Cli) -> None:
    answered = cli("status", "--json", "--home", str(tmp_path / "pc"), home="elsewhere")
    assert answered.json["complaints"] == seated.agency.complaints
    assert answered.json["proven"]


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("semua", "all"),
        ("perlu-jawaban", "needs-answer"),
        ("lewat-tenggat", "overdue"),
        ("balasan-pelapor", "replied"),
        ("menunggu-pelapor", "waiting"),
        ("selesai", "settled"),
        ("konsep", "drafts"),
        ("kotak-keluar", "outbox"),
        ("perlu-perhatian", "attention"),
    ],
)
def test_filters_have_two_names(seated: Town, cli: Cli, indonesian: str, english: str) -> None:
    one, two = (cli("list", "--filter", name, "--json") for name in (indonesian, english))
    assert one.status == two.status == 0
    assert one.json == two.json
    assert cli("list", "--filter", indonesian).status == 0


def test_the_four_verbs_make_drafts_and_with_send_operations(seated: Town, cli: Cli) -> None:
    numbers = [c["tracking_id"] for c in cli("list", "--filter", "open", "--json").json]
    other = seated.other.name
    calls = [
        ("follow-up", numbers[0], "--text", "Sudah kami tinjau.", "--status", "selesai"),
        ("return", numbers[1], "--reason", "not_authority", "--note", "Bukan kami.",
         "--suggest", other),
        ("request-info", numbers[2], "--text", "Mohon lokasi tepatnya."),
        ("note", numbers[3], "--text", "Tanya bidang."),
    ]  # fmt: skip
    for call in calls:
        assert cli(*call, "--json").json["state"] == "draft"
        assert cli(*call, "--send", "--json").json["state"] == "queued"
        assert cli(*call).status == 0
    assert len(cli("drafts", "--json").json) == 8
    assert {item["kind"] for item in cli("outbox", "--json").json} == {
        "follow_up", "return", "request_info", "note",
    }  # fmt: skip
    synced = cli("sync", "--json")
    assert (synced.status, synced.json["sent"], synced.json["round_trips"]) == (0, 4, 1)
    assert cli("outbox", "--json").json == []
    returned = seated.office.coordinator.returned()
    assert [(r.tracking_id, r.suggest) for r in returned] == [(numbers[1], other)]


def test_text_comes_from_a_file_too(seated: Town, cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "jawaban.txt"
    file.write_bytes(b"\xef\xbb\xbf" + "Baris satu.\nBaris dua “é”.\n".encode())
    draft = cli("note", first(cli), "--text-file", str(file), "--json").json
    assert draft["text"] == "Baris satu.\nBaris dua “é”."
    missing = cli("note", first(cli), "--text-file", str(tmp_path / "tidak-ada"), "--json")
    assert (missing.status, missing.json["error"]) == (1, "not_found")


def test_drafts_are_sent_discarded_and_restored(seated: Town, cli: Cli) -> None:
    number = first(cli, "--filter", "open")
    draft = str(cli("note", number, "--text", "satu", "--json").json["id"])
    assert cli("drafts", "--discard", draft, "--json").json["state"] == "discarded"
    assert cli("drafts", "--json").json == []
    assert len(cli("drafts", "--discarded", "--json").json) == 1
    assert cli("drafts", "--restore", draft, "--json").json["state"] == "draft"
    operation = cli("drafts", "--send", draft, "--json").json
    assert operation["state"] == "queued"
    pulled = cli("pull-back", operation["id"], "--json").json
    assert (pulled["state"], pulled["text"]) == ("draft", "satu")
    gone = cli("drafts", "--send", "4711")
    assert gone.status == 1
    three_parts(gone.err)


def test_a_conflict_is_shown_and_settled(seated: Town, cli: Cli) -> None:
    numbers = [c["tracking_id"] for c in cli("list", "--filter", "open", "--json").json]
    for number in numbers[:3]:
        cli("follow-up", number, "--text", "selesai kami kerjakan", "--status", "selesai", "--send")
        seated.office.coordinator.reply(number, "belum selesai", seated.office.clock.now())
    synced = cli("sync", "--json")
    assert (synced.status, synced.json["needs_attention"]) == (0, 3)
    items = cli("attention", "--json").json
    assert [item["reason"] for item in items] == ["reply_unseen"] * 3
    assert items[0]["theirs"][0]["text"] == "belum selesai"
    told = cli("attention").out
    assert "Tetap kirim (--send-anyway)" in told
    assert "selesai kami kerjakan" in told
    assert "belum selesai" in told
    ids = [item["id"] for item in items]
    assert cli("settle", ids[0], "--send-anyway", "--json").json["state"] == "queued"
    edited = cli("settle", ids[1], "--edit", "--text", "kami cek lagi", "--send", "--json").json
    assert (edited["state"], edited["text"], edited["supersedes"]) == (
        "queued", "kami cek lagi", ids[1],
    )  # fmt: skip
    assert cli("settle", ids[2], "--discard", "--json").status == 0
    assert cli("sync", "--json").json["needs_attention"] == 0
    again = cli("settle", ids[0], "--send-anyway")
    assert again.status == 1
    three_parts(again.err)


def test_show_tells_deadline_reason_story_and_both_lives(seated: Town, cli: Cli) -> None:
    number = first(cli, "--filter", "perlu-jawaban")
    cli("follow-up", number, "--text", "Sudah ditangani.", "--send")
    assert "Di kotak keluar" in cli("show", number).out
    cli("sync")
    shown = cli("show", f"#{number}", "--json").json
    (mine,) = [item for item in shown["timeline"] if item["text"] == "Sudah ditangani."]
    assert (mine["accepted"], mine["entered"]) == (True, False)
    assert all("Dasar:" in deadline["reason"] for deadline in shown["deadlines"])
    assert "Belum masuk SP4N-LAPOR!" in cli("show", number).out
    seated.office.coordinator.mark_entered([number], seated.office.clock.now())
    cli("sync")
    assert "Masuk SP4N-LAPOR! hari ini" in cli("show", number).out


def test_search_lists_receipts_reasons_and_agencies(seated: Town, cli: Cli) -> None:
    number = first(cli)
    assert cli("search", number, "--json").json[0]["tracking_id"] == number
    assert cli("search", "zzzzzzz", "--json").json == []
    assert cli("search", "zzzzzzz").status == 0
    (receipt,) = cli("receipts", "--json").json
    assert (receipt["outcome"], receipt["verified"]) == ("complete", True)
    assert "terbukti lengkap" in cli("receipts").out
    assert {r["id"] for r in cli("reasons", "--json").json} >= {"not_authority", "other"}
    assert seated.other.name in {a["name"] for a in cli("agencies", "--json").json}
    assert cli("status").status == 0


def test_export_unsent_writes_text_and_json(seated: Town, cli: Cli, tmp_path: Path) -> None:
    cli("note", first(cli), "--text", "belum terkirim")
    done = cli("export-unsent", str(tmp_path / "keluar.txt"), "--json").json
    assert "belum terkirim" in Path(done["file"]).read_text("utf-8")
    assert json.loads(Path(done["json_file"]).read_text("utf-8"))[0]["text"] == "belum terkirim"
    assert (done["drafts"], done["operations"]) == (1, 0)
    nowhere = cli("export-unsent", str(tmp_path / "no" / "such" / "folder.txt"))
    assert nowhere.status == 1
    three_parts(nowhere.err)


def test_offline_reads_and_writes_go_on_and_sync_says_why(seated: Town, cli: Cli) -> None:
    number = first(cli)
    cli("note", number, "--text", "ditulis luring", "--send")
    seated.office.stop()
    failed = cli("sync", "--json")
    assert (failed.status, failed.json["outcome"], failed.json["error"]) == (1, "failed", "offline")
    three_parts(failed.json["message"])
    told = cli("sync")
    assert told.status == 1
    three_parts(told.err)
    assert "tetap dijalankan" in told.err
    assert cli("show", number).status == 0
    assert cli("outbox", "--json").json[0]["state"] == "unanswered"
    seated.office.start()
    assert cli("sync", "--json").json["sent"] == 1


def test_a_revoked_pc_says_so_once_and_then_is_empty(seated: Town, cli: Cli) -> None:
    device = cli("status", "--json").json["device"]
    cli("note", first(cli), "--text", "tertinggal", "--send")
    seated.office.central.accounts.revoke(device, seated.office.clock.now())
    gone = cli("sync", "--json")
    assert (gone.status, gone.json["error"], gone.json["erased"]) == (1, "revoked", True)
    assert gone.json["sealed_file"] == ""
    three_parts(gone.json["message"])
    after = cli("list", "--json")
    assert (after.status, after.json["error"]) == (1, "sign_in_needed")
    assert [i.text for i in seated.office.central.sealed.open(device)] == ["tertinggal"]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("show", "1"), "not_found"),
        (("note", "1", "--text", "x"), "not_found"),
        (("pull-back", "ffff"), "not_found"),
        (("settle", "ffff", "--discard"), "not_found"),
        (("recover",), "not_offered"),
        (("enrol", "PH1-salah"), "sign_in_needed"),
        (("status", "--officer", "p0"), "not_found"),
    ],
)
def test_what_cannot_be_done_is_told_in_three_parts(
    seated: Town, cli: Cli, command: tuple[str, ...], code: str
) -> None:
    told = cli(*command)
    assert (told.status, told.out) == (1, "")
    three_parts(told.err)
    as_json = cli(*command, "--json")
    assert (as_json.status, as_json.json["error"], as_json.err) == (1, code, "")
    assert as_json.json["message"] == told.err.strip()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("follow-up", "--text", ""), "refused"),
        (("return", "--note", "x", "--reason", "malas"), "refused"),
        (("return", "--note", "", "--reason", "other"), "refused"),
        (("return", "--note", "x", "--reason", "other", "--suggest", "zzz"), "not_found"),
        (("note", "--text", "x" * 3001), "too_large"),
    ],
)
def test_bad_writing_is_refused_before_it_is_queued(
    seated: Town, cli: Cli, arguments: tuple[str, ...], code: str
) -> None:
    told = cli(arguments[0], first(cli), *arguments[1:], "--send", "--json")
    assert (told.status, told.json["error"]) == (1, code)
    three_parts(told.json["message"])
    assert cli("outbox", "--json").json == []


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("terbang",),
        ("show",),
        ("list", "--filter", "entah"),
        ("list", "--limit", "0"),
        ("settle", "ff"),
        ("settle", "ff", "--discard", "--send"),
        ("drafts", "--as-new"),
        ("note", "1", "--text", "a", "--text-file", "b"),
    ],
)
def test_wrong_use_exits_with_two(cli: Cli, arguments: tuple[str, ...]) -> None:
    told = cli(*arguments)
    assert (told.status, told.out) == (2, "")
    three_parts(told.err.partition("\n")[0])
    assert "Pemakaian: penghubung-cli" in told.err


def test_help_is_indonesian_and_names_every_command(cli: Cli) -> None:
    told = cli("--help")
    assert told.status == 0
    assert not ENGLISH.search(told.out)
    for command in (
        "enrol", "sync", "list", "show", "search", "follow-up", "return", "request-info", "note",
        "drafts", "outbox", "pull-back", "settle", "receipts", "export-unsent", "status",
        "passphrase", "agencies", "reasons", "attention", "recover", "schedule",
    ):  # fmt: skip
        assert f" {command} " in told.out
        assert not ENGLISH.search(cli(command, "--help").out)


def test_passphrase_is_changed(
    seated: Town, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "baru.txt"
    file.write_text("pendek\n", "utf-8")
    short = cli("passphrase", "--new-passphrase-file", str(file))
    assert short.status == 1
    three_parts(short.err)
    file.write_text("frasa yang sama sekali baru\n", "utf-8")
    assert cli("passphrase", "--new-passphrase-file", str(file)).status == 0
    locked = cli("status", "--json")
    assert (locked.status, locked.json["error"]) == (1, "wrong_passphrase")
    monkeypatch.setenv("PENGHUBUNG_PASSPHRASE", "frasa yang sama sekali baru")
    assert cli("status").status == 0


def test_without_any_passphrase_nothing_opens(
    seated: Town, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PENGHUBUNG_PASSPHRASE")
    told = cli("status", "--json")
    assert (told.status, told.json["error"]) == (1, "keyring_locked")
    refused = cli("enrol", seated.code("Orang Lain"), "--json", home="lain")
    assert (refused.status, refused.json["error"]) == (1, "sign_in_needed")
    assert "--passphrase-file" in refused.json["message"]


def test_damaged_replica_is_recovered_with_its_drafts(
    seated: Town, cli: Cli, tmp_path: Path
) -> None:
    cli("note", first(cli), "--text", "harus selamat")
    (replica,) = (tmp_path / "pc").glob("*.db")
    damaged = bytearray(replica.read_bytes())
    middle = len(damaged) // 4096 // 2 * 4096
    damaged[middle : middle + 8 * 4096] = bytes(8 * 4096)
    replica.write_bytes(damaged)
    saved = cli("recover", "--json").json
    assert Path(saved["moved_to"]).exists()
    assert cli("sync", "--json").json["verified"]
    assert [draft["text"] for draft in cli("drafts", "--json").json] == ["harus selamat"]


def test_a_destroyed_first_page_says_what_to_do(seated: Town, cli: Cli, tmp_path: Path) -> None:
    (replica,) = (tmp_path / "pc").glob("*.db")
    damaged = bytearray(replica.read_bytes())
    damaged[16:4096] = bytes(4080)
    replica.write_bytes(damaged)
    told = cli("status", "--json")
    assert (told.status, told.json["error"]) == (1, "db_corrupt")
    assert "recover" in told.json["message"]
    three_parts(told.json["message"])
    assert replica.read_bytes() == damaged


def test_as_a_process_of_its_own(seated: Town, tmp_path: Path) -> None:
    environment = {
        **os.environ, "PENGHUBUNG_PASSPHRASE": SECRET, "PENGHUBUNG_KEYRING": "off",
        "PYTHONIOENCODING": "ascii",
    }  # fmt: skip
    root = Path(__file__).parent.parent.parent

    def call(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "desktop.cli", "--home", str(tmp_path / "pc"), *arguments],
            cwd=root, env=environment, capture_output=True, check=False,
        )  # fmt: skip

    done = call("sync", "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["verified"]
    listed = call("list")
    assert listed.returncode == 0
    assert len(listed.stdout.decode("utf-8").splitlines()) == seated.agency.complaints + 1
    assert call("show", "1").returncode == 1
    assert call("terbang").returncode == 2


def test_reading_commands_load_no_network_library(seated: Town, tmp_path: Path) -> None:
    program = (
        "import sys; from desktop.cli import main;"
        f"main(['--home', {str(tmp_path / 'pc')!r}, 'status', '--json']);"
        "print([m for m in ('requests', 'truststore', 'urllib3', 'alembic') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parent.parent.parent,
        env={**os.environ, "PENGHUBUNG_PASSPHRASE": SECRET, "PENGHUBUNG_KEYRING": "off"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"
