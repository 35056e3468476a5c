"""Under which address this server is reached, and what may be unencrypted (EXCHANGE §1)."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

DEFAULT_URL: Final = "http://127.0.0.1:8765"
_ADDRESS_FILE: Final = "address"
_PUBLIC_FILE: Final = "url"
_TRUST_FILE: Final = "trust"


_OWN: Final = "own"


class BadAddress(Exception):
    """No address, or one that would send the exchange unencrypted over a network."""


def is_loopback(host: str) -> bool:
    """Whether a host is this very machine: only there may the line be unencrypted."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def checked_url(url: str) -> str:
    """The address without a slash at its end. Raises `BadAddress` unless HTTPS or loopback."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        raise BadAddress(f"{url!r} is no address: give https://HOST[:PORT].")
    if parts.scheme == "http" and not is_loopback(host):
        raise BadAddress(f"{url} is not encrypted: a PC elsewhere needs an https:// address.")
    return url.rstrip("/")


def known_url(data: Path) -> str:
    """The address that enrolment codes carry: of the last `serve`, else the public one."""
    for name in (_ADDRESS_FILE, _PUBLIC_FILE):
        path = data / name
        if path.is_file():
            return path.read_text(encoding="utf-8").strip()
    return DEFAULT_URL


def keep_public(data: Path, url: str) -> None:
    """Remember the public address for every later `serve`."""
    (data / _PUBLIC_FILE).write_text(url, encoding="utf-8")


def has_public(data: Path) -> bool:
    """Whether a public address was ever given."""
    return (data / _PUBLIC_FILE).is_file()


def vouched_by_itself(data: Path) -> bool:
    """Whether the last `serve` used this server's own certificate authority."""
    path = data / _TRUST_FILE
    return path.is_file() and path.read_text(encoding="utf-8") == _OWN


def announce(data: Path, listening: str, *, own_authority: bool = False) -> None:
    """Write down where this server is reached: its public address, or where it listens; and
    who vouches for it there."""
    (data / _TRUST_FILE).write_text(_OWN if own_authority else "public", encoding="utf-8")
    public = data / _PUBLIC_FILE
    url = public.read_text(encoding="utf-8").strip() if public.is_file() else listening
    (data / _ADDRESS_FILE).write_text(url, encoding="utf-8")
