"""The officer's own filters in the rail: opened by a click, renamed, thrown away, and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QVBoxLayout, QWidget

from desktop.domain.errors import PenghubungError
from desktop.services.filters import NAME_MOST, SavedFilter
from ui.lanes import OnError
from ui.notices import sentence_of_error
from ui.pages import Page
from ui.rail_button import RailButton
from ui.theme.tokens import SPACE_8, SPACE_16
from ui.widgets import Banner, SectionLabel, action_button, lay_out_dialog, line, text_label
from ui.workplace import Workplace

Found = tuple[SavedFilter, ...]
_WIDE: Final = 420


class FilterButton(RailButton):
    """One filter. `menu_asked` where its menu is to open; F2 renames, Delete throws away."""

    menu_asked = Signal(QPoint)
    rename_asked = Signal()
    drop_asked = Signal()

    def __init__(self, one: SavedFilter) -> None:
        super().__init__(Page(f"filter:{one.name}", "funnel", None, counted=False), one.name)
        self.setCheckable(False)
        self.setAutoExclusive(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the right button, and by the key for it."""
        self.menu_asked.emit(self.mapToGlobal(QPoint(self.height(), self.height() // 2)))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename and throw away without a mouse."""
        if event.key() == Qt.Key.Key_F2:
            self.rename_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.drop_asked.emit()
        else:
            super().keyPressEvent(event)


class FilterList(QWidget):
    """Hidden while there is none. `chosen` carries a `SavedFilter`, `came` the part that is to be
    seen now."""

    chosen = Signal(object)
    came = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace
        self._held: Found = ()
        self._folded = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._label = SectionLabel(self.tr("My filters"))
        self._label.setContentsMargins(SPACE_8, SPACE_8, 0, 2)
        self._rule = line()
        self.undo = RailButton(Page("filter-undo", "undo-2", None, counted=False), "…")
        self.undo.setCheckable(False)
        self.undo.setAutoExclusive(False)
        self.undo.hide()
        self._before: Found = ()
        self.undo.clicked.connect(self._put_back)
        for part in (self._label, self._rule, self.undo):
            self._column.addWidget(part)
        self.buttons: list[FilterButton] = []
        self.setAccessibleName(self._label.text())
        self.hide()
        self._submit(workplace.desk.filters.list)

    def fold(self, folded: bool) -> None:
        """Pictures alone, or words too."""
        self._folded = folded
        self._label.setVisible(not folded)
        self._rule.setVisible(folded)
        for button in (*self.buttons, self.undo):
            button.fold(folded)

    def ask_name(self, one: SavedFilter) -> None:
        """Name what is on screen and keep it."""
        filters = self._work.desk.filters

        def named(name: str, done: Callable[[], None], failed: OnError) -> None:
            kept = SavedFilter(name, one.page, one.part, one.words, one.sort)
            self._submit(partial(filters.save, kept), partial(self._saved, done), failed)

        self._ask(self.tr("Keep this filter"), one.name, named)

    def _saved(self, done: Callable[[], None]) -> None:
        done()
        self.came.emit(self.buttons[-1])

    def _rename(self, one: SavedFilter) -> None:
        filters = self._work.desk.filters

        def named(name: str, done: Callable[[], None], failed: OnError) -> None:
            self._submit(partial(filters.rename, one.name, name), done, failed)

        self._ask(self.tr("Rename the filter"), one.name, named)

    def _ask(
        self, title: str, name: str, named: Callable[[str, Callable[[], None], OnError], None]
    ) -> None:
        dialog = NameDialog(title, name, self.window())
        dialog.named.connect(lambda text: named(text, dialog.accept, dialog.tell))
        dialog.open()

    def _drop(self, one: SavedFilter) -> None:
        before = self._held

        def dropped() -> None:
            self._before = before
            self.undo.setText(self.tr("Take back: {name}").format(name=one.name))
            self.undo.fold(self._folded)
            self.undo.show()
            self.show()
            self.undo.setFocus()
            self.came.emit(self.undo)

        self._submit(partial(self._work.desk.filters.discard, one.name), dropped)

    def _put_back(self) -> None:
        self._submit(partial(self._work.desk.filters.put_back, self._before))

    def _open_menu(self, one: SavedFilter, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename …")).triggered.connect(partial(self._rename, one))
        menu.addAction(self.tr("Throw away")).triggered.connect(partial(self._drop, one))
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])

    def _submit(
        self,
        job: Callable[[], Found],
        done: Callable[[], None] = lambda: None,
        failed: OnError | None = None,
    ) -> None:
        def came(found: Found) -> None:
            self._show(found)
            done()

        self._work.lanes.submit("db", job, came, failed or self._failed)

    def _failed(self, error: BaseException) -> None:
        """The list beside it says that the file cannot be read; what is shown stays."""
        if not isinstance(error, PenghubungError):
            raise error

    def _show(self, found: Found) -> None:
        for button in self.buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._held = found
        self.undo.hide()
        self.buttons = [FilterButton(one) for one in found]
        for number, (one, button) in enumerate(zip(found, self.buttons, strict=True)):
            button.fold(self._folded)
            button.clicked.connect(partial(self.chosen.emit, one))
            button.menu_asked.connect(partial(self._open_menu, one))
            button.rename_asked.connect(partial(self._rename, one))
            button.drop_asked.connect(partial(self._drop, one))
            self._column.insertWidget(2 + number, button)
        self.setVisible(bool(found))


class NameDialog(QDialog):
    """`named` on Enter; stays open until what was named is kept."""

    named = Signal(str)

    def __init__(self, title: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.banner = Banner()
        self.field = QLineEdit(name)
        self.field.setMaxLength(NAME_MOST)
        self.field.setAccessibleName(self.tr("Name of the filter"))
        self.field.selectAll()
        label = text_label(self.tr("Name of the filter"))
        label.setBuddy(self.field)
        body = QVBoxLayout()
        body.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        body.setSpacing(SPACE_8)
        for part in (self.banner, label, self.field):
            body.addWidget(part)
        body.addStretch()
        self.keep_button = action_button(self.tr("&Keep"), "primary")
        self.keep_button.clicked.connect(lambda: self.named.emit(self.field.text()))
        cancel = action_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        lay_out_dialog(self, body, cancel, self.keep_button)
        self.keep_button.setDefault(True)
        self.resize(min(_WIDE, parent.width()), self.sizeHint().height())
        self.field.setFocus()

    def tell(self, error: BaseException) -> None:
        """Why it could not be kept."""
        said = sentence_of_error(error)
        self.banner.say("warn", said.happened, said.meaning, said.action)
