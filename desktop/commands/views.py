"""Names of lists and orders as they are typed."""

from __future__ import annotations

from typing import Final, get_args

from desktop.domain.model import Sort
from desktop.services.cases import ListSort, ListView

VIEWS: Final[dict[str, ListView]] = {
    "hari-ini": "today",
    "semua": "all",
    "terbuka": "open",
    "perlu-jawaban": "needs_answer",
    "lewat-tenggat": "overdue",
    "balasan-pelapor": "replied",
    "menunggu-pelapor": "waiting_reporter",
    "selesai": "settled",
    "konsep": "drafts",
    "kotak-keluar": "outbox",
    "perlu-perhatian": "attention",
    "bertanda": "starred",
    "ditunda": "put_off",
    "dijanjikan": "promised",
    "today": "today",
    "all": "all",
    "open": "open",
    "needs-answer": "needs_answer",
    "overdue": "overdue",
    "replied": "replied",
    "waiting": "waiting_reporter",
    "settled": "settled",
    "drafts": "drafts",
    "outbox": "outbox",
    "attention": "attention",
    "starred": "starred",
    "put-off": "put_off",
    "promised": "promised",
}
"""Names of views as typed, Indonesian first, then their English aliases."""

SORTS: Final[dict[str, ListSort]] = {
    "terbaru": "newest",
    "terlama": "oldest",
    "aktif": "active",
    "disposisi": "disposed",
    "judul": "title",
    "nomor": "tracking",
    "tenggat": "deadline",
    **{name: name for name in (*get_args(Sort), "deadline")},
}
"""Names of orders as typed."""


def view_named(name: str) -> ListView:
    """The view of that name. Raises `KeyError`."""
    return VIEWS[name.casefold()]


def sort_named(name: str) -> ListSort:
    """The order of that name. Raises `KeyError`."""
    return SORTS[name.casefold()]
