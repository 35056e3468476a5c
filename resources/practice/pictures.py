"""Pictures and papers of the practice office: drawn here, of nobody and of no real place."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from .types import Complaint

_PAPER = (1240, 1754)
_DOT = 3
"""Pixels of the paper for one of a letter."""


def street_photo(seed: int) -> bytes:
    """A street with a hole in it, as a telephone sees it: a JPEG of 1,920 pixels."""
    rng = random.Random(seed)
    picture = Image.new("RGB", (1920, 1280), (186, 206, 224))
    draw = ImageDraw.Draw(picture)
    for number in range(9):
        left = number * 230 + rng.randint(-60, 40)
        top = rng.randint(250, 420)
        shade = rng.randint(120, 190)
        draw.rectangle((left, top, left + 200, 640), fill=(shade, shade - 14, shade - 30))
    draw.polygon([(0, 1280), (560, 600), (1360, 600), (1920, 1280)], fill=(96, 97, 101))
    for number in range(6):
        top = 640 + number * number * 22
        draw.rectangle((940, top, 980 + number * 3, top + 24 + number * 8), fill=(214, 208, 170))
    for _ in range(rng.randint(2, 4)):
        x, y = rng.randint(560, 1300), rng.randint(840, 1160)
        wide, high = rng.randint(120, 260), rng.randint(40, 90)
        draw.ellipse((x - wide, y - high, x + wide, y + high), fill=(58, 55, 52))
        draw.ellipse((x - wide + 24, y - high + 20, x + wide - 30, y + high), fill=(92, 84, 70))
    grain = Image.frombytes("L", (480, 320), rng.randbytes(480 * 320)).resize(picture.size)
    noisy = Image.blend(picture, Image.merge("RGB", (grain, grain, grain)), 0.06)
    out = io.BytesIO()
    noisy.filter(ImageFilter.GaussianBlur(0.8)).save(out, "JPEG", quality=82)
    return out.getvalue()


def letter(tracking_id: str) -> bytes:
    """A letter of one page about a complaint: a PDF."""
    page = Image.new("L", _PAPER, 255)
    draw = ImageDraw.Draw(page)
    _write(page, (140, 140), f"Surat keterangan warga, laporan {tracking_id}", 0)
    rng = random.Random(tracking_id)
    for number in range(18):
        draw.line((140, 260 + number * 46, rng.randint(820, 1100), 260 + number * 46), 150, 5)
    _write(page, (760, 1200), "Contoh, bukan surat asli", 90)
    out = io.BytesIO()
    page.save(out, "PDF", resolution=150)
    return out.getvalue()


def _write(page: Image.Image, at: tuple[int, int], text: str, grey: int) -> None:
    """One line, by the font of dots that needs no library for outlines."""
    font = ImageFont.load_default_imagefont()
    _, _, wide, high = (round(edge) for edge in font.getbbox(text))
    line = Image.new("L", (wide, high), 0)
    ImageDraw.Draw(line).text((0, 0), text, 255, font)
    mask = line.resize((wide * _DOT, high * _DOT), Image.Resampling.LANCZOS)
    page.paste(grey, at, mask)


def write_attachments(
    folder: Path, office: Iterable[Complaint], agency: str
) -> list[tuple[str, list[Path]]]:
    """Files of two of an agency's open complaints: (tracking id, files), written to a folder."""
    chosen: list[str] = []
    for complaint in office:
        if complaint.get("agency") == agency and complaint["status"] == "Terdisposisi":
            chosen.append(complaint["tracking_id"])
            if len(chosen) == 2:
                break
    folder.mkdir(parents=True, exist_ok=True)
    found: list[tuple[str, list[Path]]] = []
    for number, tracking_id in enumerate(chosen):
        photo = folder / f"foto {number + 1}.jpg"
        photo.write_bytes(street_photo(number))
        files = [photo]
        if number:
            paper = folder / "surat warga.pdf"
            paper.write_bytes(letter(tracking_id))
            files.append(paper)
        found.append((tracking_id, files))
    return found
