"""The central server put together: database, keys, and the rooms that stand on them."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from server import agencies
from server.accounts import Accounts
from server.attachments import Attachments
from server.authority import Authority
from server.blobs import open_store
from server.coordinator import Coordinator
from server.courier import CourierDesk
from server.database import Database
from server.epochs import Epochs
from server.exchange import Exchange
from server.incoming import Incoming
from server.keys import Keyring
from server.migrate import upgrade
from server.sealed import SealedStore
from server.sealed_books import LockedStore
from server.seeds import load_seeds
from server.uploads import Uploads
from server.work import Work
from sync.codec import Dictionaries
from sync.content import canonical
from sync.wire import Limits

KEYS_FOLDER: Final = "keys"
DATABASE_FILE: Final = "central.db"
YEARS_BACK: Final = 8
YEARS_AHEAD: Final = 2


def seconds_now() -> int:
    """Unix seconds."""
    return int(time.time())


class Central:
    """One central server over a data folder (keys, journal, SQLite) and a database URL."""

    def __init__(
        self,
        data: Path,
        database_url: str | None = None,
        *,
        limits: Limits | None = None,
        now: Callable[[], int] = seconds_now,
        database: Database | None = None,
        key: bytes | None = None,
    ) -> None:
        """Open, migrate, replay the journal and seed the reference data. `key`: of books that are
        encrypted whole (`server.sealed_books`).

        Raises `server.migrate.TooNew` where the database was written by a newer program.
        """
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.data = data
        self.now = now
        url = database_url or f"sqlite:///{data / DATABASE_FILE}"
        self.database = database or Database.at(url, key)
        upgrade(self.database)
        self.database.create()
        self.keys = Keyring(data / KEYS_FOLDER)
        self.authority = Authority(data / KEYS_FOLDER)
        self.epochs = Epochs(self.database, self.keys)
        self.epochs.replay(now())
        self.limits = limits or Limits()
        store = open_store(data)
        self.attachments = Attachments(
            self.database, store if key is None else LockedStore(store, key)
        )
        self.incoming = Incoming(self.database, self.attachments, self.limits)
        self.uploads = Uploads(self.attachments, self.limits)
        self.accounts = Accounts(self.database, self.keys, self.limits)
        self.coordinator = Coordinator(self.database, self.keys, self.epochs)
        self.sealed = SealedStore(self.database, self.keys, self.accounts, self.attachments.store)
        self.sealed.replay()
        self.exchange = Exchange(
            self.database, self.keys, self.epochs, Dictionaries.shipped(), self.limits
        )
        self.courier = CourierDesk(
            self.database, self.keys, self.accounts, self.exchange, self.sealed, self.limits
        )
        self._seed()

    def _seed(self) -> None:
        """Reference data that is not there yet; what a region corrected stays corrected."""
        year = datetime.fromtimestamp(self.now(), UTC).year
        seeds = load_seeds(range(year - YEARS_BACK, year + YEARS_AHEAD + 1))
        with self.database.write() as connection:
            have = agencies.known_refs(connection)
            work = Work(self.database, connection)
            for item in seeds:
                if (item.kind, item.id) not in have:
                    work.put_ref(item.kind, item.id, canonical(item.content))
            work.stamp()

    def close(self) -> None:
        """Release the database."""
        self.database.engine.dispose()


def limits_from(path: Path) -> Limits:
    """Limits set by the region in `limits.json` of the data folder; the defaults without it."""
    if not path.exists():
        return Limits()
    fields = msgspec.json.decode(path.read_bytes(), type=dict[str, object])
    return msgspec.convert(
        [fields.get(n, getattr(Limits(), n)) for n in Limits.__struct_fields__], Limits
    )
