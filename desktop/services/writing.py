"""Help with writing: the look before sending, versions of a text, promised dates.

Reads the copy, writes local tables only. Nothing here changes what an officer wrote: a text is
looked at, never touched, so what is frozen into the outbox is what stood on screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.domain.calendar import WorkCalendar
from desktop.domain.checklist import Findings, Subject, examine
from desktop.domain.filling import CaseWords, fill
from desktop.domain.formats import INDONESIAN
from desktop.domain.model import Complaint, Content, WorkKind
from desktop.domain.personal import contacts_in
from desktop.domain.writing import Reminder, Template, TextVersion, VersionCause
from desktop.services.deadline_service import DeadlineService
from desktop.services.templates import TemplateService
from desktop.storage.local import Settings
from desktop.storage.reminders import ReminderBook
from desktop.storage.versions import VersionBook

SIGNATURE_MOST: Final = 500
"""Signs: an answer has 3,000 in all."""
_SIGNATURE: Final = "signature"
_MASK = "*"


@dataclass(frozen=True, slots=True)
class WritingAid:
    """What helps to write on one complaint, read in one go; then needs the file no more."""

    subject: Subject
    words: CaseWords
    templates: tuple[Template, ...]
    today: date
    calendar: WorkCalendar
    signature: str = ""

    def examine(self, content: Content) -> Findings:
        """Look at an answer before it is sent."""
        filled = [self.filled(one) for one in self.templates]
        return examine(content, self.subject, self.today, self.calendar, filled)

    def filled(self, template: Template) -> str:
        """A template with what the complaint fills."""
        return fill(template.text, self.words)

    @property
    def closing(self) -> str:
        """The signature with what the complaint fills."""
        return fill(self.signature, self.words)


class WritingService:
    """One per desk."""

    def __init__(
        self,
        versions: VersionBook,
        reminders: ReminderBook,
        templates: TemplateService,
        deadlines: DeadlineService,
        agency: str,
        settings: Settings,
    ) -> None:
        """`agency`: the desk's own, by name."""
        self._versions = versions
        self._reminders = reminders
        self._templates = templates
        self._deadlines = deadlines
        self._agency = agency
        self._settings = settings

    def aid(self, complaint: Complaint) -> WritingAid:
        """Help with writing on this complaint."""
        row = complaint.row
        hidden = row.secret or row.anonymous
        known = tuple(one for own in self._templates.own() for one in contacts_in(own.text))
        places = (row.village, row.district, row.regency, complaint.province)
        today = self._deadlines.today()
        day = f"{today.day} {INDONESIAN.long_months[today.month - 1]} {today.year}"
        # An export masks most names: stars are nobody's.
        named = "" if hidden or _MASK in complaint.reporter else complaint.reporter.strip()
        return WritingAid(
            Subject(
                f"{row.title} {complaint.text}",
                complaint.reporter if hidden else "",
                (self._agency, *places),
                known,
            ),
            CaseWords(self._agency, f"#{row.tracking_id or row.key}", day, named),
            self._templates.list(),
            today,
            self._deadlines.calendar(),
            self.signature(),
        )

    def signature(self) -> str:
        """What stands under the officer's answers, with its places unfilled; empty for none."""
        return self._settings.get(_SIGNATURE)

    def choose_signature(self, text: str) -> None:
        """Another one, for answers that are begun from now on."""
        self._settings.set(_SIGNATURE, text.strip()[:SIGNATURE_MOST])

    def versions(self, complaint: str, kind: WorkKind) -> tuple[TextVersion, ...]:
        """What a text said before, the latest first."""
        return self._versions.list(complaint, kind)

    def keep(self, complaint: str, kind: WorkKind, text: str, cause: VersionCause) -> None:
        """Keep a text before something else comes in its place."""
        self._versions.keep(complaint, kind, text, cause)

    def promised(self, complaint: str, answer: bytes, due: date | None, words: str = "") -> None:
        """Remember what an answer in the outbox promises; None: nothing."""
        self._reminders.put(complaint, answer, due, words)

    def reminders(self, complaint: str) -> tuple[Reminder, ...]:
        """Open promises on a complaint, earliest first."""
        return self._reminders.of(complaint)

    def due(self, days_ahead: int = 0) -> tuple[Reminder, ...]:
        """Open promises of complaints in the copy that are due today or were, or within so many
        working days from now; earliest first."""
        today = self._deadlines.today()
        return self._reminders.until(self._deadlines.calendar().add_working_days(today, days_ahead))

    def move(self, reminder: int, due: date) -> Reminder:
        """Another day for a promise. Raises `NotFound`."""
        return self._reminders.move(reminder, due)

    def finish(self, reminder: int) -> Reminder:
        """The promise was kept. Raises `NotFound`."""
        return self._reminders.finish(reminder)

    def reopen(self, reminder: int) -> Reminder:
        """Undo that. Raises `NotFound`."""
        return self._reminders.reopen(reminder)
