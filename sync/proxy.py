"""The way out of an office network: the system's proxy, and who signs in to it.

The address comes from the environment or the system's settings (Windows, macOS), never for this
very machine. A name and password stand in that address, or are asked of the desk, which keeps
them in the keyring. Nothing here puts them into a message. Proxy scripts (PAC) and sign-in by
Windows account (NTLM, Kerberos) are not spoken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, urlsplit

from requests.utils import get_environ_proxies, select_proxy

_TUNNEL: Final = re.compile(r"Tunnel connection failed: (\d{3})")


@dataclass(frozen=True, slots=True)
class ProxyAccess:
    """A name and a password for a proxy."""

    user: str = field(repr=False)
    password: str = field(repr=False)


Ask = Callable[[str], ProxyAccess | None]
"""Gives the access for a proxy's `host:port`, None where none is kept."""


def nobody(_: str) -> ProxyAccess | None:
    """No access is kept."""
    return None


def system_proxy(url: str, ask: Ask) -> str:
    """The proxy for `url` with the name and password to use; empty: none."""
    found = select_proxy(url, get_environ_proxies(url)) or ""
    if not found:
        return ""
    if "://" not in found:
        found = f"http://{found}"
    parts = urlsplit(found)
    if parts.username:
        return found
    access = ask(place(found))
    if access is None:
        return found
    user, password = quote(access.user, safe=""), quote(access.password, safe="")
    return parts._replace(netloc=f"{user}:{password}@{parts.netloc}").geturl()


def place(proxy: str) -> str:
    """`host:port` of a proxy's address, without name and password."""
    return urlsplit(proxy).netloc.rpartition("@")[2]


def tunnel_refused(text: str) -> int:
    """The status with which a proxy refused to open a tunnel; 0 where it did not."""
    found = _TUNNEL.search(text)
    return int(found[1]) if found else 0
