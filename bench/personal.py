"""How well the guard against personal data tells it from numbers that look alike.

    python -m bench.personal                      # on invented answers
    python -m bench.personal --carriers FILE.xlsx # on the texts of an export

Plants one datum at a known place in each text and counts what was missed (not found, or not
whole); then plants harmless numbers and counts alarms; and counts alarms in the texts as they
are, which may hold real data in part. Figures are per 1,000 texts; no text is printed.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

from desktop.domain.personal import Datum, find_personal

COUNT: Final = 2_000
_PROVINCES: Final = ("11", "31", "32", "33", "35", "51", "64", "65", "73", "94")
_FIRST: Final = (
    "Suryani",
    "Nurhasanah",
    "Paijo",
    "Bambang",
    "Yohana",
    "Made",
    "Siti",
    "Agus",
    "Dewi",
)
_LAST: Final = ("Simanjuntak", "Wulandari", "Hidayatullah", "Kartosuwiryo", "Nainggolan", "Pratiwi")
_SENTENCES: Final = (
    "Terima kasih atas laporan yang Bapak/Ibu sampaikan melalui SP4N-LAPOR!.",
    "Petugas kami telah memeriksa lokasi pada tanggal {date} pukul {time} WITA.",
    "Perbaikan dijadwalkan paling lambat {date} dan akan diberitahukan kembali.",
    "Anggaran pemeliharaan sebesar {money} tersedia pada tahun {year}.",
    "Sesuai Surat Keputusan Nomor {decree} tentang pembentukan tim pemeliharaan jalan.",
    "Laporan {ticket} sebelumnya sudah ditanggapi oleh bidang yang sama.",
    "Titik kerusakan berada di {spot}, sekitar 120 meter dari simpang empat.",
    "Tim terdiri atas 12 orang dan memakai 3 unit kendaraan dinas.",
    "Apabila masih terdapat kendala, silakan menyampaikan laporan kembali.",
    "Jam pelayanan {time}-15.30, hari Senin sampai dengan Jumat.",
    "Kabel penerangan di tiang 14 putus; suku cadang tiba dalam 3 hari kerja.",
    "Volume pekerjaan 1.250 meter persegi dengan tebal 5 cm di RT 05 RW 11.",
)


def _pick(seed: int, purpose: str) -> random.Random:
    return random.Random(f"{purpose}:{seed}")


def niks(seed: int) -> str:
    """An invented NIK, women's days included, written in one of several ways."""
    by = _pick(seed, "nik")
    day = by.randint(1, 28) + by.choice((0, 40))
    head = f"{by.choice(_PROVINCES)}{by.randint(1, 79):02d}{by.randint(1, 40):02d}"
    born = f"{day:02d}{by.randint(1, 12):02d}{by.randint(0, 99):02d}"
    digits = f"{head}{born}{by.randint(1, 9999):04d}"
    gap = by.choice(("", "", " ", ".", "-", " - "))
    cuts = by.choice(((6, 12), (4, 8, 12), (2, 4, 6, 12)))
    return gap.join(digits[a:b] for a, b in zip((0, *cuts), (*cuts, 16), strict=True))


def phones(seed: int) -> str:
    """An invented telephone number, mobile or fixed, written in one of several ways."""
    by = _pick(seed, "phone")
    if by.random() < 0.2:
        area, rest = (
            by.choice(("021", "0541", "0542", "0274", "031")),
            str(by.randint(200000, 899999)),
        )
        return by.choice(("({}) {}", "{}-{}", "{} {}", "{}{}")).format(area, rest)
    rest = "".join(by.choice("0123456789") for _ in range(by.randint(8, 10)))
    digits = f"8{by.choice('1235789')}{rest}"
    head = by.choice(("0", "0", "0", "+62", "62", "+62 ", "+62-"))
    gap = by.choice(("", "", " ", "-", ".", " - "))
    parts = [digits[:3], digits[3:7], digits[7:]]
    return head + gap.join(parts)


def emails(seed: int) -> str:
    """An invented address."""
    by = _pick(seed, "email")
    who = f"{by.choice(_FIRST)}{by.choice(('', '.', '_'))}{by.choice(_LAST)}{by.choice(('', '88'))}"
    host = by.choice(("contoh.example", "surat.contoh.co.id", "kantor-contoh.go.id"))
    return f"{who.lower() if by.random() < 0.7 else who}@{host}"


def names(seed: int) -> tuple[str, str]:
    """A reporter's name, and a way in which an answer might let it slip."""
    by = _pick(seed, "name")
    first, last = by.choice(_FIRST), by.choice(_LAST)
    said = by.choice((f"{first} {last}", first, last, f"{first} {last}".upper(), last.lower()))
    return by.choice((f"{first} {last}", f"Hj. {first} {last}", f"{last} {first}")), said


def _date(seed: int) -> str:
    by = _pick(seed, "date")
    day, month, year = by.randint(1, 28), by.randint(1, 12), by.randint(2019, 2027)
    shape = by.choice(
        ("{:02d}-{:02d}-{}", "{:02d}/{:02d}/{}", "{:02d}.{:02d}.{}", "{:02d} {:02d} {}")
    )
    return shape.format(day, month, year)


def _money(seed: int) -> str:
    by = _pick(seed, "money")
    figure = f"{by.randint(10**6, 10**12):,}".replace(",", ".")
    return by.choice(("Rp{}", "Rp {}", "Rp. {},00", "{}", "{} rupiah")).format(figure)


def _decree(seed: int) -> str:
    by = _pick(seed, "decree")
    a, b, year = by.randint(1, 999), by.randint(1, 99999), by.randint(2015, 2027)
    shapes = (
        "{0}/{1}/DPU/{2}",
        "{0}.45/{1}/HK/{2}",
        "B/{1}/{0}/{2}",
        "{0}/{1:08d}/{2}",
        "0{1:08d}/SK/{2}",
    )
    return by.choice(shapes).format(a, b, year)


def _ticket(seed: int) -> str:
    return f"#{_pick(seed, 'ticket').randint(10**6, 10**11)}"


def _spot(seed: int) -> str:
    by = _pick(seed, "spot")
    far, wide = by.uniform(-8, 5), by.uniform(95, 141)
    return by.choice(
        (
            f"{far:.7f}, {wide:.7f}",
            f"{far:.14f},{wide:.14f}",
            f"https://maps.example/@{far:.7f},{wide:.7f},17z",
        )
    )


def _officer(seed: int) -> str:
    """An official's number, which letters name: 18 digits."""
    by = _pick(seed, "officer")
    born = f"19{by.randint(60, 99)}{by.randint(1, 12):02d}{by.randint(1, 28):02d}"
    since = f"20{by.randint(10, 26):02d}{by.randint(1, 12):02d}"
    return f"{born} {since} {by.randint(1, 2)} {by.randint(1, 99):03d}"


def _hours(seed: int) -> str:
    by = _pick(seed, "hours")
    minute, join = by.choice(("00", "15", "30", "45")), by.choice(("-", " - ", "–"))
    return f"08.{minute}{join}1{by.randint(2, 6)}.00"


HARMLESS: Final[dict[str, Callable[[int], str]]] = {
    "tracking id": _ticket,
    "date": _date,
    "money": _money,
    "number of a decree or letter": _decree,
    "coordinate or map link": _spot,
    "official's number (NIP)": _officer,
    "hours": _hours,
}
PLANTED: Final[dict[str, Callable[[int], tuple[str, str]]]] = {
    "nik": lambda seed: ("", niks(seed)),
    "phone": lambda seed: ("", phones(seed)),
    "email": lambda seed: ("", emails(seed)),
    "name": names,
}


def carriers(seed: int, count: int) -> list[str]:
    """Invented answers with the numbers that answers hold."""
    by = random.Random(seed)
    made = []
    for _ in range(count):
        lines = by.sample(_SENTENCES, by.randint(2, 6))
        fill = {
            "date": _date(by.randrange(2**32)),
            "time": "08.30",
            "money": _money(by.randrange(2**32)),
            "year": "2026",
            "decree": _decree(by.randrange(2**32)),
            "ticket": _ticket(by.randrange(2**32)),
            "spot": _spot(by.randrange(2**32)),
        }
        made.append(" ".join(lines).format(**fill))
    return made


def _texts_of(export: Path) -> list[str]:
    """Texts of a "Laporan Ringkas"; see `server.importing` for what such a file looks like."""
    from openpyxl import load_workbook

    sheet = load_workbook(export, read_only=True).worksheets[0]
    rows = sheet.iter_rows(values_only=True)
    heads = next(row for row in rows if row and row[0] == "Tracking ID")
    column = heads.index("Isi Laporan Awal")
    return [str(row[column]) for row in rows if len(row) > column and row[column]]


def plant(text: str, value: str, where: int) -> tuple[str, int]:
    """The text with a value between two of its words, and where the value begins. Never inside a
    sum of money or a date whose parts a space joins: there it would be part of it."""
    words = text.split(" ")
    gaps = [
        at
        for at in range(len(words) + 1)
        if not (at and words[at - 1].lower().strip(".") in ("rp", "idr"))
        and not (0 < at < len(words) and _figure(words[at - 1]) and _figure(words[at], last=True))
    ]
    at = gaps[where % len(gaps)]
    before = " ".join([*words[:at], ""])
    return before + " ".join([value, *words[at:]]), len(before)


def _figure(word: str, last: bool = False) -> bool:
    return word[:1].isdigit() or (last and word.startswith("rupiah"))


def measure(texts: list[str], seed: int) -> list[tuple[str, str, int, int]]:
    """Rows of (kind, what is counted, how many, of how many texts)."""
    by = random.Random(seed)
    rows = []
    for kind, make in PLANTED.items():
        missed = 0
        for text in texts:
            name, value = make(by.randrange(2**32))
            whole, start = plant(text, value, by.randrange(2**16))
            found = find_personal(whole, name)
            missed += not any(
                one == Datum(one.kind, start, start + len(value)) and one.kind == kind
                for one in found
            )
        rows.append((kind, "missed", missed, len(texts)))
    for kind, harmless in HARMLESS.items():
        alarms = 0
        for text in texts:
            value = harmless(by.randrange(2**32))
            whole, start = plant(text, value, by.randrange(2**16))
            alarms += any(
                one.start < start + len(value) and start < one.end for one in find_personal(whole)
            )
        rows.append((kind, "false alarms", alarms, len(texts)))
    for kind in ("nik", "phone", "email"):
        alarms = sum(any(one.kind == kind for one in find_personal(text)) for text in texts)
        rows.append((kind, "alarms in the texts as they are", alarms, len(texts)))
    name_alarms = sum(
        bool(find_personal(text, names(by.randrange(2**32))[0])) and not find_personal(text)
        for text in texts
    )
    rows.append(("name", "alarms of a stranger's name in them", name_alarms, len(texts)))
    return rows


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description="Misses and false alarms of the personal-data guard."
    )
    parser.add_argument("--carriers", type=Path, help="an export whose texts carry what is planted")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    texts = _texts_of(asked.carriers) if asked.carriers else carriers(asked.seed, COUNT)
    print(f"{len(texts)} texts, seed {asked.seed}")
    print(f"{'kind':<30} {'counted':<36} {'count':>6} {'per 1,000':>10}")
    for kind, what, count, of in measure(texts, asked.seed):
        print(f"{kind:<30} {what:<36} {count:>6} {1000 * count / of:>10.1f}")


if __name__ == "__main__":
    main()
