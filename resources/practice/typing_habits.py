"""How citizens type: abbreviations, missing capitals and full stops, slips of the finger."""

import re
from dataclasses import dataclass

from .grammar import Rnd, pick

_VOWELS = re.compile("[aeiou]")
_WORD = re.compile(r"[a-z]{3,}")
_ABBREVIATIONS = """
yang=yg tidak=tdk/gak/ga/nggak/ndak/g sudah=sdh/udah/udh dengan=dgn/dg untuk=utk/buat
karena=krn/karna dalam=dlm kepada=kpd sampai=smp/sampe saya=sy/aku tolong=tlg/tlng bapak=bpk/pak
dari=dr lagi=lg belum=blm/blom hari=hr bisa=bs juga=jg kami=km saja=aja/sj malam=mlm orang=org
rumah=rmh jalan=jln/jl kalau=klo/kalo/kl jangan=jgn tetapi=tp tapi=tp banyak=bnyk
sekali=skali/bgt seperti=spt/kyk sekarang=skrg/skr banget=bgt mohon=mhn warga=wrga
terima=trima/trm kasih=ksh tempat=tmpt setiap=stiap/tiap kantor=ktr nomor=no/nmr depan=dpn
dekat=dkt padahal=pdhl kemarin=kmrn/kmarin jadi=jd sering=srg sama=sm petugas=ptgs bulan=bln
tahun=thn minggu=mgg anak=ank lewat=lwt hanya=hny/cuma masih=msh akan=akn apakah=apa
sebelum=sblm sehingga=shg segera=sgera sejak=sjk tanggal=tgl perbaiki=prbaiki datang=dtg
semua=smua/smw harus=hrs nanti=nti sangat=sgt bahwa=bhw telah=tlh supaya=spy penduduk=pnddk
lurah=lrh
"""


def _read_abbreviations() -> dict[str, tuple[str, ...]]:
    pairs = (pair.partition("=") for pair in _ABBREVIATIONS.split())
    return {word: tuple(short.split("/")) for word, _, short in pairs}


_SHORT = _read_abbreviations()


@dataclass(frozen=True, slots=True)
class Habit:
    """Shares (0 to 1) of words shortened, mistyped and padded; how sentences are joined."""

    shortened: float
    mistyped: float
    padded: float
    joins: tuple[str, ...]
    capitals: bool
    shouting: bool = False


_HABITS = (
    (0.30, Habit(0.04, 0.005, 0.04, (". ", ". ", ". ", ", "), capitals=True)),
    (0.42, Habit(0.35, 0.020, 0.07, (". ", ", ", ".", " "), capitals=True)),
    (0.25, Habit(0.65, 0.060, 0.08, (" ", ", ", ",", "... ", ". ", " .", ".."), capitals=False)),
    (0.03, Habit(0.10, 0.005, 0.05, (". ", ", ", "! ", "!! "), capitals=True, shouting=True)),
)


def any_habit(rnd: Rnd) -> Habit:
    """A writer's habit, in the shares seen among real complaints."""
    left = rnd()
    for share, habit in _HABITS:
        left -= share
        if left < 0:
            return habit
    return _HABITS[0][1]


def join_sentences(rnd: Rnd, sentences: list[str], habit: Habit, fillers: tuple[str, ...]) -> str:
    """Join, capitalise, shorten, mistype and pad with filler words as the habit says."""
    out: list[str] = []
    fresh = True
    for sentence in sentences:
        out.append(sentence[:1].upper() + sentence[1:] if habit.capitals and fresh else sentence)
        join = " " if sentence.endswith("?") else pick(rnd, habit.joins)
        fresh = "." in join or "!" in join or sentence.endswith("?")
        out.append(join)
    text = _type(rnd, "".join(out[:-1]), habit, fillers)
    if habit.shouting:
        return text.upper()
    return text + "." if habit.capitals and rnd() < 0.6 and not text.endswith("?") else text


def _type(rnd: Rnd, text: str, habit: Habit, fillers: tuple[str, ...]) -> str:
    shortened, mistyped, padded = habit.shortened, habit.mistyped, habit.padded

    def retype(match: re.Match[str]) -> str:
        word = match[0]
        if rnd() < padded and text[match.end() : match.end() + 1] == " ":
            return f"{word} {pick(rnd, fillers)}"
        short = _SHORT.get(word)
        if short is not None:
            return pick(rnd, short) if rnd() < shortened else word
        return _slip(rnd, word) if len(word) > 4 and rnd() < mistyped else word

    return _WORD.sub(retype, text)


def _slip(rnd: Rnd, word: str) -> str:
    at = 1 + int(rnd() * (len(word) - 2))
    kind = rnd()
    if kind < 0.3:
        return word[0] + _VOWELS.sub("", word[1:])
    if kind < 0.5:
        return word[:at] + word[at + 1 :]
    if kind < 0.8:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at] + word[at:]


def broken_capitals(text: str) -> str:
    """What the national system makes of a text for its column "Isi Laporan Akhir"."""
    return re.sub(r"(^|[.!?]\s+)([a-z])", lambda match: match[1] + match[2].upper(), text.lower())
