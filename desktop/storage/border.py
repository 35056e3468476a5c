"""The one place where database exceptions become the desk's own errors."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from desktop.domain.errors import (
    BugError,
    DbCorrupt,
    DbLocked,
    DiskFailed,
    DiskFull,
    PenghubungError,
    WrongKey,
)

# Primary result codes of SQLite (sqlite.org/rescode.html).
_BY_CODE: Final[dict[int, type[PenghubungError]]] = {
    3: DiskFailed,  # PERM
    5: DbLocked,  # BUSY
    6: DbLocked,  # LOCKED
    8: DiskFailed,  # READONLY
    10: DiskFailed,  # IOERR
    11: DbCorrupt,  # CORRUPT
    13: DiskFull,  # FULL
    14: DiskFailed,  # CANTOPEN
    26: WrongKey,  # NOTADB
}
_NO_SPACE: Final = {errno.ENOSPC, errno.EDQUOT}


def known(error: BaseException) -> PenghubungError:
    """The desk's error for a database exception. Statements and values stay out of it."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(origin, "sqlite_errorcode", None)
    kind = _BY_CODE.get(code & 0xFF, BugError) if isinstance(code, int) else BugError
    name = getattr(origin, "sqlite_errorname", "") or type(origin).__name__
    return kind(str(name))


@contextmanager
def convert_db_errors() -> Iterator[None]:
    """Turn exceptions of SQLAlchemy, SQLCipher and the file system into `PenghubungError`."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        raise known(error) from error
    except OSError as error:
        kind = DiskFull if error.errno in _NO_SPACE else DiskFailed
        raise kind(errno.errorcode.get(error.errno or 0, "OSError")) from error
