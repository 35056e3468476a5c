"""A display of its own, with a hand that presses and clicks, an eye, and a screen reader's ear.

For trying the program from outside, on Linux: Xvfb, a window manager, xdotool, and the
accessibility tree that the program offers over D-Bus.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
SIZE: Final = (1366, 768)
LETTER_MS: Final = 15

_SPI: Final = "org.a11y.atspi."
_ROOT_NODE: Final = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
# Bits of a state, in the order of the protocol's list.
CHECKED, FOCUSABLE, _FOCUSED, _SHOWING = 1 << 4, 1 << 11, 1 << 12, 1 << 25
_ROWS_READ: Final = 40
_ROWS: Final = ("cell", "list item")
_PARTS: Final = (*_ROWS, "page tab")

Address = tuple[str, str]


class NotHeld(Exception):
    """The program did not do what a newcomer needs."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing on screen, as a screen reader hears of it; places in pixels of the screen."""

    role: str
    name: str
    states: int
    box: tuple[int, int, int, int]

    @property
    def centre(self) -> tuple[int, int]:
        """Where a hand would click."""
        x, y, width, height = self.box
        return x + width // 2, y + height // 2


class Tree:
    """The program's accessibility tree, read over D-Bus. Only what is showing is walked."""

    def __init__(self, session: str) -> None:
        """`session`: address of the session's bus."""
        from jeepney.io.blocking import (  # type: ignore[import-not-found,import-untyped,unused-ignore]
            open_dbus_connection,
        )

        with open_dbus_connection(session) as bus:
            own = _call(bus, ("org.a11y.Bus", "/org/a11y/bus"), "org.a11y.Bus", "GetAddress")
        self._bus = open_dbus_connection(own[0])

    def nodes(self) -> Iterator[Node]:
        """Everything showing, from the outside in."""
        for program in self._children(_ROOT_NODE):
            for window in self._children(program):
                yield from self._walk(window)

    def find(self, name: str, *roles: str, prefix: bool = False) -> Node | None:
        """The first of that name (or beginning with it) and, where given, of these roles."""
        for node in self.nodes():
            named = node.name.startswith(name) if prefix else node.name == name
            if named and (not roles or node.role in roles):
                return node
        return None

    def focused(self) -> Node | None:
        """The control that has the focus. A row or a tab says that it has it also while
        another control does, so the list or the bar of tabs is asked instead."""
        has = (node for node in self.nodes() if node.states & _FOCUSED)
        return next((node for node in has if node.name and node.role not in _PARTS), None)

    def rows(self, name: str) -> list[Node]:
        """The first rows of a list of that name that have a name themselves."""
        for address, node in self._addressed():
            if node.name == name and node.role in ("table", "list"):
                found = [self._node(one) for one in self._children(address)[:_ROWS_READ]]
                return [row for row in found if row.role in _ROWS]
        return []

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def _addressed(self) -> Iterator[tuple[Address, Node]]:
        for program in self._children(_ROOT_NODE):
            for window in self._children(program):
                yield from self._below(window)

    def _walk(self, address: Address) -> Iterator[Node]:
        for _, node in self._below(address):
            yield node

    def _below(self, address: Address) -> Iterator[tuple[Address, Node]]:
        node = self._node(address)
        if not node.states & _SHOWING:
            return
        yield address, node
        children = self._children(address)
        # A list of a hundred thousand rows is not walked to its end.
        for child in children[:_ROWS_READ] if node.role in ("table", "list") else children:
            yield from self._below(child)

    def _node(self, address: Address) -> Node:
        role = _call(self._bus, address, f"{_SPI}Accessible", "GetRoleName")[0]
        asked = (f"{_SPI}Accessible", "Name")
        name = _call(self._bus, address, "org.freedesktop.DBus.Properties", "Get", "ss", asked)
        low, high = _call(self._bus, address, f"{_SPI}Accessible", "GetState")[0]
        box = _call(self._bus, address, f"{_SPI}Component", "GetExtents", "u", (0,))[0]
        return Node(role, name[0][1], low | high << 32, tuple(box))

    def _children(self, address: Address) -> list[Address]:
        found = _call(self._bus, address, f"{_SPI}Accessible", "GetChildren")[0]
        return [(bus, path) for bus, path in found]


def _call(
    bus: Any, address: Address, face: str, method: str, kind: str | None = None, body: Any = ()
) -> Any:
    """Ask one question. What went away meanwhile answers like something that is not showing."""
    from jeepney import (  # type: ignore[import-not-found,import-untyped,unused-ignore]
        DBusAddress,
        MessageType,
        new_method_call,
    )

    target = DBusAddress(address[1], address[0], face)
    answer = bus.send_and_get_reply(new_method_call(target, method, kind, body), timeout=10)
    if answer.header.message_type is MessageType.error:
        gone: dict[str, Any] = {
            "GetRoleName": ("",),
            "Get": (("s", ""),),
            "GetState": ((0, 0),),
            "GetExtents": ((0, 0, 0, 0),),
            "GetChildren": ([],),
        }
        if method in gone:
            return gone[method]
        raise NotHeld(f"the accessibility tree does not answer: {method}")
    return answer.body


class Hand:
    """Presses keys and clicks on the display, and counts."""

    def __init__(self, env: dict[str, str]) -> None:
        self._env = env
        self.keys = self.letters = self.clicks = 0

    def press(self, *keys: str) -> None:
        """One or more keys, one after the other."""
        for key in keys:
            self._do("key", "--clearmodifiers", key)
            self.keys += 1

    def type(self, text: str) -> None:
        """Letter by letter."""
        self._do("type", "--delay", str(LETTER_MS), text)
        self.letters += len(text)

    def click(self, node: Node) -> None:
        """In the middle of it."""
        self.click_at(*node.centre)

    def click_at(self, x: int, y: int) -> None:
        """At a place of the screen."""
        self._do("mousemove", str(x), str(y))
        self._do("click", "1")
        self.clicks += 1

    def _do(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._env, check=True)


@contextmanager
def running(command: Sequence[str], env: dict[str, str], **how: Any) -> Iterator[Any]:
    """A process of ours, ended by its own id at the end of the block."""
    process = subprocess.Popen(command, env=env, **how)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()


@contextmanager
def display(folder: Path) -> Iterator[dict[str, str]]:
    """A display with a window manager and a bus of its own; the environment to start in."""
    folder.mkdir()
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "PENGHUB", "XDG_"))}
    clean |= {
        "PYTHONPATH": str(ROOT),
        "XDG_CACHE_HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
    }
    quiet = {"stderr": subprocess.DEVNULL}
    piped = {"stdout": subprocess.PIPE, "text": True, **quiet}
    with ExitStack() as stack:
        screen = f"{SIZE[0]}x{SIZE[1]}x24"
        server = ("Xvfb", "-displayfd", "1", "-screen", "0", screen, "-nolisten", "tcp")
        xvfb = stack.enter_context(running(server, clean, **piped))
        clean["DISPLAY"] = f":{xvfb.stdout.readline().strip()}"
        bus = ("dbus-daemon", "--session", "--nofork", "--print-address")
        daemon = stack.enter_context(running(bus, clean, **piped))
        clean["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
        manager = ("openbox", "--config-file", "/dev/null")
        stack.enter_context(running(manager, clean, stdout=subprocess.DEVNULL, **quiet))
        clean |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
        clean |= {"PENGHUBUNG_KEYRING": "off"}
        yield clean


class Eye:
    """Looks at the display itself."""

    def __init__(self, env: dict[str, str]) -> None:
        os.environ |= {"DISPLAY": env["DISPLAY"], "QT_QPA_PLATFORM": "xcb"}
        from PySide6.QtGui import QGuiApplication

        self._app = QGuiApplication([])

    def keep(self, file: Path) -> None:
        """A picture of the whole screen."""
        if not self._app.primaryScreen().grabWindow(0).save(str(file)):
            raise NotHeld(f"cannot write {file}")

    def pixels(self) -> bytes:
        """What is on the screen, to be compared."""
        # The bits are the picture's: it must outlive the copying.
        picture = self._app.primaryScreen().grabWindow(0).toImage()
        return bytes(picture.constBits())
