"""Enrolment, tokens, renewal and revocation (EXCHANGE §1)."""

from __future__ import annotations

import msgspec
import pytest

from server import schema
from server.accounts import CODE_SECONDS, Refusal, Throttle
from server.keys import Keyring
from sync import crypto
from sync.wire import Certificate, Revocation, Signed
from tests.server.office import DAY, ONE, TWO, Desk, Office


def _certificate(office: Office, signed: Signed) -> Certificate:
    return crypto.open_signed(
        office.central.keys.sign.public, crypto.CERTIFICATE, signed, Certificate
    )


def test_a_code_makes_a_certified_device(office: Office) -> None:
    desk = office.enrol(ONE, "Petugas Satu", "operator")
    certificate = _certificate(office, desk.answer.certificate)
    assert (certificate.officer_name, certificate.agency_name) == ("Petugas Satu", ONE)
    assert (certificate.role, certificate.sign_key) == ("operator", desk.sign.public)
    assert certificate.age_key == desk.recipient
    assert desk.answer.server_key == office.central.keys.sign.public
    assert (desk.caller.agency, desk.caller.role) == (certificate.agency, "operator")


def test_the_same_key_gets_the_same_enrolment_for_a_day(office: Office) -> None:
    secret = office.code(ONE, "Petugas Satu")
    sign, (_, recipient) = crypto.SigningKey(), crypto.new_age_identity()
    # Used in the last minute of the code: a lost answer may still be asked for again.
    office.time += CODE_SECONDS - 60
    first = office.use_code(secret, sign, recipient)
    office.time += DAY - 60
    again = office.use_code(secret, sign, recipient)
    assert again.certificate == first.certificate
    assert again.token != first.token
    with pytest.raises(Refusal, match="token_unknown"):
        office.caller(first.token)
    assert len(office.rows(schema.device)) == 1
    office.time += 120
    with pytest.raises(Refusal, match="code_expired"):
        office.use_code(secret, sign, recipient)


def test_another_key_does_not_get_a_used_code(office: Office) -> None:
    secret = office.code(ONE, "Petugas Satu")
    _, recipient = crypto.new_age_identity()
    office.use_code(secret, crypto.SigningKey(), recipient)
    with pytest.raises(Refusal, match="code_used"):
        office.use_code(secret, crypto.SigningKey(), recipient)
    assert len(office.rows(schema.device)) == 1


def test_a_code_expires_unused(office: Office) -> None:
    secret = office.code(ONE, "Petugas Satu")
    office.time += CODE_SECONDS + 1
    with pytest.raises(Refusal, match="code_expired"):
        office.use_code(secret, crypto.SigningKey(), crypto.new_age_identity()[1])


def test_guessing_is_throttled_but_a_true_code_still_works(office: Office) -> None:
    sign, (_, recipient) = crypto.SigningKey(), crypto.new_age_identity()
    codes = set()
    for n in range(40):
        with pytest.raises(Refusal) as refused:
            office.use_code(bytes([n]) * 16, sign, recipient)
        codes.add((refused.value.status, refused.value.code))
    assert codes == {(403, "code_unknown"), (429, "too_many_tries")}
    assert office.use_code(office.code(ONE, "Petugas Satu"), sign, recipient).token
    office.time += 61
    with pytest.raises(Refusal, match="code_unknown"):
        office.use_code(bytes(16), sign, recipient)


def test_throttle_counts_each_address_and_all_together() -> None:
    throttle = Throttle(tries=2, seconds=60, in_all=3)
    for who, now in (("a", 0), ("a", 1), ("b", 2)):
        throttle.admit(who, now)
    for who, now in (("a", 3), ("c", 3)):
        with pytest.raises(Refusal) as refused:
            throttle.admit(who, now)
        assert refused.value.retry_after == 60
    throttle.admit("c", 61)


def test_renewal_gives_a_new_token_and_the_role_in_force(office: Office) -> None:
    desk = office.enrol(ONE, "Petugas Satu", "operator")
    office.central.accounts.add_officer("Petugas Satu", desk.caller.agency, "liaison")
    with pytest.raises(Refusal, match="token_unknown"):
        office.caller(desk.answer.token)
    renewed = office.renew(desk)
    certificate = _certificate(office, renewed.certificate)
    assert (certificate.role, certificate.serial) == ("liaison", 2)
    assert office.caller(renewed.token).role == "liaison"


def test_renewal_needs_the_devices_own_key_and_a_fresh_challenge(office: Office) -> None:
    desk = office.enrol()
    thief = Desk(crypto.SigningKey(), "", "", desk.caller, desk.answer)
    with pytest.raises(Refusal, match="forbidden"):
        office.renew(thief)
    forged = crypto.SigningKey().signed(
        crypto.CERTIFICATE, _certificate(office, desk.answer.certificate)
    )
    with pytest.raises(Refusal, match="forbidden"):
        office.renew(desk, forged)
    challenge = office.central.keys.challenge(office.time)
    tampered = bytes((challenge[16] ^ 1,)).join((challenge[:16], challenge[17:]))
    assert office.central.keys.challenge_holds(challenge, office.time + 299)
    assert not office.central.keys.challenge_holds(challenge, office.time + 301)
    assert not office.central.keys.challenge_holds(tampered, office.time)


def test_a_revoked_device_gets_its_signed_revocation_everywhere(office: Office) -> None:
    desk = office.enrol()
    assert office.central.accounts.revoke(desk.caller.device, office.time)
    assert not office.central.accounts.revoke(desk.caller.device, office.time)
    for ask in (lambda: office.caller(desk.answer.token), lambda: office.renew(desk)):
        with pytest.raises(Refusal, match="revoked") as refused:
            ask()
        signed = refused.value.revocation
        assert signed is not None
        revocation = crypto.open_signed(
            office.central.keys.sign.public, crypto.REVOCATION, signed, Revocation
        )
        assert (revocation.device, revocation.serial) == (desk.caller.device, 1)


def test_only_one_device_is_revoked(office: Office) -> None:
    first, second = office.enrol(name="Petugas Satu"), office.enrol(name="Petugas Satu")
    office.central.accounts.revoke(first.caller.device, office.time)
    assert office.caller(second.answer.token).officer == first.caller.officer


def test_a_later_role_does_not_lift_a_revocation(office: Office) -> None:
    desk = office.enrol(ONE, "Petugas Satu", "operator")
    office.central.accounts.add_officer("Petugas Satu", desk.caller.agency, "liaison")
    renewed = office.renew(desk)
    with office.database.write() as connection:
        # What a restored database would say: the serial before the change.
        connection.execute(schema.device.update().values(serial=1))
    office.central.accounts.revoke(desk.caller.device, office.time)
    with pytest.raises(Refusal, match="revoked") as refused:
        office.renew(desk, renewed.certificate)
    assert refused.value.revocation is not None
    revocation = msgspec.msgpack.decode(refused.value.revocation.message, type=Revocation)
    assert revocation.serial == 2


def test_keys_rotate_and_former_certificates_still_count(small_office: Office) -> None:
    office = small_office
    desk = office.enrol()
    old = office.central.keys.sign.public
    office.central.keys.rotate()
    ((signed, rotation),) = office.central.keys.rotations()
    crypto.verify(old, crypto.ROTATION, signed.message, signed.signature)
    assert rotation.new_key == office.central.keys.sign.public != old
    assert rotation.new_age == office.central.keys.recipient
    renewed = office.renew(desk)
    assert _certificate(office, renewed.certificate).device == desk.caller.device
    sealed = crypto.seal(desk.answer.server_age, b"lama")
    assert office.central.keys.unseal(sealed) == b"lama"


def test_a_rotation_cut_by_a_power_failure_is_finished_or_undone(small_office: Office) -> None:
    keys = small_office.central.keys
    old = keys.sign.public
    key_file = keys.folder / "server.key"
    before = key_file.read_bytes()
    keys.rotate()
    new = keys.sign.public
    journal = (keys.folder / "journal.jsonl").read_bytes()
    # Cut after the journal: the new keys count.
    (keys.folder / "coming.key").write_bytes(key_file.read_bytes())
    key_file.write_bytes(before)
    assert Keyring(keys.folder).sign.public == new
    # Cut before it: the old ones stay.
    (keys.folder / "coming.key").write_bytes(key_file.read_bytes())
    key_file.write_bytes(before)
    (keys.folder / "journal.jsonl").write_bytes(journal[: journal.rfind(b"\n", 0, -1) + 1])
    again = Keyring(keys.folder)
    assert again.sign.public == old
    assert not (keys.folder / "coming.key").exists()


def test_a_journal_line_cut_off_is_replaced_by_the_next(small_office: Office) -> None:
    keys = small_office.central.keys
    whole = keys.journal()
    path = keys.folder / "journal.jsonl"
    path.write_bytes(path.read_bytes() + b'{"kind":"revoc' + b"x" * 900)
    assert keys.journal() == whole
    desk = small_office.enrol(TWO, "Petugas Tiga")
    small_office.central.accounts.revoke(desk.caller.device, small_office.time)
    assert [line.kind for line in keys.journal()] == [*(w.kind for w in whole), "revocation"]
