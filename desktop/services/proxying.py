"""The network's proxy: which one the PC's settings name, and the name and password it asks for.

The address comes from the operating system, never from here. Name and password stand in the
keyring only and are never read back onto a screen.
"""

from __future__ import annotations

from keyring.backend import KeyringBackend

from desktop.platform.proxy_access import ProxyVault
from desktop.services.faults import NoSuchItem
from desktop.services.notices.access import NO_PROXY


class ProxyService:
    """The way out of one desk's network."""

    def __init__(self, keyring: KeyringBackend | None, url: str) -> None:
        """`url`: the server's."""
        self._access = ProxyVault(keyring)
        self._url = url

    def place(self) -> str:
        """The proxy on the way to the server as `host:port`; empty where there is none."""
        # Only here: reading needs no network library.
        from sync.proxy import nobody, place, system_proxy

        return place(system_proxy(self._url, nobody))

    def kept(self, place: str) -> bool:
        """Whether a name and password are kept for this proxy."""
        return bool(place) and self._access.find(place) is not None

    def keep(self, user: str, password: str) -> None:
        """Keep them for the proxy of now. Raises `NoSuchItem` where there is none,
        `KeyringLocked`."""
        self._access.keep(self._there(), user, password)

    def forget(self) -> None:
        """Forget them. Raises as `keep`."""
        self._access.forget(self._there())

    def _there(self) -> str:
        found = self.place()
        if not found:
            raise NoSuchItem(NO_PROXY, "proxy")
        return found
