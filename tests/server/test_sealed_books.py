"""Books that nobody reads without their key: attachments and database."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from server.blobs import FolderStore, Missing, StoreFailed
from server.central import Central
from server.database import get_meta, set_meta
from server.sealed_books import LockedStore

KEY = bytes(range(32))
PHOTO = b"Foto rumah pelapor di belakang pasar." * 40


def test_what_is_put_in_comes_out_whole_or_in_part(tmp_path: Path) -> None:
    store = LockedStore(FolderStore(tmp_path), KEY)
    store.put("whole/ab", PHOTO)
    store.put("whole/empty", b"")
    assert store.get("whole/ab") == PHOTO
    assert store.get("whole/ab", 5, 4) == PHOTO[5:9]
    assert store.get("whole/ab", len(PHOTO)) == b""
    assert store.get("whole/empty") == b""
    assert store.size("whole/ab") == len(PHOTO)
    assert store.size("whole/none") is None
    assert [(s.name, s.size) for s in store.listing("whole")] == [
        ("whole/ab", len(PHOTO)),
        ("whole/empty", 0),
    ]
    store.delete("whole/ab")
    with pytest.raises(Missing):
        store.get("whole/ab")


def test_nothing_of_it_is_readable_and_no_alteration_or_other_key_opens_it(tmp_path: Path) -> None:
    store = LockedStore(FolderStore(tmp_path), KEY)
    store.put("whole/ab", PHOTO)
    (file,) = (tmp_path / "whole").iterdir()
    sealed = file.read_bytes()
    assert b"pelapor" not in sealed
    with pytest.raises(StoreFailed):
        LockedStore(FolderStore(tmp_path), bytes(32)).get("whole/ab")
    file.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    with pytest.raises(StoreFailed):
        store.get("whole/ab")
    # Another object in its place is noticed too: each is bound to its name.
    store.put("whole/cd", PHOTO)
    (tmp_path / "whole" / "cd").replace(file)
    with pytest.raises(StoreFailed):
        store.get("whole/ab")


def test_the_database_opens_with_its_key_alone(tmp_path: Path) -> None:
    central = Central(tmp_path, key=KEY)
    with central.database.write() as connection:
        set_meta(connection, "trial", "Laporan rahasia tentang jalan berlubang")
    read = b"".join(path.read_bytes() for path in tmp_path.glob("central.db*"))
    central.close()
    read += b"".join(path.read_bytes() for path in tmp_path.glob("central.db*"))
    assert b"rahasia" not in read
    assert not read.startswith(b"SQLite format 3")
    for other in (None, bytes(32)):
        with pytest.raises(DBAPIError):
            Central(tmp_path, key=other)
    again = Central(tmp_path, key=KEY)
    with again.database.read() as connection:
        assert get_meta(connection, "trial").startswith("Laporan rahasia")
    again.close()


def test_a_key_of_another_length_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Central(tmp_path, key=b"short")
