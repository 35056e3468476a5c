"""An agency that asks for approval: its operator, its liaison officers, and their words."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.approval import Submission
from desktop.domain.model import Content, FollowUpResult, OutboxItem
from desktop.services.approval import approval_of
from tests.support.office import Desk, Office
from tests.support.story import by_size, texts

WORDS = "Lampu jalan sudah kami ganti pagi ini."


def ask_for_approval(office: Office, agency: str, on: bool = True) -> None:
    """Switch approval on or off for an agency, by name."""
    office.central.epochs.ask_for_approval(agency, on, office.clock.now())


@dataclass
class Chamber:
    """An operator and two liaison officers of the largest agency, all up to date."""

    office: Office
    agency: str
    operator: Desk
    officer: Desk
    second: Desk

    @classmethod
    def of(cls, office: Office) -> Chamber:
        agency = by_size(office)[0].name
        ask_for_approval(office, agency)
        made = cls(
            office,
            agency,
            office.desk(agency, "Petugas Operator", role="operator"),
            office.desk(agency, "Petugas Penghubung"),
            office.desk(agency, "Cici Pejabat"),
        )
        for desk in (made.operator, made.officer, made.second):
            assert desk.sync().verified
        return made

    def submit(
        self,
        case: str,
        text: str = WORDS,
        result: FollowUpResult = "proses",
        *,
        content: Content | None = None,
    ) -> OutboxItem:
        """The operator submits, and it reaches the server."""
        item = self.write(case, text, result, content=content)
        assert self.operator.sync().sent == 1
        return self.operator.item(item)

    def write(
        self,
        case: str,
        text: str = WORDS,
        result: FollowUpResult = "proses",
        *,
        content: Content | None = None,
    ) -> OutboxItem:
        """The operator submits offline."""
        drafts, outbox = self.operator.replica.drafts, self.operator.replica.outbox
        draft = drafts.save(case, content or Content("follow_up", text, result))
        return outbox.send(draft.id, at=self.office.clock.now(), zone_minutes=420, submit=True)

    def seen(self, desk: Desk, case: str, text: str = WORDS) -> Submission:
        """The submission with these words, as a desk's copy tells it."""
        found = desk.replica.submissions.of(case)
        return next(one for one in found if one.content.text == text)

    def approve(self, desk: Desk, case: str, text: str = WORDS) -> OutboxItem:
        """Approve offline what a desk sees."""
        submission = self.seen(desk, case, text)
        return self.decide(desk, approval_of(submission), submission)

    def decide(self, desk: Desk, content: Content, submission: Submission) -> OutboxItem:
        """Queue a decision without a draft."""
        now = self.office.clock.now()
        outbox = desk.replica.outbox
        return outbox.decide(
            submission.complaint, content, submission.card, at=now, zone_minutes=420
        )

    def give_back(
        self, desk: Desk, case: str, remark: str = "Sebut tanggalnya.", text: str = WORDS
    ) -> OutboxItem:
        """Give back offline what a desk sees."""
        submission = self.seen(desk, case, text)
        return desk.send(case, Content("give_back", remark, target=submission.id))

    def published(self, case: str) -> list[str]:
        """Texts of the public timeline at the server."""
        story = self.office.coordinator.show(case)["timeline"]
        return [e["text"] for e in story if "text" in e and not e.get("private")]

    def everything(self, case: str) -> list[str]:
        """All texts of the timeline at the server, private ones too."""
        return texts(self.office, case)

    def sync(self, *desks: Desk) -> None:
        """Exchange, each proven; all of them twice, so that each sees what the others sent."""
        for desk in desks or (self.operator, self.officer, self.second) * 2:
            report = desk.sync()
            assert (report.outcome, report.verified) == ("complete", True), desk.engine.error
