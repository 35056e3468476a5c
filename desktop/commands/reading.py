"""`list`, `show`, `search`, `attention`, `agencies`, `reasons`: nothing here writes."""

from __future__ import annotations

from desktop.commands.common import DONE, Session, Subparsers, command
from desktop.commands.lines import Lines, nothing
from desktop.commands.shapes import Shapes
from desktop.commands.views import SORTS, VIEWS, sort_named, view_named
from desktop.desk import Desk
from desktop.domain.formats import Formatter, zone_of
from desktop.services.masking import is_hidden

_EMPTY = {
    "needs_answer": "Tidak ada laporan yang menunggu jawaban Anda.",
    "overdue": "Tidak ada laporan yang lewat tenggat.",
    "attention": "Tidak ada yang perlu perhatian.",
}


def register(parsers: Subparsers) -> None:
    """Add the commands."""
    parser = command(parsers, "list", _list, "Daftar laporan.")
    parser.add_argument(
        "--filter", choices=tuple(VIEWS), default="semua", metavar="SARINGAN", help="; ".join(VIEWS)
    )
    parser.add_argument(
        "--sort", choices=tuple(SORTS), default="", metavar="URUTAN", help="; ".join(SORTS)
    )
    parser.add_argument("--limit", type=_positive, metavar="JUMLAH", help="paling banyak")
    parser = command(parsers, "show", _show, "Satu laporan dengan riwayatnya.")
    parser.add_argument("tracking_id", metavar="NOMOR")
    parser.add_argument(
        "--identity",
        metavar="KEPERLUAN",
        help="buka identitas pelapor yang tertutup; dicatat dengan keperluannya",
    )
    parser = command(parsers, "search", _search, "Cari dalam semua laporan.")
    parser.add_argument("query", nargs="+", metavar="KATA")
    parser.add_argument("--limit", type=_positive, default=50, metavar="JUMLAH")
    command(parsers, "attention", _attention, "Yang perlu keputusan Anda, kedua sisinya.")
    command(parsers, "agencies", _agencies, "Instansi yang dapat disarankan.")
    command(parsers, "reasons", _reasons, "Alasan pengembalian.")


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise ValueError("not positive")
    return value


def shapes_of(desk: Desk) -> Shapes:
    """JSON shapes for this desk."""
    own = desk.certificate
    names = {agency.id: agency.name for agency in desk.work.agencies()}
    return Shapes(zone_of(own.zone), own.role, {own.agency: own.agency_name, **names})


def lines_of(desk: Desk) -> Lines:
    """Lines for people for this desk, now."""
    own, now = desk.certificate, desk.clock.now()
    return Lines(Formatter.for_pc(zone_of(own.zone), now, "id"), own.role, now)


def _list(session: Session) -> int:
    options = session.options
    view = view_named(options.filter)
    with session.desk() as desk:
        sort = options.sort or ("tenggat" if view == "overdue" else "terbaru")
        keys = desk.cases.keys(view, sort_named(sort))
        shown = tuple(desk.cases.lines(keys[: options.limit]))
        if session.json:
            shapes = shapes_of(desk)
            session.show([shapes.line(line) for line in shown], tuple)
            return DONE
        empty = _EMPTY.get(view, "Tidak ada laporan dalam daftar ini.")
        lines = lines_of(desk)
        text = [lines.case(line) for line in shown]
        text.append(
            f"{lines.write.number(len(shown))} dari {lines.write.number(len(keys))} laporan"
        )
    session.show(None, lambda: text if shown else nothing(empty, "Sinkronkan bila perlu."))
    return DONE


def _show(session: Session) -> int:
    with session.desk() as desk:
        number, purpose = session.options.tracking_id, session.options.identity
        case = desk.cases.open(number)
        closed = is_hidden(case.complaint.row) and purpose is None
        if is_hidden(case.complaint.row) and purpose is not None:
            case = desk.access.open(case.complaint.row.key, "command", purpose)
        value = shapes_of(desk).opened(case) if session.json else None
        lines = lines_of(desk)
    note = "Identitas pelapor tertutup. Buka dengan --identity KEPERLUAN; pembukaan dicatat."
    session.show(value, lambda: [*lines.opened(case), *(["", note] if closed else [])])
    return DONE


def _search(session: Session) -> int:
    typed = " ".join(session.options.query)
    with session.desk() as desk:
        found = desk.cases.search(typed, session.options.limit)
        value = [shapes_of(desk).line(line) for line in found] if session.json else None
        lines = lines_of(desk)
    empty = nothing("Tidak ada laporan yang cocok.", "Coba kata lain, atau sebagian saja.")
    session.show(value, lambda: [lines.case(line) for line in found] or empty)
    return DONE


def _attention(session: Session) -> int:
    with session.desk() as desk:
        items = desk.attention.items()
        value = [shapes_of(desk).attention(item) for item in items] if session.json else None
        lines = lines_of(desk)
    empty = nothing("Tidak ada yang perlu perhatian.", "Lanjutkan pekerjaan Anda.")
    session.show(
        value, lambda: [text for item in items for text in (*lines.attention(item), "")] or empty
    )
    return DONE


def _agencies(session: Session) -> int:
    with session.desk() as desk:
        found = desk.work.agencies()
    empty = nothing("Daftar instansi belum ada.", "Sinkronkan dahulu.")
    session.show(found, lambda: [f"{agency.id}  {agency.name}" for agency in found] or empty)
    return DONE


def _reasons(session: Session) -> int:
    with session.desk() as desk:
        found = desk.work.reasons()
    empty = nothing("Daftar alasan belum ada.", "Sinkronkan dahulu.")
    session.show(found, lambda: [f"{reason.id}  {reason.label}" for reason in found] or empty)
    return DONE
