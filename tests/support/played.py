"""A person before the running program, by keys alone or by mouse alone, step by step.

Each step says how it is taken both ways and what it must bring about; keys, clicks, letters and
time are counted, and a picture is kept.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from tests.support.display import ROOT, SIZE, Eye, Hand, Node, NotHeld, Tree

T = TypeVar("T")

TOOLS: Final = {"Xvfb": "xvfb", "xdotool": "xdotool", "openbox": "openbox", "dbus-daemon": "dbus"}
A11Y: Final = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
PATIENCE_S: Final = 90.0
LOOK_S: Final = 0.05
SETTLE_S: Final = 0.25
_TABS: Final = 60


@dataclass(frozen=True, slots=True)
class Way:
    """How one step is taken: by Tab to the control named `reach` and these keys, or by a click on
    what `target` finds; then letters. The letters are typed by whoever uses the mouse as well."""

    done: str
    keys: tuple[str, ...] = ()
    target: Callable[[], Node | None] | None = None
    text: str = ""
    reach: str = ""


@dataclass(slots=True)
class Spent:
    """What it cost."""

    steps: int = 0
    keys: int = 0
    clicks: int = 0
    letters: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        return (
            f"{self.steps} steps, {self.keys} keys, {self.clicks} clicks and {self.letters} letters"
            f" in {self.seconds / 60:.1f} min; by a person's hands about {self.by_hand:.1f} min"
        )

    @property
    def by_hand(self) -> float:
        """Minutes that a practised person takes: the keystroke-level model of Card, Moran and
        Newell (1980), 0.28 s a key, 1.3 s to point and click, 1.35 s to make up one's mind."""
        return ((self.keys + self.letters) * 0.28 + self.clicks * 1.3 + self.steps * 1.35) / 60


class Player:
    """One run. `by_keys`, else by mouse."""

    def __init__(
        self, by_keys: bool, env: dict[str, str], tree: Tree, eye: Eye, pictures: Path, name: str
    ) -> None:
        """`name`: of the run, for its pictures."""
        self.by_keys = by_keys
        self.hand = Hand(env)
        self.tree = tree
        self.eye = eye
        self.spent: dict[str, Spent] = {}
        """By who sits there."""
        self.who = ""
        self.name = name
        self._pictures = pictures
        self._steps = 0

    def step(self, way: Way, holds: Callable[[], T | None]) -> T:
        """Take a step, wait for what it must bring about, and keep a picture. Raises `NotHeld`."""
        hand = self.hand
        before = hand.keys, hand.clicks, hand.letters
        began = time.monotonic()
        if not self.by_keys and way.target is not None:
            hand.click(self.until(f"what to click before “{way.done}”", way.target))
        elif self.by_keys:
            if way.reach:
                self.reach(way.reach)
            hand.press(*way.keys)
        if way.text:
            hand.type(way.text)
        found = self.until(way.done, holds)
        took = time.monotonic() - began
        self._steps += 1
        keys, clicks, letters = (
            now - then
            for now, then in zip((hand.keys, hand.clicks, hand.letters), before, strict=True)
        )
        spent = self.spent.setdefault(self.who, Spent())
        spent.steps += 1
        spent.keys += keys
        spent.clicks += clicks
        spent.letters += letters
        spent.seconds += took
        counted = (keys, "keys"), (clicks, "clicks"), (letters, "letters")
        said = ", ".join(f"{count} {what}" for count, what in counted if count)
        print(f"   {self._steps:2}. {way.done:44} {took:5.1f} s   {said}", flush=True)
        # What still fades or is drawn late.
        time.sleep(SETTLE_S)
        self.keep(f"{self._steps:02}")
        return found

    def until(self, what: str, holds: Callable[[], T | None]) -> T:
        """Wait for it. Raises `NotHeld`."""
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                found = holds()
            except TimeoutError:
                # A busy machine: the accessibility tree is asked again.
                found = None
            if found:
                return found
            if time.monotonic() > until:
                raise NotHeld(f"waited in vain: {what}")
            time.sleep(LOOK_S)

    def reach(self, name: str) -> None:
        """Tab until the control of that name has the focus. Raises `NotHeld`."""
        for _ in range(_TABS):
            if self.focus(name) is not None:
                return
            self.hand.press("Tab")
            time.sleep(LOOK_S)
        raise NotHeld(f"Tab does not come to “{name}”")

    def focus(self, name: str) -> Node | None:
        """The control that has the focus, where it has that name."""
        node = self.tree.focused()
        return node if node is not None and node.name == name else None

    def button(self, name: str) -> Callable[[], Node | None]:
        """Finds a button by its whole name."""
        return lambda: self.tree.find(name, "push button")

    def named(self, beginning: str, *roles: str) -> Callable[[], Node | None]:
        """Finds what is called so, or begins so."""
        return lambda: self.tree.find(beginning, *roles, prefix=True)

    def keep(self, mark: str) -> None:
        """A picture of the whole screen."""
        self.eye.keep(self._pictures / f"{self.name}-{mark}.png")

    def close(self, process: Any) -> None:
        """Close the program, and see that it ended well. Raises `NotHeld`."""
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


def program(home: Path) -> list[str]:
    """How the program is started."""
    return [sys.executable, "-m", "ui.main", "--home", str(home)]


def asked(env: dict[str, str], module: str, *arguments: str) -> Any:
    """A command's JSON answer. Raises `NotHeld`."""
    command: Sequence[str] = [sys.executable, "-m", module, *arguments, "--json"]
    told = {**env, "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=told, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        raise NotHeld(f"{module} {arguments[-1]}: {done.stdout.strip()} {done.stderr.strip()}")
    return json.loads(done.stdout)


def missing() -> list[str]:
    """What has to be installed first; packages of Debian."""
    found = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    return found if A11Y.exists() else [*found, "at-spi2-core"]


def emptied(pictures: Path) -> Path:
    """The folder for pictures, without those of the run before."""
    pictures.mkdir(parents=True, exist_ok=True)
    for old in pictures.glob("*.*"):
        old.unlink()
    return pictures
