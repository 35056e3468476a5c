"""The officer's own reply templates."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import Row, insert, select, update

from desktop.domain.errors import NotFound
from desktop.domain.writing import Situation, Template
from desktop.storage.engine import Database
from desktop.storage.writing_schema import template
from sync.ports import Clock


class TemplateBox:
    """All own templates; those thrown away stay and can be brought back."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def list(self) -> tuple[Template, ...]:
        """Live ones, in the order of their making."""
        with self._database.read() as connection:
            query = select(template).where(template.c.deleted_at == 0).order_by(template.c.id)
            return tuple(_template(row) for row in connection.execute(query))

    def covered(self) -> frozenset[str]:
        """Shipped ones for which a row stands in, be it to hide them."""
        with self._database.read() as connection:
            return frozenset(connection.execute(select(template.c.starter)).scalars()) - {""}

    def add(self, situation: Situation, title: str, text: str, starter: str = "") -> Template:
        """Another one; or what stands in for a shipped one from now on."""
        now = self._clock.now()
        with self._database.write_words() as connection:
            done = connection.execute(
                insert(template).values(
                    situation=situation,
                    title=title,
                    text=text,
                    starter=starter,
                    created_at=now,
                    updated_at=now,
                )
            )
            assert done.inserted_primary_key is not None
            return Template(int(done.inserted_primary_key[0]), situation, title, text, starter)

    def change(self, template_id: int, situation: Situation, title: str, text: str) -> Template:
        """Other words. Raises `NotFound`."""
        values = {"situation": situation, "title": title, "text": text}
        return self._update(template_id, **values, updated_at=self._clock.now())

    def discard(self, template_id: int) -> None:
        """Throw it away, recoverably. Raises `NotFound`."""
        self._update(template_id, deleted_at=self._clock.now())

    def restore(self, template_id: int) -> Template:
        """Bring it back. Raises `NotFound`."""
        return self._update(template_id, deleted_at=0)

    def _update(self, template_id: int, **values: object) -> Template:
        with self._database.write_words() as connection:
            connection.execute(
                update(template).where(template.c.id == template_id).values(**values)
            )
            row = connection.execute(select(template).where(template.c.id == template_id)).first()
            if row is None:
                raise NotFound("template")
            return _template(row)


def _template(row: Row[Any]) -> Template:
    return Template(row.id, cast("Situation", row.situation), row.title, row.text, row.starter)
