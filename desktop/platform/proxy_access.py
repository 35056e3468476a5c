"""Name and password for the network's proxy, kept in the operating system's keyring only."""

from __future__ import annotations

from typing import Final

import msgspec
from keyring.backend import KeyringBackend

from desktop.domain.errors import KeyringLocked
from desktop.platform.os_keyring import convert_keyring_errors

_SERVICE: Final = "Penghubung proxy"


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """What the keyring holds for one proxy."""

    user: str
    password: str

    def __repr__(self) -> str:
        return "Kept(...)"


class ProxyVault:
    """Access by a proxy's `host:port`. Without a keyring nothing is kept."""

    def __init__(self, keyring: KeyringBackend | None) -> None:
        self._keyring = keyring

    def find(self, place: str) -> Kept | None:
        """What is kept for this proxy; None also where the keyring does not answer."""
        if self._keyring is None:
            return None
        try:
            with convert_keyring_errors():
                text = self._keyring.get_password(_SERVICE, place)
            return None if text is None else msgspec.json.decode(text, type=Kept)
        except (KeyringLocked, msgspec.MsgspecError):
            return None

    def keep(self, place: str, user: str, password: str) -> None:
        """Raises `KeyringLocked`, also without a keyring: it goes into no file."""
        if self._keyring is None:
            raise KeyringLocked("no keyring")
        text = msgspec.json.encode(Kept(user, password)).decode()
        with convert_keyring_errors():
            self._keyring.set_password(_SERVICE, place, text)

    def forget(self, place: str) -> bool:
        """True where something was kept. Raises `KeyringLocked`."""
        if self._keyring is None:
            return False
        with convert_keyring_errors():
            if self._keyring.get_password(_SERVICE, place) is None:
                return False
            self._keyring.delete_password(_SERVICE, place)
        return True
