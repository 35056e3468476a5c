"""Revocation: the officer's words are saved for the server, then nothing readable is left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from litestar.types import ASGIApp, Receive, Scope, Send

from desktop.commands.steps import sentence_of
from desktop.desk import Desk
from desktop.domain.errors import Revoked
from desktop.domain.model import Content
from desktop.platform.vault import Vault
from desktop.services.farewell import Farewell
from desktop.services.faults import AccessEnded, NotEnrolled
from sync import crypto
from sync.access import SealedUpload
from sync.http import HttpTransport
from sync.wire import Revocation, SealedWork, Signed
from tests.desk.conftest import CHEAP, SECRET, Town
from tests.support.faults import PowerCut

WORDS = "tulisan yang belum terkirim"


def written(town: Town) -> Desk:
    """A desk with a draft, a queued and an accepted operation, whose device is revoked."""
    desk = town.synced()
    keys = desk.cases.keys("open")
    desk.work.send(desk.work.save(keys[0], Content("note", "sudah diterima")).id)
    assert desk.sync.run().receipt.sent == 1
    desk.work.send(desk.work.save(keys[1], Content("note", WORDS)).id)
    desk.work.save(keys[2], Content("note", "konsep terakhir"))
    assert town.office.central.accounts.revoke(desk.certificate.device, town.office.clock.now())
    return desk


def left_over(desk: Desk) -> list[Path]:
    """Files that only the replica's key could read, and the key itself."""
    key = desk.home.key_path(desk.profile)
    return [*desk.home.keyed_files(desk.profile), *([key] if key.exists() else [])]


def at_server(town: Town, device: str) -> set[str]:
    return {
        item.text for item in town.office.central.sealed.open(device) if item.outcome == "unsent"
    }


def test_what_is_typed_after_the_seal_is_not_called_saved(town: Town) -> None:
    """Delivery takes its time on a slow line, and the officer does not know yet."""
    desk = written(town)
    refused: list[str] = []

    def wrap(app: ASGIApp) -> ASGIApp:
        async def meanwhile(scope: Scope, receive: Receive, send: Send) -> None:
            if "sealed" in str(dict(scope).get("path")):
                try:
                    desk.work.save(desk.cases.keys("open")[3], Content("note", "terlambat"))
                except Revoked as error:
                    refused.append(error.code)
            await app(scope, receive, send)

        return meanwhile

    town.office.stop()
    town.office.wrap = wrap
    town.office.start()
    done = desk.sync.run()
    assert done.left is not None
    assert done.left.delivered
    assert refused == ["revoked"]
    assert at_server(town, desk.certificate.device) == {WORDS, "konsep terakhir"}


def test_unsent_work_reaches_the_server_and_the_copy_is_gone(town: Town) -> None:
    desk = written(town)
    done = desk.sync.run()
    assert done.error == "revoked"
    assert done.left is not None
    assert done.left.delivered
    assert at_server(town, desk.certificate.device) == {WORDS, "konsep terakhir"}
    assert left_over(desk) == []
    desk.close()
    with pytest.raises(NotEnrolled):
        town.open()


class RefusesSealed(HttpTransport):
    """The line dies before the one upload that a revoked desk may make."""

    def call(self, path: str, message: object, kind: Any, token: str = "") -> Any:
        if path.endswith("/sealed"):
            from sync import errors

            raise errors.CutOff
        return super().call(path, message, kind, token)


def test_what_cannot_be_delivered_is_kept_for_a_courier(town: Town) -> None:
    desk = written(town)
    desk.close()
    desk = town.keep(
        Desk.open(town.home(), SECRET, None, town.office.clock, connect=RefusesSealed, cost=CHEAP)
    )
    done = desk.sync.run()
    assert done.left is not None
    courier = done.left.courier
    assert courier is not None
    assert done.notice is not None
    assert str(courier) in sentence_of(done.notice).meaning
    assert left_over(desk) == []
    upload = msgspec.msgpack.decode(courier.read_bytes(), type=SealedUpload)
    town.office.central.sealed.receive(upload, town.office.clock.now())
    assert at_server(town, desk.certificate.device) == {WORDS, "konsep terakhir"}
    assert WORDS.encode() not in courier.read_bytes()


@pytest.mark.parametrize("step", ["_sealed", "_deliver", "_mark_erasure", "_erase"])
@pytest.mark.parametrize("after", [False, True])
def test_a_power_cut_at_any_step_is_continued_at_the_next_start(
    town: Town, step: str, after: bool
) -> None:
    desk = written(town)
    device, profile = desk.certificate.device, desk.profile

    class Cut(Farewell):
        def __getattribute__(self, name: str) -> Any:
            found = super().__getattribute__(name)
            if name != step:
                return found

            def cut(*arguments: Any) -> Any:
                if after:
                    found(*arguments)
                raise PowerCut

            return cut

    signed = _revocation(town, desk)
    farewell = Cut(desk.home, profile, Vault(None, desk.home, CHEAP))
    transport = HttpTransport(town.office.url)
    with pytest.raises(PowerCut):
        farewell.say(desk.replica, signed, transport)
    transport.close()
    desk.close()
    with pytest.raises((AccessEnded, NotEnrolled)):
        town.open()
    assert left_over(desk) == []
    assert at_server(town, device) == {WORDS, "konsep terakhir"}
    assert len(town.office.central.sealed.listing()) == 1
    with pytest.raises(NotEnrolled):
        town.open()


def _revocation(town: Town, desk: Desk, key: crypto.SigningKey | None = None) -> Signed:
    own = desk.certificate
    signer = key or town.office.central.keys.sign
    return signer.signed(crypto.REVOCATION, Revocation(own.device, own.serial, 1))


@pytest.mark.parametrize("forgery", ["other key", "other device", "older serial"])
def test_nothing_is_erased_on_less_than_a_verified_revocation(town: Town, forgery: str) -> None:
    desk = town.synced()
    own = desk.certificate
    match forgery:
        case "other key":
            signed = _revocation(town, desk, crypto.SigningKey())
        case "other device":
            signed = town.office.central.keys.sign.signed(
                crypto.REVOCATION, Revocation("d0", own.serial, 1)
            )
        case _:
            signed = town.office.central.keys.sign.signed(
                crypto.REVOCATION, Revocation(own.device, own.serial - 1, 1)
            )
    before = left_over(desk)
    farewell = Farewell(desk.home, desk.profile, Vault(None, desk.home, CHEAP))
    with pytest.raises(ValueError, match="verified"):
        farewell.say(desk.replica, signed, None)
    assert left_over(desk) == before
    desk.close()
    assert town.open().cases.keys()


def test_sealed_work_holds_all_that_was_written(town: Town) -> None:
    desk = written(town)
    work = desk.replica.sealed_work()
    assert isinstance(work, SealedWork)
    assert len(work.operations) == 2
    assert [draft["text"] for draft in work.drafts] == ["konsep terakhir"]
