"""What the landing page says: rows with reason and step, the copy, what happened meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.formats import Formatter, words_of
from desktop.domain.happenings import Happening
from desktop.domain.turn import stage_label
from desktop.services.today import Bundle, Group, Meanwhile, Step, Task, Today
from ui.exchange.attention_page import row_key
from ui.exchange.meanwhile import case_words, title_of_item
from ui.exchange.rows import Row
from ui.i18n import current
from ui.lists.emptiness import Empty
from ui.lists.words import Fact, colleague_fact, deadline_fact, title_of
from ui.theme.tokens import State

OLD_S: Final = 86_400
"""A copy older than this is offered to be brought up to date."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read, and how its figures are written."""

    today: Today
    write: Formatter


@dataclass(frozen=True, slots=True)
class TaskRow(Row):
    """A row of the page: a heading with its figure, a task with its step, or “See all”."""

    step: str = ""
    group: Group = "returned"
    figure: str = ""

    @property
    def spoken(self) -> str:
        """Group, case, reason and what Enter does."""
        if self.heading:
            return f"{self.title}, {self.figure}"
        said = [group_title(self.group), self.title, *(c.text for c in self.chips), self.facts]
        return ", ".join(part for part in (*said, self.step) if part)


def group_title(group: Group) -> str:
    """What a group is called."""
    return {
        "returned": QCoreApplication.translate("Today", "Came back to you"),
        "approval": QCoreApplication.translate("Today", "Waiting for your approval"),
        "overdue": QCoreApplication.translate("Today", "Late"),
        "promised": QCoreApplication.translate("Today", "Promised to the reporter"),
        "due": QCoreApplication.translate("Today", "Due today and in the next working days"),
        "replied": QCoreApplication.translate("Today", "The reporter replied"),
        "fresh": QCoreApplication.translate("Today", "Newly disposed to you"),
    }[group]


def step_title(step: Step) -> str:
    """What the button of a row says."""
    return {
        "decide": QCoreApplication.translate("Today", "Decide"),
        "mend": QCoreApplication.translate("Today", "Mend"),
        "look": QCoreApplication.translate("Today", "Look"),
        "check": QCoreApplication.translate("Today", "Check"),
        "resume": QCoreApplication.translate("Today", "Go on writing"),
        "read": QCoreApplication.translate("Today", "Read the reply"),
        "answer": QCoreApplication.translate("Today", "Answer"),
        "keep": QCoreApplication.translate("Today", "Tell the reporter"),
        "open": QCoreApplication.translate("Today", "Open"),
    }[step]


def rows_of(seen: Seen) -> list[tuple[TaskRow, Task | Bundle | None]]:
    """All rows from the top, each with what it leads to."""
    found: list[tuple[TaskRow, Task | Bundle | None]] = []
    for bundle in seen.today.bundles:
        name, count = group_title(bundle.group), seen.write.number(bundle.count)
        heading = TaskRow(
            f"group:{bundle.group}", name, heading=True, group=bundle.group, figure=count
        )
        found.append((heading, None))
        found += [(_row(task, seen), task) for task in bundle.first]
        if len(bundle.first) < bundle.count:
            words = QCoreApplication.translate("Today", "See all {count}").format(count=count)
            more = TaskRow(f"all:{bundle.group}", words, group=bundle.group, figure=count)
            found.append((more, bundle))
    return found


def _row(task: Task, seen: Seen) -> TaskRow:
    step = step_title(task.step)
    if task.item is not None:
        item = task.item
        masked = task.line is not None and task.line.masked
        title = title_of(task.line) if masked and task.line else title_of_item(item)
        happened = item.notice.happened.text(current(), **item.notice.values)
        number = item.tracking_id and f"#{item.tracking_id}"
        # Without a title the number stands in its place.
        facts = (number if number != title else "", happened)
        key = row_key(item)
        words, state = case_words(item)
        chips: tuple[Fact, ...] = (Fact(words, state),)
    else:
        assert task.line is not None
        key, title = task.line.row.key, title_of(task.line)
        facts = (f"#{task.line.row.tracking_id}", _why(task, seen))
        chips = (deadline_fact(task.deadline),) if task.deadline is not None else ()
        if task.promised is not None:
            # The day comes first: it is why the row stands here.
            chips = (_promise_fact(task, seen),)
        if task.line.colleagues:
            chips = (*chips, colleague_fact(task.line))
    return TaskRow(
        key, title, " · ".join(part for part in facts if part), chips, step=step, group=task.group
    )


def _why(task: Task, seen: Seen) -> str:
    """Why a complaint stands here, in words; a chip before it says how late it is."""
    assert task.line is not None
    row, write, now = task.line.row, seen.write, seen.today.now
    parts = []
    if task.submission is not None:
        words = QCoreApplication.translate("Today", "submitted {when} by {officer}")
        when = write.moment(task.submission.at, now)
        parts.append(words.format(when=when, officer=task.submission.by))
    if row.replied:
        words = QCoreApplication.translate("Today", "the reporter replied {when}")
        parts.append(words.format(when=write.moment(row.last_reply_at, now)))
    if task.group == "fresh":
        words = QCoreApplication.translate("Today", "disposed to you {when}")
        parts.append(words.format(when=write.moment(row.disposed_at, now)))
    if task.deadline is not None and task.group in ("overdue", "promised", "due"):
        words = QCoreApplication.translate("Today", "{stage} by {day}")
        stage = stage_label(task.deadline.stage, write.language)
        day = write.calendar_day(task.deadline.due, seen.today.day)
        parts.append(words.format(stage=stage, day=day))
    if row.drafts:
        parts.append(QCoreApplication.translate("Today", "a draft is kept"))
    return " · ".join(part[:1].upper() + part[1:] for part in parts)


def _promise_fact(task: Task, seen: Seen) -> Fact:
    """How near or how late a promised date is; its words stay in the complaint."""
    assert task.promised is not None
    if task.promised < seen.today.day:
        words = QCoreApplication.translate("Today", "promise of {day} not ticked off")
        state: State = "bad"
    elif task.promised == seen.today.day:
        words, state = QCoreApplication.translate("Today", "promised for today"), "warn"
    else:
        words, state = QCoreApplication.translate("Today", "promised for {day}"), "warn"
    day = seen.write.calendar_day(task.promised, seen.today.day)
    return Fact(words.format(day=day), state)


def headline(seen: Seen) -> str:
    """Under the name of the page: what waits, in figures."""
    today = seen.today
    if not today.count:
        return ""
    said = QCoreApplication.translate("Today", "Waiting for you: {count}")
    short = {
        "returned": QCoreApplication.translate("Today", "came back {n}"),
        "approval": QCoreApplication.translate("Today", "to approve {n}"),
        "overdue": QCoreApplication.translate("Today", "late {n}"),
        "promised": QCoreApplication.translate("Today", "promised {n}"),
        "due": QCoreApplication.translate("Today", "due soon {n}"),
        "replied": QCoreApplication.translate("Today", "replied {n}"),
        "fresh": QCoreApplication.translate("Today", "new {n}"),
    }
    number = seen.write.number
    parts = (short[bundle.group].format(n=number(bundle.count)) for bundle in today.bundles)
    return f"{said.format(count=number(today.count))}: {', '.join(parts)}"


def copy_line(seen: Seen) -> str:
    """How old the copy is and whether that is proven."""
    today = seen.today
    if not today.complete_at:
        return QCoreApplication.translate("Today", "the copy is not complete yet")
    when = seen.write.moment(today.complete_at, today.now)
    if not today.proven:
        words = QCoreApplication.translate("Today", "copy of {when}, differs from the server")
    else:
        words = QCoreApplication.translate("Today", "copy of {when}, proven complete")
    return words.format(when=when)


def nothing(seen: Seen) -> Empty:
    """What stands in the place of the rows, with the one thing to do."""
    today = seen.today
    sync = QCoreApplication.translate("Today", "Synchronise")
    if not today.complete_at:
        return Empty(
            "download",
            QCoreApplication.translate("Today", "The copy is not complete yet"),
            QCoreApplication.translate(
                "Today", "What waits for you is known when all complaints are here."
            ),
            sync,
            "sync",
        )
    said = copy_line(seen)
    why = QCoreApplication.translate(
        "Today",
        "No deadline is near or past, no promise is due, no reply waits, nothing came back and"
        " nothing new was disposed to you. {copy}.",
    ).format(copy=said[:1].upper() + said[1:])
    title = QCoreApplication.translate("Today", "All is well")
    if today.now - today.complete_at > OLD_S or not today.proven:
        return Empty("circle-check", title, why, sync, "sync")
    inbox = QCoreApplication.translate("Today", "To the inbox")
    return Empty("circle-check", title, why, inbox, "open")


def away_words(meanwhile: Meanwhile, seen: Seen) -> str:
    """Since when the officer was away, and what to do where the copy knows nothing of it."""
    write, now = seen.write, seen.today.now
    since = QCoreApplication.translate(
        "Today", "Since you were last here, {when} ({days})."
    ).format(
        when=write.short_moment(meanwhile.left_at, now),
        days=write.age(meanwhile.left_at, now),
    )
    if not meanwhile.known:
        rest = QCoreApplication.translate("Today", "What happened is seen after synchronising.")
    elif not any(meanwhile.counts.values()):
        rest = QCoreApplication.translate("Today", "Nothing happened.")
    else:
        return since
    return f"{since} {rest}"


def happening_words(what: Happening, count: int, write: Formatter) -> str:
    """One figure of what happened meanwhile."""
    said = {
        "arrived": QCoreApplication.translate("Today", "New complaints: {n}"),
        "replies": QCoreApplication.translate("Today", "Replies of reporters: {n}"),
        "timed_out": QCoreApplication.translate("Today", "Closed by the system: {n}"),
        "accepted": QCoreApplication.translate("Today", "Your answers accepted: {n}"),
    }[what]
    return said.format(n=write.number(count))


def day_name(number: int, write: Formatter) -> str:
    """A weekday in short, 0 = Monday."""
    return words_of(write.language).days[number]


def month_name(number: int, write: Formatter) -> str:
    """A month in short, 1 = January."""
    return words_of(write.language).months[number - 1]
