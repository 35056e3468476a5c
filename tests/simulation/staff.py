"""What the coordinator and the technician do at the server."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from desktop.domain.errors import PenghubungError
from tests.simulation.actions import Action
from tests.simulation.seat import Seat
from tests.simulation.site import AGENCIES, complaint
from tests.simulation.template import PEOPLE

if TYPE_CHECKING:
    from tests.simulation.world import World

_DAY: Final = 86_400
_MOST_DESKS: Final = 7
_WAITS: Final = (60, 3600, 8 * 3600, _DAY + 60, 31 * _DAY)
_NEW: Final = 40
"""Numbers above belong to complaints that only an import brings."""


class Staff:
    """Actions at the server by name."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._enrolments = 0
        self._found: dict[str, Callable[[Action], None]] = {
            "dispose": self._dispose,
            "reply": self._reply,
            "close": self._close,
            "archive": self._archive,
            "secret": self._secret,
            "delete": self._delete,
            "entered": self._entered,
            "import": self._import,
            "approval": self._approval,
            "backup": self._backup,
            "restore": self._restore,
            "roll_back": self._roll_back,
            "restart": self._restart,
            "rotate": self._rotate,
            "role": self._role,
            "forget_tokens": self._forget_tokens,
            "revoke": self._revoke,
            "enrol": self._enrol,
            "redeliver": self._redeliver,
            "wait": self._wait,
            "server_skew": self._server_skew,
        }

    def find(self, kind: str) -> Callable[[Action], None]:
        """The action of that name."""
        return self._found[kind]

    def _key(self, action: Action) -> str:
        keys = sorted(self._world.oracle.look().holders)
        return keys[action.b % len(keys)] if keys else "0"

    @property
    def _now(self) -> int:
        return self._world.site.clock.now()

    def _dispose(self, action: Action) -> None:
        agency = AGENCIES[(0, 0, 0, 1, 1, 2)[action.c % 6]]
        self._world.site.central.coordinator.dispose(self._key(action), agency, "", self._now)

    def _reply(self, action: Action) -> None:
        text = f"Balasan pelapor {action.c}."
        self._world.site.central.coordinator.reply(self._key(action), text, self._now)

    def _close(self, action: Action) -> None:
        coordinator = self._world.site.central.coordinator
        coordinator.end(self._key(action), "Ditutup oleh Sistem", "", self._now, archived=False)

    def _archive(self, action: Action) -> None:
        coordinator = self._world.site.central.coordinator
        coordinator.end(self._key(action), "Diarsipkan oleh Admin", "", self._now, archived=True)

    def _secret(self, action: Action) -> None:
        self._world.site.central.coordinator.make_secret(self._key(action), self._now)

    def _delete(self, action: Action) -> None:
        key = self._key(action)
        self._world.site.central.coordinator.delete(key, self._now)
        self._world.oracle.deleted(key)

    def _entered(self, action: Action) -> None:
        self._world.site.central.coordinator.mark_entered([self._key(action)], self._now)

    def _import(self, action: Action) -> None:
        """An export, fresh or a month old: known complaints and a new one, moved about."""
        records = []
        for step in range(3):
            number = (action.b + step * (action.c % 5 + 1)) % 9
            holder = AGENCIES[(0, 1, 0, 2)[(action.c + step) % 4]] if action.c % 3 else None
            status = ("Terdisposisi", "Ditutup oleh Sistem", "Terdisposisi")[(action.c + step) % 3]
            record = complaint(number, holder)
            if holder is not None:
                record["status"] = status
            else:
                # An export without these columns leaves them as they are.
                del record["status"]
            records.append(record)
        records.append(complaint(_NEW + action.c % 6, AGENCIES[action.c % 2]))
        self._world.site.import_(records, 0 if action.c % 4 else 30 * _DAY)

    def _approval(self, action: Action) -> None:
        """An agency asks for approval from now on, or no more."""
        central = self._world.site.central
        on = action.c % 3 > 0
        central.epochs.ask_for_approval(AGENCIES[action.c % 2], on, central.now())
        self._world.struck["approval " + ("on" if on else "off")] += 1

    def _backup(self, action: Action) -> None:
        self._world.site.back_up()

    def _restore(self, action: Action) -> None:
        self._put_back(action, unsaid=False)

    def _roll_back(self, action: Action) -> None:
        self._put_back(action, unsaid=True)

    def _put_back(self, action: Action, *, unsaid: bool) -> None:
        site, oracle = self._world.site, self._world.oracle
        if not site.backups:
            return
        before = oracle.before_restore()
        number = -1 - min(action.c % 4, len(site.backups) - 1)
        (site.roll_back if unsaid else site.restore)(number)
        oracle.after_restore(before, unsaid=unsaid)
        self._world.struck["older database, unsaid" if unsaid else "restore"] += 1

    def _restart(self, action: Action) -> None:
        self._world.site.restart()

    def _rotate(self, action: Action) -> None:
        self._world.site.central.keys.rotate()
        self._world.struck["keys rotated"] += 1

    def _role(self, action: Action) -> None:
        name, agency, _ = PEOPLE[action.b % len(PEOPLE)]
        role = ("liaison", "operator", "monitor")[action.c % 3]
        id_ = self._world.template.agencies[agency]
        self._world.site.central.accounts.add_officer(name, id_, role)
        self._world.struck["role changed"] += 1

    def give_back_roles(self) -> None:
        """Everybody may answer again."""
        for name, agency, role in PEOPLE:
            id_ = self._world.template.agencies[agency]
            self._world.site.central.accounts.add_officer(name, id_, role)

    def _forget_tokens(self, action: Action) -> None:
        with self._world.site.central.database.write() as connection:
            connection.exec_driver_sql("UPDATE device SET token_hash = NULL")
        self._world.struck["tokens lost"] += 1

    def _revoke(self, action: Action) -> None:
        seat = self._world.seats[action.b % len(self._world.seats)]
        if seat.device:
            self._world.site.central.accounts.revoke(seat.device, self._now)
            self._world.struck["revoked"] += 1

    def _enrol(self, action: Action) -> None:
        """A new PC for somebody, perhaps in place of one he has."""
        world = self._world
        if len(world.seats) >= _MOST_DESKS:
            return
        old = world.seats[action.b % len(world.seats)]
        role = "operator" if action.c % 2 else "liaison"
        replaces = old.device if action.c % 3 == 0 else ""
        code = world.site.code(old.agency, old.officer, role, replaces)
        self._enrolments += 1
        seat = world.seat(f"pc{self._enrolments}", old.officer, old.agency)
        try:
            seat.enrol(code)
        except PenghubungError:
            # The answer was lost: the same code again.
            self._again(seat, code)
        world.struck["enrolled"] += 1

    def _again(self, seat: Seat, code: str) -> None:
        try:
            seat.enrol(code)
        except PenghubungError:
            self._world.seats.remove(seat)

    def _redeliver(self, action: Action) -> None:
        """A request that passed before comes once more, whole."""
        delivered = self._world.site.delivered
        if not delivered:
            return
        asked = delivered[-1 - action.c % min(len(delivered), 12)]
        reply = self._world.site.ask(asked)
        assert reply.status != 500
        self._world.struck["line: delivered late again"] += 1

    def _wait(self, action: Action) -> None:
        self._world.time.at += _WAITS[action.c % len(_WAITS)]

    def _server_skew(self, action: Action) -> None:
        self._world.site.clock.skew = (0, 60, -60, 7200)[action.c % 4]
