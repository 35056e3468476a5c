"""An office whose server stands on the officer's own PC: founding, books, list, new exports."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from desktop.desk import Desk
from desktop.domain.model import Content
from desktop.founding import Founding
from desktop.mandiri import MandiriOffice
from desktop.platform.clock import SystemClock
from desktop.platform.moved import FOLDER
from desktop.platform.paths import Home
from desktop.services.faults import FileRefused, NoSuchItem, OfficeDown
from tests.desk.conftest import CHEAP, SECRET, Cli
from tests.support.mandiri import OURS, TODAY, TOWN, Alone

ANSWER = "Lampu jalan di depan pasar sudah kami ganti pagi tadi."


@pytest.fixture
def home(alone: Alone, tmp_path: Path) -> Home:
    shutil.copytree(alone.folder, tmp_path / "pc")
    return Home(tmp_path / "pc")


@pytest.fixture
def desk(home: Home) -> Iterator[Desk]:
    with opened(home) as desk:
        yield desk


def opened(home: Home) -> Desk:
    return Desk.open(home, SECRET, None, SystemClock(), cost=CHEAP)


def waiting(desk: Desk) -> list[str]:
    return [one.complaint for one in desk.by_hand.waiting()]


def entered_at(desk: Desk, key: str) -> int:
    (found,) = [s.entered_at for s in desk.cases.open(key).story if s.answer]
    return found


def office_of(desk: Desk) -> MandiriOffice:
    assert desk.office is not None
    return desk.office


def test_a_day_without_a_region(home: Home, tmp_path: Path) -> None:
    """Answers wait until they are entered; nothing of it is readable, nothing is lost."""
    desk = opened(home)
    key, second, third = desk.cases.keys("needs_answer", "deadline")[:3]
    text = desk.cases.open(key).complaint.text
    put(desk, key, Content("follow_up", ANSWER, "proses"))
    assert waiting(desk) == [], "what has not been accepted is not on the list"
    (queued,) = desk.work.outbox()
    with pytest.raises(NoSuchItem):
        desk.by_hand.tick(queued.id)

    assert desk.sync.run().receipt.verified
    (one,) = desk.by_hand.waiting()
    assert (one.complaint, one.content.text, one.card.tracking_id) == (key, ANSWER, key)
    assert entered_at(desk, key) == 0
    secrets_are_on_no_command_line(office_of(desk))
    while_open = everything(home.folder)

    process_of(office_of(desk)).kill()
    process_of(office_of(desk)).wait()
    reason = desk.work.reasons()[0]
    put(desk, second, Content("return", "Jalan provinsi.", reason=reason.id))
    put(desk, third, Content("follow_up", "Sedang kami jadwalkan.", "proses"))
    assert desk.sync.run().receipt.verified, "a server that died is started again"
    assert sorted(waiting(desk)) == sorted([key, second, third])
    (returned,) = [w for w in desk.by_hand.waiting() if w.complaint == second]
    assert reason.label in desk.by_hand.text(returned, "id")
    assert "Jalan provinsi." in desk.by_hand.text(returned, "id")

    assert desk.by_hand.tick(returned.operation).how == "hand"
    an_export_that_shows_the_answer_ticks_it_off(desk, key, tmp_path)
    assert waiting(desk) == [third]
    process = process_of(office_of(desk))
    desk.close()
    assert process.poll() is not None, "the server ends with the desk"

    with opened(home) as desk:
        assert waiting(desk) == [third], "ticks survive"
        (last,) = desk.by_hand.waiting()
        desk.by_hand.tick(last.operation)
        assert entered_at(desk, third) > 0
        desk.by_hand.untick(last.operation)
        assert waiting(desk) == [third]
        assert entered_at(desk, third) == 0
    no_word_is_readable(while_open + everything(home.folder), text)


def put(desk: Desk, key: str, content: Content) -> None:
    desk.work.send(desk.work.save(key, content).id)


def process_of(office: MandiriOffice) -> subprocess.Popen[str]:
    assert office._server is not None
    assert office._server._process is not None
    return office._server._process


def an_export_that_shows_the_answer_ticks_it_off(desk: Desk, key: str, folder: Path) -> None:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    header = {"type": "header", "schema": "penghubung-native/1", "generated_at": now}
    shown = {
        "id": "sp4n-1",
        "kind": "follow_up",
        "at": now,
        "agency": OURS,
        "result": "proses",
        # An export loses line breaks and keeps no capitals.
        "text": ANSWER.upper().replace(" ", "  "),
    }
    row = {"type": "complaint", "tracking_id": key, "timeline": [shown]}
    file = folder / "dengan-jawaban.jsonl"
    lines = map(json.dumps, (header | {"source": "sp4n"}, row))
    file.write_text("\n".join(lines), encoding="utf-8")
    took = office_of(desk).take(file, OURS)
    assert (took.refused, took.entered) == (0, 1)
    assert key in waiting(desk), "the copy does not know yet"
    assert desk.sync.run().receipt.verified
    (one,) = [one for one in desk.by_hand.all() if one.how == "export"]
    assert one.complaint == key


def no_word_is_readable(read: bytes, text: str) -> None:
    took_for = {ANSWER, text, OURS, *(c["text"] for c in TOWN)}
    # Long words of theirs: a few letters in a row may stand in encrypted bytes by chance.
    words = {word for said in took_for for word in said.split() if len(word) > 7}
    assert len(words) > 100
    for word in (ANSWER[:20], text[:20], *sorted(words)):
        assert word.encode() not in read
        assert word.encode("utf-16-le") not in read


def secrets_are_on_no_command_line(office: MandiriOffice) -> None:
    process, key = process_of(office), office._key
    assert key is not None
    assert isinstance(process.args, list)
    said = [*map(str, process.args)]
    assert "--key-on-stdin" in said
    if sys.platform == "linux":
        here = Path("/proc") / str(process.pid)
        said += [(here / name).read_bytes().decode("latin-1") for name in ("cmdline", "environ")]
    for secret in (key.hex(), SECRET):
        assert not any(secret in part for part in said)


def everything(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_kill_loses_no_answer_of_the_list_and_ticks_none(home: Home) -> None:
    program = [sys.executable, "-m", "tests.support.mandiri_target", str(home.folder)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, encoding="utf-8") as killed:
        assert killed.stdout is not None
        ticked, accepted, queued = killed.stdout.readline().split()
        killed.kill()
    with opened(home) as desk:
        assert waiting(desk) == [accepted]
        assert [one.complaint for one in desk.by_hand.all() if one.how == "hand"] == [ticked]
        assert [item.complaint for item in desk.work.outbox()] == [queued]
        # The server of the killed one has let go of its books.
        assert desk.sync.run().receipt.verified
        assert sorted(waiting(desk)) == sorted([accepted, queued])


def test_another_key_opens_nothing(home: Home) -> None:
    stranger = MandiriOffice(home)
    stranger.unlock(bytes(32))
    with pytest.raises(OfficeDown):
        stranger.serve()


def test_a_later_export_brings_what_is_new_and_touches_no_draft(
    desk: Desk, alone: Alone, tmp_path: Path
) -> None:
    first, second = desk.cases.keys("needs_answer", "deadline")[:2]
    file = tmp_path / "baru.xlsx"
    book = openpyxl.load_workbook(alone.export)
    sheet = book.worksheets[0]
    (changed,) = [row for row in sheet.iter_rows() if row[0].value == first]
    fresh = [cell.value for cell in changed]
    status = next(cell for cell in changed if cell.value == desk.cases.find(first).row.status)
    status.value = "Menunggu Kelengkapan Informasi"
    sheet.append(["99000001", *fresh[1:]])
    sheet.append(["", *fresh[1:]])
    for row in sheet.iter_rows(max_row=20):
        if row[0].value == "Tanggal Generate":
            row[2].value = TODAY.isoformat()
    book.save(file)
    draft = desk.work.save(first, Content("follow_up", "Konsep yang belum selesai."))
    queued = desk.work.send(desk.work.save(second, Content("note", "Hubungi lurah.")).id)
    before = desk.replica.copy.status().complaints
    office = office_of(desk)
    took = office.take(file, OURS)
    assert (took.new, took.changed, took.unchanged) == (1, 1, before - 1)
    assert [(row.reason, row.tracking_id) for row in took.rows] == [("no_tracking_id", "")]
    assert took.elsewhere == 90 - before
    assert desk.work.draft(draft.id).content.text == "Konsep yang belum selesai."
    assert [item.id for item in desk.work.outbox()] == [queued.id]
    assert desk.sync.run().receipt.verified
    assert desk.replica.copy.status().complaints == before + 1
    assert desk.cases.find(first).row.status == "Menunggu Kelengkapan Informasi"
    assert desk.work.draft(draft.id).content.text == "Konsep yang belum selesai."


def test_what_is_no_export_leaves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "berkas.xlsx"
    file.write_bytes(b"<html>masuk</html>")
    home = Home(tmp_path / "pc")
    founding = Founding(home, None, SystemClock(), CHEAP)
    with pytest.raises(FileRefused) as refused:
        founding.look(file)
    assert refused.value.detail == "html"
    founding.leave()
    assert not (home.folder / FOLDER).exists()
    assert home.profiles() == []


def test_the_command_line_asks_which_agency_lists_and_ticks(
    cli: Cli, alone: Alone, tmp_path: Path
) -> None:
    asked = cli("mandiri-create", str(alone.export), "--name", "Petugas Contoh", home="new")
    assert asked.status == 1
    assert OURS in asked.err
    assert not (tmp_path / "new" / FOLDER).exists()
    shutil.copytree(alone.folder, tmp_path / "pc")
    key = cli("list", "--filter", "perlu-jawaban", "--json").json[0]["tracking_id"]
    assert cli("follow-up", key, "--text", ANSWER, "--send").status == 0
    assert cli("by-hand", "--json").json == []
    assert cli("sync").status == 0
    (one,) = cli("by-hand", "--json").json
    assert (one["tracking_id"], one["text"], one["entered"]) == (key, ANSWER, False)
    assert cli("by-hand", "--tick", one["id"][-8:], "--json").json == []
    assert len(cli("by-hand", "--untick", one["id"], "--json").json) == 1
