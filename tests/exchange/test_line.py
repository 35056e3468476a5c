"""The line between: portals, proxies, cuts at every byte, servers that are busy or trickle."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import msgspec
import pytest
from litestar.types import ASGIApp, Receive, Scope, Send

import sync.counting
from bench.faults import Cut, Unavailable
from bench.link import Link
from desktop.domain.model import Filter
from sync import enrolment, errors
from sync.http import HttpTransport, check_address
from tests.support.office import Desk, Office
from tests.support.story import by_size, open_case, texts
from tests.support.stub import Stub, page


@pytest.fixture
def desk(office: Office) -> Desk:
    made = office.desk(by_size(office)[0].name)
    assert made.sync().verified
    return made


PAGES: dict[str, tuple[bytes, str]] = {
    "a portal's page": (page("200 OK"), "proxy_page"),
    "a portal's redirect": (page("302 Found", Location="http://10.0.0.1/login"), "proxy_page"),
    "network sign-in": (page("511 Network Authentication Required"), "proxy_page"),
    "a filter's refusal": (page("403 Forbidden"), "filtered"),
    "a proxy's sign-in": (page("407 Proxy Authentication Required"), "proxy_sign_in"),
    "not found": (page("404 Not Found"), "proxy_page"),
    "somebody's JSON": (page("200 OK", b'{"status": "ok"}'), "proxy_page"),
    "a page in an old alphabet": (page("200 OK", b'"\xc0\xc1"'), "proxy_page"),
    "a refusal in an old alphabet": (page("403 Forbidden", b'{"penghubung":"\xc0"}'), "filtered"),
    "nothing at all": (page("200 OK", b""), "cut_off"),
    "too many at once": (page("429 Too Many Requests"), "server_down"),
    "a bad gateway": (page("502 Bad Gateway"), "server_down"),
    "a fault of the server": (page("500 Internal Server Error"), "server_down"),
    "too large": (page("413 Request Entity Too Large"), "too_large"),
}


@pytest.mark.parametrize("kind", PAGES)
def test_somebody_else_answers_and_nothing_is_taken_for_sent(desk: Desk, kind: str) -> None:
    answer, code = PAGES[kind]
    sent = desk.follow_up(open_case(desk), "Sudah diperbaiki.")
    held = desk.keys()
    with Stub(answer) as stub:
        report = desk.sync(url=stub.url)
    assert (report.outcome, report.error, report.verified) == ("failed", code, False)
    assert desk.item(sent).state == "unanswered"
    assert desk.keys() == held
    assert desk.sync().sent == 1


def test_a_long_retry_after_ends_the_run_and_says_when(desk: Desk) -> None:
    slept = len(desk.clock.slept)
    with Stub(page("503 Service Unavailable", Retry_After="7200")) as stub:
        report = desk.sync(url=stub.url)
        assert stub.requests == 1
    assert (report.error, report.retry_after) == ("server_down", 7200)
    assert len(desk.clock.slept) == slept


@pytest.mark.parametrize("said", [10**9, -5])
def test_no_answer_puts_the_desk_off_for_more_than_a_day(desk: Desk, said: int) -> None:
    body = b'{"penghubung": "busy", "retry_after": %d}' % said
    with Stub(page("503 Service Unavailable", body)) as stub:
        report = desk.sync(url=stub.url)
    assert report.error == "server_down"
    assert 0 <= report.retry_after <= 24 * 3600


@pytest.mark.parametrize("said", ["9" * 5000, "\xb2", "besok"])
def test_a_retry_after_that_is_no_number_is_none(desk: Desk, said: str) -> None:
    answer = page("503 Service Unavailable", Retry_After="X").replace(b"X", said.encode("latin-1"))
    with Stub(answer) as stub:
        report = desk.sync(url=stub.url)
    assert (report.error, report.retry_after) == ("server_down", 0)


def test_a_short_retry_after_is_waited_for(office: Office, desk: Desk) -> None:
    sent = desk.follow_up(open_case(desk), "Setelah antre.")
    busy = Unavailable("/api/v1/sync", times=2, retry_after_s=3)
    with Link(office.port, "lan", [busy]) as link:
        report = desk.sync(url=f"http://127.0.0.1:{link.port}")
    assert (report.outcome, report.sent) == ("complete", 1)
    assert desk.item(sent).state == "acked"
    assert [3 <= seconds <= 4.5 for seconds in desk.clock.slept] == [True, True]


@pytest.mark.parametrize(
    "url",
    [
        "http://lapor.example.go.id",
        "http://127.0.0.1.example.id",
        "http://10.0.0.5:8000",
        "ftp://localhost",
        "localhost:8000",
        "https://",
    ],
)
def test_without_tls_only_this_computer_is_spoken_to(url: str) -> None:
    with pytest.raises(errors.InsecureAddress):
        HttpTransport(url)


def test_addresses_that_are_good_enough() -> None:
    for url in ("https://lapor.example.go.id", "http://localhost:1", "http://[::1]:8000"):
        check_address(url)


def test_a_kept_connection_that_died_meanwhile_is_replaced_at_once(
    office: Office, desk: Desk
) -> None:
    transport = HttpTransport(office.url)
    enrolment.renew(transport, desk.replica.identity)
    assert transport.traffic.connections == 1
    office.stop()
    office.start()
    enrolment.renew(transport, desk.replica.identity)
    transport.close()
    assert transport.traffic.connections == 2
    assert desk.sync().verified


def test_a_new_connection_that_dies_is_the_lines_fault(desk: Desk) -> None:
    with Stub(b"") as stub:
        transport = HttpTransport(stub.url)
        with pytest.raises(errors.CutOff):
            transport.call("/api/v1/challenge", desk.replica.identity.signed_certificate, dict)
        with pytest.raises(errors.CutOff):
            transport.call("/api/v1/challenge", desk.replica.identity.signed_certificate, dict)
        transport.close()
        assert stub.requests == 2


def test_a_page_without_end_is_not_read_to_its_end(desk: Desk) -> None:
    def endless(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"<p>" * 10_000)

    with Stub(endless) as stub:
        transport = HttpTransport(stub.url)
        with pytest.raises(errors.ProxyPage):
            transport.call("/api/v1/challenge", desk.replica.identity.signed_certificate, dict)
        transport.close()


class SmallDoor:
    """A proxy that takes only so many bytes at once, and says so in HTML."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most
        self.refused = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        length = dict(scope.get("headers", [])).get(b"content-length", b"0")
        if int(length) <= self._most:
            await self._app(scope, receive, send)
            return
        self.refused += 1
        headers = [(b"content-type", b"text/html"), (b"connection", b"close")]
        await send({"type": "http.response.start", "status": 413, "headers": headers})
        await send({"type": "http.response.body", "body": b"<html>", "more_body": False})


def test_a_proxy_that_takes_little_at_once_gets_it_in_pieces(office: Office, desk: Desk) -> None:
    doors: list[SmallDoor] = []

    def wrap(app: ASGIApp) -> ASGIApp:
        doors.append(SmallDoor(app, 900))
        return doors[-1]

    office.stop()
    office.wrap = wrap
    office.start()
    rows = desk.replica.queries.list_complaints(Filter(), limit=20)
    for n, row in enumerate(rows):
        desk.follow_up(
            row.key, f"Jawaban {n}: " + " ".join(f"{n * 7919 % 997}-{m}" for m in range(20))
        )
    report = desk.sync()
    assert (report.outcome, report.sent) == ("complete", len(rows)), desk.engine.error
    assert doors[0].refused > 0


def test_a_server_that_takes_little_at_once_gets_it_in_pieces(office: Office, desk: Desk) -> None:
    """Packed small enough to pass, and more than it reads once unpacked."""
    exchange = office.central.exchange
    exchange._limits = msgspec.structs.replace(exchange._limits, request_bytes=4000)
    rows = desk.replica.queries.list_complaints(Filter(), limit=12)
    for row in rows:
        desk.follow_up(row.key, "Sudah diperbaiki. " * 50)
    report = desk.sync()
    assert (report.outcome, report.sent) == ("complete", len(rows)), desk.engine.error


def test_a_server_that_trickles_is_as_good_as_silent(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync.counting, "_WINDOW_SECONDS", -1)

    def trickle(connection: socket.socket) -> None:
        filler = "x" * 400
        connection.sendall(f"HTTP/1.1 200 OK\r\nX-Filler: {filler}\r\n\r\n".encode())
        for byte in b"\xb7\x01" * 50:
            connection.sendall(bytes([byte]))
            time.sleep(0.005)

    sent = desk.follow_up(open_case(desk), "Sudah diperbaiki.")
    with Stub(trickle) as stub:
        report = desk.sync(url=stub.url)
    assert (report.outcome, report.error) == ("failed", "timeout")
    assert desk.item(sent).state == "unanswered"


@pytest.mark.parametrize("first_pull", [False, True])
def test_bytes_and_round_trips_are_what_an_observer_counts(
    office: Office, desk: Desk, first_pull: bool
) -> None:
    if first_pull:
        desk = office.desk(by_size(office)[0].name, "Petugas Dua")
    else:
        desk.follow_up(open_case(desk), "Sudah diperbaiki.")
    with Link(office.port) as link:
        report = desk.sync(url=f"http://127.0.0.1:{link.port}")
        stats = link.stats()
    assert report.outcome == "complete"
    assert (report.bytes_up, report.bytes_down) == (stats.bytes_up, stats.bytes_down)
    assert report.round_trips == stats.turnarounds == 1


@pytest.fixture
def numbers() -> Iterator[int]:
    return iter(range(1_000_000))


@pytest.mark.parametrize("reset", [False, True])
@pytest.mark.parametrize("direction", ["up", "down"])
def test_cut_at_every_few_bytes_of_an_answer_on_its_way(
    office: Office, desk: Desk, direction: str, reset: bool, numbers: Iterator[int]
) -> None:
    case = open_case(desk)
    cut_at = range(1, 420, 41) if direction == "up" else range(1, 300, 29)
    acted = 0
    for offset in cut_at:
        text = f"Jawaban {next(numbers)}"
        item = desk.follow_up(case, text)
        fault = Cut("up" if direction == "up" else "down", offset, 1, reset=reset)
        with Link(office.port, "lan", [fault]) as link:
            report = desk.sync(url=f"http://127.0.0.1:{link.port}")
            acted += sum(link.stats().faults.values())
        if report.outcome != "complete":
            report = desk.sync()
        assert (report.outcome, report.verified) == ("complete", True)
        assert desk.item(item).state == "acked"
    told = [t for t in texts(office, case) if t.startswith("Jawaban ")]
    assert told == [f"Jawaban {n}" for n in range(len(cut_at))]
    assert acted > len(cut_at) // 2
    assert desk.replica.copy.status().mismatches == 0


def test_cut_at_every_few_hundred_bytes_of_a_first_pull(office: Office) -> None:
    agency = by_size(office)[0]
    for n, offset in enumerate(range(150, 14_000, 2300)):
        desk = office.desk(agency.name, f"Petugas {n}")
        with Link(office.port, "lan", [Cut("down", offset, 1)]) as link:
            report = desk.sync(url=f"http://127.0.0.1:{link.port}")
        assert (report.outcome, report.verified) == ("complete", True)
        assert len(desk.keys()) == agency.complaints
        assert desk.replica.copy.recompute() == desk.replica.copy.fingerprint()
        assert desk.replica.copy.status().mismatches == 0


def test_every_connection_dies_and_the_first_pull_still_ends(office: Office) -> None:
    desk = office.desk(by_size(office)[0].name)
    with Link(office.port, "lan", [Cut("down", 7000)]) as link:
        for _ in range(20):
            report = desk.sync(url=f"http://127.0.0.1:{link.port}")
            if report.outcome == "complete":
                break
    assert (report.outcome, report.verified) == ("complete", True)
    assert len(desk.keys()) == by_size(office)[0].complaints
