"""What every store must do: a folder, and an S3-compatible server."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from server.blobs import FolderStore, Missing, Store, StoreFailed, open_store


def test_what_is_put_is_got_whole_or_in_part(store: Store) -> None:
    content = os.urandom(300_000)
    store.put("blob/ab/abcd", content)
    assert store.size("blob/ab/abcd") == len(content)
    assert store.get("blob/ab/abcd") == content
    assert store.get("blob/ab/abcd", 100, 50) == content[100:150]
    assert store.get("blob/ab/abcd", 299_990, 50) == content[299_990:]
    store.put("blob/ab/abcd", b"lain")
    assert store.get("blob/ab/abcd") == b"lain"


def test_what_is_not_there_is_said(store: Store) -> None:
    assert store.size("blob/00/none") is None
    assert store.listing("part/x/") == []
    with pytest.raises(Missing):
        store.get("blob/00/none")
    store.delete("blob/00/none")


def test_listing_is_by_prefix_and_in_order(store: Store) -> None:
    for offset in (200, 0, 100):
        store.put(f"part/dev/one/{offset:012d}", bytes(offset + 1))
    store.put("part/dev/other/000000000000", b"x")
    found = store.listing("part/dev/one/")
    assert [(item.name[-3:], item.size) for item in found] == [
        ("000", 1),
        ("100", 101),
        ("200", 201),
    ]
    assert all(item.at > 1_600_000_000 for item in found)
    for item in found:
        store.delete(item.name)
    assert store.listing("part/dev/one/") == []
    assert len(store.listing("part/")) == 1


def test_a_folder_shows_nothing_of_a_cut_write(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.put("blob/ab/abcd", b"isi")
    left = tmp_path / "blob" / "ab" / "abcd.0123.tmp"
    left.write_bytes(b"setengah")
    assert [item.name for item in store.listing("blob/")] == ["blob/ab/abcd"]
    store.tidy(int(left.stat().st_mtime) + 10)
    assert not left.exists()
    assert store.get("blob/ab/abcd") == b"isi"
    assert (tmp_path / "blob" / "ab" / "abcd").stat().st_mode & 0o777 == 0o600 or os.name == "nt"


def test_a_folder_that_cannot_be_written_fails_as_a_store(tmp_path: Path) -> None:
    (tmp_path / "blob").write_bytes(b"a file where a folder should be")
    with pytest.raises(StoreFailed):
        FolderStore(tmp_path).put("blob/ab/abcd", b"isi")


def test_an_unreadable_configuration_is_refused(tmp_path: Path) -> None:
    (tmp_path / "storage.json").write_text('{"uri": "s3://x"}', encoding="utf-8")
    with pytest.raises(ValueError, match="storage"):
        open_store(tmp_path)
    (tmp_path / "storage.json").write_text('{"url": "nowhere"}', encoding="utf-8")
    with pytest.raises(StoreFailed):
        open_store(tmp_path)
