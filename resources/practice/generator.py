"""The practice office: complaints made one at a time, in any number, the same for the same seed."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from .grammar import Grammar, Scene, first_name, full_name, grammar, pick, seeded, street_name
from .plans import Event, Plan, make_plan, opening_time
from .texts import (
    TEXT_LIMIT,
    agency_answer,
    complaint_text,
    complaint_title,
    info_request,
    reporter_reply,
    short_text,
)
from .types import Agency, Complaint, TimelineEntry
from .vocabulary import VocabularyName, load_vocabulary

_CLASSES = (
    (54.0, "Pengaduan Berkadar Pengawasan"),
    (38.2, "Pengaduan Tidak Berkadar Pengawasan"),
    (5.6, "Permintaan Informasi"),
    (2.2, "Aspirasi"),
)
_DUPLICATES = 0.09
_IDS_A_DAY = 20_000
_OLDEST_DAYS = 448
_EQUALS_SIGN_AT = 3  # one text starts with "=", as one in the real export does


@dataclass(frozen=True, slots=True)
class _Core:
    """What a duplicate shares with the complaint it repeats."""

    plan: Plan
    agency: int
    topic: str
    district: str
    scene: Scene
    words: Grammar
    title: str | None
    text: str


class PracticeOffice:
    """An invented regency seen at 08:00 local time on ``today``.

    Iterating yields ``complaints`` complaints, each made when it is asked for: the first n are
    the same whatever the number, and memory does not grow with it. Raises ValueError when a
    number is not positive.
    """

    def __init__(
        self,
        seed: int,
        complaints: int,
        agencies: int,
        today: dt.date,
        vocabulary: VocabularyName = "practice",
    ) -> None:
        if complaints < 1 or agencies < 1:
            raise ValueError("complaints and agencies must be at least 1")
        self.seed = seed
        self.complaints = complaints
        self.today = today
        self.vocabulary = load_vocabulary(vocabulary)
        self._vocabulary_name = vocabulary
        self._places = self._name_places(64 + agencies)
        self._agencies, self._topics = self._name_agencies(agencies)

    @property
    def generated_at(self) -> dt.datetime:
        """When the data was "exported", in UTC; every event lies before it."""
        return opening_time(self.today)

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """The agencies, the busiest first."""
        return self._agencies

    def __len__(self) -> int:
        return self.complaints

    def __iter__(self) -> Iterator[Complaint]:
        return (self.complaint(index) for index in range(self.complaints))

    def complaint(self, index: int) -> Complaint:
        """The complaint at ``index``, from 0. Raises IndexError outside the office's number."""
        if not 0 <= index < self.complaints:
            raise IndexError(index)
        source = self._source(index)
        core = self._core(source)
        if source != index:
            core = self._duplicate(index, core)
        return self._complete(index, core)

    # --- places and agencies -------------------------------------------------------------

    def _name_places(self, count: int) -> tuple[str, ...]:
        words = self.vocabulary.words
        rnd = seeded(self.seed, "places").random
        names = [head + tail for head in words["place_head"] for tail in words["place_tail"]]
        first = names[0]
        # The first district stays where the agency named after it expects it.
        names.sort(key=lambda name: -1.0 if name == first else rnd())
        return tuple(
            names[n % len(names)] + (f" {n // len(names) + 1}" if n >= len(names) else "")
            for n in range(count)
        )

    def _name_agencies(self, count: int) -> tuple[tuple[Agency, ...], tuple[tuple[str, ...], ...]]:
        words = self.vocabulary
        head, more = words.more_agency
        named = list(words.agencies[:count])
        districts = self._places[1:8] + self._places[64:]
        named += [(f"{head} {districts[n]}", more) for n in range(count - len(named))]
        agencies = tuple(
            Agency(
                name=name + (words.one("agency_suffix") if n < len(words.agencies) else ""),
                external_id=f"{words.one('agency_code')}-{n + 1:03d}",
                parent=words.one("government"),
                zone="Asia/Jakarta",
            )
            for n, (name, _) in enumerate(named)
        )
        return agencies, tuple(topics for _, topics in named)

    @cached_property
    def _villages(self) -> tuple[str, ...]:
        return self._places[8:64]

    # --- one complaint -------------------------------------------------------------------

    def _source(self, index: int) -> int:
        """The complaint that the one at ``index`` repeats; itself if it repeats none."""
        rnd = seeded(self.seed, index, "repeat").random
        if index == 0 or rnd() >= _DUPLICATES:
            return index
        source = index - 1 - int(rnd() * min(index, 8))
        while source > 0 and seeded(self.seed, source, "repeat").random() < _DUPLICATES:
            source -= 1
        return source

    def _core(self, index: int) -> _Core:
        rnd = seeded(self.seed, index, self.vocabulary.name).random
        plan = make_plan(rnd, self.today)
        # Squared: the first agencies of the list get most of the work, as in a real regency.
        agency = int(rnd() ** 1.6 * len(self._agencies))
        topic = pick(rnd, self._topics[agency])
        district = int(rnd() * 8)
        village = self._villages[district * 7 + int(rnd() * 7)]
        name = (
            self._agencies[agency]["name"] if plan.disposed else self.vocabulary.one("government")
        )
        scene = Scene(
            rnd, self.vocabulary, name, village, self._villages, "", plan.reported_at.date()
        )
        scene = replace(scene, street=street_name(scene))
        words = grammar(self._vocabulary_name, topic)
        title = complaint_title(words, scene) if rnd() >= 5 / 700 else None
        text = complaint_text(words, scene)
        return _Core(plan, agency, topic, self._places[district], scene, words, title, text)

    def _duplicate(self, index: int, core: _Core) -> _Core:
        """The same complaint sent again within a week, word for word or nearly."""
        rnd = seeded(self.seed, index, "duplicate").random
        scene = replace(core.scene, rnd=rnd)
        plan, first = core.plan, core.plan.reported_at
        shift = dt.timedelta(seconds=int((rnd() * 2 - 1) * (3600 if rnd() < 0.4 else 6 * 86_400)))
        # It joins the original's path, so it must come in before the path's first event.
        limit = (plan.events[0].at if plan.events else self.generated_at) - dt.timedelta(minutes=5)
        plan = replace(plan, reported_at=min(first + shift, max(limit, first)))
        agency, text, kind = core.agency, core.text, rnd()
        if plan.disposed and rnd() < 0.3:
            agency = int(rnd() * len(self._agencies))
            scene = replace(scene, agency=self._agencies[agency]["name"])
        if 0.45 <= kind < 0.65:
            text = f"{text} {core.words.write('s_ask', scene)}"
        elif 0.65 <= kind < 0.85:
            text = f"{core.words.write('greet', scene)}, {text[:1].lower()}{text[1:]}"
        elif kind >= 0.85:
            text = text.lower()
        return replace(core, plan=plan, agency=agency, text=text[:TEXT_LIMIT], scene=scene)

    def _complete(self, index: int, core: _Core) -> Complaint:
        rnd = seeded(self.seed, index, "case").random
        words, plan = self.vocabulary, core.plan
        scene = replace(core.scene, rnd=rnd)
        out = Complaint(
            tracking_id=self._tracking_id(index, plan.reported_at),
            source="sp4n",
            text=f"={core.text}"[:TEXT_LIMIT] if index == _EQUALS_SIGN_AT else core.text,
            reported_at=_utc(plan.reported_at),
            channel=pick(rnd, words.words["channels"]),
            anonymous=rnd() < 0.75,
            secret=rnd() < 0.03,
            parent_agency=words.one("government"),
            status=plan.status,
            district=core.district,
            village=scene.village,
            timeline=[],
        )
        if core.title is not None:
            out["title"] = core.title
        if rnd() >= (0.02 if plan.disposed else 0.85):
            out["classification"] = _classification(rnd())
        if plan.disposed or rnd() < 0.1:
            category = pick(rnd, words.topics[core.topic].categories)
            out["category_id"], out["category"] = category
        if plan.disposed:
            out["agency_external_id"] = self._agencies[core.agency]["external_id"]
            out["agency"] = self._agencies[core.agency]["name"]
        if not out["anonymous"]:
            name = f"{pick(rnd, words.words['roles'])} {first_name(scene)}"
            out["reporter"] = {"name": name if rnd() < 0.7 else full_name(scene)}
        if rnd() < 0.86:
            out["province"], out["regency"] = words.one("province"), words.one("regency")
        if (hold := _hold_key(plan.status)) is not None:
            out["hold_reason"] = pick(rnd, words.words[hold])
        timeline = out["timeline"]
        for number, event in enumerate(plan.events, 1):
            entry_id = f"{out['tracking_id']}-{number}"
            timeline.append(self._entry(entry_id, event, core.words, scene))
        return out

    def _entry(self, entry_id: str, event: Event, words: Grammar, scene: Scene) -> TimelineEntry:
        rnd, kind = scene.rnd, event.kind
        agency = scene.agency
        if event.first_agency:
            agency = pick(rnd, self._agencies)["name"]
            scene = replace(scene, agency=agency)
        # A sentence about "the day before" must not name a day after the event.
        scene = replace(scene, day=event.at.date())
        if kind == "follow_up":
            text = agency_answer(words, scene)
        elif kind == "reply":
            text = reporter_reply(words, scene)
        elif kind == "info_request":
            text = info_request(words, scene)
        elif kind == "disposition":
            text = short_text(words, scene, "t_dispose")
        elif kind == "note":
            text = short_text(words, scene, "note")
        else:
            text = short_text(words, scene, _closing_pool(event.status))
        entry = TimelineEntry(id=entry_id, kind=kind, at=_utc(event.at), text=text)
        if kind in ("disposition", "follow_up", "info_request", "note"):
            entry["agency"] = agency
        if event.result is not None:
            entry["result"] = event.result
            entry["secret"] = rnd() < 0.02
        if event.status is not None:
            entry["status"] = event.status
        return entry

    def _tracking_id(self, index: int, reported_at: dt.datetime) -> str:
        """Numbers that rise with the day of the report; unique, because (block, day, slot) is."""
        day = (reported_at.date() - self.today).days + _OLDEST_DAYS
        block, slot = divmod(index, _IDS_A_DAY)
        # 7919 shares no factor with 20,000: a day's numbers are spread, none meets another.
        return str(1_000_000 + block * 9_000_000 + day * _IDS_A_DAY + slot * 7919 % _IDS_A_DAY)


def _utc(moment: dt.datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _classification(draw: float) -> str:
    left = draw * 100
    for share, name in _CLASSES:
        left -= share
        if left < 0:
            return name
    return _CLASSES[0][1]


def _hold_key(status: str) -> str | None:
    return {
        "Menunggu Kelengkapan Informasi": "hold_waiting",
        "Diarsipkan oleh Sistem": "hold_expired",
        "Diarsipkan oleh Admin": "hold_admin",
        "Diarsipkan oleh Pelapor": "hold_reporter",
    }.get(status)


def _closing_pool(status: str | None) -> str:
    return {
        "Ditutup oleh Sistem": "t_close_system",
        "Ditutup oleh Admin": "t_close_admin",
        "Ditutup oleh Pelapor": "t_close_reporter",
        "Konten Terblokir": "t_block",
    }.get(status or "", "t_archive")
