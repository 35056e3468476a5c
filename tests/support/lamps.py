"""Complaints about one street lamp: three twins, an older one with its answer, and a bystander."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from tests.support.office import Office

DAY = 24 * 3600
LAMP = (
    "Lampu penerangan di depan balai desa padam sejak minggu lalu. Malam hari gelap sekali dan "
    "anak-anak takut lewat. Mohon segera diperbaiki sebelum ada yang celaka."
)
ANSWER = (
    "Terima kasih atas laporannya. Tim penerangan mengganti lampu dan kabelnya pada 12 Maret; "
    "lampu sudah menyala. Laporan #9700001 kami nyatakan selesai ditangani."
)


def lamps(office: Office, agency: str, folder: Path) -> None:
    """Add them to an agency. Tracking numbers 9700001 (older, answered) to 9700005."""
    now = office.clock.now()
    told = [
        ("9700001", "Lampu jalan padam di balai desa", LAMP, 200),
        ("9700002", "Lampu depan balai desa padam", LAMP, 3),
        ("9700003", "LAMPU DEPAN BALAI DESA PADAM", f"Selamat malam. {LAMP}", 2),
        ("9700005", "Lampu di depan balai desa padam", LAMP, 1),
        ("9700004", "Akta kelahiran belum jadi", "Akta anak saya belum selesai diurus.", 2),
    ]
    path = folder / "lamps.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number, title, text, days in told:
            at = now - days * DAY
            record: dict[str, object] = {
                "type": "complaint",
                "tracking_id": number,
                "title": title,
                "text": text,
                "category": "Penerangan Jalan" if "amp" in title.casefold() else "Kependudukan",
                "reported_at": _when(at),
                "agency": agency,
                "status": "Terdisposisi",
            }
            if days > 100:
                record["timeline"] = [
                    {"kind": "follow_up", "at": _when(at + 9 * DAY), "text": ANSWER}
                ]
                record["status"] = "Selesai"
            file.write(json.dumps(record) + "\n")
    assert office.take_in(path).new == len(told)


def _when(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
