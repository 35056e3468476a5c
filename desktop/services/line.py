"""The way to the server: what a carriage needs from one run to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyring.backend import KeyringBackend

from desktop.platform.proxy_access import ProxyVault

if TYPE_CHECKING:
    from sync.http import HttpTransport
    from sync.proxy import ProxyAccess
    from sync.tls import Memory


class Line:
    """Makes carriages for one desk. TLS sessions are resumed from run to run; access to a proxy
    comes from the keyring."""

    def __init__(self, keyring: KeyringBackend | None) -> None:
        self._access = ProxyVault(keyring)
        self._memory: Memory | None = None

    def __call__(self, url: str) -> HttpTransport:
        """A carriage to `url`. Raises `sync.errors.InsecureAddress`."""
        # Only here: reading needs no network library.
        from sync.http import HttpTransport
        from sync.tls import Memory

        self._memory = self._memory or Memory()
        return HttpTransport(url, memory=self._memory, ask=self._ask)

    def _ask(self, place: str) -> ProxyAccess | None:
        from sync.proxy import ProxyAccess

        kept = self._access.find(place)
        return None if kept is None else ProxyAccess(kept.user, kept.password)
