"""`penghubung`: the window. `--practice` opens the practice office, `--play` shows a day in it.

Where the program is open already, its window is shown and this start ends. `--quit` asks that
one to close as its officer would, for an installer; `--forget-keys` is for one that removes the
officer's data. `--tray` is how a sign-in starts it.

Exit status: 0 ended by the officer (or the play held, or the window was open already), 1 not.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from desktop.platform.autostart import QUIETLY
from desktop.platform.streams import speak_utf8
from desktop.platform.version import told


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program until its window is closed; its exit status."""
    speak_utf8()
    options = _parse(argv)
    if options.self_check:
        # Nobody watches: a display is not needed, and none is looked for.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from ui.haste import hurry

        hurry()
        from ui.selfcheck import self_check

        return self_check(options.home)
    if options.quit:
        return _quit(options)
    if options.forget_keys:
        return _forget_keys(options)
    if options.play is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from ui.play import play

        return play(options.play, options.home)
    return _run(options, argv)


def _parse(argv: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(
        prog="penghubung", description="The desk of a liaison officer, also without a connection."
    )
    parser.add_argument("--home", type=Path, metavar="FOLDER", help="where the desk is kept")
    parser.add_argument("--practice", action="store_true", help="open the practice office")
    parser.add_argument(
        "--language",
        choices=("id", "en"),
        help="what the window speaks now, whatever the officer chose",
    )
    parser.add_argument(
        "--play",
        type=Path,
        nargs="?",
        const=Path("demo"),
        metavar="PICTURES",
        help="play a day in a practice office without a display and keep pictures of it",
    )
    parser.add_argument(
        "--self-check",
        action="store_true",
        help="try this installation on an empty --home; the code is in PENGHUBUNG_CODE, or an"
        " export's path in PENGHUBUNG_EXPORT",
    )
    parser.add_argument(
        "--quit", action="store_true", help="ask the program that is open to close, and end"
    )
    parser.add_argument(
        "--forget-keys",
        action="store_true",
        help="destroy the keys of this account's data, which nothing opens any more, and end",
    )
    parser.add_argument(
        QUIETLY,
        action="store_true",
        dest="quietly",
        help="start beside the clock without a window in front, as at sign-in",
    )
    parser.add_argument("--version", action="version", version=told())
    options = parser.parse_args(argv)
    if options.self_check and options.home is None:
        parser.error("--self-check needs --home")
    return options


def _quit(options: Namespace) -> int:
    from PySide6.QtCore import QCoreApplication

    from desktop.platform.paths import Home
    from ui.doorbell import QUIT, ring

    app = QCoreApplication(sys.argv[:1])
    home = Home.default() if options.home is None else Home(options.home)
    ring(home.folder, QUIT)
    del app
    return 0


def _forget_keys(options: Namespace) -> int:
    from desktop.commands.common import keyring
    from desktop.platform.paths import Home
    from desktop.services.leaving import forget_keys

    home = Home.default() if options.home is None else Home(options.home)
    return 0 if forget_keys(home, keyring()) else 1


def _run(options: Namespace, argv: Sequence[str] | None) -> int:
    from ui.haste import hurry, rest_when_open

    hurry()
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from desktop.commands.common import PASSPHRASE, keyring
    from desktop.platform.clock import SystemClock
    from desktop.platform.paths import Home
    from ui.doorbell import SHOW, THERE, Doorbell, ring
    from ui.dress import dressed
    from ui.faults import Faults
    from ui.i18n import DEFAULT
    from ui.program import Program, Setting
    from ui.rescue import Rescue, close_all, start_anew

    app = QApplication(sys.argv[:1])
    home = Home.default() if options.home is None else Home(options.home)
    if ring(home.folder, THERE if options.quietly else SHOW):
        return 0
    dressed(app, options.language or DEFAULT)
    faults = Faults(home.folder, app)
    faults.install()
    given = os.environ.get(PASSPHRASE) or None
    setting = Setting(
        home,
        SystemClock(),
        keyring,
        options.practice,
        given,
        language=options.language,
        quietly=options.quietly,
    )
    program = Program(setting, app)
    rest_when_open(program)
    close = partial(close_all, program)
    rescue = Rescue(program, faults.log, close)
    faults.aid = rescue.aid()
    program.opened.connect(lambda _window: QTimer.singleShot(0, faults.tell_earlier))
    bell = Doorbell(home.folder, app)
    bell.rung.connect(program.come_forward)
    bell.quit_asked.connect(close)
    app.aboutToQuit.connect(bell.close)
    app.aboutToQuit.connect(program.shutdown)
    program.start()
    status = app.exec()
    faults.uninstall()
    if rescue.wanted:
        start_anew(sys.argv[1:] if argv is None else argv)
    return status


if __name__ == "__main__":
    sys.exit(main())
