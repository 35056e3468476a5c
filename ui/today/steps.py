"""Where the rows of the landing page lead: to the place where the step is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.services.today import Task
from ui.approval.page import ApprovalPage
from ui.exchange.attention_page import AttentionPage, row_key
from ui.pages import APPROVAL, MEANWHILE, TODAY
from ui.today.page import TodayPage

if TYPE_CHECKING:
    from ui.lists.question import Part
    from ui.window import MainWindow


class Steps(QObject):
    """Between the page and the window that it stands in."""

    def __init__(self, window: MainWindow, page: TodayPage) -> None:
        super().__init__(page)
        self._window = window
        page.step_asked.connect(self.take)
        page.all_asked.connect(self.show_all)
        page.happening_asked.connect(self.show_happening)

    def take(self, task: Task) -> None:
        """Open what a row is about, ready for its step."""
        window, case = self._window, self._window.case
        if task.item is not None:
            window.go_to("attention")
            shown = window.stack.currentWidget()
            if isinstance(shown, AttentionPage):
                shown.choose(row_key(task.item))
        elif task.submission is not None:
            window.go_to(APPROVAL)
            page = window.stack.currentWidget()
            if isinstance(page, ApprovalPage):
                page.choose(task.submission.id.hex())
        elif task.line is not None:
            key = task.line.row.key
            open_already = case.current_key == key
            if task.step == "read" and not open_already:
                case.timeline.begin_at_end()
            window.open_case(key)
            if task.step == "read" and open_already:
                case.timeline.show_end()
            if task.step in ("answer", "keep", "resume"):
                case.focus_composer()
            else:
                case.focus_timeline()

    def show_all(self, group: Part) -> None:
        """A group as a list, beside the case."""
        if group in ("returned", "approval"):
            self._window.go_to("attention" if group == "returned" else APPROVAL)
        else:
            self._window.show_list(TODAY, group)
            self._window.list.focus_list()

    def show_happening(self, what: Part) -> None:
        """What happened meanwhile, as a list."""
        self._window.show_list(MEANWHILE, what)
        self._window.list.focus_list()
