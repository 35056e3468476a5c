"""What a timeline item is, who speaks and how work on its way stands, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication

from desktop.domain.formats import Formatter
from desktop.domain.model import OutboxItem, TimelineItem
from desktop.domain.readable import readable
from desktop.domain.turn import result_label
from desktop.services import words
from desktop.services.attachments import ShownFile
from desktop.services.cases import StoryItem
from ui.approval.words import Standing, submission_standing
from ui.case.reading import CaseView
from ui.i18n import current

Voice = Literal["reporter", "agency", "coordinator", "note", "system"]

_REPORTER: Final = frozenset({"reply", "attachment"})
_AGENCY: Final = frozenset({"follow_up", "info_request", "request_info", "return"})
_ANSWERS: Final = frozenset({"follow_up", "info_request", "request_info"})
_COORDINATOR: Final = frozenset({"disposition", "secrecy"})
_INTERNAL: Final = frozenset({"note", "submit", "approve", "give_back", "withdrawn", "edited"})


@dataclass(frozen=True, slots=True)
class Told:
    """One timeline item ready to be shown. `key` stays the same when the server's entry takes
    the place of pending work; `operation` is the hex id of this desk's own, else empty."""

    key: str
    voice: Voice
    who: str
    what: str
    when: str
    text: str
    standings: tuple[Standing, ...]
    operation: str
    files: tuple[ShownFile, ...] = ()
    write: Formatter | None = None
    """Writes sizes of `files`."""
    at: int = 0
    """When, in Unix seconds."""
    addendum: bool = False
    """An answer that has gone out: it is corrected by adding to it."""


def voice_of(kind: str) -> Voice:
    """Who speaks in an item of this kind."""
    if kind in _REPORTER:
        return "reporter"
    if kind in _AGENCY:
        return "agency"
    if kind in _COORDINATOR:
        return "coordinator"
    return "note" if kind in _INTERNAL else "system"


def tell_story(view: CaseView) -> list[Told]:
    """The whole timeline, the complaint itself first."""
    assert view.case is not None
    complaint = view.case.complaint
    first = Told(
        key="complaint",
        voice="reporter",
        who=_reporter(),
        what="",
        when=view.formatter.moment(complaint.row.reported_at, view.now),
        text=readable(complaint.text) or complaint.row.title,
        standings=(),
        operation="",
        at=complaint.row.reported_at,
    )
    answered = {story.item.operation for story in view.story if story.answer}
    return [
        first,
        *(
            tell(story, view)
            for story in view.story
            # An answer tells its second life itself.
            if not (story.item.kind == "entered" and story.item.ref in answered)
        ),
    ]


def tell(story: StoryItem, view: CaseView) -> Told:
    """One item."""
    item = story.item
    voice = voice_of(item.kind)
    return Told(
        key=item.operation if item.operation == item.id else item.id,
        voice=voice,
        who=_who(voice, item),
        what=_what(voice, item, view),
        when=view.formatter.moment(item.at, view.now),
        text=_text(voice, item),
        standings=tuple(_standings(story, view)),
        operation=item.operation,
        files=(files := view.files.get(item.id, ())),
        write=view.formatter if files else None,
        at=item.at,
        addendum=item.kind in _ANSWERS and item.state in ("", "acked"),
    )


def own_name() -> str:
    """What the officer at the screen is called there; nobody else is meant by it."""
    return QCoreApplication.translate("Timeline", "You")


def _reporter() -> str:
    return QCoreApplication.translate("Timeline", "Reporter")


def _who(voice: Voice, item: TimelineItem) -> str:
    if voice == "reporter":
        return _reporter()
    if voice == "note":
        return words.kind_label(item.kind, current())
    if voice == "coordinator":
        return QCoreApplication.translate("Timeline", "Coordinator")
    if voice == "system":
        return QCoreApplication.translate("Timeline", "System")
    return item.by or (
        own_name() if item.state else QCoreApplication.translate("Timeline", "Agency")
    )


def _what(voice: Voice, item: TimelineItem, view: CaseView) -> str:
    if voice == "note":
        by = item.by or (own_name() if item.state else "")
        kept = QCoreApplication.translate("Timeline", "your own agency only")
        return " · ".join(part for part in (kept, by) if part)
    if voice == "coordinator":
        # Some sources name the agency that it was given to in the place of who gave it.
        own = view.case is not None and item.by == view.agency_name(view.case.complaint.row.agency)
        by = "" if own else item.by
        return " · ".join(p for p in (words.kind_label(item.kind, current()), by) if p)
    if voice != "agency":
        return words.kind_label(item.kind, current()) if item.kind == "attachment" else ""
    parts = [words.kind_label(item.kind, current())]
    if item.kind == "return":
        parts.append(view.reason_label(item.reason))
        if item.agency:
            suggested = QCoreApplication.translate("Timeline", "suggested: {agency}")
            parts.append(suggested.format(agency=view.agency_name(item.agency)))
    if item.kind == "follow_up" and item.result:
        parts.append(result_label(item.result, current()))
    if item.secret:
        parts.append(QCoreApplication.translate("Verb", "Secret"))
    return " · ".join(part for part in parts if part)


def _text(voice: Voice, item: TimelineItem) -> str:
    text = readable(item.text)
    if voice != "system":
        return text
    name = item.status or words.kind_label(item.kind, current())
    return f"{name}: {text}" if text and item.status else text or name


def _standings(story: StoryItem, view: CaseView) -> list[Standing]:
    item = story.item
    own = view.work.get(item.operation)
    if item.state and item.state != "acked":
        return [pending_standing(item.state, own)]
    if item.kind == "submit" and not item.state:
        found = (one for one in view.submissions if one.id.hex() == item.operation)
        return [submission_standing(one) for one in found]
    if not story.answer and not item.state:
        return []
    return [_accepted(story, own, view), *([_entered(story, view)] if story.answer else [])]


def pending_standing(state: str, own: OutboxItem | None) -> Standing:
    """How an operation stands that the server has not accepted."""
    if state in ("needs_decision", "needs_edit") or (own is not None and own.attention):
        return Standing(
            "circle-alert",
            QCoreApplication.translate("Timeline", "Needs attention"),
            "bad",
            "attention",
        )
    if state == "queued":
        return Standing(
            "inbox", QCoreApplication.translate("Timeline", "In the outbox"), "neutral", "pull_back"
        )
    if state == "withdrawing":
        return Standing(
            "undo-2", QCoreApplication.translate("Timeline", "Being withdrawn"), "neutral"
        )
    return Standing(
        "clock", QCoreApplication.translate("Timeline", "Sent, not answered yet"), "warn"
    )


def _accepted(story: StoryItem, own: OutboxItem | None, view: CaseView) -> Standing:
    if view.here:
        # Nobody else has it; "received" would be read as SP4N-LAPOR!'s word.
        words = QCoreApplication.translate("Timeline", "Recorded on this PC")
        return Standing("hard-drive", words, "neutral")
    if own is not None and own.answered_at:
        when = view.formatter.short_moment(own.answered_at, view.now)
        text = QCoreApplication.translate("Timeline", "Received {when}").format(when=when)
        return Standing("circle-check", text, "ok", "receipt")
    return Standing(
        "circle-check", QCoreApplication.translate("Timeline", "Received by the server"), "ok"
    )


def _entered(story: StoryItem, view: CaseView) -> Standing:
    if not story.entered_at:
        return Standing(
            "hourglass", QCoreApplication.translate("Timeline", "Not in SP4N-LAPOR! yet"), "neutral"
        )
    when = view.formatter.short_moment(story.entered_at, view.now)
    text = QCoreApplication.translate("Timeline", "In SP4N-LAPOR! {when}").format(when=when)
    return Standing("check-check", text, "ok")
