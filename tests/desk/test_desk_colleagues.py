"""Who else at this PC is at work on a complaint: real desks in one data folder, a real server."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.light import LightIdentity
from desktop.desk import Desk
from desktop.domain.colleagues import AtWork
from desktop.domain.formats import Formatter, zone_of
from desktop.domain.model import Content, FollowUpResult
from desktop.services.colleagues import OLD_S
from desktop.services.words import at_work_chip, at_work_words
from sync import crypto
from sync.at_work import MAX_KEY, MAX_NOTE, MAX_PIECES, Note, Piece, open_note, seal_note
from sync.courier_file import Unusable
from sync.wire import Certificate, Signed
from tests.desk.conftest import CHEAP, SECRET, Cli, Town
from tests.support.approving import ask_for_approval
from tests.support.office import open_office

ANI, BUDI = "Petugas Pertama", "Petugas Kedua"
WORDS = "Lampu di gang belakang pasar kami ganti besok pagi."
WRITE = Formatter(zone_of("Asia/Jakarta"), "id")


class Pair(NamedTuple):
    """Two colleagues at one PC; each has the other's card."""

    town: Town
    ani: Desk
    budi: Desk


def paired(town: Town) -> Pair:
    ani, budi = town.synced(officer=ANI), town.synced(officer=BUDI)
    ani.colleagues.note()
    budi.colleagues.note()
    return Pair(town, ani, budi)


@pytest.fixture
def ani(town: Town) -> Desk:
    return town.synced(officer=ANI)


@pytest.fixture
def budi(town: Town, ani: Desk) -> Desk:
    """The colleague, at the same PC."""
    desk = town.synced(officer=BUDI)
    ani.colleagues.note()
    desk.colleagues.note()
    return desk


@pytest.fixture(scope="module")
def kept(export: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    folder = tmp_path_factory.mktemp("pair")
    with open_office(folder / "office") as office:
        office.take_in(export)
        town = Town(office, folder)
        yield paired(town)
        town.close()


@pytest.fixture
def pair(kept: Pair) -> Iterator[Pair]:
    """The same two for several tests, which write drafts only."""
    at = kept.town.office.clock.at
    yield kept
    kept.town.office.clock.at = at
    for draft in kept.ani.work.drafts():
        kept.ani.work.discard_draft(draft.id)
    kept.ani.home.label_path(kept.ani.profile).unlink(missing_ok=True)
    kept.budi.colleagues.note()
    kept.ani.colleagues.note()
    assert not note_of(kept.ani).exists()


def begun(desk: Desk, number: int = 0, text: str = WORDS) -> str:
    """A draft on an open complaint."""
    key = desk.cases.keys("open")[number]
    desk.work.save(key, Content("follow_up", text, "proses"))
    desk.colleagues.note()
    return key


def sent(desk: Desk, key: str, result: FollowUpResult = "proses") -> None:
    desk.work.send(desk.work.save(key, Content("follow_up", WORDS, result)).id)


def seen(desk: Desk, key: str) -> tuple[AtWork, ...]:
    """What an officer is told who opens the complaint, and who sees it in a list."""
    desk.colleagues.look()
    found = desk.cases.open(key).colleagues
    assert [line.colleagues for line in desk.cases.lines([key])] == [found]
    return found


def note_of(desk: Desk) -> Path:
    return desk.home.working_path(desk.profile)


def opened(town: Town, desk: Desk) -> Desk:
    """The same desk, opened again."""
    home, clock = town.home(), town.office.clock
    return town.keep(Desk.open(home, SECRET, None, clock, desk.profile, cost=CHEAP))


def test_who_takes_the_seat_sees_what_the_colleague_has_begun(
    town: Town, ani: Desk, budi: Desk
) -> None:
    budi.close()
    key = ani.cases.keys("open")[0]
    ani.work.save(key, Content("follow_up", WORDS, "proses"))
    at = town.office.clock.at
    # Changing over closes the one desk and opens the other.
    ani.close()
    town.office.clock.at += 600
    budi = opened(town, budi)
    (one,) = seen(budi, key)
    assert one == AtWork(ANI, "draft", at)
    assert at_work_words(one, WRITE, town.office.clock.at) == (
        f"Sedang dikerjakan oleh {ANI} · konsep terakhir disimpan 10 menit lalu"
    )
    assert at_work_chip((one,), "id") == "Dikerjakan rekan"
    assert seen(budi, budi.cases.keys("open")[1]) == ()
    # It is a hint: nothing is forbidden.
    sent(budi, key)
    assert budi.sync.run().receipt.sent == 1


def test_ones_own_work_is_no_hint(pair: Pair) -> None:
    _, ani, budi = pair
    key = begun(ani)
    assert seen(ani, key) == ()
    assert [one.name for one in seen(budi, key)] == [ANI]


def test_the_colleague_is_called_as_this_pc_calls_them(pair: Pair) -> None:
    _, ani, budi = pair
    ani.seat.set_label("Meja Depan")
    assert [one.name for one in seen(budi, begun(ani))] == ["Meja Depan"]


def test_a_draft_that_goes_takes_the_hint_along(pair: Pair) -> None:
    _, ani, budi = pair
    key = begun(ani)
    assert seen(budi, key)
    (draft,) = ani.work.drafts()
    ani.work.discard_draft(draft.id)
    ani.colleagues.note()
    assert seen(budi, key) == ()
    assert not note_of(ani).exists()


def test_a_draft_untouched_for_weeks_says_its_age_and_stays(pair: Pair) -> None:
    town, ani, budi = pair
    key = begun(ani)
    town.office.clock.at += OLD_S + 1
    (one,) = seen(budi, key)
    assert one.old
    town.office.clock.at += 2 * OLD_S
    (one,) = seen(budi, key)
    said = at_work_words(one, WRITE, town.office.clock.at)
    assert said == f"Ada konsep dari {ANI} · terakhir disimpan 21 hari lalu"
    assert at_work_chip((one,), "id") == "Konsep rekan"
    begun(ani)
    assert [one.old for one in seen(budi, key)] == [False]


def test_a_clock_that_ran_ahead_does_not_put_work_into_the_future(pair: Pair) -> None:
    town, ani, budi = pair
    key = begun(ani)
    town.office.clock.at -= 3600
    assert [one.at for one in seen(budi, key)] == [town.office.clock.at]


def test_the_furthest_that_the_colleague_got_is_told(town: Town, ani: Desk, budi: Desk) -> None:
    answered, asked = ani.cases.keys("needs_answer")[:2]
    sent(ani, answered)
    sent(ani, asked, "selesai")
    ani.work.save(answered, Content("note", "Tanya bidang dulu"))
    town.office.coordinator.reply(asked, "Masih gelap", town.office.clock.now())
    ani.colleagues.note()
    assert [one.stage for one in seen(budi, answered)] == ["waiting"]
    town.office.clock.at += 60
    assert ani.sync.run().conflicts == 1
    ani.colleagues.note()
    # Accepted, and a note is begun. Came back: its author has to decide.
    assert {one.stage for one in seen(budi, answered)} == {"sent", "draft"}
    assert [one.stage for one in seen(budi, asked)] == ["held"]


def test_an_accepted_answer_is_told_until_the_own_copy_has_it(
    town: Town, ani: Desk, budi: Desk
) -> None:
    """The one exchanged and left; the other works on with the copy of yesterday."""
    key, later = ani.cases.keys("needs_answer")[:2]
    sent(ani, key)
    town.office.clock.at += 60
    assert ani.sync.run().receipt.sent == 1
    ani.close()
    town.office.clock.at += 600
    (one,) = seen(budi, key)
    assert at_work_words(one, WRITE, town.office.clock.at) == (
        f"Sudah dikerjakan oleh {ANI} · diterima server 10 menit lalu, tampak setelah sinkronisasi"
    )
    assert budi.sync.run().receipt.verified
    assert seen(budi, key) == ()
    assert WORDS in [story.item.text for story in budi.cases.open(key).story]
    # Nor for ever to one who never exchanges.
    ani = opened(town, ani)
    sent(ani, later)
    town.office.clock.at += 60
    assert ani.sync.run().receipt.sent == 1
    ani.colleagues.note()
    assert [one.stage for one in seen(budi, later)] == ["sent"]
    town.office.clock.at += OLD_S + 1
    ani.colleagues.note()
    assert seen(budi, later) == ()


def test_a_submission_is_told_until_it_is_decided(town: Town, budi: Desk) -> None:
    ask_for_approval(town.office, town.agency.name)
    operator = town.synced(officer="Cici Operator", role="operator")
    budi.colleagues.note()
    key = operator.cases.keys("needs_answer")[0]
    sent(operator, key)
    operator.colleagues.note()
    assert [one.stage for one in seen(budi, key)] == ["waiting"]
    assert operator.sync.run().receipt.sent == 1
    operator.colleagues.note()
    assert [one.stage for one in seen(budi, key)] == ["submitted"]
    assert not seen(operator, key)
    assert budi.sync.run().receipt.verified
    (waiting,) = budi.approval.waiting()
    budi.approval.approve(waiting)
    for desk in (budi, operator):
        assert desk.sync.run().receipt.verified
    operator.colleagues.note()
    assert seen(budi, key) == ()


def test_nothing_in_the_note_can_be_read(pair: Pair) -> None:
    _, ani, budi = pair
    key = begun(ani)
    content = note_of(ani).read_bytes()
    who = ani.certificate
    for told in (
        ani.cases.find(key).row.tracking_id,
        key,
        WORDS,
        WORDS.split()[0],
        ANI,
        who.officer,
        who.device,
        who.agency_name,
        budi.certificate.device,
        "draft",
    ):
        assert len(told) > 3
        assert told.encode() not in content
    # Not even by its author: it is sealed for the colleague alone.
    with pytest.raises(Unusable):
        open_note(content, ani.replica.identity)


def test_the_same_is_not_written_twice(pair: Pair) -> None:
    town, ani, budi = pair
    begun(ani)
    before = note_of(ani).read_bytes()
    ani.colleagues.note()
    assert note_of(ani).read_bytes() == before
    town.office.clock.at += 60
    begun(ani, 1)
    after = note_of(ani).read_bytes()
    assert after != before
    assert list(town.home().folder.glob("*.partial")) == []
    assert len(budi.home.profiles()) == 2


def test_the_lock_leaves_the_last_note_and_does_not_hide_it(pair: Pair) -> None:
    _, ani, budi = pair
    key = ani.cases.keys("open")[0]
    ani.work.save(key, Content("follow_up", WORDS, "proses"))
    ani.seat.lock()
    assert [one.stage for one in seen(budi, key)] == ["draft"]
    # Nothing can be read behind the lock, and nothing is taken away.
    ani.colleagues.note()
    ani.colleagues.look()
    assert [one.stage for one in seen(budi, key)] == ["draft"]
    ani.seat.unlock(SECRET)


def test_who_joins_later_is_told_once_the_first_desk_is_opened_again(town: Town, ani: Desk) -> None:
    key = begun(ani)
    assert not note_of(ani).exists()
    assert not ani.home.card_path(ani.profile).exists()
    ani.close()
    budi = town.synced(officer=BUDI)
    assert seen(budi, key) == ()
    opened(town, ani).close()
    assert [one.name for one in seen(budi, key)] == [ANI]


def test_a_desk_of_another_agency_or_server_is_told_nothing(
    town: Town, ani: Desk, budi: Desk, export: Path, tmp_path: Path
) -> None:
    stranger = town.synced(officer="Dedi Lain", agency=town.other.name)
    with open_office(tmp_path / "second") as office:
        office.take_in(export)
        code = office.code(town.agency.name, "Eka Jauh")
        far = town.keep(Desk.enrol(town.home(), code, SECRET, None, office.clock, cost=CHEAP))
    key = begun(ani)
    for desk in (stranger, far):
        desk.colleagues.note()
        desk.work.save(key, Content("follow_up", WORDS, "proses"))
        desk.colleagues.note()
        # Nobody to seal for: nothing is left at all.
        assert not note_of(desk).exists()
        desk.colleagues.look()
        assert desk.colleagues.of(key) == ()
        with pytest.raises(Unusable):
            open_note(note_of(ani).read_bytes(), desk.replica.identity)
        note_of(desk).write_bytes(_note(desk, budi))
        assert [one.name for one in seen(budi, key)] == [ANI]


def test_after_a_revocation_nothing_of_it_is_left(town: Town, ani: Desk, budi: Desk) -> None:
    key = begun(ani)
    ani.seat.set_label()
    assert seen(budi, key)
    assert town.office.central.accounts.revoke(ani.certificate.device, town.office.clock.now())
    done = ani.sync.run()
    assert done.left is not None
    ani.close()
    left = [path.name for path in town.home().folder.glob(f"{ani.profile.stem}*")]
    # On Windows the lock's file goes with the lock.
    assert set(left) <= {town.home().lock_path(ani.profile).name}
    assert seen(budi, key) == ()


def test_card_and_note_are_not_under_the_key(ani: Desk, budi: Desk) -> None:
    key = begun(ani)
    beside = {note_of(ani), ani.home.card_path(ani.profile)}
    assert all(path.exists() for path in beside)
    assert not beside & set(ani.home.keyed_files(ani.profile))
    assert seen(budi, key)
    # Once its officer's key has gone it is not believed, and none is left any more.
    ani.vault.forget(ani.profile)
    assert seen(budi, key) == ()
    note_of(ani).unlink()
    ani.colleagues.note()
    assert not note_of(ani).exists()
    note_of(ani).touch()
    ani.close()
    ani.home.remove_keyed_files(ani.profile)
    assert not any(path.exists() for path in beside)
    assert budi.home.card_path(budi.profile).exists()


# Files that are not what they should be


def _note(desk: Desk, to: Desk, key: crypto.SigningKey | None = None, **other: object) -> bytes:
    """What `desk` would leave for `to`, signed and put together otherwise."""
    identity = desk.replica.identity
    pieces = tuple(Piece(key, "draft", 1) for key in desk.cases.keys("open")[:3])
    note = msgspec.structs.replace(Note(identity.signed_certificate, pieces), **other)
    signer = key or crypto.SigningKey(identity.device_key)
    plain = msgspec.msgpack.encode(signer.signed(crypto.AT_WORK, note))
    return crypto.seal(to.certificate.age_key, plain)


def _uncertified(ani: Desk, budi: Desk) -> bytes:
    """By a device that no server knows, under the colleague's name."""
    forger = crypto.SigningKey()
    who = msgspec.structs.replace(ani.certificate, sign_key=forger.public)
    return _note(ani, budi, forger, certificate=forger.signed(crypto.CERTIFICATE, who))


def _sealed(ani: Desk, budi: Desk, kind: type[Note], context: bytes = crypto.AT_WORK) -> bytes:
    identity = ani.replica.identity
    note = kind(identity.signed_certificate, (Piece(budi.cases.keys("open")[0], "draft", 1),))
    signed = crypto.SigningKey(identity.device_key).signed(context, note)
    return crypto.seal(budi.certificate.age_key, msgspec.msgpack.encode(signed))


def _too_many(ani: Desk, budi: Desk) -> bytes:
    key = budi.cases.keys("open")[0]
    return _note(ani, budi, pieces=(Piece(key, "draft", 1),) * (MAX_PIECES + 1))


class _Padded(Note, frozen=True, array_like=True):
    """True in all but its length."""

    padding: bytes = bytes(MAX_NOTE)


ABUSES: dict[str, Callable[[Desk, Desk, bytes], bytes]] = {
    "empty": lambda ani, budi, good: b"",
    "text": lambda ani, budi, good: b"Sedang dikerjakan",
    "halved": lambda ani, budi, good: good[: len(good) // 2],
    "flipped": lambda ani, budi, good: good[:-9] + bytes([good[-9] ^ 1]) + good[-8:],
    "too long": lambda ani, budi, good: _sealed(ani, budi, _Padded),
    "for another": lambda ani, budi, good: _note(ani, ani),
    "signed by another": lambda ani, budi, good: _note(ani, budi, crypto.SigningKey()),
    "uncertified": lambda ani, budi, good: _uncertified(ani, budi),
    "of another officer": lambda ani, budi, good: _note(budi, budi),
    "another format": lambda ani, budi, good: _sealed(ani, budi, Note, b"penghubung/at-work/0"),
    "too many": lambda ani, budi, good: _too_many(ani, budi),
    "unknown stage": lambda ani, budi, good: _note(
        ani, budi, pieces=((budi.cases.keys("open")[0], "elsewhere", 1),)
    ),
    "not msgpack": lambda ani, budi, good: crypto.seal(budi.certificate.age_key, b"\xff\xc1"),
}


def test_a_note_that_is_not_what_it_should_be_is_no_hint_and_no_fault(
    pair: Pair, caplog: pytest.LogCaptureFixture
) -> None:
    _, ani, budi = pair
    key = begun(ani)
    good = note_of(ani).read_bytes()
    note_of(ani).write_bytes(_note(ani, budi))
    assert seen(budi, key), "the hand that forges writes true notes too"
    caplog.set_level(logging.DEBUG)
    for name, abuse in ABUSES.items():
        note_of(ani).write_bytes(abuse(ani, budi, good))
        assert seen(budi, key) == (), name
    note_of(ani).unlink()
    note_of(ani).mkdir()
    budi.colleagues.look()
    assert caplog.records == []
    note_of(ani).rmdir()
    note_of(ani).write_bytes(good)
    assert [one.name for one in seen(budi, key)] == [ANI]


@pytest.mark.parametrize("card", [b"", b"x" * (1 << 20), b"\x89PHK\r\n\x1a\nkartu"])
def test_nothing_is_sealed_for_a_card_that_cannot_be_believed(pair: Pair, card: bytes) -> None:
    _, ani, budi = pair
    ani.home.card_path(budi.profile).write_bytes(card)
    begun(ani)
    assert not note_of(ani).exists()
    # Another officer's card in the place of this one's.
    ani.home.card_path(budi.profile).write_bytes(ani.home.card_path(ani.profile).read_bytes())
    begun(ani, 1)
    assert not note_of(ani).exists()


def test_a_note_that_cannot_be_written_is_written_the_next_time(pair: Pair) -> None:
    _, ani, budi = pair
    partial = note_of(ani).with_name(note_of(ani).name + ".partial")
    partial.mkdir()
    key = begun(ani)
    assert seen(budi, key) == ()
    partial.rmdir()
    ani.colleagues.note()
    assert [one.name for one in seen(budi, key)] == [ANI]


# The note itself


def _identity() -> LightIdentity:
    server, device = crypto.SigningKey(), crypto.SigningKey()
    identity = LightIdentity("https://server.test", device.raw, server_key=server.public)
    identity.age_identity, identity.age_public = crypto.new_age_identity()
    certificate = Certificate(
        *("d1", 1, "p1", "Petugas", "a1", "Dinas", "Asia/Jakarta", "liaison"),
        device.public,
        identity.age_public,
        1,
    )
    identity.signed_certificate = server.signed(crypto.CERTIFICATE, certificate)
    return identity


IDENTITY = _identity()
OTHERS = tuple(_identity() for _ in range(2))
PIECES = st.builds(
    Piece,
    st.text(st.characters(codec="ascii"), max_size=MAX_KEY),
    st.sampled_from(["draft", "held", "waiting", "submitted", "sent"]),
    st.integers(0, (1 << 40) - 1),
)


@given(st.lists(PIECES, max_size=12))
def test_what_is_sealed_for_several_each_of_them_opens(pieces: list[Piece]) -> None:
    to = [one.certificate for one in (*OTHERS, IDENTITY)]
    author, found = open_note(seal_note(IDENTITY, pieces, to), IDENTITY)
    assert (author, found) == (IDENTITY.certificate, tuple(pieces))


@given(st.binary(max_size=400))
def test_no_bytes_do_more_than_be_unusable(content: bytes) -> None:
    for raw in (content, crypto.seal(IDENTITY.age_public, content)):
        with pytest.raises(Unusable):
            open_note(raw, IDENTITY)
    signed = Signed(content, crypto.SigningKey(IDENTITY.device_key).sign(crypto.AT_WORK, content))
    with pytest.raises(Unusable):
        open_note(crypto.seal(IDENTITY.age_public, msgspec.msgpack.encode(signed)), IDENTITY)


def test_a_note_of_ever_so_much_work_keeps_within_its_bound() -> None:
    many = [Piece(f"{number:0{MAX_KEY}}", "submitted", (1 << 40) - 1) for number in range(2_000)]
    sealed = seal_note(IDENTITY, many, [IDENTITY.certificate] * 20)
    assert len(sealed) <= MAX_NOTE
    assert open_note(sealed, IDENTITY)[1] == tuple(many[:MAX_PIECES])
    longer = _Padded(IDENTITY.signed_certificate, tuple(many[:1]))
    signed = crypto.SigningKey(IDENTITY.device_key).signed(crypto.AT_WORK, longer)
    with pytest.raises(Unusable, match="too_long"):
        open_note(crypto.seal(IDENTITY.age_public, msgspec.msgpack.encode(signed)), IDENTITY)


def test_by_command_too(seated: Town, cli: Cli) -> None:
    rina = seated.home().profiles()[0].officer_id
    second = seated.synced(officer=BUDI)
    budi = second.certificate.officer
    second.close()
    number = cli("list", "--json", "--officer", rina).json[0]["tracking_id"]
    assert cli("follow-up", number, "--text", WORDS, "--officer", rina).status == 0
    shown = cli("show", number, "--officer", budi)
    assert "Sedang dikerjakan oleh Petugas Contoh · konsep terakhir disimpan" in shown.out
    assert WORDS not in shown.out
    (line,) = [row for row in cli("list", "--officer", budi).out.splitlines() if number in row]
    assert line.endswith("Dikerjakan rekan")
    (found,) = cli("show", number, "--json", "--officer", budi).json["colleagues"]
    assert (found["name"], found["stage"]) == ("Petugas Contoh", "draft")
    assert cli("show", number, "--json", "--officer", rina).json["colleagues"] == []
