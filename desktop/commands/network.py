"""`proxy`: the network's proxy, and the name and password that it asks for."""

from __future__ import annotations

import os
from typing import Final

from desktop.commands.common import DONE, Session, Subparsers, ask, command, keyring
from desktop.domain.notices import Notice
from desktop.domain.phrases import Phrase
from desktop.platform.proxy_access import ProxyVault
from desktop.services.faults import NoSuchItem
from desktop.services.notices.access import NO_PROXY

PASSWORD: Final = "PENGHUBUNG_PROXY_PASSWORD"
_NO_SERVER: Final = Notice(
    "no_server_address",
    Phrase("Alamat server belum diketahui.", "The address of the server is not known yet."),
    Phrase(
        "Komputer ini belum terdaftar, jadi proksinya belum dapat dicari.",
        "This PC is not enrolled yet, so its proxy cannot be looked for.",
    ),
)


def register(parsers: Subparsers) -> None:
    """Add the command."""
    parser = command(parsers, "proxy", _proxy, "Proksi jaringan, dan nama serta sandinya.")
    parser.add_argument("--server", metavar="URL", help="alamat server bila belum terdaftar")
    parser.add_argument("--user", metavar="NAMA", help="simpan nama ini dengan sandinya")
    parser.add_argument("--forget", action="store_true", help="hapus nama dan sandi")


def _proxy(session: Session) -> int:
    # Only here: the other commands need no network library.
    from sync.proxy import nobody, place, system_proxy

    options = session.options
    found = place(system_proxy(_server(session), nobody))
    vault = ProxyVault(keyring())
    if options.user or options.forget:
        if not found:
            raise NoSuchItem(NO_PROXY, "proxy")
        if options.forget:
            vault.forget(found)
        else:
            password = os.environ.get(PASSWORD) or ask("Sandi proksi: ")
            vault.keep(found, options.user, password)
    kept = bool(found) and vault.find(found) is not None
    stored = "tersimpan" if kept else "tidak ada yang tersimpan"
    session.show(
        {"proxy": found, "access_kept": kept},
        lambda: [f"Proksi: {found}; nama dan sandi: {stored}." if found else "Tanpa proksi."],
    )
    return DONE


def _server(session: Session) -> str:
    given: str | None = session.options.server
    if given:
        return given
    profile = session.profile or session.home.current()
    if profile is None:
        raise NoSuchItem(_NO_SERVER, "server")
    return f"https://{profile.server_host}"
