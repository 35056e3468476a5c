"""After a restore a desk's answers on one complaint come back in the order of its line."""

from __future__ import annotations

from desktop.domain.model import Content
from tests.support.office import Office
from tests.support.story import colleagues, open_case, texts


def test_an_answer_that_stood_in_for_another_keeps_its_place(office: Office) -> None:
    mine, theirs = colleagues(office)
    case = open_case(mine)
    saved = office.save_database()
    first = mine.follow_up(case, "Jawaban pertama.")
    mine.send(case, Content("note", "Catatan di belakangnya."))
    theirs.follow_up(case, "Rekan lebih dulu.")
    assert theirs.sync().sent == 1
    assert mine.sync().conflicts == 1
    mine.replica.outbox.send_anyway(first.id, at=office.clock.now())
    assert mine.sync().sent == 2
    office.put_back(saved, restore=True)
    assert mine.sync().verified
    stood = [t for t in texts(office, case) if t.startswith(("Jawaban", "Catatan"))]
    assert stood == ["Jawaban pertama.", "Catatan di belakangnya."]
    with office.central.database.read() as connection:
        query = "SELECT kind FROM entry WHERE complaint_key = ? AND operation IS NOT NULL"
        rows = connection.exec_driver_sql(f"{query} ORDER BY no", (case,))
        assert [row.kind for row in rows] == ["follow_up", "note"]
