"""A server with its own certificate authority: pinned at enrolment, changed only by its word."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from litestar.types import ASGIApp, Receive, Scope, Send

from bench.faults import Cut
from bench.link import Link
from server.app import Gate, create_app
from server.authority import Authority, Renewing, server_context
from sync import crypto, enrolment, errors
from sync.access import AuthorityAnswer, AuthorityStatement
from sync.http import HttpTransport
from sync.tls import Memory
from tests.line.conftest import now, serve_tls
from tests.support.office import Desk, Office, Server, open_office
from tests.support.story import by_size, open_case
from tests.support.stub import Stub, page

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
DAY = 86_400


def test_the_authority_is_pinned_and_outlives_a_restart(office: Office, desk: Desk) -> None:
    assert desk.replica.identity.authority == office.central.authority.certificate
    desk.reopen()
    assert desk.replica.identity.authority == office.central.authority.certificate
    desk.follow_up(open_case(desk), "Lewat sambungan aman.")
    report = desk.sync()
    assert (report.outcome, report.sent, report.verified) == ("complete", 1, True)
    assert report.round_trips == 1


def test_keys_are_for_their_owner_only(office: Office) -> None:
    folder = office.folder / "central" / "keys"
    files = [folder / "authority.key", folder / "tls.pem"]
    assert [f.stat().st_mode & 0o777 for f in files] == [0o600, 0o600]


def test_a_code_with_an_authority_can_still_be_typed(office: Office) -> None:
    pinned = office.code(by_size(office)[0].name, "Petugas Dua")
    code = crypto.read_code(pinned)
    assert code.authority == crypto.authority_hash(office.central.authority.certificate)
    bare = crypto.write_code(
        type(code)(code.url, code.secret, code.keys, code.officer, code.replaces)
    )
    assert len(pinned) - len(bare) <= 34
    assert len(pinned) < 200


def impostor(office: Office, tmp_path: Path) -> Office:
    """Somebody else's server, of the same make, in the place of the real one."""
    port = office.port
    office.stop()
    other = Office(tmp_path / "impostor")
    other.stop()
    other.port = port
    other.clock.at = now()
    serve_tls(other)
    return other


def test_anothers_certificate_is_named_and_nothing_is_sent(
    office: Office, desk: Desk, tmp_path: Path
) -> None:
    item = desk.follow_up(open_case(desk), "Rahasia dinas.")
    other = impostor(office, tmp_path)
    seen: list[str] = []
    other.stop()
    other.wrap = lambda app: _noting(app, seen)
    other.start()
    report = desk.sync()
    other.close()
    assert (report.outcome, report.error) == ("failed", "inspected")
    assert isinstance(desk.engine.error, errors.Inspected)
    assert desk.engine.error.issuer.startswith("Penghubung ")
    assert set(seen) == {"/api/v1/authority"}
    assert desk.item(item).state == "unanswered"
    office.start()
    assert desk.sync().sent == 1


def _noting(app: ASGIApp, seen: list[str]) -> ASGIApp:
    async def noted(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["path"])
        await app(scope, receive, send)

    return noted


def test_a_code_is_not_shown_to_a_server_that_it_is_not_for(office: Office, tmp_path: Path) -> None:
    code = crypto.read_code(office.code(by_size(office)[0].name, "Petugas Dua"))
    other = impostor(office, tmp_path)
    seen: list[str] = []
    other.stop()
    other.wrap = lambda app: _noting(app, seen)
    other.start()
    transport = HttpTransport(code.url)
    with pytest.raises(errors.Inspected):
        enrolment.enrol(transport, code, crypto.SigningKey(), crypto.new_age_identity()[1], "PC")
    transport.close()
    other.close()
    assert set(seen) == {"/api/v1/authority"}


@pytest.mark.parametrize("keys_too", [False, True])
def test_a_new_authority_is_followed_by_the_servers_signature(
    office: Office, desk: Desk, keys_too: bool
) -> None:
    before = desk.replica.identity.authority
    if keys_too:
        office.central.keys.rotate()
    serve_tls(office)
    desk.follow_up(open_case(desk), "Sesudah pergantian.")
    report = desk.sync()
    assert (report.outcome, report.sent) == ("complete", 1), desk.engine.error
    assert desk.replica.identity.authority == office.central.authority.certificate != before
    desk.reopen()
    assert desk.sync().verified


def _told(sign: crypto.SigningKey, since: int, certificate: bytes) -> AuthorityAnswer:
    statement = AuthorityStatement(since, certificate)
    return AuthorityAnswer(sign.signed(crypto.AUTHORITY, statement), (), 0)


def test_only_a_newer_word_of_the_pinned_server_moves_the_pin(office: Office, desk: Desk) -> None:
    identity = desk.replica.identity
    pinned, since, sign = identity.authority, identity.authority_since, office.central.keys.sign
    trust = enrolment.PinnedTrust(identity)
    assert not trust.follow(_told(crypto.SigningKey(), since + 1, b"other"))
    assert not trust.follow(_told(sign, since, b"other"))
    assert not trust.follow(_told(sign, since - 1, b"other"))
    assert not trust.follow(_told(sign, since + 1, pinned))
    assert identity.authority == pinned
    assert trust.follow(_told(sign, since + 1, b"other"))
    assert (identity.authority, identity.authority_since) == (b"other", since + 1)


def test_a_server_moves_to_a_public_certificate_and_back(
    office: Office, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = Authority(tmp_path)
    public.make(["127.0.0.1"], now())
    root = x509.load_der_x509_certificate(public.certificate)
    bundle = tmp_path / "roots.pem"
    bundle.write_bytes(root.public_bytes(Encoding.PEM))
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    office.central.authority.drop(now())
    office.stop()
    office.tls = Renewing(public, now).context()
    office.start()
    assert desk.sync().verified
    assert desk.replica.identity.authority == b""
    serve_tls(office)
    assert desk.sync().verified
    assert desk.replica.identity.authority == office.central.authority.certificate


@pytest.mark.parametrize(
    ("made", "told", "code"),
    [
        # The certificate begins in ten days, and the server's clock says it is then.
        (10 * DAY, 10 * DAY, "clock"),
        # It ended long ago, and for the server it is still long ago.
        (-500 * DAY, -400 * DAY, "clock"),
        (-500 * DAY, 0, "certificate_expired"),
    ],
)
def test_a_clock_is_blamed_on_evidence_only(
    office: Office, desk: Desk, made: int, told: int, code: str
) -> None:
    serve_tls(office, now() + made)
    with office.central.database.read():
        desk.replica.identity.vouched(office.central.authority.certificate, 1 << 40)
    office.clock.at = now() + told
    report = desk.sync()
    assert (report.outcome, report.error) == ("failed", code)


def test_a_certificate_for_another_name_is_refused(office: Office, desk: Desk) -> None:
    office.central.authority.renew(now(), ["lain.example.go.id"])
    report = desk.sync()
    assert (report.outcome, report.error) == ("failed", "tls_failed")
    office.central.authority.renew(now(), ["127.0.0.1"])
    assert desk.sync().verified


def test_renewal_needs_no_restart_and_no_enrolment(office: Office, desk: Desk) -> None:
    transport = HttpTransport(office.url)
    before = transport.look().certificate
    assert not office.central.authority.renew_if_due(now() + 330 * DAY)
    assert office.central.authority.renew_if_due(now() + 340 * DAY)
    assert transport.look().certificate != before
    office.central.authority.renew(now())
    assert desk.sync().verified
    transport.close()


def test_a_serving_process_renews_by_itself(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    clock = [now() - 340 * DAY]
    authority.make(["localhost"], clock[0])
    before = authority.standing().until
    with open_office(tmp_path / "office") as office:
        office.stop()
        app = Gate(create_app(office.central))
        server = Server(app, 0, Renewing(authority, lambda: clock[0]).context())
        transport = HttpTransport(f"https://localhost:{server.port}")
        first = transport.look().certificate
        clock[0] = now()
        assert transport.look().certificate != first
        transport.close()
        server.stop()
    assert authority.standing().until > before


def test_a_line_cut_in_the_handshake_is_no_question_of_trust(office: Office, desk: Desk) -> None:
    for direction, after in (("down", 1), ("down", 300), ("up", 50)):
        fault = Cut("up" if direction == "up" else "down", after, 1)
        with Link(office.port, "lan", [fault]) as link:
            report = desk.sync(url=f"https://127.0.0.1:{link.port}")
            assert sum(link.stats().faults.values()) == 1
        assert (report.outcome, report.verified) == ("complete", True)


def test_a_portal_that_knows_no_tls_is_a_portal(desk: Desk) -> None:
    with Stub(page("302 Found", Location="http://10.0.0.1/login"), patient=False) as stub:
        report = desk.sync(url=stub.url.replace("http:", "https:"))
    assert (report.outcome, report.error) == ("failed", "proxy_page")


def test_a_session_is_resumed_from_run_to_run(office: Office, desk: Desk) -> None:
    desk.memory = Memory()
    moved = []
    for _ in range(2):
        with Link(office.port) as link:
            assert desk.sync(url=f"https://127.0.0.1:{link.port}").verified
            stats = link.stats()
            moved.append(stats.bytes_up + stats.bytes_down)
    assert office.tls is not None
    assert office.tls.session_stats()["hits"] == 1
    assert moved[1] < moved[0] - 300


def test_a_session_that_the_server_no_longer_takes_costs_nothing(
    office: Office, desk: Desk
) -> None:
    desk.memory = Memory()
    assert desk.sync().verified
    office.stop()
    office.tls = server_context()
    office.tls.load_cert_chain(office.central.authority.server_file)
    office.start()
    assert desk.sync().verified
    assert office.tls.session_stats()["hits"] == 0


def test_old_tls_is_not_spoken(office: Office) -> None:
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    plain = socket.create_connection(("127.0.0.1", office.port))
    with plain, old.wrap_socket(plain) as spoken:
        assert spoken.version() == "TLSv1.2"
    assert office.tls is not None
    assert office.tls.minimum_version == ssl.TLSVersion.TLSv1_2
