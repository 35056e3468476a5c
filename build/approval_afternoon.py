"""An afternoon of an operator and a liaison officer at one PC without a line, on a real display.

Both have an encrypted copy on the PC; the server is not reachable while they work. The operator
answers a complaint and submits it, the officer gives it back with a remark, the operator mends it,
the officer compares and approves; then the server is there again, both synchronise, and the receipt
says so. In between it travels by files in a folder of the PC, or (`--way exchange`) by exchanges
between the turns. At the end the server is asked: exactly one answer may be public, word for word.

Worked from outside by real key strokes and clicks, as `build/first_day.py` is, once by keys alone
and once by mouse alone. Pictures go to demo/approval-afternoon/.

Exit codes: 0 all held, or this is no Linux (said in a line); 1 something did not; 2 the tools
for it could not be installed.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
PICTURES: Final = ROOT / "demo" / "approval-afternoon"

sys.path.insert(0, str(ROOT))

from on_display import hindrance  # noqa: E402

from desktop.practice_server import PracticeServer  # noqa: E402
from tests.support.display import Eye, Node, NotHeld, Tree, display, running  # noqa: E402
from tests.support.played import Player, Way, asked, emptied, program  # noqa: E402

OPERATOR: Final = "Petugas Operator"
OFFICER: Final = "Petugas Penghubung"
WORDS: Final = {OPERATOR: "pagi siang sore", OFFICER: "kopi teh susu manis"}
"""What opens each copy."""
DRAFTED: Final = "Lampu jalan di depan pasar segera kami ganti."
ADDED: Final = " Petugas datang Kamis pagi."
REMARK: Final = "Sebut hari kedatangan petugas."
COMPLAINTS, AGENCIES, SEED = 120, 4, 11
PAGE: Final = "Persetujuan"


@dataclass(frozen=True, slots=True)
class Office:
    """A server, and one folder with both copies."""

    server: PracticeServer
    home: Path
    env: dict[str, str]
    ids: dict[str, str]
    """Number of each officer, by name."""

    def command(self, who: str, *arguments: str) -> Any:
        """The desk's own command line, for the books."""
        env = {**self.env, "PENGHUBUNG_PASSPHRASE": WORDS[who]}
        chosen = ("--officer", self.ids[who]) if who in self.ids else ()
        return asked(env, "desktop.cli", "--home", str(self.home), *chosen, *arguments)


def prepared(folder: Path, env: dict[str, str]) -> Office:
    """Both enrolled and up to date, approval asked for, and the server not reachable."""
    from resources.practice import PracticeOffice
    from resources.practice.writers import write_native

    folder.mkdir()
    practice = PracticeOffice(SEED, COMPLAINTS, AGENCIES, datetime.now(UTC).date())
    write_native(folder / "export.jsonl", practice)
    agency = practice.agencies[0]["name"]
    server = PracticeServer(folder / "server")
    server.ask("import", str(folder / "export.jsonl"))
    server.run("agency", "set", agency, "--approval", "on")
    office = Office(server, folder / "home", {**env, "HOME": str(folder)}, {})
    (folder / "Documents").mkdir()
    server.start()
    try:
        for who, role in ((OPERATOR, "operator"), (OFFICER, "liaison")):
            made = server.ask("enrol", "--agency", agency, "--officer", who, "--role", role)
            office.ids[who] = office.command(who, "enrol", made["code"])["officer"]
            office.command(who, "sync")
    finally:
        server.stop()
    return office


class Afternoon(Player):
    """One run of one variant."""

    def __init__(
        self, by_keys: bool, by_file: bool, office: Office, tree: Tree, eye: Eye, name: str
    ) -> None:
        super().__init__(by_keys, office.env, tree, eye, PICTURES, name)
        self.by_file = by_file
        self.office = office
        self._number = ""

    def run(self) -> None:
        """The whole afternoon, then the books. Raises `NotHeld`."""
        way = "files" if self.by_file else "exchanges"
        print(f"\n== by {'keys' if self.by_keys else 'mouse'} alone, through {way}")
        log = PICTURES / f"{self.name}.log"
        with (
            log.open("w", encoding="utf-8") as told,
            running(program(self.office.home), self.office.env, cwd=ROOT, stderr=told) as process,
        ):
            try:
                self._work()
                self.close(process)
            except NotHeld:
                self.keep("not-held")
                raise
        for who, spent in self.spent.items():
            print(f"   {who}: {spent}")
        self._check_books()

    def _work(self) -> None:
        if self.by_file:
            with self._seat(OFFICER):
                self._card_is_saved()
        with self._seat(OPERATOR):
            if self.by_file:
                self._taken(
                    "the officer's card is kept", "kartu", "Kartu Petugas Penghubung tersimpan."
                )
            self._written()
            self._passed_on()
        with self._seat(OFFICER):
            self._fetched()
            self._given_back()
            if self.by_file:
                self._saved("what was given back is in a file", "Serahkan kembali lewat berkas…")
            else:
                self._exchanged()
        with self._seat(OPERATOR):
            if self.by_file:
                told = "Dikembalikan untuk diperbaiki oleh Petugas Penghubung."
                self._taken("what was given back is here", "kembali", told)
            else:
                self._exchanged()
                self._found_among_drafts()
            self._mended()
            self._passed_on()
        with self._seat(OFFICER):
            self._fetched()
            self._approved()
        self.office.server.start()
        with self._seat(OPERATOR):
            self._synchronised("terkirim" if self.by_file else "")
        with self._seat(OFFICER, leaves=False):
            self._synchronised("terkirim")
        self.office.server.stop()

    @contextmanager
    def _seat(self, who: str, *, leaves: bool = True) -> Iterator[None]:
        """Somebody sits down, works, and makes room for the other."""
        self.who = who
        opens = f"Buka: {who}"
        self.step(Way("who works is asked"), self.button(opens))
        asks = Way(f"{who} sits down", ("Return",), self.button(opens), reach=opens)
        self.step(asks, lambda: self.focus("Kode buka atau frasa sandi"))
        key = ("Return",) if self.by_keys else ()
        self.step(
            Way("the words are typed", text=WORDS[who]),
            lambda: self.focus("Kode buka atau frasa sandi"),
        )
        opened = Way("the copy is open", key, self.button("Buka"))
        self.step(opened, self.named("Hari ini", "radio button"))
        yield
        if leaves:
            change = "Ganti petugas"
            if not self.by_keys:
                menu = Way("the menu of the seat", target=self.button("Petugas dan kunci"))
                self.step(menu, self.button("Petugas dan kunci"))
            lock = Way("the seat is left", ("ctrl+l",), self._first_in_menu)
            self.step(lock, self.button(change))
            other = Way("for the other", ("Return",), self.button(change), reach=change)
            self.step(other, self._chooser)

    def _first_in_menu(self) -> Node | None:
        """“Kunci sekarang”: Qt shows no open menu in the tree, but it hangs from its button."""
        button = self.tree.find("Petugas dan kunci", "push button")
        if button is None:
            return None
        x, y, _, height = button.box
        return Node("menu item", "", 0, (x, y + height, 2 * height, height))

    def _chooser(self) -> Node | None:
        return self.tree.find(f"Buka: {OPERATOR}", "push button")

    def _page(self) -> None:
        turned = Way("the page of approval", ("F8",), self.named(PAGE, "radio button"))
        self.step(turned, self.named("Menunggu persetujuan", "label"))

    def _card_is_saved(self) -> None:
        self._page()
        self._saved("the card is in a file", "Simpan kartu saya…")

    def _saved(self, done: str, button: str) -> None:
        """A file is saved where the program proposes."""
        pressed = Way(f"{done}: where to", ("Return",), self.button(button), reach=button)
        self.step(pressed, self.button("Simpan"))
        self.step(Way(done, ("Return",), self.button("Simpan")), self._told)

    def _told(self) -> Node | None:
        return self.tree.find("Tutup", "push button")

    def _taken(self, done: str, suffix: str, told: str) -> None:
        """A file is taken in from where the other saved it."""
        self._page()
        operator = self.who == OPERATOR
        button = "Ambil dari berkas…" if operator else "Ambil pengajuan dari berkas…"
        owner = OFFICER if operator else OPERATOR
        pressed = Way(f"{done}: which file", ("Return",), self.button(button), reach=button)
        # The newest that fits is proposed.
        self.step(pressed, lambda: self._proposed(owner, suffix))
        self.step(Way(done, ("Return",), self.button("Buka")), self.named(told))

    def _proposed(self, owner: str, suffix: str) -> Node | None:
        for node in self.tree.nodes():
            if owner in node.name and node.name.endswith(f".{suffix}"):
                return node
        return None

    def _written(self) -> None:
        """The first complaint that waits for an answer gets one."""
        tree = self.tree
        if self.by_keys:
            self.step(
                Way("those to be answered", ("ctrl+3",)),
                lambda: self.focus("Laporan") and tree.rows("Laporan"),
            )
            read = Way("it is read, the pen in hand", ("Return",))
        else:
            page = Way("those to be answered", target=self.named("Perlu jawaban", "radio button"))
            rows = self.step(page, lambda: tree.rows("Laporan"))
            self.step(Way("it is read", target=lambda: rows[0]), self._editor)
            read = Way("the pen in hand", target=self._editor)
        self.step(read, lambda: self.focus("Tindak lanjut"))
        written = Way("the answer is written", text=DRAFTED)
        self.step(written, self.named("Tersimpan", "label"))
        self._submitted("it is submitted")

    def _editor(self) -> Node | None:
        return self.tree.find("Tindak lanjut", "text")

    def _submitted(self, done: str) -> None:
        self.step(Way(done, ("ctrl+Return",), self.button("Ajukan")), self.button("Urungkan"))

    def _passed_on(self) -> None:
        """To the officer: by file, or by an exchange."""
        if self.by_file:
            self._page()
            self._saved("the submission is in a file", "Serahkan lewat berkas…")
        else:
            self._exchanged()

    def _fetched(self) -> None:
        """The officer gets it, and reads."""
        if self.by_file:
            self._taken(
                "the submission is here", "ajukan", "Pengajuan Petugas Operator yang diambil"
            )
            self.step(Way("its words are read"), self.button("Setujui"))
        else:
            self._exchanged()
            today = Way("what waits", ("ctrl+1",), self.named("Hari ini", "radio button"))
            row = self.step(today, self._to_check)
            # The row that was chosen before stays so; what waits stands above it.
            read = Way("its words are read", ("Home", "Return"), lambda: row)
            self.step(read, self.button("Setujui"))
        if self.by_keys:
            self.step(Way("to the decision", ("Return",)), lambda: self.focus("Setujui"))

    def _to_check(self) -> Node | None:
        rows = self.tree.rows("Hari ini")
        return next((row for row in rows if row.name.endswith(", Periksa")), None)

    def _given_back(self) -> None:
        remark = "Yang perlu diperbaiki"
        opened = Way(
            "what is to be mended", ("Return",), self.button("Kembalikan …"), reach="Kembalikan …"
        )
        self.step(opened, lambda: self.focus(remark))
        self.step(Way("the remark is written", text=REMARK), lambda: self.focus(remark))
        send = "Kembalikan dengan catatan ini"
        self.step(Way("it is given back", ("ctrl+Return",), self.button(send)), self._undo)

    def _undo(self) -> Node | None:
        return self.tree.find("Urungkan", "push button")

    def _found_among_drafts(self) -> None:
        drafts = Way("the drafts", ("ctrl+8",), self.named("Konsep", "radio button"))
        write = "Buka dan lanjutkan menulis"
        self.step(drafts, self.button(write))
        opened = Way("its words and the remark", ("Return",), self.button(write))
        self.step(opened, self.named("Dikembalikan untuk diperbaiki oleh Petugas Penghubung."))

    def _mended(self) -> None:
        self.step(Way("the pen in hand"), lambda: self.focus("Tindak lanjut"))
        end = Way("what was missing is added", ("ctrl+End",), text=ADDED)
        self.step(end, self.named("Tersimpan", "label"))
        self._submitted("it is submitted again")

    def _approved(self) -> None:
        self.step(Way("it is compared with before"), self.named("Dibandingkan dengan"))
        approve = Way("it is approved", ("Return",), self.button("Setujui"), reach="Setujui")
        self.step(approve, self._undo)

    def _exchanged(self) -> None:
        """The line is there for as long as an exchange takes."""
        self.office.server.start()
        self._synchronised("")
        self.office.server.stop()

    def _synchronised(self, said: str) -> None:
        pressed = Way("the receipt", ("F9",), self.button("Sinkronkan"))
        self.step(pressed, lambda: self._receipt(said))
        shut = self._close_button
        self.step(Way("the receipt is closed", ("Escape",), shut), lambda: not shut() or None)

    def _receipt(self, said: str) -> Node | None:
        shown = self._close_button()
        if shown is None or not said:
            return shown
        return self.tree.find(f"1 {said}", prefix=True) or self.tree.find(f"2 {said}", prefix=True)

    def _close_button(self) -> Node | None:
        return self.tree.find("Tutup", "push button")

    def _check_books(self) -> None:
        """What the server wrote down, asked by its own command line."""
        final = DRAFTED + ADDED
        answers = self.office.server.ask("answers")
        public: list[str] = []
        for answer in answers:
            told = self.office.server.ask("show", answer["complaint"])["timeline"]
            public += [e["text"] for e in told if e.get("text") and not e.get("private")]
        ours = [text for text in public if text in (DRAFTED, final)]
        waiting = [len(self.office.command(who, "outbox")) for who in (OPERATOR, OFFICER)]
        print(f"   books: {len(answers)} answers at the server, {waiting} waiting at the desks")
        if ([answer["text"] for answer in answers], ours, waiting) != ([final], [final], [0, 0]):
            raise NotHeld(f"not exactly one answer with the approved words: {len(ours)} public")


def main() -> int:
    """Both ways of travelling, both ways of working."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", choices=("keys", "mouse"), help="one of the two hands")
    parser.add_argument("--way", choices=("file", "exchange"), help="one of the two ways")
    options = parser.parse_args()
    # Whoever ends this script ends what it started, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    hindered = hindrance("an afternoon")
    if hindered is not None:
        return hindered
    emptied(PICTURES)
    with tempfile.TemporaryDirectory() as folder, display(Path(folder) / "display") as env:
        eye, tree = Eye(env), Tree(env["DBUS_SESSION_BUS_ADDRESS"])
        try:
            for way in ("file", "exchange"):
                for hand in ("keys", "mouse"):
                    if options.way in (None, way) and options.only in (None, hand):
                        name = f"{way}-{hand}"
                        office = prepared(Path(folder) / name, env)
                        played(office, hand == "keys", way == "file", tree, eye, name)
        except NotHeld as reason:
            print(f"   NOT HELD: {reason}", file=sys.stderr)
            return 1
        finally:
            tree.close()
    print(f"\nPictures: {PICTURES}")
    return 0


def played(office: Office, by_keys: bool, by_file: bool, tree: Tree, eye: Eye, name: str) -> None:
    """One run; the server ends with it. Raises `NotHeld`."""
    try:
        Afternoon(by_keys, by_file, office, tree, eye, name).run()
    finally:
        office.server.stop()


if __name__ == "__main__":
    sys.exit(main())
