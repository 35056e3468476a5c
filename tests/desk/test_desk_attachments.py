"""Files with an answer, as the officer meets them: attached offline, sent after the text, seen."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from desktop.commands.steps import sentence_of_error
from desktop.desk import Desk
from desktop.domain.errors import DiskFull, PenghubungError
from desktop.domain.model import Attachment, Content, Draft
from desktop.services.attachments import (
    AttachmentRefused,
    AttachmentTooLarge,
    NoSuchAttachment,
    ShownFile,
)
from desktop.storage.replica import Replica
from desktop.storage.salvage import salvage
from server.keys import JournalLine
from sync.filetypes import type_of
from tests.desk.conftest import Cli, Town
from tests.support.pictures import office_file, pdf, photo


@pytest.fixture
def desk(town: Town) -> Desk:
    return town.synced()


def draft(desk: Desk, text: str = "Dengan lampiran.", nth: int = 0) -> Draft:
    key = desk.cases.keys("open")[nth]
    return desk.work.save(key, Content("follow_up", text, "proses"))


def test_a_photo_goes_smaller_upright_and_without_its_marks(desk: Desk) -> None:
    original = photo(2600, quality=95, exif=True)
    made = desk.attachments.add(draft(desk).id, "IMG 1.JPG", original)
    (file,) = made.content.attachments
    assert file.size < len(original) / 2
    assert file.other is not None
    assert file.other.size == len(original)
    content = desk.attachments.content(file)
    picture = Image.open(io.BytesIO(content))
    assert max(picture.size) == 1600
    # Orientation 6: lying on its side, so that it stands upright now.
    assert picture.height > picture.width
    assert not picture.getexif()
    assert b"Kamera Uji" not in content
    assert Image.open(io.BytesIO(file.thumb)).format == "JPEG"
    assert len(file.thumb) <= 4096
    assert (file.name, file.type) == ("IMG 1.JPG", "jpg")


def test_the_original_goes_on_request_and_back(desk: Desk) -> None:
    original = photo(1900, exif=True)
    made = desk.attachments.add(draft(desk).id, "foto.jpg", original)
    (small,) = made.content.attachments
    (asked,) = desk.attachments.use_other(made.id, small.sha256).content.attachments
    assert asked.original
    assert desk.attachments.content(asked) == original
    (back,) = desk.attachments.use_other(made.id, asked.sha256).content.attachments
    assert (back.sha256, back.original) == (small.sha256, False)
    straight = desk.attachments.add(draft(desk, nth=1).id, "foto.jpg", original, original=True)
    assert straight.content.attachments[0].sha256 == asked.sha256


def test_a_picture_that_is_small_and_bare_goes_as_it_is(desk: Desk) -> None:
    small = photo(300, quality=60)
    (file,) = desk.attachments.add(draft(desk).id, "a.jpeg", small).content.attachments
    assert desk.attachments.content(file) == small
    assert file.other is None


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "CMYK"])
def test_pictures_of_every_kind_can_be_made_smaller(desk: Desk, mode: str) -> None:
    out = io.BytesIO()
    kind = "TIFF" if mode == "CMYK" else "PNG"
    picture = Image.open(io.BytesIO(photo(2000))).convert(mode)
    if kind == "TIFF":
        kind = "JPEG"
    picture.save(out, kind)
    (file,) = desk.attachments.add(draft(desk).id, "gambar", out.getvalue()).content.attachments
    assert type_of(desk.attachments.content(file)) == file.type
    assert file.name == f"gambar.{file.type}"


@pytest.mark.parametrize(
    ("name", "content", "error", "key"),
    [
        ("program.exe", b"MZ" + bytes(100), AttachmentRefused, "attachment_type"),
        ("laporan.pdf", b"<html>", AttachmentRefused, "attachment_type"),
        ("laporan.docx", office_file("docx", macros=True), AttachmentRefused, "attachment_type"),
        ("besar.pdf", pdf(5_000_001), AttachmentTooLarge, "attachment_large"),
        ("rusak.jpg", photo()[:300], AttachmentRefused, "attachment_unreadable"),
        ("kosong.pdf", b"", AttachmentRefused, "attachment_type"),
    ],
)
def test_what_cannot_go_is_told_at_once(
    desk: Desk, name: str, content: bytes, error: type[PenghubungError], key: str
) -> None:
    made = draft(desk)
    with pytest.raises(error) as refused:
        desk.attachments.add(made.id, name, content)
    assert refused.value.notice.key == key
    sentence = sentence_of_error(refused.value)
    assert name in sentence.happened
    assert sentence.action
    assert desk.work.draft(made.id) == made
    assert desk.replica.attachments.collect() == 0


def test_at_most_five_and_none_twice(desk: Desk) -> None:
    made = draft(desk)
    for seed in range(5):
        desk.attachments.add(made.id, f"{seed}.pdf", pdf(200, seed))
    with pytest.raises(AttachmentRefused) as full:
        desk.attachments.add(made.id, "6.pdf", pdf(200, 6))
    assert full.value.notice.key == "attachment_count"
    files = desk.work.draft(made.id).content.attachments
    desk.attachments.remove(made.id, files[0].sha256)
    with pytest.raises(AttachmentRefused) as twice:
        desk.attachments.add(made.id, "lagi.pdf", pdf(200, 1))
    assert twice.value.notice.key == "attachment_twice"


def test_typing_goes_on_while_files_are_attached(desk: Desk) -> None:
    made = draft(desk, "awal")
    desk.attachments.add(made.id, "a.pdf", pdf(300))
    saved = desk.work.save(made.complaint, Content("follow_up", "lanjut", "proses"), made.id)
    assert [f.name for f in saved.content.attachments] == ["a.pdf"]
    assert saved.content.text == "lanjut"


def test_sent_pulled_back_edited_and_given_up_the_files_stay_with_the_words(town: Town) -> None:
    desk = town.synced()
    made = draft(desk)
    desk.attachments.add(made.id, "foto.jpg", photo(1800))
    item = desk.work.send(made.id)
    assert item.content.attachments[0].other is None
    back = desk.work.pull_back(item.id)
    assert back.content.attachments == item.content.attachments
    assert desk.attachments.states() == {}
    again = desk.work.send(back.id)
    town.office.coordinator.end(again.complaint, "Ditutup oleh Sistem", "", 5, archived=False)
    assert desk.sync.run().conflicts == 1
    edited = desk.work.settle(again.id, "edit")
    assert isinstance(edited, Draft)
    assert edited.content.attachments == item.content.attachments
    desk.work.discard_draft(edited.id)
    assert desk.replica.attachments.collect() == 0
    anyway = desk.work.settle(again.id, "send_anyway")
    assert anyway.content.attachments == item.content.attachments
    done = desk.sync.run()
    assert done.receipt.attachments_sent == 1
    (shown,) = [f for fs in shown_of(desk, item.complaint).values() for f in fs]
    assert (shown.where, shown.here) == ("arrived", True)


def shown_of(desk: Desk, key: str) -> dict[str, tuple[ShownFile, ...]]:
    return desk.attachments.shown(desk.replica.queries.timeline(key))


def test_where_a_file_is_from_the_draft_to_the_server(town: Town) -> None:
    desk = town.synced()
    made = draft(desk)
    desk.attachments.add(made.id, "a.pdf", pdf(3000))
    key = made.complaint
    desk.work.send(made.id)
    (waiting,) = shown_of(desk, key).values()
    assert [f.where for f in waiting] == ["waiting"]
    done = desk.sync.run()
    assert (done.receipt.attachments_sent, done.receipt.attachments_outstanding) == (1, 0)
    assert done.receipt.verified
    (there,) = shown_of(desk, key).values()
    assert [f.where for f in there] == ["arrived"]
    colleague = town.synced("pc2", "Petugas Kedua")
    (seen,) = shown_of(colleague, key).values()
    assert [(f.where, f.here) for f in seen] == [("arrived", False)]
    with pytest.raises(NoSuchAttachment):
        colleague.attachments.copy_for_viewer(seen[0].file)
    colleague.sync.fetch(seen[0].file.sha256)
    path = colleague.attachments.copy_for_viewer(seen[0].file)
    assert path.read_bytes() == pdf(3000)
    assert path.name == "a.pdf"
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o600
    assert os.name == "nt" or path.parent.stat().st_mode & 0o777 == 0o700
    colleague.close()
    assert not path.exists()


def test_copies_left_by_a_power_cut_go_at_the_next_start(town: Town) -> None:
    desk = town.synced()
    (file,) = desk.attachments.add(draft(desk).id, "a.pdf", pdf(900)).content.attachments
    path = desk.attachments.copy_for_viewer(file)
    # Power goes: nothing is tidied up, only the lock and the file are let go.
    desk.replica.close()
    desk._lock.release()
    assert path.exists()
    town.open()
    assert not path.exists()


def test_a_file_that_the_server_turns_down_needs_the_officer(town: Town) -> None:
    desk = town.synced()
    made = draft(desk)
    desk.attachments.add(made.id, "bukti.pdf", pdf(900))
    digest = desk.replica.attachments.keep(b"MZ" + bytes(500))
    desk.replica.drafts.change_attachments(
        made.id,
        lambda files: (*files, *(f.__class__(digest, "lain.pdf", 502, "pdf") for f in files)),
    )
    desk.work.send(made.id)
    done = desk.sync.run()
    assert done.receipt.attachments_sent == 1
    assert done.receipt.verified
    (item,) = desk.attention.items()
    assert (item.case, item.reason) == ("attachment", "blob_type")
    assert done.receipt.needs_attention == 1
    operation, _, named = item.id.partition(":")
    desk.attachments.let_be(bytes.fromhex(operation), named)
    assert desk.attention.items() == ()


def test_a_file_turned_down_is_still_named_once_backups_hold_its_answer(town: Town) -> None:
    desk, central = town.synced(), town.office.central
    made = draft(desk)
    digest = desk.replica.attachments.keep(b"MZ" + bytes(500))
    bad = Attachment(digest, "lain.pdf", 502, "pdf", b"")
    desk.replica.drafts.change_attachments(made.id, lambda files: (bad,))
    sent = desk.work.send(made.id)
    desk.sync.run()
    central.keys.append(JournalLine(kind="backup", at=1, number=1 << 40))
    assert desk.sync.run().receipt.needs_attention == 1
    assert desk.sync.run().receipt.needs_attention == 1
    (item,) = desk.attention.items()
    assert "lain.pdf" in str(item.notice.values)
    desk.attachments.let_be(sent.id, digest)
    assert desk.sync.run().receipt.needs_attention == 0
    assert desk.replica.outbox.get(sent.id).content.text == ""


def test_a_file_that_arrived_with_a_later_answer_is_no_problem_any_more(town: Town) -> None:
    desk = town.synced()
    made = draft(desk)
    desk.attachments.add(made.id, "bukti.pdf", pdf(900))
    desk.work.send(made.id)
    for digest in desk.replica.attachments._blobs.all():
        desk.replica.attachments._blobs.remove([digest])
    assert desk.sync.run().receipt.needs_attention == 1
    again = draft(desk, "Sekali lagi.", 1)
    desk.attachments.add(again.id, "bukti.pdf", pdf(900))
    desk.work.send(again.id)
    done = desk.sync.run()
    assert (done.receipt.attachments_sent, done.receipt.needs_attention) == (1, 0)
    assert [f.where for fs in shown_of(desk, made.complaint).values() for f in fs] == ["arrived"]


def test_what_nothing_names_any_more_leaves_the_disk(town: Town) -> None:
    desk = town.synced()
    made = draft(desk)
    kept = pdf(40_000, 1)
    desk.attachments.add(made.id, "tetap.pdf", kept)
    for seed in range(2, 5):
        changed = desk.attachments.add(made.id, f"{seed}.pdf", pdf(400_000, seed))
        desk.attachments.remove(made.id, changed.content.attachments[-1].sha256)
    desk.replica.attachments.close()
    before = files_of(desk).stat().st_size
    assert desk.replica.attachments.collect() == 3
    desk.replica.attachments.close()
    assert files_of(desk).stat().st_size < before - 900_000
    (file,) = desk.work.draft(made.id).content.attachments
    assert desk.attachments.content(file) == kept


def files_of(desk: Desk) -> Path:
    return desk.home.folder / f"{desk.profile.stem}.files"


def test_backups_and_the_replica_stay_small(town: Town, tmp_path: Path) -> None:
    desk = town.synced()
    before = desk.home.replica(desk.profile).stat().st_size
    desk.attachments.add(draft(desk).id, "besar.pdf", pdf(4_000_000))
    made = desk.replica.backup(tmp_path / "cadangan.db")
    assert made.stat().st_size < before + 500_000
    assert pdf(4_000_000)[:40] not in files_of(desk).read_bytes()


def test_salvage_keeps_attachments(town: Town) -> None:
    desk = town.synced()
    made = draft(desk)
    desk.attachments.add(made.id, "a.pdf", pdf(9000))
    sent = draft(desk, "dikirim", 1)
    desk.attachments.add(sent.id, "b.pdf", pdf(9000, 2))
    desk.work.send(sent.id)
    path, key = desk.home.replica(desk.profile), desk.replica.database.key
    desk.replica.close()
    salvage(path, key, clock=town.office.clock)
    replica = Replica.open(path, key, clock=town.office.clock)
    (kept,) = replica.drafts.list()[0].content.attachments
    assert replica.attachments.content(kept.sha256) == pdf(9000)
    (state,) = replica.attachments.states()
    assert replica.attachments.content(state.sha256) == pdf(9000, 2)
    replica.close()


def test_a_damaged_attachment_file_costs_only_its_files(town: Town) -> None:
    desk = town.synced()
    lost = draft(desk, "dengan berkas yang rusak")
    desk.attachments.add(lost.id, "a.pdf", pdf(300_000))
    desk.work.send(lost.id)
    desk.replica.attachments.close()
    spoil(files_of(desk))
    done = desk.sync.run()
    assert done.receipt.verified
    assert done.receipt.sent == 1
    (item,) = desk.attention.items()
    assert item.reason == "not_here"
    kept = desk.attachments.add(draft(desk, nth=1).id, "b.pdf", pdf(2000, 2))
    assert desk.attachments.content(kept.content.attachments[0]) == pdf(2000, 2)


def test_a_damaged_attachment_file_is_filled_again_and_fails_no_run(town: Town) -> None:
    desk, colleague = town.synced(), town.synced("pc2", "Petugas Kedua")
    colleague.attachments.choose_policy("all")
    first = draft(desk)
    desk.attachments.add(first.id, "a.pdf", pdf(200_000))
    desk.work.send(first.id)
    desk.sync.run()
    assert colleague.sync.run().receipt.verified
    second = draft(desk, nth=1)
    desk.attachments.add(second.id, "b.pdf", pdf(200_000, 2))
    desk.work.send(second.id)
    desk.sync.run()
    colleague.replica.attachments.close()
    spoil(files_of(colleague))
    assert [f.here for fs in shown_of(colleague, first.complaint).values() for f in fs] == [False]
    done = colleague.sync.run()
    assert (done.error, done.receipt.verified) == ("", True)
    colleague.sync.run()
    for key in (first.complaint, second.complaint):
        (file,) = [f for fs in shown_of(colleague, key).values() for f in fs]
        assert file.here
        colleague.attachments.content(file.file)


def spoil(path: Path) -> None:
    """Every page but the first reads as garbage."""
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(bytes(content))


def test_an_ordered_deletion_takes_the_files_along(town: Town) -> None:
    desk, colleague = town.synced(), town.synced("pc2", "Petugas Kedua")
    made = draft(desk)
    desk.attachments.add(made.id, "a.pdf", pdf(5000))
    desk.work.send(made.id)
    assert desk.sync.run().receipt.attachments_sent == 1
    colleague.attachments.choose_policy("all")
    colleague.sync.run()
    central = town.office.central
    assert len(colleague.replica.attachments._blobs.all()) == 1
    central.coordinator.delete(made.complaint, town.office.clock.now())
    central.attachments.sweep(town.office.clock.now())
    assert central.attachments.store.listing("blob/") == []
    for one in (desk, colleague):
        assert one.sync.run().receipt.verified
        assert one.replica.attachments._blobs.all() == {}


def test_a_revoked_desk_seals_its_files_too(town: Town) -> None:
    desk = town.synced()
    made = draft(desk)
    desk.attachments.add(made.id, "draf.pdf", pdf(7000))
    sent = draft(desk, "antre", 1)
    desk.attachments.add(sent.id, "antre.pdf", pdf(7000, 2))
    desk.work.send(sent.id)
    central = town.office.central
    assert central.accounts.revoke(desk.certificate.device, town.office.clock.now())
    done = desk.sync.run()
    assert done.left is not None
    assert done.left.delivered
    items = central.sealed.open(desk.certificate.device)
    files = {i.text.split(" ", 1)[1]: i.text.split(" ", 1)[0] for i in items if i.kind == "file"}
    assert set(files) == {"draf.pdf", "antre.pdf"}
    found = central.sealed.file(desk.certificate.device, bytes.fromhex(files["draf.pdf"]))
    assert found == ("draf.pdf", pdf(7000))
    assert not files_of(desk).exists()
    assert list(desk.home.sealed.iterdir()) == []
    assert not desk.home.opened(desk.profile).exists()


def test_from_the_command_line(seated: Town, cli: Cli, tmp_path: Path) -> None:
    picture, paper = tmp_path / "foto.jpg", tmp_path / "surat.pdf"
    picture.write_bytes(photo(2000))
    paper.write_bytes(pdf(3000))
    number = cli("list", "--json").json[0]["tracking_id"]
    made = cli("follow-up", number, "--text", "Terlampir.", "--attach", str(picture), "--json").json
    assert [f["name"] for f in made["attachments"]] == ["foto.jpg"]
    assert made["attachments"][0]["other_size"] > made["attachments"][0]["size"]
    added = cli("attach", str(made["id"]), str(paper), "--json").json
    assert len(added["attachments"]) == 2
    digest = added["attachments"][0]["sha256"]
    assert len(cli("detach", str(made["id"]), digest[:10], "--json").json["attachments"]) == 1
    cli("attach", str(made["id"]), str(picture), "--original")
    bad = tmp_path / "x.exe"
    bad.write_bytes(b"MZ")
    refused = cli("attach", str(made["id"]), str(bad))
    assert refused.status == 1
    assert "x.exe" in refused.err
    assert cli("drafts", "--send", str(made["id"])).status == 0
    assert "di kotak keluar" in cli("attachments").out
    synced = cli("sync", "--json").json
    assert (synced["attachments_sent"], synced["attachments_outstanding"]) == (2, 0)
    assert cli("attachments", "--json").json == []
    listed = cli("attachments", number, "--json").json
    assert {f["where"] for f in listed} == {"arrived"}
    to = tmp_path / "keluar.pdf"
    wanted = next(f for f in listed if f["name"] == "surat.pdf")
    assert cli("fetch", number, wanted["sha256"][:12], "--to", str(to)).status == 0
    assert to.read_bytes() == pdf(3000)
    assert cli("attachments", "--fetch-policy", "kecil").status == 0
    assert "surat.pdf" in cli("show", number).out


def test_a_full_disk_while_attaching_leaves_the_draft_as_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = desk.attachments.add(draft(desk).id, "a.pdf", pdf(500))

    def full(content: bytes) -> str:
        raise DiskFull("ENOSPC")

    monkeypatch.setattr(desk.replica.attachments, "keep", full)
    with pytest.raises(DiskFull):
        desk.attachments.add(made.id, "b.pdf", pdf(500, 2))
    assert desk.work.draft(made.id) == made
