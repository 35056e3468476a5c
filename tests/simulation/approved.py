"""What approval promises: published exactly once, only what was approved, nothing without it."""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from typing import Any

import msgspec

from tests.simulation.promises import APPLIED, Broken
from tests.simulation.reading import Central, Stood

_ANSWERS = ("follow_up", "info_request")


def only_what_was_approved(central: Central) -> None:
    """An approval's answer has the words of the submission that it names, and their hash; no
    submission goes out twice."""
    published: Counter[bytes] = Counter()
    for entry in central.entries:
        row = central.ledger.get(entry.operation)
        if entry.private or row is None or row.kind != "approve" or not row.payload:
            continue
        approval = msgspec.msgpack.decode(row.payload)
        told = json.loads(entry.content)
        published[approval["g"]] += 1
        if _hash(told) != approval["h"]:
            raise Broken("only what was approved", f"{entry.operation.hex()} names other words")
        submitted = central.ledger.get(approval["g"])
        if submitted is None or submitted.outcome not in APPLIED:
            raise Broken("only what was approved", f"{entry.operation.hex()} of no submission")
        if submitted.payload and _words(msgspec.msgpack.decode(submitted.payload)) != _told(told):
            raise Broken("only what was approved", f"{entry.operation.hex()} has other words")
    for submission, count in published.items():
        if count > 1:
            raise Broken("approved goes out once", f"{submission.hex()} stands {count} times")


def what_was_approved_went_out(central: Central) -> None:
    """A submission that stands in its timeline, and an accepted approval of its very words, come to
    one answer, whichever of them a restored server had first."""
    published, approvals = set(), []
    for held in central.ledger.values():
        if held.kind == "approve" and held.outcome in APPLIED and held.payload:
            approvals.append(msgspec.msgpack.decode(held.payload))
    for entry in central.entries:
        row = central.ledger.get(entry.operation)
        if not entry.private and row is not None and row.kind == "approve" and row.payload:
            published.add(msgspec.msgpack.decode(row.payload)["g"])
    for entry in central.entries:
        told = json.loads(entry.content)
        if told.get("kind") != "submit" or entry.operation in published:
            continue
        for approval in approvals:
            if approval["g"] == entry.operation and approval["h"] == _hash(told):
                raise Broken("what was approved went out", f"{entry.operation.hex()} did not")


def nothing_unapproved(before: Central, central: Central) -> None:
    """Between two looks no operator's own answer went out where approval was asked all the time."""
    watched = before.unapproved & central.unapproved
    for entry in central.entries:
        if _goes_out(entry) and entry.device in watched and entry.operation not in before.ledger:
            row = central.ledger.get(entry.operation)
            if row is not None and row.kind in ("follow_up", "request_info") and not row.reoffered:
                raise Broken("nothing unapproved", entry.operation.hex())


def _goes_out(entry: Stood) -> bool:
    return not entry.private and json.loads(entry.content).get("kind") in _ANSWERS


def _words(operation: dict[str, Any]) -> tuple[str, str, bool]:
    return operation.get("t", ""), operation.get("r", ""), operation.get("x", False)


def _told(entry: dict[str, Any]) -> tuple[str, str, bool]:
    return entry.get("text", ""), entry.get("result", ""), entry.get("secret", False)


def _hash(entry: dict[str, Any]) -> bytes:
    """As docs/protocol.md has it."""
    text, result, secret = _told(entry)
    files = [
        [
            base64.b64decode(file[0]),
            *file[1:4],
            base64.b64decode(file[4]) if len(file) > 4 else b"",
        ]
        for file in entry.get("files", ())
    ]
    named = ["penghubung/public/1", text, result, secret, files]
    return hashlib.sha256(msgspec.msgpack.encode(named)).digest()
