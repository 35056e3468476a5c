"""Notices of what the officer puts off."""

from __future__ import annotations

from typing import Final

from desktop.domain.notices import Notice
from desktop.domain.phrases import Phrase

_STAYS: Final = Phrase(
    "Laporan tetap ada di daftar yang perlu jawaban.",
    "The complaint stays in the lists of what needs an answer.",
)
OWED_NOW: Final = Notice(
    "owed_now",
    Phrase(
        "Laporan ini sudah sampai atau lewat tenggat, jadi tidak dapat ditunda.",
        "This complaint is due or late, so it cannot be put off.",
    ),
    _STAYS,
)
BEYOND_DEADLINE: Final = Notice(
    "beyond_deadline",
    Phrase(
        "Tenggat laporan ini {due}, lebih awal daripada hari yang dipilih.",
        "This complaint is due on {due}, before the day that was chosen.",
    ),
    _STAYS,
)
PAST_DAY: Final = Notice(
    "past_day",
    Phrase("Hari yang dipilih belum akan datang.", "The day that was chosen is not to come."),
    _STAYS,
)
FREE_DAY: Final = Notice(
    "free_day",
    Phrase("{day} bukan hari kerja.", "{day} is no working day."),
    _STAYS,
)
SHEET_EMPTY: Final = Notice(
    "sheet_empty",
    Phrase(
        "Nama bidang atau pertanyaannya masih kosong.",
        "The unit or the question is still empty.",
    ),
    Phrase("Lembarnya belum dicatat.", "The sheet was not noted."),
)
TOO_MANY: Final = Notice(
    "too_many_chosen",
    Phrase(
        "Yang dipilih lebih dari {n} laporan.",
        "More than {n} complaints are chosen.",
    ),
    Phrase("Tidak ada yang diubah.", "Nothing was changed."),
)
TOO_MANY_FILTERS: Final = Notice(
    "too_many_filters",
    Phrase("Sudah ada {n} saringan.", "There are {n} filters already."),
    Phrase("Saringan ini belum disimpan.", "This one was not kept."),
)
NO_NAME: Final = Notice(
    "filter_without_name",
    Phrase("Saringan ini belum bernama.", "This filter has no name yet."),
    Phrase("Saringan belum disimpan.", "It was not kept."),
)
