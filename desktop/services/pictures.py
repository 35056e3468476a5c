"""Pictures made smaller before they go: turned upright, without marks of camera and place.

A photo of a telephone has 3–6 MB, most of it more than anyone looks at, and often says where it
was taken. What goes is at most `EDGE` pixels wide or high; the file as chosen goes on request.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageOps

from sync.filetypes import MOST_THUMB

EDGE: Final = 1600
QUALITY: Final = 80
_THUMB_EDGE: Final = 112
_THUMB_QUALITY: Final = 55
_MARKS: Final = ("exif", "xmp", "photoshop", "comment", "XML:com.adobe.xmp")
_WORTH: Final = 0.9
"""A smaller form that saves less than a tenth is not worth a second loss of quality."""


class Unreadable(Exception):
    """No picture that can be opened: damaged, or of more pixels than is safe."""


@dataclass(frozen=True, slots=True)
class Smaller:
    """What is to go: its bytes, type, and a small JPEG to show."""

    content: bytes
    type: str
    thumb: bytes


def smaller(content: bytes, kind: str) -> Smaller:
    """The picture as it is to go; the same bytes where nothing is gained and nothing is told.

    Only the first image of a moving one is kept. Raises `Unreadable`.
    """
    try:
        with warnings.catch_warnings():
            # Twice the warned number of pixels is refused; half way there is too much as well.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as opened:
                told = bool(opened.getexif()) or any(mark in opened.info for mark in _MARKS)
                moving = getattr(opened, "n_frames", 1) > 1
                too_wide = max(opened.size) > EDGE
                opened.load()
                picture = ImageOps.exif_transpose(opened)
    except (
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
    ) as error:
        # Pillow's ways to say that a file is no picture, or none that it can read.
        raise Unreadable(type(error).__name__) from error
    picture.thumbnail((EDGE, EDGE), Image.Resampling.LANCZOS)
    thumb = _thumb(picture)
    made, made_kind = _encoded(picture, kind)
    if told or moving or too_wide or len(made) < _WORTH * len(content):
        return Smaller(made, made_kind, thumb)
    return Smaller(content, kind, thumb)


def thumb_of(content: bytes) -> bytes:
    """A small JPEG of a picture; empty where it cannot be read."""
    try:
        return smaller(content, "jpg").thumb
    except Unreadable:
        return b""


def _encoded(picture: Image.Image, kind: str) -> tuple[bytes, str]:
    """As JPEG; a drawing or screenshot as PNG where that is shorter."""
    jpeg = _saved(_flat(picture), "JPEG", quality=QUALITY, optimize=True)
    if kind != "png":
        return jpeg, "jpg"
    plain = picture if picture.mode in ("L", "RGB", "RGBA", "P", "1") else picture.convert("RGB")
    plain.info = {name: value for name, value in plain.info.items() if name == "transparency"}
    png = _saved(plain, "PNG", optimize=True)
    return (png, "png") if len(png) <= len(jpeg) else (jpeg, "jpg")


def _flat(picture: Image.Image) -> Image.Image:
    """Without transparency, on white."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        see_through = picture.convert("RGBA")
        ground = Image.new("RGB", see_through.size, "white")
        ground.paste(see_through, mask=see_through.getchannel("A"))
        return ground
    return picture.convert("RGB")


def _thumb(picture: Image.Image) -> bytes:
    small = _flat(picture)
    small.thumbnail((_THUMB_EDGE, _THUMB_EDGE))
    made = _saved(small, "JPEG", quality=_THUMB_QUALITY, optimize=True)
    return made if len(made) <= MOST_THUMB else b""


def _saved(picture: Image.Image, form: str, **options: int | bool) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()
