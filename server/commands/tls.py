"""`tls`: this server's own certificate authority, where there is no public certificate."""

from __future__ import annotations

from argparse import Namespace

from server.authority import Authority, BadName
from server.central import KEYS_FOLDER, seconds_now
from server.commands.common import (
    Failure,
    Place,
    Subparsers,
    WrongUse,
    command,
    group,
    moment,
    show_json,
)
from sync import crypto


def register(parsers: Subparsers) -> None:
    """Add the commands."""
    tls = group(parsers, "tls", "The server's own certificate, instead of a public one.")
    parser = command(tls, "create", _create, "Make an authority and a certificate for this server.")
    parser.add_argument("names", nargs="+", metavar="HOST", help="host name or IP address")
    parser = command(tls, "renew", _renew, "A new certificate; desks notice nothing.")
    parser.add_argument("names", nargs="*", metavar="HOST", help="default: the same as before")
    parser = command(tls, "rotate", _rotate, "A new authority; desks follow by themselves.")
    parser.add_argument("names", nargs="*", metavar="HOST", help="default: the same as before")
    command(tls, "public", _public, "Drop the authority: a public certificate is used from now on.")
    command(tls, "show", _show, "Names and dates.", json=True)


def _create(place: Place, options: Namespace) -> None:
    authority = _authority(place)
    if authority.exists:
        raise Failure(
            "This server has an authority already: `tls renew` makes a new certificate, "
            "`tls rotate` a new authority."
        )
    place.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    (place.data / KEYS_FOLDER).mkdir(exist_ok=True, mode=0o700)
    _make(authority, options.names)
    print("Now `serve --tls-own`, then make codes with `enrol`: each desk pins this authority.")
    print(f"Its key lies beside the server's keys: keep a copy of {place.data / KEYS_FOLDER}.")


def _renew(place: Place, options: Namespace) -> None:
    authority = _existing(place)
    try:
        authority.renew(seconds_now(), options.names)
    except BadName as error:
        raise _bad_name(error) from error
    _tell(authority)


def _rotate(place: Place, options: Namespace) -> None:
    authority = _existing(place)
    _make(authority, options.names or list(authority.standing().names))
    print("Desks follow by themselves: the change is signed with the server's signing key.")


def _public(place: Place, options: Namespace) -> None:
    _existing(place).drop(seconds_now())
    print("Dropped. Serve with --tls-cert and --tls-key, or --behind-proxy; desks follow.")


def _show(place: Place, options: Namespace) -> None:
    authority = _existing(place)
    standing = authority.standing()
    if options.json:
        show_json(
            {
                "names": standing.names,
                "until": standing.until,
                "authority_until": standing.authority_until,
                "authority": crypto.authority_hash(authority.certificate).hex(),
            }
        )
        return
    _tell(authority)
    print(f"Authority {crypto.authority_hash(authority.certificate).hex()}, ", end="")
    print(f"until {moment(standing.authority_until)}.")


def _make(authority: Authority, names: list[str]) -> None:
    try:
        authority.make(names, seconds_now())
    except BadName as error:
        raise _bad_name(error) from error
    _tell(authority)


def _tell(authority: Authority) -> None:
    standing = authority.standing()
    print(f"Certificate for {', '.join(standing.names)}, until {moment(standing.until)}.")


def _bad_name(error: BadName) -> WrongUse:
    return WrongUse(f"{str(error)!r} is neither a host name nor an IP address.")


def _authority(place: Place) -> Authority:
    return Authority(place.data / KEYS_FOLDER)


def _existing(place: Place) -> Authority:
    authority = _authority(place)
    if not authority.exists:
        raise Failure("This server has no authority of its own: make one with `tls create HOST`.")
    return authority
