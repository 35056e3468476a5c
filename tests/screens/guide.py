"""The pictures of docs/panduan and its page on keys, made anew: ``make panduan``.

Exit status: 0 all made, 1 a scene did not come about or the folder became too large.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops

from tests.screens.shooting import SHAPES, choose_screen, studio

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / "docs" / "panduan"
MOST: Final = 1_500_000
"""Bytes of the whole folder."""
_WIDE: Final = 900
_COLOURS: Final = 200
_AIR: Final = 24
"""Pixels of the screen that are left around it."""
PICTURES: Final = {
    "hari-ini": "today/full",
    "daftar": "start/code",
    "laporan": "case/open",
    "menata": "list/search",
    "menjawab": "write/typed",
    "mengembalikan": "write/return-typed",
    "mencetak": "case/print",
    "tanda-terima": "receipt/proven",
    "kurir": "courier/start",
    "mandiri": "mandiri/by-hand",
    "lampiran": "attach/tiles",
    "persetujuan": "approve/waiting",
    "bersama": "seat/choosing",
    "pasang": "keep/refused",
    "cadangan": "keep/spares",
}
"""Picture to scene."""


def main() -> int:
    """Take them all."""
    shape = SHAPES["1366x768"]
    with tempfile.TemporaryDirectory(prefix="penghubung-") as folder:
        choose_screen(shape, Path(folder))
        from PySide6.QtWidgets import QApplication

        from tests.screens.library import SCENES
        from ui.dress import dressed
        from ui.guide.pages import keys_page

        app = QApplication(sys.argv[:1])
        app.setQuitOnLastWindowClosed(False)
        look = dressed(app, "id", "light")
        (FOLDER / "tombol.md").write_text(keys_page(), encoding="utf-8")
        with studio(look, Path(folder), shape) as found:
            for number, (picture, name) in enumerate(PICTURES.items()):
                scene = next(scene for scene in SCENES if scene.name == name)
                told = found.take(scene, number)
                if told.failed:
                    print(f"{name}: {told.failed}", file=sys.stderr)
                    return 1
                (taken,) = Path(folder).glob(f"light-*/{number:03d}-*.png")
                _keep(taken, FOLDER / "gambar" / f"{picture}.png")
    size = folder_size()
    print(f"{len(PICTURES)} pictures, {size // 1000} kB in {FOLDER.relative_to(ROOT)}")
    return 1 if size > MOST else 0


def folder_size() -> int:
    """Bytes of the guide."""
    return sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file())


def _keep(taken: Path, target: Path) -> None:
    """Smaller, and with few colours: surfaces are flat."""
    target.parent.mkdir(exist_ok=True)
    with Image.open(taken) as whole:
        screen = whole.convert("RGB")
        seen = _trimmed(screen)
        size = (seen.width * _WIDE // screen.width, seen.height * _WIDE // screen.width)
        small = seen.resize(size, Image.Resampling.LANCZOS)
        small.quantize(_COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


def _trimmed(screen: Image.Image) -> Image.Image:
    """Without the empty plane around a page that stands alone."""
    plane = Image.new("RGB", screen.size, screen.getpixel((0, 0)))
    box = ImageChops.difference(screen, plane).getbbox()
    if box is None:
        return screen
    left, top, right, bottom = box
    edges = max(0, left - _AIR), max(0, top - _AIR), right + _AIR, bottom + _AIR
    return screen.crop((*edges[:2], min(screen.width, edges[2]), min(screen.height, edges[3])))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
