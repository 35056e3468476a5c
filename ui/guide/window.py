"""Bantuan: the guide's pages to read and to search, offline; F1 lists the keys and leads here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.platform.version import told
from ui.guide.pages import GuidePage, guide_folder, read_pages
from ui.i18n import current
from ui.theme.current import current_theme
from ui.theme.fonts import font_percent
from ui.theme.tokens import SEMIBOLD, SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24
from ui.widgets import SearchField, action_button, lay_out_dialog, text_label

_SIZE: Final = QSize(960, 680)
_LIST: Final = 200
_NAME: Final = int(Qt.ItemDataRole.UserRole)


class GuideText(QTextBrowser):
    """One page; its pictures are never wider than there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.document().setDocumentMargin(SPACE_16)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the guide, made to fit."""
        file = guide_folder() / QUrl(name).toString()
        if kind != QTextDocument.ResourceType.ImageResource.value or not file.is_file():
            return super().loadResource(kind, name)
        picture = QImage(str(file))
        room = self.viewport().width() - 2 * SPACE_24
        smooth = Qt.TransformationMode.SmoothTransformation
        return picture.scaledToWidth(room, smooth) if picture.width() > room > 0 else picture

    def give_air(self) -> None:
        """Room between the paragraphs, which Markdown leaves to whoever shows it."""
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            look = block.blockFormat()
            heading = look.headingLevel() > 0
            look.setTopMargin(SPACE_16 if heading and block.blockNumber() else 0)
            look.setBottomMargin(SPACE_4 if block.textList() is not None else SPACE_8)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(look)
            block = block.next()
        self.dress()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def dress(self) -> None:
        """Links in the colours of now, whatever theme Qt read the page in; bold words in the
        heaviest weight that comes with the program: one beyond it is smeared."""
        bold, link = QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(SEMIBOLD)
        link.setForeground(QColor(current_theme().primary))
        found: list[tuple[int, int, QTextCharFormat]] = []
        block = self.document().begin()
        while block.isValid():
            piece = block.begin()
            while not piece.atEnd():
                part = piece.fragment()
                place = part.position(), part.position() + part.length()
                if part.charFormat().fontWeight() > SEMIBOLD:
                    found.append((*place, bold))
                if part.charFormat().isAnchor():
                    found.append((*place, link))
                piece += 1
            block = block.next()
        cursor = QTextCursor(self.document())
        for start, end, look in found:
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.dress()


class GuideWindow(QDialog):
    """Stands beside the work: one may read and go on writing."""

    def __init__(
        self, diagnosis: Callable[[], None], health: Callable[[], None], parent: QWidget
    ) -> None:
        """`diagnosis`: leads to the file for the admin, `health`: to the check of the desk. Raises
        FileNotFoundError where the guide was not shipped."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        self.pages: dict[str, GuidePage] = {page.name: page for page in read_pages()}
        self.list = QListWidget()
        self.search = SearchField(self.tr("Search the guide…"))
        self.search.textChanged.connect(self._search)
        self.search.left.connect(lambda: self.list.setFocus())
        self.search.returnPressed.connect(lambda: self.list.setFocus())
        self.list.setAccessibleName(self.tr("Pages of the guide"))
        self.list.setFixedWidth(_LIST * font_percent() // 100)
        said = self.tr("No page holds these words.")
        self.nothing: QLabel = text_label(said, "secondary", wrap=True)
        self.nothing.hide()
        self.text: GuideText = GuideText()
        self.text.setAccessibleName(self.tr("The page"))
        self.text.anchorClicked.connect(self._follow)
        self.list.currentItemChanged.connect(lambda item, _before: self._show(item))
        left = QVBoxLayout()
        left.setSpacing(SPACE_8)
        for part in (self.search, self.nothing, self.list):
            left.addWidget(part)
        left.setStretchFactor(self.list, 1)
        body = QHBoxLayout()
        body.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        body.setSpacing(SPACE_12)
        body.addLayout(left)
        body.addWidget(self.text, 1)
        self.search.setFixedWidth(self.list.width())
        self.nothing.setFixedWidth(self.list.width())
        self.diagnosis_button: QPushButton = action_button(self.tr("File for the admin …"))
        self.diagnosis_button.clicked.connect(diagnosis)
        self.health_button: QPushButton = action_button(self.tr("Check the desk …"))
        self.health_button.clicked.connect(health)
        close = action_button(self.tr("Close"), "primary")
        close.clicked.connect(self.accept)
        foot = lay_out_dialog(self, body, self.health_button, self.diagnosis_button, close)
        self.version = text_label(told(), "secondary")
        foot.insertWidget(0, self.version)
        if current() != "id":
            foot.insertWidget(0, text_label(self.tr("The guide is in Indonesian."), "secondary"))
        room = parent.size()
        self.resize(
            min(_SIZE.width(), room.width() - SPACE_24),
            min(_SIZE.height(), room.height() - SPACE_24),
        )
        self._fill(self.pages)
        self.list.setFocus()

    def open_page(self, name: str) -> None:
        """Show this page. Raises KeyError for no such page."""
        self.pages[name]
        self.search.clear()
        for row in range(self.list.count()):
            if self.list.item(row).data(_NAME) == name:
                self.list.setCurrentRow(row)

    @property
    def names(self) -> list[str]:
        """The pages that are offered now."""
        return [self.list.item(row).data(_NAME) for row in range(self.list.count())]

    def _fill(self, pages: dict[str, GuidePage]) -> None:
        self.list.clear()
        for name, page in pages.items():
            item = QListWidgetItem(page.title)
            item.setData(_NAME, name)
            self.list.addItem(item)
        self.nothing.setVisible(not pages)
        self.list.setCurrentRow(0)

    def _search(self, words: str) -> None:
        self._fill({name: page for name, page in self.pages.items() if page.holds(words)})

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            self.text.clear()
            return
        self.text.setMarkdown(self.pages[item.data(_NAME)].text)
        self.text.give_air()
        words = self.search.text().split()
        if words:
            # The first of what was looked for stands marked.
            self.text.find(words[0])

    def _follow(self, link: QUrl) -> None:
        name = link.toString().removesuffix(".md")
        if name in self.pages:
            self.open_page(name)
