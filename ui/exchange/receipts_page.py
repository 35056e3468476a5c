"""Receipts: what every exchange did, by day, and what it proved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.formats import zone_of
from desktop.domain.model import Receipt
from desktop.domain.notices import NOTICES, Sentence
from desktop.services import words
from ui.case.reading import formatter_of
from ui.exchange.frame import WorkPage, sheet
from ui.exchange.receipt import ReceiptPanel
from ui.exchange.rows import Row
from ui.i18n import current
from ui.lists.words import Fact
from ui.notices import sentence_of
from ui.pages import title
from ui.workplace import Workplace

SHOWN = 100
"""Runs that the page goes back."""


@dataclass(frozen=True, slots=True)
class Run:
    """One receipt with its words. `day` names its group."""

    receipt: Receipt
    day: str
    clock: str
    facts: str
    cost: str
    newest: bool
    """It may still be running."""


class ReceiptsPage(WorkPage):
    """`removals_accepted`: as on the page of what needs attention."""

    removals_accepted = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, title("receipts"))
        self.empty.acted.connect(workplace.events.sync_asked)
        self.removals_accepted.connect(workplace.events.removals_accepted)

    def read(self) -> tuple[Run, ...]:
        """The last runs, the newest first."""
        desk = self.place.desk
        write, now = formatter_of(desk), desk.clock.now()
        today = _day(now, write.zone.key)
        found: list[Run] = []
        for receipt in desk.replica.receipts.list(SHOWN):
            facts = " · ".join(
                (
                    self.tr("{n} sent").format(n=write.number(receipt.sent)),
                    self.tr("{n} received").format(n=write.number(receipt.received)),
                    self.tr("{n} for you").format(n=write.number(receipt.needs_attention)),
                )
            )
            day = write.day(_day(receipt.started, write.zone.key), today)
            moved = write.size(receipt.bytes_up + receipt.bytes_down)
            cost = f"{moved} · {write.duration(receipt.seconds)}"
            if receipt.carriage:
                cost = self.tr("by courier · {size}").format(size=moved)
            newest = not found
            found.append(Run(receipt, day, write.clock(receipt.started), facts, cost, newest))
        return tuple(found)

    def rows_of(self, found: Sequence[Run]) -> list[tuple[Row, Run | None]]:
        """Grouped by day."""
        rows: list[tuple[Row, Run | None]] = []
        day = ""
        for run in found:
            if run.day != day:
                day = run.day
                rows.append((Row(f"day:{day}", day, heading=True), None))
            rows.append((self._row(run), run))
        return rows

    def paper_of(self, value: Run) -> QWidget:
        """The receipt's panel."""
        paper, column = sheet()
        panel = ReceiptPanel(self.place, can_close=False)
        panel.removals_accepted.connect(self.removals_accepted)
        panel.show_receipt(value.receipt, self._why(value))
        column.addWidget(panel)
        column.addStretch()
        return paper

    def say_empty(self) -> None:
        """Nothing was exchanged yet."""
        self.empty.set_words(
            "check-check",
            self.tr("No receipt yet"),
            self.tr(
                "Every synchronisation leaves a receipt here: what went, what came, and proof."
            ),
            self.tr("Synchronise"),
        )

    def _row(self, run: Run) -> Row:
        receipt = run.receipt
        if receipt.verified:
            proof = Fact(self.tr("proven complete"), "ok")
        elif not receipt.finished and run.newest:
            proof = Fact(self.tr("not ended yet"), "warn")
        elif not receipt.finished:
            proof = Fact(self.tr("not proven"), "warn")
        elif receipt.outcome == "partial":
            proof = Fact(self.tr("not proven: part is missing"), "warn")
        else:
            proof = Fact(self.tr("nothing proven"), "bad")
        ended = receipt.finished or not run.newest
        came_to = words.outcome_label(receipt.outcome, current()) if ended else self.tr("Not ended")
        return Row(str(receipt.id), f"{run.clock} · {came_to}", run.facts, (proof, Fact(run.cost)))

    def _why(self, run: Run) -> Sentence | None:
        """What ended a run that is not complete, and why."""
        receipt = run.receipt
        if receipt.verified:
            return None
        if not receipt.finished:
            going = self.tr("This synchronisation is still running, or it was cut off.")
            cut = self.tr("This synchronisation was cut off: the program or the power ended.")
            return Sentence(
                going if run.newest else cut,
                self.tr("What had been received by then is kept; what was sent is asked about."),
                self.tr("The next synchronisation goes on from there."),
            )
        return sentence_of(NOTICES.get(receipt.error, NOTICES["run"]))


def _day(at: int, zone: str) -> date:
    return datetime.fromtimestamp(at, zone_of(zone)).date()
