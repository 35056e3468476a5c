"""What is to come, under the sync card's figures: what waits at the server, when the next exchange
begins by itself, what it will cost; and the menu that leads to the schedule."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.domain.errors import PenghubungError
from desktop.domain.formats import Formatter
from desktop.services.budget import Cost
from desktop.services.schedule import News
from ui.case.reading import formatter_of
from ui.exchange.controller import SyncController
from ui.exchange.standing import Standing
from ui.notices import sentence_of_error
from ui.pages import FOOT, title
from ui.theme.tokens import SPACE_4
from ui.widgets import IconButton, text_label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.services.looking import Seen


class Outlook(QWidget):
    """Lines that are there only while they have something to say; `menu` stands where the card
    has room for it."""

    def __init__(self, workplace: Workplace, controller: SyncController) -> None:
        super().__init__()
        self._answer = ""
        self.news = text_label("", "secondary", wrap=True)
        self.next = text_label("", "secondary", wrap=True)
        self.cost = text_label("", "secondary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        for label in (self.news, self.next, self.cost):
            column.addWidget(label)
        self.menu = PlanMenu(workplace, controller, self)
        controller.started.connect(self._forget)
        self.tell(None)

    @property
    def words(self) -> str:
        """All of it, for a screen reader."""
        labels = (self.news, self.next, self.cost)
        said = [line for label in labels for line in label.text().splitlines()]
        return " · ".join(said)

    def tell(self, standing: Standing | None) -> None:
        """Say how it stands; None: nothing is known."""
        news = next_ = cost = parts = ""
        if standing is not None:
            news = self._answer or news_words(standing.news, standing.formatter)
            next_, cost = next_words(standing), total_words(standing)
            parts = "\n".join(
                (*part_words(standing.cost, standing.formatter), used_words(standing))
            )
        for label, words in ((self.news, news), (self.next, next_), (self.cost, cost)):
            label.setText(words)
            label.setVisible(bool(words))
        self.cost.setToolTip(parts)
        self.setVisible(bool(news or next_ or cost))

    def answer(self, words: str) -> None:
        """What the officer who asked is told, in the place of the news until the next run."""
        self._answer = words

    def _forget(self) -> None:
        self._answer = ""


class PlanMenu(IconButton):
    """Look now; schedule and budget."""

    def __init__(self, workplace: Workplace, controller: SyncController, outlook: Outlook) -> None:
        """`outlook` is told what came of a look."""
        super().__init__(
            "settings", QCoreApplication.translate("SyncCard", "Schedule and data budget")
        )
        self._work = workplace
        self._sync = controller
        self._outlook = outlook
        self._asked = False
        self.menu_ = QMenu(self)
        self.look = self.menu_.addAction(
            QCoreApplication.translate("SyncCard", "See what has come"), self._look
        )
        self.plan = self.menu_.addAction(
            QCoreApplication.translate("SyncCard", "Schedule and budget …")
        )
        self.menu_.addSeparator()
        for page in FOOT:
            # Where the rail is low this is their place.
            action = self.menu_.addAction(title(page.name))
            action.triggered.connect(
                partial(workplace.events.foot_asked.emit, page.name),
                Qt.ConnectionType.QueuedConnection,
            )
        # Once the menu is gone: closing, it gives the focus back to this button.
        self.plan.triggered.connect(self._open, Qt.ConnectionType.QueuedConnection)
        controller.looked.connect(self._looked)
        self.clicked.connect(self._pop)

    def _pop(self) -> None:
        self.look.setEnabled(not self._sync.running)
        self.menu_.popup(self.mapToGlobal(QPoint(0, self.height())))
        self.menu_.setActiveAction(self.plan if self._sync.running else self.look)

    def _look(self) -> None:
        self._asked = True
        self._sync.look()

    def _looked(self, seen: Seen) -> None:
        asked, self._asked = self._asked, False
        self._outlook.answer(seen_words(seen, formatter_of(self._work.desk)) if asked else "")

    def _open(self) -> None:
        from ui.exchange.plan import read_plan

        desk = self._work.desk
        self._work.lanes.submit("db", lambda: read_plan(desk), self._show, self._unread)

    def _show(self, plan: object) -> None:
        from ui.exchange.plan import Plan, PlanDialog

        assert isinstance(plan, Plan)
        PlanDialog(self._work, plan, self._sync.plan, self.window()).open()

    def _unread(self, error: BaseException) -> None:
        """The card itself says that nothing can be read."""
        if not isinstance(error, PenghubungError):
            raise error


def news_words(news: News | None, write: Formatter) -> str:
    """What waits at the server, as a light look said."""
    if news is None:
        return ""
    if not news.waits:
        return QCoreApplication.translate("SyncCard", "The copy is to be fetched anew")
    words = QCoreApplication.translate("SyncCard", "Complaints waiting to be fetched: {count}")
    return words.format(count=write.number(news.waits))


def seen_words(seen: Seen, write: Formatter) -> str:
    """What the officer who asked for a look is told."""
    if seen.error is not None:
        return sentence_of_error(seen.error).happened
    found = seen.news
    if found is None or not (found.waits or found.anew):
        return QCoreApplication.translate("SyncCard", "Nothing new at the server")
    return news_words(found, write)


def next_words(standing: Standing) -> str:
    """When the next exchange begins by itself."""
    due = standing.next_run
    if due is None:
        return ""
    when = standing.formatter.appointment(max(due.at, standing.now), standing.now)
    words = (
        QCoreApplication.translate("SyncCard", "Next try {when}")
        if due.reason == "retry"
        else QCoreApplication.translate("SyncCard", "Next {when}")
    )
    return words.format(when=when)


def total_words(standing: Standing) -> str:
    """What the next exchange costs together, and what it must leave for another day."""
    write, cost = standing.formatter, standing.cost
    if standing.last is None:
        return ""
    lines = []
    if cost.changes is not None:
        # Where it is not known what comes, the size beside what waits says all there is to say.
        words = QCoreApplication.translate("SyncCard", "Cost ± {size}")
        lines.append(words.format(size=write.size(cost.known)))
    if standing.held:
        held = QCoreApplication.translate("SyncCard", "Attachments over the budget: {count}")
        lines.append(held.format(count=write.number(standing.held)))
    return "\n".join(lines)


def used_words(standing: Standing) -> str:
    """What this month has used."""
    words = QCoreApplication.translate("SyncCard", "This month {size}")
    return words.format(size=standing.formatter.size(standing.used.month.both))


def part_words(cost: Cost, write: Formatter) -> tuple[str, str, str]:
    """The cost by part."""
    unknown = QCoreApplication.translate("SyncCard", "not known yet")
    changes = unknown if cost.changes is None else f"± {write.size(cost.changes)}"
    answers = QCoreApplication.translate("SyncCard", "Answers: {size}")
    coming = QCoreApplication.translate("SyncCard", "Changes: {size}")
    files = QCoreApplication.translate("SyncCard", "Attachments: {size}")
    return (
        answers.format(size=f"± {write.size(cost.answers)}"),
        coming.format(size=changes),
        files.format(size=write.size(cost.attachments)),
    )
