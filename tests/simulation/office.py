"""What officers do at their desks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from desktop.domain.errors import PenghubungError
from desktop.domain.model import Content, Filter
from tests.simulation.actions import Action
from tests.simulation.promises import Broken
from tests.simulation.seat import Seat
from tests.simulation.steps import PowerCut

if TYPE_CHECKING:
    from tests.simulation.world import World

_KINDS: Final = (
    ("follow_up", "proses"),
    ("follow_up", "selesai"),
    ("follow_up", "proses"),
    ("return", ""),
    ("request_info", ""),
    ("note", ""),
)
_AFTERWARDS: Final = ("", "disk_full")
"""The desk's own file may fail when a run that was whole is written down."""
T = TypeVar("T")


class Officers:
    """Actions of officers by name. `b` and `c` choose among what there is."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._found: dict[str, Callable[[Seat, Action], None]] = {
            "write": self._begin,
            "post": self._post,
            "attach": self._attach,
            "type": self._type,
            "send": self._send,
            "throw": self._throw,
            "pick_up": self._pick_up,
            "pull_back": self._pull_back,
            "discard": self._discard,
            "edit": self._edit,
            "anyway": self._anyway,
            "take_back": self._take_back,
            "approve": self._approve,
            "give_back": self._give_back,
            "unsubmit": self._unsubmit,
            "sync": self._sync,
            "crash": self._crash,
            "skew": self._skew,
        }

    def find(self, kind: str) -> Callable[[Seat, Action], None] | None:
        """The action of that name; None where no officer does that."""
        return self._found.get(kind)

    def settle(self, seat: Seat, choice: int) -> bool:
        """Decide everything that waits for the officer; False where nothing did."""
        items = [item for item in seat.operations() if item.attention]
        for number, item in enumerate(items):
            kind = ("anyway", "discard", "edit")[(choice + number) % 3]
            if kind == "anyway" and item.state == "needs_decision":
                try:
                    seat.desk.work.settle(item.id, "send_anyway")
                    continue
                except PenghubungError:
                    kind = "discard"
            if kind == "edit" and item.content.kind != "approve":
                draft = seat.desk.work.settle(item.id, "edit")
                try:
                    seat.desk.work.send(draft.id)  # type: ignore[arg-type]
                except PenghubungError:
                    seat.lets_go(item.content.text)
                    seat.desk.work.discard_draft(draft.id)  # type: ignore[arg-type]
                    kind = "discard"
                else:
                    continue
            seat.lets_go(item.content.text)
            seat.desk.work.settle(item.id, "discard")
        return bool(items)

    def _text(self) -> str:
        self._world.texts += 1
        return f"Tulisan {self._world.texts} selesai."

    def _content(self, action: Action, text: str) -> Content:
        kind, result = _KINDS[action.c % len(_KINDS)]
        reason = "not_authority" if kind == "return" else ""
        return Content(kind, text, result, reason=reason)  # type: ignore[arg-type]

    def _write(self, seat: Seat, action: Action) -> int | None:
        keys = sorted(
            row.key for row in seat.desk.replica.queries.list_complaints(Filter(), limit=100)
        )
        if not keys:
            return None
        key, text = keys[action.b % len(keys)], self._text()
        draft = seat.desk.work.save(key, self._content(action, text))
        seat.keeps(text, key)
        return draft.id

    def _begin(self, seat: Seat, action: Action) -> None:
        self._write(seat, action)

    def _post(self, seat: Seat, action: Action) -> None:
        draft = self._write(seat, action)
        if draft is not None:
            seat.desk.work.send(draft)

    def _attach(self, seat: Seat, action: Action) -> None:
        draft = _pick(seat.drafts(), action.b)
        if draft is not None:
            content = b"%PDF-1.4\n" + self._text().encode() * (1 + action.c % 300)
            seat.desk.attachments.add(draft.id, "berkas.pdf", content)

    def _take_back(self, seat: Seat, action: Action) -> None:
        """A decision is taken back until something of it has left."""
        every = {i.id: i for i in seat.operations()}
        items = [
            i
            for i in every.values()
            if i.state == "withdrawing"
            or (i.supersedes in every and every[i.supersedes].content == i.content)
        ]
        item = _pick(items, action.b)
        if item is not None:
            seat.desk.work.unsettle(item.id)
            seat.keeps(item.content.text, item.complaint)

    def _type(self, seat: Seat, action: Action) -> None:
        draft = _pick(seat.drafts(), action.b)
        if draft is None:
            return
        # One of both texts stays; which, the officer knows only when it was saved.
        seat.lets_go(draft.content.text)
        text = self._text()
        content = Content(
            draft.content.kind, text, draft.content.result, reason=draft.content.reason
        )
        seat.desk.work.save(draft.complaint, content, draft.id)
        seat.keeps(text, draft.complaint)

    def _send(self, seat: Seat, action: Action) -> None:
        draft = _pick(seat.drafts(), action.b)
        if draft is not None:
            seat.desk.work.send(draft.id, alone=action.c % 4 == 0)

    def _throw(self, seat: Seat, action: Action) -> None:
        draft = _pick(seat.drafts(), action.b)
        if draft is not None:
            seat.lets_go(draft.content.text)
            seat.desk.work.discard_draft(draft.id)

    def _pick_up(self, seat: Seat, action: Action) -> None:
        draft = _pick(seat.drafts(discarded=True), action.b)
        if draft is not None:
            seat.desk.work.restore_draft(draft.id)
            seat.keeps(draft.content.text, draft.complaint)

    def _pull_back(self, seat: Seat, action: Action) -> None:
        item = _pick(seat.operations(), action.b)
        if item is not None:
            seat.desk.work.pull_back(item.id)

    def _discard(self, seat: Seat, action: Action) -> None:
        item = _pick([i for i in seat.operations() if i.state != "acked"], action.b)
        if item is None:
            return
        kept = item.content.text not in seat.thrown
        seat.lets_go(item.content.text)
        try:
            seat.desk.work.settle(item.id, "discard")
        except PenghubungError:
            if kept:
                seat.keeps(item.content.text, item.complaint)
            raise

    def _edit(self, seat: Seat, action: Action) -> None:
        item = _pick([i for i in seat.operations() if i.state != "acked"], action.b)
        if item is not None:
            seat.desk.work.settle(item.id, "edit")

    def _anyway(self, seat: Seat, action: Action) -> None:
        items = [i for i in seat.operations() if i.state == "needs_decision"]
        item = _pick(items, action.b)
        if item is not None:
            seat.desk.work.settle(item.id, "send_anyway")

    def _approve(self, seat: Seat, action: Action) -> None:
        approval = seat.desk.approval
        one = _pick(list(approval.waiting()), action.b)
        if one is not None and approval.decides:
            approval.approve(one)

    def _give_back(self, seat: Seat, action: Action) -> None:
        approval = seat.desk.approval
        one = _pick(list(approval.waiting()), action.b)
        if one is not None and approval.decides:
            text = self._text()
            approval.give_back(one, text)
            seat.keeps(text, one.complaint)

    def _unsubmit(self, seat: Seat, action: Action) -> None:
        approval = seat.desk.approval
        one = _pick([one for one in approval.waiting() if one.own], action.b)
        if one is not None:
            approval.take_back(one)

    def _sync(self, seat: Seat, action: Action) -> None:
        self.exchange(seat)

    def exchange(self, seat: Seat) -> Any:
        """One run, its receipt held against the files; what the desk was told."""
        oracle = self._world.oracle
        desk = seat.desk
        before, epoch = oracle.acked(seat), oracle.local(seat).epoch
        try:
            done = desk.sync.run(accept_removals=True)
        except PowerCut:
            raise
        except PenghubungError:
            if seat.opened and desk.replica.settings.get("revocation"):
                seat.close()
            raise
        if seat.image is not None:
            # The power went while the run was tidying up after a fault.
            raise PowerCut
        if done.left is not None:
            seat.erased = True
            seat.close()
            return done
        receipt = done.receipt
        if receipt.verified and (receipt.outcome != "complete" or done.error not in _AFTERWARDS):
            raise Broken("nothing misreported", f"verified, but {receipt.outcome} {done.error}")
        if receipt.verified:
            oracle.green(seat)
        after = oracle.local(seat)
        if after.epoch == epoch and receipt.sent > len(oracle.acked(seat) - before):
            raise Broken("nothing misreported", f"the receipt says {receipt.sent} were sent")
        return done

    def _crash(self, seat: Seat, action: Action) -> None:
        seat.crash()

    def _skew(self, seat: Seat, action: Action) -> None:
        seat.clock.skew = (0, 3600, -7200, 3 * 86_400, -30 * 86_400)[action.c % 5]


def _pick(items: list[T], number: int) -> T | None:
    return items[number % len(items)] if items else None
