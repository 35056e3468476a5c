"""Numbers, events and fingerprints: what is kept incrementally equals what the rows say."""

from __future__ import annotations

import contextlib
import itertools
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server import schema
from server.coordinator import NotFound, NotPossible
from tests.server.office import DAY, Desk, Office, complaint, recomputed

_ROUND = itertools.count()
_COMPLAINTS = st.integers(0, 2)
_AGENCIES = st.integers(0, 1)
_STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("import"),
            _COMPLAINTS,
            st.sampled_from([0, 1, None]),
            st.sampled_from(["Terdisposisi", "Belum Terverifikasi", "Ditutup oleh Sistem"]),
        ),
        st.tuples(st.just("dispose"), _COMPLAINTS, _AGENCIES),
        st.tuples(st.sampled_from(["reply", "close", "secret", "delete", "entered"]), _COMPLAINTS),
        st.tuples(
            st.sampled_from(["follow_up", "return", "request_info", "note"]), _COMPLAINTS, _AGENCIES
        ),
        st.tuples(st.just("pull"), _AGENCIES),
    ),
    max_size=25,
)


class _Story:
    """Plays steps on fresh complaints of two fresh agencies, with a desk in each."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.round = next(_ROUND)
        self.names = [f"Dinas {self.round} {i}" for i in range(2)]
        self.desks: list[Desk] = [office.enrol(name) for name in self.names]

    def key(self, index: int) -> str:
        return str(1000 * (self.round + 1) + index)

    def play(self, step: tuple[Any, ...]) -> None:
        office, coordinator = self.office, self.office.central.coordinator
        office.time += DAY
        match step:
            case ("import", index, holder, status):
                name = None if holder is None else self.names[holder]
                office.take_in(complaint(self.key(index), agency=name, status=status))
            case ("dispose", index, holder):
                coordinator.dispose(self.key(index), self.names[holder], "", office.time)
            case ("reply", index):
                coordinator.reply(self.key(index), "Masih rusak.", office.time)
            case ("close", index):
                coordinator.end(
                    self.key(index), "Ditutup oleh Admin", "", office.time, archived=False
                )
            case ("secret", index):
                coordinator.make_secret(self.key(index), office.time)
            case ("delete", index):
                coordinator.delete(self.key(index), office.time)
            case ("entered", index):
                coordinator.mark_entered([self.key(index)], office.time)
            case ("pull", holder):
                office.pull(self.desks[holder])
            case (kind, index, holder):
                office.act(self.desks[holder], kind, self.key(index))


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(steps=_STEPS)
def test_every_agency_fingerprint_equals_the_rows_and_the_desks_copy(
    office: Office, steps: list[tuple[Any, ...]]
) -> None:
    story = _Story(office)
    for step in steps:
        with contextlib.suppress(NotFound, NotPossible):
            story.play(step)
    events = office.rows(schema.event)
    stored = {row.id: row.fingerprint for row in office.rows(schema.agency)}
    for desk in story.desks:
        agency = desk.caller.agency
        own = [e for e in events if e.agency_id == agency]
        told = office.pull(desk)
        assert stored[agency] == recomputed(office, agency) == told == desk.fingerprint
        assert not own or own[-1].fingerprint == stored[agency]
        assert set(desk.held) == {
            c.key for c in office.rows(schema.complaint) if c.agency_id == agency
        }


@settings(
    max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(steps=_STEPS)
def test_a_number_belongs_to_one_complaint_and_covers_its_parts(
    office: Office, steps: list[tuple[Any, ...]]
) -> None:
    story = _Story(office)
    for step in steps:
        with contextlib.suppress(NotFound, NotPossible):
            story.play(step)
    counter = office.counter()
    owner: dict[int, str] = {}
    last: dict[tuple[str, str], int] = {}
    for event in office.rows(schema.event):
        assert owner.setdefault(event.no, event.complaint_key) == event.complaint_key
        assert event.no <= counter
        last[event.agency_id, event.complaint_key] = event.no
    entries = office.rows(schema.entry)
    for row in office.rows(schema.complaint):
        numbers = [e.no for e in entries if e.complaint_key == row.key and not e.private_agency]
        newest = max([row.body_no, row.state_no, *numbers])
        assert newest <= counter
        if row.agency_id:
            assert newest <= last[row.agency_id, row.key]
