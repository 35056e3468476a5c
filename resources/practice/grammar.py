"""Expands sentence patterns. Only ``random()`` is drawn, so a seed means the same on any Python."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from random import Random
from typing import TypeVar

from .vocabulary import Vocabulary, VocabularyName, load_vocabulary

T = TypeVar("T")
Rnd = Callable[[], float]

_SLOT = re.compile(r"\{(\w+)\}")
_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")


def seeded(*parts: object) -> Random:
    """A generator that depends on the parts' text alone, not on the process."""
    digest = blake2b("|".join(map(str, parts)).encode(), digest_size=8).digest()
    return Random(int.from_bytes(digest, "big"))


def pick(rnd: Rnd, options: list[T] | tuple[T, ...]) -> T:
    """One of the options, each as likely."""
    return options[int(rnd() * len(options))]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the sentences of one complaint agree on: where, about whom, and when it was written."""

    rnd: Rnd
    vocabulary: Vocabulary
    agency: str
    village: str
    villages: tuple[str, ...]
    street: str
    day: dt.date


Slot = Callable[[Scene], str]
Alternative = tuple["str | list[Alternative] | Slot", ...]
Pool = list[Alternative]


def _syllables(scene: Scene, *keys: str) -> str:
    return "".join(pick(scene.rnd, scene.vocabulary.words[key]) for key in keys)


def first_name(scene: Scene) -> str:
    """An invented given name."""
    if scene.rnd() < 0.6:
        return _syllables(scene, "name_head", "name_mid", "name_tail")
    return _syllables(scene, "name_head", "name_tail")


def full_name(scene: Scene) -> str:
    """Two invented names."""
    return f"{first_name(scene)} {first_name(scene)}"


def street_name(scene: Scene) -> str:
    """An invented street's name."""
    name = _syllables(scene, "street_head", "street_tail")
    return f"{name} {int(scene.rnd() * 9) + 1}" if scene.rnd() < 0.2 else name


def _street(scene: Scene) -> str:
    return scene.street if scene.rnd() < 0.4 else street_name(scene)


def _date(scene: Scene) -> str:
    day = scene.day - dt.timedelta(days=2 + int(scene.rnd() ** 2 * 90))
    months = scene.vocabulary.words["months"]
    return f"{day.day} {months[day.month - 1]}"


def _date_plain(scene: Scene) -> str:
    day = scene.day - dt.timedelta(days=2 + int(scene.rnd() ** 2 * 90))
    return f"{day.day}/{day.month}/{day.year}"


def _number(low: int, high: int) -> Slot:
    return lambda scene: str(low + int(scene.rnd() * (high - low + 1)))


def _time(scene: Scene) -> str:
    return f"{5 + int(scene.rnd() * 18):02d}{pick(scene.rnd, ('.', ':'))}{_minute(scene)}"


def _minute(scene: Scene) -> str:
    return pick(scene.rnd, ("00", "30", "15", "45", f"{int(scene.rnd() * 60):02d}"))


def _rt(scene: Scene) -> str:
    rt, rw = int(scene.rnd() * 9) + 1, int(scene.rnd() * 18) + 1
    return pick(scene.rnd, (f"RT {rt:02d} RW {rw:02d}", f"RT {rt}/{rw}", f"rt{rt:02d}/rw{rw:02d}"))


def _url(scene: Scene) -> str:
    return f"https://peta.invalid/{int(scene.rnd() * 36**6):x}"


_SLOTS: dict[str, Slot] = {
    "agency": lambda scene: scene.agency,
    "village": lambda scene: scene.village,
    "xvillage": lambda scene: pick(scene.rnd, scene.villages),
    "street": _street,
    "name": full_name,
    "name1": first_name,
    "rt": _rt,
    "blk": lambda scene: f"{'ABCDEFGHJK'[int(scene.rnd() * 10)]}{int(scene.rnd() * 30) + 1}",
    "n2": _number(2, 9),
    "n": _number(10, 99),
    "money": lambda scene: str(5 * (int(scene.rnd() * 80) + 1)),
    "year": lambda scene: str(scene.day.year - 1 + int(scene.rnd() * 3)),
    "day": lambda scene: pick(scene.rnd, _DAYS),
    "date": _date,
    "date_plain": _date_plain,
    "time": _time,
    # Numbers no subscriber and no resident can have.
    "phone": lambda scene: f"0800-0000-{int(scene.rnd() * 10_000):04d}",
    "nik": lambda scene: f"000000000000{int(scene.rnd() * 10_000):04d}",
    "plate": lambda scene: f"XX {1000 + int(scene.rnd() * 9000)} ZZ",
    "url": _url,
}


class Grammar:
    """The patterns of one topic, compiled: its own pools first, then the shared ones, then slots.

    Raises KeyError while compiling if a pattern names a slot that does not exist.
    """

    def __init__(self, vocabulary: Vocabulary, topic: str) -> None:
        raw = {**vocabulary.shared, **vocabulary.topics[topic].pools}
        self._pools: dict[str, Pool] = {name: [] for name in raw}
        for name, alternatives in raw.items():
            self._pools[name].extend(self._compile(text) for text in alternatives)

    def _compile(self, text: str) -> Alternative:
        parts: list[str | Pool | Slot] = []
        for position, piece in enumerate(_SLOT.split(text)):
            if position % 2:
                parts.append(self._pools[piece] if piece in self._pools else _SLOTS[piece])
            elif piece:
                parts.append(piece)
        return tuple(parts)

    def write(self, pool: str, scene: Scene) -> str:
        """One sentence from ``pool``. Raises KeyError for an unknown pool."""
        out: list[str] = []
        self._expand(self._pools[pool], scene, scene.rnd, out)
        return "".join(out)

    def _expand(self, pool: Pool, scene: Scene, rnd: Rnd, out: list[str]) -> None:
        for part in pool[int(rnd() * len(pool))]:
            if isinstance(part, str):
                out.append(part)
            elif isinstance(part, list):
                self._expand(part, scene, rnd, out)
            else:
                out.append(part(scene))


@cache
def grammar(vocabulary: VocabularyName, topic: str) -> Grammar:
    """The compiled grammar of a topic, made once."""
    return Grammar(load_vocabulary(vocabulary), topic)
