"""Train a compression dictionary for small bodies from generated words only.

Run by hand for a new release: `python build/train_dictionary.py NAME`. Writes
`sync/dictionaries/NAME.zdict`. A shipped dictionary is never changed or removed: desks in the
field name theirs by hash. The words come from the generator's "dictionary" vocabulary, which
shares no sentence and no content word with what the benchmarks measure, and from the function
words and turns of phrase below, which any office in the country writes.
"""

from __future__ import annotations

import random
import sys
import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import zstandard

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from resources.practice import PracticeOffice, follow_up_text
from sync.columns import Packer
from sync.content import Body, State, TimelineEntry, canonical, derived_ids
from sync.wire import Change, Checkpoint, Columns, Entry, Operation, OpResult, Part, SyncRequest

SIZE = 32_768
COMPLAINTS = 4_000
SEED = 20_260
START = 1_750_000_000
STATUSES = (
    "Belum Ditindaklanjuti",
    "Ditindaklanjuti oleh Instansi",
    "Ditanggapi oleh Pelapor",
    "Menunggu Kelengkapan Informasi",
    "Dikembalikan oleh Instansi",
    "Ditutup oleh Sistem",
)
PHRASES = (
    "terima kasih atas laporan yang Bapak/Ibu sampaikan",
    "menindaklanjuti laporan Saudara, dapat kami sampaikan hal-hal sebagai berikut",
    "sehubungan dengan hal tersebut di atas",
    "berdasarkan hasil koordinasi dengan pihak terkait",
    "mohon kiranya dapat segera ditindaklanjuti oleh pihak yang berwenang",
    "demikian kami sampaikan, atas perhatian dan kerja samanya kami ucapkan terima kasih",
    "sesuai dengan ketentuan peraturan perundang-undangan yang berlaku",
    "kami mohon maaf atas ketidaknyamanan yang ditimbulkan",
    "akan tetapi sampai dengan saat ini belum ada tindak lanjut",
    "untuk informasi lebih lanjut silakan menghubungi",
    "dengan ini saya ingin menyampaikan bahwa",
    "selamat pagi, selamat siang, selamat sore, selamat malam",
    "assalamualaikum warahmatullahi wabarakatuh",
    "mengapa tidak pernah diberitahukan sebelumnya kepada kami",
    "sudah beberapa kali kami sampaikan tetapi tidak ada tanggapan",
    "apakah hal ini memang dibiarkan begitu saja oleh pemerintah",
    "seharusnya tidak seperti itu, karena dapat membahayakan orang lain",
    "saya mohon bantuannya agar dapat segera diproses secepatnya",
    "yang bersangkutan tidak dapat dihubungi sehingga kami menunggu",
    "apabila masih terdapat kendala, jangan ragu untuk melaporkan kembali",
    "adapun yang menjadi pertanyaan saya adalah bagaimana caranya",
    "kami akan terus melakukan pemantauan dan evaluasi secara berkala",
    "padahal sudah dijelaskan bahwa tidak dipungut biaya apa pun",
    "setelah dilakukan pengecekan di lapangan oleh petugas kami",
)


def _rows(rng: random.Random, office: PracticeOffice) -> Iterator[list[Change]]:
    """Each complaint as a desk gets it."""
    for complaint in office:
        number = rng.randrange(1_000, 60_000)
        key = complaint["tracking_id"]
        at = START + rng.randrange(60_000_000)
        fields = {k: v for k, v in complaint.items() if k in Body.__struct_fields__ and v}
        body = Body(**{**fields, "reported_at": at, "source": "sp4n", "reporter": ""})  # type: ignore[arg-type]
        state = State(
            status=rng.choice(STATUSES),
            turn=rng.choice(["agency", "reporter", "nobody", "coordinator"]),
            agency=f"a{rng.getrandbits(40):010x}",
            disposed_at=at + rng.randrange(100_000),
            last_follow_up_at=at + rng.choice([0, 90_000]),
            first_follow_up_at=at + rng.choice([0, 90_000]),
            last_reply_at=rng.choice([0, at + 200_000]),
            closed=rng.random() < 0.3,
        )
        rows: list[Change] = [Part(key, 1, number, canonical(state))]
        if rng.random() < 0.5:
            rows.insert(0, Part(key, 0, number, canonical(body)))
        for item in complaint.get("timeline", ()):
            by_operation = item["kind"] == "follow_up" and rng.random() < 0.5
            entry = TimelineEntry(
                kind=item["kind"],
                at=at,
                by=item.get("agency") or "",
                text=item.get("text") or "",
                result=item.get("result") or "",
                status=item.get("status") or "",
                operation=uuid.UUID(int=rng.getrandbits(128)).hex if by_operation else "",
            )
            ids = derived_ids(key, msgspec.to_builtins(entry))
            rows.append(Entry(key, ids[0] or ids[1], number, canonical(entry)))
        yield rows


def samples() -> Iterator[bytes]:
    """Pages and operations as they travel, and phrases."""
    rng = random.Random(SEED)
    office = PracticeOffice(SEED, COMPLAINTS, 12, date(2026, 6, 1), vocabulary="dictionary")
    page: list[Change] = []
    for rows, complaint in zip(_rows(rng, office), office, strict=True):
        page += rows
        if rng.random() < 0.4:
            number = rng.randrange(60_000)
            frames = [
                OpResult(0, "applied", number, at=START),
                Columns(Packer().pack(page)),
                Checkpoint(number),
            ]
            yield b"".join(msgspec.msgpack.encode(frame) for frame in frames)
            page = []
        operation = Operation(
            id=rng.randbytes(16),
            kind="follow_up",
            complaint=complaint["tracking_id"],
            base=rng.randrange(60_000),
            at=START + rng.randrange(60_000_000),
            seq=rng.randrange(1, 500),
            text=follow_up_text(rng, complaint, vocabulary="dictionary"),
            result=rng.choice(["proses", "selesai"]),
        )
        request = SyncRequest(
            2,
            rng.randbytes(12),
            rng.randbytes(8),
            rng.randrange(60_000),
            8 << 20,
            rng.randbytes(8),
            1,
            (msgspec.msgpack.encode(operation),),
        )
        yield msgspec.msgpack.encode(request)
    for _ in range(40):
        yield ". ".join(rng.sample(PHRASES, len(PHRASES))).encode()


def train(size: int = SIZE) -> bytes:
    """The dictionary, the same for the same generator."""
    return zstandard.train_dictionary(size, list(samples()), level=19).as_bytes()


def main() -> None:
    """Train and write; refuses to overwrite."""
    target = (
        Path(__file__).resolve().parent.parent / "sync" / "dictionaries" / f"{sys.argv[1]}.zdict"
    )
    if target.exists():
        raise SystemExit(f"{target.name} was shipped; choose a new name")
    trained = train()
    target.write_bytes(trained)
    print(f"{target.name}: {len(trained)} bytes")


if __name__ == "__main__":
    main()
