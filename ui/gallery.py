"""Photographs of every small part in every state, to look at after a change.

    python -m ui.gallery --out demo/gallery

Writes one PNG for each theme and window: 1366×768, and 911×480 at a scale of 1.5, which is the
same physical screen at 150 % less a taskbar. Needs no display.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

# Photographs need no display and must look the same on every machine.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.formats import Formatter
from ui.i18n import install
from ui.theme.icons import icon_names
from ui.theme.style import apply
from ui.theme.tokens import DARK, LIGHT, SPACE_8, SPACE_12, SPACE_16, State, Theme
from ui.widgets import (
    Banner,
    Card,
    Chip,
    ElidedLabel,
    EmptyState,
    IconButton,
    IconLabel,
    KeyHint,
    ProgressRow,
    SearchField,
    SectionLabel,
    StateLine,
    action_button,
    line,
    text_label,
)
from ui.widgets.look import set_look

WINDOWS: Final = {"whole": (QSize(1366, 768), "1"), "scaled": (QSize(911, 480), "1.5")}
_SETTLE_MS: Final = 50
_NOW: Final = 1_795_248_720
_CHIPS: Final[tuple[tuple[str, State], ...]] = (
    ("lewat 1 hari kerja", "bad"),
    ("hari ini", "bad"),
    ("sisa 2 hari kerja", "warn"),
    ("sisa 3 hari kerja", "ok"),
    ("Rahasia", "neutral"),
    ("2 lampiran", "neutral"),
)


def row(*parts: QWidget) -> QHBoxLayout:
    """Parts beside each other, kept left."""
    made = QHBoxLayout()
    made.setSpacing(SPACE_8)
    for part in parts:
        made.addWidget(part)
    made.addStretch()
    return made


def column(plane: str) -> tuple[QFrame, QVBoxLayout]:
    """A pane of the window and its layout."""
    pane = QFrame()
    set_look(pane, plane=plane)
    made = QVBoxLayout(pane)
    made.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
    made.setSpacing(SPACE_8)
    return pane, made


def sync_card() -> Card:
    """The card at the bottom of the rail, as a screen would fill it."""
    card = Card("Sinkronisasi")
    card.body.addWidget(StateLine("cloud-off", "Luring", "warn"))
    when = Formatter(ZoneInfo("Asia/Makassar")).moment(_NOW - 86_400, _NOW)
    card.body.addWidget(text_label(f"Salinan {when}, terbukti lengkap", "secondary", wrap=True))
    card.body.addWidget(text_label("4 menunggu dikirim · ± 11 kB", "strong", wrap=True))
    card.body.addWidget(action_button("Sinkronkan", "primary", "F9"))
    return card


def labels_and_fields() -> QFrame:
    """Type, fields and choices."""
    pane, body = column("rail")
    body.addWidget(text_label("Dinas PUTR", "title"))
    body.addWidget(text_label("Pejabat penghubung", "secondary"))
    body.addWidget(SectionLabel("Perlu ditindaklanjuti"))
    body.addWidget(SearchField("Cari isi, nomor, lokasi…"))
    filled = SearchField("Cari isi, nomor, lokasi…", "Ctrl+L")
    filled.setText("lampu jalan")
    body.addWidget(filled)
    field = QLineEdit()
    field.setPlaceholderText("Kode pendaftaran")
    body.addWidget(field)
    choice = QComboBox()
    choice.addItems(["Proses", "Selesai"])
    body.addWidget(choice)
    ticked = QCheckBox("Rahasia")
    ticked.setChecked(True)
    picked = QRadioButton("Keyring")
    picked.setChecked(True)
    body.addLayout(row(ticked, QCheckBox("Anonim"), picked, QRadioButton("Kata sandi")))
    body.addWidget(
        ElidedLabel("Jalan berlubang membahayakan di tikungan Desa Panji Anom, Sukasada")
    )
    body.addStretch()
    body.addWidget(sync_card())
    return pane


def states() -> QFrame:
    """Chips, state lines, progress and the list."""
    pane, body = column("surface")
    body.addWidget(text_label("Hari ini", "headline"))
    for part in (_CHIPS[:3], _CHIPS[3:]):
        body.addLayout(row(*(Chip(text, state) for text, state in part)))
    body.addWidget(line())
    body.addWidget(StateLine("check", "Tersimpan · 229 / 3.000"))
    body.addWidget(StateLine("circle-check", "Diterima 16.12 · tanda terima", "ok"))
    body.addWidget(StateLine("clock", "Terkirim, belum dijawab", "warn"))
    body.addWidget(StateLine("circle-alert", "Perlu Anda: tidak diterima", "bad"))
    work = ProgressRow()
    work.begin("Menerima laporan")
    work.advance("Menerima laporan", 420, 1000, "420 dari 1.000 · 212 kB")
    unknown = ProgressRow()
    unknown.begin("Menyambung ke server", can_stop=False)
    body.addWidget(work)
    body.addWidget(unknown)
    for shown in (work, unknown, *work.findChildren(type(text_label("")))):
        shown.show()
    items = QListWidget()
    # Rows are measured when they come: with the sheet's margins only once the sheet is on.
    items.ensurePolished()
    items.addItems(["Kotak masuk", "Perlu jawaban", "Lewat tenggat"])
    items.setCurrentRow(1)
    body.addWidget(items, 1)
    return pane


def buttons_and_editor() -> QFrame:
    """Buttons, tabs, the editor and bubbles."""
    pane, body = column("surface")
    off = action_button("Sinkronkan")
    off.setEnabled(False)
    body.addLayout(
        row(
            action_button("Kirim", "primary", "Ctrl+Enter"),
            action_button("Ajukan"),
            action_button("Riwayat", "link"),
        )
    )
    body.addLayout(row(action_button("Hapus salinan", "danger"), off))
    tools = ("refresh-cw", "Sinkronkan"), ("funnel", "Saring"), ("settings", "Pengaturan")
    body.addLayout(
        row(*(IconButton(name, label) for name, label in tools), KeyHint("F1"), KeyHint("Ctrl+K"))
    )
    tabs = QTabBar()
    for name in ("Tindak lanjut", "Kembalikan", "Minta kelengkapan", "Catatan internal"):
        tabs.addTab(name)
    body.addWidget(tabs)
    editor = QPlainTextEdit("Terima kasih atas laporannya. Petugas telah memeriksa lokasi.")
    editor.setObjectName("focused")
    editor.setMaximumHeight(70)
    body.addWidget(editor)
    body.addStretch()
    return pane


def bubbles() -> QFrame:
    """Who says what in the timeline."""
    pane, body = column("surface")
    for plane, who in (("grey", "Pelapor"), ("agency", "Dinas PUTR"), ("note", "Catatan internal")):
        bubble, inside = column(plane)
        inside.addWidget(text_label(who, "strong"))
        inside.addWidget(text_label("Kabel putus di tiang 14. Menunggu suku cadang.", wrap=True))
        body.addWidget(bubble)
    body.addStretch()
    return pane


def banners() -> QFrame:
    """The four banners."""
    pane, body = column("surface")
    said: tuple[tuple[State, str, str, str, str], ...] = (
        (
            "bad",
            "Kasus ini ditutup pelapor.",
            "Jawaban Anda belum terkirim.",
            "Pilih apa yang dilakukan.",
            "Lihat keduanya",
        ),
        (
            "warn",
            "Sambungan putus di tengah jalan.",
            "9 dari 14 jawaban sudah diterima server; 5 lagi tersimpan di sini.",
            "Tidak ada yang hilang; dicoba lagi pukul 16.40.",
            "Coba sekarang",
        ),
        ("neutral", "Pelapor membalas selagi Anda menulis.", "", "", "Tampilkan"),
        ("ok", "Tulisan Anda dipulihkan.", "Terputus pukul 09.05; semua kata ada.", "", ""),
    )
    for state, what, means, todo, button in said:
        banner = Banner(state)
        banner.say(state, what, means, todo, button)
        body.addWidget(banner)
    body.addStretch()
    return pane


def empty_and_icons() -> QFrame:
    """An empty place and all icons."""
    pane, body = column("bg")
    body.addWidget(
        EmptyState(
            "inbox",
            "Tidak ada yang perlu dijawab hari ini",
            "Semua laporan dengan tenggat hari ini sudah ditanggapi. "
            "Yang lain menunggu di kotak masuk.",
            "Buka kotak masuk",
        )
    )
    grid = QGridLayout()
    for number, name in enumerate(icon_names()):
        grid.addWidget(IconLabel(name, "text"), number // 16, number % 16)
    body.addLayout(grid)
    return pane


def page(parts: tuple[QWidget, ...], size: QSize) -> QWidget:
    """A window of this size with panes beside each other."""
    window = QWidget()
    window.resize(size)
    across = QHBoxLayout(window)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(1)
    for part in parts:
        across.addWidget(part, 1)
    across.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    return window


def photograph(window: QWidget, target: Path) -> None:
    """Show, settle and save a window; raises OSError when it cannot be saved."""
    window.show()
    editor = window.findChild(QPlainTextEdit, "focused")
    if editor is not None:
        editor.setFocus()
    # Views lay their rows out, and windows take the focus, in the loop.
    settled = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, settled.quit)
    settled.exec()
    if not window.grab().save(str(target)):
        raise OSError(f"cannot write {target.name}")
    window.close()


def take(app: QApplication, theme: Theme, size: QSize, out: Path) -> int:
    """Every photograph of one theme at one size; how many were taken."""
    apply(app, theme)
    pages: tuple[tuple[Callable[[], QWidget], Callable[[], QWidget]], ...] = (
        (labels_and_fields, states),
        (buttons_and_editor, banners),
        (bubbles, empty_and_icons),
    )
    for name, (left, right) in zip("abc", pages, strict=True):
        target = out / f"{theme.name}-{size.width()}-{name}.png"
        photograph(page((left(), right()), size), target)
    return len(pages)


def main() -> int:
    """Take every photograph; a scale is the program's for its whole life, so each has its own."""
    parser = argparse.ArgumentParser(description="Photographs of the window's small parts.")
    parser.add_argument("--out", type=Path, default=Path("demo/gallery"))
    parser.add_argument("--window", choices=WINDOWS, help="only this window")
    asked = parser.parse_args()
    out: Path = asked.out
    if asked.window is None:
        return max(
            subprocess.run(
                [sys.executable, "-m", "ui.gallery", "--out", str(out), "--window", name],
                env={**os.environ, "QT_SCALE_FACTOR": scale},
                check=False,
            ).returncode
            for name, (_size, scale) in WINDOWS.items()
        )
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    install(app)
    size, _scale = WINDOWS[asked.window]
    taken = sum(take(app, theme, size, out) for theme in (LIGHT, DARK))
    print(f"{asked.window}: {taken} pictures in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
