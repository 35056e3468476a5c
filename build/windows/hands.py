"""A user's hands on Windows, for `try_installer.py`; started by Windows' own Python, also in wine.

    python hands.py drive [--language NAME] [--answer IDS] PROGRAM [OPTION …]
    python hands.py keys                 what Credential Manager holds of ours
    python hands.py windows              ours that are open: title, and whether it is minimised
    python hands.py get KEY NAME         a value below HKEY_CURRENT_USER, null without one
    python hands.py set KEY NAME VALUE   writes it as text

`drive` starts an installer and goes on from page to page as a user who agrees, unticks every box,
and presses in a question the first of IDS that it offers (6 yes, 7 no, 4 retry, 1 OK, 2 cancel).
Prints one JSON value; of `drive` the exit status and all that was to be read.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import subprocess
import sys
import time
from ctypes import wintypes
from dataclasses import dataclass
from typing import Any, Final

TITLE: Final = "Penghubung"
DIALOG: Final = "#32770"
PATIENCE_S: Final = 300
LOOK_S: Final = 0.2
QUIET_LOOKS: Final = 15
"""Looks without a dialog after which it is over: an uninstaller goes on as another process."""
AGREES: Final = "6,1,2"
NEXT: Final = 1
_GET_TEXT, _COMMAND, _SET_CHECK, _CHOOSE = 0x000D, 0x0111, 0x00F1, 0x014D
_CHANGED: Final = 1
_BOX_KINDS: Final = (2, 3)
_WAIT_MS: Final = 2000
_TEXT_MOST: Final = 4096


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a dialog."""

    handle: int
    kind: str
    number: int
    text: str
    usable: bool


class Screen:
    """The windows that are open."""

    def __init__(self) -> None:
        # Only Windows has it, and nothing else runs this.
        self._user: Any = getattr(ctypes, "windll").user32  # noqa: B009
        self._callback: Any = getattr(ctypes, "WINFUNCTYPE")(  # noqa: B009
            wintypes.BOOL, wintypes.HWND, wintypes.LPARAM
        )
        self._user.SendMessageTimeoutW.argtypes = (
            wintypes.HWND, wintypes.UINT, wintypes.WPARAM, ctypes.c_void_p,
            wintypes.UINT, wintypes.UINT, ctypes.c_void_p,
        )  # fmt: skip

    def dialogs(self) -> list[int]:
        """Ours that wait for somebody."""
        found = []
        for handle in self._all(None):
            wanted = self._user.IsWindowVisible(handle) and self._user.IsWindowEnabled(handle)
            if wanted and self._kind(handle) == DIALOG and TITLE in self._text(handle):
                found.append(handle)
        return found

    def windows(self) -> list[tuple[str, bool]]:
        """Of the program itself: their titles, and whether each is minimised."""
        found = []
        for handle in self._all(None):
            ours = self._kind(handle).startswith("Qt") and TITLE in self._text(handle)
            if ours and self._user.IsWindowVisible(handle):
                found.append((self._text(handle), bool(self._user.IsIconic(handle))))
        return found

    def parts(self, dialog: int) -> list[Part]:
        """What is seen in it."""
        return [
            Part(
                handle,
                self._kind(handle),
                int(self._user.GetDlgCtrlID(handle)) & 0xFFFF,
                self._text(handle),
                bool(self._user.IsWindowEnabled(handle)),
            )
            for handle in self._all(dialog)
            if self._user.IsWindowVisible(handle)
        ]

    def press(self, dialog: int, part: Part) -> None:
        """Press a button, and wait until that was heard."""
        self._send(dialog, _COMMAND, part.number, part.handle)

    def untick(self, part: Part) -> None:
        """Take the tick out of a box; of anything else nothing is changed."""
        if self._user.GetWindowLongW(part.handle, -16) & 0xF in _BOX_KINDS:
            self._send(part.handle, _SET_CHECK, 0, None)

    def choose(self, dialog: int, part: Part, text: str) -> None:
        """Choose from a list."""
        words = ctypes.create_unicode_buffer(text)
        self._send(part.handle, _CHOOSE, -1, ctypes.addressof(words))
        self._send(dialog, _COMMAND, part.number | _CHANGED << 16, part.handle)

    def _all(self, within: int | None) -> list[int]:
        found: list[int] = []

        def see(handle: int, _: int) -> bool:
            found.append(handle)
            return True

        seeing = self._callback(see)
        if within is None:
            self._user.EnumWindows(seeing, 0)
        else:
            self._user.EnumChildWindows(within, seeing, 0)
        return found

    def _kind(self, handle: int) -> str:
        name = ctypes.create_unicode_buffer(64)
        self._user.GetClassNameW(handle, name, len(name))
        return name.value

    def _text(self, handle: int) -> str:
        text = ctypes.create_unicode_buffer(_TEXT_MOST)
        self._send(handle, _GET_TEXT, len(text), ctypes.addressof(text))
        return text.value.strip()

    def _send(self, handle: int, what: int, one: int, two: int | None) -> None:
        """A program that hangs is not waited for."""
        abort_if_hung = 2
        first = one & 0xFFFFFFFFFFFFFFFF
        self._user.SendMessageTimeoutW(handle, what, first, two, abort_if_hung, _WAIT_MS, None)


def drive(command: list[str], language: str, answer: str) -> dict[str, object]:
    """From the first page to the last."""
    screen, said = Screen(), []
    order = [int(number) for number in answer.split(",")]
    process = subprocess.Popen(command)
    until, quiet = time.monotonic() + PATIENCE_S, 0
    chosen: set[int] = set()
    seen: dict[int, list[str]] = {}
    while time.monotonic() < until and (process.poll() is None or quiet < QUIET_LOOKS):
        time.sleep(LOOK_S)
        open_now = screen.dialogs()
        quiet = 0 if open_now else quiet + 1
        for dialog in open_now:
            parts = screen.parts(dialog)
            told = [part.text for part in parts if part.text]
            if told and told not in said:
                said.append(told)
            lists = [part for part in parts if part.kind == "ComboBox"]
            if lists and dialog not in chosen:
                chosen.add(dialog)
                screen.choose(dialog, lists[0], language)
                continue
            # A page that is still being put together is not pressed.
            if seen.get(dialog) != told:
                seen[dialog] = told
                continue
            del seen[dialog]
            buttons = {p.number: p for p in parts if p.kind == "Button" and p.usable}
            for part in buttons.values():
                screen.untick(part)
            # A page of the installer lies in the frame of all its pages.
            framed = any(part.kind == DIALOG for part in parts)
            wanted = [NEXT] if framed or lists else order
            for number in wanted:
                if number in buttons:
                    screen.press(dialog, buttons[number])
                    break
    status = process.poll()
    if status is None:
        # Nobody would answer it any more.
        process.kill()
    return {"status": status, "said": said}


class _Credential(ctypes.Structure):
    _fields_ = (
        ("flags", wintypes.DWORD),
        ("kind", wintypes.DWORD),
        ("target", wintypes.LPWSTR),
    )


def keys() -> list[str]:
    """Names of our entries."""
    manager: Any = getattr(ctypes, "windll").advapi32  # noqa: B009
    count = wintypes.DWORD()
    found = ctypes.POINTER(ctypes.POINTER(_Credential))()
    if not manager.CredEnumerateW(None, 0, ctypes.byref(count), ctypes.byref(found)):
        return []
    names = [str(found[number].contents.target) for number in range(count.value)]
    return sorted(name for name in names if TITLE in name)


def value_of(key: str, name: str) -> object:
    """What stands there."""
    import winreg as registry

    opened: Any = registry
    try:
        with opened.OpenKey(opened.HKEY_CURRENT_USER, key) as place:
            found: object = opened.QueryValueEx(place, name)[0]
            return found
    except FileNotFoundError:
        return None


def write_value(key: str, name: str, text: str) -> None:
    """Write it."""
    import winreg as registry

    opened: Any = registry
    with opened.CreateKey(opened.HKEY_CURRENT_USER, key) as place:
        opened.SetValueEx(place, name, 0, opened.REG_SZ, text)


def main() -> int:
    """Do one of them."""
    parser = argparse.ArgumentParser()
    tasks = parser.add_subparsers(dest="task", required=True)
    driving = tasks.add_parser("drive")
    driving.add_argument("--language", default="Bahasa")
    driving.add_argument("--answer", default=AGREES)
    driving.add_argument("command", nargs=argparse.REMAINDER)
    tasks.add_parser("keys")
    tasks.add_parser("windows")
    for task, fields in (("get", ("key", "name")), ("set", ("key", "name", "value"))):
        reading = tasks.add_parser(task)
        for field in fields:
            reading.add_argument(field)
    asked = parser.parse_args()
    told: object = None
    if asked.task == "drive":
        told = drive(asked.command, asked.language, asked.answer)
    elif asked.task == "keys":
        told = keys()
    elif asked.task == "windows":
        told = Screen().windows()
    elif asked.task == "get":
        told = value_of(asked.key, asked.name)
    else:
        write_value(asked.key, asked.name, asked.value)
    print(json.dumps(told), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
