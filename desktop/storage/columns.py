"""Columns of local and replica tables as nearly all of them are: never null, empty by default."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, LargeBinary, Text, text


def integer(name: str) -> Column[int]:
    """A whole number; 0 where nothing was said."""
    return Column(name, Integer, nullable=False, server_default=text("0"))


def words(name: str) -> Column[str]:
    """Text; empty where nothing was said."""
    return Column(name, Text, nullable=False, server_default=text("''"))


def flag(name: str) -> Column[bool]:
    """Yes or no; no where nothing was said."""
    return Column(name, Boolean, nullable=False, server_default=text("0"))


def blob(name: str) -> Column[bytes]:
    """Bytes; none where nothing was said."""
    return Column(name, LargeBinary, nullable=False, server_default=text("x''"))
