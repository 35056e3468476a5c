"""Tells a wrong key from a damaged first page, by checking single pages of the file.

SQLCipher reports both as "not a database". Layout of a page as documented for SQLCipher 4:
content, then 16 bytes of IV and a 64-byte HMAC-SHA512 over content, IV and page number; the
first page starts with 16 bytes of salt.
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path
from typing import Final

PAGE: Final = 4096
_SALT: Final = 16
_MAC: Final = 64
_MASK: Final = 0x3A
_FAST_ROUNDS: Final = 2
_TRIED: Final = 64


def key_fits_some_page(path: Path, key: bytes) -> bool:
    """Whether the key authenticates any of the first pages: then it is the file's key."""
    with path.open("rb") as file:
        salt = file.read(_SALT)
        if len(salt) < _SALT:
            return False
        mac_key = hashlib.pbkdf2_hmac(
            "sha512", key, bytes(byte ^ _MASK for byte in salt), _FAST_ROUNDS, 32
        )
        file.seek(0)
        for number in range(1, _TRIED + 1):
            page = file.read(PAGE)
            if len(page) < PAGE:
                return False
            content = page[_SALT if number == 1 else 0 : -_MAC]
            expected = hmac.new(mac_key, content + number.to_bytes(4, "little"), "sha512")
            if hmac.compare_digest(expected.digest(), page[-_MAC:]):
                return True
    return False
