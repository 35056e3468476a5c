"""What reads bytes that others wrote, each with true examples and the refusals it may give.

A target is any function of bytes; everything it raises but its refusals is a find. A further
reader of foreign bytes joins by one line in `TARGETS`.
"""

from __future__ import annotations

import hashlib
import io
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import msgspec
import openpyxl

from bench.light import LightIdentity, LightOutbox, LightReplica, RealClock
from resources.practice import PracticeOffice
from resources.practice.writers import native_lines
from server.importing import ExportDamaged, NotAnExport, open_export
from sync import at_work, codec, courier_file, crypto, errors, handing
from sync.access import AuthorityAnswer, AuthorityStatement, EnrolmentCode
from sync.answer import Answer, Tally
from sync.courier import Courier
from sync.courier_file import CarriedAnswer, SealedAnswer, Shell, Unusable
from sync.tls import Sighting, explain
from sync.wire import (
    MODE_DELTA,
    PROTOCOL,
    Certificate,
    Checkpoint,
    End,
    EndStatement,
    Entry,
    Frame,
    Gone,
    Head,
    Operation,
    OpResult,
    Part,
    Ref,
    ResultsSigned,
    ResultsStatement,
    StatementItem,
    SyncRequest,
)
from tests.fuzz.mutate import mutated, mutated_zip

_DICTIONARIES: Final = codec.Dictionaries.shipped()
_REQUEST_BYTES: Final = 4_000_000
_WIRE: Final = (codec.NotOurs, codec.Malformed, codec.UnknownDictionary)
_SERVER: Final = crypto.SigningKey(hashlib.sha256(b"server").digest())
_DEVICE: Final = crypto.SigningKey(hashlib.sha256(b"device").digest())
_EPOCH: Final = b"e" * 8
_AGE: Final = crypto.new_age_identity()


@dataclass(frozen=True, slots=True)
class Target:
    """`mutate` makes an input of the examples; `refusals` are what `read` may raise."""

    read: Callable[[bytes], object]
    examples: Callable[[], Sequence[bytes]]
    refusals: tuple[type[Exception], ...] = ()
    mutate: Callable[..., bytes] = mutated
    slow: bool = False
    """Reads a file: a tenth of the inputs."""


def _operation() -> Operation:
    words = "Sudah diperbaiki. " * 9
    return Operation(id=b"i" * 16, kind="follow_up", complaint="1", base=3, at=9, seq=1, text=words)


def _request() -> SyncRequest:
    payload = msgspec.msgpack.encode(_operation())
    return SyncRequest(PROTOCOL, b"n" * 12, _EPOCH, 3, 1 << 20, operations=(payload,))


def _requests() -> list[bytes]:
    message = msgspec.msgpack.encode(_request())
    names = (b"", _DICTIONARIES.current)
    raw = bytes((codec.MAGIC, codec.RAW)) + message
    return [raw, *(codec.pack(message, _DICTIONARIES, name) for name in names)]


def _read_request(body: bytes) -> None:
    message = codec.unpack(body, _DICTIONARIES, _REQUEST_BYTES)
    request = codec.decode(message, SyncRequest)
    for payload in request.operations:
        codec.decode(payload, Operation)


def _certificate() -> Certificate:
    return Certificate(
        *("d1", 1, "p1", "Petugas", "a1", "Dinas", "Asia/Jakarta", "liaison"),
        _DEVICE.public,
        "age1",
        1,
    )


def _frames() -> list[Frame]:
    """A true answer to `_request`, signed by the server."""
    message = msgspec.msgpack.encode(_request())
    request = crypto.request_hash(message)
    payload = _request().operations[0]
    result = OpResult(0, "applied", 7)
    item = StatementItem(b"i" * 16, crypto.content_hash(payload), result)
    results = msgspec.msgpack.encode(ResultsStatement("d1", _EPOCH, request, (item,)))
    end = EndStatement("d1", "a1", _EPOCH, request, 3, 9, bytes(16), False)
    return [
        Head(_EPOCH, MODE_DELTA, 1, 2, 1, 0),
        result,
        ResultsSigned(_SERVER.sign(crypto.RESULTS, results)),
        Part("1", 1, 7, b'{"status":"Ditindaklanjuti oleh Instansi"}'),
        Entry("1", "", 7, b'{"kind":"follow_up"}', 0),
        Gone("2", 8),
        Ref("agency", "a1", 8, b'{"name":"Dinas"}'),
        Checkpoint(9),
        End(3, 9, bytes(16), False, _SERVER.sign(crypto.END, msgspec.msgpack.encode(end))),
    ]


def _answers() -> list[bytes]:
    found = []
    for name in (b"", _DICTIONARIES.current):
        for every in (1, 100):
            writer = codec.FrameWriter(_DICTIONARIES.get(name))
            out = b""
            for n, frame in enumerate(_frames(), 1):
                writer.write(frame)
                out += writer.flush() if n % every == 0 else b""
            found.append(out + writer.finish())
    return found


def _pieces(raw: bytes, size: int = 700) -> Iterator[bytes]:
    return (raw[at : at + size] for at in range(0, len(raw), size))


def _read_frames(raw: bytes) -> None:
    for size in (700, 3):
        for _ in codec.read_frames(_pieces(raw, size), _DICTIONARIES.get(_DICTIONARIES.current)):
            pass


def _read_answer(raw: bytes) -> None:
    """The whole way into a desk: nothing may be recorded that the server did not sign."""
    identity = LightIdentity("https://server.test", _DEVICE.raw, server_key=_SERVER.public)
    identity.signed_certificate = _SERVER.signed(crypto.CERTIFICATE, _certificate())
    outbox, request = LightOutbox(), _request()
    outbox.put(_operation())
    answer = Answer(
        identity,
        outbox,
        LightReplica(),
        RealClock(),
        Tally(),
        guard=lambda going: None,
        progress=lambda tally: None,
    )
    frames = codec.read_frames(_pieces(raw), _DICTIONARIES.get(_DICTIONARIES.current))
    try:
        answer.read(frames, request, msgspec.msgpack.encode(request))
    finally:
        assert set(outbox.outcomes.values()) <= {"applied"}


def _codes() -> list[bytes]:
    code = EnrolmentCode("https://lapor.test", b"s" * 16, b"k" * 16, "p1", "", b"a" * 16)
    return [crypto.write_code(code).encode()]


def _statements() -> list[bytes]:
    signed = _SERVER.signed(crypto.AUTHORITY, AuthorityStatement(1, b"certificate"))
    return [msgspec.msgpack.encode(AuthorityAnswer(signed, (signed,), 1))]


def _certificates() -> list[bytes]:
    from server.authority import Authority

    with tempfile.TemporaryDirectory() as name:
        authority = Authority(Path(name))
        authority.make(["lapor.test", "10.0.0.1"], 1_790_000_000)
        return [authority.certificate]


def _explain(raw: bytes) -> None:
    for pinned in (b"", _certificate_once(), raw):
        assert isinstance(explain(Sighting(raw), pinned, 1_790_000_000), errors.ExchangeError)


_MADE: Final[list[bytes]] = []


def _certificate_once() -> bytes:
    if not _MADE:
        _MADE.extend(_certificates())
    return _MADE[0]


def _courier() -> Courier:
    return Courier(_identity(), LightOutbox(), LightReplica(), RealClock())


def _insides() -> list[bytes]:
    """What stands inside the seal of an answer."""
    message = msgspec.msgpack.encode(_request())
    answer = CarriedAnswer("d1", crypto.request_hash(message), 9, _answers()[0])
    signed = _SERVER.signed(crypto.CARRIED_ANSWER, answer)
    return [msgspec.msgpack.encode(SealedAnswer(signed, (signed,)))]


def _carried(inside: bytes) -> bytes:
    shell = Shell("answer", bytes(16), courier_file.key_name(_AGE[1]), bytes(16))
    return courier_file.wrap(shell, crypto.seal(_AGE[1], inside))


def _files() -> list[bytes]:
    return [_carried(_insides()[0])]


def _read_carried(raw: bytes) -> None:
    with suppress(Unusable):
        courier_file.unwrap(raw, "request")
    _courier().open(raw)


def _identity() -> LightIdentity:
    identity = LightIdentity("https://server.test", _DEVICE.raw, server_key=_SERVER.public)
    identity.age_identity, identity.age_public = _AGE
    identity.signed_certificate = _SERVER.signed(crypto.CERTIFICATE, _certificate())
    return identity


def _notes() -> list[bytes]:
    """What stands inside the seal of a colleague's note."""
    pieces = (at_work.Piece("91000001", "draft", 9), at_work.Piece("91000002", "waiting", 8))
    note = at_work.Note(_identity().signed_certificate, pieces)
    return [msgspec.msgpack.encode(_DEVICE.signed(crypto.AT_WORK, note))]


def _read_note(raw: bytes) -> None:
    with suppress(Unusable):
        at_work.open_note(raw, _identity())
    at_work.open_note(crypto.seal(_AGE[1], raw), _identity())


def _desk(role: str) -> LightIdentity:
    """An officer's desk of the one agency."""
    identity = LightIdentity("https://server.test", _DEVICE.raw, server_key=_SERVER.public)
    identity.age_identity, identity.age_public = _AGE
    told = msgspec.structs.replace(_certificate(), role=role, age_key=_AGE[1])
    identity.signed_certificate = _SERVER.signed(crypto.CERTIFICATE, told)
    return identity


def _cards() -> list[bytes]:
    return [handing.write_card(_desk("liaison"))]


def _submissions() -> list[bytes]:
    told = msgspec.structs.replace(_operation(), kind="submit", result="proses")
    given = (msgspec.msgpack.encode(told),) * 2
    return [handing.seal("submission", _desk("operator"), given, _desk("liaison").certificate, 9)]


def _returned() -> list[bytes]:
    told = msgspec.structs.replace(_operation(), kind="give_back", target=b"t" * 16)
    given = (msgspec.msgpack.encode(told),)
    return [handing.seal("returned", _desk("liaison"), given, _desk("operator").certificate, 9)]


def _handed() -> list[bytes]:
    """What stands inside the seal of submissions."""
    _, seal = courier_file.unwrap(_submissions()[0], "submission")
    return [crypto.unseal(_AGE[0], seal)]


def _read_handed(inside: bytes) -> None:
    """The way into an officer's desk: only what its author signed is a submission."""
    name = courier_file.key_name(_AGE[1])
    shell = Shell("submission", name, name, bytes(16))
    content = courier_file.wrap(shell, crypto.seal(_AGE[1], inside))
    found = handing.unseal("submission", content, _desk("liaison"))
    assert {one.kind for one, _ in found.operations} <= {"submit"}


def _jsonl() -> list[bytes]:
    lines = list(native_lines(PracticeOffice(3, 8, 2, date(2026, 11, 6))))
    return ["\n".join(lines).encode()]


def _rows() -> list[list[str]]:
    header = ["Tracking ID", "Tanggal Laporan Masuk", "Waktu Laporan Masuk", "Judul Laporan"]
    header += ["Isi Laporan Awal", "Instansi Terdisposisi", "Status Laporan"]
    rows = [["Judul Laporan", "Laporan Ringkas"], ["Tanggal Generate", "29 May 2026"], header]
    for n in range(12):
        row = [f"91{n:05}", "29 May 2026", "10:11:12", f"Lampu {n}", "Lampu jalan padam."]
        rows.append([*row, "Dinas Perhubungan", "Terdisposisi"])
    return rows


def _csv() -> list[bytes]:
    return ["\r\n".join(mark.join(row) for row in _rows()).encode() for mark in ",;"]


def _xlsx() -> list[bytes]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in _rows():
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return [out.getvalue()]


def _importing(suffix: str) -> Callable[[bytes], None]:
    def read(raw: bytes) -> None:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / f"export{suffix}"
            path.write_bytes(raw)
            with open_export(path) as reader:
                for _ in reader:
                    pass

    return read


_EXPORT: Final = (NotAnExport, ExportDamaged)
TARGETS: Final[dict[str, Target]] = {
    "request": Target(_read_request, _requests, _WIRE),
    "frames": Target(_read_frames, _answers, _WIRE),
    "answer": Target(_read_answer, _answers, (*_WIRE, errors.ExchangeError)),
    "code": Target(lambda raw: crypto.read_code(raw.decode("latin-1")), _codes, (crypto.BadCode,)),
    "statement": Target(
        lambda raw: codec.decode(raw, AuthorityAnswer), _statements, (codec.Malformed,)
    ),
    "certificate": Target(_explain, _certificates),
    "courier": Target(_read_carried, _files, (Unusable,)),
    "courier's inside": Target(lambda raw: _courier().open(_carried(raw)), _insides, (Unusable,)),
    "note": Target(_read_note, _notes, (Unusable,)),
    "card": Target(lambda raw: handing.read_card(raw, _desk("operator")), _cards, (Unusable,)),
    "submissions": Target(
        lambda raw: handing.unseal("submission", raw, _desk("liaison")), _submissions, (Unusable,)
    ),
    "returned": Target(
        lambda raw: handing.unseal("returned", raw, _desk("operator")), _returned, (Unusable,)
    ),
    "submissions' inside": Target(_read_handed, _handed, (Unusable,)),
    "jsonl": Target(_importing(".jsonl"), _jsonl, _EXPORT, slow=True),
    "csv": Target(_importing(".csv"), _csv, _EXPORT, slow=True),
    "xlsx": Target(_importing(".xlsx"), _xlsx, _EXPORT, mutated_zip, slow=True),
}
