"""The window over a real desk and server: folding, pages, keys, figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.domain.model import Content
from tests.support.case_room import HeldLanes
from tests.support.window_room import Open, windows
from ui.case.strips import Footing
from ui.exchange.card import SyncCard
from ui.fitting import show_fitting
from ui.frame import CaseSide, Fold, fold_of
from ui.keys import KEYS, KeysDialog, words_of
from ui.lanes import ThreadLanes
from ui.pages import PAGES, RAIL, rail_title
from ui.theme.tokens import HIT

DAY = 86_400


@pytest.fixture
def open_window(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    with windows(tmp_path, qtbot) as made:
        yield made


@pytest.mark.parametrize(
    ("width", "percent", "fold"),
    [
        (1366, 100, "three"),
        (1180, 100, "three"),
        (1179, 100, "two"),
        (960, 100, "two"),
        (959, 100, "one"),
        (911, 100, "one"),
        (1366, 150, "one"),
        (1920, 150, "three"),
    ],
)
def test_panes_fold_by_the_room_there_is(width: int, percent: int, fold: Fold) -> None:
    assert fold_of(width, percent) == fold


def test_a_window_larger_than_the_screen_fills_the_screen_instead(qtbot: QtBot) -> None:
    room = QApplication.primaryScreen().availableSize()
    fits, high = QWidget(), QWidget()
    for window, size in ((fits, room / 2), (high, room)):
        qtbot.addWidget(window)
        window.resize(size)
        show_fitting(window)
    assert not fits.isMaximized()
    # As high as the screen is too high: the frame would push its foot below the edge.
    assert high.isMaximized()


def test_wide_all_three_panes_are_seen(open_window: Open) -> None:
    office = open_window()
    window = office.window
    assert window.fold == "three"
    assert window.rail.isVisible()
    assert window.list.isVisible()
    assert window.case.isVisible()
    assert window.rail.flap.isVisible()
    assert not window.rail.sync_button.isVisible()


def test_at_150_percent_the_list_gives_way_to_the_case_and_back(open_window: Open) -> None:
    office = open_window(911, 480)
    window = office.window
    assert (window.width(), window.height()) == (911, 480)
    assert window.fold == "one"
    assert window.list.isVisible()
    assert not window.case.isVisible()
    window.list.focus_list()
    office.press(Qt.Key.Key_Down)
    assert not window.case.isVisible()
    office.press(Qt.Key.Key_Return)
    assert window.case.isVisible()
    assert not window.list.isVisible()
    assert window.case.current_key == office.rows()[0]
    back = next(
        b for b in window.findChildren(QPushButton) if b.accessibleName() == "Kembali ke daftar"
    )
    assert back.isVisible()
    back.click()
    assert window.list.isVisible()
    assert window.list.current_key == office.rows()[0]
    window.resize(1366, 768)
    assert window.list.isVisible()
    assert window.case.isVisible()
    assert not back.isVisible()


def test_a_list_that_comes_while_it_has_the_focus_shows_where_it_is_entered(
    open_window: Open,
) -> None:
    lanes = HeldLanes()
    lanes.held = True
    office = open_window(lanes=lanes)
    table = office.window.list.table
    assert table.hasFocus()
    lanes.let_go()
    assert table.currentIndex().row() == 0
    assert not office.window.list.current_key
    assert not office.window.case.current_key
    office.press(Qt.Key.Key_Return)
    assert office.window.case.current_key == office.rows()[0]


def test_folded_the_rail_says_in_tooltips_what_it_shows(open_window: Open) -> None:
    rail = open_window(911, 480).window.rail
    assert rail.width() < 60
    for button in rail.buttons.values():
        assert button.toolTip().startswith(rail_title(button.page.name))
        assert button.width() >= HIT
        assert button.height() >= HIT
    last = rail.buttons[RAIL[-1].name]
    assert last.mapTo(rail, QPoint(0, last.height())).y() < rail.sync_button.y()


def test_folded_the_rail_says_how_the_exchange_stands(open_window: Open) -> None:
    office = open_window(911, 480)
    mark = office.window.rail.sync_button
    assert (mark.mark.word, mark.mark.badge) == ("Daring", "")
    assert "Daring" in mark.toolTip()
    assert "terbukti lengkap" in mark.accessibleName()
    key = office.desk.cases.keys("open")[0]
    office.desk.work.send(office.desk.work.save(key, Content("note", "catatan")).id)
    office.window.rail.flap.show_open(False)
    card = office.window.rail.findChild(SyncCard) or office.window.findChild(SyncCard)
    assert card is not None
    card.refresh()
    assert (mark.mark.word, mark.mark.badge, mark.mark.urgent) == ("Daring", "↑1", False)
    assert "1 menunggu dikirim" in mark.toolTip()
    office.town.office.stop()
    assert office.desk.sync.run().error == "offline"
    card.refresh()
    assert (mark.mark.icon, mark.mark.word) == ("wifi-off", "Luring")
    assert "Luring" in mark.toolTip()
    office.town.office.start()
    town = office.town
    town.office.coordinator.dispose(key, town.other.name, "", town.office.clock.now())
    office.desk.sync.run()
    card.refresh()
    assert (mark.mark.word, mark.mark.badge, mark.mark.urgent) == ("Daring", "!1", True)
    assert "1 perlu Anda" in mark.toolTip()


def test_folded_the_rail_names_the_day_once_it_is_another(open_window: Open) -> None:
    office = open_window(911, 480)
    clock = office.town.office.clock
    card = office.window.findChild(SyncCard)
    assert card is not None
    reached = datetime.fromtimestamp(office.desk.replica.receipts.list()[0].finished, UTC)
    clock.at += 3_600
    card.refresh()
    mark = office.window.rail.sync_button.mark
    assert mark.word == "Tadi"
    clock.at += 9 * DAY
    card.refresh()
    mark = office.window.rail.sync_button.mark
    assert mark.word.split()[0] == str(reached.astimezone(ZoneInfo("Asia/Jakarta")).day)
    assert len(mark.word.split()) == 2


def test_folded_a_closed_receipt_leaves_the_hands_where_they_are_seen(open_window: Open) -> None:
    office = open_window(911, 480)
    window = office.window
    window.show_page("open")
    window.list.focus_list()
    office.press(Qt.Key.Key_Return)
    assert window.list.isHidden()
    window.receipt.show()
    window.receipt.closed.emit()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.isVisible()
    assert window.case.isAncestorOf(focused)
    # Nothing can be written to a complaint that has left.
    window.case.footing.hide()
    window.receipt.show()
    window.receipt.setFocus()
    window.receipt.closed.emit()
    side = window.findChild(CaseSide)
    assert side is not None
    assert side.back.hasFocus()


def test_who_scrolls_the_composer_by_hand_is_not_called_back(qtbot: QtBot) -> None:
    inside, editor, below = QWidget(), QPlainTextEdit(), QLabel("Kirim")
    column = QVBoxLayout(inside)
    column.addWidget(editor)
    column.addWidget(below)
    editor.setMinimumHeight(100)
    below.setMinimumHeight(400)
    room = QWidget()
    qtbot.addWidget(room)
    footing = Footing(inside, room)
    footing.set_room(200)
    footing.resize(300, 200)
    room.resize(300, 200)
    with qtbot.waitActive(room):
        room.show()
        room.activateWindow()
    below.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    below.setFocus()
    bar = footing.verticalScrollBar()
    seen = bar.value()
    assert seen > 0
    editor.setFocus()
    assert bar.value() < seen
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    most = bar.maximum()
    editor.setMinimumHeight(250)
    qtbot.waitUntil(lambda: bar.maximum() > most)
    assert bar.value() >= seen


def test_folded_an_exchange_on_its_way_is_seen_on_the_rail(open_window: Open, qtbot: QtBot) -> None:
    lanes = ThreadLanes()
    office = open_window(911, 480, lanes=lanes)
    mark = office.window.rail.sync_button
    words: list[str] = []
    card = office.window.findChild(SyncCard)
    assert card is not None
    card.marked.connect(lambda told: words.append(told.said))
    with qtbot.waitSignal(office.window.sync.finished, timeout=20_000):
        office.press(Qt.Key.Key_F9)
        assert (mark.mark.icon, mark.mark.word) == ("refresh-cw", "…")
    qtbot.waitUntil(lambda: mark.mark.word == "Daring")
    assert any("Menyinkronkan" in said for said in words)
    office.window.close()
    lanes.shutdown()


def test_folded_the_sync_card_comes_out_beside_the_rail(open_window: Open) -> None:
    office = open_window(911, 480)
    window = office.window
    flap = window.rail.flap
    assert not flap.isVisible()
    window.rail.sync_button.click()
    assert flap.isVisible()
    assert window.rect().contains(flap.geometry())
    assert flap.x() >= window.rail.width()
    window.list.focus_list()
    office.press(Qt.Key.Key_Escape)
    assert not flap.isVisible()
    window.rail.sync_button.click()
    window.resize(1366, 768)
    assert window.rail.isAncestorOf(flap)
    assert flap.isVisible()


def test_every_page_opens_by_its_key_and_is_marked_in_the_rail(
    open_window: Open, qtbot: QtBot
) -> None:
    office = open_window()
    numbered = [key for key in KEYS if key.group == "pages"]
    assert [key.sequences[0] for key in numbered[:9]] == [f"Ctrl+{n}" for n in range(1, 10)]
    for key in numbered:
        (sequence,) = key.sequences
        if sequence == "F8":
            office.press(Qt.Key.Key_F8)
        else:
            office.press(Qt.Key(ord(sequence[-1])), Qt.KeyboardModifier.ControlModifier)
        assert f"page:{office.window.page}" == key.name
        marked = [name for name, b in office.window.rail.buttons.items() if b.isChecked()]
        assert marked == [office.window.page]


def test_on_a_low_screen_the_open_page_is_in_sight_in_the_rail(open_window: Open) -> None:
    office = open_window(height=480)
    buttons = office.window.rail.buttons
    assert buttons["attention"].visibleRegion().isEmpty()
    for name in ("attention", "today"):
        office.events.page_asked.emit(name)
        assert buttons[name].visibleRegion().boundingRect() == buttons[name].rect()


def test_a_page_outside_the_rail_leaves_none_marked(open_window: Open) -> None:
    office = open_window()
    office.events.page_asked.emit("all")
    assert not any(button.isChecked() for button in office.window.rail.buttons.values())
    office.events.page_asked.emit("open")
    assert office.window.rail.buttons["open"].isChecked()


def test_figures_are_those_of_the_lists_and_follow_the_work(
    open_window: Open, qtbot: QtBot
) -> None:
    office = open_window()
    rail, desk = office.window.rail, office.desk

    def figures() -> dict[str, int]:
        return {
            name: int(button.figure or 0)
            for name, button in rail.buttons.items()
            if button.page.counted
        }

    for page in RAIL:
        if page.view is not None and page.counted:
            assert figures()[page.name] == desk.cases.count(page.view)
    assert rail.buttons["settled"].figure == ""
    before = figures()["needs_answer"]
    key = desk.cases.keys("needs_answer")[0]
    draft = desk.work.save(key, Content("follow_up", "konsep", "proses"))
    office.events.work_changed.emit(key)
    qtbot.waitUntil(lambda: figures()["drafts"] == 1)
    desk.work.send(draft.id)
    office.events.work_changed.emit(key)
    qtbot.waitUntil(lambda: figures()["outbox"] == 1)
    assert (figures()["drafts"], figures()["needs_answer"]) == (0, before - 1)
    assert rail.buttons["outbox"].accessibleName() == "Kotak keluar, 1"


def test_from_the_list_to_the_text_and_back_by_keyboard(open_window: Open, qtbot: QtBot) -> None:
    office = open_window()
    window = office.window
    window.list.focus_list()
    office.press(Qt.Key.Key_J)
    office.press(Qt.Key.Key_J)
    second = office.rows()[1]
    assert window.list.current_key == second
    qtbot.waitUntil(lambda: window.case.current_key == second)
    office.press(Qt.Key.Key_K)
    first = office.rows()[0]
    qtbot.waitUntil(lambda: window.case.current_key == first)
    office.press(Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.case.isAncestorOf(focus)
    QTest.keyClicks(focus, "jk")
    assert window.list.current_key == first
    assert focus.property("plainText") == "jk"
    office.press(Qt.Key.Key_Escape)
    assert window.list.table.hasFocus()


def test_a_held_key_opens_only_where_it_comes_to_rest(open_window: Open, qtbot: QtBot) -> None:
    office = open_window()
    shown: list[str] = []
    original = office.window.case.show_case

    def show(key: str) -> None:
        shown.append(key)
        original(key)

    office.window.case.show_case = show  # type: ignore[method-assign]
    office.window.list.focus_list()
    for _ in range(6):
        office.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [office.rows()[5]]


def test_ctrl_k_leads_to_the_search_from_anywhere(open_window: Open) -> None:
    ctrl = Qt.KeyboardModifier.ControlModifier
    for size in ((1366, 768), (911, 480)):
        office = open_window(*size)
        window = office.window
        window.list.focus_list()
        office.press(Qt.Key.Key_K, ctrl)
        assert window.list.search.hasFocus()
        window.list.focus_list()
        office.press(Qt.Key.Key_Down)
        office.press(Qt.Key.Key_Return)
        office.press(Qt.Key.Key_K, ctrl)
        assert window.list.search.hasFocus()
        window.show_page("receipts")
        window.setFocus()
        office.press(Qt.Key.Key_K, ctrl)
        assert window.list.search.hasFocus()


def test_f6_goes_round_the_panes(open_window: Open) -> None:
    office = open_window()
    window = office.window
    window.list.focus_list()
    office.press(Qt.Key.Key_Down)
    office.press(Qt.Key.Key_Return)
    visited: list[QWidget] = []
    for _ in range(3):
        office.press(Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        panes = (window.rail, window.list, window.case)
        visited.append(next(pane for pane in panes if pane.isAncestorOf(focus)))
    assert visited == [window.rail, window.list, window.case]


def test_the_rail_is_walked_by_arrow_keys(open_window: Open) -> None:
    office = open_window()
    office.window.rail.buttons["today"].setFocus()
    office.press(Qt.Key.Key_Down)
    assert office.window.page == "open"
    assert office.window.rail.buttons["open"].hasFocus()


def test_no_key_has_two_hearers(open_window: Open) -> None:
    office = open_window()
    for page in ("today", "drafts"):
        office.window.show_page(page)
        heard = [
            shortcut.key().toString()
            for shortcut in office.window.findChildren(QShortcut)
            if shortcut.isEnabled() and _is_heard(shortcut)
        ]
        assert len(heard) == len(set(heard))
        assert {"F1", "F9", "Ctrl+K", "J", "K"} <= set(heard)


def _is_heard(shortcut: QShortcut) -> bool:
    parent = shortcut.parent()
    return isinstance(parent, QWidget) and parent.isVisible()


def test_every_key_that_is_heard_is_listed_and_every_listed_key_is_heard(
    open_window: Open,
) -> None:
    office = open_window()
    for page in PAGES:
        office.window.show_page(page)
    office.window.open_case(office.desk.cases.keys("open")[0])
    listed = {QKeySequence(one).toString() for key in KEYS for one in key.sequences}
    heard = {shortcut.key().toString() for shortcut in office.window.findChildren(QShortcut)}
    # The same as Ctrl+Return, on the block of figures.
    assert heard - listed == {"Ctrl+Enter"}
    # What Qt's lists and our own key handlers hear is tried one by one in other tests.
    assert listed - heard == {
        *("Up", "Down", "Home", "End", "Return", "Esc", "Del"),
        *("Shift+Down", "Ctrl+A"),
    }


def test_f1_lists_every_key_in_indonesian(open_window: Open) -> None:
    office = open_window()
    office.press(Qt.Key.Key_F1)
    dialog = office.window.findChild(KeysDialog)
    assert dialog is not None
    said = {label.text() for label in dialog.findChildren(QLabel)}
    for key in KEYS:
        assert words_of(key) in said
        assert all(QKeySequence(sequence).toString() for sequence in key.sequences)
    assert {"F9", "Ctrl+Enter", "↑"} <= said
    assert "Sinkronkan" in said
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_case_asked_for_from_a_page_comes_with_the_list(open_window: Open) -> None:
    office = open_window()
    office.window.show_page("open")
    key = office.rows()[3]
    office.window.show_page("outbox")
    office.events.case_asked.emit(key)
    assert office.window.page == "open"
    assert (office.window.case.current_key, office.window.list.current_key) == (key, key)


def test_going_on_with_a_draft_the_pen_is_in_the_hand(open_window: Open) -> None:
    office = open_window()
    key, case = office.rows()[2], office.window.case
    office.desk.work.save(key, Content("follow_up", "Sudah kami"))
    office.events.page_asked.emit("drafts")
    # What is only to be read: the arrow keys move the story.
    office.events.case_asked.emit(key)
    assert office.window.focusWidget() is case.timeline
    office.events.page_asked.emit("drafts")
    office.press(Qt.Key.Key_Return)
    assert case.current_key == key
    assert office.window.focusWidget() is case.composer.form.editor


def test_the_open_case_is_marked_where_another_list_holds_it(open_window: Open) -> None:
    office = open_window()
    key = office.desk.cases.keys("replied")[0]
    office.window.show_page("settled")
    office.events.case_asked.emit(key)
    assert office.window.list.current_key == ""
    office.window.show_page("replied")
    assert office.window.list.current_key == key


def test_midnight_moves_the_deadlines_without_an_exchange(open_window: Open, qtbot: QtBot) -> None:
    office = open_window()
    before = office.window.rail.buttons["overdue"].figure
    office.town.office.clock.at += 30 * DAY
    office.window.midnight.look()
    after = office.window.rail.buttons["overdue"].figure
    assert after == str(office.desk.cases.count("overdue"))
    assert after != before


def test_practice_is_marked(open_window: Open) -> None:
    office = open_window(practice=True)
    assert "latihan" in office.window.windowTitle()
    chips = [
        label for label in office.window.rail.findChildren(QLabel) if label.text() == "Latihan"
    ]
    assert chips[0].isVisible()
    # Folded there is room for half of the word: the strip above the window says it there.
    narrow = open_window(911, 480, practice=True)
    assert not any(
        label.text() == "Latihan" and label.isVisible()
        for label in narrow.window.rail.findChildren(QLabel)
    )


def test_every_control_says_what_it_is(open_window: Open) -> None:
    office = open_window()
    for page in PAGES:
        office.window.show_page(page)
        for control in office.window.findChildren(QAbstractButton):
            if control.isVisible():
                assert (control.accessibleName() or control.text()).strip()
