"""`tls` and `serve --tls-own`: the real program, from the first certificate to an exchange."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bench.light import LightDesk
from bench.office import ServerProcess, serving
from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from server.cli import main
from sync import crypto
from sync.enrolment import PinnedTrust
from sync.http import HttpTransport


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "native.jsonl"
    write_native(path, PracticeOffice(5, 30, 2, date(2026, 11, 6)))
    return path


def code(server: ServerProcess, *more: str) -> str:
    agency = server.largest_agency()
    made = server.command("enrol", "--agency", agency, "--officer", "Petugas Satu", "--json", *more)
    return str(json.loads(made.output)["code"])


def test_from_the_first_certificate_to_an_exchange(tmp_path: Path, export: Path) -> None:
    with serving(tmp_path / "data") as server:
        server.command("tls", "create", "127.0.0.1", "lapor.example.go.id")
        server.command("import", str(export))
        server.start("--tls-own")
        shown = json.loads(server.command("tls", "show", "--json").output)
        assert shown["names"] == ["lapor.example.go.id", "127.0.0.1"]
        given = crypto.read_code(code(server))
        assert given.url == f"https://127.0.0.1:{server.port}"
        assert given.authority.hex() == shown["authority"]
        desk = LightDesk(code(server), "PC")
        assert crypto.authority_hash(desk.identity.authority) == given.authority
        # Renewed while it serves, and then another authority: neither needs a new enrolment.
        server.command("tls", "renew")
        transport = HttpTransport(desk.identity.url)
        transport.rely_on(PinnedTrust(desk.identity))
        assert desk.sync(transport).verified
        transport.close()
        server.command("tls", "rotate")
        before = desk.identity.authority
        # A session that is resumed asks for no certificate: another program, another session.
        transport = HttpTransport(desk.identity.url)
        transport.rely_on(PinnedTrust(desk.identity))
        assert desk.sync(transport).verified
        transport.close()
        assert desk.identity.authority != before


def test_codes_for_several_officers_at_once(tmp_path: Path, export: Path) -> None:
    with serving(tmp_path / "data") as server:
        server.command("import", str(export))
        agency = server.largest_agency()
        given = ("--officer", "Petugas Satu", "--officer", "Petugas Dua")
        made = json.loads(server.command("enrol", "--agency", agency, *given, "--json").output)
        codes = [crypto.read_code(one["code"]) for one in made]
        assert len({c.officer for c in codes}) == len({c.secret for c in codes}) == 2
        assert all(c.authority == b"" for c in codes)


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["tls", "show"], 1, "tls create"),
        (["tls", "renew"], 1, "tls create"),
        (["tls", "public"], 1, "tls create"),
        (["tls", "create", "bukan nama"], 2, "bukan nama"),
        (["tls", "create", "-bad.example"], 2, ""),
        (["serve", "--tls-own", "--behind-proxy"], 2, "either"),
        (["serve", "--tls-own"], 1, "tls create"),
        (["enrol", "--agency", "x", "--officer", "a", "--officer", "b", "--replaces", "d"], 2, ""),
    ],
)
def test_what_is_refused(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    status: int,
    said: str,
) -> None:
    try:
        ended = main([*arguments, "--data", str(tmp_path / "data")])
    except SystemExit as stopped:
        ended = int(stopped.code or 0)
    assert ended == status
    assert said in capsys.readouterr().err


def test_a_second_authority_is_not_made_by_accident(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(tmp_path / "data")]
    assert main(["tls", "create", "localhost", *data]) == 0
    assert main(["tls", "create", "localhost", *data]) == 1
    assert "tls rotate" in capsys.readouterr().err
    assert main(["tls", "public", *data]) == 0
    assert main(["tls", "create", "localhost", *data]) == 0
