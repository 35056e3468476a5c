"""Attachments on their way: brought after the text, fetched when asked for, resumed where cut.

Failure policy, fault by fault:
- CutOff, Timeout: the server is asked how much it has, and the rest goes; while that grows the
  transfer goes on. Where it did not grow, slices are sent, each half as long as the last: a
  proxy that passes nothing on before it has all must get little at once. After three tries
  without a byte of progress the error ends the transfers.
- The server has another offset (409): continue from there. It says the digest differs: from 0,
  once; then the file is turned down, like one of a type or size that it does not take. That is
  the officer's to decide and holds up no other file.
- ServerDown with a short Retry-After: waited for, three times.
- A fetched file whose digest differs is dropped and fetched once more, then told as BadAnswer.
- Everything else ends the transfers. What arrived stays noted; the text is not concerned.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sync import errors
from sync.ports import AttachmentPort, Clock, Download, Upload

if TYPE_CHECKING:
    from sync.http import HttpTransport

BLOBS_PATH: Final = "/api/v1/blobs/"
_SLICE: Final = 64 << 10
_SMALLEST_SLICE: Final = 4 << 10
_FRUITLESS: Final = 3
_SHORT_WAIT: Final = 15
_KEEP: Final = 32 << 10
_STARTS_AGAIN: Final = frozenset({"blob_offset", "blob_mismatch"})


@dataclass(frozen=True, slots=True)
class Transfer:
    """Progress of one file, for the screen: bytes there of `size`."""

    sha256: bytes
    done: int
    size: int
    up: bool


@dataclass(frozen=True, slots=True)
class Carried:
    """What a run did for attachments. `outstanding`: files of accepted operations that the
    server lacks; `error`: code of what ended the transfers, empty where nothing did."""

    sent: int = 0
    outstanding: int = 0
    error: str = ""


NOTHING_CARRIED: Final = Carried()


class _Part(io.RawIOBase):
    """Bytes of a stored file from `start` to `end`, read as they are sent."""

    def __init__(self, port: AttachmentPort, upload: Upload, start: int, end: int) -> None:
        super().__init__()
        self._port = port
        self._sha256 = upload.sha256
        self._start, self._end = start, end
        self._at = start
        self.watch: Callable[[int], None] = lambda at: None

    def __len__(self) -> int:
        return self._end - self._start

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        # With the length it says how much will come: older proxies refuse chunks.
        return self._at - self._start

    def readinto(self, buffer: Any) -> int:
        self.watch(self._at)
        content = self._port.read(self._sha256, self._at, min(len(buffer), self._end - self._at))
        if not content and self._at < self._end:
            raise errors.BlobRefused("not_here")
        buffer[: len(content)] = content
        self._at += len(content)
        return len(content)


class Transfers:
    """Brings and fetches files for one desk over one connection. One at a time."""

    def __init__(
        self,
        token: str,
        port: AttachmentPort,
        transport: HttpTransport,
        clock: Clock,
        *,
        progress: Callable[[Transfer], None] = lambda transfer: None,
        cancelled: Callable[[], bool] = lambda: False,
        allowed: Callable[[int], bool] = lambda size: True,
    ) -> None:
        """`allowed`: whether so many bytes more may travel by themselves; asked file by file."""
        self._token = token
        self._allowed = allowed
        self._port = port
        self._transport = transport
        self._clock = clock
        self._tell = progress
        self._cancelled = cancelled
        self.arrived = 0
        """Files that the server has now and had not before."""

    def carry(self) -> Carried:
        """Bring all, then fetch all. A fault of the line is told, not raised."""
        error = ""
        try:
            self.bring_all()
            self.fetch_all()
        except errors.ExchangeError as fault:
            error = fault.code
        return Carried(self.arrived, len(self._port.uploads()), error)

    def bring_all(self) -> None:
        """Bring every file that accepted operations still owe. Raises what ends it."""
        for upload in self._port.uploads():
            if not self._allowed(upload.size - upload.offset):
                continue
            try:
                self._bring(upload)
            except errors.BlobRefused as error:
                self._port.turned_down(upload.sha256, error.why)

    def fetch_all(self) -> None:
        """Fetch what the officer's setting asks for. Raises what ends it."""
        for download in self._port.downloads():
            if not self._allowed(download.size - download.have):
                continue
            # One that has left the agency meanwhile is no fault of the others.
            with suppress(errors.BlobRefused):
                self._fetch(download)

    def fetch(self, sha256: bytes) -> bool:
        """Fetch one file; False where no entry of the copy has it."""
        download = self._port.download(sha256)
        if download is None:
            return False
        self._fetch(download)
        return True

    def _bring(self, upload: Upload) -> None:
        offset, known, slice_ = upload.offset, not upload.tried, 0
        fruitless = moved = mismatches = 0
        while True:
            try:
                if not known:
                    before, (offset, whole) = offset, self._asked(upload)
                    if whole:
                        return
                    if offset > before:
                        fruitless = 0
                    elif fruitless:
                        slice_ = max(_SMALLEST_SLICE, slice_ // 2) if slice_ else _SLICE
                    known = True
                before, (offset, whole) = offset, self._put(upload, offset, slice_)
                if whole:
                    return
                if offset <= before:
                    # It says that it took the body, and has no byte more.
                    raise errors.CutOff
                fruitless = 0
            except errors.BlobRefused as error:
                moved += error.why == "blob_offset"
                mismatches += error.why == "blob_mismatch"
                if error.why not in _STARTS_AGAIN or moved > _FRUITLESS or mismatches > 1:
                    raise
                offset = max(0, error.offset)
            except (errors.CutOff, errors.Timeout):
                known, fruitless = False, fruitless + 1
                if fruitless > _FRUITLESS:
                    raise
                if fruitless > 1:
                    self._wait(2 ** (fruitless - 2))
            except errors.ServerDown as error:
                known, fruitless = False, fruitless + 1
                if fruitless > _FRUITLESS or not 0 < error.retry_after <= _SHORT_WAIT:
                    raise
                self._wait(error.retry_after)

    def _asked(self, upload: Upload) -> tuple[int, bool]:
        """How much of it the server has, and whether that is all."""
        self._check()
        headers = self._transport.ask("HEAD", BLOBS_PATH + upload.sha256.hex(), self._token, {})
        return self._noted(upload, headers)

    def _put(self, upload: Upload, offset: int, slice_: int) -> tuple[int, bool]:
        """Send from `offset` to the end, or one slice; then as `_asked`."""
        self._port.offered(upload.sha256, offset)
        end = min(upload.size, offset + slice_) if slice_ else upload.size
        part = _Part(self._port, upload, offset, end)
        part.watch = lambda at: self._check(Transfer(upload.sha256, at, upload.size, True))
        numbers = {"Upload-Offset": str(offset), "Upload-Length": str(upload.size)}
        path = BLOBS_PATH + upload.sha256.hex()
        return self._noted(upload, self._transport.ask("PUT", path, self._token, numbers, part))

    def _noted(self, upload: Upload, headers: Any) -> tuple[int, bool]:
        """Store what the server says it has."""
        try:
            offset = int(headers["Upload-Offset"])
            number = int(headers.get("Upload-Number", "0"))
        except (KeyError, ValueError):
            raise errors.ProxyPage("offset") from None
        if number:
            self._port.arrived(upload.sha256, number)
            self.arrived += 1
            self._tell(Transfer(upload.sha256, upload.size, upload.size, True))
            return upload.size, True
        if not 0 <= offset <= upload.size:
            raise errors.ProxyPage("offset")
        self._port.offered(upload.sha256, offset)
        return offset, False

    def _fetch(self, download: Download) -> None:
        fruitless, have, again = 0, download.have, False
        while True:
            try:
                have = self._get(download, have)
                if self._port.complete(download.sha256):
                    return
                if again:
                    raise errors.BadAnswer("blob")
                have, again = 0, True
            except (errors.CutOff, errors.Timeout):
                found = self._port.download(download.sha256)
                if found is None:
                    return
                fruitless = 0 if found.have > have else fruitless + 1
                have = found.have
                if fruitless >= _FRUITLESS:
                    raise
                if fruitless:
                    self._wait(2 ** (fruitless - 1))
            except errors.ServerDown as error:
                fruitless += 1
                if fruitless > _FRUITLESS or not 0 < error.retry_after <= _SHORT_WAIT:
                    raise
                self._wait(error.retry_after)

    def _get(self, download: Download, have: int) -> int:
        """Fetch from `have` to the end, keeping what comes as it comes."""
        if have >= download.size:
            return have
        wanted = {"Range": f"bytes={have}-"}
        path = BLOBS_PATH + download.sha256.hex()
        waiting = bytearray()
        with self._transport.fetch(path, self._token, wanted) as (headers, chunks):
            if headers.get("Upload-Offset", "") != str(have):
                raise errors.ProxyPage("offset")
            try:
                for chunk in chunks:
                    self._check(Transfer(download.sha256, have, download.size, False))
                    waiting += chunk[: download.size - have - len(waiting)]
                    if len(waiting) >= _KEEP:
                        have = self._keep(download, have, waiting)
            finally:
                have = self._keep(download, have, waiting)
        if have < download.size:
            raise errors.CutOff
        return have

    def _keep(self, download: Download, have: int, waiting: bytearray) -> int:
        if waiting:
            self._port.store(download.sha256, have, bytes(waiting))
            have += len(waiting)
            waiting.clear()
        return have

    def _check(self, transfer: Transfer | None = None) -> None:
        if self._cancelled():
            raise errors.Cancelled
        if transfer is not None:
            self._tell(transfer)

    def _wait(self, seconds: float) -> None:
        # Jitter: a whole region must not come back in the same second.
        self._clock.sleep(seconds * random.uniform(1.0, 1.5))
