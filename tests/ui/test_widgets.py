"""The small parts: what they say, to eyes and to screen readers, and what they do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ui.exchange.mark import SyncMark
from ui.lists.chips import FilterChip
from ui.pages import RAIL
from ui.rail_button import RailButton
from ui.theme.tokens import HIT, State
from ui.widgets import (
    Banner,
    Card,
    Chip,
    ElidedLabel,
    EmptyState,
    IconButton,
    KeyHint,
    ProgressRow,
    SearchField,
    SectionLabel,
    StateLine,
    action_button,
    chip_size,
)

STATES: tuple[State, ...] = ("neutral", "ok", "warn", "bad")


def said(widget: QWidget) -> str:
    """What a screen reader calls it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return str(interface.text(QAccessible.Text.Name))


def role(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return QAccessible.Role(interface.role())


@pytest.mark.parametrize("state", STATES)
def test_a_chip_says_in_words_what_its_colour_says(qtbot: QtBot, state: State) -> None:
    chip = Chip("lewat 1 hari kerja", state)
    qtbot.addWidget(chip)
    assert said(chip) == "lewat 1 hari kerja"
    assert role(chip) == QAccessible.Role.StaticText
    assert chip.sizeHint() == chip_size("lewat 1 hari kerja")
    with pytest.raises(ValueError, match="words"):
        chip.set_chip(" ", state)
    with pytest.raises(ValueError, match="words"):
        Chip("", state)


def test_a_chip_looks_different_in_every_state(qtbot: QtBot) -> None:
    pictures = []
    for state in STATES:
        chip = Chip("sisa 2 hari kerja", state)
        qtbot.addWidget(chip)
        chip.resize(chip.sizeHint())
        pictures.append(chip.grab().toImage().pixelColor(4, chip.height() // 2).name())
    assert len(set(pictures)) == len(STATES)


def test_a_banner_has_three_parts_and_one_button(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.say("warn", "Sambungan putus.", "5 tersimpan di sini.", "Dicoba lagi.", "Coba sekarang")
    assert banner.isVisible()
    assert said(banner) == "Sambungan putus."
    assert banner.accessibleDescription() == "Sambungan putus. 5 tersimpan di sini. Dicoba lagi."
    (button,) = banner.findChildren(QPushButton)
    with qtbot.waitSignal(banner.acted):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    banner.say("ok", "Tersimpan.", "", "")
    assert button.isHidden()
    assert [label.isVisible() for label in banner.findChildren(QLabel)].count(True) == 2


def test_an_empty_place_says_why_and_what_to_do(qtbot: QtBot) -> None:
    empty = EmptyState("inbox", "Kosong", "Semua sudah ditanggapi.", "Buka kotak masuk")
    qtbot.addWidget(empty)
    empty.show()
    assert (said(empty), empty.accessibleDescription()) == ("Kosong", "Semua sudah ditanggapi.")
    (button,) = empty.findChildren(QPushButton)
    button.setFocus()
    with qtbot.waitSignal(empty.acted):
        QTest.keyClick(button, Qt.Key.Key_Space)
    empty.set_words("search", "Tidak ketemu", "Kata itu tidak ada di salinan.")
    assert button.isHidden()


def test_an_icon_button_has_words_and_a_target_large_enough(qtbot: QtBot) -> None:
    button = IconButton("refresh-cw", "Sinkronkan", "F9")
    qtbot.addWidget(button)
    button.show()
    assert said(button) == "Sinkronkan"
    assert button.toolTip() == "Sinkronkan (F9)"
    assert button.width() >= HIT
    assert button.height() >= HIT
    assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus
    with pytest.raises(ValueError, match="words"):
        IconButton("x", "")


def test_every_button_is_large_enough_and_is_called_what_it_does(qtbot: QtBot) -> None:
    button = action_button("&Kirim", "primary", "Ctrl+Enter")
    qtbot.addWidget(button)
    button.show()
    assert (said(button), button.accessibleDescription()) == ("Kirim", "Ctrl+Enter")
    assert button.sizeHint().height() >= HIT


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_a_button_outside_a_dialog_too(qtbot: QtBot, key: Qt.Key) -> None:
    made = (
        action_button("Semua keterangan", "link"),
        IconButton("paperclip", "Lampirkan"),
        SyncMark(),
        FilterChip("replied"),
        RailButton(RAIL[0]),
    )
    for button in made:
        qtbot.addWidget(button)
        button.show()
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)


def test_a_group_name_is_read_as_it_is_written(qtbot: QtBot) -> None:
    label = SectionLabel("Pekerjaan saya")
    hint = KeyHint("Ctrl+K")
    card = Card("Sinkronisasi")
    for widget in (label, hint, card):
        qtbot.addWidget(widget)
    assert said(label) == label.text() == "Pekerjaan saya"
    assert said(hint) == "Pintasan Ctrl+K"
    assert said(card) == "Sinkronisasi"


def test_a_shortened_line_keeps_the_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Jalan berlubang\nmembahayakan di tikungan desa")
    qtbot.addWidget(label)
    label.resize(90, 20)
    label.show()
    whole = "Jalan berlubang membahayakan di tikungan desa"
    assert label.text().endswith("…")
    assert label.toolTip() == said(label) == label.full_text == whole
    label.resize(600, 20)
    assert (label.text(), label.toolTip()) == (whole, "")


def test_the_search_field_is_reached_cleared_and_left_by_keys(qtbot: QtBot) -> None:
    window = QWidget()
    other = QLineEdit(window)
    field = SearchField("Cari isi, nomor, lokasi …", parent=window)
    field.setGeometry(0, 40, 300, 32)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    other.setFocus()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(field.hasFocus)
    clear = field.findChild(QToolButton)
    hint = field.findChild(KeyHint)
    assert isinstance(clear, QToolButton)
    assert isinstance(hint, KeyHint)
    assert (said(field), said(clear)) == ("Cari isi, nomor, lokasi …", "Kosongkan pencarian")
    assert (clear.isVisible(), hint.isVisible()) == (False, True)
    QTest.keyClicks(field, "lampu")
    assert (clear.isVisible(), hint.isVisible()) == (True, False)
    with qtbot.assertNotEmitted(field.left):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyClicks(field, "jalan")
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert field.text() == ""


def test_progress_shows_late_and_can_be_stopped_once(qtbot: QtBot) -> None:
    row = ProgressRow()
    qtbot.addWidget(row)
    stopped: list[bool] = []
    row.cancelled.connect(lambda: stopped.append(True))
    row.begin("Menerima laporan")
    assert row.isHidden()
    qtbot.waitUntil(row.isVisible)
    row.advance("Menerima laporan", 420, 1000, "420 dari 1.000")
    bar = row.findChild(QProgressBar)
    stop = row.findChild(IconButton)
    assert isinstance(bar, QProgressBar)
    assert isinstance(stop, IconButton)
    assert bar.value() * 1000 // bar.maximum() == 420
    assert (row.accessibleName(), row.accessibleDescription()) == (
        "Menerima laporan",
        "420 dari 1.000",
    )
    stop.click()
    stop.click()
    assert stopped == [True]
    row.finish()
    assert row.isHidden()
    row.begin("Menyambung", can_stop=False)
    assert stop.isHidden()
    row.finish()
    qtbot.wait(350)
    assert row.isHidden()


def test_the_figure_comes_when_it_takes_long(qtbot: QtBot) -> None:
    row = ProgressRow()
    qtbot.addWidget(row)
    row.begin("Menerima laporan")
    row.advance("Menerima laporan", 1, 2, "1 dari 2")
    figure = next(label for label in row.findChildren(QLabel) if label.text() == "1 dari 2")
    qtbot.waitUntil(row.isVisible)
    assert figure.isHidden()
    qtbot.waitUntil(figure.isVisible, timeout=5000)


def test_the_state_line_says_how_it_stands(qtbot: QtBot) -> None:
    state = StateLine("check", "Tersimpan · 229 / 3.000")
    qtbot.addWidget(state)
    state.show()
    assert said(state) == state.text == "Tersimpan · 229 / 3.000"
    state.set_state("", "Di kotak keluar", "warn")
    assert said(state) == "Di kotak keluar"


def test_the_focus_is_seen(qtbot: QtBot) -> None:
    shown = [action_button("Ajukan", look) for look in ("quiet", "primary", "danger", "link")]
    for widget in (*shown, QLineEdit(), IconButton("settings", "Pengaturan")):
        qtbot.addWidget(widget)
        widget.show()
        with qtbot.waitActive(widget):
            widget.activateWindow()
        widget.clearFocus()
        without = widget.grab().toImage()
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        assert widget.grab().toImage() != without
