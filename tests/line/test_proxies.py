"""Through an office's proxy: its own sign-in, its refusals, and where its password may stand."""

from __future__ import annotations

import base64
import contextlib
import logging
import socket
import threading
import traceback
from typing import Self

import pytest

from desktop.platform.proxy_access import ProxyVault
from desktop.services.line import Line
from sync import enrolment, errors
from sync.engine import Engine, Report
from sync.http import HttpTransport
from sync.proxy import ProxyAccess, nobody, place, system_proxy
from tests.line.conftest import serve_tls
from tests.platform.keyrings import FailingKeyring, MemoryKeyring
from tests.support.listening import stop_listening
from tests.support.office import Desk, Office
from tests.support.story import by_size, open_case

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
HOST = "lapor.penghubung.test"
PASSWORD = "sandi-yang-tidak-boleh-tercatat"


class Proxy:
    """Opens tunnels to this machine, whatever name is asked for; may want a name and password."""

    def __init__(self, access: str = "", refuse: str = "") -> None:
        self._access = base64.b64encode(access.encode()).decode()
        self._refuse = refuse
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.asked: list[str] = []
        self._threads = [threading.Thread(target=self._serve, daemon=True)]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        stop_listening(self._socket)
        for thread in self._threads:
            thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                client = self._socket.accept()[0]
            except OSError:
                return
            with client, contextlib.suppress(OSError):
                self._answer(client)

    def _answer(self, client: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            head += client.recv(65536)
        lines = head.decode().split("\r\n")
        target = lines[0].split()[1]
        self.asked.append(target)
        signed = f"Basic {self._access}" in head.decode()
        if self._refuse or (self._access and not signed):
            status = self._refuse or "407 Proxy Authentication Required"
            client.sendall(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode())
            return
        with socket.create_connection(("127.0.0.1", int(target.rpartition(":")[2]))) as server:
            client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=_pump, args=(server, client), daemon=True)
            back.start()
            _pump(client, server)
            back.join(5)


def _pump(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := source.recv(65536):
            target.sendall(piece)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


@pytest.fixture
def away(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office whose server is reached under a name that only the proxy knows."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    office.host = HOST
    serve_tls(office)
    return office


def enrolled(away: Office, proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("https_proxy", proxy.url)
    return away.desk(by_size(away)[0].name)


def run(desk: Desk, transport: HttpTransport) -> tuple[Report, errors.ExchangeError | None]:
    identity, replica = desk.replica.identity, desk.replica
    transport.rely_on(enrolment.PinnedTrust(identity))
    engine = Engine(identity, replica.exchange, replica.copy, transport, desk.clock)
    report = engine.run()
    transport.close()
    return report, engine.error


def test_enrolment_and_exchange_go_through_the_systems_proxy(
    away: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Proxy() as proxy:
        desk = enrolled(away, proxy, monkeypatch)
        desk.sync()
        desk.follow_up(open_case(desk), "Lewat proksi.")
        report = desk.sync()
        assert (report.outcome, report.sent, report.round_trips) == ("complete", 1, 1)
        assert set(proxy.asked) == {f"{HOST}:{away.port}"}


def test_a_proxys_sign_in_is_named_and_its_password_stays_in_the_keyring(
    away: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with Proxy() as open_proxy:
        desk = enrolled(away, open_proxy, monkeypatch)
    caplog.set_level(logging.DEBUG)
    keyring = MemoryKeyring()
    line = Line(keyring)
    with Proxy(access=f"budi:{PASSWORD}@1") as proxy:
        monkeypatch.setenv("https_proxy", proxy.url)
        for kept in (None, "sandi lain"):
            if kept:
                ProxyVault(keyring).keep(place(proxy.url), "budi", kept)
            report, error = run(desk, line(away.url))
            assert (report.outcome, report.error) == ("failed", "proxy_sign_in")
            assert error is not None
            told = "".join(traceback.format_exception(error)) + str(error)
            assert "sandi lain" not in told
            assert "Proxy-Authorization" not in told
        ProxyVault(keyring).keep(place(proxy.url), "budi", f"{PASSWORD}@1")
        report, error = run(desk, line(away.url))
        assert (report.outcome, error) == ("complete", None)
    assert PASSWORD not in caplog.text
    assert base64.b64encode(f"budi:{PASSWORD}@1".encode()).decode() not in caplog.text
    assert PASSWORD not in repr(ProxyAccess("budi", PASSWORD))
    assert PASSWORD not in repr(ProxyVault(keyring).find(place(proxy.url)))
    assert ProxyVault(keyring).forget(place(proxy.url))
    assert not ProxyVault(keyring).forget(place(proxy.url))


@pytest.mark.parametrize(
    ("refusal", "code"),
    [
        ("403 Forbidden", "filtered"),
        ("502 Bad Gateway", "proxy_down"),
        ("504 Gateway Timeout", "proxy_down"),
    ],
)
def test_what_a_proxy_refuses_is_not_blamed_on_the_server(
    away: Office, monkeypatch: pytest.MonkeyPatch, refusal: str, code: str
) -> None:
    with Proxy() as proxy:
        desk = enrolled(away, proxy, monkeypatch)
    with Proxy(refuse=refusal) as proxy:
        monkeypatch.setenv("https_proxy", proxy.url)
        assert desk.sync().error == code


def test_a_proxy_that_is_not_there(away: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with Proxy() as proxy:
        desk = enrolled(away, proxy, monkeypatch)
    assert desk.sync().error == "proxy_down"


def test_which_proxy_and_whose_access(monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"https://{HOST}"
    monkeypatch.setenv("https_proxy", "proksi.kantor.test:3128")
    assert system_proxy(url, nobody) == "http://proksi.kantor.test:3128"
    given = system_proxy(url, lambda _: ProxyAccess("a@b", "p:/w"))
    assert given == "http://a%40b:p%3A%2Fw@proksi.kantor.test:3128"
    assert place(given) == "proksi.kantor.test:3128"
    monkeypatch.setenv("https_proxy", "http://sudah:ada@proksi.kantor.test:3128")
    own = system_proxy(url, lambda _: ProxyAccess("lain", "lain"))
    assert own == "http://sudah:ada@proksi.kantor.test:3128"
    monkeypatch.setenv("no_proxy", HOST)
    assert system_proxy(url, nobody) == ""


def test_a_keyring_that_fails_keeps_nothing_and_stops_no_run() -> None:
    from desktop.domain.errors import KeyringLocked

    for vault in (ProxyVault(None), ProxyVault(FailingKeyring())):
        assert vault.find("proksi:1") is None
        with pytest.raises(KeyringLocked):
            vault.keep("proksi:1", "budi", PASSWORD)
