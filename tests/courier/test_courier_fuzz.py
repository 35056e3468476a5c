"""The courier's decoder before hostile bytes: one refusal, told apart, and bounded memory."""

from __future__ import annotations

import secrets
import tracemalloc

import msgspec
import pytest
import zstandard
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from server.courier import CourierDesk
from sync import courier_file, crypto
from sync.courier_file import (
    HEADER,
    CarriedAnswer,
    CarriedRequest,
    SealedAnswer,
    Shell,
    Unusable,
    key_name,
    unwrap,
    wrap,
)
from sync.wire import Signed
from tests.courier.test_courier_abuse import state_of
from tests.support.courier_room import CourierRoom

SEAL = secrets.token_bytes(300)
SHELL = Shell("answer", bytes(range(16)), bytes(range(16, 32)), bytes(16))
GOOD = wrap(SHELL, SEAL)
hashes = st.binary(min_size=16, max_size=16)


@given(st.sampled_from(["request", "answer"]), hashes, hashes, hashes, st.binary(max_size=2000))
def test_a_file_comes_out_as_it_went_in(
    kind: courier_file.Kind, sender: bytes, recipient: bytes, about: bytes, seal: bytes
) -> None:
    shell = Shell(kind, sender, recipient, about)
    assert unwrap(wrap(shell, seal), kind) == (shell, seal)


def test_cut_off_at_any_byte_it_is_halved_or_empty() -> None:
    for length in range(len(GOOD)):
        with pytest.raises(Unusable) as refused:
            unwrap(GOOD[:length], "answer")
        assert refused.value.why == ("halved" if length else "empty")


@given(st.integers(0, 8 * len(GOOD) - 1))
@example(0)
@example(8 * HEADER)
def test_any_flipped_bit_is_damage(bit: int) -> None:
    changed = bytearray(GOOD)
    changed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(Unusable) as refused:
        unwrap(bytes(changed), "answer")
    assert refused.value.why == "damaged"


@given(st.binary(max_size=3000), st.sampled_from(["request", "answer"]))
def test_any_bytes_are_refused_by_name(content: bytes, kind: courier_file.Kind) -> None:
    with pytest.raises(Unusable):
        unwrap(content, kind)


def claims(length: int) -> bytes:
    """A whole shell that claims a seal of that length, and no seal."""
    head = courier_file._SHELL.pack(
        courier_file.MAGIC, 1, 2, 0, length, bytes(16), bytes(16), bytes(16), bytes(16)
    )
    return head + courier_file._check(head, 8)


@given(st.integers(0, 2**32 - 1))
def test_a_claimed_length_takes_no_memory(length: int) -> None:
    content = claims(length)
    tracemalloc.start()
    try:
        with pytest.raises(Unusable):
            unwrap(content, "answer")
        assert tracemalloc.get_traced_memory()[1] < 100_000
    finally:
        tracemalloc.stop()


@pytest.fixture(scope="module")
def inner() -> st.SearchStrategy[bytes]:
    """What may stand inside a seal that was made for the right key."""
    signed = st.builds(Signed, st.binary(max_size=200), st.binary(max_size=70))
    number = st.integers(0, 2**40 - 1)
    request = st.builds(CarriedRequest, signed, number, number, st.binary(max_size=200))
    answer = st.builds(
        CarriedAnswer, st.text(max_size=9), st.binary(max_size=32), number, st.binary(max_size=200)
    )
    sealed = st.builds(SealedAnswer, signed)
    shapes = st.one_of(signed, request, answer, sealed).map(msgspec.msgpack.encode)
    return st.one_of(st.binary(max_size=400), shapes)


SLOW = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@SLOW
@given(data=st.data())
def test_whatever_is_sealed_for_the_desk_it_believes_only_its_server(
    room: CourierRoom, inner: st.SearchStrategy[bytes], data: st.DataObject
) -> None:
    desk = room.desks[0] if room.desks else room.desk()
    own = desk.replica.identity
    before = state_of(desk)
    shell = Shell("answer", key_name(own.server_age), key_name(own.age_public), bytes(16))
    content = wrap(shell, crypto.seal(own.age_public, data.draw(inner)))
    with pytest.raises(Unusable):
        desk.courier._courier().open(content)
    assert state_of(desk) == before


@SLOW
@given(data=st.data())
def test_whatever_is_sealed_for_the_server_it_believes_only_its_desks(
    room: CourierRoom, inner: st.SearchStrategy[bytes], data: st.DataObject
) -> None:
    central = room.office.central
    recipient = central.keys.recipient
    shell = Shell("request", bytes(16), key_name(recipient), bytes(16))
    content = wrap(shell, crypto.seal(recipient, data.draw(inner)))
    with pytest.raises(Unusable):
        central.courier.process(content, room.office.clock.now())


@SLOW
@given(content=st.binary(max_size=2000))
def test_the_server_refuses_any_bytes_by_name(room: CourierRoom, content: bytes) -> None:
    with pytest.raises(Unusable):
        room.office.central.courier.process(content, room.office.clock.now())


def test_a_bomb_in_a_request_stays_within_its_limit(room: CourierRoom) -> None:
    """A desk's own, well signed request that unfolds to a gigabyte."""
    desk = room.desk()
    own = desk.replica.identity
    bomb = b"\xb7\1" + zstandard.ZstdCompressor(level=1).compress(bytes(1 << 28))
    carried = CarriedRequest(own.signed_certificate, 1, 1, bomb)
    key = crypto.SigningKey(own.device_key)
    plain = msgspec.msgpack.encode(key.signed(crypto.CARRIED_REQUEST, carried))
    shell = Shell("request", bytes(16), key_name(own.server_age), bytes(16))
    content = wrap(shell, crypto.seal(own.server_age, plain))
    served: CourierDesk = room.office.central.courier
    tracemalloc.start()
    try:
        with pytest.raises(Unusable):
            served.process(content, room.office.clock.now())
        assert tracemalloc.get_traced_memory()[1] < 4 * served.longest
    finally:
        tracemalloc.stop()
