"""Reply templates: those of the program and of the server, and the officer's own in their place.

A shipped one is never written to: changing it makes an own one that stands in for it, throwing it
away hides it. Both can be undone. One of the server that cannot be read is left out.
"""

from __future__ import annotations

from typing import Final

import msgspec

from desktop.domain.model import RefItem
from desktop.domain.starters import STARTERS
from desktop.domain.writing import SITUATIONS, Situation, Template
from desktop.services.faults import WorkRefused
from desktop.services.notices import work as notices
from desktop.storage.queries import Queries
from desktop.storage.templates import TemplateBox

_BY_RESULT: Final[dict[str, Situation]] = {"selesai": "handled", "proses": "in_progress"}


class _Given(msgspec.Struct, frozen=True):
    """A template as the server sends it; `result`: of the answer that it is for."""

    title: str
    text: str
    situation: str = ""
    result: str = ""


class TemplateService:
    """All templates of one desk."""

    def __init__(self, box: TemplateBox, queries: Queries) -> None:
        self._box = box
        self._queries = queries

    def list(self) -> tuple[Template, ...]:
        """By situation, in the order of a complaint's path, then by title."""
        covered = self._box.covered()
        given = filter(None, map(_given, self._queries.refs("template")))
        every = [one for one in (*STARTERS, *given) if one.starter not in covered]
        every += self._box.list()
        return tuple(
            sorted(every, key=lambda one: (SITUATIONS.index(one.situation), one.title.casefold()))
        )

    def own(self) -> tuple[Template, ...]:
        """Those that the officer wrote or changed."""
        return self._box.list()

    def save(
        self, before: Template | None, situation: Situation, title: str, text: str
    ) -> Template:
        """Another template, or other words of one. Raises `WorkRefused` where title or text is
        missing, `NotFound` where it is gone."""
        title, text = title.strip(), text.strip()
        if not title or not text:
            raise WorkRefused(notices.EMPTY, "text" if title else "title")
        if before is None or not before.id:
            return self._box.add(situation, title, text, before.starter if before else "")
        return self._box.change(before.id, situation, title, text)

    def discard(self, one: Template) -> int:
        """Throw one away; returns the number by which `restore` brings it back."""
        if one.id:
            self._box.discard(one.id)
            return one.id
        hidden = self._box.add(one.situation, one.title, one.text, one.starter)
        self._box.discard(hidden.id)
        return hidden.id

    def restore(self, number: int) -> Template:
        """Bring one back that was thrown away. Raises `NotFound`."""
        return self._box.restore(number)


def _given(item: RefItem) -> Template | None:
    try:
        content = msgspec.json.decode(item.content, type=_Given)
    except msgspec.MsgspecError:
        return None
    if not content.title.strip() or not content.text.strip():
        return None
    situation = _BY_RESULT.get(content.result, "other")
    if content.situation in SITUATIONS:
        situation = content.situation
    return Template(0, situation, content.title, content.text, f"server-{item.id}")
