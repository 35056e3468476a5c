"""`template`: reply templates that every desk of the region gets with its next exchange."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any, Final

import msgspec
from sqlalchemy import select

from server import schema
from server.central import Central
from server.commands.common import (
    Failure,
    Place,
    Subparsers,
    WrongUse,
    command,
    group,
    show_json,
    show_table,
)
from server.work import Work
from sync.content import canonical

KIND: Final = "template"
LONGEST: Final = 3_000
"""Characters of a text: a desk's answer may have no more."""
_SITUATIONS: Final = (
    "thanks",
    "in_progress",
    "handled",
    "schedule",
    "more_data",
    "not_authority",
    "other",
)
_ID_MOST: Final = 40


def register(parsers: Subparsers) -> None:
    """Add the commands."""
    template = group(parsers, KIND, "Reply templates for every desk.")
    parser = command(template, "add", _add, "Add a template, or change the one of that id.")
    parser.add_argument("title", metavar="TITLE")
    parser.add_argument(
        "text", type=Path, metavar="FILE", help="UTF-8 text with places in braces; - = input"
    )
    parser.add_argument("--situation", choices=_SITUATIONS, default="other")
    parser.add_argument("--id", default="", metavar="ID", help="default: made from the title")
    command(template, "list", _list, "Templates of this server.", json=True)
    parser = command(template, "remove", _remove, "Take a template back from every desk.")
    parser.add_argument("id", metavar="ID")


def _add(place: Place, options: Namespace) -> None:
    title = " ".join(options.title.split())
    text = _read(options.text).strip()
    id_ = options.id or re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:_ID_MOST]
    if not title or not text or not re.fullmatch(rf"[a-z0-9_-]{{1,{_ID_MOST}}}", id_):
        raise WrongUse("Give a title, a text that is not empty, and an id of a-z, 0-9, - and _.")
    if len(text) > LONGEST:
        raise WrongUse(f"The text has {len(text)} characters; an answer may have {LONGEST}.")
    content = {"title": title, "situation": options.situation, "text": text}
    with place.central() as central:
        _put(central, id_, canonical(content))
    print(f"{id_}  {title}. Desks learn of it with their next exchange.")


def _list(place: Place, options: Namespace) -> None:
    with place.central() as central:
        found = _held(central)
    if options.json:
        show_json([{"id": id_, **content} for id_, content in found.items()])
        return
    rows = [
        (id_, c.get("situation") or c.get("result", ""), c["title"]) for id_, c in found.items()
    ]
    show_table(("ID", "SITUATION", "TITLE"), rows)


def _remove(place: Place, options: Namespace) -> None:
    with place.central() as central:
        if options.id not in _held(central):
            raise Failure(
                f"There is no template {options.id!r}. `penghubung-server template list` shows "
                "all of them."
            )
        _put(central, options.id, b"")
    print(f"{options.id} is taken back; what officers made of it stays theirs.")


def _read(path: Path) -> str:
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongUse(f"{path} is no UTF-8 text.") from error


def _put(central: Central, id_: str, content: bytes) -> None:
    """Empty content: desks forget it."""
    with central.database.write() as connection:
        work = Work(central.database, connection)
        work.put_ref(KIND, id_, content)
        work.stamp()


def _held(central: Central) -> dict[str, dict[str, Any]]:
    with central.database.read() as connection:
        rows = connection.execute(
            select(schema.ref.c.id, schema.ref.c.content)
            .where(schema.ref.c.kind == KIND)
            .order_by(schema.ref.c.id)
        )
        return {row.id: msgspec.json.decode(row.content) for row in rows if row.content}
