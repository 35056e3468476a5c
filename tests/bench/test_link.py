"""The poor-link emulator against a real HTTP server: exact counts, exact breaks, fair timetable."""

import socket
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.faults import (
    Blackhole,
    Cut,
    Fault,
    FaultPlan,
    LostAnswer,
    Outage,
    Refuse,
    Unavailable,
    parse_fault,
)
from bench.link import Link
from bench.relay import PROFILES, Line, Profile

BODY = bytes(range(256)) * 200
HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n"


class _Server(ThreadingHTTPServer):
    """Keeps what reached it: path and length of the body that arrived."""

    daemon_threads = True

    def __init__(self) -> None:
        self.seen: list[tuple[str, int]] = []
        self.arrived = threading.Condition()
        super().__init__(("127.0.0.1", 0), _Handler)

    def note(self, path: str, size: int) -> None:
        with self.arrived:
            self.seen.append((path, size))
            self.arrived.notify_all()

    def wait_for(self, count: int) -> list[tuple[str, int]]:
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.seen) >= count, timeout=30)
            return list(self.seen)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_POST(self) -> None:
        wanted = int(self.headers["Content-Length"])
        self.server.note(self.path, len(self.rfile.read(wanted)))
        self.wfile.write(HEAD % len(BODY) + BODY)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the test output clean."""


@pytest.fixture
def server() -> Iterator[_Server]:
    with _Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def request(path: str, body: bytes = b"x", *, close: bool = True) -> bytes:
    ending = b"Connection: close\r\n" if close else b""
    head = f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: {len(body)}\r\n".encode()
    return head + ending + b"\r\n" + body


def exchange(port: int, message: bytes) -> bytes:
    """Send a message and return what comes back until the other side ends the stream."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
        client.sendall(message)
        return b"".join(iter(lambda: client.recv(65536), b""))


def test_counts_are_the_bytes_of_the_messages(server: _Server) -> None:
    message = request("/a", b"y" * 5000)
    with Link(server.server_port) as link:
        answer = exchange(link.port, message)
        stats = link.stats()
    assert answer == HEAD % len(BODY) + BODY
    assert stats.bytes_up == len(message)
    assert stats.bytes_down == len(answer)
    assert (stats.connections, stats.turnarounds, stats.faults) == (1, 1, {})


def test_each_request_on_a_kept_connection_is_a_turnaround(server: _Server) -> None:
    with Link(server.server_port) as link:
        client = HTTPConnection("127.0.0.1", link.port, timeout=30)
        for number in range(3):
            client.request("POST", f"/{number}", b"z")
            assert client.getresponse().read() == BODY
        client.close()
        stats = link.stats()
        link.reset()
        assert link.stats().bytes_down == 0
    assert (stats.connections, stats.turnarounds) == (1, 3)


def test_a_shaped_link_carries_the_same_bytes_for_concurrent_clients(server: _Server) -> None:
    fast = Profile(bits_per_second=80_000_000, rtt_s=0.002)
    message = request("/a", b"y" * 20_000)
    with Link(server.server_port, fast, buffer_bytes=4096) as link:
        answers: list[bytes] = []
        clients = [
            threading.Thread(target=lambda: answers.append(exchange(link.port, message)))
            for _ in range(4)
        ]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        stats = link.stats()
    assert answers == [HEAD % len(BODY) + BODY] * 4
    assert stats.bytes_up == 4 * len(message)
    assert stats.connections == 4


@pytest.mark.parametrize("at", [1, 30, 1400, 40_000])
def test_a_cut_on_the_way_down_lets_exactly_its_bytes_through(server: _Server, at: int) -> None:
    with Link(server.server_port, faults=[Cut("down", at, times=1)]) as link:
        first = exchange(link.port, request("/a"))
        second = exchange(link.port, request("/a"))
        stats = link.stats()
    whole = HEAD % len(BODY) + BODY
    assert first == whole[:at]
    assert second == whole
    assert stats.bytes_down == at + len(whole)
    assert stats.faults == {"cut": 1}


def test_a_cut_on_the_way_up_gives_the_target_exactly_its_bytes() -> None:
    with socket.create_server(("127.0.0.1", 0)) as target:
        received: list[bytes] = []

        def serve() -> None:
            peer, _ = target.accept()
            with peer:
                received.append(b"".join(iter(lambda: peer.recv(65536), b"")))

        thread = threading.Thread(target=serve)
        thread.start()
        with Link(target.getsockname()[1], faults=[Cut("up", 3333)]) as link:
            with pytest.raises(ConnectionError):
                exchange(link.port, BODY)
            thread.join()
            stats = link.stats()
    assert received == [BODY[:3333]]
    assert stats.bytes_up == 3333


def test_a_reset_reaches_the_client_as_one(server: _Server) -> None:
    with Link(server.server_port, faults=[Cut("down", 5000, reset=True)]) as link:
        with pytest.raises(ConnectionError):
            exchange(link.port, request("/a"))
        assert link.stats().faults == {"rst": 1}
        assert link.stats().bytes_down == 5000


def test_a_lost_answer_reached_the_server_and_only_that_one_is_lost(server: _Server) -> None:
    with Link(server.server_port, faults=[LostAnswer("/sync", nth=2)]) as link:
        assert exchange(link.port, request("/other")).endswith(BODY)
        assert exchange(link.port, request("/sync")).endswith(BODY)
        before = link.stats().bytes_down
        with pytest.raises(ConnectionError):
            exchange(link.port, request("/sync", b"w" * 700))
        assert link.stats().bytes_down == before
        assert exchange(link.port, request("/sync")).endswith(BODY)
        assert link.stats().faults == {"lost": 1}
    assert server.wait_for(4) == [("/other", 1), ("/sync", 1), ("/sync", 700), ("/sync", 1)]


def test_an_injected_503_never_reaches_the_server(server: _Server) -> None:
    with Link(server.server_port, faults=[Unavailable("/sync", retry_after_s=7)]) as link:
        client = HTTPConnection("127.0.0.1", link.port, timeout=30)
        client.request("POST", "/sync", b"a" * 200)
        answer = client.getresponse()
        assert (answer.status, answer.headers["Retry-After"], answer.read()) == (503, "7", b"")
        client.close()
        assert exchange(link.port, request("/sync")).endswith(BODY)
        assert link.stats().faults == {"503": 1}
    assert server.wait_for(1) == [("/sync", 1)]


def test_refused_connections_come_first_and_are_not_counted_as_made(server: _Server) -> None:
    with Link(server.server_port, faults=[Refuse(times=2)]) as link:
        for _ in range(2):
            with pytest.raises(ConnectionError):
                exchange(link.port, request("/a"))
        assert exchange(link.port, request("/a")).endswith(BODY)
        assert link.stats().faults == {"refuse": 2}
        assert link.stats().connections == 1


def test_a_blackhole_and_an_outage_delay_but_lose_nothing(server: _Server) -> None:
    faults: list[Fault] = [Blackhole("down", 9000, 0.05), Outage(up_s=0.03, down_s=0.03)]
    with Link(server.server_port, Profile(8_000_000, 0.01), faults) as link:
        assert exchange(link.port, request("/a")) == HEAD % len(BODY) + BODY
        assert link.stats().faults == {"blackhole": 1}


def test_a_target_that_is_down_is_told_apart() -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    with Link(port) as link:
        with pytest.raises(ConnectionError):
            exchange(link.port, request("/a"))
        assert link.stats().faults == {"target down": 1}


def test_leaving_the_link_closes_connections_that_are_still_open(server: _Server) -> None:
    with (
        Link(server.server_port) as link,
        socket.create_connection(("127.0.0.1", link.port), timeout=30) as client,
    ):
        client.sendall(request("/a", close=False))
        assert client.recv(1) == b"H"
    with pytest.raises(ConnectionError), socket.create_connection(("127.0.0.1", link.port)):
        pass


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(KeyError):
        Link(1, "5g")


SIZES = st.lists(st.integers(1, 1400), min_size=1, max_size=60)


@given(SIZES, st.integers(1_000, 10_000_000))
def test_a_busy_line_takes_bytes_over_rate(sizes: list[int], rate: int) -> None:
    line = Line(rate)
    last = max(line.book(size, 0.0) for size in sizes)
    assert last == pytest.approx(sum(sizes) / rate)


@given(SIZES)
def test_2g_takes_four_times_as_long_as_3g(sizes: list[int]) -> None:
    slow, fast = (Line(PROFILES[name].bytes_per_second) for name in ("2g", "3g"))
    slow_end, fast_end = ([line.book(size, 0.0) for size in sizes][-1] for line in (slow, fast))
    assert slow_end == pytest.approx(4 * fast_end)


@given(st.lists(st.tuples(st.integers(1, 1400), st.floats(0, 5)), min_size=1, max_size=40))
def test_bytes_leave_in_order_and_never_faster_than_the_rate(
    bookings: list[tuple[int, float]],
) -> None:
    line, now, previous = Line(8000), 0.0, 0.0
    for size, pause in bookings:
        now += pause
        left_at = line.book(size, now)
        assert left_at - max(now, previous) == pytest.approx(size / 8000)
        previous = left_at


@given(SIZES, st.integers(0, 20_000))
def test_room_comes_when_only_the_buffer_is_left(sizes: list[int], buffer_bytes: int) -> None:
    line = Line(8000)
    end = [line.book(size, 0.0) for size in sizes][-1]
    wait = line.wait_for_room(0.0, buffer_bytes)
    assert (end - wait) * 8000 <= buffer_bytes + 1e-6
    assert wait == 0.0 or (end - wait) * 8000 == pytest.approx(buffer_bytes)


def test_an_unshaped_line_takes_no_time() -> None:
    line = Line(None)
    assert [line.book(10**9, 3.0), line.wait_for_room(3.0, 0)] == [3.0, 0.0]


@given(st.floats(0, 1000))
def test_an_outage_is_over_when_it_says_so(elapsed: float) -> None:
    outage = Outage(up_s=20, down_s=3)
    left = outage.left(elapsed)
    assert 0 <= left <= 3
    # Just past the end, so that rounding does not fall back into the outage.
    assert outage.left(elapsed + left + 1e-6) == 0 or left == 0


def test_faults_at_bytes_act_in_order_and_only_so_often() -> None:
    late, early = Cut("down", 500, times=1), Blackhole("down", 100, 1.0, times=2)
    plan = FaultPlan([late, early])
    assert plan.byte_fault("up", 0, 1000) is None
    assert plan.byte_fault("down", 0, 1000) is early
    assert plan.byte_fault("down", 100, 900) is late
    assert plan.byte_fault("down", 0, 1000) is early
    assert plan.byte_fault("down", 0, 1000) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("cut:down:50000", Cut("down", 50000)),
        ("rst:up:7:3", Cut("up", 7, 3, reset=True)),
        ("blackhole:down:30000:5:1", Blackhole("down", 30000, 5.0, 1)),
        ("refuse:2", Refuse(2)),
        ("503:/sync:4", Unavailable("/sync", 4)),
        ("lost:/sync:2", LostAnswer("/sync", 2)),
        ("outage:20:3", Outage(20.0, 3.0)),
    ],
)
def test_faults_are_read_from_the_command_line(text: str, fault: object) -> None:
    assert parse_fault(text) == fault


@pytest.mark.parametrize("text", ["cut:down", "cut:left:5", "cut:down:0", "lost", "outage:1", ""])
def test_what_is_no_fault_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"fault|positive"):
        parse_fault(text)
