"""An officer's day without a screen, played with real parts: `make run`.

An invented office is written to files, the real importer takes them in, a real server process
answers, and three desks (two PCs of one agency, one of another) read, search, draft, answer and
return without a connection, exchange, meet what changed meanwhile, and settle it. Nothing is
mocked. Exit status 0 only if every check held.
"""

from __future__ import annotations

import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

from desktop.commands.lines import ACCEPTED, ENTERED, title_of
from desktop.commands.reading import lines_of
from desktop.commands.steps import sentence_of
from desktop.desk import Desk
from desktop.domain.model import Content, Draft, OutboxItem
from desktop.platform.clock import SystemClock
from desktop.platform.paths import Home
from desktop.platform.wrapping import Cost
from desktop.practice_server import Failed, PracticeServer
from desktop.services import words
from desktop.services.outcome import Done
from resources.practice import PracticeOffice, follow_up_text
from resources.practice.writers import write_laporan_ringkas_xlsx, write_native

COMPLAINTS: Final = 300
AGENCIES: Final = 12
SEED: Final = 20
PASSPHRASE: Final = "frasa latihan untuk satu hari"
_ANSWERS: Final = 10
_LOOKED_UP: Final = 2


class Day:
    """The steps of one day; `failures` counts checks that did not hold."""

    def __init__(self, folder: Path, say: Callable[[str], None] = print) -> None:
        self._folder = folder
        self._say = say
        self._clock = SystemClock()
        self._server = PracticeServer(folder / "server")
        self._desks: dict[str, Desk] = {}
        today = datetime.now(ZoneInfo("Asia/Jakarta")).date()
        self._office = PracticeOffice(SEED, COMPLAINTS, AGENCIES, today)
        self._here, self._there = (agency["name"] for agency in self._office.agencies[:2])
        self._written = {complaint["tracking_id"]: complaint for complaint in self._office}
        self._answered: dict[str, bytes] = {}
        self._returned: list[str] = []
        self.failures = 0

    def play(self) -> None:
        """The whole day. The server process is stopped whatever happens."""
        try:
            self._import()
            self._server.start()
            self._enrol()
            self._first_sync()
            self._server.stop()
            self._work_offline()
            self._server.start()
            self._meanwhile()
            self._evening_sync()
            self._settle()
            self._colleague()
            self._return_goes_on()
            self._entered()
            self._approval()
            self._closing()
        finally:
            for desk in self._desks.values():
                desk.close()
            self._server.stop()

    def _step(self, text: str) -> None:
        self._say(f"\n== {text}")

    def _check(self, holds: bool, text: str) -> None:
        self.failures += not holds
        self._say(f"   {'ok ' if holds else 'BAD'} {text}")

    def _import(self) -> None:
        self._step("The coordinator's export goes into the central server")
        xlsx, native = self._folder / "laporan-ringkas.xlsx", self._folder / "riwayat.jsonl"
        write_laporan_ringkas_xlsx(xlsx, self._office)
        write_native(native, self._office)
        first = self._server.ask("import", str(xlsx))
        self._check(
            first["new"] == COMPLAINTS and first["refused"] == 0,
            f"{first['new']} new, {first['refused']} refused from {xlsx.name}",
        )
        again = self._server.ask("import", str(xlsx))
        self._check(again["new"] == again["changed"] == 0, "the same file again changes nothing")
        story = self._server.ask("import", str(native))
        self._check(
            story["new"] == 0 and story["changed"] > 0 and story["refused"] == 0,
            f"{story['changed']} got their timelines from {native.name}",
        )

    def _enrol(self) -> None:
        self._step("Two PCs of one agency and one of another are enrolled")
        for name, officer, agency, role in (
            ("PC 1", "Petugas Contoh", self._here, "liaison"),
            ("PC 2", "Operator Contoh", self._here, "operator"),
            ("PC 3", "Petugas Lain", self._there, "liaison"),
        ):
            code = self._server.ask(
                "enrol", "--agency", agency, "--officer", officer, "--role", role
            )["code"]
            home = Home(self._folder / name.replace(" ", "-").lower())
            desk = Desk.enrol(home, code, PASSPHRASE, None, self._clock, cost=Cost(8192, 1, 1))
            self._desks[name] = desk
            self._check(
                desk.certificate.role == role, f"{name}: {words.role_label(role, 'id')}, {agency}"
            )

    def _first_sync(self) -> None:
        self._step("First exchange: each PC receives its agency's complaints and no other")
        held = {a["name"]: a["complaints"] for a in self._server.ask("agency", "list")}
        for name, desk in self._desks.items():
            done = self._sync(name)
            own = held[desk.certificate.agency_name]
            right = all(c.row.agency == desk.certificate.agency for c in self._lines(desk))
            self._check(
                done.receipt.verified and done.receipt.received == own and right,
                f"{name}: {own} complaints, proven, no other agency's",
            )

    def _lines(self, desk: Desk) -> Sequence[Any]:
        return tuple(desk.cases.lines(desk.cases.keys()))

    def _sync(self, name: str) -> Done:
        done = self._desks[name].sync.run()
        receipt = done.receipt
        self._say(f"      {name}: {lines_of(self._desks[name]).receipt(receipt)}")
        if done.notice is not None:
            self._say(f"      “{sentence_of(done.notice)}”")
        return done

    def _work_offline(self) -> None:
        self._step("Without a connection: read, search, draft, answer, return")
        desk = self._desks["PC 1"]
        late = desk.cases.keys("overdue", "deadline")
        todo = list(desk.cases.keys("needs_answer", "deadline"))
        others = [k for k in desk.cases.keys("open") if k not in todo]
        self._todo = todo + others
        self._say(f"      {len(todo)} perlu jawaban, {len(late)} lewat tenggat")
        for line in desk.cases.lines(todo[:3]):
            chip = line.deadline.label("id") if line.deadline else "tanpa tenggat"
            self._say(f"      #{line.row.tracking_id} [{chip}] {title_of(line)}")
        found = desk.cases.search("jalan")
        self._check(bool(found), f"search finds {len(found)} for “jalan”")
        for key in self._todo[:_ANSWERS]:
            self._answer(desk, key, "proses")
        for key, reason in zip(
            self._todo[_ANSWERS:], ("not_authority", "wrong_region"), strict=False
        ):
            note = "Lokasi yang dilaporkan di luar tugas kami."
            suggest = desk.work.agency_named(self._there).id
            self._write(desk, key, Content("return", note, reason=reason, suggest=suggest))
            self._returned.append(key)
        self._draft = desk.work.save(
            self._todo[_ANSWERS + 2], Content("note", "Tanya bidang dulu.")
        )
        pulled = self._write(desk, self._todo[_ANSWERS + 2], Content("note", "Keliru."))
        desk.work.discard_draft(desk.work.pull_back(pulled.id).id)
        # Three more, which will meet a change on the other side.
        self._met = self._todo[_ANSWERS + 3 : _ANSWERS + 6]
        for key in self._met:
            self._answer(desk, key, "selesai", keep=False)
        self._answer(self._desks["PC 2"], self._todo[0], "proses", keep=False)
        waiting = desk.replica.queries.work_counts()[0]
        self._check(waiting == _ANSWERS + 5, f"{waiting} operations wait in the outbox of PC 1")
        done = self._sync("PC 1")
        self._check(
            done.error == "offline" and done.receipt.outcome == "failed",
            "an exchange without a server says so and loses nothing",
        )

    def _answer(self, desk: Desk, key: str, result: Any, *, keep: bool = True) -> None:
        text = follow_up_text(Random(key), self._written[key])
        item = self._write(desk, key, Content("follow_up", text, result=result))
        if keep:
            self._answered[key] = item.id

    def _write(self, desk: Desk, key: str, content: Content) -> OutboxItem:
        return desk.work.send(desk.work.save(key, content).id)

    def _meanwhile(self) -> None:
        self._step("Meanwhile: a reporter replies, a case is closed, one is disposed elsewhere")
        reply, close, dispose = self._met
        self._server.run("reply", reply, "--text", "Belum selesai, mohon dicek lagi.")
        self._server.run("close", close, "--reason", "Selesai menurut koordinator")
        self._server.run("dispose", dispose, "--agency", self._there)

    def _evening_sync(self) -> None:
        self._step("The server is back: one exchange sends everything and proves it")
        done = self._sync("PC 1")
        receipt = done.receipt
        self._check(receipt.outcome == "complete" and receipt.verified, "complete and verified")
        self._check(receipt.sent == _ANSWERS + 2, f"{receipt.sent} sent")
        self._check(receipt.round_trips == 1, f"{receipt.round_trips} round trip")
        self._check(done.conflicts == 3, f"{done.conflicts} met a change and wait for the officer")
        told = [a["tracking_id"] for a in self._server.ask("answers", "--pending")]
        self._check(
            all(told.count(key) == 1 for key in self._answered),
            f"the server lists each of {len(self._answered)} answers exactly once",
        )
        for key in list(self._answered)[:_LOOKED_UP]:
            story = self._server.ask("show", key)["timeline"]
            mine = [e for e in story if e.get("operation") == self._answered[key].hex()]
            self._check(len(mine) == 1, f"and stands once in the story of #{key}")

    def _settle(self) -> None:
        self._step("The officer decides on what changed meanwhile")
        desk = self._desks["PC 1"]
        items = {item.complaint: item for item in desk.attention.items()}
        for key, item in items.items():
            self._say(f"      #{key} “{sentence_of(item.notice)}”")
        reasons = [items[key].reason if key in items else "" for key in self._met]
        self._check(reasons == ["reply_unseen", "closed", "not_held"], "each case has its name")
        reply, close, dispose = (bytes.fromhex(items[key].id) for key in self._met)
        draft = desk.work.settle(reply, "edit")
        assert isinstance(draft, Draft)
        content = Content("follow_up", "Terima kasih, kami cek lagi besok.", result="proses")
        desk.work.save(draft.complaint, content, draft.id)
        desk.work.send(draft.id)
        desk.work.settle(close, "send_anyway")
        desk.work.settle(dispose, "discard")
        done = self._sync("PC 1")
        self._check(
            done.receipt.verified and done.receipt.needs_attention == 0,
            "edited, sent anyway, given up: nothing is left to decide",
        )

    def _colleague(self) -> None:
        self._step("The colleague's PC had answered the same complaint, offline")
        self._sync("PC 2")
        desk = self._desks["PC 2"]
        (item,) = desk.attention.items()
        self._say(f"      #{item.tracking_id} “{sentence_of(item.notice)}”")
        theirs = [found for found in item.theirs if found.kind == "follow_up"]
        self._check(
            item.reason == "answered_by_other" and len(theirs) == 1,
            "both answers are shown, neither was published over the other",
        )
        desk.work.settle(bytes.fromhex(item.id), "discard")
        done = self._sync("PC 2")
        self._check(done.receipt.verified and done.receipt.needs_attention == 0, "settled")

    def _return_goes_on(self) -> None:
        self._step("The coordinator sees the returns and disposes one to the other agency")
        back = {r["tracking_id"]: r for r in self._server.ask("returned")}
        right = set(back) == set(self._returned) and all(r["reason"] for r in back.values())
        self._check(right, f"{len(back)} returned, with reasons")
        self._server.run("dispose", self._returned[0], "--agency", self._there)
        self._sync("PC 3")
        here = self._desks["PC 1"].cases.keys()
        there = self._desks["PC 3"].cases.keys()
        self._check(all(key not in here for key in self._returned), "gone from PC 1")
        self._check(self._returned[0] in there, "arrived at PC 3")

    def _entered(self) -> None:
        self._step("An answer has two lives: accepted here, then entered in SP4N-LAPOR!")
        pending = self._server.ask("answers", "--pending")
        key, operation = next(iter(self._answered.items()))
        self._server.run("answers", "--entered", key)
        left = self._server.ask("answers", "--pending")
        self._check(len(left) < len(pending), f"{len(pending)} were waiting, now {len(left)}")
        self._sync("PC 1")
        case = self._desks["PC 1"].cases.open(key)
        (mine,) = [s for s in case.story if s.item.operation == operation.hex() and s.answer]
        self._check(
            mine.accepted and mine.entered_at > 0,
            f"PC 1 shows “{ACCEPTED} · {ENTERED}”",
        )

    def _approval(self) -> None:
        self._step("From now on the agency asks for approval: the operator submits")
        self._server.run("agency", "set", self._here, "--approval", "on")
        operator, officer = self._desks["PC 2"], self._desks["PC 1"]
        self._sync("PC 2")
        key = operator.cases.keys("needs_answer")[-1]
        for text, verdict in (("Sudah kami tangani.", "back"), ("Selesai Jumat.", "approved")):
            begun = [d for d in operator.work.drafts() if d.complaint == key and d.content.target]
            content = Content("follow_up", text, "proses")
            if begun:
                content = replace(begun[0].content, text=text)
            draft = operator.work.save(key, content, begun[0].id if begun else None)
            operator.work.send(draft.id)
            self._sync("PC 2")
            self._sync("PC 1")
            (waiting,) = officer.approval.waiting()
            self._say(f"      {waiting.by}: “{waiting.content.text}”")
            if verdict == "back":
                officer.approval.give_back(waiting, "Sebut kapan selesai.")
            else:
                officer.approval.approve(waiting)
            self._sync("PC 1")
            self._sync("PC 2")
        states = [(one.state, one.remark) for one in operator.approval.of(key)]
        right = states == [("given_back", "Sebut kapan selesai."), ("approved", "")]
        self._check(right, "given back with a remark, mended, approved")
        story = [
            found.text for found in operator.replica.queries.timeline(key) if not found.private
        ]
        self._check(
            story.count("Selesai Jumat.") == 1 and "Sudah kami tangani." not in story,
            "what was approved went out once, and nothing else",
        )

    def _closing(self) -> None:
        self._step("At the end of the day")
        desk = self._desks["PC 1"]
        receipts = desk.replica.receipts.list()
        self._check(all(r.finished for r in receipts), f"{len(receipts)} receipts on PC 1")
        kept = desk.work.draft(self._draft.id).content.text
        self._check(kept == self._draft.content.text, "the morning's draft is untouched")
        done = desk.unsent.write(self._folder / "belum-terkirim.txt", "id")
        self._check(
            done.drafts >= 1, f"{done.drafts} drafts, {done.operations} operations exported"
        )
        telling = [
            w.encode() for w in desk.cases.open(self._todo[0]).complaint.text.split() if len(w) > 6
        ][:50]
        desk.close()
        files = desk.home.keyed_files(desk.profile)
        found = sum(word in path.read_bytes() for path in files for word in telling)
        self._check(found == 0, "no word of a complaint can be read in the replica's files")


def main(arguments: Sequence[str] | None = None) -> int:
    """Play the day; 0 only if every check held."""
    parser = ArgumentParser(prog="make run", description=__doc__)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the files there")
    keep: Path | None = parser.parse_args(arguments).keep
    started = time.monotonic()
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        failures = _play(keep)
    else:
        with tempfile.TemporaryDirectory(
            prefix="penghubung-", ignore_cleanup_errors=True
        ) as folder:
            failures = _play(Path(folder))
    passed = time.monotonic() - started
    print(f"\n{'Every check held' if not failures else f'{failures} did not hold'}; {passed:.0f} s")
    return 1 if failures else 0


def _play(folder: Path) -> int:
    day = Day(folder)
    try:
        day.play()
    except Failed as failed:
        print(f"   BAD {failed}")
        return day.failures + 1
    return day.failures


if __name__ == "__main__":
    sys.exit(main())
