"""`serve`: the real process over real HTTP."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest

from server import address, schema, serve
from server.cli import main
from sync import codec, crypto
from sync.access import EnrolAnswer, EnrolRequest, Problem
from sync.wire import PROTOCOL, End, EndStatement, Head, OpResult, Part, Signed, SyncRequest
from tests.server.office import ONE, Office, complaint, write_export

ROOT = Path(__file__).resolve().parents[2]
_NEW_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)


def _command(data: Path, url: str, *arguments: str) -> list[str]:
    where = ["--data", str(data), "--database-url", url]
    return [sys.executable, "-m", "server.cli", *where, *arguments]


@contextlib.contextmanager
def serving(data: Path, url: str, *arguments: str) -> Iterator[str]:
    """The address of a server that runs until the block ends, and then ends in order."""
    with subprocess.Popen(
        _command(data, url, "serve", "--port", "0", *arguments),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        creationflags=_NEW_GROUP,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("Penghubung server on http://127.0.0.1:"), line
        try:
            yield line.split()[3]
        finally:
            stop = signal.SIGTERM if os.name != "nt" else signal.Signals["CTRL_BREAK_EVENT"]
            process.send_signal(stop)
            out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, "", "")


def _ask(
    reached: str, method: str, path: str, body: bytes = b"", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(urlsplit(reached).netloc, timeout=60)
    with contextlib.closing(connection):
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()


def _run(data: Path, url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        _command(data, url, *arguments), cwd=ROOT, capture_output=True, text=True, check=False
    )


def _enrol(office_code: str, reached: str) -> EnrolAnswer:
    code = crypto.read_code(office_code)
    assert code.url == reached
    sign, (_, recipient) = crypto.SigningKey(), crypto.new_age_identity()
    proof = sign.sign(crypto.ENROL, code.secret + sign.public + recipient.encode())
    request = EnrolRequest(PROTOCOL, code.secret, sign.public, recipient, "PC", proof)
    status, _, body = _ask(
        reached,
        "POST",
        "/api/v1/enrol",
        msgspec.msgpack.encode(request),
        **{"Content-Type": "application/x-msgpack"},
    )
    assert status == 200
    answer = msgspec.msgpack.decode(body, type=EnrolAnswer)
    assert crypto.keys_hash(answer.server_key, answer.server_age) == code.keys
    return answer


def test_a_day_over_http(database_url: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    Office(data, database_url).close()
    file = write_export(tmp_path / "a.jsonl", [complaint("1")])
    with serving(data, database_url) as reached:
        status, headers, body = _ask(reached, "GET", "/api/v1/health")
        assert (status, body) == (200, b'{"penghubung":%d}' % PROTOCOL)
        assert not {"date", "server"} & headers.keys()
        assert (data / "address").read_text(encoding="utf-8") == reached
        # Other commands work beside it; those that must be alone are refused.
        assert _run(data, database_url, "import", str(file)).returncode == 0
        for alone in (["serve", "--port", "0"], ["keys", "rotate"], ["restore", str(file)]):
            refused = _run(data, database_url, *alone)
            assert refused.returncode == 1
            assert "a server is running" in refused.stderr
        made = _run(
            data, database_url, "enrol", "--agency", ONE, "--officer", "Petugas Satu", "--json"
        )
        answer = _enrol(msgspec.json.decode(made.stdout)["code"], reached)
        office = Office(data, database_url)
        operation = msgspec.msgpack.encode(office.operation("follow_up", "1"))
        request = msgspec.msgpack.encode(
            SyncRequest(PROTOCOL, bytes(8), b"", None, 1 << 20, operations=(operation,))
        )
        status, headers, body = _ask(
            reached,
            "POST",
            "/api/v1/sync",
            bytes((codec.MAGIC, codec.RAW)) + request,
            Authorization=f"Bearer {answer.token}",
        )
        assert status == 200
        assert not {"date", "server", "content-type"} & headers.keys()
        assert headers["x-accel-buffering"] == "no"
        frames = list(codec.read_frames(iter([body]), None))
        head, result, *_, end = frames
        assert isinstance(head, Head)
        assert isinstance(result, OpResult)
        assert (head.epoch, result.outcome) == (answer.epoch, "applied")
        assert {f.complaint for f in frames if isinstance(f, Part)} == {"1"}
        assert isinstance(end, End)
        device = office.rows(schema.device)[0].id
        statement = EndStatement(
            device,
            office.agency(ONE),
            head.epoch,
            crypto.request_hash(request),
            end.from_,
            end.to,
            end.fingerprint,
            end.more,
        )
        crypto.verify(
            answer.server_key, crypto.END, msgspec.msgpack.encode(statement), end.signature
        )
        office.close()


def test_nobody_gets_in_without_a_token(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'c.db'}"
    with serving(tmp_path / "data", url) as reached:
        for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic eDp5"}):
            status, _, body = _ask(reached, "POST", "/api/v1/sync", b"\xb7\x00\x80", **headers)
            problem = msgspec.json.decode(body, type=Problem)
            assert (status, problem.penghubung) == (401, "token_unknown")
        forged = msgspec.msgpack.encode(Signed(b"\x90", bytes(64)))
        kind = {"Content-Type": "application/x-msgpack"}
        for path in ("/api/v1/keys", "/api/v1/challenge"):
            status, _, body = _ask(reached, "POST", path, forged, **kind)
            assert (status, msgspec.json.decode(body)["penghubung"]) == (403, "forbidden")
        for path in ("/nothing", "/schema", "/openapi.json"):
            status, _, body = _ask(reached, "GET", path)
            assert (status, msgspec.json.decode(body)["penghubung"]) == (404, "malformed")


def test_several_workers_on_postgresql(database_url: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    if database_url.startswith("sqlite"):
        refused = _run(data, database_url, "serve", "--workers", "2")
        assert refused.returncode == 2
        assert "PostgreSQL" in refused.stderr
        return
    with serving(data, database_url, "--workers", "2") as reached:
        for _ in range(6):
            assert _ask(reached, "GET", "/api/v1/health")[0] == 200


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--host", "0.0.0.0"], 2, "without encryption"),
        (["--tls-cert", "none.pem"], 2, "--tls-key"),
        (["--tls-cert", "none.pem", "--tls-key", "none.pem"], 1, "none.pem"),
        (["--host", "0.0.0.0", "--behind-proxy"], 2, "--public-url"),
        (["--workers", "0"], 2, "PostgreSQL"),
        (["--public-url", "http://10.0.0.1"], 2, "not encrypted"),
        (["--port", "65536"], 2, "65536"),
    ],
)
def test_what_serve_refuses(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    status: int,
    said: str,
) -> None:
    assert main(["serve", "--data", str(tmp_path / "data"), *arguments]) == status
    assert said in capsys.readouterr().err


def test_a_port_in_use_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve.bind("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        assert main(["serve", "--data", str(tmp_path / "data"), "--port", port]) == 1
    assert port in capsys.readouterr().err


def test_a_public_address_is_remembered(tmp_path: Path) -> None:
    data, url = tmp_path / "data", f"sqlite:///{tmp_path / 'c.db'}"
    public = "https://server.example.go.id"
    with serving(data, url, "--public-url", f"{public}/"):
        assert (data / "address").read_text(encoding="utf-8") == public
    address.announce(data, "http://127.0.0.1:1")
    assert address.known_url(data) == public
