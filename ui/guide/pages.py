"""The guide's pages: Markdown in Indonesian, shipped with the program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ui.assets import beside
from ui.keys import KEYS, group_titles, key_label, words_of

NAMES: Final = (
    "mulai",
    "daftar",
    "hari-pertama",
    "menata",
    "menjawab",
    "mengembalikan",
    "persetujuan",
    "lampiran",
    "mencetak",
    "sinkron",
    "kurir",
    "mandiri",
    "bersama",
    "pengaturan",
    "arti-status",
    "tombol",
    "masalah-umum",
    "pasang",
)
"""In the order of an officer's days."""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """`name`: its file without the ending; `text`: Markdown with its title first."""

    name: str
    title: str
    text: str

    def holds(self, words: str) -> bool:
        """Whether every one of these words stands in it."""
        text = self.text.casefold()
        return all(word in text for word in words.casefold().split())


def guide_folder() -> Path:
    """Where the pages lie. Raises FileNotFoundError when they were not shipped."""
    return beside("docs", "panduan")


def read_pages() -> tuple[GuidePage, ...]:
    """All pages. Raises FileNotFoundError where one was not shipped."""
    return tuple(_page(name) for name in NAMES)


def keys_page() -> str:
    """The page on keys, from the table that the window binds; in the language of now."""
    parts = ["# Tombol", "", "F1 menampilkan daftar ini di mana saja.", ""]
    for group, title in group_titles().items():
        parts += [f"## {title}", "", "| Tombol | Gunanya |", "|---|---|"]
        for key in KEYS:
            if key.group == group:
                said = " · ".join(f"**{key_label(one)}**" for one in key.sequences)
                parts.append(f"| {said} | {words_of(key)} |")
        parts.append("")
    return "\n".join(parts)


def _page(name: str) -> GuidePage:
    text = (guide_folder() / f"{name}.md").read_text(encoding="utf-8")
    return GuidePage(name, text.splitlines()[0].removeprefix("# "), text)
