"""Attachments over the line: after the text, whole, resumed, and each device's own."""

from __future__ import annotations

import hashlib
import queue
import socket
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from litestar.types import ASGIApp, Receive, Scope, Send

from bench.faults import Cut, LostAnswer, Unavailable
from bench.link import Link
from bench.relay import Profile
from desktop.domain.model import Content
from server import blob_routes
from server.attachments import blob_name
from server.uploads import Offset
from sync import errors
from sync.blobs import BLOBS_PATH, Transfers
from sync.engine import Engine, Report
from sync.http import HttpTransport
from tests.attachments.conftest import use_s3
from tests.support.files import arrivals, attachment, pieces, send_with, stored
from tests.support.listening import stop_listening
from tests.support.office import Desk, Office, open_office
from tests.support.pictures import office_file, pdf, photo
from tests.support.story import colleagues, desks_of_two

SHAPED = Profile(4_000_000, 0.02)
"""Slow enough that little is on its way when the line breaks."""


KEEPS_WHAT_CAME = pytest.mark.skipif(
    sys.platform == "win32",
    reason="a server on Windows hears of a broken line before it has read what came by it",
)


def through(desk: Desk, link: Link) -> Report:
    return desk.sync(url=f"http://127.0.0.1:{link.port}")


def transfers(
    desk: Desk, transport: HttpTransport, cancelled: Callable[[], bool] = lambda: False
) -> Transfers:
    token = desk.replica.identity.token
    port = desk.replica.attachments
    return Transfers(token, port, transport, desk.clock, cancelled=cancelled)


def test_text_first_then_files_and_the_timeline_says_which_arrived(
    office: Office, desk: Desk
) -> None:
    key = desk.keys()[0]
    files = (photo(), pdf(40_000), office_file("docx"))
    item = send_with(desk, key, *files)
    report = desk.sync()
    assert report.verified
    assert (report.sent, report.attachments.sent, report.attachments.outstanding) == (1, 3, 0)
    assert all(stored(office, content) for content in files)
    assert len(arrivals(office, key)) == 3
    assert pieces(office) == 0
    assert desk.sync().verified
    (shown,) = [i for i in desk.replica.queries.timeline(key) if i.operation == item.id.hex()]
    assert [a.name for a in shown.attachments] == ["berkas.jpg", "berkas.pdf", "berkas.docx"]
    assert set(shown.arrived) == {hashlib.sha256(content).hexdigest() for content in files}
    assert desk.replica.copy.recompute() == desk.replica.copy.fingerprint()


def test_the_same_on_an_s3_compatible_store(tmp_path: Path, native: Path, s3: str) -> None:
    use_s3(tmp_path / "kantor" / "central", s3)
    with open_office(tmp_path / "kantor") as office:
        office.take_in(native)
        one, two = colleagues(office)
        content = pdf(200_000)
        send_with(one, one.keys()[0], content)
        cut = Cut("up", 100_000, 1)
        with Link(office.port, faults=[cut]) as link:
            assert through(one, link).attachments.sent == 1
        assert stored(office, content)
        assert not (tmp_path / "kantor" / "central" / "blobs").exists()
        assert two.sync().verified
        with_file = HttpTransport(two.url)
        assert transfers(two, with_file).fetch(hashlib.sha256(content).digest())
        with_file.close()
        assert two.replica.attachments.content(hashlib.sha256(content).hexdigest()) == content


def test_cut_at_sixty_percent_costs_two_percent_and_three_round_trips(
    office: Office, desk: Desk
) -> None:
    content = pdf(300_000)
    send_with(desk, desk.keys()[0], content)
    # The text before, so that the line's figures are the attachment's alone.
    text_only(desk)
    with Link(office.port, SHAPED, faults=[Cut("up", 180_000, 1)]) as link:
        transport = HttpTransport(f"http://127.0.0.1:{link.port}")
        carried = transfers(desk, transport).carry()
        transport.close()
        stats = link.stats()
    assert (carried.sent, carried.outstanding, carried.error) == (1, 0, "")
    assert stored(office, content)
    assert stats.bytes_up + stats.bytes_down <= 1.02 * len(content)
    assert stats.turnarounds <= 3


def text_only(desk: Desk) -> None:
    """Exchange without carrying attachments."""
    transport = HttpTransport(desk.url)
    replica = desk.replica
    engine = Engine(replica.identity, replica.exchange, replica.copy, transport, desk.clock)
    assert engine.run().verified
    transport.close()


@pytest.mark.parametrize("offset", [700, 20_000, 70_000, 119_000])
def test_cut_anywhere_goes_on_where_it_was(office: Office, desk: Desk, offset: int) -> None:
    files = (pdf(60_000, 1), pdf(60_000, 2))
    key = desk.keys()[0]
    send_with(desk, key, *files)
    with Link(office.port, SHAPED, faults=[Cut("up", offset, 2)]) as link:
        report = through(desk, link)
        sent = link.stats().bytes_up
    assert report.attachments.sent == 2
    assert all(stored(office, content) for content in files)
    assert len(arrivals(office, key)) == 2
    assert sent < 120_000 + 30_000


@KEEPS_WHAT_CAME
def test_what_came_before_the_server_was_ready_for_it_stays(
    office: Office, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server with much to do looks the device up late; the line breaks before it has."""
    content = pdf(60_000)
    send_with(desk, desk.keys()[0], content)
    text_only(desk)
    uploads, broke = office.central.uploads, threading.Event()
    begin = uploads.begin

    def late(*given: Any) -> Offset:
        assert broke.wait(10)
        return begin(*given)

    monkeypatch.setattr(uploads, "begin", late)
    brought(office, desk, content, 50_000).close()
    # The server has seen it closed: it has answered somebody else since.
    text_only(desk)
    broke.set()
    for _ in range(500):
        if pieces(office):
            break
        time.sleep(0.02)
    [piece] = office.central.attachments.store.listing("part/")
    assert piece.size == 50_000


def brought(office: Office, desk: Desk, content: bytes, length: int) -> socket.socket:
    """A line by which `length` bytes of a file were brought."""
    request = (
        f"PUT {BLOBS_PATH}{hashlib.sha256(content).hexdigest()} HTTP/1.1\r\nHost: a\r\n"
        f"Authorization: Bearer {desk.replica.identity.token}\r\nUpload-Offset: 0\r\n"
        f"Upload-Length: {len(content)}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    line = socket.create_connection((office.host, office.port))
    line.sendall(request.encode() + content[:length])
    return line


@KEEPS_WHAT_CAME
def test_who_asks_again_is_told_what_is_still_being_stored(
    office: Office, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A desk comes back before a slow disk has what the broken line brought."""
    content = pdf(60_000)
    send_with(desk, desk.keys()[0], content)
    text_only(desk)
    uploads, storing = office.central.uploads, threading.Event()
    piece = uploads.piece

    def slow(*given: Any) -> None:
        storing.set()
        time.sleep(0.3)
        piece(*given)

    monkeypatch.setattr(uploads, "piece", slow)
    # However slowly this machine reads: it is stored in one piece.
    monkeypatch.setattr(blob_routes, "_SLOW_SECONDS", 60.0)
    brought(office, desk, content, 50_000).close()
    assert storing.wait(10)
    path = BLOBS_PATH + hashlib.sha256(content).hexdigest()
    transport = HttpTransport(desk.url)
    told = transport.ask("HEAD", path, desk.replica.identity.token, {})
    transport.close()
    assert told["Upload-Offset"] == "50000"


def test_a_line_given_up_ends_where_the_next_one_begins(office: Office, desk: Desk) -> None:
    """The server has not seen that the first line is dead: nothing came, and nothing will."""
    content = pdf(60_000)
    send_with(desk, desk.keys()[0], content)
    text_only(desk)
    path = BLOBS_PATH + hashlib.sha256(content).hexdigest()
    transport = HttpTransport(desk.url)
    with brought(office, desk, content, 40_000) as line:
        for _ in range(500):
            told = transport.ask("HEAD", path, desk.replica.identity.token, {})
            if told["Upload-Offset"] != "0":
                break
            time.sleep(0.02)
        line.settimeout(10)
        assert line.recv(200).startswith(b"HTTP/1.1 409 ")
    carried = transfers(desk, transport).carry()
    transport.close()
    assert carried.sent == 1
    assert stored(office, content)


@KEEPS_WHAT_CAME
def test_a_line_that_dies_after_twenty_kilobytes_finishes(office: Office, desk: Desk) -> None:
    content = pdf(150_000)
    send_with(desk, desk.keys()[0], content)
    with Link(office.port, SHAPED, faults=[Cut("up", 20_000, 1000)]) as link:
        for _ in range(5):
            if through(desk, link).attachments.outstanding == 0:
                break
        sent = link.stats().bytes_up
    assert stored(office, content)
    assert sent <= 1.3 * len(content)


def test_slices_where_nothing_arrives_unless_it_is_short(office: Office, desk: Desk) -> None:
    """A proxy that passes a body on only once it has all of it."""
    content = pdf(200_000)
    send_with(desk, desk.keys()[0], content)
    text_only(desk)
    transport = _Hoarding(desk.url, 30_000)
    carried = transfers(desk, transport).carry()
    transport.close()
    assert carried.sent == 1
    assert stored(office, content)
    assert transport.longest_passed <= 30_000


class _Hoarding(HttpTransport):
    """Loses every body that is longer than what its line survives."""

    def __init__(self, url: str, survives: int) -> None:
        super().__init__(url)
        self._survives = survives
        self.longest_passed = 0

    def ask(self, method, path, token, headers, body=None):  # type: ignore[no-untyped-def]
        length = 0 if body is None else len(body)
        if length > self._survives:
            raise errors.CutOff
        self.longest_passed = max(self.longest_passed, length)
        return super().ask(method, path, token, headers, body)


def test_a_server_that_takes_everything_and_keeps_nothing_is_given_up(desk: Desk) -> None:
    send_with(desk, desk.keys()[0], pdf(20_000))
    text_only(desk)
    transport = _Forgetful(desk.url)
    carried = transfers(desk, transport).carry()
    transport.close()
    assert (carried.sent, carried.outstanding, carried.error) == (0, 1, "cut_off")
    assert transport.asked < 20


class _Forgetful(HttpTransport):
    """Says after every body that it has nothing."""

    asked = 0

    def ask(self, method, path, token, headers, body=None):  # type: ignore[no-untyped-def]
        self.asked += 1
        assert self.asked < 1000
        return {"Upload-Offset": "0"}


def test_a_body_says_how_long_it_is(office: Office, desk: Desk) -> None:
    """Older proxies take no body of unknown length."""
    send_with(desk, desk.keys()[0], pdf(90_000))
    heard: list[dict[bytes, bytes]] = []

    def wrap(app: ASGIApp) -> ASGIApp:
        async def listening(scope: Scope, receive: Receive, send: Send) -> None:
            if dict(scope).get("method") == "PUT":
                heard.append(dict(scope["headers"]))
            await app(scope, receive, send)

        return listening

    office.stop()
    office.wrap = wrap
    office.start()
    assert desk.sync().attachments.sent == 1
    (headers,) = heard
    assert headers[b"content-length"] == b"90000"
    assert b"transfer-encoding" not in headers


def test_the_last_answer_is_lost(office: Office, desk: Desk) -> None:
    content = pdf(50_000)
    key = desk.keys()[0]
    send_with(desk, key, content)
    lost = LostAnswer(BLOBS_PATH + hashlib.sha256(content).hexdigest(), 1)
    with Link(office.port, faults=[lost]) as link:
        report = through(desk, link)
        sent = link.stats().bytes_up
    assert report.attachments.outstanding == 0
    assert len(arrivals(office, key)) == 1
    assert sent < 2 * len(content)


def test_a_busy_store_is_waited_for(office: Office, desk: Desk) -> None:
    content = pdf(5_000)
    send_with(desk, desk.keys()[0], content)
    text_only(desk)
    busy = Unavailable(BLOBS_PATH, 2, 3)
    with Link(office.port, faults=[busy]) as link:
        assert through(desk, link).attachments.sent == 1
    assert stored(office, content)


def test_a_partial_upload_belongs_to_its_device(office: Office) -> None:
    one, two = colleagues(office)
    content = pdf(120_000)
    for desk, key in ((one, one.keys()[0]), (two, two.keys()[1])):
        send_with(desk, key, content)
        text_only(desk)
    path = BLOBS_PATH + hashlib.sha256(content).hexdigest()
    with Link(office.port, SHAPED, faults=[Cut("up", 60_000, 1)]) as link:
        transport = HttpTransport(f"http://127.0.0.1:{link.port}")
        stopped = transfers(one, transport, lambda: bool(link.stats().faults)).carry()
        transport.close()
    assert stopped.error == "cancelled"
    offsets = []
    for desk in (one, two):
        transport = HttpTransport(desk.url)
        headers = transport.ask("HEAD", path, desk.replica.identity.token, {})
        offsets.append(int(headers["Upload-Offset"]))
        transport.close()
    assert 0 < offsets[0] < len(content)
    assert offsets[1] == 0
    # The other device brings the whole; the first need not send the rest.
    assert two.sync().attachments.sent == 1
    with Link(office.port) as link:
        assert through(one, link).attachments.outstanding == 0
        assert link.stats().bytes_up < 10_000
    assert arrivals(office, one.keys()[0]) == arrivals(office, two.keys()[1])
    assert len(arrivals(office, one.keys()[0])) == 1


def test_another_agency_can_neither_bring_nor_read(office: Office) -> None:
    one, two = desks_of_two(office)
    content = pdf(10_000)
    send_with(one, one.keys()[0], content)
    assert one.sync().attachments.sent == 1
    transport = HttpTransport(two.url)
    path = BLOBS_PATH + hashlib.sha256(content).hexdigest()
    token = two.replica.identity.token
    with pytest.raises(errors.BlobRefused):
        transport.ask("HEAD", path, token, {})
    with pytest.raises(errors.BlobRefused), transport.fetch(path, token, {"Range": "bytes=0-"}):
        pass
    # Naming its digest in an answer of its own opens nothing: the bytes must be brought.
    attached = attachment(two, content)
    two.send(two.keys()[0], Content("follow_up", "x", "proses", attachments=(attached,)))
    text_only(two)
    with pytest.raises(errors.BlobRefused), transport.fetch(path, token, {"Range": "bytes=0-"}):
        pass
    assert two.sync().attachments.sent == 1
    with transport.fetch(path, token, {"Range": "bytes=0-"}) as (_, chunks):
        assert b"".join(chunks) == content
    transport.close()


def test_wrong_bytes_start_at_zero_and_are_turned_down(office: Office, desk: Desk) -> None:
    good, bad = pdf(40_000, 1), pdf(40_000, 2)
    bad_item = send_with(desk, desk.keys()[0], bad)
    send_with(desk, desk.keys()[1], good)
    with desk.replica.attachments._blobs._opened().write() as connection:
        connection.exec_driver_sql(
            "UPDATE chunk SET data = zeroblob(length(data)) WHERE sha256 = ?",
            (hashlib.sha256(bad).hexdigest(),),
        )
    report = desk.sync()
    assert report.verified
    assert report.attachments.sent == 1
    assert stored(office, good)
    assert not stored(office, bad)
    assert pieces(office) == 0
    (state,) = desk.replica.attachments.states(problems=True)
    assert (state.operation, state.problem) == (bad_item.id, "blob_mismatch")


def test_a_poisoned_file_leaves_the_others_to_go(office: Office, desk: Desk) -> None:
    poison = b"MZ" + bytes(3000)
    good = photo()
    send_with(desk, desk.keys()[0], poison, good)
    report = desk.sync()
    assert report.verified
    assert (report.attachments.sent, report.attachments.outstanding) == (1, 0)
    assert stored(office, good)
    assert not stored(office, poison)
    (state,) = desk.replica.attachments.states(problems=True)
    assert state.problem == "blob_type"


def test_too_large_too_many_or_of_another_type_is_refused_with_its_answer(
    office: Office, desk: Desk
) -> None:
    limits = office.central.limits
    key = desk.keys()
    for number, files in enumerate(
        (
            (pdf(limits.attachment_bytes + 1),),
            tuple(pdf(100, n) for n in range(limits.attachment_count + 1)),
        )
    ):
        item = send_with(desk, key[number], *files)
        desk.follow_up(key[number + 5], f"jawaban lain {number}")
        report = desk.sync()
        assert (report.sent, report.refused) == (1, 1)
        assert desk.item(item).fields == ("attachments",)


def test_fetching_resumes_and_is_verified(office: Office) -> None:
    one, two = colleagues(office)
    content = pdf(300_000)
    send_with(one, one.keys()[0], content)
    assert one.sync().attachments.sent == 1
    assert two.sync().verified
    digest = hashlib.sha256(content).digest()
    with Link(office.port, faults=[Cut("down", 180_000, 1)]) as link:
        transport = HttpTransport(f"http://127.0.0.1:{link.port}")
        assert transfers(two, transport).fetch(digest)
        transport.close()
        assert link.stats().bytes_down < 1.25 * len(content)
    assert two.replica.attachments.content(digest.hex()) == content


def test_a_fetched_file_with_another_digest_is_never_kept(office: Office) -> None:
    one, two = colleagues(office)
    content = pdf(30_000)
    send_with(one, one.keys()[0], content)
    assert one.sync().attachments.sent == 1
    assert two.sync().verified
    digest = hashlib.sha256(content).digest()
    office.central.attachments.store.put(blob_name(digest), bytes(30_000))
    transport = HttpTransport(two.url)
    with pytest.raises(errors.BadAnswer):
        transfers(two, transport).fetch(digest)
    transport.close()
    assert two.replica.attachments.have([digest.hex()]) == {}


@pytest.mark.parametrize(("policy", "count"), [("none", 0), ("small", 1), ("all", 2)])
def test_what_others_sent_is_fetched_as_the_officer_chose(
    office: Office, policy: str, count: int
) -> None:
    one, two = colleagues(office)
    small, large = pdf(50_000), pdf(400_000)
    send_with(one, one.keys()[0], small, large)
    assert one.sync().attachments.sent == 2
    two.replica.settings.set("attachments_policy", policy)
    assert two.sync().verified
    assert two.sync().verified
    digests = [hashlib.sha256(c).hexdigest() for c in (small, large)]
    assert len(two.replica.attachments.have(digests)) == count


def test_files_of_the_reporter_come_with_the_complaint(office: Office, desk: Desk) -> None:
    key = desk.keys()[0]
    content = photo(800)
    office.central.incoming.add(key, [("jalan.jpg", content)], office.clock.now())
    assert desk.sync().verified
    (item,) = [i for i in desk.replica.queries.timeline(key) if i.kind == "attachment"]
    (file,) = item.attachments
    assert item.arrived == (file.sha256,)
    assert 0 < len(file.thumb) <= 4096
    transport = HttpTransport(desk.url)
    assert transfers(desk, transport).fetch(bytes.fromhex(file.sha256))
    assert not transfers(desk, transport).fetch(bytes(32))
    transport.close()
    assert desk.replica.attachments.content(file.sha256) == content


class _Swallowing:
    """A proxy of the office: takes whatever comes within a blink, passes it on as the line can."""

    def __init__(self, target: int, rate: int) -> None:
        self._target, self._rate = target, rate
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.connections = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                self.connections += 1
                far = socket.create_connection(("127.0.0.1", self._target))
                waiting: queue.SimpleQueue[bytes] = queue.SimpleQueue()
                for work in (
                    partial(self._take, near, waiting),
                    partial(self._pass_on, waiting, far),
                    partial(self._answer, far, near),
                ):
                    threading.Thread(target=work, daemon=True).start()

    def _take(self, near: socket.socket, waiting: queue.SimpleQueue[bytes]) -> None:
        with suppress(OSError):
            while data := near.recv(1 << 16):
                waiting.put(data)
        waiting.put(b"")

    def _pass_on(self, waiting: queue.SimpleQueue[bytes], far: socket.socket) -> None:
        with suppress(OSError):
            while data := waiting.get():
                for at in range(0, len(data), 2048):
                    far.sendall(data[at : at + 2048])
                    time.sleep(2048 / self._rate)
            far.shutdown(socket.SHUT_WR)

    def _answer(self, far: socket.socket, near: socket.socket) -> None:
        with far, near, suppress(OSError):
            while data := far.recv(1 << 16):
                near.sendall(data)

    def close(self) -> None:
        stop_listening(self._listening)


def test_a_proxy_that_swallows_a_file_at_once_gets_the_time_it_needs(
    office: Office, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its silence is not the line's: what was handed over is on its way."""
    monkeypatch.setattr("sync.http.SILENCE_SECONDS", 1)
    monkeypatch.setattr("sync.counting._WINDOW_SECONDS", 1)
    content = pdf(90_000)
    send_with(desk, desk.keys()[0], content)
    proxy = _Swallowing(office.port, 30_000)
    report = desk.sync(url=f"http://127.0.0.1:{proxy.port}")
    proxy.close()
    assert (report.attachments.sent, report.attachments.outstanding) == (1, 0)
    assert proxy.connections == 1
    assert report.bytes_up < len(content) + 3000
