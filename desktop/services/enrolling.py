"""Becoming a desk of a server: key, file and device keys first, then the one-time code.

Failure policy: everything is made and stored before the code is used, so that a lost answer can
be asked for again with the same keys; what stands here already is continued, never replaced.
"""

from __future__ import annotations

import platform
from collections.abc import Callable
from typing import TYPE_CHECKING

from keyring.backend import KeyringBackend

from desktop.domain.errors import DbExists, KeyringLocked, WrongKey
from desktop.platform.passphrase import MIN_LENGTH, generate_recovery_passphrase, long_enough
from desktop.platform.paths import Home, Profile
from desktop.platform.vault import Vault
from desktop.services.faults import NotEnrolled, converted
from desktop.services.notices import access as notices
from desktop.storage.replica import Replica
from sync import crypto, errors
from sync.access import EnrolmentCode
from sync.ports import Clock

if TYPE_CHECKING:
    from sync.http import HttpTransport


def check_passphrase(passphrase: str) -> None:
    """Raises `NotEnrolled` for one that may not protect a key."""
    if not long_enough(passphrase):
        raise NotEnrolled(notices.TOO_SHORT.having(n=MIN_LENGTH), "passphrase")


def read_code(code: str) -> EnrolmentCode:
    """A pasted code. Raises `NotEnrolled` where it is mistyped."""
    try:
        return crypto.read_code(code)
    except crypto.BadCode as error:
        raise NotEnrolled(notices.BAD_CODE, str(error)) from error


def new_key(
    vault: Vault,
    profile: Profile,
    passphrase: str | None,
    keyring: KeyringBackend | None,
    made_passphrase: Callable[[str], None],
) -> bytes:
    """Make and keep a new replica's key. Without a passphrase one is made and told once, and
    the keyring has to work. Raises `NotEnrolled` where neither is to be had."""
    if passphrase is not None:
        check_passphrase(passphrase)
        return vault.create(profile, passphrase)
    if keyring is None:
        raise NotEnrolled(notices.NO_KEYRING.having(n=MIN_LENGTH), "no keyring")
    made = generate_recovery_passphrase()
    key = vault.create(profile, made)
    try:
        vault.unlock(profile, None)
    except (KeyringLocked, WrongKey) as error:
        vault.forget(profile)
        raise NotEnrolled(notices.NO_KEYRING.having(n=MIN_LENGTH), "keyring fails") from error
    made_passphrase(made)
    return key


def open_or_create(home: Home, profile: Profile, key: bytes, clock: Clock) -> Replica:
    """The replica of an earlier try, or a new one."""
    path = home.replica(profile)
    try:
        return Replica.create(path, key, clock=clock)
    except DbExists:
        return Replica.open(path, key, clock=clock)


def use_code(replica: Replica, code: EnrolmentCode, url: str, transport: HttpTransport) -> None:
    """Keys first, then the code; a refused code leaves an earlier enrolment as it was."""
    from sync import enrolment

    identity = replica.identity
    before = identity.url if identity.is_enrolled else None
    identity.prepare(url)
    key = crypto.SigningKey(identity.device_key)
    try:
        made = enrolment.enrol(transport, code, key, identity.age_public, platform.node())
    except errors.ExchangeError as error:
        if before is not None:
            identity.prepare(before)
        raise converted(error) from error
    identity.enrolled(made.answer, made.authority, made.since)
