"""Above the text that is being written: which colleague at this PC is at work on the complaint."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.services.words import at_work_words
from ui.case.reading import CaseView
from ui.widgets import StateLine


class ColleagueLine(StateLine):
    """A hint: it forbids nothing and is hidden where nobody else is at work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, gives_way=True)
        self.hide()

    def show_case(self, view: CaseView) -> None:
        """Who is at work on this complaint."""
        found = view.case.colleagues if view.case is not None else ()
        said = "; ".join(at_work_words(one, view.formatter, view.now) for one in found)
        meaning = self.tr("You can still write; ask first.")
        self.set_state("users", f"{said}. {meaning}" if said else "")
        self.setVisible(bool(said))
