"""An office on this PC, before it is founded: the export, and what it holds for whom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.domain.formats import Formatter
from desktop.domain.intake import Intake
from desktop.domain.notices import Sentence
from ui.first_run.page import Page, Remark
from ui.mandiri.choosing import ExportDrop
from ui.mandiri.counts import IntakeCounts
from ui.widgets import ProgressRow, name_combo, text_label

_SHOWN = 200


class ExportPage(Page):
    """`chosen` carries the file; `cancelled` while it is read."""

    chosen = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_words(
            self.tr("Open an export of SP4N-LAPOR!"),
            self.tr(
                "For an agency whose region has no server yet. You read, search, write and keep"
                " the deadlines as everywhere; a server of its own runs on this PC."
            ),
        )
        self.drop = ExportDrop()
        self.drop.chosen.connect(self.chosen)
        self.progress = ProgressRow()
        self.progress.cancelled.connect(self.cancelled)
        self.body.addWidget(self.drop)
        self.body.addWidget(self.progress)
        self.body.addWidget(
            Remark(
                "info",
                self.tr(
                    "Nothing goes from here to SP4N-LAPOR!. Your answers stand on a list, from"
                    " which you copy them there and tick them off."
                ),
            )
        )
        self.set_buttons("", self.tr("Back"))

    def first_focus(self) -> QWidget:
        """The choice of the file."""
        return self.drop.button

    def begin(self) -> None:
        """The file is being read."""
        self.settle()
        self.drop.set_busy(True)
        self.progress.begin(self.tr("Reading the file …"))

    def end(self) -> None:
        """It was read, or not."""
        self.progress.finish()
        self.drop.set_busy(False)


class AgencyPage(Page):
    """Figures of the export, whose agency the officer's is, and what they are called."""

    def __init__(self, formatter: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._format = formatter
        self._named: tuple[str, ...] = ()
        self.counts = IntakeCounts(formatter)
        self.agency = QComboBox()
        name_combo(self.agency, self.tr("Your agency"))
        self.agency_text = QLineEdit()
        self.agency_text.setAccessibleName(self.tr("Your agency"))
        self.officer = QLineEdit()
        self.officer.setAccessibleName(self.tr("Your name"))
        self.officer.setMaxLength(_SHOWN)
        agency = text_label(self.tr("Your &agency"), "strong")
        agency.setBuddy(self.agency)
        officer = text_label(self.tr("Your &name"), "strong")
        officer.setBuddy(self.officer)
        for part in (
            self.counts,
            agency,
            self.agency,
            self.agency_text,
            officer,
            self.officer,
            Remark(
                "shield",
                self.tr(
                    "Only the complaints of your agency are kept on this PC. Nothing is stored"
                    " before you go on, and going back leaves nothing."
                ),
            ),
        ):
            self.body.addWidget(part)
        self.officer.returnPressed.connect(self.ask_onward)
        self.set_buttons(self.tr("Continue"), self.tr("Back"))

    def show_intake(self, found: Intake, name: str, now: int) -> None:
        """What was found in the file of this name."""
        self.settle()
        self.set_words(
            self.tr("Is this your agency's export?"),
            self.tr("The file {name} was read.").format(name=name),
        )
        self.counts.show_counts(found, now, sorted_out=False)
        self._named = found.candidates
        rows = dict(found.agencies)
        self.agency.clear()
        if len(self._named) > 1:
            self.agency.addItem(self.tr("Choose …"))
        for one in self._named:
            words = self.tr("{agency} ({count})")
            count = self._format.number(rows.get(one, found.total))
            self.agency.addItem(words.format(agency=one, count=count))
        self.agency.setVisible(bool(self._named))
        self.agency_text.setVisible(not self._named)

    @property
    def chosen(self) -> str:
        """The agency; empty while none is."""
        if not self._named:
            return " ".join(self.agency_text.text().split())
        at = self.agency.currentIndex() - (1 if len(self._named) > 1 else 0)
        return self._named[at] if 0 <= at < len(self._named) else ""

    @property
    def name(self) -> str:
        """The officer's."""
        return " ".join(self.officer.text().split())

    def first_focus(self) -> QWidget:
        """The first thing that is still to be said."""
        asked = self.agency if self._named else self.agency_text
        return self.officer if self.chosen else asked

    def ask_onward(self) -> None:
        """On once both are said."""
        if self.chosen and self.name:
            self.settle()
            self.onward.emit()
            return
        missing = self.tr("your agency") if not self.chosen else self.tr("your name")
        self.tell(
            Sentence(
                self.tr("One thing is missing: {what}.").format(what=missing),
                "",
                self.tr("Fill it in, then continue."),
            ),
            "warn",
        )
        self.first_focus().setFocus()
