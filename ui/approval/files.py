"""The buttons of the page that carry submissions by file: cards, handing over, giving back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from desktop.domain.formats import number, zone_of
from desktop.services.handing import HandingFault
from sync.handing import CARD_SUFFIX, RETURNED_SUFFIX, SUBMISSIONS_SUFFIX
from sync.wire import Certificate
from ui.case.companion import Companion
from ui.exchange.frame import WorkPage
from ui.i18n import current
from ui.widgets import action_button

_NOT_IN_NAMES: Final = frozenset('\\/:*?"<>|')


class HandingFiles(Companion):
    """Belongs to a page, whose banner says what became of a file."""

    def __init__(self, page: WorkPage) -> None:
        super().__init__(page)
        self._card = action_button(self.tr("Save my card…"), "link")
        self._take = action_button(self.tr("Take submissions from a file…"))
        self._back = action_button(self.tr("Hand back by file…"))
        self._learn = action_button(self.tr("Take from a file…"), "link")
        self._give = action_button(self.tr("Hand over by file…"))
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = QStandardPaths.writableLocation(documents)
        self.buttons: Sequence[QPushButton] = (
            self._card,
            self._take,
            self._back,
            self._learn,
            self._give,
        )
        for button in self.buttons:
            button.hide()
        self._card.clicked.connect(
            lambda: self._save(self.tr("Card of {officer}"), CARD_SUFFIX, self.save_card)
        )
        self._take.clicked.connect(lambda: self._open((SUBMISSIONS_SUFFIX,), self.take))
        self._back.clicked.connect(partial(self._choose, self._back))
        self._learn.clicked.connect(
            lambda: self._open((CARD_SUFFIX, RETURNED_SUFFIX), self.take_from)
        )
        self._give.clicked.connect(partial(self._choose, self._give))

    @property
    def page(self) -> WorkPage:
        """Whose buttons these are."""
        assert isinstance(self.over, WorkPage)
        return self.over

    def offer(self, decides: bool, asked: bool, returnable: bool) -> None:
        """What this officer may do with files. `returnable`: something that came by file was given
        back."""
        for button, mine in zip(
            self.buttons,
            (decides, decides, decides and returnable, not decides, not decides),
            strict=True,
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

    def take_from(self, file: Path) -> None:
        """Keep a liaison officer's card, or take in what an officer gave back."""
        handing = self.page.place.desk.handing

        def take() -> Certificate | tuple[str, tuple[str, ...]]:
            try:
                return handing.take_card(file)
            except HandingFault as fault:
                if fault.detail != "not_ours":
                    raise
                return handing.take_returned(file)

        self.page.do(take, self._took)

    def _took(self, found: Certificate | tuple[str, tuple[str, ...]]) -> None:
        if isinstance(found, Certificate):
            self._say(
                self.tr("The card of {officer} is kept.").format(officer=found.officer_name),
                self.tr("What you hand over by file only that computer can open."),
            )
            return
        officer, complaints = found
        self._tell(
            self.tr("Given back by {officer}: {count}."),
            officer,
            len(complaints),
            self.tr("The words are drafts again, with the remark above them."),
        )
        if len(complaints) == 1:
            # There is one thing to do now.
            self.page.place.events.case_asked.emit(complaints[0])
            self.page.place.events.pen_asked.emit()

    def take(self, file: Path) -> None:
        """Take submissions in; the hands go to them."""

        def taken(found: tuple[str, int]) -> None:
            self._tell(
                self.tr("Submissions of {officer} taken in: {count}."),
                *found,
                self.tr("What you decide goes out once the operator's computer has exchanged."),
            )
            self.page.take_focus()

        self.page.do(partial(self.page.place.desk.handing.take, file), taken)

    def hand_over(self, to: Certificate, file: Path) -> None:
        """Write this operator's submissions for that officer."""
        self.page.do(
            partial(self.page.place.desk.handing.hand_over, file, to),
            lambda count: self._tell(
                self.tr("Submissions in the file for {officer}: {count}."),
                to.officer_name,
                count,
                self.tr("They go to the server as well; nothing is recorded twice."),
            ),
        )

    def hand_back(self, to: Certificate, file: Path) -> None:
        """Write what was given back for the operator who submitted it."""
        self.page.undo.withdraw()
        self.page.do(
            partial(self.page.place.desk.handing.hand_back, file, to),
            lambda count: self._tell(
                self.tr("Given back in the file for {officer}: {count}."),
                to.officer_name,
                count,
                self.tr("It goes to the server as well; nothing is recorded twice."),
            ),
        )

    def _choose(self, button: QPushButton) -> None:
        """For whom; asked only where there are several."""
        handing = self.page.place.desk.handing
        back = button is self._back
        self.page.do(handing.authors if back else handing.officers, partial(self._chosen, button))

    def _chosen(self, button: QPushButton, officers: tuple[Certificate, ...]) -> None:
        if not officers:
            self.page.banner.say(
                "warn",
                self.tr("No card of a liaison officer is here yet."),
                self.tr("A file is sealed for one officer's computer; the card says for which."),
                self.tr("Let the officer save a card on this page, then take it here."),
                self.tr("Close"),
            )
        elif len(officers) == 1:
            self._ask(button, officers[0])
        else:
            menu = QMenu(button)
            for one in officers:
                asked = partial(self._ask, button, one)
                menu.addAction(one.officer_name).triggered.connect(asked)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _ask(self, button: QPushButton, to: Certificate, _checked: bool = False) -> None:
        if button is self._back:
            words, suffix = self.tr("Given back by {officer}"), RETURNED_SUFFIX
            self._save(words, suffix, partial(self.hand_back, to))
        else:
            words, suffix = self.tr("Submissions of {officer}"), SUBMISSIONS_SUFFIX
            self._save(words, suffix, partial(self.hand_over, to))

    def _name(self, words: str, suffix: str) -> str:
        """Whose it is and of when, so that nobody takes an older one for it."""
        desk = self.page.place.desk
        own = desk.certificate
        when = datetime.fromtimestamp(desk.clock.now(), zone_of(own.zone))
        officer = "".join(sign for sign in own.officer_name if sign not in _NOT_IN_NAMES)
        return f"{words.format(officer=officer)} {when:%Y-%m-%d %H.%M.%S}{suffix}"

    def _save(self, words: str, suffix: str, done: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self.page, self.tr("Where to save it"), self._folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(self._name(words, suffix))
        self._show(dialog, done)

    def _open(self, suffixes: tuple[str, ...], done: Callable[[Path], None]) -> None:
        """Ask for a file; the newest that fits is proposed."""
        find = partial(self.page.place.desk.handing.newest, Path(self._folder), suffixes)
        self.page.do(find, partial(self._ask_file, suffixes, done))

    def _ask_file(
        self, suffixes: tuple[str, ...], done: Callable[[Path], None], newest: Path | None
    ) -> None:
        dialog = QFileDialog(self.page, self.tr("Which file"), self._folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"Penghubung ({' '.join(f'*{suffix}' for suffix in suffixes)})")
        if newest is not None:
            dialog.selectFile(newest.name)
        self._show(dialog, done)

    def _show(self, dialog: QFileDialog, done: Callable[[Path], None]) -> None:
        def chosen(file: str) -> None:
            self._folder = str(Path(file).parent)
            done(Path(file))

        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell(self, what: str, officer: str, count: int, means: str) -> None:
        self._say(what.format(officer=officer, count=number(count, current())), means)
        self.page.place.events.work_changed.emit("")

    def _say(self, what: str, means: str) -> None:
        self.page.banner.say("ok", what, means, "", self.tr("Close"))
