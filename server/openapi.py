"""The OpenAPI document: Litestar's routes, and the wire types as msgspec itself describes them.

Wire types travel as MessagePack arrays; in the document bytes are shown as base64, as JSON Schema
has no bytes.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Final

import msgspec
from litestar.openapi.config import OpenAPIConfig

from server.app import SYNC_PATH, create_app
from server.central import Central
from sync import access, content, remits, wire

MEDIA_TYPE: Final = "application/x-penghubung"
_REF: Final = "#/components/schemas/{name}"
_TYPES: Final = (
    wire.SyncRequest,
    wire.Operation,
    wire.Reoffer,
    wire.Head,
    wire.OpResult,
    wire.ResultsSigned,
    wire.Part,
    wire.Entry,
    wire.Gone,
    wire.Deleted,
    wire.Ref,
    wire.Checkpoint,
    wire.End,
    wire.ResultsStatement,
    wire.EndStatement,
    wire.Certificate,
    wire.Revocation,
    wire.KeyRotation,
    wire.SealedWork,
    access.EnrolmentCode,
    access.EnrolRequest,
    access.EnrolAnswer,
    access.RenewRequest,
    access.RenewAnswer,
    access.Challenge,
    access.KeyHistory,
    access.SealedUpload,
    access.Problem,
    content.Body,
    content.State,
    content.TimelineEntry,
    content.AgencyRef,
    remits.RemitsRef,
)
_FRAMES: Final = (
    wire.Head,
    wire.OpResult,
    wire.ResultsSigned,
    wire.Part,
    wire.Entry,
    wire.Gone,
    wire.Deleted,
    wire.Ref,
    wire.Checkpoint,
    wire.End,
)


def document() -> str:
    """The whole document as indented JSON, the same for the same program."""
    with tempfile.TemporaryDirectory() as folder:
        central = Central(Path(folder))
        try:
            config = OpenAPIConfig(title="Penghubung", version=str(wire.PROTOCOL))
            schema: dict[str, Any] = create_app(central, config).openapi_schema.to_schema()
        finally:
            central.close()
    _, components = msgspec.json.schema_components(_TYPES, ref_template=_REF)
    named: dict[str, Any] = schema.setdefault("components", {}).setdefault("schemas", {})
    named.update(components)
    named["Frame"] = {
        "description": "One frame of an answer; each with its length in front (LEB128).",
        "anyOf": [{"$ref": _REF.format(name=frame.__name__)} for frame in _FRAMES],
    }
    sync = schema["paths"][SYNC_PATH]["post"]
    sync["requestBody"] = _binary(
        "0xB7, a byte that says how it is compressed (0 raw, 1 zstd, 2 zstd with the dictionary "
        "whose 8-byte name follows), then one SyncRequest in MessagePack.",
        required=True,
    )
    sync["responses"]["200"] = _binary(
        "0xB7, a byte that says how it is compressed (1 zstd, 2 zstd with the request's "
        "dictionary), then one zstd stream of Frames in MessagePack, a signed End the last."
    )
    for path in schema["paths"].values():
        for operation in path.values():
            operation["responses"]["default"] = {
                "description": "Every refusal is a Problem, as JSON.",
                "content": {"application/json": {"schema": {"$ref": _REF.format(name="Problem")}}},
            }
            operation["responses"].pop("400", None)
    encoded = msgspec.json.encode(schema, order="sorted")
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def _binary(description: str, *, required: bool = False) -> dict[str, Any]:
    body: dict[str, Any] = {
        "description": description,
        "content": {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    }
    return body | ({"required": True} if required else {})
