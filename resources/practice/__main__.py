"""Writes a practice office to files: ``python -m resources.practice --seed 7 --out DIR``."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from .generator import PracticeOffice
from .writers import write_laporan_ringkas_csv, write_laporan_ringkas_xlsx, write_native

_WRITERS = {
    "xlsx": ("laporan-ringkas.xlsx", write_laporan_ringkas_xlsx),
    "csv": ("laporan-ringkas.csv", write_laporan_ringkas_csv),
    "jsonl": ("penghubung-native.jsonl", write_native),
}


def _formats(value: str) -> list[str]:
    names = value.split(",")
    if unknown := [name for name in names if name not in _WRITERS]:
        raise argparse.ArgumentTypeError(f"unknown format: {', '.join(unknown)}")
    return names


def main(arguments: list[str] | None = None) -> int:
    """Write the files and name them on standard output. Returns the exit code; an argument that
    makes no sense raises SystemExit."""
    parser = argparse.ArgumentParser(prog="python -m resources.practice", description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--complaints", type=int, default=300)
    parser.add_argument("--agencies", type=int, default=12)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--today", type=dt.date.fromisoformat, help="YYYY-MM-DD, default: today")
    parser.add_argument("--formats", type=_formats, default=list(_WRITERS))
    parser.add_argument("--vocabulary", choices=("practice", "dictionary"), default="practice")
    options = parser.parse_args(arguments)
    today = options.today or dt.datetime.now(dt.timezone(dt.timedelta(hours=7))).date()
    try:
        office = PracticeOffice(
            options.seed, options.complaints, options.agencies, today, options.vocabulary
        )
    except ValueError as error:
        parser.error(str(error))
    options.out.mkdir(parents=True, exist_ok=True)
    for name in options.formats:
        file_name, write = _WRITERS[name]
        write(options.out / file_name, office)
        print(options.out / file_name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
