"""What an imported record changes in a stored one: pure rules, no database.

The rules (docs/import.md gives them to the technician):
absent blanks nothing; an empty cell blanks nothing either, except a hold reason when the status
moved on, and the number of a category or agency when its name changed; an older export only fills
what is missing; nothing undoes what was done here after the export was made.
"""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import UNSET

from .records import ImportedComplaint, ImportedEntry

BODY_FIELDS = (
    "title",
    "text",
    "reported_at",
    "classification",
    "category_id",
    "category",
    "channel",
    "anonymous",
    "reporter_name",
    "province",
    "regency",
    "district",
    "village",
    "decree_number",
    "decree_url",
)
STATE_FIELDS = (
    "agency",
    "agency_external_id",
    "parent_agency",
    "status",
    "hold_reason",
    "secret",
    "rating",
)
REQUIRED_FIELDS = ("text", "reported_at")
_HOLDER_FIELDS = ("agency", "agency_external_id", "parent_agency", "status", "hold_reason")
# A number belongs to its name: it never stands beside another name.
_NUMBER_OF = {"category": "category_id", "agency": "agency_external_id"}
_DAY = 86_400


class StoredFields(msgspec.Struct, frozen=True, kw_only=True):
    """What is stored of one complaint; None is not known (or: not disposed yet).

    ``as_of``: when the newest export taken was made, unix seconds UTC, 0 unknown.
    ``entry_ids``: the timeline entries already stored.
    """

    as_of: int = 0
    title: str | None = None
    text: str | None = None
    reported_at: int | None = None
    classification: str | None = None
    category_id: str | None = None
    category: str | None = None
    channel: str | None = None
    anonymous: bool | None = None
    secret: bool | None = None
    reporter_name: str | None = None
    parent_agency: str | None = None
    agency_external_id: str | None = None
    agency: str | None = None
    status: str | None = None
    hold_reason: str | None = None
    province: str | None = None
    regency: str | None = None
    district: str | None = None
    village: str | None = None
    rating: str | None = None
    decree_number: str | None = None
    decree_url: str | None = None
    entry_ids: frozenset[str] = frozenset()


class Merge(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome: the fields to store, what changed, and the entries to append.

    ``missing`` names required fields still unknown: a new complaint that lacks one is not stored.
    """

    fields: StoredFields
    created: bool
    changed_fields: frozenset[str]
    new_entries: tuple[ImportedEntry, ...]

    @property
    def body_changed(self) -> bool:
        """Whether the rarely changing part changed."""
        return self.created or not self.changed_fields.isdisjoint(BODY_FIELDS)

    @property
    def state_changed(self) -> bool:
        """Whether status, holder, flags or rating changed."""
        return self.created or not self.changed_fields.isdisjoint(STATE_FIELDS)

    @property
    def changed(self) -> bool:
        """Whether anything a desk would see changed."""
        return self.body_changed or self.state_changed or bool(self.new_entries)

    @property
    def missing(self) -> tuple[str, ...]:
        """Required fields that are still unknown."""
        return tuple(name for name in REQUIRED_FIELDS if getattr(self.fields, name) is None)


def merge(
    stored: StoredFields | None,
    incoming: ImportedComplaint,
    *,
    generated_at: int | None,
    local_since: int | None = None,
) -> Merge:
    """Merge one record into what is stored.

    ``generated_at``: when its export was made, unix seconds UTC (None counts as older than all).
    ``local_since``: when this server last answered or disposed the complaint, unix seconds UTC;
    an export not made after that moves neither status nor holder, and lifts no secrecy.
    """
    made_at = generated_at or 0
    base = stored if stored is not None else StoredFields()
    older = stored is not None and made_at < base.as_of
    behind = stored is not None and local_since is not None and made_at <= local_since
    changes: dict[str, Any] = {}
    for name in (*BODY_FIELDS, *STATE_FIELDS):
        value, current = getattr(incoming, name), getattr(base, name)
        if value is UNSET or value is None or value == current:
            continue
        if older and current is not None:
            continue
        if not _weaker(name, incoming, current):
            changes[name] = value
    _hold_back(base, incoming, changes, older=older, behind=behind)
    _follow_names(base, incoming, changes)
    _hold_reason(base, incoming, changes, older=older, behind=behind)
    if changes.get("anonymous", base.anonymous):
        # An anonymous reporter's name is not kept, whatever file it came in.
        changes["reporter_name"] = None
    changes = {name: value for name, value in changes.items() if value != getattr(base, name)}
    entries = _new_entries(base, incoming)
    fields = msgspec.structs.replace(
        base,
        **changes,
        as_of=max(base.as_of, made_at),
        entry_ids=base.entry_ids | {entry.id for entry in entries},
    )
    return Merge(
        fields=fields,
        created=stored is None,
        changed_fields=frozenset(changes),
        new_entries=entries,
    )


def _weaker(name: str, incoming: ImportedComplaint, current: object) -> bool:
    """A stand-in (the "Akhir" text, a day without a time) never replaces the better value."""
    if current is None:
        return False
    if name == "text":
        return incoming.text_from_final
    if name == "reported_at" and incoming.reported_date_only and isinstance(current, int):
        midnight = incoming.reported_at
        return isinstance(midnight, int) and midnight <= current < midnight + _DAY
    return False


def _hold_back(
    base: StoredFields,
    incoming: ImportedComplaint,
    changes: dict[str, Any],
    *,
    older: bool,
    behind: bool,
) -> None:
    """Take out what the record may not say any more."""
    if behind:
        for name in _HOLDER_FIELDS:
            changes.pop(name, None)
        if changes.get("secret") is False:
            del changes["secret"]
    if older:
        if base.status is not None:
            # A known status with no agency means "not disposed": nothing is missing there.
            changes.pop("agency", None)
        if incoming.agency != changes.get("agency", base.agency):
            changes.pop("parent_agency", None)


def _follow_names(base: StoredFields, incoming: ImportedComplaint, changes: dict[str, Any]) -> None:
    """A number goes with its name: another name's number is dropped, not kept beside it."""
    for owner, number in _NUMBER_OF.items():
        told = getattr(incoming, owner)
        told = None if told is UNSET else told
        after = changes.get(owner, getattr(base, owner))
        if number in changes and told != after and (told or getattr(base, number) is not None):
            del changes[number]
        if owner in changes and number not in changes:
            given = getattr(incoming, number)
            changes[number] = None if given is UNSET else given


def _hold_reason(
    base: StoredFields,
    incoming: ImportedComplaint,
    changes: dict[str, Any],
    *,
    older: bool,
    behind: bool,
) -> None:
    """The reason of a hold belongs to a status: it goes when the status moved on without one."""
    if "status" in changes and incoming.hold_reason is None and not older:
        changes["hold_reason"] = None
    told = incoming.status if isinstance(incoming.status, str) else None
    if (older or behind) and told != changes.get("status", base.status):
        changes.pop("hold_reason", None)


def _new_entries(base: StoredFields, incoming: ImportedComplaint) -> tuple[ImportedEntry, ...]:
    """Entries are facts and only ever added, from an older export as well."""
    if incoming.timeline is UNSET:
        return ()
    fresh: dict[str, ImportedEntry] = {}
    for entry in incoming.timeline:
        if entry.id not in base.entry_ids:
            fresh.setdefault(entry.id, entry)
    return tuple(fresh.values())
