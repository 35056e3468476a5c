"""What a failed request means: requests and urllib3 wrap the cause, each in its own way."""

from __future__ import annotations

import ssl
from typing import Final

import requests
import urllib3

from sync import errors
from sync.proxy import tunnel_refused

_PLAIN_REASONS: Final = frozenset(
    {"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "PACKET_LENGTH_TOO_LONG", "RECORD_LAYER_FAILURE"}
)
"""What OpenSSL says of an answer that is no TLS."""


class NotTrusted(Exception):
    """The certificate was not accepted; nothing of the request has left."""


def line_error(error: requests.exceptions.RequestException) -> errors.ExchangeError:
    """Nothing reached the server: offline. Something may have: cut off."""
    if _within(error, urllib3.exceptions.NewConnectionError):
        return errors.Offline()
    return errors.CutOff()


def proxy_error(error: requests.exceptions.ProxyError, proxy: str) -> errors.ExchangeError:
    """A proxy that wants a name, refuses the address, or does not answer."""
    match tunnel_refused(str(error)):
        case 0 | 502 | 503 | 504:
            return errors.ProxyDown(proxy)
        case 407:
            return errors.ProxySignIn(proxy)
        case _:
            return errors.Filtered(proxy)


def tls_error(error: requests.exceptions.SSLError) -> Exception:
    """Not trusted, cut during the handshake, or spoken to by something that knows no TLS."""
    if _within(error, ssl.SSLCertVerificationError):
        return NotTrusted()
    if _within(error, ssl.SSLEOFError, ssl.SSLZeroReturnError):
        return errors.CutOff()
    found = _within(error, ssl.SSLError)
    if found is not None and getattr(found, "reason", "") in _PLAIN_REASONS:
        return errors.ProxyPage("no TLS")
    return errors.TlsFailed()


def _within(error: BaseException, *kinds: type[BaseException]) -> BaseException | None:
    """The first error of these kinds among what `error` wraps; requests and urllib3 each put
    the cause somewhere else."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        found = waiting.pop(0)
        if not isinstance(found, BaseException) or id(found) in seen:
            continue
        if isinstance(found, kinds):
            return found
        seen.add(id(found))
        waiting += [*found.args, getattr(found, "reason", None), found.__cause__]
        waiting += [getattr(found, "original_error", None), found.__context__]
    return None
