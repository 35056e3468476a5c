"""A newcomer's first day on a real display: once by keys alone, once by mouse alone.

Starts the program as an officer does, in an empty folder, on a display of its own (Xvfb with a
window manager), and works it with real key strokes and clicks (xdotool). Where things stand, and
where the focus is, comes from the accessibility tree that the program offers to screen readers:
nothing is called inside the program. The letters of the answer are typed in both runs, because a
mouse cannot write.

Each run: practice office, what to do today, find a complaint, read, write an answer, send, see it
in the outbox, synchronise, read the receipt, close. Afterwards the command lines of desk and server
are asked: exactly one answer must have been sent. Pictures go to demo/first-day/.

Exit codes: 0 all held, or this is no Linux (said in a line); 1 something did not; 2 the tools
for it could not be installed.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PICTURES: Final = ROOT / "demo" / "first-day"
TEXT: Final = "Petugas kami sudah ke lokasi pagi ini dan mulai bekerja."
TABS: Final = 40
GROUP: Final = 15

sys.path.insert(0, str(ROOT))

from on_display import hindrance  # noqa: E402

from tests.support.display import (  # noqa: E402
    CHECKED,
    FOCUSABLE,
    Eye,
    Hand,
    Node,
    NotHeld,
    Tree,
    display,
    running,
)
from tests.support.played import (  # noqa: E402
    SETTLE_S,
    Player,
    Way,
    asked,
    emptied,
    program,
)


class Day(Player):
    """One run. `by_keys`, else by mouse."""

    def __init__(
        self, by_keys: bool, env: dict[str, str], home: Path, tree: Tree, eye: Eye
    ) -> None:
        super().__init__(by_keys, env, tree, eye, PICTURES, "keys" if by_keys else "mouse")
        self._env = env
        self._home = home

    def run(self) -> None:
        """The whole day, then the books. Raises `NotHeld`."""
        print(f"\n== by {'keys' if self.by_keys else 'mouse'} alone")
        began = time.monotonic()
        # Qt tells there of every look at something that has just gone.
        log = PICTURES / f"{self.name}.log"
        with (
            log.open("w", encoding="utf-8") as told,
            running(program(self._home), self._env, cwd=ROOT, stderr=told) as process,
        ):
            try:
                self._work()
                worked = time.monotonic() - began
                if self.by_keys:
                    # The landing page, then a list beside the case.
                    for page in ("ctrl+1", "ctrl+2"):
                        self._tour(page)
                self.close(process)
            except NotHeld:
                self.keep("not-held")
                raise
        print(f"   {self.spent['']}, {worked:.1f} s with the making of the office")
        self._check_books()

    def _work(self) -> None:
        tree = self.tree
        self.step(Way("where to begin is seen"), lambda: tree.find("Latihan", "push button"))
        begin = Way(
            "the practice office is open", ("Tab", "Tab", "Return"), _button(tree, "Latihan")
        )
        row = self.step(begin, lambda: _to_answer(tree.rows("Hari ini")))
        number = next(word.strip(",") for word in row.name.split() if word.startswith("#"))
        if self.by_keys:
            self.step(
                Way(f"{number} is found", ("ctrl+k",), text=number.removeprefix("#")),
                lambda: len(tree.rows("Laporan")) == 1,
            )
            self.step(Way("the list has the focus", ("Return",)), lambda: self.focus("Laporan"))
        read = Way("it is read, the pen in hand", ("Return",), lambda: row)
        editor = self.step(read, lambda: tree.find("Tindak lanjut", "text"))
        if self.by_keys:
            self.until("the focus in the editor", lambda: self.focus("Tindak lanjut"))
            write = Way("an answer is written", text=TEXT)
        else:
            write = Way("an answer is written", target=lambda: editor, text=TEXT)
        self.step(write, lambda: tree.find("Tersimpan", "label", prefix=True))
        send = Way("it is sent, with a way back", ("ctrl+Return",), _button(tree, "Kirim"))
        self.step(send, _button(tree, "Urungkan"))
        page = Way(
            "it stands in the outbox",
            ("ctrl+9",),
            lambda: tree.find("Kotak keluar", "radio button", prefix=True),
        )
        waiting = self.step(page, lambda: tree.rows("Kotak keluar"))
        if len(waiting) != 1:
            raise NotHeld(f"{len(waiting)} rows in the outbox, not one")
        sync = Way("the receipt says: one sent", ("F9",), _button(tree, "Sinkronkan"))
        self.step(sync, lambda: tree.find("1 terkirim", prefix=True))

    def _tour(self, page: str) -> None:
        """Tab round the window: each thing that can be pressed is met, and each is seen to be.
        `page`: the key that leads to what is toured."""
        hand = Hand(self._env)
        hand.press("Escape", "Escape", page)
        time.sleep(SETTLE_S)
        met: list[Node] = []
        blind: list[str] = []
        before = self.eye.pixels()
        for _ in range(TABS):
            hand.press("Tab")
            time.sleep(SETTLE_S)
            node, now = self.tree.focused(), self.eye.pixels()
            if node is None:
                raise NotHeld(
                    f"nothing has the focus one Tab after {[n.name or n.role for n in met]}"
                )
            if now == before:
                blind.append(node.name or node.role)
            if any(_same(node, old) for old in met):
                break
            grouped = node.role == "radio button" and node.states & CHECKED
            met += self._along(hand, node) if grouped else [node]
            before = self.eye.pixels()
        wanted = [n for n in self.tree.nodes() if n.states & FOCUSABLE and n.role in _PRESSED]
        missed = [n.name or n.role for n in wanted if not any(_same(n, old) for old in met)]
        print(f"   Tab goes round {len(met)}: {', '.join(n.name or n.role for n in met)}")
        self.keep(f"tour-{page[-1]}")
        if missed or blind:
            raise NotHeld(f"not met by Tab: {missed}; the focus not seen on: {blind}")

    def _along(self, hand: Hand, first: Node) -> list[Node]:
        """Those of a group in which one is chosen are gone through by the arrows, and back."""
        found = [first]
        for onward, back in (("Down", "Up"), ("Up", "Down"), ("Right", "Left")):
            went = 0
            while len(found) < GROUP:
                hand.press(onward)
                time.sleep(SETTLE_S)
                node = self.tree.focused()
                if node is None or any(_same(node, old) for old in found):
                    break
                found.append(node)
                went += 1
            hand.press(*[back] * went)
            time.sleep(SETTLE_S)
        return found

    def _check_books(self) -> None:
        """What desk and server wrote down, each asked by its own command line."""
        from ui.practice import PASSPHRASE

        office = self._home / "practice"
        desk = ("desktop.cli", "--home", str(office / "desk"))
        env = {**self._env, "PENGHUBUNG_PASSPHRASE": PASSPHRASE}
        waiting = asked(env, *desk, "outbox")
        receipts = asked(env, *desk, "receipts")
        answers = asked(env, "server.cli", "--data", str(office / "server"), "answers")
        sent = sum(receipt["sent"] for receipt in receipts)
        print(f"   books: {len(waiting)} waiting, {sent} sent, {len(answers)} at the server")
        if (len(waiting), sent, [answer["text"] for answer in answers]) != (0, 1, [TEXT]):
            raise NotHeld("not exactly one answer was sent")


_PRESSED: Final = ("push button", "check box", "radio button", "combo box", "text")


def _button(tree: Tree, name: str) -> Callable[[], Node | None]:
    return lambda: tree.find(name, "push button")


def _to_answer(rows: list[Node]) -> Node | None:
    """The first row of the landing page whose step is an answer."""
    return next((row for row in rows if "#" in row.name and row.name.endswith(", Jawab")), None)


def _same(one: Node, other: Node) -> bool:
    # A figure behind the name may change while one goes round, and a low rail scrolls to what has
    # the focus: up and down is no difference.
    names = one.name.partition(",")[0], other.name.partition(",")[0]
    places = (one.box[0], one.box[2:]), (other.box[0], other.box[2:])
    return (one.role, places[0], names[0]) == (other.role, places[1], names[1])


def main() -> int:
    """Both runs, each in an empty folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", choices=("keys", "mouse"), help="one of the two runs")
    only: str | None = parser.parse_args().only
    # Whoever ends this script ends what it started, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    hindered = hindrance("a first day")
    if hindered is not None:
        return hindered
    emptied(PICTURES)
    with tempfile.TemporaryDirectory() as folder, display(Path(folder) / "display") as env:
        eye, tree = Eye(env), Tree(env["DBUS_SESSION_BUS_ADDRESS"])
        try:
            for name in ("keys", "mouse"):
                if only in (None, name):
                    Day(name == "keys", env, Path(folder) / name, tree, eye).run()
        except NotHeld as reason:
            print(f"   NOT HELD: {reason}", file=sys.stderr)
            return 1
        finally:
            tree.close()
    print(f"\nPictures: {PICTURES}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
