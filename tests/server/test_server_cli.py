"""`penghubung-server` as the technician and the coordinator use it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest

from server.cli import main
from sync import crypto
from sync.wire import Operation
from tests.server.office import ONE, TWO, Office, complaint, write_export

ROOT = Path(__file__).resolve().parents[2]


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "server.cli", *arguments, "--data", str(data)],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


class Cli:
    """The command inside this process, on one data folder."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        """Status, output, errors."""
        status = main(["--data", str(self.data), *arguments])
        said = self._capsys.readouterr()
        return status, said.out, said.err

    def json(self, *arguments: str) -> Any:
        """Output of a command that must be done, as JSON."""
        status, out, err = self(*arguments, "--json")
        assert (status, err) == (0, "")
        return msgspec.json.decode(out)


@pytest.fixture
def cli(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    """A server with two complaints of two agencies."""
    asked = Cli(tmp_path / "data", capsys)
    file = write_export(
        tmp_path / "export.jsonl",
        [complaint("7001"), complaint("7002", agency=TWO, text="=HYPERLINK(1)")],
    )
    assert asked("import", str(file))[0] == 0
    return asked


def test_import_and_enrol_as_processes(tmp_path: Path) -> None:
    data = tmp_path / "data"
    file = write_export(tmp_path / "a.jsonl", [complaint("1"), complaint("2", text=None)])
    refused = tmp_path / "refused.csv"
    done = run(data, "import", str(file), "--json", "--refused", str(refused))
    report = msgspec.json.decode(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert (report["new"], report["refused"], report["dry_run"]) == (1, 1, False)
    assert report["refused_rows"][0]["reason"] == "no_text"
    assert refused.read_text(encoding="utf-8").splitlines()[1].startswith("3,2,no_text,")
    enrolled = run(data, "enrol", "--agency", "dinas  SATU", "--officer", "Petugas Satu", "--json")
    made = msgspec.json.decode(enrolled.stdout)
    code = crypto.read_code(made["code"])
    assert (code.url, code.officer) == ("http://127.0.0.1:8765", made["officer"])
    assert made["role"] == "liaison"
    shown = run(data, "enrol", "--agency", ONE, "--officer", made["officer"], "--role", "operator")
    assert shown.returncode == 0
    assert "PH1-" in shown.stdout
    assert "█" in shown.stdout


def test_what_is_no_export_leaves_no_trace(tmp_path: Path) -> None:
    page = tmp_path / "export.xlsx"
    page.write_bytes(b"<html>Silakan masuk</html>")
    done = run(tmp_path / "data", "import", str(page))
    assert done.returncode == 2
    assert "html" in done.stderr
    assert "Silakan" not in done.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("wrong", [[], ["no-such-command"], ["enrol", "--agency", ONE]])
def test_wrong_use_is_status_2(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(wrong)
    assert ended.value.code == 2


def test_data_and_url_may_stand_before_or_after(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'elsewhere.db'}"
    assert main(["--database-url", url, "agency", "list", "--data", str(tmp_path / "one")]) == 0
    assert main(["agency", "--data", str(tmp_path / "two"), "list", "--database-url", url]) == 0
    monkeypatch.setenv("PENGHUBUNG_DATA", str(tmp_path / "three"))
    monkeypatch.setenv("PENGHUBUNG_DATABASE_URL", url)
    assert main(["agency", "list", "--json"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "[]"
    assert (tmp_path / "elsewhere.db").exists()
    assert not list(tmp_path.glob("*/central.db"))


def test_a_dry_run_says_so(cli: Cli, tmp_path: Path) -> None:
    file = write_export(tmp_path / "more.jsonl", [complaint("7003")])
    assert cli.json("import", str(file), "--dry-run")["new"] == 1
    assert cli.json("status")["complaints"] == 2
    status, out, _ = cli("import", str(file), "--dry-run")
    assert status == 0
    assert "nothing was stored" in out


def test_agencies_officers_and_near_names(cli: Cli) -> None:
    assert [(a["name"], a["complaints"]) for a in cli.json("agency", "list")] == [
        (TWO, 1),
        (ONE, 1),
    ]
    assert cli("agency", "set", "dinas dua", "--zone", "Asia/Makassar")[0] == 0
    assert cli("agency", "set", "dinas dua", "--zone", "Makassar")[0] == 2
    assert cli.json("agency", "list")[0]["zone"] == "Asia/Makassar"
    status, _, err = cli("enrol", "--agency", "Dins Satu", "--officer", "Petugas Satu")
    assert status == 1
    assert ONE in err
    added = cli.json(
        "officer", "add", "--name", "Petugas Tiga", "--agency", TWO, "--role", "operator"
    )
    assert [o["id"] for o in cli.json("officer", "list")] == [added["id"]]
    again = cli.json("enrol", "--agency", TWO, "--officer", "Petugas Tiga")
    assert (again["officer"], again["role"]) == (added["id"], "operator")
    assert cli("enrol", "--agency", ONE, "--officer", added["id"])[0] == 1


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("http://10.1.1.1:8765", 2),
        ("http://server.example.go.id", 2),
        ("ftp://server.example.go.id", 2),
        ("https://server.example.go.id/", 0),
        ("http://127.0.0.2:1", 0),
        ("http://[::1]:1", 0),
        ("http://localhost:1", 0),
    ],
)
def test_a_code_never_names_an_unencrypted_address(cli: Cli, url: str, status: int) -> None:
    assert cli("enrol", "--agency", ONE, "--officer", "Petugas Satu", "--url", url)[0] == status


def test_a_code_names_the_public_address_of_the_last_serve(cli: Cli) -> None:
    (cli.data / "url").write_text("https://server.example.go.id", encoding="utf-8")
    made = cli.json("enrol", "--agency", ONE, "--officer", "Petugas Satu")
    assert made["url"] == "https://server.example.go.id"
    (cli.data / "address").write_text("http://127.0.0.1:4321", encoding="utf-8")
    assert (
        cli.json("enrol", "--agency", ONE, "--officer", "Petugas Satu")["url"]
        == "http://127.0.0.1:4321"
    )


def test_the_coordinators_day(cli: Cli, tmp_path: Path) -> None:
    assert cli("dispose", "7001", "--agency", TWO, "--note", "Mohon")[0] == 0
    status, _, err = cli("dispose", "#7001", "--agency", TWO)
    assert status == 1
    assert "Nothing was changed" in err
    for command in (
        ["reply", "7001", "--text", "Masih rusak."],
        ["secret", "7001"],
        ["close", "7001", "--reason", "Selesai"],
        ["archive", "7001"],
    ):
        assert cli(*command)[0] == 0
    shown = cli.json("show", "7001")
    assert shown["state"]["status"] == "Diarsipkan oleh Admin"
    assert [e["kind"] for e in shown["timeline"]] == [
        "disposition",
        "reply",
        "secrecy",
        "status",
        "status",
    ]
    assert "Masih rusak." in cli("show", "7001")[1]
    assert cli("reply", "7999", "--text", "x")[0] == 1
    assert cli("delete", "7001")[0] == 2
    assert cli("delete", "7001", "--yes")[0] == 0
    assert cli("show", "7001")[0] == 1


def test_returned_and_answers(cli: Cli, tmp_path: Path) -> None:
    office = Office(cli.data, f"sqlite:///{cli.data / 'central.db'}")
    one, two = office.enrol(), office.enrol(TWO, "Petugas Tiga")

    def made(kind: Any, key: str, **fields: Any) -> Operation:
        return office.operation(kind, key, **fields)

    office.send(one, made("return", "7001", text="Bukan kami.", suggest=office.agency(TWO)))
    office.send(two, made("follow_up", "7002", text="=1+1\x07 selesai", result="selesai"))
    office.close()
    (returned,) = cli.json("returned")
    assert (returned["reason"], returned["suggest"]) == ("not_authority", TWO)
    assert "Bukan kami." in cli("returned")[1]
    sheet = tmp_path / "answers.xlsx"
    (answer,) = cli.json("answers", "--pending", "--xlsx", str(sheet))
    assert (answer["tracking_id"], answer["result"]) == ("7002", "selesai")
    rows = list(openpyxl.load_workbook(sheet).worksheets[0].iter_rows())
    assert [cell.data_type for cell in rows[1]] == ["s"] * 7
    assert rows[1][6].value == "=1+1 selesai"
    assert cli.json("status")["pending_answers"] == 1
    assert cli.json("answers", "--entered", "7002") == {"entered": 1}
    assert cli.json("answers") == []
    assert cli.json("answers", "--not-applied") == []
    assert cli("answers", "--not-applied", "--xlsx", str(sheet))[0] == 2
    device = one.caller.device
    assert cli("device", "revoke", device)[0] == 0
    assert cli("device", "revoke", device)[0] == 1
    standing = {d["id"]: d["standing"] for d in cli.json("device", "list")}
    assert standing == {
        device: "revoked, not confirmed erased",
        two.caller.device: "enrolled",
    }
    assert cli.json("sealed", "list") == []
    assert cli("sealed", "show", device)[0] == 1


def test_backup_restore_and_status(cli: Cli, tmp_path: Path) -> None:
    made = cli.json("backup")
    before = cli.json("status")
    assert [b["number"] for b in before["backups"]] == [made["number"]] == [before["safe_number"]]
    assert cli("delete", "7001", "--yes")[0] == 0
    assert cli("reply", "7002", "--text", "Masih.")[0] == 0
    status, out, _ = cli("restore", made["file"])
    assert status == 0
    assert "aside" in out
    after = cli.json("status")
    assert (after["complaints"], before["complaints"]) == (1, 2)
    assert after["epoch"] != before["epoch"]
    assert after["counter"] > before["counter"]
    assert after["last_import"]["new"] == 2
    assert cli("restore")[0] == 2
    assert cli("restore", "--already-restored")[0] == 0
    assert cli.json("status")["epoch"] not in (before["epoch"], after["epoch"])
    none = tmp_path / "none.db"
    none.write_bytes(b"not a database")
    status, _, err = cli("restore", str(none))
    assert status == 1
    assert "no backup" in err


def test_keys_rotate_and_void_the_codes_before(cli: Cli) -> None:
    before = crypto.read_code(
        cli.json("enrol", "--agency", ONE, "--officer", "Petugas Satu")["code"]
    )
    assert cli("keys", "rotate")[0] == 0
    after = crypto.read_code(
        cli.json("enrol", "--agency", ONE, "--officer", "Petugas Satu")["code"]
    )
    assert before.keys != after.keys


def test_a_database_that_cannot_be_reached_is_told_without_its_password(
    cli: Cli, tmp_path: Path
) -> None:
    url = "postgresql://user:hunter2@127.0.0.1:1/none?connect_timeout=2"
    status, _, err = cli("--database-url", url, "status")
    assert status == 1
    assert "hunter2" not in err
    assert cli("--database-url", "nonsense://x", "status")[0] == 1
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert main(["--data", str(blocked), "status"]) == 1


def test_limits_that_cannot_be_read_are_named(cli: Cli) -> None:
    (cli.data / "limits.json").write_text('{"text": "long"}', encoding="utf-8")
    status, _, err = cli("status")
    assert status == 1
    assert "limits.json" in err


def test_the_openapi_document_in_docs_is_the_programs(cli: Cli) -> None:
    status, out, _ = cli("openapi")
    assert status == 0
    assert (ROOT / "docs" / "openapi.json").read_text(encoding="utf-8") == out
    document = msgspec.json.decode(out)
    frames = {
        ref["$ref"].rsplit("/", 1)[1] for ref in document["components"]["schemas"]["Frame"]["anyOf"]
    }
    assert {"Head", "Part", "Entry", "End"} <= frames <= document["components"]["schemas"].keys()
    body = document["paths"]["/api/v1/sync"]["post"]["requestBody"]
    assert list(body["content"]) == ["application/x-penghubung"]
