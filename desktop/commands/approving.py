"""Approval without a screen: what waits, approve, give back, withdraw, and by file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from desktop.commands.common import DONE, Session, Subparsers, command
from desktop.commands.lines import nothing
from desktop.commands.reading import lines_of
from desktop.desk import Desk
from desktop.domain.approval import Submission
from desktop.domain.turn import result_label
from desktop.services import words
from desktop.services.faults import NoSuchItem
from desktop.services.notices.approval import DECIDED
from desktop.services.notices.handing import NO_AUTHOR, NO_CARD
from sync.wire import Certificate

_QUEUED = "Di kotak keluar; berangkat pada sinkronisasi berikutnya."


def register(parsers: Subparsers) -> None:
    """Add the commands."""
    command(parsers, "submissions", _submissions, "Pengajuan yang menunggu persetujuan.")
    parser = command(parsers, "approve", _approve, "Setujui: terbit kata demi kata.")
    parser.add_argument("id", metavar="NOMOR", help="lihat submissions")
    parser = command(parsers, "give-back", _give_back, "Kembalikan untuk diperbaiki.")
    parser.add_argument("id", metavar="NOMOR", help="lihat submissions")
    parser.add_argument("--remark", required=True, metavar="TEKS", help="yang perlu diperbaiki")
    parser = command(parsers, "unsubmit", _unsubmit, "Tarik pengajuan sendiri.")
    parser.add_argument("id", metavar="NOMOR", help="lihat submissions")
    parser = command(parsers, "card", _card, "Kartu Pejabat: simpan, atau ambil dengan --take.")
    parser.add_argument("file", type=Path, metavar="BERKAS")
    parser.add_argument("--take", action="store_true", help="ambil kartu orang lain")
    parser = command(parsers, "hand-over", _hand_over, "Serahkan pengajuan lewat berkas.")
    parser.add_argument("file", type=Path, metavar="BERKAS")
    parser = command(parsers, "take-submissions", _take, "Ambil pengajuan dari berkas.")
    parser.add_argument("file", type=Path, metavar="BERKAS")
    parser = command(parsers, "hand-back", _hand_back, "Serahkan yang dikembalikan lewat berkas.")
    parser.add_argument("file", type=Path, metavar="BERKAS")
    parser = command(parsers, "take-returned", _take_returned, "Ambil yang dikembalikan.")
    parser.add_argument("file", type=Path, metavar="BERKAS")


def _submissions(session: Session) -> int:
    with session.desk() as desk:
        found = desk.approval.waiting()
        lines = [line for one in found for line in _lines(desk, one)]
        session.show(
            [_shape(one) for one in found],
            lambda: (
                lines
                or nothing(
                    "Tidak ada yang menunggu persetujuan.", "Sinkronkan untuk mengambil yang baru."
                )
            ),
        )
    return DONE


def _approve(session: Session) -> int:
    with session.desk() as desk:
        item = desk.approval.approve(_found(desk, session.options.id))
        return _said(session, item.id, f"Disetujui. {_QUEUED}")


def _give_back(session: Session) -> int:
    with session.desk() as desk:
        one = _found(desk, session.options.id)
        item = desk.approval.give_back(one, session.options.remark)
        return _said(session, item.id, f"Dikembalikan. {_QUEUED}")


def _unsubmit(session: Session) -> int:
    with session.desk() as desk:
        one = _found(desk, session.options.id)
        desk.approval.take_back(one)
        return _said(session, one.id, f"Ditarik. {_QUEUED}")


def _card(session: Session) -> int:
    file: Path = session.options.file
    with session.desk() as desk:
        if session.options.take:
            name = desk.handing.take_card(file).officer_name
            session.show({"officer": name}, lambda: [f"Kartu {name} tersimpan."])
        else:
            made = desk.handing.save_card(file)
            session.show({"file": str(made)}, lambda: [f"Kartu Anda: {made}"])
    return DONE


def _hand_over(session: Session) -> int:
    with session.desk() as desk:
        handing, nobody = desk.handing, NoSuchItem(NO_CARD, "card")
        said = "Pengajuan dalam berkas untuk {officer}: {count}."
        return _give(session, handing.officers(), nobody, handing.hand_over, said)


def _take(session: Session) -> int:
    with session.desk() as desk:
        name, count = desk.handing.take(session.options.file)
    return _tell(session, name, count, "Pengajuan {officer} yang diambil: {count}.")


def _hand_back(session: Session) -> int:
    with session.desk() as desk:
        handing, nobody = desk.handing, NoSuchItem(NO_AUTHOR, "author")
        said = "Yang dikembalikan dalam berkas untuk {officer}: {count}."
        return _give(session, handing.authors(), nobody, handing.hand_back, said)


def _take_returned(session: Session) -> int:
    with session.desk() as desk:
        name, complaints = desk.handing.take_returned(session.options.file)
    said = "Yang dikembalikan {officer}: {count}; menjadi konsep lagi."
    return _tell(session, name, len(complaints), said)


def _give(
    session: Session,
    known: Sequence[Certificate],
    nobody: NoSuchItem,
    give: Callable[[Path, Certificate], int],
    said: str,
) -> int:
    """Write a file for the one last met."""
    if not known:
        raise nobody
    count = give(session.options.file, known[0])
    return _tell(session, known[0].officer_name, count, said)


def _tell(session: Session, officer: str, count: int, said: str) -> int:
    line = said.format(officer=officer, count=count)
    session.show({"officer": officer, "count": count}, lambda: [line])
    return DONE


def _found(desk: Desk, text: str) -> Submission:
    """By its hex id, or the beginning or end of it. Raises `NoSuchItem`."""
    wanted = text.strip().casefold()
    found = [
        one
        for one in desk.approval.waiting()
        if wanted and (one.id.hex().startswith(wanted) or one.id.hex().endswith(wanted))
    ]
    if len(found) != 1:
        raise NoSuchItem(DECIDED, "submission")
    return found[0]


def _said(session: Session, id_: bytes, text: str) -> int:
    session.show({"id": id_.hex()}, lambda: [text])
    return DONE


def _lines(desk: Desk, one: Submission) -> list[str]:
    content = one.content
    about = [words.kind_label(content.kind, "id"), result_label(content.result, "id")]
    when = lines_of(desk).time(one.at)
    head = " · ".join(p for p in (f"#{one.card.tracking_id}", *about, one.by, when) if p)
    return [f"{one.id.hex()[-8:]}  {head}", f"    {content.text}"]


def _shape(one: Submission) -> dict[str, Any]:
    return {
        "id": one.id.hex(),
        "tracking_id": one.card.tracking_id,
        "complaint": one.complaint,
        "by": one.by,
        "at": one.at,
        "kind": one.content.kind,
        "result": one.content.result,
        "secret": one.content.secret,
        "text": one.content.text,
        "files": len(one.content.attachments),
        "files_arrived": len(one.arrived),
    }
