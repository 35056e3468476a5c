"""The guide names what stands on the screen: its bold words are the program's own, its keys are
bound, its figures are the rules'."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.platform.passphrase import MIN_CODE, WORDS
from desktop.services.access import OPEN_S
from desktop.services.filters import MOST as FILTERS
from desktop.services.health import FIRST_MB, LOW_MB
from desktop.services.many import MOST
from desktop.services.marking import SHEET_DAYS
from desktop.services.pictures import EDGE
from desktop.services.seat import DEFAULT_MINUTES, MINUTES
from desktop.services.writing import SIGNATURE_MOST
from desktop.storage.attachments import SMALL
from desktop.storage.spares import DAYS, NEWEST, WEEKS
from sync.wire import Limits
from ui.guide.pages import NAMES, guide_folder, read_pages
from ui.keys import KEYS, key_label
from ui.seat.lock import TRIES
from ui.settings.dialog import SIZES

ROOT = Path(__file__).resolve().parents[2]
BOLD = re.compile(r"\*\*(.+?)\*\*")
KEY = re.compile(r"\b(?:(?:Ctrl|Shift)\+)+(?:F\d+|[A-Z](?![a-z])|Enter|\d|,)|\bF\d+\b")
PLACE = re.compile(r"\\\{\w*\\\}")
TAIL = re.compile(r"\s*(?:…|\(\{count\}\))$")
OTHERS = {"kode pendaftaran", "frasa sandi pemulihan"}
"""What is given and kept outside the program, named where it first matters."""
PLATFORM = {"Ctrl+A", "Ctrl+Z"}
"""Of every list and every field of text."""


def _shown() -> Iterator[str]:
    """All that the program says in Indonesian: the window's words, and the desk's phrases."""
    for entry in ET.parse(ROOT / "ui/translations/penghubung_id.ts").iter("translation"):
        yield entry.text or ""
    for path in (ROOT / "desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Phrase":
                said = node.args[0]
                if isinstance(said, ast.Constant) and isinstance(said.value, str):
                    yield said.value


def _plain(words: str) -> str:
    return TAIL.sub("", words.replace("&", "").strip()).casefold()


def strangers(named: set[str]) -> set[str]:
    """Which of these stand nowhere on the screen; a place in a sentence may be filled."""
    said = {_plain(words) for words in _shown()} - {""}
    filled = [
        re.compile(PLACE.sub(".+", re.escape(words)))
        for words in said
        if "{" in words and not words.startswith("{")
    ]
    return {
        words
        for words in named
        if _plain(words) not in said and not any(one.fullmatch(_plain(words)) for one in filled)
    }


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {page.name: page.text for page in read_pages()}


def test_what_is_bold_stands_on_the_screen(texts: dict[str, str]) -> None:
    # The page on keys is the table that is bound, its bold words are keys.
    pages = [text for name, text in texts.items() if name != "tombol"]
    named = {words for text in pages for words in BOLD.findall(text)}
    assert len(named) > 100
    assert strangers(named - OTHERS) == set()
    assert strangers({"Kirim surat", "Buka 30 detik"}) == {"Kirim surat"}


def test_every_key_that_is_named_is_bound(texts: dict[str, str]) -> None:
    bound = {key_label(one) for key in KEYS for one in key.sequences} | PLATFORM
    named = {key for text in texts.values() for key in KEY.findall(text)}
    assert {"F9", "Ctrl+Enter", "Ctrl+,", "Shift+F9"} <= named
    assert named <= bound


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("bersama", ", ".join(str(m) for m in MINUTES[1:-1]) + f", atau {MINUTES[-1]} menit"),
        ("bersama", f"Mula-mula {DEFAULT_MINUTES} menit"),
        ("bersama", f"paling sedikit {MIN_CODE} tanda"),
        ("bersama", f"**Buka {OPEN_S} detik**"),
        ("menata", f"paling banyak {MOST}, lalu"),
        ("pengaturan", f"{SIZES[0]} sampai {SIZES[-1]} %"),
        ("pengaturan", f"paling banyak {SIGNATURE_MOST} karakter"),
        ("pengaturan", f"yang sampai {SMALL // 1000} kB"),
        ("lampiran", f"paling banyak {Limits().attachment_count} berkas"),
        ("lampiran", f"masing-masing {Limits().attachment_bytes // 1_000_000} MB"),
        ("lampiran", f"{EDGE:,}".replace(",", ".") + " titik"),
        ("masalah-umum", f"kurang dari {FIRST_MB} MB"),
        ("masalah-umum", f"paling sedikit {LOW_MB} MB kosong"),
        ("pasang", f"perlu {FIRST_MB} MB kosong"),
    ],
)
def test_a_figure_is_the_rule_s_own(texts: dict[str, str], page: str, said: str) -> None:
    assert said in texts[page]


@pytest.mark.parametrize(
    ("page", "figure", "said"),
    [
        ("daftar", WORDS, "Tulis {} kata"),
        ("mandiri", WORDS, "tulis {} kata"),
        ("masalah-umum", WORDS, "Ketik {} kata"),
        ("masalah-umum", NEWEST, "{} yang terakhir"),
        ("masalah-umum", DAYS, "tiap hari dari {} hari"),
        ("masalah-umum", WEEKS, "tiap minggu dari {} minggu"),
        ("mencetak", SHEET_DAYS, "lazimnya {} hari kerja"),
        ("menata", FILTERS, "paling banyak {}."),
        ("bersama", TRIES, "{} kali keliru"),
    ],
)
def test_a_figure_in_words_is_the_rule_s_own(
    texts: dict[str, str], page: str, figure: int, said: str
) -> None:
    spelt = {3: "tiga", 5: "lima", 6: "enam", 7: "tujuh", 12: "dua belas"}[figure]
    assert said.format(spelt).casefold() in texts[page].casefold()


def test_a_page_is_reached_from_another_and_every_picture_says_what_it_shows(
    texts: dict[str, str],
) -> None:
    linked = {
        link
        for name, text in texts.items()
        for link in re.findall(r"\]\(([a-z-]+)\.md\)", text)
        if link != name
    }
    assert linked == set(NAMES)
    for text in texts.values():
        for told, file in re.findall(r"!\[(.*?)\]\((.*?)\)", text):
            assert told.strip(), file
            assert (guide_folder() / file).is_file(), file
