"""The desk's encrypted file, opened: every store over it in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from desktop.domain.errors import DbCorrupt, DbExists, DbMissing, WrongKey
from desktop.storage.access_log import AccessBook
from desktop.storage.attachments import AttachmentStore
from desktop.storage.backup import backup, remove_files
from desktop.storage.blobs import BlobFile
from desktop.storage.border import convert_db_errors
from desktop.storage.by_hand import ByHandBook
from desktop.storage.copy import ReplicaCopy
from desktop.storage.courier import CourierBook
from desktop.storage.drafts import DraftBox
from desktop.storage.engine import Database, attachments_path, companions, create_private
from desktop.storage.exchange import OutboxExchange
from desktop.storage.handed import HandedBox
from desktop.storage.happened import Happenings
from desktop.storage.identity import IdentityStore
from desktop.storage.likeness import LikenessIndex
from desktop.storage.local import BackoffStore, Settings
from desktop.storage.marks import MarkStore
from desktop.storage.migrate import migrate
from desktop.storage.outbox import Outbox
from desktop.storage.pages import key_fits_some_page
from desktop.storage.queries import Queries
from desktop.storage.receipts import ReceiptBook
from desktop.storage.reminders import ReminderBook
from desktop.storage.returned import ReturnedBox
from desktop.storage.search import Search
from desktop.storage.sheets import SheetStore
from desktop.storage.submissions import Submissions
from desktop.storage.templates import TemplateBox
from desktop.storage.versions import VersionBook
from desktop.storage.whole import WholeCopy
from sync.ports import Clock
from sync.wire import SealedWork


class Replica:
    """One file per server and officer. `close` before the program ends.

    `copy`, `exchange` and `identity` are the ports of `sync`; the others are the officer's.
    """

    def __init__(self, database: Database, clock: Clock, upgraded_from: Path | None) -> None:
        self.database = database
        self.upgraded_from = upgraded_from
        """Backup made before an upgrade on opening; None where there was none."""
        self.drafts = DraftBox(database, clock)
        self.outbox = Outbox(database, clock)
        self.exchange = OutboxExchange(database, clock)
        self.copy = ReplicaCopy(database, clock)
        self.identity = IdentityStore(database)
        self.attachments = AttachmentStore(
            database, BlobFile(attachments_path(database.path), database.key), clock
        )
        self.receipts = ReceiptBook(database)
        self.settings = Settings(database)
        self.courier = CourierBook(database)
        self.backoff = BackoffStore(database)
        self.marks = MarkStore(database)
        self.sheets = SheetStore(database)
        self.whole = WholeCopy(database, self.copy.touched)
        self.queries = Queries(database, self.whole)
        self.happened = Happenings(database)
        self.submissions = Submissions(database)
        self.handed = HandedBox(database, clock)
        self.returned = ReturnedBox(database, clock)
        self.search = Search(database)
        self.likeness = LikenessIndex(database)
        self.templates = TemplateBox(database, clock)
        self.versions = VersionBook(database, clock)
        self.reminders = ReminderBook(database, clock)
        self.accesses = AccessBook(database)
        self.by_hand = ByHandBook(database, clock)

    @classmethod
    def open(cls, path: Path, key: bytes, *, clock: Clock) -> Self:
        """Open and, where needed, upgrade (a backup is made first).

        Raises `DbMissing`, `WrongKey`, `DbCorrupt` (use `salvage`), `DbTooNew`, `DbLocked`,
        `DiskFull`, `DiskFailed`.
        """
        with convert_db_errors():
            if not path.exists():
                raise DbMissing()
        database = Database(path, key)
        try:
            kept = migrate(database, clock.now())
            return cls(database, clock, kept)
        except WrongKey as error:
            database.close()
            if key_fits_some_page(path, key):
                raise DbCorrupt("first page") from error
            raise
        except BaseException:
            database.close()
            raise

    @classmethod
    def create(cls, path: Path, key: bytes, *, clock: Clock) -> Self:
        """Make a new, empty file, complete before it gets its name. Raises `DbExists`."""
        unfinished = path.with_name(path.name + ".new")
        with convert_db_errors():
            if path.exists():
                raise DbExists()
            path.parent.mkdir(parents=True, exist_ok=True)
            for leftover in (unfinished, *companions(unfinished), *companions(path)):
                leftover.unlink(missing_ok=True)
            create_private(unfinished)
            database = Database(unfinished, key)
            try:
                migrate(database, clock.now(), fresh=True)
            finally:
                database.close()
            unfinished.replace(path)
        return cls.open(path, key, clock=clock)

    def sealed_work(self) -> SealedWork:
        """See `OutboxExchange.sealed_work`."""
        return self.exchange.sealed_work()

    def backup(self, to: Path) -> Path:
        """A checked, same-keyed copy. Raises `DbExists`, `DiskFull`, `DiskFailed`."""
        return backup(self.database, to)

    def close(self) -> None:
        """Let go of the files."""
        self.attachments.close()
        self.database.close()

    def lock(self) -> None:
        """Let go of files and keys, but stay what the services hold; until `unlock`."""
        self.attachments.lock()
        self.database.lock()
        self.identity.forget()
        self.whole.forget()

    def unlock(self, key: bytes) -> None:
        """Go on with the same files. Raises `WrongKey`, and then stays locked."""
        self.database.unlock(key)
        self.attachments.unlock(key)
        self.identity.recall()

    def destroy(self) -> None:
        """Close and remove the file, its log and its backups: after a signed revocation."""
        self.close()
        with convert_db_errors():
            remove_files(self.database.path)
