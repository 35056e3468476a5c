"""Who else at this PC is at work on a complaint: a hint, so that no answer is written twice.

Each officer's desk leaves a note beside its files, sealed for the desks of the colleagues at this
PC (same server, same agency), whose cards lie beside theirs. It says on which complaints there is
something unsent, how far it has got and since when; no words, and nothing of a reporter.

Failure policy: nothing depends on a note. One that cannot be written is written the next time;
one that is damaged, forged, of another agency, too long or of another format says nothing.
Neither is ever told or logged.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from desktop.domain.colleagues import AtWork
from desktop.domain.errors import PenghubungError
from desktop.platform.files import convert_disk_errors, write_private
from desktop.platform.paths import Home, Profile
from desktop.storage.replica import Replica
from desktop.storage.rows import ANSWER_KINDS, ON_ITS_WAY, WAITING_STATES
from sync import handing
from sync.at_work import MAX_NOTE, Piece, open_note, seal_note
from sync.courier_file import Unusable
from sync.ports import Clock
from sync.wire import Certificate

OLD_S: Final = 7 * 86_400
"""A draft that was not touched for so long is still told of, but nobody is at work on it; an
answer that was accepted so long ago is not."""
_MAX_CARD: Final = 16 << 10

_Stamp = tuple[int, int, int]
_Read = tuple[Certificate, tuple[Piece, ...]] | None


class ColleagueService:
    """One per desk. `of` may be asked in any thread, the others read and write: for a lane."""

    def __init__(self, home: Home, profile: Profile, replica: Replica, clock: Clock) -> None:
        self._home = home
        self._profile = profile
        self._replica = replica
        self._clock = clock
        self._left: object = None
        self._read: dict[Profile, tuple[_Stamp, _Read]] = {}
        self._found: dict[str, tuple[AtWork, ...]] = {}

    def of(self, complaint: str) -> tuple[AtWork, ...]:
        """Colleagues at work on a complaint when `look` was last asked, one entry each."""
        return self._found.get(complaint, ())

    def meet(self) -> None:
        """The desk is opened: read what the others left, and leave one's own."""
        self.note()
        self.look()

    def look(self) -> None:
        """Read the colleagues' notes; those that are as they were are not opened again."""
        with suppress(PenghubungError):
            self._found = self._looked()

    def note(self) -> None:
        """Leave the note, where another would be left than was."""
        with suppress(PenghubungError):
            self._note()

    @convert_disk_errors()
    def _note(self) -> None:
        others = self._others()
        if not others:
            return
        identity = self._replica.identity
        self._leave_card()
        to = [card for other in others if (card := self._card(other)) is not None]
        pieces = self._pieces() if to else ()
        wanted = identity.signed_certificate, to, pieces
        path = self._home.working_path(self._profile)
        if wanted == self._left:
            return
        if pieces:
            write_private(path, seal_note(identity, pieces, to))
        else:
            path.unlink(missing_ok=True)
        self._left = wanted

    def _others(self) -> list[Profile]:
        """The other officers here; none once this one's key has gone."""
        held = self._home.profiles()
        return [one for one in held if one != self._profile] if self._profile in held else []

    def _leave_card(self) -> None:
        path, card = self._home.card_path(self._profile), handing.write_card(self._replica.identity)
        if _content(path, _MAX_CARD) != card:
            write_private(path, card)

    def _card(self, other: Profile) -> Certificate | None:
        """Whom to seal for; None where that officer left no card that can be believed."""
        content = _content(self._home.card_path(other), _MAX_CARD)
        if content is None:
            return None
        try:
            _, _, found = handing.open_card(content, self._replica.identity)
        except Unusable:
            return None
        return found if found.officer == other.officer_id else None

    def _pieces(self) -> tuple[Piece, ...]:
        """The furthest this officer got with each complaint, and what the server accepted there;
        newest first."""
        found: dict[str, Piece] = {}
        for piece in self._work():
            found.setdefault(piece.complaint, piece)
        since = self._clock.now() - OLD_S
        sent = [Piece(key, "sent", at) for key, at in self._replica.outbox.accepted(since)]
        every = (*found.values(), *sent)
        return tuple(sorted(every, key=lambda piece: (-piece.at, piece.complaint)))

    def _work(self) -> Iterator[Piece]:
        """All that is unsent or undecided, what got furthest first."""
        answers = [
            item
            for item in self._replica.outbox.list("pending")
            if item.content.kind in ANSWER_KINDS and not item.complaint_gone
        ]
        for item in answers:
            if item.state in ON_ITS_WAY:
                yield Piece(item.complaint, "waiting", item.created_at)
        for one in self._replica.submissions.waiting():
            if one.own and one.deciding is None:
                yield Piece(one.complaint, "submitted", one.at)
        for item in answers:
            if item.state in WAITING_STATES:
                yield Piece(item.complaint, "held", item.created_at)
        for draft in self._replica.drafts.list():
            if not draft.complaint_gone:
                yield Piece(draft.complaint, "draft", draft.updated_at)

    @convert_disk_errors()
    def _looked(self) -> dict[str, tuple[AtWork, ...]]:
        others = self._others()
        if not others:
            # As at most PCs: a list must not wait for a look at nobody.
            self._read = {}
            return {}
        now, copied_at = self._clock.now(), self._replica.copy.status().complete_at
        read: dict[Profile, tuple[_Stamp, _Read]] = {}
        found: dict[str, tuple[AtWork, ...]] = {}
        for other in others:
            stamp = _stamp(self._home.working_path(other))
            if stamp is None:
                continue
            known = self._read.get(other)
            told = known[1] if known is not None and known[0] == stamp else self._opened(other)
            read[other] = stamp, told
            if told is None:
                continue
            author, pieces = told
            name = self._home.label(other).name or author.officer_name
            for piece in pieces:
                if piece.stage == "sent" and copied_at > piece.at:
                    # It stands in the story by now.
                    continue
                # A clock that ran ahead must not put it into the future.
                at = min(piece.at, now)
                old = piece.stage == "draft" and now - at > OLD_S
                one = AtWork(name, piece.stage, at, old)
                found[piece.complaint] = (*found.get(piece.complaint, ()), one)
        self._read = read
        return found

    def _opened(self, other: Profile) -> _Read:
        """A colleague's note; None where it cannot be believed, or is not that officer's."""
        content = _content(self._home.working_path(other), MAX_NOTE)
        if content is None:
            return None
        try:
            author, pieces = open_note(content, self._replica.identity)
        except Unusable:
            return None
        return (author, pieces) if author.officer == other.officer_id else None


def _stamp(path: Path) -> _Stamp | None:
    """Changes when the file does; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _content(path: Path, limit: int) -> bytes | None:
    """All of a file; None where there is none, or too much of it."""
    try:
        with path.open("rb") as opened:
            content = opened.read(limit + 1)
    except FileNotFoundError:
        return None
    return content if len(content) <= limit else None
