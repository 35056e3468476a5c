"""Learns from all complaints what each agency's are about, for desks that return one.

Recent ones count more, since agencies and what they are given change: half after half a year.
Of the words only those travel that tell agencies apart, stand in what several people wrote, and
are neither part of a reporter's name nor mostly said after a form of address; secret complaints
are left out. See docs/adr/0039-likely-agencies.md.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from server import schema
from server.database import Database, get_meta, set_meta
from server.work import Work
from sync.content import Body, State, canonical
from sync.remits import ALL, PARTS, REMITS, Remit, RemitsRef, terms

HALF_LIFE: Final = 180 * 24 * 3600
LEARNED_FROM: Final = 10_000
"""Complaints at most, those that came last."""
ENOUGH: Final = 50
"""With fewer complaints nothing is learned."""
WORDS: Final = 150
IN_SEVERAL: Final = 5
"""People or, where nobody is named, different texts that a word comes from at least."""
_ADDRESSED: Final = re.compile(
    r"\b(?:bapak|bpk|bp|pak|bu|ibu|sdri?|saudar[ai]|tuan|nyonya|hj?|haji|hajah|ustadz?)\b\.?\s+"
    r"([^\W\d_]{3,})",
    re.IGNORECASE,
)
EVERY: Final = 7 * 24 * 3600
"""Seconds between two lessons: each costs every desk some kilobytes."""
_LEARNED_AT: Final = "remits_at"


@dataclass(frozen=True, slots=True)
class Known:
    """What is learned from one complaint. `addressed`: words after a form of address;
    `returned_by`: agencies that returned it before."""

    agency: str
    category: str
    words: frozenset[str]
    reported_at: int
    reporter: str = ""
    addressed: frozenset[str] = frozenset()
    returned_by: frozenset[str] = frozenset()


def learn_at_times(database: Database, now: int) -> bool:
    """Learn anew where the last lesson is a week old; whether there was one."""
    with database.read() as connection:
        last = get_meta(connection, _LEARNED_AT)
        if last and now - int(last) < EVERY:
            return False
        learned = learn(_known(connection))
    if not learned.agencies:
        return False
    with database.write() as connection:
        work = Work(database, connection)
        work.put_ref(REMITS, ALL, canonical(learned))
        set_meta(connection, _LEARNED_AT, str(now))
        work.stamp()
    return True


def learn(complaints: Iterable[Known]) -> RemitsRef:
    """Counts by agency; empty where there are too few complaints to say anything."""
    known = list(complaints)
    if len(known) < ENOUGH:
        return RemitsRef()
    newest = max(complaint.reported_at for complaint in known)
    tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
    sources: defaultdict[str, set[str | frozenset[str]]] = defaultdict(set)
    spoken: Counter[str] = Counter()
    addressed: Counter[str] = Counter()
    names: set[str] = set()
    for complaint in known:
        tallies[complaint.agency].add(
            complaint, 0.5 ** ((newest - complaint.reported_at) / HALF_LIFE)
        )
        for word in complaint.words:
            sources[word].add(complaint.reporter or complaint.words)
        spoken.update(complaint.words)
        addressed.update(complaint.addressed)
        names.update(terms(complaint.reporter))
    names.update(word for word, count in addressed.items() if 2 * count >= spoken[word])
    fit = {word for word, found in sources.items() if len(found) >= IN_SEVERAL} - names
    words = sorted(fit, key=_by_what_they_tell(tallies.values()))[:WORDS]
    categories = sorted({name for tally in tallies.values() for name in tally.categories if name})
    return RemitsRef(
        words=tuple(words),
        categories=tuple(categories),
        agencies={
            agency: tally.remit(_index(categories), _index(words))
            for agency, tally in sorted(tallies.items())
        },
    )


class _Tally:
    """What one agency's complaints come to, by weight."""

    def __init__(self) -> None:
        self.held = 0.0
        self.categories: defaultdict[str, float] = defaultdict(float)
        self.words: defaultdict[str, float] = defaultdict(float)
        self._returned: defaultdict[tuple[str, str], float] = defaultdict(float)

    def add(self, complaint: Known, weight: float) -> None:
        self.held += weight
        self.categories[complaint.category] += weight
        for word in complaint.words:
            self.words[word] += weight
        for former in complaint.returned_by - {complaint.agency}:
            self._returned[former, complaint.category] += weight

    def remit(self, categories: Mapping[str, int], words: Mapping[str, int]) -> Remit:
        return Remit(
            max(1, _parts(self.held)),
            _indexed(self.categories, categories),
            _indexed(self.words, words),
            tuple(
                (former, categories[category], max(1, _parts(weight)))
                for (former, category), weight in sorted(self._returned.items())
                if category in categories
            ),
        )


def _by_what_they_tell(tallies: Collection[_Tally]) -> Callable[[str], tuple[float, str]]:
    """Sorts words by their mutual information with the agency, best first."""
    total = sum(tally.held for tally in tallies)
    standing: defaultdict[str, float] = defaultdict(float)
    for tally in tallies:
        for word, weight in tally.words.items():
            standing[word] += weight

    def rank(word: str) -> tuple[float, str]:
        tells = sum(
            joint * math.log(joint * total / (standing[word] * tally.held))
            for tally in tallies
            if (joint := tally.words.get(word, 0.0)) > 0
        )
        return -tells, word

    return rank


def _index(names: Iterable[str]) -> dict[str, int]:
    return {name: index for index, name in enumerate(names)}


def _parts(weight: float) -> int:
    return round(weight * PARTS)


def _indexed(weights: Mapping[str, float], index: Mapping[str, int]) -> tuple[tuple[int, int], ...]:
    found = ((index[name], _parts(weight)) for name, weight in weights.items() if name in index)
    return tuple(sorted(pair for pair in found if pair[1]))


def _known(connection: Connection) -> Iterator[Known]:
    complaint = schema.complaint.c
    returned: defaultdict[str, set[str]] = defaultdict(set)
    for row in connection.execute(select(schema.returned)):
        returned[row.complaint_key].add(row.agency_id)
    rows = connection.execute(
        select(complaint.key, complaint.agency_id, complaint.body, complaint.state)
        .where(complaint.agency_id.is_not(None))
        .order_by(complaint.body_no.desc())
        .limit(LEARNED_FROM)
    )
    for row in rows:
        if msgspec.json.decode(row.state, type=State).secret:
            continue
        body = msgspec.json.decode(row.body, type=Body)
        told = f"{body.title} {body.text}"
        yield Known(
            row.agency_id,
            body.category,
            frozenset(terms(told)),
            body.reported_at,
            body.reporter,
            frozenset(terms(" ".join(_ADDRESSED.findall(told)))),
            frozenset(returned[row.key]),
        )
