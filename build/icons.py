"""Draws the program's icon at the sizes that systems ask for: `python build/icons.py`.

From resources/icons/app/penghubung.svg; run by hand when that changes, what it writes is committed.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER: Final = Path(__file__).resolve().parent.parent / "resources" / "icons" / "app"
SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
LINUX: Final = (48, 128)


def drawn(renderer: QSvgRenderer, size: int) -> bytes:
    """One square picture, as PNG."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def main() -> int:
    """Write one .ico for Windows and two .png for Linux."""
    renderer = QSvgRenderer(str(FOLDER / "penghubung.svg"))
    made = {size: drawn(renderer, size) for size in SIZES}
    pictures = [Image.open(BytesIO(made[size])) for size in SIZES]
    pictures[-1].save(
        FOLDER / "penghubung.ico",
        sizes=[(size, size) for size in SIZES],
        append_images=pictures[:-1],
    )
    for size in LINUX:
        (FOLDER / f"penghubung-{size}.png").write_bytes(made[size])
    return 0


if __name__ == "__main__":
    sys.exit(main())
