"""`agency`, `officer`, `enrol`, `device` and `sealed`: who works here, and on which PC."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import segno
from sqlalchemy import select

from server import agencies, schema, submissions
from server.accounts import CODE_SECONDS, Officer
from server.address import BadAddress, checked_url, known_url, vouched_by_itself
from server.agencies import Agency
from server.central import Central
from server.commands.common import (
    Failure,
    Place,
    Subparsers,
    WrongUse,
    command,
    find_agency,
    group,
    moment,
    show_json,
    show_table,
)
from server.keys import write_durably
from server.work import Work
from sync import crypto

_ROLES: Final = ("liaison", "operator")


def register(parsers: Subparsers) -> None:
    """Add the commands."""
    agency = group(parsers, "agency", "Agencies.")
    command(agency, "list", _agency_list, "Agencies and what they hold.", json=True)
    parser = command(agency, "set", _agency_set, "Correct an agency.")
    parser.add_argument("agency", metavar="AGENCY", help="id or name")
    parser.add_argument("--zone", help="time zone, for example Asia/Makassar")
    parser.add_argument(
        "--approval",
        choices=("on", "off"),
        help="whether a liaison officer approves what operators write before it goes out",
    )
    officer = group(parsers, "officer", "Officers.")
    parser = command(officer, "add", _officer_add, "Add an officer, or change a role.", json=True)
    parser.add_argument("name_given", nargs="?", metavar="NAME")
    parser.add_argument("--name", dest="name_option", metavar="NAME")
    _add_agency(parser)
    parser.add_argument("--role", choices=_ROLES, default="liaison")
    command(officer, "list", _officer_list, "Officers.", json=True)
    parser = command(parsers, "enrol", _enrol, "Make one-time codes for PCs.", json=True)
    _add_agency(parser)
    parser.add_argument(
        "--officer",
        required=True,
        action="append",
        metavar="NAME_OR_ID",
        help="may be repeated: a code for each",
    )
    parser.add_argument("--role", choices=_ROLES, help="default: as it is; liaison for a new one")
    parser.add_argument("--replaces", default="", metavar="DEVICE", help="device it stands in for")
    parser.add_argument("--url", help="address under which the PC reaches this server")
    device = group(parsers, "device", "Enrolled PCs.")
    command(device, "list", _device_list, "Enrolled PCs.", json=True)
    parser = command(device, "revoke", _device_revoke, "Revoke a PC for good.")
    parser.add_argument("device", metavar="DEVICE")
    sealed = group(parsers, "sealed", "Unsent work of revoked PCs.")
    command(sealed, "list", _sealed_list, "PCs whose sealed work is here.", json=True)
    fetch = command(sealed, "file", _sealed_file, "Save a file out of sealed work.")
    fetch.add_argument("device", metavar="DEVICE")
    fetch.add_argument("sha256", metavar="SHA256", help="as `sealed show` names it")
    fetch.add_argument("to", type=Path, metavar="FILE")
    parser = command(sealed, "show", _sealed_show, "Sealed work, checked.", json=True)
    parser.add_argument("device", metavar="DEVICE")


def _add_agency(parser: ArgumentParser) -> None:
    parser.add_argument("--agency", required=True, metavar="AGENCY", help="id or name")


def _agency_list(place: Place, options: Namespace) -> None:
    with place.central() as central, central.database.read() as connection:
        found = agencies.listing(connection)
    if options.json:
        show_json(found)
        return
    rows = [(a.id, a.name, a.zone, "on" if a.approval else "off", a.complaints) for a in found]
    show_table(("ID", "AGENCY", "ZONE", "APPROVAL", "COMPLAINTS"), rows)


def _agency_set(place: Place, options: Namespace) -> None:
    if not options.zone and not options.approval:
        raise WrongUse("Say what to correct: --zone, --approval or both.")
    if options.zone and not agencies.is_zone(options.zone):
        raise WrongUse(f"{options.zone!r} is no IANA time zone, for example Asia/Jayapura.")
    with place.central() as central:
        agency = find_agency(central, options.agency)
        with central.database.write() as connection:
            work = Work(central.database, connection)
            agencies.ensure(connection, work, agency.name, zone=options.zone or agency.zone)
            work.stamp()
        if options.approval:
            on = options.approval == "on"
            central.epochs.ask_for_approval(agency.name, on, central.now())
        with central.database.read() as connection:
            waiting = submissions.pending(connection, agency.id)
    said = options.zone or ""
    if options.approval:
        said = f"{said}, " if said else ""
        said += f"approval {options.approval}"
    print(f"{agency.name}: {said}. Desks learn of it with their next exchange.")
    if options.approval == "off" and waiting:
        print(f"{waiting} submitted and not decided: they go on waiting until somebody decides.")


def _officer_add(place: Place, options: Namespace) -> None:
    name = " ".join((options.name_option or options.name_given or "").split())
    if not name or (options.name_option and options.name_given):
        raise WrongUse("Give one name: officer add NAME --agency AGENCY")
    with place.central() as central:
        agency = find_agency(central, options.agency)
        officer = central.accounts.add_officer(name, agency.id, options.role)
    if options.json:
        show_json(officer)
    else:
        print(f"{officer.id}  {officer.name}, {agency.name}, {officer.role}")


def _officer_list(place: Place, options: Namespace) -> None:
    officer, agency = schema.officer, schema.agency
    query = (
        select(officer, agency.c.name.label("agency_name"))
        .join(agency, agency.c.id == officer.c.agency_id)
        .order_by(agency.c.name, officer.c.name)
    )
    with place.central() as central, central.database.read() as connection:
        found = [
            {
                "id": r.id,
                "name": r.name,
                "role": r.role,
                "agency": r.agency_id,
                "agency_name": r.agency_name,
            }
            for r in connection.execute(query)
        ]
    if options.json:
        show_json(found)
        return
    rows = [(o["id"], o["name"], o["role"], o["agency_name"]) for o in found]
    show_table(("ID", "OFFICER", "ROLE", "AGENCY"), rows)


def _enrol(place: Place, options: Namespace) -> None:
    try:
        url = checked_url(options.url or known_url(place.data))
    except BadAddress as error:
        raise WrongUse(str(error)) from error
    if options.replaces and len(options.officer) > 1:
        raise WrongUse("--replaces speaks of one PC: give one --officer with it.")
    # An address of plain HTTP is this very machine: no certificate is shown there.
    own = url.startswith("https:") and vouched_by_itself(place.data)
    with place.central() as central:
        agency = find_agency(central, options.agency)
        pinned = central.authority.certificate if own else b""
        if options.replaces:
            _check_replaced(central, options.replaces, agency)
        made = []
        for name in options.officer:
            officer = _officer(central, agency, name, options.role)
            now = central.now()
            code = central.accounts.make_code(officer.id, url, options.replaces, now, pinned)
            made.append(_Code(officer, crypto.write_code(code), now + CODE_SECONDS))
    if options.json:
        found = [_shown(one, agency, url) for one in made]
        show_json(found[0] if len(found) == 1 else found)
        return
    for one in made:
        officer = one.officer
        print(f"One-time code for {officer.name} ({officer.role}), {agency.name}, server {url}.")
        print(f"Valid until {moment(one.expires_at)}, for one PC.\n\n{one.text}\n")
        segno.make(one.text, error="m", micro=False).terminal(compact=True)


@dataclass(frozen=True, slots=True)
class _Code:
    officer: Officer
    text: str
    expires_at: int


def _shown(code: _Code, agency: Agency, url: str) -> dict[str, Any]:
    return {
        "code": code.text,
        "officer": code.officer.id,
        "agency": agency.id,
        "role": code.officer.role,
        "url": url,
        "expires_at": code.expires_at,
    }


def _officer(central: Central, agency: Agency, text: str, role: str | None) -> Officer:
    name = " ".join(text.split())
    found = central.accounts.find_officer(name, agency.id)
    if found is None:
        return central.accounts.add_officer(name, agency.id, role or "liaison")
    if found.agency != agency.id:
        raise Failure("That officer belongs to another agency: `officer list` shows which.")
    if role in (None, found.role):
        return found
    return central.accounts.add_officer(found.name, agency.id, role or found.role)


def _check_replaced(central: Central, device: str, agency: Agency) -> None:
    with central.database.read() as connection:
        held_by = connection.execute(
            select(schema.officer.c.agency_id)
            .join(schema.device, schema.device.c.officer_id == schema.officer.c.id)
            .where(schema.device.c.id == device)
        ).scalar_one_or_none()
    if held_by is None:
        raise Failure(f"There is no device {device}: `device list` shows all of them.")
    if held_by != agency.id:
        raise Failure(f"Device {device} belongs to another agency; nobody can take its place here.")


def _device_list(place: Place, options: Namespace) -> None:
    with place.central() as central:
        found = devices(central)
    if options.json:
        show_json(found)
        return
    rows = [
        (d["id"], d["officer_name"], d["agency_name"], moment(d["last_seen_at"]), d["standing"])
        for d in found
    ]
    show_table(("DEVICE", "OFFICER", "AGENCY", "LAST SEEN", "STANDING"), rows)


def devices(central: Central) -> list[dict[str, Any]]:
    """Every enrolled PC with its officer and how it stands."""
    device, officer, agency = schema.device, schema.officer, schema.agency
    query = (
        select(device, officer.c.name.label("officer_name"), agency.c.name.label("agency_name"))
        .join(officer, officer.c.id == device.c.officer_id)
        .join(agency, agency.c.id == officer.c.agency_id)
        .order_by(agency.c.name, officer.c.name, device.c.enrolled_at)
    )
    with central.database.read() as connection:
        return [
            {
                "id": r.id,
                "name": r.name,
                "officer": r.officer_id,
                "officer_name": r.officer_name,
                "agency_name": r.agency_name,
                "enrolled_at": r.enrolled_at,
                "last_seen_at": r.last_seen_at,
                "revoked_at": r.revoked_at,
                "erased_at": r.erased_at,
                "replaces": r.replaces,
                "standing": _standing(r.revoked_at, r.erased_at),
            }
            for r in connection.execute(query)
        ]


def _standing(revoked_at: int, erased_at: int) -> str:
    if not revoked_at:
        return "enrolled"
    return "revoked, erased" if erased_at else "revoked, not confirmed erased"


def _device_revoke(place: Place, options: Namespace) -> None:
    with place.central() as central:
        if not central.accounts.revoke(options.device, central.now()):
            raise Failure(
                f"Device {options.device} is not there or is revoked already: "
                "`device list` shows how each stands."
            )
    print(f"Device {options.device} is revoked for good; it erases itself when it next connects.")


def _sealed_list(place: Place, options: Namespace) -> None:
    with place.central() as central:
        found = central.sealed.listing()
    if options.json:
        show_json(found)
    else:
        rows = [(s["device"], s["serial"], moment(s["at"])) for s in found]
        show_table(("DEVICE", "SERIAL", "RECEIVED"), rows)


def _sealed_show(place: Place, options: Namespace) -> None:
    with place.central() as central:
        if options.device not in {s["device"] for s in central.sealed.listing()}:
            raise Failure(f"Nothing sealed of {options.device} is here: see `sealed list`.")
        found = central.sealed.open(options.device)
    if options.json:
        show_json(found)
        return
    for item in found:
        print(f"{item.complaint}  {item.kind}  {item.outcome}\n{item.text}\n")


def _sealed_file(place: Place, options: Namespace) -> None:
    if re.fullmatch("[0-9a-f]{64}", options.sha256) is None:
        raise WrongUse("SHA256 has 64 digits: `sealed show` prints it before the file's name.")
    with place.central() as central:
        found = central.sealed.file(options.device, bytes.fromhex(options.sha256))
    if found is None:
        raise Failure("No such file is here: see `sealed show`.")
    write_durably(options.to, found[1])
    print(f"{found[0]} is saved as {options.to}.")
