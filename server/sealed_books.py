"""Books that nobody reads without their key: the database (SQLCipher) and the attachments.

For a server on the officer's own PC, whose disk others may use. The key comes from whoever starts
the server, on standard input, and is written nowhere here. File names are digests and stay as
they are; the server's own keys and its journal hold nothing of a complaint.
"""

from __future__ import annotations

import secrets
from types import ModuleType
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from server.blobs import Store, Stored, StoreFailed

KEY_BYTES: Final = 32
_NONCE: Final = 12
_TAG: Final = 16


def driver() -> ModuleType:
    """The SQLite that encrypts; loaded only where a key was given."""
    from sqlcipher3 import dbapi2

    found: ModuleType = dbapi2
    return found


def pragmas(key: bytes) -> tuple[str, ...]:
    """What must run first on every connection. Raises `ValueError` for a key of another length."""
    if len(key) != KEY_BYTES:
        raise ValueError("the key must have 32 bytes")
    # SQLCipher's own log would write to stderr; what is sorted must not go to a file.
    return (
        "cipher_log=OFF",
        f"key=\"x'{key.hex()}'\"",
        "cipher_memory_security=OFF",
        "temp_store=MEMORY",
    )


class LockedStore:
    """Another store's objects, each encrypted whole (AES-256-GCM) and bound to its name."""

    def __init__(self, store: Store, key: bytes) -> None:
        self._store = store
        self._cipher = AESGCM(key)

    def put(self, name: str, content: bytes) -> None:
        """See `Store.put`."""
        nonce = secrets.token_bytes(_NONCE)
        self._store.put(name, nonce + self._cipher.encrypt(nonce, content, name.encode()))

    def get(self, name: str, start: int = 0, length: int | None = None) -> bytes:
        """See `Store.get`. Raises `StoreFailed` too where it was altered."""
        sealed = self._store.get(name)
        try:
            nonce, rest = sealed[:_NONCE], sealed[_NONCE:]
            content = self._cipher.decrypt(nonce, rest, name.encode())
        except (InvalidTag, ValueError) as error:
            raise StoreFailed("an object does not open with this key") from error
        return content[start:] if length is None else content[start : start + length]

    def size(self, name: str) -> int | None:
        """See `Store.size`."""
        sealed = self._store.size(name)
        return None if sealed is None else sealed - _NONCE - _TAG

    def delete(self, name: str) -> None:
        """See `Store.delete`."""
        self._store.delete(name)

    def listing(self, prefix: str) -> list[Stored]:
        """See `Store.listing`."""
        found = self._store.listing(prefix)
        return [Stored(one.name, one.size - _NONCE - _TAG, one.at) for one in found]

    def tidy(self, before: int) -> None:
        """See `Store.tidy`."""
        self._store.tidy(before)
