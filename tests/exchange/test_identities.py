"""Who may speak: codes, tokens, certificates, roles, rotated keys and revocations."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from desktop.domain.model import Content
from desktop.storage.replica import Replica
from server.keys import JournalLine
from sync import crypto, enrolment, errors
from sync.access import EnrolAnswer, EnrolmentCode
from sync.http import HttpTransport
from sync.wire import Revocation, Signed
from tests.support.office import Desk, Office, open_office
from tests.support.story import ask, by_size, open_case, operation, texts

DAY = 24 * 3600


def enrol(office: Office, code: EnrolmentCode, key: crypto.SigningKey) -> EnrolAnswer:
    _, age = crypto.new_age_identity()
    transport = HttpTransport(office.url)
    try:
        return enrolment.enrol(transport, code, key, age, "Meja depan").answer
    finally:
        transport.close()


def fresh_code(office: Office) -> EnrolmentCode:
    return crypto.read_code(office.code(by_size(office)[0].name, "Petugas Satu"))


def test_the_answer_to_the_enrolment_was_lost_and_the_officer_tries_again(office: Office) -> None:
    code, key = fresh_code(office), crypto.SigningKey()
    first = enrol(office, code, key)
    office.clock.at += DAY - 60
    again = enrol(office, code, key)
    assert again.certificate == first.certificate
    assert again.token != first.token


def test_a_code_that_someone_else_has_used_is_refused(office: Office) -> None:
    code = fresh_code(office)
    enrol(office, code, crypto.SigningKey())
    with pytest.raises(errors.CodeRefused) as refused:
        enrol(office, code, crypto.SigningKey())
    assert refused.value.why == "code_used"


@pytest.mark.parametrize("used_before", [True, False])
def test_a_code_is_worth_nothing_after_a_day(office: Office, used_before: bool) -> None:
    code, key = fresh_code(office), crypto.SigningKey()
    if used_before:
        enrol(office, code, key)
    office.clock.at += DAY + 1
    with pytest.raises(errors.CodeRefused) as refused:
        enrol(office, code, key)
    assert refused.value.why == "code_expired"


def test_guessing_codes_is_slowed_down_and_a_real_code_still_works(office: Office) -> None:
    real = fresh_code(office)
    guess = msgspec.structs.replace(real, secret=bytes(16))
    for expected in [*["code_unknown"] * 20, "too_many_tries"]:
        with pytest.raises(errors.CodeRefused) as refused:
            enrol(office, guess, crypto.SigningKey())
        assert refused.value.why == expected
    assert enrol(office, real, crypto.SigningKey()).token


def test_a_server_that_is_not_the_one_of_the_code_gets_no_desk(
    office: Office, tmp_path: Path
) -> None:
    code = fresh_code(office)
    other_keys = crypto.keys_hash(crypto.SigningKey().public, "age1other")
    with pytest.raises(errors.BadAnswer):
        enrol(office, msgspec.structs.replace(code, keys=other_keys), crypto.SigningKey())


def test_a_key_that_the_device_does_not_own_cannot_be_enrolled(office: Office) -> None:
    code, mine = fresh_code(office), crypto.SigningKey()
    theirs = crypto.SigningKey()

    class Borrowed:
        public = theirs.public
        sign = mine.sign

    with pytest.raises(errors.Rejected):
        enrol(office, code, Borrowed())  # type: ignore[arg-type]


@pytest.fixture
def desk(office: Office) -> Desk:
    made = office.desk(by_size(office)[0].name)
    assert made.sync().verified
    return made


def test_an_unknown_token_is_renewed_inside_the_same_run(office: Office, desk: Desk) -> None:
    case = open_case(desk)
    desk.replica.identity.renewed("lost", desk.replica.identity.signed_certificate)
    sent = desk.follow_up(case, "Lampu sudah diganti.")
    report = desk.sync()
    assert (report.outcome, report.sent) == ("complete", 1)
    assert desk.item(sent).state == "acked"
    assert desk.replica.identity.token != "lost"


def test_a_changed_role_is_a_new_serial_and_no_revocation(office: Office, desk: Desk) -> None:
    before = desk.replica.identity.certificate
    office.central.accounts.add_officer("Petugas Satu", before.agency, "operator")
    assert desk.sync().verified
    after = desk.replica.identity.certificate
    assert (after.role, after.serial) == ("operator", before.serial + 1)
    assert after.device == before.device


@pytest.mark.parametrize("role", ["monitor", "coordinator"])
def test_who_only_watches_neither_sends_nor_reads_complaints(
    office: Office, desk: Desk, role: str
) -> None:
    watcher = office.desk(by_size(office)[0].name, "Pemantau", role=role)
    case = open_case(desk)
    with pytest.raises(errors.Rejected):
        ask(office, watcher, (msgspec.msgpack.encode(operation(case, "Dari pemantau")),))
    assert "Dari pemantau" not in texts(office, case)
    assert watcher.sync().error == "rejected"
    assert watcher.keys() == []


def rotated_office(office: Office) -> None:
    office.central.keys.rotate()
    office.restart()


def test_a_desk_follows_the_servers_new_keys(office: Office, desk: Desk) -> None:
    old = desk.replica.identity.server_key
    rotated_office(office)
    rotated_office(office)
    sent = desk.follow_up(open_case(desk), "Sudah diperbaiki.")
    report = desk.sync()
    assert report.outcome == "complete", report.error
    assert desk.item(sent).state == "acked"
    assert desk.replica.identity.server_key == office.central.keys.sign.public != old
    assert desk.replica.identity.server_age == office.central.keys.recipient


def test_a_desk_follows_new_keys_also_when_its_token_was_lost(office: Office, desk: Desk) -> None:
    rotated_office(office)
    desk.replica.identity.renewed("lost", desk.replica.identity.signed_certificate)
    assert desk.sync().outcome == "complete"
    assert desk.replica.identity.server_key == office.central.keys.sign.public


def test_a_rotation_that_the_old_key_did_not_sign_is_not_followed(
    office: Office, desk: Desk
) -> None:
    """Someone else's machine under the server's name, with a history of its own making."""
    old = desk.replica.identity.server_key
    rotated_office(office)
    journal = office.central.keys.folder / "journal.jsonl"
    thief = crypto.SigningKey()
    forged = []
    for raw in journal.read_bytes().splitlines():
        line = msgspec.json.decode(raw, type=JournalLine)
        if line.kind == "rotation":
            signed = msgspec.msgpack.decode(bytes.fromhex(line.signed), type=Signed)
            fake = Signed(signed.message, thief.sign(crypto.ROTATION, signed.message))
            line = msgspec.structs.replace(line, signed=msgspec.msgpack.encode(fake).hex())
        forged.append(msgspec.json.encode(line) + b"\n")
    journal.write_bytes(b"".join(forged))
    sent = desk.follow_up(open_case(desk), "Untuk server yang benar.")
    report = desk.sync()
    assert (report.error, report.verified) == ("bad_answer", False)
    assert desk.replica.identity.server_key == old
    assert desk.item(sent).state == "unanswered"


def test_a_revoked_desk_learns_it_by_a_signed_word(office: Office, desk: Desk) -> None:
    own = desk.replica.identity.certificate
    assert office.central.accounts.revoke(own.device, office.clock.now())
    assert desk.sync().error == "revoked"
    error = desk.engine.error
    assert isinstance(error, errors.Revoked)
    assert error.revocation == Revocation(own.device, own.serial, office.clock.now())


def test_a_revocation_reaches_a_desk_whose_token_and_keys_are_both_old(
    office: Office, desk: Desk
) -> None:
    office.central.accounts.revoke(desk.replica.identity.certificate.device, office.clock.now())
    desk.replica.identity.renewed("lost", desk.replica.identity.signed_certificate)
    rotated_office(office)
    assert desk.sync().error == "revoked"


def test_a_revoked_desk_delivers_its_work_once_and_the_ledger_is_asked(
    office: Office, desk: Desk
) -> None:
    case = open_case(desk)
    sent = desk.follow_up(case, "Sudah sampai.")
    assert desk.sync().sent == 1
    unsent = desk.follow_up(case, "Belum sampai.")
    desk.replica.drafts.save(case, Content("note", "Catatan yang belum selesai."))
    office.central.accounts.revoke(desk.replica.identity.certificate.device, office.clock.now())
    assert desk.sync().error == "revoked"
    work = desk.replica.sealed_work()
    sealed = crypto.seal(desk.replica.identity.server_age, msgspec.msgpack.encode(work))
    for _ in range(2):
        transport = HttpTransport(office.url)
        enrolment.deliver_sealed(transport, desk.replica.identity, sealed)
        transport.close()
    shown = office.central.sealed.open(work.device)
    assert {(i.text, i.outcome) for i in shown} == {
        ("Sudah sampai.", "applied"),
        ("Belum sampai.", "unsent"),
        ("Catatan yang belum selesai.", "unsent"),
    }
    assert len(shown) == 3
    assert (desk.item(sent).state, desk.item(unsent).state) == ("acked", "unanswered")


@pytest.mark.parametrize("kind", ["bare", "forged", "other device", "older serial"])
def test_nothing_but_the_servers_word_about_this_very_desk_ends_it(
    office: Office, desk: Desk, kind: str
) -> None:
    own = desk.replica.identity.certificate
    right, thief = office.central.keys.sign, crypto.SigningKey()
    signed = {
        "bare": None,
        "forged": thief.signed(crypto.REVOCATION, Revocation(own.device, own.serial, 1)),
        "other device": right.signed(crypto.REVOCATION, Revocation("dother", own.serial, 1)),
        "older serial": right.signed(crypto.REVOCATION, Revocation(own.device, own.serial - 1, 1)),
    }[kind]
    result = enrolment.verified_revocation(errors.Revoked(signed), desk.replica.identity)
    assert isinstance(result, errors.BadAnswer)


def test_a_revocation_survives_last_weeks_backup(office: Office, desk: Desk) -> None:
    device = desk.replica.identity.certificate.device
    saved = office.save_database()
    office.central.accounts.revoke(device, office.clock.now())
    office.put_back(saved)
    assert desk.sync().error == "revoked"


def test_the_keys_made_before_enrolment_outlive_a_crash(office: Office, tmp_path: Path) -> None:
    """The answer arrived, the power went before it was stored: the same code works again."""
    code = fresh_code(office)
    path, key = tmp_path / "meja.db", bytes(range(32))
    replica = Replica.create(path, key, clock=office.clock)
    replica.identity.prepare(office.url)
    enrol(office, code, crypto.SigningKey(replica.identity.device_key))
    replica.close()
    again = Replica.open(path, key, clock=office.clock)
    again.identity.prepare(office.url)
    answer = enrol(office, code, crypto.SigningKey(again.identity.device_key))
    again.identity.enrolled(answer)
    assert again.identity.is_enrolled
    again.close()


def test_a_second_server_cannot_renew_what_it_did_not_issue(
    office: Office, desk: Desk, tmp_path: Path
) -> None:
    with open_office(tmp_path / "other") as other:
        report = desk.sync(url=other.url)
        assert (report.outcome, report.error) == ("failed", "sign_in_needed")
