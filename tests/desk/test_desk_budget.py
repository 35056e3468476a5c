"""What an exchange will cost, what was used, and the day's cap."""

from __future__ import annotations

import pytest

from desktop.desk import Desk
from desktop.domain.model import Content
from desktop.services.budget import CAP, LOOKS, MEGABYTE
from sync import codec
from tests.desk.conftest import Town
from tests.support.pictures import pdf

DAY = 86_400


def answer(desk: Desk, key: str, words: str) -> None:
    """Put an answer into the outbox."""
    desk.work.send(desk.work.save(key, Content("follow_up", words, "proses")).id)


def replies(town: Town, keys: tuple[str, ...]) -> None:
    """Reporters answer at the server."""
    for key in keys:
        words = f"Mohon kabar perkembangan laporan {key} ini."
        town.office.coordinator.reply(key, words, town.office.clock.now())


def run(town: Town, desk: Desk) -> int:
    """An exchange a minute later; its bytes both ways."""
    town.office.clock.at += 60
    receipt = desk.sync.run().receipt
    assert receipt.verified
    return receipt.bytes_up + receipt.bytes_down


def test_before_the_first_exchange_nothing_is_claimed(town: Town) -> None:
    desk = town.enrolled()
    cost = desk.budget.cost()
    assert (cost.answers, cost.changes, cost.attachments, cost.known) == (0, None, 0, 0)
    assert desk.budget.used().month.both == 0


def test_the_cost_before_is_close_to_the_receipt_after(town: Town) -> None:
    desk = town.synced()
    # What brought the copy is no example of what a day brings.
    assert desk.budget.cost().changes is None
    idle = run(town, desk)
    assert desk.budget.cost().answers == idle
    keys = desk.cases.keys("open")
    for start in (0, 6):
        replies(town, keys[start : start + 6])
        run(town, desk)
    for count in (1, 5, 20):
        for number, key in enumerate(keys[:count]):
            answer(desk, key, f"Petugas sudah meninjau dan mulai memperbaiki, nomor {number}.")
        replies(town, keys[-8:])
        town.office.clock.at += 60
        news = desk.looks.run().news
        assert news is not None
        assert news.waits == 8
        said = desk.budget.cost()
        assert said.changes is not None
        real = run(town, desk)
        share = said.known / real
        print(f"{count} answers, 8 changes: said {said}, used {real}, share {share:.2f}")
        assert 0.7 <= share <= 1.4


def test_asking_writes_nothing_and_packs_once(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = town.synced()
    answer(desk, desk.cases.keys("open")[0], "Akan kami tinjau.")
    packed: list[int] = []
    pack = codec.pack

    def noted(message: bytes, *more: codec.Dictionaries | bytes) -> bytes:
        packed.append(len(message))
        return pack(message, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(codec, "pack", noted)
    costs = {desk.budget.cost() for _ in range(3)}
    assert (len(costs), len(packed)) == (1, 1)
    assert [item.state for item in desk.work.outbox()] == ["queued"]


def test_without_news_the_past_says_what_usually_comes(town: Town) -> None:
    desk = town.synced()
    run(town, desk)
    keys = desk.cases.keys("open")
    for _ in range(3):
        replies(town, keys[:6])
        run(town, desk)
    usual = desk.budget.cost().changes
    assert usual is not None
    assert usual > 0
    town.office.clock.at += 60
    desk.looks.run()
    assert desk.budget.cost().changes == 0


def test_used_by_day_and_month_in_the_agencys_zone(town: Town) -> None:
    town.office.clock.at = 1_793_552_340  # 1 November 2026, 23.59 in Jakarta
    desk = town.synced()
    first = desk.replica.receipts.list(1)[0]
    before = desk.budget.used()
    assert before.day == before.month
    assert before.day.up == first.bytes_up
    second = run(town, desk)
    desk.looks.run()
    after = desk.budget.used()
    looked = after.day.both - second
    assert 0 < looked < 400
    assert after.month.both == before.month.both + second + looked
    town.office.clock.at += DAY
    assert desk.budget.used().day.both == 0
    assert desk.budget.used().month == after.month
    town.office.clock.at += 31 * DAY
    assert desk.budget.used().month.both == 0


def test_the_cap_holds_attachments_back_and_never_text(town: Town) -> None:
    desk = town.synced()
    budget = desk.budget
    assert budget.attachments_allowed(10**12)
    budget.set_daily_cap(1)
    left = MEGABYTE - budget.used().day.both
    assert budget.attachments_allowed(left)
    assert not budget.attachments_allowed(left + 1)
    one_run = budget.allowance()
    assert [one_run(left - 9), one_run(10), one_run(9)] == [True, False, True]
    keys = desk.cases.keys("open")
    sizes = (600_000, 500_000, 200_000)
    for number, size in enumerate(sizes):
        draft = desk.work.save(keys[number], Content("follow_up", "Dengan berkas.", "proses"))
        desk.work.send(desk.attachments.add(draft.id, "a.pdf", pdf(size, number)).id)
    assert budget.cost().attachments == pytest.approx(sum(sizes), rel=0.01)
    town.office.clock.at += 60
    receipt = desk.sync.run().receipt
    assert (receipt.verified, receipt.sent) == (True, 3)
    assert (receipt.attachments_sent, receipt.attachments_outstanding) == (2, 1)
    assert budget.used().day.both < MEGABYTE
    assert budget.held() == 1
    assert budget.cost().attachments == pytest.approx(500_000, rel=0.01)
    answer(desk, keys[4], "Kata-kata selalu berangkat.")
    assert run(town, desk)
    assert desk.work.outbox() == ()
    assert budget.held() == 1
    town.office.clock.at += DAY
    receipt = desk.sync.run().receipt
    assert (receipt.attachments_sent, receipt.attachments_outstanding) == (1, 0)
    assert budget.held() == 0


def test_a_file_the_officer_asks_for_goes_and_counts(town: Town) -> None:
    desk, other = town.synced(), town.synced("pc2", "Petugas Kedua")
    key = other.cases.keys("open")[0]
    draft = other.work.save(key, Content("follow_up", "Dengan berkas.", "proses"))
    (file,) = other.attachments.add(draft.id, "a.pdf", pdf(300_000)).content.attachments
    other.work.send(draft.id)
    run(town, other)
    desk.budget.set_daily_cap(1)
    run(town, desk)
    desk.budget.set_daily_cap(0)
    before = desk.budget.used().day.down
    desk.sync.fetch(file.sha256)
    assert desk.budget.used().day.down - before > 300_000


def test_sums_of_an_earlier_month_are_forgotten(town: Town) -> None:
    desk = town.synced()
    used = desk.budget.used()
    desk.replica.settings.set(LOOKS, '{"day": "1999-01-01", "day_up": 99, "month_up": 99}')
    assert desk.budget.used() == used


@pytest.mark.parametrize("stored", ["much", "-3", "{", "²"])
def test_settings_of_another_version_count_as_not_set(town: Town, stored: str) -> None:
    desk = town.enrolled()
    for key in (CAP, LOOKS):
        desk.replica.settings.set(key, stored)
    assert desk.budget.daily_cap() == 0
    assert desk.budget.used().day.both == 0
    with pytest.raises(ValueError, match="megabytes"):
        desk.budget.set_daily_cap(-1)
