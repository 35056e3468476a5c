"""Everything that can be said of a desk's health, in order, whether it can be opened or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desktop.desk import Desk
from desktop.domain.errors import KeyringLocked, PenghubungError, WrongKey, WrongPassphrase
from desktop.platform.paths import Home
from desktop.platform.vault import Vault
from desktop.services.faults import NotEnrolled
from desktop.services.health import (
    Area,
    Finding,
    HealthFault,
    HealthService,
    around,
    enrolled,
    key_kept,
)
from desktop.services.notices.access import NOT_ENROLLED
from desktop.services.notices.health import KEY_COPY_LOST


def examined(
    home: Home, vault: Vault, open_desk: Callable[[], Desk], *, line: bool = True
) -> Iterator[Finding]:
    """Look at a desk that is closed; `open_desk` may raise any `PenghubungError`. `line` False:
    the server is not asked."""
    yield from around(home)
    enrolment, profile = enrolled(home)
    if profile is None:
        yield Finding("enrolment", enrolment.error or NotEnrolled(NOT_ENROLLED, "no profile"))
        return
    before = vault.key_file_state(profile)
    try:
        desk = open_desk()
    except PenghubungError as error:
        part = _part(error)
        lost = part == "key" and before != "intact"
        # The passphrase is right and helps nothing: that has to be said.
        yield Finding(part, HealthFault(KEY_COPY_LOST) if lost else error)
        return
    with desk:
        yield enrolment
        yield key_kept(before, vault, desk.profile)
        yield from _inside(desk, line=line)


def of_open(desk: Desk) -> Iterator[Finding]:
    """The same of a desk that is open."""
    yield from around(desk.home)
    yield enrolled(desk.home)[0]
    yield key_kept("intact", desk.vault, desk.profile)
    yield from _inside(desk, line=True)


def _inside(desk: Desk, *, line: bool) -> Iterator[Finding]:
    health = HealthService(desk.replica, desk.spares, desk.looks.run, desk.clock)
    file = health.file()
    yield file
    if file.error is None:
        yield health.spares()
    yield from health.inside()
    if line:
        yield health.server()


def _part(error: PenghubungError) -> Area:
    if isinstance(error, NotEnrolled):
        return "enrolment"
    return "key" if isinstance(error, KeyringLocked | WrongKey | WrongPassphrase) else "file"
