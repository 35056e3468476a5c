"""Upgrades and salvage: nothing an officer wrote is lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from desktop.domain.errors import DbCorrupt, DbMissing, PenghubungError
from desktop.domain.model import Content
from desktop.storage import migrate as migrate_module
from desktop.storage.backup import KEPT, backups_of, beside
from desktop.storage.engine import Database
from desktop.storage.migrate import HEAD, SCRIPTS
from desktop.storage.replica import Replica
from desktop.storage.salvage import salvage
from desktop.storage.schema import metadata
from tests.storage.support import KEY, FixedClock, answer, claim, fill, result, send

NEXT = """
from alembic import op
revision = "next"
down_revision = "{head}"
def upgrade():
    op.execute("ALTER TABLE draft ADD COLUMN star INTEGER NOT NULL DEFAULT 0")
    {more}
"""


def test_the_newest_revision_is_the_schema(replica: Replica) -> None:
    with replica.database.write() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_object": lambda _object, name, kind, *_rest: (
                    not (kind == "table" and str(name).startswith(("complaint_fts", "word_count")))
                )
            },
        )
        assert compare_metadata(context, metadata) == []


def test_the_constant_names_the_newest_revision() -> None:
    scripts = ScriptDirectory(str(SCRIPTS))
    assert scripts.get_heads() == [HEAD]


@pytest.fixture
def upgrade_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Add a revision to a copy of the scripts, as the next release would."""

    def add(more: str) -> None:
        scripts = tmp_path / "scripts"
        (scripts / "versions").mkdir(parents=True)
        for source in (SCRIPTS / "env.py", *(SCRIPTS / "versions").glob("0*.py")):
            target = scripts / source.relative_to(SCRIPTS)
            target.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
        next_one = NEXT.format(head=HEAD, more=more)
        (scripts / "versions" / "next.py").write_text(next_one, encoding="utf-8")
        monkeypatch.setattr(migrate_module, "SCRIPTS", scripts)
        monkeypatch.setattr(migrate_module, "HEAD", "next")

    return add


def test_an_upgrade_backs_up_first_and_keeps_queued_work(
    desk: Replica, tmp_path: Path, upgrade_to: Callable[[str], None]
) -> None:
    item = send(desk, "antre")
    desk.drafts.save("c2", Content("note", "konsep"))
    desk.close()
    upgrade_to("")
    path = tmp_path / "replica.db"
    upgraded = Replica.open(path, KEY, clock=FixedClock())
    with upgraded.database.read() as connection:
        assert connection.exec_driver_sql("SELECT star FROM draft").scalar_one() == 0
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    assert [operation.id for operation in claim(upgraded)] == [item.id]
    assert upgraded.upgraded_from is not None
    assert backups_of(path) == [upgraded.upgraded_from]
    upgraded.close()
    again = Replica.open(path, KEY, clock=FixedClock())
    assert again.upgraded_from is None
    again.close()


@pytest.mark.parametrize(
    "more",
    [
        'raise RuntimeError("power cut")',
        'op.execute("DELETE FROM draft")',
        'op.execute("INSERT INTO part (complaint_id, part, no, digest, content)'
        " VALUES (999, 0, 0, x'', x'')\")",
    ],
    ids=["fails", "loses a draft", "breaks a reference"],
)
def test_an_upgrade_that_goes_wrong_leaves_the_old_file(
    desk: Replica, tmp_path: Path, upgrade_to: Callable[[str], None], more: str
) -> None:
    desk.drafts.save("c2", Content("note", "konsep"))
    desk.close()
    upgrade_to(more)
    path = tmp_path / "replica.db"
    with pytest.raises((RuntimeError, DbCorrupt)):
        Replica.open(path, KEY, clock=FixedClock())
    database = Database(path, KEY)
    assert migrate_module.current(database) == HEAD
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT text FROM draft").scalar_one() == "konsep"
    database.close()


def test_only_the_newest_backups_stay(desk: Replica, tmp_path: Path) -> None:
    made = [beside(desk.database, now) for now in (5, 6, 6, 1_700_000_000)]
    assert backups_of(tmp_path / "replica.db") == [made[3], made[2]]
    assert KEPT == 2


def spoil(path: Path, pages: range) -> None:
    """Overwrite pages with garbage, as a failing disk does."""
    content = bytearray(path.read_bytes())
    for page in pages:
        content[page * 4096 : (page + 1) * 4096] = b"\xa5" * 4096
    path.write_bytes(content)


def full_desk(replica: Replica) -> None:
    """Sixty drafts, an outbox with a settled, a refused and a queued operation."""
    fill(replica, [])
    replica.identity.prepare("https://server.test")
    for number in range(60):
        replica.drafts.save(f"c{number}", Content("note", f"konsep {number} " + "kata " * 80))
    accepted, refused = send(replica, "diterima", "x"), send(replica, "ditolak", "y")
    claim(replica)
    answer(replica, {accepted.id: result("applied", 3), refused.id: result("refused")})
    send(replica, "antre", "z")
    replica.receipts.begin(5)


def test_salvage_of_a_sound_file_brings_all_and_keeps_the_old_one(
    replica: Replica, tmp_path: Path, clock: FixedClock
) -> None:
    full_desk(replica)
    before = replica.drafts.list(), replica.outbox.list("all"), replica.identity.device_key
    replica.close()
    path = tmp_path / "replica.db"
    original = path.read_bytes()
    report = salvage(path, KEY, clock=clock)
    assert (report.drafts, report.operations, report.receipts) == (60, 3, 1)
    assert (report.identity, report.unreadable, report.from_backup) == (True, 0, ())
    assert Path(report.moved_to).read_bytes() == original
    rescued = Replica.open(path, KEY, clock=clock)
    after = rescued.drafts.list(), rescued.outbox.list("all"), rescued.identity.device_key
    assert after == before
    assert rescued.copy.position().cursor is None
    assert [operation.text for operation in claim(rescued)] == ["antre"]
    rescued.close()
    assert {item.name for item in tmp_path.iterdir()} == {
        "replica.db",
        Path(report.moved_to).name,
    }


def test_salvage_reads_around_damage_wherever_it_is(replica: Replica, tmp_path: Path) -> None:
    full_desk(replica)
    texts = {draft.content.text for draft in replica.drafts.list()}
    replica.close()
    path = tmp_path / "replica.db"
    sound = path.read_bytes()
    total = len(sound) // 4096
    worst = 60
    for page in range(1, total, 3):
        path.write_bytes(sound)
        spoil(path, range(page, page + 1))
        report = salvage(path, KEY, clock=FixedClock(page))
        rescued = Replica.open(path, KEY, clock=FixedClock())
        found = {draft.content.text for draft in rescued.drafts.list()}
        rescued.close()
        assert found <= texts
        worst = min(worst, len(found) if report.unreadable < 40 else worst)
        Path(report.moved_to).unlink()
    assert worst >= 45


def test_salvage_falls_back_to_the_backup_when_nothing_can_be_read(
    replica: Replica, tmp_path: Path, clock: FixedClock
) -> None:
    full_desk(replica)
    beside(replica.database, clock.time)
    replica.close()
    path = tmp_path / "replica.db"
    spoil(path, range(1))
    with pytest.raises(PenghubungError):
        Replica.open(path, KEY, clock=clock)
    report = salvage(path, KEY, clock=clock)
    assert report.drafts == 60
    assert report.operations == 3
    assert set(report.from_backup) >= {"draft", "operation", "identity"}
    rescued = Replica.open(path, KEY, clock=clock)
    assert len(rescued.drafts.list()) == 60
    rescued.close()


def test_salvage_frees_what_waited_for_something_lost(
    replica: Replica, tmp_path: Path, clock: FixedClock
) -> None:
    item = send(replica)
    claim(replica)
    answer(replica, {item.id: result("conflict", reason="closed")})
    replica.outbox.send_anyway(item.id, at=1)
    other = send(replica, "dua", "c2")
    claim(replica)
    replica.outbox.discard(other.id)
    with replica.database.write() as connection:
        connection.exec_driver_sql(
            "DELETE FROM operation WHERE supersedes IS NOT NULL OR kind = 'withdraw'"
        )
    replica.close()
    salvage(tmp_path / "replica.db", KEY, clock=clock)
    rescued = Replica.open(tmp_path / "replica.db", KEY, clock=clock)
    assert rescued.outbox.get(item.id).attention
    assert rescued.outbox.get(other.id).state == "unanswered"
    rescued.close()


def test_salvage_of_nothing_is_said(tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(DbMissing):
        salvage(tmp_path / "none.db", KEY, clock=clock)
