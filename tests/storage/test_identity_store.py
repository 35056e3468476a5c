"""Who this desk is: keys before enrolment, certificate after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.errors import SignInNeeded
from desktop.storage.replica import Replica
from sync.access import EnrolAnswer
from sync.crypto import CERTIFICATE, SigningKey, open_signed, seal, unseal
from sync.wire import Certificate, Limits
from tests.storage.support import KEY, FixedClock

SERVER = SigningKey()


def certificate(serial: int) -> Certificate:
    return Certificate(
        "d", serial, "o", "Nama", "a", "Dinas", "Asia/Jakarta", "liaison", b"k", "age", 1
    )


def test_nothing_is_known_before_keys_and_enrolment(replica: Replica) -> None:
    identity = replica.identity
    assert not identity.is_enrolled
    with pytest.raises(SignInNeeded):
        _ = identity.device_key
    with pytest.raises(SignInNeeded):
        identity.repinned(b"x", "y")
    identity.prepare("https://server.test")
    assert identity.url == "https://server.test"
    with pytest.raises(SignInNeeded):
        _ = identity.token
    with pytest.raises(SignInNeeded):
        replica.sealed_work()


def test_keys_stay_when_enrolment_is_tried_again(replica: Replica) -> None:
    replica.identity.prepare("https://one.test")
    before = replica.identity.device_key, replica.identity.age_identity
    replica.identity.prepare("https://two.test")
    assert (replica.identity.device_key, replica.identity.age_identity) == before
    assert replica.identity.url == "https://two.test"
    sealed = seal(replica.identity.age_public, b"isi")
    assert unseal(replica.identity.age_identity, sealed) == b"isi"


def test_enrolment_renewal_and_rotation_survive_a_restart(replica: Replica, tmp_path: Path) -> None:
    identity = replica.identity
    identity.prepare("https://server.test")
    signed = SERVER.signed(CERTIFICATE, certificate(1))
    identity.enrolled(EnrolAnswer(signed, "token", SERVER.public, "age1", b"e", 1, Limits()))
    assert identity.is_enrolled
    assert (identity.token, identity.server_age) == ("token", "age1")
    renewed = SERVER.signed(CERTIFICATE, certificate(2))
    identity.renewed("fresh", renewed)
    identity.repinned(b"n" * 32, "age2")
    replica.close()
    again = Replica.open(tmp_path / "replica.db", KEY, clock=FixedClock())
    found = again.identity
    assert (found.token, found.server_key, found.server_age) == ("fresh", b"n" * 32, "age2")
    assert (
        open_signed(SERVER.public, CERTIFICATE, found.signed_certificate, Certificate).serial == 2
    )
    assert found.certificate.serial == 2
    again.close()
