"""The buttons of the page that carry submissions by file: cards, handing over, taking in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from desktop.domain.formats import number
from sync.handing import CARD_SUFFIX, SUBMISSIONS_SUFFIX
from sync.wire import Certificate
from ui.case.companion import Companion
from ui.exchange.frame import WorkPage
from ui.i18n import current
from ui.widgets import action_button


class HandingFiles(Companion):
    """Belongs to a page, whose banner says what became of a file."""

    def __init__(self, page: WorkPage) -> None:
        super().__init__(page)
        self._card = action_button(self.tr("Save my card…"), "link")
        self._take = action_button(self.tr("Take submissions from a file…"))
        self._learn = action_button(self.tr("Take an officer's card…"), "link")
        self._give = action_button(self.tr("Hand over by file…"))
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = QStandardPaths.writableLocation(documents)
        self.buttons: Sequence[QPushButton] = (self._card, self._take, self._learn, self._give)
        for button in self.buttons:
            button.hide()
        self._card.clicked.connect(lambda: self._save(self._name("kartu"), self.save_card))
        self._take.clicked.connect(lambda: self._open(SUBMISSIONS_SUFFIX, self.take))
        self._learn.clicked.connect(lambda: self._open(CARD_SUFFIX, self.take_card))
        self._give.clicked.connect(self._choose)

    @property
    def page(self) -> WorkPage:
        """Whose buttons these are."""
        assert isinstance(self.over, WorkPage)
        return self.over

    def offer(self, decides: bool, asked: bool) -> None:
        """What this officer may do with files."""
        for button, mine in zip(
            self.buttons, (decides, decides, not decides, not decides), strict=True
        ):
            button.setVisible(asked and mine)

    def save_card(self, file: Path) -> None:
        """Write this officer's card."""
        page = self.page
        page.do(
            partial(page.place.desk.handing.save_card, file),
            lambda made: self._say(
                self.tr("Your card is saved as {file}.").format(file=made.name),
                self.tr("Operators who take it can hand their submissions to you by file."),
            ),
        )

    def take_card(self, file: Path) -> None:
        """Keep a liaison officer's card."""
        page = self.page
        page.do(
            partial(page.place.desk.handing.take_card, file),
            lambda card: self._say(
                self.tr("The card of {officer} is kept.").format(officer=card.officer_name),
                self.tr("What you hand over by file only that computer can open."),
            ),
        )

    def take(self, file: Path) -> None:
        """Take submissions in."""

        def taken(found: tuple[str, int]) -> None:
            author, count = found
            self._say(
                self.tr("Submissions of {officer} taken in: {count}.").format(
                    officer=author, count=number(count, current())
                ),
                self.tr("What you decide goes out once the operator's computer has exchanged."),
            )
            self.page.place.events.work_changed.emit("")

        self.page.do(partial(self.page.place.desk.handing.take, file), taken)

    def hand_over(self, to: Certificate, file: Path) -> None:
        """Write this operator's submissions for that officer."""

        def given(count: int) -> None:
            self._say(
                self.tr("Submissions in the file for {officer}: {count}.").format(
                    officer=to.officer_name, count=number(count, current())
                ),
                self.tr("They go to the server as well; nothing is recorded twice."),
            )
            self.page.place.events.work_changed.emit("")

        self.page.do(partial(self.page.place.desk.handing.hand_over, file, to), given)

    def _choose(self) -> None:
        """For whom; asked only where there are several."""
        self.page.do(self.page.place.desk.handing.officers, self._chosen)

    def _chosen(self, officers: tuple[Certificate, ...]) -> None:
        if not officers:
            self.page.banner.say(
                "warn",
                self.tr("No card of a liaison officer is here yet."),
                self.tr("A file is sealed for one officer's computer; the card says for which."),
                self.tr("Let the officer save a card on this page, then take it here."),
                self.tr("Close"),
            )
        elif len(officers) == 1:
            self._ask(officers[0])
        else:
            menu = QMenu(self._give)
            for one in officers:
                menu.addAction(one.officer_name).triggered.connect(partial(self._ask, one))
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self._give.mapToGlobal(self._give.rect().bottomLeft()))

    def _ask(self, to: Certificate) -> None:
        self._save(self._name("ajukan"), partial(self.hand_over, to))

    def _name(self, suffix: str) -> str:
        return f"penghubung-{self.page.place.desk.certificate.officer}.{suffix}"

    def _save(self, name: str, done: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self.page, self.tr("Where to save it"), self._folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        self._show(dialog, done)

    def _open(self, suffix: str, done: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self.page, self.tr("Which file"), self._folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"Penghubung (*{suffix})")
        self._show(dialog, done)

    def _show(self, dialog: QFileDialog, done: Callable[[Path], None]) -> None:
        dialog.fileSelected.connect(lambda file: done(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say(self, what: str, means: str) -> None:
        self.page.banner.say("ok", what, means, "", self.tr("Close"))
