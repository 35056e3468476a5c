"""What the page of approval shows, read in one job on the `db` lane."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.desk import Desk
from desktop.domain.approval import Submission
from desktop.domain.model import Draft
from desktop.services.cases import masked_line
from ui.case.reading import formatter_of


@dataclass(frozen=True, slots=True)
class Version:
    """Other words on the same complaint to compare with, masked where it is hidden. `own`: of a
    draft on this computer."""

    by: str
    when: str
    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class Matter:
    """A submission that waits, and what it is compared with, the latest first. `decides`: this
    officer approves; `title` is empty where a list may not show it. `told`: its words as a list and
    a comparison show them; those of `submission` are what will go out."""

    submission: Submission
    told: str
    title: str
    when: str
    files: tuple[str, ...]
    outstanding: int
    versions: tuple[Version, ...]
    decides: bool


@dataclass(frozen=True, slots=True)
class Desktop:
    """All that waits, whether the agency asks for approval, and remarks that were begun, by the
    submission's id. `returnable`: what came by file was given back and may go back by file."""

    matters: tuple[Matter, ...]
    asked: bool
    decides: bool
    returnable: bool
    remarks: dict[bytes, Draft]


def read_desktop(desk: Desk) -> Desktop:
    """Read the page. For the `db` lane. Raises `PenghubungError`."""
    waiting = desk.approval.waiting()
    drafts = desk.work.drafts()
    rows = desk.replica.queries.rows([one.complaint for one in waiting])
    titles = {row.key: masked_line(row, None).row.title for row in rows}
    remarks = {
        draft.content.target: draft
        for draft in drafts
        if draft.content.kind == "give_back" and draft.content.target is not None
    }
    matters = tuple(
        _matter(desk, one, " ".join(titles.get(one.complaint, "").split()), drafts)
        for one in waiting
    )
    asked, returnable = desk.approval.asked(), desk.handing.returnable() > 0
    return Desktop(matters, asked, desk.approval.decides, returnable, remarks)


def _matter(desk: Desk, one: Submission, title: str, drafts: tuple[Draft, ...]) -> Matter:
    write, now = formatter_of(desk), desk.clock.now()
    told = desk.masking.submission
    earlier = [
        Version(other.by, write.moment(other.at, now), told(other).content.text, own=False)
        for other in reversed(desk.approval.of(one.complaint))
        if other.id != one.id and other.at <= one.at
    ]
    own = [
        Version(
            "",
            write.moment(draft.updated_at, now),
            told(replace(one, content=draft.content)).content.text,
            own=True,
        )
        for draft in drafts
        if draft.content.target == one.id and draft.content.kind != "give_back"
    ]
    files = tuple(f"{f.name} · {write.size(f.size)}" for f in one.content.attachments)
    return Matter(
        submission=one,
        told=told(one).content.text,
        title=title,
        when=write.moment(one.at, now),
        files=files,
        outstanding=len(files) - len(one.arrived),
        versions=(*own, *earlier),
        decides=desk.approval.decides,
    )
