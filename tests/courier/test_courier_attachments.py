"""Attachments beside the courier: the text goes first, and a revoked PC's files come sealed."""

from __future__ import annotations

from desktop.desk import Desk
from desktop.domain.model import Content, Draft, Filter
from tests.support.courier_room import CourierRoom
from tests.support.pictures import pdf


def draft(desk: Desk, content: bytes) -> Draft:
    [row] = desk.replica.queries.list_complaints(Filter(view="needs_answer"), limit=1)
    made = desk.work.save(row.key, Content("follow_up", "Terlampir.", "proses"))
    return desk.attachments.add(made.id, "surat.pdf", content)


def test_the_text_goes_with_the_courier_and_its_file_when_there_is_a_line(
    room: CourierRoom,
) -> None:
    desk = room.desk()
    item = desk.work.send(draft(desk, pdf(5000)).id)
    made = room.export(desk)
    assert made.path.stat().st_size < 4000
    done = desk.courier.take(room.answer(made))
    assert (done.receipt.verified, done.receipt.sent) == (True, 1)
    assert desk.replica.outbox.get(item.id).state == "acked"
    assert room.texts() == ["Terlampir."]
    assert room.office.central.attachments.store.listing("blob/") == []
    assert desk.sync.run().receipt.attachments_sent == 1


def test_the_largest_file_of_a_revoked_pc_is_taken_in(room: CourierRoom) -> None:
    desk = room.desk()
    content = pdf(room.office.central.limits.attachment_bytes - 2000)
    draft(desk, content)
    made = room.export(desk)
    central, device = room.office.central, desk.certificate.device
    central.accounts.revoke(device, room.office.clock.now())
    done = desk.courier.take(room.answer(made))
    assert done.left is not None
    assert done.left.courier is not None
    for file in sorted(desk.home.sealed.iterdir()):
        said = room.serve(file)
        assert said.status == 0, said.text
        assert "tersegel diterima" in said.text
    names = {
        i.text.split(" ", 1)[1]: i.text.split(" ", 1)[0]
        for i in central.sealed.open(device)
        if i.kind == "file"
    }
    assert central.sealed.file(device, bytes.fromhex(names["surat.pdf"])) == ("surat.pdf", content)
