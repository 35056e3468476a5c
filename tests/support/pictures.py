"""Files for tests of attachments, drawn or built here."""

from __future__ import annotations

import io
import random
import zipfile

from PIL import Image

_MAIN = {
    "docx": "wordprocessingml.document.main+xml",
    "xlsx": "spreadsheetml.sheet.main+xml",
}


def photo(
    edge: int = 400, seed: int = 1, kind: str = "JPEG", *, quality: int = 90, exif: bool = False
) -> bytes:
    """A noisy picture, as a camera's is."""
    rng = random.Random(seed)
    small = Image.frombytes(
        "RGB", (edge // 4, edge // 6), rng.randbytes(edge // 4 * (edge // 6) * 3)
    )
    picture = small.resize((edge, edge * 2 // 3), Image.Resampling.BICUBIC)
    out = io.BytesIO()
    if exif:
        marks = Image.Exif()
        marks[0x0112] = 6
        marks[0x010F] = "Kamera Uji"
        marks.get_ifd(0x8825)[1] = "S"
        picture.save(out, kind, quality=quality, exif=marks)
    else:
        picture.save(out, kind, quality=quality)
    return out.getvalue()


def pdf(size: int, seed: int = 1) -> bytes:
    """A PDF by its header, of exactly that many bytes, which no compression makes shorter."""
    return (b"%PDF-1.7\n" + random.Random(seed).randbytes(size))[:size]


def office_file(kind: str, *, macros: bool = False) -> bytes:
    """The parts of a document that say what it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        content = _MAIN[kind].replace("main", "macroEnabled.main") if macros else _MAIN[kind]
        archive.writestr("[Content_Types].xml", f"<Types>application/vnd.x.{content}</Types>")
        archive.writestr("isi.xml", "<isi/>")
    return out.getvalue()
