"""Becoming a desk: keys first, then the code, whatever is lost on the way."""

from __future__ import annotations

from typing import TypeVar

import pytest
from sqlalchemy import func, select

from desktop.commands.steps import sentence_of_error
from desktop.desk import Desk
from desktop.domain.errors import AlreadyRunning, Partial, WrongPassphrase
from desktop.domain.model import Content
from desktop.services.faults import NotEnrolled
from server import schema
from sync import errors
from sync.http import HttpTransport
from tests.desk.conftest import CHEAP, SECRET, Town
from tests.platform.keyrings import MemoryKeyring

T = TypeVar("T")
NOTE = Content("note", "catatan pertama")


class LosesAnswers(HttpTransport):
    """The request arrives and is answered; the answer does not."""

    def call(self, path: str, message: object, kind: type[T], token: str = "") -> T:
        super().call(path, message, kind, token)
        raise errors.CutOff


def devices(town: Town) -> int:
    with town.office.central.database.read() as connection:
        return connection.execute(select(func.count()).select_from(schema.device)).scalar_one()


def test_enrolled_desk_opens_again_with_its_passphrase_only(town: Town) -> None:
    desk = town.enrolled()
    device = desk.certificate.device
    desk.close()
    with pytest.raises(WrongPassphrase):
        Desk.open(town.home(), "frasa lain yang keliru", None, town.office.clock, cost=CHEAP)
    assert town.open().certificate.device == device


def test_lost_answer_is_asked_for_again_with_the_same_keys(town: Town) -> None:
    code, home, clock = town.code(), town.home(), town.office.clock
    with pytest.raises(Partial):
        Desk.enrol(home, code, SECRET, None, clock, connect=LosesAnswers, cost=CHEAP)
    assert devices(town) == 1
    with pytest.raises(NotEnrolled) as told:
        Desk.open(home, SECRET, None, clock, cost=CHEAP)
    assert "kode yang sama" in sentence_of_error(told.value).action
    desk = town.keep(Desk.enrol(home, code, SECRET, None, clock, cost=CHEAP))
    assert devices(town) == 1
    assert desk.sync.run().receipt.verified


def test_code_used_on_another_pc_leaves_nothing_behind(town: Town) -> None:
    code = town.code()
    town.keep(Desk.enrol(town.home("a"), code, SECRET, None, town.office.clock, cost=CHEAP))
    with pytest.raises(NotEnrolled) as told:
        Desk.enrol(town.home("b"), code, SECRET, None, town.office.clock, cost=CHEAP)
    assert "sudah dipakai" in sentence_of_error(told.value).happened
    assert town.home("b").profiles() == []
    assert list(town.home("b").folder.glob("*.db*")) == []


@pytest.mark.parametrize("code", ["", "PH1-AAAAA", "bukan kode sama sekali"])
def test_mistyped_code_says_so(town: Town, code: str) -> None:
    with pytest.raises(NotEnrolled) as told:
        Desk.enrol(town.home(), code, SECRET, None, town.office.clock, cost=CHEAP)
    assert sentence_of_error(told.value).happened == "Kode pendaftaran tidak terbaca."


def test_without_keyring_and_passphrase_nothing_is_made(town: Town) -> None:
    with pytest.raises(NotEnrolled):
        Desk.enrol(town.home(), town.code(), None, None, town.office.clock, cost=CHEAP)
    with pytest.raises(NotEnrolled):
        Desk.enrol(town.home(), town.code(), "pendek", None, town.office.clock, cost=CHEAP)
    assert town.home().profiles() == []


def test_keyring_alone_tells_a_recovery_passphrase_once(town: Town) -> None:
    made: list[str] = []
    keyring, home, clock = MemoryKeyring(), town.home(), town.office.clock
    desk = Desk.enrol(
        home, town.code(), None, keyring, clock, made_passphrase=made.append, cost=CHEAP
    )
    desk.close()
    Desk.open(home, None, keyring, clock, cost=CHEAP).close()
    (passphrase,) = made
    Desk.open(home, passphrase, None, clock, cost=CHEAP).close()


def test_second_process_is_told_that_the_desk_is_open(town: Town) -> None:
    town.enrolled()
    with pytest.raises(AlreadyRunning):
        town.open()


def test_second_officer_on_the_same_pc_has_a_file_of_their_own(town: Town) -> None:
    first = town.synced(officer="Petugas Contoh")
    second = town.synced(officer="Petugas Lain", agency=town.other.name)
    assert first.profile.file != second.profile.file
    assert not set(first.cases.keys()) & set(second.cases.keys())
    first.work.save(first.cases.keys()[0], NOTE)
    assert second.work.drafts() == ()
    profile = first.profile
    first.close()
    again = Desk.open(town.home(), SECRET, None, town.office.clock, profile, cost=CHEAP)
    assert [d.content.text for d in town.keep(again).work.drafts()] == ["catatan pertama"]


def test_new_code_renews_an_enrolment_and_keeps_the_work(town: Town) -> None:
    desk = town.synced()
    desk.work.save(desk.cases.keys()[0], NOTE)
    desk.close()
    desk = town.keep(
        Desk.enrol(town.home(), town.code(), SECRET, None, town.office.clock, cost=CHEAP)
    )
    assert [d.content.text for d in desk.work.drafts()] == ["catatan pertama"]
    assert desk.sync.run().receipt.verified
