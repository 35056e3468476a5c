"""The backend is picked by us, its errors become one, and the clock is the exchange's."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from keyring.errors import KeyringError

from desktop.domain.errors import KeyringLocked
from desktop.platform.clock import SystemClock
from desktop.platform.os_keyring import convert_keyring_errors, system_keyring
from sync.ports import Clock


def test_without_a_session_bus_there_is_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    backend = system_keyring()
    assert backend is None or type(backend).__module__ in (
        "keyring.backends.Windows",
        "keyring.backends.macOS",
    )


def test_an_entrys_name_does_not_reach_the_error() -> None:
    with pytest.raises(KeyringLocked) as caught, convert_keyring_errors():
        raise KeyringError("Password for 'officer-1'")
    assert "officer-1" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_bug_is_not_called_a_locked_keyring() -> None:
    with pytest.raises(ZeroDivisionError), convert_keyring_errors():
        raise ZeroDivisionError


def test_the_clock_tells_utc_and_never_goes_back() -> None:
    clock: Clock = SystemClock()
    before = int(datetime.now(UTC).timestamp())
    assert before <= clock.now() <= int(time.time())
    first = clock.monotonic()
    clock.sleep(-1)
    clock.sleep(0.001)
    assert clock.monotonic() > first
