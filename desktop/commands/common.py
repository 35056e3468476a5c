"""What every command shares: the desk it works on, and how it prints.

Exit status: 0 done, 1 could not be done, 2 asked for wrongly. With `--json` standard output
holds exactly one JSON value, errors included; without, errors go to standard error in three
parts.
"""

from __future__ import annotations

import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, Protocol

import msgspec

from desktop.commands.steps import sentence_of_error
from desktop.domain.errors import (
    BugError,
    KeyringLocked,
    NotFound,
    PenghubungError,
    Worded,
    WrongPassphrase,
)
from desktop.domain.notices import Sentence
from desktop.platform.clock import SystemClock
from desktop.platform.moved import FOLDER, MOVED
from desktop.platform.paths import Home, Profile

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

    from desktop.desk import Desk

DONE: Final = 0
FAILED: Final = 1
WRONG_USE: Final = 2

PASSPHRASE: Final = "PENGHUBUNG_PASSPHRASE"
KEYRING: Final = "PENGHUBUNG_KEYRING"
"""`off`: ask for the passphrase each time, as on a shared Windows account."""

_USAGE: Final = Sentence(
    "Perintah ini belum dapat dijalankan: ada bagian yang kurang atau keliru.",
    "Belum ada yang dilakukan.",
    "Lihat cara pakainya dengan --help.",
)


class Subparsers(Protocol):
    """The part of argparse's sub-command object that commands use."""

    def add_parser(self, name: str, **options: Any) -> ArgumentParser: ...


class Run(Protocol):
    """A command: does its work, prints, returns its exit status."""

    def __call__(self, session: Session) -> int: ...


class NotThere(Worded, NotFound):
    """What an option names is not there."""


class Parser(ArgumentParser):
    """argparse in Indonesian."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, allow_abbrev=False)
        self._positionals.title = "isian"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def format_usage(self) -> str:
        """The usage line."""
        return super().format_usage().replace("usage: ", "Pemakaian: ", 1)

    def format_help(self) -> str:
        """The whole help."""
        return super().format_help().replace("usage: ", "Pemakaian: ", 1)

    def error(self, message: str) -> NoReturn:
        """Say in three parts that the command was asked for wrongly; exit 2."""
        self.exit(WRONG_USE, f"{_USAGE}\n{self.format_usage()}")


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the program."""

    options: Namespace
    clock: SystemClock

    @property
    def json(self) -> bool:
        """Whether JSON was asked for."""
        return bool(getattr(self.options, "json", False))

    @property
    def home(self) -> Home:
        """The desk's folder."""
        folder: Path | None = self.options.home
        return Home.default() if folder is None else Home(folder)

    @property
    def profile(self) -> Profile | None:
        """The enrolment named by `--officer`; None = the one in use. Raises `NotThere`."""
        wanted: str | None = self.options.officer
        if wanted is None:
            return None
        found = [p for p in self.home.profiles() if p.officer_id == wanted]
        if len(found) != 1:
            raise NotThere(
                Sentence(
                    "Pejabat dengan nomor itu tidak terdaftar di komputer ini.",
                    "Tidak ada yang dibuka.",
                    "Lihat nomornya dengan perintah status, atau tinggalkan --officer.",
                ),
                "officer",
            )
        return found[0]

    def desk(self) -> Desk:
        """Open the desk; asks for the passphrase where a person sits at the screen."""
        from desktop.desk import Desk

        if (self.home.folder / FOLDER / MOVED).exists():
            from desktop.moving import finish

            finish(self.home)
        given = os.environ.get(PASSPHRASE) or None
        backend = keyring()
        try:
            return Desk.open(self.home, given, backend, self.clock, self.profile)
        except (KeyringLocked, WrongPassphrase):
            if given is not None or not _interactive():
                raise
        return Desk.open(self.home, ask("Frasa sandi: "), backend, self.clock, self.profile)

    def show(self, value: object, text: Callable[[], Sequence[str]]) -> None:
        """Print the value as JSON, else its lines for people."""
        if self.json:
            print(msgspec.json.encode(value).decode())
        else:
            print("\n".join(text()))

    def fail(self, error: PenghubungError, **more: object) -> int:
        """Tell an error; returns the exit status. A bug names its technical detail."""
        if isinstance(error, BugError) and error.detail:
            more["detail"] = error.detail
        sentence = sentence_of_error(error)
        if self.json:
            print(
                msgspec.json.encode(
                    {"error": error.code, "message": str(sentence), **more}
                ).decode()
            )
        else:
            print(sentence, *([f"[{more['detail']}]"] if "detail" in more else []), file=sys.stderr)
        return FAILED


def keyring() -> KeyringBackend | None:
    """The system's keyring, unless it was switched off."""
    if os.environ.get(KEYRING, "").casefold() == "off":
        return None
    from desktop.platform.os_keyring import system_keyring

    return system_keyring()


def ask(prompt: str) -> str:
    """Ask a person for a passphrase, unseen."""
    from getpass import getpass

    return getpass(prompt)


def _interactive() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def text_from(file: Path) -> str:
    """A file's text, UTF-8 with or without mark. Raises `NotThere` where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise NotThere(
            Sentence(
                f"Berkas {file} tidak dapat dibaca.",
                "Belum ada yang dilakukan.",
                "Periksa nama dan letaknya; isinya harus teks UTF-8.",
            ),
            "file",
        ) from error


def passphrase_from(file: Path | None) -> str | None:
    """From a file's first line, else from the environment; None where neither gives one."""
    if file is None:
        return os.environ.get(PASSPHRASE) or None
    lines = text_from(file).splitlines()
    if not lines or not lines[0].strip():
        raise NotThere(
            Sentence(
                f"Berkas {file} tidak berisi frasa sandi.",
                "Belum ada yang dibuat.",
                "Tulis frasa sandi pada baris pertamanya, lalu ulangi.",
            ),
            "passphrase file",
        )
    return lines[0]


def command(
    parsers: Subparsers, name: str, run: Run, summary: str, *, json: bool = True
) -> ArgumentParser:
    """Add a command; the options of every command may follow it too."""
    parser = parsers.add_parser(name, help=summary, description=summary)
    parser.set_defaults(run=run, parser=parser)
    add_place(parser, default=SUPPRESS)
    if json:
        parser.add_argument("--json", action="store_true", help="tulis sebagai JSON")
    return parser


def add_place(parser: ArgumentParser, default: object = None) -> None:
    """`--home` and `--officer`."""
    parser.add_argument(
        "--home", type=Path, default=default, metavar="FOLDER", help="folder data Penghubung"
    )
    parser.add_argument(
        "--officer", default=default, metavar="NOMOR", help="pejabat, bila lebih dari satu"
    )
