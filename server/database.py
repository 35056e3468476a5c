"""The server's database: SQLite by default, PostgreSQL for a region.

Failure policy: a write unit is one transaction that takes its lock at BEGIN (SQLite: IMMEDIATE,
in turn; PostgreSQL: row locks, the counter's row last). A page that is read is one REPEATABLE
READ (SQLite: snapshot) transaction, closed before a byte is written to a socket.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url

from server import schema, sealed_books


class Database:
    """Engine, transactions and the few statements that differ between the two databases."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.sqlite = engine.dialect.name == "sqlite"
        # One writer at a time in this process: SQLite's own waiting polls and is unfair.
        self._turn: contextlib.AbstractContextManager[object] = (
            threading.Lock() if self.sqlite else contextlib.nullcontext()
        )

    @classmethod
    def at(cls, url: str, key: bytes | None = None) -> Database:
        """Connect to a SQLAlchemy URL; `postgresql://` means psycopg. `key`: 32 raw bytes of a
        SQLite file that is encrypted whole, its log with it (SQLCipher)."""
        parsed = make_url(url)
        if parsed.drivername in ("postgresql", "postgres"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        if parsed.get_backend_name() != "sqlite":
            return cls(
                create_engine(
                    parsed, pool_size=8, max_overflow=24, pool_pre_ping=True, hide_parameters=True
                )
            )
        if parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
            if not (path := Path(parsed.database)).exists():
                path.touch(mode=0o600)
        engine = create_engine(
            parsed,
            module=None if key is None else sealed_books.driver(),
            pool_size=8,
            max_overflow=56,
            connect_args={"timeout": 60, "check_same_thread": False},
            # An error's text must not quote a complaint.
            hide_parameters=True,
        )

        @event.listens_for(engine, "connect")
        def _connect(connection, _record):  # type: ignore[no-untyped-def]
            connection.isolation_level = None
            for pragma in (
                *(() if key is None else sealed_books.pragmas(key)),
                "journal_mode=WAL",
                "synchronous=FULL",
                "foreign_keys=ON",
                "busy_timeout=60000",
                "secure_delete=ON",
            ):
                connection.execute(f"PRAGMA {pragma}")

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            mode = "IMMEDIATE" if connection.get_execution_options().get("writes") else "DEFERRED"
            connection.exec_driver_sql(f"BEGIN {mode}")

        return cls(engine)

    @contextlib.contextmanager
    def write(self) -> Iterator[Connection]:
        """A write unit; commits at the end, rolls back on any exception."""
        with self._turn, self.engine.connect() as connection:
            writing = connection.execution_options(writes=True)
            with writing.begin():
                yield writing

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view over several statements."""
        with self.engine.connect() as connection:
            reading = (
                connection
                if self.sqlite
                else connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            )
            with reading.begin():
                yield reading

    def insert_new(self, connection: Connection, table: str, **values: object) -> bool:
        """Insert unless the primary key is there; waits for another's insert of the same key.

        True where this call inserted the row.
        """
        target = schema.metadata.tables[table]
        make = sqlite.insert if self.sqlite else postgresql.insert
        statement = make(target).values(**values).on_conflict_do_nothing()
        # Not `rowcount`: psycopg's is unknown for an INSERT that SQLAlchemy has closed.
        inserted = connection.execute(statement.returning(*target.primary_key))
        return inserted.first() is not None

    def scrub(self) -> None:
        """After a purge: take deleted text out of SQLite's log too, as far as no reader holds it.

        PostgreSQL does so by itself (autovacuum).
        """
        if self.sqlite:
            with self.engine.connect() as connection:
                raw = connection.connection.driver_connection
                assert raw is not None  # a connection that was just taken
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()

    def create(self) -> None:
        """Prepare an empty database's counter row."""
        with self.write() as connection:
            if connection.execute(select(schema.counter.c.value)).first() is None:
                connection.execute(insert(schema.counter).values(id=1, value=0))


def take_numbers(connection: Connection, count: int) -> int:
    """Take `count` numbers off the counter, locking it until commit; the first one."""
    last: int = connection.execute(
        update(schema.counter)
        .values(value=schema.counter.c.value + count)
        .returning(schema.counter.c.value)
    ).scalar_one()
    return last - count + 1


def read_counter(connection: Connection) -> int:
    """The counter as this transaction sees it."""
    return int(connection.execute(select(schema.counter.c.value)).scalar_one())


def get_meta(connection: Connection, key: str, default: str = "") -> str:
    """A setting of this database."""
    value = connection.execute(
        select(schema.meta.c.value).where(schema.meta.c.key == key)
    ).scalar_one_or_none()
    return default if value is None else str(value)


def set_meta(connection: Connection, key: str, value: str) -> None:
    """Store a setting of this database."""
    changed = connection.execute(
        update(schema.meta).where(schema.meta.c.key == key).values(value=value)
    )
    if changed.rowcount == 0:
        connection.execute(insert(schema.meta).values(key=key, value=value))
