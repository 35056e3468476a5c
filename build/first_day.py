"""A newcomer's first day on a real display: once by keys alone, once by mouse alone.

Starts the program as an officer does, in an empty folder, on a display of its own (Xvfb with a
window manager), and works it with real key strokes and clicks (xdotool). Where things stand, and
where the focus is, comes from the accessibility tree that the program offers to screen readers:
nothing is called inside the program. The letters of the answer are typed in both runs, because a
mouse cannot write.

Each run: practice office, what to do today, find a complaint, read, write an answer, send, see it
in the outbox, synchronise, read the receipt, close. Afterwards the command lines of desk and server
are asked: exactly one answer must have been sent. Pictures go to demo/first-day/.

Exit codes: 0 all held, or the tools for it are not here (said in a line); 1 something did not.
"""

from __future__ import annotations

import argparse
import json
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

ROOT: Final = Path(__file__).resolve().parent.parent
PICTURES: Final = ROOT / "demo" / "first-day"
TOOLS: Final = {"Xvfb": "xvfb", "xdotool": "xdotool", "openbox": "openbox", "dbus-daemon": "dbus"}
A11Y: Final = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
PATIENCE_S: Final = 90.0
LOOK_S: Final = 0.05
SETTLE_S: Final = 0.25
TEXT: Final = "Petugas kami sudah ke lokasi pagi ini dan mulai bekerja."
TABS: Final = 40
GROUP: Final = 15

sys.path.insert(0, str(ROOT))

from tests.support.display import (  # noqa: E402
    CHECKED,
    FOCUSABLE,
    SIZE,
    Eye,
    Hand,
    Node,
    NotHeld,
    Tree,
    display,
    running,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Way:
    """How one step is taken: by these keys, or by a click on what this finds; then letters."""

    done: str
    keys: tuple[str, ...] = ()
    target: Callable[[], Node | None] | None = None
    text: str = ""


class Day:
    """One run. `by_keys`, else by mouse."""

    def __init__(
        self, by_keys: bool, env: dict[str, str], home: Path, tree: Tree, eye: Eye
    ) -> None:
        self.by_keys = by_keys
        self.hand = Hand(env)
        self.tree = tree
        self._eye = eye
        self._env = env
        self._home = home
        self._steps = 0

    @property
    def name(self) -> str:
        """Of the run, for its pictures."""
        return "keys" if self.by_keys else "mouse"

    def run(self) -> None:
        """The whole day, then the books. Raises `NotHeld`."""
        print(f"\n== by {'keys' if self.by_keys else 'mouse'} alone")
        began = time.monotonic()
        program = [sys.executable, "-m", "ui.main", "--home", str(self._home)]
        # Qt tells there of every look at something that has just gone.
        log = PICTURES / f"{self.name}.log"
        with (
            log.open("w", encoding="utf-8") as told,
            running(program, self._env, cwd=ROOT, stderr=told) as process,
        ):
            try:
                self._work()
                worked = time.monotonic() - began
                if self.by_keys:
                    # The landing page, then a list beside the case.
                    for page in ("ctrl+1", "ctrl+2"):
                        self._tour(page)
                self._close(process)
            except NotHeld:
                self._eye.keep(PICTURES / f"{self.name}-not-held.png")
                raise
        hand = self.hand
        print(
            f"   {hand.keys} keys, {hand.clicks} clicks and {hand.letters} letters"
            f" in {worked:.1f} s, the making of the office included"
        )
        self._check_books()

    def _work(self) -> None:
        tree = self.tree
        self._step(Way("where to begin is seen"), lambda: tree.find("Latihan", "push button"))
        begin = Way("the practice office is open", ("Tab", "Return"), _button(tree, "Latihan"))
        row = self._step(begin, lambda: _to_answer(tree.rows("Hari ini")))
        number = next(word.strip(",") for word in row.name.split() if word.startswith("#"))
        if self.by_keys:
            self._step(
                Way(f"{number} is found", ("ctrl+k",), text=number.removeprefix("#")),
                lambda: len(tree.rows("Laporan")) == 1,
            )
            self._step(Way("the list has the focus", ("Return",)), lambda: self._focus("Laporan"))
        read = Way("it is read, the pen in hand", ("Return",), lambda: row)
        editor = self._step(read, lambda: tree.find("Tindak lanjut", "text"))
        if self.by_keys:
            self._until("the focus in the editor", lambda: self._focus("Tindak lanjut"))
            write = Way("an answer is written", text=TEXT)
        else:
            write = Way("an answer is written", target=lambda: editor, text=TEXT)
        self._step(write, lambda: tree.find("Tersimpan", "label", prefix=True))
        send = Way("it is sent, with a way back", ("ctrl+Return",), _button(tree, "Kirim"))
        self._step(send, _button(tree, "Urungkan"))
        page = Way(
            "it stands in the outbox",
            ("ctrl+9",),
            lambda: tree.find("Kotak keluar", "check box", prefix=True),
        )
        waiting = self._step(page, lambda: tree.rows("Kotak keluar"))
        if len(waiting) != 1:
            raise NotHeld(f"{len(waiting)} rows in the outbox, not one")
        sync = Way("the receipt says: one sent", ("F9",), _button(tree, "Sinkronkan"))
        self._step(sync, lambda: tree.find("1 terkirim", prefix=True))

    def _step(self, way: Way, holds: Callable[[], T | None]) -> T:
        """Take a step, wait for what it must bring about, and keep a picture."""
        hand = self.hand
        before = hand.keys, hand.clicks, hand.letters
        began = time.monotonic()
        if not self.by_keys and way.target is not None:
            hand.click(self._until(f"what to click before “{way.done}”", way.target))
        elif self.by_keys:
            hand.press(*way.keys)
        if way.text:
            hand.type(way.text)
        found = self._until(way.done, holds)
        took = time.monotonic() - began
        spent = [now - then for now, then in zip(self._counts(), before, strict=True)]
        self._steps += 1
        said = ", ".join(
            f"{count} {what}"
            for count, what in zip(spent, ("keys", "clicks", "letters"), strict=True)
            if count
        )
        print(f"   {self._steps:2}. {way.done:32} {took:5.1f} s   {said}", flush=True)
        # What still fades or is drawn late.
        time.sleep(SETTLE_S)
        self._eye.keep(PICTURES / f"{self.name}-{self._steps:02}.png")
        return found

    def _counts(self) -> tuple[int, int, int]:
        return self.hand.keys, self.hand.clicks, self.hand.letters

    def _until(self, what: str, holds: Callable[[], T | None]) -> T:
        until = time.monotonic() + PATIENCE_S
        while True:
            found = holds()
            if found:
                return found
            if time.monotonic() > until:
                raise NotHeld(f"waited in vain: {what}")
            time.sleep(LOOK_S)

    def _focus(self, name: str) -> Node | None:
        node = self.tree.focused()
        return node if node is not None and node.name == name else None

    def _tour(self, page: str) -> None:
        """Tab round the window: each thing that can be pressed is met, and each is seen to be.
        `page`: the key that leads to what is toured."""
        hand = Hand(self._env)
        hand.press("Escape", "Escape", page)
        time.sleep(SETTLE_S)
        met: list[Node] = []
        blind: list[str] = []
        before = self._eye.pixels()
        for _ in range(TABS):
            hand.press("Tab")
            time.sleep(SETTLE_S)
            node, now = self.tree.focused(), self._eye.pixels()
            if node is None:
                raise NotHeld(
                    f"nothing has the focus one Tab after {[n.name or n.role for n in met]}"
                )
            if now == before:
                blind.append(node.name or node.role)
            if any(_same(node, old) for old in met):
                break
            grouped = node.role == "check box" and node.states & CHECKED
            met += self._along(hand, node) if grouped else [node]
            before = self._eye.pixels()
        wanted = [n for n in self.tree.nodes() if n.states & FOCUSABLE and n.role in _PRESSED]
        missed = [n.name or n.role for n in wanted if not any(_same(n, old) for old in met)]
        print(f"   Tab goes round {len(met)}: {', '.join(n.name or n.role for n in met)}")
        self._eye.keep(PICTURES / f"keys-tour-{page[-1]}.png")
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

    def _close(self, process: Any) -> None:
        if self.by_keys:
            self.hand.press("ctrl+q")
        else:
            # The frame's own button, at its right end.
            self.hand.click_at(SIZE[0] - 10, 10)
        try:
            code = process.wait(30)
        except subprocess.TimeoutExpired:
            raise NotHeld("the program did not close") from None
        if code != 0:
            raise NotHeld(f"the program ended with {code}")

    def _check_books(self) -> None:
        """What desk and server wrote down, each asked by its own command line."""
        from ui.practice import PASSPHRASE

        office = self._home / "practice"
        desk = ("desktop.cli", "--home", str(office / "desk"))
        env = {**self._env, "PENGHUBUNG_PASSPHRASE": PASSPHRASE, "PYTHONUTF8": "1"}
        waiting = _asked(env, *desk, "outbox")
        receipts = _asked(env, *desk, "receipts")
        answers = _asked(env, "server.cli", "--data", str(office / "server"), "answers")
        sent = sum(receipt["sent"] for receipt in receipts)
        print(f"   books: {len(waiting)} waiting, {sent} sent, {len(answers)} at the server")
        if (len(waiting), sent, [answer["text"] for answer in answers]) != (0, 1, [TEXT]):
            raise NotHeld("not exactly one answer was sent")


_PRESSED: Final = ("push button", "check box", "combo box", "text")


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


def _asked(env: dict[str, str], module: str, *arguments: str) -> Any:
    """A command's JSON answer. Raises `NotHeld`."""
    command = [sys.executable, "-m", module, *arguments, "--json"]
    done = subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        raise NotHeld(f"{module} {arguments[-1]}: {done.stderr.strip()}")
    return json.loads(done.stdout)


def missing() -> list[str]:
    """What has to be installed first; packages of Debian."""
    if sys.platform != "linux":
        return ["Linux"]
    found = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    return found if A11Y.exists() else [*found, "at-spi2-core"]


def main() -> int:
    """Both runs, each in an empty folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", choices=("keys", "mouse"), help="one of the two runs")
    only: str | None = parser.parse_args().only
    # Whoever ends this script ends what it started, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    lacking = missing()
    if lacking:
        print(f"Skipped: a first day on a display needs {', '.join(lacking)}.")
        return 0
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.*"):
        old.unlink()
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
